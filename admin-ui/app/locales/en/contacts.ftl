# Words of several places of contacts: people who write to the numbers of the workspace.

contacts-title = Contacts
contacts-segments = Segments
contacts-segment = Segment
contacts-fields = Fields
contacts-tags = Tags
contacts-tag = Tag
contacts-number = Number
contacts-consent = Consent
contacts-name = Name
contacts-language = Language
contacts-phone = Phone number
contacts-blocked = Blocked
contacts-import = Import
contacts-edit = Edit
contacts-save = Save
contacts-saved = Saved
contacts-cancel = Cancel
contacts-close = Close
contacts-back = Back
contacts-yes = Yes
contacts-no = No
contacts-change-named = Change { $name }
contacts-search = Search names and numbers
contacts-nameless = Somebody without a name

# The list.

contacts-subtitle = Everybody who writes to your numbers, and what is known of them.
contacts-show-more = Show more
contacts-more-failed = More contacts could not be loaded
contacts-nobody-found = Nobody found
contacts-nobody-found-text = No contact fits these filters.
contacts-empty = No contacts yet
contacts-empty-text = Everybody who writes to one of your numbers appears here by themselves. You can also bring a list.
contacts-import-file = Import a file

# One contact of the list, when they wrote last. Stands in a list of facts. $ago is such as “5 min ago” or a date.

contacts-wrote = wrote { $ago }
contacts-has-not-written = has not written

# What the list is narrowed to. “Everybody” stands for: no segment is chosen.

contacts-everybody = Everybody
contacts-all-numbers = All numbers
contacts-all-tags = All tags
contacts-any-consent = Any consent

# Consent: whether a contact agreed to get broadcasts. These are short and stand in badges.

contacts-agreed = Agreed
contacts-opted-out = Opted out
contacts-never-asked = Never asked

# Kinds of fields. “Day” is a date.

contacts-kind-text = Text
contacts-kind-number = Number
contacts-kind-day = Day
contacts-kind-yes-no = Yes or no
contacts-kind-choice = Choice

# What happened with a contact. $title is the name of a team or subject, of a question, and of a broadcast.

contacts-happened = What happened
contacts-met = First met
contacts-agreed-to-be-written-to = Agreed to be written to
contacts-does-not-want = Does not want to be written to
contacts-note = Note
contacts-handed-over = Handed to a person
contacts-handed-over-for = Handed to a person, for { $title }
contacts-answered = Answered { $title }
contacts-broadcast = Broadcast { $title }

# Where a consent comes from. They stand in a list, behind a name and before a date.

contacts-source-flow = said to a flow
contacts-source-person = noted by a person
contacts-source-file = from a file

# Notes about a contact.

contacts-note-for-colleagues = A note for your colleagues
contacts-add-note = Add the note
contacts-delete-note = Delete the note
contacts-note-not-kept = The note was not kept
contacts-note-not-deleted = The note was not deleted

# The page of one contact. $number is the name of the number of the workspace to which they write.

contacts-no-such = There is no such contact
contacts-no-such-text = It may have been erased or merged.
contacts-show-all = Show all contacts
contacts-of-number = Contact of { $number }
contacts-about = About
contacts-conversation = Conversation
contacts-more-about = More about this contact
contacts-block = Block
contacts-unblock = Unblock
contacts-merge-menu = Merge with another…
contacts-erase-menu = Erase or take out…
contacts-nothing-changed = Nothing was changed
contacts-blocked-text = Nothing is sent to this contact and no flow runs. What they write is kept.

# Identities: under which WhatsApp, or a simulator, knows the contact.

contacts-identities = Identities
contacts-identities-text = Under these the contact writes.
contacts-identity-user = WhatsApp user id
contacts-identity-hidden = WhatsApp hidden id
contacts-identity-simulated = Simulated phone
contacts-identity-other = Other

# Name, language and fields of a contact. de, en and pt-BR are codes of languages and stay.

