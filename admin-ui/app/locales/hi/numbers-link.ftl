# Numbers that are connected by QR code: a phone’s own WhatsApp, to which the app is linked as a device. Use the words that WhatsApp itself has for “linked devices” in this language.

# The page for a new one. The first message is the title of the window.

numbers-link-new-title = QR कोड से जोड़ें · Botloom
numbers-link-numbers = नंबर
numbers-link-new-heading = QR कोड से नंबर जोड़ें
numbers-link-new-subtitle = फ़ोन इस्तेमाल में रहता है; बॉट उसके साथ-साथ जवाब देता है, जैसे कंप्यूटर पर WhatsApp।
numbers-link-name-number = नंबर को नाम दें
numbers-link-to-know = जानने की बातें
numbers-link-know-unofficial = WhatsApp प्रोग्रामों को यह तरीका आधिकारिक तौर पर नहीं देता। जो नंबर बहुत भेजता है, या उन लोगों को भेजता है जिन्होंने पहले नहीं लिखा, उसे वह ब्लॉक कर सकता है।
numbers-link-know-careful = इसलिए नया नंबर संभलकर शुरू करता है: पहले दिन कम संदेश, फिर हर दिन ज़्यादा। आप इसे उसके पेज पर बदल सकते हैं।
numbers-link-know-choices = विकल्प नंबर वाले टेक्स्ट के रूप में दिखते हैं। बटन, सूचियों और टेम्पलेट के लिए Meta की Cloud API से नंबर जोड़ें।
numbers-link-name = नाम
numbers-link-name-help = आपके और आपके सहकर्मियों के लिए।
numbers-link-name-example = दुकान, बर्लिन
numbers-link-show-the-qr = QR कोड दिखाएँ

# The card on the number’s page: the steps while a phone is linked.

numbers-link-connection = कनेक्शन
numbers-link-step-ask = WhatsApp से कोड माँगना
numbers-link-step-code = फ़ोन पर कोड स्कैन या टाइप करना
numbers-link-step-agree = फ़ोन की सहमति
numbers-link-step-share = ज़रूरी जानकारी साझा करना

# The code that waits, with its time in seconds ($n). WhatsApp gives at most six codes; $number says which one it is.

numbers-link-code-coming = नया कोड आ रहा है…
numbers-link-seconds-left = { $n } सेकंड बाकी
numbers-link-code-left = 6 में से कोड { $number } · { $n } सेकंड बाकी

# How to scan the code, and how to type one. “Settings”, “Linked devices”, “Link a device” and “Link with phone number instead” are what WhatsApp on the phone says.

numbers-link-qr-label = फ़ोन पर WhatsApp के लिए QR कोड
numbers-link-scan-open = उस फ़ोन पर WhatsApp खोलें जिसके नंबर से जवाब देना है।
numbers-link-scan-tap = सेटिंग, फिर लिंक किए गए डिवाइस, फिर डिवाइस लिंक करें पर टैप करें।
numbers-link-scan-point = फ़ोन को इस कोड के सामने रखें।
numbers-link-type-open = फ़ोन पर WhatsApp खोलें। शायद वहाँ पहले से एक सूचना दिख रही हो; उस पर टैप करें।
numbers-link-type-tap = वरना सेटिंग, लिंक किए गए डिवाइस, डिवाइस लिंक करें, इसके बजाय फ़ोन नंबर से लिंक करें पर टैप करें।
numbers-link-type-code = यह कोड टाइप करें।
numbers-link-other-way = स्कैन नहीं कर सकते? इसके बजाय कोड इस्तेमाल करें
numbers-link-phone-number = फ़ोन नंबर
numbers-link-phone-number-help = जिस फ़ोन से जवाब देना है उसका, देश के कोड के साथ।
numbers-link-show-typed = टाइप करने के लिए कोड दिखाएँ

# Buttons of the card, and the question before logging out. What was linked is forgotten by logging out; pausing keeps it.

