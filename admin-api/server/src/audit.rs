//! What goes into the audit log, and checking its chain.
//!
//! [`crate::auth::access`] notes every change and every refusal; handlers say what was before and after
//! ([`Noted`]). Reading is not noted, but taking data out is. An entry is written after the change: if the server dies
//! in between, the change is there without its entry, which is the lesser harm, because the other way round the log
//! would tell of what never happened.

use std::{
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
};

use admin_types::AuditVerified;
use engine_store::{
    Store, StoreError,
    repo::audit::{AuditEvent, AuditRecord},
};
use http::{Method, StatusCode};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::AppState;

/// Bytes of what was before or after; more is left out, and said so.
const MAX_DETAIL: usize = 16 * 1024;
/// Entries that are in memory at a time while the chain is checked.
const CHUNK: i64 = 1_000;
/// Names of fields that hold secrets. Their values are never noted.
const SECRETS: [&str; 11] = [
    "access_token",
    "app_secret",
    "code",
    "codes",
    "link",
    "password",
    "pin",
    "secret",
    "token",
    "url",
    "verify_token",
];

/// Changes that are no acts of administration: what is typed is saved every second, and what is checked or tried changes
/// nothing.
const QUIET: &[(Method, &str)] = &[
    (Method::PUT, "/flows/{id}/draft"),
    (Method::PUT, "/flows/{id}/draft/mine"),
    (Method::POST, "/flows/{id}/presence"),
    (Method::POST, "/flows/check"),
    (Method::POST, "/flows/try-step"),
    (Method::POST, "/numbers/{id}/simulate"),
    // Looking is noted nowhere.
    (Method::POST, "/conversations/{id}/read"),
    (Method::POST, "/numbers/cloud/check"),
    (Method::POST, "/segments/preview"),
    (Method::POST, "/broadcasts/preview"),
    (Method::POST, "/imports/{id}/preview"),
];

/// Whether an operation is noted when it was let in.
pub(crate) fn is_noted(method: &Method, path: &str) -> bool {
    let takes_out = *method == Method::GET && path.starts_with("/exports/");
    let changes = !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    takes_out || (changes && !QUIET.iter().any(|(quiet, at)| quiet == method && *at == path))
}

/// What a handler says about its change; shared with the middleware that writes the entry.
#[derive(Debug, Clone, Default)]
pub(crate) struct Noted(Arc<Mutex<Option<(Value, Value)>>>);

impl Noted {
    /// Something was made.
    pub(crate) fn made(&self, after: &impl Serialize) {
        self.put(Value::Null, value(after));
    }

    /// Something was deleted.
    pub(crate) fn gone(&self, before: &impl Serialize) {
        self.put(value(before), Value::Null);
    }

    /// Something was changed: the fields that differ are kept.
    pub(crate) fn changed(&self, before: &impl Serialize, after: &impl Serialize) {
        let raw = |of: Result<Value, serde_json::Error>| of.unwrap_or_default();
        let (mut before, mut after) =
            difference(raw(serde_json::to_value(before)), raw(serde_json::to_value(after)));
        hide(&mut before);
        hide(&mut after);
        self.put(before, after);
    }

    fn put(&self, before: Value, after: Value) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((before, after));
    }

    /// The detail of the entry, as its text.
    pub(crate) fn detail(&self) -> String {
        let noted = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some((before, after)) = noted else { return "{}".to_owned() };
        json!({"before": bounded(before), "after": bounded(after)}).to_string()
    }
}

fn value(of: &impl Serialize) -> Value {
    let mut value = serde_json::to_value(of).unwrap_or_default();
    hide(&mut value);
    value
}

/// Takes secrets out. They should not be there; this is the second lock.
fn hide(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if SECRETS.contains(&name.as_str()) && !value.is_null() {
                    *value = json!("(hidden)");
                } else {
                    hide(value);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(hide),
        _ => {}
    }
}

/// The fields of two objects that differ.
fn difference(before: Value, after: Value) -> (Value, Value) {
    let (mut before, mut after) = match (before, after) {
        (Value::Object(before), Value::Object(after)) => (before, after),
        others => return others,
    };
    let same: Vec<String> = before
        .iter()
        .filter(|(name, value)| after.get(*name) == Some(value))
        .map(|(name, _)| name.clone())
        .collect();
    for name in same {
        before.remove(&name);
        after.remove(&name);
    }
    (before.into(), after.into())
}

fn bounded(value: Value) -> Value {
    let length = value.to_string().len();
    if length <= MAX_DETAIL { value } else { json!({"left_out": format!("{length} bytes")}) }
}

/// Who did something.
#[derive(Debug, Clone)]
pub(crate) struct Who {
    /// Whose workspace.
    pub(crate) workspace_id: Uuid,
    /// `user` or `api_key`.
    pub(crate) kind: &'static str,
    /// Their id.
    pub(crate) id: Uuid,
    /// Their name.
    pub(crate) name: String,
}

/// Something that was asked for.
#[derive(Debug, Clone)]
pub(crate) struct What {
    /// Such as `PATCH /users/{id}`.
    pub(crate) action: String,
    /// The ids in its path.
    pub(crate) target: String,
    /// From where.
    pub(crate) address: IpAddr,
}

