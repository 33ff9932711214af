# The documentation of the API, made from the server’s own description, which is in English.

api-docs-title = API
api-docs-subtitle = Everything this page does, your programs can do too. All paths begin with /api/v1.
api-docs-search = Search operations
api-docs-loading = Loading

# Name of the group of operations that belong to no other. Small letters; the page makes the first one large.

api-docs-other = other

# One operation. “Required” stands behind the place of a parameter, such as “query”.

api-docs-parameters = Parameters
api-docs-required = required
api-docs-body = Body
api-docs-answers = Answers
api-docs-command-line = Command line
api-docs-copy = Copy
