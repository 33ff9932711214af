# Numbers that are connected by QR code: a phone’s own WhatsApp, to which the app is linked as a device. Use the words that WhatsApp itself has for “linked devices” in this language.

# The page for a new one. The first message is the title of the window.

numbers-link-new-title = Conectar por código QR · Botloom
numbers-link-numbers = Números
numbers-link-new-heading = Conecta un número por código QR
numbers-link-new-subtitle = El teléfono se sigue usando; el bot responde a su lado, como WhatsApp en una computadora.
numbers-link-name-number = Ponle nombre al número
numbers-link-to-know = Lo que conviene saber
numbers-link-know-unofficial = WhatsApp no ofrece esta vía a los programas de forma oficial. Puede bloquear un número que envía mucho, o que escribe a personas que no escribieron primero.
numbers-link-know-careful = Por eso un número nuevo empieza con cuidado: pocos mensajes el primer día y más cada día. Puedes cambiarlo en su página.
numbers-link-know-choices = Las opciones aparecen como texto numerado. Para botones, listas y plantillas, conecta un número por la Cloud API de Meta.
numbers-link-name = Nombre
numbers-link-name-help = Para ti y tus colegas.
numbers-link-name-example = Tienda, Berlín
numbers-link-show-the-qr = Mostrar el código QR

# The card on the number’s page: the steps while a phone is linked.

numbers-link-connection = Conexión
numbers-link-step-ask = Pedir un código a WhatsApp
numbers-link-step-code = Escanear o escribir el código en el teléfono
numbers-link-step-agree = El teléfono acepta
numbers-link-step-share = Compartir lo necesario

# The code that waits, with its time in seconds ($n). WhatsApp gives at most six codes; $number says which one it is.

numbers-link-code-coming = Ya viene un código nuevo…
numbers-link-seconds-left = { $n ->
    [one] Queda { $n } segundo
   *[other] Quedan { $n } segundos
}
numbers-link-code-left = { $n ->
    [one] Código { $number } de 6 · queda { $n } segundo
   *[other] Código { $number } de 6 · quedan { $n } segundos
}

# How to scan the code, and how to type one. “Settings”, “Linked devices”, “Link a device” and “Link with phone number instead” are what WhatsApp on the phone says.

numbers-link-qr-label = Código QR para WhatsApp en el teléfono
numbers-link-scan-open = Abre WhatsApp en el teléfono cuyo número va a responder.
numbers-link-scan-tap = Toca Ajustes, luego Dispositivos vinculados y luego Vincular un dispositivo.
numbers-link-scan-point = Apunta el teléfono a este código.
numbers-link-type-open = Abre WhatsApp en el teléfono. Quizás ya muestre un aviso; tócalo.
numbers-link-type-tap = Si no, toca Ajustes, Dispositivos vinculados, Vincular un dispositivo, Vincular con número de teléfono.
numbers-link-type-code = Escribe este código.
numbers-link-other-way = ¿No puedes escanearlo? Usa un código
numbers-link-phone-number = Número de teléfono
numbers-link-phone-number-help = Del teléfono que va a responder, con el código de país.
numbers-link-show-typed = Mostrar un código para escribir

# Buttons of the card, and the question before logging out. What was linked is forgotten by logging out; pausing keeps it.

numbers-link-connect = Conectar
numbers-link-show-qr = Mostrar un código QR
numbers-link-another = Vincular otro teléfono
numbers-link-pause = Pausar
numbers-link-cancel = Cancelar
numbers-link-log-out-more = Cerrar sesión…
numbers-link-log-out-title = ¿Cerrar la sesión de este número?
numbers-link-log-out-text = El teléfono olvida este dispositivo y nadie recibe respuesta hasta que se vincule un teléfono otra vez. Las conversaciones se conservan.
numbers-link-log-out = Cerrar sesión
numbers-link-before = Lo que pasó antes

# How the link stands, in two words for a badge, and then in sentences that say what happened and what to do. “This device” is the app, as the phone sees it.

