# The page. A rule watches numbers and tells people; a test conversation looks whether a flow answers.

alerts-title = अलर्ट
alerts-subtitle = जब किसी नंबर को आपकी ज़रूरत हो तो सूचना पाएँ: एक बार शुरू होने पर और एक बार ख़त्म होने पर।
alerts-rules = नियम
alerts-no-rules = अभी कोई नियम नहीं
alerts-no-rules-text = नियम आपके नंबरों पर नज़र रखता है, जैसे “जब संदेश पाँच मिनट से ज़्यादा रुके रहें तो बताएँ”। यह आपके इवेंट वेबहुक को बताता है, और आप चाहें तो WhatsApp पर आपको भी।
alerts-add-rule = नियम जोड़ें
alerts-edit-rule = नियम में बदलाव करें

# Buttons of its dialogs and menus.

alerts-cancel = रद्द करें
alerts-save = सहेजें
alerts-edit = बदलाव करें
alerts-delete = हटाएँ

# What is wrong now. $ago is such as “5 min ago”, “yesterday” or a date.

alerts-needs-you = अभी आपकी ज़रूरत है
alerts-since = शुरू: { $ago }
alerts-number-gone = एक नंबर जो अब नहीं है

# One rule of the list. “Firing” is a badge: what it watches for is the case now. $name is the rule or the test conversation of a switch.

alerts-every-number = हर नंबर
alerts-tells-phone = WhatsApp पर { $phone } को बताता है
alerts-tells-webhooks = इवेंट वेबहुक को बताता है
alerts-firing = अलर्ट जारी
alerts-switch-on = चालू करें: { $name }
alerts-more-rule = इस नियम के बारे में और
alerts-rule-not-changed = नियम नहीं बदला गया
alerts-rule-not-deleted = नियम नहीं हटाया गया
alerts-rule-deleting = नियम हटा दिया जाएगा

# The form of a rule.

alerts-rule-saved = अब से इस नियम पर नज़र रखी जाएगी
alerts-tell-when = कब बताएँ
alerts-which-number = कौन सा नंबर
alerts-webhooks-anyway = जो इवेंट वेबहुक अलर्ट सुनते हैं, उन्हें हर हाल में बताया जाता है।

# What a rule watches for, as one chooses it.

alerts-kind-disconnected = कोई नंबर भेज नहीं पा रहा
alerts-kind-throttled = WhatsApp किसी नंबर को धीमा कर रहा है
alerts-kind-outbox-age = संदेश बहुत देर तक रुके रहते हैं
alerts-kind-error-rate = बहुत सारे संदेश विफल होते हैं
alerts-kind-check-failed = कोई टेस्ट बातचीत विफल होती है
alerts-kind-problem = WhatsApp किसी समस्या की सूचना देता है

# The sentence under the choice. “More than this” and “so many” mean the number that is entered beside it.

alerts-help-disconnected = यह बंद है, या WhatsApp अब इसका ऐक्सेस टोकन स्वीकार नहीं करता।
alerts-help-throttled = इतने या ज़्यादा संदेश रुके हैं, क्योंकि WhatsApp नंबर को इससे तेज़ नहीं भेजने देता।
alerts-help-outbox-age = जो सबसे पुराना संदेश अभी भेजा जाना है, वह इससे ज़्यादा देर से रुका है।
alerts-help-error-rate = पिछले 15 मिनट के संदेशों में से इससे ज़्यादा विफल हुए। दस से कम संदेशों से कुछ पता नहीं चलता।
alerts-help-check-failed = नीचे की कोई टेस्ट बातचीत लगातार इतनी बार विफल हुई है।
alerts-help-problem = पिछले एक दिन में WhatsApp ने खाते पर रोक लगाई, नंबर की गुणवत्ता घटाई, या कोई टेम्पलेट अस्वीकार किया या रोका।

# Names of the number that is entered.

alerts-limit-waiting = रुके हुए संदेश
alerts-limit-seconds = सेकंड
alerts-limit-percent = प्रतिशत
alerts-limit-failures = लगातार विफलताएँ
alerts-limit-problems = समस्याएँ

# The whole rule in one line. Where there are numbers they are 2 or more, except percents. $duration is one of the three below it.

alerts-rule-disconnected = भेज नहीं पा रहा
alerts-rule-throttled-one = WhatsApp ने धीमा किया है, और एक संदेश रुका है
alerts-rule-throttled = WhatsApp ने धीमा किया है, और { $n } या ज़्यादा संदेश रुके हैं
alerts-rule-outbox-age = सबसे पुराना संदेश { $duration } से ज़्यादा देर से रुका है
alerts-hours = { $n ->
    [one] { $n } घंटे
   *[other] { $n } घंटों
    }
alerts-minutes = { $n ->
    [one] { $n } मिनट
   *[other] { $n } मिनट
    }
alerts-seconds = { $n ->
    [one] { $n } सेकंड
   *[other] { $n } सेकंड
    }
alerts-rule-error-rate = { $n } % से ज़्यादा संदेश विफल होते हैं
alerts-rule-check-failed-one = टेस्ट बातचीत विफल होती है
alerts-rule-check-failed = टेस्ट बातचीत लगातार { $n } बार विफल होती है
alerts-rule-problems = WhatsApp एक दिन में { $n } या ज़्यादा समस्याओं की सूचना देता है

