# Signing in, one’s own account with the second factor, people in the list of admins, and what API keys may do.

# The page to sign in. The first message is the title of the window. A code is six digits that an authenticator (an app on the phone) shows.

sign-in-title = Entrar · Botloom
sign-in-heading = Entrar
sign-in-text = Que bom ver você de novo.
sign-in-busy = Entrando…
sign-in-email = E-mail
sign-in-password = Senha
sign-in-code = Código
sign-in-code-help = Seis dígitos do seu autenticador ou um código de recuperação.

# The other ways to sign in: a passkey (use the word that Google and Apple use in this language), and the sign-in of one’s company; $name is what the company calls it.

sign-in-use-passkey = Usar uma chave de acesso
sign-in-continue-with = Continuar com { $name }
sign-in-company-failed = Não foi possível entrar pela sua empresa. Tente de novo ou use sua senha.
sign-in-company-declined = Sua empresa não confirmou quem você é. Tente de novo ou use sua senha.
sign-in-company-unverified = Sua empresa não verificou seu e-mail. Fale com quem cuida do acesso na empresa ou use sua senha.
sign-in-company-unknown = Ninguém com seu e-mail trabalha aqui. Peça a um administrador que convide você.

# Why a passkey did not work.

sign-in-passkey-unsupported = Este navegador não aceita chaves de acesso. Atualize-o ou entre com sua senha.
sign-in-passkey-known = Este dispositivo já tem uma chave de acesso sua.
sign-in-passkey-declined = O dispositivo não confirmou. Nada foi alterado; tente de novo.

# The page Your account.

sign-in-account = Sua conta
sign-in-sessions = Onde você está conectado
sign-in-sessions-text = Encerre o que não conhece e depois troque sua senha.

# The second factor: besides the password, signing in asks for a code of an authenticator, an app on the phone.

sign-in-factor = Segundo fator
sign-in-factor-text = Ao entrar, também se pede um código do seu telefone. Assim, uma senha roubada sozinha não vale nada.
sign-in-factor-not-begun = Não foi possível começar
sign-in-password-only = Só se pede a sua senha.
sign-in-turn-on = Ativar
sign-in-turn-off = Desativar
sign-in-on = Ativado
sign-in-codes-left = { $n ->
    [one] Resta { $n } código de recuperação
   *[other] Restam { $n } códigos de recuperação
}

# Turning it on: a QR code is scanned, or a key typed, and the first code entered.

sign-in-factor-turn-on = Ativar o segundo fator
sign-in-scan = Escaneie isto com um autenticador, como Aegis, 2FAS ou Google Authenticator.
sign-in-qr = Código QR com a chave
sign-in-type-key = Ou digite esta chave
sign-in-type-key-help = Os espaços não importam.
sign-in-copy-key = Copiar a chave
sign-in-open-authenticator = Abrir em um autenticador neste dispositivo
sign-in-code-shown = Código que ele mostra
sign-in-cancel = Cancelar

# The recovery codes, which are shown once.

sign-in-codes = Seus códigos de recuperação
sign-in-codes-text = Cada um vale uma vez no lugar de um código, para o dia em que você perder o telefone.
sign-in-codes-list = Códigos de recuperação
sign-in-codes-all = Todos
sign-in-codes-copy = Copiar os códigos
sign-in-codes-note = Eles não são mostrados de novo. Guarde-os longe do seu telefone.
sign-in-codes-kept = Já guardei

# Turning it off.

sign-in-factor-turn-off = Desativar o segundo fator
sign-in-your-password = Sua senha
sign-in-factor-is-off = Só se pede a sua senha

# A person in the list of admins. $ago is such as “5 min ago” or a date; $name is the person. “You” marks the person who reads.

sign-in-last-here = Última visita: { $ago }
sign-in-never-here = Nunca entrou
sign-in-you = Você
sign-in-disabled = Acesso desativado
sign-in-role = Papel
sign-in-person-more = Mais sobre esta pessoa
sign-in-numbers = Números
sign-in-person-sessions = Sessões
sign-in-person-factor-turn-off = Desativar o segundo fator
sign-in-person-remove = Remover
sign-in-person-factor-is-off = De { $name } só se pede a senha
sign-in-person-factor-not-off = O segundo fator não foi desativado
sign-in-person-role-changed = { $name } tem um novo papel
sign-in-person-role-not-changed = O papel de { $name } não foi alterado
sign-in-person-not-removed = A pessoa não foi removida
sign-in-person-will-be-removed = Remoção de { $name } em instantes

# What an API key may do, for the person who ticks it. The first four are areas of the app, as headings.

sign-in-may-flows = Fluxos
sign-in-may-conversations = Conversas
sign-in-may-contacts = Contatos
sign-in-may-operations = Operações
sign-in-may-view-flows = Ver fluxos e suas versões
sign-in-may-edit-flows = Criar, alterar e arquivar fluxos
sign-in-may-publish-flows = Publicar fluxos
sign-in-may-publish-with-errors = Publicar fluxos com erros
sign-in-may-change-actions = Alterar ações próprias
sign-in-may-view-conversations = Ler conversas
sign-in-may-work-inbox = Responder na caixa de entrada
sign-in-may-manage-contacts = Importar e mesclar contatos, manter segmentos
sign-in-may-broadcast = Escrever a muitos contatos de uma vez
sign-in-may-define-fields = Definir que campos os contatos têm
sign-in-may-erase-contacts = Apagar contatos e exportar tudo o que se guarda de um
sign-in-may-export = Exportar conversas e respostas
sign-in-may-simulate = Escrever a simuladores
sign-in-may-view-numbers = Ver números
sign-in-may-manage-numbers = Conectar, alterar e remover números; alertas e verificações
sign-in-may-change-webhooks = Alterar webhooks de eventos
sign-in-may-read-audit = Ler o registro de auditoria
sign-in-may-operate = Pausar o envio e tentar de novo o que não foi entregue
sign-in-may-manage-people = Gerenciar pessoas
sign-in-may-manage-keys = Gerenciar chaves de API
