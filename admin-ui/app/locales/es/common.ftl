# What many pages say.

common-close = Cerrar
common-undo = Deshacer
common-dismiss = Descartar
common-try-again = Intentar de nuevo
common-loading = Cargando
common-search = Buscar

# Behind the label of a field that may stay empty.

common-optional = (opcional)

# Values with a button that copies them. $what is the label of the value, such as “key” or “link”, in small letters.

common-copied = Copiado
common-copy-what = Copiar: { $what }
common-have-copied = Ya lo copié

# Name of a downloaded file when its flow has no letters in its name. Small letters, no spaces.

common-file-unnamed = flujo

# Requests that got no answer, or an unknown one. $status is a number such as 502, $hint what came, for a report.

common-offline = No se puede contactar con el servidor
common-offline-advice = Revisa tu conexión e inténtalo de nuevo. No se cambió nada.
common-unexpected = El servidor respondió de una forma que esta página no conoce
common-unexpected-advice = Recarga la página; puede ser más antigua que el servidor. (Estado { $status }: { $hint })

# An address that leads nowhere. The first one stands in the browser’s tab.

common-not-found = No encontrado
common-not-found-title = Esta página no existe
common-not-found-text = Puede que la dirección esté mal escrita o que lo que había aquí se haya eliminado.
common-to-dashboard = Ir al panel

# A page that the visitor’s role does not open.

common-forbidden-title = Tu rol no abre esta página
common-forbidden-text = Pídeselo a un administrador de tu espacio de trabajo si la necesitas.
common-to-start = Ir a la página de inicio

# Who is here: the menu at the foot of the navigation. Roles are in small letters; the page makes the first one large.

common-account = Cuenta
common-your-account = Tu cuenta
common-sign-out = Cerrar sesión
common-role-admin = administrador
common-role-editor = editor
common-role-agent = agente
common-role-viewer = lector
common-language = Idioma

# The colours of the pages; one button goes round them.

common-theme-system = Tema: como el sistema
common-theme-light = Tema: claro
common-theme-dark = Tema: oscuro

# The frame around every page. “Skip to the page” is for people who move by the keyboard.

common-skip-to-page = Saltar a la página
common-menu = Menú
common-go-to-short = Ir a…
common-connection-lost = Se perdió la conexión; intentando de nuevo

# The navigation: its name for readers, its groups, its places. The places also stand at the bottom of phones, so they are short.

common-nav-main = Principal
common-group-operations = Operaciones
common-group-integrations = Integraciones
common-group-workspace = Espacio de trabajo
common-place-dashboard = Panel
common-place-flows = Flujos
common-place-numbers = Números
common-place-conversations = Conversaciones
common-place-contacts = Contactos
common-place-broadcasts = Difusiones
common-place-templates = Plantillas
common-place-files = Archivos
common-place-export = Exportar
common-place-alerts = Alertas
common-place-undelivered = No entregados
common-place-actions = Acciones
common-place-event-webhooks = Webhooks de eventos
common-place-api-keys = Claves de API
common-place-api = API
common-place-audit = Registro de auditoría
common-place-people = Personas

# The palette, Ctrl+K. A page, a flow and a number are what is found; the word stands behind its name.

common-go-to = Ir a
common-go-to-what = Ir a una página, un flujo o un número
common-results = Resultados
common-nothing-named = Nada tiene ese nombre
common-kind-page = Página
common-kind-flow = Flujo
common-kind-number = Número

# The banner that nothing goes out. Its sentences stand one after another: paused, perhaps with a note of the one who paused, what waits. $since is a day with the time.

common-sending-paused = El envío está en pausa.
common-sending-paused-since = El envío está en pausa desde { $since }.
common-sending-note = Nota: { $note }.
common-sending-waits = La gente puede escribirte; las respuestas esperan hasta que reanudes.
common-resume = Reanudar

# What shall become of what waits. “Undelivered” is the place of the navigation.

common-resume-title = Reanudar el envío
common-resume-order = Todo lo que espera se envía ahora, en su orden original.
common-resume-restored = Si se restauró una copia de seguridad, lo que esperaba entonces probablemente ya se envió. En ese caso, descártalo: queda en la lista de No entregados, desde donde aún puedes enviar mensajes sueltos.
common-resume-give-up = Reanudar y descartar lo que esperaba
common-resume-send = Reanudar y enviar
common-sending-resumed = Todo se envía de nuevo
common-sending-still-paused = El envío sigue en pausa

# Tags of contacts
common-tag-add = Agregar una etiqueta
common-tag-remove = Quitar la etiqueta { $tag }
