# The panel in which a step of a flow is edited.

# The panel of the chosen step: nothing or several chosen, the step's head.

inspector-nothing-selected = Nothing is selected
inspector-nothing-selected-help = Choose a step on the canvas to see and edit what it does.
inspector-steps-selected = { $n } steps are selected
inspector-steps-selected-help = Drag one to move them all.
inspector-duplicate = Duplicate
inspector-delete = Delete
inspector-step-title = Title of the step
inspector-play-from-here = Play from here

# Starts (triggers): which of several wins, and what they may interrupt.

inspector-priority = Priority
inspector-priority-help = When several starts fit a message, the higher number wins.
inspector-while-waiting = While the flow waits for something else

# Custom actions. An input that need not be given is marked as optional.

inspector-optional = { $label } (optional)
inspector-action-version = { $action } · version { $version }

# Selects: what stands there before anything is chosen.

inspector-choose = Choose…
inspector-choose-step = Choose a step…
inspector-choose-flow = Choose a flow…

# Texts for machines. The error is the parser's, in English.

inspector-not-json-yet = This is not JSON yet: { $error }.

# Messages: the bar under the field. Words between marks show the mark that makes the look.

inspector-formatting = Formatting
inspector-bold = Bold: *words*
inspector-italic = Italic: _words_
inspector-struck-through = Struck through: ~words~
inspector-fixed-width = Fixed width: `words`

# Opening hours. A day's name stands alone and before its hours.

inspector-monday = Monday
inspector-tuesday = Tuesday
inspector-wednesday = Wednesday
inspector-thursday = Thursday
inspector-friday = Friday
inspector-saturday = Saturday
inspector-sunday = Sunday
inspector-closed = Closed
inspector-hours-from = { $day } from
inspector-hours-to = { $day } to
inspector-add-hours = Add hours on { $day }
inspector-remove-hours = Remove these hours on { $day }

# Values of an answer that a step keeps in variables. The path is one in JSON.

inspector-keep-value = Keep a value of the answer
inspector-keep-path = Keep { $path }

# Lists of entries. The item's name is the step's own, such as option, in English.

inspector-add-item = Add { $item }
inspector-move-item-up = Move { $item } { $number } up
inspector-move-item-down = Move { $item } { $number } down
inspector-remove-item = Remove { $item } { $number }

# Names with values, as rows of a table.

inspector-add = Add
inspector-value = Value
inspector-value-number = Value { $number }
inspector-remove-row = Remove row { $number }

# A file to send.

inspector-sent-as-link = Sent as a link: WhatsApp fetches this address itself for each message. It must be public, begin with https:// and hold { $most } at most. An uploaded file is handed over once and checked here.
inspector-file-deleted = This file was deleted. Choose another one.
inspector-file-of-workspace = A file of this workspace
inspector-remove-file = Remove the file
inspector-file-not-uploaded = The file was not uploaded
inspector-upload = Upload
inspector-choose-existing = Choose
inspector-choose-file = Choose a file
inspector-choose-file-help = Files that were uploaded in this workspace.
inspector-loading = Loading…
inspector-no-files = There is no such file yet. Upload one.

# Durations.

inspector-unit = Unit
inspector-seconds = seconds
inspector-minutes = minutes
inspector-hours = hours
inspector-days = days

# Schedules: the next times, which are listed under it.

inspector-next-runs = Next, on your clock (the schedule goes by { $zone }):

# Templates that Meta approves.

inspector-choose-template = Choose a template…
inspector-template-not-there = { $template } (not there)
inspector-template = Template
inspector-template-help = Only approved templates reach contacts who were silent for 24 hours.
inspector-template-variables = Its variables, in order: { $names }.

# The words of a step in the flow's other languages.

inspector-other-languages = In other languages
inspector-language = Language
inspector-language-missing = { $language } ({ $n } missing)

# Trying a step: another system is asked for real. The exit is the way by which the flow goes on.

inspector-values-not-json = The values are not JSON: { $error }.
inspector-try = Try it
inspector-try-help = Really asks the other system, once. Nothing is sent to a contact.
inspector-values-as-json = Values of variables as JSON
inspector-ask-now = Ask now
inspector-answered-with-status = Answered with status { $status }; goes on by “{ $exit }”.
inspector-answered-with-text = { $text } Goes on by “{ $exit }”.
inspector-answered = Answered; goes on by “{ $exit }”.
inspector-answer = Answer
inspector-asked = Asked
inspector-variables-afterwards = Variables afterwards

# Variables that every flow can read.

