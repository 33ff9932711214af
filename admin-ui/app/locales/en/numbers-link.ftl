# Numbers that are connected by QR code: a phone’s own WhatsApp, to which the app is linked as a device. Use the words that WhatsApp itself has for “linked devices” in this language.

# The page for a new one. The first message is the title of the window.

numbers-link-new-title = Connect by QR code · Botloom
numbers-link-numbers = Numbers
numbers-link-new-heading = Connect a number by QR code
numbers-link-new-subtitle = The phone stays in use; the bot answers beside it, as WhatsApp on a computer does.
numbers-link-name-number = Name the number
numbers-link-to-know = What to know
numbers-link-know-unofficial = WhatsApp does not offer this way to programs officially. It may block a number that sends much, or to people who did not write first.
numbers-link-know-careful = So a new number begins carefully: few messages on the first day, more each day. You can change that on its page.
numbers-link-know-choices = Choices appear as numbered text. For buttons, lists and templates, connect a number through Meta’s Cloud API.
numbers-link-name = Name
numbers-link-name-help = For you and your colleagues.
numbers-link-name-example = Shop, Berlin
numbers-link-show-the-qr = Show the QR code

# The card on the number’s page: the steps while a phone is linked.

numbers-link-connection = Connection
numbers-link-step-ask = Ask WhatsApp for a code
numbers-link-step-code = Scan or type the code on the phone
numbers-link-step-agree = The phone agrees
numbers-link-step-share = Share what is needed

# The code that waits, with its time in seconds ($n). WhatsApp gives at most six codes; $number says which one it is.

numbers-link-code-coming = A new code is on its way…
numbers-link-seconds-left = { $n ->
    [one] { $n } second left
   *[other] { $n } seconds left
}
numbers-link-code-left = { $n ->
    [one] Code { $number } of 6 · { $n } second left
   *[other] Code { $number } of 6 · { $n } seconds left
}

# How to scan the code, and how to type one. “Settings”, “Linked devices”, “Link a device” and “Link with phone number instead” are what WhatsApp on the phone says.

numbers-link-qr-label = QR code for WhatsApp on the phone
numbers-link-scan-open = Open WhatsApp on the phone whose number shall answer.
numbers-link-scan-tap = Tap Settings, then Linked devices, then Link a device.
numbers-link-scan-point = Point the phone at this code.
numbers-link-type-open = Open WhatsApp on the phone. It may show a notice already; tap it.
numbers-link-type-tap = Otherwise tap Settings, Linked devices, Link a device, Link with phone number instead.
numbers-link-type-code = Type this code.
numbers-link-other-way = You cannot scan it? Use a code instead
numbers-link-phone-number = Phone number
numbers-link-phone-number-help = Of the phone that shall answer, with its country code.
numbers-link-show-typed = Show a code to type

# Buttons of the card, and the question before logging out. What was linked is forgotten by logging out; pausing keeps it.

numbers-link-connect = Connect
numbers-link-show-qr = Show a QR code
numbers-link-another = Link another phone
numbers-link-pause = Pause
numbers-link-cancel = Cancel
numbers-link-log-out-more = Log out…
numbers-link-log-out-title = Log this number out?
numbers-link-log-out-text = The phone forgets this device, and nobody gets an answer until a phone is linked again. Conversations stay.
numbers-link-log-out = Log out
numbers-link-before = What happened before

# How the link stands, in two words for a badge, and then in sentences that say what happened and what to do. “This device” is the app, as the phone sees it.

numbers-link-not-connected = Not connected
numbers-link-unlinked-text = No phone is linked yet. Show a QR code and scan it with the phone whose number shall answer.
numbers-link-connecting = Connecting
numbers-link-starting-text = WhatsApp is asked for a code. This takes a few seconds.
numbers-link-waiting = Waiting for the phone
numbers-link-scanned = Scanned
numbers-link-scanned-text = The phone agreed. Keep it online for a moment.
numbers-link-almost-ready = Almost ready
numbers-link-syncing-text = The phone shares what is needed. This takes about ten seconds.
numbers-link-connected = Connected
numbers-link-connected-to = Connected to { $phone }. Messages come in and go out, also while the phone is off.
numbers-link-connected-to-phone = Connected to the phone. Messages come in and go out, also while the phone is off.
numbers-link-reconnecting = Reconnecting
numbers-link-reconnecting-text = The connection to WhatsApp broke and is tried again by itself. Nothing is lost: messages wait on both sides.
numbers-link-paused = Paused
numbers-link-restored-text = This installation was restored from a backup, and the old one may still be connected. Connect when it is switched off.
numbers-link-paused-text = Somebody paused the connection. The phone stays linked, and what people write meanwhile comes in later.
numbers-link-no-scan = No scan
numbers-link-no-scan-text = All codes have run out without a scan. Take the phone in your hand and show a new one.
numbers-link-logged-out = Logged out
numbers-link-out-by-admin-text = Somebody logged this number out here. What was written stays; link a phone to go on.
numbers-link-out-away-text = The phone unlinked this device while it was offline. What was written stays; messages since then are on the phone only.
numbers-link-out-by-phone-text = The phone unlinked this device, under “Linked devices”. What was written stays; until a phone is linked again, nobody gets an answer.
numbers-link-elsewhere = Used elsewhere
numbers-link-elsewhere-text = Another program uses the same link, perhaps a second installation. Switch that one off, then connect.
numbers-link-blocked = Blocked
numbers-link-blocked-text = WhatsApp blocks this account for a while. Nothing is sent until then; what waits stays. Send less, and only to people who wrote first.
numbers-link-blocked-until-text = WhatsApp blocks this account for a while, until { $day }, { $time } UTC. Nothing is sent until then; what waits stays. Send less, and only to people who wrote first.
numbers-link-unreadable = Cannot be opened
numbers-link-unreadable-text = The link was stored with another master key than the one in use now. With the right key it works again; nothing was deleted.
numbers-link-outdated = Needs an update
numbers-link-outdated-text = WhatsApp no longer accepts the version of WhatsApp Web that this installation speaks. Update Botloom, then connect.

