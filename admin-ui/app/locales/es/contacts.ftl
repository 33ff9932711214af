# Words of several places of contacts: people who write to the numbers of the workspace.

contacts-title = Contactos
contacts-segments = Segmentos
contacts-segment = Segmento
contacts-fields = Campos
contacts-tags = Etiquetas
contacts-tag = Etiqueta
contacts-number = Número
contacts-consent = Consentimiento
contacts-name = Nombre
contacts-language = Idioma
contacts-phone = Número de teléfono
contacts-blocked = Bloqueado
contacts-import = Importar
contacts-edit = Editar
contacts-save = Guardar
contacts-saved = Guardado
contacts-cancel = Cancelar
contacts-close = Cerrar
contacts-back = Atrás
contacts-yes = Sí
contacts-no = No
contacts-change-named = Cambiar { $name }
contacts-search = Buscar nombres y números
contacts-nameless = Alguien sin nombre

# The list.

contacts-subtitle = Todas las personas que escriben a tus números y lo que se sabe de ellas.
contacts-show-more = Mostrar más
contacts-more-failed = No se pudieron cargar más contactos
contacts-nobody-found = No se encontró a nadie
contacts-nobody-found-text = Ningún contacto cumple estos filtros.
contacts-empty = Aún no hay contactos
contacts-empty-text = Quien escribe a uno de tus números aparece aquí automáticamente. También puedes traer una lista.
contacts-import-file = Importar un archivo

# One contact of the list, when they wrote last. Stands in a list of facts. $ago is such as “5 min ago” or a date.

contacts-wrote = escribió { $ago }
contacts-has-not-written = no ha escrito

# What the list is narrowed to. “Everybody” stands for: no segment is chosen.

contacts-everybody = Todas las personas
contacts-all-numbers = Todos los números
contacts-all-tags = Todas las etiquetas
contacts-any-consent = Cualquier consentimiento

# Consent: whether a contact agreed to get broadcasts. These are short and stand in badges.

contacts-agreed = Aceptó
contacts-opted-out = Se dio de baja
contacts-never-asked = Nunca se preguntó

# Kinds of fields. “Day” is a date.

contacts-kind-text = Texto
contacts-kind-number = Número
contacts-kind-day = Día
contacts-kind-yes-no = Sí o no
contacts-kind-choice = Opción

# What happened with a contact. $title is the name of a team or subject, of a question, and of a broadcast.

contacts-happened = Qué pasó
contacts-met = Primer contacto
contacts-agreed-to-be-written-to = Aceptó que le escriban
contacts-does-not-want = No quiere que le escriban
contacts-note = Nota
contacts-handed-over = Pasado a una persona
contacts-handed-over-for = Pasado a una persona, por { $title }
contacts-answered = Respondió { $title }
contacts-broadcast = Difusión { $title }

# Where a consent comes from. They stand in a list, behind a name and before a date.

contacts-source-flow = dicho a un flujo
contacts-source-person = anotado por una persona
contacts-source-file = de un archivo

# Notes about a contact.

contacts-note-for-colleagues = Una nota para tus colegas
contacts-add-note = Agregar la nota
contacts-delete-note = Eliminar la nota
contacts-note-not-kept = La nota no se guardó
contacts-note-not-deleted = La nota no se eliminó

# The page of one contact. $number is the name of the number of the workspace to which they write.

contacts-no-such = No existe ese contacto
contacts-no-such-text = Puede que se haya borrado o combinado.
contacts-show-all = Mostrar todos los contactos
contacts-of-number = Contacto de { $number }
contacts-about = Datos
contacts-conversation = Conversación
contacts-more-about = Más sobre este contacto
contacts-block = Bloquear
contacts-unblock = Desbloquear
contacts-merge-menu = Combinar con otro…
contacts-erase-menu = Borrar o exportar…
contacts-nothing-changed = No se cambió nada
contacts-blocked-text = No se le envía nada a este contacto y no se ejecuta ningún flujo. Lo que escribe se guarda.

# Identities: under which WhatsApp, or a simulator, knows the contact.

contacts-identities = Identidades
contacts-identities-text = Con estas escribe el contacto.
contacts-identity-user = ID de usuario de WhatsApp
contacts-identity-hidden = ID oculto de WhatsApp
contacts-identity-simulated = Teléfono simulado
contacts-identity-other = Otra

# Name, language and fields of a contact. de, en and pt-BR are codes of languages and stay.

