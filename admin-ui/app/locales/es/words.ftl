# Times and counts. They stand in tables and lists, so they are short.

words-just-now = ahora mismo
words-minutes = { $minutes } min
words-hours-minutes = { $hours } h { $minutes } min
words-minutes-ago = hace { $minutes } min
words-hours-ago = hace { $hours } h
words-yesterday = ayer
words-days-ago = hace { $days } días

# Sizes of files. Of megabytes, $whole and $tenths are the digits before and after the decimal sign.

words-bytes = { $bytes } B
words-kilobytes = { $kilobytes } KB
words-megabytes = { $whole }.{ $tenths } MB
