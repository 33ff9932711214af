# The page as a whole.
editor-no-such-flow = ऐसा कोई फ़्लो नहीं है
editor-address-incomplete = पता पूरा नहीं है।
editor-all-flows = सभी फ़्लो
editor-cannot-open = यह फ़्लो यहाँ नहीं खुल सकता
editor-cannot-open-why = कुछ भी नहीं खोया: ड्राफ़्ट सर्वर पर है। पेज फिर से लोड करें; यह सर्वर से पुराना हो सकता है। ({ $error })
editor-loading = फ़्लो लोड हो रहा है

# Words that several places of the editor share.
editor-step = चरण
editor-steps = चरण
editor-flow = फ़्लो

# Talking to the draft in the page, as a contact would.
editor-play = चलाएँ
editor-tests = टेस्ट
editor-problems = समस्याएँ
editor-no-problems = कोई समस्या नहीं
editor-changes = बदलाव
editor-versions = संस्करण
editor-undo = पूर्ववत करें
editor-redo = फिर से करें
editor-cancel = रद्द करें
editor-close = बंद करें
editor-add = जोड़ें
editor-delete = हटाएँ
editor-duplicate = डुप्लिकेट करें
editor-find-in-flow = इस फ़्लो में खोजें
editor-add-step = चरण जोड़ें
editor-add-note = नोट जोड़ें
editor-tidy-up = व्यवस्थित करें
editor-map = नक्शा
editor-larger = बड़ा
editor-smaller = छोटा
editor-life-size = असली आकार
editor-show-everything = सब कुछ दिखाएँ
editor-move-canvas = कैनवास खिसकाएँ
editor-select-several = कई चुनें
editor-next-start = अगली शुरुआत पर जाएँ
editor-shortcuts = कीबोर्ड शॉर्टकट
editor-at-of = { $all } में से { $at }
editor-errors = { $n ->
    [one] { $n } त्रुटि
   *[other] { $n } त्रुटियाँ
}
editor-warnings = { $n ->
    [one] { $n } चेतावनी
   *[other] { $n } चेतावनियाँ
}
editor-hints = { $n ->
    [one] { $n } सुझाव
   *[other] { $n } सुझाव
}
editor-seconds = { $n ->
    [one] { $n } सेकंड
   *[other] { $n } सेकंड
}
editor-minutes = { $n ->
    [one] { $n } मिनट
   *[other] { $n } मिनट
}
editor-hours = { $n ->
    [one] { $n } घंटा
   *[other] { $n } घंटे
}
editor-days = { $n ->
    [one] { $n } दिन
   *[other] { $n } दिन
}

# Units in a choice beside a number.
editor-unit-seconds = सेकंड
editor-unit-minutes = मिनट
editor-unit-hours = घंटे
editor-unit-days = दिन

# The bar over the editor: name, state of the draft, buttons.
editor-name-of-flow = फ़्लो का नाम
editor-view-only = केवल देखने के लिए
editor-talk-to-draft = ड्राफ़्ट से बात करें
editor-publish = प्रकाशित करें

# The links to the flows that one came through, for screen readers.
editor-way-here = यहाँ तक का रास्ता
editor-saved = सहेजा गया
editor-saved-not-shared = सहेजा गया, शेयर नहीं किया गया
editor-unsaved = बिना सहेजे बदलाव
editor-saving = सहेजा जा रहा है…
editor-conflict = टकराव
editor-offline = ऑफ़लाइन, फिर कोशिश जारी है
editor-not-saved = सहेजा नहीं गया
editor-offline-why = सर्वर से संपर्क नहीं हो पा रहा। आपके बदलाव इस ब्राउज़र में रखे हैं और उसके जवाब देते ही भेज दिए जाएँगे।
editor-conflict-why = दो बार बदला गया: क्या रहेगा, यह तय करने के लिए दबाएँ
editor-saved-for-you = आपके लिए सहेजा गया। जब आप इसे शेयर या प्रकाशित करेंगे, तब दूसरे देखेंगे।
editor-saves-itself = बदलाव अपने आप सहेजे जाते हैं