contacts-language-help = Como de, en o pt-BR.
contacts-flows-hear = Los flujos que comienzan cuando cambia un campo se enteran.

# Tags of a contact.

contacts-no-tags = Ninguna
contacts-tags-not-changed = Las etiquetas no se cambiaron

# Consent of a contact, and the dialog in which a change is noted with its proof.

contacts-consent-text = Las difusiones omiten a quien se dio de baja.
contacts-agrees = Acepta que le escriban
contacts-opt-in = Dar de alta
contacts-opt-out = Dar de baja
contacts-proof-kept = La prueba se guarda con la hora y tu nombre.
contacts-how-known = ¿Cómo lo sabes?
contacts-how-known-help = Las palabras del contacto, un formulario, una llamada: qué, dónde y cuándo.
contacts-note-it = Anotar
contacts-noted = Anotado

# Making one contact of two.

contacts-merge-title = Combinar con otro contacto
contacts-merge-text = Para alguien que escribió desde dos teléfonos. Todo lo del otro contacto pasa a este; donde ambos tienen un dato, se queda el de este contacto.
contacts-merged = Ahora son un solo contacto
contacts-not-merged = No se combinó nada
contacts-of-same-number = Contactos del mismo número
contacts-nobody-else = No se encontró a nadie más en este número.
contacts-merge-warning = Esto no se puede deshacer. El flujo que está en curso con el otro contacto termina.
contacts-merge = Combinar

# What the law gives a contact: a file with everything, and being forgotten.

contacts-data-of = Datos de { $name }
contacts-everything = Todo lo que se guarda
contacts-everything-text = Un archivo JSON para el contacto: mensajes, respuestas, campos, consentimientos y notas.
contacts-take-out = Exportar
contacts-erase-warning = Al borrar se eliminan el contacto, todos los mensajes enviados y recibidos, archivos, respuestas, notas y consentimientos. No se puede deshacer. Quien vuelva a escribir será alguien nuevo.

# What has to be typed to erase: small letters that people have on their keyboards. $word is that word.

contacts-erase-word = borrar
contacts-erase-type = Escribe “{ $word }” para confirmar
contacts-erase = Borrar para siempre
contacts-erased = { $n ->
    [one] Borrado, con { $n } mensaje
   *[other] Borrado, con { $n } mensajes
}
contacts-not-erased = No se borró nada

# The dialog in which admins define fields. $code is what flows write to read a field. “personal” stands in a list of facts about a field.

contacts-fields-title = Campos de los contactos
contacts-fields-text = Lo que quieres saber de cada persona. Los flujos leen un campo como { $code }.
contacts-no-fields = Aún no hay campos
contacts-no-fields-text = Agrega un cumpleaños, un número de cliente, un nivel: lo que necesiten tus flujos y listas.
contacts-field-is-personal = personal
contacts-field-remove = Quitar { $name }
contacts-field-removed = El campo se quitará; los valores se quedan
contacts-field-not-removed = El campo no se quitó
contacts-field-add = Agregar un campo
contacts-field-key = Clave
contacts-field-key-help = Para flujos y archivos.
contacts-field-kind = Tipo
contacts-field-choices = Opciones
contacts-field-choices-help = Una por línea.
contacts-field-personal = Personal
contacts-field-personal-text = Personal: las exportaciones enmascaradas lo ocultan
contacts-field-save = Guardar el campo

# Segments: filters of contacts with a name.

contacts-segments-text = Filtros con nombre. Quién pertenece a uno se averigua cada vez que se usa.
contacts-no-segments = Aún no hay segmentos
contacts-no-segments-text = Por ejemplo, quienes tienen una etiqueta y escribieron este mes.
contacts-count = { $n ->
    [one] { $n } contacto
   *[other] { $n } contactos
}
contacts-segment-delete = Eliminar { $name }
contacts-segment-deleted = El segmento se eliminará; sus contactos se quedan
contacts-segment-not-deleted = El segmento no se eliminó
contacts-segment-new = Nuevo segmento
contacts-segment-save = Guardar el segmento
contacts-rules = Reglas
contacts-rules-all = Deben cumplirse todas las reglas
contacts-rules-any = Basta con que se cumpla una regla
contacts-rule-add = Agregar una regla
contacts-rule-remove = Quitar la regla

# Whom a segment means while it is written.

contacts-who-belongs = Quiénes pertenecen a él
contacts-counting = Contando…
contacts-fill-rules = Completa las reglas para ver a quiénes abarcan.
contacts-fit = { $n ->
    [one] { $n } contacto cumple
   *[other] { $n } contactos cumplen
}
contacts-newest = Los más recientes: { $names }

