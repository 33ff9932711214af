# Playing a conversation with a flow, and the phone that previews a step.

# The conversation: messages of the contact and of the bot.

play-conversation = Conversa
play-read-receipt = Lida
play-answer-differently = Responder diferente a partir daqui
play-change-answer = Mudar a resposta { $answer }
play-said-by = Dito por “{ $step }”. Mostrar.
play-show-step-named = Mostrar a etapa { $step }
play-hello = Olá
play-write-as-contact = Escreva como um contato escreveria. Nada sai desta página.

# The field to write in, and the way past a wait. The time is one such as 2 hours.

play-goes-on-in = Continua em { $time }
play-silence-after = Sem resposta por { $time } conta como silêncio
play-skip = Pular
play-skip-help = Até o próximo fim de espera
play-write-message = Escreva uma mensagem
play-send = Enviar

# What was done in the conversation. Each stands alone and after “Next:” and “After step 2:”.

play-contact-writes = O contato escreve “{ $text }”
play-contact-chooses = O contato escolhe “{ $title }”
play-contact-sends = O contato envia { $what }
play-system-answers = O outro sistema responde
play-system-fails = O outro sistema falha: { $code }
play-system-posts = Outro sistema envia dados
play-hands-back = A pessoa devolve a conversa
play-hands-back-with = A pessoa devolve a conversa: { $outcome }
play-time-later = { $time } depois
play-starts-at-step = Começa em uma etapa

# What a contact sends; it stands after “The contact sends”, and in brackets in the chat.

play-a-text = um texto
play-a-reply = uma resposta
play-an-image = uma imagem
play-a-video = um vídeo
play-an-audio = um áudio
play-a-voice = uma mensagem de voz
play-a-document = um documento
play-a-sticker = uma figurinha
play-a-location = uma localização
play-a-reaction = uma reação
play-a-contacts = contatos
play-a-form = um formulário
play-an-order = um pedido
play-an-edit = uma edição
play-a-revoke = a exclusão de uma mensagem
play-a-system = um aviso do sistema
play-an-other = outra coisa

# What happens apart from messages.

play-happens = Acontece: { $what }
play-api-call = chamada da API
play-webhook = webhook
play-schedule = horário programado
play-date-field = campo de data
play-tag-changed = etiqueta alterada
play-field-changed = campo alterado
play-no-reply = sem resposta
play-delivery = entrega
play-hand-over-ended = terminou o atendimento de uma pessoa
play-opt-changed = consentimento alterado
play-missed-call = chamada perdida

# Beside the conversation: variables, and why it went as it did.

play-variables = Variáveis
play-why-this-way = Por que assim?
play-why-start = Por que começou?
play-nothing-remembered = Nada foi guardado ainda.
play-nothing-happened = Nada aconteceu ainda.
play-no-step-ran = Nenhuma etapa foi executada.
play-in-another-flow = Em outro fluxo
play-show-step = Mostrar a etapa
play-looked-at = Olhou { $values }
play-no-start-looked-for = Nenhuma mensagem procurou um início ainda.
play-no-start = O fluxo não tem início.

# Whether a start of the flow was chosen for a message; its name follows.

play-start-chosen = Escolhido:
play-start-fits = Serve, não escolhido:
play-start-does-not-fit = Não serve:

# How a step was left.

play-nothing-follows = Nada vem depois
play-goes-on = Continua
play-goes-on-by = Segue por “{ $way }”
play-goes-on-else = Nada mais serviu, então segue por “{ $way }”
play-no-answer-came = Nenhuma resposta chegou a tempo
play-answer-unusable = A resposta não pôde ser usada
play-goes-on-by-error = Deu errado, então segue pela saída de erro
play-waits-here = Espera aqui
play-ends-here = Encerra a conversa
play-fails-here = A conversa falha aqui
play-enters-flow = Entra em outro fluxo
play-left-by = Saiu por “{ $exit }”

# Values of variables that have no words of their own.

play-nothing-yet = nada ainda
play-empty = vazio
play-yes = sim
play-no = não

