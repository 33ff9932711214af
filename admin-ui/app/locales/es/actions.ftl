# The page Actions: requests to other systems that are defined once and used like built-in steps. The palette is the list of steps in the editor.

actions-title = Acciones
actions-subtitle = Solicitudes a tus propios sistemas, definidas una vez y usadas en los flujos como pasos integrados.
actions-new = Nueva acción
actions-empty = Aún no hay acciones
actions-empty-text = Una acción es una solicitud, como “agregar un cliente potencial a nuestro CRM”. Una vez definida, está en la paleta de cada flujo.

# One action of the list. $ago is such as “5 min ago” or a date.

actions-version = Versión { $version }, { $ago }
actions-more = Más
actions-edit = Editar
actions-hide = Dejar de ofrecer
actions-hidden = Los flujos que la usan conservan su versión
actions-not-hidden = No se pudo ocultar

# The dialog. input, contact, flow, now and $.id are code and stay.

actions-edit-title = Editar acción
actions-about = Los flujos conservan la versión que usan hasta que su autor elija otra.
actions-label = Nombre que se muestra en la paleta
actions-name = Nombre para programas
actions-name-help = Letras, dígitos, '_' y '-'; es el mismo en todas las versiones.
actions-description = Descripción
actions-rest = Entradas, solicitud y salidas
actions-rest-json = Entradas, solicitud y salidas como JSON
actions-rest-help = Las plantillas leen input.…, contact.…, flow.… y now. Las salidas son rutas dentro de la respuesta, como $.id.
actions-no-json = Esto no es JSON: { $why }.
actions-cancel = Cancelar
actions-save = Guardar
actions-saved = La versión { $version } está en la paleta
