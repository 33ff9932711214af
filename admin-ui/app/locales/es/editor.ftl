# The page as a whole.
editor-no-such-flow = Ese flujo no existe
editor-address-incomplete = La dirección no está completa.
editor-all-flows = Todos los flujos
editor-cannot-open = Este flujo no se puede abrir aquí
editor-cannot-open-why = No se perdió nada: el borrador está en el servidor. Recarga la página; puede ser más antigua que el servidor. ({ $error })
editor-loading = Cargando el flujo

# Words that several places of the editor share.
editor-step = Paso
editor-steps = Pasos
editor-flow = Flujo

# Talking to the draft in the page, as a contact would.
editor-play = Probar
editor-tests = Pruebas
editor-problems = Problemas
editor-no-problems = Sin problemas
editor-changes = Cambios
editor-versions = Versiones
editor-undo = Deshacer
editor-redo = Rehacer
editor-cancel = Cancelar
editor-close = Cerrar
editor-add = Añadir
editor-delete = Eliminar
editor-duplicate = Duplicar
editor-find-in-flow = Buscar en este flujo
editor-add-step = Añadir un paso
editor-add-note = Añadir una nota
editor-tidy-up = Ordenar
editor-map = Mapa
editor-larger = Más grande
editor-smaller = Más pequeño
editor-life-size = Tamaño real
editor-show-everything = Mostrar todo
editor-move-canvas = Mover el lienzo
editor-select-several = Seleccionar varios
editor-next-start = Ir al siguiente inicio
editor-shortcuts = Atajos de teclado
editor-at-of = { $at } de { $all }
editor-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errores
}
editor-warnings = { $n ->
    [one] { $n } advertencia
   *[other] { $n } advertencias
}
editor-hints = { $n ->
    [one] { $n } sugerencia
   *[other] { $n } sugerencias
}
editor-seconds = { $n ->
    [one] { $n } segundo
   *[other] { $n } segundos
}
editor-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
editor-hours = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
}
editor-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
}

# Units in a choice beside a number.
editor-unit-seconds = segundos
editor-unit-minutes = minutos
editor-unit-hours = horas
editor-unit-days = días

# The bar over the editor: name, state of the draft, buttons.
editor-name-of-flow = Nombre del flujo
editor-view-only = Solo lectura
editor-talk-to-draft = Habla con el borrador
editor-publish = Publicar

# The links to the flows that one came through, for screen readers.
editor-way-here = Camino hasta aquí
editor-saved = Guardado
editor-saved-not-shared = Guardado, sin compartir
editor-unsaved = Cambios sin guardar
editor-saving = Guardando…
editor-conflict = Conflicto
editor-offline = Sin conexión, reintentando
editor-not-saved = No guardado
editor-offline-why = No se puede contactar con el servidor. Tus cambios se conservan en este navegador y se envían en cuanto responda.
editor-conflict-why = Cambiado dos veces: pulsa para decidir qué se queda
editor-saved-for-you = Guardado para ti. Los demás lo ven cuando lo compartes o lo publicas.
editor-saves-itself = Los cambios se guardan solos

# The canvas. What screen readers hear, its buttons, and what an empty one says.
editor-canvas = Lienzo
editor-canvas-label = { $steps ->
    [one] Flujo con { $steps } paso. Tab recorre los pasos, las flechas los mueven, Ctrl y las flechas avanzan por las conexiones.
   *[other] Flujo con { $steps } pasos. Tab recorre los pasos, las flechas los mueven, Ctrl y las flechas avanzan por las conexiones.
}
editor-canvas-kind = lienzo del flujo
editor-canvas-step-kind = paso
editor-canvas-map-label = Mapa del flujo. Las flechas mueven lo que se ve.
editor-canvas-insert = Poner un paso en medio
editor-canvas-cut = Quitar esta conexión

# A way out of a step, for screen readers: its name and what it leads to.
editor-canvas-port-leads = { $way }: lleva a { $target }. Enter la lleva a otro lugar, Shift Enter pone un paso en medio.
editor-canvas-port-open = { $way }: todavía no lleva a ninguna parte. Enter la conecta, Shift Enter añade el siguiente paso.
editor-empty-title = Empieza por un inicio
editor-empty-text = Un inicio dice cuándo empieza la conversación. Después añade lo que el bot dice y pregunta.
editor-add-keyword-start = Añadir un inicio por palabra clave
editor-which-step-next = ¿Qué paso viene después?

