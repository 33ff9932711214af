# What many pages say.

common-close = Fechar
common-undo = Desfazer
common-dismiss = Dispensar
common-try-again = Tentar de novo
common-loading = Carregando
common-search = Pesquisar

# Behind the label of a field that may stay empty.

common-optional = (opcional)

# Values with a button that copies them. $what is the label of the value, such as “key” or “link”, in small letters.

common-copied = Copiado
common-copy-what = Copiar: { $what }
common-have-copied = Já copiei

# Name of a downloaded file when its flow has no letters in its name. Small letters, no spaces.

common-file-unnamed = fluxo

# Requests that got no answer, or an unknown one. $status is a number such as 502, $hint what came, for a report.

common-offline = Não foi possível acessar o servidor
common-offline-advice = Verifique sua conexão e tente de novo. Nada foi alterado.
common-unexpected = O servidor respondeu de um jeito que esta página não conhece
common-unexpected-advice = Recarregue a página; ela pode ser mais antiga que o servidor. (Status { $status }: { $hint })

# An address that leads nowhere. The first one stands in the browser’s tab.

common-not-found = Não encontrado
common-not-found-title = Esta página não existe
common-not-found-text = O endereço pode ter sido digitado errado, ou o que havia aqui foi removido.
common-to-dashboard = Ir para o painel

# A page that the visitor’s role does not open.

common-forbidden-title = Seu papel não abre esta página
common-forbidden-text = Peça a um administrador do seu espaço de trabalho, se precisar dela.
common-to-start = Ir para a página inicial

# Who is here: the menu at the foot of the navigation. Roles are in small letters; the page makes the first one large.

common-account = Conta
common-your-account = Sua conta
common-sign-out = Sair
common-role-admin = administrador
common-role-editor = editor
common-role-agent = atendente
common-role-viewer = leitor
common-language = Idioma

# The colours of the pages; one button goes round them.

common-theme-system = Tema: como o sistema
common-theme-light = Tema: claro
common-theme-dark = Tema: escuro

# The frame around every page. “Skip to the page” is for people who move by the keyboard.

common-skip-to-page = Pular para a página
common-menu = Menu
common-go-to-short = Ir para…
common-connection-lost = Conexão perdida, tentando de novo

# The navigation: its name for readers, its groups, its places. The places also stand at the bottom of phones, so they are short.

common-nav-main = Principal
common-group-operations = Operações
common-group-integrations = Integrações
common-group-workspace = Espaço de trabalho
common-place-dashboard = Painel
common-place-flows = Fluxos
common-place-numbers = Números
common-place-conversations = Conversas
common-place-contacts = Contatos
common-place-broadcasts = Transmissões
common-place-templates = Modelos
common-place-files = Arquivos
common-place-export = Exportar
common-place-alerts = Alertas
common-place-undelivered = Não entregues
common-place-actions = Ações
common-place-event-webhooks = Webhooks de eventos
common-place-api-keys = Chaves de API
common-place-api = API
common-place-audit = Registro de auditoria
common-place-people = Pessoas

# The palette, Ctrl+K. A page, a flow and a number are what is found; the word stands behind its name.

common-go-to = Ir para
common-go-to-what = Ir para uma página, um fluxo ou um número
common-results = Resultados
common-nothing-named = Nada tem esse nome
common-kind-page = Página
common-kind-flow = Fluxo
common-kind-number = Número

# The banner that nothing goes out. Its sentences stand one after another: paused, perhaps with a note of the one who paused, what waits. $since is a day with the time.

common-sending-paused = O envio está pausado.
common-sending-paused-since = O envio está pausado desde { $since }.
common-sending-note = Nota: { $note }.
common-sending-waits = As pessoas podem escrever para você; as respostas esperam até você retomar.
common-resume = Retomar

# What shall become of what waits. “Undelivered” is the place of the navigation.

common-resume-title = Retomar o envio
common-resume-order = Tudo o que espera é enviado agora, na ordem original.
common-resume-restored = Se um backup foi restaurado, o que esperava naquele momento provavelmente já foi enviado. Nesse caso, desista disso: fica na lista de Não entregues, de onde ainda dá para enviar mensagens avulsas.
common-resume-give-up = Retomar e desistir do que esperava
common-resume-send = Retomar e enviar
common-sending-resumed = Tudo volta a ser enviado
common-sending-still-paused = O envio continua pausado

# Tags of contacts
common-tag-add = Adicionar etiqueta
common-tag-remove = Remover a etiqueta { $tag }
