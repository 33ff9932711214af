//! Every limit of the document, in one place, with its reason. The editor shows them.

/// Nodes in one flow. Above this, the canvas and a human reader both lose the thread.
pub const MAX_NODES: usize = 2_000;
/// Triggers in one flow.
pub const MAX_TRIGGERS: usize = 200;
/// Variables that one flow declares.
pub const MAX_VARIABLES: usize = 500;
/// Bytes of a serialised document. It is kept per version and sent to the browser whole.
pub const MAX_DOCUMENT_BYTES: usize = 1_000_000;
/// Characters of a node, trigger, option or variable id.
pub const MAX_ID_CHARS: usize = 64;
/// Characters of a flow's name.
pub const MAX_NAME_CHARS: usize = 120;
/// Characters of a text message: the Cloud API's limit for `text.body`.
pub const MAX_TEXT_CHARS: usize = 4_096;
/// Characters of the body of a message with reply buttons: the Cloud API's limit.
pub const MAX_INTERACTIVE_BODY_CHARS: usize = 1_024;
/// Characters of a media caption: the Cloud API's limit.
pub const MAX_CAPTION_CHARS: usize = 1_024;
/// Reply buttons under one message: the Cloud API's limit.
pub const MAX_BUTTONS: usize = 3;
/// Characters of a reply button's title: the Cloud API's limit.
pub const MAX_BUTTON_TITLE_CHARS: usize = 20;
/// Rows of one list message, over all its sections: the Cloud API's limit.
pub const MAX_LIST_ROWS: usize = 10;
/// Characters of a list row's title: the Cloud API's limit.
pub const MAX_ROW_TITLE_CHARS: usize = 24;
/// Characters of a list row's description: the Cloud API's limit.
pub const MAX_ROW_DESCRIPTION_CHARS: usize = 72;
/// Characters of the button that opens a list: the Cloud API's limit.
pub const MAX_LIST_BUTTON_CHARS: usize = 20;
/// Options of one choice. Above ten, the channel falls back to numbered text.
pub const MAX_OPTIONS: usize = 50;
/// Branches of one condition, and rules of one branch.
pub const MAX_BRANCHES: usize = 50;
/// Rules of one branch of a condition.
pub const MAX_RULES: usize = 20;
/// Keywords of one trigger.
pub const MAX_KEYWORDS: usize = 100;
/// Characters of one keyword.
pub const MAX_KEYWORD_CHARS: usize = 100;
/// Bytes of a template's source. See [`crate::template`].
pub const MAX_TEMPLATE_BYTES: usize = 4_096;
/// Operators and filters of one template; with the limits on values it bounds a render's memory.
pub const MAX_TEMPLATE_OPERATIONS: usize = 64;
/// Nesting of one template's blocks and expressions.
pub const MAX_TEMPLATE_DEPTH: usize = 24;
/// Values that one subflow step passes in or takes back.
pub const MAX_PASSED: usize = 50;
/// Outcomes of a subflow with a way out of their own.
pub const MAX_OUTCOMES: usize = 20;
/// Flows in one document's library, nested ones not counted.
pub const MAX_LIBRARY: usize = 50;
/// Seconds of the longest wait or time-out: 30 days.
pub const MAX_WAIT_SECONDS: u32 = 30 * 24 * 60 * 60;
/// Attempts to answer a question before its flow goes on without an answer.
pub const MAX_ATTEMPTS: u8 = 10;
/// Names with values in one table of a request, a mapping or an event.
pub const MAX_PAIRS: usize = 50;
/// Characters of a path into an answer.
pub const MAX_PATH_CHARS: usize = 256;
/// Steps of a path into an answer.
pub const MAX_PATH_STEPS: usize = 32;
/// Bytes of a request's body as the author writes it.
pub const MAX_BODY_BYTES: usize = 64 * 1024;
/// Strings with variables in one JSON body. Each is rendered by itself.
pub const MAX_JSON_TEMPLATES: usize = 200;
/// Seconds for one attempt of a request. A contact does not wait longer than this for an answer.
pub const MAX_CALL_SECONDS: u32 = 60;
/// Attempts of one request.
pub const MAX_CALL_ATTEMPTS: u8 = 5;
/// Ways out of a request by its status.
pub const MAX_STATUS_BRANCHES: usize = 10;
/// Bytes of a sample answer that the editor keeps beside a request.
pub const MAX_SAMPLE_BYTES: usize = 32 * 1024;
/// Actions that one document carries.
pub const MAX_ACTIONS: usize = 100;
/// Receivers of one e-mail. More is a mailing, which is not what a conversation sends.
pub const MAX_RECIPIENTS: usize = 10;
/// Characters of an e-mail's subject. RFC 5322 allows 998 in a line; inboxes show fewer than a hundred.
pub const MAX_SUBJECT_CHARS: usize = 200;
/// Characters of the instructions for a language model.
pub const MAX_INSTRUCTIONS_CHARS: usize = 4_000;
/// Earlier messages that a language model gets to read.
pub const MAX_HISTORY: u16 = 50;
/// Tokens that a language model may answer with. A WhatsApp message ends at 4,096 characters.
pub const MAX_AI_TOKENS: u32 = 4_096;
/// Values that a language model extracts at once.
pub const MAX_EXTRACT_FIELDS: usize = 20;
/// Categories among which a language model chooses.
pub const MAX_CATEGORIES: usize = 30;
/// Examples of one category.
pub const MAX_EXAMPLES: usize = 20;
