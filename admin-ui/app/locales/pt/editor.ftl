# The page as a whole.
editor-no-such-flow = Esse fluxo não existe
editor-address-incomplete = O endereço não está completo.
editor-all-flows = Todos os fluxos
editor-cannot-open = Este fluxo não pode ser aberto aqui
editor-cannot-open-why = Nada se perdeu: o rascunho está no servidor. Recarregue a página; ela pode ser mais antiga que o servidor. ({ $error })
editor-loading = Carregando o fluxo

# Words that several places of the editor share.
editor-step = Etapa
editor-steps = Etapas
editor-flow = Fluxo

# Talking to the draft in the page, as a contact would.
editor-play = Testar
editor-tests = Testes
editor-problems = Problemas
editor-no-problems = Nenhum problema
editor-changes = Alterações
editor-versions = Versões
editor-undo = Desfazer
editor-redo = Refazer
editor-cancel = Cancelar
editor-close = Fechar
editor-add = Adicionar
editor-delete = Excluir
editor-duplicate = Duplicar
editor-find-in-flow = Buscar neste fluxo
editor-add-step = Adicionar uma etapa
editor-add-note = Adicionar uma nota
editor-tidy-up = Organizar
editor-map = Mapa
editor-larger = Maior
editor-smaller = Menor
editor-life-size = Tamanho real
editor-show-everything = Mostrar tudo
editor-move-canvas = Mover a tela
editor-select-several = Selecionar vários
editor-next-start = Ir para o próximo início
editor-shortcuts = Atalhos de teclado
editor-at-of = { $at } de { $all }
editor-errors = { $n ->
    [one] { $n } erro
   *[other] { $n } erros
}
editor-warnings = { $n ->
    [one] { $n } aviso
   *[other] { $n } avisos
}
editor-hints = { $n ->
    [one] { $n } dica
   *[other] { $n } dicas
}
editor-seconds = { $n ->
    [one] { $n } segundo
   *[other] { $n } segundos
}
editor-minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
editor-hours = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
}
editor-days = { $n ->
    [one] { $n } dia
   *[other] { $n } dias
}

# Units in a choice beside a number.
editor-unit-seconds = segundos
editor-unit-minutes = minutos
editor-unit-hours = horas
editor-unit-days = dias

# The bar over the editor: name, state of the draft, buttons.
editor-name-of-flow = Nome do fluxo
editor-view-only = Somente leitura
editor-talk-to-draft = Converse com o rascunho
editor-publish = Publicar

# The links to the flows that one came through, for screen readers.
editor-way-here = Caminho até aqui
editor-saved = Salvo
editor-saved-not-shared = Salvo, não compartilhado
editor-unsaved = Alterações não salvas
editor-saving = Salvando…
editor-conflict = Conflito
editor-offline = Sem conexão, tentando de novo
editor-not-saved = Não salvo
editor-offline-why = Não foi possível contatar o servidor. Suas alterações ficam neste navegador e são enviadas assim que ele responder.
editor-conflict-why = Alterado duas vezes: pressione para decidir o que fica
editor-saved-for-you = Salvo para você. Os outros veem quando você compartilhar ou publicar.
editor-saves-itself = As alterações são salvas sozinhas

# The canvas. What screen readers hear, its buttons, and what an empty one says.
editor-canvas = Tela
editor-canvas-label = { $steps ->
    [one] Fluxo com { $steps } etapa. Tab percorre as etapas, as setas as movem, Ctrl e as setas seguem as conexões.
   *[other] Fluxo com { $steps } etapas. Tab percorre as etapas, as setas as movem, Ctrl e as setas seguem as conexões.
}
editor-canvas-kind = tela do fluxo
editor-canvas-step-kind = etapa
editor-canvas-map-label = Mapa do fluxo. As setas movem o que se vê.
editor-canvas-insert = Colocar uma etapa no meio
editor-canvas-cut = Remover esta conexão

# A way out of a step, for screen readers: its name and what it leads to.
editor-canvas-port-leads = { $way }: leva a { $target }. Enter leva a outro lugar, Shift Enter coloca uma etapa no meio.
editor-canvas-port-open = { $way }: ainda não leva a lugar nenhum. Enter conecta, Shift Enter adiciona a próxima etapa.
editor-empty-title = Comece por um início
editor-empty-text = Um início diz quando a conversa começa. Depois adicione o que o bot diz e pergunta.
editor-add-keyword-start = Adicionar um início por palavra-chave
editor-which-step-next = Qual etapa vem a seguir?

