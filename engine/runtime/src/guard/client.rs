//! Sends requests under the rules, follows redirects by hand, and reads a bounded answer.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Method, header};
use tokio::time::timeout;
use url::Url;

use super::{
    resolver::{Guarded, Lookup, Refused, System, judged},
    target::Rules,
};

/// The longest answer that is read. Answers are not decompressed, so there is nothing to inflate.
const MAX_ANSWER: usize = 1024 * 1024;
/// Redirects that are followed.
const MAX_REDIRECTS: usize = 5;
/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long an answer that is read piece by piece may be silent.
const SILENCE: Duration = Duration::from_secs(30);
/// How long everything takes at most when the request says nothing else.
const TIMEOUT: Duration = Duration::from_secs(10);
/// What a header may not be set to: it belongs to the connection, not to the request.
const OF_THE_CONNECTION: [HeaderName; 7] = [
    header::HOST,
    header::CONTENT_LENGTH,
    header::CONNECTION,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    header::TE,
    header::TRAILER,
];
/// What another host may read after a redirect. A header of one's own, such as X-Api-Key, may be a secret.
const HARMLESS: [HeaderName; 4] =
    [header::ACCEPT, header::ACCEPT_LANGUAGE, header::CONTENT_TYPE, header::USER_AGENT];

/// A request to an address that a user set.
#[derive(Debug, Clone)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The whole address.
    pub url: String,
    /// Headers; those of the connection are left out.
    pub headers: HeaderMap,
    /// The body; empty for none.
    pub body: Vec<u8>,
    /// For everything, redirects and the answer's body included; 10 seconds when absent.
    pub timeout: Option<Duration>,
    /// Whether redirects are followed; their addresses are judged too.
    pub redirects: bool,
}

/// An answer, whatever its status.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// At most 1 MB.
    pub body: Vec<u8>,
}

/// An answer whose body is read piece by piece.
#[derive(Debug)]
pub struct Opened(reqwest::Response);

impl Opened {
    /// The status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.0.status().as_u16()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// The next piece of the body; `None` at its end.
    ///
    /// # Errors
    /// [`Failure::Broken`], or [`Failure::Timeout`] when nothing comes for half a minute or the request's time is over.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Failure> {
        match timeout(SILENCE, self.0.chunk()).await {
            Ok(chunk) => chunk.map_err(|error| failure(&error)),
            Err(_) => Err(Failure::Timeout),
        }
    }
}

/// Why there is no answer. Texts name no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The address may not be asked; nothing was sent.
    #[error("The address is refused: {0}.")]
    Refused(&'static str),
    /// It took too long.
    #[error("The other system did not answer in time.")]
    Timeout,
    /// No connection came about; nothing was sent.
    #[error("The other system cannot be reached.")]
    Unreachable,
    /// The connection broke before the answer's end.
    #[error("The connection broke before the answer came.")]
    Broken,
    /// The answer is larger than what is read.
    #[error("The answer is larger than 1 MB.")]
    TooLarge,
    /// It was sent from one address to the next too often.
    #[error("The other system redirects too often.")]
    Redirects,
}

impl From<Refused> for Failure {
    fn from(_: Refused) -> Self {
        Self::Refused("the host has an address that is not on the public internet")
    }
}

/// The client. Clones share their connections.
#[derive(Clone)]
pub struct Guard {
    client: reqwest::Client,
    lookup: Arc<dyn Lookup>,
    rules: Rules,
}

impl std::fmt::Debug for Guard {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Guard").field("rules", &self.rules).finish_non_exhaustive()
    }
}

impl Guard {
    /// A client that asks the operating system for addresses.
    ///
    /// # Errors
    /// The TLS set-up fails, for example without any root certificate.
    pub fn new(rules: Rules) -> Result<Self, reqwest::Error> {
        Self::with_lookup(rules, Arc::new(System))
    }

    /// A client with another way to find addresses, for tests.
    ///
    /// # Errors
    /// As [`Guard::new`].
    pub fn with_lookup(rules: Rules, lookup: Arc<dyn Lookup>) -> Result<Self, reqwest::Error> {
        // A second installation of the provider fails and changes nothing.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .dns_resolver(Arc::new(Guarded { lookup: Arc::clone(&lookup), rules: rules.clone() }))
            .connect_timeout(CONNECT)
            .pool_idle_timeout(Duration::from_secs(30))
            .user_agent(concat!("botloom/", env!("CARGO_PKG_VERSION")))
            .build()?;
        Ok(Self { client, lookup, rules })
    }

