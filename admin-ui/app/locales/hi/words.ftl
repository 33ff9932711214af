# Times and counts. They stand in tables and lists, so they are short.

words-just-now = अभी-अभी
words-minutes = { $minutes } मिनट
words-hours-minutes = { $hours ->
    [one] { $hours } घंटा { $minutes } मिनट
   *[other] { $hours } घंटे { $minutes } मिनट
    }
words-minutes-ago = { $minutes } मिनट पहले
words-hours-ago = { $hours } घंटे पहले
words-yesterday = कल
words-days-ago = { $days } दिन पहले

# Sizes of files. Of megabytes, $whole and $tenths are the digits before and after the decimal sign.

words-bytes = { $bytes } B
words-kilobytes = { $kilobytes } KB
words-megabytes = { $whole }.{ $tenths } MB