# Who is told by WhatsApp, in the form of a rule.

alerts-notify = मुझे WhatsApp पर बताएँ
alerts-notify-help = जब यह शुरू हो, और जब ख़त्म हो।
alerts-phone = आपका फ़ोन नंबर
alerts-phone-help = देश के कोड के साथ, जैसे +49 1511 1234567।
alerts-sent-from = किससे भेजा जाए
alerts-sent-from-help = जब यही विफल हो तब कोई दूसरा इस्तेमाल होता है।
alerts-any-number = कोई भी नंबर जो काम करता हो
alerts-template = संदेश टेम्पलेट
alerts-template-help = Meta पर इसका नाम; एक वैरिएबल के साथ, जिसमें अलर्ट आता है।
alerts-template-language = टेम्पलेट की भाषा
alerts-template-language-help = जैसे Meta लिखता है; ख़ाली हो तो en_US।
alerts-no-template = टेम्पलेट के बिना WhatsApp अलर्ट तभी पहुँचाता है जब आपने उस नंबर को पिछले 24 घंटों में लिखा हो। टेम्पलेट हमेशा पहुँचता है।

# Test conversations: the list. They are held now and then; “Add” stands in the head of a list.

alerts-checks = टेस्ट बातचीत
alerts-checks-help = Botloom समय-समय पर आपके अपने फ़्लो से बात करता है और देखता है कि वह ठीक जवाब देता है या नहीं। किसी को लिखा नहीं जाता।
alerts-add = जोड़ें
alerts-add-check = टेस्ट बातचीत जोड़ें
alerts-edit-check = टेस्ट बातचीत में बदलाव करें
alerts-no-checks = अभी कोई टेस्ट बातचीत नहीं
alerts-no-checks-text = बताएँ कि कोई संपर्क क्या लिखेगा और क्या जवाब आना चाहिए, जैसे “नमस्ते” और “हम कैसे मदद कर सकते हैं?”। विफल होने पर ऊपर का कोई नियम आपको बताता है।

# One test conversation: how it went the last time. $ago is such as “5 min ago”, $ms milliseconds.

alerts-outcome-ok = सफल
alerts-outcome-failed = विफल
alerts-outcome-slow = बहुत धीमी
alerts-outcome-unknown = पता नहीं
alerts-not-held = अभी तक नहीं हुई
alerts-ago-answered = { $ago }, { $ms } ms में जवाब आया
alerts-failed = अपेक्षित: { $expected }। जो आया: { $came }
alerts-failed-at-step = चरण { $step }: अपेक्षित: { $expected }। जो आया: { $came }
alerts-more-check = इस टेस्ट बातचीत के बारे में और
alerts-hold-now = अभी करें
alerts-how-it-went = कैसी रही
alerts-held-soon = यह कुछ सेकंड में होगी
alerts-not-started = इसे शुरू नहीं किया जा सका
alerts-check-not-changed = टेस्ट बातचीत नहीं बदली गई
alerts-check-not-deleted = टेस्ट बातचीत नहीं हटाई गई
alerts-check-deleting = टेस्ट बातचीत हटा दी जाएगी

# How often it is held. In small letters; the form makes the first one large. Hours and minutes are 2 or more.

alerts-every-minute = हर मिनट
alerts-every-hour = हर घंटे
alerts-once-a-day = दिन में एक बार
alerts-every-hours = हर { $n } घंटे में
alerts-every-minutes = हर { $n } मिनट में

# The dialog with how it went, time after time. What is said of a time stands in one line: version, speed, how many steps went through the whole server.

alerts-history-order = सबसे हाल की बार सबसे पहले।
alerts-history-empty = यह अभी तक नहीं हुई।
alerts-version = संस्करण { $version }
alerts-answered = { $ms } ms में जवाब आया
alerts-through-engine = सिर्फ़ इंजन ने चलाई
alerts-through-server = { $n ->
    [one] { $n } चरण पूरे सर्वर से होकर
   *[other] { $n } चरण पूरे सर्वर से होकर
    }

# The form of a test conversation. $name is a test that the flow has.

alerts-check-saved = यह कुछ सेकंड में होगी, और फिर बार-बार
alerts-check-version = उस संस्करण के साथ होती है जो उस समय नंबर पर जवाब देता है।
alerts-name = नाम
alerts-number = नंबर
alerts-what-is-said = क्या कहा जाता है
alerts-own-lines = मेरी अपनी पंक्तियाँ
alerts-flow-test = फ़्लो का टेस्ट: { $name }
alerts-how-often = कितनी बार
alerts-slow-seconds = जवाब में कितने सेकंड लग सकते हैं

# The lines of a test conversation: who says something, and the words. “They” are the contact, “we” the flow. “Hi” is the first line of a new one.

alerts-conversation = बातचीत
alerts-they-write = वे लिखते हैं
alerts-they-tap = वे टैप करते हैं
alerts-we-expect = हमें चाहिए
alerts-hi = नमस्ते
alerts-who = कौन
alerts-words = शब्द
alerts-remove-line = यह पंक्ति हटाएँ
alerts-add-line = एक पंक्ति जोड़ें
alerts-contains = जवाब में बस ये शब्द होने चाहिए।
