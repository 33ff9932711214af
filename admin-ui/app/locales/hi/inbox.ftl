# The page Conversations: its head, and what stands where no conversation is chosen.

inbox-title = बातचीत
inbox-subtitle = लोग और आपके फ़्लो एक-दूसरे से क्या कहते हैं, उसी समय।
inbox-choose = कोई बातचीत चुनें
inbox-choose-text = उसके मैसेज यहाँ दिखते हैं और आपके देखते-देखते आते रहते हैं।

# Follows the sentence before. The letters are keys of the keyboard and stay.

inbox-keys = J और K से सूची में आगे-पीछे जाएँ, R से लिखें, O से अपने हाथ में लें, B से वापस सौंपें, I से विवरण देखें।

# The browser's notifications. The second one stands under the name of the contact.

inbox-notify-me = मुझे सूचना दें
inbox-notify-waits = { $number } पर जवाब का इंतज़ार है

# The list of conversations, with what it can be narrowed to.

inbox-search = लोग और मैसेज खोजें
inbox-views = कौन-सी बातचीत
inbox-view-all = सभी
inbox-view-person = किसी व्यक्ति के लिए
inbox-view-mine = मेरी
inbox-view-unread = बिना पढ़ी
inbox-view-mentioned = नोट जिनमें मेरा ज़िक्र है
inbox-number = नंबर
inbox-all-numbers = सभी नंबर
inbox-tag = टैग
inbox-tag-filter = केवल इस टैग वाले संपर्क
inbox-more = और दिखाएँ
inbox-more-failed = और बातचीत लोड नहीं हो सकी
inbox-nothing-found = कुछ नहीं मिला
inbox-nothing-found-text = कोई व्यक्ति या मैसेज मेल नहीं खाता।
inbox-empty = अभी कोई बातचीत नहीं
inbox-empty-text = अपने किसी नंबर पर लिखें और बातचीत को यहाँ आते देखें।
inbox-go-to-numbers = नंबरों पर जाएँ

# One conversation of the list.

inbox-no-messages = कोई मैसेज नहीं
inbox-note-calls-you = एक नोट में आपका ज़िक्र है
inbox-waits-for-person = किसी व्यक्ति का इंतज़ार है
inbox-with-person = किसी व्यक्ति के पास है
inbox-flow-runs = एक फ़्लो चल रहा है

# The countdown of WhatsApp's 24 hours. What is left is such as “23 h 10 min”; “Closed” stands in its place when it is over.

inbox-window-open = { $left } तक कुछ भी लिखा जा सकता है, जब तक संपर्क फिर से न लिखे।
inbox-window-closed = बंद
inbox-window-closed-about = 24 घंटे बीत गए: अब केवल टेम्पलेट पहुँचते हैं।

# The transcript: its head and buttons.

inbox-back = सूची पर वापस जाएँ
inbox-flow-version = { $flow } · संस्करण { $version }
inbox-details = विवरण
inbox-about = { $name } के बारे में
inbox-messages = मैसेज
inbox-loading = लोड हो रहा है
inbox-take-over = अपने हाथ में लें
inbox-hand-back = वापस सौंपें
inbox-hand-back-about = फ़्लो जहाँ था, वहीं से आगे बढ़ता है
inbox-did-not-work = यह नहीं हो सका

# One message: who said it, and how far it has come.

inbox-started-flow = फ़्लो शुरू किया: { $why }
inbox-author-gone = कोई जो अब यहाँ नहीं है
inbox-wrote-this = { $name } ने यह लिखा
inbox-said-by-step = चरण “{ $step }” ने कहा
inbox-said-by-step-of = { $flow }, संस्करण { $version } के चरण “{ $step }” ने कहा
inbox-status-queued = भेजे जाने का इंतज़ार है
inbox-status-sending = भेजा जा रहा है
inbox-status-sent = भेजा गया
inbox-status-delivered = पहुँच गया
inbox-status-read = पढ़ा गया
inbox-status-failed = नहीं भेजा गया
inbox-status-unknown = शायद भेजा गया, शायद नहीं; दोबारा नहीं भेजा जाएगा

# $what is a sentence that says what happened, $help one that says what helps; both come from elsewhere.

