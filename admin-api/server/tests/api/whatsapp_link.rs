//! Linking numbers by QR code: the wish goes to the engine by the database, and the code comes back to admins only.

use std::time::Duration;

use admin_types::{ProblemCode, Role};
use engine_store::{
    clock::{Clock, SystemClock},
    ids,
    repo::whatsapp_links::{LinkState, Wanted},
};
use serde_json::{Value, json};

use crate::app::App;

on_both!(a_wish_reaches_the_engine_and_its_code_the_admins, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let viewer = app.client(workspace, Role::Viewer).await;
    let number = admin.post("/numbers", &json!({"kind": "whatsapp_web", "name": "Shop"})).await.ok();
    assert_eq!((&number["kind"], &number["link"]["state"]), (&json!("whatsapp_web"), &json!("unlinked")));
    let id: uuid::Uuid = number["id"].as_str().unwrap().parse().unwrap();
    assert_eq!(engine_store::shard::home(id), Some(id.as_bytes()[15]), "its conversations have one home");
    assert!(admin.get(&format!("/numbers/{id}")).await.ok()["sending"]["policy"]["daily_cap"].is_u64());
    let path = format!("/numbers/{id}/link");

    let link = admin.post(&path, &json!({"action": "connect"})).await.ok();
    assert_eq!(link["state"], "starting");
    let kept = app.store.link(id).await.unwrap().unwrap();
    assert_eq!((kept.wanted.as_str(), kept.round, kept.pair_phone), ("connected", 1, None));

    // What the engine writes.
    let epoch = app.store.join("test", Duration::from_secs(60)).await.unwrap().unwrap();
    app.store.claim_shards(epoch, 256).await.unwrap();
    let now = SystemClock.now();
    let state = LinkState {
        state: "qr_code".into(),
        code: Some("2@abc,def,ghi,jkl".into()),
        code_number: 2,
        code_expires: Some(now + chrono::Duration::hours(1)),
        ..LinkState::default()
    };
    assert!(app.store.note_link(epoch, id, 1, &state, ids::new_id(&SystemClock), now).await.unwrap());
    // The word of a round that is over undoes no wish.
    let late = LinkState { state: "exhausted".into(), ..LinkState::default() };
    assert!(!app.store.note_link(epoch, id, 0, &late, ids::new_id(&SystemClock), now).await.unwrap());
    let link = admin.get(&path).await.ok();
    assert_eq!((&link["state"], &link["code_number"]), (&json!("qr_code"), &json!(2)));
    assert!(link["qr"]["path"].as_str().unwrap().starts_with('M') && link["qr"]["size"].as_u64().unwrap() > 20);
    assert_eq!(link["history"][0]["state"], "qr_code");
    assert!(!link.to_string().contains("2@abc"), "the code is drawn, not told");
    let seen = viewer.get(&path).await.ok();
    assert_eq!((&seen["state"], &seen["qr"], &seen["typed_code"]), (&json!("qr_code"), &Value::Null, &Value::Null));

    admin.post(&path, &json!({"action": "connect", "phone": "+49 (170) 1234567"})).await.ok();
    let kept = app.store.link(id).await.unwrap().unwrap();
    assert_eq!((kept.pair_phone.as_deref(), kept.round, kept.code), (Some("491701234567"), 2, None));
    for wrong in [json!({"action": "connect", "phone": "0170 1"}), json!({"action": "connect", "phone": "x"})] {
        let problem = admin.post(&path, &wrong).await.problem(ProblemCode::Invalid);
        assert_eq!(problem.errors[0].pointer, "/phone");
    }
    for (action, wanted) in [("pause", Wanted::Paused), ("log_out", Wanted::LoggedOut)] {
        admin.post(&path, &json!({"action": action})).await.ok();
        assert_eq!(app.store.link(id).await.unwrap().unwrap().wanted, wanted.as_str());
    }
    admin.post(&path, &json!({"action": "explode"})).await.problem(ProblemCode::Invalid);
    viewer.post(&path, &json!({"action": "pause"})).await.problem(ProblemCode::Forbidden);
    let simulator = admin.post("/numbers", &json!({"kind": "simulator", "name": "S"})).await.ok();
    let other = format!("/numbers/{}/link", simulator["id"].as_str().unwrap());
    admin.get(&other).await.problem(ProblemCode::NotALinkedNumber);

    // A deleted number's device is unlinked by the engine, which still finds it.
    assert_eq!(admin.delete(&format!("/numbers/{id}")).await.status, 204);
    admin.get(&path).await.problem(ProblemCode::NotFound);
});
