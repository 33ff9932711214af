# Playing a conversation with a flow, and the phone that previews a step.

# The conversation: messages of the contact and of the bot.

play-conversation = Conversación
play-read-receipt = Leído
play-answer-differently = Responder otra cosa desde aquí
play-change-answer = Cambiar la respuesta { $answer }
play-said-by = Lo dijo “{ $step }”. Mostrarlo.
play-show-step-named = Mostrar el paso { $step }
play-hello = Hola
play-write-as-contact = Escribe como lo haría un contacto. Nada sale de esta página.

# The field to write in, and the way past a wait. The time is one such as 2 hours.

play-goes-on-in = Sigue en { $time }
play-silence-after = Sin respuesta durante { $time } cuenta como silencio
play-skip = Saltar
play-skip-help = Hasta el próximo fin de espera
play-write-message = Escribe un mensaje
play-send = Enviar

# What was done in the conversation. Each stands alone and after “Next:” and “After step 2:”.

play-contact-writes = El contacto escribe “{ $text }”
play-contact-chooses = El contacto elige “{ $title }”
play-contact-sends = El contacto envía { $what }
play-system-answers = El otro sistema responde
play-system-fails = El otro sistema falla: { $code }
play-system-posts = Otro sistema envía datos
play-hands-back = La persona devuelve la conversación
play-hands-back-with = La persona devuelve la conversación: { $outcome }
play-time-later = { $time } después
play-starts-at-step = Empieza en un paso

# What a contact sends; it stands after “The contact sends”, and in brackets in the chat.

play-a-text = un texto
play-a-reply = una respuesta
play-an-image = una imagen
play-a-video = un video
play-an-audio = un audio
play-a-voice = un mensaje de voz
play-a-document = un documento
play-a-sticker = un sticker
play-a-location = una ubicación
play-a-reaction = una reacción
play-a-contacts = contactos
play-a-form = un formulario
play-an-order = un pedido
play-an-edit = una edición
play-a-revoke = la eliminación de un mensaje
play-a-system = un aviso del sistema
play-an-other = otra cosa

# What happens apart from messages.

play-happens = Sucede: { $what }
play-api-call = llamada a la API
play-webhook = webhook
play-schedule = horario programado
play-date-field = campo de fecha
play-tag-changed = cambió una etiqueta
play-field-changed = cambió un campo
play-no-reply = sin respuesta
play-delivery = entrega
play-hand-over-ended = terminó la atención de una persona
play-opt-changed = cambió el consentimiento
play-missed-call = llamada perdida

# Beside the conversation: variables, and why it went as it did.

play-variables = Variables
play-why-this-way = ¿Por qué así?
play-why-start = ¿Por qué empezó?
play-nothing-remembered = Todavía no se recuerda nada.
play-nothing-happened = Todavía no ha pasado nada.
play-no-step-ran = No se ejecutó ningún paso.
play-in-another-flow = En otro flujo
play-show-step = Mostrar el paso
play-looked-at = Miró { $values }
play-no-start-looked-for = Ningún mensaje ha buscado un inicio todavía.
play-no-start = El flujo no tiene inicio.

# Whether a start of the flow was chosen for a message; its name follows.

play-start-chosen = Elegido:
play-start-fits = Coincide, no elegido:
play-start-does-not-fit = No coincide:

# How a step was left.

play-nothing-follows = No sigue nada
play-goes-on = Continúa
play-goes-on-by = Sigue por “{ $way }”
play-goes-on-else = Nada más coincidió, así que sigue por “{ $way }”
play-no-answer-came = No llegó respuesta a tiempo
play-answer-unusable = La respuesta no se pudo usar
play-goes-on-by-error = Salió mal, así que sigue por la salida de error
play-waits-here = Espera aquí
play-ends-here = Termina la conversación
play-fails-here = La conversación falla aquí
play-enters-flow = Entra en otro flujo
play-left-by = Salió por “{ $exit }”

# Values of variables that have no words of their own.

play-nothing-yet = nada todavía
play-empty = vacío
play-yes = sí
play-no = no

# The panel and its bar. The channel is what carries the messages.

