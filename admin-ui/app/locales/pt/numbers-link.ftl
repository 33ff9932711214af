# Numbers that are connected by QR code: a phone’s own WhatsApp, to which the app is linked as a device. Use the words that WhatsApp itself has for “linked devices” in this language.

# The page for a new one. The first message is the title of the window.

numbers-link-new-title = Conectar por QR code · Botloom
numbers-link-numbers = Números
numbers-link-new-heading = Conecte um número por QR code
numbers-link-new-subtitle = O telefone continua em uso; o bot responde ao lado dele, como o WhatsApp em um computador.
numbers-link-name-number = Dê um nome ao número
numbers-link-to-know = O que saber
numbers-link-know-unofficial = O WhatsApp não oferece oficialmente este caminho a programas. Ele pode bloquear um número que envia muito, ou para pessoas que não escreveram primeiro.
numbers-link-know-careful = Por isso um número novo começa com cuidado: poucas mensagens no primeiro dia, mais a cada dia. Você pode mudar isso na página dele.
numbers-link-know-choices = As opções aparecem como texto numerado. Para botões, listas e modelos, conecte um número pela Cloud API da Meta.
numbers-link-name = Nome
numbers-link-name-help = Para você e seus colegas.
numbers-link-name-example = Loja, Berlim
numbers-link-show-the-qr = Mostrar o QR code

# The card on the number’s page: the steps while a phone is linked.

numbers-link-connection = Conexão
numbers-link-step-ask = Pedir um código ao WhatsApp
numbers-link-step-code = Escanear ou digitar o código no telefone
numbers-link-step-agree = O telefone aceita
numbers-link-step-share = Compartilhar o necessário

# The code that waits, with its time in seconds ($n). WhatsApp gives at most six codes; $number says which one it is.

numbers-link-code-coming = Um novo código está a caminho…
numbers-link-seconds-left = { $n ->
    [one] Resta { $n } segundo
   *[other] Restam { $n } segundos
}
numbers-link-code-left = { $n ->
    [one] Código { $number } de 6 · resta { $n } segundo
   *[other] Código { $number } de 6 · restam { $n } segundos
}

# How to scan the code, and how to type one. “Settings”, “Linked devices”, “Link a device” and “Link with phone number instead” are what WhatsApp on the phone says.

numbers-link-qr-label = QR code para o WhatsApp no telefone
numbers-link-scan-open = Abra o WhatsApp no telefone cujo número vai responder.
numbers-link-scan-tap = Toque em Configurações, depois em Dispositivos conectados e depois em Conectar dispositivo.
numbers-link-scan-point = Aponte o telefone para este código.
numbers-link-type-open = Abra o WhatsApp no telefone. Talvez ele já mostre um aviso; toque nele.
numbers-link-type-tap = Senão, toque em Configurações, Dispositivos conectados, Conectar dispositivo, Conectar com número de telefone.
numbers-link-type-code = Digite este código.
numbers-link-other-way = Não consegue escanear? Use um código
numbers-link-phone-number = Número de telefone
numbers-link-phone-number-help = Do telefone que vai responder, com o código do país.
numbers-link-show-typed = Mostrar um código para digitar

# Buttons of the card, and the question before logging out. What was linked is forgotten by logging out; pausing keeps it.

numbers-link-connect = Conectar
numbers-link-show-qr = Mostrar um QR code
numbers-link-another = Conectar outro telefone
numbers-link-pause = Pausar
numbers-link-cancel = Cancelar
numbers-link-log-out-more = Encerrar sessão…
numbers-link-log-out-title = Encerrar a sessão deste número?
numbers-link-log-out-text = O telefone esquece este dispositivo, e ninguém recebe resposta até que um telefone seja conectado de novo. As conversas ficam.
numbers-link-log-out = Encerrar sessão
numbers-link-before = O que aconteceu antes

# How the link stands, in two words for a badge, and then in sentences that say what happened and what to do. “This device” is the app, as the phone sees it.

