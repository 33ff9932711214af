//! Contacts through the engine: blocked, agreeing, learned from files, merged, erased.

mod support;

use axum::http::StatusCode;
use engine_core::ContactChange;
use engine_runtime::testing::fixture::{answering_flow, messages};
use engine_store::{
    hints::Hint,
    on_each_database,
    repo::{
        acts::{Act, Learned, PersonAct, Whom},
        contact_desk::ConsentView,
        contact_merge::MergedContact,
        contacts::{ContactQuery, ContactView},
        desk::NoteRow,
        records::ContactProfile,
        transcripts::ConversationQuery,
    },
    shard::ShardSet,
    testing::TestStore,
};
use serde_json::{Value, json};
use support::World;
use uuid::Uuid;

const ADA: &str = "972987654321";
const BOB: &str = "972987654322";
const PERSON: Uuid = Uuid::from_u128(77);

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn contacts(world: &World) -> Vec<ContactView> {
    let mut rows = world
        .store
        .contact_list(world.business.workspace_id, &ContactQuery::default(), None, 50)
        .await
        .unwrap();
    rows.reverse();
    rows
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn act(world: &World, to: Whom, act: Act, id: &str) {
    let act = PersonAct { to, user_id: Some(PERSON), act, flow_goes_on: true, message_id: None };
    let row = act.row(world.business.number_id, id, world.clock.now()).unwrap();
    world.store.enqueue(&[row]).await.unwrap();
    world.hints.publish(Hint::InboxReady);
    let done = async || world.store.pending(ShardSet::ALL, 1).await.unwrap().is_empty();
    world.until("the act", done).await;
}

async fn change(world: &World, contact: &ContactView, changes: Vec<ContactChange>, id: &str) {
    act(world, of(contact), Act::Change(changes), id).await;
}

fn of(contact: &ContactView) -> Whom {
    Whom::Conversation(contact.conversation_id.unwrap_or_default())
}

fn known_as(phone: &str) -> Whom {
    let recipient = json!({"to": phone});
    Whom::Identity { alias: ("phone".into(), phone.into()), phone: phone.into(), recipient }
}

async fn hear(world: &World, from: &str, id: &str, words: &str) {
    assert_eq!(world.post(&messages(&[(from, id, words)])).await, StatusCode::OK);
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn consents(world: &World, contact: Uuid) -> Vec<ConsentView> {
    world.store.consents(contact, 10).await.unwrap()
}

/// Opts in whoever writes.
fn agreeing_flow() -> Value {
    json!({
        "spec": "1.0", "name": "Agree",
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "agree"}],
        "nodes": [
            {"id": "agree", "type": "opt_in", "config": {}, "next": {"next": "say"}},
            {"id": "say", "type": "text", "config": {"text": "welcome"}}
        ]
    })
}

on_each_database!(a_blocked_contact_moves_no_flow_and_what_it_writes_is_kept, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    hear(&world, ADA, "wamid.1", "hi").await;
    world.until_sent(1).await;
    let ada = contacts(&world).await.remove(0);
    change(&world, &ada, vec![ContactChange::Block], "1").await;
    hear(&world, ADA, "wamid.2", "are you there").await;
    world.until("the words", async || contacts(&world).await[0].message_count == Some(3)).await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert_eq!(world.texts(), ["hello"]);
    assert!(contacts(&world).await[0].blocked);
    change(&world, &ada, vec![ContactChange::Unblock], "2").await;
    hear(&world, ADA, "wamid.3", "now?").await;
    world.until_sent(2).await;
    assert_eq!(world.texts(), ["hello", "hello"]);
    world.runtime.shutdown().await;
});

on_each_database!(who_agreed_is_kept_with_the_words_that_prove_it, async |store: TestStore| {
    let world = World::new(store.store.clone(), agreeing_flow()).await;
    hear(&world, ADA, "wamid.1", "yes, write to me").await;
    world.until_sent(1).await;
    let ada = contacts(&world).await.remove(0);
    assert_eq!(ada.opted_in, Some(true));
    let noted = consents(&world, ada.id).await;
    assert_eq!(
        (noted.len(), noted[0].source.as_str(), noted[0].proof.as_str()),
        (1, "flow", "yes, write to me")
    );
    let no = Act::Consent { opted_in: false, proof: "on the phone, 3 May".into() };
    act(&world, of(&ada), no, "1").await;
    let noted = consents(&world, ada.id).await;
    assert_eq!(
        (noted[0].opted_in, noted[0].source.as_str(), noted[0].author_id),
        (false, "person", Some(PERSON))
    );
    assert_eq!(noted[0].proof, "on the phone, 3 May");
    // A list does not outvote a word, and a second run of it changes nothing.
    let learned = Learned { changes: vec![ContactChange::OptIn], proof: "newsletter.csv".into() };
    act(&world, known_as(ADA), Act::Learn(learned.clone()), "2").await;
    assert_eq!(contacts(&world).await[0].opted_in, Some(false));
    act(&world, known_as(BOB), Act::Learn(learned.clone()), "3").await;
    act(&world, known_as(BOB), Act::Learn(learned), "4").await;
    let rows = contacts(&world).await;
    assert_eq!((rows.len(), rows[1].opted_in, rows[1].phone.as_str()), (2, Some(true), BOB));
    let noted = consents(&world, rows[1].id).await;
    assert_eq!((noted.len(), noted[0].source.as_str()), (1, "import"));
    // Somebody who is only known from a file is in no inbox.
    let query = ConversationQuery { limit: 10, ..ConversationQuery::default() };
    let listed = world.store.conversation_list(world.business.workspace_id, &query).await.unwrap();
    assert_eq!(listed.len(), 1);
    world.runtime.shutdown().await;
});

