//! A small identity provider that speaks OpenID Connect: discovery, authorization code with PKCE, tokens, keys.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use engine_store::clock::{Clock as _, ManualClock};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

pub(crate) const CLIENT: &str = "botloom";
pub(crate) const SECRET: &str = "s3cret/with:signs";

/// Changes the claims of a token before it is signed.
type Twist = Arc<dyn Fn(&mut Value) + Send + Sync>;

/// The provider. Tests say who signs in and what it does wrong.
#[derive(Clone)]
pub(crate) struct IdentityProvider {
    pub(crate) issuer: String,
    shared: Arc<Shared>,
}

struct Shared {
    clock: Arc<ManualClock>,
    key: EcdsaKeyPair,
    other_key: EcdsaKeyPair,
    person: Mutex<Value>,
    twist: Mutex<Option<Twist>>,
    header: Mutex<Value>,
    foreign: Mutex<bool>,
    /// Codes that were given out: what they were asked with.
    codes: Mutex<HashMap<String, HashMap<String, String>>>,
}

fn fresh_key() -> EcdsaKeyPair {
    let rng = SystemRandom::new();
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &rng).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &rng).unwrap()
}

impl IdentityProvider {
    pub(crate) async fn serve(clock: Arc<ManualClock>) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let shared = Shared {
            clock,
            key: fresh_key(),
            other_key: fresh_key(),
            person: Mutex::default(),
            twist: Mutex::default(),
            header: Mutex::new(json!({"alg": "ES256", "typ": "JWT", "kid": "k1"})),
            foreign: Mutex::new(false),
            codes: Mutex::default(),
        };
        let provider = Self { issuer, shared: Arc::new(shared) };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .route("/keys", get(keys))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// Who signs in from now on.
    pub(crate) fn person(&self, email: &str, verified: &Value) {
        *self.shared.person.lock().unwrap() =
            json!({"email": email, "email_verified": verified, "name": "Ada Ex"});
    }

    /// Makes the next tokens wrong.
    pub(crate) fn twist(&self, twist: impl Fn(&mut Value) + Send + Sync + 'static) {
        *self.shared.twist.lock().unwrap() = Some(Arc::new(twist));
    }

    /// Names other algorithms and keys in the next tokens.
    pub(crate) fn header(&self, header: Value) {
        *self.shared.header.lock().unwrap() = header;
    }

    /// Signs the next tokens with a key that it does not publish.
    pub(crate) fn sign_with_a_foreign_key(&self, foreign: bool) {
        *self.shared.foreign.lock().unwrap() = foreign;
    }

    /// Does everything right again.
    pub(crate) fn honest(&self) {
        *self.shared.twist.lock().unwrap() = None;
        self.header(json!({"alg": "ES256", "typ": "JWT", "kid": "k1"}));
        self.sign_with_a_foreign_key(false);
    }

    /// What the browser does with an address that it was given: it goes there and is sent back.
    pub(crate) async fn visit(&self, address: &str) -> String {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
        let answer = client.build().unwrap().get(address).send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 303, "{}", answer.text().await.unwrap());
        answer.headers()["location"].to_str().unwrap().to_owned()
    }
}

async fn discovery(State(provider): State<IdentityProvider>) -> Json<Value> {
    let issuer = &provider.issuer;
    Json(json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"], "code_challenge_methods_supported": ["S256"]
    }))
}

async fn authorize(
    State(provider): State<IdentityProvider>,
    Query(asked): Query<HashMap<String, String>>,
) -> Response {
    let is = |name: &str, value: &str| asked.get(name).is_some_and(|it| it == value);
    let long = |name: &str| asked.get(name).is_some_and(|it| it.len() >= 32);
    let scopes = asked.get("scope").map(String::as_str).unwrap_or_default();
    let right = is("response_type", "code")
        && is("client_id", CLIENT)
        && is("code_challenge_method", "S256")
        && ["state", "nonce", "code_challenge"].into_iter().all(long)
        && ["openid", "email"].iter().all(|scope| scopes.split(' ').any(|it| it == *scope));
    if !right {
        return (StatusCode::BAD_REQUEST, "this is no request of OpenID Connect").into_response();
    }
    let code = URL_SAFE_NO_PAD.encode(engine_store::ids::secret_bytes::<16>());
    let back = format!("{}?code={code}&state={}", asked["redirect_uri"], asked["state"]);
    provider.shared.codes.lock().unwrap().insert(code, asked);
    Redirect::to(&back).into_response()
}

async fn token(
    State(provider): State<IdentityProvider>,
    headers: HeaderMap,
    Form(asked): Form<HashMap<String, String>>,
) -> Response {
    let encoded = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let basic = format!("Basic {}", STANDARD.encode(format!("{}:{}", encoded(CLIENT), encoded(SECRET))));
    if headers.get("authorization").is_none_or(|it| it != basic.as_str()) {
        return (StatusCode::UNAUTHORIZED, Json(json!({"error": "invalid_client"}))).into_response();
    }
    // A code works once.
    let Some(begun) = provider.shared.codes.lock().unwrap().remove(&asked["code"]) else {
        return (StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"}))).into_response();
    };
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&asked["code_verifier"]));
    if asked["grant_type"] != "authorization_code"
        || begun["redirect_uri"] != asked["redirect_uri"]
        || begun["code_challenge"] != challenge
    {
        return (StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"}))).into_response();
    }
    let now = provider.shared.clock.now().timestamp();
    let mut claims = json!({
        "iss": provider.issuer, "sub": "ada", "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": begun["nonce"]
    });
    let person = provider.shared.person.lock().unwrap().clone();
    claims.as_object_mut().unwrap().extend(person.as_object().unwrap().clone());
    if let Some(twist) = provider.shared.twist.lock().unwrap().clone() {
        twist(&mut claims);
    }
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&provider.shared.header.lock().unwrap()), part(&claims));
    let foreign = *provider.shared.foreign.lock().unwrap();
    let key = if foreign { &provider.shared.other_key } else { &provider.shared.key };
    let signature = key.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
    let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()));
    Json(json!({"access_token": "opaque", "token_type": "Bearer", "expires_in": 300, "id_token": token}))
        .into_response()
}

async fn keys(State(provider): State<IdentityProvider>) -> Json<Value> {
    let point = provider.shared.key.public_key().as_ref();
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    Json(json!({"keys": [
        {"kty": "RSA", "kid": "old", "use": "enc", "n": "AQAB", "e": "AQAB"},
        {"kty": "EC", "crv": "P-256", "kid": "k1", "use": "sig", "alg": "ES256",
         "x": part(&point[1..33]), "y": part(&point[33..65])}
    ]}))
}