numbers-link-connect = जोड़ें
numbers-link-show-qr = QR कोड दिखाएँ
numbers-link-another = दूसरा फ़ोन लिंक करें
numbers-link-pause = रोकें
numbers-link-cancel = रद्द करें
numbers-link-log-out-more = लॉग आउट करें…
numbers-link-log-out-title = इस नंबर को लॉग आउट करें?
numbers-link-log-out-text = फ़ोन इस डिवाइस को भूल जाएगा, और फिर से कोई फ़ोन लिंक होने तक किसी को जवाब नहीं मिलेगा। बातचीत बनी रहेगी।
numbers-link-log-out = लॉग आउट करें
numbers-link-before = पहले क्या हुआ

# How the link stands, in two words for a badge, and then in sentences that say what happened and what to do. “This device” is the app, as the phone sees it.

numbers-link-not-connected = जुड़ा नहीं है
numbers-link-unlinked-text = अभी कोई फ़ोन लिंक नहीं है। QR कोड दिखाएँ और उसे उस फ़ोन से स्कैन करें जिसके नंबर से जवाब देना है।
numbers-link-connecting = जुड़ रहा है
numbers-link-starting-text = WhatsApp से कोड माँगा जा रहा है। इसमें कुछ सेकंड लगते हैं।
numbers-link-waiting = फ़ोन का इंतज़ार है
numbers-link-scanned = स्कैन हो गया
numbers-link-scanned-text = फ़ोन ने सहमति दी। उसे थोड़ी देर ऑनलाइन रखें।
numbers-link-almost-ready = लगभग तैयार
numbers-link-syncing-text = फ़ोन ज़रूरी जानकारी साझा कर रहा है। इसमें करीब दस सेकंड लगते हैं।
numbers-link-connected = जुड़ा है
numbers-link-connected-to = { $phone } से जुड़ा है। संदेश आते-जाते हैं, फ़ोन बंद होने पर भी।
numbers-link-connected-to-phone = फ़ोन से जुड़ा है। संदेश आते-जाते हैं, फ़ोन बंद होने पर भी।
numbers-link-reconnecting = फिर से जुड़ रहा है
numbers-link-reconnecting-text = WhatsApp से कनेक्शन टूट गया और अपने-आप फिर से कोशिश हो रही है। कुछ भी नहीं खोता: संदेश दोनों तरफ़ इंतज़ार करते हैं।
numbers-link-paused = रोका गया
numbers-link-restored-text = यह इंस्टॉलेशन बैकअप से बहाल किया गया है, और पुराना शायद अब भी जुड़ा हो। उसके बंद होने पर जोड़ें।
numbers-link-paused-text = किसी ने कनेक्शन रोक दिया। फ़ोन लिंक रहता है, और लोग इस बीच जो लिखेंगे वह बाद में आएगा।
numbers-link-no-scan = स्कैन नहीं हुआ
numbers-link-no-scan-text = बिना स्कैन हुए सभी कोड खत्म हो गए। फ़ोन हाथ में लें और नया कोड दिखाएँ।
numbers-link-logged-out = लॉग आउट हो गया
numbers-link-out-by-admin-text = किसी ने यहाँ इस नंबर को लॉग आउट किया। जो लिखा गया वह बना रहता है; जारी रखने के लिए फ़ोन लिंक करें।
numbers-link-out-away-text = जब यह डिवाइस ऑफ़लाइन था, तब फ़ोन ने इसे अनलिंक कर दिया। जो लिखा गया वह बना रहता है; उसके बाद के संदेश केवल फ़ोन पर हैं।
numbers-link-out-by-phone-text = फ़ोन ने “लिंक किए गए डिवाइस” में इस डिवाइस को अनलिंक कर दिया। जो लिखा गया वह बना रहता है; फिर से फ़ोन लिंक होने तक किसी को जवाब नहीं मिलेगा।
numbers-link-elsewhere = कहीं और इस्तेमाल में
numbers-link-elsewhere-text = कोई दूसरा प्रोग्राम यही लिंक इस्तेमाल कर रहा है, शायद कोई दूसरा इंस्टॉलेशन। उसे बंद करें, फिर जोड़ें।
numbers-link-blocked = ब्लॉक किया गया
numbers-link-blocked-text = WhatsApp ने इस खाते को कुछ समय के लिए ब्लॉक किया है। तब तक कुछ नहीं भेजा जाएगा; जो इंतज़ार में है वह बना रहेगा। कम भेजें, और केवल उन्हें जिन्होंने पहले लिखा।
numbers-link-blocked-until-text = WhatsApp ने इस खाते को कुछ समय के लिए, { $day }, { $time } UTC तक, ब्लॉक किया है। तब तक कुछ नहीं भेजा जाएगा; जो इंतज़ार में है वह बना रहेगा। कम भेजें, और केवल उन्हें जिन्होंने पहले लिखा।
numbers-link-unreadable = खोला नहीं जा सकता
numbers-link-unreadable-text = लिंक अभी इस्तेमाल हो रही मास्टर कुंजी से अलग कुंजी के साथ रखा गया था। सही कुंजी से यह फिर चलेगा; कुछ भी हटाया नहीं गया।
numbers-link-outdated = अपडेट ज़रूरी है
numbers-link-outdated-text = यह इंस्टॉलेशन WhatsApp Web का जो संस्करण इस्तेमाल करता है, WhatsApp उसे अब स्वीकार नहीं करता। Botloom अपडेट करें, फिर जोड़ें।

