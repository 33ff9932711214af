# The panel in which a step of a flow is edited.

# The panel of the chosen step: nothing or several chosen, the step's head.

inspector-nothing-selected = कुछ नहीं चुना गया है
inspector-nothing-selected-help = कोई चरण क्या करता है, यह देखने और बदलने के लिए उसे कैनवास पर चुनें।
inspector-steps-selected = { $n } चरण चुने गए हैं
inspector-steps-selected-help = सभी को खिसकाने के लिए किसी एक को खींचें।
inspector-duplicate = डुप्लिकेट करें
inspector-delete = हटाएँ
inspector-step-title = चरण का शीर्षक
inspector-play-from-here = यहाँ से चलाएँ

# Starts (triggers): which of several wins, and what they may interrupt.

inspector-priority = प्राथमिकता
inspector-priority-help = जब किसी संदेश पर कई शुरुआतें लागू हों, तो बड़ी संख्या वाली चुनी जाती है।
inspector-while-waiting = जब फ़्लो किसी और चीज़ का इंतज़ार कर रहा हो

# Custom actions. An input that need not be given is marked as optional.

inspector-optional = { $label } (वैकल्पिक)
inspector-action-version = { $action } · संस्करण { $version }

# Selects: what stands there before anything is chosen.

inspector-choose = चुनें…
inspector-choose-step = कोई चरण चुनें…
inspector-choose-flow = कोई फ़्लो चुनें…

# Texts for machines. The error is the parser's, in English.

inspector-not-json-yet = यह अभी JSON नहीं है: { $error }।

# Messages: the bar under the field. Words between marks show the mark that makes the look.

inspector-formatting = फ़ॉर्मैटिंग
inspector-bold = बोल्ड: *शब्द*
inspector-italic = इटैलिक: _शब्द_
inspector-struck-through = कटा हुआ: ~शब्द~
inspector-fixed-width = समान चौड़ाई: `शब्द`

# Opening hours. A day's name stands alone and before its hours.

inspector-monday = सोमवार
inspector-tuesday = मंगलवार
inspector-wednesday = बुधवार
inspector-thursday = गुरुवार
inspector-friday = शुक्रवार
inspector-saturday = शनिवार
inspector-sunday = रविवार
inspector-closed = बंद
inspector-hours-from = { $day }, शुरू
inspector-hours-to = { $day }, समाप्त
inspector-add-hours = समय जोड़ें: { $day }
inspector-remove-hours = यह समय हटाएँ: { $day }

# Values of an answer that a step keeps in variables. The path is one in JSON.

inspector-keep-value = जवाब का कोई मान रखें
inspector-keep-path = { $path } रखें

# Lists of entries. The item's name is the step's own, such as option, in English.

inspector-add-item = { $item } जोड़ें
inspector-move-item-up = { $item } { $number } को ऊपर ले जाएँ
inspector-move-item-down = { $item } { $number } को नीचे ले जाएँ
inspector-remove-item = { $item } { $number } हटाएँ

# Names with values, as rows of a table.

inspector-add = जोड़ें
inspector-value = मान
inspector-value-number = मान { $number }
inspector-remove-row = पंक्ति { $number } हटाएँ

# A file to send.

inspector-sent-as-link = लिंक के रूप में भेजा जाता है: WhatsApp हर संदेश के लिए यह पता ख़ुद खोलता है। यह सार्वजनिक होना चाहिए, https:// से शुरू होना चाहिए और ज़्यादा से ज़्यादा { $most } का होना चाहिए। अपलोड की गई फ़ाइल एक ही बार दी जाती है और यहाँ जाँची जाती है।
inspector-file-deleted = यह फ़ाइल हटा दी गई है। कोई दूसरी चुनें।
inspector-file-of-workspace = इस वर्कस्पेस की एक फ़ाइल
inspector-remove-file = फ़ाइल हटाएँ
inspector-file-not-uploaded = फ़ाइल अपलोड नहीं हुई
inspector-upload = अपलोड करें
inspector-choose-existing = चुनें
inspector-choose-file = कोई फ़ाइल चुनें
inspector-choose-file-help = इस वर्कस्पेस में अपलोड की गई फ़ाइलें।
inspector-loading = लोड हो रहा है…
inspector-no-files = अभी ऐसी कोई फ़ाइल नहीं है। एक अपलोड करें।

