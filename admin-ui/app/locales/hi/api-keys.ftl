# The page API keys: a key is what a program shows to use the API, such as a shop or a CRM.

api-keys-title = API कुंजियाँ
api-keys-subtitle = हर प्रोग्राम को अपनी कुंजी मिलती है, जो केवल वही खोलती है जो आप चुनते हैं।
api-keys-docs = API क्या-क्या कर सकता है
api-keys-add = कुंजी जोड़ें
api-keys-empty = अभी कोई API कुंजी नहीं है
api-keys-empty-text = आपका CRM, दुकान या स्क्रिप्ट बातचीत पढ़ सकती है, फ़्लो बदल सकती है और भी बहुत कुछ। उसे एक कुंजी दें, और जब वह काम में न रहे तो कुंजी वापस ले लें।

# The key is shown once. “Authorization: Bearer” is code and stays.

api-keys-new = आपकी नई कुंजी
api-keys-key = कुंजी
api-keys-new-help = प्रोग्राम इसे हर अनुरोध के साथ भेजता है, हेडर Authorization: Bearer … में
api-keys-new-note = इसे अभी कॉपी करें: यह दोबारा नहीं दिखाई जाती। खो जाए या कोई और देख ले, तो इसे हटाकर दूसरी जोड़ें।

# One key of the list. $ago is such as “5 min ago” or a date, $date a date. Last use, pace and who added it stand in one line with “ · ” between them.

api-keys-ended = समाप्त
api-keys-until = { $date } तक
api-keys-last-used = पिछला इस्तेमाल: { $ago }
api-keys-never-used = कभी इस्तेमाल नहीं हुई
api-keys-pace = { $n ->
    [one] प्रति मिनट { $n } अनुरोध
   *[other] प्रति मिनट { $n } अनुरोध
}
api-keys-added-by = { $name } ने { $date } को जोड़ी
api-keys-more = इस कुंजी के बारे में और
api-keys-edit-short = संपादित करें
api-keys-delete = हटाएँ
api-keys-will-be-deleted = कुंजी हटा दी जाएगी
api-keys-not-deleted = कुंजी नहीं हटाई गई

# The dialog for a key. “Counts for” is how long the key is valid; the choices are under it.

api-keys-edit = कुंजी संपादित करें
api-keys-changed = कुंजी बदल दी गई
api-keys-name = नाम
api-keys-name-help = जो प्रोग्राम इसे इस्तेमाल करता है।
api-keys-name-example = दुकान, CRM, रोज़ रात की रिपोर्ट
api-keys-may = यह क्या-क्या कर सकती है
api-keys-counts-for = कितने समय तक मान्य
api-keys-until-deleted = हटाए जाने तक
api-keys-30-days = 30 दिन
api-keys-90-days = 90 दिन
api-keys-a-year = एक साल
api-keys-per-minute = प्रति मिनट अनुरोध
api-keys-per-minute-help = इससे ज़्यादा को रुकने को कहा जाता है।
api-keys-cancel = रद्द करें
api-keys-save = सहेजें
