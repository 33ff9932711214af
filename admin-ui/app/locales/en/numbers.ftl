# Numbers: where contacts write to, and what answers there.

# Words of several pages and cards. "Number" is a phone number of WhatsApp, connected to the app.

numbers-title = Numbers
numbers-number = Number
numbers-name = Name
numbers-name-help = For you and your colleagues.
numbers-cancel = Cancel
numbers-delete = Delete
numbers-save = Save
numbers-saved = Saved
numbers-add = Add number
numbers-connect-heading = Connect a WhatsApp number
numbers-access-token = Access token
numbers-app-secret = App secret
numbers-not-known = Not known
numbers-watch-out = Watch out
numbers-needs-you = Needs you
numbers-never = Never
numbers-none-such = There is no such number
numbers-maybe-deleted = It may have been deleted.
numbers-open-flows = Open flows
numbers-receive = Receive messages

# The list of numbers.

numbers-subtitle = Where people write to, and which flow answers there.
numbers-empty = No numbers yet
numbers-empty-text = Begin with a simulator: a phone on the screen that needs no account anywhere.
numbers-simulator = Simulator
numbers-by-code = WhatsApp by QR code
numbers-answering = Answering
numbers-nothing-answers = Nothing answers
numbers-flow-version = { $flow } · version { $version }
numbers-more = More about this number
numbers-pause-nothing = Pause: answer nothing
numbers-paused = Nothing answers on “{ $name }” now. Publish a flow to it to go on.
numbers-not-paused = “{ $name }” was not paused
numbers-not-deleted = The number was not deleted
numbers-will-be-deleted = “{ $name }” will be deleted

# The dialog "Add number".

numbers-add-connect-text = A real number through Meta’s Cloud API, step by step.
numbers-add-code = Connect a phone by QR code
numbers-add-code-text = The number of a phone that you have at hand: scan, and the bot answers.
numbers-add-simulator-text = Or add a simulator: a phone on the screen, to try flows.
numbers-simulator-example = Test phone
numbers-add-simulator = Add simulator

# Connecting a number through Meta’s Cloud API: the five steps, of which the first two are before the number is kept. The first message is the title of the window.

numbers-connect-title = Connect a number · Botloom
numbers-connect-subtitle = Through Meta’s Cloud API, in five steps. From the third on you can leave and come back.
numbers-give-access = Give access
numbers-choose = Choose the number
numbers-register-step = Register the number
numbers-write-first = Write the first message
numbers-choose-wait = The numbers that the token reaches appear here.
numbers-comes-next = Comes next.
numbers-step-done = Done
numbers-one-account = Only one WhatsApp account
numbers-account-id = WhatsApp account ID
numbers-account-id-help = Of the WhatsApp Business Account; all that the token reaches when empty.
numbers-kept-encrypted = Nothing is kept before you choose a number; then both are stored encrypted.
numbers-check-access = Check access
numbers-account = WhatsApp account
numbers-ids-by-hand = Enter the ids by hand
numbers-phone-number-id = Phone number ID
numbers-phone-number = Phone number
numbers-name-example = Shop, Berlin
numbers-connect-this = Connect this number
numbers-already-here = Already here: { $name }
numbers-registered = Registered
numbers-not-registered = Not registered yet

# Where to find token and secret on Meta’s pages: use the words that Meta’s own pages have in this language.

numbers-token-place = business.facebook.com → Settings → System users → Generate token, never expiring, with whatsapp_business_messaging and whatsapp_business_management
numbers-secret-place = developers.facebook.com → your app → App settings → Basic

# What was checked at Meta, one line each, and how it stands.

numbers-checked-list = What was checked
numbers-fine = Fine
numbers-problem = Problem

# Setting up a number that is kept: steps three to five. The first message is the title of the window.