contacts-language-help = As in de, en or pt-BR.
contacts-flows-hear = Flows that start when a field changes hear of it.

# Tags of a contact.

contacts-no-tags = None
contacts-tags-not-changed = The tags were not changed

# Consent of a contact, and the dialog in which a change is noted with its proof.

contacts-consent-text = Broadcasts leave out who opted out.
contacts-agrees = Agrees to be written to
contacts-opt-in = Opt in
contacts-opt-out = Opt out
contacts-proof-kept = The proof is kept with the time and your name.
contacts-how-known = How do you know?
contacts-how-known-help = The contact’s words, a form, a call: what, where and when.
contacts-note-it = Note it
contacts-noted = Noted

# Making one contact of two.

contacts-merge-title = Merge with another contact
contacts-merge-text = For somebody who wrote from two phones. Everything of the other one comes here; where both know something, this contact’s values stay.
contacts-merged = They are one contact now
contacts-not-merged = Nothing was merged
contacts-of-same-number = Contacts of the same number
contacts-nobody-else = Nobody else found at this number.
contacts-merge-warning = This cannot be undone. The flow that runs with the other contact ends.
contacts-merge = Merge

# What the law gives a contact: a file with everything, and being forgotten.

contacts-data-of = Data of { $name }
contacts-everything = Everything that is held
contacts-everything-text = One JSON file for the contact: messages, answers, fields, consents and notes.
contacts-take-out = Take out
contacts-erase-warning = Erasing deletes the contact, all messages both ways, files, answers, notes and consents. It cannot be undone. Whoever writes again is new.

# What has to be typed to erase: small letters that people have on their keyboards. $word is that word.

contacts-erase-word = erase
contacts-erase-type = Type “{ $word }” to confirm
contacts-erase = Erase for good
contacts-erased = { $n ->
    [one] Erased, with { $n } message
   *[other] Erased, with { $n } messages
}
contacts-not-erased = Nothing was erased

# The dialog in which admins define fields. $code is what flows write to read a field. “personal” stands in a list of facts about a field.

contacts-fields-title = Fields of contacts
contacts-fields-text = What you want to know of everybody. Flows read a field as { $code }.
contacts-no-fields = No fields yet
contacts-no-fields-text = Add a birthday, a customer number, a level: whatever your flows and lists need.
contacts-field-is-personal = personal
contacts-field-remove = Remove { $name }
contacts-field-removed = The field will be removed; values stay
contacts-field-not-removed = The field was not removed
contacts-field-add = Add a field
contacts-field-key = Key
contacts-field-key-help = For flows and files.
contacts-field-kind = Kind
contacts-field-choices = Choices
contacts-field-choices-help = One per line.
contacts-field-personal = Personal
contacts-field-personal-text = Personal: masked exports hide it
contacts-field-save = Save the field

# Segments: filters of contacts with a name.

contacts-segments-text = Filters with a name. Who belongs to one is found out each time it is used.
contacts-no-segments = No segments yet
contacts-no-segments-text = For instance everybody with a tag who wrote this month.
contacts-count = { $n ->
    [one] { $n } contact
   *[other] { $n } contacts
}
contacts-segment-delete = Delete { $name }
contacts-segment-deleted = The segment will be deleted; its contacts stay
contacts-segment-not-deleted = The segment was not deleted
contacts-segment-new = New segment
contacts-segment-save = Save the segment
contacts-rules = Rules
contacts-rules-all = All rules must fit
contacts-rules-any = One fitting rule is enough
contacts-rule-add = Add a rule
contacts-rule-remove = Remove the rule

# Whom a segment means while it is written.

contacts-who-belongs = Who belongs to it
contacts-counting = Counting…
contacts-fill-rules = Fill the rules in to see whom they mean.
contacts-fit = { $n ->
    [one] { $n } contact fits
   *[other] { $n } contacts fit
}
contacts-newest = The newest: { $names }

