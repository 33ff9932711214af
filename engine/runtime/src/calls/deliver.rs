//! Tells a subscriber of an event, as <https://www.standardwebhooks.com> describes it.

use std::time::Duration;

use ::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use engine_store::{
    StoreError,
    repo::{effects::EffectRow, subscriptions::SubscriptionRecord},
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{http::retry_after, worker::Shared};
use crate::guard::{Answer, Failure, Guard, Request};

/// Pauses before the next attempts, in seconds: more than a day in all, as Standard Webhooks advises.
const PAUSES: [u64; 7] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400];

/// How an attempt ended.
pub(super) enum Delivery {
    /// It was taken.
    Done,
    /// Nobody wants it any more.
    Unwanted,
    /// Once more, after a pause.
    Again(Duration, String),
    /// Given up.
    Dead(String),
}

/// The value of `webhook-signature`: HMAC-SHA256 over id, seconds and body.
#[must_use]
pub fn signature(secret: &[u8], id: &str, seconds: i64, body: &[u8]) -> String {
    // A key of any length is one.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else { return String::new() };
    mac.update(format!("{id}.{seconds}.").as_bytes());
    mac.update(body);
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

/// An event on its way to a subscriber.
#[derive(Debug)]
pub struct EventPost<'a> {
    /// Where to.
    pub url: &'a str,
    /// The keys that sign it: one, or two while a subscriber changes from one to the other.
    pub secrets: &'a [Vec<u8>],
    /// The `webhook-id`: the same for every attempt.
    pub id: &'a str,
    /// JSON.
    pub body: Vec<u8>,
}

impl EventPost<'_> {
    /// Sends it once, behind the guard; redirects are not followed, since they would lose the body.
    ///
    /// # Errors
    /// There is no answer; see [`Failure`].
    pub async fn send(self, guard: &Guard, now: DateTime<Utc>) -> Result<Answer, Failure> {
        let seconds = now.timestamp();
        let signatures: Vec<String> =
            self.secrets.iter().map(|secret| signature(secret, self.id, seconds, &self.body)).collect();
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        for (name, value) in [
            ("webhook-id", self.id),
            ("webhook-timestamp", &seconds.to_string()),
            ("webhook-signature", &signatures.join(" ")),
        ] {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
        let url = self.url.to_owned();
        let request =
            Request { method: Method::POST, url, headers, body: self.body, timeout: None, redirects: false };
        guard.send(request).await
    }
}

/// Makes one attempt; `row.attempt` counts it already.
pub(super) async fn deliver(shared: &Shared, row: &EffectRow) -> Result<Delivery, StoreError> {
    let found = shared.store.subscription(row.workspace_id, row.key.target).await?;
    let Some(subscription) = found.filter(|subscription| subscription.enabled) else {
        return Ok(Delivery::Unwanted);
    };
    let place = SubscriptionRecord::place(subscription.id);
    let now = shared.clock.now();
    let mut secrets = vec![shared.vault.open(place, &subscription.secret)?];
    if let Some(old) = shared.store.old_subscription_secret(subscription.id, now).await? {
        secrets.push(shared.vault.open(place, &old)?);
    }
    let body = row.request.to_string().into_bytes();
    let post = EventPost { url: &subscription.url, secrets: &secrets, id: &row.key.id.to_string(), body };
    let (error, after) = match post.send(&shared.guard, now).await {
        Ok(answer) if (200..300).contains(&answer.status) => return Ok(Delivery::Done),
        // The subscriber says that it wants no more.
        Ok(answer) if answer.status == 410 => return Ok(Delivery::Dead("HTTP 410".to_owned())),
        Ok(answer) => (format!("HTTP {}", answer.status), retry_after(&answer.headers)),
        Err(failure @ Failure::Refused(_)) => return Ok(Delivery::Dead(failure.to_string())),
        Err(failure) => (failure.to_string(), None),
    };
    let index = usize::try_from(row.attempt - 1).unwrap_or_default();
    Ok(match PAUSES.get(index) {
        Some(seconds) => {
            let pause = Duration::from_secs(*seconds);
            let longest = Duration::from_secs(PAUSES[PAUSES.len() - 1]);
            // Between three quarters and all of the pause.
            let jittered = pause.mul_f64(0.75) + super::backoff::jitter(pause.mul_f64(0.25));
            Delivery::Again(jittered.max(after.unwrap_or_default()).min(longest), error)
        }
        None => Delivery::Dead(error),
    })
}

#[cfg(test)]
mod tests {
    use super::signature;

    #[test]
    fn the_signature_is_the_one_of_the_standard() {
        // The example of https://github.com/standard-webhooks/standard-webhooks.
        use base64::{Engine, engine::general_purpose::STANDARD};
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let body = br#"{"test": 2432232314}"#;
        let signed = signature(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