# Cards on the canvas. The first three are for screen readers: title, kind of card, first words.
editor-card-step = { $title } (paso): { $summary }
editor-card-start = { $title } (inicio): { $summary }
editor-card-problems = { $n ->
    [one] { $card }. { $n } problema.
   *[other] { $card }. { $n } problemas.
}
editor-card-note = Nota: { $text }
editor-problem-count = { $n ->
    [one] { $n } problema
   *[other] { $n } problemas
}

# The one way out of a start: the step that the conversation starts with.
editor-starts-with = Empieza con

# The first words of a step that looks at a value.
editor-card-if = Si { $value } …

# Sticky notes.
editor-note = Nota
editor-note-empty = Escribe una nota para tus colegas
editor-note-for-whom = Para quienes trabajan en este flujo. Los contactos nunca la ven.
editor-note-text = Texto de la nota
editor-note-placeholder = ¿Por qué está aquí este paso? ¿Qué falta por resolver?

# The palette of steps. The names of steps are English in all languages, so “ask” and “wait” stay as they are.
editor-palette = Pasos para añadir
editor-palette-search = Buscar pasos
editor-palette-none = No hay tal paso
editor-palette-try = Prueba con otra palabra, como “ask” o “wait”.
editor-palette-actions = Tus acciones

# The tools in the corner of the canvas.
editor-show-as-list = Mostrar como lista
editor-edit-step = Editar el paso
editor-flow-settings = Ajustes del flujo

# The bar over what is selected.
editor-selection = Selección
editor-selected = { $n ->
    [one] { $n } seleccionado
   *[other] { $n } seleccionados
}
editor-play-from-here = Probar desde aquí
editor-line-up = Alinear
editor-left-sides = Lados izquierdos
editor-centres = Centros
editor-right-sides = Lados derechos
editor-upper-sides = Lados superiores
editor-middles = Mitades
editor-lower-sides = Lados inferiores
editor-spread-across = Repartir a lo ancho
editor-spread-down = Repartir a lo alto
editor-tidy-selection = Ordenar la selección

# Folding a card hides all but its head.
editor-fold = Plegar
editor-unfold = Desplegar
editor-make-subflow-of-it = Convertir en un subflujo
editor-open-named = Abrir “{ $name }”
editor-colour = Color
editor-colour-usual = Color habitual
editor-colour-red = Rojo
editor-colour-orange = Naranja
editor-colour-yellow = Amarillo
editor-colour-green = Verde
editor-colour-blue = Azul
editor-colour-purple = Morado
editor-colour-grey = Gris

# All shortcuts on one page; the first five are its groups.
editor-keys-everywhere = En todas partes
editor-keys-on-canvas = En el lienzo
editor-keys-seen = Lo que se ve
editor-keys-mac = En un Mac, Cmd hace lo que aquí hace Ctrl.
editor-keys-tour = Volver a dar el primer vistazo
editor-keys-go = Ir a una página, un flujo o un número
editor-keys-save = Guardar ahora
editor-keys-help = Esta página
editor-keys-copy = Copiar
editor-keys-cut = Cortar
editor-keys-paste = Pegar, también en otro flujo
editor-keys-remove = Quitar; lo que llevaba ahí sigue adelante
editor-keys-open-step = Abrir el paso
editor-keys-fold = Plegar o desplegar
editor-keys-next-step = Al siguiente paso
editor-keys-move = Mover lo seleccionado
editor-keys-walk = Recorrer las conexiones
editor-keys-list = Lista o lienzo

# The arrow keys, written on key caps: one word each, and Ctrl before it.
editor-keys-arrows = Flechas
editor-keys-ctrl-arrows = Ctrl Flechas

# Pasting.
editor-nothing-pasted = No se pegó nada
editor-paste-foreign = El portapapeles contiene otra cosa. Selecciona pasos y cópialos con Ctrl C, aquí o en otro flujo; un flujo entero se importa con “Nuevo flujo” en la lista.
editor-paste-version = Se copió de otra versión de Botloom. Recarga las dos páginas y cópialo otra vez.
editor-paste-damaged = Falta una parte o se modificó. Copia los pasos otra vez.

# Making a subflow of what is selected: the dialog, and why it cannot be made.
editor-subflow-make = Crear un subflujo
editor-subflow-about = Los pasos seleccionados pasan a ser un flujo propio en el que también pueden entrar otros flujos. Este flujo sigue como antes.