# The canvas. What screen readers hear, its buttons, and what an empty one says.
editor-canvas = कैनवास
editor-canvas-label = { $steps ->
    [one] { $steps } चरण वाला फ़्लो। Tab चरणों में आगे बढ़ता है, ऐरो कुंजियाँ उन्हें खिसकाती हैं, Ctrl और ऐरो कुंजियाँ कनेक्शन के साथ चलती हैं।
   *[other] { $steps } चरणों वाला फ़्लो। Tab चरणों में आगे बढ़ता है, ऐरो कुंजियाँ उन्हें खिसकाती हैं, Ctrl और ऐरो कुंजियाँ कनेक्शन के साथ चलती हैं।
}
editor-canvas-kind = फ़्लो कैनवास
editor-canvas-step-kind = चरण
editor-canvas-map-label = फ़्लो का नक्शा। ऐरो कुंजियाँ दिखने वाले हिस्से को खिसकाती हैं।
editor-canvas-insert = बीच में एक चरण रखें
editor-canvas-cut = यह कनेक्शन हटाएँ

# A way out of a step, for screen readers: its name and what it leads to.
editor-canvas-port-leads = { $way }: { $target } पर ले जाता है। Enter इसे कहीं और ले जाता है, Shift Enter बीच में एक चरण रखता है।
editor-canvas-port-open = { $way }: अभी कहीं नहीं ले जाता। Enter इसे जोड़ता है, Shift Enter अगला चरण जोड़ता है।
editor-empty-title = एक शुरुआत से शुरू करें
editor-empty-text = शुरुआत बताती है कि बातचीत कब शुरू होती है। फिर जोड़ें कि बॉट क्या कहता और पूछता है।
editor-add-keyword-start = कीवर्ड वाली शुरुआत जोड़ें
editor-which-step-next = आगे कौन-सा चरण आएगा?

# Cards on the canvas. The first three are for screen readers: title, kind of card, first words.
editor-card-step = { $title } (चरण): { $summary }
editor-card-start = { $title } (शुरुआत): { $summary }
editor-card-problems = { $n ->
    [one] { $card }। { $n } समस्या।
   *[other] { $card }। { $n } समस्याएँ।
}
editor-card-note = नोट: { $text }
editor-problem-count = { $n ->
    [one] { $n } समस्या
   *[other] { $n } समस्याएँ
}

# The one way out of a start: the step that the conversation starts with.
editor-starts-with = इससे शुरू होता है

# The first words of a step that looks at a value.
editor-card-if = अगर { $value } …

# Sticky notes.
editor-note = नोट
editor-note-empty = अपने सहकर्मियों के लिए नोट लिखें
editor-note-for-whom = इस फ़्लो पर काम करने वालों के लिए। संपर्क इसे कभी नहीं देखते।
editor-note-text = नोट का टेक्स्ट
editor-note-placeholder = यह चरण यहाँ क्यों है? क्या अभी बाकी है?

# The palette of steps. The names of steps are English in all languages, so “ask” and “wait” stay as they are.
editor-palette = जोड़ने के लिए चरण
editor-palette-search = चरण खोजें
editor-palette-none = ऐसा कोई चरण नहीं
editor-palette-try = कोई और शब्द आज़माएँ, जैसे “ask” या “wait”।
editor-palette-actions = आपके ऐक्शन

# The tools in the corner of the canvas.
editor-show-as-list = सूची के रूप में दिखाएँ
editor-edit-step = चरण संपादित करें
editor-flow-settings = फ़्लो की सेटिंग

# The bar over what is selected.
editor-selection = चयन
editor-selected = { $n ->
    [one] { $n } चुना गया
   *[other] { $n } चुने गए
}
editor-play-from-here = यहाँ से चलाएँ
editor-line-up = पंक्ति में लगाएँ
editor-left-sides = बाएँ किनारे
editor-centres = बीच से
editor-right-sides = दाएँ किनारे
editor-upper-sides = ऊपरी किनारे
editor-middles = मध्य से
editor-lower-sides = निचले किनारे
editor-spread-across = चौड़ाई में फैलाएँ
editor-spread-down = ऊँचाई में फैलाएँ
editor-tidy-selection = चुने हुए को व्यवस्थित करें