inbox-not-sent-known = नहीं भेजा गया। { $what } { $help }
inbox-not-sent-why = नहीं भेजा गया: { $why }

# Kinds of messages, in the place of words. The changed words stand under “Changed an earlier message to”, the news under “WhatsApp tells”.

inbox-kind-picture = तस्वीर
inbox-kind-sticker = स्टिकर
inbox-kind-video = वीडियो
inbox-kind-sound = ऑडियो
inbox-kind-voice = वॉइस मैसेज
inbox-kind-document = दस्तावेज़
inbox-kind-location = लोकेशन
inbox-kind-contact = संपर्क कार्ड
inbox-kind-reaction = प्रतिक्रिया
inbox-kind-order = ऑर्डर
inbox-kind-form = भरा हुआ फ़ॉर्म
inbox-kind-edit = पहले का मैसेज बदलकर यह किया
inbox-kind-revoke = पहले का एक मैसेज हटाया
inbox-kind-system = WhatsApp की सूचना
inbox-kind-not-shown = ऐसा मैसेज जिसे Botloom अभी नहीं दिखाता
inbox-kind-other = “{ $kind }” प्रकार का मैसेज

# The file of a message. $file is one of the kinds above, such as “Picture”; $why one of the sentences below.

inbox-file-fetching = { $file }। WhatsApp से लाया जा रहा है…
inbox-file-at-whatsapp = { $file }, WhatsApp पर।
inbox-file-why = { $file }। { $why }
inbox-file-not-kept = यह नंबर फ़ाइलें नहीं रखता।
inbox-file-expired = समय पूरा होने पर इसे हटा दिया गया।
inbox-file-too-large = यह WhatsApp की सीमा से बड़ा है, इसलिए नहीं रखा गया।
inbox-file-wrong-type = यह वह नहीं है जो भेजने वाला बताता है, इसलिए नहीं रखा गया।
inbox-file-unknown = यह अब WhatsApp के पास नहीं है।
inbox-file-no-token = WhatsApp नंबर का एक्सेस टोकन स्वीकार नहीं करता। कोई एडमिन नया टोकन डाल सकता है।
inbox-file-no-answer = WhatsApp से संपर्क नहीं हो सका।
inbox-file-open = खोलें: { $name }
inbox-file-fetch = लाएँ
inbox-file-fetch-again = फिर से कोशिश करें
inbox-file-not-fetched = फ़ाइल नहीं लाई जा सकी

# The field under a transcript: for an answer to the contact, or a note for colleagues. “Keep” keeps a note, “Send” sends an answer or a template.

inbox-what-is-written = क्या लिखा जा रहा है
inbox-mode-answer = जवाब
inbox-mode-note = नोट
inbox-answer-field = संपर्क को जवाब
inbox-answer-placeholder = जवाब लिखें। सहेजे गए जवाबों के लिए / लिखें।
inbox-note-field = सहकर्मियों के लिए नोट
inbox-note-placeholder = इसे केवल सहकर्मी देखते हैं। किसी को बुलाने के लिए @ लिखें।
inbox-keep = सहेजें
inbox-send = भेजें
inbox-enter-sends = Enter से भेजें, Shift+Enter से नई पंक्ति शुरू करें।
inbox-flow-falls-silent = आपके पहले जवाब से बातचीत वापस सौंपने तक फ़्लो चुप रहता है।
inbox-phone-silences = किसी ने फ़ोन पर जवाब दिया, इसलिए फ़्लो { $time } तक, या जब तक आप बातचीत वापस नहीं करते, चुप है।
inbox-nothing-sent = कुछ नहीं भेजा गया
inbox-closed-text = संपर्क ने 24 घंटे से कुछ नहीं लिखा है। जब तक वह फिर से न लिखे, WhatsApp केवल स्वीकृत टेम्पलेट पहुँचाता है; हर एक पर पैसे लग सकते हैं।
inbox-choose-template = टेम्पलेट चुनें
inbox-suggestions = सुझाव
inbox-send-file = फ़ाइल भेजें
inbox-file-not-sent = फ़ाइल नहीं भेजी गई

# The dialog with saved replies: what one writes again and again.

