# Broadcasts: one message to many contacts. In Spanish and Portuguese the word is the one of WhatsApp’s own broadcast lists. $n and other numbers are counts.

# Words of several pages. “Everybody” stands for: no segment is chosen. “Left out” are the contacts who do not get the message.

broadcasts-title = ब्रॉडकास्ट
broadcasts-new = नया ब्रॉडकास्ट
broadcasts-everybody = सभी लोग
broadcasts-left-out = छोड़े गए

# The list of broadcasts. The figures stand at the end of a row: to how many of the recipients it was said, and how many read it.

broadcasts-subtitle = कई संपर्कों को एक संदेश, आपकी चुनी हुई गति और समय पर।
broadcasts-empty = अभी कोई ब्रॉडकास्ट नहीं है
broadcasts-empty-text = एक सेगमेंट और एक मंज़ूर टेम्पलेट चुनें, देखें कि यह किसे मिलेगा, और अभी या बाद में भेजें।
broadcasts-figures = { $n ->
    [one] { $n } प्राप्तकर्ता में से { $said } · { $read } ने पढ़ा
   *[other] { $n } प्राप्तकर्ताओं में से { $said } · { $read } ने पढ़ा
}

# The state of a broadcast; short, in a badge.

broadcasts-state-planned = तय किया हुआ
broadcasts-state-running = जारी
broadcasts-state-paused = रुका हुआ
broadcasts-state-done = पूरा हुआ
broadcasts-state-stopped = बंद किया गया

# Facts about a broadcast, in one line with “ · ” between them: when it ended, began or begins ($ago is such as “5 min ago” or a date, $date a day with the time; $time is a day with the time on the clock of each contact), what it does and who made it.

broadcasts-ended = { $ago } पूरा हुआ
broadcasts-on-each-clock = { $time }, हर संपर्क की घड़ी के अनुसार
broadcasts-began = { $ago } शुरू हुआ
broadcasts-begins = { $date } को शुरू होगा
broadcasts-starts-flow = फ़्लो शुरू करता है
broadcasts-by = { $name } की ओर से

# Why contacts get none. Stands in a list with a count of contacts beside it, and under the name of one contact.

broadcasts-why-other-number = किसी दूसरे नंबर के हैं
broadcasts-why-blocked = ब्लॉक हैं
broadcasts-why-opted-out = मना किया है
broadcasts-why-never-asked = कभी नहीं पूछा गया
broadcasts-why-outside-window = 24 घंटे से कुछ नहीं लिखा
broadcasts-why-no-value = संदेश के लिए ज़रूरी जानकारी नहीं है
broadcasts-why-with-person = किसी व्यक्ति से बातचीत चल रही है
broadcasts-why-nothing-said = फ़्लो ने कुछ नहीं कहा
broadcasts-why-stopped = ब्रॉडकास्ट पहले ही बंद कर दिया गया
broadcasts-why-lost = बातचीत अब मौजूद नहीं है
broadcasts-why-other = कोई और कारण

# How far the message to one recipient is; short, in a badge.

broadcasts-status-waits = इंतज़ार में
broadcasts-status-left-out = छोड़ा गया
broadcasts-status-on-its-way = रास्ते में
broadcasts-status-sent = भेजा गया
broadcasts-status-delivered = पहुँच गया
broadcasts-status-read = पढ़ा गया
broadcasts-status-failed = नहीं भेजा गया
broadcasts-status-unknown = पता नहीं

# The page of one broadcast.

broadcasts-none-such = ऐसा कोई ब्रॉडकास्ट नहीं है
broadcasts-link-wrong = लिंक गलत है।
broadcasts-show-all = सभी ब्रॉडकास्ट देखें
broadcasts-pause = रोकें
broadcasts-resume = फिर से शुरू करें
broadcasts-stop = हमेशा के लिए बंद करें
broadcasts-not-changed = कुछ नहीं बदला गया

# Its results: how many recipients there are, to how many it was sent and so on. “Recipients” heads their list too.

