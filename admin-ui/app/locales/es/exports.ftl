# The page Export, where messages and answers are downloaded as files.

exports-title = Exportar
exports-subtitle = Llévate los mensajes y las respuestas como archivos CSV.

# What is taken: from which number and flow, from which day to which.

exports-what = Qué
exports-number = Número
exports-all-numbers = Todos los números
exports-flow = Flujo
exports-all-flows = Todos los flujos
exports-from = Desde
exports-to = Hasta
exports-excel = Se abre bien en Excel
exports-excel-mark = Se abre bien en Excel (marca UTF-8)

# The two files.

exports-answers = Respuestas
exports-answers-text = Una fila por cada respuesta que guardó un flujo: quién, qué pregunta, qué dijo, cuándo.
exports-messages = Mensajes
exports-messages-text = Una fila por cada mensaje, en ambos sentidos: quién, qué, cuándo y si llegó.
exports-download = Descargar CSV