# Cards on the canvas. The first three are for screen readers: title, kind of card, first words.
editor-card-step = { $title } (etapa): { $summary }
editor-card-start = { $title } (início): { $summary }
editor-card-problems = { $n ->
    [one] { $card }. { $n } problema.
   *[other] { $card }. { $n } problemas.
}
editor-card-note = Nota: { $text }
editor-problem-count = { $n ->
    [one] { $n } problema
   *[other] { $n } problemas
}

# The one way out of a start: the step that the conversation starts with.
editor-starts-with = Começa com

# The first words of a step that looks at a value.
editor-card-if = Se { $value } …

# Sticky notes.
editor-note = Nota
editor-note-empty = Escreva uma nota para seus colegas
editor-note-for-whom = Para quem trabalha neste fluxo. Os contatos nunca a veem.
editor-note-text = Texto da nota
editor-note-placeholder = Por que esta etapa está aqui? O que ainda falta?

# The palette of steps. The names of steps are English in all languages, so “ask” and “wait” stay as they are.
editor-palette = Etapas para adicionar
editor-palette-search = Buscar etapas
editor-palette-none = Nenhuma etapa assim
editor-palette-try = Tente outra palavra, como “ask” ou “wait”.
editor-palette-actions = Suas ações

# The tools in the corner of the canvas.
editor-show-as-list = Mostrar como lista
editor-edit-step = Editar a etapa
editor-flow-settings = Configurações do fluxo

# The bar over what is selected.
editor-selection = Seleção
editor-selected = { $n ->
    [one] { $n } selecionado
   *[other] { $n } selecionados
}
editor-play-from-here = Testar a partir daqui
editor-line-up = Alinhar
editor-left-sides = Lados esquerdos
editor-centres = Centros
editor-right-sides = Lados direitos
editor-upper-sides = Lados superiores
editor-middles = Meios
editor-lower-sides = Lados inferiores
editor-spread-across = Distribuir na horizontal
editor-spread-down = Distribuir na vertical
editor-tidy-selection = Organizar a seleção

# Folding a card hides all but its head.
editor-fold = Recolher
editor-unfold = Expandir
editor-make-subflow-of-it = Transformar em um subfluxo
editor-open-named = Abrir “{ $name }”
editor-colour = Cor
editor-colour-usual = Cor habitual
editor-colour-red = Vermelho
editor-colour-orange = Laranja
editor-colour-yellow = Amarelo
editor-colour-green = Verde
editor-colour-blue = Azul
editor-colour-purple = Roxo
editor-colour-grey = Cinza

# All shortcuts on one page; the first five are its groups.
editor-keys-everywhere = Em todo lugar
editor-keys-on-canvas = Na tela
editor-keys-seen = O que se vê
editor-keys-mac = Em um Mac, Cmd faz o que Ctrl faz aqui.
editor-keys-tour = Ver a apresentação de novo
editor-keys-go = Ir para uma página, um fluxo ou um número
editor-keys-save = Salvar agora
editor-keys-help = Esta página
editor-keys-copy = Copiar
editor-keys-cut = Recortar
editor-keys-paste = Colar, também em outro fluxo
editor-keys-remove = Remover; o que levava até lá segue adiante
editor-keys-open-step = Abrir a etapa
editor-keys-fold = Recolher ou expandir
editor-keys-next-step = Para a próxima etapa
editor-keys-move = Mover o que está selecionado
editor-keys-walk = Percorrer as conexões
editor-keys-list = Lista ou tela

# The arrow keys, written on key caps: one word each, and Ctrl before it.
editor-keys-arrows = Setas
editor-keys-ctrl-arrows = Ctrl Setas

# Pasting.
editor-nothing-pasted = Nada foi colado
editor-paste-foreign = A área de transferência contém outra coisa. Selecione etapas e copie com Ctrl C, aqui ou em outro fluxo; um fluxo inteiro é importado com “Novo fluxo” na lista.
editor-paste-version = Foi copiado de outra versão do Botloom. Recarregue as duas páginas e copie de novo.
editor-paste-damaged = Uma parte está faltando ou foi alterada. Copie as etapas de novo.

# Making a subflow of what is selected: the dialog, and why it cannot be made.
editor-subflow-make = Criar um subfluxo
editor-subflow-about = As etapas selecionadas viram um fluxo próprio em que outros fluxos também podem entrar. Este fluxo continua como antes.

