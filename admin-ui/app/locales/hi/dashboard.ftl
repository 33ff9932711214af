# The page Dashboard, the first screen. Four figures stand at its top, each with a short line under it.

dashboard-title = डैशबोर्ड
dashboard-loading = लोड हो रहा है
dashboard-messages-received = मिले संदेश
dashboard-messages-sent = भेजे गए संदेश
dashboard-last-day = पिछले 24 घंटे
dashboard-not-sent = { $n ->
    [one] { $n } नहीं भेजा जा सका
   *[other] { $n } नहीं भेजे जा सके
}
dashboard-running = जारी बातचीत
dashboard-running-means = कोई फ़्लो जवाब का इंतज़ार कर रहा है
dashboard-live-flows = चालू फ़्लो
dashboard-live-flows-means = किसी नंबर पर जवाब देते हैं

# Messages by day, as bars, with a table for readers. The days are short names under the bars.

dashboard-messages = संदेश
dashboard-last-14-days = पिछले 14 दिन
dashboard-received = मिले
dashboard-sent = भेजे गए
dashboard-no-messages = अभी कोई संदेश नहीं
dashboard-busiest-day = सबसे व्यस्त दिन: { $n }
dashboard-messages-by-day = दिन के हिसाब से संदेश
dashboard-day = दिन
dashboard-of-day = { $day }: मिले { $received }, भेजे { $sent }
dashboard-january = { $day } जन॰
dashboard-february = { $day } फ़र॰
dashboard-march = { $day } मार्च
dashboard-april = { $day } अप्रैल
dashboard-may = { $day } मई
dashboard-june = { $day } जून
dashboard-july = { $day } जुल॰
dashboard-august = { $day } अग॰
dashboard-september = { $day } सित॰
dashboard-october = { $day } अक्टू॰
dashboard-november = { $day } नव॰
dashboard-december = { $day } दिस॰

# What to do next: a title, and a line under it. “Publish” is the button of the editor.

dashboard-next-steps = आगे क्या करें
dashboard-done = हो गया
dashboard-draw-flow = फ़्लो बनाएँ
dashboard-draw-flow-text = किसी नमूने से शुरू करें और शब्द बदलें।
dashboard-add-number = नंबर जोड़ें
dashboard-add-number-text = सिम्युलेटर को कुछ नहीं चाहिए; WhatsApp को Meta के तीन मान चाहिए।
dashboard-publish = नंबर पर प्रकाशित करें
dashboard-publish-text = कोई फ़्लो खोलें और “प्रकाशित करें” दबाएँ।
dashboard-converse = बातचीत करें
dashboard-converse-text = अपने नंबर पर लिखें, या सिम्युलेटर का फ़ोन चलाएँ।

# Where to go from there, when all of that is done.

dashboard-connect-whatsapp = WhatsApp नंबर जोड़ें
dashboard-connect-whatsapp-text = Meta के तीन मान, और असली लोगों को जवाब मिलने लगते हैं।
dashboard-change-words = किसी फ़्लो के शब्द बदलें
dashboard-change-words-text = प्रीव्यू में आज़माएँ, फिर नया संस्करण प्रकाशित करें।
dashboard-take-answers = जवाब अपने साथ ले जाएँ
dashboard-take-answers-text = आपकी स्प्रेडशीट के लिए एक फ़ाइल में।
dashboard-connect-programs = अपने प्रोग्राम जोड़ें
dashboard-connect-programs-text = यहाँ की हर चीज़ का API है।

# The latest conversations.

dashboard-recent = हाल की बातचीत
dashboard-show-all = सब दिखाएँ
dashboard-no-conversations = अभी कोई बातचीत नहीं
dashboard-no-conversations-text = जैसे ही कोई आपके किसी नंबर पर लिखेगा, आप यहाँ साथ-साथ देख सकेंगे।
dashboard-try-number = कोई नंबर आज़माएँ