numbers-link-not-connected = Sin conexión
numbers-link-unlinked-text = Aún no hay ningún teléfono vinculado. Muestra un código QR y escanéalo con el teléfono cuyo número va a responder.
numbers-link-connecting = Conectando
numbers-link-starting-text = Se está pidiendo un código a WhatsApp. Tarda unos segundos.
numbers-link-waiting = Esperando al teléfono
numbers-link-scanned = Escaneado
numbers-link-scanned-text = El teléfono aceptó. Mantenlo en línea un momento.
numbers-link-almost-ready = Casi listo
numbers-link-syncing-text = El teléfono comparte lo necesario. Tarda unos diez segundos.
numbers-link-connected = Conectado
numbers-link-connected-to = Conectado con { $phone }. Los mensajes entran y salen, también con el teléfono apagado.
numbers-link-connected-to-phone = Conectado con el teléfono. Los mensajes entran y salen, también con el teléfono apagado.
numbers-link-reconnecting = Reconectando
numbers-link-reconnecting-text = La conexión con WhatsApp se cortó y se reintenta sola. No se pierde nada: los mensajes esperan en ambos lados.
numbers-link-paused = En pausa
numbers-link-restored-text = Esta instalación se restauró desde una copia de seguridad, y la anterior puede seguir conectada. Conecta cuando esté apagada.
numbers-link-paused-text = Alguien pausó la conexión. El teléfono sigue vinculado, y lo que la gente escriba mientras tanto llegará después.
numbers-link-no-scan = Sin escanear
numbers-link-no-scan-text = Todos los códigos vencieron sin que se escaneara ninguno. Toma el teléfono en la mano y muestra uno nuevo.
numbers-link-logged-out = Sesión cerrada
numbers-link-out-by-admin-text = Alguien cerró aquí la sesión de este número. Lo escrito se conserva; vincula un teléfono para continuar.
numbers-link-out-away-text = El teléfono desvinculó este dispositivo mientras estaba sin conexión. Lo escrito se conserva; los mensajes posteriores solo están en el teléfono.
numbers-link-out-by-phone-text = El teléfono desvinculó este dispositivo, en “Dispositivos vinculados”. Lo escrito se conserva; hasta que se vincule un teléfono otra vez, nadie recibe respuesta.
numbers-link-elsewhere = En uso en otro lugar
numbers-link-elsewhere-text = Otro programa usa el mismo vínculo, quizás una segunda instalación. Apágalo y luego conecta.
numbers-link-blocked = Bloqueado
numbers-link-blocked-text = WhatsApp bloquea esta cuenta por un tiempo. Hasta entonces no se envía nada; lo que espera se conserva. Envía menos, y solo a quienes escribieron primero.
numbers-link-blocked-until-text = WhatsApp bloquea esta cuenta por un tiempo, hasta el { $day }, { $time } UTC. Hasta entonces no se envía nada; lo que espera se conserva. Envía menos, y solo a quienes escribieron primero.
numbers-link-unreadable = No se puede abrir
numbers-link-unreadable-text = El vínculo se guardó con una clave maestra distinta de la que se usa ahora. Con la clave correcta vuelve a funcionar; no se eliminó nada.
numbers-link-outdated = Hay que actualizar
numbers-link-outdated-text = WhatsApp ya no acepta la versión de WhatsApp Web que usa esta instalación. Actualiza Botloom y luego conecta.

# Why a phone was not linked.

numbers-link-wrong-account = Se escaneó otra cuenta que antes: este número pertenece a { $phone }. Se volvió a desvincular. Escanea con el teléfono correcto, o vincula el otro a propósito.
numbers-link-wrong-account-phone = Se escaneó otra cuenta que antes: este número pertenece al teléfono anterior. Se volvió a desvincular. Escanea con el teléfono correcto, o vincula el otro a propósito.
numbers-link-already-linked = Esta cuenta ya está vinculada a otro número de esta instalación. Usa ese, o cierra primero su sesión allí.
numbers-link-too-often = WhatsApp no da más códigos para este teléfono por un tiempo. Escanea un código QR, o inténtalo de nuevo en una hora.
numbers-link-code-refused = WhatsApp no dio ningún código para este número de teléfono. Revisa el número, o escanea un código QR.
numbers-link-phone-outdated = El WhatsApp del teléfono es demasiado antiguo para los dispositivos vinculados. Actualízalo allí e inténtalo de nuevo.
numbers-link-no-agreement = El teléfono y este dispositivo no se pusieron de acuerdo, así que no se vinculó nada. Inténtalo de nuevo; un teléfono puede tener como máximo cuatro dispositivos vinculados.

