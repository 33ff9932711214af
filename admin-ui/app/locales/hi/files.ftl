# The page Files: search, and the list. “Kind” is what a file is: a picture, a video and so on.

files-title = फ़ाइलें
files-subtitle = तस्वीरें, वीडियो, ऑडियो और दस्तावेज़ जो आपके फ़्लो और सहकर्मी भेजते हैं।
files-search = नाम से खोजें
files-kind = प्रकार
files-kind-all = सभी प्रकार
files-kind-pictures = तस्वीरें
files-kind-videos = वीडियो
files-kind-sounds = ऑडियो
files-kind-documents = दस्तावेज़
files-kind-stickers = स्टिकर
files-stored = रखी गई फ़ाइलें
files-more = और दिखाएँ
files-more-failed = और फ़ाइलें लोड नहीं हो सकीं
files-nothing-found = कुछ नहीं मिला
files-nothing-found-text = ऐसे नाम की कोई फ़ाइल नहीं है।
files-empty = अभी कोई फ़ाइल नहीं
files-empty-text = तस्वीर, वीडियो, ऑडियो या दस्तावेज़ भेजने वाले किसी चरण में एक अपलोड करें।

# One file: what is known of it, which flows send it, and its end.

files-size = आकार
files-type = टाइप
files-uploaded = अपलोड किया गया
files-who-sends = इसे कौन भेजता है
files-no-flow = कोई फ़्लो नहीं।

# Stand in a list behind the name of a flow: “Booking: the draft, version 3 on Support”.

files-version-on = { $number } पर संस्करण { $version }
files-the-draft = ड्राफ़्ट
files-still-sent = इसे भेजने वाले चरण इसकी जगह कुछ नहीं भेजेंगे, और यह बातचीतों से गायब हो जाएगी।
files-download = डाउनलोड करें
files-delete = हटाएँ
files-delete-nevertheless = फिर भी हटाएँ
files-deleted = फ़ाइल हटाई गई
files-not-deleted = फ़ाइल नहीं हटाई गई
