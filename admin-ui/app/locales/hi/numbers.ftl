# Numbers: where contacts write to, and what answers there.

# Words of several pages and cards. "Number" is a phone number of WhatsApp, connected to the app.

numbers-title = नंबर
numbers-number = नंबर
numbers-name = नाम
numbers-name-help = आपके और आपके सहकर्मियों के लिए।
numbers-cancel = रद्द करें
numbers-delete = हटाएँ
numbers-save = सहेजें
numbers-saved = सहेजा गया
numbers-add = नंबर जोड़ें
numbers-connect-heading = WhatsApp नंबर जोड़ें
numbers-access-token = एक्सेस टोकन
numbers-app-secret = ऐप सीक्रेट
numbers-not-known = पता नहीं
numbers-watch-out = ध्यान दें
numbers-needs-you = आपकी ज़रूरत है
numbers-never = कभी नहीं
numbers-none-such = ऐसा कोई नंबर नहीं है
numbers-maybe-deleted = शायद इसे हटा दिया गया है।
numbers-open-flows = फ़्लो खोलें
numbers-receive = संदेश पाएँ

# The list of numbers.

numbers-subtitle = लोग कहाँ लिखते हैं, और वहाँ कौन-सा फ़्लो जवाब देता है।
numbers-empty = अभी कोई नंबर नहीं है
numbers-empty-text = सिम्युलेटर से शुरू करें: स्क्रीन पर एक फ़ोन, जिसे किसी खाते की ज़रूरत नहीं।
numbers-simulator = सिम्युलेटर
numbers-by-code = QR कोड से WhatsApp
numbers-answering = जवाब दे रहा है
numbers-nothing-answers = कोई जवाब नहीं देता
numbers-flow-version = { $flow } · संस्करण { $version }
numbers-more = इस नंबर के लिए और विकल्प
numbers-pause-nothing = रोकें: कोई जवाब न दें
numbers-paused = “{ $name }” पर अब कोई जवाब नहीं देता। जारी रखने के लिए इस पर कोई फ़्लो प्रकाशित करें।
numbers-not-paused = “{ $name }” को रोका नहीं जा सका
numbers-not-deleted = नंबर हटाया नहीं जा सका
numbers-will-be-deleted = “{ $name }” हटा दिया जाएगा

# The dialog "Add number".

numbers-add-connect-text = Meta की Cloud API से एक असली नंबर, चरण-दर-चरण।
numbers-add-code = QR कोड से फ़ोन जोड़ें
numbers-add-code-text = आपके पास मौजूद फ़ोन का नंबर: स्कैन करें, और बॉट जवाब देगा।
numbers-add-simulator-text = या सिम्युलेटर जोड़ें: फ़्लो आज़माने के लिए स्क्रीन पर एक फ़ोन।
numbers-simulator-example = टेस्ट फ़ोन
numbers-add-simulator = सिम्युलेटर जोड़ें

# Connecting a number through Meta’s Cloud API: the five steps, of which the first two are before the number is kept. The first message is the title of the window.

numbers-connect-title = नंबर जोड़ें · Botloom
numbers-connect-subtitle = Meta की Cloud API से, पाँच चरणों में। तीसरे चरण से आप बीच में छोड़कर बाद में लौट सकते हैं।
numbers-give-access = एक्सेस दें
numbers-choose = नंबर चुनें
numbers-register-step = नंबर रजिस्टर करें
numbers-write-first = पहला संदेश लिखें
numbers-choose-wait = टोकन जिन नंबरों तक पहुँचता है, वे यहाँ दिखेंगे।
numbers-comes-next = यह आगे आएगा।
numbers-step-done = पूरा हुआ
numbers-one-account = सिर्फ़ एक WhatsApp खाता
numbers-account-id = WhatsApp खाता ID
numbers-account-id-help = WhatsApp Business खाते की; खाली होने पर वे सभी जिन तक टोकन पहुँचता है।
numbers-kept-encrypted = नंबर चुनने से पहले कुछ नहीं रखा जाता; फिर दोनों एन्क्रिप्ट करके रखे जाते हैं।
numbers-check-access = एक्सेस जाँचें
numbers-account = WhatsApp खाता
numbers-ids-by-hand = ID खुद भरें
numbers-phone-number-id = फ़ोन नंबर ID
numbers-phone-number = फ़ोन नंबर
numbers-name-example = दुकान, बर्लिन
numbers-connect-this = यह नंबर जोड़ें
numbers-already-here = पहले से यहाँ है: { $name }
numbers-registered = रजिस्टर्ड
numbers-not-registered = अभी रजिस्टर्ड नहीं

