//! Forms inside WhatsApp, read receipts and typing: nothing waits for them, and nothing is lost without them.

mod support;

use std::{sync::Arc, time::Duration};

use axum::http::StatusCode;
use engine_runtime::testing::fixture::{PHONE_NUMBER_ID, answering_flow, messages, waiting_flow};
use engine_store::{
    clock::{Clock, ManualClock, SystemClock},
    hints::Hint,
    on_each_database,
    repo::{numbers::NumberChange, options::NumberOptions, transcripts::ConversationQuery},
    testing::TestStore,
};
use serde_json::{Value, json};
use support::{World, until};

const FROM: &str = "972987654321";

fn flow() -> Value {
    json!({
        "spec": "1.0", "name": "Booking",
        "variables": [{"key": "name", "type": "text"}, {"key": "place", "type": "text"}],
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "form"}],
        "nodes": [
            {"id": "form", "type": "form", "next": {"next": "done"}, "config": {
                "text": "Book a table",
                "fields": [
                    {"id": "name", "kind": "text", "text": "Your name?", "save_as": "name"},
                    {"id": "table", "kind": "choice", "text": "Inside or outside?", "options": ["Inside", "Outside"], "save_as": "place"},
                ],
            }},
            {"id": "done", "type": "text", "config": {"text": "Thanks {{ name }}, {{ place }}."}},
        ],
    })
}

/// A webhook with the answers of a form, as Meta sends them: JSON inside a text.
fn form_reply(id: &str, response: &Value) -> String {
    let reply = json!({"name": "flow", "body": "Sent", "response_json": response.to_string()});
    let message = json!({
        "from": FROM, "id": id, "timestamp": "1697043223", "type": "interactive",
        "interactive": {"type": "nfm_reply", "nfm_reply": reply},
    });
    let value = json!({
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "972123456789", "phone_number_id": PHONE_NUMBER_ID},
        "contacts": [{"wa_id": FROM, "profile": {"name": "Ada"}}], "messages": [message],
    });
    json!({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}]})
        .to_string()
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn options(world: &World, options: NumberOptions) {
    let change = NumberChange { options: Some(options), ..NumberChange::default() };
    let (workspace_id, number_id) = (world.business.workspace_id, world.business.number_id);
    assert!(world.store.update_number(workspace_id, number_id, &change, world.clock.now()).await.unwrap());
    world.hints.publish(Hint::NumberChanged { workspace_id, number_id });
}

/// Turns receipts on, and waits until the writer has heard of it.
async fn seen(world: &World) {
    options(world, NumberOptions { read_receipts: true, ..NumberOptions::default() }).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
}

on_each_database!(a_form_is_published_and_filled_in_at_once, async |store: TestStore| {
    let world = World::new(store.store.clone(), flow()).await;
    // Without the option nothing is published, and fields are asked one by one.
    assert_eq!(world.post(&messages(&[(FROM, "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(2).await;
    assert_eq!(world.texts(), ["Book a table", "Your name?"]);
    assert!(world.graph.form_ids().is_empty());

    options(&world, NumberOptions { forms: true, ..NumberOptions::default() }).await;
    until("the form", async || !world.graph.form_ids().is_empty()).await;
    let number = world.business.number_id;
    until("the id", async || store.forms(number).await.unwrap().iter().any(|row| row.provider_id.is_some()))
        .await;
    // The writer hears of it in its own time.
    tokio::time::sleep(Duration::from_millis(200)).await;
    let another = "972987654322";
    assert_eq!(world.post(&messages(&[(another, "wamid.2", "hi")])).await, StatusCode::OK);
    world.until_sent(3).await;
    let sent = world.graph.received().pop().unwrap().body;
    let parameters = &sent["interactive"]["action"]["parameters"];
    assert_eq!(parameters["flow_id"], world.graph.form_ids()[0]);
    assert_eq!(parameters["flow_token"], "form");
    assert_eq!(parameters["flow_action_payload"]["data"]["label_name"], "Your name?");

    let reply = form_reply("wamid.3", &json!({"flow_token": "form", "name": "Ada", "table": "1~1"}));
    assert_eq!(world.post(&reply.replace(FROM, another)).await, StatusCode::OK);
    world.until_sent(4).await;
    assert_eq!(world.texts().pop().as_deref(), Some("Thanks Ada, Outside."));
    // What was begun in the chat is finished there, or by a form just the same.
    assert_eq!(world.post(&messages(&[(FROM, "wamid.4", "Bob")])).await, StatusCode::OK);
    world.until_sent(5).await;
    assert_eq!(world.graph.form_ids().len(), 1, "one form for all");
    world.runtime.shutdown().await;
});

on_each_database!(a_form_that_cannot_be_published_is_asked_one_by_one, async |store: TestStore| {
    let world = World::new(store.store.clone(), flow()).await;
    world.graph.refuse_token(true);
    options(&world, NumberOptions { forms: true, ..NumberOptions::default() }).await;
    let number = world.business.number_id;
    until("the refusal", async || {
        store.forms(number).await.unwrap().iter().any(|row| row.provider_id.is_none() && row.error.is_some())
    })
    .await;
    world.graph.refuse_token(false);
    assert_eq!(world.post(&messages(&[(FROM, "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(2).await;
    assert_eq!(world.texts(), ["Book a table", "Your name?"]);
    world.runtime.shutdown().await;
});

on_each_database!(contacts_see_that_they_were_read, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("yes")).await;
    seen(&world).await;
    assert_eq!(world.post(&messages(&[(FROM, "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(1).await;
    let read = json!({"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.1"});
    until("the receipt", async || world.graph.signs() == [read.clone()]).await;
    // The same message again is not read twice.
    assert_eq!(world.post(&messages(&[(FROM, "wamid.1", "hi")])).await, StatusCode::OK);
    options(&world, NumberOptions::default()).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(world.post(&messages(&[(FROM, "wamid.2", "hi")])).await, StatusCode::OK);
    world.until_sent(2).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(world.graph.signs().len(), 1);
    world.runtime.shutdown().await;
});

on_each_database!(who_answers_later_is_seen_to_type, async |store: TestStore| {
    let mut flow = waiting_flow(5);
    flow["settings"] = json!({"typing": true});
    let clock = Arc::new(ManualClock::new(SystemClock.now()));
    let world = World::with(store.store.clone(), flow, clock.clone(), |_| {}).await;
    seen(&world).await;
    assert_eq!(world.post(&messages(&[(FROM, "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(1).await;
    until("the sign", async || !world.graph.signs().is_empty()).await;
    assert_eq!(world.graph.signs()[0]["typing_indicator"], json!({"type": "text"}));
    clock.advance(chrono::Duration::seconds(6));
    world.until_sent(2).await;
    assert_eq!(world.texts(), ["before", "after"]);
    world.runtime.shutdown().await;
});

on_each_database!(an_answer_does_not_wait_for_a_receipt, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("yes")).await;
    seen(&world).await;
    world.graph.stall_signs(Duration::from_secs(600));
    for n in 0..20 {
        let body = messages(&[(FROM, &format!("wamid.{n}"), "hi")]);
        assert_eq!(world.post(&body).await, StatusCode::OK);
    }
    world.until_sent(20).await;
    let list = ConversationQuery { limit: 1, ..ConversationQuery::default() };
    let conversation = store.conversation_list(world.business.workspace_id, &list).await.unwrap().remove(0);
    assert_eq!(conversation.message_count, 40);
    let stopping = std::time::Instant::now();
    world.runtime.shutdown().await;
    assert!(stopping.elapsed() < Duration::from_secs(10), "{:?}", stopping.elapsed());
});
