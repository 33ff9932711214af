# The documentation of the API, made from the server’s own description, which is in English.

api-docs-title = API
api-docs-subtitle = Tudo o que esta página faz, seus programas também podem fazer. Todos os caminhos começam com /api/v1.
api-docs-search = Pesquisar operações
api-docs-loading = Carregando

# Name of the group of operations that belong to no other. Small letters; the page makes the first one large.

api-docs-other = outras

# One operation. “Required” stands behind the place of a parameter, such as “query”.

api-docs-parameters = Parâmetros
api-docs-required = obrigatório
api-docs-body = Corpo
api-docs-answers = Respostas
api-docs-command-line = Linha de comando
api-docs-copy = Copiar