# Folding a card hides all but its head.
editor-fold = समेटें
editor-unfold = खोलें
editor-make-subflow-of-it = इसका सबफ़्लो बनाएँ
editor-open-named = “{ $name }” खोलें
editor-colour = रंग
editor-colour-usual = सामान्य रंग
editor-colour-red = लाल
editor-colour-orange = नारंगी
editor-colour-yellow = पीला
editor-colour-green = हरा
editor-colour-blue = नीला
editor-colour-purple = बैंगनी
editor-colour-grey = स्लेटी

# All shortcuts on one page; the first five are its groups.
editor-keys-everywhere = हर जगह
editor-keys-on-canvas = कैनवास पर
editor-keys-seen = क्या दिखता है
editor-keys-mac = Mac पर Cmd वही करता है जो यहाँ Ctrl करता है।
editor-keys-tour = पहली झलक फिर देखें
editor-keys-go = किसी पेज, फ़्लो या नंबर पर जाएँ
editor-keys-save = अभी सहेजें
editor-keys-help = यह पेज
editor-keys-copy = कॉपी करें
editor-keys-cut = काटें
editor-keys-paste = चिपकाएँ, किसी और फ़्लो में भी
editor-keys-remove = हटाएँ; जो वहाँ ले जाता था वह आगे ले जाएगा
editor-keys-open-step = चरण खोलें
editor-keys-fold = समेटें या खोलें
editor-keys-next-step = अगले चरण पर
editor-keys-move = चुने हुए को खिसकाएँ
editor-keys-walk = कनेक्शन के साथ-साथ चलें
editor-keys-list = सूची या कैनवास

# The arrow keys, written on key caps: one word each, and Ctrl before it.
editor-keys-arrows = ऐरो
editor-keys-ctrl-arrows = Ctrl ऐरो

# Pasting.
editor-nothing-pasted = कुछ भी नहीं चिपकाया गया
editor-paste-foreign = क्लिपबोर्ड में कुछ और है। चरण चुनें और Ctrl C से कॉपी करें, यहाँ या किसी और फ़्लो में; पूरा फ़्लो सूची में “नया फ़्लो” से इंपोर्ट होता है।
editor-paste-version = इसे Botloom के किसी और संस्करण से कॉपी किया गया था। दोनों पेज फिर से लोड करें और दोबारा कॉपी करें।
editor-paste-damaged = इसका कुछ हिस्सा गायब है या बदल गया है। चरणों को फिर से कॉपी करें।

# Making a subflow of what is selected: the dialog, and why it cannot be made.
editor-subflow-make = सबफ़्लो बनाएँ
editor-subflow-about = चुने हुए चरण अपना अलग फ़्लो बन जाते हैं, जिसमें दूसरे फ़्लो भी जा सकते हैं। यह फ़्लो पहले की तरह चलता रहेगा।

# The name that the new flow gets at first: the name of the whole, and that this is a part of it.
editor-subflow-part-of = { $name }: भाग
editor-subflow-name = नए फ़्लो का नाम
editor-subflow-made = “{ $name }” अब अपने आप में एक फ़्लो है
editor-subflow-changed = इस बीच यह फ़्लो बदल दिया गया
editor-subflow-changed-why = नया फ़्लो बन गया और इसमें से कुछ नहीं निकाला गया। फिर कोशिश करें या नए फ़्लो को आर्काइव करें।
editor-understood = समझ गए
editor-subflow-none-passed = कोई वैरिएबल देने की ज़रूरत नहीं है।
editor-subflow-passed = अंदर दिए जाएँगे: { $passed }।
editor-subflow-passed-back = अंदर दिए जाएँगे: { $passed }। वापस लिए जाएँगे: { $back }।
editor-subflow-no-steps = साथ के चरण चुनें; शुरुआतें और नोट यहीं रहते हैं।
editor-subflow-no-entry = इन चरणों तक कुछ नहीं ले जाता, इसलिए सबफ़्लो में कुछ नहीं जाएगा। ऐसा चरण चुनें जिस तक कोई और चरण ले जाता हो, और उसके बाद वाले भी।
editor-subflow-several-entries = सबफ़्लो में आने का एक ही रास्ता होता है, और इन चरणों में { $n } जगह से आया जाता है: { $titles }। कुछ को छोड़ दें, या पहले सभी रास्ते इनमें से एक पर ले जाएँ।
editor-subflow-returns = “{ $step }” वहीं लौटता है जहाँ से बातचीत आई थी। सबफ़्लो के अंदर यह केवल यहीं लौटेगा। इसे चयन से बाहर रखें।
editor-subflow-webhook = “{ $step }” जिस पते पर किसी और सिस्टम का इंतज़ार करता है, वह बदल जाएगा। इसे चयन से बाहर रखें।
editor-subflow-undeclared = वैरिएबल “{ $key }” यहाँ इस्तेमाल होता है और फ़्लो के वैरिएबल की सूची में नहीं है। इसे वहाँ जोड़ें, ताकि यह अपने प्रकार के साथ दिया जा सके।
editor-subflow-many-ways = सबफ़्लो में ज़्यादा से ज़्यादा { $limit } निकास हो सकते हैं।
editor-subflow-many-inputs = सबफ़्लो में ज़्यादा से ज़्यादा { $limit } वैरिएबल अंदर जा सकते हैं।

