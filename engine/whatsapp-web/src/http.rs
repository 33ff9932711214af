//! How the library fetches and uploads files: with the HTTP client that the product has anyway.

use std::time::Duration;

use async_trait::async_trait;
use whatsapp_rust::{
    anyhow::{self, Context, bail},
    http::{HttpClient, HttpRequest, HttpResponse},
};

/// A document has at most 100 MB; encrypted it is a little more.
const MAX_BODY: usize = 110 * 1024 * 1024;
/// How long a request may take in all.
const TIMEOUT: Duration = Duration::from_secs(300);
/// WhatsApp's own hosts. A message names where its file is, and whoever wrote it could name any host.
const HOSTS: [&str; 2] = ["web.whatsapp.com", "mmg.whatsapp.net"];
/// Endings of further ones.
const ENDINGS: [&str; 2] = [".whatsapp.net", ".fbcdn.net"];

/// The client, for WhatsApp's hosts only.
#[derive(Debug, Clone)]
pub(crate) struct Http {
    client: reqwest::Client,
    /// Where all requests go instead, in test builds.
    instead: Option<String>,
}

impl Http {
    /// Requests go to `instead` where a test build names it.
    ///
    /// # Errors
    /// The TLS set-up fails.
    pub(crate) fn new(instead: Option<String>) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIMEOUT)
            .build()?;
        Ok(Self { client, instead })
    }

    fn address(&self, address: &str) -> anyhow::Result<url::Url> {
        let url = url::Url::parse(address).context("not an address")?;
        if let Some(instead) = &self.instead {
            let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
            return url::Url::parse(&format!("{instead}{}{query}", url.path())).context("not an address");
        }
        let host = url.host_str().unwrap_or_default();
        let known = HOSTS.contains(&host) || ENDINGS.iter().any(|ending| host.ends_with(ending));
        if url.scheme() != "https" || !known || url.port().is_some() {
            bail!("not one of WhatsApp's hosts");
        }
        Ok(url)
    }
}

#[async_trait]
impl HttpClient for Http {
    async fn execute(&self, request: HttpRequest) -> anyhow::Result<HttpResponse> {
        let url = self.address(&request.url)?;
        let method = reqwest::Method::from_bytes(request.method.as_bytes())?;
        let mut asked = self.client.request(method, url);
        for (name, value) in &request.headers {
            asked = asked.header(name, value);
        }
        if let Some(body) = request.body {
            asked = asked.body(body);
        }
        // The address carries what lets one fetch the file, so errors do not quote it.
        let mut answer = asked.send().await.map_err(reqwest::Error::without_url)?;
        let status_code = answer.status().as_u16();
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(reqwest::Error::without_url)? {
            if body.len() + chunk.len() > MAX_BODY {
                bail!("the answer is larger than any file may be");
            }
            body.extend_from_slice(&chunk);
        }
        Ok(HttpResponse { status_code, body })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_hosts_of_whatsapp_are_asked() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = Http::new(None).unwrap();
        for good in [
            "https://mmg.whatsapp.net/v/t62?x=1",
            "https://media-fra3-1.cdn.whatsapp.net/a",
            "https://a.fbcdn.net/",
        ] {
            assert_eq!(http.address(good).unwrap().as_str(), good);
        }
        for bad in [
            "http://mmg.whatsapp.net/v",
            "https://mmg.whatsapp.net.example.com/",
            "https://127.0.0.1/",
            "https://mmg.whatsapp.net:8443/",
            "https://user@example.com/?mmg.whatsapp.net",
            "file:///etc/passwd",
            "",
        ] {
            assert!(http.address(bad).is_err(), "{bad}");
        }
        let other = Http::new(Some("http://127.0.0.1:9".into())).unwrap();
        assert_eq!(
            other.address("https://mmg.whatsapp.net/v?x=1").unwrap().as_str(),
            "http://127.0.0.1:9/v?x=1"
        );
    }
}
