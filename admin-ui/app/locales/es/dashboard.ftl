# The page Dashboard, the first screen. Four figures stand at its top, each with a short line under it.

dashboard-title = Panel
dashboard-loading = Cargando
dashboard-messages-received = Mensajes recibidos
dashboard-messages-sent = Mensajes enviados
dashboard-last-day = últimas 24 horas
dashboard-not-sent = { $n ->
    [one] { $n } no se pudo enviar
   *[other] { $n } no se pudieron enviar
}
dashboard-running = Conversaciones en curso
dashboard-running-means = un flujo espera una respuesta
dashboard-live-flows = Flujos activos
dashboard-live-flows-means = responden en un número

# Messages by day, as bars, with a table for readers. The days are short names under the bars.

dashboard-messages = Mensajes
dashboard-last-14-days = Los últimos 14 días
dashboard-received = Recibidos
dashboard-sent = Enviados
dashboard-no-messages = Aún no hay mensajes
dashboard-busiest-day = Día con más mensajes: { $n }
dashboard-messages-by-day = Mensajes por día
dashboard-day = Día
dashboard-of-day = { $day }: recibidos: { $received }, enviados: { $sent }
dashboard-january = { $day } ene
dashboard-february = { $day } feb
dashboard-march = { $day } mar
dashboard-april = { $day } abr
dashboard-may = { $day } may
dashboard-june = { $day } jun
dashboard-july = { $day } jul
dashboard-august = { $day } ago
dashboard-september = { $day } sep
dashboard-october = { $day } oct
dashboard-november = { $day } nov
dashboard-december = { $day } dic

# What to do next: a title, and a line under it. “Publish” is the button of the editor.

dashboard-next-steps = Próximos pasos
dashboard-done = Hecho
dashboard-draw-flow = Dibuja un flujo
dashboard-draw-flow-text = Empieza con un ejemplo y cambia las palabras.
dashboard-add-number = Agrega un número
dashboard-add-number-text = Un simulador no necesita nada; WhatsApp necesita tres valores de Meta.
dashboard-publish = Publica en el número
dashboard-publish-text = Abre un flujo y pulsa Publicar.
dashboard-converse = Ten una conversación
dashboard-converse-text = Escribe a tu número o usa el teléfono de un simulador.

# Where to go from there, when all of that is done.

dashboard-connect-whatsapp = Conecta un número de WhatsApp
dashboard-connect-whatsapp-text = Tres valores de Meta y personas reales reciben respuestas.
dashboard-change-words = Cambia las palabras de un flujo
dashboard-change-words-text = Pruébalo en la vista previa y luego publica la nueva versión.
dashboard-take-answers = Llévate las respuestas
dashboard-take-answers-text = Como archivo para tu hoja de cálculo.
dashboard-connect-programs = Conecta tus programas
dashboard-connect-programs-text = Todo lo que hay aquí tiene una API.

# The latest conversations.

dashboard-recent = Conversaciones recientes
dashboard-show-all = Mostrar todas
dashboard-no-conversations = Aún no hay conversaciones
dashboard-no-conversations-text = En cuanto alguien escriba a uno de tus números, podrás seguir la conversación aquí.
dashboard-try-number = Probar un número