# Finding words, with Ctrl F.
editor-find = खोजें
editor-find-placeholder = शब्द, वैरिएबल, आईडी खोजें
editor-find-nothing = कुछ नहीं
editor-find-before = पिछला
editor-find-next = अगला
editor-find-here = इस फ़्लो में
editor-find-look-everywhere = सभी फ़्लो में खोजें
editor-find-looking = खोजा जा रहा है…
editor-find-nowhere = किसी फ़्लो में ये शब्द नहीं हैं।
editor-find-everywhere = सभी फ़्लो में

# The panel at the right.
editor-details = विवरण

# The list of problems.
editor-can-be-published = फ़्लो प्रकाशित किया जा सकता है। हर बदलाव पर जाँच होती है।
editor-trying = ऐसी बातचीत आज़माई जा रही हैं जो समस्याएँ दिखाएँ…
editor-tried = बनावटी बातचीत में ऐसी { $n } चीज़ें आज़माई गईं जो संपर्क कर सकते हैं।
editor-error = त्रुटि
editor-warning = चेतावनी
editor-hint = सुझाव
editor-whole-flow = पूरा फ़्लो

# A made-up conversation that shows a problem.
editor-counter-example = प्रति-उदाहरण चलाएँ
editor-counter-example-of = प्रति-उदाहरण चलाएँ: { $problem }

# The settings of the whole flow.
editor-settings-conversation = बातचीत
editor-settings-languages = भाषाएँ
editor-settings-variables = वैरिएबल
editor-description = विवरण
editor-description-placeholder = यह फ़्लो किसलिए है?

# A number and a unit follow: so long must a contact be silent.
editor-expiry = इतनी देर की चुप्पी के बाद समाप्त करें
editor-expiry-help = 0 हमेशा इंतज़ार करता है।
editor-unit = इकाई
editor-interrupt = कीवर्ड बीच में रोक सकता है
editor-interrupt-help = सवाल के बीच में भी कोई कीवर्ड से फिर से शुरू कर सकता है।
editor-typing = “लिख रहा है…” दिखाएँ
editor-typing-help = संपर्क देखता है कि जवाब आ रहा है।
editor-time-zone = समय क्षेत्र
editor-time-zone-help = खुलने का समय, शेड्यूल और तारीखें इसी में मानी जाती हैं।
editor-on-failure = जब कोई चरण विफल हो, तो यहाँ से आगे बढ़ें
editor-on-failure-none = बातचीत समाप्त करें
editor-on-failure-help = अगर चरण के पास इसके लिए अपना निकास न हो।
editor-after-window = 24 घंटे की चुप्पी के बाद, यहाँ से आगे बढ़ें
editor-after-window-none = कुछ नहीं; ऐसे संदेश नहीं भेजे जाते
editor-after-window-help = उसके बाद WhatsApp केवल टेम्पलेट पहुँचाता है। ऐसा चरण चुनें जो टेम्पलेट भेजता हो।
editor-variables-help = बातचीत के दौरान फ़्लो क्या याद रखता है।
editor-variable-new-name = नए वैरिएबल का नाम
editor-variable-new = नया वैरिएबल

