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
/// Seconds that one step of a flow's test lets pass: ten years.
pub const MAX_TEST_ADVANCE_SECONDS: u64 = 10 * 365 * 24 * 60 * 60;
/// Time-outs that fire in one step of a flow's test. A flow that waits for seconds in a circle has no end.
pub const MAX_TEST_TIMERS: usize = 10_000;
}
