# Templates: messages that Meta approves before they may be sent outside the 24 hours.

# Words of several places. A template is a message that Meta approves beforehand; Meta is the company.

templates-title = Templates
templates-template = Template
templates-new = New template
templates-connect-first = Connect a WhatsApp number first
templates-go-to-numbers = Go to numbers
templates-picture = Picture
templates-video = Video
templates-document = Document
templates-location = Location

# The list of templates.

templates-subtitle = Messages that Meta approves beforehand: the only ones that reach contacts who were silent for 24 hours.
templates-fetch = Fetch from Meta
templates-fetched = Fetched from Meta { $ago }
templates-not-fetched = The templates of “{ $name }” were not fetched
templates-search = Search templates
templates-connect-first-list = Templates belong to a WhatsApp account. When a number’s account is known, its templates appear here.
templates-empty = No templates yet
templates-empty-text = Write one, or fetch those that you made in Meta’s WhatsApp Manager.
templates-nothing-found = Nothing found
templates-none-fits = No template fits.
templates-more = More about this template
templates-delete = Delete
templates-not-deleted = The template was not deleted
templates-will-be-deleted = “{ $name }” will be deleted at Meta, which keeps its name for four weeks

# What Meta says about a template: its status.

templates-approved = Approved
templates-in-review = In review
templates-rejected = Rejected
templates-paused = Paused
templates-disabled = Disabled
templates-being-deleted = Being deleted

# The category of a template, with what it costs, and the quality that Meta gives it.

templates-marketing = Marketing
templates-marketing-cost = The dearest class: each delivered message is charged, always.
templates-utility = Utility
templates-utility-cost = Charged when the 24-hour window is closed; free while it is open.
templates-authentication = Authentication
templates-authentication-cost = Each delivered message is charged, at a rate of its own.
templates-other-category = Other
templates-other-cost = Meta decides what it costs.
templates-quality-high = High quality
templates-quality-medium = Medium quality
templates-quality-low = Low quality

# The page of one template. The title is the one of the window.

templates-new-title = New template · Botloom
templates-none-such = There is no such template
templates-maybe-deleted = It may have been deleted.
templates-show-all = Show all templates
templates-meta-says = Meta says: { $reason }
templates-sent-to-meta = Sent to Meta for review. This page shows its decision as soon as it comes.
templates-connect-first-new = Templates belong to the WhatsApp account of a number.
templates-only-at-meta = This template has parts that only Meta’s WhatsApp Manager can change. It can be sent from flows as it is.
templates-reviewing = Meta is reviewing it; it can be changed after that.
templates-about = About
templates-name = Name
templates-name-help = Small letters, digits and _. Contacts do not see it.
templates-language = Language
templates-of-account = Of the account with
templates-category = Category
templates-message = Message
templates-header = Header
templates-header-none = None
templates-header-is-text = Text
templates-header-text = Text of the header
templates-body = Body
templates-body-help = *bold*, _italic_ and ~struck~ work as on WhatsApp.
templates-body-example = Hi { $first }, your order { $second } is on its way.
templates-add-variable = Add variable
templates-variables-named = Variables have names
templates-footer = Footer
templates-examples = Examples
templates-examples-subtitle = Meta’s reviewers see these in place of the variables. Do not use data of real people.
templates-example-for = Example for { $variable }
templates-fields-need-you = Some fields need you first.
templates-send-change = Send the change to Meta
templates-send-for-review = Send to Meta for review
templates-on-the-phone = On the phone
templates-text-appears-here = Your text appears here.

# The example file for a header that is a picture, video or document.

templates-header-example = Example for the header
templates-header-example-help = Meta’s reviewers see it. Messages bring a file of their own; the flow or the inbox chooses it.
templates-upload = Upload
templates-not-uploaded = The file was not uploaded

# The buttons of a template; the first four say what a button does.

templates-button-answers = Answers
templates-button-opens = Opens an address
templates-button-calls = Calls a phone
templates-button-copies = Copies a code
templates-buttons = Buttons
templates-add-button = Add button
templates-button-kind = What the button does
templates-button-remove = Remove the button
templates-button-words = Words on it
templates-button-address = Address
templates-button-address-help = It may end with { $mark }, which each message fills in.
templates-button-phone = Phone number

# Languages in which a template can be written.

templates-language-en = English
templates-language-en-us = English (US)
templates-language-en-gb = English (UK)
templates-language-de = German
templates-language-es = Spanish
templates-language-es-es = Spanish (Spain)
templates-language-es-mx = Spanish (Mexico)
templates-language-es-ar = Spanish (Argentina)
templates-language-fr = French
templates-language-it = Italian
templates-language-pt-br = Portuguese (Brazil)
templates-language-pt-pt = Portuguese (Portugal)
templates-language-nl = Dutch
templates-language-pl = Polish
templates-language-tr = Turkish
templates-language-ar = Arabic
templates-language-he = Hebrew
templates-language-fa = Persian
templates-language-ur = Urdu
templates-language-hi = Hindi
templates-language-bn = Bengali
templates-language-ta = Tamil
templates-language-te = Telugu
templates-language-id = Indonesian
templates-language-ms = Malay
templates-language-fil = Filipino
templates-language-th = Thai
templates-language-vi = Vietnamese
templates-language-ja = Japanese
templates-language-ko = Korean
templates-language-zh-cn = Chinese (China)
templates-language-zh-hk = Chinese (Hong Kong)
templates-language-zh-tw = Chinese (Taiwan)
templates-language-ru = Russian
templates-language-uk = Ukrainian
templates-language-cs = Czech
templates-language-hu = Hungarian
templates-language-ro = Romanian
templates-language-el = Greek
templates-language-da = Danish
templates-language-sv = Swedish
templates-language-fi = Finnish
templates-language-sw = Swahili
templates-language-zu = Zulu
