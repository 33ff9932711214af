//! What Meta tells of templates changes what is kept of them, once, in the order in which Meta said it.

mod support;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use chrono::{DateTime, Duration, Utc};
use engine_runtime::testing::fixture::{VERIFY_TOKEN, echo_flow, messages};
use engine_store::{on_each_database, repo::message_templates::TemplateRecord, testing::TestStore};
use serde_json::json;
use support::{World, send};
use uuid::Uuid;

fn template(workspace_id: Uuid, n: u128, name: &str, now: DateTime<Utc>) -> TemplateRecord {
    TemplateRecord {
        id: Uuid::from_u128(n),
        workspace_id,
        account_id: "102290129340398".into(),
        provider_id: "1689556908129835".into(),
        name: name.into(),
        language: "en".into(),
        category: "UTILITY".into(),
        status: "PENDING".into(),
        reason: None,
        quality: "UNKNOWN".into(),
        parameter_format: "POSITIONAL".into(),
        components: json!([{"type": "BODY", "text": "Hello"}]),
        created_at: now,
        updated_at: now,
    }
}

fn news(seconds: i64, field: &str, value: &serde_json::Value) -> String {
    let mut value = value.clone();
    value["message_template_id"] = 1_689_556_908_129_835_i64.into();
    json!({"object": "whatsapp_business_account", "entry": [
        {"id": "102290129340398", "time": seconds, "changes": [{"field": field, "value": value}]}
    ]})
    .to_string()
}

on_each_database!(templates_follow_metas_news_in_metas_order, async |store: TestStore| {
    let world = World::new(store.store.clone(), echo_flow()).await;
    let workspace = world.business.workspace_id;
    let now = world.clock.now();
    let ours = template(workspace, 1, "ours", now);
    let theirs = template(Uuid::from_u128(99), 2, "theirs", now);
    for template in [&ours, &theirs] {
        store.keep_message_template(template).await.unwrap();
    }
    let shown = async || {
        let found = store.message_template(workspace, ours.id).await.unwrap().unwrap();
        (found.status, found.reason, found.quality, found.category)
    };
    let status = |event: &str| json!({"event": event, "reason": "NONE"});
    let tell = async |at: i64, field: &str, value: &serde_json::Value| {
        let body = news(now.timestamp() + at, field, value);
        assert_eq!(world.post(&body).await, StatusCode::OK);
    };
    let field = "message_template_status_update";
    tell(10, field, &status("APPROVED")).await;
    assert_eq!(shown().await, ("APPROVED".into(), None, "UNKNOWN".into(), "UTILITY".into()));
    // Late, and twice: what is older changes nothing any more.
    tell(5, field, &json!({"event": "REJECTED", "reason": "SCAM"})).await;
    tell(10, field, &status("APPROVED")).await;
    assert_eq!(shown().await.0, "APPROVED");
    tell(20, field, &json!({"event": "PAUSED", "other_info": {"description": "People blocked it."}})).await;
    assert_eq!(shown().await.1.as_deref(), Some("People blocked it."));
    // The same words as before, and yet news.
    tell(30, field, &status("APPROVED")).await;
    assert_eq!(shown().await, ("APPROVED".into(), None, "UNKNOWN".into(), "UTILITY".into()));
    // Each kind of news has its own time.
    tell(15, "message_template_quality_update", &json!({"new_quality_score": "RED"})).await;
    tell(12, "template_category_update", &json!({"new_category": "MARKETING"})).await;
    assert_eq!(shown().await, ("APPROVED".into(), None, "RED".into(), "MARKETING".into()));
    let other = store.message_template(theirs.workspace_id, theirs.id).await.unwrap().unwrap();
    assert_eq!(other.status, "PENDING", "another workspace's is not touched");
    // What was fetched long after wins over news from before.
    let later =
        TemplateRecord { status: "DISABLED".into(), updated_at: now + Duration::hours(2), ..ours.clone() };
    store.keep_message_template(&later).await.unwrap();
    tell(40, field, &status("APPROVED")).await;
    assert_eq!(shown().await.0, "DISABLED");
    world.runtime.shutdown().await;
});

