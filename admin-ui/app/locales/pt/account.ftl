# Words of several pages. A password is of the person who reads. $n is the least number of characters.

account-email = E-mail
account-your-name = Seu nome
account-password = Senha
account-password-help = Pelo menos { $n } caracteres; o melhor é uma frase curta.
account-cancel = Cancelar
account-close = Fechar
account-save = Salvar
account-role = Papel

# The page to which the link of an invitation leads. The first message is the title of the window; $name is the colleague who invites, $workspace the workspace.

account-join-title = Participar · Botloom
account-join-heading = Participe do Botloom
account-join-text = Escolha como seus colegas veem você e uma senha.
account-join-invited = { $name } convida você para “{ $workspace }”.
account-join = Participar
account-joining = Entrando…

# The first start: the workspace and its first admin. The first message is the title of the window. The set-up code comes from the server’s log.

account-setup-title = Configuração inicial · Botloom
account-setup-heading = Configure o Botloom
account-setup-text = Um minuto e você já pode desenhar seu primeiro fluxo.
account-setup-organisation = Nome da sua organização
account-setup-code = Código de configuração
account-setup-code-help = Está no link que o servidor mostrou ao iniciar.
account-setup-create = Criar espaço de trabalho
account-setup-busy = Configurando…

# The page People, for admins: who may sign in to the workspace.

account-people = Pessoas
account-people-subtitle = Quem pode entrar neste espaço de trabalho e o que pode fazer.
account-role-admin-may = Administrador: tudo
account-role-editor-may = Editor: desenha e publica
account-role-agent-may = Atendente: responde na caixa de entrada
account-role-viewer-may = Leitor: só olha

# Inviting a person. What comes of it is a link, which is shown once.

account-invite = Convidar pessoa
account-invite-heading = Convide uma pessoa
account-invite-email-help = É com ele que a pessoa entra.
account-invite-make-link = Criar link
account-invite-link-heading = Link de convite
account-invite-link = Link
account-invite-link-help = Envie-o a esta pessoa por onde outros não leiam. Funciona uma única vez, por sete dias.
account-invite-link-note = Ele não é mostrado de novo. Se for perdido, convide a pessoa outra vez; este link então deixa de valer.

# Invitations that were not used yet. Roles are in small letters; the page makes the first one large. $date is a day with the time.

account-invited = Convidados
account-invited-subtitle = Estes links ainda não foram usados.
account-invitations = Convites
account-invited-by = Convite de { $name } · até { $date }
account-take-back = Retirar
account-taken-back = O link não vale mais
account-not-taken-back = O convite não foi retirado

# What an admin sees of a person: where they are signed in, and which WhatsApp numbers they see. $name is the person.

account-person-sessions = Onde esta pessoa está conectada
account-person-numbers = Números de uma pessoa
account-person-numbers-text = O que { $name } vê e com que trabalha. Vale imediatamente.
account-person-numbers-changed = Os números de { $name } foram alterados

# The browsers in which somebody is signed in, and when they, or a passkey, were used. $ago is such as “5 min ago” or a date. $browser and $system are names such as Chrome and Windows.

account-sessions = Sessões
account-sessions-none = Sem sessão aberta em nenhum lugar.
account-browser-on = { $browser } no { $system }
account-browser-unknown = Navegador desconhecido
account-this-browser = Este navegador
account-last-used = Último uso: { $ago }
account-not-used-yet = Ainda não usada
account-since = desde { $date }
account-sign-out = Sair
account-sign-out-everywhere = Sair de todos os lugares
account-sign-out-elsewhere = Sair de todos os outros lugares
account-signed-out-there = Sessão encerrada lá
account-nobody-signed-out = Nenhuma sessão foi encerrada

# A new password.

account-password-subtitle = Ao alterá-la, sua sessão é encerrada em todos os outros navegadores.
account-password-present = Senha atual
account-password-new = Nova senha
account-password-change = Alterar senha
account-password-changed = Sua senha foi alterada; a sessão foi encerrada nos outros navegadores

# Passkeys: signing in by the device, without a password. Use the word that Google and Apple use in this language.

account-passkeys = Chaves de acesso
account-passkeys-subtitle = Entre com a digital, o rosto ou o PIN do seu dispositivo, sem senha nem código.
account-passkeys-none = Você ainda não tem nenhuma.
account-passkey-add = Adicionar uma chave de acesso
account-passkey-added = A chave de acesso foi adicionada
account-passkey-removed = A chave de acesso não abre mais nada; você pode excluí-la também no seu dispositivo
account-passkey-not-removed = A chave de acesso não foi removida
account-remove = Remover
account-remove-what = Remover { $name }
account-passkey-text = Seu dispositivo pede sua digital, seu rosto ou o PIN dele. O segredo fica nele.
account-passkey-name = Nome
account-passkey-name-help = Para você saber qual dispositivo é, como “Notebook”.
account-continue = Continuar
