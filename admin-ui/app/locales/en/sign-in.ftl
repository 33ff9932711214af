# Signing in, one’s own account with the second factor, people in the list of admins, and what API keys may do.

# The page to sign in. The first message is the title of the window. A code is six digits that an authenticator (an app on the phone) shows.

sign-in-title = Sign in · Botloom
sign-in-heading = Sign in
sign-in-text = Good to see you again.
sign-in-busy = Signing in…
sign-in-email = E-mail
sign-in-password = Password
sign-in-code = Code
sign-in-code-help = Six digits of your authenticator, or a recovery code.

# The other ways to sign in: a passkey (use the word that Google and Apple use in this language), and the sign-in of one’s company; $name is what the company calls it.

sign-in-use-passkey = Use a passkey
sign-in-continue-with = Continue with { $name }
sign-in-company-failed = Signing in at your company did not work. Please try again, or use your password.
sign-in-company-declined = Your company did not confirm who you are. Please try again, or use your password.
sign-in-company-unverified = Your company has not verified your e-mail address. Ask those who run its sign-in, or use your password.
sign-in-company-unknown = Nobody with your e-mail address works here. Ask an admin to invite you.

# Why a passkey did not work.

sign-in-passkey-unsupported = This browser cannot use passkeys. Update it, or sign in with your password.
sign-in-passkey-known = This device has a passkey of yours already.
sign-in-passkey-declined = The device did not confirm it. Nothing was changed; please try again.

# The page Your account.

sign-in-account = Your account
sign-in-sessions = Where you are signed in
sign-in-sessions-text = End what you do not know, then change your password.

# The second factor: besides the password, signing in asks for a code of an authenticator, an app on the phone.

sign-in-factor = Second factor
sign-in-factor-text = Signing in asks for a code of your phone too. A stolen password alone is then worth nothing.
sign-in-factor-not-begun = It could not be begun
sign-in-password-only = You are asked for your password only.
sign-in-turn-on = Turn on
sign-in-turn-off = Turn off
sign-in-on = On
sign-in-codes-left = { $n ->
    [one] { $n } recovery code left
   *[other] { $n } recovery codes left
}

# Turning it on: a QR code is scanned, or a key typed, and the first code entered.

sign-in-factor-turn-on = Turn on the second factor
sign-in-scan = Scan this with an authenticator, such as Aegis, 2FAS or Google Authenticator.
sign-in-qr = QR code with the key
sign-in-type-key = Or type this key
sign-in-type-key-help = Spaces do not matter.
sign-in-copy-key = Copy the key
sign-in-open-authenticator = Open in an authenticator on this device
sign-in-code-shown = Code that it shows
sign-in-cancel = Cancel

# The recovery codes, which are shown once.

sign-in-codes = Your recovery codes
sign-in-codes-text = Each works once in place of a code, for the day on which your phone is lost.
sign-in-codes-list = Recovery codes
sign-in-codes-all = All of them
sign-in-codes-copy = Copy the codes
sign-in-codes-note = They are not shown again. Keep them where your phone is not.
sign-in-codes-kept = I have kept them

# Turning it off.

sign-in-factor-turn-off = Turn off the second factor
sign-in-your-password = Your password
sign-in-factor-is-off = You are asked for your password only

# A person in the list of admins. $ago is such as “5 min ago” or a date; $name is the person. “You” marks the person who reads.

sign-in-last-here = Last here { $ago }
sign-in-never-here = Never signed in
sign-in-you = You
sign-in-disabled = Disabled
sign-in-role = Role
sign-in-person-more = More about this person
sign-in-numbers = Numbers
sign-in-person-sessions = Sessions
sign-in-person-factor-turn-off = Turn off second factor
sign-in-person-remove = Remove
sign-in-person-factor-is-off = { $name } is asked for the password only
sign-in-person-factor-not-off = The second factor was not turned off
sign-in-person-role-changed = { $name } has a new role
sign-in-person-role-not-changed = The role of { $name } was not changed
sign-in-person-not-removed = The person was not removed
sign-in-person-will-be-removed = { $name } will be removed

# What an API key may do, for the person who ticks it. The first four are areas of the app, as headings.

sign-in-may-flows = Flows
sign-in-may-conversations = Conversations
sign-in-may-contacts = Contacts
sign-in-may-operations = Operations
sign-in-may-view-flows = See flows and their versions
sign-in-may-edit-flows = Create, change and archive flows
sign-in-may-publish-flows = Publish flows
sign-in-may-publish-with-errors = Publish flows that have errors
sign-in-may-change-actions = Change custom actions
sign-in-may-view-conversations = Read conversations
sign-in-may-work-inbox = Answer in the inbox
sign-in-may-manage-contacts = Import and merge contacts, keep segments
sign-in-may-broadcast = Write to many contacts at once
sign-in-may-define-fields = Define what contacts have as fields
sign-in-may-erase-contacts = Erase contacts, and take out all that is held of one
sign-in-may-export = Export conversations and answers
sign-in-may-simulate = Write to simulators
sign-in-may-view-numbers = See numbers
sign-in-may-manage-numbers = Connect, change and remove numbers; alerts and checks
sign-in-may-change-webhooks = Change event webhooks
sign-in-may-read-audit = Read the audit log
sign-in-may-operate = Pause sending, and try undelivered things again
sign-in-may-manage-people = Manage people
sign-in-may-manage-keys = Manage API keys