# The name that the new flow gets at first: the name of the whole, and that this is a part of it.
editor-subflow-part-of = { $name }: parte
editor-subflow-name = Nombre del nuevo flujo
editor-subflow-made = “{ $name }” ya es un flujo propio
editor-subflow-changed = Este flujo se modificó mientras tanto
editor-subflow-changed-why = El nuevo flujo se creó y de este no se sacó nada. Inténtalo de nuevo o archiva el nuevo flujo.
editor-understood = Entendido
editor-subflow-none-passed = No hay que pasar ninguna variable.
editor-subflow-passed = Se pasan: { $passed }.
editor-subflow-passed-back = Se pasan: { $passed }. Vuelven: { $back }.
editor-subflow-no-steps = Selecciona los pasos que van juntos; los inicios y las notas se quedan aquí.
editor-subflow-no-entry = Nada lleva a estos pasos, así que nada entraría en el subflujo. Selecciona un paso al que lleve otro, con lo que le sigue.
editor-subflow-several-entries = Un subflujo tiene una sola entrada, y a estos pasos se entra por { $n }: { $titles }. Deja fuera algunos o lleva antes todos los caminos a uno de ellos.
editor-subflow-returns = “{ $step }” vuelve al lugar de donde venía la conversación. Dentro de un subflujo solo volvería aquí. Déjalo fuera de la selección.
editor-subflow-webhook = “{ $step }” espera a otro sistema en una dirección que cambiaría. Déjalo fuera de la selección.
editor-subflow-undeclared = La variable “{ $key }” se usa aquí y no está en la lista de variables del flujo. Añádela allí para poder pasarla con su tipo.
editor-subflow-many-ways = Un subflujo puede tener como máximo { $limit } salidas.
editor-subflow-many-inputs = Un subflujo puede tener como máximo { $limit } variables de entrada.

# Finding words, with Ctrl F.
editor-find = Buscar
editor-find-placeholder = Buscar palabras, variables, ids
editor-find-nothing = Nada
editor-find-before = El anterior
editor-find-next = El siguiente
editor-find-here = En este flujo
editor-find-look-everywhere = Buscar en todos los flujos
editor-find-looking = Buscando…
editor-find-nowhere = Ningún flujo tiene estas palabras.
editor-find-everywhere = En todos los flujos

# The panel at the right.
editor-details = Detalles

# The list of problems.
editor-can-be-published = El flujo se puede publicar. Las comprobaciones se hacen con cada cambio.
editor-trying = Probando conversaciones que muestren los problemas…
editor-tried = En conversaciones inventadas se probaron { $n } cosas que los contactos podrían hacer.
editor-error = Error
editor-warning = Advertencia
editor-hint = Sugerencia
editor-whole-flow = Todo el flujo

# A made-up conversation that shows a problem.
editor-counter-example = Reproducir el contraejemplo
editor-counter-example-of = Reproducir el contraejemplo: { $problem }

# The settings of the whole flow.
editor-settings-conversation = Conversación
editor-settings-languages = Idiomas
editor-settings-variables = Variables
editor-description = Descripción
editor-description-placeholder = ¿Para qué es este flujo?

# A number and a unit follow: so long must a contact be silent.
editor-expiry = Terminar tras un silencio de
editor-expiry-help = 0 espera para siempre.
editor-unit = Unidad
editor-interrupt = Una palabra clave puede interrumpir
editor-interrupt-help = Quien esté en medio de una pregunta puede volver a empezar con una palabra clave.
editor-typing = Mostrar “escribiendo…”
editor-typing-help = El contacto ve que la respuesta está en camino.
editor-time-zone = Zona horaria
editor-time-zone-help = Los horarios de atención, las programaciones y las fechas se entienden en ella.
editor-on-failure = Cuando un paso falla, seguir en
editor-on-failure-none = Terminar la conversación
editor-on-failure-help = Salvo que el paso tenga una salida propia para eso.
editor-after-window = Tras 24 horas de silencio, seguir en
editor-after-window-none = Nada; esos mensajes no se envían
editor-after-window-help = A partir de entonces WhatsApp solo entrega plantillas. Elige un paso que envíe una.
editor-variables-help = Lo que el flujo recuerda durante una conversación.
editor-variable-new-name = Nombre de una variable nueva
editor-variable-new = Nueva variable

