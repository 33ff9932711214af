# The page Export, where messages and answers are downloaded as files.

exports-title = एक्सपोर्ट
exports-subtitle = संदेश और जवाब CSV फ़ाइलों में अपने साथ ले जाएँ।

# What is taken: from which number and flow, from which day to which.

exports-what = क्या
exports-number = नंबर
exports-all-numbers = सभी नंबर
exports-flow = फ़्लो
exports-all-flows = सभी फ़्लो
exports-from = इस दिन से
exports-to = इस दिन तक
exports-excel = Excel में ठीक खुले
exports-excel-mark = Excel में ठीक खुले (UTF-8 चिह्न)

# The two files.

exports-answers = जवाब
exports-answers-text = फ़्लो के रखे हर जवाब की एक पंक्ति: कौन, कौन सा सवाल, क्या कहा, कब।
exports-messages = संदेश
exports-messages-text = आने-जाने वाले हर संदेश की एक पंक्ति: कौन, क्या, कब, और पहुँचा या नहीं।
exports-download = CSV डाउनलोड करें
