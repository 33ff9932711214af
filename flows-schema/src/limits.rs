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
}