# Where to find token and secret on Meta’s pages: use the words that Meta’s own pages have in this language.

numbers-token-place = business.facebook.com → सेटिंग → सिस्टम यूज़र → टोकन जनरेट करें, कभी समाप्त न होने वाला, whatsapp_business_messaging और whatsapp_business_management के साथ
numbers-secret-place = developers.facebook.com → आपका ऐप → ऐप सेटिंग → बेसिक

# What was checked at Meta, one line each, and how it stands.

numbers-checked-list = क्या जाँचा गया
numbers-fine = ठीक है
numbers-problem = समस्या

# Setting up a number that is kept: steps three to five. The first message is the title of the window.

numbers-set-up-title = नंबर सेट अप करें · Botloom
numbers-set-up-heading = नंबर सेट अप करें
numbers-set-up-subtitle = आप कभी भी छोड़कर लौट सकते हैं: जो हो चुका है, वह बना रहेगा।
numbers-no-set-up = सिम्युलेटर को सेट-अप की ज़रूरत नहीं
numbers-no-set-up-text = उसके पेज पर उसे लिखें।
numbers-not-checked-sentence = अभी जाँचा नहीं गया।
numbers-check-again = फिर से जाँचें
numbers-replace-token-or-secret = टोकन या सीक्रेट बदलें
numbers-is-registered = नंबर Cloud API के लिए रजिस्टर्ड है।
numbers-pin = PIN
numbers-pin-help = छह अंक। अगर नंबर पर टू-स्टेप वेरिफ़िकेशन है, तो उसका PIN; वरना कोई एक चुनें और संभालकर रखें।
numbers-register = रजिस्टर करें
numbers-is-subscribed = आपके ऐप ने खाते के संदेश सब्सक्राइब कर लिए हैं।
numbers-subscribe-first = पहले, आपका ऐप खाते के संदेश सब्सक्राइब करता है।
numbers-subscribe = सब्सक्राइब करें
numbers-enter-both = फिर दोनों Meta पर भरें: आपका ऐप → WhatsApp → कॉन्फ़िगरेशन → Webhook, “वेरिफ़ाई करें और सेव करें” चुनें, और “messages” फ़ील्ड सब्सक्राइब करें।
numbers-verified = Meta ने { $ago } वेरिफ़ाई किया
numbers-delivers = Meta यहाँ संदेश पहुँचाता है
numbers-verify-wait = Meta के पता वेरिफ़ाई करने का इंतज़ार है
numbers-write-anything = अपने फ़ोन से इस नंबर पर कुछ भी लिखें।
numbers-write-anything-to = अपने फ़ोन से { $phone } पर कुछ भी लिखें।
numbers-first-wait = पहले संदेश का इंतज़ार है
numbers-show = नंबर दिखाएँ
numbers-nothing-answers-yet = यहाँ अभी कोई जवाब नहीं देता। कोई फ़्लो खोलें और उसे इस नंबर पर प्रकाशित करें।

# The page of one number: what answers, and its name.

numbers-show-all = सभी नंबर दिखाएँ
numbers-answers-title = यहाँ कौन जवाब देता है
numbers-version-since = संस्करण { $version }, { $ago } से
numbers-pause = रोकें
numbers-answers-none = कोई नहीं। संदेश रखे जाते हैं, पर किसी को जवाब नहीं मिलता। कोई फ़्लो खोलें और उसे यहाँ प्रकाशित करें।
numbers-name-not-changed = नाम नहीं बदला गया
numbers-settings = सेटिंग

# The card of what to enter at Meta, so that messages arrive.