broadcasts-results = नतीजे
broadcasts-results-caption = प्राप्तकर्ताओं का हाल
broadcasts-recipients = प्राप्तकर्ता
broadcasts-result-sent = भेजे गए
broadcasts-result-delivered = पहुँचे
broadcasts-result-read = पढ़े गए
broadcasts-result-answered = जवाब आए
broadcasts-result-failed = नहीं भेजे गए
broadcasts-result-waiting = इंतज़ार में
broadcasts-nobody-left-out = अभी तक कोई नहीं।
broadcasts-more = और दिखाएँ
broadcasts-more-failed = और प्राप्तकर्ता लोड नहीं हो सके
broadcasts-recipients-later = इन्हें ब्रॉडकास्ट शुरू होने पर खोजा जाता है।

# The page of a new one: to whom it goes. A segment is a filter of contacts with a name.

broadcasts-new-subtitle = जब तक आप अंत में न कहें, कुछ नहीं भेजा जाता।
broadcasts-to-whom = किसे
broadcasts-name = ब्रॉडकास्ट का नाम
broadcasts-name-help = केवल आपके और आपके सहकर्मियों के लिए।
broadcasts-from = इस नंबर से
broadcasts-segment = सेगमेंट
broadcasts-only-agreed = केवल वे संपर्क जिन्होंने सहमति दी

# What is sent. A start of the kind “Program or other flow” is a trigger of a flow.

broadcasts-what = क्या
broadcasts-kind = प्रकार
broadcasts-kind-template = एक मंज़ूर टेम्पलेट
broadcasts-kind-start = नंबर का फ़्लो शुरू करें
broadcasts-start = शुरुआत का नाम
broadcasts-start-help = “प्रोग्राम या दूसरा फ़्लो” प्रकार की, उस फ़्लो में जो नंबर पर जवाब देता है। किसी भी शुरुआत के लिए खाली छोड़ें। यह केवल उन्हें मिलता है जिन्होंने 24 घंटों के भीतर लिखा।
broadcasts-template = टेम्पलेट
broadcasts-choose-template = टेम्पलेट चुनें…

# Filling in the template. $name and $first are code, such as a key between two braces.

broadcasts-marketing-costs = यह मार्केटिंग है: Meta इसके लिए ज़्यादा पैसे लेता है, और हो सकता है कि कुछ संपर्कों ने इसे मना किया हो।
broadcasts-address-picture = तस्वीर का पता
broadcasts-address-video = वीडियो का पता
broadcasts-address-document = दस्तावेज़ का पता
broadcasts-address-help = https:// से शुरू होता है, या “फ़ाइलें” पेज की किसी फ़ाइल का पता है।
broadcasts-marks = { $name }, { $first } या दो ब्रेसिज़ में किसी फ़ील्ड की कुंजी लिखें, और हर संपर्क को उसका अपना मान मिलेगा। जिन संपर्कों के पास ऐसा मान नहीं है, वे छोड़ दिए जाते हैं।

# When it begins, and how fast it goes. “timezone” is code.

broadcasts-when = कब
broadcasts-when-now = अभी
broadcasts-when-at = सबके लिए एक ही समय पर
broadcasts-when-local = जब हर संपर्क की घड़ी में तय समय हो
broadcasts-day-and-time = दिन और समय
broadcasts-zone = जिन संपर्कों का समय क्षेत्र नहीं है, उनका समय क्षेत्र
broadcasts-zone-help = जैसे Europe/Berlin। संपर्क का अपना समय क्षेत्र उसके फ़ील्ड “timezone” में होता है।
broadcasts-pace = प्रति मिनट संदेश
broadcasts-pace-help = नंबर के अपने नियम भी लागू होते हैं।

# Who gets it. The number of contacts ($n) stands above, large, and is not part of the message; the time that it takes follows it. $names are the contacts who came last.

broadcasts-who = किसे मिलेगा
broadcasts-get-it = { $n ->
    [one] संपर्क को यह मिलेगा।
   *[other] संपर्कों को यह मिलेगा।
}
broadcasts-takes-a-minute = इसमें लगभग एक मिनट लगेगा।
broadcasts-takes-minutes = इसमें लगभग { $minutes } मिनट लगेंगे।
broadcasts-newest = सबसे नए: { $names }
broadcasts-contacts = { $n ->
    [one] { $n } संपर्क
   *[other] { $n } संपर्क
}
broadcasts-send-now = अभी भेजें
broadcasts-plan = तय करें
broadcasts-made = ब्रॉडकास्ट रास्ते में है
