//! Passkeys, with an authenticator in software.

use admin_types::{ProblemCode, Role};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::Duration;
use ciborium::Value as Cbor;
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::app::App;

const ORIGIN: &str = "http://localhost:8080";

/// An authenticator that does what it is told, also wrong.
#[derive(Clone)]
struct Authenticator {
    key: std::sync::Arc<EcdsaKeyPair>,
    id: Vec<u8>,
    user_handle: Vec<u8>,
    count: u32,
    flags: u8,
    origin: String,
    party: String,
}

impl Authenticator {
    fn new() -> Self {
        let rng = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &rng).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &rng).unwrap();
        Self {
            key: std::sync::Arc::new(key),
            id: engine_store::ids::secret_bytes::<32>().to_vec(),
            user_handle: Vec::new(),
            count: 0,
            flags: 0x05,
            origin: ORIGIN.to_owned(),
            party: "localhost".to_owned(),
        }
    }

    fn head(&self, flags: u8) -> Vec<u8> {
        [Sha256::digest(&self.party).as_slice(), &[flags], &self.count.to_be_bytes()].concat()
    }

    fn client(&self, kind: &str, options: &Value) -> Vec<u8> {
        let challenge = &options["public_key"]["challenge"];
        json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false})
            .to_string()
            .into()
    }

    /// Makes a passkey as it was asked for.
    fn make(&mut self, options: &Value) -> Value {
        let user = options["public_key"]["user"]["id"].as_str().unwrap();
        self.user_handle = URL_SAFE_NO_PAD.decode(user).unwrap();
        let point = self.key.public_key().as_ref();
        let entry = |label: i64, value: Cbor| (Cbor::from(label), value);
        let key = Cbor::Map(vec![
            entry(1, 2.into()),
            entry(3, (-7).into()),
            entry(-1, 1.into()),
            entry(-2, point[1..33].to_vec().into()),
            entry(-3, point[33..65].to_vec().into()),
        ]);
        let mut written = Vec::new();
        ciborium::into_writer(&key, &mut written).unwrap();
        let length = u16::try_from(self.id.len()).unwrap().to_be_bytes();
        let data = [self.head(self.flags | 0x40).as_slice(), &[0; 16], &length, &self.id, &written].concat();
        let object = Cbor::Map(vec![
            (Cbor::from("fmt"), Cbor::from("none")),
            (Cbor::from("attStmt"), Cbor::Map(Vec::new())),
            (Cbor::from("authData"), Cbor::Bytes(data)),
        ]);
        let mut attestation = Vec::new();
        ciborium::into_writer(&object, &mut attestation).unwrap();
        let client = self.client("webauthn.create", options);
        json!({"id": text(&self.id), "rawId": text(&self.id), "type": "public-key",
            "response": {"clientDataJSON": text(&client), "attestationObject": text(&attestation)}})
    }

    /// Signs a challenge.
    fn sign(&self, options: &Value) -> Value {
        let client = self.client("webauthn.get", options);
        let data = self.head(self.flags);
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        json!({"id": text(&self.id), "rawId": text(&self.id), "type": "public-key",
            "response": {"clientDataJSON": text(&client), "authenticatorData": text(&data),
                "signature": text(signature.as_ref()), "userHandle": text(&self.user_handle)}})
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

on_both!(a_passkey_signs_its_owner_in, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let edi = app.client(workspace, Role::Editor).await;
    let mut device = Authenticator::new();
    let options = edi.post("/me/passkeys/begin", &json!({})).await.ok();
    assert_eq!(options["public_key"]["rp"]["id"], "localhost");
    assert_eq!(options["public_key"]["authenticatorSelection"]["userVerification"], "required");
    let made = device.make(&options);
    let add = json!({"credential": made, "name": "Laptop"});
    // A challenge is for whom it was asked, and for one answer.
    admin.post("/me/passkeys", &add).await.problem(ProblemCode::PasskeyWrong);
    edi.post("/me/passkeys", &add).await.problem(ProblemCode::PasskeyWrong);
    let options = edi.post("/me/passkeys/begin", &json!({})).await.ok();
    let add = json!({"credential": device.make(&options), "name": "Laptop"});
    let added = edi.post("/me/passkeys", &add).await;
    assert_eq!(added.status, 201);
    let listed = edi.get("/me/passkeys").await.ok();
    assert_eq!(listed["items"][0]["name"], "Laptop");
    let options = edi.post("/me/passkeys/begin", &json!({})).await.ok();
    assert_eq!(options["public_key"]["excludeCredentials"][0]["id"], text(&device.id));
    // The same one again, or another's, is nobody's.
    let twice = json!({"credential": device.make(&options), "name": "Twice"});
    edi.post("/me/passkeys", &twice).await.problem(ProblemCode::PasskeyWrong);

    let anyone = app.anonymous();
    let begin = async || anyone.post("/session/passkey/begin", &json!({})).await.ok();
    device.user_handle = edi.user_id.as_bytes().to_vec();
    let answer = json!({"credential": device.sign(&begin().await)});
    let signed_in = anyone.post("/session/passkey", &answer).await;
    let mut browser = app.anonymous();
    browser.cookie = signed_in.cookies();
    assert_eq!(signed_in.ok()["user"]["id"], json!(edi.user_id));
    browser.get("/me").await.ok();
    anyone.post("/session/passkey", &answer).await.problem(ProblemCode::PasskeyWrong);
    assert!(edi.get("/me/passkeys").await.ok()["items"][0]["last_used_at"].is_string());
    let log = admin.get("/audit?q=passkey").await.ok().to_string();
    assert!(log.contains("POST /session/passkey") && log.contains("POST /me/passkeys"), "{log}");

    // Disabled is disabled; what was removed opens nothing.
    app.advance(Duration::minutes(2));
    let user = format!("/users/{}", edi.user_id);
    admin.patch(&user, &json!({"disabled": true})).await.ok();
    let answer = json!({"credential": device.sign(&begin().await)});
    anyone.post("/session/passkey", &answer).await.problem(ProblemCode::PasskeyWrong);
    admin.patch(&user, &json!({"disabled": false})).await.ok();
    let edi = app.client_of(edi.user_id).await;
    let path = format!("/me/passkeys/{}", listed["items"][0]["id"].as_str().unwrap());
    admin.delete(&path).await.problem(ProblemCode::NotFound);
    assert_eq!(edi.delete(&path).await.status, 204);
    let answer = json!({"credential": device.sign(&begin().await)});
    anyone.post("/session/passkey", &answer).await.problem(ProblemCode::PasskeyWrong);
});

