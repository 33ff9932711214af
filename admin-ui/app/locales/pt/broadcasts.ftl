# Broadcasts: one message to many contacts. In Spanish and Portuguese the word is the one of WhatsApp’s own broadcast lists. $n and other numbers are counts.

# Words of several pages. “Everybody” stands for: no segment is chosen. “Left out” are the contacts who do not get the message.

broadcasts-title = Transmissões
broadcasts-new = Nova transmissão
broadcasts-everybody = Todas as pessoas
broadcasts-left-out = Ficam de fora

# The list of broadcasts. The figures stand at the end of a row: to how many of the recipients it was said, and how many read it.

broadcasts-subtitle = Uma mensagem para muitos contatos, no ritmo e na hora que você escolher.
broadcasts-empty = Ainda não há transmissões
broadcasts-empty-text = Escolha um segmento e um modelo aprovado, veja quem o recebe e envie agora ou mais tarde.
broadcasts-figures = { $n ->
    [one] { $said } de { $n } destinatário · lidas: { $read }
   *[other] { $said } de { $n } destinatários · lidas: { $read }
}

# The state of a broadcast; short, in a badge.

broadcasts-state-planned = Planejada
broadcasts-state-running = Em andamento
broadcasts-state-paused = Pausada
broadcasts-state-done = Concluída
broadcasts-state-stopped = Interrompida

# Facts about a broadcast, in one line with “ · ” between them: when it ended, began or begins ($ago is such as “5 min ago” or a date, $date a day with the time; $time is a day with the time on the clock of each contact), what it does and who made it.

broadcasts-ended = terminou { $ago }
broadcasts-on-each-clock = { $time } no relógio de cada contato
broadcasts-began = começou { $ago }
broadcasts-begins = começa { $date }
broadcasts-starts-flow = inicia o fluxo
broadcasts-by = por { $name }

# Why contacts get none. Stands in a list with a count of contacts beside it, and under the name of one contact.

broadcasts-why-other-number = São de outro número
broadcasts-why-blocked = Com bloqueio
broadcasts-why-opted-out = Com descadastro
broadcasts-why-never-asked = Nunca se perguntou
broadcasts-why-outside-window = Sem escrever há 24 horas
broadcasts-why-no-value = Falta um valor de que a mensagem precisa
broadcasts-why-with-person = Uma pessoa atende a conversa
broadcasts-why-nothing-said = O fluxo não disse nada
broadcasts-why-stopped = A transmissão foi interrompida antes
broadcasts-why-lost = A conversa não existe mais
broadcasts-why-other = Outro motivo

# How far the message to one recipient is; short, in a badge.

broadcasts-status-waits = Em espera
broadcasts-status-left-out = Fica de fora
broadcasts-status-on-its-way = A caminho
broadcasts-status-sent = Enviada
broadcasts-status-delivered = Entregue
broadcasts-status-read = Lida
broadcasts-status-failed = Não enviada
broadcasts-status-unknown = Desconhecido

# The page of one broadcast.

broadcasts-none-such = Essa transmissão não existe
broadcasts-link-wrong = O link não está certo.
broadcasts-show-all = Ver todas as transmissões
broadcasts-pause = Pausar
broadcasts-resume = Retomar
broadcasts-stop = Interromper de vez
broadcasts-not-changed = Nada foi alterado

# Its results: how many recipients there are, to how many it was sent and so on. “Recipients” heads their list too.

broadcasts-results = Resultados
broadcasts-results-caption = Como foi com os destinatários
broadcasts-recipients = Destinatários
broadcasts-result-sent = Enviadas
broadcasts-result-delivered = Entregues
broadcasts-result-read = Lidas
broadcasts-result-answered = Respondidas
broadcasts-result-failed = Não enviadas
broadcasts-result-waiting = Em espera
broadcasts-nobody-left-out = Ninguém até agora.
broadcasts-more = Mostrar mais
broadcasts-more-failed = Não foi possível carregar mais destinatários
broadcasts-recipients-later = São buscados quando a transmissão começa.

# The page of a new one: to whom it goes. A segment is a filter of contacts with a name.

broadcasts-new-subtitle = Nada é enviado antes de você confirmar no final.
broadcasts-to-whom = Para quem
broadcasts-name = Nome da transmissão
broadcasts-name-help = Só para você e seus colegas.
broadcasts-from = Do número
broadcasts-segment = Segmento
broadcasts-only-agreed = Só contatos que aceitaram

# What is sent. A start of the kind “Program or other flow” is a trigger of a flow.

broadcasts-what = O quê
broadcasts-kind = Tipo
broadcasts-kind-template = Um modelo aprovado
broadcasts-kind-start = Iniciar o fluxo do número
broadcasts-start = Nome do início
broadcasts-start-help = Do tipo “Programa ou outro fluxo”, no fluxo que responde no número. Vazio para qualquer um. Só recebe quem escreveu nas últimas 24 horas.
broadcasts-template = Modelo
broadcasts-choose-template = Escolha um modelo…

# Filling in the template. $name and $first are code, such as a key between two braces.

broadcasts-marketing-costs = Isto é marketing: a Meta cobra mais por ele, e pode haver contatos que o recusaram.
broadcasts-address-picture = Endereço da imagem
broadcasts-address-video = Endereço do vídeo
broadcasts-address-document = Endereço do documento
broadcasts-address-help = Começa com https:// ou é o endereço de um arquivo da página Arquivos.
broadcasts-marks = Escreva { $name }, { $first } ou a chave de um campo entre duas chaves, e cada contato recebe o seu. Contatos sem esse valor ficam de fora.

# When it begins, and how fast it goes. “timezone” is code.

broadcasts-when = Quando
broadcasts-when-now = Agora
broadcasts-when-at = No mesmo momento para todos
broadcasts-when-local = Quando o relógio de cada contato marcar um horário
broadcasts-day-and-time = Dia e hora
broadcasts-zone = Fuso horário dos contatos que não têm um
broadcasts-zone-help = Como Europe/Berlin. O fuso próprio de um contato está no campo “timezone”.
broadcasts-pace = Mensagens por minuto
broadcasts-pace-help = As regras do próprio número também valem.

# Who gets it. The number of contacts ($n) stands above, large, and is not part of the message; the time that it takes follows it. $names are the contacts who came last.

broadcasts-who = Quem recebe
broadcasts-get-it = { $n ->
    [one] contato recebe.
   *[other] contatos recebem.
}
broadcasts-takes-a-minute = Leva cerca de um minuto.
broadcasts-takes-minutes = Leva cerca de { $minutes } minutos.
broadcasts-newest = Os mais recentes: { $names }
broadcasts-contacts = { $n ->
    [one] { $n } contato
   *[other] { $n } contatos
}
broadcasts-send-now = Enviar agora
broadcasts-plan = Planejar
broadcasts-made = A transmissão está a caminho