numbers-set-up-title = Set up a number · Botloom
numbers-set-up-heading = Set up the number
numbers-set-up-subtitle = You can leave at any time and come back: what is done stays done.
numbers-no-set-up = A simulator needs no set-up
numbers-no-set-up-text = Write to it on its page.
numbers-not-checked-sentence = Not checked yet.
numbers-check-again = Check again
numbers-replace-token-or-secret = Replace token or secret
numbers-is-registered = The number is registered for the Cloud API.
numbers-pin = PIN
numbers-pin-help = Six digits. If the number has two-step verification, its PIN; otherwise choose one and keep it.
numbers-register = Register
numbers-is-subscribed = Your app has subscribed the account’s messages.
numbers-subscribe-first = First, your app subscribes the account’s messages.
numbers-subscribe = Subscribe
numbers-enter-both = Then enter both at Meta: your app → WhatsApp → Configuration → Webhook, choose “Verify and save”, and subscribe to the field “messages”.
numbers-verified = Verified by Meta { $ago }
numbers-delivers = Meta delivers here
numbers-verify-wait = Waiting for Meta to verify the address
numbers-write-anything = Write anything to the number from your phone.
numbers-write-anything-to = Write anything to { $phone } from your phone.
numbers-first-wait = Waiting for the first message
numbers-show = Show the number
numbers-nothing-answers-yet = Nothing answers here yet. Open a flow and publish it to this number.

# The page of one number: what answers, and its name.

numbers-show-all = Show all numbers
numbers-answers-title = What answers here
numbers-version-since = Version { $version }, since { $ago }
numbers-pause = Pause
numbers-answers-none = Nothing. Messages are kept, and nobody gets an answer. Open a flow and publish it here.
numbers-name-not-changed = The name was not changed
numbers-settings = Settings

# The card of what to enter at Meta, so that messages arrive.

numbers-webhook-subtitle = Enter both at Meta: your app → WhatsApp → Configuration → Webhook.
numbers-webhook-not-public = Meta accepts only https addresses that the internet can reach. Open this page by your public address and copy from there.
numbers-callback-url = Callback URL
numbers-callback-copy = Copy the callback URL
numbers-verify-token = Verify token
numbers-verify-token-help = Then subscribe to the field “messages” there.
numbers-verify-token-copy = Copy the verify token
numbers-verify-token-hidden = The verify token is shown to admins.

# The card "Sending": when messages of the number may go out. "Waiting" messages go out later by themselves.

numbers-sending = Sending
numbers-sending-subtitle = When messages of this number may go out. What may not waits, and keeps its order.
numbers-sent-of = { $sent } of { $cap } messages today
numbers-sent = { $sent } messages today
numbers-wait-quiet = Quiet hours. Messages wait until { $until }.
numbers-wait-cap = Today’s messages are sent. The next ones wait until { $until }.
numbers-wait-warm-up = The number is new, and today’s messages are sent. The next ones wait until { $until }.
numbers-rules-not-changed = The rules were not changed
numbers-timezone = Time zone
numbers-timezone-help = Where days begin and the hours below count, such as Europe/Berlin. Empty: UTC.
numbers-quiet = Quiet hours
numbers-quiet-text = Nothing goes out at these times.
numbers-cap = Messages per day
numbers-cap-help = Empty: as many as there are. What is over waits for the next day.
numbers-no-limit = No limit
numbers-warm-up = Warm-up
numbers-warm-up-text = A new number begins with few messages a day and sends more each day, up to the number above.
numbers-first-day = On the first day
numbers-growth = More each day, in %
numbers-save-rules = Save rules
numbers-monday = Monday
numbers-tuesday = Tuesday
numbers-wednesday = Wednesday
numbers-thursday = Thursday
numbers-friday = Friday
numbers-saturday = Saturday
numbers-sunday = Sunday

# Fields of one weekday’s quiet hours: the placeholders "From" and "To", the word between the two fields, and the fields’ names for screen readers.

