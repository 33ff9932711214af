# Words of several places of contacts: people who write to the numbers of the workspace.

contacts-title = संपर्क
contacts-segments = सेगमेंट
contacts-segment = सेगमेंट
contacts-fields = फ़ील्ड
contacts-tags = टैग
contacts-tag = टैग
contacts-number = नंबर
contacts-consent = सहमति
contacts-name = नाम
contacts-language = भाषा
contacts-phone = फ़ोन नंबर
contacts-blocked = ब्लॉक किया हुआ
contacts-import = इंपोर्ट करें
contacts-edit = बदलाव करें
contacts-save = सहेजें
contacts-saved = सहेजा गया
contacts-cancel = रद्द करें
contacts-close = बंद करें
contacts-back = वापस
contacts-yes = हाँ
contacts-no = नहीं
contacts-change-named = { $name } में बदलाव करें
contacts-search = नाम और नंबर खोजें
contacts-nameless = बिना नाम का कोई व्यक्ति

# The list.

contacts-subtitle = आपके नंबरों पर लिखने वाले सभी लोग, और उनके बारे में जो पता है।
contacts-show-more = और दिखाएँ
contacts-more-failed = और संपर्क लोड नहीं हो सके
contacts-nobody-found = कोई नहीं मिला
contacts-nobody-found-text = कोई संपर्क इन फ़िल्टर से मेल नहीं खाता।
contacts-empty = अभी कोई संपर्क नहीं
contacts-empty-text = आपके किसी नंबर पर लिखने वाला हर व्यक्ति यहाँ अपने आप दिखता है। आप कोई सूची भी ला सकते हैं।
contacts-import-file = फ़ाइल इंपोर्ट करें

# One contact of the list, when they wrote last. Stands in a list of facts. $ago is such as “5 min ago” or a date.

contacts-wrote = { $ago } लिखा
contacts-has-not-written = अभी तक नहीं लिखा

# What the list is narrowed to. “Everybody” stands for: no segment is chosen.

contacts-everybody = सभी लोग
contacts-all-numbers = सभी नंबर
contacts-all-tags = सभी टैग
contacts-any-consent = कोई भी सहमति

# Consent: whether a contact agreed to get broadcasts. These are short and stand in badges.

contacts-agreed = सहमत
contacts-opted-out = मना किया
contacts-never-asked = कभी नहीं पूछा

# Kinds of fields. “Day” is a date.

contacts-kind-text = टेक्स्ट
contacts-kind-number = संख्या
contacts-kind-day = दिन
contacts-kind-yes-no = हाँ या नहीं
contacts-kind-choice = विकल्प

# What happened with a contact. $title is the name of a team or subject, of a question, and of a broadcast.

contacts-happened = क्या-क्या हुआ
contacts-met = पहली मुलाक़ात
contacts-agreed-to-be-written-to = मैसेज पाने के लिए सहमति दी
contacts-does-not-want = मैसेज नहीं पाना चाहते
contacts-note = नोट
contacts-handed-over = किसी व्यक्ति को सौंपा गया
contacts-handed-over-for = { $title } के लिए किसी व्यक्ति को सौंपा गया
contacts-answered = { $title } का जवाब दिया
contacts-broadcast = ब्रॉडकास्ट { $title }

# Where a consent comes from. They stand in a list, behind a name and before a date.

contacts-source-flow = किसी फ़्लो को बताया
contacts-source-person = किसी व्यक्ति ने दर्ज किया
contacts-source-file = फ़ाइल से

# Notes about a contact.

contacts-note-for-colleagues = आपके सहकर्मियों के लिए नोट
contacts-add-note = नोट जोड़ें
contacts-delete-note = नोट हटाएँ
contacts-note-not-kept = नोट सहेजा नहीं गया
contacts-note-not-deleted = नोट हटाया नहीं गया

# The page of one contact. $number is the name of the number of the workspace to which they write.

