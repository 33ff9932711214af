# Times and counts. They stand in tables and lists, so they are short.

words-just-now = ahora mismo
words-minutes = { $minutes } min
words-hours-minutes = { $hours } h { $minutes } min
words-minutes-ago = hace { $minutes } min
words-hours-ago = hace { $hours } h
words-yesterday = ayer
words-days-ago = hace { $days } días
