//! Subscribers are told once that a rule is broken, and once that it is kept again.

mod support;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Router, body::Bytes, extract::State, http::StatusCode};
use engine_runtime::testing::{
    fixture::{self, ACCESS_TOKEN, APP_SECRET, VERIFY_TOKEN, echo_flow, messages},
    mock_graph::Fault,
};
use engine_store::{
    clock::{Clock, SystemClock},
    ids, on_each_database,
    repo::{
        alerts::{AlertNotify, AlertRuleRecord, AlertTemplate},
        checks::CheckRecord,
        dead_letters::LetterQuery,
        numbers::{CloudCredentials, CloudSettings, NumberKind, NumberRecord},
        subscriptions::{SubscriptionRecord, joined},
    },
    testing::TestStore,
};
use serde_json::{Value, json};
use support::{World, until};
use uuid::Uuid;

type Told = Arc<Mutex<Vec<Value>>>;

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn hear(State(told): State<Told>, body: Bytes) -> StatusCode {
    told.lock().unwrap().push(serde_json::from_slice(&body).unwrap());
    StatusCode::OK
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn subscriber() -> (Told, String) {
    let told = Told::default();
    let router = Router::new().fallback(hear).with_state(Arc::clone(&told));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move { axum::serve(listener, router).await });
    (told, address)
}

fn rule(workspace_id: Uuid, kind: &str, threshold: i64) -> AlertRuleRecord {
    let now = SystemClock.now();
    AlertRuleRecord {
        id: Uuid::from_bytes(ids::secret_bytes()),
        workspace_id,
        kind: kind.to_owned(),
        number_id: None,
        threshold,
        notify: None,
        enabled: true,
        created_at: now,
        updated_at: now,
    }
}

on_each_database!(an_alert_is_told_once_until_it_clears, async |store: TestStore| {
    let (told, address) = subscriber().await;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let world = World::with(store.store.clone(), echo_flow(), clock, |settings| {
        settings.http_allow = vec![address.clone()];
        settings.alerts = Duration::from_millis(30);
    })
    .await;
    let workspace = world.business.workspace_id;
    let (id, now) = (Uuid::from_bytes(ids::secret_bytes()), SystemClock.now());
    let subscription = SubscriptionRecord {
        id,
        workspace_id: workspace,
        url: format!("http://{address}/alerts"),
        events: joined(["alert.number_disconnected", "alert.cleared"]),
        secret: fixture::vault().seal(SubscriptionRecord::place(id), b"secret").unwrap(),
        enabled: true,
        created_at: now,
        updated_at: now,
    };
    store.create_subscription(&subscription).await.unwrap();
    let disconnected = rule(workspace, "number_disconnected", 0);
    store.create_alert_rule(&disconnected).await.unwrap();
    // This one breaks too, and nobody subscribes to it.
    store.create_alert_rule(&rule(workspace, "outbox_age", 0)).await.unwrap();

    // The provider does not accept the token for a while.
    let refused = Fault {
        count: 2,
        status: 401,
        code: 190,
        retry_after: Some(1),
        delay_ms: 0,
        accept_without_answer: false,
        fail_later: false,
    };
    world.graph.fail(refused);
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.1", "hi")])).await, StatusCode::OK);
    let names = || -> Vec<String> {
        let told = told.lock().unwrap();
        told.iter().map(|event| event["type"].as_str().unwrap_or_default().to_owned()).collect()
    };
    until("the alert", async || names().iter().any(|name| name == "alert.number_disconnected")).await;
    world.until_sent(1).await;
    let cleared = || {
        let told = told.lock().unwrap();
        let of_rule = |event: &&Value| event["data"]["rule_id"] == disconnected.id.to_string();
        told.iter().filter(of_rule).any(|event| event["type"] == "alert.cleared")
    };
    until("the end of it", async || cleared()).await;
    until("nothing is wrong", async || store.firing_alerts().await.unwrap().is_empty()).await;

    // A rule that is deleted takes what it found with it. No share is below none.
    let always = rule(workspace, "error_rate", -1);
    store.create_alert_rule(&always).await.unwrap();
    for n in 2..12 {
        let body = messages(&[("972987654321", &format!("wamid.{n}"), "word")]);
        assert_eq!(world.post(&body).await, StatusCode::OK);
    }
    until("a rule that is always broken", async || {
        store.firing_alerts().await.unwrap().iter().any(|row| row.rule_id == always.id)
    })
    .await;
    assert!(store.delete_alert_rule(workspace, always.id).await.unwrap());
    assert!(!store.delete_alert_rule(workspace, always.id).await.unwrap());
    assert!(store.firing_alerts().await.unwrap().iter().all(|row| row.rule_id != always.id));
    world.runtime.shutdown().await;

    let told = told.lock().unwrap();
    let disconnections: Vec<&Value> =
        told.iter().filter(|event| event["type"] == "alert.number_disconnected").collect();
    let [alert] = disconnections.as_slice() else { panic!("not told once: {told:#?}") };
    let data = &alert["data"];
    assert_eq!(data["rule_id"], disconnected.id.to_string());
    assert_eq!(data["number_id"], world.business.number_id.to_string());
    assert_eq!(data["kind"], "number_disconnected");
    assert!(told.iter().all(|event| event["type"] != "alert.outbox_age"), "{told:#?}");
    assert!(!alert.to_string().contains("972987654321"), "no phone number: {alert}");
});

