# The page Undelivered: what could not be processed, sent or told. An entry is one thing of that kind.

undelivered-title = नहीं पहुँचे
undelivered-subtitle = जो बार-बार कोशिश के बाद भी प्रोसेस नहीं हो सका या भेजा नहीं जा सका। इसमें से कुछ भी खोया नहीं है।
undelivered-shown = क्या दिखाया जा रहा है
undelivered-all = सब कुछ
undelivered-came-in = जो आया
undelivered-messages = संपर्कों को मैसेज
undelivered-event-webhooks = इवेंट वेबहुक
undelivered-try-all-again = सब पर फिर से कोशिश करें
undelivered-tried-again = { $n ->
    [one] { $n } एंट्री पर फिर से कोशिश हो रही है
   *[other] { $n } एंट्रियों पर फिर से कोशिश हो रही है
}
undelivered-not-all-tried = सब पर फिर से कोशिश नहीं हो रही है
undelivered-rest-not-read = बाकी पढ़ा नहीं जा सका
undelivered-more = और दिखाएँ
undelivered-empty = सब कुछ पहुँच गया
undelivered-empty-text = जब कोई मैसेज ठुकराया जाता है या कोई दूसरा सिस्टम कई दिनों तक जवाब नहीं देता, तो वह कारण के साथ यहाँ इंतज़ार करता है, जब तक आप फिर से कोशिश न करें या उसे जाने न दें।

# One entry.

undelivered-tries = { $n ->
    [one] { $n } कोशिश
   *[other] { $n } कोशिशें
}
undelivered-conversation = बातचीत
undelivered-system-said = सिस्टम ने क्या कहा
undelivered-try-again = फिर से कोशिश करें
undelivered-is-tried = फिर से कोशिश हो रही है
undelivered-is-not-tried = फिर से कोशिश नहीं हो रही है
undelivered-entry-more = इस एंट्री के और विकल्प
undelivered-discard = छोड़ दें
undelivered-will-be-discarded = इसे हमेशा के लिए छोड़ दिया जाएगा
undelivered-not-discarded = इसे छोड़ा नहीं गया

# What it was.

undelivered-what-message = किसी संपर्क का मैसेज प्रोसेस नहीं हुआ
undelivered-what-status = डिलीवरी की सूचना प्रोसेस नहीं हुई
undelivered-what-timer = एक फ़्लो अपना समय पूरा होने पर आगे नहीं बढ़ा
undelivered-what-notice = एक अलर्ट नहीं लिखा गया
undelivered-what-other = आई हुई कोई चीज़ प्रोसेस नहीं हुई
undelivered-what-perhaps-sent = हो सकता है कि एक मैसेज न भेजा गया हो
undelivered-what-not-sent = एक मैसेज नहीं भेजा गया
undelivered-what-webhook = एक इवेंट वेबहुक को सूचना नहीं दी गई

# Why, and what helps. “Event webhooks” is the page's name in the navigation.

undelivered-why-outcome = पता नहीं कि संपर्क को यह मिला या नहीं। फिर से कोशिश करने पर यह दूसरी बार भेजा जा सकता है।
undelivered-why-paused = रोक के बाद भेजना फिर शुरू होने पर इसे छोड़ दिया गया।
undelivered-why-gone = दूसरे सिस्टम ने कहा कि उसे और इवेंट नहीं चाहिए।
undelivered-why-error = दूसरा सिस्टम एक दिन से ज़्यादा समय तक त्रुटि के साथ जवाब देता रहा।
undelivered-why-address = इस पते पर अनुरोध भेजने की अनुमति नहीं है। इसे “इवेंट वेबहुक” में बदलें, फिर दोबारा कोशिश करें।
undelivered-why-silent = दूसरे सिस्टम ने एक दिन से ज़्यादा समय तक जवाब नहीं दिया।
undelivered-why-refused = WhatsApp ने इसे ठुकरा दिया, या यह बहुत बार विफल हुआ।
undelivered-why-server = कई कोशिशों के बाद भी सर्वर इसे संभाल नहीं सका। उसका लॉग और बताता है।

# The pause of everything that goes out.

undelivered-pause = भेजना रोकें
undelivered-pause-about = एक सेकंड के अंदर इस Botloom से कुछ भी बाहर नहीं जाता: न मैसेज, न दूसरे सिस्टम को अनुरोध, न इवेंट। लोग लिख सकते हैं; उनके जवाब क्रम से इंतज़ार करते हैं और आपके फिर शुरू करने पर जाते हैं।
undelivered-pause-why = क्यों
undelivered-pause-why-help = साइन इन करने वाला हर कोई इसे पढ़ता है।
undelivered-pause-all = सब रोकें
undelivered-paused = अब कुछ भी बाहर नहीं जाता
undelivered-cancel = रद्द करें
