# The page Files: search, and the list. “Kind” is what a file is: a picture, a video and so on.

files-title = Arquivos
files-subtitle = Imagens, vídeos, áudios e documentos que seus fluxos e colegas enviam.
files-search = Buscar por nome
files-kind = Categoria
files-kind-all = Todas as categorias
files-kind-pictures = Imagens
files-kind-videos = Vídeos
files-kind-sounds = Áudios
files-kind-documents = Documentos
files-kind-stickers = Figurinhas
files-stored = Arquivos guardados
files-more = Mostrar mais
files-more-failed = Não foi possível carregar mais arquivos
files-nothing-found = Nada encontrado
files-nothing-found-text = Nenhum arquivo tem esse nome.
files-empty = Ainda não há arquivos
files-empty-text = Carregue um em uma etapa que envie uma imagem, um vídeo, um áudio ou um documento.

# One file: what is known of it, which flows send it, and its end.

files-size = Tamanho
files-type = Tipo
files-uploaded = Carregado
files-who-sends = Quem o envia
files-no-flow = Nenhum fluxo.

# Stand in a list behind the name of a flow: “Booking: the draft, version 3 on Support”.

files-version-on = versão { $version } em { $number }
files-the-draft = o rascunho
files-still-sent = As etapas que o enviam não enviariam nada no lugar dele, e ele some das conversas.
files-download = Baixar
files-delete = Excluir
files-delete-nevertheless = Excluir mesmo assim
files-deleted = O arquivo foi excluído
files-not-deleted = O arquivo não foi excluído