on_each_database!(what_meta_tells_of_the_account_is_told_on, async |store: TestStore| {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let world = World::with(store.store.clone(), echo_flow(), clock, |settings| {
        settings.alerts = Duration::from_millis(30);
    })
    .await;
    let problem = rule(world.business.workspace_id, "provider_problem", 2);
    store.create_alert_rule(&problem).await.unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/cloud-api/webhooks/pywa-");
    let tell = async |name: &str| {
        let body = std::fs::read_to_string(format!("{folder}{name}.json")).unwrap();
        assert_eq!(world.post(&body).await, StatusCode::OK);
    };
    let problems = async || {
        let now = world.clock.now();
        let facts = store.number_facts(now - chrono::Duration::hours(1), now).await.unwrap();
        facts.iter().find(|number| number.number_id == world.business.number_id).unwrap().problems
    };
    for name in [
        "template_status_update-approved",
        "template_quality_update-yellow",
        "account_update-account_violation",
    ] {
        tell(name).await;
    }
    assert_eq!(problems().await, 1, "good and middling news are no problems");
    tell("template_status_update-rejected").await;
    tell("template_status_update-rejected").await;
    assert_eq!(problems().await, 2, "Meta delivers twice");
    until("the alert", async || {
        store.firing_alerts().await.unwrap().iter().any(|row| row.rule_id == problem.id)
    })
    .await;
    let tomorrow = world.clock.now() + chrono::Duration::days(2);
    let facts = store.number_facts(tomorrow, tomorrow).await.unwrap();
    assert!(facts.iter().all(|number| number.problems == 0), "a day without news clears it");
    world.runtime.shutdown().await;
});

/// Another number of the business.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn second_number(world: &World) -> Uuid {
    let (id, now) = (Uuid::from_bytes(ids::secret_bytes()), world.clock.now());
    let credentials = CloudCredentials { access_token: ACCESS_TOKEN.into(), app_secret: APP_SECRET.into() };
    let plain = serde_json::to_vec(&credentials).unwrap();
    let settings =
        CloudSettings { phone_number_id: "998877".into(), waba_id: None, verify_token: VERIFY_TOKEN.into() };
    let number = NumberRecord {
        id,
        workspace_id: world.business.workspace_id,
        kind: NumberKind::CloudApi,
        name: "Second".into(),
        phone: String::new(),
        settings: serde_json::to_value(settings).unwrap(),
        credentials: Some(fixture::vault().seal(NumberRecord::credentials_place(id), &plain).unwrap()),
        status: "active".into(),
        sending: Default::default(),
        options: engine_store::repo::options::NumberOptions::default(),
        created_at: now,
        updated_at: now,
    };
    world.store.create_number(&number, Some("998877")).await.unwrap();
    id
}