on_each_database!(when_meta_spoke_is_noted, async |store: TestStore| {
    let world = World::new(store.store.clone(), echo_flow()).await;
    let (workspace, number) = (world.business.workspace_id, world.business.number_id);
    assert_eq!(store.number_health(workspace, number).await.unwrap(), None);
    let verify = async |token: &str| {
        let path = world.business.webhook_path();
        let uri = format!("{path}?hub.mode=subscribe&hub.challenge=1&hub.verify_token={token}");
        send(world.runtime.router(), Request::get(uri).body(Body::empty()).unwrap()).await.0
    };
    assert_eq!(verify("wrong").await, StatusCode::FORBIDDEN);
    assert_eq!(store.number_health(workspace, number).await.unwrap(), None);
    assert_eq!(verify(VERIFY_TOKEN).await, StatusCode::OK);
    let health = store.number_health(workspace, number).await.unwrap().unwrap();
    assert!(health.verified_at.is_some() && health.heard_at.is_none());
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.1", "hi")])).await, StatusCode::OK);
    let health = store.number_health(workspace, number).await.unwrap().unwrap();
    assert!(health.verified_at.is_some() && health.heard_at.is_some());
    let counts = store.sent_counts(workspace, world.clock.now() - Duration::hours(24)).await.unwrap();
    assert!(counts.iter().all(|it| it.number_id == number && it.failed == 0));
    // A claim is given once.
    let now = world.clock.now();
    let claim = async |before| store.claim_check(workspace, number, before, now).await.unwrap();
    assert!(claim(now).await && !claim(now).await && claim(now + Duration::hours(1)).await);
    world.runtime.shutdown().await;
});

on_each_database!(marketing_is_kept_from_who_does_not_want_it, async |store: TestStore| {
    let flow = json!({
        "spec": "1.0", "name": "Offers",
        "triggers": [{"id": "any", "type": "any_message", "config": {}, "to": "offer"}],
        "nodes": [
            {"id": "offer", "type": "template", "config": {"name": "offer", "language": "en"}, "next": {"next": "bill"}},
            {"id": "bill", "type": "template", "config": {"name": "bill", "language": "en"}}
        ]
    });
    let world = World::new(store.store.clone(), flow).await;
    let (workspace, now) = (world.business.workspace_id, world.clock.now());
    for (n, name, category) in [(1, "offer", "MARKETING"), (2, "bill", "UTILITY")] {
        let template = TemplateRecord {
            category: category.into(),
            provider_id: n.to_string(),
            ..template(workspace, n, name, now)
        };
        store.keep_message_template(&template).await.unwrap();
    }
    let names = || -> Vec<String> {
        let received = world.graph.received();
        received.iter().map(|it| it.body["template"]["name"].as_str().unwrap().to_owned()).collect()
    };
    let decides = async |value: &str, at: i64| {
        let told = json!({"wa_id": "972987654321", "category": "marketing_messages", "value": value, "timestamp": at});
        let stranger =
            json!({"wa_id": "1", "category": "marketing_messages", "value": value, "timestamp": at});
        let body = json!({"entry": [{"id": "1", "changes": [
            {"field": "user_preferences", "value": {"user_preferences": [told, stranger]}}
        ]}]});
        assert_eq!(world.post(&body.to_string()).await, StatusCode::OK);
    };
    let writes = async |id: &str| {
        assert_eq!(world.post(&messages(&[("972987654321", id, "hi")])).await, StatusCode::OK);
    };
    writes("wamid.1").await;
    world.until("both", async || names() == ["offer", "bill"]).await;
    decides("stop", 5).await;
    writes("wamid.2").await;
    world.until("the bill only", async || names() == ["offer", "bill", "bill"]).await;
    decides("resume", 6).await;
    writes("wamid.3").await;
    world.until("both again", async || names() == ["offer", "bill", "bill", "offer", "bill"]).await;
    world.runtime.shutdown().await;
});
