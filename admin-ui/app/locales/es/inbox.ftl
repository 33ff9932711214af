# The page Conversations: its head, and what stands where no conversation is chosen.

inbox-title = Conversaciones
inbox-subtitle = Lo que las personas y tus flujos se dicen, en el momento.
inbox-choose = Elige una conversación
inbox-choose-text = Sus mensajes aparecen aquí y siguen llegando mientras miras.

# Follows the sentence before. The letters are keys of the keyboard and stay.

inbox-keys = J y K recorren la lista, R escribe, O toma el control, B devuelve, I muestra los detalles.

# The browser's notifications. The second one stands under the name of the contact.

inbox-notify-me = Recibir avisos
inbox-notify-waits = espera una respuesta en { $number }

# The list of conversations, with what it can be narrowed to.

inbox-search = Buscar personas y mensajes
inbox-views = Qué conversaciones
inbox-view-all = Todas
inbox-view-person = Para una persona
inbox-view-mine = Mías
inbox-view-unread = No leídas
inbox-view-mentioned = Notas que me mencionan
inbox-number = Número
inbox-all-numbers = Todos los números
inbox-tag = Etiqueta
inbox-tag-filter = Solo contactos con esta etiqueta
inbox-more = Mostrar más
inbox-more-failed = No se pudieron cargar más conversaciones
inbox-nothing-found = No se encontró nada
inbox-nothing-found-text = Ninguna persona ni mensaje coincide.
inbox-empty = Aún no hay conversaciones
inbox-empty-text = Escribe a uno de tus números y verás cómo aparece.
inbox-go-to-numbers = Ir a los números

# One conversation of the list.

inbox-no-messages = Sin mensajes
inbox-note-calls-you = Una nota te menciona
inbox-waits-for-person = Espera a una persona
inbox-with-person = Con una persona
inbox-flow-runs = Un flujo está en marcha

# The countdown of WhatsApp's 24 hours. What is left is such as “23 h 10 min”; “Closed” stands in its place when it is over.

inbox-window-open = Puedes escribir cualquier cosa durante { $left }, hasta que el contacto vuelva a escribir.
inbox-window-closed = Cerrada
inbox-window-closed-about = Pasaron las 24 horas: solo llegan plantillas.

# The transcript: its head and buttons.

inbox-back = Volver a la lista
inbox-flow-version = { $flow } · versión { $version }
inbox-details = Detalles
inbox-about = Sobre { $name }
inbox-messages = Mensajes
inbox-loading = Cargando
inbox-take-over = Tomar el control
inbox-hand-back = Devolver
inbox-hand-back-about = El flujo continúa donde estaba
inbox-did-not-work = Eso no funcionó

# One message: who said it, and how far it has come.

inbox-started-flow = Inició el flujo: { $why }
inbox-author-gone = Alguien que ya no está
inbox-wrote-this = { $name } escribió esto
inbox-said-by-step = Lo dijo el paso “{ $step }”
inbox-said-by-step-of = Lo dijo el paso “{ $step }” de { $flow }, versión { $version }
inbox-status-queued = Esperando el envío
inbox-status-sending = Enviando
inbox-status-sent = Enviado
inbox-status-delivered = Entregado
inbox-status-read = Leído
inbox-status-failed = No enviado
inbox-status-unknown = Puede que se haya enviado o no; no se envía otra vez

# $what is a sentence that says what happened, $help one that says what helps; both come from elsewhere.

inbox-not-sent-known = No se envió. { $what } { $help }
inbox-not-sent-why = No se envió: { $why }

# Kinds of messages, in the place of words. The changed words stand under “Changed an earlier message to”, the news under “WhatsApp tells”.

inbox-kind-picture = Imagen
inbox-kind-sticker = Sticker
inbox-kind-video = Video
inbox-kind-sound = Audio
inbox-kind-voice = Mensaje de voz
inbox-kind-document = Documento
inbox-kind-location = Ubicación
inbox-kind-contact = Tarjeta de contacto
inbox-kind-reaction = Reacción
inbox-kind-order = Pedido
inbox-kind-form = Formulario completado
inbox-kind-edit = Cambió un mensaje anterior a
inbox-kind-revoke = Eliminó un mensaje anterior
inbox-kind-system = WhatsApp informa
inbox-kind-not-shown = Un tipo de mensaje que Botloom aún no muestra
inbox-kind-other = Mensaje del tipo “{ $kind }”

# The file of a message. $file is one of the kinds above, such as “Picture”; $why one of the sentences below.

inbox-file-fetching = { $file }. Se está obteniendo de WhatsApp…
inbox-file-at-whatsapp = { $file }, en WhatsApp.
inbox-file-why = { $file }. { $why }
inbox-file-not-kept = Este número no guarda archivos.
inbox-file-expired = Se eliminó porque se cumplió su plazo.
inbox-file-too-large = Es más grande de lo que WhatsApp permite, así que no se guardó.
inbox-file-wrong-type = No es lo que dice quien lo envió, así que no se guardó.
inbox-file-unknown = WhatsApp ya no lo tiene.
inbox-file-no-token = WhatsApp no acepta el token de acceso del número. Un administrador puede ingresar uno nuevo.
inbox-file-no-answer = No se pudo contactar con WhatsApp.
inbox-file-open = Abrir: { $name }
inbox-file-fetch = Obtener
inbox-file-fetch-again = Intentar de nuevo
inbox-file-not-fetched = No se obtuvo el archivo

