# Playing a conversation with a flow, and the phone that previews a step.

# The conversation: messages of the contact and of the bot.

play-conversation = Conversation
play-read-receipt = Read
play-answer-differently = Answer differently from here
play-change-answer = Change the answer { $answer }
play-said-by = Said by “{ $step }”. Show it.
play-show-step-named = Show the step { $step }
play-hello = Hello
play-write-as-contact = Write as a contact would. Nothing leaves this page.

# The field to write in, and the way past a wait. The time is one such as 2 hours.

play-goes-on-in = Goes on in { $time }
play-silence-after = No answer for { $time } counts as silence
play-skip = Skip
play-skip-help = To the next time-out
play-write-message = Write a message
play-send = Send

# What was done in the conversation. Each stands alone and after “Next:” and “After step 2:”.

play-contact-writes = The contact writes “{ $text }”
play-contact-chooses = The contact chooses “{ $title }”
play-contact-sends = The contact sends { $what }
play-system-answers = The other system answers
play-system-fails = The other system fails: { $code }
play-system-posts = Another system posts
play-hands-back = The person hands back
play-hands-back-with = The person hands back: { $outcome }
play-time-later = { $time } later
play-starts-at-step = Starts at a step

# What a contact sends; it stands after “The contact sends”, and in brackets in the chat.

play-a-text = a text
play-a-reply = a reply
play-an-image = an image
play-a-video = a video
play-an-audio = an audio
play-a-voice = a voice
play-a-document = a document
play-a-sticker = a sticker
play-a-location = a location
play-a-reaction = a reaction
play-a-contacts = a contacts
play-a-form = a form
play-an-order = an order
play-an-edit = an edit
play-a-revoke = a revoke
play-a-system = a system
play-an-other = an other

# What happens apart from messages.

play-happens = Happens: { $what }
play-api-call = api call
play-webhook = webhook
play-schedule = schedule
play-date-field = date field
play-tag-changed = tag changed
play-field-changed = field changed
play-no-reply = no reply
play-delivery = delivery
play-hand-over-ended = hand over ended
play-opt-changed = opt changed
play-missed-call = missed call

# Beside the conversation: variables, and why it went as it did.

play-variables = Variables
play-why-this-way = Why this way?
play-why-start = Why did it start?
play-nothing-remembered = Nothing is remembered yet.
play-nothing-happened = Nothing has happened yet.
play-no-step-ran = No step ran.
play-in-another-flow = In another flow
play-show-step = Show the step
play-looked-at = It looked at { $values }
play-no-start-looked-for = No message has looked for a start yet.
play-no-start = The flow has no start.

# Whether a start of the flow was chosen for a message; its name follows.

play-start-chosen = Chosen:
play-start-fits = Fits, not chosen:
play-start-does-not-fit = Does not fit:

# How a step was left.

play-nothing-follows = Nothing follows
play-goes-on = Goes on
play-goes-on-by = Goes on by “{ $way }”
play-goes-on-else = Nothing else fitted, so it goes on by “{ $way }”
play-no-answer-came = No answer came in time
play-answer-unusable = The answer could not be used
play-goes-on-by-error = It went wrong, so it goes on by the error’s way
play-waits-here = Waits here
play-ends-here = Ends the conversation
play-fails-here = The conversation fails here
play-enters-flow = Enters another flow
play-left-by = Left by “{ $exit }”

# Values of variables that have no words of their own.

play-nothing-yet = nothing yet
play-empty = empty
play-yes = yes
play-no = no

# The panel and its bar. The channel is what carries the messages.

play-simulator = Simulator
play-channel = Channel
play-keep-as-test = Keep as a test
play-start-over = Start over
play-flow-has-changed = The flow has changed since this conversation began.
play-write-as-customer = Write to it as a customer would.

# Another system, played by the author. The error is the parser's, in English.

play-another-system = Another system
play-not-json = This is not JSON: { $error }.
play-step-asks = “{ $step }” asks another system. Nothing leaves this page: say what it answers.
play-waits-for-post = The flow waits for a post from another system.
play-person-has-it = A person has the conversation.
play-what-is-asked = What is asked
play-answer-as-json = The answer as JSON
play-answer = Answer
play-let-it-fail = Let it fail
play-no-answer-in-time = No answer in time
play-post = Post
play-hand-back = Hand back
play-system-timed-out = It did not answer in time.
play-system-not-asked = It could not be asked.

# The end of a conversation, as a note in the chat.

play-ended = The conversation has ended
play-ended-with = The conversation has ended: { $outcome }

# Keeping a conversation as a test: the dialog and why it may not work.

play-keep-as-test-help = What you did is done again after every change of the flow, and the bot must say the same.
play-test-kept = The conversation is a test now
play-test-name = Name of the test
play-test-name-taken = Another test has this name.
play-cancel = Cancel
play-keep-test = Keep the test
play-comes-to = “{ $first }” comes to “{ $last }”
play-record-nothing = Nothing has happened yet. Write as a contact would, then record it.
play-record-no-trigger = A test begins with what starts the flow. Start over and write as a contact would.
play-record-time-passed = Time passed while another system was asked. Let it answer or fail instead.
play-record-differs = This conversation does not come out the same a second time, so it can’t be a test. Expected: { $expected }. Came: { $came }

# A conversation that is shown step by step, such as a test.

play-test-named = Test “{ $name }”
play-test-held = This is where the test ends. Everything held.
play-shown-conversation = Shown conversation
play-played-of = Played { $done } of { $of }.
play-next = Next: { $what }.
play-where-it-leads = This is where it leads.
play-next-step = Next step
play-to-the-end = To the end

# The slider over the conversation, and the clock. A step here is one thing that was done.

play-after-step = After step { $number }: { $what }
play-before-first-step = Before the first step
play-time = Time
play-one-step-back = One step back
play-one-step-forward = One step forward
play-step-of-conversation = Step of the conversation
play-plus-hour = +1 hour
play-plus-day = +1 day
play-clock = { $weekday } { $day } { $month } { $year }, { $time } UTC

# Days of the week on the clock, short.

play-monday = Mon
play-tuesday = Tue
play-wednesday = Wed
play-thursday = Thu
play-friday = Fri
play-saturday = Sat
play-sunday = Sun

# Months on the clock, short.

play-january = Jan
play-february = Feb
play-march = Mar
play-april = Apr
play-may = May
play-june = Jun
play-july = Jul
play-august = Aug
play-september = Sep
play-october = Oct
play-november = Nov
play-december = Dec

# The preview: a phone that shows what a step says. A form opens inside WhatsApp.

play-on-the-phone = On the phone
play-nothing-to-show = Nothing to show yet
play-form-note = Where forms open inside WhatsApp
play-the-form = The form
play-optional = { $label } (optional)

# Parts of a chat as WhatsApp shows them.

play-location = Location
play-send-location = Send location
play-reacts-with = Reacts with { $emoji }
play-video = Video
play-audio = Audio
play-voice-message = Voice message
play-document = Document
play-close-list = Close the list
