# The page as a whole.
editor-no-such-flow = There is no such flow
editor-address-incomplete = The address is not complete.
editor-all-flows = All flows
editor-cannot-open = This flow can’t be opened here
editor-cannot-open-why = Nothing is lost: the draft is on the server. Reload the page; it may be older than the server. ({ $error })
editor-loading = Loading the flow

# Words that several places of the editor share.
editor-step = Step
editor-steps = Steps
editor-flow = Flow

# Talking to the draft in the page, as a contact would.
editor-play = Play
editor-tests = Tests
editor-problems = Problems
editor-no-problems = No problems
editor-changes = Changes
editor-versions = Versions
editor-undo = Undo
editor-redo = Redo
editor-cancel = Cancel
editor-close = Close
editor-add = Add
editor-delete = Delete
editor-duplicate = Duplicate
editor-find-in-flow = Find in this flow
editor-add-step = Add a step
editor-add-note = Add a note
editor-tidy-up = Tidy up
editor-map = Map
editor-larger = Larger
editor-smaller = Smaller
editor-life-size = Life size
editor-show-everything = Show everything
editor-move-canvas = Move the canvas
editor-select-several = Select several
editor-next-start = Go to the next start
editor-shortcuts = Keyboard shortcuts
editor-at-of = { $at } of { $all }
editor-errors = { $n ->
    [one] { $n } error
   *[other] { $n } errors
}
editor-warnings = { $n ->
    [one] { $n } warning
   *[other] { $n } warnings
}
editor-hints = { $n ->
    [one] { $n } hint
   *[other] { $n } hints
}
editor-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
editor-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
editor-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
editor-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}

# Units in a choice beside a number.
editor-unit-seconds = seconds
editor-unit-minutes = minutes
editor-unit-hours = hours
editor-unit-days = days

# The bar over the editor: name, state of the draft, buttons.
editor-name-of-flow = Name of the flow
editor-view-only = View only
editor-talk-to-draft = Talk to the draft
editor-publish = Publish

# The links to the flows that one came through, for screen readers.
editor-way-here = Way here
editor-saved = Saved
editor-saved-not-shared = Saved, not shared
editor-unsaved = Unsaved changes
editor-saving = Saving…
editor-conflict = Conflict
editor-offline = Offline, retrying
editor-not-saved = Not saved
editor-offline-why = The server can’t be reached. Your changes are kept in this browser and sent as soon as it answers.
editor-conflict-why = Changed twice: press to decide what stays
editor-saved-for-you = Saved for you. Others see it when you share or publish it.
editor-saves-itself = Changes are saved by themselves

# The canvas. What screen readers hear, its buttons, and what an empty one says.
editor-canvas = Canvas
editor-canvas-label = Flow with { $steps } steps. Tab goes through the steps, arrow keys move them, Ctrl and arrow keys walk along.
editor-canvas-kind = flow canvas
editor-canvas-step-kind = step
editor-canvas-map-label = Map of the flow. Arrow keys move what is seen.
editor-canvas-insert = Put a step in between
editor-canvas-cut = Remove this connection

# A way out of a step, for screen readers: its name and what it leads to.
editor-canvas-port-leads = { $way }: leads to { $target }. Enter leads it elsewhere, Shift Enter puts a step in between.
editor-canvas-port-open = { $way }: leads nowhere yet. Enter connects it, Shift Enter adds the next step.
editor-empty-title = Start with a start
editor-empty-text = A start says when the conversation begins. Then add what the bot says and asks.
editor-add-keyword-start = Add a keyword start
editor-which-step-next = Which step comes next?

# Cards on the canvas. The first three are for screen readers: title, kind of card, first words.
editor-card-step = { $title } (step): { $summary }
editor-card-start = { $title } (start): { $summary }
editor-card-problems = { $n ->
    [one] { $card }. { $n } problem.
   *[other] { $card }. { $n } problems.
}
editor-card-note = Note: { $text }
editor-problem-count = { $n ->
    [one] { $n } problem
   *[other] { $n } problems
}

# The one way out of a start: the step that the conversation starts with.
editor-starts-with = Starts with

# The first words of a step that looks at a value.
editor-card-if = If { $value } …

# Sticky notes.
editor-note = Note
editor-note-empty = Write a note for your colleagues
editor-note-for-whom = For the people who work on this flow. Contacts never see it.
editor-note-text = Text of the note
editor-note-placeholder = Why is this step here? What is still open?

