# The panel in which a step of a flow is edited.

# The panel of the chosen step: nothing or several chosen, the step's head.

inspector-nothing-selected = No hay nada seleccionado
inspector-nothing-selected-help = Elige un paso en el lienzo para ver y editar lo que hace.
inspector-steps-selected = { $n } pasos seleccionados
inspector-steps-selected-help = Arrastra uno para moverlos todos.
inspector-duplicate = Duplicar
inspector-delete = Eliminar
inspector-step-title = Título del paso
inspector-play-from-here = Probar desde aquí

# Starts (triggers): which of several wins, and what they may interrupt.

inspector-priority = Prioridad
inspector-priority-help = Cuando varios inicios coinciden con un mensaje, gana el número más alto.
inspector-while-waiting = Mientras el flujo espera otra cosa

# Custom actions. An input that need not be given is marked as optional.

inspector-optional = { $label } (opcional)
inspector-action-version = { $action } · versión { $version }

# Selects: what stands there before anything is chosen.

inspector-choose = Elegir…
inspector-choose-step = Elige un paso…
inspector-choose-flow = Elige un flujo…

# Texts for machines. The error is the parser's, in English.

inspector-not-json-yet = Todavía no es JSON: { $error }.

# Messages: the bar under the field. Words between marks show the mark that makes the look.

inspector-formatting = Formato
inspector-bold = Negrita: *palabras*
inspector-italic = Cursiva: _palabras_
inspector-struck-through = Tachado: ~palabras~
inspector-fixed-width = Ancho fijo: `palabras`

# Opening hours. A day's name stands alone and before its hours.

inspector-monday = Lunes
inspector-tuesday = Martes
inspector-wednesday = Miércoles
inspector-thursday = Jueves
inspector-friday = Viernes
inspector-saturday = Sábado
inspector-sunday = Domingo
inspector-closed = Cerrado
inspector-hours-from = { $day }, desde
inspector-hours-to = { $day }, hasta
inspector-add-hours = Agregar horario: { $day }
inspector-remove-hours = Quitar este horario: { $day }

# Values of an answer that a step keeps in variables. The path is one in JSON.

inspector-keep-value = Guardar un valor de la respuesta
inspector-keep-path = Guardar { $path }

# Lists of entries. The item's name is the step's own, such as option, in English.

inspector-add-item = Agregar { $item }
inspector-move-item-up = Subir { $item } { $number }
inspector-move-item-down = Bajar { $item } { $number }
inspector-remove-item = Quitar { $item } { $number }

# Names with values, as rows of a table.

inspector-add = Agregar
inspector-value = Valor
inspector-value-number = Valor { $number }
inspector-remove-row = Quitar la fila { $number }

# A file to send.

inspector-sent-as-link = Se envía como enlace: WhatsApp descarga esta dirección por su cuenta para cada mensaje. Debe ser pública, empezar con https:// y pesar { $most } como máximo. Un archivo subido se entrega una sola vez y se revisa aquí.
inspector-file-deleted = Este archivo fue eliminado. Elige otro.
inspector-file-of-workspace = Un archivo de este espacio de trabajo
inspector-remove-file = Quitar el archivo
inspector-file-not-uploaded = El archivo no se subió
inspector-upload = Subir
inspector-choose-existing = Elegir
inspector-choose-file = Elige un archivo
inspector-choose-file-help = Archivos que se subieron en este espacio de trabajo.
inspector-loading = Cargando…
inspector-no-files = Todavía no hay archivos de este tipo. Sube uno.

# Durations.

inspector-unit = Unidad
inspector-seconds = segundos
inspector-minutes = minutos
inspector-hours = horas
inspector-days = días

# Schedules: the next times, which are listed under it.

inspector-next-runs = Próximas veces, según tu reloj (el horario sigue { $zone }):

# Templates that Meta approves.

inspector-choose-template = Elige una plantilla…
inspector-template-not-there = { $template } (no existe)
inspector-template = Plantilla
inspector-template-help = Solo las plantillas aprobadas llegan a contactos que no han escrito en 24 horas.
inspector-template-variables = Sus variables, en orden: { $names }.

# The words of a step in the flow's other languages.

inspector-other-languages = En otros idiomas
inspector-language = Idioma
inspector-language-missing = { $language } (sin traducir: { $n })

# Trying a step: another system is asked for real. The exit is the way by which the flow goes on.

inspector-values-not-json = Los valores no son JSON: { $error }.
inspector-try = Pruébalo
inspector-try-help = Consulta de verdad al otro sistema, una vez. No se envía nada a ningún contacto.
inspector-values-as-json = Valores de las variables como JSON
inspector-ask-now = Consultar ahora
inspector-answered-with-status = Respondió con el estado { $status }; sigue por “{ $exit }”.
inspector-answered-with-text = { $text } Sigue por “{ $exit }”.
inspector-answered = Respondió; sigue por “{ $exit }”.
inspector-answer = Respuesta
inspector-asked = Consulta
inspector-variables-afterwards = Variables después