on_each_database!(two_contacts_become_one_and_go_on_as_one, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    for (from, id, words) in
        [(ADA, "w1", "one"), (BOB, "w2", "two"), (ADA, "w3", "three"), (BOB, "w4", "four")]
    {
        let before = world.texts().len();
        hear(&world, from, id, words).await;
        world.until_sent(before + 1).await;
    }
    let rows = contacts(&world).await;
    let (ada, bob) = (&rows[0], &rows[1]);
    change(&world, bob, vec![ContactChange::AddTag { tag: "vip".into() }], "1").await;
    let workspace = world.business.workspace_id;
    let merged = MergedContact {
        name: "Ada B".into(),
        phone: ADA.into(),
        profile: ContactProfile { contact_tags: ["vip".to_owned()].into(), ..ContactProfile::default() },
    };
    let now = world.clock.now();
    assert!(!world.store.merge_contacts(workspace, ada.id, ada.id, &merged, now).await.unwrap());
    assert!(!world.store.merge_contacts(Uuid::nil(), ada.id, bob.id, &merged, now).await.unwrap());
    assert!(world.store.merge_contacts(workspace, ada.id, bob.id, &merged, now).await.unwrap());
    let rows = contacts(&world).await;
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].name.as_str(), rows[0].message_count, &rows[0].tags),
        ("Ada B", Some(8), &vec!["vip".to_owned()])
    );
    let conversation = rows[0].conversation_id.unwrap();
    let lines = async || {
        let mut lines = world.store.transcript(workspace, conversation, None, 50).await.unwrap();
        lines.reverse();
        lines.into_iter().filter(|line| line.direction == "in").map(|line| line.text).collect::<Vec<_>>()
    };
    assert_eq!(lines().await, ["one", "two", "three", "four"], "in the order of the times");
    // Both identities lead to the one that stayed, though the engine had both in memory.
    hear(&world, BOB, "w5", "five").await;
    world.until_sent(5).await;
    hear(&world, ADA, "w6", "six").await;
    world.until_sent(6).await;
    assert_eq!(lines().await, ["one", "two", "three", "four", "five", "six"]);
    assert_eq!(contacts(&world).await.len(), 1);
    world.runtime.shutdown().await;
});

on_each_database!(an_erased_contact_is_nowhere_and_may_write_again, async |store: TestStore| {
    let world = World::new(store.store.clone(), agreeing_flow()).await;
    hear(&world, ADA, "wamid.1", "kanarienvogel words").await;
    hear(&world, BOB, "wamid.2", "other words").await;
    world.until_sent(2).await;
    let rows = contacts(&world).await;
    let ada = rows.iter().find(|row| row.phone == ADA).unwrap().clone();
    let field = ContactChange::SetField { key: "secret".into(), value: json!("kanarienvogel field") };
    change(&world, &ada, vec![field, ContactChange::AddTag { tag: "kanarienvogel".into() }], "1").await;
    let conversation = ada.conversation_id.unwrap();
    let note = NoteRow {
        id: Uuid::from_u128(1),
        author_id: PERSON,
        author_name: None,
        text: "kanarienvogel note".into(),
        created_at: world.clock.now(),
    };
    store.add_contact_note(world.business.workspace_id, ada.id, &note).await.unwrap();
    // What could not be processed stays with its body.
    let dead =
        PersonAct { to: of(&ada), user_id: None, act: Act::Pause, flow_goes_on: true, message_id: None };
    let mut dead = dead.row(world.business.number_id, "dead", world.clock.now()).unwrap();
    dead.body = Some(json!({"from": ADA, "text": "kanarienvogel dead"}));
    store.dead_letter(&dead, "broken").await.unwrap();
    let held: Vec<String> = store.grep("kanarienvogel").await.into_iter().map(|(table, _)| table).collect();
    for table in ["contacts", "contact_notes", "contact_consents", "messages", "inbox"] {
        assert!(held.iter().any(|it| it == table), "the test fills {table}: {held:?}");
    }
    let workspace = world.business.workspace_id;
    assert_eq!(store.erase_contact(Uuid::nil(), ada.id).await.unwrap(), None);
    let erased = store.erase_contact(workspace, ada.id).await.unwrap().unwrap();
    assert_eq!(erased.messages, 2);
    for needle in ["kanarienvogel", ADA, &ada.id.to_string(), &conversation.to_string()] {
        assert_eq!(store.grep(needle).await, [], "{needle}");
    }
    assert!(!store.grep("other").await.is_empty(), "somebody else's words stay");
    // Whoever was forgotten is new when they write again, whatever the engine remembers.
    hear(&world, ADA, "wamid.9", "hello again").await;
    world.until_sent(3).await;
    let again = contacts(&world).await.into_iter().find(|row| row.phone == ADA).unwrap();
    assert!(again.id != ada.id && again.tags.is_empty() && again.fields.is_empty(), "{again:?}");
    world.runtime.shutdown().await;
});