# Why a phone was not linked.

numbers-link-wrong-account = पहले से अलग खाता स्कैन हुआ: यह नंबर { $phone } का है। उसे फिर से अनलिंक कर दिया गया। सही फ़ोन से स्कैन करें, या जान-बूझकर दूसरा लिंक करें।
numbers-link-wrong-account-phone = पहले से अलग खाता स्कैन हुआ: यह नंबर पहले वाले फ़ोन का है। उसे फिर से अनलिंक कर दिया गया। सही फ़ोन से स्कैन करें, या जान-बूझकर दूसरा लिंक करें।
numbers-link-already-linked = यह खाता इस इंस्टॉलेशन के किसी दूसरे नंबर से पहले ही लिंक है। उसे इस्तेमाल करें, या पहले वहाँ से लॉग आउट करें।
numbers-link-too-often = WhatsApp कुछ समय तक इस फ़ोन के लिए और कोड नहीं देगा। इसके बजाय QR कोड स्कैन करें, या एक घंटे बाद फिर से कोशिश करें।
numbers-link-code-refused = WhatsApp ने इस फ़ोन नंबर के लिए कोड नहीं दिया। कृपया नंबर जाँचें, या इसके बजाय QR कोड स्कैन करें।
numbers-link-phone-outdated = फ़ोन पर WhatsApp लिंक किए गए डिवाइसों के लिए बहुत पुराना है। उसे वहाँ अपडेट करें, फिर से कोशिश करें।
numbers-link-no-agreement = फ़ोन और इस डिवाइस में सहमति नहीं हुई, इसलिए कुछ लिंक नहीं हुआ। कृपया फिर से कोशिश करें; एक फ़ोन पर ज़्यादा से ज़्यादा चार लिंक किए गए डिवाइस हो सकते हैं।

# Settings of such a number, in the card “Files and signs”. The bot leaves a contact alone for a while when a person answered on the phone; the first value is none of that.

