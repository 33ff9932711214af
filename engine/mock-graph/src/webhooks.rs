//! Webhooks as Meta sends them: signed, late, twice, in any order, and again when they are not taken.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use hmac::{Hmac, KeyInit, Mac};
use http::Request;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::{net::TcpStream, time::sleep};

use crate::{MockGraph, chance::Chance};

/// How often an update is delivered before the mock gives up. Meta goes on for a week.
const ATTEMPTS: u32 = 8;
/// The pause before the second attempt; it doubles.
const PAUSE: Duration = Duration::from_millis(100);
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// Seconds of the first update's timestamp. The mock has no clock; receivers must not trust it anyway.
const EPOCH: u64 = 1_750_000_000;

/// Where webhooks go.
#[derive(Debug, Clone)]
pub struct WebhookTarget {
    /// The receiver.
    pub address: SocketAddr,
    /// Its path, such as `/webhooks/cloud/{number_id}`.
    pub path: String,
    /// The app's secret, which signs.
    pub app_secret: String,
}

impl WebhookTarget {
    /// The target that an address names. The mock speaks plain HTTP, and asks no name server.
    #[must_use]
    pub fn read(url: &str, app_secret: String) -> Option<Self> {
        let rest = url.strip_prefix("http://")?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let address = host.replace("localhost", "127.0.0.1").parse().ok()?;
        Some(Self { address, path: format!("/{path}"), app_secret })
    }
}

/// What becomes of accepted messages, and how well it is told.
#[derive(Debug, Clone)]
pub struct StatusPlan {
    /// The statuses of each message, in order.
    pub statuses: Vec<String>,
    /// Milliseconds before each of them.
    pub delay_ms: u64,
    /// Of 100 updates, so many come twice.
    pub duplicate_percent: u8,
    /// Of 100 messages, the statuses of so many come in another order.
    pub reorder_percent: u8,
    /// Whether what is said to contacts who did not write for 24 hours fails, unless it is a template.
    pub window: bool,
    /// The seed of chance.
    pub seed: u64,
}

impl Default for StatusPlan {
    fn default() -> Self {
        Self {
            statuses: ["sent", "delivered", "read"].map(str::to_owned).to_vec(),
            delay_ms: 20,
            duplicate_percent: 0,
            reorder_percent: 0,
            window: false,
            seed: 1,
        }
    }
}

/// The sender of webhooks. Clones share their chance.
#[derive(Clone)]
pub(crate) struct Webhooks {
    target: Arc<WebhookTarget>,
    plan: Arc<StatusPlan>,
    chance: Arc<Mutex<Chance>>,
}

impl Webhooks {
    pub(crate) fn new(target: WebhookTarget, plan: StatusPlan) -> Self {
        let chance = Arc::new(Mutex::new(Chance::new(plan.seed)));
        Self { target: Arc::new(target), plan: Arc::new(plan), chance }
    }

    pub(crate) fn has_window(&self) -> bool {
        self.plan.window
    }

    pub(crate) fn timestamp(&self, mock: &MockGraph) -> String {
        (EPOCH + mock.next_id()).to_string()
    }

    /// Tells how a message fares, from another task.
    pub(crate) fn statuses(
        &self,
        mock: &MockGraph,
        number: &str,
        id: &str,
        body: &Value,
        failure: Option<i64>,
    ) {
        let to = body["to"].as_str().unwrap_or_default().trim_start_matches('+');
        let category = if body["type"] == "template" { "utility" } else { "service" };
        let mut words: Vec<&str> = self.plan.statuses.iter().map(String::as_str).collect();
        if failure.is_some() {
            words = vec!["failed"];
        }
        let mut updates: Vec<Value> = words
            .iter()
            .map(|word| {
                let mut status = json!({"id": id, "status": word, "timestamp": self.timestamp(mock)});
                match body.get("recipient") {
                    Some(user) => status["recipient_user_id"] = user.clone(),
                    None => status["recipient_id"] = to.into(),
                }
                if let Some(data) = body.get("biz_opaque_callback_data") {
                    status["biz_opaque_callback_data"] = data.clone();
                }
                if matches!(*word, "sent" | "delivered") {
                    status["pricing"] =
                        json!({"billable": category != "service", "pricing_model": "PMP", "category": category});
                }
                if let Some(code) = failure {
                    status["errors"] = json!([{"code": code, "title": "Simulated failure",
                        "error_data": {"details": "Simulated failure"}}]);
                }
                json!({"statuses": [status]})
            })
            .collect();
        let mut chance = self.chance.lock().unwrap_or_else(PoisonError::into_inner);
        if chance.hits(self.plan.reorder_percent) {
            updates.reverse();
        }
        let twice: Vec<bool> = updates.iter().map(|_| chance.hits(self.plan.duplicate_percent)).collect();
        let jitter = chance.below(self.plan.delay_ms / 2 + 1);
        drop(chance);
        let Some(account) = mock.subscribed_account(number) else { return };
        let (webhooks, number) = (self.clone(), number.to_owned());
        tokio::spawn(async move {
            for (update, twice) in updates.into_iter().zip(twice) {
                sleep(Duration::from_millis(webhooks.plan.delay_ms + jitter)).await;
                let body = envelope(&account, "messages", Some(&number), update);
                for _ in 0..=usize::from(twice) {
                    webhooks.until_taken(&body).await;
                }
            }
        });
    }

