//! Connecting numbers of the Cloud API, against the mock of Meta.

use admin_types::{ProblemCode, Role};
use engine_mock_graph::MockGraph;
use engine_store::{repo::number_health::NumberMark, secrets::Vault, testing::Kind};
use http::{Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use uuid::Uuid;

use crate::app::{App, Client};

pub(crate) const TOKEN: &str = "EAAG-token-canary";
pub(crate) const ACCOUNT: &str = "102290129340398";
const NUMBER: &str = "106540352242922";

/// A mock of Meta and an API that asks it.
pub(crate) struct Meta {
    pub(crate) mock: MockGraph,
    pub(crate) app: App,
}

impl Meta {
    pub(crate) async fn new(kind: Kind) -> Self {
        let mock = MockGraph::new(TOKEN).unwrap();
        let (address, _) = mock.serve("127.0.0.1:0".parse().unwrap()).await.unwrap();
        let app = App::asking(kind, &format!("http://{address}")).await;
        Self { mock, app }
    }

    /// Changes what stands at Meta.
    pub(crate) async fn set(&self, change: Value) {
        self.tell("/__mock/app", change).await;
    }

    pub(crate) async fn tell(&self, path: &str, body: Value) {
        let request = Request::post(path).header("content-type", "application/json");
        let request = request.body(axum::body::Body::from(body.to_string())).unwrap();
        let answer = self.mock.router().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::NO_CONTENT, "{path}");
    }

    pub(crate) async fn admin(&self) -> Client<'_> {
        let workspace = self.app.workspace("W").await;
        self.app.client(workspace, Role::Admin).await
    }
}

pub(crate) async fn connect(admin: &Client<'_>) -> String {
    let number = json!({
        "kind": "cloud_api", "name": "Shop", "phone_number_id": NUMBER, "account_id": ACCOUNT,
        "access_token": TOKEN, "app_secret": "app-secret-canary"
    });
    admin.post("/numbers", &number).await.ok()["id"].as_str().unwrap().to_owned()
}

/// State of the check with this key.
fn state(checks: &Value, key: &str) -> String {
    let found = checks.as_array().unwrap().iter().find(|check| check["key"] == key);
    found.map(|check| check["state"].as_str().unwrap().to_owned()).unwrap_or_default()
}

macro_rules! with_meta {
    ($name:ident, $test:expr) => {
        mod $name {
            use super::*;

            #[tokio::test]
            async fn sqlite() {
                let test = $test;
                test(Meta::new(Kind::Sqlite).await).await;
            }

            #[tokio::test]
            async fn postgres() {
                let test = $test;
                test(Meta::new(Kind::Postgres).await).await;
            }
        }
    };
}
pub(crate) use with_meta;

with_meta!(what_was_pasted_is_checked_before_anything_is_kept, async |meta: Meta| {
    let admin = meta.admin().await;
    let check = json!({"access_token": TOKEN, "app_secret": "s"});
    let found = admin.post("/numbers/cloud/check", &check).await.ok();
    for key in ["token", "messaging", "management", "app_secret"] {
        assert_eq!(state(&found["checks"], key), "ok", "{found}");
    }
    assert_eq!(found["accounts"].as_array().unwrap().len(), 2);
    assert_eq!(found["accounts"][0]["numbers"][0]["phone_number_id"], NUMBER);
    assert_eq!(found["accounts"][0]["numbers"][0]["registered"], false);
    assert_eq!(admin.get("/numbers").await.ok()["items"], json!([]), "nothing is kept");

    let one = json!({"access_token": TOKEN, "account_id": ACCOUNT});
    assert_eq!(admin.post("/numbers/cloud/check", &one).await.ok()["accounts"].as_array().unwrap().len(), 1);
    let none = json!({"access_token": TOKEN, "account_id": "5"});
    let found = admin.post("/numbers/cloud/check", &none).await.ok();
    assert_eq!(state(&found["checks"], "account"), "problem", "{found}");

    meta.set(json!({"app_secret": "right", "scopes": ["whatsapp_business_management"]})).await;
    let found = admin.post("/numbers/cloud/check", &check).await.ok();
    assert_eq!(state(&found["checks"], "app_secret"), "problem");
    assert_eq!(state(&found["checks"], "messaging"), "problem");
    let help = found["checks"][1]["help"].as_str().unwrap();
    assert!(help.contains("whatsapp_business_messaging"), "{help}");

    let wrong = admin.post("/numbers/cloud/check", &json!({"access_token": "another"})).await.ok();
    assert_eq!(state(&wrong["checks"], "token"), "problem");
    assert_eq!(wrong["accounts"], json!([]));
    let soon = meta.app.state.clock().now().timestamp() + 3_600;
    meta.set(json!({"expires_at": soon})).await;
    let found = admin.post("/numbers/cloud/check", &check).await.ok();
    assert_eq!(state(&found["checks"], "token"), "warning");
    let text = found.to_string();
    assert!(!text.contains("canary"), "{text}");
});

