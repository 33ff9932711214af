# What many pages say.

common-close = Close
common-undo = Undo
common-dismiss = Dismiss
common-try-again = Try again
common-loading = Loading
common-search = Search

# Behind the label of a field that may stay empty.

common-optional = (optional)

# Values with a button that copies them. $what is the label of the value, such as “key” or “link”, in small letters.

common-copied = Copied
common-copy-what = Copy the { $what }
common-have-copied = I have copied it

# Name of a downloaded file when its flow has no letters in its name. Small letters, no spaces.

common-file-unnamed = flow

# Requests that got no answer, or an unknown one. $status is a number such as 502, $hint what came, for a report.

common-offline = The server can’t be reached
common-offline-advice = Check your connection and try again. Nothing has been changed.
common-unexpected = The server answered in a way this page doesn’t know
common-unexpected-advice = Reload the page; it may be older than the server. (Status { $status }: { $hint })

# An address that leads nowhere. The first one stands in the browser’s tab.

common-not-found = Not found
common-not-found-title = This page doesn’t exist
common-not-found-text = The address may be mistyped, or what was here has been removed.
common-to-dashboard = Go to the dashboard

# A page that the visitor’s role does not open.

common-forbidden-title = Your role doesn’t open this page
common-forbidden-text = Ask an admin of your workspace if you need it.
common-to-start = Go to the start page

# Who is here: the menu at the foot of the navigation. Roles are in small letters; the page makes the first one large.

common-account = Account
common-your-account = Your account
common-sign-out = Sign out
common-role-admin = admin
common-role-editor = editor
common-role-agent = agent
common-role-viewer = viewer
common-language = Language

# The colours of the pages; one button goes round them.

common-theme-system = Theme: as the system
common-theme-light = Theme: light
common-theme-dark = Theme: dark

# The frame around every page. “Skip to the page” is for people who move by the keyboard.

common-skip-to-page = Skip to the page
common-menu = Menu
common-go-to-short = Go to…
common-connection-lost = Connection lost, trying again

# The navigation: its name for readers, its groups, its places. The places also stand at the bottom of phones, so they are short.

common-nav-main = Main
common-group-operations = Operations
common-group-integrations = Integrations
common-group-workspace = Workspace
common-place-dashboard = Dashboard
common-place-flows = Flows
common-place-numbers = Numbers
common-place-conversations = Conversations
common-place-contacts = Contacts
common-place-broadcasts = Broadcasts
common-place-templates = Templates
common-place-files = Files
common-place-export = Export
common-place-alerts = Alerts
common-place-undelivered = Undelivered
common-place-actions = Actions
common-place-event-webhooks = Event webhooks
common-place-api-keys = API keys
common-place-api = API
common-place-audit = Audit log
common-place-people = People

# The palette, Ctrl+K. A page, a flow and a number are what is found; the word stands behind its name.

common-go-to = Go to
common-go-to-what = Go to a page, flow or number
common-results = Results
common-nothing-named = Nothing has that name
common-kind-page = Page
common-kind-flow = Flow
common-kind-number = Number

# The banner that nothing goes out. Its sentences stand one after another: paused, perhaps with a note of the one who paused, what waits. $since is a day with the time.

common-sending-paused = Sending is paused.
common-sending-paused-since = Sending is paused since { $since }.
common-sending-note = Note: { $note }.
common-sending-waits = People can write to you; the answers wait until you resume.
common-resume = Resume

# What shall become of what waits. “Undelivered” is the place of the navigation.

common-resume-title = Resume sending
common-resume-order = Everything that waits goes out now, in its old order.
common-resume-restored = After a backup was restored, what waited then has probably been sent already. Give that up instead: it is listed under Undelivered, where single messages can still be sent.
common-resume-give-up = Resume, give up what waited
common-resume-send = Resume and send
common-sending-resumed = Everything goes out again
common-sending-still-paused = Sending is still paused

# Tags of contacts
common-tag-add = Add a tag
common-tag-remove = Remove the tag { $tag }
