# What many pages say.

common-close = बंद करें
common-undo = पहले जैसा करें
common-dismiss = हटाएँ
common-try-again = फिर से कोशिश करें
common-loading = लोड हो रहा है
common-search = खोजें

# Behind the label of a field that may stay empty.

common-optional = (वैकल्पिक)

# Values with a button that copies them. $what is the label of the value, such as “key” or “link”, in small letters.

common-copied = कॉपी हो गया
common-copy-what = कॉपी करें: { $what }
common-have-copied = मैंने कॉपी कर लिया

# Name of a downloaded file when its flow has no letters in its name. Small letters, no spaces.

common-file-unnamed = फ़्लो

# Requests that got no answer, or an unknown one. $status is a number such as 502, $hint what came, for a report.

common-offline = सर्वर तक पहुँचा नहीं जा सका
common-offline-advice = अपना कनेक्शन जाँचें और फिर से कोशिश करें। कुछ भी बदला नहीं गया है।
common-unexpected = सर्वर ने ऐसा जवाब दिया जिसे यह पेज नहीं जानता
common-unexpected-advice = पेज फिर से लोड करें; हो सकता है कि यह सर्वर से पुराना हो। (स्थिति { $status }: { $hint })

# An address that leads nowhere. The first one stands in the browser’s tab.

common-not-found = नहीं मिला
common-not-found-title = यह पेज मौजूद नहीं है
common-not-found-text = हो सकता है कि पता ग़लत लिखा गया हो, या यहाँ जो था वह हटा दिया गया हो।
common-to-dashboard = डैशबोर्ड पर जाएँ

# A page that the visitor’s role does not open.

common-forbidden-title = आपकी भूमिका यह पेज नहीं खोलती
common-forbidden-text = ज़रूरत हो तो अपने वर्कस्पेस के किसी एडमिन से कहें।
common-to-start = शुरुआती पेज पर जाएँ

# Who is here: the menu at the foot of the navigation. Roles are in small letters; the page makes the first one large.

common-account = खाता
common-your-account = आपका खाता
common-sign-out = साइन आउट करें
common-role-admin = एडमिन
common-role-editor = संपादक
common-role-agent = एजेंट
common-role-viewer = दर्शक
common-language = भाषा

# The colours of the pages; one button goes round them.

common-theme-system = थीम: सिस्टम जैसी
common-theme-light = थीम: हल्की
common-theme-dark = थीम: गहरी

# The frame around every page. “Skip to the page” is for people who move by the keyboard.

common-skip-to-page = सीधे पेज पर जाएँ
common-menu = मेन्यू
common-go-to-short = यहाँ जाएँ…
common-connection-lost = कनेक्शन टूट गया, फिर से कोशिश हो रही है

# The navigation: its name for readers, its groups, its places. The places also stand at the bottom of phones, so they are short.

common-nav-main = मुख्य
common-group-operations = संचालन
common-group-integrations = इंटीग्रेशन
common-group-workspace = वर्कस्पेस
common-place-dashboard = डैशबोर्ड
common-place-flows = फ़्लो
common-place-numbers = नंबर
common-place-conversations = बातचीत
common-place-contacts = संपर्क
common-place-broadcasts = ब्रॉडकास्ट
common-place-templates = टेम्पलेट
common-place-files = फ़ाइलें
common-place-export = एक्सपोर्ट
common-place-alerts = अलर्ट
common-place-undelivered = नहीं पहुँचे
common-place-actions = ऐक्शन
common-place-event-webhooks = इवेंट वेबहुक
common-place-api-keys = API कुंजियाँ
common-place-api = API
common-place-audit = ऑडिट लॉग
common-place-people = लोग

# The palette, Ctrl+K. A page, a flow and a number are what is found; the word stands behind its name.

common-go-to = यहाँ जाएँ
common-go-to-what = किसी पेज, फ़्लो या नंबर पर जाएँ
common-results = नतीजे
common-nothing-named = इस नाम का कुछ नहीं है
common-kind-page = पेज
common-kind-flow = फ़्लो
common-kind-number = नंबर

# The banner that nothing goes out. Its sentences stand one after another: paused, perhaps with a note of the one who paused, what waits. $since is a day with the time.

common-sending-paused = भेजना रुका हुआ है।
common-sending-paused-since = भेजना { $since } से रुका हुआ है।
common-sending-note = नोट: { $note }।
common-sending-waits = लोग आपको लिख सकते हैं; जब तक आप फिर से शुरू नहीं करते, जवाब रुके रहेंगे।
common-resume = फिर से शुरू करें

# What shall become of what waits. “Undelivered” is the place of the navigation.

common-resume-title = भेजना फिर से शुरू करें
common-resume-order = जो कुछ रुका है वह अब अपने पुराने क्रम में भेजा जाएगा।
common-resume-restored = अगर कोई बैकअप वापस लाया गया है, तो उस समय जो रुका था वह शायद पहले ही भेजा जा चुका है। ऐसे में उसे छोड़ दें: वह “नहीं पहुँचे” की सूची में रहेगा, जहाँ से एक-एक संदेश अब भी भेजा जा सकता है।
common-resume-give-up = फिर से शुरू करें, रुका हुआ छोड़ दें
common-resume-send = फिर से शुरू करें और भेजें
common-sending-resumed = सब कुछ फिर से भेजा जा रहा है
common-sending-still-paused = भेजना अब भी रुका हुआ है

# Tags of contacts
common-tag-add = टैग जोड़ें
common-tag-remove = टैग { $tag } हटाएँ