# The palette of steps. The names of steps are English in all languages, so “ask” and “wait” stay as they are.
editor-palette = Steps to add
editor-palette-search = Search steps
editor-palette-none = No such step
editor-palette-try = Try another word, such as “ask” or “wait”.
editor-palette-actions = Your actions

# The tools in the corner of the canvas.
editor-show-as-list = Show as a list
editor-edit-step = Edit the step
editor-flow-settings = Flow settings

# The bar over what is selected.
editor-selection = Selection
editor-selected = { $n ->
    [one] { $n } selected
   *[other] { $n } selected
}
editor-play-from-here = Play from here
editor-line-up = Line up
editor-left-sides = Left sides
editor-centres = Centres
editor-right-sides = Right sides
editor-upper-sides = Upper sides
editor-middles = Middles
editor-lower-sides = Lower sides
editor-spread-across = Spread across
editor-spread-down = Spread down
editor-tidy-selection = Tidy up the selection

# Folding a card hides all but its head.
editor-fold = Fold
editor-unfold = Unfold
editor-make-subflow-of-it = Make a subflow of it
editor-open-named = Open “{ $name }”
editor-colour = Colour
editor-colour-usual = Usual colour
editor-colour-red = Red
editor-colour-orange = Orange
editor-colour-yellow = Yellow
editor-colour-green = Green
editor-colour-blue = Blue
editor-colour-purple = Purple
editor-colour-grey = Grey

# All shortcuts on one page; the first five are its groups.
editor-keys-everywhere = Everywhere
editor-keys-on-canvas = On the canvas
editor-keys-seen = What is seen
editor-keys-mac = On a Mac, Cmd does what Ctrl does here.
editor-keys-tour = Take the first look again
editor-keys-go = Go to a page, flow or number
editor-keys-save = Save now
editor-keys-help = This page
editor-keys-copy = Copy
editor-keys-cut = Cut
editor-keys-paste = Paste, also into another flow
editor-keys-remove = Remove; what led there leads on
editor-keys-open-step = Open the step
editor-keys-fold = Fold or unfold
editor-keys-next-step = To the next step
editor-keys-move = Move what is selected
editor-keys-walk = Walk along the connections
editor-keys-list = List or canvas

# The arrow keys, written on key caps: one word each, and Ctrl before it.
editor-keys-arrows = Arrows
editor-keys-ctrl-arrows = Ctrl Arrows

# Pasting.
editor-nothing-pasted = Nothing was pasted
editor-paste-foreign = The clipboard holds something else. Select steps and copy them with Ctrl C, here or in another flow; a whole flow is imported with “New flow” in the list.
editor-paste-version = It was copied from another version of Botloom. Reload both pages and copy it again.
editor-paste-damaged = Some of it is missing or was changed. Copy the steps again.

# Making a subflow of what is selected: the dialog, and why it cannot be made.
editor-subflow-make = Make a subflow
editor-subflow-about = The selected steps become a flow of their own that other flows can enter too. This flow goes on as before.

# The name that the new flow gets at first: the name of the whole, and that this is a part of it.
editor-subflow-part-of = { $name }: part
editor-subflow-name = Name of the new flow
editor-subflow-made = “{ $name }” is a flow of its own now
editor-subflow-changed = This flow was changed meanwhile
editor-subflow-changed-why = The new flow was made, and nothing was taken out of this one. Try again, or archive the new flow.
editor-understood = Understood
editor-subflow-none-passed = No variables have to be passed.
editor-subflow-passed = Passed in: { $passed }.
editor-subflow-passed-back = Passed in: { $passed }. Taken back: { $back }.
editor-subflow-no-steps = Select the steps that belong together; starts and notes stay here.
editor-subflow-no-entry = Nothing leads to these steps, so nothing would enter the subflow. Select a step that another one leads to, with what follows it.
editor-subflow-several-entries = A subflow has one way in, and these steps are entered at { $n }: { $titles }. Leave some of them out, or lead all ways to one of them first.
editor-subflow-returns = “{ $step }” goes back to where the conversation came from. Inside of a subflow it would only come back here. Leave it out of the selection.
editor-subflow-webhook = “{ $step }” waits for another system at an address that would change. Leave it out of the selection.
editor-subflow-undeclared = The variable “{ $key }” is used here and is not in the list of the flow’s variables. Add it there, so that it can be passed with its type.
editor-subflow-many-ways = A subflow can have { $limit } ways out at most.
editor-subflow-many-inputs = A subflow can have { $limit } variables that go in at most.

