# Words of several pages. A password is of the person who reads. $n is the least number of characters.

account-email = ईमेल
account-your-name = आपका नाम
account-password = पासवर्ड
account-password-help = कम से कम { $n } अक्षर; एक छोटा वाक्य सबसे अच्छा है।
account-cancel = रद्द करें
account-close = बंद करें
account-save = सहेजें
account-role = भूमिका

# The page to which the link of an invitation leads. The first message is the title of the window; $name is the colleague who invites, $workspace the workspace.

account-join-title = शामिल हों · Botloom
account-join-heading = Botloom में शामिल हों
account-join-text = चुनें कि सहकर्मी आपको किस नाम से देखें, और एक पासवर्ड चुनें।
account-join-invited = { $name } आपको “{ $workspace }” में आमंत्रित करते हैं।
account-join = शामिल हों
account-joining = शामिल किया जा रहा है…

# The first start: the workspace and its first admin. The first message is the title of the window. The set-up code comes from the server’s log.

account-setup-title = सेट अप · Botloom
account-setup-heading = Botloom सेट अप करें
account-setup-text = एक मिनट, फिर आप अपना पहला फ़्लो बना सकते हैं।
account-setup-organisation = आपके संगठन का नाम
account-setup-code = सेट अप कोड
account-setup-code-help = यह उस लिंक में है जो सर्वर ने शुरू होते समय दिखाया था।
account-setup-create = वर्कस्पेस बनाएँ
account-setup-busy = सेट अप हो रहा है…

# The page People, for admins: who may sign in to the workspace.

account-people = लोग
account-people-subtitle = इस वर्कस्पेस में कौन साइन इन कर सकता है, और क्या-क्या कर सकता है।
account-role-admin-may = एडमिन: सब कुछ
account-role-editor-may = संपादक: फ़्लो बनाते और प्रकाशित करते हैं
account-role-agent-may = एजेंट: इनबॉक्स में जवाब देते हैं
account-role-viewer-may = दर्शक: केवल देखते हैं

# Inviting a person. What comes of it is a link, which is shown once.

account-invite = व्यक्ति को आमंत्रित करें
account-invite-heading = किसी व्यक्ति को आमंत्रित करें
account-invite-email-help = वे इसी से साइन इन करते हैं।
account-invite-make-link = लिंक बनाएँ
account-invite-link-heading = आमंत्रण का लिंक
account-invite-link = लिंक
account-invite-link-help = इसे इस व्यक्ति को वहाँ भेजें जहाँ दूसरे न पढ़ें। यह एक ही बार, सात दिनों तक काम करता है।
account-invite-link-note = यह दोबारा नहीं दिखाया जाता। खो जाए तो व्यक्ति को फिर से आमंत्रित करें; तब यह लिंक काम नहीं करेगा।

# Invitations that were not used yet. Roles are in small letters; the page makes the first one large. $date is a day with the time.

account-invited = आमंत्रित
account-invited-subtitle = ये लिंक अभी तक इस्तेमाल नहीं हुए हैं।
account-invitations = आमंत्रण
account-invited-by = { $name } का आमंत्रण · { $date } तक
account-take-back = वापस लें
account-taken-back = लिंक अब काम नहीं करता
account-not-taken-back = आमंत्रण वापस नहीं लिया गया

# What an admin sees of a person: where they are signed in, and which WhatsApp numbers they see. $name is the person.

account-person-sessions = यह व्यक्ति कहाँ-कहाँ साइन इन है
account-person-numbers = व्यक्ति के नंबर
account-person-numbers-text = { $name } क्या देखें और किन पर काम करें। यह तुरंत लागू होता है।
account-person-numbers-changed = { $name } के नंबर बदल दिए गए

# The browsers in which somebody is signed in, and when they, or a passkey, were used. $ago is such as “5 min ago” or a date. $browser and $system are names such as Chrome and Windows.

account-sessions = सेशन
account-sessions-none = कहीं भी साइन इन नहीं है।
account-browser-on = { $system } पर { $browser }
account-browser-unknown = अनजान ब्राउज़र
account-this-browser = यह ब्राउज़र
account-last-used = पिछला इस्तेमाल: { $ago }
account-not-used-yet = अभी तक इस्तेमाल नहीं हुई
account-since = { $date } से
account-sign-out = साइन आउट करें
account-sign-out-everywhere = हर जगह से साइन आउट करें
account-sign-out-elsewhere = बाकी सब जगह से साइन आउट करें
account-signed-out-there = वहाँ से साइन आउट हो गया
account-nobody-signed-out = कोई भी साइन आउट नहीं हुआ

# A new password.

account-password-subtitle = इसे बदलने पर आप बाकी सभी ब्राउज़रों से साइन आउट हो जाते हैं।
account-password-present = मौजूदा पासवर्ड
account-password-new = नया पासवर्ड
account-password-change = पासवर्ड बदलें
account-password-changed = आपका पासवर्ड बदल गया; बाकी ब्राउज़र साइन आउट हो गए

# Passkeys: signing in by the device, without a password. Use the word that Google and Apple use in this language.

account-passkeys = पासकी
account-passkeys-subtitle = अपने डिवाइस के फ़िंगरप्रिंट, चेहरे या PIN से साइन इन करें, बिना पासवर्ड और कोड के।
account-passkeys-none = आपके पास अभी कोई नहीं है।
account-passkey-add = पासकी जोड़ें
account-passkey-added = पासकी जोड़ दी गई
account-passkey-removed = पासकी से अब कुछ नहीं खुलता; आप उसे अपने डिवाइस से भी हटा सकते हैं
account-passkey-not-removed = पासकी नहीं हटाई गई
account-remove = हटाएँ
account-remove-what = { $name } हटाएँ
account-passkey-text = आपका डिवाइस आपका फ़िंगरप्रिंट, चेहरा या अपना PIN माँगता है। गोपनीय जानकारी उसी में रहती है।
account-passkey-name = नाम
account-passkey-name-help = ताकि आपको पता रहे कि यह कौन-सा डिवाइस है, जैसे “लैपटॉप”।
account-continue = जारी रखें
