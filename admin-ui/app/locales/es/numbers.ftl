# Numbers: where contacts write to, and what answers there.

# Words of several pages and cards. "Number" is a phone number of WhatsApp, connected to the app.

numbers-title = Números
numbers-number = Número
numbers-name = Nombre
numbers-name-help = Para ti y tus colegas.
numbers-cancel = Cancelar
numbers-delete = Eliminar
numbers-save = Guardar
numbers-saved = Guardado
numbers-add = Agregar número
numbers-connect-heading = Conecta un número de WhatsApp
numbers-access-token = Token de acceso
numbers-app-secret = Clave secreta de la app
numbers-not-known = No se sabe
numbers-watch-out = Atención
numbers-needs-you = Te necesita
numbers-never = Nunca
numbers-none-such = Ese número no existe
numbers-maybe-deleted = Quizás se eliminó.
numbers-open-flows = Abrir flujos
numbers-receive = Recibir mensajes

# The list of numbers.

numbers-subtitle = Adónde escribe la gente y qué flujo responde ahí.
numbers-empty = Aún no hay números
numbers-empty-text = Empieza con un simulador: un teléfono en la pantalla que no necesita ninguna cuenta.
numbers-simulator = Simulador
numbers-by-code = WhatsApp por código QR
numbers-answering = Responde
numbers-nothing-answers = Nada responde
numbers-flow-version = { $flow } · versión { $version }
numbers-more = Más sobre este número
numbers-pause-nothing = Pausar: no responder nada
numbers-paused = Ahora nada responde en “{ $name }”. Publica un flujo en él para continuar.
numbers-not-paused = “{ $name }” no se pausó
numbers-not-deleted = El número no se eliminó
numbers-will-be-deleted = “{ $name }” se eliminará

# The dialog "Add number".

numbers-add-connect-text = Un número real por la Cloud API de Meta, paso a paso.
numbers-add-code = Conecta un teléfono por código QR
numbers-add-code-text = El número de un teléfono que tienes a mano: escanea y el bot responde.
numbers-add-simulator-text = O agrega un simulador: un teléfono en la pantalla para probar flujos.
numbers-simulator-example = Teléfono de prueba
numbers-add-simulator = Agregar simulador

# Connecting a number through Meta’s Cloud API: the five steps, of which the first two are before the number is kept. The first message is the title of the window.

numbers-connect-title = Conectar un número · Botloom
numbers-connect-subtitle = Por la Cloud API de Meta, en cinco pasos. Desde el tercero puedes salir y volver.
numbers-give-access = Da acceso
numbers-choose = Elige el número
numbers-register-step = Registra el número
numbers-write-first = Escribe el primer mensaje
numbers-choose-wait = Aquí aparecen los números a los que llega el token.
numbers-comes-next = Viene después.
numbers-step-done = Listo
numbers-one-account = Solo una cuenta de WhatsApp
numbers-account-id = ID de la cuenta de WhatsApp
numbers-account-id-help = De la cuenta de WhatsApp Business; si queda vacío, todas a las que llega el token.
numbers-kept-encrypted = No se guarda nada hasta que eliges un número; luego ambos se guardan cifrados.
numbers-check-access = Comprobar acceso
numbers-account = Cuenta de WhatsApp
numbers-ids-by-hand = Escribir los ID a mano
numbers-phone-number-id = ID del número de teléfono
numbers-phone-number = Número de teléfono
numbers-name-example = Tienda, Berlín
numbers-connect-this = Conectar este número
numbers-already-here = Ya está aquí: { $name }
numbers-registered = Registrado
numbers-not-registered = Aún sin registrar

# Where to find token and secret on Meta’s pages: use the words that Meta’s own pages have in this language.

numbers-token-place = business.facebook.com → Configuración → Usuarios del sistema → Generar token, sin caducidad, con whatsapp_business_messaging y whatsapp_business_management
numbers-secret-place = developers.facebook.com → tu app → Configuración de la app → Básica

# What was checked at Meta, one line each, and how it stands.

numbers-checked-list = Qué se comprobó
numbers-fine = Bien
numbers-problem = Problema

# Setting up a number that is kept: steps three to five. The first message is the title of the window.

