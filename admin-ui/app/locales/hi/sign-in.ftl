# Signing in, one’s own account with the second factor, people in the list of admins, and what API keys may do.

# The page to sign in. The first message is the title of the window. A code is six digits that an authenticator (an app on the phone) shows.

sign-in-title = साइन इन · Botloom
sign-in-heading = साइन इन करें
sign-in-text = आपको फिर से देखकर अच्छा लगा।
sign-in-busy = साइन इन हो रहा है…
sign-in-email = ईमेल
sign-in-password = पासवर्ड
sign-in-code = कोड
sign-in-code-help = आपके ऑथेंटिकेटर के छह अंक, या एक रिकवरी कोड।

# The other ways to sign in: a passkey (use the word that Google and Apple use in this language), and the sign-in of one’s company; $name is what the company calls it.

sign-in-use-passkey = पासकी इस्तेमाल करें
sign-in-continue-with = { $name } से जारी रखें
sign-in-company-failed = आपकी कंपनी से साइन इन नहीं हो सका। कृपया फिर से कोशिश करें, या अपना पासवर्ड इस्तेमाल करें।
sign-in-company-declined = आपकी कंपनी ने आपकी पहचान की पुष्टि नहीं की। कृपया फिर से कोशिश करें, या अपना पासवर्ड इस्तेमाल करें।
sign-in-company-unverified = आपकी कंपनी ने आपका ईमेल पता सत्यापित नहीं किया है। जो लोग वहाँ साइन इन सँभालते हैं उनसे पूछें, या अपना पासवर्ड इस्तेमाल करें।
sign-in-company-unknown = आपके ईमेल पते वाला कोई व्यक्ति यहाँ काम नहीं करता। किसी एडमिन से कहें कि वे आपको आमंत्रित करें।

# Why a passkey did not work.

sign-in-passkey-unsupported = यह ब्राउज़र पासकी इस्तेमाल नहीं कर सकता। इसे अपडेट करें, या अपने पासवर्ड से साइन इन करें।
sign-in-passkey-known = इस डिवाइस में आपकी पासकी पहले से है।
sign-in-passkey-declined = डिवाइस ने पुष्टि नहीं की। कुछ नहीं बदला गया; कृपया फिर से कोशिश करें।

# The page Your account.

sign-in-account = आपका खाता
sign-in-sessions = आप कहाँ-कहाँ साइन इन हैं
sign-in-sessions-text = जिसे आप नहीं पहचानते उसे बंद करें, फिर अपना पासवर्ड बदलें।

# The second factor: besides the password, signing in asks for a code of an authenticator, an app on the phone.

sign-in-factor = दूसरा फ़ैक्टर
sign-in-factor-text = साइन इन करते समय आपके फ़ोन का कोड भी माँगा जाता है। तब केवल चुराए गए पासवर्ड से कुछ नहीं होता।
sign-in-factor-not-begun = शुरू नहीं हो सका
sign-in-password-only = आपसे केवल पासवर्ड माँगा जाता है।
sign-in-turn-on = चालू करें
sign-in-turn-off = बंद करें
sign-in-on = चालू
sign-in-codes-left = { $n ->
    [one] { $n } रिकवरी कोड बचा है
   *[other] { $n } रिकवरी कोड बचे हैं
}

# Turning it on: a QR code is scanned, or a key typed, and the first code entered.

sign-in-factor-turn-on = दूसरा फ़ैक्टर चालू करें
sign-in-scan = इसे किसी ऑथेंटिकेटर से स्कैन करें, जैसे Aegis, 2FAS या Google Authenticator।
sign-in-qr = कुंजी वाला QR कोड
sign-in-type-key = या यह कुंजी टाइप करें
sign-in-type-key-help = खाली जगहों से फ़र्क नहीं पड़ता।
sign-in-copy-key = कुंजी कॉपी करें
sign-in-open-authenticator = इस डिवाइस के किसी ऑथेंटिकेटर में खोलें
sign-in-code-shown = वह कोड जो यह दिखाता है
sign-in-cancel = रद्द करें

