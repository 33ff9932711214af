# Templates: messages that Meta approves before they may be sent outside the 24 hours.

# Words of several places. A template is a message that Meta approves beforehand; Meta is the company.

templates-title = Plantillas
templates-template = Plantilla
templates-new = Nueva plantilla
templates-connect-first = Primero conecta un número de WhatsApp
templates-go-to-numbers = Ir a números
templates-picture = Imagen
templates-video = Video
templates-document = Documento
templates-location = Ubicación

# The list of templates.

templates-subtitle = Mensajes que Meta aprueba de antemano: los únicos que llegan a contactos que llevan 24 horas sin escribir.
templates-fetch = Obtener de Meta
templates-fetched = Obtenidas de Meta { $ago }
templates-not-fetched = Las plantillas de “{ $name }” no se obtuvieron
templates-search = Buscar plantillas
templates-connect-first-list = Las plantillas pertenecen a una cuenta de WhatsApp. Cuando se conoce la cuenta de un número, sus plantillas aparecen aquí.
templates-empty = Aún no hay plantillas
templates-empty-text = Escribe una u obtén las que creaste en el Administrador de WhatsApp de Meta.
templates-nothing-found = No se encontró nada
templates-none-fits = Ninguna plantilla coincide.
templates-more = Más sobre esta plantilla
templates-delete = Eliminar
templates-not-deleted = La plantilla no se eliminó
templates-will-be-deleted = “{ $name }” se eliminará en Meta, que reserva su nombre durante cuatro semanas

# What Meta says about a template: its status.

templates-approved = Aprobada
templates-in-review = En revisión
templates-rejected = Rechazada
templates-paused = En pausa
templates-disabled = Desactivada
templates-being-deleted = Eliminándose

# The category of a template, with what it costs, and the quality that Meta gives it.

templates-marketing = Marketing
templates-marketing-cost = La clase más cara: cada mensaje entregado se cobra, siempre.
templates-utility = Utilidad
templates-utility-cost = Se cobra cuando la ventana de 24 horas está cerrada; gratis mientras está abierta.
templates-authentication = Autenticación
templates-authentication-cost = Cada mensaje entregado se cobra, con una tarifa propia.
templates-other-category = Otra
templates-other-cost = Meta decide cuánto cuesta.
templates-quality-high = Calidad alta
templates-quality-medium = Calidad media
templates-quality-low = Calidad baja

# The page of one template. The title is the one of the window.

templates-new-title = Nueva plantilla · Botloom
templates-none-such = Esa plantilla no existe
templates-maybe-deleted = Quizás se eliminó.
templates-show-all = Ver todas las plantillas
templates-meta-says = Meta dice: { $reason }
templates-sent-to-meta = Enviada a Meta para revisión. Esta página muestra su decisión en cuanto llegue.
templates-connect-first-new = Las plantillas pertenecen a la cuenta de WhatsApp de un número.
templates-only-at-meta = Esta plantilla tiene partes que solo el Administrador de WhatsApp de Meta puede cambiar. Tal como está, se puede enviar desde flujos.
templates-reviewing = Meta la está revisando; después se puede cambiar.
templates-about = Acerca de
templates-name = Nombre
templates-name-help = Letras minúsculas, dígitos y _. Los contactos no lo ven.
templates-language = Idioma
templates-of-account = De la cuenta con
templates-category = Categoría
templates-message = Mensaje
templates-header = Encabezado
templates-header-none = Ninguno
templates-header-is-text = Texto
templates-header-text = Texto del encabezado
templates-body = Cuerpo
templates-body-help = *negrita*, _cursiva_ y ~tachado~ funcionan como en WhatsApp.
templates-body-example = Hola, { $first }: tu pedido { $second } está en camino.
templates-add-variable = Agregar variable
templates-variables-named = Las variables tienen nombres
templates-footer = Pie de mensaje
templates-examples = Ejemplos
templates-examples-subtitle = Los revisores de Meta los ven en lugar de las variables. No uses datos de personas reales.
templates-example-for = Ejemplo para { $variable }
templates-fields-need-you = Antes, algunos campos te necesitan.
templates-send-change = Enviar el cambio a Meta
templates-send-for-review = Enviar a Meta para revisión
templates-on-the-phone = En el teléfono
templates-text-appears-here = Tu texto aparece aquí.

# The example file for a header that is a picture, video or document.

templates-header-example = Ejemplo para el encabezado
templates-header-example-help = Los revisores de Meta lo ven. Los mensajes llevan su propio archivo; lo elige el flujo o la bandeja.
templates-upload = Subir
templates-not-uploaded = El archivo no se subió

# The buttons of a template; the first four say what a button does.

templates-button-answers = Responde
templates-button-opens = Abre una dirección
templates-button-calls = Llama a un teléfono
templates-button-copies = Copia un código
templates-buttons = Botones
templates-add-button = Agregar botón
templates-button-kind = Qué hace el botón
templates-button-remove = Quitar el botón
templates-button-words = Texto del botón
templates-button-address = Dirección
templates-button-address-help = Puede terminar en { $mark }, que cada mensaje completa.
templates-button-phone = Número de teléfono

# Languages in which a template can be written.

templates-language-en = Inglés
templates-language-en-us = Inglés (EE. UU.)
templates-language-en-gb = Inglés (Reino Unido)
templates-language-de = Alemán
templates-language-es = Español
templates-language-es-es = Español (España)
templates-language-es-mx = Español (México)
templates-language-es-ar = Español (Argentina)
templates-language-fr = Francés
templates-language-it = Italiano
templates-language-pt-br = Portugués (Brasil)
templates-language-pt-pt = Portugués (Portugal)
templates-language-nl = Neerlandés
templates-language-pl = Polaco
templates-language-tr = Turco
templates-language-ar = Árabe
templates-language-he = Hebreo
templates-language-fa = Persa
templates-language-ur = Urdu
templates-language-hi = Hindi
templates-language-bn = Bengalí
templates-language-ta = Tamil
templates-language-te = Telugu
templates-language-id = Indonesio
templates-language-ms = Malayo
templates-language-fil = Filipino
templates-language-th = Tailandés
templates-language-vi = Vietnamita
templates-language-ja = Japonés
templates-language-ko = Coreano
templates-language-zh-cn = Chino (China)
templates-language-zh-hk = Chino (Hong Kong)
templates-language-zh-tw = Chino (Taiwán)
templates-language-ru = Ruso
templates-language-uk = Ucraniano
templates-language-cs = Checo
templates-language-hu = Húngaro
templates-language-ro = Rumano
templates-language-el = Griego
templates-language-da = Danés
templates-language-sv = Sueco
templates-language-fi = Finés
templates-language-sw = Suajili
templates-language-zu = Zulú
