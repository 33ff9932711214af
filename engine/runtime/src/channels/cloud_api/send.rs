//! Sending through the Graph API.

use std::{sync::Arc, time::Duration};

use engine_core::{Capabilities, MediaKind, OutMedia, OutTemplate, Rendered};
use engine_store::{
    repo::{
        numbers::{NumberKind, NumberRecord},
        options::NumberOptions,
    },
    secrets::Vault,
};
use serde_json::Value;

use super::{
    errors::{Class, PREFIX, class},
    forms, limits, payload,
    uploads::Uploads,
};
use crate::{
    Settings,
    channels::{Channel, Files, Outgoing, Scope, SendOutcome, Signed, UploadedFile},
    metrics::provider_error,
};

/// The longest answer that is read.
const MAX_ANSWER: usize = 64 * 1024;

/// Meta's Cloud API as a channel.
pub struct CloudApi {
    client: reqwest::Client,
    base: String,
    vault: Arc<Vault>,
    uploads: Uploads,
}

impl CloudApi {
    pub(crate) fn new(client: reqwest::Client, settings: &Settings, files: Files, vault: Arc<Vault>) -> Self {
        let base = format!("{}/{}", settings.graph_url.trim_end_matches('/'), settings.graph_version);
        let uploads = Uploads::new(client.clone(), files);
        Self { client, base, vault, uploads }
    }

    /// A number's address at the Graph, and the token for it.
    fn access(&self, number: &NumberRecord) -> Result<(String, String), SendOutcome> {
        let retry = |error: String| SendOutcome::Retry { after: None, scope: Scope::Number, error };
        let settings = number.cloud_settings().map_err(|error| retry(error.to_string()))?;
        let credentials = number.cloud_credentials(&self.vault).map_err(|error| retry(error.to_string()))?;
        let credentials = credentials.ok_or_else(|| retry("the number has no access token".to_owned()))?;
        // The id is part of the address, so it must not be able to change the path.
        let id = settings.phone_number_id;
        if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(SendOutcome::Refused { error: "the phone number id is not a number".into() });
        }
        Ok((format!("{}/{id}", self.base), credentials.access_token))
    }
}

#[async_trait::async_trait]
impl Channel for CloudApi {
    fn kind(&self) -> NumberKind {
        NumberKind::CloudApi
    }

    fn capabilities(&self, _: &NumberOptions) -> Capabilities {
        Capabilities::cloud_api()
    }

    fn can_be_ambiguous(&self) -> bool {
        true
    }

    fn has_window(&self) -> bool {
        true
    }

    async fn send(&self, outgoing: Outgoing<'_>) -> SendOutcome {
        let (address, token) = match self.access(outgoing.number) {
            Ok(access) => access,
            Err(outcome) => return outcome,
        };
        if let Some(error) = limits::refusal(outgoing.message) {
            return SendOutcome::Refused { error };
        }
        let url = format!("{address}/messages");
        let body = payload::body(outgoing.id, outgoing.recipient, outgoing.message, outgoing.file);
        let answer = self.client.post(url).bearer_auth(&token).json(&body).send().await;
        let outcome = judged(answer).await;
        match (outcome, outgoing.file) {
            // Meta has lost the file, or forgot it before its time: it is uploaded once more.
            (SendOutcome::Refused { error }, Some(file)) if !file.fresh && Uploads::is_lost(&error) => {
                self.uploads.forget(outgoing.number.id, file).await;
                SendOutcome::Retry { after: None, scope: Scope::Message, error }
            }
            (outcome, _) => outcome,
        }
    }

    async fn upload(
        &self,
        number: &NumberRecord,
        message: &Rendered,
    ) -> Result<Option<UploadedFile>, SendOutcome> {
        let Some(media) = message.stored_file().and_then(|id| id.parse().ok()) else { return Ok(None) };
        let (address, token) = self.access(number)?;
        let kind = match message {
            Rendered::Media(OutMedia { media, .. }) => *media,
            Rendered::Template(OutTemplate { header_media: Some(media), .. }) => *media,
            _ => MediaKind::Document,
        };
        self.uploads.upload(number, (media, kind), &address, &token).await.map(Some)
    }

    async fn sign(&self, number: &NumberRecord, message_id: &str, typing: bool) -> Signed {
        let Ok((address, token)) = self.access(number) else { return Signed::Unwanted };
        let body = payload::sign(message_id, typing);
        let answer =
            self.client.post(format!("{address}/messages")).bearer_auth(token).json(&body).send().await;
        match answer {
            Ok(answer) if answer.status().is_success() => Signed::Given,
            Ok(mut answer) => match json_of(&mut answer).await {
                Err(SendOutcome::Retry { .. } | SendOutcome::Ambiguous { .. }) => Signed::Unwanted,
                _ => Signed::Refused,
            },
            Err(_) => Signed::Unwanted,
        }
    }