# The name that the new flow gets at first: the name of the whole, and that this is a part of it.
editor-subflow-part-of = { $name }: parte
editor-subflow-name = Nome do novo fluxo
editor-subflow-made = “{ $name }” agora é um fluxo próprio
editor-subflow-changed = Este fluxo foi alterado nesse meio-tempo
editor-subflow-changed-why = O novo fluxo foi criado e nada foi retirado deste. Tente de novo ou arquive o novo fluxo.
editor-understood = Entendi
editor-subflow-none-passed = Nenhuma variável precisa ser passada.
editor-subflow-passed = Passadas: { $passed }.
editor-subflow-passed-back = Passadas: { $passed }. Voltam: { $back }.
editor-subflow-no-steps = Selecione as etapas que andam juntas; os inícios e as notas ficam aqui.
editor-subflow-no-entry = Nada leva a estas etapas, então nada entraria no subfluxo. Selecione uma etapa à qual outra leve, com o que vem depois dela.
editor-subflow-several-entries = Um subfluxo tem uma só entrada, e nestas etapas se entra por { $n }: { $titles }. Deixe algumas de fora ou leve antes todos os caminhos a uma delas.
editor-subflow-returns = “{ $step }” volta para onde a conversa veio. Dentro de um subfluxo, só voltaria para cá. Deixe essa etapa fora da seleção.
editor-subflow-webhook = “{ $step }” espera outro sistema em um endereço que mudaria. Deixe essa etapa fora da seleção.
editor-subflow-undeclared = A variável “{ $key }” é usada aqui e não está na lista de variáveis do fluxo. Adicione-a lá para que possa ser passada com seu tipo.
editor-subflow-many-ways = Um subfluxo pode ter no máximo { $limit } saídas.
editor-subflow-many-inputs = Um subfluxo pode ter no máximo { $limit } variáveis de entrada.

# Finding words, with Ctrl F.
editor-find = Buscar
editor-find-placeholder = Buscar palavras, variáveis, ids
editor-find-nothing = Nada
editor-find-before = O anterior
editor-find-next = O próximo
editor-find-here = Neste fluxo
editor-find-look-everywhere = Buscar em todos os fluxos
editor-find-looking = Buscando…
editor-find-nowhere = Nenhum fluxo tem estas palavras.
editor-find-everywhere = Em todos os fluxos

# The panel at the right.
editor-details = Detalhes

# The list of problems.
editor-can-be-published = O fluxo pode ser publicado. As verificações rodam a cada alteração.
editor-trying = Testando conversas que mostrem os problemas…
editor-tried = Em conversas inventadas foram testadas { $n } coisas que os contatos poderiam fazer.
editor-error = Erro
editor-warning = Aviso
editor-hint = Dica
editor-whole-flow = O fluxo inteiro

# A made-up conversation that shows a problem.
editor-counter-example = Reproduzir o contraexemplo
editor-counter-example-of = Reproduzir o contraexemplo: { $problem }

# The settings of the whole flow.
editor-settings-conversation = Conversa
editor-settings-languages = Idiomas
editor-settings-variables = Variáveis
editor-description = Descrição
editor-description-placeholder = Para que serve este fluxo?

# A number and a unit follow: so long must a contact be silent.
editor-expiry = Encerrar após silêncio de
editor-expiry-help = 0 espera para sempre.
editor-unit = Unidade
editor-interrupt = Uma palavra-chave pode interromper
editor-interrupt-help = Quem estiver no meio de uma pergunta pode recomeçar com uma palavra-chave.
editor-typing = Mostrar “digitando…”
editor-typing-help = O contato vê que a resposta está a caminho.
editor-time-zone = Fuso horário
editor-time-zone-help = Horários de atendimento, agendamentos e datas valem nele.
editor-on-failure = Quando uma etapa falhar, continuar em
editor-on-failure-none = Encerrar a conversa
editor-on-failure-help = A menos que a etapa tenha uma saída própria para isso.
editor-after-window = Após 24 horas de silêncio, continuar em
editor-after-window-none = Nada; essas mensagens não são enviadas
editor-after-window-help = A partir daí o WhatsApp só entrega modelos. Escolha uma etapa que envie um.
editor-variables-help = O que o fluxo lembra durante uma conversa.
editor-variable-new-name = Nome de uma nova variável
editor-variable-new = Nova variável

