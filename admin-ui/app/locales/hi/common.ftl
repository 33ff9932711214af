# What many pages say.

common-cancel = रद्द करें