# What can be said of a variable: it holds personal data; another flow passes it in, or takes it back.
editor-variable-personal = Datos personales
editor-variable-input = Entrada
editor-variable-output = Salida
editor-variable-name = Nombre de la variable
editor-variable-kind = Tipo de valor
editor-variable-remove = Quitar la variable
editor-language-own = Escrito en este
editor-language-remove = Quitar { $language }
editor-language-to-add = Idioma para añadir
editor-language-placeholder = Por ejemplo es, hi o pt-BR
editor-languages-help = Cada paso tiene un formulario para sus textos en los otros idiomas. El contacto los recibe en el suyo, si los hay.

# The flow’s tests.
editor-tests-none = Aún no hay pruebas
editor-tests-none-why = Prueba una conversación y guárdala: se repite después de cada cambio y ves enseguida cuando el bot responde de otra manera.
editor-test-gone = La prueba se eliminó
editor-test-not-run = Aún sin ejecutar

# A test holds when the bot did what the test says; else it fails.
editor-test-holds = Se cumple
editor-test-fails = Falla
editor-test-play = Reproducir la prueba { $name }
editor-test-delete = Eliminar la prueba { $name }

# How much of the flow the tests have seen.
editor-coverage = Cobertura
editor-coverage-show = Mostrar a dónde no llega ninguna prueba
editor-coverage-ways = Salidas
editor-coverage-starts = Inicios
editor-coverage-unseen = Ninguna prueba llega a:
editor-coverage-unseen-steps = Pasos a los que no llega ninguna prueba

# What the tests came to, in a line; $all is the number of all tests.
editor-tests-cut = Se ejecutaron { $n } de { $all } pruebas antes de que se acabara su tiempo
editor-tests-running = Probando: { $n } de { $all }
editor-tests-hold = { $all ->
    [one] La prueba se cumple
   *[other] Las { $all } pruebas se cumplen
}
editor-tests-fail = { $n ->
    [one] Falla { $n } de { $all }
   *[other] Fallan { $n } de { $all }
}

# Where a test failed. $did is one of the messages below, such as “the bot says nothing more”.
editor-test-said = Dijo “{ $text }”.
editor-test-failed-words = Paso { $step }: el bot debía decir “{ $wanted }”. { $came }
editor-test-failed-step = Paso { $step }, { $did }: se esperaba { $wanted }. Lo que llegó: { $came }.
editor-test-failed-end = Se esperaba { $wanted }. Lo que llegó: { $came }.
editor-test-sends = el contacto escribe “{ $text }”
editor-test-chooses = el contacto elige “{ $text }”
editor-test-receives = el contacto envía algo
editor-test-happens = ocurre: { $what }
editor-test-something = algo
editor-test-posts = otro sistema envía datos
editor-test-hands-back = la persona devuelve la conversación
editor-test-time-passes = pasan { $time }
editor-test-bot-says = el bot dice “{ $text }”
editor-test-silence = el bot no dice nada más
editor-test-no-silence = el bot dice algo más
editor-test-variables = las variables tienen sus valores
editor-test-ended = la conversación terminó
editor-test-waits = la conversación espera
editor-test-contact = el contacto tiene sus campos y etiquetas
editor-test-happened = ocurrió “{ $what }”
editor-test-rows = se añadieron filas
editor-test-asked = se consulta a otro sistema

# The first look: four places, each with a title and a sentence or two.
editor-tour = Un primer vistazo
editor-tour-end = Terminar el recorrido
editor-tour-palette = Todo lo que puede hacer un bot
editor-tour-palette-text = Arrastra un paso al lienzo o pulsa uno. Los inicios, arriba, dicen cuándo empieza el bot.
editor-tour-canvas = Tu flujo
editor-tour-canvas-text = Traza una conexión desde una salida hasta el siguiente paso, o suéltala en el lienzo vacío y elige. Pulsa un paso para escribir lo que dice.
editor-tour-play = Pruébalo enseguida
editor-tour-play-text = “Probar” habla con el borrador aquí en la página, con el mismo motor que responderá a tus clientes. Nadie recibe un mensaje.
editor-tour-publish = Deja que responda
editor-tour-publish-text = Hasta que publiques, solo tú ves tus cambios. Elige el número y para quién; con una pulsación se deshace.
editor-tour-back = Atrás
editor-tour-done = Listo
editor-tour-next = Siguiente

