//! What Meta knows of a file, and its bytes: `GET /{media-id}`, then the address that it gives.

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use http::{HeaderMap, HeaderValue, Method, header};
use serde_json::Value;
use url::Url;

use crate::{
    Settings,
    channels::cloud_api::errors::{Class, class},
    guard::{Failure, Guard, Opened, Request, Rules},
};

/// Hosts of Meta's that give files out.
const HOSTS: [&str; 2] = ["lookaside.fbsbx.com", "lookaside.facebook.com"];
/// Endings of further ones.
const ENDINGS: [&str; 2] = [".fbcdn.net", ".whatsapp.net"];
/// How long Meta may take to tell of a file.
const DESCRIBE: Duration = Duration::from_secs(15);
/// How long a download may take in all.
const DOWNLOAD: Duration = Duration::from_secs(15 * 60);

/// Meta's side of files.
#[derive(Clone)]
pub(crate) struct GraphMedia {
    guard: Guard,
    base: String,
    origin: Option<url::Origin>,
}

/// What Meta says of a file.
pub(super) struct Described {
    /// Where its bytes are, for five minutes.
    pub(super) url: String,
    /// What it is.
    pub(super) mime: String,
    /// Bytes.
    pub(super) file_size: Option<u64>,
    /// Of the bytes, in lower-case hex.
    pub(super) sha256: Option<String>,
}

/// Why Meta does not give something.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It may later.
    Again {
        /// The least pause, where Meta names one.
        after: Option<Duration>,
        /// Why.
        code: &'static str,
    },
    /// It never will.
    Never(&'static str),
}

impl Refusal {
    fn again(code: &'static str) -> Self {
        Self::Again { after: None, code }
    }
}

impl GraphMedia {
    /// Files of the Graph API that the settings name. Its host may be private, as in tests; no other may.
    ///
    /// # Errors
    /// The TLS set-up fails.
    pub(crate) fn new(settings: &Settings) -> Result<Self, reqwest::Error> {
        let base = settings.graph_url.trim_end_matches('/');
        let url = Url::parse(base).ok();
        let own =
            url.as_ref().and_then(|url| Some((url.host_str()?.to_owned(), url.port_or_known_default()?)));
        let own = own.map(|(host, port)| format!("{host}:{port}"));
        Ok(Self {
            guard: Guard::new(Rules::new(&[], own.as_slice()))?,
            base: format!("{base}/{}", settings.graph_version),
            origin: url.map(|url| url.origin()),
        })
    }

    /// Asks for a file's address.
    pub(super) async fn describe(&self, id: &str, token: &str) -> Result<Described, Refusal> {
        // The id is part of the address, so it must not be able to change the path.
        if id.is_empty()
            || id.len() > 64
            || !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        {
            return Err(Refusal::Never("unknown"));
        }
        let request = get(format!("{}/{id}", self.base), token, DESCRIBE)?;
        let answer = self.guard.send(request).await.map_err(|failure| failed(&failure))?;
        let json: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        if !(200..300).contains(&answer.status) {
            let after = crate::calls::retry_after(&answer.headers);
            return Err(refused(answer.status, json.pointer("/error/code").and_then(Value::as_i64), after));
        }
        let text = |key: &str| json.get(key).and_then(Value::as_str);
        Ok(Described {
            url: text("url").ok_or_else(|| Refusal::again("unreadable"))?.to_owned(),
            mime: text("mime_type").unwrap_or_default().to_owned(),
            file_size: json
                .get("file_size")
                .and_then(|size| size.as_u64().or_else(|| size.as_str()?.parse().ok())),
            sha256: text("sha256").and_then(digest),
        })
    }

    /// Begins a download; `None` when the address has run out.
    pub(super) async fn open(&self, url: &str, token: &str) -> Result<Option<Opened>, Refusal> {
        if !self.gives_files(url) {
            return Err(Refusal::Never("address_refused"));
        }
        let request = get(url.to_owned(), token, DOWNLOAD)?;
        let opened = self.guard.open(request).await.map_err(|failure| failed(&failure))?;
        match opened.status() {
            200 => Ok(Some(opened)),
            404 | 410 => Ok(None),
            status => Err(refused(status, None, crate::calls::retry_after(opened.headers()))),
        }
    }

