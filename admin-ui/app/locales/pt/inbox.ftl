# The page Conversations: its head, and what stands where no conversation is chosen.

inbox-title = Conversas
inbox-subtitle = O que as pessoas e os seus fluxos dizem entre si, em tempo real.
inbox-choose = Escolha uma conversa
inbox-choose-text = As mensagens dela aparecem aqui e continuam chegando enquanto você olha.

# Follows the sentence before. The letters are keys of the keyboard and stay.

inbox-keys = J e K percorrem a lista, R escreve, O assume, B devolve, I mostra os detalhes.

# The browser's notifications. The second one stands under the name of the contact.

inbox-notify-me = Receber avisos
inbox-notify-waits = espera uma resposta em { $number }

# The list of conversations, with what it can be narrowed to.

inbox-search = Buscar pessoas e mensagens
inbox-views = Quais conversas
inbox-view-all = Todas
inbox-view-person = Para uma pessoa
inbox-view-mine = Minhas
inbox-view-unread = Não lidas
inbox-view-mentioned = Notas que me mencionam
inbox-number = Número
inbox-all-numbers = Todos os números
inbox-tag = Etiqueta
inbox-tag-filter = Só contatos com esta etiqueta
inbox-more = Mostrar mais
inbox-more-failed = Não foi possível carregar mais conversas
inbox-nothing-found = Nada encontrado
inbox-nothing-found-text = Nenhuma pessoa nem mensagem corresponde.
inbox-empty = Ainda não há conversas
inbox-empty-text = Escreva para um dos seus números e veja a conversa aparecer.
inbox-go-to-numbers = Ir para os números

# One conversation of the list.

inbox-no-messages = Sem mensagens
inbox-note-calls-you = Uma nota menciona você
inbox-waits-for-person = Espera por uma pessoa
inbox-with-person = Com uma pessoa
inbox-flow-runs = Um fluxo está em andamento

# The countdown of WhatsApp's 24 hours. What is left is such as “23 h 10 min”; “Closed” stands in its place when it is over.

inbox-window-open = Você pode escrever qualquer coisa por { $left }, até o contato escrever de novo.
inbox-window-closed = Fechada
inbox-window-closed-about = As 24 horas acabaram: só chegam modelos.

# The transcript: its head and buttons.

inbox-back = Voltar à lista
inbox-flow-version = { $flow } · versão { $version }
inbox-details = Detalhes
inbox-about = Sobre { $name }
inbox-messages = Mensagens
inbox-loading = Carregando
inbox-take-over = Assumir
inbox-hand-back = Devolver
inbox-hand-back-about = O fluxo continua de onde parou
inbox-did-not-work = Isso não funcionou

# One message: who said it, and how far it has come.

inbox-started-flow = Iniciou o fluxo: { $why }
inbox-author-gone = Alguém que já saiu
inbox-wrote-this = { $name } escreveu isto
inbox-said-by-step = Dito pela etapa “{ $step }”
inbox-said-by-step-of = Dito pela etapa “{ $step }” de { $flow }, versão { $version }
inbox-status-queued = Aguardando envio
inbox-status-sending = Enviando
inbox-status-sent = Enviada
inbox-status-delivered = Entregue
inbox-status-read = Lida
inbox-status-failed = Não enviada
inbox-status-unknown = Pode ter sido enviada ou não; não será enviada de novo

# $what is a sentence that says what happened, $help one that says what helps; both come from elsewhere.

inbox-not-sent-known = Não foi enviada. { $what } { $help }
inbox-not-sent-why = Não foi enviada: { $why }

# Kinds of messages, in the place of words. The changed words stand under “Changed an earlier message to”, the news under “WhatsApp tells”.

inbox-kind-picture = Imagem
inbox-kind-sticker = Figurinha
inbox-kind-video = Vídeo
inbox-kind-sound = Áudio
inbox-kind-voice = Mensagem de voz
inbox-kind-document = Documento
inbox-kind-location = Localização
inbox-kind-contact = Cartão de contato
inbox-kind-reaction = Reação
inbox-kind-order = Pedido
inbox-kind-form = Formulário preenchido
inbox-kind-edit = Alterou uma mensagem anterior para
inbox-kind-revoke = Excluiu uma mensagem anterior
inbox-kind-system = O WhatsApp informa
inbox-kind-not-shown = Um tipo de mensagem que o Botloom ainda não mostra
inbox-kind-other = Mensagem do tipo “{ $kind }”

# The file of a message. $file is one of the kinds above, such as “Picture”; $why one of the sentences below.

inbox-file-fetching = { $file }. Sendo obtido do WhatsApp…
inbox-file-at-whatsapp = { $file }, no WhatsApp.
inbox-file-why = { $file }. { $why }
inbox-file-not-kept = Este número não guarda arquivos.
inbox-file-expired = Foi excluído porque o prazo acabou.
inbox-file-too-large = É maior do que o WhatsApp permite, por isso não foi guardado.
inbox-file-wrong-type = Não é o que o remetente diz que é, por isso não foi guardado.
inbox-file-unknown = O WhatsApp não o tem mais.
inbox-file-no-token = O WhatsApp não aceita o token de acesso do número. Um administrador pode inserir um novo.
inbox-file-no-answer = Não foi possível contatar o WhatsApp.
inbox-file-open = Abrir: { $name }
inbox-file-fetch = Obter
inbox-file-fetch-again = Tentar de novo
inbox-file-not-fetched = O arquivo não foi obtido

