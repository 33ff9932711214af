# Broadcasts: one message to many contacts. In Spanish and Portuguese the word is the one of WhatsApp’s own broadcast lists. $n and other numbers are counts.

# Words of several pages. “Everybody” stands for: no segment is chosen. “Left out” are the contacts who do not get the message.

broadcasts-title = Difusiones
broadcasts-new = Nueva difusión
broadcasts-everybody = Todas las personas
broadcasts-left-out = Quedan fuera

# The list of broadcasts. The figures stand at the end of a row: to how many of the recipients it was said, and how many read it.

broadcasts-subtitle = Un mensaje para muchos contactos, al ritmo y a la hora que elijas.
broadcasts-empty = Aún no hay difusiones
broadcasts-empty-text = Elige un segmento y una plantilla aprobada, mira quién la recibe y envíala ahora o más tarde.
broadcasts-figures = { $n ->
    [one] { $said } de { $n } destinatario · leídos: { $read }
   *[other] { $said } de { $n } destinatarios · leídos: { $read }
}

# The state of a broadcast; short, in a badge.

broadcasts-state-planned = Planificada
broadcasts-state-running = En curso
broadcasts-state-paused = En pausa
broadcasts-state-done = Terminada
broadcasts-state-stopped = Detenida

# Facts about a broadcast, in one line with “ · ” between them: when it ended, began or begins ($ago is such as “5 min ago” or a date, $date a day with the time; $time is a day with the time on the clock of each contact), what it does and who made it.

broadcasts-ended = terminó { $ago }
broadcasts-on-each-clock = { $time } según el reloj de cada contacto
broadcasts-began = empezó { $ago }
broadcasts-begins = empieza { $date }
broadcasts-starts-flow = inicia el flujo
broadcasts-by = por { $name }

# Why contacts get none. Stands in a list with a count of contacts beside it, and under the name of one contact.

broadcasts-why-other-number = Son de otro número
broadcasts-why-blocked = Con bloqueo
broadcasts-why-opted-out = Con baja
broadcasts-why-never-asked = Nunca se les preguntó
broadcasts-why-outside-window = Sin escribir desde hace 24 horas
broadcasts-why-no-value = Falta un valor que el mensaje necesita
broadcasts-why-with-person = Una persona atiende la conversación
broadcasts-why-nothing-said = El flujo no dijo nada
broadcasts-why-stopped = La difusión se detuvo antes
broadcasts-why-lost = Su conversación ya no existe
broadcasts-why-other = Otro motivo

# How far the message to one recipient is; short, in a badge.

broadcasts-status-waits = En espera
broadcasts-status-left-out = Queda fuera
broadcasts-status-on-its-way = En camino
broadcasts-status-sent = Enviado
broadcasts-status-delivered = Entregado
broadcasts-status-read = Leído
broadcasts-status-failed = No enviado
broadcasts-status-unknown = Desconocido

# The page of one broadcast.

broadcasts-none-such = Esa difusión no existe
broadcasts-link-wrong = El enlace no es correcto.
broadcasts-show-all = Ver todas las difusiones
broadcasts-pause = Pausar
broadcasts-resume = Reanudar
broadcasts-stop = Detener para siempre
broadcasts-not-changed = No se cambió nada

# Its results: how many recipients there are, to how many it was sent and so on. “Recipients” heads their list too.

broadcasts-results = Resultados
broadcasts-results-caption = Cómo les fue a los destinatarios
broadcasts-recipients = Destinatarios
broadcasts-result-sent = Enviados
broadcasts-result-delivered = Entregados
broadcasts-result-read = Leídos
broadcasts-result-answered = Respondidos
broadcasts-result-failed = No enviados
broadcasts-result-waiting = En espera
broadcasts-nobody-left-out = Nadie hasta ahora.
broadcasts-more = Mostrar más
broadcasts-more-failed = No se pudieron cargar más destinatarios
broadcasts-recipients-later = Se buscan cuando empieza la difusión.

# The page of a new one: to whom it goes. A segment is a filter of contacts with a name.

broadcasts-new-subtitle = No se envía nada hasta que lo indiques al final.
broadcasts-to-whom = A quién
broadcasts-name = Nombre de la difusión
broadcasts-name-help = Solo para ti y tus colegas.
broadcasts-from = Desde el número
broadcasts-segment = Segmento
broadcasts-only-agreed = Solo contactos que aceptaron

# What is sent. A start of the kind “Program or other flow” is a trigger of a flow.

broadcasts-what = Qué
broadcasts-kind = Tipo
broadcasts-kind-template = Una plantilla aprobada
broadcasts-kind-start = Iniciar el flujo del número
broadcasts-start = Nombre del inicio
broadcasts-start-help = Del tipo “Programa u otro flujo”, en el flujo que responde en el número. Vacío para cualquiera. Solo lo recibe quien escribió en las últimas 24 horas.
broadcasts-template = Plantilla
broadcasts-choose-template = Elige una plantilla…

# Filling in the template. $name and $first are code, such as a key between two braces.

broadcasts-marketing-costs = Es marketing: Meta cobra más por él y puede que haya contactos que lo rechazaron.
broadcasts-address-picture = Dirección de la imagen
broadcasts-address-video = Dirección del video
broadcasts-address-document = Dirección del documento
broadcasts-address-help = Empieza con https:// o es la dirección de un archivo de la página Archivos.
broadcasts-marks = Escribe { $name }, { $first } o la clave de un campo entre dos llaves, y cada contacto recibe el suyo. Los contactos que no tienen ese valor quedan fuera.

# When it begins, and how fast it goes. “timezone” is code.

broadcasts-when = Cuándo
broadcasts-when-now = Ahora
broadcasts-when-at = En un mismo momento para todos
broadcasts-when-local = Cuando el reloj de cada contacto marque una hora
broadcasts-day-and-time = Día y hora
broadcasts-zone = Zona horaria de los contactos que no tienen una
broadcasts-zone-help = Como Europe/Berlin. La zona propia de un contacto está en su campo “timezone”.
broadcasts-pace = Mensajes por minuto
broadcasts-pace-help = Las reglas propias del número también cuentan.

# Who gets it. The number of contacts ($n) stands above, large, and is not part of the message; the time that it takes follows it. $names are the contacts who came last.

broadcasts-who = Quién lo recibe
broadcasts-get-it = { $n ->
    [one] contacto lo recibe.
   *[other] contactos lo reciben.
}
broadcasts-takes-a-minute = Tarda más o menos un minuto.
broadcasts-takes-minutes = Tarda unos { $minutes } minutos.
broadcasts-newest = Los más recientes: { $names }
broadcasts-contacts = { $n ->
    [one] { $n } contacto
   *[other] { $n } contactos
}
broadcasts-send-now = Enviar ahora
broadcasts-plan = Planificar
broadcasts-made = La difusión está en camino