# The flow as a list. $what is a sentence that says what was done.
editor-list = El flujo como lista
editor-list-told = { $what } Ctrl y Z lo deshacen.
editor-list-help = Las flechas van de un paso a otro, Enter abre uno, Delete lo quita.
editor-list-add-start = Añadir un inicio
editor-list-start-added = Se añadió un inicio al final.
editor-list-empty = Todavía no hay nada. Un inicio dice cuándo empieza la conversación.
editor-list-removed = Se quitó { $step }.
editor-list-copied = Se copió { $step }.
editor-list-play-from = Probar desde { $step }
editor-list-duplicate = Duplicar { $step }
editor-list-remove = Quitar { $step }
editor-list-ways-of = Salidas de { $step }
editor-list-leads-to = { $way }: lleva a
editor-list-leads = { $way } lleva a { $step }.
editor-list-leads-nowhere = { $way } no lleva a ninguna parte.
editor-list-nowhere = A ninguna parte
editor-list-put-behind = Poner un paso detrás de { $way }

# The draft beside one of its versions. The first three stand on cards; steps are meant.
editor-compare-new = Nuevo
editor-compare-removed = Quitado
editor-compare-changed = Cambiado
editor-compare-count-new = { $n ->
    [one] { $n } nuevo
   *[other] { $n } nuevos
}
editor-compare-count-changed = { $n ->
    [one] { $n } cambiado
   *[other] { $n } cambiados
}
editor-compare-count-removed = { $n ->
    [one] { $n } quitado
   *[other] { $n } quitados
}
editor-compare-nothing = no hay diferencias
editor-compare-gone = { $step }. Está solo en la versión { $version }.
editor-compare-since = Desde la versión { $version }:
editor-compare-list = Lista
editor-compare-stop = Dejar de comparar
editor-compare-none = No se compara nada
editor-compare-none-why = Abre Versiones y elige una para comparar con el borrador.
editor-compare-same = Igual que la versión { $version }
editor-compare-same-why = Solo pueden cambiar los lugares en el lienzo, cosa que los contactos no notan.
editor-compare-different = Qué cambió desde la versión { $version }

# Several people in one flow.
editor-own-changes = Tus cambios
editor-own-changes-why = Solo tú ves tus cambios hasta que los compartas o los publiques.
editor-share = Compartir con colegas
editor-give-up = Descartar mis cambios
editor-somebody-shared = { $who } compartió cambios de este flujo. Los tuyos siguen aquí.
editor-somebody = Alguien
editor-take-in = Incorporarlos
editor-people = Otras personas en este flujo

# $when says how long ago, such as “5 min ago”.
editor-person-unshared = { $name } tiene cambios sin compartir ({ $when })
editor-person-here-at = { $name } está aquí, en “{ $step }”
editor-person-here = { $name } está aquí
editor-changed-twice = { $n ->
    [one] Un lugar se cambió dos veces
   *[other] { $n } lugares se cambiaron dos veces
}
editor-changed-twice-why = Todo lo demás se junta solo. Elige qué se queda; nada se pierde hasta que lo hagas.
editor-mine-everywhere = Lo mío en todas partes
editor-other-everywhere = Lo otro en todas partes
editor-not-now = Ahora no
editor-bring-together = Juntar
editor-yours-here = Lo tuyo aquí

# Saving and sharing: messages.
editor-shared-not-loaded = No se pudieron cargar los cambios compartidos
editor-shared-not-read = Los cambios compartidos no se pueden leer aquí
editor-reload-older = Recarga la página; puede ser más antigua que el servidor.
editor-somebody-else = Otra persona
editor-who-changed = { $who } cambió este flujo
editor-other-draft-not-read = Tu otro borrador no se puede leer aquí. Recarga la página.
editor-you-elsewhere = Tú, en otra ventana
editor-changes-taken-in = Los cambios de { $who } ya están en tu borrador
editor-not-together = Los cambios no se pueden juntar
editor-changes-back = Los cambios que no habían llegado al servidor están aquí de nuevo
editor-not-shared = No se compartió
editor-not-shared-unsaved = Tus cambios aún no han llegado al servidor. Inténtalo de nuevo en un momento.
editor-not-shared-merged = Otra persona compartió cambios mientras tanto. Ya están en tu borrador: revísalos e inténtalo de nuevo.
editor-shared = Tus colegas ya ven tus cambios
editor-given-up = Tus cambios se descartaron

