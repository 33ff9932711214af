# The page Dashboard, the first screen. Four figures stand at its top, each with a short line under it.

dashboard-title = Dashboard
dashboard-loading = Loading
dashboard-messages-received = Messages received
dashboard-messages-sent = Messages sent
dashboard-last-day = last 24 hours
dashboard-not-sent = { $n } could not be sent
dashboard-running = Running conversations
dashboard-running-means = a flow waits for an answer
dashboard-live-flows = Live flows
dashboard-live-flows-means = answer on a number

# Messages by day, as bars, with a table for readers. The days are short names under the bars.

dashboard-messages = Messages
dashboard-last-14-days = The last 14 days
dashboard-received = Received
dashboard-sent = Sent
dashboard-no-messages = No messages yet
dashboard-busiest-day = Busiest day: { $n }
dashboard-messages-by-day = Messages by day
dashboard-day = Day
dashboard-of-day = { $day }: { $received } received, { $sent } sent
dashboard-january = { $day } Jan
dashboard-february = { $day } Feb
dashboard-march = { $day } Mar
dashboard-april = { $day } Apr
dashboard-may = { $day } May
dashboard-june = { $day } Jun
dashboard-july = { $day } Jul
dashboard-august = { $day } Aug
dashboard-september = { $day } Sep
dashboard-october = { $day } Oct
dashboard-november = { $day } Nov
dashboard-december = { $day } Dec

# What to do next: a title, and a line under it. “Publish” is the button of the editor.

dashboard-next-steps = Next steps
dashboard-done = Done
dashboard-draw-flow = Draw a flow
dashboard-draw-flow-text = Start from a sample and change the words.
dashboard-add-number = Add a number
dashboard-add-number-text = A simulator needs nothing; WhatsApp needs three values from Meta.
dashboard-publish = Publish to the number
dashboard-publish-text = Open a flow and press Publish.
dashboard-converse = Have a conversation
dashboard-converse-text = Write to your number, or play the phone of a simulator.

# Where to go from there, when all of that is done.

dashboard-connect-whatsapp = Connect a WhatsApp number
dashboard-connect-whatsapp-text = Three values from Meta, and real people get answers.
dashboard-change-words = Change the words of a flow
dashboard-change-words-text = Try it in the preview, then publish the new version.
dashboard-take-answers = Take the answers with you
dashboard-take-answers-text = As a file for your spreadsheet.
dashboard-connect-programs = Connect your programs
dashboard-connect-programs-text = Everything here has an API.

# The latest conversations.

dashboard-recent = Recent conversations
dashboard-show-all = Show all
dashboard-no-conversations = No conversations yet
dashboard-no-conversations-text = As soon as somebody writes to one of your numbers, you can follow along here.
dashboard-try-number = Try a number
