//! What others than flows tell of contacts, and what contacts agree to, noted with how one knows.

use engine_core::{ContactChange, Input};
use engine_store::{
    StoreError,
    repo::{acts::Learned, contact_desk::ConsentRow},
};
use uuid::Uuid;

use super::{
    contact,
    fold::{Fold, derived},
};
use crate::event::{ContactNews, Event};

/// Characters of a proof that are kept.
const MAX_PROOF_CHARS: usize = 1_000;

/// How a consent came about.
#[derive(Clone, Copy)]
pub(super) struct Agreed<'a> {
    /// `flow`, `person` or `import`.
    pub(super) source: &'static str,
    /// The contact's words, or where a person has it from.
    pub(super) proof: &'a str,
    /// The person who noted it.
    pub(super) author: Option<Uuid>,
}

impl Fold<'_> {
    /// Somebody other than a flow changes what is known of a contact, which may start a flow. What a flow changes
    /// itself starts none: it could go round in circles.
    pub(super) fn contact(&mut self, event: &Event, news: &ContactNews) -> Result<(), StoreError> {
        let id = news.conversation_id;
        self.open(id);
        let Some(work) = self.work.get_mut(&id) else { return Ok(()) };
        if work.state.number_id != event.key.number_id {
            return Ok(());
        }
        work.state.ver += 1;
        self.agree(id, &news.changes, Agreed { source: "person", proof: "", author: None });
        self.change(id, &news.changes)
    }

    /// Changes what is known of a contact, and lets the flow hear of it.
    pub(super) fn change(&mut self, id: Uuid, changes: &[ContactChange]) -> Result<(), StoreError> {
        let Some(work) = self.work.get_mut(&id) else { return Ok(()) };
        work.contact_changed = true;
        let before = work.state.profile.clone();
        changes.iter().for_each(|change| contact::apply(&mut work.state, change));
        for signal in contact::signals(&before, &work.state.profile) {
            // Ids are made of the version, so each step needs its own.
            if let Some(work) = self.work.get_mut(&id) {
                work.state.ver += 1;
            }
            self.step(id, &Input::Signal(signal), false)?;
        }
        Ok(())
    }

    /// Notes what of some changes is a consent.
    pub(super) fn agree(&mut self, id: Uuid, changes: &[ContactChange], agreed: Agreed<'_>) {
        let Some(work) = self.work.get(&id) else { return };
        let state = &work.state;
        for change in changes {
            let opted_in = match change {
                ContactChange::OptIn => true,
                ContactChange::OptOut => false,
                _ => continue,
            };
            // Several in one step have versions of their own only where people change them.
            let place = i32::try_from(self.writes.consents.len()).unwrap_or(i32::MAX);
            self.writes.consents.push(ConsentRow {
                id: derived(self.incarnation, id, state.ver, "consent", place),
                workspace_id: state.workspace_id,
                number_id: state.number_id,
                contact_id: state.contact_id,
                opted_in,
                source: agreed.source.to_owned(),
                proof: agreed.proof.chars().filter(|letter| *letter != '\0').take(MAX_PROOF_CHARS).collect(),
                author_id: agreed.author,
                at: self.now,
            });
        }
    }

    /// The contact's words are the proof of what a flow makes of them.
    pub(super) fn agree_in_flow(&mut self, id: Uuid, change: &ContactChange) {
        let said = self.writes.messages.iter().rev();
        let said =
            said.into_iter().find(|message| message.conversation_id == id && message.direction == "in");
        let proof = said.map(|message| message.text.clone()).unwrap_or_default();
        let agreed = Agreed { source: "flow", proof: &proof, author: None };
        self.agree(id, std::slice::from_ref(change), agreed);
    }

    /// Keeps what a file tells. A consent that the contact took back stays taken back: a list is older than a word.
    pub(super) fn learn(&mut self, id: Uuid, author: Option<Uuid>, learned: &Learned) {
        let Some(work) = self.work.get(&id) else { return };
        let refused = work.state.profile.contact_opted_in == Some(false);
        let known = work.state.profile.contact_opted_in == Some(true);
        let changes: Vec<ContactChange> = learned
            .changes
            .iter()
            .filter(|change| !matches!(change, ContactChange::OptIn if refused || known))
            .cloned()
            .collect();
        self.agree(id, &changes, Agreed { source: "import", proof: &learned.proof, author });
        if let Some(work) = self.work.get_mut(&id) {
            changes.iter().for_each(|change| contact::apply(&mut work.state, change));
            work.contact_changed = true;
        }
    }
}
