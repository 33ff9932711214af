# Words of several pages. A password is of the person who reads. $n is the least number of characters.

account-email = Correo electrónico
account-your-name = Tu nombre
account-password = Contraseña
account-password-help = Al menos { $n } caracteres; lo mejor es una frase corta.
account-cancel = Cancelar
account-close = Cerrar
account-save = Guardar
account-role = Rol

# The page to which the link of an invitation leads. The first message is the title of the window; $name is the colleague who invites, $workspace the workspace.

account-join-title = Unirse · Botloom
account-join-heading = Únete a Botloom
account-join-text = Elige cómo te ven tus colegas y una contraseña.
account-join-invited = { $name } te invita a “{ $workspace }”.
account-join = Unirse
account-joining = Uniéndote…

# The first start: the workspace and its first admin. The first message is the title of the window. The set-up code comes from the server’s log.

account-setup-title = Configuración inicial · Botloom
account-setup-heading = Configura Botloom
account-setup-text = Un minuto y podrás dibujar tu primer flujo.
account-setup-organisation = Nombre de tu organización
account-setup-code = Código de configuración
account-setup-code-help = Está en el enlace que mostró el servidor al iniciarse.
account-setup-create = Crear espacio de trabajo
account-setup-busy = Configurando…

# The page People, for admins: who may sign in to the workspace.

account-people = Personas
account-people-subtitle = Quién puede iniciar sesión en este espacio de trabajo y qué puede hacer.
account-role-admin-may = Administrador: todo
account-role-editor-may = Editor: dibuja y publica
account-role-agent-may = Agente: responde en la bandeja
account-role-viewer-may = Lector: solo mira

# Inviting a person. What comes of it is a link, which is shown once.

account-invite = Invitar a una persona
account-invite-heading = Invita a una persona
account-invite-email-help = Con él inicia sesión.
account-invite-make-link = Crear enlace
account-invite-link-heading = Enlace de invitación
account-invite-link = Enlace
account-invite-link-help = Envíalo a esta persona por donde otros no lean. Sirve una sola vez, durante siete días.
account-invite-link-note = No se vuelve a mostrar. Si se pierde, invita de nuevo a la persona; este enlace dejará de servir.

# Invitations that were not used yet. Roles are in small letters; the page makes the first one large. $date is a day with the time.

account-invited = Invitados
account-invited-subtitle = Estos enlaces aún no se usaron.
account-invitations = Invitaciones
account-invited-by = Invitación de { $name } · hasta { $date }
account-take-back = Retirar
account-taken-back = El enlace ya no sirve
account-not-taken-back = La invitación no se retiró

# What an admin sees of a person: where they are signed in, and which WhatsApp numbers they see. $name is the person.

account-person-sessions = Dónde tiene sesión abierta esta persona
account-person-numbers = Números de una persona
account-person-numbers-text = Lo que { $name } ve y con lo que trabaja. Vale de inmediato.
account-person-numbers-changed = Se cambiaron los números de { $name }

# The browsers in which somebody is signed in, and when they, or a passkey, were used. $ago is such as “5 min ago” or a date. $browser and $system are names such as Chrome and Windows.

account-sessions = Sesiones
account-sessions-none = Sin sesión abierta en ninguna parte.
account-browser-on = { $browser } en { $system }
account-browser-unknown = Navegador desconocido
account-this-browser = Este navegador
account-last-used = Último uso: { $ago }
account-not-used-yet = Aún sin usar
account-since = desde { $date }
account-sign-out = Cerrar sesión
account-sign-out-everywhere = Cerrar todas las sesiones
account-sign-out-elsewhere = Cerrar las demás sesiones
account-signed-out-there = Sesión cerrada ahí
account-nobody-signed-out = No se cerró ninguna sesión

# A new password.

account-password-subtitle = Al cambiarla se cierra tu sesión en todos los demás navegadores.
account-password-present = Contraseña actual
account-password-new = Contraseña nueva
account-password-change = Cambiar contraseña
account-password-changed = Se cambió tu contraseña; se cerró la sesión en los demás navegadores

# Passkeys: signing in by the device, without a password. Use the word that Google and Apple use in this language.

account-passkeys = Llaves de acceso
account-passkeys-subtitle = Inicia sesión con la huella, la cara o el PIN de tu dispositivo, sin contraseña ni código.
account-passkeys-none = Aún no tienes ninguna.
account-passkey-add = Agregar una llave de acceso
account-passkey-added = Se agregó la llave de acceso
account-passkey-removed = La llave de acceso ya no abre nada; puedes eliminarla también en tu dispositivo
account-passkey-not-removed = No se quitó la llave de acceso
account-remove = Quitar
account-remove-what = Quitar { $name }
account-passkey-text = Tu dispositivo te pide la huella, la cara o su PIN. El secreto se queda en él.
account-passkey-name = Nombre
account-passkey-name-help = Para que sepas qué dispositivo es, por ejemplo “Portátil”.
account-continue = Continuar
