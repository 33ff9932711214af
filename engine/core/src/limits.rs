//! Every limit of the engine, in one place, with its reason.

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