contacts-no-such = ऐसा कोई संपर्क नहीं है
contacts-no-such-text = हो सकता है कि इसे मिटा दिया गया हो या किसी और में मिला दिया गया हो।
contacts-show-all = सभी संपर्क दिखाएँ
contacts-of-number = { $number } का संपर्क
contacts-about = परिचय
contacts-conversation = बातचीत
contacts-more-about = इस संपर्क के बारे में और
contacts-block = ब्लॉक करें
contacts-unblock = अनब्लॉक करें
contacts-merge-menu = किसी और के साथ मिलाएँ…
contacts-erase-menu = मिटाएँ या डेटा निकालें…
contacts-nothing-changed = कुछ नहीं बदला गया
contacts-blocked-text = इस संपर्क को कुछ नहीं भेजा जाता और कोई फ़्लो नहीं चलता। वे जो लिखते हैं, वह रखा जाता है।

# Identities: under which WhatsApp, or a simulator, knows the contact.

contacts-identities = पहचान
contacts-identities-text = संपर्क इन्हीं से लिखता है।
contacts-identity-user = WhatsApp यूज़र आईडी
contacts-identity-hidden = WhatsApp की छिपी हुई आईडी
contacts-identity-simulated = सिम्युलेटेड फ़ोन
contacts-identity-other = अन्य

# Name, language and fields of a contact. de, en and pt-BR are codes of languages and stay.

contacts-language-help = जैसे de, en या pt-BR.
contacts-flows-hear = फ़ील्ड बदलने पर शुरू होने वाले फ़्लो को इसका पता चलता है।

# Tags of a contact.

contacts-no-tags = कोई नहीं
contacts-tags-not-changed = टैग बदले नहीं गए

# Consent of a contact, and the dialog in which a change is noted with its proof.

contacts-consent-text = जिन्होंने मना किया है, उन्हें ब्रॉडकास्ट नहीं भेजे जाते।
contacts-agrees = मैसेज पाने के लिए सहमत हैं
contacts-opt-in = सहमति दर्ज करें
contacts-opt-out = मनाही दर्ज करें
contacts-proof-kept = सबूत समय और आपके नाम के साथ रखा जाता है।
contacts-how-known = आपको कैसे पता है?
contacts-how-known-help = संपर्क के शब्द, कोई फ़ॉर्म, कोई कॉल: क्या, कहाँ और कब।
contacts-note-it = दर्ज करें
contacts-noted = दर्ज हो गया

# Making one contact of two.

contacts-merge-title = किसी और संपर्क के साथ मिलाएँ
contacts-merge-text = उनके लिए जिन्होंने दो फ़ोन से लिखा है। दूसरे का सब कुछ यहाँ आ जाता है; जहाँ दोनों में कोई जानकारी है, वहाँ इस संपर्क की रहती है।
contacts-merged = अब वे एक ही संपर्क हैं
contacts-not-merged = कुछ नहीं मिलाया गया
contacts-of-same-number = उसी नंबर के संपर्क
contacts-nobody-else = इस नंबर पर कोई और नहीं मिला।
contacts-merge-warning = इसे वापस नहीं किया जा सकता। दूसरे संपर्क के साथ चल रहा फ़्लो ख़त्म हो जाता है।
contacts-merge = मिलाएँ

# What the law gives a contact: a file with everything, and being forgotten.

contacts-data-of = { $name } का डेटा
contacts-everything = जो कुछ भी रखा गया है
contacts-everything-text = संपर्क के लिए एक JSON फ़ाइल: मैसेज, जवाब, फ़ील्ड, सहमतियाँ और नोट।
contacts-take-out = डेटा निकालें
contacts-erase-warning = मिटाने पर संपर्क, दोनों ओर के सभी मैसेज, फ़ाइलें, जवाब, नोट और सहमतियाँ हट जाती हैं। इसे वापस नहीं किया जा सकता। जो फिर से लिखेगा, वह नया होगा।

# What has to be typed to erase: small letters that people have on their keyboards. $word is that word.

contacts-erase-word = erase
contacts-erase-type = पुष्टि के लिए “{ $word }” लिखें
contacts-erase = हमेशा के लिए मिटाएँ
contacts-erased = { $n ->
    [one] { $n } मैसेज के साथ मिटाया गया
   *[other] { $n } मैसेज के साथ मिटाया गया
}
contacts-not-erased = कुछ नहीं मिटाया गया

