# The page API keys: a key is what a program shows to use the API, such as a shop or a CRM.

api-keys-title = Chaves de API
api-keys-subtitle = Cada programa recebe sua própria chave, que abre o que você escolhe e nada mais.
api-keys-docs = O que a API pode fazer
api-keys-add = Adicionar chave
api-keys-empty = Ainda não há chaves de API
api-keys-empty-text = Seu CRM, loja ou script pode ler conversas, alterar fluxos e mais. Dê a ele uma chave e retire-a quando não for mais usada.

# The key is shown once. “Authorization: Bearer” is code and stays.

api-keys-new = Sua nova chave
api-keys-key = Chave
api-keys-new-help = O programa a envia em cada solicitação, no cabeçalho Authorization: Bearer …
api-keys-new-note = Copie-a agora: ela não é mostrada de novo. Se for perdida ou vista por outra pessoa, exclua-a e adicione outra.

# One key of the list. $ago is such as “5 min ago” or a date, $date a date. Last use, pace and who added it stand in one line with “ · ” between them.

api-keys-ended = Expirada
api-keys-until = Até { $date }
api-keys-last-used = Último uso: { $ago }
api-keys-never-used = Nunca usada
api-keys-pace = { $n ->
    [one] { $n } solicitação por minuto
   *[other] { $n } solicitações por minuto
}
api-keys-added-by = adicionada por { $name } em { $date }
api-keys-more = Mais sobre esta chave
api-keys-edit-short = Editar
api-keys-delete = Excluir
api-keys-will-be-deleted = A chave será excluída
api-keys-not-deleted = A chave não foi excluída

# The dialog for a key. “Counts for” is how long the key is valid; the choices are under it.

api-keys-edit = Editar chave
api-keys-changed = A chave foi alterada
api-keys-name = Nome
api-keys-name-help = O programa que a usa.
api-keys-name-example = Loja, CRM, relatório noturno
api-keys-may = O que ela pode fazer
api-keys-counts-for = Validade
api-keys-until-deleted = Até ser excluída
api-keys-30-days = 30 dias
api-keys-90-days = 90 dias
api-keys-a-year = Um ano
api-keys-per-minute = Solicitações por minuto
api-keys-per-minute-help = As demais precisam esperar.
api-keys-cancel = Cancelar
api-keys-save = Salvar
