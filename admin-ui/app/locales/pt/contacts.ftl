# Words of several places of contacts: people who write to the numbers of the workspace.

contacts-title = Contatos
contacts-segments = Segmentos
contacts-segment = Segmento
contacts-fields = Campos
contacts-tags = Etiquetas
contacts-tag = Etiqueta
contacts-number = Número
contacts-consent = Consentimento
contacts-name = Nome
contacts-language = Idioma
contacts-phone = Número de telefone
contacts-blocked = Bloqueado
contacts-import = Importar
contacts-edit = Editar
contacts-save = Salvar
contacts-saved = Salvo
contacts-cancel = Cancelar
contacts-close = Fechar
contacts-back = Voltar
contacts-yes = Sim
contacts-no = Não
contacts-change-named = Alterar { $name }
contacts-search = Buscar nomes e números
contacts-nameless = Alguém sem nome

# The list.

contacts-subtitle = Todas as pessoas que escrevem para os seus números e o que se sabe delas.
contacts-show-more = Mostrar mais
contacts-more-failed = Não foi possível carregar mais contatos
contacts-nobody-found = Ninguém encontrado
contacts-nobody-found-text = Nenhum contato atende a esses filtros.
contacts-empty = Ainda não há contatos
contacts-empty-text = Quem escreve para um dos seus números aparece aqui automaticamente. Você também pode trazer uma lista.
contacts-import-file = Importar um arquivo

# One contact of the list, when they wrote last. Stands in a list of facts. $ago is such as “5 min ago” or a date.

contacts-wrote = escreveu { $ago }
contacts-has-not-written = não escreveu

# What the list is narrowed to. “Everybody” stands for: no segment is chosen.

contacts-everybody = Todas as pessoas
contacts-all-numbers = Todos os números
contacts-all-tags = Todas as etiquetas
contacts-any-consent = Qualquer consentimento

# Consent: whether a contact agreed to get broadcasts. These are short and stand in badges.

contacts-agreed = Aceitou
contacts-opted-out = Descadastrou-se
contacts-never-asked = Nunca perguntado

# Kinds of fields. “Day” is a date.

contacts-kind-text = Texto
contacts-kind-number = Número
contacts-kind-day = Dia
contacts-kind-yes-no = Sim ou não
contacts-kind-choice = Opção

# What happened with a contact. $title is the name of a team or subject, of a question, and of a broadcast.

contacts-happened = O que aconteceu
contacts-met = Primeiro contato
contacts-agreed-to-be-written-to = Aceitou receber mensagens
contacts-does-not-want = Não quer receber mensagens
contacts-note = Nota
contacts-handed-over = Passado para uma pessoa
contacts-handed-over-for = Passado para uma pessoa, por { $title }
contacts-answered = Respondeu { $title }
contacts-broadcast = Transmissão { $title }

# Where a consent comes from. They stand in a list, behind a name and before a date.

contacts-source-flow = dito a um fluxo
contacts-source-person = anotado por uma pessoa
contacts-source-file = de um arquivo

# Notes about a contact.

contacts-note-for-colleagues = Uma nota para seus colegas
contacts-add-note = Adicionar a nota
contacts-delete-note = Excluir a nota
contacts-note-not-kept = A nota não foi salva
contacts-note-not-deleted = A nota não foi excluída

# The page of one contact. $number is the name of the number of the workspace to which they write.

contacts-no-such = Esse contato não existe
contacts-no-such-text = Talvez tenha sido apagado ou mesclado.
contacts-show-all = Mostrar todos os contatos
contacts-of-number = Contato de { $number }
contacts-about = Dados
contacts-conversation = Conversa
contacts-more-about = Mais sobre este contato
contacts-block = Bloquear
contacts-unblock = Desbloquear
contacts-merge-menu = Mesclar com outro…
contacts-erase-menu = Apagar ou exportar…
contacts-nothing-changed = Nada foi alterado
contacts-blocked-text = Nada é enviado a este contato e nenhum fluxo é executado. O que ele escreve fica guardado.

# Identities: under which WhatsApp, or a simulator, knows the contact.

contacts-identities = Identidades
contacts-identities-text = Com estas o contato escreve.
contacts-identity-user = ID de usuário do WhatsApp
contacts-identity-hidden = ID oculto do WhatsApp
contacts-identity-simulated = Telefone simulado
contacts-identity-other = Outra

# Name, language and fields of a contact. de, en and pt-BR are codes of languages and stay.