    /// Tells something else, from another task; now and then twice. `false` when the account's news go to nobody.
    pub(crate) fn deliver(&self, mock: &MockGraph, of: Of<'_>, field: &str, value: Value) -> bool {
        let (account, number) = match of {
            Of::Number(number) => (mock.subscribed_account(number), Some(number)),
            Of::Account(account) => (mock.is_subscribed(account).then(|| account.to_owned()), None),
        };
        let Some(account) = account else { return false };
        let twice = {
            let mut chance = self.chance.lock().unwrap_or_else(PoisonError::into_inner);
            chance.hits(self.plan.duplicate_percent)
        };
        let (webhooks, body) = (self.clone(), envelope(&account, field, number, value));
        tokio::spawn(async move {
            for _ in 0..=usize::from(twice) {
                webhooks.until_taken(&body).await;
            }
        });
        true
    }

    /// Asks the receiver for the challenge, as Meta does before it accepts an address.
    pub(crate) async fn verifies(target: &WebhookTarget, verify_token: &str) -> bool {
        let path = format!(
            "{}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token={verify_token}",
            target.path
        );
        let asked = Request::get(path).header("host", target.address.to_string()).body(Full::default());
        let Ok(request) = asked else { return false };
        let answer = tokio::time::timeout(PATIENCE, exchange(target.address, request)).await;
        matches!(answer, Ok(Ok((status, body))) if status.is_success() && &body[..] == b"1158201444")
    }

    async fn until_taken(&self, body: &str) {
        let mut pause = PAUSE;
        for _ in 0..ATTEMPTS {
            match tokio::time::timeout(PATIENCE, self.post(body)).await {
                Ok(Ok(true)) => return,
                Ok(Ok(false)) => tracing::debug!("a webhook was refused"),
                Ok(Err(error)) => tracing::debug!(%error, "a webhook was not delivered"),
                Err(_) => tracing::debug!("a webhook was not answered in time"),
            }
            sleep(pause).await;
            pause *= 2;
        }
        tracing::warn!("a webhook is given up");
    }

    async fn post(&self, body: &str) -> Result<bool, Box<dyn std::error::Error + Send + Sync>> {
        let request = Request::post(&self.target.path)
            .header("host", self.target.address.to_string())
            .header("content-type", "application/json")
            .header("x-hub-signature-256", sign(&self.target.app_secret, body.as_bytes()))
            .body(Full::new(Bytes::from(body.to_owned())))?;
        Ok(exchange(self.target.address, request).await?.0.is_success())
    }
}

/// What a piece of news is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Of<'a> {
    /// Of the number with this id.
    Number(&'a str),
    /// Of the account with this id.
    Account(&'a str),
}

async fn exchange(
    address: SocketAddr,
    request: Request<Full<Bytes>>,
) -> Result<(http::StatusCode, Bytes), Box<dyn std::error::Error + Send + Sync>> {
    let stream = TcpStream::connect(address).await?;
    let (mut sender, driver) = handshake(TokioIo::new(stream)).await?;
    let driver = tokio::spawn(driver);
    let answer = sender.send_request(request).await?;
    let status = answer.status();
    let body = answer.into_body().collect().await?.to_bytes();
    driver.abort();
    Ok((status, body))
}

impl MockGraph {
    /// Whether a message would come too late for its contact.
    pub(crate) fn is_outside_window(&self, body: &Value) -> bool {
        let day = Duration::from_secs(24 * 60 * 60);
        let has_window = self.webhooks().is_some_and(|webhooks| webhooks.has_window());
        let to = body["to"].as_str().unwrap_or_default().trim_start_matches('+');
        has_window
            && body["type"] != "template"
            && self.lock().heard.get(to).is_none_or(|heard| heard.elapsed() >= day)
    }
}

fn envelope(account: &str, field: &str, number: Option<&str>, mut value: Value) -> String {
    if let Some(number) = number {
        value["messaging_product"] = "whatsapp".into();
        value["metadata"] = json!({"display_phone_number": "15550000000", "phone_number_id": number});
    }
    json!({
        "object": "whatsapp_business_account",
        "entry": [{"id": account, "time": seconds(), "changes": [{"field": field, "value": value}]}],
    })
    .to_string()
}

/// Seconds since 1970: receivers order news of templates by it.
#[expect(clippy::disallowed_methods, reason = "the mock is another program; it shares no clock with anybody")]
fn seconds() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map(|now| now.as_secs()).unwrap_or_default()
}

fn sign(secret: &str, body: &[u8]) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(body);
    format!("sha256={}", hex::encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::WebhookTarget;

    #[test]
    fn addresses_of_webhooks_are_read() {
        let target = WebhookTarget::read("http://localhost:8080/webhooks/cloud/1", "s".to_owned()).unwrap();
        let read = (target.address.to_string(), target.path);
        assert_eq!(read, ("127.0.0.1:8080".to_owned(), "/webhooks/cloud/1".to_owned()));
        for wrong in ["https://127.0.0.1:1/", "http://example.com:80/", "http://127.0.0.1/", "x"] {
            assert!(WebhookTarget::read(wrong, String::new()).is_none(), "{wrong}");
        }
    }
}