# Finding words, with Ctrl F.
editor-find = Find
editor-find-placeholder = Find words, variables, ids
editor-find-nothing = Nothing
editor-find-before = The one before
editor-find-next = The next one
editor-find-here = In this flow
editor-find-look-everywhere = Look in all flows
editor-find-looking = Looking…
editor-find-nowhere = No flow has these words.
editor-find-everywhere = In all flows

# The panel at the right.
editor-details = Details

# The list of problems.
editor-can-be-published = The flow can be published. The checks run on every change.
editor-trying = Trying conversations that show the problems…
editor-tried = { $n } things that contacts could do were tried in made-up conversations.
editor-error = Error
editor-warning = Warning
editor-hint = Hint
editor-whole-flow = The whole flow

# A made-up conversation that shows a problem.
editor-counter-example = Play the counter-example
editor-counter-example-of = Play the counter-example: { $problem }

# The settings of the whole flow.
editor-settings-conversation = Conversation
editor-settings-languages = Languages
editor-settings-variables = Variables
editor-description = Description
editor-description-placeholder = What is this flow for?

# A number and a unit follow: so long must a contact be silent.
editor-expiry = End after silence of
editor-expiry-help = 0 waits for ever.
editor-unit = Unit
editor-interrupt = A keyword may interrupt
editor-interrupt-help = Somebody in the middle of a question can start over with a keyword.
editor-typing = Show “typing…”
editor-typing-help = The contact sees that an answer is on its way.
editor-time-zone = Time zone
editor-time-zone-help = Opening hours, schedules and dates are meant in it.
editor-on-failure = When a step fails, go on at
editor-on-failure-none = End the conversation
editor-on-failure-help = Unless the step has a way out of its own for that.
editor-after-window = After 24 hours of silence, go on at
editor-after-window-none = Nothing; such messages are not sent
editor-after-window-help = Then WhatsApp delivers templates only. Choose a step that sends one.
editor-variables-help = What the flow remembers during a conversation.
editor-variable-new-name = Name of a new variable
editor-variable-new = New variable

# What can be said of a variable: it holds personal data; another flow passes it in, or takes it back.
editor-variable-personal = Personal data
editor-variable-input = Input
editor-variable-output = Output
editor-variable-name = Name of the variable
editor-variable-kind = Kind of value
editor-variable-remove = Remove the variable
editor-language-own = Written in this one
editor-language-remove = Remove { $language }
editor-language-to-add = Language to add
editor-language-placeholder = Such as es, hi or pt-BR
editor-languages-help = Each step has a form for its words in the other languages. A contact gets them in their own, where there are any.

# The flow’s tests.
editor-tests-none = No tests yet
editor-tests-none-why = Play a conversation and keep it: it is held again after every change, and you see at once when the bot answers differently.
editor-test-gone = The test is gone
editor-test-not-run = Not run yet

# A test holds when the bot did what the test says; else it fails.
editor-test-holds = Holds
editor-test-fails = Fails
editor-test-play = Play the test { $name }
editor-test-delete = Delete the test { $name }

# How much of the flow the tests have seen.
editor-coverage = Coverage
editor-coverage-show = Show what no test comes to
editor-coverage-ways = Ways out
editor-coverage-starts = Starts
editor-coverage-unseen = No test comes to:
editor-coverage-unseen-steps = Steps that no test comes to

# What the tests came to, in a line; $all is the number of all tests.
editor-tests-cut = { $n } of { $all } tests ran before their time was over
editor-tests-running = Testing: { $n } of { $all }
editor-tests-hold = { $all ->
    [one] The test holds
   *[other] All { $all } tests hold
}
editor-tests-fail = { $n ->
    [one] { $n } of { $all } fails
   *[other] { $n } of { $all } fail
}

# Where a test failed. $did is one of the messages below, such as “the bot says nothing more”.
editor-test-said = It said “{ $text }”.
editor-test-failed-words = Step { $step }: the bot was to say “{ $wanted }”. { $came }
editor-test-failed-step = Step { $step }, { $did }: expected { $wanted }. What came: { $came }.
editor-test-failed-end = Expected { $wanted }. What came: { $came }.
editor-test-sends = the contact writes “{ $text }”
editor-test-chooses = the contact chooses “{ $text }”
editor-test-receives = the contact sends something
editor-test-happens = happens: { $what }
editor-test-something = something
editor-test-posts = another system posts
editor-test-hands-back = the person hands back
editor-test-time-passes = { $time } pass
editor-test-bot-says = the bot says “{ $text }”
editor-test-silence = the bot says nothing more
editor-test-no-silence = the bot says something more
editor-test-variables = variables have their values
editor-test-ended = the conversation has ended
editor-test-waits = the conversation waits
editor-test-contact = the contact has its fields and tags
editor-test-happened = “{ $what }” has happened
editor-test-rows = rows were added
editor-test-asked = another system is asked

