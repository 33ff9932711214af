//! Signing in at the company's identity provider: OpenID Connect, the authorization code flow with PKCE, nonce and state.
//!
//! The attempt lives in a sealed cookie of the browser that began it, so any process can finish it, and an answer that is
//! brought to another browser counts for nothing. What the provider says of a person is believed only when its signature,
//! issuer, audience, times and nonce fit, and only an address that it has verified names a user.

use admin_types::Secret;
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use chrono::{DateTime, Duration, Utc};
use engine_store::secrets::{Place, Vault};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use super::{
    signature::{Form, PublicKey},
    token,
};

/// How long a sign-in at the provider may take.
pub(crate) const ATTEMPT_LIFETIME: Duration = Duration::minutes(10);
/// Bytes of an answer of the provider.
const MAX_ANSWER: usize = 256 * 1024;
/// How long the provider may take for an answer.
const TIME_OUT: std::time::Duration = std::time::Duration::from_secs(10);
/// Seconds by which the provider's clock may differ.
const LEEWAY: i64 = 60;

/// The provider, as the settings name it.
#[derive(Debug, Clone)]
pub struct OidcConfig {
    /// Its issuer, such as `https://login.example.com`.
    pub issuer: String,
    /// Our id there.
    pub client_id: String,
    /// Our secret there; a public client has none, PKCE protects it.
    pub client_secret: Option<Secret>,
    /// How people call it, on the button.
    pub name: String,
}

/// Why somebody could not be signed in. The words are for the log; the page says less.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OidcError {
    /// The provider does not answer, or not in the form of the standard.
    #[error("the identity provider cannot be used: {0}")]
    Provider(String),
    /// The browser did not begin this, or too long ago.
    #[error("there is no such attempt")]
    Attempt,
    /// The token is not what it should be.
    #[error("the identity provider's token is refused: {0}")]
    Token(&'static str),
    /// The provider has not verified the person's address.
    #[error("the address is not verified")]
    Unverified,
}

/// What the provider says where things are (OpenID Connect Discovery 1.0).
#[derive(Debug, Clone, Deserialize)]
struct Discovered {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
}

/// An attempt under way, in its browser's cookie.
#[derive(Debug, Serialize, Deserialize)]
struct Attempt {
    state: String,
    nonce: String,
    verifier: String,
    ends: DateTime<Utc>,
}

/// Who somebody is, as the provider has verified it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    /// The address in lower case.
    pub(crate) email: String,
    /// The name; may be empty.
    pub(crate) name: String,
}

/// The provider, ready to be asked.
pub(crate) struct Oidc {
    config: OidcConfig,
    client: reqwest::Client,
    redirect: String,
}

/// Where the browser goes, and the cookie that it keeps.
pub(crate) struct Begun {
    pub(crate) address: String,
    pub(crate) cookie: String,
}

const PLACE: Place<'static> = Place { table: "cookies", column: "sso", row: Uuid::nil() };

