# The page. A rule watches numbers and tells people; a test conversation looks whether a flow answers.

alerts-title = Alertas
alerts-subtitle = Receba um aviso quando um número precisar de você: um quando começa e outro quando termina.
alerts-rules = Regras
alerts-no-rules = Ainda não há regras
alerts-no-rules-text = Uma regra vigia seus números, por exemplo: “avise quando mensagens esperarem mais de cinco minutos”. Ela avisa seus webhooks de eventos e, se quiser, você pelo WhatsApp.
alerts-add-rule = Adicionar regra
alerts-edit-rule = Editar regra

# Buttons of its dialogs and menus.

alerts-cancel = Cancelar
alerts-save = Salvar
alerts-edit = Editar
alerts-delete = Excluir

# What is wrong now. $ago is such as “5 min ago”, “yesterday” or a date.

alerts-needs-you = Precisa de você agora
alerts-since = Começou { $ago }
alerts-number-gone = Um número que não existe mais

# One rule of the list. “Firing” is a badge: what it watches for is the case now. $name is the rule or the test conversation of a switch.

alerts-every-number = Todos os números
alerts-tells-phone = avisa { $phone } pelo WhatsApp
alerts-tells-webhooks = avisa os webhooks de eventos
alerts-firing = Em alerta
alerts-switch-on = Ativar: { $name }
alerts-more-rule = Mais sobre esta regra
alerts-rule-not-changed = A regra não foi alterada
alerts-rule-not-deleted = A regra não foi excluída
alerts-rule-deleting = A regra será excluída

# The form of a rule.

alerts-rule-saved = A regra passa a ser acompanhada a partir de agora
alerts-tell-when = Avisar quando
alerts-which-number = Qual número
alerts-webhooks-anyway = Os webhooks de eventos que recebem alertas são avisados em qualquer caso.

# What a rule watches for, as one chooses it.

alerts-kind-disconnected = Um número não consegue enviar
alerts-kind-throttled = O WhatsApp desacelera um número
alerts-kind-outbox-age = As mensagens esperam demais
alerts-kind-error-rate = Mensagens demais falham
alerts-kind-check-failed = Uma conversa de teste falha
alerts-kind-problem = O WhatsApp avisa de um problema

# The sentence under the choice. “More than this” and “so many” mean the number that is entered beside it.

alerts-help-disconnected = Ele está desligado, ou o WhatsApp não aceita mais o token de acesso dele.
alerts-help-throttled = Essa quantidade de mensagens ou mais espera porque o WhatsApp não deixa o número enviar mais rápido.
alerts-help-outbox-age = A mensagem mais antiga ainda por enviar espera há mais tempo que isso.
alerts-help-error-rate = Falhou uma parte maior das mensagens dos últimos 15 minutos. Menos de dez mensagens não dizem nada.
alerts-help-check-failed = Uma conversa de teste abaixo falhou esse número de vezes seguidas.
alerts-help-problem = O WhatsApp restringiu a conta, baixou a qualidade do número, ou rejeitou ou pausou um modelo no último dia.

# Names of the number that is entered.

alerts-limit-waiting = Mensagens que esperam
alerts-limit-seconds = Segundos
alerts-limit-percent = Por cento
alerts-limit-failures = Falhas seguidas
alerts-limit-problems = Problemas

# The whole rule in one line. Where there are numbers they are 2 or more, except percents. $duration is one of the three below it.

alerts-rule-disconnected = Não consegue enviar
alerts-rule-throttled-one = Desacelerado pelo WhatsApp, e uma mensagem espera
alerts-rule-throttled = Desacelerado pelo WhatsApp, e { $n } mensagens ou mais esperam
alerts-rule-outbox-age = A mensagem mais antiga espera mais de { $duration }
alerts-hours = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
    }
alerts-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
    }
alerts-seconds = { $n ->
    [one] { $n } segundo
   *[other] { $n } segundos
    }
alerts-rule-error-rate = Mais de { $n } % das mensagens falham
alerts-rule-check-failed-one = A conversa de teste falha
alerts-rule-check-failed = A conversa de teste falha { $n } vezes seguidas
alerts-rule-problems = O WhatsApp avisa de { $n } problemas ou mais em um dia

