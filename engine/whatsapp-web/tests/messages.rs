//! Every kind of message, both ways, over the real protocol: encrypted, uploaded, fetched.

mod support;

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use engine_core::{MediaKind, OutMedia, OutMessage};
use engine_fake_whatsapp::Got;
use engine_runtime::testing::fixture::answering_flow;
use engine_store::{
    clock::{Clock, SystemClock},
    hints::Hint,
    ids,
    objects::Objects,
    on_each_database,
    repo::{
        acts::{Act, PersonAct, Whom},
        media::{MediaRow, StoredMedia, media_state},
        options::{Choices, NumberOptions, PhoneOptions},
    },
    testing::TestStore,
};
use serde_json::{Value, json};
use support::{ANN, SHOP, World, until};
use uuid::Uuid;
use whatsapp_rust::{
    prelude::MessageField,
    waproto::whatsapp::{self as wa, message},
};

/// The smallest picture there is.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0,
    0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0a, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0,
    1, 0, 0, 5, 0, 1, 0x0d, 0x0a, 0x2d, 0xb4, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

fn kinds(lines: &[engine_store::repo::transcripts::MessageView]) -> Vec<(String, String)> {
    let of = lines.iter().filter(|line| line.direction == "in");
    of.map(|line| (line.kind.clone(), line.text.clone())).collect()
}

on_each_database!(what_contacts_send_is_understood, async |store: TestStore| {
    // The bot only listens.
    let silent = json!({"spec": "1.0", "name": "Silent", "triggers": [], "nodes": []});
    let mut world = World::new(store.store.clone(), silent).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    let mut expected: Vec<(&str, &str)> = Vec::new();
    let first = ann.write(SHOP, "hello").await.unwrap();
    expected.push(("text", "hello"));
    ann.send_image(SHOP, PNG.to_vec(), "image/png", "look").await.unwrap();
    expected.push(("image", "look"));
    let voice = b"OggS and some sound that nobody hears".to_vec();
    ann.send_voice(SHOP, voice.clone()).await.unwrap();
    expected.push(("voice", ""));
    let place = message::LocationMessage {
        degrees_latitude: Some(52.5),
        degrees_longitude: Some(13.4),
        name: Some("Shop".into()),
        ..Default::default()
    };
    ann.send(SHOP, wa::Message { location_message: MessageField::some(place), ..Default::default() })
        .await
        .unwrap();
    expected.push(("location", ""));
    let card = message::ContactMessage {
        display_name: Some("Bob".into()),
        vcard: Some("BEGIN:VCARD\nFN:Bob\nTEL;waid=49170:+49 170\nEND:VCARD".into()),
        ..Default::default()
    };
    ann.send(SHOP, wa::Message { contact_message: MessageField::some(card), ..Default::default() })
        .await
        .unwrap();
    expected.push(("contacts", ""));
    ann.quote(SHOP, "this one", &first).await.unwrap();
    expected.push(("text", "this one"));
    ann.react(SHOP, &first, "👍").await.unwrap();
    expected.push(("reaction", ""));
    ann.edit(SHOP, &first, "hello there").await.unwrap();
    expected.push(("edit", "hello there"));
    ann.revoke(SHOP, &first).await.unwrap();
    expected.push(("revoke", ""));
    until("all of it", async || world.lines().await.len() >= expected.len()).await;
    let lines = world.lines().await;
    let expected: Vec<_> =
        expected.into_iter().map(|(kind, text)| (kind.to_owned(), text.to_owned())).collect();
    assert_eq!(kinds(&lines), expected);
    let content = |at: usize| &lines[at].body["content"];
    let held = |at: usize| content(at)["content"].clone();
    let inner = |at: usize| if held(at).is_null() { content(at).clone() } else { held(at) };
    assert!(inner(3).to_string().contains("52.5"), "{}", lines[3].body);
    assert!(inner(4).to_string().contains("+49 170"), "{}", lines[4].body);
    assert_eq!(lines[5].body["content"]["context"]["message_id"], json!(first), "{}", lines[5].body);
    for at in [6, 7, 8] {
        assert!(lines[at].body.to_string().contains(&first), "{}", lines[at].body);
    }
    // Files were fetched and opened: what lies in the store is what was sent.
    for (at, bytes) in [(1, PNG.to_vec()), (2, voice)] {
        let id = lines[at].id;
        let workspace = world.business.workspace_id;
        until("the file", async || {
            let row = world.store.media(workspace, id).await.unwrap();
            row.is_some_and(|row| row.state == media_state::STORED)
        })
        .await;
        let row = world.store.media(workspace, id).await.unwrap().unwrap();
        let reading = world.objects.read(&row.object_key.unwrap(), None).await.unwrap().unwrap();
        let parts: Vec<_> = futures::TryStreamExt::try_collect(reading.bytes).await.unwrap();
        assert!(parts.concat() == bytes, "the file of line {at} is what was sent");
    }
    // The contact sees that it arrived.
    assert!(
        ann.receipts()
            .iter()
            .any(|(id, kind)| *id == first && ["Delivered", "Inactive"].contains(&kind.as_str())),
        "{:?}",
        ann.receipts()
    );
    world.stop().await;
});