numbers-link-silent = फ़ोन से जवाब देने के बाद चुप
numbers-link-silent-help = जब कोई फ़ोन से ही किसी संपर्क को लिखता है, तो बॉट उस संपर्क को इतने समय तक कुछ नहीं लिखता।
numbers-link-not-at-all = बिल्कुल नहीं
numbers-link-15-minutes = 15 मिनट
numbers-link-1-hour = 1 घंटा
numbers-link-4-hours = 4 घंटे
numbers-link-1-day = 1 दिन
numbers-link-1-week = 1 हफ़्ता
numbers-link-minutes = { $n } मिनट
numbers-link-choices = विकल्प इस रूप में दिखते हैं
numbers-link-choices-help = जो पोल में नहीं आता, वह नंबर वाले टेक्स्ट के रूप में दिखता है।
numbers-link-numbered = नंबर वाला टेक्स्ट, जवाब नंबर या शब्दों में
numbers-link-poll = 12 विकल्पों तक का पोल
numbers-link-pace = इंसान की रफ़्तार से
numbers-link-pace-text = संदेश थोड़ी देर बाद पढ़े जाते हैं, और जवाब कुछ सेकंड में टाइप होते हैं। तुरंत जवाब देने वाले प्रोग्राम जल्दी ब्लॉक होते हैं।

# The card that says how likely WhatsApp blocks the number, a line for each thing that counts, with what helps below it. “It” is the number. “Sending”, “Files and signs” and “At the pace of a person” are what those cards and that setting are called.

numbers-link-risk = ब्लॉक होने का जोखिम
numbers-link-risk-subtitle = WhatsApp प्रोग्रामों को यह तरीका आधिकारिक तौर पर नहीं देता, और प्रोग्राम जैसा व्यवहार करने वाले नंबर ब्लॉक करता है।
numbers-link-risk-blocked = WhatsApp ने अभी इस खाते को ब्लॉक किया है। ब्लॉक खत्म होने तक कुछ नहीं भेजा जाएगा।
numbers-link-risk-blocked-help = उसके बाद हर दिन कम संदेशों से फिर शुरू करें, और केवल उन्हें जिन्होंने पहले लिखा।
numbers-link-risk-cap = आज { $cap } में से { $sent } संदेश भेजे गए।
numbers-link-risk-cap-near = जो सीमा से ज़्यादा है वह कल का इंतज़ार करता है; कुछ भी नहीं खोता।
numbers-link-risk-no-cap = { $n ->
    [one] आज { $n } संदेश भेजा गया, बिना सीमा के।
   *[other] आज { $n } संदेश भेजे गए, बिना सीमा के।
}
numbers-link-risk-no-cap-help = “भेजना” में हर दिन की सीमा तय करें। जो नंबर अचानक बहुत भेजता है, वह सबसे जल्दी ब्लॉक होता है।
numbers-link-risk-warm-up = { $n ->
    [one] इसने हर दिन { $n } संदेश से शुरू किया और हर दिन { $growth } % ज़्यादा भेज सकता है।
   *[other] इसने हर दिन { $n } संदेशों से शुरू किया और हर दिन { $growth } % ज़्यादा भेज सकता है।
}
numbers-link-risk-no-warm-up = यह धीरे-धीरे शुरू नहीं करता।
numbers-link-risk-no-warm-up-help = नए नंबर को शुरू में कम भेजना चाहिए: “भेजना” में उसकी सीमा अपने-आप बढ़ सकती है।
numbers-link-risk-quiet = यह लोगों की तरह शांत समय रखता है।
numbers-link-risk-no-quiet = यह किसी भी समय भेजता है।
numbers-link-risk-no-quiet-help = रात में शांत समय होने से यह प्रोग्राम जैसा कम लगता है।
numbers-link-risk-pace = यह इंसान की रफ़्तार से पढ़ता और टाइप करता है।
numbers-link-risk-no-pace = यह तुरंत जवाब देता है, जैसा कोई इंसान नहीं करता।
numbers-link-risk-no-pace-help = “फ़ाइलें और संकेत” में “इंसान की रफ़्तार से” चालू करें।
numbers-link-risk-strangers = जिसने न पहले लिखा और न सहमति दी, उसे कोई संदेश नहीं मिलता।

# Beside a message of a conversation that a person wrote on the number’s own phone, past the app; and the hint for it.

numbers-link-on-phone = फ़ोन पर
numbers-link-on-phone-hint = किसी ने यह नंबर के अपने फ़ोन पर लिखा
