//! Numbers and their secrets.

use admin_types::{ProblemCode, Role};
use engine_store::shard::ShardSet;
use serde_json::{Value, json};

use crate::app::App;

fn cloud() -> Value {
    json!({
        "kind": "cloud_api", "name": "Café", "phone": "+49 30 1234567", "phone_number_id": "106540352242922",
        "access_token": "EAAG-token-canary", "app_secret": "app-secret-canary"
    })
}

on_both!(secrets_go_in_and_never_come_out, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let viewer = app.client(workspace, Role::Viewer).await;
    let number = admin.post("/numbers", &cloud()).await.ok();
    let id = number["id"].as_str().unwrap();
    assert_eq!(number["webhook_path"], format!("/webhooks/cloud/{id}"));
    assert_eq!(number["verify_token"].as_str().unwrap().len(), 32);
    for client in [&admin, &viewer] {
        for path in [format!("/numbers/{id}"), "/numbers".to_owned()] {
            let text = client.get(&path).await.ok().to_string();
            assert!(!text.contains("canary"), "{text}");
        }
    }
    assert_eq!(viewer.get(&format!("/numbers/{id}")).await.ok()["verify_token"], Value::Null);
    let record = app.store.number(id.parse().unwrap()).await.unwrap().unwrap();
    let sealed = record.credentials.clone().unwrap();
    assert!(!sealed.windows(6).any(|window| window == b"canary"), "encrypted at rest");
    let vault = engine_store::secrets::Vault::new(&vec![7_u8; 32].into());
    let open = record.cloud_credentials(&vault).unwrap().unwrap();
    assert_eq!(open.access_token, "EAAG-token-canary");
    // One secret is changed, the other stays.
    admin.patch(&format!("/numbers/{id}"), &json!({"access_token": " new "})).await.ok();
    let record = app.store.number(id.parse().unwrap()).await.unwrap().unwrap();
    let open = record.cloud_credentials(&vault).unwrap().unwrap();
    assert_eq!((open.access_token.as_str(), open.app_secret.as_str()), ("new", "app-secret-canary"));
});

on_both!(a_number_is_connected_once_and_can_be_deleted, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let number = admin.post("/numbers", &cloud()).await.ok();
    admin.post("/numbers", &cloud()).await.problem(ProblemCode::NumberTaken);
    let mut wrong = cloud();
    wrong["phone_number_id"] = "+49 30".into();
    wrong["access_token"] = "".into();
    let problem = admin.post("/numbers", &wrong).await.problem(ProblemCode::Invalid);
    assert_eq!(problem["errors"].as_array().unwrap().len(), 2, "{problem}");
    let mut extra = cloud();
    extra["workspace_id"] = "x".into();
    admin.post("/numbers", &extra).await.problem(ProblemCode::Invalid);
    let path = format!("/numbers/{}", number["id"].as_str().unwrap());
    let simulate = json!({"from": "phone", "text": "hi"});
    admin.post(&format!("{path}/simulate"), &simulate).await.problem(ProblemCode::NotASimulator);
    assert_eq!(admin.delete(&path).await.status, 204);
    admin.get(&path).await.problem(ProblemCode::NotFound);
    admin.post("/numbers", &cloud()).await.ok();
});

on_both!(a_simulated_message_waits_in_the_inbox, async |app: App| {
    let workspace = app.workspace("W").await;
    let editor = app.client(workspace, Role::Editor).await;
    let admin = app.client(workspace, Role::Admin).await;
    let number = admin.post("/numbers", &json!({"kind": "simulator", "name": "Try"})).await.ok();
    let path = format!("/numbers/{}/simulate", number["id"].as_str().unwrap());
    let answer = editor.post(&path, &json!({"from": "phone-1", "name": "Eve", "text": "hi"})).await;
    assert_eq!(answer.status, 202);
    editor.post(&path, &json!({"from": "phone-1", "choice_id": "o1", "text": "Yes"})).await.ok();
    let pending = app.store.pending(ShardSet::ALL, 10).await.unwrap();
    assert_eq!(pending.len(), 2);
    assert_eq!(pending[0].body["content"], json!({"kind": "text", "text": "hi"}));
    assert_eq!(pending[1].body["content"], json!({"kind": "reply", "id": "o1", "title": "Yes"}));
    assert_eq!(pending[0].body["aliases"], json!([["simulator", "phone-1"]]));
    for wrong in [json!({"from": "a"}), json!({"from": "", "text": "x"}), json!({"from": "a", "text": " "})] {
        editor.post(&path, &wrong).await.problem(ProblemCode::Invalid);
    }
});

on_both!(a_number_keeps_the_rules_for_its_sending, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let number = admin.post("/numbers", &cloud()).await.ok();
    let path = format!("/numbers/{}", number["id"].as_str().unwrap());
    let sending = admin.get(&path).await.ok()["sending"].clone();
    assert_eq!(
        sending,
        json!({"policy": {"timezone": ""}, "sent_today": 0, "cap_today": null, "waiting": null})
    );
    assert_eq!(admin.get("/numbers").await.ok()["items"][0]["sending"], Value::Null, "lists do not count");

    let wrong = json!({"sending": {
        "timezone": "Mars/Olympus", "daily_cap": 0, "warm_up": {"first_day": 20, "growth": 0},
        "quiet": {"week": {"mon": [{"from": "22:00", "to": "8"}]}, "reply_minutes": 9999}
    }});
    let problem = admin.patch(&path, &wrong).await.problem(ProblemCode::Invalid);
    let pointers: Vec<&str> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["pointer"].as_str().unwrap())
        .collect();
    assert_eq!(
        pointers,
        [
            "/sending/timezone",
            "/sending/quiet/reply_minutes",
            "/sending/quiet/week/mon/0",
            "/sending/daily_cap",
            "/sending/warm_up/first_day",
            "/sending/warm_up/growth"
        ]
    );
    admin.patch(&path, &json!({"sending": {"daily_caps": 1}})).await.problem(ProblemCode::Invalid);

    let windows = json!([{"from": "00:00", "to": "24:00"}]);
    let today = json!({"mon": windows, "tue": windows, "wed": windows, "thu": windows, "fri": windows, "sat": windows,
        "sun": [{"from": "00:00", "to": "23:59"}]});
    let policy = json!({
        "timezone": "Europe/Berlin", "daily_cap": 200, "warm_up": {"first_day": 20, "growth": 30},
        "quiet": {"week": today, "reply_minutes": 5}
    });
    let changed = admin.patch(&path, &json!({"sending": policy})).await.ok();
    let sending = &changed["sending"];
    assert_eq!(sending["policy"], policy);
    assert_eq!((&sending["cap_today"], &sending["waiting"]["reason"]), (&json!(20), &json!("quiet_hours")));
    let changed = admin.patch(&path, &json!({"name": "Other"})).await.ok();
    assert_eq!(changed["sending"]["policy"]["daily_cap"], 200, "what is absent stays");
    let changed = admin.patch(&path, &json!({"sending": {}})).await.ok();
    assert_eq!(changed["sending"]["waiting"], Value::Null);
    let editor = app.client(workspace, Role::Editor).await;
    editor.patch(&path, &json!({"sending": {}})).await.problem(ProblemCode::Forbidden);
});