# Who is told by WhatsApp, in the form of a rule.

alerts-notify = Avise-me pelo WhatsApp
alerts-notify-help = Quando começa e quando termina.
alerts-phone = Seu número de telefone
alerts-phone-help = Com o código do país, como +49 1511 1234567.
alerts-sent-from = Enviado de
alerts-sent-from-help = Outro é usado enquanto for este que falha.
alerts-any-number = Qualquer número que funcione
alerts-template = Modelo de mensagem
alerts-template-help = O nome dele na Meta; com uma variável, que recebe o alerta.
alerts-template-language = Idioma do modelo
alerts-template-language-help = Como a Meta o escreve; en_US se vazio.
alerts-no-template = Sem um modelo, o WhatsApp só entrega o alerta até 24 horas depois da última vez que você escreveu para esse número. Um modelo chega sempre.

# Test conversations: the list. They are held now and then; “Add” stands in the head of a list.

alerts-checks = Conversas de teste
alerts-checks-help = De vez em quando, o Botloom conversa com o seu próprio fluxo e vê se ele responde como deve. Ninguém recebe mensagem.
alerts-add = Adicionar
alerts-add-check = Adicionar conversa de teste
alerts-edit-check = Editar conversa de teste
alerts-no-checks = Ainda não há conversas de teste
alerts-no-checks-text = Diga o que um contato escreveria e o que deve voltar, como “Oi” e “Como podemos ajudar?”. Uma regra acima avisa você quando falhar.

# One test conversation: how it went the last time. $ago is such as “5 min ago”, $ms milliseconds.

alerts-outcome-ok = Passou
alerts-outcome-failed = Falhou
alerts-outcome-slow = Lenta demais
alerts-outcome-unknown = Desconhecido
alerts-not-held = Ainda não feita
alerts-ago-answered = { $ago }, respondeu em { $ms } ms
alerts-failed = Esperado: { $expected }. O que veio: { $came }
alerts-failed-at-step = Etapa { $step }: esperado: { $expected }. O que veio: { $came }
alerts-more-check = Mais sobre esta conversa de teste
alerts-hold-now = Fazer agora
alerts-how-it-went = Como foi
alerts-held-soon = Será feita em alguns segundos
alerts-not-started = Não foi possível iniciar
alerts-check-not-changed = A conversa de teste não foi alterada
alerts-check-not-deleted = A conversa de teste não foi excluída
alerts-check-deleting = A conversa de teste será excluída

# How often it is held. In small letters; the form makes the first one large. Hours and minutes are 2 or more.

alerts-every-minute = a cada minuto
alerts-every-hour = a cada hora
alerts-once-a-day = uma vez por dia
alerts-every-hours = a cada { $n } horas
alerts-every-minutes = a cada { $n } minutos

# The dialog with how it went, time after time. What is said of a time stands in one line: version, speed, how many steps went through the whole server.

alerts-history-order = A vez mais recente primeiro.
alerts-history-empty = Ainda não foi feita.
alerts-version = versão { $version }
alerts-answered = respondeu em { $ms } ms
alerts-through-engine = executada só pelo motor
alerts-through-server = { $n ->
    [one] { $n } etapa por todo o servidor
   *[other] { $n } etapas por todo o servidor
    }

# The form of a test conversation. $name is a test that the flow has.

alerts-check-saved = Será feita em alguns segundos, e depois de novo e de novo
alerts-check-version = Feita com a versão que responde no número naquele momento.
alerts-name = Nome
alerts-number = Número
alerts-what-is-said = O que é dito
alerts-own-lines = Minhas próprias linhas
alerts-flow-test = Teste do fluxo: { $name }
alerts-how-often = Com que frequência
alerts-slow-seconds = Segundos que uma resposta pode levar

# The lines of a test conversation: who says something, and the words. “They” are the contact, “we” the flow. “Hi” is the first line of a new one.

alerts-conversation = A conversa
alerts-they-write = Escreve
alerts-they-tap = Toca em
alerts-we-expect = Esperamos
alerts-hi = Oi
alerts-who = Quem
alerts-words = Palavras
alerts-remove-line = Remover esta linha
alerts-add-line = Adicionar uma linha
alerts-contains = Basta que a resposta contenha as palavras.
