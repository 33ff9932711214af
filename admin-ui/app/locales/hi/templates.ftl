# Templates: messages that Meta approves before they may be sent outside the 24 hours.

# Words of several places. A template is a message that Meta approves beforehand; Meta is the company.

templates-title = टेम्पलेट
templates-template = टेम्पलेट
templates-new = नया टेम्पलेट
templates-connect-first = पहले WhatsApp नंबर जोड़ें
templates-go-to-numbers = नंबर पर जाएँ
templates-picture = तस्वीर
templates-video = वीडियो
templates-document = दस्तावेज़
templates-location = जगह

# The list of templates.

templates-subtitle = वे संदेश जिन्हें Meta पहले से मंज़ूरी देता है: 24 घंटे से चुप संपर्कों तक केवल यही पहुँचते हैं।
templates-fetch = Meta से लाएँ
templates-fetched = { $ago } Meta से लाए गए
templates-not-fetched = “{ $name }” के टेम्पलेट नहीं लाए जा सके
templates-search = टेम्पलेट खोजें
templates-connect-first-list = टेम्पलेट किसी WhatsApp खाते के होते हैं। जब नंबर का खाता पता होगा, उसके टेम्पलेट यहाँ दिखेंगे।
templates-empty = अभी कोई टेम्पलेट नहीं है
templates-empty-text = एक लिखें, या वे लाएँ जो आपने Meta के WhatsApp Manager में बनाए।
templates-nothing-found = कुछ नहीं मिला
templates-none-fits = कोई टेम्पलेट मेल नहीं खाता।
templates-more = इस टेम्पलेट के लिए और विकल्प
templates-delete = हटाएँ
templates-not-deleted = टेम्पलेट हटाया नहीं जा सका
templates-will-be-deleted = “{ $name }” Meta पर हटा दिया जाएगा, जो इसका नाम चार हफ़्ते तक रोककर रखता है

# What Meta says about a template: its status.

templates-approved = मंज़ूर
templates-in-review = समीक्षा में
templates-rejected = नामंज़ूर
templates-paused = रुका हुआ
templates-disabled = बंद
templates-being-deleted = हटाया जा रहा है

# The category of a template, with what it costs, and the quality that Meta gives it.

templates-marketing = मार्केटिंग
templates-marketing-cost = सबसे महँगी श्रेणी: पहुँचे हर संदेश का शुल्क हमेशा लगता है।
templates-utility = यूटिलिटी
templates-utility-cost = 24 घंटे की विंडो बंद होने पर शुल्क लगता है; खुली रहने तक मुफ़्त।
templates-authentication = प्रमाणीकरण
templates-authentication-cost = पहुँचे हर संदेश का शुल्क लगता है, अपनी अलग दर से।
templates-other-category = अन्य
templates-other-cost = इसकी कीमत Meta तय करता है।
templates-quality-high = ऊँची क्वालिटी
templates-quality-medium = मध्यम क्वालिटी
templates-quality-low = कम क्वालिटी

# The page of one template. The title is the one of the window.