numbers-from = From
numbers-to = To
numbers-between-to = to
numbers-day-from = { $day } from
numbers-day-to = { $day } to
numbers-hours-help = Such as 22:00 to 08:00, which ends the next morning. 00:00 to 24:00 is the whole day; empty is none of it.
numbers-reply-minutes = Answer anyway, minutes
numbers-reply-minutes-help = Who wrote so recently is awake and expects an answer. 0: nobody is answered in quiet hours.

# The card "Health" of a number: how it fares at Meta.

numbers-health = Health
numbers-healthy = Healthy
numbers-not-checked = Not checked
numbers-check-failed = The number was not checked
numbers-quality = Quality rating
numbers-quality-high = High
numbers-quality-medium = Medium
numbers-quality-low = Low
numbers-limit = Messaging limit
numbers-limit-none = Any number of new people a day
numbers-limit-not-set = Not set before the first message
numbers-limit-people = { $people } new people a day
numbers-display-name = Display name
numbers-name-review = Name review
numbers-last-webhook = Last webhook
numbers-failed = Failed
numbers-failed-nothing = Nothing sent in 24 hours
numbers-failed-share = { $sent ->
    [one] { $percent } % of { $sent } message in 24 hours
   *[other] { $percent } % of { $sent } messages in 24 hours
}
numbers-checked = Checked { $ago }
numbers-not-checked-yet = Not checked yet
numbers-set-up = Set up
numbers-check-now = Check now

# The card "Forms": which forms of the flow open inside WhatsApp.

numbers-forms = Forms
numbers-form-inside = Opens inside WhatsApp
numbers-form-waiting = Being published
numbers-form-failed = Not published
numbers-form-one-by-one = Asked one by one
numbers-form-again = { $attempts ->
    [one] { $attempts } attempt. Tried again at { $time }.
   *[other] { $attempts } attempts. Tried again at { $time }.
}

# The card "Token and secret": new ones in place of the old.

numbers-credentials = Token and secret
numbers-credentials-subtitle = A new one is tried at Meta first; until it is accepted, the old one stays in use.
numbers-new-token = New access token
numbers-new-secret = New app secret
numbers-replace = Replace
numbers-replaced = Replaced. Messages that waited go out now.

# The card "Files and signs": what becomes of files, and signs such as read receipts.

numbers-options = Files and signs
numbers-options-subtitle = What becomes of files that contacts send, and what contacts see of the bot.
numbers-fetch = Fetch files
numbers-fetch-help = WhatsApp keeps them for a few weeks.
numbers-fetch-at-once = As they come
numbers-fetch-on-demand = When somebody opens them
numbers-fetch-never = Never: keep kind and name only
numbers-keep-days = Delete files after, days
numbers-keep-days-help = Empty: as the installation says.
numbers-read-receipts = Read receipts
numbers-read-receipts-text = Contacts see that their messages were read, and that the bot is typing where a flow says so.
numbers-forms-inside = Forms inside WhatsApp
numbers-forms-inside-text = Forms open as one screen instead of being asked one by one.
numbers-save-settings = Save settings
numbers-settings-not-changed = The settings were not changed

# The card of what WhatsApp told of a number, and how grave it is.

numbers-news = What WhatsApp said
numbers-news-info = Good to know
numbers-news-empty = Nothing yet. News of the account, of templates and of the number’s quality appear here.

# The phone of a simulator.

numbers-phone = Simulated phone
numbers-phone-view = What a contact sees
numbers-phone-hello = Say hello
numbers-phone-hello-text = Write a message below, as somebody would from their phone.
numbers-phone-message = Message
numbers-phone-send = Send
numbers-phone-not-sent = The message was not sent
numbers-phone-as = Writing as
numbers-phone-as-help = Another name is another contact, with a conversation of its own.

# Which numbers a person or a key sees. The count stands in a badge: nothing else is seen.

numbers-access-none = No numbers
numbers-access-count = { $n ->
    [one] { $n } number only
   *[other] { $n } numbers only
}
numbers-access-all = All numbers, those that come later too
numbers-access-some = Only the numbers ticked here
numbers-access-help = With their conversations and contacts.
numbers-access-list = Numbers that are seen