# Publishing: the dialog.
editor-publish-about = Las conversaciones nuevas empiezan enseguida con la nueva versión.
editor-publish-errors = { $n ->
    [one] { $n } error en este flujo. No se publicó nada y tu borrador está guardado.
   *[other] { $n } errores en este flujo. No se publicó nada y tu borrador está guardado.
}
editor-publish-errors-mean = Un contacto que llega a un lugar así no recibe una respuesta útil: la conversación se detiene ahí o toma un camino equivocado.
editor-publish-errors-list = Errores
editor-publish-mend = Corrige primero los errores; un clic en uno muestra su lugar. Si no puede esperar, un administrador de tu espacio de trabajo puede publicar el flujo tal como está.
editor-publish-in-spite = Publicarlo con estos errores
editor-publish-in-spite-know = Sé que puede haber conversaciones que se atasquen. El historial dirá que lo decidí yo.
editor-publish-back = Volver al flujo
editor-publish-misfits = Lo que no encaja con los números elegidos
editor-publish-same = No hay diferencias con la versión { $version }, así que se usa de nuevo.

# $changes says how many things are new, changed and removed.
editor-publish-new-since = Novedades desde la versión { $version }: { $changes }
editor-publish-no-number = Aún no hay número
editor-publish-no-number-why = Conecta un número y después publica el flujo en él.
editor-publish-connect = Conectar un número
editor-publish-live = La versión { $version } está activa
editor-publish-live-same = Nada había cambiado: la versión { $version } está activa
editor-publish-answer-on = Responder en
editor-publish-who = Quién la recibe
editor-publish-everybody = Todos
editor-publish-half = La mitad de los contactos
editor-publish-fifth = Uno de cada cinco contactos
editor-publish-twentieth = Uno de cada veinte contactos
editor-publish-others = Los demás reciben lo que responde ahora. Cada uno se queda con lo que recibió, y tú se la das a todos o la retiras en Versiones.
editor-publish-note = ¿Qué hay de nuevo?
editor-publish-optional = (opcional)
editor-publish-note-for = Para tus colegas
editor-publish-keep = Guardar como versión
editor-publish-to = { $n ->
    [one] Publicar en { $n } número
   *[other] Publicar en { $n } números
}

# The button when there are errors; $what is what it says without them, such as “Publish to 1 number”.
editor-publish-with-errors = { $n ->
    [one] { $what } con { $n } error
   *[other] { $what } con { $n } errores
}
editor-publish-this-flow = Este flujo, versión { $version }
editor-publish-replaces = Reemplaza a “{ $flow }”
editor-publish-nothing-yet = Aquí todavía no responde nada

# Publishing: conversations that wait in an older version.
editor-waiting-count = { $n ->
    [one] { $n } persona está esperando
   *[other] { $n } personas están esperando
}
editor-waiting-why = Están en medio de una conversación en una versión anterior. ¿Qué se hace con ellas?
editor-waiting-finish = Terminar con la versión { $version }
editor-waiting-keep = Seguir en el mismo paso de la nueva versión
editor-waiting-restart = Terminar; el siguiente mensaje empieza de nuevo
editor-waiting-go-on = Seguir en “{ $step }”
editor-waiting-at = En “{ $step }”, versión { $version }

# How many wait on a number; several of these follow each other with commas.
editor-waiting-on = { $n } en { $number }
editor-waiting-gone = La nueva versión no tiene ese paso.

# The label of a choice; $at says where they wait, such as “At ‘Name’, version 3”.
editor-waiting-fate = { $at }: qué se hace con ellas

# The list of versions.
editor-version = Versión { $version }
editor-versions-none = Aún no publicado
editor-versions-none-why = Cada vez que publicas, lo que ves se guarda para siempre como versión.
editor-version-restored = El borrador vuelve a ser la versión { $version }
editor-version-not-read = Esta versión no se puede leer aquí
editor-version-answers = La versión { $version } vuelve a responder. El borrador está como estaba.
editor-version-newer-answers = La versión más nueva vuelve a responder
editor-version-for-everybody = Ahora todos reciben la versión { $version }
editor-version-the-server = el servidor
editor-version-in-spite = { $n ->
    [one] Publicada con { $n } error; lo decidió { $who }.
   *[other] Publicada con { $n } errores; lo decidió { $who }.
}
editor-version-what-changed = Qué cambió
editor-version-compare = Comparar con el borrador
editor-version-to-everybody = Dársela a todos
editor-version-roll-back = Volver a esta
editor-version-restore = Restaurar
editor-version-since = Desde la versión { $version }
editor-version-since-which = Desde qué versión
editor-version-same = Significan lo mismo.