# The first look: four places, each with a title and a sentence or two.
editor-tour = A first look
editor-tour-end = End the tour
editor-tour-palette = Everything a bot can do
editor-tour-palette-text = Drag a step onto the canvas, or press one. Starts, at the top, say when the bot begins.
editor-tour-canvas = Your flow
editor-tour-canvas-text = Draw a wire from a way out to the next step, or drop it on empty canvas and choose. Press a step to write what it says.
editor-tour-play = Try it at once
editor-tour-play-text = Play talks to the draft here in the page, with the very engine that will answer your customers. Nobody gets a message.
editor-tour-publish = Let it answer
editor-tour-publish-text = Until you publish, only you see your changes. Choose the number, and for whom; one press takes it back.
editor-tour-back = Back
editor-tour-done = Done
editor-tour-next = Next

# The flow as a list. $what is a sentence that says what was done.
editor-list = The flow as a list
editor-list-told = { $what } Ctrl and Z take it back.
editor-list-help = Arrow keys go from step to step, Enter opens one, Delete removes it.
editor-list-add-start = Add a start
editor-list-start-added = A start was added at the end.
editor-list-empty = There is nothing yet. A start says when the conversation begins.
editor-list-removed = { $step } was removed.
editor-list-copied = { $step } was copied.
editor-list-play-from = Play from { $step }
editor-list-duplicate = Duplicate { $step }
editor-list-remove = Remove { $step }
editor-list-ways-of = Ways out of { $step }
editor-list-leads-to = { $way }: leads to
editor-list-leads = { $way } leads to { $step }.
editor-list-leads-nowhere = { $way } leads to nowhere.
editor-list-nowhere = Nowhere
editor-list-put-behind = Put a step behind { $way }

# The draft beside one of its versions. The first three stand on cards; steps are meant.
editor-compare-new = New
editor-compare-removed = Removed
editor-compare-changed = Changed
editor-compare-count-new = { $n ->
    [one] { $n } new
   *[other] { $n } new
}
editor-compare-count-changed = { $n ->
    [one] { $n } changed
   *[other] { $n } changed
}
editor-compare-count-removed = { $n ->
    [one] { $n } removed
   *[other] { $n } removed
}
editor-compare-nothing = nothing is different
editor-compare-gone = { $step }. It is in version { $version } only.
editor-compare-since = Since version { $version }:
editor-compare-list = List
editor-compare-stop = Stop comparing
editor-compare-none = Nothing is compared
editor-compare-none-why = Open Versions and choose one to compare the draft with.
editor-compare-same = The same as version { $version }
editor-compare-same-why = Only places on the canvas may differ, which contacts don’t notice.
editor-compare-different = What is different since version { $version }

# Several people in one flow.
editor-own-changes = Your changes
editor-own-changes-why = Only you see your changes until you share or publish them.
editor-share = Share with colleagues
editor-give-up = Give my changes up
editor-somebody-shared = { $who } shared changes of this flow. Yours are still here.
editor-somebody = Somebody
editor-take-in = Take them in
editor-people = Others in this flow

# $when says how long ago, such as “5 min ago”.
editor-person-unshared = { $name } has changes that are not shared ({ $when })
editor-person-here-at = { $name } is here, at “{ $step }”
editor-person-here = { $name } is here
editor-changed-twice = { $n ->
    [one] One place was changed twice
   *[other] { $n } places were changed twice
}
editor-changed-twice-why = Everything else is brought together by itself. Choose what stays here; nothing is lost until you do.
editor-mine-everywhere = Mine everywhere
editor-other-everywhere = The other everywhere
editor-not-now = Not now
editor-bring-together = Bring together
editor-yours-here = Yours here

