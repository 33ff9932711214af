# The page Flows: its head, search and what stands where the list is empty. “New flow” is the button, the dialog, and the name of a flow that was given none.

flows-title = Flujos
flows-subtitle = Lo que tus números dicen, preguntan y hacen.
flows-new = Nuevo flujo
flows-search = Buscar flujos
flows-empty = Aún no hay flujos
flows-empty-text = Un flujo decide qué responde tu número. Empieza con un ejemplo y cambia las palabras.
flows-nothing-found = No se encontró nada
flows-nothing-found-text = Ningún flujo tiene estas palabras en su nombre o descripción.
flows-show-all = Mostrar todos los flujos

# One flow of the list. $ago is such as “5 min ago” or a date. “Live” is a flow that answers on a number.

flows-steps = { $n ->
    [one] { $n } paso
   *[other] { $n } pasos
}
flows-changed = Modificado { $ago }
flows-changed-by = Modificado { $ago } por { $name }
flows-live-on = Activo en { $number }
flows-live-on-numbers = Activo en { $n } números
flows-draft = Borrador
flows-not-live = Inactivo
flows-your-changes = Tus cambios
flows-unpublished-changes = Cambios sin publicar
flows-more = Más sobre este flujo
flows-rename = Cambiar nombre
flows-download = Descargar
flows-delete = Eliminar
flows-not-downloaded = “{ $name }” no se descargó
flows-deleted = “{ $name }” se eliminó
flows-not-deleted = “{ $name }” no se eliminó
flows-not-brought-back = No se pudo recuperar el flujo
flows-in-use = Responde en un número. Primero pon otro flujo ahí o pausa el número.

# The dialogs: a new name, and a new flow.

flows-rename-title = Cambiar nombre del flujo
flows-name = Nombre
flows-cancel = Cancelar
flows-new-about = Prueba una plantilla, escribe qué preguntar o dibuja el tuyo.
flows-create = Crear flujo
flows-start-from = Empezar con
flows-start-templates = Plantillas
flows-start-questions = Preguntas
flows-start-file = Archivo
flows-start-blank = En blanco
flows-blank-text = Un lienzo vacío. Tú eliges qué inicia el flujo y cada paso.
flows-try = Pruébalo
flows-try-text = Aquí puedes probar el flujo antes de crearlo.

# A new flow from a template.

flows-template = Plantilla
flows-templates-search = Buscar plantillas
flows-templates-nothing-found = Ninguna plantilla tiene estas palabras.

# A new flow from a file. $why is a sentence of the program that reads it.

flows-file = Archivo de un flujo
flows-file-choose = Elegir un archivo
flows-file-drop = Suelta aquí un archivo descargado de Botloom.
flows-file-foreign = Este archivo no es un flujo de Botloom. { $why }
flows-file-too-large = El archivo pesa más de 1 MB, así que no es un flujo. No se leyó nada.
flows-file-unreadable = No se puede leer el archivo.

# A new flow from questions: what is asked, with examples that stand in the empty field.

flows-what-to-ask = ¿Qué debe preguntar el bot?
flows-what-to-ask-help = Una pregunta por línea. Las opciones que la siguen se convierten en botones: ¿Qué talla? S / M / L
flows-example-name = ¿Cómo te llamas?
flows-example-email = ¿Tu correo electrónico?
flows-example-size = ¿Qué talla? S / M / L
flows-example-day = ¿Qué día te llamamos?
flows-too-many-questions = Un flujo hace como máximo { $most } preguntas; las demás se omiten.
flows-questions-about = Preguntas y las respuestas que piden
flows-question = Pregunta
flows-answer = Respuesta
flows-answer-to = Respuesta a: { $question }
flows-answer-one-of = Una de: { $options }

# Kinds of answers.

flows-answer-text = Cualquier texto
flows-answer-number = Un número
flows-answer-email = Un correo electrónico
flows-answer-phone = Un número de teléfono
flows-answer-date = Una fecha
flows-answer-time = Una hora
flows-answer-yes-no = Sí o no
flows-answer-rating = De 1 a 5 estrellas
flows-answer-media = Una foto o un archivo
flows-answer-location = Una ubicación

# What the bot says before and after its questions, as it is proposed, and what the flow starts at.

flows-first-words = Primeras palabras
flows-greeting = ¡Hola! Unas preguntas y luego te contactamos.
flows-last-words = Últimas palabras
flows-last-words-help = Debajo aparece la lista de respuestas.
flows-thanks = ¡Gracias! Esto es lo que anoté:
flows-starts-at = Empieza con
flows-starts-at-help = Palabras separadas por comas. Sin ninguna, empieza con cada mensaje que no tome otro flujo.
flows-starts-at-example = reservar, cita