# One rule of a segment, in three inputs: what, how, and with which value, such as “Last wrote”, “within days”, 30, or “Phone number”, “begins with”, 49.

contacts-rule-what = Qué
contacts-rule-how = Cómo
contacts-rule-value = Valor
contacts-rule-last-wrote = Escribió por última vez
contacts-rule-first-met = Primer contacto
contacts-rule-is = es
contacts-rule-is-not = no es
contacts-rule-more = es mayor que
contacts-rule-less = es menor que
contacts-rule-before = es antes de
contacts-rule-after = es después de
contacts-rule-filled = está completo
contacts-rule-empty = está vacío
contacts-rule-contains = contiene
contacts-rule-contains-not = no contiene
contacts-rule-has = tiene
contacts-rule-has-not = no tiene
contacts-rule-within-days = en los últimos días
contacts-rule-not-within-days = no en los últimos días
contacts-rule-begins = empieza con
contacts-rule-begins-not = no empieza con
contacts-rule-yes = sí
contacts-rule-no = no
contacts-rule-agreed = aceptó
contacts-rule-opted-out = se dio de baja
contacts-rule-never-asked = nunca se preguntó
contacts-rule-choose = Elige…
contacts-rule-days = Días

# The page that imports contacts from files.

contacts-import-title = Importar contactos
contacts-import-text = De un archivo CSV, como lo crean Excel, Google Sheets y tu tienda.
contacts-imports-so-far = Importaciones hasta ahora
contacts-imports-so-far-text = Los archivos y los informes se eliminan a los siete días.
contacts-imports = Importaciones
contacts-no-imports = Aún no se importó nada
contacts-no-imports-text = Elige un archivo arriba.
contacts-import-connect-first = Primero conecta un número: los contactos pertenecen a uno.
contacts-import-choose = Elige un archivo
contacts-import-number-help = De quién serán los contactos.
contacts-import-uploading = Subiendo…
contacts-import-choose-csv = Elige un archivo CSV
contacts-import-limits = Hasta 100 MB, con los nombres de las columnas en la primera fila. No se importa nada hasta que lo indiques.
contacts-import-file-of = Archivo de contactos

# What each column of the file is.

contacts-columns-text = Indica qué es cada columna. Aún no se importó nada.
contacts-columns = Columnas
contacts-column-what = Qué es “{ $column }”
contacts-column-leave-out = Omitir
contacts-column-consent = Consentimiento (sí o no)
contacts-import-under-way = La importación está en curso
contacts-import-read-as = Leído como { $encoding }, separado por “{ $separator }”.
contacts-import-read-as-tabs = Leído como { $encoding }, separado por tabulaciones.
contacts-import-country = País de los números que empiezan con 0
contacts-import-country-help = Su prefijo, como 49 para Alemania.
contacts-import-tag = Una etiqueta para todos
contacts-import-tag-help = Para que los vuelvas a encontrar.
contacts-import-proof = ¿Dónde aceptaron?
contacts-import-proof-help = Se guarda como prueba de cada consentimiento. Quien se dio de baja antes sigue de baja.
contacts-import-later = Más tarde

# Which of the first rows would be refused, and why. $n is how many rows were looked at, $refused how many of them.

contacts-import-all-fit = { $n ->
    [one] La primera fila ({ $n }) se puede importar.
   *[other] Las primeras { $n } filas se pueden importar.
}
contacts-import-some-refused = Filas que se rechazarían de las primeras { $n }: { $refused }. Las demás se importan, y recibes un archivo con las rechazadas.
contacts-import-refused-rows = Filas rechazadas
contacts-import-line = Línea { $line }

# One import, and how far it is. “taken” and “refused” are said of rows and stand in a list of facts.

contacts-import-not-begun = Sin empezar
contacts-import-running = En curso
contacts-import-done = Terminada
contacts-import-stopped = Detenida
contacts-import-broken = Archivo dañado
contacts-import-taken = { $n ->
    [one] { $n } importada
   *[other] { $n } importadas
}
contacts-import-refused = { $n ->
    [one] { $n } rechazada
   *[other] { $n } rechazadas
}
contacts-import-not-stopped = La importación no se detuvo
contacts-import-not-deleted = La importación no se eliminó
contacts-import-progress = Avance de la importación
contacts-import-go-on = Continuar
contacts-import-stop = Detener
contacts-import-delete = Eliminar el archivo y su informe
