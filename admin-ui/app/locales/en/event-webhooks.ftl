# The page Event webhooks, for admins: addresses of other systems that are told of events.

event-webhooks-title = Event webhooks
event-webhooks-subtitle = Your own systems are told when something happens: an event of a flow, or an alert.
event-webhooks-add = Add webhook
event-webhooks-empty = No event webhooks yet
event-webhooks-empty-text = Give the address of your CRM, shop or help desk. It gets a signed request for every event, and again for two days when it does not answer.

# The secret of a new webhook, which is shown once. standardwebhooks.com is a site.

event-webhooks-secret-title = Signing secret
event-webhooks-secret = Secret
event-webhooks-secret-help = Your system checks with it that a request is ours, as standardwebhooks.com describes.
event-webhooks-secret-note = Copy it now: it is not shown again. After a new secret, the old one still signs for 24 hours.

# The dialog of a new or changed webhook. “Emit event” is a step of the editor, order.paid an event's name, which stays.

event-webhooks-edit-title = Edit webhook
event-webhooks-address = Address
event-webhooks-address-help = Where your system takes requests. It must be reachable from the internet.
event-webhooks-tell-of = Tell it of
event-webhooks-every-event = Every event
event-webhooks-alerts-only = Alerts only
event-webhooks-named-only = Only events that I name
event-webhooks-names = Names of events
event-webhooks-names-help = One per line, as the step “Emit event” of a flow has them, such as order.paid.
event-webhooks-changed = The webhook was changed
event-webhooks-cancel = Cancel
event-webhooks-save = Save

# One webhook of the list. The first four are how it goes with it. $ago is such as “5 min ago” or a date; given up are events that are tried no more.

event-webhooks-off = Off
event-webhooks-nothing-sent = Nothing sent yet
event-webhooks-failing = Failing
event-webhooks-delivering = Delivering
event-webhooks-last-delivered = Last delivered { $ago }
event-webhooks-waiting = { $n } waiting
event-webhooks-given-up = { $n ->
    [one] { $n } event given up
   *[other] { $n } events given up
}
event-webhooks-switch-on = On: { $url }
event-webhooks-more = More about this webhook
event-webhooks-send-test = Send a test event
event-webhooks-edit = Edit
event-webhooks-new-secret = New secret
event-webhooks-delete = Delete
event-webhooks-not-changed = The webhook was not changed
event-webhooks-test-delivered = The test event was delivered
event-webhooks-test-not-delivered = The test event was not delivered
event-webhooks-test-not-sent = The test event was not sent
event-webhooks-no-new-secret = There is no new secret; the old one still counts
event-webhooks-not-deleted = The webhook was not deleted
event-webhooks-deleting = The webhook will be deleted

# Why something was not delivered. $reason is such as “HTTP 404”.

event-webhooks-why-refused = Your system refused it ({ $reason }). Does it check the right secret?
event-webhooks-why-nothing-there = There is nothing at this address ({ $reason }).
event-webhooks-why-no-more = Your system wants no more events ({ $reason }).
event-webhooks-why-elsewhere = Your system sent it elsewhere ({ $reason }). Enter the address where it ends.
event-webhooks-why-problem = Your system has a problem ({ $reason }).
event-webhooks-why-not-accepted = Your system did not accept it ({ $reason }).