# Why a phone was not linked.

numbers-link-wrong-account = Another account was scanned than before: this number belongs to { $phone }. It was unlinked again. Scan with the right phone, or link the other one on purpose.
numbers-link-wrong-account-phone = Another account was scanned than before: this number belongs to the phone. It was unlinked again. Scan with the right phone, or link the other one on purpose.
numbers-link-already-linked = This account is linked to another number of this installation already. Use that one, or log it out there first.
numbers-link-too-often = WhatsApp gives no more codes for this phone for a while. Scan a QR code instead, or try again in an hour.
numbers-link-code-refused = WhatsApp gave no code for this phone number. Please check the number, or scan a QR code instead.
numbers-link-phone-outdated = WhatsApp on the phone is too old for linked devices. Update it there, then try again.
numbers-link-no-agreement = The phone and this device did not agree, so nothing was linked. Please try again; a phone may have at most four linked devices.

# Settings of such a number, in the card “Files and signs”. The bot leaves a contact alone for a while when a person answered on the phone; the first value is none of that.

numbers-link-silent = Silent after an answer on the phone
numbers-link-silent-help = When somebody writes to a contact on the phone itself, the bot leaves that contact alone for so long.
numbers-link-not-at-all = Not at all
numbers-link-15-minutes = 15 minutes
numbers-link-1-hour = 1 hour
numbers-link-4-hours = 4 hours
numbers-link-1-day = 1 day
numbers-link-1-week = 1 week
numbers-link-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
numbers-link-choices = Choices appear as
numbers-link-choices-help = What does not fit into a poll appears as numbered text.
numbers-link-numbered = Numbered text, answered by number or words
numbers-link-poll = A poll of up to 12 options
numbers-link-pace = At the pace of a person
numbers-link-pace-text = Messages are read after a moment, and answers typed for a few seconds. Programs that answer at once are blocked sooner.

# The card that says how likely WhatsApp blocks the number, a line for each thing that counts, with what helps below it. “It” is the number. “Sending”, “Files and signs” and “At the pace of a person” are what those cards and that setting are called.

numbers-link-risk = Risk of a block
numbers-link-risk-subtitle = WhatsApp does not offer this way to programs officially, and blocks numbers that behave like one.
numbers-link-risk-blocked = WhatsApp blocks this account now. Nothing is sent until the block ends.
numbers-link-risk-blocked-help = Afterwards begin again with few messages a day, and only to people who wrote first.
numbers-link-risk-cap = { $sent } of { $cap } messages sent today.
numbers-link-risk-cap-near = What is over the limit waits for tomorrow; nothing is lost.
numbers-link-risk-no-cap = { $n ->
    [one] { $n } message sent today, without a limit.
   *[other] { $n } messages sent today, without a limit.
}
numbers-link-risk-no-cap-help = Set a daily limit under “Sending”. A number that suddenly sends much is blocked soonest.
numbers-link-risk-warm-up = { $n ->
    [one] It began with { $n } message a day and may send { $growth } % more each day.
   *[other] It began with { $n } messages a day and may send { $growth } % more each day.
}
numbers-link-risk-no-warm-up = It does not begin slowly.
numbers-link-risk-no-warm-up-help = A new number should send little at first: “Sending” lets its limit grow by itself.
numbers-link-risk-quiet = It keeps quiet hours, as people do.
numbers-link-risk-no-quiet = It sends at any hour.
numbers-link-risk-no-quiet-help = Quiet hours at night make it look less like a program.
numbers-link-risk-pace = It reads and types at the pace of a person.
numbers-link-risk-no-pace = It answers at once, as no person does.
numbers-link-risk-no-pace-help = Turn on “At the pace of a person” under “Files and signs”.
numbers-link-risk-strangers = Nobody gets a message who neither wrote first nor agreed to it.

# Beside a message of a conversation that a person wrote on the number’s own phone, past the app; and the hint for it.

numbers-link-on-phone = On the phone
numbers-link-on-phone-hint = Somebody wrote this on the number’s own phone
