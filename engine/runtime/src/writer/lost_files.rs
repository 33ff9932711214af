//! Files that Meta took and lost before it could deliver them: a status says so after the message was accepted. The upload
//! is forgotten, and the message goes out once more with a new one, in the status's own transaction.

use std::collections::HashSet;

use engine_core::{Rendered, sending::codes::code_in};
use engine_store::{
    StoreError,
    repo::{
        acts::{Act, Again, PersonAct, Whom},
        engine_tx::{EngineTx, LostUpload},
        records::{SendClass, StatusApplied, StatusUpdate},
    },
};
use uuid::Uuid;

use super::{effects::Speaker, fold::Fold};
use crate::event::{Event, EventBody};

/// Codes of a status with which Meta says that the file is unknown, expired or could not be read.
const LOST: [i64; 3] = [131_009, 131_052, 131_053];
/// How long an upload is kept; see `channels::cloud_api::uploads`.
const KEPT: chrono::Duration = chrono::Duration::days(29);

fn tells_of_a_lost_file(update: &StatusUpdate) -> bool {
    let code = update.error.as_deref().and_then(code_in);
    update.status == "failed" && code.is_some_and(|code| LOST.contains(&code))
}

/// Stores what is sent again; gives how many.
pub(super) async fn store(
    tx: &mut dyn EngineTx,
    events: &[&Event],
    raised: &[StatusApplied],
) -> Result<u64, StoreError> {
    let statuses = events.iter().filter_map(|event| match &event.body {
        EventBody::Status(update) => Some(update),
        _ => None,
    });
    let lost: Vec<StatusUpdate> = statuses.filter(|update| tells_of_a_lost_file(update)).cloned().collect();
    let Some(at) = events.first().map(|event| event.received_at).filter(|_| !lost.is_empty()) else {
        return Ok(0);
    };
    // A status that raised nothing was told before, or is about a message that arrived in spite of it.
    let raised: HashSet<Uuid> = raised.iter().map(|applied| applied.id).collect();
    let ids: Vec<Uuid> = tx.sent_messages(&lost).await?.into_iter().map(|sent| sent.id).collect();
    let ids: Vec<Uuid> = ids.into_iter().filter(|id| raised.contains(id)).collect();
    let mut rows = Vec::new();
    let mut uploads = Vec::new();
    for line in tx.said(&ids).await? {
        let Ok(message) = line.body.read::<Rendered>() else { continue };
        let Some(media) = message.stored_file().and_then(|id| id.parse::<Uuid>().ok()) else { continue };
        uploads.push(LostUpload {
            number_id: line.number_id,
            media_id: media,
            // One that was made since then is another file.
            until: at + KEPT,
        });
        if line.again {
            continue;
        }
        let again = Again {
            message: Box::new(message),
            flow: line.flow_id.zip(line.flow_version),
            node: line.node_id,
        };
        let act = PersonAct {
            to: Whom::Conversation(line.conversation_id),
            user_id: line.author_id,
            act: Act::Again(again),
            flow_goes_on: true,
            message_id: None,
        };
        let id = format!("again:{}", line.id);
        let row = act.row(line.number_id, &id, at);
        rows.push(row.map_err(|error| StoreError::Refused(engine_store::quiet(error)))?);
    }
    tx.forget_uploads(&uploads).await?;
    tx.enqueue(&rows).await
}

impl Fold<'_> {
    /// Says something once more, as who said it first.
    pub(super) fn say_again(&mut self, id: Uuid, author: Option<Uuid>, again: &Again) {
        let (flow, node) = (again.flow, again.node.clone());
        let speaker = Speaker { flow, node, class: SendClass::Reply, author, promised: None };
        self.put(id, &speaker, &again.message, true, &mut 0);
    }
}