play-simulator = Simulador
play-channel = Canal
play-keep-as-test = Guardar como prueba
play-start-over = Empezar de nuevo
play-flow-has-changed = El flujo cambió desde que empezó esta conversación.
play-write-as-customer = Escríbele como lo haría un cliente.

# Another system, played by the author. The error is the parser's, in English.

play-another-system = Otro sistema
play-not-json = Esto no es JSON: { $error }.
play-step-asks = “{ $step }” consulta a otro sistema. Nada sale de esta página: di qué responde.
play-waits-for-post = El flujo espera datos de otro sistema.
play-person-has-it = Una persona tiene la conversación.
play-what-is-asked = Qué se consulta
play-answer-as-json = La respuesta como JSON
play-answer = Responder
play-let-it-fail = Hacer que falle
play-no-answer-in-time = Sin respuesta a tiempo
play-post = Enviar datos
play-hand-back = Devolver
play-system-timed-out = No respondió a tiempo.
play-system-not-asked = No se pudo consultar.

# The end of a conversation, as a note in the chat.

play-ended = La conversación terminó
play-ended-with = La conversación terminó: { $outcome }

# Keeping a conversation as a test: the dialog and why it may not work.

play-keep-as-test-help = Lo que hiciste se repite después de cada cambio del flujo, y el bot debe decir lo mismo.
play-test-kept = La conversación ahora es una prueba
play-test-name = Nombre de la prueba
play-test-name-taken = Otra prueba tiene este nombre.
play-cancel = Cancelar
play-keep-test = Guardar la prueba
play-comes-to = “{ $first }” llega a “{ $last }”
play-record-nothing = Todavía no ha pasado nada. Escribe como lo haría un contacto y luego guárdalo.
play-record-no-trigger = Una prueba empieza con lo que inicia el flujo. Empieza de nuevo y escribe como lo haría un contacto.
play-record-time-passed = Pasó tiempo mientras se consultaba a otro sistema. En su lugar, haz que responda o falle.
play-record-differs = Esta conversación no sale igual la segunda vez, así que no puede ser una prueba. Se esperaba: { $expected }. Llegó: { $came }

# A conversation that is shown step by step, such as a test.

play-test-named = Prueba “{ $name }”
play-test-held = Aquí termina la prueba. Todo se cumplió.
play-shown-conversation = Conversación mostrada
play-played-of = Reproducidos { $done } de { $of }.
play-next = Sigue: { $what }.
play-where-it-leads = Hasta aquí llega.
play-next-step = Siguiente paso
play-to-the-end = Hasta el final

# The slider over the conversation, and the clock. A step here is one thing that was done.

play-after-step = Después del paso { $number }: { $what }
play-before-first-step = Antes del primer paso
play-time = Tiempo
play-one-step-back = Un paso atrás
play-one-step-forward = Un paso adelante
play-step-of-conversation = Paso de la conversación
play-plus-hour = +1 hora
play-plus-day = +1 día
play-clock = { $weekday } { $day } { $month } { $year }, { $time } UTC

# Days of the week on the clock, short.

play-monday = lun
play-tuesday = mar
play-wednesday = mié
play-thursday = jue
play-friday = vie
play-saturday = sáb
play-sunday = dom

# Months on the clock, short.

play-january = ene
play-february = feb
play-march = mar
play-april = abr
play-may = may
play-june = jun
play-july = jul
play-august = ago
play-september = sep
play-october = oct
play-november = nov
play-december = dic

# The preview: a phone that shows what a step says. A form opens inside WhatsApp.

play-on-the-phone = En el teléfono
play-nothing-to-show = Todavía no hay nada que mostrar
play-form-note = Donde los formularios se abren dentro de WhatsApp
play-the-form = El formulario
play-optional = { $label } (opcional)

# Parts of a chat as WhatsApp shows them.

play-location = Ubicación
play-send-location = Enviar ubicación
play-reacts-with = Reacciona con { $emoji }
play-video = Video
play-audio = Audio
play-voice-message = Mensaje de voz
play-document = Documento
play-close-list = Cerrar la lista
