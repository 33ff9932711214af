# The documentation of the API, made from the server’s own description, which is in English.

api-docs-title = API
api-docs-subtitle = Todo lo que hace esta página también lo pueden hacer tus programas. Todas las rutas empiezan con /api/v1.
api-docs-search = Buscar operaciones
api-docs-loading = Cargando

# Name of the group of operations that belong to no other. Small letters; the page makes the first one large.

api-docs-other = otras

# One operation. “Required” stands behind the place of a parameter, such as “query”.

api-docs-parameters = Parámetros
api-docs-required = obligatorio
api-docs-body = Cuerpo
api-docs-answers = Respuestas
api-docs-command-line = Línea de comandos
api-docs-copy = Copiar