impl What {
    /// From a method, the route's path and the request's.
    pub(crate) fn of(method: &Method, route: &str, path: &str, address: IpAddr) -> Self {
        let ids = route
            .split('/')
            .zip(path.split('/'))
            .filter(|(pattern, _)| pattern.starts_with('{'))
            .map(|(_, id)| id)
            .collect::<Vec<_>>();
        let target = ids.join("/").chars().filter(|it| !it.is_control()).take(200).collect();
        Self { action: format!("{method} {route}"), target, address }
    }
}

/// Adds an entry. What cannot be written is logged: the change it tells of is done already.
pub(crate) async fn write(state: &AppState, who: &Who, what: &What, status: StatusCode, detail: String) {
    let denied = matches!(status, StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED);
    let outcome = match (status.is_success(), denied) {
        (true, _) => "done",
        (false, true) => "denied",
        (false, false) => "failed",
    };
    let event = AuditEvent {
        workspace_id: who.workspace_id,
        at: state.clock().now(),
        actor_kind: who.kind.to_owned(),
        actor_id: Some(who.id),
        actor_name: who.name.clone(),
        action: what.action.clone(),
        target: what.target.clone(),
        outcome: outcome.to_owned(),
        status: i32::from(status.as_u16()),
        address: if what.address.is_unspecified() { String::new() } else { what.address.to_string() },
        detail,
    };
    if let Err(error) = state.store().add_audit(&event).await {
        tracing::error!(%error, audit.action = event.action, actor.id = %who.id, "an entry of the audit log was not written");
    }
}

/// Reads a workspace's whole chain and says whether it holds.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(store: &dyn Store, workspace_id: Uuid) -> Result<AuditVerified, StoreError> {
    let head = store.audit_heads().await?.into_iter().find(|head| head.workspace_id == workspace_id);
    let mut prev_hash = vec![0_u8; 32];
    let mut seq = 0_i64;
    loop {
        let rows = store.audit_chain(workspace_id, seq, CHUNK).await?;
        let Some(last) = rows.last() else { break };
        let end = last.seq;
        for row in &rows {
            if !follows(row, seq, &prev_hash) {
                let broken_at = Some(seq.saturating_add(1));
                return Ok(AuditVerified {
                    ok: false,
                    entries: seq,
                    broken_at,
                    head: hex::encode(prev_hash),
                });
            }
            seq = row.seq;
            prev_hash.clone_from(&row.hash);
        }
        debug_assert_eq!(seq, end, "the last entry was checked last");
    }
    // Entries that were cut off at the end are missed by the chain; its head remembers them. An entry may have been
    // added meanwhile, so the head may be behind.
    let cut_off = head.is_some_and(|head| head.seq > seq || (head.seq == seq && head.hash != prev_hash));
    let broken_at = cut_off.then(|| seq.saturating_add(1));
    Ok(AuditVerified { ok: !cut_off, entries: seq, broken_at, head: hex::encode(prev_hash) })
}

fn follows(row: &AuditRecord, seq: i64, prev_hash: &[u8]) -> bool {
    row.seq == seq.saturating_add(1) && row.prev_hash == prev_hash && row.digest() == row.hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_kept_and_secrets_never() {
        let noted = Noted::default();
        noted.changed(
            &json!({"name": "a", "role": "viewer", "secret": "one"}),
            &json!({"name": "a", "role": "admin", "secret": "two"}),
        );
        let hidden = r#""role":"admin","secret":"(hidden)"},"before":{"role":"viewer","secret":"(hidden)"}}"#;
        assert_eq!(noted.detail(), format!(r#"{{"after":{{{hidden}"#));
        assert_eq!(noted.detail(), "{}", "it is told once");
        noted.made(&json!({"id": 1, "deep": [{"token": "t", "verify_token": null}], "link": "https://x"}));
        let detail = noted.detail();
        assert!(!detail.contains("https://x") && !detail.contains(r#""t""#), "{detail}");
        noted.gone(&json!({"text": "x".repeat(MAX_DETAIL)}));
        assert!(noted.detail().contains("left_out"));
    }

    #[test]
    fn the_ids_of_a_path_are_its_target() {
        let address = "10.0.0.1".parse().unwrap_or(IpAddr::from([0; 4]));
        let what = What::of(
            &Method::POST,
            "/flows/{id}/versions/{version}/publish",
            "/flows/7/versions/3/publish",
            address,
        );
        assert_eq!(
            (what.action.as_str(), what.target.as_str()),
            ("POST /flows/{id}/versions/{version}/publish", "7/3")
        );
    }

    #[test]
    fn changes_and_what_is_taken_out_are_noted() {
        assert!(is_noted(&Method::PATCH, "/users/{id}"));
        assert!(is_noted(&Method::GET, "/exports/messages.csv"));
        assert!(!is_noted(&Method::GET, "/users"));
        assert!(!is_noted(&Method::PUT, "/flows/{id}/draft"));
    }
}
