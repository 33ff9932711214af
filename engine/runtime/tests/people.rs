//! People take conversations over, answer beside the flow, and hand back: the flow is silent meanwhile, and misses nothing.

mod support;

use std::sync::Arc;

use axum::http::StatusCode;
use engine_core::{Content, Inbound, OutMessage, OutTemplate};
use engine_runtime::testing::fixture::{WABA_ID, echo_flow, messages, waiting_flow};
use engine_store::{
    clock::{Clock, ManualClock, SystemClock},
    hints::Hint,
    on_each_database,
    repo::{
        acts::{Act, PersonAct, Typed, Whom},
        message_templates::TemplateRecord,
        transcripts::{ConversationQuery, ConversationView, MessageView},
    },
    testing::TestStore,
};
use serde_json::json;
use support::World;
use uuid::Uuid;

const ADA: &str = "972987654321";
const PERSON: Uuid = Uuid::from_u128(77);

fn text(text: &str) -> Act {
    Act::Say(Box::new(OutMessage::Text { text: text.to_owned() }))
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn list(world: &World, query: ConversationQuery) -> Vec<ConversationView> {
    let query = ConversationQuery { limit: 10, ..query };
    world.store.conversation_list(world.business.workspace_id, &query).await.unwrap()
}

async fn only(world: &World) -> ConversationView {
    list(world, ConversationQuery::default()).await.remove(0)
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn lines(world: &World) -> Vec<MessageView> {
    let id = only(world).await.id;
    let mut lines = world.store.transcript(world.business.workspace_id, id, None, 50).await.unwrap();
    lines.reverse();
    lines
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn act_to(world: &World, to: Whom, act: Act, id: &str) -> u64 {
    let act = PersonAct { to, user_id: Some(PERSON), act, flow_goes_on: false, message_id: None };
    let row = act.row(world.business.number_id, id, world.clock.now()).unwrap();
    let new = world.store.enqueue(&[row]).await.unwrap();
    world.hints.publish(Hint::InboxReady);
    new
}

async fn act(world: &World, act: Act, id: &str) -> u64 {
    act_to(world, Whom::Conversation(only(world).await.id), act, id).await
}

async fn hear(world: &World, id: &str, words: &str) {
    assert_eq!(world.post(&messages(&[(ADA, id, words)])).await, StatusCode::OK);
}

on_each_database!(
    a_person_answers_once_and_the_flow_is_silent_until_it_is_handed_back,
    async |store: TestStore| {
        let world = World::new(store.store.clone(), echo_flow()).await;
        hear(&world, "wamid.1", "hi").await;
        world.until_sent(1).await;
        let line = lines(&world).await.remove(0);
        let start = line.start.unwrap_or_default();
        assert_eq!(start["trigger"], "start", "the transcript says which start fired");
        assert_eq!(act(&world, text("I am Bo"), "1").await, 1);
        assert_eq!(act(&world, text("I am Bo"), "1").await, 0, "told twice is said once");
        world.until_sent(2).await;
        let view = only(&world).await;
        assert!(view.pause.is_some() && view.unread && view.active, "{view:?}");
        hear(&world, "wamid.2", "who?").await;
        hear(&world, "wamid.3", "are you?").await;
        world.until("the words", async || lines(&world).await.len() == 5).await;
        assert_eq!(world.texts(), ["Say something", "I am Bo"], "the flow says nothing");
        let said = lines(&world).await.into_iter().find(|line| line.text == "I am Bo");
        assert_eq!(said.and_then(|line| line.author_id), Some(PERSON));
        let with_person = ConversationQuery { state: Some("person"), ..ConversationQuery::default() };
        assert_eq!(list(&world, with_person.clone()).await.len(), 1);
        act(&world, Act::HandBack { outcome: "done".into() }, "2").await;
        world.until("the flow to be back", async || only(&world).await.pause.is_none()).await;
        assert!(list(&world, with_person).await.is_empty());
        hear(&world, "wamid.4", "tea").await;
        world.until_sent(4).await;
        // It goes on with the question that it had asked.
        assert_eq!(world.texts()[2..], ["echo tea".to_owned(), "Say something".to_owned()]);
        world.runtime.shutdown().await;
    }
);

on_each_database!(
    a_program_writes_first_under_a_promised_id_and_the_flow_goes_on,
    async |store: TestStore| {
        let world = World::new(store.store.clone(), echo_flow()).await;
        let to = Whom::Identity {
            alias: ("phone".into(), ADA.into()),
            phone: ADA.into(),
            recipient: json!({"to": ADA}),
        };
        let (number, promised) = (world.business.number_id, Uuid::from_u128(0x50));
        let act = PersonAct {
            to,
            user_id: None,
            act: Act::Say(Box::new(OutMessage::Template(OutTemplate {
                name: "shipped".into(),
                language: "en".into(),
                header: String::new(),
                header_media: None,
                header_name: String::new(),
                body: vec!["Ada".into()],
                body_names: Vec::new(),
                buttons: Vec::new(),
            }))),
            flow_goes_on: true,
            message_id: Some(promised),
        };
        for _ in 0..2 {
            let row = act.row(number, &promised.to_string(), world.clock.now()).unwrap();
            world.store.enqueue(&[row]).await.unwrap();
            world.hints.publish(Hint::InboxReady);
        }
        world.until_sent(1).await;
        assert_eq!(world.texts().len(), 1, "asked twice is said once");
        let workspace = world.business.workspace_id;
        let said = world.store.listed_message(workspace, promised).await.unwrap().expect("the promised id");
        assert_eq!((said.message.kind.as_str(), said.number_id), ("template", number));
        assert!(only(&world).await.pause.is_none());
        hear(&world, "wamid.1", "hi").await;
        world.until_sent(2).await;
        assert_eq!(world.texts()[1], "Say something", "the flow answers as ever");
        world.runtime.shutdown().await;
    }
);

on_each_database!(times_that_come_while_the_flow_is_silent_are_not_lost, async |store: TestStore| {
    let world = World::new(store.store.clone(), waiting_flow(1)).await;
    hear(&world, "wamid.1", "hi").await;
    world.until_sent(1).await;
    act(&world, Act::Pause, "1").await;
    world.until("silence", async || only(&world).await.pause.is_some()).await;
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    assert_eq!(world.texts(), ["before"]);
    act(&world, Act::HandBack { outcome: String::new() }, "2").await;
    world.until_sent(2).await;
    assert_eq!(world.texts(), ["before", "after"]);
    world.runtime.shutdown().await;
});

on_each_database!(a_contact_who_has_not_written_yet_can_be_kept_from_the_flow, async |store: TestStore| {
    let world = World::new(store.store.clone(), echo_flow()).await;
    let to = Whom::Identity {
        alias: ("phone".into(), ADA.into()),
        phone: ADA.into(),
        recipient: json!({"to": ADA}),
    };
    act_to(&world, to, Act::Pause, "1").await;
    world
        .until("the conversation", async || !list(&world, ConversationQuery::default()).await.is_empty())
        .await;
    hear(&world, "wamid.1", "hi").await;
    world.until("the words", async || lines(&world).await.len() == 1).await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert!(world.texts().is_empty(), "{:?}", world.texts());
    act(&world, Act::HandBack { outcome: String::new() }, "2").await;
    world.until("the flow to be back", async || only(&world).await.pause.is_none()).await;
    hear(&world, "wamid.2", "hi").await;
    world.until_sent(1).await;
    world.runtime.shutdown().await;
});

on_each_database!(
    a_template_keeps_the_words_that_were_sent_and_is_found_by_them,
    async |store: TestStore| {
        let world = World::new(store.store.clone(), echo_flow()).await;
        hear(&world, "wamid.1", "Grüße aus dem Zürich-Büro").await;
        world.until_sent(1).await;
        let now = world.clock.now();
        let template = TemplateRecord {
            id: Uuid::from_u128(1),
            workspace_id: world.business.workspace_id,
            account_id: WABA_ID.into(),
            provider_id: "1".into(),
            name: "shipped".into(),
            language: "en".into(),
            category: "UTILITY".into(),
            status: "APPROVED".into(),
            reason: None,
            quality: "UNKNOWN".into(),
            parameter_format: "POSITIONAL".into(),
            components: json!([{"type": "BODY", "text": "Hi {{1}}, your parcel left."}, {"type": "FOOTER", "text": "Shop"}]),
            created_at: now,
            updated_at: now,
        };
        assert!(world.store.keep_message_template(&template).await.is_ok());
        let sent = OutTemplate {
            name: "shipped".into(),
            language: "en".into(),
            header: String::new(),
            header_media: None,
            header_name: String::new(),
            body: vec!["Ada".into()],
            body_names: Vec::new(),
            buttons: Vec::new(),
        };
        act(&world, Act::Say(Box::new(OutMessage::Template(sent))), "1").await;
        world.until("the line", async || lines(&world).await.len() == 3).await;
        let line = lines(&world).await.remove(2);
        assert_eq!(line.text, "Hi Ada, your parcel left.\nShop");
        assert_eq!(line.body["shown"]["footer"], "Shop");
        assert_eq!(line.body["name"], "shipped");
        assert_eq!(only(&world).await.last_text, line.text);
        let found = async |words: &[&str]| {
            let words = words.iter().map(|word| (*word).to_owned()).collect();
            let query =
                ConversationQuery { pattern: Some("%nobody%".into()), words, ..ConversationQuery::default() };
            list(&world, query).await.len()
        };
        assert_eq!(found(&["parcel", "ada"]).await, 1);
        assert_eq!(found(&["parc"]).await, 1, "beginnings count");
        assert_eq!(found(&["zürich"]).await, 1);
        assert_eq!(found(&["büro"]).await, 1, "parts of words with a hyphen count");
        assert_eq!(found(&["parcel", "zürich"]).await, 0, "all words stand in one message");
        assert_eq!(found(&["letter"]).await, 0);
        world.runtime.shutdown().await;
    }
);

on_each_database!(what_is_typed_on_the_phone_silences_the_flow_for_a_while, async |store: TestStore| {
    let clock = Arc::new(ManualClock::new(SystemClock.now()));
    let world = World::with(store.store.clone(), waiting_flow(60), clock.clone(), |_| {}).await;
    hear(&world, "wamid.1", "hi").await;
    world.until_sent(1).await;
    let typed = |text: &str| {
        let content = Content::Text { text: text.to_owned() };
        let content = Inbound { content, message_id: text.to_owned(), referral: None, context: None };
        Act::Typed(Box::new(Typed { content, raw: None }))
    };
    let minutes = |count| clock.advance(chrono::Duration::minutes(count));
    act(&world, typed("one moment"), "1").await;
    world.until("silence", async || only(&world).await.pause.is_some()).await;
    minutes(30);
    act(&world, typed("still looking"), "2").await;
    world.until("the words", async || lines(&world).await.len() == 4).await;
    minutes(40);
    // The first hour is over, and the second one is not. The flow's time came long ago.
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    assert_eq!(world.texts(), ["before"]);
    minutes(30);
    world.until_sent(2).await;
    assert_eq!(world.texts(), ["before", "after"], "it heard what it had missed");
    assert_eq!(only(&world).await.pause, None);
    // Who takes it over here hands it back here.
    act(&world, typed("and again"), "3").await;
    act(&world, Act::Pause, "4").await;
    world
        .until("a silence without end", async || {
            only(&world).await.pause.is_some_and(|pause| pause.get("until").is_none())
        })
        .await;
    minutes(120);
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    assert!(only(&world).await.pause.is_some());
    world.runtime.shutdown().await;
});
