# The page Event webhooks, for admins: addresses of other systems that are told of events.

event-webhooks-title = इवेंट वेबहुक
event-webhooks-subtitle = जब कुछ होता है तो आपके अपने सिस्टम को बताया जाता है: किसी फ़्लो का इवेंट, या कोई अलर्ट।
event-webhooks-add = वेबहुक जोड़ें
event-webhooks-empty = अभी कोई इवेंट वेबहुक नहीं
event-webhooks-empty-text = अपने CRM, दुकान या हेल्प डेस्क का पता दें। उसे हर इवेंट पर हस्ताक्षर वाला अनुरोध मिलता है, और जवाब न देने पर दो दिन तक फिर से भेजा जाता है।

# The secret of a new webhook, which is shown once. standardwebhooks.com is a site.

event-webhooks-secret-title = साइनिंग सीक्रेट
event-webhooks-secret = सीक्रेट
event-webhooks-secret-help = इससे आपका सिस्टम जाँचता है कि अनुरोध हमारा ही है, जैसा standardwebhooks.com बताता है।
event-webhooks-secret-note = इसे अभी कॉपी करें: यह फिर नहीं दिखाया जाएगा। नया सीक्रेट बनने के बाद पुराना 24 घंटे तक हस्ताक्षर करता रहता है।

# The dialog of a new or changed webhook. “Emit event” is a step of the editor, order.paid an event's name, which stays.

event-webhooks-edit-title = वेबहुक में बदलाव करें
event-webhooks-address = पता
event-webhooks-address-help = जहाँ आपका सिस्टम अनुरोध लेता है। इंटरनेट से वहाँ पहुँचा जा सके, यह ज़रूरी है।
event-webhooks-tell-of = इनके बारे में बताएँ
event-webhooks-every-event = हर इवेंट
event-webhooks-alerts-only = सिर्फ़ अलर्ट
event-webhooks-named-only = सिर्फ़ वे इवेंट जिनके नाम मैं दूँ
event-webhooks-names = इवेंट के नाम
event-webhooks-names-help = हर पंक्ति में एक, जैसे वे फ़्लो के चरण “इवेंट भेजें” में हैं, जैसे order.paid।
event-webhooks-changed = वेबहुक बदला गया
event-webhooks-cancel = रद्द करें
event-webhooks-save = सहेजें

# One webhook of the list. The first four are how it goes with it. $ago is such as “5 min ago” or a date; given up are events that are tried no more.

event-webhooks-off = बंद
event-webhooks-nothing-sent = अभी कुछ नहीं भेजा गया
event-webhooks-failing = विफल हो रहा है
event-webhooks-delivering = पहुँच रहा है
event-webhooks-last-delivered = पिछली डिलीवरी: { $ago }
event-webhooks-waiting = { $n } इंतज़ार में
event-webhooks-given-up = { $n ->
    [one] { $n } इवेंट छोड़ा गया
   *[other] { $n } इवेंट छोड़े गए
}
event-webhooks-switch-on = चालू करें: { $url }
event-webhooks-more = इस वेबहुक के बारे में और
event-webhooks-send-test = टेस्ट इवेंट भेजें
event-webhooks-edit = बदलाव करें
event-webhooks-new-secret = नया सीक्रेट
event-webhooks-delete = हटाएँ
event-webhooks-not-changed = वेबहुक नहीं बदला गया
event-webhooks-test-delivered = टेस्ट इवेंट पहुँच गया
event-webhooks-test-not-delivered = टेस्ट इवेंट नहीं पहुँचा
event-webhooks-test-not-sent = टेस्ट इवेंट नहीं भेजा गया
event-webhooks-no-new-secret = नया सीक्रेट नहीं बना; पुराना ही चलता है
event-webhooks-not-deleted = वेबहुक नहीं हटाया गया
event-webhooks-deleting = वेबहुक हटा दिया जाएगा

# Why something was not delivered. $reason is such as “HTTP 404”.

event-webhooks-why-refused = आपके सिस्टम ने इसे ठुकरा दिया ({ $reason })। क्या वह सही सीक्रेट जाँचता है?
event-webhooks-why-nothing-there = इस पते पर कुछ नहीं है ({ $reason })।
event-webhooks-why-no-more = आपके सिस्टम को और इवेंट नहीं चाहिए ({ $reason })।
event-webhooks-why-elsewhere = आपके सिस्टम ने इसे कहीं और भेज दिया ({ $reason })। वह पता डालें जहाँ यह आख़िर में पहुँचता है।
event-webhooks-why-problem = आपके सिस्टम में कोई समस्या है ({ $reason })।
event-webhooks-why-not-accepted = आपके सिस्टम ने इसे स्वीकार नहीं किया ({ $reason })।