# Saving and sharing: messages.
editor-shared-not-loaded = The shared changes could not be loaded
editor-shared-not-read = The shared changes can’t be read here
editor-reload-older = Reload the page; it may be older than the server.
editor-somebody-else = Somebody else
editor-who-changed = { $who } changed this flow
editor-other-draft-not-read = Your other draft can’t be read here. Reload the page.
editor-you-elsewhere = You, in another window
editor-changes-taken-in = Changes by { $who } are in your draft now
editor-not-together = The changes can’t be brought together
editor-changes-back = Changes that had not reached the server are here again
editor-not-shared = Not shared
editor-not-shared-unsaved = Your changes have not reached the server yet. Try again in a moment.
editor-not-shared-merged = Somebody else shared changes meanwhile. They are in your draft now: look at them, and try again.
editor-shared = Your colleagues see your changes now
editor-given-up = Your changes are given up

# Publishing: the dialog.
editor-publish-about = New conversations start with the new version at once.
editor-publish-errors = { $n ->
    [one] { $n } error in this flow. Nothing was published, and your draft is saved.
   *[other] { $n } errors in this flow. Nothing was published, and your draft is saved.
}
editor-publish-errors-mean = A contact who comes to such a place gets no useful answer: the conversation stops there or takes a wrong way.
editor-publish-errors-list = Errors
editor-publish-mend = Mend the errors first; a click on one shows its place. If it can’t wait, an admin of your workspace can publish the flow as it is.
editor-publish-in-spite = Publish it with these errors
editor-publish-in-spite-know = I know that conversations may get stuck. The history will say that I decided this.
editor-publish-back = Back to the flow
editor-publish-misfits = What does not fit the chosen numbers
editor-publish-same = Nothing is different from version { $version }, so it is used again.

# $changes says how many things are new, changed and removed.
editor-publish-new-since = New since version { $version }: { $changes }
editor-publish-no-number = No number yet
editor-publish-no-number-why = Connect a number, then publish the flow to it.
editor-publish-connect = Connect a number
editor-publish-live = Version { $version } is live
editor-publish-live-same = Nothing had changed: version { $version } is live
editor-publish-answer-on = Answer on
editor-publish-who = Who gets it
editor-publish-everybody = Everybody
editor-publish-half = Half of the contacts
editor-publish-fifth = One contact in five
editor-publish-twentieth = One contact in twenty
editor-publish-others = The others get what answers now. Everybody stays with what they got, and you give it to everybody, or take it back, under Versions.
editor-publish-note = What is new?
editor-publish-optional = (optional)
editor-publish-note-for = For your colleagues
editor-publish-keep = Keep as a version
editor-publish-to = { $n ->
    [one] Publish to { $n } number
   *[other] Publish to { $n } numbers
}

# The button when there are errors; $what is what it says without them, such as “Publish to 1 number”.
editor-publish-with-errors = { $n ->
    [one] { $what } with { $n } error
   *[other] { $what } with { $n } errors
}
editor-publish-this-flow = This flow, version { $version }
editor-publish-replaces = Replaces “{ $flow }”
editor-publish-nothing-yet = Nothing answers here yet

# Publishing: conversations that wait in an older version.
editor-waiting-count = { $n ->
    [one] { $n } person is waiting
   *[other] { $n } people are waiting
}
editor-waiting-why = They are in the middle of a conversation in an older version. What shall become of them?
editor-waiting-finish = Finish with version { $version }
editor-waiting-keep = Go on at the same step of the new version
editor-waiting-restart = End; the next message starts anew
editor-waiting-go-on = Go on at “{ $step }”
editor-waiting-at = At “{ $step }”, version { $version }

# How many wait on a number; several of these follow each other with commas.
editor-waiting-on = { $n } on { $number }
editor-waiting-gone = The new version has no such step.

# The label of a choice; $at says where they wait, such as “At ‘Name’, version 3”.
editor-waiting-fate = { $at }: what becomes of them

# The list of versions.
editor-version = Version { $version }
editor-versions-none = Not published yet
editor-versions-none-why = Each time you publish, what you see is kept as a version for ever.
editor-version-restored = The draft is version { $version } again
editor-version-not-read = This version can’t be read here
editor-version-answers = Version { $version } answers again. The draft is as it was.
editor-version-newer-answers = The newer version answers again
editor-version-for-everybody = Everybody gets version { $version } now
editor-version-the-server = the server
editor-version-in-spite = { $n ->
    [one] Published with { $n } error; { $who } decided that.
   *[other] Published with { $n } errors; { $who } decided that.
}
editor-version-what-changed = What changed
editor-version-compare = Compare with the draft
editor-version-to-everybody = Give it to everybody
editor-version-roll-back = Roll back to this
editor-version-restore = Restore
editor-version-since = Since version { $version }
editor-version-since-which = Since which version
editor-version-same = They mean the same.
