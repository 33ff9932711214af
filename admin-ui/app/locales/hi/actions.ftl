# The page Actions: requests to other systems that are defined once and used like built-in steps. The palette is the list of steps in the editor.

actions-title = ऐक्शन
actions-subtitle = आपके अपने सिस्टम के लिए अनुरोध, जो एक बार तय होते हैं और फ़्लो में तैयार चरणों की तरह इस्तेमाल होते हैं।
actions-new = नया ऐक्शन
actions-empty = अभी कोई ऐक्शन नहीं
actions-empty-text = ऐक्शन एक अनुरोध है, जैसे “हमारे CRM में लीड जोड़ें”। एक बार तय होने पर यह हर फ़्लो के पैलेट में रहता है।

# One action of the list. $ago is such as “5 min ago” or a date.

actions-version = संस्करण { $version }, { $ago }
actions-more = और
actions-edit = संपादित करें
actions-hide = अब न दिखाएँ
actions-hidden = इसे इस्तेमाल करने वाले फ़्लो अपना संस्करण रखते हैं
actions-not-hidden = इसे छिपाया नहीं जा सका

# The dialog. input, contact, flow, now and $.id are code and stay.

actions-edit-title = ऐक्शन संपादित करें
actions-about = फ़्लो अपना मौजूदा संस्करण तब तक रखते हैं जब तक उनका लेखक दूसरा न चुने।
actions-label = पैलेट में दिखने वाला नाम
actions-name = प्रोग्रामों के लिए नाम
actions-name-help = अक्षर, अंक, '_' और '-'; यह सभी संस्करणों में एक ही रहता है।
actions-description = विवरण
actions-rest = इनपुट, अनुरोध और आउटपुट
actions-rest-json = इनपुट, अनुरोध और आउटपुट, JSON में
actions-rest-help = टेम्पलेट input.…, contact.…, flow.… और now पढ़ते हैं। आउटपुट जवाब के अंदर के पाथ हैं, जैसे $.id।
actions-no-json = यह JSON नहीं है: { $why }।
actions-cancel = रद्द करें
actions-save = सहेजें
actions-saved = संस्करण { $version } पैलेट में है