# The field under a transcript: for an answer to the contact, or a note for colleagues. “Keep” keeps a note, “Send” sends an answer or a template.

inbox-what-is-written = Qué se escribe
inbox-mode-answer = Respuesta
inbox-mode-note = Nota
inbox-answer-field = Respuesta al contacto
inbox-answer-placeholder = Escribe una respuesta. Usa / para las respuestas guardadas.
inbox-note-field = Nota para colegas
inbox-note-placeholder = Solo lo ven tus colegas. Usa @ para mencionar a alguien.
inbox-keep = Guardar
inbox-send = Enviar
inbox-enter-sends = Enter envía, Shift+Enter empieza una línea nueva.
inbox-flow-falls-silent = El flujo calla desde tu primera respuesta hasta que devuelvas la conversación.
inbox-phone-silences = Alguien respondió desde el teléfono, así que el flujo calla hasta { $time }, o hasta que devuelvas la conversación.
inbox-nothing-sent = No se envió nada
inbox-closed-text = El contacto no ha escrito en 24 horas. Hasta que vuelva a escribir, WhatsApp solo entrega plantillas aprobadas; cada una puede costar dinero.
inbox-choose-template = Elegir una plantilla
inbox-suggestions = Sugerencias
inbox-send-file = Enviar un archivo
inbox-file-not-sent = El archivo no se envió

# The dialog with saved replies: what one writes again and again.

inbox-replies = Respuestas guardadas
inbox-replies-about = Escribe / y algunas letras de un nombre para poner una en tu respuesta. Todos en el espacio de trabajo las tienen.
inbox-replies-empty = Aún no hay respuestas guardadas
inbox-replies-empty-text = Guarda la primera aquí abajo.
inbox-reply-change = Cambiar { $name }
inbox-reply-delete = Eliminar { $name }
inbox-reply-not-deleted = La respuesta no se eliminó
inbox-reply-name = Nombre
inbox-reply-name-help = Corto, sin espacios, por ejemplo horario.
inbox-reply-text = Texto
inbox-reply-save = Guardar la respuesta
inbox-reply-save-change = Guardar el cambio

# The dialog that sends a template. “Templates” in the text of the empty list is the page's name in the navigation.

inbox-send-template = Enviar una plantilla
inbox-send-template-about = Meta las aprobó, así que llegan en cualquier momento. Cuando el contacto responda, podrás escribir cualquier cosa otra vez.
inbox-templates = Plantillas
inbox-templates-search = Buscar plantillas
inbox-templates-empty = Ninguna plantilla
inbox-templates-empty-text = Las plantillas se crean en la página Plantillas. Meta aprueba la mayoría en minutos.
inbox-template-other = Otra plantilla
inbox-template-not-sent = La plantilla no se envió
inbox-template-marketing = Esto es marketing: Meta cobra más por ello, y puede que los contactos lo hayan rechazado.
inbox-header-picture = Imagen para el encabezado
inbox-header-video = Video para el encabezado
inbox-header-document = Documento para el encabezado
inbox-file-not-uploaded = El archivo no se subió

# Meta's categories of templates.

inbox-category-marketing = Marketing
inbox-category-codes = Códigos
inbox-category-utility = Utilidad

# Beside the transcript: who looks after the contact, tags, notes, what the flow remembers, and the answers that it kept. $to names a team or what is wanted.

inbox-asks-for-person = El flujo pide a una persona, { $ago }
inbox-handed-to = Para { $to }
inbox-looked-after-by = A cargo de
inbox-nobody = Nadie
inbox-not-assigned = No se asignó a nadie
inbox-tags = Etiquetas
inbox-tags-not-changed = Las etiquetas no se cambiaron
inbox-notes = Notas
inbox-note-delete = Eliminar la nota
inbox-note-not-deleted = La nota no se eliminó
inbox-flow-remembers = El flujo recuerda
inbox-hidden = Oculto, porque es personal
inbox-show-all = Mostrar todo
inbox-answers = Respuestas
inbox-answers-empty = Aún no hay respuestas
inbox-answers-empty-text = Aquí se reúne lo que el flujo pregunta y guarda.
inbox-answer-copy = Copiar la respuesta
inbox-yes = Sí
inbox-no = No

# The dialog that keeps the flow silent for a contact who may not have written yet.

inbox-pause-contact = Pausar un contacto
inbox-pause-title = Pausar el flujo para un contacto
inbox-pause-about = Lo que escriba espera a una persona, desde su primer mensaje, hasta que alguien devuelva la conversación.
inbox-pause-phone = Número de teléfono del contacto
inbox-pause-phone-help = Con el código del país, por ejemplo +49 170 1234567. En un simulador, el nombre del remitente.
inbox-pause = Pausar
inbox-paused = El flujo calla para este contacto
