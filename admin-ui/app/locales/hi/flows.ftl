# The page Flows: its head, search and what stands where the list is empty. “New flow” is the button, the dialog, and the name of a flow that was given none.

flows-title = फ़्लो
flows-subtitle = आपके नंबर क्या कहते, पूछते और करते हैं।
flows-new = नया फ़्लो
flows-search = फ़्लो खोजें
flows-empty = अभी कोई फ़्लो नहीं
flows-empty-text = फ़्लो तय करता है कि आपका नंबर क्या जवाब दे। किसी नमूने से शुरू करें और शब्द बदलें।
flows-nothing-found = कुछ नहीं मिला
flows-nothing-found-text = किसी फ़्लो के नाम या विवरण में ये शब्द नहीं हैं।
flows-show-all = सभी फ़्लो दिखाएँ

# One flow of the list. $ago is such as “5 min ago” or a date. “Live” is a flow that answers on a number.

flows-steps = { $n ->
    [one] { $n } चरण
   *[other] { $n } चरण
}
flows-changed = { $ago } बदला गया
flows-changed-by = { $name } ने { $ago } बदला
flows-live-on = { $number } पर चालू
flows-live-on-numbers = { $n } नंबरों पर चालू
flows-draft = ड्राफ़्ट
flows-not-live = चालू नहीं
flows-your-changes = आपके बदलाव
flows-unpublished-changes = अप्रकाशित बदलाव
flows-more = इस फ़्लो के और विकल्प
flows-rename = नाम बदलें
flows-download = डाउनलोड करें
flows-delete = हटाएँ
flows-not-downloaded = “{ $name }” डाउनलोड नहीं हुआ
flows-deleted = “{ $name }” हटाया गया
flows-not-deleted = “{ $name }” नहीं हटाया गया
flows-not-brought-back = फ़्लो वापस नहीं लाया जा सका
flows-in-use = यह किसी नंबर पर जवाब देता है। पहले वहाँ दूसरा फ़्लो लगाएँ, या नंबर को रोकें।

# The dialogs: a new name, and a new flow.

flows-rename-title = फ़्लो का नाम बदलें
flows-name = नाम
flows-cancel = रद्द करें
flows-new-about = कोई टेम्पलेट आज़माएँ, लिखें कि क्या पूछना है, या अपना फ़्लो बनाएँ।
flows-create = फ़्लो बनाएँ
flows-start-from = किससे शुरू करें
flows-start-templates = टेम्पलेट
flows-start-questions = सवाल
flows-start-file = फ़ाइल
flows-start-blank = खाली
flows-blank-text = एक खाली कैनवास। फ़्लो किससे शुरू हो और हर चरण क्या हो, आप चुनते हैं।
flows-try = आज़माएँ
flows-try-text = यहाँ आप फ़्लो बनाने से पहले उसे आज़मा सकते हैं।

# A new flow from a template.

flows-template = टेम्पलेट
flows-templates-search = टेम्पलेट खोजें
flows-templates-nothing-found = किसी टेम्पलेट में ये शब्द नहीं हैं।

# A new flow from a file. $why is a sentence of the program that reads it.

flows-file = फ़्लो की फ़ाइल
flows-file-choose = फ़ाइल चुनें
flows-file-drop = Botloom से डाउनलोड की गई फ़ाइल यहाँ छोड़ें।
flows-file-foreign = यह फ़ाइल Botloom का फ़्लो नहीं है। { $why }
flows-file-too-large = फ़ाइल 1 MB से बड़ी है, इसलिए यह फ़्लो नहीं है। कुछ नहीं पढ़ा गया।
flows-file-unreadable = फ़ाइल पढ़ी नहीं जा सकती।

# A new flow from questions: what is asked, with examples that stand in the empty field.

flows-what-to-ask = बॉट क्या पूछे?
flows-what-to-ask-help = हर पंक्ति में एक सवाल। उसके बाद के विकल्प बटन बन जाते हैं: कौन-सा साइज़? S / M / L
flows-example-name = आपका नाम क्या है?
flows-example-email = आपका ईमेल पता?
flows-example-size = कौन-सा साइज़? S / M / L
flows-example-day = हम आपको किस दिन कॉल करें?
flows-too-many-questions = एक फ़्लो ज़्यादा से ज़्यादा { $most } सवाल पूछता है; बाकी छोड़ दिए जाते हैं।
flows-questions-about = सवाल और उनके लिए चाहे गए जवाब
flows-question = सवाल
flows-answer = जवाब
flows-answer-to = इसका जवाब: { $question }
flows-answer-one-of = इनमें से एक: { $options }

# Kinds of answers.

flows-answer-text = कोई भी शब्द
flows-answer-number = एक संख्या
flows-answer-email = ईमेल पता
flows-answer-phone = फ़ोन नंबर
flows-answer-date = तारीख
flows-answer-time = समय
flows-answer-yes-no = हाँ या नहीं
flows-answer-rating = 1 से 5 स्टार
flows-answer-media = फ़ोटो या फ़ाइल
flows-answer-location = लोकेशन

# What the bot says before and after its questions, as it is proposed, and what the flow starts at.

flows-first-words = शुरुआती शब्द
flows-greeting = नमस्ते! कुछ सवाल, फिर हम आपसे संपर्क करेंगे।
flows-last-words = आख़िरी शब्द
flows-last-words-help = जवाबों की सूची उनके नीचे आती है।
flows-thanks = धन्यवाद! मैंने यह नोट किया:
flows-starts-at = इन पर शुरू होता है
flows-starts-at-help = कॉमा से अलग किए गए शब्द। कोई शब्द न हो तो यह हर उस मैसेज पर शुरू होता है जिसे कोई दूसरा फ़्लो नहीं लेता।
flows-starts-at-example = बुकिंग, अपॉइंटमेंट
