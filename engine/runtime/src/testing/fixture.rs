//! A small business: one workspace, one Cloud API number, one published flow.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use engine_store::{
    Store, StoreError,
    clock::SystemClock,
    ids,
    repo::{
        flows::DraftContent,
        numbers::{CloudCredentials, CloudSettings, NumberKind, NumberRecord},
        options::NumberOptions,
        versions::{PublishOutcome, PublishRequest},
        workspaces::WorkspaceRecord,
    },
    secrets::Vault,
    shard,
};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use uuid::Uuid;

/// Signs webhooks.
pub const APP_SECRET: &str = "0123456789abcdef0123456789abcdef";
/// Verifies the webhook's address.
pub const VERIFY_TOKEN: &str = "a-verify-token";
/// Seals the credentials of tests; 32 bytes, as the real one.
pub const MASTER_KEY: &[u8; 32] = b"a master key only for the tests!";
/// Lets requests into the mock of the Graph API.
pub const ACCESS_TOKEN: &str = "EAAtest-token";
/// Meta's id of the number.
pub const PHONE_NUMBER_ID: &str = "1122334455667";

/// Meta's id of the business account.
pub const WABA_ID: &str = "102290129340398";

/// The business.
#[derive(Debug, Clone)]
pub struct Business {
    /// Its workspace.
    pub workspace_id: Uuid,
    /// Its Cloud API number.
    pub number_id: Uuid,
    /// Its flow.
    pub flow_id: Uuid,
}

/// The vault of tests.
#[must_use]
pub fn vault() -> Arc<Vault> {
    Arc::new(Vault::new(&MASTER_KEY.to_vec().into()))
}

impl Business {
    /// Opens the business with a number of the given kind, and publishes the flow to it.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn open(
        store: &dyn Store,
        kind: NumberKind,
        document: Value,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        Self::open_at(store, kind, document, now, PHONE_NUMBER_ID).await
    }

    /// The same with another of Meta's ids of the number.
    ///
    /// # Errors
    /// Whatever the store refuses.
    pub async fn open_at(
        store: &dyn Store,
        kind: NumberKind,
        document: Value,
        now: DateTime<Utc>,
        phone_number_id: &str,
    ) -> Result<Self, StoreError> {
        let id = || Uuid::from_bytes(ids::secret_bytes());
        let number_id = match kind {
            NumberKind::WhatsappWeb => shard::new_home(&SystemClock),
            NumberKind::CloudApi | NumberKind::Simulator => id(),
        };
        let business = Self { workspace_id: id(), number_id, flow_id: id() };
        let workspace = WorkspaceRecord { id: business.workspace_id, name: "Test".into(), created_at: now };
        store.create_workspace(&workspace).await?;
        let settings = CloudSettings {
            phone_number_id: phone_number_id.into(),
            waba_id: Some(WABA_ID.into()),
            verify_token: VERIFY_TOKEN.into(),
        };
        let credentials =
            CloudCredentials { access_token: ACCESS_TOKEN.into(), app_secret: APP_SECRET.into() };
        let json = |error: serde_json::Error| StoreError::Refused(error.to_string());
        let plain = serde_json::to_vec(&credentials).map_err(json)?;
        let number = NumberRecord {
            id: business.number_id,
            workspace_id: business.workspace_id,
            kind,
            name: "Test".into(),
            phone: "+972 12-345-6789".into(),
            settings: serde_json::to_value(settings).map_err(json)?,
            credentials: Some(vault().seal(NumberRecord::credentials_place(business.number_id), &plain)?),
            sending: kind.default_sending(),
            options: NumberOptions::default(),
            status: "active".into(),
            created_at: now,
            updated_at: now,
        };
        store.create_number(&number, Some(phone_number_id)).await?;
        let draft = DraftContent {
            name: "Test".into(),
            description: String::new(),
            node_count: 1,
            hash: "first".into(),
            document,
        };
        let document = draft.document.clone();
        store.create_flow(business.workspace_id, business.flow_id, &draft, None, now).await?;
        let request = PublishRequest {
            workspace_id: business.workspace_id,
            flow_id: business.flow_id,
            revision: 1,
            document: &document,
            again: None,
            relinked: false,
            percent: 100,
            takeover: &[],
            number_ids: &[business.number_id],
            note: "",
            error_count: 0,
            actor: None,
            now,
        };
        match store.publish(&request).await? {
            PublishOutcome::Published { .. } => Ok(business),
            other => Err(StoreError::Refused(format!("{other:?}"))),
        }
    }

    /// The webhook's address.
    #[must_use]
    pub fn webhook_path(&self) -> String {
        format!("/webhooks/cloud/{}", self.number_id)
    }
}