inspector-contact-name = Contact’s name
inspector-contact-phone = Contact’s phone number
inspector-contact-language = Contact’s language
inspector-last-message = Last message
inspector-date-and-time = Date and time
inspector-what-went-wrong = What went wrong
inspector-flow-name = Name of this flow

# Choosing and making variables. The example is a variable in braces.

inspector-variables = Variables
inspector-choose-variable = Choose a variable
inspector-variable-not-declared = { $name } (not declared)
inspector-new-variable = New variable…
inspector-new-variable-name = Name of the new variable
inspector-new-variable-example = Such as: party size
inspector-kind-of-value = Kind of value
inspector-use-variable = Use it
inspector-create-variable = Create
inspector-in-texts = In texts: { $example }
inspector-insert-variable = Insert a variable

# Kinds of values that a variable can hold.

inspector-kind-text = Text
inspector-kind-number = Number
inspector-kind-boolean = Yes or no
inspector-kind-date = Date
inspector-kind-list = List
inspector-kind-object = Object
inspector-kind-location = Location
inspector-kind-file = File

# Words as chips.

inspector-words-help = Enter or a comma adds a word.
inspector-remove-word = Remove { $word }

# Emoji: the groups.

inspector-insert-emoji = Insert an emoji
inspector-emoji-faces = Faces
inspector-emoji-hands-and-hearts = Hands and hearts
inspector-emoji-signs = Signs
inspector-emoji-business = Business
inspector-emoji-things = Things

# Emoji: what each shows.

inspector-emoji-grinning = grinning
inspector-emoji-smiling = smiling
inspector-emoji-laughing = laughing
inspector-emoji-winking = winking
inspector-emoji-in-love = in love
inspector-emoji-hugging = hugging
inspector-emoji-thinking = thinking
inspector-emoji-cool = cool
inspector-emoji-partying = partying
inspector-emoji-sleeping = sleeping
inspector-emoji-crying = crying
inspector-emoji-angry = angry
inspector-emoji-shocked = shocked
inspector-emoji-not-looking = not looking
inspector-emoji-robot = robot
inspector-emoji-relieved = relieved
inspector-emoji-waving = waving
inspector-emoji-thumbs-up = thumbs up
inspector-emoji-thumbs-down = thumbs down
inspector-emoji-clapping = clapping
inspector-emoji-thank-you = thank you
inspector-emoji-strong = strong
inspector-emoji-pointing-down = pointing down
inspector-emoji-pointing-right = pointing right
inspector-emoji-victory = victory
inspector-emoji-handshake = handshake
inspector-emoji-red-heart = red heart
inspector-emoji-green-heart = green heart
inspector-emoji-blue-heart = blue heart
inspector-emoji-sparkles = sparkles
inspector-emoji-fire = fire
inspector-emoji-party = party
inspector-emoji-done = done
inspector-emoji-cross = cross
inspector-emoji-warning = warning
inspector-emoji-question = question
inspector-emoji-exclamation = exclamation
inspector-emoji-information = information
inspector-emoji-arrow-right = arrow right
inspector-emoji-arrow-left = arrow left
inspector-emoji-one = one
inspector-emoji-two = two
inspector-emoji-three = three
inspector-emoji-four = four
inspector-emoji-five = five
inspector-emoji-star = star
inspector-emoji-new = new
inspector-emoji-bell = bell
inspector-emoji-parcel = parcel
inspector-emoji-delivery = delivery
inspector-emoji-shopping-cart = shopping cart
inspector-emoji-shopping-bags = shopping bags
inspector-emoji-card = card
inspector-emoji-money = money
inspector-emoji-receipt = receipt
inspector-emoji-calendar = calendar
inspector-emoji-alarm-clock = alarm clock
inspector-emoji-waiting = waiting
inspector-emoji-place = place
inspector-emoji-phone = phone
inspector-emoji-e-mail = e-mail
inspector-emoji-note = note
inspector-emoji-attachment = attachment
inspector-emoji-link = link
inspector-emoji-pizza = pizza
inspector-emoji-burger = burger
inspector-emoji-coffee = coffee
inspector-emoji-meal = meal
inspector-emoji-cake = cake
inspector-emoji-present = present
inspector-emoji-home = home
inspector-emoji-hospital = hospital
inspector-emoji-plane = plane
inspector-emoji-car = car
inspector-emoji-haircut = haircut
inspector-emoji-medicine = medicine
inspector-emoji-camera = camera
inspector-emoji-graduation = graduation
inspector-emoji-football = football
inspector-emoji-sun = sun