impl Oidc {
    /// Makes it ready. `redirect` is where browsers come back.
    ///
    /// # Errors
    /// This machine cannot make secure connections.
    pub(crate) fn new(config: OidcConfig, redirect: String) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIME_OUT)
            .build()?;
        Ok(Self { config, client, redirect })
    }

    /// How people call the provider.
    pub(crate) fn name(&self) -> &str {
        &self.config.name
    }

    /// Begins an attempt.
    pub(crate) async fn begin(&self, vault: &Vault, now: DateTime<Utc>) -> Result<Begun, OidcError> {
        let provider = self.discover().await?;
        let random = || token::new_token().0;
        let attempt =
            Attempt { state: random(), nonce: random(), verifier: random(), ends: now + ATTEMPT_LIFETIME };
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&attempt.verifier));
        let mut address = url::Url::parse(&provider.authorization_endpoint)
            .map_err(|error| OidcError::Provider(error.to_string()))?;
        address
            .query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.config.client_id)
            .append_pair("redirect_uri", &self.redirect)
            .append_pair("scope", "openid email profile")
            .append_pair("state", &attempt.state)
            .append_pair("nonce", &attempt.nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256");
        let plain = serde_json::to_vec(&attempt).unwrap_or_default();
        let sealed = vault.seal(PLACE, &plain).map_err(|_| OidcError::Attempt)?;
        Ok(Begun { address: address.into(), cookie: URL_SAFE_NO_PAD.encode(sealed) })
    }

    /// Ends an attempt: who it is that came back with this code.
    pub(crate) async fn finish(
        &self,
        vault: &Vault,
        cookie: &str,
        state: &str,
        code: &str,
        now: DateTime<Utc>,
    ) -> Result<Person, OidcError> {
        let sealed = URL_SAFE_NO_PAD.decode(cookie).map_err(|_| OidcError::Attempt)?;
        let plain = vault.open(PLACE, &sealed).map_err(|_| OidcError::Attempt)?;
        let attempt: Attempt = serde_json::from_slice(&plain).map_err(|_| OidcError::Attempt)?;
        if !bool::from(attempt.state.as_bytes().ct_eq(state.as_bytes())) || attempt.ends <= now {
            return Err(OidcError::Attempt);
        }
        let provider = self.discover().await?;
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", self.redirect.as_str()),
            ("code_verifier", attempt.verifier.as_str()),
        ];
        let mut request = self.client.post(&provider.token_endpoint);
        match &self.config.client_secret {
            Some(secret) => {
                // RFC 6749, 2.3.1: both are encoded as in a form before they are joined.
                let encoded =
                    |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
                let pair = format!("{}:{}", encoded(&self.config.client_id), encoded(secret.expose()));
                request = request.header("authorization", format!("Basic {}", STANDARD.encode(pair)));
            }
            None => form.push(("client_id", self.config.client_id.as_str())),
        }
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        let answer = self.ask(request).await?;
        let token = answer["id_token"].as_str().ok_or(OidcError::Token("there is none"))?;
        let keys = self.ask(self.client.get(&provider.jwks_uri)).await?;
        self.read(token, &keys, &attempt.nonce, now)
    }

    /// Reads an id token: OpenID Connect Core 1.0, 3.1.3.7.
    fn read(&self, token: &str, keys: &Value, nonce: &str, now: DateTime<Utc>) -> Result<Person, OidcError> {
        let parts: Vec<&str> = token.split('.').collect();
        let [header, claims, signature] = parts.as_slice() else {
            return Err(OidcError::Token("it has no three parts"));
        };
        let part =
            |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| OidcError::Token("a part is no base64"));
        let json = |bytes: Vec<u8>| {
            serde_json::from_slice::<Value>(&bytes).map_err(|_| OidcError::Token("a part is no JSON"))
        };
        let header = json(part(header)?)?;
        let algorithm = header["alg"].as_str().unwrap_or_default();
        let kid = header["kid"].as_str();
        let known = keys["keys"].as_array().map(Vec::as_slice).unwrap_or_default();
        let fits = |jwk: &&Value| kid.is_none() || jwk["kid"].as_str() == kid;
        let mut fitting = known.iter().filter(fits).filter_map(PublicKey::from_jwk);
        let signed = token.rsplit_once('.').map(|(signed, _)| signed).unwrap_or_default();
        let signature = part(signature)?;
        let verified = fitting.any(|key| {
            key.algorithm() == algorithm && key.verifies(Form::Fixed, signed.as_bytes(), &signature)
        });
        if !verified {
            return Err(OidcError::Token("no key of the provider has signed it"));
        }
        let claims = json(part(claims)?)?;
        let text = |name: &str| claims[name].as_str().unwrap_or_default();
        if text("iss") != self.config.issuer {
            return Err(OidcError::Token("another issuer"));
        }
        let ours = self.config.client_id.as_str();
        let (for_us, others) = match &claims["aud"] {
            Value::String(audience) => (audience == ours, false),
            Value::Array(all) => (all.iter().any(|it| it == ours), all.len() > 1),
            _ => (false, false),
        };
        if !for_us || (others && text("azp") != ours) || (!claims["azp"].is_null() && text("azp") != ours) {
            return Err(OidcError::Token("another audience"));
        }
        let seconds = now.timestamp();
        if claims["exp"].as_i64().is_none_or(|exp| exp.saturating_add(LEEWAY) <= seconds) {
            return Err(OidcError::Token("it is over"));
        }
        if claims["iat"].as_i64().is_none_or(|iat| iat > seconds.saturating_add(LEEWAY)) {
            return Err(OidcError::Token("it is of the future"));
        }
        if !bool::from(text("nonce").as_bytes().ct_eq(nonce.as_bytes())) {
            return Err(OidcError::Token("it belongs to another attempt"));
        }
        // Some providers write the truth as a text.
        let verified = claims["email_verified"] == true || claims["email_verified"] == "true";
        let email = text("email").trim().to_lowercase();
        if !verified || email.is_empty() {
            return Err(OidcError::Unverified);
        }
        Ok(Person { email, name: text("name").trim().to_owned() })
    }

    async fn discover(&self) -> Result<Discovered, OidcError> {
        let issuer = self.config.issuer.trim_end_matches('/');
        let answer = self.ask(self.client.get(format!("{issuer}/.well-known/openid-configuration"))).await?;
        let found: Discovered =
            serde_json::from_value(answer).map_err(|error| OidcError::Provider(error.to_string()))?;
        if found.issuer != self.config.issuer {
            return Err(OidcError::Provider("it says that it is another issuer".to_owned()));
        }
        Ok(found)
    }

    async fn ask(&self, request: reqwest::RequestBuilder) -> Result<Value, OidcError> {
        // Errors of the client name the address, never the body.
        let failed = |error: reqwest::Error| OidcError::Provider(error.to_string());
        let mut answer = request.header("accept", "application/json").send().await.map_err(failed)?;
        let status = answer.status();
        if !status.is_success() {
            return Err(OidcError::Provider(format!("it answers with {status}")));
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(failed)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > MAX_ANSWER {
                return Err(OidcError::Provider("its answer is too long".to_owned()));
            }
        }
        serde_json::from_slice(&bytes).map_err(|error| OidcError::Provider(error.to_string()))
    }
}
