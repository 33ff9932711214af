# Templates: messages that Meta approves before they may be sent outside the 24 hours.

# Words of several places. A template is a message that Meta approves beforehand; Meta is the company.

templates-title = Modelos
templates-template = Modelo
templates-new = Novo modelo
templates-connect-first = Conecte primeiro um número do WhatsApp
templates-go-to-numbers = Ir para números
templates-picture = Imagem
templates-video = Vídeo
templates-document = Documento
templates-location = Localização

# The list of templates.

templates-subtitle = Mensagens que a Meta aprova de antemão: as únicas que chegam a contatos em silêncio há 24 horas.
templates-fetch = Buscar na Meta
templates-fetched = Obtidos da Meta { $ago }
templates-not-fetched = Os modelos de “{ $name }” não foram obtidos
templates-search = Buscar modelos
templates-connect-first-list = Os modelos pertencem a uma conta do WhatsApp. Quando a conta de um número é conhecida, os modelos dela aparecem aqui.
templates-empty = Ainda não há modelos
templates-empty-text = Escreva um, ou busque os que você criou no Gerenciador do WhatsApp da Meta.
templates-nothing-found = Nada encontrado
templates-none-fits = Nenhum modelo corresponde.
templates-more = Mais sobre este modelo
templates-delete = Excluir
templates-not-deleted = O modelo não foi excluído
templates-will-be-deleted = “{ $name }” será excluído na Meta, que reserva o nome por quatro semanas

# What Meta says about a template: its status.

templates-approved = Aprovado
templates-in-review = Em análise
templates-rejected = Rejeitado
templates-paused = Pausado
templates-disabled = Desativado
templates-being-deleted = Sendo excluído

# The category of a template, with what it costs, and the quality that Meta gives it.

templates-marketing = Marketing
templates-marketing-cost = A classe mais cara: cada mensagem entregue é cobrada, sempre.
templates-utility = Utilidade
templates-utility-cost = Cobrada quando a janela de 24 horas está fechada; grátis enquanto está aberta.
templates-authentication = Autenticação
templates-authentication-cost = Cada mensagem entregue é cobrada, com tarifa própria.
templates-other-category = Outra
templates-other-cost = A Meta decide quanto custa.
templates-quality-high = Qualidade alta
templates-quality-medium = Qualidade média
templates-quality-low = Qualidade baixa

# The page of one template. The title is the one of the window.

templates-new-title = Novo modelo · Botloom
templates-none-such = Esse modelo não existe
templates-maybe-deleted = Talvez tenha sido excluído.
templates-show-all = Mostrar todos os modelos
templates-meta-says = A Meta diz: { $reason }
templates-sent-to-meta = Enviado à Meta para análise. Esta página mostra a decisão assim que ela chegar.
templates-connect-first-new = Os modelos pertencem à conta do WhatsApp de um número.
templates-only-at-meta = Este modelo tem partes que só o Gerenciador do WhatsApp da Meta pode alterar. Ele pode ser enviado por fluxos como está.
templates-reviewing = A Meta está analisando; depois disso ele pode ser alterado.
templates-about = Sobre
templates-name = Nome
templates-name-help = Letras minúsculas, dígitos e _. Os contatos não o veem.
templates-language = Idioma
templates-of-account = Da conta com
templates-category = Categoria
templates-message = Mensagem
templates-header = Cabeçalho
templates-header-none = Nenhum
templates-header-is-text = Texto
templates-header-text = Texto do cabeçalho
templates-body = Corpo
templates-body-help = *negrito*, _itálico_ e ~tachado~ funcionam como no WhatsApp.
templates-body-example = Oi, { $first }, seu pedido { $second } está a caminho.
templates-add-variable = Adicionar variável
templates-variables-named = As variáveis têm nomes
templates-footer = Rodapé
templates-examples = Exemplos
templates-examples-subtitle = Os revisores da Meta os veem no lugar das variáveis. Não use dados de pessoas reais.
templates-example-for = Exemplo para { $variable }
templates-fields-need-you = Antes, alguns campos precisam de você.
templates-send-change = Enviar a alteração à Meta
templates-send-for-review = Enviar à Meta para análise
templates-on-the-phone = No telefone
templates-text-appears-here = Seu texto aparece aqui.

# The example file for a header that is a picture, video or document.

templates-header-example = Exemplo para o cabeçalho
templates-header-example-help = Os revisores da Meta o veem. As mensagens levam um arquivo próprio; o fluxo ou a caixa de entrada o escolhe.
templates-upload = Enviar arquivo
templates-not-uploaded = O arquivo não foi enviado

# The buttons of a template; the first four say what a button does.

templates-button-answers = Responde
templates-button-opens = Abre um endereço
templates-button-calls = Liga para um telefone
templates-button-copies = Copia um código
templates-buttons = Botões
templates-add-button = Adicionar botão
templates-button-kind = O que o botão faz
templates-button-remove = Remover o botão
templates-button-words = Texto do botão
templates-button-address = Endereço
templates-button-address-help = Pode terminar com { $mark }, que cada mensagem preenche.
templates-button-phone = Número de telefone

# Languages in which a template can be written.

templates-language-en = Inglês
templates-language-en-us = Inglês (EUA)
templates-language-en-gb = Inglês (Reino Unido)
templates-language-de = Alemão
templates-language-es = Espanhol
templates-language-es-es = Espanhol (Espanha)
templates-language-es-mx = Espanhol (México)
templates-language-es-ar = Espanhol (Argentina)
templates-language-fr = Francês
templates-language-it = Italiano
templates-language-pt-br = Português (Brasil)
templates-language-pt-pt = Português (Portugal)
templates-language-nl = Holandês
templates-language-pl = Polonês
templates-language-tr = Turco
templates-language-ar = Árabe
templates-language-he = Hebraico
templates-language-fa = Persa
templates-language-ur = Urdu
templates-language-hi = Hindi
templates-language-bn = Bengali
templates-language-ta = Tâmil
templates-language-te = Telugu
templates-language-id = Indonésio
templates-language-ms = Malaio
templates-language-fil = Filipino
templates-language-th = Tailandês
templates-language-vi = Vietnamita
templates-language-ja = Japonês
templates-language-ko = Coreano
templates-language-zh-cn = Chinês (China)
templates-language-zh-hk = Chinês (Hong Kong)
templates-language-zh-tw = Chinês (Taiwan)
templates-language-ru = Russo
templates-language-uk = Ucraniano
templates-language-cs = Tcheco
templates-language-hu = Húngaro
templates-language-ro = Romeno
templates-language-el = Grego
templates-language-da = Dinamarquês
templates-language-sv = Sueco
templates-language-fi = Finlandês
templates-language-sw = Suaíli
templates-language-zu = Zulu