contacts-language-help = Como de, en ou pt-BR.
contacts-flows-hear = Os fluxos que começam quando um campo muda ficam sabendo.

# Tags of a contact.

contacts-no-tags = Nenhuma
contacts-tags-not-changed = As etiquetas não foram alteradas

# Consent of a contact, and the dialog in which a change is noted with its proof.

contacts-consent-text = As transmissões deixam de fora quem se descadastrou.
contacts-agrees = Aceita receber mensagens
contacts-opt-in = Registrar aceite
contacts-opt-out = Descadastrar
contacts-proof-kept = A comprovação é guardada com a hora e o seu nome.
contacts-how-known = Como você sabe?
contacts-how-known-help = As palavras do contato, um formulário, uma ligação: o quê, onde e quando.
contacts-note-it = Anotar
contacts-noted = Anotado

# Making one contact of two.

contacts-merge-title = Mesclar com outro contato
contacts-merge-text = Para alguém que escreveu de dois telefones. Tudo do outro contato vem para cá; onde os dois têm um dado, fica o deste contato.
contacts-merged = Agora são um só contato
contacts-not-merged = Nada foi mesclado
contacts-of-same-number = Contatos do mesmo número
contacts-nobody-else = Ninguém mais encontrado neste número.
contacts-merge-warning = Isso não pode ser desfeito. O fluxo em andamento com o outro contato termina.
contacts-merge = Mesclar

# What the law gives a contact: a file with everything, and being forgotten.

contacts-data-of = Dados de { $name }
contacts-everything = Tudo o que está guardado
contacts-everything-text = Um arquivo JSON para o contato: mensagens, respostas, campos, consentimentos e notas.
contacts-take-out = Exportar
contacts-erase-warning = Apagar exclui o contato, todas as mensagens enviadas e recebidas, arquivos, respostas, notas e consentimentos. Não pode ser desfeito. Quem escrever de novo será alguém novo.

# What has to be typed to erase: small letters that people have on their keyboards. $word is that word.

contacts-erase-word = apagar
contacts-erase-type = Digite “{ $word }” para confirmar
contacts-erase = Apagar para sempre
contacts-erased = { $n ->
    [one] Apagado, com { $n } mensagem
   *[other] Apagado, com { $n } mensagens
}
contacts-not-erased = Nada foi apagado

# The dialog in which admins define fields. $code is what flows write to read a field. “personal” stands in a list of facts about a field.

contacts-fields-title = Campos dos contatos
contacts-fields-text = O que você quer saber de cada pessoa. Os fluxos leem um campo como { $code }.
contacts-no-fields = Ainda não há campos
contacts-no-fields-text = Adicione um aniversário, um número de cliente, um nível: o que seus fluxos e listas precisarem.
contacts-field-is-personal = pessoal
contacts-field-remove = Remover { $name }
contacts-field-removed = O campo será removido; os valores ficam
contacts-field-not-removed = O campo não foi removido
contacts-field-add = Adicionar um campo
contacts-field-key = Chave
contacts-field-key-help = Para fluxos e arquivos.
contacts-field-kind = Tipo
contacts-field-choices = Opções
contacts-field-choices-help = Uma por linha.
contacts-field-personal = Pessoal
contacts-field-personal-text = Pessoal: as exportações mascaradas o ocultam
contacts-field-save = Salvar o campo

# Segments: filters of contacts with a name.

contacts-segments-text = Filtros com nome. Quem pertence a um é verificado cada vez que ele é usado.
contacts-no-segments = Ainda não há segmentos
contacts-no-segments-text = Por exemplo, quem tem uma etiqueta e escreveu neste mês.
contacts-count = { $n ->
    [one] { $n } contato
   *[other] { $n } contatos
}
contacts-segment-delete = Excluir { $name }
contacts-segment-deleted = O segmento será excluído; seus contatos ficam
contacts-segment-not-deleted = O segmento não foi excluído
contacts-segment-new = Novo segmento
contacts-segment-save = Salvar o segmento
contacts-rules = Regras
contacts-rules-all = Todas as regras devem ser atendidas
contacts-rules-any = Basta que uma regra seja atendida
contacts-rule-add = Adicionar uma regra
contacts-rule-remove = Remover a regra

# Whom a segment means while it is written.

contacts-who-belongs = Quem pertence a ele
contacts-counting = Contando…
contacts-fill-rules = Preencha as regras para ver quem elas abrangem.
contacts-fit = { $n ->
    [one] { $n } contato atende
   *[other] { $n } contatos atendem
}
contacts-newest = Os mais recentes: { $names }