templates-new-title = नया टेम्पलेट · Botloom
templates-none-such = ऐसा कोई टेम्पलेट नहीं है
templates-maybe-deleted = शायद इसे हटा दिया गया है।
templates-show-all = सभी टेम्पलेट दिखाएँ
templates-meta-says = Meta कहता है: { $reason }
templates-sent-to-meta = समीक्षा के लिए Meta को भेजा गया। फ़ैसला आते ही यह पेज उसे दिखाएगा।
templates-connect-first-new = टेम्पलेट किसी नंबर के WhatsApp खाते के होते हैं।
templates-only-at-meta = इस टेम्पलेट के कुछ हिस्से केवल Meta का WhatsApp Manager बदल सकता है। यह जैसा है, वैसा फ़्लो से भेजा जा सकता है।
templates-reviewing = Meta इसकी समीक्षा कर रहा है; उसके बाद इसे बदला जा सकता है।
templates-about = परिचय
templates-name = नाम
templates-name-help = छोटे अंग्रेज़ी अक्षर, अंक और _। संपर्क इसे नहीं देखते।
templates-language = भाषा
templates-of-account = इस नंबर वाले खाते का
templates-category = श्रेणी
templates-message = संदेश
templates-header = हेडर
templates-header-none = कोई नहीं
templates-header-is-text = टेक्स्ट
templates-header-text = हेडर का टेक्स्ट
templates-body = मुख्य टेक्स्ट
templates-body-help = *बोल्ड*, _इटैलिक_ और ~कटा हुआ~ WhatsApp की तरह काम करते हैं।
templates-body-example = नमस्ते { $first }, आपका ऑर्डर { $second } रास्ते में है।
templates-add-variable = वैरिएबल जोड़ें
templates-variables-named = वैरिएबल के नाम हैं
templates-footer = फ़ुटर
templates-examples = उदाहरण
templates-examples-subtitle = Meta के समीक्षक वैरिएबल की जगह ये देखते हैं। असली लोगों का डेटा इस्तेमाल न करें।
templates-example-for = { $variable } का उदाहरण
templates-fields-need-you = पहले कुछ फ़ील्ड ठीक करें।
templates-send-change = बदलाव Meta को भेजें
templates-send-for-review = समीक्षा के लिए Meta को भेजें
templates-on-the-phone = फ़ोन पर
templates-text-appears-here = आपका टेक्स्ट यहाँ दिखेगा।

# The example file for a header that is a picture, video or document.

templates-header-example = हेडर का उदाहरण
templates-header-example-help = Meta के समीक्षक इसे देखते हैं। संदेशों की अपनी फ़ाइल होती है; उसे फ़्लो या इनबॉक्स चुनता है।
templates-upload = अपलोड करें
templates-not-uploaded = फ़ाइल अपलोड नहीं हुई

# The buttons of a template; the first four say what a button does.

templates-button-answers = जवाब देता है
templates-button-opens = पता खोलता है
templates-button-calls = फ़ोन पर कॉल करता है
templates-button-copies = कोड कॉपी करता है
templates-buttons = बटन
templates-add-button = बटन जोड़ें
templates-button-kind = बटन क्या करता है
templates-button-remove = बटन हटाएँ
templates-button-words = बटन पर लिखा टेक्स्ट
templates-button-address = पता
templates-button-address-help = इसके अंत में { $mark } हो सकता है, जिसे हर संदेश भरता है।
templates-button-phone = फ़ोन नंबर

# Languages in which a template can be written.

templates-language-en = अंग्रेज़ी
templates-language-en-us = अंग्रेज़ी (अमेरिका)
templates-language-en-gb = अंग्रेज़ी (यूके)
templates-language-de = जर्मन
templates-language-es = स्पेनिश
templates-language-es-es = स्पेनिश (स्पेन)
templates-language-es-mx = स्पेनिश (मेक्सिको)
templates-language-es-ar = स्पेनिश (अर्जेंटीना)
templates-language-fr = फ़्रेंच
templates-language-it = इतालवी
templates-language-pt-br = पुर्तगाली (ब्राज़ील)
templates-language-pt-pt = पुर्तगाली (पुर्तगाल)
templates-language-nl = डच
templates-language-pl = पोलिश
templates-language-tr = तुर्की
templates-language-ar = अरबी
templates-language-he = हिब्रू
templates-language-fa = फ़ारसी
templates-language-ur = उर्दू
templates-language-hi = हिन्दी
templates-language-bn = बांग्ला
templates-language-ta = तमिल
templates-language-te = तेलुगू
templates-language-id = इंडोनेशियाई
templates-language-ms = मलय
templates-language-fil = फ़िलिपीनो
templates-language-th = थाई
templates-language-vi = वियतनामी
templates-language-ja = जापानी
templates-language-ko = कोरियाई
templates-language-zh-cn = चीनी (चीन)
templates-language-zh-hk = चीनी (हांगकांग)
templates-language-zh-tw = चीनी (ताइवान)
templates-language-ru = रूसी
templates-language-uk = यूक्रेनी
templates-language-cs = चेक
templates-language-hu = हंगेरियाई
templates-language-ro = रोमानियाई
templates-language-el = यूनानी
templates-language-da = डेनिश
templates-language-sv = स्वीडिश
templates-language-fi = फ़िनिश
templates-language-sw = स्वाहिली
templates-language-zu = ज़ुलू