on_both!(answers_that_do_not_fit_are_refused, async |app: App| {
    let workspace = app.workspace("W").await;
    let edi = app.client(workspace, Role::Editor).await;
    let mut device = Authenticator { count: 5, ..Authenticator::new() };
    let pristine = device.clone();
    let mut wrong: Vec<(&str, Authenticator)> = Vec::new();
    let change = |name, change: &dyn Fn(&mut Authenticator)| {
        let mut changed = pristine.clone();
        change(&mut changed);
        (name, changed)
    };
    wrong.push(change("another site", &|it| it.origin = "http://evil.example".into()));
    wrong.push(change("another host", &|it| it.party = "evil.example".into()));
    wrong.push(change("nobody was verified", &|it| it.flags = 0x01));
    wrong.push(change("nobody was there", &|it| it.flags = 0x04));
    for (name, mut device) in wrong.clone() {
        let options = edi.post("/me/passkeys/begin", &json!({})).await.ok();
        let add = json!({"credential": device.make(&options), "name": name});
        edi.post("/me/passkeys", &add).await.problem(ProblemCode::PasskeyWrong);
    }
    let options = edi.post("/me/passkeys/begin", &json!({})).await.ok();
    let add = json!({"credential": device.make(&options), "name": "Laptop"});
    assert_eq!(edi.post("/me/passkeys", &add).await.status, 201);
    wrong.push(change("the counter stands still", &|_| {}));
    wrong.push(change("another key", &|it| {
        it.key = Authenticator::new().key;
        it.count = 6;
    }));
    wrong.push(change("another's", &|it| {
        it.user_handle = Uuid::from_u128(1).as_bytes().to_vec();
        it.count = 6;
    }));
    wrong.push(change("another id", &|it| it.id = vec![1; 32]));
    let anyone = app.anonymous();
    let begin = async || {
        app.advance(Duration::seconds(30));
        anyone.post("/session/passkey/begin", &json!({})).await.ok()
    };
    let handle = device.user_handle.clone();
    for (name, mut device) in wrong {
        if device.user_handle.is_empty() {
            device.user_handle.clone_from(&handle);
        }
        let answer = json!({"credential": device.sign(&begin().await)});
        let answer = anyone.post("/session/passkey", &answer).await;
        assert_eq!(answer.status, 401, "{name}");
        answer.problem(ProblemCode::PasskeyWrong);
    }
    for broken in
        [json!({}), json!({"response": {}}), json!({"response": {"clientDataJSON": "????"}}), json!(3)]
    {
        anyone
            .post("/session/passkey", &json!({"credential": broken}))
            .await
            .problem(ProblemCode::PasskeyWrong);
    }
    // What was asked for adding signs nobody in, and a challenge is over after five minutes.
    device.count = 6;
    let edi = app.client_of(edi.user_id).await;
    let options = edi.post("/me/passkeys/begin", &json!({})).await.ok();
    let answer = json!({"credential": device.sign(&options)});
    anyone.post("/session/passkey", &answer).await.problem(ProblemCode::PasskeyWrong);
    let options = begin().await;
    app.advance(Duration::minutes(5));
    let answer = json!({"credential": device.sign(&options)});
    anyone.post("/session/passkey", &answer).await.problem(ProblemCode::PasskeyWrong);
    let answer = json!({"credential": device.sign(&begin().await)});
    assert!(anyone.post("/session/passkey", &answer).await.status.is_success(), "it still works");
});
