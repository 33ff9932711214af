# Times and counts. They stand in tables and lists, so they are short.

words-just-now = agora mesmo
words-minutes = { $minutes } min
words-hours-minutes = { $hours } h { $minutes } min
words-minutes-ago = há { $minutes } min
words-hours-ago = há { $hours } h
words-yesterday = ontem
words-days-ago = há { $days } dias

# Sizes of files. Of megabytes, $whole and $tenths are the digits before and after the decimal sign.

words-bytes = { $bytes } B
words-kilobytes = { $kilobytes } KB
words-megabytes = { $whole },{ $tenths } MB
