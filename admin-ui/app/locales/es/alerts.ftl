# The page. A rule watches numbers and tells people; a test conversation looks whether a flow answers.

alerts-title = Alertas
alerts-subtitle = Recibe un aviso cuando un número te necesita: uno cuando empieza y otro cuando termina.
alerts-rules = Reglas
alerts-no-rules = Aún no hay reglas
alerts-no-rules-text = Una regla vigila tus números, por ejemplo: “avísame cuando haya mensajes esperando más de cinco minutos”. Avisa a tus webhooks de eventos y, si quieres, a ti por WhatsApp.
alerts-add-rule = Agregar regla
alerts-edit-rule = Editar regla

# Buttons of its dialogs and menus.

alerts-cancel = Cancelar
alerts-save = Guardar
alerts-edit = Editar
alerts-delete = Eliminar

# What is wrong now. $ago is such as “5 min ago”, “yesterday” or a date.

alerts-needs-you = Te necesita ahora
alerts-since = Desde { $ago }
alerts-number-gone = Un número que ya no existe

# One rule of the list. “Firing” is a badge: what it watches for is the case now. $name is the rule or the test conversation of a switch.

alerts-every-number = Todos los números
alerts-tells-phone = avisa a { $phone } por WhatsApp
alerts-tells-webhooks = avisa a los webhooks de eventos
alerts-firing = En alerta
alerts-switch-on = Activar: { $name }
alerts-more-rule = Más sobre esta regla
alerts-rule-not-changed = La regla no se cambió
alerts-rule-not-deleted = La regla no se eliminó
alerts-rule-deleting = La regla se eliminará

# The form of a rule.

alerts-rule-saved = La regla se vigila desde ahora
alerts-tell-when = Avisar cuando
alerts-which-number = Qué número
alerts-webhooks-anyway = Los webhooks de eventos que reciben alertas reciben el aviso en todo caso.

# What a rule watches for, as one chooses it.

alerts-kind-disconnected = Un número no puede enviar
alerts-kind-throttled = WhatsApp frena un número
alerts-kind-outbox-age = Los mensajes esperan demasiado
alerts-kind-error-rate = Fallan demasiados mensajes
alerts-kind-check-failed = Falla una conversación de prueba
alerts-kind-problem = WhatsApp informa de un problema

# The sentence under the choice. “More than this” and “so many” mean the number that is entered beside it.

alerts-help-disconnected = Está apagado, o WhatsApp ya no acepta su token de acceso.
alerts-help-throttled = Esa cantidad de mensajes o más esperan porque WhatsApp no deja que el número envíe más rápido.
alerts-help-outbox-age = El mensaje más antiguo por enviar lleva esperando más que esto.
alerts-help-error-rate = Falló una parte mayor de los mensajes de los últimos 15 minutos. Menos de diez mensajes no dicen nada.
alerts-help-check-failed = Una conversación de prueba de abajo falló esa cantidad de veces seguidas.
alerts-help-problem = WhatsApp restringió la cuenta, bajó la calidad del número, o rechazó o pausó una plantilla en el último día.

# Names of the number that is entered.

alerts-limit-waiting = Mensajes que esperan
alerts-limit-seconds = Segundos
alerts-limit-percent = Por ciento
alerts-limit-failures = Fallos seguidos
alerts-limit-problems = Problemas

# The whole rule in one line. Where there are numbers they are 2 or more, except percents. $duration is one of the three below it.

alerts-rule-disconnected = No puede enviar
alerts-rule-throttled-one = Frenado por WhatsApp, y un mensaje espera
alerts-rule-throttled = Frenado por WhatsApp, y { $n } mensajes o más esperan
alerts-rule-outbox-age = El mensaje más antiguo espera más de { $duration }
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
alerts-rule-error-rate = Falla más del { $n } % de los mensajes
alerts-rule-check-failed-one = Falla la conversación de prueba
alerts-rule-check-failed = La conversación de prueba falla { $n } veces seguidas
alerts-rule-problems = WhatsApp informa de { $n } problemas o más en un día

# Who is told by WhatsApp, in the form of a rule.

