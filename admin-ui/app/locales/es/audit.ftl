# The page Audit log, for admins: who did what.

audit-title = Registro de auditoría
audit-subtitle = Quién hizo qué y a quién se le negó. Nadie puede cambiarlo, tampoco los administradores.
audit-search = Buscar personas, operaciones e identificadores
audit-json-lines = Líneas JSON
audit-entries = Entradas
audit-more = Mostrar más
audit-more-failed = No se pudieron cargar más entradas
audit-nothing-found = No se encontró nada
audit-nothing-fits = Ninguna entrada coincide.

# Whether every entry is as it was written. $entry is the number of an entry; docs/incidents.md is a file.

audit-check = Comprobar el registro
audit-whole = { $n ->
    [one] El registro está íntegro: { $n } entrada, tal como se escribió
   *[other] El registro está íntegro: { $n } entradas, cada una tal como se escribió
}
audit-tampered = Alguien manipuló el registro
audit-broken-at = La entrada { $entry } falta o se cambió. Guarda una copia de seguridad y consulta docs/incidents.md.
audit-not-checked = No se pudo comprobar el registro

# How an operation ended.

audit-outcome = Resultado
audit-outcome-every = Todos los resultados
audit-outcome-done = Hecho
audit-outcome-denied = Denegado
audit-outcome-failed = Falló

# Where an operation came from; $address is a network address such as 203.0.113.7. It stands behind the number of the entry.

audit-from = desde { $address }

# What somebody did. The name of the person, or of an API key, stands before it.

audit-signed-in = Inició sesión
audit-signed-out = Cerró sesión
audit-invited = Invitó a alguien
audit-joined = Se unió con una invitación
audit-invitation-back = Retiró una invitación
audit-person-added = Agregó a una persona
audit-person-changed = Cambió los datos de una persona
audit-person-removed = Quitó a una persona
audit-person-signed-out = Cerró la sesión de una persona
audit-person-factor-off = Desactivó el segundo factor de una persona
audit-own-password = Cambió su propia contraseña
audit-factor-on = Activó el segundo factor
audit-factor-off = Desactivó el segundo factor
audit-signed-out-elsewhere = Cerró otras sesiones
audit-key-added = Agregó una clave de API
audit-key-changed = Cambió una clave de API
audit-key-deleted = Eliminó una clave de API
audit-number-connected = Conectó un número
audit-number-changed = Cambió un número
audit-number-removed = Quitó un número
audit-number-credentials = Reemplazó las credenciales de un número
audit-flow-created = Creó un flujo
audit-flow-renamed = Cambió el nombre de un flujo
audit-flow-archived = Archivó un flujo
audit-flow-published = Publicó un flujo
audit-sending = Pausó o reanudó el envío
audit-webhook-added = Agregó un webhook de eventos
audit-webhook-changed = Cambió un webhook de eventos
audit-webhook-deleted = Eliminó un webhook de eventos
audit-exported-messages = Exportó mensajes
audit-exported-answers = Exportó respuestas
audit-exported-log = Exportó el registro de auditoría
