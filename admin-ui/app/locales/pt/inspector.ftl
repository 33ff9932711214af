# The panel in which a step of a flow is edited.

# The panel of the chosen step: nothing or several chosen, the step's head.

inspector-nothing-selected = Nada selecionado
inspector-nothing-selected-help = Escolha uma etapa na tela para ver e editar o que ela faz.
inspector-steps-selected = { $n } etapas selecionadas
inspector-steps-selected-help = Arraste uma para mover todas.
inspector-duplicate = Duplicar
inspector-delete = Excluir
inspector-step-title = Título da etapa
inspector-play-from-here = Testar a partir daqui

# Starts (triggers): which of several wins, and what they may interrupt.

inspector-priority = Prioridade
inspector-priority-help = Quando vários inícios servem para uma mensagem, vence o número maior.
inspector-while-waiting = Enquanto o fluxo espera outra coisa

# Custom actions. An input that need not be given is marked as optional.

inspector-optional = { $label } (opcional)
inspector-action-version = { $action } · versão { $version }

# Selects: what stands there before anything is chosen.

inspector-choose = Escolher…
inspector-choose-step = Escolha uma etapa…
inspector-choose-flow = Escolha um fluxo…

# Texts for machines. The error is the parser's, in English.

inspector-not-json-yet = Ainda não é JSON: { $error }.

# Messages: the bar under the field. Words between marks show the mark that makes the look.

inspector-formatting = Formatação
inspector-bold = Negrito: *palavras*
inspector-italic = Itálico: _palavras_
inspector-struck-through = Tachado: ~palavras~
inspector-fixed-width = Largura fixa: `palavras`

# Opening hours. A day's name stands alone and before its hours.

inspector-monday = Segunda
inspector-tuesday = Terça
inspector-wednesday = Quarta
inspector-thursday = Quinta
inspector-friday = Sexta
inspector-saturday = Sábado
inspector-sunday = Domingo
inspector-closed = Fechado
inspector-hours-from = { $day }, das
inspector-hours-to = { $day }, até
inspector-add-hours = Adicionar horário: { $day }
inspector-remove-hours = Remover este horário: { $day }

# Values of an answer that a step keeps in variables. The path is one in JSON.

inspector-keep-value = Guardar um valor da resposta
inspector-keep-path = Guardar { $path }

# Lists of entries. The item's name is the step's own, such as option, in English.

inspector-add-item = Adicionar { $item }
inspector-move-item-up = Mover { $item } { $number } para cima
inspector-move-item-down = Mover { $item } { $number } para baixo
inspector-remove-item = Remover { $item } { $number }

# Names with values, as rows of a table.

inspector-add = Adicionar
inspector-value = Valor
inspector-value-number = Valor { $number }
inspector-remove-row = Remover a linha { $number }

# A file to send.

inspector-sent-as-link = Enviado como link: o próprio WhatsApp busca este endereço a cada mensagem. Ele deve ser público, começar com https:// e ter no máximo { $most }. Um arquivo enviado por upload é entregue uma só vez e verificado aqui.
inspector-file-deleted = Este arquivo foi excluído. Escolha outro.
inspector-file-of-workspace = Um arquivo deste espaço de trabalho
inspector-remove-file = Remover o arquivo
inspector-file-not-uploaded = O arquivo não foi enviado
inspector-upload = Enviar arquivo
inspector-choose-existing = Escolher
inspector-choose-file = Escolha um arquivo
inspector-choose-file-help = Arquivos enviados neste espaço de trabalho.
inspector-loading = Carregando…
inspector-no-files = Ainda não há arquivos desse tipo. Envie um.

# Durations.

inspector-unit = Unidade
inspector-seconds = segundos
inspector-minutes = minutos
inspector-hours = horas
inspector-days = dias

# Schedules: the next times, which are listed under it.

inspector-next-runs = Próximas vezes, no seu relógio (a programação segue { $zone }):

# Templates that Meta approves.

inspector-choose-template = Escolha um modelo…
inspector-template-not-there = { $template } (não existe)
inspector-template = Modelo
inspector-template-help = Só modelos aprovados chegam a contatos que não escreveram nas últimas 24 horas.
inspector-template-variables = Suas variáveis, em ordem: { $names }.

# The words of a step in the flow's other languages.

inspector-other-languages = Em outros idiomas
inspector-language = Idioma
inspector-language-missing = { $language } (sem tradução: { $n })

# Trying a step: another system is asked for real. The exit is the way by which the flow goes on.

inspector-values-not-json = Os valores não são JSON: { $error }.
inspector-try = Teste
inspector-try-help = Consulta de verdade o outro sistema, uma vez. Nada é enviado a nenhum contato.
inspector-values-as-json = Valores das variáveis em JSON
inspector-ask-now = Consultar agora
inspector-answered-with-status = Respondeu com o status { $status }; segue por “{ $exit }”.
inspector-answered-with-text = { $text } Segue por “{ $exit }”.
inspector-answered = Respondeu; segue por “{ $exit }”.
inspector-answer = Resposta
inspector-asked = Consulta
inspector-variables-afterwards = Variáveis depois

