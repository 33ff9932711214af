# The page Event webhooks, for admins: addresses of other systems that are told of events.

event-webhooks-title = Webhooks de eventos
event-webhooks-subtitle = Tus propios sistemas reciben un aviso cuando algo pasa: un evento de un flujo o una alerta.
event-webhooks-add = Agregar webhook
event-webhooks-empty = Aún no hay webhooks de eventos
event-webhooks-empty-text = Indica la dirección de tu CRM, tu tienda o tu mesa de ayuda. Recibe una solicitud firmada por cada evento y, si no responde, se reintenta durante dos días.

# The secret of a new webhook, which is shown once. standardwebhooks.com is a site.

event-webhooks-secret-title = Secreto de firma
event-webhooks-secret = Secreto
event-webhooks-secret-help = Con él, tu sistema comprueba que una solicitud es nuestra, como lo describe standardwebhooks.com.
event-webhooks-secret-note = Cópialo ahora: no se vuelve a mostrar. Tras un nuevo secreto, el anterior sigue firmando durante 24 horas.

# The dialog of a new or changed webhook. “Emit event” is a step of the editor, order.paid an event's name, which stays.

event-webhooks-edit-title = Editar webhook
event-webhooks-address = Dirección
event-webhooks-address-help = Donde tu sistema recibe solicitudes. Debe ser accesible desde internet.
event-webhooks-tell-of = Avisarle de
event-webhooks-every-event = Todos los eventos
event-webhooks-alerts-only = Solo alertas
event-webhooks-named-only = Solo los eventos que yo indique
event-webhooks-names = Nombres de eventos
event-webhooks-names-help = Uno por línea, tal como están en el paso “Emitir evento” de un flujo, por ejemplo order.paid.
event-webhooks-changed = Se cambió el webhook
event-webhooks-cancel = Cancelar
event-webhooks-save = Guardar

# One webhook of the list. The first four are how it goes with it. $ago is such as “5 min ago” or a date; given up are events that are tried no more.

event-webhooks-off = Desactivado
event-webhooks-nothing-sent = Aún no se envió nada
event-webhooks-failing = Fallando
event-webhooks-delivering = Entregando
event-webhooks-last-delivered = Última entrega: { $ago }
event-webhooks-waiting = { $n } en espera
event-webhooks-given-up = { $n ->
    [one] { $n } evento abandonado
   *[other] { $n } eventos abandonados
}
event-webhooks-switch-on = Activar: { $url }
event-webhooks-more = Más sobre este webhook
event-webhooks-send-test = Enviar un evento de prueba
event-webhooks-edit = Editar
event-webhooks-new-secret = Nuevo secreto
event-webhooks-delete = Eliminar
event-webhooks-not-changed = No se cambió el webhook
event-webhooks-test-delivered = Se entregó el evento de prueba
event-webhooks-test-not-delivered = No se entregó el evento de prueba
event-webhooks-test-not-sent = No se envió el evento de prueba
event-webhooks-no-new-secret = No hay un nuevo secreto; el anterior sigue valiendo
event-webhooks-not-deleted = No se eliminó el webhook
event-webhooks-deleting = Se eliminará el webhook

# Why something was not delivered. $reason is such as “HTTP 404”.

event-webhooks-why-refused = Tu sistema lo rechazó ({ $reason }). ¿Comprueba el secreto correcto?
event-webhooks-why-nothing-there = No hay nada en esta dirección ({ $reason }).
event-webhooks-why-no-more = Tu sistema no quiere más eventos ({ $reason }).
event-webhooks-why-elsewhere = Tu sistema lo envió a otro lugar ({ $reason }). Escribe la dirección donde termina.
event-webhooks-why-problem = Tu sistema tiene un problema ({ $reason }).
event-webhooks-why-not-accepted = Tu sistema no lo aceptó ({ $reason }).