inbox-replies = सहेजे गए जवाब
inbox-replies-about = अपने जवाब में कोई एक डालने के लिए / और उसके नाम के कुछ अक्षर लिखें। ये वर्कस्पेस में सबके पास हैं।
inbox-replies-empty = अभी कोई सहेजा गया जवाब नहीं
inbox-replies-empty-text = पहला जवाब नीचे सहेजें।
inbox-reply-change = { $name } बदलें
inbox-reply-delete = { $name } हटाएँ
inbox-reply-not-deleted = जवाब नहीं हटाया गया
inbox-reply-name = नाम
inbox-reply-name-help = छोटा, बिना खाली जगह के, जैसे समय।
inbox-reply-text = टेक्स्ट
inbox-reply-save = जवाब सहेजें
inbox-reply-save-change = बदलाव सहेजें

# The dialog that sends a template. “Templates” in the text of the empty list is the page's name in the navigation.

inbox-send-template = टेम्पलेट भेजें
inbox-send-template-about = इन्हें Meta ने स्वीकृत किया है, इसलिए ये कभी भी पहुँचते हैं। संपर्क के जवाब देने पर फिर से कुछ भी लिखा जा सकता है।
inbox-templates = टेम्पलेट
inbox-templates-search = टेम्पलेट खोजें
inbox-templates-empty = कोई टेम्पलेट नहीं
inbox-templates-empty-text = टेम्पलेट “टेम्पलेट” पेज पर बनाए जाते हैं। Meta ज़्यादातर को कुछ ही मिनटों में स्वीकृत करता है।
inbox-template-other = दूसरा टेम्पलेट
inbox-template-not-sent = टेम्पलेट नहीं भेजा गया
inbox-template-marketing = यह मार्केटिंग है: Meta इसके लिए ज़्यादा पैसे लेता है, और हो सकता है कि संपर्कों ने इसे मना किया हो।
inbox-header-picture = हेडर के लिए तस्वीर
inbox-header-video = हेडर के लिए वीडियो
inbox-header-document = हेडर के लिए दस्तावेज़
inbox-file-not-uploaded = फ़ाइल अपलोड नहीं हुई

# Meta's categories of templates.

inbox-category-marketing = मार्केटिंग
inbox-category-codes = कोड
inbox-category-utility = यूटिलिटी

# Beside the transcript: who looks after the contact, tags, notes, what the flow remembers, and the answers that it kept. $to names a team or what is wanted.

inbox-asks-for-person = फ़्लो को किसी व्यक्ति की ज़रूरत है, { $ago }
inbox-handed-to = { $to } के लिए
inbox-looked-after-by = कौन देख रहा है
inbox-nobody = कोई नहीं
inbox-not-assigned = किसी को नहीं सौंपा गया
inbox-tags = टैग
inbox-tags-not-changed = टैग नहीं बदले गए
inbox-notes = नोट
inbox-note-delete = नोट हटाएँ
inbox-note-not-deleted = नोट नहीं हटाया गया
inbox-flow-remembers = फ़्लो को याद है
inbox-hidden = छिपा हुआ, क्योंकि यह निजी है
inbox-show-all = सब दिखाएँ
inbox-answers = जवाब
inbox-answers-empty = अभी कोई जवाब नहीं
inbox-answers-empty-text = फ़्लो जो पूछता और रखता है, वह यहाँ इकट्ठा होता है।
inbox-answer-copy = जवाब कॉपी करें
inbox-yes = हाँ
inbox-no = नहीं

# The dialog that keeps the flow silent for a contact who may not have written yet.

inbox-pause-contact = किसी संपर्क को रोकें
inbox-pause-title = किसी संपर्क के लिए फ़्लो रोकें
inbox-pause-about = उनका लिखा, पहले मैसेज से ही, किसी व्यक्ति का इंतज़ार करता है, जब तक कोई बातचीत वापस न सौंपे।
inbox-pause-phone = संपर्क का फ़ोन नंबर
inbox-pause-phone-help = देश के कोड के साथ, जैसे +49 170 1234567। सिम्युलेटर पर, भेजने वाले का नाम।
inbox-pause = रोकें
inbox-paused = इस संपर्क के लिए फ़्लो चुप है