numbers-webhook-subtitle = दोनों Meta पर भरें: आपका ऐप → WhatsApp → कॉन्फ़िगरेशन → Webhook।
numbers-webhook-not-public = Meta केवल https पते लेता है जिन तक इंटरनेट से पहुँचा जा सके। यह पेज अपने सार्वजनिक पते से खोलें और वहाँ से कॉपी करें।
numbers-callback-url = कॉलबैक URL
numbers-callback-copy = कॉलबैक URL कॉपी करें
numbers-verify-token = वेरिफ़ाई टोकन
numbers-verify-token-help = फिर वहाँ “messages” फ़ील्ड सब्सक्राइब करें।
numbers-verify-token-copy = वेरिफ़ाई टोकन कॉपी करें
numbers-verify-token-hidden = वेरिफ़ाई टोकन एडमिन को दिखाया जाता है।

# The card "Sending": when messages of the number may go out. "Waiting" messages go out later by themselves.

numbers-sending = भेजना
numbers-sending-subtitle = इस नंबर के संदेश कब जा सकते हैं। जो नहीं जा सकते, वे अपने क्रम में इंतज़ार करते हैं।
numbers-sent-of = आज { $cap } में से { $sent } संदेश
numbers-sent = आज { $sent } संदेश
numbers-wait-quiet = शांत समय। संदेश { $until } तक इंतज़ार करेंगे।
numbers-wait-cap = आज के संदेश भेजे जा चुके हैं। अगले { $until } तक इंतज़ार करेंगे।
numbers-wait-warm-up = नंबर नया है, और आज के संदेश भेजे जा चुके हैं। अगले { $until } तक इंतज़ार करेंगे।
numbers-rules-not-changed = नियम नहीं बदले गए
numbers-timezone = समय क्षेत्र
numbers-timezone-help = जहाँ के हिसाब से दिन शुरू होता है और नीचे के समय चलते हैं, जैसे Europe/Berlin। खाली: UTC।
numbers-quiet = शांत समय
numbers-quiet-text = इन समयों में कुछ नहीं जाता।
numbers-cap = हर दिन के संदेश
numbers-cap-help = खाली: जितने भी हों। जो ज़्यादा हैं, वे अगले दिन का इंतज़ार करते हैं।
numbers-no-limit = कोई सीमा नहीं
numbers-warm-up = वार्म-अप
numbers-warm-up-text = नया नंबर हर दिन कम संदेशों से शुरू करता है और रोज़ ज़्यादा भेजता है, ऊपर दी गई संख्या तक।
numbers-first-day = पहले दिन
numbers-growth = हर दिन बढ़ोतरी, % में
numbers-save-rules = नियम सहेजें
numbers-monday = सोमवार
numbers-tuesday = मंगलवार
numbers-wednesday = बुधवार
numbers-thursday = गुरुवार
numbers-friday = शुक्रवार
numbers-saturday = शनिवार
numbers-sunday = रविवार

# Fields of one weekday’s quiet hours: the placeholders "From" and "To", the word between the two fields, and the fields’ names for screen readers.

numbers-from = कब से
numbers-to = कब तक
numbers-between-to = से
numbers-day-from = { $day }, कब से
numbers-day-to = { $day }, कब तक
numbers-hours-help = जैसे 22:00 से 08:00, जो अगली सुबह खत्म होता है। 00:00 से 24:00 पूरा दिन है; खाली मतलब बिल्कुल नहीं।
numbers-reply-minutes = फिर भी जवाब दें, मिनट
numbers-reply-minutes-help = जिसने अभी-अभी लिखा है, वह जाग रहा है और जवाब चाहता है। 0: शांत समय में किसी को जवाब नहीं।

# The card "Health" of a number: how it fares at Meta.

numbers-health = स्थिति
numbers-healthy = अच्छी
numbers-not-checked = जाँचा नहीं गया
numbers-check-failed = नंबर जाँचा नहीं जा सका
numbers-quality = क्वालिटी रेटिंग
numbers-quality-high = ऊँची
numbers-quality-medium = मध्यम
numbers-quality-low = कम
numbers-limit = संदेश सीमा
numbers-limit-none = हर दिन कितने भी नए लोग
numbers-limit-not-set = पहले संदेश से पहले तय नहीं
numbers-limit-people = हर दिन { $people } नए लोग
numbers-display-name = दिखने वाला नाम
numbers-name-review = नाम की समीक्षा
numbers-last-webhook = पिछला वेबहुक
numbers-failed = विफल
numbers-failed-nothing = 24 घंटों में कुछ नहीं भेजा गया
numbers-failed-share = 24 घंटों में { $sent } में से { $percent } % संदेश
numbers-checked = { $ago } जाँचा गया
numbers-not-checked-yet = अभी जाँचा नहीं गया
numbers-set-up = सेट अप करें
numbers-check-now = अभी जाँचें

