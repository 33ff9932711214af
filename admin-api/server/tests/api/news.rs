//! What a provider told of a number.

use admin_types::{ProblemCode, Role};
use chrono::Duration;
use engine_store::{
    clock::Clock as _,
    ids,
    repo::records::{BatchWrites, ChannelEventRow},
};
use serde_json::json;
use uuid::Uuid;

use crate::app::App;

on_both!(news_of_a_number_come_newest_first_and_to_those_who_look_after_it, async |app: App| {
    let (ours, theirs) = (app.workspace("Ours").await, app.workspace("Theirs").await);
    let ann = app.client(ours, Role::Admin).await;
    let stranger = app.client(theirs, Role::Admin).await;
    let number = ann.post("/numbers", &json!({"kind": "simulator", "name": "Try"})).await.ok();
    let number_id: Uuid = number["id"].as_str().unwrap().parse().unwrap();
    let path = format!("/numbers/{number_id}/news");
    assert_eq!(ann.get(&path).await.ok()["items"], json!([]));

    let event = |n: i32, kind: &str| ChannelEventRow {
        id: ids::new_id(&*app.clock),
        workspace_id: ours,
        number_id,
        kind: kind.to_owned(),
        level: n,
        body: json!({"n": n, "words": "<script>alert(1)</script>"}),
        created_at: app.clock.now() + Duration::seconds(i64::from(n)),
    };
    let kinds = ["something_new", "phone_number_quality_update", "account_update"];
    let channel_events = (0..).zip(kinds).map(|(n, kind)| event(n, kind)).collect();
    let epoch =
        app.store.join("test", std::time::Duration::from_secs(10)).await.unwrap().expect("no other node");
    let mut tx = app.store.begin_batch(epoch).await.unwrap();
    tx.write(&BatchWrites { channel_events, ..BatchWrites::default() }).await.unwrap();
    tx.commit().await.unwrap();

    let first = ann.get(&format!("{path}?limit=2")).await.ok();
    let seen = |page: &serde_json::Value| -> Vec<(String, String)> {
        let items = page["items"].as_array().unwrap().iter();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        items.map(|item| (text(&item["kind"]), text(&item["level"]))).collect()
    };
    let is = |kind: &str, level: &str| (kind.to_owned(), level.to_owned());
    assert_eq!(seen(&first), [is("account_update", "problem"), is("phone_number_quality_update", "warning")]);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = ann.get(&format!("{path}?limit=2&cursor={cursor}")).await.ok();
    assert_eq!(seen(&second), [is("something_new", "info")]);
    assert_eq!(second["items"][0]["body"]["words"], "<script>alert(1)</script>", "as it came");
    assert!(second["next_cursor"].is_null());

    stranger.get(&path).await.problem(ProblemCode::NotFound);
    app.client(ours, Role::Viewer).await.get(&path).await.problem(ProblemCode::Forbidden);
});

on_both!(news_of_quality_make_a_check_due_at_once, async |app: App| {
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Admin).await;
    let number = ann.post("/numbers", &json!({"kind": "simulator", "name": "Try"})).await.ok();
    let number_id: Uuid = number["id"].as_str().unwrap().parse().unwrap();
    let claim = async || {
        let now = app.clock.now();
        app.store.claim_check(workspace, number_id, now - Duration::hours(1), now).await.unwrap()
    };
    assert!(claim().await);
    app.advance(Duration::seconds(10));
    assert!(!claim().await, "nothing happened since");
    let mut tx = {
        let epoch =
            app.store.join("test", std::time::Duration::from_secs(10)).await.unwrap().expect("no other node");
        app.store.begin_batch(epoch).await.unwrap()
    };
    let news = ChannelEventRow {
        id: ids::new_id(&*app.clock),
        workspace_id: workspace,
        number_id,
        kind: "phone_number_quality_update".into(),
        level: 1,
        body: json!({}),
        created_at: app.clock.now(),
    };
    tx.write(&BatchWrites { channel_events: vec![news], ..BatchWrites::default() }).await.unwrap();
    tx.commit().await.unwrap();
    app.advance(Duration::seconds(10));
    assert!(claim().await, "the number may fare differently now");
    app.advance(Duration::seconds(10));
    assert!(!claim().await, "once");
});
