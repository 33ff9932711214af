# The page Undelivered: what could not be processed, sent or told. An entry is one thing of that kind.

undelivered-title = Undelivered
undelivered-subtitle = What could not be processed or sent, as often as it was tried. Nothing of it is lost.
undelivered-shown = What is shown
undelivered-all = Everything
undelivered-came-in = What came in
undelivered-messages = Messages to contacts
undelivered-event-webhooks = Event webhooks
undelivered-try-all-again = Try all again
undelivered-tried-again = { $n ->
    [one] { $n } entry is tried again
   *[other] { $n } entries are tried again
}
undelivered-not-all-tried = Not everything is tried again
undelivered-rest-not-read = The rest could not be read
undelivered-more = Show more
undelivered-empty = Everything was delivered
undelivered-empty-text = When a message is refused or another system does not answer for days, it waits here with the reason, until you try it again or let it go.

# One entry.

undelivered-tries = { $n ->
    [one] { $n } try
   *[other] { $n } tries
}
undelivered-conversation = Conversation
undelivered-system-said = What the system said
undelivered-try-again = Try again
undelivered-is-tried = It is tried again
undelivered-is-not-tried = It is not tried again
undelivered-entry-more = More about this entry
undelivered-discard = Discard
undelivered-will-be-discarded = It will be discarded for good
undelivered-not-discarded = It was not discarded

# What it was.

undelivered-what-message = A contact’s message was not processed
undelivered-what-status = The news of a delivery was not processed
undelivered-what-timer = A flow did not go on after its time
undelivered-what-notice = An alert was not written
undelivered-what-other = Something that came in was not processed
undelivered-what-perhaps-sent = A message may not have been sent
undelivered-what-not-sent = A message was not sent
undelivered-what-webhook = An event webhook was not told

# Why, and what helps. “Event webhooks” is the page's name in the navigation.

undelivered-why-outcome = Nobody knows whether the contact got it. Trying again may send it a second time.
undelivered-why-paused = It was given up when sending went on after a pause.
undelivered-why-gone = The other system said that it wants no more events.
undelivered-why-error = The other system answered with an error, for more than a day.
undelivered-why-address = The address may not be asked. Change it under Event webhooks, then try again.
undelivered-why-silent = The other system did not answer, for more than a day.
undelivered-why-refused = WhatsApp refused it, or it failed too often.
undelivered-why-server = The server could not work with it, as often as it tried. Its log says more.

# The pause of everything that goes out.

undelivered-pause = Pause sending
undelivered-pause-about = Within a second nothing leaves this Botloom: no messages, no requests to other systems, no events. People can write; their answers wait in order, and go out when you resume.
undelivered-pause-why = Why
undelivered-pause-why-help = Everybody who signs in reads it.
undelivered-pause-all = Pause everything
undelivered-paused = Nothing goes out any more
undelivered-cancel = Cancel