/// A flow that asks, repeats every answer as `echo …`, and asks again, for ever.
#[must_use]
pub fn echo_flow() -> Value {
    json!({
        "spec": "1.0", "name": "Echo",
        "variables": [{"key": "word", "type": "text"}],
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "ask"}],
        "nodes": [
            {"id": "ask", "type": "ask_text", "config": {"text": "Say something", "save_as": "word"},
             "next": {"next": "echo"}},
            {"id": "echo", "type": "text", "config": {"text": "echo {{ word }}"}, "next": {"next": "ask"}}
        ]
    })
}

/// A flow that answers every message with these words.
#[must_use]
pub fn answering_flow(words: &str) -> Value {
    json!({
        "spec": "1.0", "name": "Answer",
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "say"}],
        "nodes": [{"id": "say", "type": "text", "config": {"text": words}}]
    })
}

/// A flow that says `before`, waits, and says `after`.
#[must_use]
pub fn waiting_flow(seconds: u32) -> Value {
    json!({
        "spec": "1.0", "name": "Wait",
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "before"}],
        "nodes": [
            {"id": "before", "type": "text", "config": {"text": "before"}, "next": {"next": "wait"}},
            {"id": "wait", "type": "wait", "config": {"seconds": seconds}, "next": {"next": "after"}},
            {"id": "after", "type": "text", "config": {"text": "after"}}
        ]
    })
}

/// A webhook's body with messages: sender, id and text of each.
#[must_use]
pub fn messages(messages: &[(&str, &str, &str)]) -> String {
    let list: Vec<_> = messages
        .iter()
        .map(|(from, id, text)| {
            json!({"from": from, "id": id, "timestamp": "1697043223", "type": "text", "text": {"body": text}})
        })
        .collect();
    let contacts: Vec<_> =
        messages.iter().map(|(from, ..)| json!({"wa_id": from, "profile": {"name": "Ada"}})).collect();
    envelope(&json!({"contacts": contacts, "messages": list}))
}

/// A webhook's body with a tap on a button.
#[must_use]
pub fn button_reply(from: &str, id: &str, button: &str, title: &str) -> String {
    envelope(&json!({
        "contacts": [{"wa_id": from, "profile": {"name": "Ada"}}],
        "messages": [{
            "from": from, "id": id, "timestamp": "1697043223", "type": "interactive",
            "interactive": {"type": "button_reply", "button_reply": {"id": button, "title": title}}
        }]
    }))
}

/// A webhook's body with one status.
#[must_use]
pub fn status(wamid: &str, status: &str, callback_data: &str) -> String {
    envelope(&json!({"statuses": [{
        "id": wamid, "status": status, "timestamp": "1697043223", "recipient_id": "972987654321",
        "biz_opaque_callback_data": callback_data,
    }]}))
}

/// A webhook's body with the end of a call that a contact made; `taken` says whether somebody took it.
#[must_use]
pub fn call_ended(from: &str, id: &str, taken: bool) -> String {
    let mut call = json!({
        "id": id, "from": from, "to": "972123456789", "event": "terminate", "direction": "USER_INITIATED",
        "timestamp": "1697043223", "status": if taken { "COMPLETED" } else { "FAILED" },
    });
    if taken {
        call["start_time"] = "1697043203".into();
        call["end_time"] = "1697043223".into();
        call["duration"] = 20.into();
    }
    change("calls", &json!({"contacts": [{"wa_id": from, "profile": {"name": "Ada"}}], "calls": [call]}))
}

fn envelope(value: &Value) -> String {
    change("messages", value)
}

fn change(field: &str, value: &Value) -> String {
    let mut value = value.clone();
    value["messaging_product"] = "whatsapp".into();
    value["metadata"] = json!({"display_phone_number": "972123456789", "phone_number_id": PHONE_NUMBER_ID});
    json!({
        "object": "whatsapp_business_account",
        "entry": [{"id": "1", "changes": [{"field": field, "value": value}]}]
    })
    .to_string()
}

/// The value of `X-Hub-Signature-256` for a body.
#[must_use]
pub fn sign(body: &[u8]) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(APP_SECRET.as_bytes()) else { return String::new() };
    mac.update(body);
    format!("sha256={}", hex::encode(mac.finalize().into_bytes()))
}
