//! Conversations that wait follow what was decided for them when another version was published.
//!
//! The rules stand in the deployment, so they count from the same transaction on as the version, and the next
//! publication replaces all of them. A conversation follows them when something next happens in it: nobody writes to
//! many conversations at once, and whatever is published in between decides anew.

use engine_core::{Moved, Session, rule_for, take_over};
use uuid::Uuid;

use super::batch::Loaded;

/// A session and the version that it goes on in.
pub(super) fn follow(
    loaded: &Loaded,
    number_id: Uuid,
    conversation: Uuid,
    session: Option<Session>,
    own: (Uuid, i32),
) -> (Option<Session>, (Uuid, i32)) {
    let Some(waiting) = session.as_ref().filter(|session| session.is_waiting()) else {
        return (session, own);
    };
    let Some(active) = loaded.deployments.get(&number_id) else { return (session, own) };
    let key = active.version_for(conversation);
    // What was decided holds for the version that was published, not for the one that answers beside it.
    if key != active.version() {
        return (session, own);
    }
    // Another flow's steps are not this one's, whatever their ids are.
    if key == own || active.flow_id != own.0 {
        return (session, own);
    }
    let Some(fate) = rule_for(&active.takeover.0, own.1, waiting) else { return (session, own) };
    let (Some(old), Some(new)) = (loaded.flows.get(&own), loaded.flows.get(&key)) else {
        return (session, own);
    };
    let Some(session) = session else { return (None, own) };
    match take_over(session, old.flow(), new.flow(), fate) {
        Moved::Stays(session) => (Some(session), own),
        Moved::Over(session) => (Some(session), key),
        Moved::Gone => (None, key),
    }
}