    /// Judges an address without asking it, so that a mistake is seen when the address is set. Every request judges
    /// again, because a name may change its mind.
    ///
    /// # Errors
    /// [`Failure::Refused`], or [`Failure::Unreachable`] when its name is not known.
    pub async fn judge(&self, address: &str) -> Result<(), Failure> {
        let url = self.rules.check(address).map_err(Failure::Refused)?;
        let Some(url::Host::Domain(name)) = url.host() else { return Ok(()) };
        let found = timeout(CONNECT, self.lookup.lookup(name)).await.map_err(|_| Failure::Timeout)?;
        match judged(&self.rules, name, found.unwrap_or_default()) {
            Ok(found) if found.is_empty() => Err(Failure::Unreachable),
            Ok(_) => Ok(()),
            Err(refused) => Err(refused.into()),
        }
    }

    /// Sends a request.
    ///
    /// # Errors
    /// See [`Failure`]. An answer with a bad status is an answer.
    pub async fn send(&self, request: Request) -> Result<Answer, Failure> {
        let limit = request.timeout.unwrap_or(TIMEOUT);
        timeout(limit, self.follow(request)).await.unwrap_or(Err(Failure::Timeout))
    }

    /// Sends a request and gives its answer as soon as it begins; redirects are not followed. Whoever reads it sets the
    /// limit of its length.
    ///
    /// # Errors
    /// See [`Failure`]. An answer with a bad status is an answer.
    pub async fn open(&self, mut request: Request) -> Result<Opened, Failure> {
        for name in &OF_THE_CONNECTION {
            request.headers.remove(name);
        }
        let url = self.rules.check(&request.url).map_err(Failure::Refused)?;
        let within = self.once(&request, url);
        timeout(SILENCE, within).await.unwrap_or(Err(Failure::Timeout)).map(Opened)
    }

    async fn follow(&self, mut request: Request) -> Result<Answer, Failure> {
        for name in &OF_THE_CONNECTION {
            request.headers.remove(name);
        }
        for _ in 0..=MAX_REDIRECTS {
            let url = self.rules.check(&request.url).map_err(Failure::Refused)?;
            let answer = self.once(&request, url.clone()).await?;
            let next = location(&answer, &url).filter(|_| request.redirects);
            let Some(next) = next else { return read(answer).await };
            redirected(&mut request, answer.status().as_u16(), &url, &next);
        }
        Err(Failure::Redirects)
    }

    async fn once(&self, request: &Request, url: Url) -> Result<reqwest::Response, Failure> {
        let mut builder = self.client.request(request.method.clone(), url).headers(request.headers.clone());
        if !request.body.is_empty() {
            builder = builder.body(request.body.clone());
        }
        if let Some(limit) = request.timeout {
            builder = builder.timeout(limit);
        }
        builder.send().await.map_err(|error| failure(&error))
    }
}

/// Where a redirect leads.
fn location(answer: &reqwest::Response, from: &Url) -> Option<Url> {
    if !matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    from.join(answer.headers().get(header::LOCATION)?.to_str().ok()?).ok()
}

/// Turns a request to its next address, as browsers do: only 307 and 308 keep method and body, and another
/// host gets no secrets.
fn redirected(request: &mut Request, status: u16, from: &Url, to: &Url) {
    if status < 307 && request.method != Method::HEAD {
        request.method = Method::GET;
        request.body.clear();
        request.headers.remove(header::CONTENT_TYPE);
    }
    if from.origin() != to.origin() {
        let names: Vec<HeaderName> = request.headers.keys().cloned().collect();
        for name in names.iter().filter(|name| !HARMLESS.contains(name)) {
            request.headers.remove(name);
        }
    }
    to.as_str().clone_into(&mut request.url);
}

async fn read(mut answer: reqwest::Response) -> Result<Answer, Failure> {
    let status = answer.status().as_u16();
    let headers = answer.headers().clone();
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|error| failure(&error))? {
        if body.len() + chunk.len() > MAX_ANSWER {
            return Err(Failure::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Answer { status, headers, body })
}

fn failure(error: &reqwest::Error) -> Failure {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(current) = source {
        if current.is::<Refused>() {
            return Refused.into();
        }
        source = current.source();
    }
    if error.is_timeout() {
        Failure::Timeout
    } else if error.is_connect() || error.is_builder() {
        Failure::Unreachable
    } else {
        Failure::Broken
    }
}
