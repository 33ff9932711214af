//! Named steps of the protocol at which a process can be told to die, so that a proof can kill it exactly there.
//!
//! `BOTLOOM_CRASH_POINT=committed:7` dies when the seventh batch is committed. Without the variable a step costs
//! one load. Whoever can set a process's environment can end it anyway, so this is no new power.

use std::sync::{
    OnceLock,
    atomic::{AtomicI64, Ordering},
};

/// The steps, in the order of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// A webhook was read and checked.
    Received,
    /// A batch has begun, and its registration is locked.
    Fenced,
    /// The events of a batch are in the inbox.
    Inserted,
    /// Everything of a batch is written.
    Written,
    /// A batch is committed.
    Committed,
    /// A batch is acknowledged.
    Acknowledged,
    /// A message is marked as under way.
    Marked,
    /// The provider has answered.
    Answered,
    /// Results of sends are written.
    Settled,
    /// Open messages of another owner were read.
    Recovered,
    /// A conversation is about to be moved. Here the step panics and the process lives on.
    Stepping,
}

impl Step {
    const NAMES: [(&'static str, Self); 11] = [
        ("received", Self::Received),
        ("fenced", Self::Fenced),
        ("inserted", Self::Inserted),
        ("written", Self::Written),
        ("committed", Self::Committed),
        ("acknowledged", Self::Acknowledged),
        ("marked", Self::Marked),
        ("answered", Self::Answered),
        ("settled", Self::Settled),
        ("recovered", Self::Recovered),
        ("stepping", Self::Stepping),
    ];
}

struct Order {
    step: Step,
    left: AtomicI64,
}

impl Order {
    fn parse(text: &str) -> Option<Self> {
        let (name, count) = text.split_once(':')?;
        let (_, step) = Step::NAMES.iter().find(|(known, _)| *known == name)?;
        Some(Self { step: *step, left: AtomicI64::new(count.parse().ok()?) })
    }
}

/// Dies here if this is the step and the time to.
pub(crate) fn point(step: Step) {
    if is_ordered(step) {
        // No destructor runs and nothing is flushed, as with a kill.
        std::process::abort();
    }
}

/// Panics here if this is the step and the time to, quoting what is worked on, as a true panic may.
pub(crate) fn panic_point(work: &impl std::fmt::Debug) {
    if is_ordered(Step::Stepping) {
        std::panic::panic_any(format!("told to panic over {work:?}"));
    }
}

fn is_ordered(step: Step) -> bool {
    static ORDER: OnceLock<Option<Order>> = OnceLock::new();
    let order = ORDER.get_or_init(|| Order::parse(&std::env::var("BOTLOOM_CRASH_POINT").ok()?));
    order.as_ref().is_some_and(|order| order.step == step && order.left.fetch_sub(1, Ordering::Relaxed) == 1)
}

#[cfg(test)]
mod tests {
    use super::{Order, Step};

    #[test]
    fn orders_are_read() {
        let order = Order::parse("committed:7").unwrap();
        assert_eq!((order.step, order.left.into_inner()), (Step::Committed, 7));
        assert!(Order::parse("committed").is_none() && Order::parse("lunch:1").is_none());
    }
}