    async fn publish_form(
        &self,
        number: &NumberRecord,
        name: &str,
        form: &Value,
    ) -> Result<String, SendOutcome> {
        let (_, token) = self.access(number)?;
        let waba = number.cloud_settings().ok().and_then(|settings| settings.waba_id);
        forms::publish(&self.client, &self.base, waba.as_deref(), &token, name, form).await
    }
}

/// What an answer, or none, says of a message.
async fn judged(answer: Result<reqwest::Response, reqwest::Error>) -> SendOutcome {
    match answer {
        Ok(answer) => judge(answer).await,
        // Without a connection no byte of the message has left.
        Err(error) if error.is_connect() || error.is_builder() => {
            provider_error("connection");
            SendOutcome::Retry {
                after: None,
                scope: Scope::Provider,
                error: "no connection to the Graph API".into(),
            }
        }
        Err(error) if error.is_timeout() => {
            provider_error("timeout");
            SendOutcome::Ambiguous { error: "the Graph API did not answer in time".into() }
        }
        Err(_) => {
            provider_error("connection");
            SendOutcome::Ambiguous { error: "the connection broke before the answer".into() }
        }
    }
}

pub(super) async fn judge(mut answer: reqwest::Response) -> SendOutcome {
    read(&mut answer, "/messages/0/id").await
}

/// What an answer says; `pointer` leads to the id that a success has.
pub(super) async fn read(answer: &mut reqwest::Response, pointer: &str) -> SendOutcome {
    let status = answer.status();
    match json_of(answer).await {
        Ok(json) => match json.pointer(pointer).and_then(Value::as_str) {
            Some(id) => SendOutcome::Sent { provider_id: Some(id.to_owned()) },
            None => {
                provider_error("unreadable");
                SendOutcome::Ambiguous { error: format!("HTTP {status} without an id") }
            }
        },
        Err(outcome) => outcome,
    }
}

/// The body of a success, `null` where it cannot be read; else what the answer comes to.
pub(super) async fn json_of(answer: &mut reqwest::Response) -> Result<Value, SendOutcome> {
    let status = answer.status();
    let after = answer
        .headers()
        .get(http::header::RETRY_AFTER)
        .and_then(|value| value.to_str().ok()?.trim().parse().ok())
        .map(Duration::from_secs);
    let mut bytes = Vec::new();
    loop {
        match answer.chunk().await {
            Ok(Some(chunk)) if bytes.len() + chunk.len() <= MAX_ANSWER => bytes.extend_from_slice(&chunk),
            Ok(None) => break,
            _ => {
                provider_error("connection");
                return Err(SendOutcome::Ambiguous {
                    error: format!("HTTP {status}, but the answer broke off"),
                });
            }
        }
    }
    let json: Option<Value> = serde_json::from_slice(&bytes).ok();
    if status.is_success() {
        return Ok(json.unwrap_or_default());
    }
    Err(refused(status, json.as_ref(), after))
}

/// What an answer with a bad status comes to.
fn refused(status: http::StatusCode, json: Option<&Value>, after: Option<Duration>) -> SendOutcome {
    let code = json.and_then(|json| json.pointer("/error/code")).and_then(Value::as_i64);
    provider_error(match code {
        Some(code) => class(code).word(),
        None if status.is_server_error() => "http_5xx",
        None => "http_4xx",
    });
    match code {
        // Meta's text may quote the recipient, so the code alone is kept.
        Some(code) => match class(code) {
            Class::Throttle => {
                SendOutcome::Retry { after, scope: Scope::Number, error: format!("{PREFIX}{code}") }
            }
            Class::Retry => {
                SendOutcome::Retry { after, scope: Scope::Provider, error: format!("{PREFIX}{code}") }
            }
            Class::PairThrottle => SendOutcome::Retry {
                after: after.or(Some(Duration::from_secs(4))),
                scope: Scope::Message,
                error: format!("{PREFIX}{code}"),
            },
            Class::Auth => SendOutcome::Retry {
                after: after.or(Some(Duration::from_secs(30))),
                scope: Scope::Number,
                error: format!("{PREFIX}{code}: the access token is not accepted"),
            },
            Class::Never => SendOutcome::Refused { error: format!("{PREFIX}{code}") },
        },
        None if matches!(status.as_u16(), 429 | 503) => {
            SendOutcome::Retry { after, scope: Scope::Number, error: format!("HTTP {status}") }
        }
        None if status.is_server_error() => SendOutcome::Ambiguous { error: format!("HTTP {status}") },
        None => SendOutcome::Refused { error: format!("HTTP {status}") },
    }
}
