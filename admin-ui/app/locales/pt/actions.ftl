# The page Actions: requests to other systems that are defined once and used like built-in steps. The palette is the list of steps in the editor.

actions-title = Ações
actions-subtitle = Requisições aos seus próprios sistemas, definidas uma vez e usadas nos fluxos como etapas prontas.
actions-new = Nova ação
actions-empty = Ainda não há ações
actions-empty-text = Uma ação é uma requisição, como “adicionar um lead ao nosso CRM”. Depois de definida, ela fica na paleta de todos os fluxos.

# One action of the list. $ago is such as “5 min ago” or a date.

actions-version = Versão { $version }, { $ago }
actions-more = Mais
actions-edit = Editar
actions-hide = Não oferecer mais
actions-hidden = Os fluxos que a usam mantêm a versão deles
actions-not-hidden = Não foi possível ocultá-la

# The dialog. input, contact, flow, now and $.id are code and stay.

actions-edit-title = Editar ação
actions-about = Os fluxos mantêm a versão que usam até que o autor escolha outra.
actions-label = Nome mostrado na paleta
actions-name = Nome para programas
actions-name-help = Letras, dígitos, '_' e '-'; é o mesmo em todas as versões.
actions-description = Descrição
actions-rest = Entradas, requisição e saídas
actions-rest-json = Entradas, requisição e saídas em JSON
actions-rest-help = Os modelos leem input.…, contact.…, flow.… e now. As saídas são caminhos dentro da resposta, como $.id.
actions-no-json = Isto não é JSON: { $why }.
actions-cancel = Cancelar
actions-save = Salvar
actions-saved = A versão { $version } está na paleta