with_meta!(a_number_is_registered_subscribed_and_its_steps_are_kept, async |meta: Meta| {
    let admin = meta.admin().await;
    let id = connect(&admin).await;
    let path = |what: &str| format!("/numbers/{id}/{what}");
    let number = admin.post(&path("check"), &json!({})).await.ok();
    assert_eq!(state(&number["cloud"]["checks"], "registered"), "problem");
    assert_eq!(state(&number["cloud"]["checks"], "subscribed"), "problem");
    assert_eq!(number["cloud"]["state"], "problem");

    let pin = async |pin: &str| admin.post(&path("register"), &json!({"pin": pin})).await;
    pin("12").await.problem(ProblemCode::Invalid);
    meta.set(json!({"pin": "654321"})).await;
    let wrong = pin("123456").await.problem(ProblemCode::ProviderRefused);
    assert!(wrong["detail"].as_str().unwrap().contains("two-step verification"), "{wrong}");
    for _ in 0..4 {
        pin("123456").await.problem(ProblemCode::ProviderRefused);
    }
    let often = pin("654321").await.problem(ProblemCode::ProviderRefused);
    assert!(often["detail"].as_str().unwrap().contains("too often"), "{often}");
    meta.set(json!({"pin": "654321"})).await;
    let number = pin("654321").await.ok();
    assert_eq!(state(&number["cloud"]["checks"], "registered"), "ok");
    assert!(number["cloud"]["registered_at"].is_string());

    let number = admin.post(&path("subscribe"), &json!({})).await.ok();
    assert_eq!(state(&number["cloud"]["checks"], "subscribed"), "ok");
    assert_eq!((&number["cloud"]["state"], &number["cloud"]["quality"]), (&json!("ok"), &json!("GREEN")));
    assert_eq!(number["cloud"]["messaging_limit"], "TIER_250");

    // What the engine notes is shown, in the list too.
    let now = meta.app.state.clock().now();
    for mark in [NumberMark::Verified, NumberMark::Heard] {
        meta.app.store.mark_number(id.parse().unwrap(), mark, now).await.unwrap();
        meta.app.store.mark_number(Uuid::nil(), mark, now).await.unwrap();
    }
    let listed = &admin.get("/numbers").await.ok()["items"][0]["cloud"];
    for key in ["verified_at", "heard_at", "registered_at", "subscribed_at", "checked_at"] {
        assert!(listed[key].is_string(), "{key}: {listed}");
    }
});