# The recovery codes, which are shown once.

sign-in-codes = आपके रिकवरी कोड
sign-in-codes-text = हर एक कोड की जगह एक बार काम करता है, उस दिन के लिए जब आपका फ़ोन खो जाए।
sign-in-codes-list = रिकवरी कोड
sign-in-codes-all = सभी
sign-in-codes-copy = कोड कॉपी करें
sign-in-codes-note = ये दोबारा नहीं दिखाए जाते। इन्हें अपने फ़ोन से अलग जगह रखें।
sign-in-codes-kept = मैंने इन्हें रख लिया है

# Turning it off.

sign-in-factor-turn-off = दूसरा फ़ैक्टर बंद करें
sign-in-your-password = आपका पासवर्ड
sign-in-factor-is-off = आपसे केवल पासवर्ड माँगा जाता है

# A person in the list of admins. $ago is such as “5 min ago” or a date; $name is the person. “You” marks the person who reads.

sign-in-last-here = पिछली बार यहाँ: { $ago }
sign-in-never-here = कभी साइन इन नहीं किया
sign-in-you = आप
sign-in-disabled = अक्षम
sign-in-role = भूमिका
sign-in-person-more = इस व्यक्ति के लिए और विकल्प
sign-in-numbers = नंबर
sign-in-person-sessions = सेशन
sign-in-person-factor-turn-off = दूसरा फ़ैक्टर बंद करें
sign-in-person-remove = हटाएँ
sign-in-person-factor-is-off = { $name } से केवल पासवर्ड माँगा जाता है
sign-in-person-factor-not-off = दूसरा फ़ैक्टर बंद नहीं हुआ
sign-in-person-role-changed = { $name } की भूमिका बदल दी गई
sign-in-person-role-not-changed = { $name } की भूमिका नहीं बदली गई
sign-in-person-not-removed = व्यक्ति को हटाया नहीं गया
sign-in-person-will-be-removed = { $name } को हटा दिया जाएगा

# What an API key may do, for the person who ticks it. The first four are areas of the app, as headings.

sign-in-may-flows = फ़्लो
sign-in-may-conversations = बातचीत
sign-in-may-contacts = संपर्क
sign-in-may-operations = संचालन
sign-in-may-view-flows = फ़्लो और उनके संस्करण देखना
sign-in-may-edit-flows = फ़्लो बनाना, बदलना और संग्रहित करना
sign-in-may-publish-flows = फ़्लो प्रकाशित करना
sign-in-may-publish-with-errors = त्रुटियों वाले फ़्लो प्रकाशित करना
sign-in-may-change-actions = अपने बनाए ऐक्शन बदलना
sign-in-may-view-conversations = बातचीत पढ़ना
sign-in-may-work-inbox = इनबॉक्स में जवाब देना
sign-in-may-manage-contacts = संपर्क इंपोर्ट करना और मिलाना, सेगमेंट सँभालना
sign-in-may-broadcast = एक साथ कई संपर्कों को लिखना
sign-in-may-define-fields = तय करना कि संपर्कों के कौन-से फ़ील्ड हों
sign-in-may-erase-contacts = संपर्क मिटाना, और किसी एक का सारा डेटा निकालना
sign-in-may-export = बातचीत और जवाब एक्सपोर्ट करना
sign-in-may-simulate = सिम्युलेटर को लिखना
sign-in-may-view-numbers = नंबर देखना
sign-in-may-manage-numbers = नंबर जोड़ना, बदलना और हटाना; अलर्ट और जाँच
sign-in-may-change-webhooks = इवेंट वेबहुक बदलना
sign-in-may-read-audit = ऑडिट लॉग पढ़ना
sign-in-may-operate = भेजना रोकना, और जो नहीं पहुँचा उसे फिर से आज़माना
sign-in-may-manage-people = लोगों को प्रबंधित करना
sign-in-may-manage-keys = API कुंजियाँ प्रबंधित करना
