//! Sample flows, a demo number that answers, and its first conversations.
//!
//! The conversations are no made-up rows: the demo contacts' messages go into the inbox, and the
//! engine answers them as it answers everybody.

use anyhow::Context;
use engine_core::Inbound;
use engine_store::{
    hints::Hint,
    ids,
    repo::{
        flows::FlowQuery,
        numbers::{NumberKind, NumberRecord},
        records::{InboundMessage, InboxKey, InboxRow},
        versions::{PublishOutcome, PublishRequest},
        workspaces::WorkspaceRecord,
    },
};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::parts::Parts;

/// The samples of the gallery with which a workspace begins.
const FLOWS: [&str; 3] = ["support-menu", "table-booking", "lead-capture"];
/// What the demo contacts say to the demo number.
const CONVERSATIONS: &[u8] = include_bytes!("../../seeds/conversations.json");
/// The sample that answers on the demo number.
const ANSWERS: &str = "support-menu";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Conversation {
    contact: DemoContact,
    say: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoContact {
    phone: String,
    name: String,
}

/// Adds the samples, unless the first workspace has a flow or a user already. Tells whether it did.
///
/// # Errors
/// When the store fails; nothing is half done that a second try would not finish or skip.
pub(crate) async fn samples(parts: &Parts) -> anyhow::Result<bool> {
    let store = &parts.store;
    let now = parts.clock.now();
    if !store.setup_needed().await? {
        return Ok(false);
    }
    let workspace = match store.first_workspace().await? {
        Some(workspace) => workspace,
        None => {
            let id = ids::new_id(&*parts.clock);
            let workspace = WorkspaceRecord { id, name: "My workspace".to_owned(), created_at: now };
            store.create_workspace(&workspace).await?;
            workspace
        }
    };
    let query = FlowQuery { archived: false, pattern: None, before: None, limit: 1 };
    if !store.flows(workspace.id, &query).await?.is_empty() {
        return Ok(false);
    }
    let mut answering = None;
    for name in FLOWS {
        let sample = admin_api::gallery::samples().iter().find(|detail| detail.sample.key == name);
        let sample = sample.with_context(|| format!("the gallery has no sample {name}"))?;
        let flow = flows_schema::parse_value(sample.document.clone())
            .with_context(|| format!("the sample {name}"))?;
        let id = ids::new_id(&*parts.clock);
        let draft = admin_api::document::content_of(&flow)
            .map_err(|error| anyhow::anyhow!("the sample {name} cannot be kept: {error:?}"))?;
        store.create_flow(workspace.id, id, &draft, None, now).await?;
        if name == ANSWERS {
            answering = Some((id, draft.document));
        }
    }
    let (flow_id, document) = answering.context("the sample that answers is missing")?;
    let number_id = demo_number(parts, workspace.id).await?;
    let request = PublishRequest {
        workspace_id: workspace.id,
        flow_id,
        revision: 1,
        document: &document,
        again: None,
        relinked: false,
        percent: 100,
        takeover: &[],
        number_ids: &[number_id],
        note: "First version",
        error_count: 0,
        actor: None,
        now,
    };
    match store.publish(&request).await? {
        PublishOutcome::Published { .. } => {}
        other => anyhow::bail!("the sample cannot be published: {other:?}"),
    }
    conversations(parts, number_id).await?;
    Ok(true)
}

async fn demo_number(parts: &Parts, workspace_id: Uuid) -> anyhow::Result<Uuid> {
    let now = parts.clock.now();
    let id = ids::new_id(&*parts.clock);
    let number = NumberRecord {
        id,
        workspace_id,
        kind: NumberKind::Simulator,
        name: "Demo number".to_owned(),
        phone: String::new(),
        settings: json!({}),
        credentials: None,
        sending: NumberKind::Simulator.default_sending(),
        options: engine_store::repo::options::NumberOptions::default(),
        status: "active".to_owned(),
        created_at: now,
        updated_at: now,
    };
    parts.store.create_number(&number, None).await?;
    Ok(id)
}

/// Puts the demo contacts' messages into the inbox, now: the engine answers at its own time, and a
/// transcript in which answers come an hour late would look broken.
async fn conversations(parts: &Parts, number_id: Uuid) -> anyhow::Result<()> {
    let conversations: Vec<Conversation> = serde_json::from_slice(CONVERSATIONS)?;
    for conversation in conversations {
        let contact = conversation.contact;
        for words in conversation.say {
            let at = parts.clock.now();
            let aliases = vec![("simulator".to_owned(), contact.phone.clone())];
            let shard = parts.store.shard_of_contact(number_id, &aliases).await?;
            let message = InboundMessage {
                aliases,
                name: contact.name.clone(),
                phone: contact.phone.clone(),
                recipient: json!({"simulator": contact.phone}),
                content: Inbound::text(words),
                raw: None,
                moved_to: Vec::new(),
            };
            let order = ids::new_id(&*parts.clock);
            let key = InboxKey {
                number_id,
                chat: contact.phone.clone(),
                sender: contact.phone.clone(),
                msg_id: order.to_string(),
            };
            let body = Some(serde_json::to_value(&message)?);
            let row = InboxRow { key, kind: "message".to_owned(), body, received_at: at, shard };
            parts.store.enqueue(&[row]).await?;
        }
    }
    parts.hints.publish(Hint::InboxReady);
    Ok(())
}
