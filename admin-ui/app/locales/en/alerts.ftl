# The page. A rule watches numbers and tells people; a test conversation looks whether a flow answers.

alerts-title = Alerts
alerts-subtitle = Be told when a number needs you, once when it begins and once when it is over.
alerts-rules = Rules
alerts-no-rules = No rules yet
alerts-no-rules-text = A rule watches your numbers, such as “tell me when messages wait for longer than five minutes”. It tells your event webhooks, and you by WhatsApp if you like.
alerts-add-rule = Add rule
alerts-edit-rule = Edit rule

# Buttons of its dialogs and menus.

alerts-cancel = Cancel
alerts-save = Save
alerts-edit = Edit
alerts-delete = Delete

# What is wrong now. $ago is such as “5 min ago”, “yesterday” or a date.

alerts-needs-you = Needs you now
alerts-since = Since { $ago }
alerts-number-gone = A number that is gone

# One rule of the list. “Firing” is a badge: what it watches for is the case now. $name is the rule or the test conversation of a switch.

alerts-every-number = Every number
alerts-tells-phone = tells { $phone } by WhatsApp
alerts-tells-webhooks = tells event webhooks
alerts-firing = Firing
alerts-switch-on = On: { $name }
alerts-more-rule = More about this rule
alerts-rule-not-changed = The rule was not changed
alerts-rule-not-deleted = The rule was not deleted
alerts-rule-deleting = The rule will be deleted

# The form of a rule.

alerts-rule-saved = The rule is looked after from now on
alerts-tell-when = Tell when
alerts-which-number = Which number
alerts-webhooks-anyway = Event webhooks that hear of alerts are told in any case.

# What a rule watches for, as one chooses it.

alerts-kind-disconnected = A number cannot send
alerts-kind-throttled = WhatsApp slows a number down
alerts-kind-outbox-age = Messages wait for too long
alerts-kind-error-rate = Too many messages fail
alerts-kind-check-failed = A test conversation fails
alerts-kind-problem = WhatsApp tells of a problem

# The sentence under the choice. “More than this” and “so many” mean the number that is entered beside it.

alerts-help-disconnected = It is switched off, or WhatsApp does not accept its access token any more.
alerts-help-throttled = So many messages or more wait because WhatsApp lets the number send no faster.
alerts-help-outbox-age = The oldest message that is still to be sent has waited for longer than this.
alerts-help-error-rate = More of the messages of the last 15 minutes failed. Fewer than ten messages say nothing.
alerts-help-check-failed = A test conversation below has failed so many times in a row.
alerts-help-problem = WhatsApp restricted the account, lowered the number’s quality, or rejected or paused a template, within the last day.

# Names of the number that is entered.

alerts-limit-waiting = Messages that wait
alerts-limit-seconds = Seconds
alerts-limit-percent = Percent
alerts-limit-failures = Failures in a row
alerts-limit-problems = Problems

# The whole rule in one line. Where there are numbers they are 2 or more, except percents. $duration is one of the three below it.

alerts-rule-disconnected = Cannot send
alerts-rule-throttled-one = Slowed down by WhatsApp, and a message waits
alerts-rule-throttled = Slowed down by WhatsApp, and { $n } messages or more wait
alerts-rule-outbox-age = Oldest message waits for longer than { $duration }
alerts-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
    }
alerts-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
    }
alerts-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
    }
alerts-rule-error-rate = More than { $n } % of messages fail
alerts-rule-check-failed-one = Test conversation fails
alerts-rule-check-failed = Test conversation fails { $n } times in a row
alerts-rule-problems = WhatsApp tells of { $n } problems or more in a day

# Who is told by WhatsApp, in the form of a rule.

alerts-notify = Tell me by WhatsApp
alerts-notify-help = When it begins, and when it is over.
alerts-phone = Your phone number
alerts-phone-help = With the country code, such as +49 1511 1234567.
alerts-sent-from = Sent from
alerts-sent-from-help = Another one is used while this one is what fails.
alerts-any-number = Any number that works
alerts-template = Message template
alerts-template-help = Its name at Meta; with one variable, which gets the alert.
alerts-template-language = Language of the template
alerts-template-language-help = As Meta writes it; en_US when empty.
alerts-no-template = Without a template, WhatsApp delivers the alert only within 24 hours after you last wrote to that number. A template arrives always.

# Test conversations: the list. They are held now and then; “Add” stands in the head of a list.

alerts-checks = Test conversations
alerts-checks-help = Botloom talks to your own flow now and then, and sees whether it answers as it should. Nobody is written to.
alerts-add = Add
alerts-add-check = Add test conversation
alerts-edit-check = Edit test conversation
alerts-no-checks = No test conversations yet
alerts-no-checks-text = Say what a contact would write and what must come back, such as “Hi” and “How can we help?”. A rule above tells you when it fails.

# One test conversation: how it went the last time. $ago is such as “5 min ago”, $ms milliseconds.

alerts-outcome-ok = Passed
alerts-outcome-failed = Failed
alerts-outcome-slow = Too slow
alerts-outcome-unknown = Unknown
alerts-not-held = Not held yet
alerts-ago-answered = { $ago }, answered in { $ms } ms
alerts-failed = Expected { $expected }. What came: { $came }
alerts-failed-at-step = Step { $step }: expected { $expected }. What came: { $came }
alerts-more-check = More about this test conversation
alerts-hold-now = Hold it now
alerts-how-it-went = How it went
alerts-held-soon = It is held within a few seconds
alerts-not-started = It could not be started
alerts-check-not-changed = The test conversation was not changed
alerts-check-not-deleted = The test conversation was not deleted
alerts-check-deleting = The test conversation will be deleted

# How often it is held. In small letters; the form makes the first one large. Hours and minutes are 2 or more.

alerts-every-minute = every minute
alerts-every-hour = every hour
alerts-once-a-day = once a day
alerts-every-hours = every { $n } hours
alerts-every-minutes = every { $n } minutes

# The dialog with how it went, time after time. What is said of a time stands in one line: version, speed, how many steps went through the whole server.

alerts-history-order = The latest time first.
alerts-history-empty = It was not held yet.
alerts-version = version { $version }
alerts-answered = answered in { $ms } ms
alerts-through-engine = played by the engine alone
alerts-through-server = { $n ->
    [one] { $n } step through the whole server
   *[other] { $n } steps through the whole server
    }

# The form of a test conversation. $name is a test that the flow has.

alerts-check-saved = It is held within a few seconds, and then again and again
alerts-check-version = Held with the version that answers the number at that time.
alerts-name = Name
alerts-number = Number
alerts-what-is-said = What is said
alerts-own-lines = My own lines
alerts-flow-test = Test of the flow: { $name }
alerts-how-often = How often
alerts-slow-seconds = Seconds that an answer may take

# The lines of a test conversation: who says something, and the words. “They” are the contact, “we” the flow. “Hi” is the first line of a new one.

alerts-conversation = The conversation
alerts-they-write = They write
alerts-they-tap = They tap
alerts-we-expect = We expect
alerts-hi = Hi
alerts-who = Who
alerts-words = Words
alerts-remove-line = Remove this line
alerts-add-line = Add a line
alerts-contains = An answer need only contain the words.