on_each_database!(
    an_admin_is_told_by_whatsapp_when_it_breaks_and_when_it_clears,
    async |store: TestStore| {
        let clock: Arc<dyn Clock> = Arc::new(SystemClock);
        let world = World::with(store.store.clone(), echo_flow(), clock, |settings| {
            settings.alerts = Duration::from_millis(30);
            settings.checks = Duration::from_millis(30);
        })
        .await;
        let (workspace, broken, now) =
            (world.business.workspace_id, world.business.number_id, world.clock.now());
        let second = second_number(&world).await;
        let notify = AlertNotify {
            phone: "4915112345678".into(),
            // It cannot be the one that needs somebody.
            number_id: Some(broken),
            template: Some(AlertTemplate { name: "alert".into(), language: "en_US".into() }),
        };
        let told = AlertRuleRecord { notify: Some(notify), ..rule(workspace, "check_failed", 1) };
        store.create_alert_rule(&told).await.unwrap();
        let mut check = CheckRecord {
            id: Uuid::from_bytes(ids::secret_bytes()),
            workspace_id: workspace,
            number_id: broken,
            shadow_id: Uuid::from_bytes(ids::secret_bytes()),
            name: "Greets".into(),
            script: json!({"steps": [{"send": "Hello"}, {"expect": "Good morning"}]}),
            period_seconds: 1,
            slow_ms: 10_000,
            enabled: true,
            next_run_at: now,
            failures: 0,
            created_at: now,
            updated_at: now,
        };
        store.create_check(&check).await.unwrap();
        until("the template", async || world.graph.received().len() == 1).await;
        let request = world.graph.received().remove(0);
        assert_eq!(
            (request.phone_number_id.as_str(), &request.body["to"]),
            ("998877", &json!("4915112345678"))
        );
        assert_eq!(request.body["template"]["name"], "alert");
        let value = &request.body["template"]["components"][0]["parameters"][0]["text"];
        assert!(value.as_str().unwrap().contains("\u{201c}Test\u{201d} needs you"), "{}", request.body);

        // The admin answers, which opens the window; the flow of this number, which has none, says nothing.
        let body = messages(&[("4915112345678", "wamid.admin", "Thanks, I am on it")])
            .replace(fixture::PHONE_NUMBER_ID, "998877");
        let path = format!("/webhooks/cloud/{second}");
        let signature = fixture::sign(body.as_bytes());
        assert_eq!(
            support::post(world.runtime.router(), &path, &body, Some(signature)).await.0,
            StatusCode::OK
        );
        check.script = json!({"steps": [{"send": "Hello"}, {"expect": "Say something"}]});
        assert!(store.update_check(&check).await.unwrap());
        until("the all-clear", async || world.graph.received().len() == 2).await;
        let request = world.graph.received().remove(1);
        assert_eq!(request.phone_number_id, "998877");
        let text = request.body["text"]["body"].as_str().unwrap_or_else(|| panic!("{}", request.body));
        assert!(text.starts_with("Botloom: all is well again"), "{text}");
        until("the settled outbox", async || world.runtime.health().await.outbox == [0; 4]).await;
        let query = LetterQuery { queue: None, before: None, limit: 10 };
        assert!(store.dead_letter_list(workspace, &query).await.unwrap().is_empty());
        // Both are in one conversation with the admin, whose flow was left alone.
        let counts = store.counts(workspace, now - chrono::Duration::days(1), None).await.unwrap();
        assert_eq!((counts.conversations, counts.messages_in, counts.messages_out), (1, 1, 2));
        world.runtime.shutdown().await;
    }
);