# One rule of a segment, in three inputs: what, how, and with which value, such as “Last wrote”, “within days”, 30, or “Phone number”, “begins with”, 49.

contacts-rule-what = O quê
contacts-rule-how = Como
contacts-rule-value = Valor
contacts-rule-last-wrote = Escreveu pela última vez
contacts-rule-first-met = Primeiro contato
contacts-rule-is = é
contacts-rule-is-not = não é
contacts-rule-more = é maior que
contacts-rule-less = é menor que
contacts-rule-before = é antes de
contacts-rule-after = é depois de
contacts-rule-filled = está preenchido
contacts-rule-empty = está vazio
contacts-rule-contains = contém
contacts-rule-contains-not = não contém
contacts-rule-has = tem
contacts-rule-has-not = não tem
contacts-rule-within-days = nos últimos dias
contacts-rule-not-within-days = não nos últimos dias
contacts-rule-begins = começa com
contacts-rule-begins-not = não começa com
contacts-rule-yes = sim
contacts-rule-no = não
contacts-rule-agreed = aceitou
contacts-rule-opted-out = descadastrou-se
contacts-rule-never-asked = nunca perguntado
contacts-rule-choose = Escolha…
contacts-rule-days = Dias

# The page that imports contacts from files.

contacts-import-title = Importar contatos
contacts-import-text = De um arquivo CSV, como o Excel, o Google Sheets e a sua loja criam.
contacts-imports-so-far = Importações até agora
contacts-imports-so-far-text = Arquivos e relatórios são excluídos após sete dias.
contacts-imports = Importações
contacts-no-imports = Nada foi importado ainda
contacts-no-imports-text = Escolha um arquivo acima.
contacts-import-connect-first = Conecte um número primeiro: os contatos pertencem a um.
contacts-import-choose = Escolha um arquivo
contacts-import-number-help = De quem serão os contatos.
contacts-import-uploading = Enviando…
contacts-import-choose-csv = Escolha um arquivo CSV
contacts-import-limits = Até 100 MB, com os nomes das colunas na primeira linha. Nada é importado antes de você confirmar.
contacts-import-file-of = Arquivo de contatos

# What each column of the file is.

contacts-columns-text = Diga o que é cada coluna. Nada foi importado ainda.
contacts-columns = Colunas
contacts-column-what = O que é “{ $column }”
contacts-column-leave-out = Deixar de fora
contacts-column-consent = Consentimento (sim ou não)
contacts-import-under-way = A importação está em andamento
contacts-import-read-as = Lido como { $encoding }, separado por “{ $separator }”.
contacts-import-read-as-tabs = Lido como { $encoding }, separado por tabulações.
contacts-import-country = País dos números que começam com 0
contacts-import-country-help = O código dele, como 49 para a Alemanha.
contacts-import-tag = Uma etiqueta para todos
contacts-import-tag-help = Para que você os encontre de novo.
contacts-import-proof = Onde eles aceitaram?
contacts-import-proof-help = Fica guardado como comprovação de cada consentimento. Quem se descadastrou antes continua de fora.
contacts-import-later = Mais tarde

# Which of the first rows would be refused, and why. $n is how many rows were looked at, $refused how many of them.

contacts-import-all-fit = { $n ->
    [one] A primeira linha ({ $n }) pode ser importada.
   *[other] As primeiras { $n } linhas podem ser importadas.
}
contacts-import-some-refused = Linhas que seriam recusadas das primeiras { $n }: { $refused }. As outras são importadas, e você recebe um arquivo com as recusadas.
contacts-import-refused-rows = Linhas recusadas
contacts-import-line = Linha { $line }

# One import, and how far it is. “taken” and “refused” are said of rows and stand in a list of facts.

contacts-import-not-begun = Não iniciada
contacts-import-running = Em andamento
contacts-import-done = Concluída
contacts-import-stopped = Parada
contacts-import-broken = Arquivo com defeito
contacts-import-taken = { $n ->
    [one] { $n } importada
   *[other] { $n } importadas
}
contacts-import-refused = { $n ->
    [one] { $n } recusada
   *[other] { $n } recusadas
}
contacts-import-not-stopped = A importação não foi parada
contacts-import-not-deleted = A importação não foi excluída
contacts-import-progress = Andamento da importação
contacts-import-go-on = Continuar
contacts-import-stop = Parar
contacts-import-delete = Excluir o arquivo e o relatório dele
