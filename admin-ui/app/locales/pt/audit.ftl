# The page Audit log, for admins: who did what.

audit-title = Registro de auditoria
audit-subtitle = Quem fez o quê e a quem foi negado. Ninguém pode alterá-lo, nem os administradores.
audit-search = Pesquisar pessoas, operações e identificadores
audit-json-lines = Linhas JSON
audit-entries = Entradas
audit-more = Mostrar mais
audit-more-failed = Não foi possível carregar mais entradas
audit-nothing-found = Nada encontrado
audit-nothing-fits = Nenhuma entrada corresponde.

# Whether every entry is as it was written. $entry is the number of an entry; docs/incidents.md is a file.

audit-check = Verificar o registro
audit-whole = { $n ->
    [one] O registro está íntegro: { $n } entrada, como foi escrita
   *[other] O registro está íntegro: { $n } entradas, cada uma como foi escrita
}
audit-tampered = O registro foi adulterado
audit-broken-at = A entrada { $entry } está faltando ou foi alterada. Guarde um backup e consulte docs/incidents.md.
audit-not-checked = Não foi possível verificar o registro

# How an operation ended.

audit-outcome = Resultado
audit-outcome-every = Todos os resultados
audit-outcome-done = Feito
audit-outcome-denied = Negado
audit-outcome-failed = Falhou

# Where an operation came from; $address is a network address such as 203.0.113.7. It stands behind the number of the entry.

audit-from = de { $address }

# What somebody did. The name of the person, or of an API key, stands before it.

audit-signed-in = Entrou
audit-signed-out = Saiu
audit-invited = Convidou alguém
audit-joined = Passou a participar por um convite
audit-invitation-back = Retirou um convite
audit-person-added = Adicionou uma pessoa
audit-person-changed = Alterou os dados de uma pessoa
audit-person-removed = Removeu uma pessoa
audit-person-signed-out = Encerrou a sessão de uma pessoa
audit-person-factor-off = Desativou o segundo fator de uma pessoa
audit-own-password = Alterou a própria senha
audit-factor-on = Ativou o segundo fator
audit-factor-off = Desativou o segundo fator
audit-signed-out-elsewhere = Encerrou outras sessões
audit-key-added = Adicionou uma chave de API
audit-key-changed = Alterou uma chave de API
audit-key-deleted = Excluiu uma chave de API
audit-number-connected = Conectou um número
audit-number-changed = Alterou um número
audit-number-removed = Removeu um número
audit-number-credentials = Substituiu as credenciais de um número
audit-flow-created = Criou um fluxo
audit-flow-renamed = Alterou o nome de um fluxo
audit-flow-archived = Arquivou um fluxo
audit-flow-published = Publicou um fluxo
audit-sending = Pausou ou retomou o envio
audit-webhook-added = Adicionou um webhook de eventos
audit-webhook-changed = Alterou um webhook de eventos
audit-webhook-deleted = Excluiu um webhook de eventos
audit-exported-messages = Exportou mensagens
audit-exported-answers = Exportou respostas
audit-exported-log = Exportou o registro de auditoria