# One rule of a segment, in three inputs: what, how, and with which value, such as “Last wrote”, “within days”, 30, or “Phone number”, “begins with”, 49.

contacts-rule-what = What
contacts-rule-how = How
contacts-rule-value = Value
contacts-rule-last-wrote = Last wrote
contacts-rule-first-met = First met
contacts-rule-is = is
contacts-rule-is-not = is not
contacts-rule-more = is more than
contacts-rule-less = is less than
contacts-rule-before = is before
contacts-rule-after = is after
contacts-rule-filled = is filled in
contacts-rule-empty = is empty
contacts-rule-contains = contains
contacts-rule-contains-not = does not contain
contacts-rule-has = has
contacts-rule-has-not = has not
contacts-rule-within-days = within days
contacts-rule-not-within-days = not within days
contacts-rule-begins = begins with
contacts-rule-begins-not = does not begin with
contacts-rule-yes = yes
contacts-rule-no = no
contacts-rule-agreed = agreed
contacts-rule-opted-out = opted out
contacts-rule-never-asked = never asked
contacts-rule-choose = Choose…
contacts-rule-days = Days

# The page that imports contacts from files.

contacts-import-title = Import contacts
contacts-import-text = From a CSV file, as Excel, Google Sheets and your shop write it.
contacts-imports-so-far = Imports so far
contacts-imports-so-far-text = Files and reports are deleted after seven days.
contacts-imports = Imports
contacts-no-imports = Nothing imported yet
contacts-no-imports-text = Choose a file above.
contacts-import-connect-first = Connect a number first: contacts belong to one.
contacts-import-choose = Choose a file
contacts-import-number-help = Whose contacts they become.
contacts-import-uploading = Uploading…
contacts-import-choose-csv = Choose a CSV file
contacts-import-limits = Up to 100 MB, with the names of the columns in the first row. Nothing is taken before you say so.
contacts-import-file-of = File of contacts

# What each column of the file is.

contacts-columns-text = Say what each column is. Nothing was taken yet.
contacts-columns = Columns
contacts-column-what = What “{ $column }” is
contacts-column-leave-out = Leave out
contacts-column-consent = Consent (yes or no)
contacts-import-under-way = The import is under way
contacts-import-read-as = Read as { $encoding }, separated by “{ $separator }”.
contacts-import-read-as-tabs = Read as { $encoding }, separated by tabs.
contacts-import-country = Country of numbers that begin with 0
contacts-import-country-help = Its digits, such as 49 for Germany.
contacts-import-tag = A tag for all of them
contacts-import-tag-help = So that you find them again.
contacts-import-proof = Where did they agree?
contacts-import-proof-help = Kept as the proof of each consent. Who opted out before stays out.
contacts-import-later = Later

# Which of the first rows would be refused, and why. $n is how many rows were looked at, $refused how many of them.

contacts-import-all-fit = { $n ->
    [one] The first { $n } row can be taken.
   *[other] The first { $n } rows can be taken.
}
contacts-import-some-refused = { $n ->
    [one] { $refused } of the first { $n } row would be refused. The others are taken, and you get a file with the refused ones.
   *[other] { $refused } of the first { $n } rows would be refused. The others are taken, and you get a file with the refused ones.
}
contacts-import-refused-rows = Refused rows
contacts-import-line = Line { $line }

# One import, and how far it is. “taken” and “refused” are said of rows and stand in a list of facts.

contacts-import-not-begun = Not begun
contacts-import-running = Under way
contacts-import-done = Done
contacts-import-stopped = Stopped
contacts-import-broken = Broken file
contacts-import-taken = { $n } taken
contacts-import-refused = { $n } refused
contacts-import-not-stopped = The import was not stopped
contacts-import-not-deleted = The import was not deleted
contacts-import-progress = How far the import is
contacts-import-go-on = Go on
contacts-import-stop = Stop
contacts-import-delete = Delete the file and its report