# Durations.

inspector-unit = इकाई
inspector-seconds = सेकंड
inspector-minutes = मिनट
inspector-hours = घंटे
inspector-days = दिन

# Schedules: the next times, which are listed under it.

inspector-next-runs = अगली बार, आपकी घड़ी के हिसाब से (शेड्यूल { $zone } के अनुसार चलता है):

# Templates that Meta approves.

inspector-choose-template = कोई टेम्पलेट चुनें…
inspector-template-not-there = { $template } (मौजूद नहीं)
inspector-template = टेम्पलेट
inspector-template-help = जो संपर्क 24 घंटे से चुप हैं, उन तक सिर्फ़ स्वीकृत टेम्पलेट पहुँचते हैं।
inspector-template-variables = इसके वैरिएबल, क्रम से: { $names }।

# The words of a step in the flow's other languages.

inspector-other-languages = दूसरी भाषाओं में
inspector-language = भाषा
inspector-language-missing = { $language } ({ $n } बाकी)

# Trying a step: another system is asked for real. The exit is the way by which the flow goes on.

inspector-values-not-json = मान JSON नहीं हैं: { $error }।
inspector-try = आज़माएँ
inspector-try-help = दूसरे सिस्टम से सच में, एक बार पूछता है। किसी संपर्क को कुछ नहीं भेजा जाता।
inspector-values-as-json = वैरिएबल के मान JSON में
inspector-ask-now = अभी पूछें
inspector-answered-with-status = स्टेटस { $status } के साथ जवाब मिला; “{ $exit }” से आगे बढ़ता है।
inspector-answered-with-text = { $text } “{ $exit }” से आगे बढ़ता है।
inspector-answered = जवाब मिला; “{ $exit }” से आगे बढ़ता है।
inspector-answer = जवाब
inspector-asked = पूछा गया
inspector-variables-afterwards = बाद में वैरिएबल

# Variables that every flow can read.

inspector-contact-name = संपर्क का नाम
inspector-contact-phone = संपर्क का फ़ोन नंबर
inspector-contact-language = संपर्क की भाषा
inspector-last-message = पिछला संदेश
inspector-date-and-time = तारीख़ और समय
inspector-what-went-wrong = क्या गड़बड़ हुई
inspector-flow-name = इस फ़्लो का नाम

# Choosing and making variables. The example is a variable in braces.

inspector-variables = वैरिएबल
inspector-choose-variable = कोई वैरिएबल चुनें
inspector-variable-not-declared = { $name } (घोषित नहीं)
inspector-new-variable = नया वैरिएबल…
inspector-new-variable-name = नए वैरिएबल का नाम
inspector-new-variable-example = जैसे: मेहमानों की संख्या
inspector-kind-of-value = मान का प्रकार
inspector-use-variable = इसे इस्तेमाल करें
inspector-create-variable = बनाएँ
inspector-in-texts = टेक्स्ट में: { $example }
inspector-insert-variable = वैरिएबल डालें

# Kinds of values that a variable can hold.

inspector-kind-text = टेक्स्ट
inspector-kind-number = संख्या
inspector-kind-boolean = हाँ या नहीं
inspector-kind-date = तारीख़
inspector-kind-list = सूची
inspector-kind-object = ऑब्जेक्ट
inspector-kind-location = लोकेशन
inspector-kind-file = फ़ाइल

# Words as chips.

inspector-words-help = Enter या कॉमा से शब्द जुड़ता है।
inspector-remove-word = { $word } हटाएँ

# Emoji: the groups.

