# Numbers: where contacts write to, and what answers there.

# Words of several pages and cards. "Number" is a phone number of WhatsApp, connected to the app.

numbers-title = Números
numbers-number = Número
numbers-name = Nome
numbers-name-help = Para você e seus colegas.
numbers-cancel = Cancelar
numbers-delete = Excluir
numbers-save = Salvar
numbers-saved = Salvo
numbers-add = Adicionar número
numbers-connect-heading = Conecte um número do WhatsApp
numbers-access-token = Token de acesso
numbers-app-secret = Chave secreta do app
numbers-not-known = Não se sabe
numbers-watch-out = Atenção
numbers-needs-you = Precisa de você
numbers-never = Nunca
numbers-none-such = Esse número não existe
numbers-maybe-deleted = Talvez tenha sido excluído.
numbers-open-flows = Abrir fluxos
numbers-receive = Receber mensagens

# The list of numbers.

numbers-subtitle = Para onde as pessoas escrevem e qual fluxo responde ali.
numbers-empty = Ainda não há números
numbers-empty-text = Comece com um simulador: um telefone na tela que não precisa de nenhuma conta.
numbers-simulator = Simulador
numbers-by-code = WhatsApp por QR code
numbers-answering = Respondendo
numbers-nothing-answers = Nada responde
numbers-flow-version = { $flow } · versão { $version }
numbers-more = Mais sobre este número
numbers-pause-nothing = Pausar: não responder nada
numbers-paused = Agora nada responde em “{ $name }”. Publique um fluxo nele para continuar.
numbers-not-paused = “{ $name }” não foi pausado
numbers-not-deleted = O número não foi excluído
numbers-will-be-deleted = “{ $name }” será excluído

# The dialog "Add number".

numbers-add-connect-text = Um número real pela Cloud API da Meta, passo a passo.
numbers-add-code = Conecte um telefone por QR code
numbers-add-code-text = O número de um telefone que você tem à mão: escaneie e o bot responde.
numbers-add-simulator-text = Ou adicione um simulador: um telefone na tela, para testar fluxos.
numbers-simulator-example = Telefone de teste
numbers-add-simulator = Adicionar simulador

# Connecting a number through Meta’s Cloud API: the five steps, of which the first two are before the number is kept. The first message is the title of the window.

numbers-connect-title = Conectar um número · Botloom
numbers-connect-subtitle = Pela Cloud API da Meta, em cinco etapas. A partir da terceira você pode sair e voltar.
numbers-give-access = Dê acesso
numbers-choose = Escolha o número
numbers-register-step = Registre o número
numbers-write-first = Escreva a primeira mensagem
numbers-choose-wait = Os números que o token alcança aparecem aqui.
numbers-comes-next = Vem a seguir.
numbers-step-done = Concluído
numbers-one-account = Só uma conta do WhatsApp
numbers-account-id = ID da conta do WhatsApp
numbers-account-id-help = Da conta do WhatsApp Business; vazio: todas as que o token alcança.
numbers-kept-encrypted = Nada é guardado antes de você escolher um número; depois ambos são guardados criptografados.
numbers-check-access = Verificar acesso
numbers-account = Conta do WhatsApp
numbers-ids-by-hand = Digitar os IDs à mão
numbers-phone-number-id = ID do número de telefone
numbers-phone-number = Número de telefone
numbers-name-example = Loja, Berlim
numbers-connect-this = Conectar este número
numbers-already-here = Já está aqui: { $name }
numbers-registered = Registrado
numbers-not-registered = Ainda não registrado

# Where to find token and secret on Meta’s pages: use the words that Meta’s own pages have in this language.

numbers-token-place = business.facebook.com → Configurações → Usuários do sistema → Gerar token, sem expiração, com whatsapp_business_messaging e whatsapp_business_management
numbers-secret-place = developers.facebook.com → seu app → Configurações do app → Básico

# What was checked at Meta, one line each, and how it stands.

numbers-checked-list = O que foi verificado
numbers-fine = Tudo certo
numbers-problem = Problema

# Setting up a number that is kept: steps three to five. The first message is the title of the window.

