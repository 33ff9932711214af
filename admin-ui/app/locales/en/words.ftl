# Times and counts. They stand in tables and lists, so they are short.

words-just-now = just now
words-minutes = { $minutes } min
words-hours-minutes = { $hours } h { $minutes } min
words-minutes-ago = { $minutes } min ago
words-hours-ago = { $hours } h ago
words-yesterday = yesterday
words-days-ago = { $days } days ago

# Sizes of files. Of megabytes, $whole and $tenths are the digits before and after the decimal sign.

words-bytes = { $bytes } B
words-kilobytes = { $kilobytes } KB
words-megabytes = { $whole }.{ $tenths } MB