# What can be said of a variable: it holds personal data; another flow passes it in, or takes it back.
editor-variable-personal = Dados pessoais
editor-variable-input = Entrada
editor-variable-output = Saída
editor-variable-name = Nome da variável
editor-variable-kind = Tipo de valor
editor-variable-remove = Remover a variável
editor-language-own = Escrito neste
editor-language-remove = Remover { $language }
editor-language-to-add = Idioma para adicionar
editor-language-placeholder = Por exemplo es, hi ou pt-BR
editor-languages-help = Cada etapa tem um formulário para seus textos nos outros idiomas. O contato os recebe no seu, se houver.

# The flow’s tests.
editor-tests-none = Ainda não há testes
editor-tests-none-why = Teste uma conversa e guarde-a: ela se repete após cada alteração, e você vê na hora quando o bot responde de outro jeito.
editor-test-gone = O teste foi excluído
editor-test-not-run = Ainda não executado

# A test holds when the bot did what the test says; else it fails.
editor-test-holds = Passa
editor-test-fails = Falha
editor-test-play = Reproduzir o teste { $name }
editor-test-delete = Excluir o teste { $name }

# How much of the flow the tests have seen.
editor-coverage = Cobertura
editor-coverage-show = Mostrar aonde nenhum teste chega
editor-coverage-ways = Saídas
editor-coverage-starts = Inícios
editor-coverage-unseen = Nenhum teste chega a:
editor-coverage-unseen-steps = Etapas a que nenhum teste chega

# What the tests came to, in a line; $all is the number of all tests.
editor-tests-cut = { $n } de { $all } testes rodaram antes de o tempo acabar
editor-tests-running = Testando: { $n } de { $all }
editor-tests-hold = { $all ->
    [one] O teste passa
   *[other] Todos os { $all } testes passam
}
editor-tests-fail = { $n ->
    [one] { $n } de { $all } falha
   *[other] { $n } de { $all } falham
}

# Where a test failed. $did is one of the messages below, such as “the bot says nothing more”.
editor-test-said = Ele disse “{ $text }”.
editor-test-failed-words = Etapa { $step }: o bot devia dizer “{ $wanted }”. { $came }
editor-test-failed-step = Etapa { $step }, { $did }: esperado { $wanted }. O que veio: { $came }.
editor-test-failed-end = Esperado { $wanted }. O que veio: { $came }.
editor-test-sends = o contato escreve “{ $text }”
editor-test-chooses = o contato escolhe “{ $text }”
editor-test-receives = o contato envia algo
editor-test-happens = acontece: { $what }
editor-test-something = algo
editor-test-posts = outro sistema envia dados
editor-test-hands-back = a pessoa devolve a conversa
editor-test-time-passes = passam { $time }
editor-test-bot-says = o bot diz “{ $text }”
editor-test-silence = o bot não diz mais nada
editor-test-no-silence = o bot diz mais alguma coisa
editor-test-variables = as variáveis têm seus valores
editor-test-ended = a conversa terminou
editor-test-waits = a conversa espera
editor-test-contact = o contato tem seus campos e etiquetas
editor-test-happened = aconteceu “{ $what }”
editor-test-rows = linhas foram adicionadas
editor-test-asked = outro sistema é consultado

# The first look: four places, each with a title and a sentence or two.
editor-tour = Uma primeira olhada
editor-tour-end = Encerrar o passeio
editor-tour-palette = Tudo o que um bot pode fazer
editor-tour-palette-text = Arraste uma etapa para a tela ou pressione uma. Os inícios, no topo, dizem quando o bot começa.
editor-tour-canvas = Seu fluxo
editor-tour-canvas-text = Trace uma conexão de uma saída até a próxima etapa, ou solte-a na tela vazia e escolha. Pressione uma etapa para escrever o que ela diz.
editor-tour-play = Experimente na hora
editor-tour-play-text = “Testar” conversa com o rascunho aqui na página, com o mesmo motor que vai responder aos seus clientes. Ninguém recebe mensagem.
editor-tour-publish = Deixe que ele responda
editor-tour-publish-text = Até você publicar, só você vê suas alterações. Escolha o número e para quem; um clique desfaz.
editor-tour-back = Voltar
editor-tour-done = Pronto
editor-tour-next = Próximo

