# What many pages say.

common-cancel = Cancelar
