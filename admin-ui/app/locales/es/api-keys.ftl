# The page API keys: a key is what a program shows to use the API, such as a shop or a CRM.

api-keys-title = Claves de API
api-keys-subtitle = Cada programa recibe su propia clave, que abre lo que tú eliges y nada más.
api-keys-docs = Qué puede hacer la API
api-keys-add = Agregar clave
api-keys-empty = Aún no hay claves de API
api-keys-empty-text = Tu CRM, tienda o script puede leer conversaciones, cambiar flujos y más. Dale una clave y quítasela cuando ya no se use.

# The key is shown once. “Authorization: Bearer” is code and stays.

api-keys-new = Tu nueva clave
api-keys-key = Clave
api-keys-new-help = El programa la envía con cada solicitud, en el encabezado Authorization: Bearer …
api-keys-new-note = Cópiala ahora: no se vuelve a mostrar. Si se pierde o la ve otra persona, elimínala y agrega otra.

# One key of the list. $ago is such as “5 min ago” or a date, $date a date. Last use, pace and who added it stand in one line with “ · ” between them.

api-keys-ended = Vencida
api-keys-until = Hasta { $date }
api-keys-last-used = Último uso: { $ago }
api-keys-never-used = Nunca usada
api-keys-pace = { $n ->
    [one] { $n } solicitud por minuto
   *[other] { $n } solicitudes por minuto
}
api-keys-added-by = la agregó { $name } el { $date }
api-keys-more = Más sobre esta clave
api-keys-edit-short = Editar
api-keys-delete = Eliminar
api-keys-will-be-deleted = La clave se eliminará
api-keys-not-deleted = La clave no se eliminó

# The dialog for a key. “Counts for” is how long the key is valid; the choices are under it.

api-keys-edit = Editar clave
api-keys-changed = La clave se cambió
api-keys-name = Nombre
api-keys-name-help = El programa que la usa.
api-keys-name-example = Tienda, CRM, informe nocturno
api-keys-may = Qué puede hacer
api-keys-counts-for = Validez
api-keys-until-deleted = Hasta que se elimine
api-keys-30-days = 30 días
api-keys-90-days = 90 días
api-keys-a-year = Un año
api-keys-per-minute = Solicitudes por minuto
api-keys-per-minute-help = A las demás se les pide esperar.
api-keys-cancel = Cancelar
api-keys-save = Guardar
