# Playing a conversation with a flow, and the phone that previews a step.

# The conversation: messages of the contact and of the bot.

play-conversation = बातचीत
play-read-receipt = पढ़ा गया
play-answer-differently = यहाँ से अलग जवाब दें
play-change-answer = जवाब { $answer } बदलें
play-said-by = “{ $step }” ने कहा। इसे दिखाएँ।
play-show-step-named = चरण { $step } दिखाएँ
play-hello = नमस्ते
play-write-as-contact = वैसे लिखें जैसे कोई संपर्क लिखता। इस पेज से बाहर कुछ नहीं जाता।

# The field to write in, and the way past a wait. The time is one such as 2 hours.

play-goes-on-in = { $time } में आगे बढ़ेगा
play-silence-after = { $time } तक जवाब न आए तो उसे चुप्पी माना जाता है
play-skip = छोड़ें
play-skip-help = अगले टाइम-आउट तक
play-write-message = संदेश लिखें
play-send = भेजें

# What was done in the conversation. Each stands alone and after “Next:” and “After step 2:”.

play-contact-writes = संपर्क लिखता है “{ $text }”
play-contact-chooses = संपर्क चुनता है “{ $title }”
play-contact-sends = संपर्क भेजता है: { $what }
play-system-answers = दूसरा सिस्टम जवाब देता है
play-system-fails = दूसरा सिस्टम विफल होता है: { $code }
play-system-posts = कोई दूसरा सिस्टम डेटा भेजता है
play-hands-back = व्यक्ति बातचीत लौटाता है
play-hands-back-with = व्यक्ति बातचीत लौटाता है: { $outcome }
play-time-later = { $time } बाद
play-starts-at-step = किसी चरण से शुरू होता है

# What a contact sends; it stands after “The contact sends”, and in brackets in the chat.

play-a-text = टेक्स्ट
play-a-reply = जवाब
play-an-image = तस्वीर
play-a-video = वीडियो
play-an-audio = ऑडियो
play-a-voice = वॉइस मैसेज
play-a-document = दस्तावेज़
play-a-sticker = स्टिकर
play-a-location = लोकेशन
play-a-reaction = रिएक्शन
play-a-contacts = संपर्क कार्ड
play-a-form = फ़ॉर्म
play-an-order = ऑर्डर
play-an-edit = बदलाव
play-a-revoke = संदेश हटाना
play-a-system = सिस्टम की सूचना
play-an-other = कुछ और

# What happens apart from messages.

play-happens = होता है: { $what }
play-api-call = API कॉल
play-webhook = वेबहुक
play-schedule = शेड्यूल
play-date-field = तारीख़ का फ़ील्ड
play-tag-changed = टैग बदला
play-field-changed = फ़ील्ड बदला
play-no-reply = कोई जवाब नहीं
play-delivery = डिलीवरी
play-hand-over-ended = व्यक्ति का काम पूरा हुआ
play-opt-changed = सहमति बदली
play-missed-call = छूटी हुई कॉल

# Beside the conversation: variables, and why it went as it did.

play-variables = वैरिएबल
play-why-this-way = ऐसा क्यों हुआ?
play-why-start = यह क्यों शुरू हुआ?
play-nothing-remembered = अभी कुछ याद नहीं रखा गया है।
play-nothing-happened = अभी कुछ नहीं हुआ है।
play-no-step-ran = कोई चरण नहीं चला।
play-in-another-flow = किसी दूसरे फ़्लो में
play-show-step = चरण दिखाएँ
play-looked-at = इसने देखा: { $values }
play-no-start-looked-for = अभी किसी संदेश ने शुरुआत नहीं खोजी है।
play-no-start = फ़्लो की कोई शुरुआत नहीं है।

# Whether a start of the flow was chosen for a message; its name follows.

play-start-chosen = चुना गया:
play-start-fits = लागू है, चुना नहीं गया:
play-start-does-not-fit = लागू नहीं:

# How a step was left.

play-nothing-follows = आगे कुछ नहीं है
play-goes-on = आगे बढ़ता है
play-goes-on-by = “{ $way }” से आगे बढ़ता है
play-goes-on-else = और कुछ लागू नहीं हुआ, इसलिए “{ $way }” से आगे बढ़ता है
play-no-answer-came = समय पर कोई जवाब नहीं आया
play-answer-unusable = जवाब इस्तेमाल नहीं हो सका
play-goes-on-by-error = गड़बड़ हुई, इसलिए त्रुटि वाले रास्ते से आगे बढ़ता है
play-waits-here = यहाँ इंतज़ार करता है
play-ends-here = बातचीत ख़त्म करता है
play-fails-here = बातचीत यहाँ विफल होती है
play-enters-flow = दूसरे फ़्लो में जाता है
play-left-by = “{ $exit }” से निकला

# Values of variables that have no words of their own.

play-nothing-yet = अभी कुछ नहीं
play-empty = खाली
play-yes = हाँ
play-no = नहीं

# The panel and its bar. The channel is what carries the messages.

