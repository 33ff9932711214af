//! Every limit of the document, in one place, with its reason. The editor shows them, `botloom limits` prints them.

/// A limit with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Limit {
    /// Name of the constant.
    pub name: &'static str,
    /// Its value.
    pub value: u64,
    /// What it counts, and why it is what it is.
    pub reason: &'static str,
}

/// Declares limits as constants, and the list `ALL` of them from the same lines, so that what is printed cannot
/// differ from what is enforced. Each constant has a doc comment: the reason.
#[macro_export]
macro_rules! limits {
    ($($(#[doc = $reason:literal])+ pub const $name:ident: $kind:ty = $value:expr;)+) => {
        $($(#[doc = $reason])+ pub const $name: $kind = $value;)+
        /// All limits of this list, in its order.
        pub const ALL: &[$crate::limits::Limit] = &[$($crate::limits::Limit {
            name: stringify!($name),
            value: $name as u64,
            reason: concat!($($reason),+),
        }),+];
    };
}

crate::limits! {
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
/// Options of one choice. Above ten, they come in pages.
pub const MAX_OPTIONS: usize = 50;
/// Branches of one condition, and rules of one branch.
pub const MAX_BRANCHES: usize = 50;
/// Rules of one branch of a condition.
pub const MAX_RULES: usize = 20;
/// Keywords of one trigger.
pub const MAX_KEYWORDS: usize = 100;
/// Characters of one keyword.
pub const MAX_KEYWORD_CHARS: usize = 100;
/// Bytes of a template's source.
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
/// Characters of a regular expression. Longer ones are programs, which nobody reads.
pub const MAX_PATTERN_CHARS: usize = 200;
/// Regular expressions of one trigger; each is tried on every message.
pub const MAX_PATTERNS: usize = 10;
/// Ways of one random split.
pub const MAX_SPLITS: usize = 20;
/// Largest weight of one way of a random split; percents, shares and "9 to 1" all fit.
pub const MAX_WEIGHT: u16 = 1_000;
/// Shifts of one day in opening hours.
pub const MAX_SHIFTS: usize = 10;
/// Holidays and closed dates of one step: some years ahead.
pub const MAX_DATES: usize = 200;
/// Minutes by which "Wait until" can be earlier or later than its time: a year.
pub const MAX_OFFSET_MINUTES: i32 = 366 * 24 * 60;
/// Columns of one row that a step writes or looks for.
pub const MAX_COLUMNS: usize = 50;
/// Rows that one lookup gives at most; they are kept in a variable.
pub const MAX_LOOKUP_ROWS: u16 = 100;
/// Most days or hours between a contact's date and the start it causes.
pub const MAX_DATE_OFFSET: u16 = 1_000;
/// Words, tags, emojis or references that one trigger looks for.
pub const MAX_TRIGGER_VALUES: usize = 50;
/// Bytes of a picture: the Cloud API's limit for media.
pub const MAX_IMAGE_BYTES: usize = 5 * MEGABYTE;
/// Bytes of a film: the Cloud API's limit for media.
pub const MAX_VIDEO_BYTES: usize = 16 * MEGABYTE;
/// Bytes of a sound or a voice message: the Cloud API's limit for media.
pub const MAX_AUDIO_BYTES: usize = 16 * MEGABYTE;
/// Bytes of a document: the Cloud API's limit for media.
pub const MAX_DOCUMENT_FILE_BYTES: usize = 100 * MEGABYTE;
/// Bytes of a sticker that does not move: the Cloud API's limit for media.
pub const MAX_STICKER_BYTES: usize = 100 * 1024;
/// Bytes of a sticker that moves: the Cloud API's limit for media.
pub const MAX_ANIMATED_STICKER_BYTES: usize = 500 * 1024;
/// Bytes that people call a megabyte.
pub const MEGABYTE: usize = 1024 * 1024;
/// Characters of a document's name: what common file systems keep.
pub const MAX_FILENAME_CHARS: usize = 240;
/// Characters of a place's name and of its address. More does not fit under the map.
pub const MAX_PLACE_CHARS: usize = 250;
/// Characters of each line of a business card. More does not fit on the card.
pub const MAX_CARD_CHARS: usize = 120;
/// Characters on a button that opens a page or a form: the Cloud API's limit.
pub const MAX_LINK_BUTTON_CHARS: usize = 20;
/// Characters of the address that a button opens: the Cloud API's limit.
pub const MAX_LINK_CHARS: usize = 2_000;
/// Digits of the longest phone number: ITU-T E.164.
pub const MAX_PHONE_DIGITS: usize = 15;
/// Characters of one emoji. A family of four with skin tones has eleven.
pub const MAX_EMOJI_CHARS: usize = 16;
/// Characters of a Meta template's name: the Cloud API's limit.
pub const MAX_META_TEMPLATE_NAME_CHARS: usize = 512;
/// Variables of a Meta template's body. Its words have 1,024 characters, so more are never seen.
pub const MAX_META_TEMPLATE_VARIABLES: usize = 50;
/// Characters of a Meta template's body with its variables: the Cloud API's limit.
pub const MAX_META_TEMPLATE_BODY_CHARS: usize = 1_024;
/// Characters of a Meta template's header with its variable: the Cloud API's limit.
pub const MAX_META_TEMPLATE_HEADER_CHARS: usize = 60;
/// Buttons of a Meta template: the Cloud API's limit.
pub const MAX_META_TEMPLATE_BUTTONS: usize = 10;
/// Characters of a button's variable in a Meta template: the Cloud API's limit for a button's id.
pub const MAX_META_TEMPLATE_BUTTON_CHARS: usize = 256;
/// Tags that one step adds or takes away.
pub const MAX_TAGS_PER_STEP: usize = 20;
/// Characters of a tag. It has to fit on a chip.
pub const MAX_TAG_CHARS: usize = 60;
/// Characters of what a person is told when a conversation is handed over.
pub const MAX_NOTE_CHARS: usize = 2_000;
/// Words with which a contact can pass one question.
pub const MAX_SKIP_WORDS: usize = 10;
/// Options of one question that takes several of them; more would not fit one message.
pub const MAX_MULTIPLE_OPTIONS: usize = 30;
/// Languages of one flow. Each is a copy of all its texts.
pub const MAX_LANGUAGES: usize = 50;
/// Fields of one form. A longer one is given up by most people.
pub const MAX_FORM_FIELDS: usize = 20;
/// Characters of a saved value of an option.
pub const MAX_OPTION_VALUE_CHARS: usize = 256;
}
