# The page API keys: a key is what a program shows to use the API, such as a shop or a CRM.

api-keys-title = API keys
api-keys-subtitle = Each program gets a key of its own, which opens what you choose and nothing else.
api-keys-docs = What the API can do
api-keys-add = Add key
api-keys-empty = No API keys yet
api-keys-empty-text = Your CRM, shop or script can read conversations, change flows and more. Give it a key, and take the key away when it is no longer used.

# The key is shown once. “Authorization: Bearer” is code and stays.

api-keys-new = Your new key
api-keys-key = Key
api-keys-new-help = The program sends it with every request, in the header Authorization: Bearer …
api-keys-new-note = Copy it now: it is not shown again. If it is lost, or seen by somebody else, delete it and add another one.

# One key of the list. $ago is such as “5 min ago” or a date, $date a date. Last use, pace and who added it stand in one line with “ · ” between them.

api-keys-ended = Ended
api-keys-until = Until { $date }
api-keys-last-used = Last used { $ago }
api-keys-never-used = Never used
api-keys-pace = { $n ->
    [one] { $n } request per minute
   *[other] { $n } requests per minute
}
api-keys-added-by = added by { $name } on { $date }
api-keys-more = More about this key
api-keys-edit-short = Edit
api-keys-delete = Delete
api-keys-will-be-deleted = The key will be deleted
api-keys-not-deleted = The key was not deleted

# The dialog for a key. “Counts for” is how long the key is valid; the choices are under it.

api-keys-edit = Edit key
api-keys-changed = The key was changed
api-keys-name = Name
api-keys-name-help = The program that uses it.
api-keys-name-example = Shop, CRM, nightly report
api-keys-may = What it may do
api-keys-counts-for = Counts for
api-keys-until-deleted = Until it is deleted
api-keys-30-days = 30 days
api-keys-90-days = 90 days
api-keys-a-year = A year
api-keys-per-minute = Requests per minute
api-keys-per-minute-help = More are told to wait.
api-keys-cancel = Cancel
api-keys-save = Save