on_each_database!(what_flows_say_arrives, async |store: TestStore| {
    let flow = json!({
        "spec": "1.0", "name": "All kinds",
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "text"}],
        "nodes": [
            {"id": "text", "type": "text", "config": {"text": "Hello *there*"}, "next": {"next": "place"}},
            {"id": "place", "type": "location",
             "config": {"latitude": "52.5", "longitude": "13.4", "name": "The shop"}, "next": {"next": "card"}},
            {"id": "card", "type": "contact_card",
             "config": {"name": "Bob", "phone": "+4930123456"}, "next": {"next": "like"}},
            {"id": "like", "type": "reaction", "config": {"emoji": "👍"}}
        ]
    });
    let mut world = World::new(store.store.clone(), flow).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    ann.write(SHOP, "hello").await.unwrap();
    until("everything", async || ann.count() >= 4).await;
    let got: Vec<(String, String)> =
        ann.got().into_iter().map(|Got { kind, text, .. }| (kind, text)).collect();
    assert_eq!(got[0], ("text".to_owned(), "Hello *there*".to_owned()));
    assert_eq!(got[1], ("location".to_owned(), "The shop".to_owned()));
    assert!(got[2].0 == "contact" && got[2].1.contains("FN:Bob"), "{got:?}");
    assert_eq!(got[3], ("reaction".to_owned(), "👍".to_owned()));
    // What is read is told, and rises.
    let ids: Vec<String> = ann.got().into_iter().map(|got| got.id).collect();
    ann.read(SHOP, &[ids[0].as_str()]).await.unwrap();
    until("the receipt", async || {
        world.lines().await.iter().any(|line| line.text == "Hello *there*" && line.status == "read")
    })
    .await;
    world.stop().await;
});

/// A picture of the library.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn library_file(world: &World) -> Uuid {
    let id = Uuid::from_bytes(ids::secret_bytes());
    let key = Objects::new_key(world.business.workspace_id);
    let row = MediaRow {
        id,
        workspace_id: world.business.workspace_id,
        number_id: None,
        conversation_id: None,
        kind: "image".into(),
        mime: "image/png".into(),
        filename: "menu.png".into(),
        provider_id: String::new(),
        state: media_state::UNDER_WAY,
        object_key: Some(key.clone()),
        size: None,
        sha256: None,
        attempt: 0,
        error: None,
        created_at: SystemClock.now(),
    };
    world.store.begin_library_media(&row).await.unwrap();
    let mut writing = world.objects.write(&key, 1 << 20).await.unwrap();
    writing.put(PNG.into()).await.unwrap();
    let written = writing.finish().await.unwrap();
    let stored =
        StoredMedia { mime: row.mime, size: i64::try_from(written.size).unwrap(), sha256: written.sha256 };
    assert!(world.store.media_stored(id, 0, &stored).await.unwrap());
    id
}

