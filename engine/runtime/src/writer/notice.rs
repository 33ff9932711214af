//! What the installation itself says. It leaves a flow's session alone, and is sent at most once: nobody needs an
//! alert twice.

use engine_core::window_is_open;
use engine_store::repo::records::SendClass;

use super::{effects::Speaker, fold::Fold};
use crate::event::{Addressee, Event, Notice};

impl Fold<'_> {
    pub(super) fn notice(&mut self, event: &Event, notice: &Notice) {
        // A number that was deleted meanwhile says nothing any more.
        let Some(number) = self.loaded.numbers.get(&event.key.number_id).cloned() else { return };
        let id = match &notice.to {
            Addressee::Conversation(id) => {
                self.open(*id);
                *id
            }
            Addressee::Identity { phone, recipient, .. } => {
                self.met(event, number.workspace_id, recipient, phone)
            }
        };
        let Some(work) = self.work.get_mut(&id) else { return };
        work.state.ver += 1;
        let open = window_is_open(work.state.last_inbound_at, self.now);
        let message = if open { &notice.open } else { notice.closed.as_ref().unwrap_or(&notice.open) };
        let speaker =
            Speaker { flow: None, node: None, class: SendClass::AtMostOnce, author: None, promised: None };
        self.say(id, &speaker, message, &mut 0);
    }
}