# What can be said of a variable: it holds personal data; another flow passes it in, or takes it back.
editor-variable-personal = निजी डेटा
editor-variable-input = इनपुट
editor-variable-output = आउटपुट
editor-variable-name = वैरिएबल का नाम
editor-variable-kind = मान का प्रकार
editor-variable-remove = वैरिएबल हटाएँ
editor-language-own = इसी में लिखा गया है
editor-language-remove = { $language } हटाएँ
editor-language-to-add = जोड़ने के लिए भाषा
editor-language-placeholder = जैसे es, hi या pt-BR
editor-languages-help = हर चरण में दूसरी भाषाओं के शब्दों के लिए एक फ़ॉर्म है। संपर्क को उसकी अपनी भाषा में शब्द मिलते हैं, अगर वे मौजूद हों।

# The flow’s tests.
editor-tests-none = अभी कोई टेस्ट नहीं
editor-tests-none-why = एक बातचीत चलाएँ और उसे रख लें: हर बदलाव के बाद वह फिर से होती है, और जब बॉट अलग जवाब दे तो आपको तुरंत दिख जाता है।
editor-test-gone = टेस्ट हट गया
editor-test-not-run = अभी नहीं चला

# A test holds when the bot did what the test says; else it fails.
editor-test-holds = सफल
editor-test-fails = विफल
editor-test-play = टेस्ट { $name } चलाएँ
editor-test-delete = टेस्ट { $name } हटाएँ

# How much of the flow the tests have seen.
editor-coverage = कवरेज
editor-coverage-show = दिखाएँ कि कोई टेस्ट कहाँ नहीं पहुँचता
editor-coverage-ways = निकास
editor-coverage-starts = शुरुआतें
editor-coverage-unseen = कोई टेस्ट यहाँ नहीं पहुँचता:
editor-coverage-unseen-steps = चरण जहाँ कोई टेस्ट नहीं पहुँचता

# What the tests came to, in a line; $all is the number of all tests.
editor-tests-cut = समय खत्म होने से पहले { $all } में से { $n } टेस्ट चले
editor-tests-running = टेस्ट हो रहा है: { $all } में से { $n }
editor-tests-hold = { $all ->
    [one] टेस्ट सफल है
   *[other] सभी { $all } टेस्ट सफल हैं
}
editor-tests-fail = { $n ->
    [one] { $all } में से { $n } विफल
   *[other] { $all } में से { $n } विफल
}

# Where a test failed. $did is one of the messages below, such as “the bot says nothing more”.
editor-test-said = उसने कहा “{ $text }”।
editor-test-failed-words = चरण { $step }: बॉट को “{ $wanted }” कहना था। { $came }
editor-test-failed-step = चरण { $step }, { $did }: अपेक्षित था { $wanted }। जो आया: { $came }।
editor-test-failed-end = अपेक्षित था { $wanted }। जो आया: { $came }।
editor-test-sends = संपर्क लिखता है “{ $text }”
editor-test-chooses = संपर्क चुनता है “{ $text }”
editor-test-receives = संपर्क कुछ भेजता है
editor-test-happens = होता है: { $what }
editor-test-something = कुछ
editor-test-posts = कोई और सिस्टम डेटा भेजता है
editor-test-hands-back = व्यक्ति बातचीत वापस सौंपता है
editor-test-time-passes = { $time } बीतते हैं
editor-test-bot-says = बॉट कहता है “{ $text }”
editor-test-silence = बॉट और कुछ नहीं कहता
editor-test-no-silence = बॉट कुछ और कहता है
editor-test-variables = वैरिएबल के अपने मान हैं
editor-test-ended = बातचीत समाप्त हो गई है
editor-test-waits = बातचीत इंतज़ार करती है
editor-test-contact = संपर्क के अपने फ़ील्ड और टैग हैं
editor-test-happened = “{ $what }” हुआ है
editor-test-rows = पंक्तियाँ जोड़ी गईं
editor-test-asked = किसी और सिस्टम से पूछा जाता है

