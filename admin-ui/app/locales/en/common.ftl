# What many pages say.

common-cancel = Cancel