numbers-set-up-title = Configurar un número · Botloom
numbers-set-up-heading = Configura el número
numbers-set-up-subtitle = Puedes salir cuando quieras y volver: lo hecho, hecho queda.
numbers-no-set-up = Un simulador no necesita configuración
numbers-no-set-up-text = Escríbele en su página.
numbers-not-checked-sentence = Aún no se ha comprobado.
numbers-check-again = Comprobar otra vez
numbers-replace-token-or-secret = Reemplazar token o clave secreta
numbers-is-registered = El número está registrado en la Cloud API.
numbers-pin = PIN
numbers-pin-help = Seis dígitos. Si el número tiene verificación en dos pasos, su PIN; si no, elige uno y consérvalo.
numbers-register = Registrar
numbers-is-subscribed = Tu app está suscrita a los mensajes de la cuenta.
numbers-subscribe-first = Primero, tu app se suscribe a los mensajes de la cuenta.
numbers-subscribe = Suscribir
numbers-enter-both = Luego escribe ambos en Meta: tu app → WhatsApp → Configuración → Webhook, elige “Verificar y guardar” y suscríbete al campo “messages”.
numbers-verified = Verificado por Meta { $ago }
numbers-delivers = Meta entrega aquí
numbers-verify-wait = Esperando que Meta verifique la dirección
numbers-write-anything = Escribe cualquier cosa al número desde tu teléfono.
numbers-write-anything-to = Escribe cualquier cosa a { $phone } desde tu teléfono.
numbers-first-wait = Esperando el primer mensaje
numbers-show = Ver el número
numbers-nothing-answers-yet = Aquí aún no responde nada. Abre un flujo y publícalo en este número.

# The page of one number: what answers, and its name.

numbers-show-all = Ver todos los números
numbers-answers-title = Qué responde aquí
numbers-version-since = Versión { $version }, publicada { $ago }
numbers-pause = Pausar
numbers-answers-none = Nada. Los mensajes se guardan y nadie recibe respuesta. Abre un flujo y publícalo aquí.
numbers-name-not-changed = El nombre no se cambió
numbers-settings = Ajustes

# The card of what to enter at Meta, so that messages arrive.

numbers-webhook-subtitle = Escribe ambos en Meta: tu app → WhatsApp → Configuración → Webhook.
numbers-webhook-not-public = Meta solo acepta direcciones https accesibles desde internet. Abre esta página por tu dirección pública y copia desde ahí.
numbers-callback-url = URL de devolución de llamada
numbers-callback-copy = Copiar la URL de devolución de llamada
numbers-verify-token = Token de verificación
numbers-verify-token-help = Luego suscríbete ahí al campo “messages”.
numbers-verify-token-copy = Copiar el token de verificación
numbers-verify-token-hidden = El token de verificación se muestra a los administradores.

# The card "Sending": when messages of the number may go out. "Waiting" messages go out later by themselves.

numbers-sending = Envío
numbers-sending-subtitle = Cuándo pueden salir los mensajes de este número. Lo que no puede salir espera y conserva su orden.
numbers-sent-of = { $sent } de { $cap } mensajes hoy
numbers-sent = { $sent ->
    [one] { $sent } mensaje hoy
   *[other] { $sent } mensajes hoy
}
numbers-wait-quiet = Horas de silencio. Los mensajes esperan hasta: { $until }.
numbers-wait-cap = Los mensajes de hoy ya se enviaron. Los siguientes esperan hasta: { $until }.
numbers-wait-warm-up = El número es nuevo y los mensajes de hoy ya se enviaron. Los siguientes esperan hasta: { $until }.
numbers-rules-not-changed = Las reglas no se cambiaron
numbers-timezone = Zona horaria
numbers-timezone-help = Dónde empiezan los días y valen las horas de abajo, como Europe/Berlin. Vacío: UTC.
numbers-quiet = Horas de silencio
numbers-quiet-text = A estas horas no sale nada.
numbers-cap = Mensajes por día
numbers-cap-help = Vacío: todos los que haya. Lo que sobra espera al día siguiente.
numbers-no-limit = Sin límite
numbers-warm-up = Calentamiento
numbers-warm-up-text = Un número nuevo empieza con pocos mensajes al día y envía más cada día, hasta la cantidad de arriba.
numbers-first-day = El primer día
numbers-growth = Más cada día, en %
numbers-save-rules = Guardar reglas
numbers-monday = Lunes
numbers-tuesday = Martes
numbers-wednesday = Miércoles
numbers-thursday = Jueves
numbers-friday = Viernes
numbers-saturday = Sábado
numbers-sunday = Domingo

# Fields of one weekday’s quiet hours: the placeholders "From" and "To", the word between the two fields, and the fields’ names for screen readers.

numbers-from = De
numbers-to = A
numbers-between-to = a
numbers-day-from = { $day }, desde
numbers-day-to = { $day }, hasta
numbers-hours-help = Como de 22:00 a 08:00, que termina a la mañana siguiente. De 00:00 a 24:00 es todo el día; vacío, nada.
numbers-reply-minutes = Responder de todos modos, minutos
numbers-reply-minutes-help = Quien escribió hace tan poco está despierto y espera respuesta. 0: en las horas de silencio no se responde a nadie.