# The first look: four places, each with a title and a sentence or two.
editor-tour = पहली झलक
editor-tour-end = टूर समाप्त करें
editor-tour-palette = बॉट जो कुछ कर सकता है
editor-tour-palette-text = किसी चरण को कैनवास पर खींचें या उसे दबाएँ। सबसे ऊपर की शुरुआतें बताती हैं कि बॉट कब शुरू करता है।
editor-tour-canvas = आपका फ़्लो
editor-tour-canvas-text = निकास से अगले चरण तक कनेक्शन खींचें, या उसे खाली कैनवास पर छोड़कर चुनें। चरण क्या कहता है, यह लिखने के लिए उसे दबाएँ।
editor-tour-play = तुरंत आज़माएँ
editor-tour-play-text = “चलाएँ” यहीं पेज में ड्राफ़्ट से बात करता है, उसी इंजन से जो आपके ग्राहकों को जवाब देगा। किसी को संदेश नहीं जाता।
editor-tour-publish = इसे जवाब देने दें
editor-tour-publish-text = जब तक आप प्रकाशित नहीं करते, बदलाव केवल आपको दिखते हैं। नंबर चुनें और किसके लिए, यह भी; एक बार दबाने से सब वापस हो जाता है।
editor-tour-back = पीछे
editor-tour-done = हो गया
editor-tour-next = आगे

# The flow as a list. $what is a sentence that says what was done.
editor-list = सूची के रूप में फ़्लो
editor-list-told = { $what } Ctrl और Z से यह वापस हो जाता है।
editor-list-help = ऐरो कुंजियाँ एक चरण से दूसरे पर ले जाती हैं, Enter उसे खोलता है, Delete हटाता है।
editor-list-add-start = शुरुआत जोड़ें
editor-list-start-added = अंत में एक शुरुआत जोड़ी गई।
editor-list-empty = अभी कुछ नहीं है। शुरुआत बताती है कि बातचीत कब शुरू होती है।
editor-list-removed = { $step } हटाया गया।
editor-list-copied = { $step } कॉपी किया गया।
editor-list-play-from = { $step } से चलाएँ
editor-list-duplicate = { $step } डुप्लिकेट करें
editor-list-remove = { $step } हटाएँ
editor-list-ways-of = { $step } के निकास
editor-list-leads-to = { $way }: यहाँ ले जाता है
editor-list-leads = { $way } अब { $step } पर ले जाता है।
editor-list-leads-nowhere = { $way } अब कहीं नहीं ले जाता।
editor-list-nowhere = कहीं नहीं
editor-list-put-behind = { $way } के बाद चरण रखें

# The draft beside one of its versions. The first three stand on cards; steps are meant.
editor-compare-new = नया
editor-compare-removed = हटाया गया
editor-compare-changed = बदला गया
editor-compare-count-new = { $n ->
    [one] { $n } नया
   *[other] { $n } नए
}
editor-compare-count-changed = { $n ->
    [one] { $n } बदला गया
   *[other] { $n } बदले गए
}
editor-compare-count-removed = { $n ->
    [one] { $n } हटाया गया
   *[other] { $n } हटाए गए
}
editor-compare-nothing = कोई अंतर नहीं
editor-compare-gone = { $step }। यह केवल संस्करण { $version } में है।
editor-compare-since = संस्करण { $version } के बाद से:
editor-compare-list = सूची
editor-compare-stop = तुलना बंद करें
editor-compare-none = किसी की तुलना नहीं हो रही
editor-compare-none-why = “संस्करण” खोलें और ड्राफ़्ट से तुलना के लिए कोई एक चुनें।
editor-compare-same = संस्करण { $version } जैसा ही
editor-compare-same-why = केवल कैनवास पर जगहें अलग हो सकती हैं, जो संपर्कों को पता नहीं चलतीं।
editor-compare-different = संस्करण { $version } के बाद से क्या अलग है

# Several people in one flow.
editor-own-changes = आपके बदलाव
editor-own-changes-why = जब तक आप बदलाव शेयर या प्रकाशित नहीं करते, वे केवल आपको दिखते हैं।
editor-share = सहकर्मियों के साथ शेयर करें
editor-give-up = मेरे बदलाव छोड़ दें
editor-somebody-shared = { $who } ने इस फ़्लो के बदलाव शेयर किए। आपके बदलाव अब भी यहीं हैं।
editor-somebody = किसी
editor-take-in = उन्हें शामिल करें
editor-people = इस फ़्लो में दूसरे लोग