play-simulator = सिम्युलेटर
play-channel = चैनल
play-keep-as-test = टेस्ट के रूप में रखें
play-start-over = फिर से शुरू करें
play-flow-has-changed = इस बातचीत के शुरू होने के बाद फ़्लो बदल गया है।
play-write-as-customer = इसे वैसे लिखें जैसे कोई ग्राहक लिखता।

# Another system, played by the author. The error is the parser's, in English.

play-another-system = कोई दूसरा सिस्टम
play-not-json = यह JSON नहीं है: { $error }।
play-step-asks = “{ $step }” दूसरे सिस्टम से पूछता है। इस पेज से बाहर कुछ नहीं जाता: बताएँ कि वह क्या जवाब देता है।
play-waits-for-post = फ़्लो दूसरे सिस्टम से डेटा का इंतज़ार कर रहा है।
play-person-has-it = बातचीत किसी व्यक्ति के पास है।
play-what-is-asked = क्या पूछा जाता है
play-answer-as-json = जवाब JSON में
play-answer = जवाब दें
play-let-it-fail = विफल होने दें
play-no-answer-in-time = समय पर जवाब नहीं
play-post = डेटा भेजें
play-hand-back = लौटाएँ
play-system-timed-out = इसने समय पर जवाब नहीं दिया।
play-system-not-asked = इससे पूछा नहीं जा सका।

# The end of a conversation, as a note in the chat.

play-ended = बातचीत ख़त्म हो गई
play-ended-with = बातचीत ख़त्म हो गई: { $outcome }

# Keeping a conversation as a test: the dialog and why it may not work.

play-keep-as-test-help = आपने जो किया वह फ़्लो के हर बदलाव के बाद दोहराया जाता है, और बॉट को वही कहना होता है।
play-test-kept = बातचीत अब एक टेस्ट है
play-test-name = टेस्ट का नाम
play-test-name-taken = किसी दूसरे टेस्ट का यही नाम है।
play-cancel = रद्द करें
play-keep-test = टेस्ट रखें
play-comes-to = “{ $first }” पहुँचता है “{ $last }” तक
play-record-nothing = अभी कुछ नहीं हुआ है। पहले वैसे लिखें जैसे कोई संपर्क लिखता, फिर उसे टेस्ट बनाएँ।
play-record-no-trigger = टेस्ट उसी से शुरू होता है जिससे फ़्लो शुरू होता है। फिर से शुरू करें और वैसे लिखें जैसे कोई संपर्क लिखता।
play-record-time-passed = दूसरे सिस्टम से पूछते समय वक़्त गुज़र गया। इसके बजाय उसे जवाब देने दें या विफल होने दें।
play-record-differs = यह बातचीत दूसरी बार वैसी ही नहीं निकलती, इसलिए यह टेस्ट नहीं बन सकती। अपेक्षित: { $expected }। आया: { $came }

# A conversation that is shown step by step, such as a test.

play-test-named = टेस्ट “{ $name }”
play-test-held = टेस्ट यहाँ ख़त्म होता है। सब कुछ सही रहा।
play-shown-conversation = दिखाई जा रही बातचीत
play-played-of = { $of } में से { $done } चलाए गए।
play-next = आगे: { $what }।
play-where-it-leads = यह यहाँ तक पहुँचता है।
play-next-step = अगला चरण
play-to-the-end = अंत तक

# The slider over the conversation, and the clock. A step here is one thing that was done.

play-after-step = चरण { $number } के बाद: { $what }
play-before-first-step = पहले चरण से पहले
play-time = समय
play-one-step-back = एक चरण पीछे
play-one-step-forward = एक चरण आगे
play-step-of-conversation = बातचीत का चरण
play-plus-hour = +1 घंटा
play-plus-day = +1 दिन
play-clock = { $weekday } { $day } { $month } { $year }, { $time } UTC

# Days of the week on the clock, short.

play-monday = सोम
play-tuesday = मंगल
play-wednesday = बुध
play-thursday = गुरु
play-friday = शुक्र
play-saturday = शनि
play-sunday = रवि

# Months on the clock, short.

play-january = जन॰
play-february = फ़र॰
play-march = मार्च
play-april = अप्रैल
play-may = मई
play-june = जून
play-july = जुल॰
play-august = अग॰
play-september = सित॰
play-october = अक्तू॰
play-november = नव॰
play-december = दिस॰

# The preview: a phone that shows what a step says. A form opens inside WhatsApp.

play-on-the-phone = फ़ोन पर
play-nothing-to-show = अभी दिखाने को कुछ नहीं है
play-form-note = जहाँ फ़ॉर्म WhatsApp के अंदर खुलते हैं
play-the-form = फ़ॉर्म
play-optional = { $label } (वैकल्पिक)

# Parts of a chat as WhatsApp shows them.

play-location = लोकेशन
play-send-location = लोकेशन भेजें
play-reacts-with = { $emoji } से रिएक्ट करता है
play-video = वीडियो
play-audio = ऑडियो
play-voice-message = वॉइस मैसेज
play-document = दस्तावेज़
play-close-list = सूची बंद करें
