//! Marks that are made with the commit.

use std::collections::HashSet;

use engine_store::repo::records::{SendClass, outbox_status};

use super::fold::Fold;

impl Fold<'_> {
    /// Marks the first message of each idle conversation as under way: it is sent as soon as the batch is committed, and
    /// needs no transaction for its mark. A message that may be sent only once is left out, since after a crash nobody
    /// would dare to send it; so are channels that know what became of a request.
    pub(super) fn mark_first(&mut self) {
        let mut seen = HashSet::new();
        for row in &mut self.writes.outbox {
            let first = seen.insert(row.conversation_id);
            let number = self.loaded.numbers.get(&row.number_id);
            // What a policy may hold back is no request that is about to begin.
            let number = number.filter(|number| !number.sending.limits_anything());
            let channel = number.and_then(|number| self.writer.channels.get(number.kind));
            if first
                && channel.is_some_and(|channel| channel.can_be_ambiguous())
                && row.class == SendClass::Reply
                && self.writer.outbox.would_send(row.number_id, row.conversation_id)
            {
                row.status = outbox_status::SENDING;
                row.attempt = 1;
                row.sending_at = Some(self.now);
                row.marked = true;
            }
        }
    }
}