# $when says how long ago, such as “5 min ago”.
editor-person-unshared = { $name } के कुछ बदलाव शेयर नहीं हुए हैं ({ $when })
editor-person-here-at = { $name } यहाँ है, “{ $step }” पर
editor-person-here = { $name } यहाँ है
editor-changed-twice = { $n ->
    [one] एक जगह दो बार बदली गई
   *[other] { $n } जगहें दो बार बदली गईं
}
editor-changed-twice-why = बाकी सब अपने आप जुड़ जाता है। चुनें कि यहाँ क्या रहेगा; तब तक कुछ नहीं खोएगा।
editor-mine-everywhere = हर जगह मेरा
editor-other-everywhere = हर जगह दूसरा
editor-not-now = अभी नहीं
editor-bring-together = एक साथ लाएँ
editor-yours-here = यहाँ आपका

# Saving and sharing: messages.
editor-shared-not-loaded = शेयर किए गए बदलाव लोड नहीं हो सके
editor-shared-not-read = शेयर किए गए बदलाव यहाँ नहीं पढ़े जा सकते
editor-reload-older = पेज फिर से लोड करें; यह सर्वर से पुराना हो सकता है।
editor-somebody-else = किसी और
editor-who-changed = { $who } ने इस फ़्लो को बदला
editor-other-draft-not-read = आपका दूसरा ड्राफ़्ट यहाँ नहीं पढ़ा जा सकता। पेज फिर से लोड करें।
editor-you-elsewhere = आप, किसी और विंडो में
editor-changes-taken-in = { $who } के बदलाव अब आपके ड्राफ़्ट में हैं
editor-not-together = बदलावों को एक साथ नहीं लाया जा सकता
editor-changes-back = जो बदलाव सर्वर तक नहीं पहुँचे थे, वे फिर यहाँ हैं
editor-not-shared = शेयर नहीं हुआ
editor-not-shared-unsaved = आपके बदलाव अभी सर्वर तक नहीं पहुँचे हैं। थोड़ी देर में फिर कोशिश करें।
editor-not-shared-merged = इस बीच किसी और ने बदलाव शेयर किए। वे अब आपके ड्राफ़्ट में हैं: उन्हें देखें और फिर कोशिश करें।
editor-shared = आपके सहकर्मी अब आपके बदलाव देख सकते हैं
editor-given-up = आपके बदलाव छोड़ दिए गए

# Publishing: the dialog.
editor-publish-about = नई बातचीत तुरंत नए संस्करण से शुरू होती हैं।
editor-publish-errors = { $n ->
    [one] इस फ़्लो में { $n } त्रुटि है। कुछ प्रकाशित नहीं हुआ, और आपका ड्राफ़्ट सहेजा हुआ है।
   *[other] इस फ़्लो में { $n } त्रुटियाँ हैं। कुछ प्रकाशित नहीं हुआ, और आपका ड्राफ़्ट सहेजा हुआ है।
}
editor-publish-errors-mean = जो संपर्क ऐसी जगह पहुँचता है उसे काम का जवाब नहीं मिलता: बातचीत वहीं रुक जाती है या गलत रास्ते चली जाती है।
editor-publish-errors-list = त्रुटियाँ
editor-publish-mend = पहले त्रुटियाँ ठीक करें; किसी पर क्लिक करने से उसकी जगह दिखती है। अगर इंतज़ार नहीं हो सकता, तो आपके वर्कस्पेस का एडमिन फ़्लो को ऐसे ही प्रकाशित कर सकता है।
editor-publish-in-spite = इन त्रुटियों के साथ प्रकाशित करें
editor-publish-in-spite-know = मुझे पता है कि बातचीत अटक सकती हैं। इतिहास में लिखा रहेगा कि यह फ़ैसला मेरा था।
editor-publish-back = फ़्लो पर वापस
editor-publish-misfits = जो चुने हुए नंबरों के अनुकूल नहीं है
editor-publish-same = संस्करण { $version } से कुछ अलग नहीं है, इसलिए वही फिर इस्तेमाल होगा।