# The card "Forms": which forms of the flow open inside WhatsApp.

numbers-forms = फ़ॉर्म
numbers-form-inside = WhatsApp के अंदर खुलता है
numbers-form-waiting = प्रकाशित हो रहा है
numbers-form-failed = प्रकाशित नहीं हुआ
numbers-form-one-by-one = एक-एक करके पूछा जाता है
numbers-form-again = { $attempts ->
    [one] { $attempts } कोशिश। अगली कोशिश: { $time }।
   *[other] { $attempts } कोशिशें। अगली कोशिश: { $time }।
}

# The card "Token and secret": new ones in place of the old.

numbers-credentials = टोकन और सीक्रेट
numbers-credentials-subtitle = नया पहले Meta पर आज़माया जाता है; उसके स्वीकार होने तक पुराना ही चलता है।
numbers-new-token = नया एक्सेस टोकन
numbers-new-secret = नया ऐप सीक्रेट
numbers-replace = बदलें
numbers-replaced = बदल दिया गया। रुके हुए संदेश अब जा रहे हैं।

# The card "Files and signs": what becomes of files, and signs such as read receipts.

numbers-options = फ़ाइलें और संकेत
numbers-options-subtitle = संपर्कों की भेजी फ़ाइलों का क्या होता है, और संपर्क बॉट के बारे में क्या देखते हैं।
numbers-fetch = फ़ाइलें लाएँ
numbers-fetch-help = WhatsApp इन्हें कुछ हफ़्ते रखता है।
numbers-fetch-at-once = जैसे ही आएँ
numbers-fetch-on-demand = जब कोई इन्हें खोले
numbers-fetch-never = कभी नहीं: केवल प्रकार और नाम रखें
numbers-keep-days = फ़ाइलें इतने दिन बाद हटाएँ
numbers-keep-days-help = खाली: जैसा इंस्टॉलेशन में तय है।
numbers-read-receipts = पढ़े जाने की सूचना
numbers-read-receipts-text = संपर्क देखते हैं कि उनके संदेश पढ़े गए, और जहाँ फ़्लो कहे वहाँ कि बॉट टाइप कर रहा है।
numbers-forms-inside = WhatsApp के अंदर फ़ॉर्म
numbers-forms-inside-text = फ़ॉर्म एक-एक करके पूछे जाने के बजाय एक ही स्क्रीन पर खुलते हैं।
numbers-save-settings = सेटिंग सहेजें
numbers-settings-not-changed = सेटिंग नहीं बदली गईं

# The card of what WhatsApp told of a number, and how grave it is.

numbers-news = WhatsApp ने क्या बताया
numbers-news-info = जानने लायक
numbers-news-empty = अभी कुछ नहीं। खाते, टेम्पलेट और नंबर की क्वालिटी की खबरें यहाँ दिखेंगी।

# The phone of a simulator.

numbers-phone = सिम्युलेटेड फ़ोन
numbers-phone-view = जो संपर्क देखता है
numbers-phone-hello = नमस्ते कहें
numbers-phone-hello-text = नीचे एक संदेश लिखें, जैसे कोई अपने फ़ोन से लिखता।
numbers-phone-message = संदेश
numbers-phone-send = भेजें
numbers-phone-not-sent = संदेश नहीं भेजा गया
numbers-phone-as = इस नाम से लिख रहे हैं
numbers-phone-as-help = दूसरा नाम मतलब दूसरा संपर्क, जिसकी अपनी बातचीत होगी।

# Which numbers a person or a key sees. The count stands in a badge: nothing else is seen.

numbers-access-none = कोई नंबर नहीं
numbers-access-count = केवल { $n } नंबर
numbers-access-all = सभी नंबर, बाद में आने वाले भी
numbers-access-some = केवल यहाँ चुने गए नंबर
numbers-access-help = उनकी बातचीत और संपर्कों के साथ।
numbers-access-list = दिखने वाले नंबर