# Variables that every flow can read.

inspector-contact-name = Nome do contato
inspector-contact-phone = Telefone do contato
inspector-contact-language = Idioma do contato
inspector-last-message = Última mensagem
inspector-date-and-time = Data e hora
inspector-what-went-wrong = O que deu errado
inspector-flow-name = Nome deste fluxo

# Choosing and making variables. The example is a variable in braces.

inspector-variables = Variáveis
inspector-choose-variable = Escolha uma variável
inspector-variable-not-declared = { $name } (não declarada)
inspector-new-variable = Nova variável…
inspector-new-variable-name = Nome da nova variável
inspector-new-variable-example = Por exemplo: número de pessoas
inspector-kind-of-value = Tipo de valor
inspector-use-variable = Usar
inspector-create-variable = Criar
inspector-in-texts = Nos textos: { $example }
inspector-insert-variable = Inserir uma variável

# Kinds of values that a variable can hold.

inspector-kind-text = Texto
inspector-kind-number = Número
inspector-kind-boolean = Sim ou não
inspector-kind-date = Data
inspector-kind-list = Lista
inspector-kind-object = Objeto
inspector-kind-location = Localização
inspector-kind-file = Arquivo

# Words as chips.

inspector-words-help = Enter ou vírgula adiciona uma palavra.
inspector-remove-word = Remover { $word }

# Emoji: the groups.

inspector-insert-emoji = Inserir um emoji
inspector-emoji-faces = Rostos
inspector-emoji-hands-and-hearts = Mãos e corações
inspector-emoji-signs = Sinais
inspector-emoji-business = Negócios
inspector-emoji-things = Coisas

# Emoji: what each shows.

inspector-emoji-grinning = sorridente
inspector-emoji-smiling = sorriso
inspector-emoji-laughing = rindo
inspector-emoji-winking = piscando
inspector-emoji-in-love = apaixonado
inspector-emoji-hugging = abraço
inspector-emoji-thinking = pensando
inspector-emoji-cool = descolado
inspector-emoji-partying = festejando
inspector-emoji-sleeping = dormindo
inspector-emoji-crying = chorando
inspector-emoji-angry = bravo
inspector-emoji-shocked = assustado
inspector-emoji-not-looking = sem olhar
inspector-emoji-robot = robô
inspector-emoji-relieved = aliviado
inspector-emoji-waving = aceno
inspector-emoji-thumbs-up = polegar para cima
inspector-emoji-thumbs-down = polegar para baixo
inspector-emoji-clapping = palmas
inspector-emoji-thank-you = obrigado
inspector-emoji-strong = força
inspector-emoji-pointing-down = apontando para baixo
inspector-emoji-pointing-right = apontando para a direita
inspector-emoji-victory = vitória
inspector-emoji-handshake = aperto de mãos
inspector-emoji-red-heart = coração vermelho
inspector-emoji-green-heart = coração verde
inspector-emoji-blue-heart = coração azul
inspector-emoji-sparkles = brilhos
inspector-emoji-fire = fogo
inspector-emoji-party = festa
inspector-emoji-done = feito
inspector-emoji-cross = xis
inspector-emoji-warning = aviso
inspector-emoji-question = pergunta
inspector-emoji-exclamation = exclamação
inspector-emoji-information = informação
inspector-emoji-arrow-right = seta para a direita
inspector-emoji-arrow-left = seta para a esquerda
inspector-emoji-one = um
inspector-emoji-two = dois
inspector-emoji-three = três
inspector-emoji-four = quatro
inspector-emoji-five = cinco
inspector-emoji-star = estrela
inspector-emoji-new = novo
inspector-emoji-bell = sino
inspector-emoji-parcel = pacote
inspector-emoji-delivery = entrega
inspector-emoji-shopping-cart = carrinho de compras
inspector-emoji-shopping-bags = sacolas de compras
inspector-emoji-card = cartão
inspector-emoji-money = dinheiro
inspector-emoji-receipt = recibo
inspector-emoji-calendar = calendário
inspector-emoji-alarm-clock = despertador
inspector-emoji-waiting = espera
inspector-emoji-place = lugar
inspector-emoji-phone = telefone
inspector-emoji-e-mail = e-mail
inspector-emoji-note = nota
inspector-emoji-attachment = anexo
inspector-emoji-link = link
inspector-emoji-pizza = pizza
inspector-emoji-burger = hambúrguer
inspector-emoji-coffee = café
inspector-emoji-meal = refeição
inspector-emoji-cake = bolo
inspector-emoji-present = presente
inspector-emoji-home = casa
inspector-emoji-hospital = hospital
inspector-emoji-plane = avião
inspector-emoji-car = carro
inspector-emoji-haircut = corte de cabelo
inspector-emoji-medicine = remédio
inspector-emoji-camera = câmera
inspector-emoji-graduation = formatura
inspector-emoji-football = futebol
inspector-emoji-sun = sol