# $changes says how many things are new, changed and removed.
editor-publish-new-since = संस्करण { $version } के बाद से नया: { $changes }
editor-publish-no-number = अभी कोई नंबर नहीं
editor-publish-no-number-why = पहले कोई नंबर जोड़ें, फिर उस पर फ़्लो प्रकाशित करें।
editor-publish-connect = नंबर जोड़ें
editor-publish-live = संस्करण { $version } लाइव है
editor-publish-live-same = कुछ नहीं बदला था: संस्करण { $version } लाइव है
editor-publish-answer-on = इन पर जवाब दें
editor-publish-who = किसे मिलेगा
editor-publish-everybody = सभी को
editor-publish-half = आधे संपर्कों को
editor-publish-fifth = पाँच में से एक संपर्क को
editor-publish-twentieth = बीस में से एक संपर्क को
editor-publish-others = बाकी को वही मिलेगा जो अभी जवाब देता है। हर किसी के पास वही रहेगा जो उसे मिला, और आप “संस्करण” में इसे सभी को दे सकते हैं या वापस ले सकते हैं।
editor-publish-note = क्या नया है?
editor-publish-optional = (वैकल्पिक)
editor-publish-note-for = आपके सहकर्मियों के लिए
editor-publish-keep = संस्करण के रूप में रखें
editor-publish-to = { $n ->
    [one] { $n } नंबर पर प्रकाशित करें
   *[other] { $n } नंबरों पर प्रकाशित करें
}

# The button when there are errors; $what is what it says without them, such as “Publish to 1 number”.
editor-publish-with-errors = { $n ->
    [one] { $what } ({ $n } त्रुटि के साथ)
   *[other] { $what } ({ $n } त्रुटियों के साथ)
}
editor-publish-this-flow = यह फ़्लो, संस्करण { $version }
editor-publish-replaces = “{ $flow }” की जगह लेगा
editor-publish-nothing-yet = यहाँ अभी कुछ जवाब नहीं देता

# Publishing: conversations that wait in an older version.
editor-waiting-count = { $n ->
    [one] { $n } व्यक्ति इंतज़ार कर रहा है
   *[other] { $n } लोग इंतज़ार कर रहे हैं
}
editor-waiting-why = वे किसी पुराने संस्करण में बातचीत के बीच में हैं। उनका क्या किया जाए?
editor-waiting-finish = संस्करण { $version } के साथ पूरा करें
editor-waiting-keep = नए संस्करण के उसी चरण से आगे बढ़ें
editor-waiting-restart = समाप्त करें; अगला संदेश नए सिरे से शुरू करेगा
editor-waiting-go-on = “{ $step }” से आगे बढ़ें
editor-waiting-at = “{ $step }” पर, संस्करण { $version }

# How many wait on a number; several of these follow each other with commas.
editor-waiting-on = { $number } पर { $n }
editor-waiting-gone = नए संस्करण में ऐसा कोई चरण नहीं है।

# The label of a choice; $at says where they wait, such as “At ‘Name’, version 3”.
editor-waiting-fate = { $at }: उनका क्या होगा

# The list of versions.
editor-version = संस्करण { $version }
editor-versions-none = अभी प्रकाशित नहीं
editor-versions-none-why = हर बार प्रकाशित करने पर, जो आप देखते हैं वह हमेशा के लिए एक संस्करण के रूप में रखा जाता है।
editor-version-restored = ड्राफ़्ट फिर से संस्करण { $version } है
editor-version-not-read = यह संस्करण यहाँ नहीं पढ़ा जा सकता
editor-version-answers = संस्करण { $version } फिर से जवाब दे रहा है। ड्राफ़्ट जैसा था वैसा ही है।
editor-version-newer-answers = नया संस्करण फिर से जवाब दे रहा है
editor-version-for-everybody = अब सभी को संस्करण { $version } मिलता है
editor-version-the-server = सर्वर
editor-version-in-spite = { $n ->
    [one] { $n } त्रुटि के साथ प्रकाशित; यह फ़ैसला किया: { $who }।
   *[other] { $n } त्रुटियों के साथ प्रकाशित; यह फ़ैसला किया: { $who }।
}
editor-version-what-changed = क्या बदला
editor-version-compare = ड्राफ़्ट से तुलना करें
editor-version-to-everybody = सभी को दें
editor-version-roll-back = इस पर वापस जाएँ
editor-version-restore = बहाल करें
editor-version-since = संस्करण { $version } के बाद से
editor-version-since-which = किस संस्करण के बाद से
editor-version-same = दोनों का मतलब एक ही है।
