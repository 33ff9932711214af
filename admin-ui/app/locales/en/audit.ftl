# The page Audit log, for admins: who did what.

audit-title = Audit log
audit-subtitle = Who did what, and who was refused. Nobody can change it, admins neither.
audit-search = Search people, operations and ids
audit-json-lines = JSON lines
audit-entries = Entries
audit-more = Show more
audit-more-failed = More entries could not be loaded
audit-nothing-found = Nothing found
audit-nothing-fits = No entry fits.

# Whether every entry is as it was written. $entry is the number of an entry; docs/incidents.md is a file.

audit-check = Check the log
audit-whole = { $n ->
    [one] The log is whole: { $n } entry, each as it was written
   *[other] The log is whole: { $n } entries, each as it was written
}
audit-tampered = The log was tampered with
audit-broken-at = Entry { $entry } is missing or was changed. Keep a backup and see docs/incidents.md.
audit-not-checked = The log could not be checked

# How an operation ended.

audit-outcome = Outcome
audit-outcome-every = Every outcome
audit-outcome-done = Done
audit-outcome-denied = Denied
audit-outcome-failed = Failed

# Where an operation came from; $address is a network address such as 203.0.113.7. It stands behind the number of the entry.

audit-from = from { $address }

# What somebody did. The name of the person, or of an API key, stands before it.

audit-signed-in = Signed in
audit-signed-out = Signed out
audit-invited = Invited somebody
audit-joined = Joined by an invitation
audit-invitation-back = Took an invitation back
audit-person-added = Added a person
audit-person-changed = Changed a person
audit-person-removed = Removed a person
audit-person-signed-out = Signed a person out
audit-person-factor-off = Turned a person’s second factor off
audit-own-password = Changed the own password
audit-factor-on = Turned the second factor on
audit-factor-off = Turned the second factor off
audit-signed-out-elsewhere = Signed out elsewhere
audit-key-added = Added an API key
audit-key-changed = Changed an API key
audit-key-deleted = Deleted an API key
audit-number-connected = Connected a number
audit-number-changed = Changed a number
audit-number-removed = Removed a number
audit-number-credentials = Replaced a number’s credentials
audit-flow-created = Created a flow
audit-flow-renamed = Changed a flow’s name
audit-flow-archived = Archived a flow
audit-flow-published = Published a flow
audit-sending = Paused or resumed sending
audit-webhook-added = Added an event webhook
audit-webhook-changed = Changed an event webhook
audit-webhook-deleted = Deleted an event webhook
audit-exported-messages = Exported messages
audit-exported-answers = Exported answers
audit-exported-log = Exported the audit log