# The panel and its bar. The channel is what carries the messages.

play-simulator = Simulador
play-channel = Canal
play-keep-as-test = Salvar como teste
play-start-over = Recomeçar
play-flow-has-changed = O fluxo mudou desde que esta conversa começou.
play-write-as-customer = Escreva como um cliente escreveria.

# Another system, played by the author. The error is the parser's, in English.

play-another-system = Outro sistema
play-not-json = Isto não é JSON: { $error }.
play-step-asks = “{ $step }” consulta outro sistema. Nada sai desta página: diga o que ele responde.
play-waits-for-post = O fluxo espera dados de outro sistema.
play-person-has-it = Uma pessoa está com a conversa.
play-what-is-asked = O que é consultado
play-answer-as-json = A resposta em JSON
play-answer = Responder
play-let-it-fail = Fazer falhar
play-no-answer-in-time = Sem resposta a tempo
play-post = Enviar dados
play-hand-back = Devolver
play-system-timed-out = Não respondeu a tempo.
play-system-not-asked = Não foi possível consultar.

# The end of a conversation, as a note in the chat.

play-ended = A conversa terminou
play-ended-with = A conversa terminou: { $outcome }

# Keeping a conversation as a test: the dialog and why it may not work.

play-keep-as-test-help = O que você fez é repetido após cada mudança do fluxo, e o bot deve dizer o mesmo.
play-test-kept = A conversa agora é um teste
play-test-name = Nome do teste
play-test-name-taken = Outro teste tem este nome.
play-cancel = Cancelar
play-keep-test = Salvar o teste
play-comes-to = “{ $first }” chega a “{ $last }”
play-record-nothing = Nada aconteceu ainda. Escreva como um contato escreveria e depois salve.
play-record-no-trigger = Um teste começa com o que inicia o fluxo. Recomece e escreva como um contato escreveria.
play-record-time-passed = Passou tempo enquanto outro sistema era consultado. Em vez disso, faça com que responda ou falhe.
play-record-differs = Esta conversa não sai igual na segunda vez, então não pode ser um teste. Esperado: { $expected }. Veio: { $came }

# A conversation that is shown step by step, such as a test.

play-test-named = Teste “{ $name }”
play-test-held = O teste termina aqui. Tudo deu certo.
play-shown-conversation = Conversa mostrada
play-played-of = Mostrados { $done } de { $of }.
play-next = A seguir: { $what }.
play-where-it-leads = É aqui que chega.
play-next-step = Próxima etapa
play-to-the-end = Até o fim

# The slider over the conversation, and the clock. A step here is one thing that was done.

play-after-step = Depois da etapa { $number }: { $what }
play-before-first-step = Antes da primeira etapa
play-time = Tempo
play-one-step-back = Uma etapa para trás
play-one-step-forward = Uma etapa para frente
play-step-of-conversation = Etapa da conversa
play-plus-hour = +1 hora
play-plus-day = +1 dia
play-clock = { $weekday }, { $day } { $month } { $year }, { $time } UTC

# Days of the week on the clock, short.

play-monday = seg
play-tuesday = ter
play-wednesday = qua
play-thursday = qui
play-friday = sex
play-saturday = sáb
play-sunday = dom

# Months on the clock, short.

play-january = jan
play-february = fev
play-march = mar
play-april = abr
play-may = mai
play-june = jun
play-july = jul
play-august = ago
play-september = set
play-october = out
play-november = nov
play-december = dez

# The preview: a phone that shows what a step says. A form opens inside WhatsApp.

play-on-the-phone = No celular
play-nothing-to-show = Nada para mostrar ainda
play-form-note = Onde os formulários abrem dentro do WhatsApp
play-the-form = O formulário
play-optional = { $label } (opcional)

# Parts of a chat as WhatsApp shows them.

play-location = Localização
play-send-location = Enviar localização
play-reacts-with = Reage com { $emoji }
play-video = Vídeo
play-audio = Áudio
play-voice-message = Mensagem de voz
play-document = Documento
play-close-list = Fechar a lista