with_meta!(a_new_token_replaces_the_old_one_only_when_meta_accepts_it, async |meta: Meta| {
    let admin = meta.admin().await;
    let id = connect(&admin).await;
    let path = format!("/numbers/{id}/credentials");
    let vault = Vault::new(&vec![7_u8; 32].into());
    let kept = async || {
        let record = meta.app.store.number(id.parse().unwrap()).await.unwrap().unwrap();
        let open = record.cloud_credentials(&vault).unwrap().unwrap();
        (open.access_token, open.app_secret)
    };
    let before = kept().await;
    admin.post(&path, &json!({})).await.problem(ProblemCode::Invalid);
    let bad = admin.post(&path, &json!({"access_token": "bad"})).await.problem(ProblemCode::ProviderRefused);
    assert!(bad["detail"].as_str().unwrap().contains("The old credentials stay in use."), "{bad}");
    meta.set(json!({"app_secret": "new-secret"})).await;
    admin.post(&path, &json!({"app_secret": "wrong"})).await.problem(ProblemCode::ProviderRefused);
    assert_eq!(kept().await, before);
    admin.post(&path, &json!({"app_secret": "new-secret"})).await.ok();
    assert_eq!(kept().await, (TOKEN.to_owned(), "new-secret".to_owned()));
    // A token that may not send is no better than none.
    meta.set(json!({"scopes": ["whatsapp_business_management"]})).await;
    admin.post(&path, &json!({"access_token": TOKEN})).await.problem(ProblemCode::ProviderRefused);
});

with_meta!(a_token_that_loses_a_permission_is_seen_by_itself, async |meta: Meta| {
    let admin = meta.admin().await;
    let id = connect(&admin).await;
    meta.set(json!({"registered": true})).await;
    admin.post(&format!("/numbers/{id}/subscribe"), &json!({})).await.ok();
    let shown = async || admin.get(&format!("/numbers/{id}")).await.ok()["cloud"].clone();
    assert_eq!(shown().await["state"], "ok", "{}", shown().await);
    meta.set(json!({"scopes": ["whatsapp_business_management"]})).await;
    // Not due yet; and only once when it is.
    admin_api::cloud::upkeep::once(&meta.app.state).await;
    assert_eq!(shown().await["state"], "ok");
    meta.app.advance(chrono::Duration::minutes(61));
    admin_api::cloud::upkeep::once(&meta.app.state).await;
    let cloud = shown().await;
    assert_eq!(cloud["state"], "problem");
    assert!(cloud["summary"].as_str().unwrap().contains("whatsapp_business_messaging"), "{cloud}");
    // An expired token is said as such, and nothing is lost.
    meta.set(json!({"expired": true})).await;
    let number = admin.post(&format!("/numbers/{id}/check"), &json!({})).await.ok();
    assert_eq!(state(&number["cloud"]["checks"], "token"), "problem");
    assert!(number["cloud"]["quality"].is_null(), "what was not seen is not claimed");
});

with_meta!(the_account_is_found_by_the_token_when_nobody_named_it, async |meta: Meta| {
    let admin = meta.admin().await;
    let number = json!({
        "kind": "cloud_api", "name": "Shop", "phone_number_id": "106540352242924",
        "access_token": TOKEN, "app_secret": "s"
    });
    let id = admin.post("/numbers", &number).await.ok()["id"].as_str().unwrap().to_owned();
    let number = admin.post(&format!("/numbers/{id}/check"), &json!({})).await.ok();
    assert_eq!(number["cloud"]["account_id"], "102290129340399");
});

on_both!(meta_that_does_not_answer_is_no_mistake_of_the_number, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let id = connect(&admin).await;
    let path = |what: &str| format!("/numbers/{id}/{what}");
    for answer in [
        admin.post(&path("register"), &json!({"pin": "123456"})).await,
        admin.post(&path("subscribe"), &json!({})).await,
        admin.post(&path("credentials"), &json!({"access_token": "new"})).await,
        admin.post("/templates/sync", &json!({"number_id": id})).await,
    ] {
        answer.problem(ProblemCode::ProviderUnavailable);
    }
    let number = admin.post(&path("check"), &json!({})).await.ok();
    assert_eq!(state(&number["cloud"]["checks"], "token"), "unknown", "{number}");
    let simulator = admin.post("/numbers", &json!({"kind": "simulator", "name": "S"})).await.ok();
    let path = format!("/numbers/{}/check", simulator["id"].as_str().unwrap());
    admin.post(&path, &json!({})).await.problem(ProblemCode::NotACloudNumber);
});
