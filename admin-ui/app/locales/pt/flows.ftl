# The page Flows: its head, search and what stands where the list is empty. “New flow” is the button, the dialog, and the name of a flow that was given none.

flows-title = Fluxos
flows-subtitle = O que seus números dizem, perguntam e fazem.
flows-new = Novo fluxo
flows-search = Buscar fluxos
flows-empty = Ainda não há fluxos
flows-empty-text = Um fluxo decide o que seu número responde. Comece por um exemplo e mude as palavras.
flows-nothing-found = Nada encontrado
flows-nothing-found-text = Nenhum fluxo tem estas palavras no nome ou na descrição.
flows-show-all = Mostrar todos os fluxos

# One flow of the list. $ago is such as “5 min ago” or a date. “Live” is a flow that answers on a number.

flows-steps = { $n ->
    [one] { $n } etapa
   *[other] { $n } etapas
}
flows-changed = Alterado { $ago }
flows-changed-by = Alterado { $ago } por { $name }
flows-live-on = Ativo em { $number }
flows-live-on-numbers = Ativo em { $n } números
flows-draft = Rascunho
flows-not-live = Inativo
flows-your-changes = Suas alterações
flows-unpublished-changes = Alterações não publicadas
flows-more = Mais sobre este fluxo
flows-rename = Renomear
flows-download = Baixar
flows-delete = Excluir
flows-not-downloaded = “{ $name }” não foi baixado
flows-deleted = “{ $name }” foi excluído
flows-not-deleted = “{ $name }” não foi excluído
flows-not-brought-back = Não foi possível recuperar o fluxo
flows-in-use = Ele responde em um número. Primeiro coloque outro fluxo lá ou pause o número.

# The dialogs: a new name, and a new flow.

flows-rename-title = Renomear fluxo
flows-name = Nome
flows-cancel = Cancelar
flows-new-about = Teste um modelo, escreva o que perguntar ou desenhe o seu.
flows-create = Criar fluxo
flows-start-from = Começar com
flows-start-templates = Modelos
flows-start-questions = Perguntas
flows-start-file = Arquivo
flows-start-blank = Em branco
flows-blank-text = Uma tela vazia. Você escolhe o que inicia o fluxo e cada etapa.
flows-try = Experimente
flows-try-text = Aqui você pode testar o fluxo antes de criá-lo.

# A new flow from a template.

flows-template = Modelo
flows-templates-search = Buscar modelos
flows-templates-nothing-found = Nenhum modelo tem estas palavras.

# A new flow from a file. $why is a sentence of the program that reads it.

flows-file = Arquivo de um fluxo
flows-file-choose = Escolher um arquivo
flows-file-drop = Solte aqui um arquivo baixado do Botloom.
flows-file-foreign = Este arquivo não é um fluxo do Botloom. { $why }
flows-file-too-large = O arquivo tem mais de 1 MB, portanto não é um fluxo. Nada foi lido.
flows-file-unreadable = Não é possível ler o arquivo.

# A new flow from questions: what is asked, with examples that stand in the empty field.

flows-what-to-ask = O que o bot deve perguntar?
flows-what-to-ask-help = Uma pergunta por linha. As opções depois dela viram botões: Qual tamanho? P / M / G
flows-example-name = Qual é o seu nome?
flows-example-email = Seu endereço de e-mail?
flows-example-size = Qual tamanho? P / M / G
flows-example-day = Em que dia devemos ligar para você?
flows-too-many-questions = Um fluxo faz no máximo { $most } perguntas; as demais ficam de fora.
flows-questions-about = Perguntas e as respostas que pedem
flows-question = Pergunta
flows-answer = Resposta
flows-answer-to = Resposta a: { $question }
flows-answer-one-of = Uma de: { $options }

# Kinds of answers.

flows-answer-text = Qualquer texto
flows-answer-number = Um número
flows-answer-email = Um endereço de e-mail
flows-answer-phone = Um número de telefone
flows-answer-date = Uma data
flows-answer-time = Um horário
flows-answer-yes-no = Sim ou não
flows-answer-rating = De 1 a 5 estrelas
flows-answer-media = Uma foto ou um arquivo
flows-answer-location = Uma localização

# What the bot says before and after its questions, as it is proposed, and what the flow starts at.

flows-first-words = Primeiras palavras
flows-greeting = Olá! Algumas perguntas e depois entramos em contato.
flows-last-words = Últimas palavras
flows-last-words-help = As respostas são listadas abaixo delas.
flows-thanks = Obrigado! Isto é o que anotei:
flows-starts-at = Começa com
flows-starts-at-help = Palavras separadas por vírgulas. Sem nenhuma, começa com toda mensagem que nenhum outro fluxo pegar.
flows-starts-at-example = agendar, consulta
