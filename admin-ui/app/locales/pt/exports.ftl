# The page Export, where messages and answers are downloaded as files.

exports-title = Exportar
exports-subtitle = Leve mensagens e respostas com você, em arquivos CSV.

# What is taken: from which number and flow, from which day to which.

exports-what = O quê
exports-number = Número
exports-all-numbers = Todos os números
exports-flow = Fluxo
exports-all-flows = Todos os fluxos
exports-from = De
exports-to = Até
exports-excel = Abre certo no Excel
exports-excel-mark = Abre certo no Excel (marca UTF-8)

# The two files.

exports-answers = Respostas
exports-answers-text = Uma linha por resposta que um fluxo guardou: quem, qual pergunta, o que disse, quando.
exports-messages = Mensagens
exports-messages-text = Uma linha por mensagem, nos dois sentidos: quem, o quê, quando e se chegou.
exports-download = Baixar CSV