on_each_database!(a_picture_of_the_library_arrives_as_it_is, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    let file = library_file(&world).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    ann.write(SHOP, "hello").await.unwrap();
    until("the answer", async || ann.count() == 1).await;
    // A person of the workspace sends it.
    let picture = OutMedia {
        media: MediaKind::Image,
        url: format!("stored:{file}"),
        caption: "The menu".into(),
        filename: String::new(),
    };
    let act = PersonAct {
        to: Whom::Conversation(world.conversation().await.unwrap().id),
        user_id: None,
        act: Act::Say(Box::new(OutMessage::Media(picture))),
    };
    let row = act.row(world.business.number_id, "1", SystemClock.now()).unwrap();
    world.store.enqueue(&[row]).await.unwrap();
    world.hints.publish(Hint::InboxReady);
    until("the picture", async || ann.count() == 2).await;
    let got = ann.got().pop().unwrap();
    assert_eq!((got.kind.as_str(), got.text.as_str()), ("image", "The menu"));
    assert_eq!(got.file, STANDARD.encode(PNG), "what was encrypted is what is opened");
    world.stop().await;
});

fn asking() -> Value {
    json!({
        "spec": "1.0", "name": "Ask",
        "variables": [{"key": "drink", "type": "text"}],
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "ask"}],
        "nodes": [
            {"id": "ask", "type": "choice",
             "config": {"text": "What may it be?", "save_as": "drink", "options": [
                 {"id": "tea", "title": "Tea"}, {"id": "coffee", "title": "Coffee"}, {"id": "milk", "title": "Milk"},
                 {"id": "water", "title": "Water"}]},
             "next": {"tea": "say", "coffee": "say", "milk": "say", "water": "say"}},
            {"id": "say", "type": "text", "config": {"text": "One {{ drink }}, please."}}
        ]
    })
}

on_each_database!(choices_are_numbered_or_polls_as_the_number_wants, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), asking()).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    ann.write(SHOP, "hello").await.unwrap();
    until("the question", async || ann.count() == 1).await;
    assert_eq!(ann.got()[0].kind, "text");
    assert!(ann.texts()[0].contains("2. Coffee"), "{:?}", ann.texts());
    ann.write(SHOP, "2").await.unwrap();
    until("the answer", async || ann.texts().last().is_some_and(|it| it == "One Coffee, please.")).await;

    let phone = PhoneOptions { choices: Choices::Polls, human_pace: false, ..PhoneOptions::default() };
    world.options(NumberOptions { phone, ..NumberOptions::default() }).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    ann.write(SHOP, "again").await.unwrap();
    until("the poll", async || ann.count() == 3).await;
    let poll = ann.got().pop().unwrap();
    assert_eq!(
        (poll.kind.as_str(), poll.text.as_str()),
        ("poll", "What may it be?\nTea\nCoffee\nMilk\nWater")
    );
    // A vote for nothing takes one back, and one in a poll of somebody else is none of ours.
    ann.vote(SHOP, &poll.id, &[]).await.unwrap();
    ann.vote(SHOP, &poll.id, &["Milk"]).await.unwrap();
    until("the answer", async || ann.texts().last().is_some_and(|it| it == "One Milk, please.")).await;
    let chosen = world.lines().await.into_iter().filter(|line| line.kind == "reply").collect::<Vec<_>>();
    assert_eq!(chosen.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["Milk"]);
    world.stop().await;
});

on_each_database!(at_the_pace_of_a_person_somebody_is_seen_typing, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    let options = NumberOptions { read_receipts: true, ..NumberOptions::default() };
    world.options(options).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    let began = std::time::Instant::now();
    let id = ann.write(SHOP, "hello").await.unwrap();
    until("typing", async || ann.typing() > 0).await;
    assert_eq!(ann.count(), 0, "the answer comes after it");
    until("the answer", async || ann.count() == 1).await;
    assert!(began.elapsed() > Duration::from_millis(700), "{:?}", began.elapsed());
    until("blue ticks", async || ann.receipts().iter().any(|(of, kind)| *of == id && kind == "Read")).await;
    world.stop().await;
});
