//! What contacts do besides writing: they change their number, edit, delete, order; and what Meta tells of messages.

mod support;

use axum::http::StatusCode;
use engine_runtime::testing::fixture::{PHONE_NUMBER_ID, answering_flow, messages, status};
use engine_store::{
    on_each_database,
    repo::transcripts::{ConversationQuery, ConversationView, MessageView},
    testing::TestStore,
};
use serde_json::{Value, json};
use support::World;

const OLD: &str = "972987654321";
const NEW: &str = "972912345678";

fn body(message: &Value) -> String {
    json!({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "1", "phone_number_id": PHONE_NUMBER_ID},
        "messages": [message],
    }}]}]})
    .to_string()
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn conversations(world: &World) -> Vec<ConversationView> {
    let query = ConversationQuery { limit: 50, ..ConversationQuery::default() };
    world.store.conversation_list(world.business.workspace_id, &query).await.unwrap()
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn transcript(world: &World) -> Vec<MessageView> {
    let [conversation] = conversations(world).await.try_into().unwrap();
    let mut all =
        world.store.transcript(world.business.workspace_id, conversation.id, None, 50).await.unwrap();
    all.reverse();
    all
}

fn changed_number(id: &str) -> String {
    body(&json!({"from": OLD, "id": id, "timestamp": "1753851315", "type": "system", "system": {
        "type": "user_changed_number", "wa_id": NEW, "body": "User A changed from old to new"}}))
}

on_each_database!(a_contact_who_changes_the_number_keeps_the_conversation, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    // Nobody becomes a contact by changing the number.
    assert_eq!(world.post(&changed_number("wamid.0")).await, StatusCode::OK);
    assert_eq!(conversations(&world).await, []);

    assert_eq!(world.post(&messages(&[(OLD, "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(1).await;
    // Meta delivers twice.
    for _ in 0..2 {
        assert_eq!(world.post(&changed_number("wamid.2")).await, StatusCode::OK);
    }
    let lines = transcript(&world).await;
    let kinds: Vec<&str> = lines.iter().map(|line| line.kind.as_str()).collect();
    assert_eq!(kinds, ["text", "text", "system"], "noted once, and not answered");
    assert_eq!(lines[2].text, "User A changed from old to new");
    assert_eq!(conversations(&world).await[0].contact_phone, NEW);

    assert_eq!(world.post(&messages(&[(NEW, "wamid.3", "it is me")])).await, StatusCode::OK);
    world.until_sent(2).await;
    assert_eq!(transcript(&world).await.len(), 5, "still one conversation");
    assert_eq!(world.graph.received()[1].body["to"], NEW);

    // Whoever gets the old number is somebody else.
    assert_eq!(world.post(&messages(&[(OLD, "wamid.4", "who is this?")])).await, StatusCode::OK);
    world.until_sent(3).await;
    let all = conversations(&world).await;
    assert_eq!(all.len(), 2);
    assert_ne!(all[0].contact_id, all[1].contact_id);
    world.runtime.shutdown().await;
});

on_each_database!(a_number_that_already_writes_keeps_its_own_conversation, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    let body = messages(&[(OLD, "wamid.1", "hi"), (NEW, "wamid.2", "hi")]);
    assert_eq!(world.post(&body).await, StatusCode::OK);
    assert_eq!(world.post(&changed_number("wamid.3")).await, StatusCode::OK);
    assert_eq!(
        world.post(&messages(&[(OLD, "wamid.4", "hi"), (NEW, "wamid.5", "hi")])).await,
        StatusCode::OK
    );
    world.until_sent(4).await;
    assert_eq!(conversations(&world).await.len(), 2);
    world.runtime.shutdown().await;
});

on_each_database!(edits_and_deletions_are_noted_and_answer_nothing, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    assert_eq!(world.post(&messages(&[(OLD, "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(1).await;
    let edit = json!({"from": OLD, "id": "wamid.2", "type": "edit", "edit": {
        "original_message_id": "wamid.1", "message": {"type": "text", "text": {"body": "hello"}}}});
    let revoke = json!({"from": OLD, "id": "wamid.3", "type": "revoke",
        "revoke": {"original_message_id": "wamid.1"}});
    let unknown = json!({"from": OLD, "id": "wamid.4", "type": "hologram", "hologram": {"depth": 3}});
    for message in [edit, revoke, unknown] {
        assert_eq!(world.post(&body(&message)).await, StatusCode::OK);
    }
    // The flow answers everything that is said to it, the unknown message too.
    world.until_sent(2).await;
    let lines = transcript(&world).await;
    let kinds: Vec<&str> =
        lines.iter().filter(|line| line.direction == "in").map(|line| line.kind.as_str()).collect();
    assert_eq!(kinds, ["text", "edit", "revoke", "hologram"]);
    let line = |kind: &str| lines.iter().find(|line| line.kind == kind).unwrap();
    assert_eq!(
        (line("edit").text.as_str(), &line("edit").body["content"]["to"]),
        ("hello", &json!("wamid.1"))
    );
    assert_eq!(line("revoke").body["content"]["to"], "wamid.1");
    assert_eq!(line("hologram").body["raw"]["hologram"]["depth"], 3, "kept as it came");
    assert_eq!(world.texts().len(), 2);
    world.runtime.shutdown().await;
});

on_each_database!(what_a_message_costs_and_why_it_failed_is_kept, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    assert_eq!(world.post(&messages(&[(OLD, "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(1).await;
    let sent = world.graph.received().remove(0);
    let wamid = sent.message_id.clone().unwrap();
    let callback = sent.body["biz_opaque_callback_data"].as_str().unwrap().to_owned();
    let told = |word: &str, extra: Value| {
        let mut body: Value = serde_json::from_str(&status(&wamid, word, &callback)).unwrap();
        let status =
            body.pointer_mut("/entry/0/changes/0/value/statuses/0").unwrap().as_object_mut().unwrap();
        status.extend(extra.as_object().unwrap().clone());
        body.to_string()
    };
    let pricing = json!({"pricing": {"billable": true, "category": "service", "pricing_model": "PMP"}});
    // In the wrong order: only the late one tells the price.
    assert_eq!(world.post(&told("read", json!({}))).await, StatusCode::OK);
    assert_eq!(world.post(&told("delivered", pricing.clone())).await, StatusCode::OK);
    assert_eq!(world.post(&told("sent", json!({"pricing": {"billable": false}}))).await, StatusCode::OK);
    let lines = transcript(&world).await;
    let answer = lines.iter().find(|line| line.direction == "out").unwrap();
    assert_eq!(answer.status, "read", "it never falls");
    assert_eq!(answer.delivery, Some(pricing), "and what is known stays");
    world.runtime.shutdown().await;
});
