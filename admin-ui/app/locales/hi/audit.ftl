# The page Audit log, for admins: who did what.

audit-title = ऑडिट लॉग
audit-subtitle = किसने क्या किया, और किसे मना किया गया। इसे कोई नहीं बदल सकता, एडमिन भी नहीं।
audit-search = लोग, काम और ID खोजें
audit-json-lines = JSON पंक्तियाँ
audit-entries = एंट्रियाँ
audit-more = और दिखाएँ
audit-more-failed = और एंट्रियाँ लोड नहीं हो सकीं
audit-nothing-found = कुछ नहीं मिला
audit-nothing-fits = कोई एंट्री मेल नहीं खाती।

# Whether every entry is as it was written. $entry is the number of an entry; docs/incidents.md is a file.

audit-check = लॉग जाँचें
audit-whole = { $n ->
    [one] लॉग पूरा है: { $n } एंट्री, वैसी ही जैसी लिखी गई थी
   *[other] लॉग पूरा है: { $n } एंट्रियाँ, हर एक वैसी ही जैसी लिखी गई थी
}
audit-tampered = लॉग के साथ छेड़छाड़ हुई है
audit-broken-at = एंट्री { $entry } नहीं है या बदली गई है। एक बैकअप रखें और docs/incidents.md देखें।
audit-not-checked = लॉग जाँचा नहीं जा सका

# How an operation ended.

audit-outcome = नतीजा
audit-outcome-every = हर नतीजा
audit-outcome-done = हो गया
audit-outcome-denied = मना किया गया
audit-outcome-failed = विफल

# Where an operation came from; $address is a network address such as 203.0.113.7. It stands behind the number of the entry.

audit-from = { $address } से

# What somebody did. The name of the person, or of an API key, stands before it.

audit-signed-in = साइन इन किया
audit-signed-out = साइन आउट किया
audit-invited = किसी को आमंत्रित किया
audit-joined = आमंत्रण से शामिल हुए
audit-invitation-back = एक आमंत्रण वापस लिया
audit-person-added = एक व्यक्ति को जोड़ा
audit-person-changed = एक व्यक्ति की जानकारी बदली
audit-person-removed = एक व्यक्ति को हटाया
audit-person-signed-out = एक व्यक्ति को साइन आउट कराया
audit-person-factor-off = एक व्यक्ति का दूसरा फ़ैक्टर बंद किया
audit-own-password = अपना पासवर्ड बदला
audit-factor-on = दूसरा फ़ैक्टर चालू किया
audit-factor-off = दूसरा फ़ैक्टर बंद किया
audit-signed-out-elsewhere = दूसरी जगहों से साइन आउट किया
audit-key-added = एक API कुंजी जोड़ी
audit-key-changed = एक API कुंजी बदली
audit-key-deleted = एक API कुंजी हटाई
audit-number-connected = एक नंबर जोड़ा
audit-number-changed = एक नंबर बदला
audit-number-removed = एक नंबर हटाया
audit-number-credentials = एक नंबर के क्रेडेंशियल बदले
audit-flow-created = एक फ़्लो बनाया
audit-flow-renamed = एक फ़्लो का नाम बदला
audit-flow-archived = एक फ़्लो आर्काइव किया
audit-flow-published = एक फ़्लो प्रकाशित किया
audit-sending = भेजना रोका या फिर से शुरू किया
audit-webhook-added = एक इवेंट वेबहुक जोड़ा
audit-webhook-changed = एक इवेंट वेबहुक बदला
audit-webhook-deleted = एक इवेंट वेबहुक हटाया
audit-exported-messages = संदेश एक्सपोर्ट किए
audit-exported-answers = जवाब एक्सपोर्ट किए
audit-exported-log = ऑडिट लॉग एक्सपोर्ट किया