# Settings of such a number, in the card “Files and signs”. The bot leaves a contact alone for a while when a person answered on the phone; the first value is none of that.

numbers-link-silent = En silencio tras una respuesta desde el teléfono
numbers-link-silent-help = Cuando alguien escribe a un contacto desde el propio teléfono, el bot deja en paz a ese contacto durante este tiempo.
numbers-link-not-at-all = Nada
numbers-link-15-minutes = 15 minutos
numbers-link-1-hour = 1 hora
numbers-link-4-hours = 4 horas
numbers-link-1-day = 1 día
numbers-link-1-week = 1 semana
numbers-link-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
numbers-link-choices = Las opciones aparecen como
numbers-link-choices-help = Lo que no cabe en una encuesta aparece como texto numerado.
numbers-link-numbered = Texto numerado; se responde con número o palabras
numbers-link-poll = Una encuesta de hasta 12 opciones
numbers-link-pace = Al ritmo de una persona
numbers-link-pace-text = Los mensajes se leen tras un momento y las respuestas se escriben durante unos segundos. A los programas que responden al instante se los bloquea antes.

# The card that says how likely WhatsApp blocks the number, a line for each thing that counts, with what helps below it. “It” is the number. “Sending”, “Files and signs” and “At the pace of a person” are what those cards and that setting are called.

numbers-link-risk = Riesgo de bloqueo
numbers-link-risk-subtitle = WhatsApp no ofrece esta vía a los programas de forma oficial y bloquea los números que se comportan como uno.
numbers-link-risk-blocked = WhatsApp bloquea esta cuenta ahora. No se envía nada hasta que termine el bloqueo.
numbers-link-risk-blocked-help = Después vuelve a empezar con pocos mensajes al día, y solo a quienes escribieron primero.
numbers-link-risk-cap = { $sent } de { $cap } mensajes enviados hoy.
numbers-link-risk-cap-near = Lo que supera el límite espera a mañana; no se pierde nada.
numbers-link-risk-no-cap = { $n ->
    [one] { $n } mensaje enviado hoy, sin límite.
   *[other] { $n } mensajes enviados hoy, sin límite.
}
numbers-link-risk-no-cap-help = Pon un límite diario en “Envío”. Un número que de pronto envía mucho es el primero en ser bloqueado.
numbers-link-risk-warm-up = { $n ->
    [one] Empezó con { $n } mensaje al día y puede enviar un { $growth } % más cada día.
   *[other] Empezó con { $n } mensajes al día y puede enviar un { $growth } % más cada día.
}
numbers-link-risk-no-warm-up = No empieza despacio.
numbers-link-risk-no-warm-up-help = Un número nuevo debería enviar poco al principio: “Envío” hace crecer su límite por sí solo.
numbers-link-risk-quiet = Respeta horas de silencio, como las personas.
numbers-link-risk-no-quiet = Envía a cualquier hora.
numbers-link-risk-no-quiet-help = Con horas de silencio por la noche parece menos un programa.
numbers-link-risk-pace = Lee y escribe al ritmo de una persona.
numbers-link-risk-no-pace = Responde al instante, como no lo hace ninguna persona.
numbers-link-risk-no-pace-help = Activa “Al ritmo de una persona” en “Archivos y señales”.
numbers-link-risk-strangers = Nadie recibe un mensaje si no escribió primero ni lo aceptó.

# Beside a message of a conversation that a person wrote on the number’s own phone, past the app; and the hint for it.

numbers-link-on-phone = En el teléfono
numbers-link-on-phone-hint = Alguien escribió esto en el propio teléfono del número