# The dialog in which admins define fields. $code is what flows write to read a field. “personal” stands in a list of facts about a field.

contacts-fields-title = संपर्कों के फ़ील्ड
contacts-fields-text = जो आप सबके बारे में जानना चाहते हैं। फ़्लो किसी फ़ील्ड को { $code } से पढ़ते हैं।
contacts-no-fields = अभी कोई फ़ील्ड नहीं
contacts-no-fields-text = जन्मदिन, ग्राहक संख्या, स्तर जोड़ें: जो भी आपके फ़्लो और सूचियों को चाहिए।
contacts-field-is-personal = निजी
contacts-field-remove = { $name } हटाएँ
contacts-field-removed = फ़ील्ड हट जाएगा; मान बने रहेंगे
contacts-field-not-removed = फ़ील्ड हटाया नहीं गया
contacts-field-add = फ़ील्ड जोड़ें
contacts-field-key = कुंजी
contacts-field-key-help = फ़्लो और फ़ाइलों के लिए।
contacts-field-kind = प्रकार
contacts-field-choices = विकल्प
contacts-field-choices-help = हर पंक्ति में एक।
contacts-field-personal = निजी
contacts-field-personal-text = निजी: मास्क किए गए एक्सपोर्ट में यह छिपा रहता है
contacts-field-save = फ़ील्ड सहेजें

# Segments: filters of contacts with a name.

contacts-segments-text = नाम वाले फ़िल्टर। किसमें कौन आता है, यह हर इस्तेमाल पर फिर से देखा जाता है।
contacts-no-segments = अभी कोई सेगमेंट नहीं
contacts-no-segments-text = जैसे वे सभी जिन पर कोई टैग है और जिन्होंने इस महीने लिखा।
contacts-count = { $n ->
    [one] { $n } संपर्क
   *[other] { $n } संपर्क
}
contacts-segment-delete = { $name } हटाएँ
contacts-segment-deleted = सेगमेंट हट जाएगा; उसके संपर्क बने रहेंगे
contacts-segment-not-deleted = सेगमेंट हटाया नहीं गया
contacts-segment-new = नया सेगमेंट
contacts-segment-save = सेगमेंट सहेजें
contacts-rules = नियम
contacts-rules-all = सभी नियम लागू होने चाहिए
contacts-rules-any = एक नियम लागू होना काफ़ी है
contacts-rule-add = नियम जोड़ें
contacts-rule-remove = नियम हटाएँ

# Whom a segment means while it is written.

contacts-who-belongs = इसमें कौन आता है
contacts-counting = गिनती हो रही है…
contacts-fill-rules = नियम भरें, ताकि दिखे कि वे किन पर लागू होते हैं।
contacts-fit = { $n ->
    [one] { $n } संपर्क मेल खाता है
   *[other] { $n } संपर्क मेल खाते हैं
}
contacts-newest = सबसे नए: { $names }

# One rule of a segment, in three inputs: what, how, and with which value, such as “Last wrote”, “within days”, 30, or “Phone number”, “begins with”, 49.

contacts-rule-what = क्या
contacts-rule-how = कैसे
contacts-rule-value = मान
contacts-rule-last-wrote = आख़िरी बार लिखा
contacts-rule-first-met = पहली मुलाक़ात
contacts-rule-is = है
contacts-rule-is-not = नहीं है
contacts-rule-more = इससे ज़्यादा है
contacts-rule-less = इससे कम है
contacts-rule-before = इससे पहले है
contacts-rule-after = इसके बाद है
contacts-rule-filled = भरा हुआ है
contacts-rule-empty = खाली है
contacts-rule-contains = में यह है
contacts-rule-contains-not = में यह नहीं है
contacts-rule-has = लगा है
contacts-rule-has-not = नहीं लगा है
contacts-rule-within-days = इतने दिनों में
contacts-rule-not-within-days = इतने दिनों में नहीं
contacts-rule-begins = इससे शुरू होता है
contacts-rule-begins-not = इससे शुरू नहीं होता
contacts-rule-yes = हाँ
contacts-rule-no = नहीं
contacts-rule-agreed = सहमत
contacts-rule-opted-out = मना किया
contacts-rule-never-asked = कभी नहीं पूछा
contacts-rule-choose = चुनें…
contacts-rule-days = दिन