# The field under a transcript: for an answer to the contact, or a note for colleagues. “Keep” keeps a note, “Send” sends an answer or a template.

inbox-what-is-written = O que se escreve
inbox-mode-answer = Resposta
inbox-mode-note = Nota
inbox-answer-field = Resposta ao contato
inbox-answer-placeholder = Escreva uma resposta. Digite / para as respostas salvas.
inbox-note-field = Nota para colegas
inbox-note-placeholder = Só os colegas veem isto. Digite @ para mencionar alguém.
inbox-keep = Salvar
inbox-send = Enviar
inbox-enter-sends = Enter envia, Shift+Enter começa uma nova linha.
inbox-flow-falls-silent = O fluxo fica em silêncio desde a sua primeira resposta até você devolver a conversa.
inbox-phone-silences = Alguém respondeu pelo telefone, então o fluxo fica em silêncio até { $time }, ou até você devolver a conversa.
inbox-nothing-sent = Nada foi enviado
inbox-closed-text = O contato não escreve há 24 horas. Até ele escrever de novo, o WhatsApp só entrega modelos aprovados; cada um pode custar dinheiro.
inbox-choose-template = Escolher um modelo
inbox-suggestions = Sugestões
inbox-send-file = Enviar um arquivo
inbox-file-not-sent = O arquivo não foi enviado

# The dialog with saved replies: what one writes again and again.

inbox-replies = Respostas salvas
inbox-replies-about = Digite / e algumas letras de um nome para colocar uma na sua resposta. Todos no espaço de trabalho têm acesso a elas.
inbox-replies-empty = Ainda não há respostas salvas
inbox-replies-empty-text = Salve a primeira aqui embaixo.
inbox-reply-change = Alterar { $name }
inbox-reply-delete = Excluir { $name }
inbox-reply-not-deleted = A resposta não foi excluída
inbox-reply-name = Nome
inbox-reply-name-help = Curto, sem espaços, por exemplo horário.
inbox-reply-text = Texto
inbox-reply-save = Salvar a resposta
inbox-reply-save-change = Salvar a alteração

# The dialog that sends a template. “Templates” in the text of the empty list is the page's name in the navigation.

inbox-send-template = Enviar um modelo
inbox-send-template-about = A Meta aprovou estes modelos, por isso eles chegam a qualquer hora. Quando o contato responder, você poderá escrever qualquer coisa de novo.
inbox-templates = Modelos
inbox-templates-search = Buscar modelos
inbox-templates-empty = Nenhum modelo
inbox-templates-empty-text = Os modelos são criados na página Modelos. A Meta aprova a maioria em minutos.
inbox-template-other = Outro modelo
inbox-template-not-sent = O modelo não foi enviado
inbox-template-marketing = Isto é marketing: a Meta cobra mais, e os contatos podem ter recusado.
inbox-header-picture = Imagem para o cabeçalho
inbox-header-video = Vídeo para o cabeçalho
inbox-header-document = Documento para o cabeçalho
inbox-file-not-uploaded = O arquivo não foi carregado

# Meta's categories of templates.

inbox-category-marketing = Marketing
inbox-category-codes = Códigos
inbox-category-utility = Utilidade

# Beside the transcript: who looks after the contact, tags, notes, what the flow remembers, and the answers that it kept. $to names a team or what is wanted.

inbox-asks-for-person = O fluxo pede uma pessoa, { $ago }
inbox-handed-to = Para { $to }
inbox-looked-after-by = Aos cuidados de
inbox-nobody = Ninguém
inbox-not-assigned = Ninguém foi atribuído
inbox-tags = Etiquetas
inbox-tags-not-changed = As etiquetas não foram alteradas
inbox-notes = Notas
inbox-note-delete = Excluir a nota
inbox-note-not-deleted = A nota não foi excluída
inbox-flow-remembers = O fluxo lembra
inbox-hidden = Oculto, porque é pessoal
inbox-show-all = Mostrar tudo
inbox-answers = Respostas
inbox-answers-empty = Ainda não há respostas
inbox-answers-empty-text = Aqui fica reunido o que o fluxo pergunta e guarda.
inbox-answer-copy = Copiar a resposta
inbox-yes = Sim
inbox-no = Não

# The dialog that keeps the flow silent for a contact who may not have written yet.

inbox-pause-contact = Pausar um contato
inbox-pause-title = Pausar o fluxo para um contato
inbox-pause-about = O que ele escrever espera por uma pessoa, desde a primeira mensagem, até alguém devolver a conversa.
inbox-pause-phone = Número de telefone do contato
inbox-pause-phone-help = Com o código do país, por exemplo +49 170 1234567. Em um simulador, o nome do remetente.
inbox-pause = Pausar
inbox-paused = O fluxo está em silêncio para este contato
