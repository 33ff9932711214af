# The page Files: search, and the list. “Kind” is what a file is: a picture, a video and so on.

files-title = Archivos
files-subtitle = Imágenes, videos, audios y documentos que envían tus flujos y colegas.
files-search = Buscar por nombre
files-kind = Clase
files-kind-all = Todas las clases
files-kind-pictures = Imágenes
files-kind-videos = Videos
files-kind-sounds = Audios
files-kind-documents = Documentos
files-kind-stickers = Stickers
files-stored = Archivos guardados
files-more = Mostrar más
files-more-failed = No se pudieron cargar más archivos
files-nothing-found = No se encontró nada
files-nothing-found-text = Ningún archivo tiene ese nombre.
files-empty = Aún no hay archivos
files-empty-text = Sube uno en un paso que envíe una imagen, un video, un audio o un documento.

# One file: what is known of it, which flows send it, and its end.

files-size = Tamaño
files-type = Tipo
files-uploaded = Subido
files-who-sends = Quién lo envía
files-no-flow = Ningún flujo.

# Stand in a list behind the name of a flow: “Booking: the draft, version 3 on Support”.

files-version-on = versión { $version } en { $number }
files-the-draft = el borrador
files-still-sent = Los pasos que lo envían no enviarían nada en su lugar, y desaparece de las conversaciones.
files-download = Descargar
files-delete = Eliminar
files-delete-nevertheless = Eliminar de todos modos
files-deleted = El archivo se eliminó
files-not-deleted = El archivo no se eliminó