# The page that imports contacts from files.

contacts-import-title = संपर्क इंपोर्ट करें
contacts-import-text = CSV फ़ाइल से, जैसी Excel, Google Sheets और आपकी दुकान बनाते हैं।
contacts-imports-so-far = अब तक के इंपोर्ट
contacts-imports-so-far-text = फ़ाइलें और रिपोर्ट सात दिन बाद हटा दी जाती हैं।
contacts-imports = इंपोर्ट
contacts-no-imports = अभी कुछ इंपोर्ट नहीं हुआ
contacts-no-imports-text = ऊपर कोई फ़ाइल चुनें।
contacts-import-connect-first = पहले कोई नंबर जोड़ें: संपर्क किसी नंबर के होते हैं।
contacts-import-choose = फ़ाइल चुनें
contacts-import-number-help = वे जिसके संपर्क बनेंगे।
contacts-import-uploading = अपलोड हो रहा है…
contacts-import-choose-csv = CSV फ़ाइल चुनें
contacts-import-limits = 100 MB तक, पहली पंक्ति में कॉलम के नाम के साथ। आपके कहने से पहले कुछ नहीं लिया जाता।
contacts-import-file-of = संपर्कों की फ़ाइल

# What each column of the file is.

contacts-columns-text = बताएँ कि हर कॉलम क्या है। अभी कुछ नहीं लिया गया है।
contacts-columns = कॉलम
contacts-column-what = “{ $column }” क्या है
contacts-column-leave-out = छोड़ दें
contacts-column-consent = सहमति (हाँ या नहीं)
contacts-import-under-way = इंपोर्ट चल रहा है
contacts-import-read-as = { $encoding } के रूप में पढ़ा गया, “{ $separator }” से अलग किया हुआ।
contacts-import-read-as-tabs = { $encoding } के रूप में पढ़ा गया, टैब से अलग किया हुआ।
contacts-import-country = 0 से शुरू होने वाले नंबरों का देश
contacts-import-country-help = उसका कोड, जैसे जर्मनी के लिए 49।
contacts-import-tag = सबके लिए एक टैग
contacts-import-tag-help = ताकि आप उन्हें फिर से ढूँढ सकें।
contacts-import-proof = उन्होंने कहाँ सहमति दी?
contacts-import-proof-help = हर सहमति के सबूत के तौर पर रखा जाता है। जिन्होंने पहले मना किया था, वे बाहर ही रहते हैं।
contacts-import-later = बाद में

# Which of the first rows would be refused, and why. $n is how many rows were looked at, $refused how many of them.

contacts-import-all-fit = { $n ->
    [one] पहली { $n } पंक्ति ली जा सकती है।
   *[other] पहली { $n } पंक्तियाँ ली जा सकती हैं।
}
contacts-import-some-refused = पहली { $n } पंक्तियों में से न ली जाने वाली: { $refused }। बाकी ली जाती हैं, और न ली गई पंक्तियों की एक फ़ाइल आपको मिलती है।
contacts-import-refused-rows = न ली गई पंक्तियाँ
contacts-import-line = पंक्ति { $line }

# One import, and how far it is. “taken” and “refused” are said of rows and stand in a list of facts.

contacts-import-not-begun = शुरू नहीं हुआ
contacts-import-running = चल रहा है
contacts-import-done = पूरा हुआ
contacts-import-stopped = रोका गया
contacts-import-broken = ख़राब फ़ाइल
contacts-import-taken = { $n ->
    [one] { $n } ली गई
   *[other] { $n } ली गईं
}
contacts-import-refused = { $n ->
    [one] { $n } नहीं ली गई
   *[other] { $n } नहीं ली गईं
}
contacts-import-not-stopped = इंपोर्ट रोका नहीं गया
contacts-import-not-deleted = इंपोर्ट हटाया नहीं गया
contacts-import-progress = इंपोर्ट कहाँ तक पहुँचा
contacts-import-go-on = आगे बढ़ें
contacts-import-stop = रोकें
contacts-import-delete = फ़ाइल और उसकी रिपोर्ट हटाएँ