numbers-set-up-title = Configurar um número · Botloom
numbers-set-up-heading = Configure o número
numbers-set-up-subtitle = Você pode sair quando quiser e voltar: o que está feito continua feito.
numbers-no-set-up = Um simulador não precisa de configuração
numbers-no-set-up-text = Escreva para ele na página dele.
numbers-not-checked-sentence = Ainda não verificado.
numbers-check-again = Verificar de novo
numbers-replace-token-or-secret = Substituir token ou chave secreta
numbers-is-registered = O número está registrado na Cloud API.
numbers-pin = PIN
numbers-pin-help = Seis dígitos. Se o número tem verificação em duas etapas, o PIN dela; senão, escolha um e guarde-o.
numbers-register = Registrar
numbers-is-subscribed = Seu app assinou as mensagens da conta.
numbers-subscribe-first = Primeiro, seu app assina as mensagens da conta.
numbers-subscribe = Assinar
numbers-enter-both = Depois informe ambos na Meta: seu app → WhatsApp → Configuração → Webhook, escolha “Verificar e salvar” e assine o campo “messages”.
numbers-verified = Verificado pela Meta { $ago }
numbers-delivers = A Meta entrega aqui
numbers-verify-wait = Aguardando a Meta verificar o endereço
numbers-write-anything = Escreva qualquer coisa para o número do seu telefone.
numbers-write-anything-to = Escreva qualquer coisa para { $phone } do seu telefone.
numbers-first-wait = Aguardando a primeira mensagem
numbers-show = Mostrar o número
numbers-nothing-answers-yet = Nada responde aqui ainda. Abra um fluxo e publique-o neste número.

# The page of one number: what answers, and its name.

numbers-show-all = Mostrar todos os números
numbers-answers-title = O que responde aqui
numbers-version-since = Versão { $version }, publicada { $ago }
numbers-pause = Pausar
numbers-answers-none = Nada. As mensagens são guardadas, e ninguém recebe resposta. Abra um fluxo e publique-o aqui.
numbers-name-not-changed = O nome não foi alterado
numbers-settings = Configurações

# The card of what to enter at Meta, so that messages arrive.

numbers-webhook-subtitle = Informe ambos na Meta: seu app → WhatsApp → Configuração → Webhook.
numbers-webhook-not-public = A Meta só aceita endereços https acessíveis pela internet. Abra esta página pelo seu endereço público e copie dali.
numbers-callback-url = URL de callback
numbers-callback-copy = Copiar a URL de callback
numbers-verify-token = Token de verificação
numbers-verify-token-help = Depois assine ali o campo “messages”.
numbers-verify-token-copy = Copiar o token de verificação
numbers-verify-token-hidden = O token de verificação é mostrado aos administradores.

# The card "Sending": when messages of the number may go out. "Waiting" messages go out later by themselves.

numbers-sending = Envio
numbers-sending-subtitle = Quando as mensagens deste número podem sair. O que não pode espera e mantém a ordem.
numbers-sent-of = { $sent } de { $cap } mensagens hoje
numbers-sent = { $sent ->
    [one] { $sent } mensagem hoje
   *[other] { $sent } mensagens hoje
}
numbers-wait-quiet = Horário de silêncio. As mensagens esperam até: { $until }.
numbers-wait-cap = As mensagens de hoje já foram enviadas. As próximas esperam até: { $until }.
numbers-wait-warm-up = O número é novo, e as mensagens de hoje já foram enviadas. As próximas esperam até: { $until }.
numbers-rules-not-changed = As regras não foram alteradas
numbers-timezone = Fuso horário
numbers-timezone-help = Onde os dias começam e valem os horários abaixo, como Europe/Berlin. Vazio: UTC.
numbers-quiet = Horário de silêncio
numbers-quiet-text = Nada sai nestes horários.
numbers-cap = Mensagens por dia
numbers-cap-help = Vazio: quantas houver. O que passar espera o dia seguinte.
numbers-no-limit = Sem limite
numbers-warm-up = Aquecimento
numbers-warm-up-text = Um número novo começa com poucas mensagens por dia e envia mais a cada dia, até a quantidade acima.
numbers-first-day = No primeiro dia
numbers-growth = A mais por dia, em %
numbers-save-rules = Salvar regras
numbers-monday = Segunda-feira
numbers-tuesday = Terça-feira
numbers-wednesday = Quarta-feira
numbers-thursday = Quinta-feira
numbers-friday = Sexta-feira
numbers-saturday = Sábado
numbers-sunday = Domingo

# Fields of one weekday’s quiet hours: the placeholders "From" and "To", the word between the two fields, and the fields’ names for screen readers.

numbers-from = De
numbers-to = Até
numbers-between-to = até
numbers-day-from = { $day }, de
numbers-day-to = { $day }, até
numbers-hours-help = Como de 22:00 até 08:00, que termina na manhã seguinte. De 00:00 até 24:00 é o dia inteiro; vazio, nada dele.
numbers-reply-minutes = Responder mesmo assim, minutos
numbers-reply-minutes-help = Quem escreveu há tão pouco está acordado e espera resposta. 0: ninguém recebe resposta no horário de silêncio.