# The card "Health" of a number: how it fares at Meta.

numbers-health = Estado
numbers-healthy = En buen estado
numbers-not-checked = Sin comprobar
numbers-check-failed = El número no se comprobó
numbers-quality = Calificación de calidad
numbers-quality-high = Alta
numbers-quality-medium = Media
numbers-quality-low = Baja
numbers-limit = Límite de mensajes
numbers-limit-none = Cualquier cantidad de personas nuevas al día
numbers-limit-not-set = No se fija antes del primer mensaje
numbers-limit-people = { $people } personas nuevas al día
numbers-display-name = Nombre visible
numbers-name-review = Revisión del nombre
numbers-last-webhook = Último webhook
numbers-failed = Fallidos
numbers-failed-nothing = Nada enviado en 24 horas
numbers-failed-share = { $sent ->
    [one] { $percent } % de { $sent } mensaje en 24 horas
   *[other] { $percent } % de { $sent } mensajes en 24 horas
}
numbers-checked = Comprobado { $ago }
numbers-not-checked-yet = Aún sin comprobar
numbers-set-up = Configurar
numbers-check-now = Comprobar ahora

# The card "Forms": which forms of the flow open inside WhatsApp.

numbers-forms = Formularios
numbers-form-inside = Se abre dentro de WhatsApp
numbers-form-waiting = Publicándose
numbers-form-failed = Sin publicar
numbers-form-one-by-one = Se pregunta uno por uno
numbers-form-again = { $attempts ->
    [one] { $attempts } intento. Próximo intento: { $time }.
   *[other] { $attempts } intentos. Próximo intento: { $time }.
}

# The card "Token and secret": new ones in place of the old.

numbers-credentials = Token y clave secreta
numbers-credentials-subtitle = Uno nuevo se prueba primero en Meta; hasta que se acepte, se sigue usando el anterior.
numbers-new-token = Nuevo token de acceso
numbers-new-secret = Nueva clave secreta de la app
numbers-replace = Reemplazar
numbers-replaced = Reemplazado. Los mensajes que esperaban salen ahora.

# The card "Files and signs": what becomes of files, and signs such as read receipts.

numbers-options = Archivos y señales
numbers-options-subtitle = Qué pasa con los archivos que envían los contactos y qué ven los contactos del bot.
numbers-fetch = Descargar archivos
numbers-fetch-help = WhatsApp los conserva unas semanas.
numbers-fetch-at-once = Cuando llegan
numbers-fetch-on-demand = Cuando alguien los abre
numbers-fetch-never = Nunca: conservar solo tipo y nombre
numbers-keep-days = Eliminar archivos después de, días
numbers-keep-days-help = Vacío: como diga la instalación.
numbers-read-receipts = Confirmaciones de lectura
numbers-read-receipts-text = Los contactos ven que se leyeron sus mensajes y que el bot está escribiendo donde un flujo lo indica.
numbers-forms-inside = Formularios dentro de WhatsApp
numbers-forms-inside-text = Los formularios se abren en una sola pantalla en vez de preguntarse uno por uno.
numbers-save-settings = Guardar ajustes
numbers-settings-not-changed = Los ajustes no se cambiaron

# The card of what WhatsApp told of a number, and how grave it is.

numbers-news = Qué dijo WhatsApp
numbers-news-info = Bueno saberlo
numbers-news-empty = Nada todavía. Aquí aparecen las novedades de la cuenta, de las plantillas y de la calidad del número.

# The phone of a simulator.

numbers-phone = Teléfono simulado
numbers-phone-view = Lo que ve un contacto
numbers-phone-hello = Saluda
numbers-phone-hello-text = Escribe un mensaje abajo, como lo haría alguien desde su teléfono.
numbers-phone-message = Mensaje
numbers-phone-send = Enviar
numbers-phone-not-sent = El mensaje no se envió
numbers-phone-as = Escribes como
numbers-phone-as-help = Otro nombre es otro contacto, con su propia conversación.

# Which numbers a person or a key sees. The count stands in a badge: nothing else is seen.

numbers-access-none = Ningún número
numbers-access-count = { $n ->
    [one] Solo { $n } número
   *[other] Solo { $n } números
}
numbers-access-all = Todos los números, también los que vengan después
numbers-access-some = Solo los números marcados aquí
numbers-access-help = Con sus conversaciones y contactos.
numbers-access-list = Números que se ven
