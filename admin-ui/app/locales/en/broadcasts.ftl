# Broadcasts: one message to many contacts. In Spanish and Portuguese the word is the one of WhatsApp’s own broadcast lists. $n and other numbers are counts.

# Words of several pages. “Everybody” stands for: no segment is chosen. “Left out” are the contacts who do not get the message.

broadcasts-title = Broadcasts
broadcasts-new = New broadcast
broadcasts-everybody = Everybody
broadcasts-left-out = Left out

# The list of broadcasts. The figures stand at the end of a row: to how many of the recipients it was said, and how many read it.

broadcasts-subtitle = One message to many contacts, at a pace and a time that you choose.
broadcasts-empty = No broadcasts yet
broadcasts-empty-text = Choose a segment and an approved template, see who gets it, and send it now or later.
broadcasts-figures = { $n ->
    [one] { $said } of { $n } recipient · { $read } read
   *[other] { $said } of { $n } recipients · { $read } read
}

# The state of a broadcast; short, in a badge.

broadcasts-state-planned = Planned
broadcasts-state-running = Under way
broadcasts-state-paused = Paused
broadcasts-state-done = Done
broadcasts-state-stopped = Stopped

# Facts about a broadcast, in one line with “ · ” between them: when it ended, began or begins ($ago is such as “5 min ago” or a date, $date a day with the time; $time is a day with the time on the clock of each contact), what it does and who made it.

broadcasts-ended = ended { $ago }
broadcasts-on-each-clock = { $time } on each contact’s clock
broadcasts-began = began { $ago }
broadcasts-begins = begins { $date }
broadcasts-starts-flow = starts the flow
broadcasts-by = by { $name }

# Why contacts get none. Stands in a list with a count of contacts beside it, and under the name of one contact.

broadcasts-why-other-number = Belong to another number
broadcasts-why-blocked = Are blocked
broadcasts-why-opted-out = Opted out
broadcasts-why-never-asked = Were never asked
broadcasts-why-outside-window = Have not written for 24 hours
broadcasts-why-no-value = Lack a value that the message needs
broadcasts-why-with-person = Are with a person
broadcasts-why-nothing-said = The flow said nothing
broadcasts-why-stopped = The broadcast was stopped before
broadcasts-why-lost = Their conversation is gone
broadcasts-why-other = Another reason

# How far the message to one recipient is; short, in a badge.

broadcasts-status-waits = Waits
broadcasts-status-left-out = Left out
broadcasts-status-on-its-way = On its way
broadcasts-status-sent = Sent
broadcasts-status-delivered = Delivered
broadcasts-status-read = Read
broadcasts-status-failed = Failed
broadcasts-status-unknown = Unknown

# The page of one broadcast.

broadcasts-none-such = There is no such broadcast
broadcasts-link-wrong = The link is wrong.
broadcasts-show-all = Show all broadcasts
broadcasts-pause = Pause
broadcasts-resume = Resume
broadcasts-stop = Stop for good
broadcasts-not-changed = Nothing was changed

# Its results: how many recipients there are, to how many it was sent and so on. “Recipients” heads their list too.

broadcasts-results = Results
broadcasts-results-caption = How recipients fared
broadcasts-recipients = Recipients
broadcasts-result-sent = Sent
broadcasts-result-delivered = Delivered
broadcasts-result-read = Read
broadcasts-result-answered = Answered
broadcasts-result-failed = Failed
broadcasts-result-waiting = Waiting
broadcasts-nobody-left-out = Nobody so far.
broadcasts-more = Show more
broadcasts-more-failed = More recipients could not be loaded
broadcasts-recipients-later = They are looked for when the broadcast begins.

# The page of a new one: to whom it goes. A segment is a filter of contacts with a name.

broadcasts-new-subtitle = Nothing is sent before you say so at the end.
broadcasts-to-whom = To whom
broadcasts-name = Name of the broadcast
broadcasts-name-help = For you and your colleagues only.
broadcasts-from = From the number
broadcasts-segment = Segment
broadcasts-only-agreed = Only contacts who agreed

# What is sent. A start of the kind “Program or other flow” is a trigger of a flow.

broadcasts-what = What
broadcasts-kind = Kind
broadcasts-kind-template = An approved template
broadcasts-kind-start = Start the number’s flow
broadcasts-start = Name of the start
broadcasts-start-help = Of the kind “Program or other flow”, in the flow that answers the number. Empty for any. Only who wrote within 24 hours gets it.
broadcasts-template = Template
broadcasts-choose-template = Choose a template…

# Filling in the template. $name and $first are code, such as a key between two braces.

broadcasts-marketing-costs = This is marketing: Meta charges more for it, and contacts may have declined it.
broadcasts-address-picture = Address of the picture
broadcasts-address-video = Address of the video
broadcasts-address-document = Address of the document
broadcasts-address-help = Begins with https://, or is the address of a file on the page Files.
broadcasts-marks = Write { $name }, { $first } or the key of a field in two braces, and each contact gets its own. Contacts who have no such value are left out.

# When it begins, and how fast it goes. “timezone” is code.

broadcasts-when = When
broadcasts-when-now = Now
broadcasts-when-at = At one moment for all
broadcasts-when-local = When each contact’s clock shows a time
broadcasts-day-and-time = Day and time
broadcasts-zone = Time zone of contacts without one
broadcasts-zone-help = As in Europe/Berlin. A contact’s own zone is its field “timezone”.
broadcasts-pace = Messages per minute
broadcasts-pace-help = The number’s own rules count too.

# Who gets it. The number of contacts ($n) stands above, large, and is not part of the message; the time that it takes follows it. $names are the contacts who came last.

broadcasts-who = Who gets it
broadcasts-get-it = { $n ->
    [one] contact gets it.
   *[other] contacts get it.
}
broadcasts-takes-a-minute = It takes about a minute.
broadcasts-takes-minutes = It takes about { $minutes } minutes.
broadcasts-newest = The newest: { $names }
broadcasts-contacts = { $n ->
    [one] { $n } contact
   *[other] { $n } contacts
}
broadcasts-send-now = Send it now
broadcasts-plan = Plan it
broadcasts-made = The broadcast is on its way