numbers-link-not-connected = Não conectado
numbers-link-unlinked-text = Nenhum telefone está conectado ainda. Mostre um QR code e escaneie-o com o telefone cujo número vai responder.
numbers-link-connecting = Conectando
numbers-link-starting-text = Um código está sendo pedido ao WhatsApp. Isso leva alguns segundos.
numbers-link-waiting = Aguardando o telefone
numbers-link-scanned = Escaneado
numbers-link-scanned-text = O telefone aceitou. Mantenha-o on-line por um momento.
numbers-link-almost-ready = Quase pronto
numbers-link-syncing-text = O telefone compartilha o necessário. Isso leva cerca de dez segundos.
numbers-link-connected = Conectado
numbers-link-connected-to = Conectado com { $phone }. As mensagens entram e saem, também com o telefone desligado.
numbers-link-connected-to-phone = Conectado com o telefone. As mensagens entram e saem, também com o telefone desligado.
numbers-link-reconnecting = Reconectando
numbers-link-reconnecting-text = A conexão com o WhatsApp caiu e é tentada de novo automaticamente. Nada se perde: as mensagens esperam dos dois lados.
numbers-link-paused = Em pausa
numbers-link-restored-text = Esta instalação foi restaurada de um backup, e a antiga ainda pode estar conectada. Conecte quando ela estiver desligada.
numbers-link-paused-text = Alguém pausou a conexão. O telefone continua conectado, e o que as pessoas escreverem enquanto isso chega depois.
numbers-link-no-scan = Não escaneado
numbers-link-no-scan-text = Todos os códigos expiraram sem serem escaneados. Pegue o telefone e mostre um novo.
numbers-link-logged-out = Sessão encerrada
numbers-link-out-by-admin-text = Alguém encerrou aqui a sessão deste número. O que foi escrito fica; conecte um telefone para continuar.
numbers-link-out-away-text = O telefone desconectou este dispositivo enquanto ele estava off-line. O que foi escrito fica; as mensagens desde então estão só no telefone.
numbers-link-out-by-phone-text = O telefone desconectou este dispositivo, em “Dispositivos conectados”. O que foi escrito fica; até que um telefone seja conectado de novo, ninguém recebe resposta.
numbers-link-elsewhere = Em uso em outro lugar
numbers-link-elsewhere-text = Outro programa usa a mesma conexão, talvez uma segunda instalação. Desligue-o e depois conecte.
numbers-link-blocked = Bloqueado
numbers-link-blocked-text = O WhatsApp bloqueou esta conta por um tempo. Até lá nada é enviado; o que espera fica. Envie menos, e só para quem escreveu primeiro.
numbers-link-blocked-until-text = O WhatsApp bloqueou esta conta por um tempo, até { $day }, { $time } UTC. Até lá nada é enviado; o que espera fica. Envie menos, e só para quem escreveu primeiro.
numbers-link-unreadable = Não pode ser aberto
numbers-link-unreadable-text = A conexão foi guardada com outra chave mestra que não a usada agora. Com a chave certa ela volta a funcionar; nada foi excluído.
numbers-link-outdated = Precisa de atualização
numbers-link-outdated-text = O WhatsApp não aceita mais a versão do WhatsApp Web que esta instalação usa. Atualize o Botloom e depois conecte.

# Why a phone was not linked.

numbers-link-wrong-account = Foi escaneada uma conta diferente da anterior: este número pertence a { $phone }. Ela foi desconectada de novo. Escaneie com o telefone certo, ou conecte o outro de propósito.
numbers-link-wrong-account-phone = Foi escaneada uma conta diferente da anterior: este número pertence ao telefone de antes. Ela foi desconectada de novo. Escaneie com o telefone certo, ou conecte o outro de propósito.
numbers-link-already-linked = Esta conta já está conectada a outro número desta instalação. Use aquele, ou encerre antes a sessão dele lá.
numbers-link-too-often = O WhatsApp não dá mais códigos para este telefone por um tempo. Escaneie um QR code, ou tente de novo em uma hora.
numbers-link-code-refused = O WhatsApp não deu código para este número de telefone. Confira o número, ou escaneie um QR code.
numbers-link-phone-outdated = O WhatsApp do telefone é antigo demais para dispositivos conectados. Atualize-o lá e tente de novo.
numbers-link-no-agreement = O telefone e este dispositivo não entraram em acordo, então nada foi conectado. Tente de novo; um telefone pode ter no máximo quatro dispositivos conectados.