inspector-insert-emoji = इमोजी डालें
inspector-emoji-faces = चेहरे
inspector-emoji-hands-and-hearts = हाथ और दिल
inspector-emoji-signs = चिह्न
inspector-emoji-business = व्यापार
inspector-emoji-things = चीज़ें

# Emoji: what each shows.

inspector-emoji-grinning = खिली मुस्कान
inspector-emoji-smiling = मुस्कुराता
inspector-emoji-laughing = हँसता
inspector-emoji-winking = आँख मारता
inspector-emoji-in-love = प्यार में
inspector-emoji-hugging = गले लगाता
inspector-emoji-thinking = सोचता
inspector-emoji-cool = शानदार
inspector-emoji-partying = जश्न मनाता
inspector-emoji-sleeping = सोता
inspector-emoji-crying = रोता
inspector-emoji-angry = गुस्से में
inspector-emoji-shocked = हैरान
inspector-emoji-not-looking = नहीं देखता
inspector-emoji-robot = रोबोट
inspector-emoji-relieved = राहत में
inspector-emoji-waving = हाथ हिलाना
inspector-emoji-thumbs-up = अंगूठा ऊपर
inspector-emoji-thumbs-down = अंगूठा नीचे
inspector-emoji-clapping = ताली
inspector-emoji-thank-you = धन्यवाद
inspector-emoji-strong = ताकत
inspector-emoji-pointing-down = नीचे इशारा
inspector-emoji-pointing-right = दाईं ओर इशारा
inspector-emoji-victory = जीत
inspector-emoji-handshake = हाथ मिलाना
inspector-emoji-red-heart = लाल दिल
inspector-emoji-green-heart = हरा दिल
inspector-emoji-blue-heart = नीला दिल
inspector-emoji-sparkles = चमक
inspector-emoji-fire = आग
inspector-emoji-party = पार्टी
inspector-emoji-done = हो गया
inspector-emoji-cross = क्रॉस
inspector-emoji-warning = चेतावनी
inspector-emoji-question = सवाल
inspector-emoji-exclamation = विस्मय
inspector-emoji-information = जानकारी
inspector-emoji-arrow-right = दायाँ तीर
inspector-emoji-arrow-left = बायाँ तीर
inspector-emoji-one = एक
inspector-emoji-two = दो
inspector-emoji-three = तीन
inspector-emoji-four = चार
inspector-emoji-five = पाँच
inspector-emoji-star = तारा
inspector-emoji-new = नया
inspector-emoji-bell = घंटी
inspector-emoji-parcel = पार्सल
inspector-emoji-delivery = डिलीवरी
inspector-emoji-shopping-cart = शॉपिंग कार्ट
inspector-emoji-shopping-bags = शॉपिंग बैग
inspector-emoji-card = कार्ड
inspector-emoji-money = पैसा
inspector-emoji-receipt = रसीद
inspector-emoji-calendar = कैलेंडर
inspector-emoji-alarm-clock = अलार्म घड़ी
inspector-emoji-waiting = इंतज़ार
inspector-emoji-place = जगह
inspector-emoji-phone = फ़ोन
inspector-emoji-e-mail = ईमेल
inspector-emoji-note = नोट
inspector-emoji-attachment = अटैचमेंट
inspector-emoji-link = लिंक
inspector-emoji-pizza = पिज़्ज़ा
inspector-emoji-burger = बर्गर
inspector-emoji-coffee = कॉफ़ी
inspector-emoji-meal = भोजन
inspector-emoji-cake = केक
inspector-emoji-present = तोहफ़ा
inspector-emoji-home = घर
inspector-emoji-hospital = अस्पताल
inspector-emoji-plane = हवाई जहाज़
inspector-emoji-car = कार
inspector-emoji-haircut = बाल कटाना
inspector-emoji-medicine = दवा
inspector-emoji-camera = कैमरा
inspector-emoji-graduation = स्नातक
inspector-emoji-football = फ़ुटबॉल
inspector-emoji-sun = सूरज
