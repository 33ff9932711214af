//! Every limit of the engine, in one place, with its reason.

flows_schema::limits! {
/// Nodes run for one input. A flow that needs more is a loop; the check for loops without a wait
/// finds most of them before, this stops the rest.
pub const MAX_NODES_PER_INPUT: u32 = 1_000;
/// Places that a conversation can go back to. Deeper nesting is a flow that enters itself for ever.
pub const MAX_STACK: usize = 20;
/// Messages kept while the conversation waits for another system.
pub const MAX_QUEUE: usize = 50;
/// Bytes of all variables of one session, serialised, with those of the flows it will go back to. The state is written at every step.
pub const MAX_VARIABLE_BYTES: usize = 256 * 1024;
/// Bytes of one rendered text, and of one filter's output.
pub const MAX_RENDERED_BYTES: usize = 64 * 1024;
/// Instructions of one template.
pub const TEMPLATE_FUEL: u64 = 20_000;
/// Characters of an incoming text that are looked at; the transcript keeps all of them.
pub const MAX_INBOUND_CHARS: usize = 8_192;
/// Messages sent for one input. More would look like a flood to WhatsApp and to the contact.
pub const MAX_SENDS_PER_INPUT: usize = 50;
/// Values that one path finds in an answer.
pub const MAX_PATH_RESULTS: usize = 1_000;
/// Bytes of a request's rendered body; each of its values is capped by itself too.
pub const MAX_REQUEST_BYTES: usize = 256 * 1024;
/// Bytes of a rendered address. Most servers refuse longer ones.
pub const MAX_ADDRESS_BYTES: usize = 8 * 1024;
/// Characters of a language model's answer that are used; four WhatsApp messages.
pub const MAX_AI_CHARS: usize = 16_384;
/// Seconds to wait for a request beyond its own attempts, for the pauses between them and a busy runtime.
pub const CALL_MARGIN_SECONDS: u32 = 60;
/// Seconds to wait for a language model, for speech and for a mail server.
pub const SERVICE_SECONDS: u32 = 120;
/// Characters of a text that a regular expression looks at; with the pattern's own limits it bounds the work.
pub const MAX_PATTERN_INPUT_CHARS: usize = 2_000;
/// Days that "Wait until" waits at most. What is further away belongs to a start by the contact's date.
pub const MAX_WAIT_DAYS: i64 = 366;
/// Values of a list that steps add to. The whole list is written at every step.
pub const MAX_LIST_ITEMS: usize = 1_000;
/// Bytes of one row that a step adds to a table.
pub const MAX_ROW_BYTES: usize = 64 * 1024;
/// Seconds within which a table must answer.
pub const LOOKUP_SECONDS: u32 = 30;
/// Fields of one contact that flows set. They are read whole at every step.
pub const MAX_CONTACT_FIELDS: usize = 200;
/// Tags of one contact that flows set. They are read whole at every step.
pub const MAX_CONTACT_TAGS: usize = 200;
/// Options on one page of numbered text. A longer message scrolls off a phone's screen.
pub const MAX_NUMBERED_OPTIONS: usize = 30;
/// Options taken from a list in a variable; the rest is left out.
pub const MAX_OPTIONS_FROM: usize = 200;
/// Seconds that one step of a flow's test lets pass: ten years.
pub const MAX_TEST_ADVANCE_SECONDS: u64 = 10 * 365 * 24 * 60 * 60;
/// Time-outs that fire in one step of a flow's test. A flow that waits for seconds in a circle has no end.
pub const MAX_TEST_TIMERS: usize = 10_000;
}