    /// Whether an address is Meta's: the token goes there.
    fn gives_files(&self, address: &str) -> bool {
        let Ok(url) = Url::parse(address) else { return false };
        if Some(url.origin()) == self.origin {
            return true;
        }
        let Some(host) = url.host_str() else { return false };
        url.scheme() == "https"
            && url.port().is_none()
            && (HOSTS.contains(&host) || ENDINGS.iter().any(|ending| host.ends_with(ending)))
    }
}

fn get(url: String, token: &str, timeout: Duration) -> Result<Request, Refusal> {
    let mut bearer =
        HeaderValue::from_str(&format!("Bearer {token}")).map_err(|_| Refusal::again("no_token"))?;
    bearer.set_sensitive(true);
    let headers = HeaderMap::from_iter([(header::AUTHORIZATION, bearer)]);
    Ok(Request {
        method: Method::GET,
        url,
        headers,
        body: Vec::new(),
        timeout: Some(timeout),
        redirects: false,
    })
}

/// Meta writes digests as hex in answers and as base64 in webhooks.
fn digest(text: &str) -> Option<String> {
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(text.to_ascii_lowercase());
    }
    STANDARD.decode(text).ok().filter(|bytes| bytes.len() == 32).map(hex::encode)
}

fn failed(failure: &Failure) -> Refusal {
    match failure {
        Failure::Refused(_) => Refusal::Never("address_refused"),
        Failure::Timeout => Refusal::again("timeout"),
        Failure::TooLarge => Refusal::again("unreadable"),
        Failure::Unreachable | Failure::Broken | Failure::Redirects => Refusal::again("connection"),
    }
}

fn refused(status: u16, code: Option<i64>, after: Option<Duration>) -> Refusal {
    match code.map(class) {
        Some(Class::Auth) => Refusal::Again { after, code: "no_token" },
        Some(Class::Throttle | Class::PairThrottle | Class::Retry) => Refusal::Again { after, code: "busy" },
        Some(Class::Never) => Refusal::Never("unknown"),
        None if matches!(status, 401 | 403) => Refusal::Again { after, code: "no_token" },
        None if status == 429 || status >= 500 => Refusal::Again { after, code: "busy" },
        None => Refusal::Never("unknown"),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{GraphMedia, Refusal, digest, refused};
    use crate::Settings;

    #[test]
    fn the_token_goes_to_meta_and_nobody_else() {
        let graph = GraphMedia::new(&Settings::default()).unwrap();
        for good in [
            "https://graph.facebook.com/x",
            "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1",
            "https://scontent.xx.fbcdn.net/v/t1",
            "https://mmg.whatsapp.net/v/t62",
        ] {
            assert!(graph.gives_files(good), "{good}");
        }
        for bad in [
            "http://lookaside.fbsbx.com/x",
            "https://lookaside.fbsbx.com:8443/x",
            "https://lookaside.fbsbx.com.example.com/x",
            "https://evilfbcdn.net/x",
            "https://graph.facebook.com.example.com/x",
            "https://169.254.169.254/latest",
            "http://127.0.0.1:9000/x",
            "file:///etc/passwd",
        ] {
            assert!(!graph.gives_files(bad), "{bad}");
        }
        let local = Settings { graph_url: "http://127.0.0.1:9000".to_owned(), ..Settings::default() };
        let local = GraphMedia::new(&local).unwrap();
        assert!(local.gives_files("http://127.0.0.1:9000/__mock/media/1"));
        assert!(!local.gives_files("http://127.0.0.1:9001/__mock/media/1"));
    }

    #[test]
    fn a_token_without_rights_is_tried_again_and_a_lost_file_is_not() {
        let after = Some(Duration::from_secs(3));
        assert_eq!(refused(401, Some(190), None), Refusal::Again { after: None, code: "no_token" });
        assert_eq!(refused(403, Some(10), None), Refusal::Again { after: None, code: "no_token" });
        assert_eq!(refused(429, Some(4), after), Refusal::Again { after, code: "busy" });
        assert_eq!(refused(503, None, None), Refusal::Again { after: None, code: "busy" });
        assert_eq!(refused(400, Some(100), None), Refusal::Never("unknown"));
    }

    #[test]
    fn digests_are_read_in_both_ways() {
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest(hex).as_deref(), Some(hex));
        assert_eq!(digest("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=").as_deref(), Some(hex));
        assert_eq!(digest("short"), None);
    }
}
