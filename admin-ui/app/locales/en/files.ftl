# The page Files: search, and the list. “Kind” is what a file is: a picture, a video and so on.

files-title = Files
files-subtitle = Pictures, films, sounds and documents that your flows and colleagues send.
files-search = Search by name
files-kind = Kind
files-kind-all = All kinds
files-kind-pictures = Pictures
files-kind-videos = Videos
files-kind-sounds = Sounds
files-kind-documents = Documents
files-kind-stickers = Stickers
files-stored = Stored files
files-more = Show more
files-more-failed = More files could not be loaded
files-nothing-found = Nothing found
files-nothing-found-text = No file has such a name.
files-empty = No files yet
files-empty-text = Upload one in a step that sends a picture, a film, a sound or a document.

# One file: what is known of it, which flows send it, and its end.

files-size = Size
files-type = Type
files-uploaded = Uploaded
files-who-sends = Who sends it
files-no-flow = No flow.

# Stand in a list behind the name of a flow: “Booking: the draft, version 3 on Support”.

files-version-on = version { $version } on { $number }
files-the-draft = the draft
files-still-sent = Steps that send it would send nothing in its place, and it disappears from transcripts.
files-download = Download
files-delete = Delete
files-delete-nevertheless = Delete nevertheless
files-deleted = The file was deleted
files-not-deleted = The file was not deleted
