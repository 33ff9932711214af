# The page Dashboard, the first screen. Four figures stand at its top, each with a short line under it.

dashboard-title = Painel
dashboard-loading = Carregando
dashboard-messages-received = Mensagens recebidas
dashboard-messages-sent = Mensagens enviadas
dashboard-last-day = últimas 24 horas
dashboard-not-sent = { $n ->
    [one] { $n } não pôde ser enviada
   *[other] { $n } não puderam ser enviadas
}
dashboard-running = Conversas em andamento
dashboard-running-means = um fluxo espera uma resposta
dashboard-live-flows = Fluxos ativos
dashboard-live-flows-means = respondem em um número

# Messages by day, as bars, with a table for readers. The days are short names under the bars.

dashboard-messages = Mensagens
dashboard-last-14-days = Os últimos 14 dias
dashboard-received = Recebidas
dashboard-sent = Enviadas
dashboard-no-messages = Ainda não há mensagens
dashboard-busiest-day = Dia com mais mensagens: { $n }
dashboard-messages-by-day = Mensagens por dia
dashboard-day = Dia
dashboard-of-day = { $day }: recebidas: { $received }, enviadas: { $sent }
dashboard-january = { $day } jan.
dashboard-february = { $day } fev.
dashboard-march = { $day } mar.
dashboard-april = { $day } abr.
dashboard-may = { $day } mai.
dashboard-june = { $day } jun.
dashboard-july = { $day } jul.
dashboard-august = { $day } ago.
dashboard-september = { $day } set.
dashboard-october = { $day } out.
dashboard-november = { $day } nov.
dashboard-december = { $day } dez.

# What to do next: a title, and a line under it. “Publish” is the button of the editor.

dashboard-next-steps = Próximos passos
dashboard-done = Feito
dashboard-draw-flow = Desenhe um fluxo
dashboard-draw-flow-text = Comece com um exemplo e mude as palavras.
dashboard-add-number = Adicione um número
dashboard-add-number-text = Um simulador não precisa de nada; o WhatsApp precisa de três valores da Meta.
dashboard-publish = Publique no número
dashboard-publish-text = Abra um fluxo e clique em Publicar.
dashboard-converse = Tenha uma conversa
dashboard-converse-text = Escreva para o seu número ou use o telefone de um simulador.

# Where to go from there, when all of that is done.

dashboard-connect-whatsapp = Conecte um número do WhatsApp
dashboard-connect-whatsapp-text = Três valores da Meta e pessoas de verdade recebem respostas.
dashboard-change-words = Mude as palavras de um fluxo
dashboard-change-words-text = Teste na prévia e depois publique a nova versão.
dashboard-take-answers = Leve as respostas com você
dashboard-take-answers-text = Como arquivo para a sua planilha.
dashboard-connect-programs = Conecte seus programas
dashboard-connect-programs-text = Tudo aqui tem uma API.

# The latest conversations.

dashboard-recent = Conversas recentes
dashboard-show-all = Mostrar todas
dashboard-no-conversations = Ainda não há conversas
dashboard-no-conversations-text = Assim que alguém escrever para um dos seus números, você poderá acompanhar por aqui.
dashboard-try-number = Testar um número
