# Words of several pages. A password is of the person who reads. $n is the least number of characters.

account-email = E-mail
account-your-name = Your name
account-password = Password
account-password-help = At least { $n } characters; a short sentence is best.
account-cancel = Cancel
account-close = Close
account-save = Save
account-role = Role

# The page to which the link of an invitation leads. The first message is the title of the window; $name is the colleague who invites, $workspace the workspace.

account-join-title = Join · Botloom
account-join-heading = Join Botloom
account-join-text = Choose how your colleagues see you, and a password.
account-join-invited = { $name } invites you to “{ $workspace }”.
account-join = Join
account-joining = Joining…

# The first start: the workspace and its first admin. The first message is the title of the window. The set-up code comes from the server’s log.

account-setup-title = Set up · Botloom
account-setup-heading = Set up Botloom
account-setup-text = One minute, then you can draw your first flow.
account-setup-organisation = Name of your organisation
account-setup-code = Set-up code
account-setup-code-help = It stands in the link that the server printed when it started.
account-setup-create = Create workspace
account-setup-busy = Setting up…

# The page People, for admins: who may sign in to the workspace.

account-people = People
account-people-subtitle = Who can sign in to this workspace, and what they may do.
account-role-admin-may = Admin: everything
account-role-editor-may = Editor: draws and publishes
account-role-agent-may = Agent: answers in the inbox
account-role-viewer-may = Viewer: looks only

# Inviting a person. What comes of it is a link, which is shown once.

account-invite = Invite person
account-invite-heading = Invite a person
account-invite-email-help = They sign in with it.
account-invite-make-link = Make a link
account-invite-link-heading = Invitation link
account-invite-link = Link
account-invite-link-help = Send it to this person where others do not read. It works once, for seven days.
account-invite-link-note = It is not shown again. If it is lost, invite the person again; this link then ends.

# Invitations that were not used yet. Roles are in small letters; the page makes the first one large. $date is a day with the time.

account-invited = Invited
account-invited-subtitle = These links were not used yet.
account-invitations = Invitations
account-invited-by = Invited by { $name } · until { $date }
account-take-back = Take back
account-taken-back = The link does not count any more
account-not-taken-back = The invitation was not taken back

# What an admin sees of a person: where they are signed in, and which WhatsApp numbers they see. $name is the person.

account-person-sessions = Where this person is signed in
account-person-numbers = Numbers of a person
account-person-numbers-text = What { $name } sees and works with. It counts at once.
account-person-numbers-changed = The numbers of { $name } were changed

# The browsers in which somebody is signed in, and when they, or a passkey, were used. $ago is such as “5 min ago” or a date. $browser and $system are names such as Chrome and Windows.

account-sessions = Sessions
account-sessions-none = Not signed in anywhere.
account-browser-on = { $browser } on { $system }
account-browser-unknown = Unknown browser
account-this-browser = This browser
account-last-used = Last used { $ago }
account-not-used-yet = Not used yet
account-since = since { $date }
account-sign-out = Sign out
account-sign-out-everywhere = Sign out everywhere
account-sign-out-elsewhere = Sign out everywhere else
account-signed-out-there = Signed out there
account-nobody-signed-out = Nobody was signed out

# A new password.

account-password-subtitle = Changing it signs you out in every other browser.
account-password-present = Present password
account-password-new = New password
account-password-change = Change password
account-password-changed = Your password was changed; other browsers were signed out

# Passkeys: signing in by the device, without a password. Use the word that Google and Apple use in this language.

account-passkeys = Passkeys
account-passkeys-subtitle = Sign in with a finger, a face or a PIN of your device, without password and code.
account-passkeys-none = You have none yet.
account-passkey-add = Add a passkey
account-passkey-added = The passkey was added
account-passkey-removed = The passkey opens nothing any more; you may delete it on your device too
account-passkey-not-removed = The passkey was not removed
account-remove = Remove
account-remove-what = Remove { $name }
account-passkey-text = Your device asks for your finger, your face or its PIN. The secret stays on it.
account-passkey-name = Name
account-passkey-name-help = So that you know which device it is, such as “Laptop”.
account-continue = Continue