# Settings of such a number, in the card “Files and signs”. The bot leaves a contact alone for a while when a person answered on the phone; the first value is none of that.

numbers-link-silent = Em silêncio após uma resposta pelo telefone
numbers-link-silent-help = Quando alguém escreve a um contato no próprio telefone, o bot deixa esse contato em paz por esse tempo.
numbers-link-not-at-all = De modo nenhum
numbers-link-15-minutes = 15 minutos
numbers-link-1-hour = 1 hora
numbers-link-4-hours = 4 horas
numbers-link-1-day = 1 dia
numbers-link-1-week = 1 semana
numbers-link-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
numbers-link-choices = As opções aparecem como
numbers-link-choices-help = O que não cabe em uma enquete aparece como texto numerado.
numbers-link-numbered = Texto numerado, respondido por número ou palavras
numbers-link-poll = Uma enquete de até 12 opções
numbers-link-pace = No ritmo de uma pessoa
numbers-link-pace-text = As mensagens são lidas após um momento, e as respostas digitadas por alguns segundos. Programas que respondem na hora são bloqueados mais cedo.

# The card that says how likely WhatsApp blocks the number, a line for each thing that counts, with what helps below it. “It” is the number. “Sending”, “Files and signs” and “At the pace of a person” are what those cards and that setting are called.

numbers-link-risk = Risco de bloqueio
numbers-link-risk-subtitle = O WhatsApp não oferece oficialmente este caminho a programas e bloqueia números que se comportam como um.
numbers-link-risk-blocked = O WhatsApp bloqueia esta conta agora. Nada é enviado até o bloqueio acabar.
numbers-link-risk-blocked-help = Depois recomece com poucas mensagens por dia, e só para quem escreveu primeiro.
numbers-link-risk-cap = { $sent } de { $cap } mensagens enviadas hoje.
numbers-link-risk-cap-near = O que passa do limite espera até amanhã; nada se perde.
numbers-link-risk-no-cap = { $n ->
    [one] { $n } mensagem enviada hoje, sem limite.
   *[other] { $n } mensagens enviadas hoje, sem limite.
}
numbers-link-risk-no-cap-help = Defina um limite diário em “Envio”. Um número que de repente envia muito é bloqueado primeiro.
numbers-link-risk-warm-up = { $n ->
    [one] Começou com { $n } mensagem por dia e pode enviar { $growth } % a mais a cada dia.
   *[other] Começou com { $n } mensagens por dia e pode enviar { $growth } % a mais a cada dia.
}
numbers-link-risk-no-warm-up = Ele não começa devagar.
numbers-link-risk-no-warm-up-help = Um número novo deve enviar pouco no início: “Envio” faz o limite crescer sozinho.
numbers-link-risk-quiet = Ele respeita horários de silêncio, como as pessoas.
numbers-link-risk-no-quiet = Ele envia a qualquer hora.
numbers-link-risk-no-quiet-help = Horários de silêncio à noite fazem com que pareça menos um programa.
numbers-link-risk-pace = Ele lê e digita no ritmo de uma pessoa.
numbers-link-risk-no-pace = Ele responde na hora, como nenhuma pessoa faz.
numbers-link-risk-no-pace-help = Ative “No ritmo de uma pessoa” em “Arquivos e sinais”.
numbers-link-risk-strangers = Ninguém recebe mensagem sem ter escrito primeiro ou concordado com isso.

# Beside a message of a conversation that a person wrote on the number’s own phone, past the app; and the hint for it.

numbers-link-on-phone = No telefone
numbers-link-on-phone-hint = Alguém escreveu isto no próprio telefone do número