# The card "Health" of a number: how it fares at Meta.

numbers-health = Saúde
numbers-healthy = Saudável
numbers-not-checked = Não verificado
numbers-check-failed = O número não foi verificado
numbers-quality = Classificação de qualidade
numbers-quality-high = Alta
numbers-quality-medium = Média
numbers-quality-low = Baixa
numbers-limit = Limite de mensagens
numbers-limit-none = Qualquer quantidade de pessoas novas por dia
numbers-limit-not-set = Não definido antes da primeira mensagem
numbers-limit-people = { $people } pessoas novas por dia
numbers-display-name = Nome de exibição
numbers-name-review = Análise do nome
numbers-last-webhook = Último webhook
numbers-failed = Com falha
numbers-failed-nothing = Nada enviado em 24 horas
numbers-failed-share = { $sent ->
    [one] { $percent } % de { $sent } mensagem em 24 horas
   *[other] { $percent } % de { $sent } mensagens em 24 horas
}
numbers-checked = Verificado { $ago }
numbers-not-checked-yet = Ainda não verificado
numbers-set-up = Configurar
numbers-check-now = Verificar agora

# The card "Forms": which forms of the flow open inside WhatsApp.

numbers-forms = Formulários
numbers-form-inside = Abre dentro do WhatsApp
numbers-form-waiting = Sendo publicado
numbers-form-failed = Não publicado
numbers-form-one-by-one = Perguntado um por um
numbers-form-again = { $attempts ->
    [one] { $attempts } tentativa. Próxima tentativa: { $time }.
   *[other] { $attempts } tentativas. Próxima tentativa: { $time }.
}

# The card "Token and secret": new ones in place of the old.

numbers-credentials = Token e chave secreta
numbers-credentials-subtitle = Um novo é testado primeiro na Meta; até ser aceito, o antigo continua em uso.
numbers-new-token = Novo token de acesso
numbers-new-secret = Nova chave secreta do app
numbers-replace = Substituir
numbers-replaced = Substituído. As mensagens que esperavam saem agora.

# The card "Files and signs": what becomes of files, and signs such as read receipts.

numbers-options = Arquivos e sinais
numbers-options-subtitle = O que acontece com os arquivos que os contatos enviam e o que os contatos veem do bot.
numbers-fetch = Baixar arquivos
numbers-fetch-help = O WhatsApp os guarda por algumas semanas.
numbers-fetch-at-once = Assim que chegam
numbers-fetch-on-demand = Quando alguém os abre
numbers-fetch-never = Nunca: guardar só tipo e nome
numbers-keep-days = Excluir arquivos após, dias
numbers-keep-days-help = Vazio: como diz a instalação.
numbers-read-receipts = Confirmações de leitura
numbers-read-receipts-text = Os contatos veem que suas mensagens foram lidas e que o bot está digitando onde um fluxo manda.
numbers-forms-inside = Formulários dentro do WhatsApp
numbers-forms-inside-text = Os formulários abrem em uma só tela em vez de serem perguntados um por um.
numbers-save-settings = Salvar configurações
numbers-settings-not-changed = As configurações não foram alteradas

# The card of what WhatsApp told of a number, and how grave it is.

numbers-news = O que o WhatsApp disse
numbers-news-info = Bom saber
numbers-news-empty = Nada ainda. Novidades da conta, dos modelos e da qualidade do número aparecem aqui.

# The phone of a simulator.

numbers-phone = Telefone simulado
numbers-phone-view = O que um contato vê
numbers-phone-hello = Diga olá
numbers-phone-hello-text = Escreva uma mensagem abaixo, como alguém faria do seu telefone.
numbers-phone-message = Mensagem
numbers-phone-send = Enviar
numbers-phone-not-sent = A mensagem não foi enviada
numbers-phone-as = Escrevendo como
numbers-phone-as-help = Outro nome é outro contato, com uma conversa própria.

# Which numbers a person or a key sees. The count stands in a badge: nothing else is seen.

numbers-access-none = Nenhum número
numbers-access-count = { $n ->
    [one] Só { $n } número
   *[other] Só { $n } números
}
numbers-access-all = Todos os números, também os que vierem depois
numbers-access-some = Só os números marcados aqui
numbers-access-help = Com suas conversas e contatos.
numbers-access-list = Números que são vistos
