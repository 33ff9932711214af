# The page Undelivered: what could not be processed, sent or told. An entry is one thing of that kind.

undelivered-title = Não entregues
undelivered-subtitle = O que não foi possível processar nem enviar, por mais que se tentasse. Nada se perde.
undelivered-shown = O que é mostrado
undelivered-all = Tudo
undelivered-came-in = O que chegou
undelivered-messages = Mensagens a contatos
undelivered-event-webhooks = Webhooks de eventos
undelivered-try-all-again = Tentar tudo de novo
undelivered-tried-again = { $n ->
    [one] { $n } entrada está sendo tentada de novo
   *[other] { $n } entradas estão sendo tentadas de novo
}
undelivered-not-all-tried = Nem tudo está sendo tentado de novo
undelivered-rest-not-read = Não foi possível ler o restante
undelivered-more = Mostrar mais
undelivered-empty = Tudo foi entregue
undelivered-empty-text = Quando uma mensagem é recusada ou outro sistema não responde por dias, ela espera aqui com o motivo até você tentar de novo ou descartá-la.

# One entry.

undelivered-tries = { $n ->
    [one] { $n } tentativa
   *[other] { $n } tentativas
}
undelivered-conversation = Conversa
undelivered-system-said = O que o sistema disse
undelivered-try-again = Tentar de novo
undelivered-is-tried = Está sendo tentado de novo
undelivered-is-not-tried = Não está sendo tentado de novo
undelivered-entry-more = Mais sobre esta entrada
undelivered-discard = Descartar
undelivered-will-be-discarded = Será descartado de vez
undelivered-not-discarded = Não foi descartado

# What it was.

undelivered-what-message = A mensagem de um contato não foi processada
undelivered-what-status = O aviso de uma entrega não foi processado
undelivered-what-timer = Um fluxo não continuou depois do tempo de espera
undelivered-what-notice = Um alerta não foi escrito
undelivered-what-other = Algo que chegou não foi processado
undelivered-what-perhaps-sent = Uma mensagem pode não ter sido enviada
undelivered-what-not-sent = Uma mensagem não foi enviada
undelivered-what-webhook = Um webhook de eventos não foi avisado

# Why, and what helps. “Event webhooks” is the page's name in the navigation.

undelivered-why-outcome = Ninguém sabe se o contato a recebeu. Tentar de novo pode enviá-la pela segunda vez.
undelivered-why-paused = Foi abandonado quando o envio foi retomado depois de uma pausa.
undelivered-why-gone = O outro sistema disse que não quer mais eventos.
undelivered-why-error = O outro sistema respondeu com um erro por mais de um dia.
undelivered-why-address = Não é permitido acessar esse endereço. Altere-o em Webhooks de eventos e tente de novo.
undelivered-why-silent = O outro sistema não respondeu por mais de um dia.
undelivered-why-refused = O WhatsApp recusou, ou falhou vezes demais.
undelivered-why-server = O servidor não conseguiu processá-lo, por mais que tentasse. O log dele diz mais.

# The pause of everything that goes out.

undelivered-pause = Pausar o envio
undelivered-pause-about = Em um segundo, nada mais sai deste Botloom: nem mensagens, nem requisições a outros sistemas, nem eventos. As pessoas podem escrever; as respostas delas esperam em ordem e saem quando você retomar.
undelivered-pause-why = Por quê
undelivered-pause-why-help = Todos que entram leem isto.
undelivered-pause-all = Pausar tudo
undelivered-paused = Nada mais sai
undelivered-cancel = Cancelar
