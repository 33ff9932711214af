# The documentation of the API, made from the server’s own description, which is in English.

api-docs-title = API
api-docs-subtitle = यह पेज जो कुछ करता है, वह आपके प्रोग्राम भी कर सकते हैं। सभी पाथ /api/v1 से शुरू होते हैं।
api-docs-search = ऑपरेशन खोजें
api-docs-loading = लोड हो रहा है

# Name of the group of operations that belong to no other. Small letters; the page makes the first one large.

api-docs-other = अन्य

# One operation. “Required” stands behind the place of a parameter, such as “query”.

api-docs-parameters = पैरामीटर
api-docs-required = ज़रूरी
api-docs-body = बॉडी
api-docs-answers = जवाब
api-docs-command-line = कमांड लाइन
api-docs-copy = कॉपी करें
