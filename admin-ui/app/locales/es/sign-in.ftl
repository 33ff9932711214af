# Signing in, one’s own account with the second factor, people in the list of admins, and what API keys may do.

# The page to sign in. The first message is the title of the window. A code is six digits that an authenticator (an app on the phone) shows.

sign-in-title = Iniciar sesión · Botloom
sign-in-heading = Iniciar sesión
sign-in-text = Qué bueno verte de nuevo.
sign-in-busy = Iniciando sesión…
sign-in-email = Correo electrónico
sign-in-password = Contraseña
sign-in-code = Código
sign-in-code-help = Seis dígitos de tu autenticador o un código de recuperación.

# The other ways to sign in: a passkey (use the word that Google and Apple use in this language), and the sign-in of one’s company; $name is what the company calls it.

sign-in-use-passkey = Usar una llave de acceso
sign-in-continue-with = Continuar con { $name }
sign-in-company-failed = No se pudo iniciar sesión con tu empresa. Inténtalo de nuevo o usa tu contraseña.
sign-in-company-declined = Tu empresa no confirmó quién eres. Inténtalo de nuevo o usa tu contraseña.
sign-in-company-unverified = Tu empresa no ha verificado tu correo electrónico. Consulta a quienes administran su inicio de sesión o usa tu contraseña.
sign-in-company-unknown = Nadie con tu correo electrónico trabaja aquí. Pide a un administrador que te invite.

# Why a passkey did not work.

sign-in-passkey-unsupported = Este navegador no puede usar llaves de acceso. Actualízalo o inicia sesión con tu contraseña.
sign-in-passkey-known = Este dispositivo ya tiene una llave de acceso tuya.
sign-in-passkey-declined = El dispositivo no lo confirmó. No se cambió nada; inténtalo de nuevo.

# The page Your account.

sign-in-account = Tu cuenta
sign-in-sessions = Dónde tienes sesión abierta
sign-in-sessions-text = Cierra lo que no conozcas y luego cambia tu contraseña.

# The second factor: besides the password, signing in asks for a code of an authenticator, an app on the phone.

sign-in-factor = Segundo factor
sign-in-factor-text = Al iniciar sesión se pide también un código de tu teléfono. Así, una contraseña robada por sí sola no sirve de nada.
sign-in-factor-not-begun = No se pudo empezar
sign-in-password-only = Solo se te pide la contraseña.
sign-in-turn-on = Activar
sign-in-turn-off = Desactivar
sign-in-on = Activado
sign-in-codes-left = { $n ->
    [one] Queda { $n } código de recuperación
   *[other] Quedan { $n } códigos de recuperación
}

# Turning it on: a QR code is scanned, or a key typed, and the first code entered.

sign-in-factor-turn-on = Activar el segundo factor
sign-in-scan = Escanea esto con un autenticador, como Aegis, 2FAS o Google Authenticator.
sign-in-qr = Código QR con la clave
sign-in-type-key = O escribe esta clave
sign-in-type-key-help = Los espacios no importan.
sign-in-copy-key = Copiar la clave
sign-in-open-authenticator = Abrir en un autenticador de este dispositivo
sign-in-code-shown = Código que muestra
sign-in-cancel = Cancelar

# The recovery codes, which are shown once.

sign-in-codes = Tus códigos de recuperación
sign-in-codes-text = Cada uno sirve una vez en lugar de un código, para el día en que pierdas tu teléfono.
sign-in-codes-list = Códigos de recuperación
sign-in-codes-all = Todos
sign-in-codes-copy = Copiar los códigos
sign-in-codes-note = No se vuelven a mostrar. Guárdalos en un lugar distinto de tu teléfono.
sign-in-codes-kept = Ya los guardé

# Turning it off.

sign-in-factor-turn-off = Desactivar el segundo factor
sign-in-your-password = Tu contraseña
sign-in-factor-is-off = Solo se te pide la contraseña

# A person in the list of admins. $ago is such as “5 min ago” or a date; $name is the person. “You” marks the person who reads.

sign-in-last-here = Última visita: { $ago }
sign-in-never-here = Nunca inició sesión
sign-in-you = Tú
sign-in-disabled = Acceso desactivado
sign-in-role = Rol
sign-in-person-more = Más sobre esta persona
sign-in-numbers = Números
sign-in-person-sessions = Sesiones
sign-in-person-factor-turn-off = Desactivar el segundo factor
sign-in-person-remove = Quitar
sign-in-person-factor-is-off = A { $name } solo se le pide la contraseña
sign-in-person-factor-not-off = El segundo factor no se desactivó
sign-in-person-role-changed = { $name } tiene un rol nuevo
sign-in-person-role-not-changed = El rol de { $name } no se cambió
sign-in-person-not-removed = No se quitó a la persona
sign-in-person-will-be-removed = Se quitará a { $name }

# What an API key may do, for the person who ticks it. The first four are areas of the app, as headings.

sign-in-may-flows = Flujos
sign-in-may-conversations = Conversaciones
sign-in-may-contacts = Contactos
sign-in-may-operations = Operaciones
sign-in-may-view-flows = Ver flujos y sus versiones
sign-in-may-edit-flows = Crear, cambiar y archivar flujos
sign-in-may-publish-flows = Publicar flujos
sign-in-may-publish-with-errors = Publicar flujos con errores
sign-in-may-change-actions = Cambiar acciones propias
sign-in-may-view-conversations = Leer conversaciones
sign-in-may-work-inbox = Responder en la bandeja
sign-in-may-manage-contacts = Importar y combinar contactos, llevar segmentos
sign-in-may-broadcast = Escribir a muchos contactos a la vez
sign-in-may-define-fields = Definir qué campos tienen los contactos
sign-in-may-erase-contacts = Borrar contactos y exportar todo lo que se guarda de uno
sign-in-may-export = Exportar conversaciones y respuestas
sign-in-may-simulate = Escribir a simuladores
sign-in-may-view-numbers = Ver números
sign-in-may-manage-numbers = Conectar, cambiar y quitar números; alertas y comprobaciones
sign-in-may-change-webhooks = Cambiar webhooks de eventos
sign-in-may-read-audit = Leer el registro de auditoría
sign-in-may-operate = Pausar el envío y reintentar lo no entregado
sign-in-may-manage-people = Administrar personas
sign-in-may-manage-keys = Administrar claves de API
