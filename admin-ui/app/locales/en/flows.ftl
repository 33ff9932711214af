# The page Flows: its head, search and what stands where the list is empty. “New flow” is the button, the dialog, and the name of a flow that was given none.

flows-title = Flows
flows-subtitle = What your numbers say, ask and do.
flows-new = New flow
flows-search = Search flows
flows-empty = No flows yet
flows-empty-text = A flow decides what your number answers. Start from a sample and change the words.
flows-nothing-found = Nothing found
flows-nothing-found-text = No flow has these words in its name or description.
flows-show-all = Show all flows

# One flow of the list. $ago is such as “5 min ago” or a date. “Live” is a flow that answers on a number.

flows-steps = { $n ->
    [one] { $n } step
   *[other] { $n } steps
}
flows-changed = Changed { $ago }
flows-changed-by = Changed { $ago } by { $name }
flows-live-on = Live on { $number }
flows-live-on-numbers = Live on { $n } numbers
flows-draft = Draft
flows-not-live = Not live
flows-your-changes = Your changes
flows-unpublished-changes = Unpublished changes
flows-more = More about this flow
flows-rename = Rename
flows-download = Download
flows-delete = Delete
flows-not-downloaded = “{ $name }” was not downloaded
flows-deleted = “{ $name }” was deleted
flows-not-deleted = “{ $name }” was not deleted
flows-not-brought-back = The flow could not be brought back
flows-in-use = It answers on a number. Put another flow there first, or pause the number.

# The dialogs: a new name, and a new flow.

flows-rename-title = Rename flow
flows-name = Name
flows-cancel = Cancel
flows-new-about = Try a template, write down what to ask, or draw your own.
flows-create = Create flow
flows-start-from = Start from
flows-start-templates = Templates
flows-start-questions = Questions
flows-start-file = File
flows-start-blank = Blank
flows-blank-text = An empty canvas. You choose what starts the flow, and every step.
flows-try = Try it
flows-try-text = Here you can try the flow before you create it.

# A new flow from a template.

flows-template = Template
flows-templates-search = Search templates
flows-templates-nothing-found = No template has these words.

# A new flow from a file. $why is a sentence of the program that reads it.

flows-file = File of a flow
flows-file-choose = Choose a file
flows-file-drop = Drop a file here that was downloaded from Botloom.
flows-file-foreign = This file is no flow of Botloom. { $why }
flows-file-too-large = The file is larger than 1 MB, so it is no flow. Nothing was read.
flows-file-unreadable = The file cannot be read.

# A new flow from questions: what is asked, with examples that stand in the empty field.

flows-what-to-ask = What shall the bot ask?
flows-what-to-ask-help = One question per line. Options behind it become buttons: Which size? S / M / L
flows-example-name = What is your name?
flows-example-email = Your e-mail address?
flows-example-size = Which size? S / M / L
flows-example-day = On which day shall we call you?
flows-too-many-questions = A flow asks { $most } questions at most; the others are left out.
flows-questions-about = Questions and the answers they want
flows-question = Question
flows-answer = Answer
flows-answer-to = Answer to: { $question }
flows-answer-one-of = One of: { $options }

# Kinds of answers.

flows-answer-text = Any words
flows-answer-number = A number
flows-answer-email = An e-mail address
flows-answer-phone = A phone number
flows-answer-date = A date
flows-answer-time = A time
flows-answer-yes-no = Yes or no
flows-answer-rating = 1 to 5 stars
flows-answer-media = A photo or file
flows-answer-location = A location

# What the bot says before and after its questions, as it is proposed, and what the flow starts at.

flows-first-words = First words
flows-greeting = Hello! A few questions, then we get back to you.
flows-last-words = Last words
flows-last-words-help = The answers are listed below them.
flows-thanks = Thank you! This is what I noted:
flows-starts-at = Starts at
flows-starts-at-help = Words with commas between them. Without any, it starts at every message that no other flow takes.
flows-starts-at-example = book, appointment
