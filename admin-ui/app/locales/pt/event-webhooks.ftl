# The page Event webhooks, for admins: addresses of other systems that are told of events.

event-webhooks-title = Webhooks de eventos
event-webhooks-subtitle = Seus próprios sistemas são avisados quando algo acontece: um evento de um fluxo ou um alerta.
event-webhooks-add = Adicionar webhook
event-webhooks-empty = Ainda não há webhooks de eventos
event-webhooks-empty-text = Informe o endereço do seu CRM, da sua loja ou da sua central de ajuda. Ele recebe uma requisição assinada a cada evento e, se não responder, ela é repetida por dois dias.

# The secret of a new webhook, which is shown once. standardwebhooks.com is a site.

event-webhooks-secret-title = Segredo de assinatura
event-webhooks-secret = Segredo
event-webhooks-secret-help = Com ele, seu sistema verifica se uma requisição é nossa, como descreve standardwebhooks.com.
event-webhooks-secret-note = Copie agora: ele não é mostrado de novo. Depois de um novo segredo, o antigo ainda assina por 24 horas.

# The dialog of a new or changed webhook. “Emit event” is a step of the editor, order.paid an event's name, which stays.

event-webhooks-edit-title = Editar webhook
event-webhooks-address = Endereço
event-webhooks-address-help = Onde seu sistema recebe requisições. Precisa ser acessível pela internet.
event-webhooks-tell-of = Avisar sobre
event-webhooks-every-event = Todos os eventos
event-webhooks-alerts-only = Só alertas
event-webhooks-named-only = Só os eventos que eu indicar
event-webhooks-names = Nomes de eventos
event-webhooks-names-help = Um por linha, como estão na etapa “Emitir evento” de um fluxo, por exemplo order.paid.
event-webhooks-changed = O webhook foi alterado
event-webhooks-cancel = Cancelar
event-webhooks-save = Salvar

# One webhook of the list. The first four are how it goes with it. $ago is such as “5 min ago” or a date; given up are events that are tried no more.

event-webhooks-off = Desativado
event-webhooks-nothing-sent = Nada enviado ainda
event-webhooks-failing = Falhando
event-webhooks-delivering = Entregando
event-webhooks-last-delivered = Última entrega: { $ago }
event-webhooks-waiting = { $n } em espera
event-webhooks-given-up = { $n ->
    [one] { $n } evento abandonado
   *[other] { $n } eventos abandonados
}
event-webhooks-switch-on = Ativar: { $url }
event-webhooks-more = Mais sobre este webhook
event-webhooks-send-test = Enviar um evento de teste
event-webhooks-edit = Editar
event-webhooks-new-secret = Novo segredo
event-webhooks-delete = Excluir
event-webhooks-not-changed = O webhook não foi alterado
event-webhooks-test-delivered = O evento de teste foi entregue
event-webhooks-test-not-delivered = O evento de teste não foi entregue
event-webhooks-test-not-sent = O evento de teste não foi enviado
event-webhooks-no-new-secret = Não há um novo segredo; o antigo continua valendo
event-webhooks-not-deleted = O webhook não foi excluído
event-webhooks-deleting = O webhook será excluído

# Why something was not delivered. $reason is such as “HTTP 404”.

event-webhooks-why-refused = Seu sistema recusou ({ $reason }). Ele verifica o segredo certo?
event-webhooks-why-nothing-there = Não há nada neste endereço ({ $reason }).
event-webhooks-why-no-more = Seu sistema não quer mais eventos ({ $reason }).
event-webhooks-why-elsewhere = Seu sistema enviou para outro lugar ({ $reason }). Digite o endereço onde termina.
event-webhooks-why-problem = Seu sistema está com um problema ({ $reason }).
event-webhooks-why-not-accepted = Seu sistema não aceitou ({ $reason }).