alerts-notify = Avísame por WhatsApp
alerts-notify-help = Cuando empieza y cuando termina.
alerts-phone = Tu número de teléfono
alerts-phone-help = Con el código de país, como +49 1511 1234567.
alerts-sent-from = Se envía desde
alerts-sent-from-help = Se usa otro mientras sea este el que falla.
alerts-any-number = Cualquier número que funcione
alerts-template = Plantilla de mensaje
alerts-template-help = Su nombre en Meta; con una variable, que recibe la alerta.
alerts-template-language = Idioma de la plantilla
alerts-template-language-help = Como lo escribe Meta; en_US si está vacío.
alerts-no-template = Sin plantilla, WhatsApp entrega la alerta solo dentro de las 24 horas después de que escribiste por última vez a ese número. Una plantilla llega siempre.

# Test conversations: the list. They are held now and then; “Add” stands in the head of a list.

alerts-checks = Conversaciones de prueba
alerts-checks-help = De vez en cuando, Botloom habla con tu propio flujo y ve si responde como debe. No se le escribe a nadie.
alerts-add = Agregar
alerts-add-check = Agregar conversación de prueba
alerts-edit-check = Editar conversación de prueba
alerts-no-checks = Aún no hay conversaciones de prueba
alerts-no-checks-text = Di qué escribiría un contacto y qué debe volver, como “Hola” y “¿En qué podemos ayudar?”. Una regla de arriba te avisa cuando falla.

# One test conversation: how it went the last time. $ago is such as “5 min ago”, $ms milliseconds.

alerts-outcome-ok = Correcta
alerts-outcome-failed = Falló
alerts-outcome-slow = Demasiado lenta
alerts-outcome-unknown = Desconocido
alerts-not-held = Aún no se hizo
alerts-ago-answered = { $ago }, respondió en { $ms } ms
alerts-failed = Se esperaba { $expected }. Lo que llegó: { $came }
alerts-failed-at-step = Paso { $step }: se esperaba { $expected }. Lo que llegó: { $came }
alerts-more-check = Más sobre esta conversación de prueba
alerts-hold-now = Hacerla ahora
alerts-how-it-went = Cómo fue
alerts-held-soon = Se hará en unos segundos
alerts-not-started = No se pudo iniciar
alerts-check-not-changed = La conversación de prueba no se cambió
alerts-check-not-deleted = La conversación de prueba no se eliminó
alerts-check-deleting = La conversación de prueba se eliminará

# How often it is held. In small letters; the form makes the first one large. Hours and minutes are 2 or more.

alerts-every-minute = cada minuto
alerts-every-hour = cada hora
alerts-once-a-day = una vez al día
alerts-every-hours = cada { $n } horas
alerts-every-minutes = cada { $n } minutos

# The dialog with how it went, time after time. What is said of a time stands in one line: version, speed, how many steps went through the whole server.

alerts-history-order = La vez más reciente primero.
alerts-history-empty = Aún no se hizo.
alerts-version = versión { $version }
alerts-answered = respondió en { $ms } ms
alerts-through-engine = jugada solo por el motor
alerts-through-server = { $n ->
    [one] { $n } paso por todo el servidor
   *[other] { $n } pasos por todo el servidor
    }

# The form of a test conversation. $name is a test that the flow has.

alerts-check-saved = Se hará en unos segundos, y después una y otra vez
alerts-check-version = Se hace con la versión que responde en el número en ese momento.
alerts-name = Nombre
alerts-number = Número
alerts-what-is-said = Qué se dice
alerts-own-lines = Mis propias líneas
alerts-flow-test = Prueba del flujo: { $name }
alerts-how-often = Con qué frecuencia
alerts-slow-seconds = Segundos que puede tardar una respuesta

# The lines of a test conversation: who says something, and the words. “They” are the contact, “we” the flow. “Hi” is the first line of a new one.

alerts-conversation = La conversación
alerts-they-write = Escribe
alerts-they-tap = Toca
alerts-we-expect = Esperamos
alerts-hi = Hola
alerts-who = Quién
alerts-words = Palabras
alerts-remove-line = Quitar esta línea
alerts-add-line = Agregar una línea
alerts-contains = Basta con que la respuesta contenga las palabras.