# Variables that every flow can read.

inspector-contact-name = Nombre del contacto
inspector-contact-phone = Teléfono del contacto
inspector-contact-language = Idioma del contacto
inspector-last-message = Último mensaje
inspector-date-and-time = Fecha y hora
inspector-what-went-wrong = Qué salió mal
inspector-flow-name = Nombre de este flujo

# Choosing and making variables. The example is a variable in braces.

inspector-variables = Variables
inspector-choose-variable = Elige una variable
inspector-variable-not-declared = { $name } (no declarada)
inspector-new-variable = Nueva variable…
inspector-new-variable-name = Nombre de la nueva variable
inspector-new-variable-example = Por ejemplo: número de personas
inspector-kind-of-value = Tipo de valor
inspector-use-variable = Usarla
inspector-create-variable = Crear
inspector-in-texts = En los textos: { $example }
inspector-insert-variable = Insertar una variable

# Kinds of values that a variable can hold.

inspector-kind-text = Texto
inspector-kind-number = Número
inspector-kind-boolean = Sí o no
inspector-kind-date = Fecha
inspector-kind-list = Lista
inspector-kind-object = Objeto
inspector-kind-location = Ubicación
inspector-kind-file = Archivo

# Words as chips.

inspector-words-help = Enter o una coma agrega una palabra.
inspector-remove-word = Quitar { $word }

# Emoji: the groups.

inspector-insert-emoji = Insertar un emoji
inspector-emoji-faces = Caras
inspector-emoji-hands-and-hearts = Manos y corazones
inspector-emoji-signs = Señales
inspector-emoji-business = Negocios
inspector-emoji-things = Cosas

# Emoji: what each shows.

inspector-emoji-grinning = sonriente
inspector-emoji-smiling = sonrisa
inspector-emoji-laughing = riendo
inspector-emoji-winking = guiño
inspector-emoji-in-love = enamorado
inspector-emoji-hugging = abrazo
inspector-emoji-thinking = pensando
inspector-emoji-cool = genial
inspector-emoji-partying = de fiesta
inspector-emoji-sleeping = durmiendo
inspector-emoji-crying = llorando
inspector-emoji-angry = enojado
inspector-emoji-shocked = espantado
inspector-emoji-not-looking = sin mirar
inspector-emoji-robot = robot
inspector-emoji-relieved = aliviado
inspector-emoji-waving = saludo
inspector-emoji-thumbs-up = pulgar arriba
inspector-emoji-thumbs-down = pulgar abajo
inspector-emoji-clapping = aplauso
inspector-emoji-thank-you = gracias
inspector-emoji-strong = fuerza
inspector-emoji-pointing-down = señala abajo
inspector-emoji-pointing-right = señala a la derecha
inspector-emoji-victory = victoria
inspector-emoji-handshake = apretón de manos
inspector-emoji-red-heart = corazón rojo
inspector-emoji-green-heart = corazón verde
inspector-emoji-blue-heart = corazón azul
inspector-emoji-sparkles = destellos
inspector-emoji-fire = fuego
inspector-emoji-party = fiesta
inspector-emoji-done = hecho
inspector-emoji-cross = cruz
inspector-emoji-warning = advertencia
inspector-emoji-question = pregunta
inspector-emoji-exclamation = exclamación
inspector-emoji-information = información
inspector-emoji-arrow-right = flecha a la derecha
inspector-emoji-arrow-left = flecha a la izquierda
inspector-emoji-one = uno
inspector-emoji-two = dos
inspector-emoji-three = tres
inspector-emoji-four = cuatro
inspector-emoji-five = cinco
inspector-emoji-star = estrella
inspector-emoji-new = nuevo
inspector-emoji-bell = campana
inspector-emoji-parcel = paquete
inspector-emoji-delivery = entrega
inspector-emoji-shopping-cart = carrito
inspector-emoji-shopping-bags = bolsas de compras
inspector-emoji-card = tarjeta
inspector-emoji-money = dinero
inspector-emoji-receipt = recibo
inspector-emoji-calendar = calendario
inspector-emoji-alarm-clock = despertador
inspector-emoji-waiting = espera
inspector-emoji-place = lugar
inspector-emoji-phone = teléfono
inspector-emoji-e-mail = correo
inspector-emoji-note = nota
inspector-emoji-attachment = adjunto
inspector-emoji-link = enlace
inspector-emoji-pizza = pizza
inspector-emoji-burger = hamburguesa
inspector-emoji-coffee = café
inspector-emoji-meal = comida
inspector-emoji-cake = pastel
inspector-emoji-present = regalo
inspector-emoji-home = casa
inspector-emoji-hospital = hospital
inspector-emoji-plane = avión
inspector-emoji-car = auto
inspector-emoji-haircut = corte de pelo
inspector-emoji-medicine = medicina
inspector-emoji-camera = cámara
inspector-emoji-graduation = graduación
inspector-emoji-football = fútbol
inspector-emoji-sun = sol
