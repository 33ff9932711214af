# The page Export, where messages and answers are downloaded as files.

exports-title = Export
exports-subtitle = Take messages and answers with you, as CSV files.

# What is taken: from which number and flow, from which day to which.

exports-what = What
exports-number = Number
exports-all-numbers = All numbers
exports-flow = Flow
exports-all-flows = All flows
exports-from = From
exports-to = To
exports-excel = Opens right in Excel
exports-excel-mark = Opens right in Excel (UTF-8 mark)

# The two files.

exports-answers = Answers
exports-answers-text = One row per answer that a flow kept: who, which question, what they said, when.
exports-messages = Messages
exports-messages-text = One row per message, both ways: who, what, when, and whether it arrived.
exports-download = Download CSV
