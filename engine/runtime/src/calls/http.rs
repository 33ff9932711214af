//! Performs an HTTP request of a flow.

use std::time::Duration;

use ::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use engine_core::{Call, CallOutcome, HttpCall};
use engine_store::without_nul;
use serde_json::{Map, Value, json};

use super::executor::{Attempt, Executor, Job};
use crate::guard::{Answer, Failure, Guard, Request};

/// Tells the other system which requests are one and the same.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Seconds for one attempt: least and most.
const SECONDS: std::ops::RangeInclusive<u32> = 1..=60;
/// Attempts that an author may ask for.
const MAX_ATTEMPTS: u8 = 10;
/// Headers of an answer that flows can read.
const MAX_HEADERS: usize = 100;
/// The longest pause that is waited out; a system that wants a longer one is not asked again.
const MAX_AFTER: Duration = Duration::from_secs(30);

pub(super) struct Http {
    pub(super) guard: Guard,
}

#[async_trait::async_trait]
impl Executor for Http {
    fn attempts(&self, call: &Call) -> i32 {
        match call {
            Call::Http(call) => i32::from(call.attempts.clamp(1, MAX_ATTEMPTS)),
            _ => 1,
        }
    }

    async fn perform(&self, job: Job<'_>) -> Attempt {
        let Call::Http(call) = job.call else {
            return Attempt::failed("not_a_request", "The call is no HTTP request.");
        };
        if !call.credential.is_empty() {
            let text = "The workspace has no credential of that name.";
            return Attempt::failed("credential_unknown", text);
        }
        match request(&job, call) {
            Ok(request) => judge(self.guard.send(request).await),
            Err(refusal) => refusal,
        }
    }
}

fn request(job: &Job<'_>, call: &HttpCall) -> Result<Request, Attempt> {
    let method = Method::from_bytes(call.method.as_bytes())
        .map_err(|_| Attempt::failed("method_unknown", "The request's method is not one of HTTP's."))?;
    let mut headers = HeaderMap::new();
    for (name, value) in &call.headers {
        let header =
            HeaderName::from_bytes(name.trim().as_bytes()).ok().zip(HeaderValue::from_str(value).ok());
        let Some((name, value)) = header else {
            return Err(Attempt::failed("header_invalid", "A header has letters that HTTP does not allow."));
        };
        headers.append(name, value);
    }
    if !headers.contains_key(IDEMPOTENCY_KEY)
        && let Ok(id) = HeaderValue::from_str(&job.id.to_string())
    {
        headers.insert(IDEMPOTENCY_KEY, id);
    }
    let seconds = call.timeout.clamp(*SECONDS.start(), *SECONDS.end());
    Ok(Request {
        method,
        url: call.url.clone(),
        headers,
        body: call.body.clone().into_bytes(),
        timeout: Some(Duration::from_secs(u64::from(seconds))),
        redirects: true,
    })
}

/// What an answer, or none, means for the flow.
fn judge(answer: Result<Answer, Failure>) -> Attempt {
    let failure = match answer {
        Ok(answer) => return judge_answer(&answer),
        Err(failure) => failure,
    };
    let (code, again) = match failure {
        Failure::Refused(_) => ("address_refused", false),
        Failure::Timeout => ("timeout", true),
        Failure::Unreachable => ("unreachable", true),
        Failure::Broken => ("connection_broken", true),
        Failure::TooLarge => ("response_too_large", false),
        Failure::Redirects => ("too_many_redirects", false),
    };
    let outcome = CallOutcome::failed(code, failure.to_string());
    if again { Attempt::Again { after: None, outcome } } else { Attempt::Done(outcome) }
}

fn judge_answer(answer: &Answer) -> Attempt {
    let value = value(answer);
    let status = answer.status;
    if status < 400 {
        return Attempt::Done(CallOutcome::Ok { value });
    }
    let outcome = CallOutcome::Failed {
        code: format!("status_{status}"),
        text: format!("The other system answered with status {status}."),
        value,
    };
    let after = retry_after(&answer.headers);
    let passing = status == 429 || status >= 500;
    if passing && after.is_none_or(|after| after <= MAX_AFTER) {
        Attempt::Again { after, outcome }
    } else {
        Attempt::Done(outcome)
    }
}

/// The pause that the other system asks for, in seconds. Dates are rare and not read.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// An answer as flows see it: a body of JSON as what it says, everything else as words.
fn value(answer: &Answer) -> Value {
    let mut headers = Map::new();
    for (name, value) in answer.headers.iter().take(MAX_HEADERS) {
        headers.insert(name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into());
    }
    let body: Value = match serde_json::from_slice(&answer.body) {
        Ok(json) => json,
        Err(_) => String::from_utf8_lossy(&answer.body).into_owned().into(),
    };
    let mut value = json!({"status": answer.status, "headers": headers, "body": body});
    without_nul(&mut value);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Answer {
        let headers = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        Answer { status, headers, body: body.as_bytes().to_vec() }
    }

    #[test]
    fn bodies_are_json_where_they_can_be() {
        let json = value(&answer(200, &[("x-a", "b")], r#"{"n": [1, "a\u0000"]}"#));
        assert_eq!(json, json!({"status": 200, "headers": {"x-a": "b"}, "body": {"n": [1, "a"]}}));
        assert_eq!(value(&answer(200, &[], "hello"))["body"], "hello");
        assert_eq!(value(&answer(204, &[], ""))["body"], "");
    }

    #[test]
    fn passing_faults_are_repeated_and_others_are_not() {
        let again = |status, headers: &[_]| {
            matches!(judge_answer(&answer(status, headers, "")), Attempt::Again { .. })
        };
        assert!(again(500, &[]) && again(503, &[]) && again(429, &[]));
        assert!(!again(404, &[]) && !again(400, &[]) && !again(200, &[]));
        assert!(again(429, &[("retry-after", "3")]) && !again(429, &[("retry-after", "3600")]));
    }
}
