# The page Conversations: its head, and what stands where no conversation is chosen.

inbox-title = Conversations
inbox-subtitle = What people and your flows say to each other, as it happens.
inbox-choose = Choose a conversation
inbox-choose-text = Its messages appear here and keep coming while you watch.

# Follows the sentence before. The letters are keys of the keyboard and stay.

inbox-keys = J and K go through the list, R writes, O takes over, B hands back, I shows details.

# The browser's notifications. The second one stands under the name of the contact.

inbox-notify-me = Notify me
inbox-notify-waits = waits for an answer at { $number }

# The list of conversations, with what it can be narrowed to.

inbox-search = Search people and messages
inbox-views = Which conversations
inbox-view-all = Everything
inbox-view-person = For a person
inbox-view-mine = Mine
inbox-view-unread = Unread
inbox-view-mentioned = Notes that call me
inbox-number = Number
inbox-all-numbers = All numbers
inbox-tag = Tag
inbox-tag-filter = Only contacts with this tag
inbox-more = Show more
inbox-more-failed = More conversations could not be loaded
inbox-nothing-found = Nothing found
inbox-nothing-found-text = Nobody and no message fits.
inbox-empty = No conversations yet
inbox-empty-text = Write to one of your numbers and watch it appear.
inbox-go-to-numbers = Go to numbers

# One conversation of the list.

inbox-no-messages = No messages
inbox-note-calls-you = A note calls you
inbox-waits-for-person = Waits for a person
inbox-with-person = With a person
inbox-flow-runs = A flow is running

# The countdown of WhatsApp's 24 hours. What is left is such as “23 h 10 min”; “Closed” stands in its place when it is over.

inbox-window-open = Anything may be written for { $left }, until the contact writes again.
inbox-window-closed = Closed
inbox-window-closed-about = The 24 hours are over: only templates arrive.

# The transcript: its head and buttons.

inbox-back = Back to the list
inbox-flow-version = { $flow } · version { $version }
inbox-details = Details
inbox-about = About { $name }
inbox-messages = Messages
inbox-loading = Loading
inbox-take-over = Take over
inbox-hand-back = Hand back
inbox-hand-back-about = The flow goes on where it was
inbox-did-not-work = That did not work

# One message: who said it, and how far it has come.

inbox-started-flow = Started the flow: { $why }
inbox-author-gone = Somebody who is gone
inbox-wrote-this = { $name } wrote this
inbox-said-by-step = Said by the step “{ $step }”
inbox-said-by-step-of = Said by the step “{ $step }” of { $flow }, version { $version }
inbox-status-queued = Waiting to be sent
inbox-status-sending = Being sent
inbox-status-sent = Sent
inbox-status-delivered = Delivered
inbox-status-read = Read
inbox-status-failed = Not sent
inbox-status-unknown = It may or may not have been sent; it is not sent again

# $what is a sentence that says what happened, $help one that says what helps; both come from elsewhere.

inbox-not-sent-known = Not sent. { $what } { $help }
inbox-not-sent-why = Not sent: { $why }

# Kinds of messages, in the place of words. The changed words stand under “Changed an earlier message to”, the news under “WhatsApp tells”.

inbox-kind-picture = Picture
inbox-kind-sticker = Sticker
inbox-kind-video = Video
inbox-kind-sound = Sound
inbox-kind-voice = Voice message
inbox-kind-document = Document
inbox-kind-location = Location
inbox-kind-contact = Contact card
inbox-kind-reaction = Reaction
inbox-kind-order = Order
inbox-kind-form = Form that was filled in
inbox-kind-edit = Changed an earlier message to
inbox-kind-revoke = Deleted an earlier message
inbox-kind-system = WhatsApp tells
inbox-kind-not-shown = A kind of message that Botloom does not show yet
inbox-kind-other = Message of the kind “{ $kind }”

# The file of a message. $file is one of the kinds above, such as “Picture”; $why one of the sentences below.

inbox-file-fetching = { $file }. It is being fetched from WhatsApp…
inbox-file-at-whatsapp = { $file }, at WhatsApp.
inbox-file-why = { $file }. { $why }
inbox-file-not-kept = This number keeps no files.
inbox-file-expired = It was deleted, because its time was over.
inbox-file-too-large = It is larger than WhatsApp allows, so it was not kept.
inbox-file-wrong-type = It is not what its sender says it is, so it was not kept.
inbox-file-unknown = WhatsApp does not have it any more.
inbox-file-no-token = WhatsApp does not accept the number’s access token. An admin can enter a new one.
inbox-file-no-answer = WhatsApp could not be reached.
inbox-file-open = Open: { $name }
inbox-file-fetch = Fetch
inbox-file-fetch-again = Try again
inbox-file-not-fetched = The file was not fetched