# The flow as a list. $what is a sentence that says what was done.
editor-list = O fluxo como lista
editor-list-told = { $what } Ctrl e Z desfazem.
editor-list-help = As setas vão de etapa em etapa, Enter abre uma, Delete a remove.
editor-list-add-start = Adicionar um início
editor-list-start-added = Um início foi adicionado no fim.
editor-list-empty = Ainda não há nada. Um início diz quando a conversa começa.
editor-list-removed = { $step } foi removida.
editor-list-copied = { $step } foi copiada.
editor-list-play-from = Testar a partir de { $step }
editor-list-duplicate = Duplicar { $step }
editor-list-remove = Remover { $step }
editor-list-ways-of = Saídas de { $step }
editor-list-leads-to = { $way }: leva a
editor-list-leads = { $way } leva a { $step }.
editor-list-leads-nowhere = { $way } não leva a lugar nenhum.
editor-list-nowhere = Lugar nenhum
editor-list-put-behind = Colocar uma etapa depois de { $way }

# The draft beside one of its versions. The first three stand on cards; steps are meant.
editor-compare-new = Nova
editor-compare-removed = Removida
editor-compare-changed = Alterada
editor-compare-count-new = { $n ->
    [one] { $n } nova
   *[other] { $n } novas
}
editor-compare-count-changed = { $n ->
    [one] { $n } alterada
   *[other] { $n } alteradas
}
editor-compare-count-removed = { $n ->
    [one] { $n } removida
   *[other] { $n } removidas
}
editor-compare-nothing = nada é diferente
editor-compare-gone = { $step }. Está só na versão { $version }.
editor-compare-since = Desde a versão { $version }:
editor-compare-list = Lista
editor-compare-stop = Parar de comparar
editor-compare-none = Nada está sendo comparado
editor-compare-none-why = Abra Versões e escolha uma para comparar com o rascunho.
editor-compare-same = Igual à versão { $version }
editor-compare-same-why = Só as posições na tela podem mudar, o que os contatos não percebem.
editor-compare-different = O que mudou desde a versão { $version }

# Several people in one flow.
editor-own-changes = Suas alterações
editor-own-changes-why = Só você vê suas alterações até compartilhar ou publicar.
editor-share = Compartilhar com colegas
editor-give-up = Descartar minhas alterações
editor-somebody-shared = { $who } compartilhou alterações deste fluxo. As suas continuam aqui.
editor-somebody = Alguém
editor-take-in = Incorporar
editor-people = Outras pessoas neste fluxo

# $when says how long ago, such as “5 min ago”.
editor-person-unshared = { $name } tem alterações não compartilhadas ({ $when })
editor-person-here-at = { $name } está aqui, em “{ $step }”
editor-person-here = { $name } está aqui
editor-changed-twice = { $n ->
    [one] Um lugar foi alterado duas vezes
   *[other] { $n } lugares foram alterados duas vezes
}
editor-changed-twice-why = Todo o resto é juntado sozinho. Escolha o que fica; nada se perde até você decidir.
editor-mine-everywhere = O meu em todo lugar
editor-other-everywhere = O outro em todo lugar
editor-not-now = Agora não
editor-bring-together = Juntar
editor-yours-here = O seu aqui

# Saving and sharing: messages.
editor-shared-not-loaded = Não foi possível carregar as alterações compartilhadas
editor-shared-not-read = As alterações compartilhadas não podem ser lidas aqui
editor-reload-older = Recarregue a página; ela pode ser mais antiga que o servidor.
editor-somebody-else = Outra pessoa
editor-who-changed = { $who } alterou este fluxo
editor-other-draft-not-read = Seu outro rascunho não pode ser lido aqui. Recarregue a página.
editor-you-elsewhere = Você, em outra janela
editor-changes-taken-in = As alterações de { $who } agora estão no seu rascunho
editor-not-together = As alterações não podem ser juntadas
editor-changes-back = As alterações que não tinham chegado ao servidor estão aqui de novo
editor-not-shared = Não compartilhado
editor-not-shared-unsaved = Suas alterações ainda não chegaram ao servidor. Tente de novo daqui a pouco.
editor-not-shared-merged = Outra pessoa compartilhou alterações nesse meio-tempo. Elas agora estão no seu rascunho: veja-as e tente de novo.
editor-shared = Seus colegas agora veem suas alterações
editor-given-up = Suas alterações foram descartadas

