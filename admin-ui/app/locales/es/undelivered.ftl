# The page Undelivered: what could not be processed, sent or told. An entry is one thing of that kind.

undelivered-title = No entregados
undelivered-subtitle = Lo que no se pudo procesar ni enviar, por más que se intentó. Nada se pierde.
undelivered-shown = Qué se muestra
undelivered-all = Todo
undelivered-came-in = Lo que entró
undelivered-messages = Mensajes a contactos
undelivered-event-webhooks = Webhooks de eventos
undelivered-try-all-again = Intentar todo de nuevo
undelivered-tried-again = { $n ->
    [one] { $n } entrada se intenta de nuevo
   *[other] { $n } entradas se intentan de nuevo
}
undelivered-not-all-tried = No todo se intenta de nuevo
undelivered-rest-not-read = No se pudo leer el resto
undelivered-more = Mostrar más
undelivered-empty = Todo se entregó
undelivered-empty-text = Cuando se rechaza un mensaje o el otro sistema no responde durante días, espera aquí con el motivo hasta que lo intentes de nuevo o lo descartes.

# One entry.

undelivered-tries = { $n ->
    [one] { $n } intento
   *[other] { $n } intentos
}
undelivered-conversation = Conversación
undelivered-system-said = Lo que dijo el sistema
undelivered-try-again = Intentar de nuevo
undelivered-is-tried = Se intenta de nuevo
undelivered-is-not-tried = No se intenta de nuevo
undelivered-entry-more = Más sobre esta entrada
undelivered-discard = Descartar
undelivered-will-be-discarded = Se descartará para siempre
undelivered-not-discarded = No se descartó

# What it was.

undelivered-what-message = No se procesó el mensaje de un contacto
undelivered-what-status = No se procesó el aviso de una entrega
undelivered-what-timer = Un flujo no continuó después de su espera
undelivered-what-notice = No se escribió una alerta
undelivered-what-other = No se procesó algo que entró
undelivered-what-perhaps-sent = Puede que un mensaje no se haya enviado
undelivered-what-not-sent = No se envió un mensaje
undelivered-what-webhook = No se avisó a un webhook de eventos

# Why, and what helps. “Event webhooks” is the page's name in the navigation.

undelivered-why-outcome = Nadie sabe si el contacto lo recibió. Intentarlo de nuevo puede enviarlo por segunda vez.
undelivered-why-paused = Se abandonó cuando el envío se reanudó después de una pausa.
undelivered-why-gone = El otro sistema dijo que no quiere más eventos.
undelivered-why-error = El otro sistema respondió con un error durante más de un día.
undelivered-why-address = No se permite consultar esa dirección. Cámbiala en Webhooks de eventos y luego intenta de nuevo.
undelivered-why-silent = El otro sistema no respondió durante más de un día.
undelivered-why-refused = WhatsApp lo rechazó, o falló demasiadas veces.
undelivered-why-server = El servidor no pudo procesarlo, por más que lo intentó. Su registro dice más.

# The pause of everything that goes out.

undelivered-pause = Pausar el envío
undelivered-pause-about = En un segundo, nada sale de este Botloom: ni mensajes, ni solicitudes a otros sistemas, ni eventos. Las personas pueden escribir; sus respuestas esperan en orden y salen cuando reanudes.
undelivered-pause-why = Por qué
undelivered-pause-why-help = Lo lee todo el que inicia sesión.
undelivered-pause-all = Pausar todo
undelivered-paused = Ya no sale nada
undelivered-cancel = Cancelar