# The field under a transcript: for an answer to the contact, or a note for colleagues. “Keep” keeps a note, “Send” sends an answer or a template.

inbox-what-is-written = What is written
inbox-mode-answer = Answer
inbox-mode-note = Note
inbox-answer-field = Answer to the contact
inbox-answer-placeholder = Write an answer. Type / for saved replies.
inbox-note-field = Note for colleagues
inbox-note-placeholder = Only colleagues see this. Type @ to call somebody.
inbox-keep = Keep
inbox-send = Send
inbox-enter-sends = Enter sends, Shift+Enter begins a new line.
inbox-flow-falls-silent = The flow is silent from your first answer until you hand the conversation back.
inbox-phone-silences = Somebody answered on the phone, so the flow is silent until { $time }, or until you hand the conversation back.
inbox-nothing-sent = Nothing was sent
inbox-closed-text = The contact has not written for 24 hours. Until they write again, WhatsApp delivers approved templates only; each one may cost money.
inbox-choose-template = Choose a template
inbox-suggestions = Suggestions
inbox-send-file = Send a file
inbox-file-not-sent = The file was not sent

# The dialog with saved replies: what one writes again and again.

inbox-replies = Saved replies
inbox-replies-about = Type / and some letters of a name to put one into your answer. Everybody of the workspace has them.
inbox-replies-empty = No saved replies yet
inbox-replies-empty-text = Keep the first one below.
inbox-reply-change = Change { $name }
inbox-reply-delete = Delete { $name }
inbox-reply-not-deleted = The reply was not deleted
inbox-reply-name = Name
inbox-reply-name-help = Short, without blanks, such as hours.
inbox-reply-text = Text
inbox-reply-save = Save the reply
inbox-reply-save-change = Save the change

# The dialog that sends a template. “Templates” in the text of the empty list is the page's name in the navigation.

inbox-send-template = Send a template
inbox-send-template-about = Meta has approved these, so they arrive at any time. When the contact answers, anything may be written again.
inbox-templates = Templates
inbox-templates-search = Search templates
inbox-templates-empty = No template
inbox-templates-empty-text = Templates are made on the page Templates. Meta approves most within minutes.
inbox-template-other = Another template
inbox-template-not-sent = The template was not sent
inbox-template-marketing = This is marketing: Meta charges more for it, and contacts may have declined it.
inbox-header-picture = Picture for the header
inbox-header-video = Video for the header
inbox-header-document = Document for the header
inbox-file-not-uploaded = The file was not uploaded

# Meta's categories of templates.

inbox-category-marketing = Marketing
inbox-category-codes = Codes
inbox-category-utility = Utility

# Beside the transcript: who looks after the contact, tags, notes, what the flow remembers, and the answers that it kept. $to names a team or what is wanted.

inbox-asks-for-person = The flow asks for a person, { $ago }
inbox-handed-to = For { $to }
inbox-looked-after-by = Looked after by
inbox-nobody = Nobody
inbox-not-assigned = Nobody was assigned
inbox-tags = Tags
inbox-tags-not-changed = The tags were not changed
inbox-notes = Notes
inbox-note-delete = Delete the note
inbox-note-not-deleted = The note was not deleted
inbox-flow-remembers = The flow remembers
inbox-hidden = Hidden, because it is personal
inbox-show-all = Show all
inbox-answers = Answers
inbox-answers-empty = No answers yet
inbox-answers-empty-text = What the flow asks and keeps is collected here.
inbox-answer-copy = Copy the answer
inbox-yes = Yes
inbox-no = No

# The dialog that keeps the flow silent for a contact who may not have written yet.

inbox-pause-contact = Pause a contact
inbox-pause-title = Pause the flow for a contact
inbox-pause-about = What they write waits for a person, from their first message on, until somebody hands the conversation back.
inbox-pause-phone = Phone number of the contact
inbox-pause-phone-help = With the country's code, such as +49 170 1234567. At a simulator, the sender's name.
inbox-pause = Pause
inbox-paused = The flow is silent for this contact