# Publishing: the dialog.
editor-publish-about = As novas conversas começam na hora com a nova versão.
editor-publish-errors = { $n ->
    [one] { $n } erro neste fluxo. Nada foi publicado e seu rascunho está salvo.
   *[other] { $n } erros neste fluxo. Nada foi publicado e seu rascunho está salvo.
}
editor-publish-errors-mean = Um contato que chega a um lugar assim não recebe uma resposta útil: a conversa para ali ou toma um caminho errado.
editor-publish-errors-list = Erros
editor-publish-mend = Corrija primeiro os erros; um clique em um mostra o lugar. Se não puder esperar, um administrador do seu espaço de trabalho pode publicar o fluxo como está.
editor-publish-in-spite = Publicar com estes erros
editor-publish-in-spite-know = Sei que conversas podem travar. O histórico dirá que eu decidi isso.
editor-publish-back = Voltar ao fluxo
editor-publish-misfits = O que não combina com os números escolhidos
editor-publish-same = Nada é diferente da versão { $version }, então ela é usada de novo.

# $changes says how many things are new, changed and removed.
editor-publish-new-since = Novidades desde a versão { $version }: { $changes }
editor-publish-no-number = Ainda não há número
editor-publish-no-number-why = Conecte um número e depois publique o fluxo nele.
editor-publish-connect = Conectar um número
editor-publish-live = A versão { $version } está no ar
editor-publish-live-same = Nada tinha mudado: a versão { $version } está no ar
editor-publish-answer-on = Responder em
editor-publish-who = Quem recebe
editor-publish-everybody = Todos
editor-publish-half = Metade dos contatos
editor-publish-fifth = Um em cada cinco contatos
editor-publish-twentieth = Um em cada vinte contatos
editor-publish-others = Os outros recebem o que responde agora. Cada um fica com o que recebeu, e você a libera para todos, ou a retira, em Versões.
editor-publish-note = O que há de novo?
editor-publish-optional = (opcional)
editor-publish-note-for = Para seus colegas
editor-publish-keep = Guardar como versão
editor-publish-to = { $n ->
    [one] Publicar em { $n } número
   *[other] Publicar em { $n } números
}

# The button when there are errors; $what is what it says without them, such as “Publish to 1 number”.
editor-publish-with-errors = { $n ->
    [one] { $what } com { $n } erro
   *[other] { $what } com { $n } erros
}
editor-publish-this-flow = Este fluxo, versão { $version }
editor-publish-replaces = Substitui “{ $flow }”
editor-publish-nothing-yet = Aqui ainda nada responde

# Publishing: conversations that wait in an older version.
editor-waiting-count = { $n ->
    [one] { $n } pessoa está esperando
   *[other] { $n } pessoas estão esperando
}
editor-waiting-why = Elas estão no meio de uma conversa em uma versão anterior. O que fazer com elas?
editor-waiting-finish = Terminar com a versão { $version }
editor-waiting-keep = Continuar na mesma etapa da nova versão
editor-waiting-restart = Encerrar; a próxima mensagem recomeça
editor-waiting-go-on = Continuar em “{ $step }”
editor-waiting-at = Em “{ $step }”, versão { $version }

# How many wait on a number; several of these follow each other with commas.
editor-waiting-on = { $n } em { $number }
editor-waiting-gone = A nova versão não tem essa etapa.

# The label of a choice; $at says where they wait, such as “At ‘Name’, version 3”.
editor-waiting-fate = { $at }: o que fazer com elas

# The list of versions.
editor-version = Versão { $version }
editor-versions-none = Ainda não publicado
editor-versions-none-why = Cada vez que você publica, o que vê é guardado para sempre como uma versão.
editor-version-restored = O rascunho é de novo a versão { $version }
editor-version-not-read = Esta versão não pode ser lida aqui
editor-version-answers = A versão { $version } volta a responder. O rascunho está como estava.
editor-version-newer-answers = A versão mais nova volta a responder
editor-version-for-everybody = Agora todos recebem a versão { $version }
editor-version-the-server = o servidor
editor-version-in-spite = { $n ->
    [one] Publicada com { $n } erro; a decisão foi de: { $who }.
   *[other] Publicada com { $n } erros; a decisão foi de: { $who }.
}
editor-version-what-changed = O que mudou
editor-version-compare = Comparar com o rascunho
editor-version-to-everybody = Liberar para todos
editor-version-roll-back = Voltar para esta
editor-version-restore = Restaurar
editor-version-since = Desde a versão { $version }
editor-version-since-which = Desde qual versão
editor-version-same = Significam o mesmo.
