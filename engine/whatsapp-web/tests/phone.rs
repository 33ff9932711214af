//! Somebody writes on the business's own phone beside the bot, which keeps silent for a while.

mod support;

use std::time::Duration;

use engine_core::{ContactChange, OutMessage};
use engine_fake_whatsapp::Customer;
use engine_runtime::testing::fixture::answering_flow;
use engine_store::{
    clock::{Clock, SystemClock},
    hints::Hint,
    on_each_database,
    repo::{
        acts::{Act, Pause, PersonAct, Whom},
        options::{NumberOptions, PhoneOptions},
    },
    testing::TestStore,
};
use serde_json::json;
use support::{ANN, SHOP, World, until};

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn pause(world: &World) -> Option<Pause> {
    let pause = world.conversation().await.and_then(|view| view.pause);
    pause.map(|pause| serde_json::from_value(pause).unwrap())
}

/// How long nobody may say anything before it counts as silence.
async fn a_while() {
    tokio::time::sleep(Duration::from_millis(800)).await;
}

on_each_database!(whoever_types_on_the_phone_silences_the_bot_for_that_contact, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    let owner = Customer::link(&world.fake, world.phone.clone()).await.unwrap();
    let ann = world.customer(ANN).await;
    ann.write(SHOP, "hello").await.unwrap();
    until("the bot's answer", async || ann.texts() == ["hi"]).await;
    assert_eq!(pause(&world).await, None, "what the bot says itself silences nobody");

    owner.write(ANN, "I am the owner").await.unwrap();
    until("the owner's words", async || ann.texts() == ["hi", "I am the owner"]).await;
    until("silence", async || pause(&world).await.is_some()).await;
    let silence = pause(&world).await.unwrap();
    let minutes = (silence.until.unwrap() - SystemClock.now()).num_minutes();
    assert!((58..=60).contains(&minutes) && silence.by.is_none(), "{silence:?}");
    ann.write(SHOP, "oh, a person").await.unwrap();
    until("her words", async || world.lines().await.len() == 4).await;
    a_while().await;
    assert_eq!(ann.count(), 2, "the bot says nothing");
    let lines = world.lines().await;
    let typed = lines.iter().find(|line| line.text == "I am the owner").unwrap();
    assert_eq!((typed.direction.as_str(), typed.status.as_str()), ("out", "sent"));
    assert_eq!(typed.body["on_phone"], json!(true));

    // Another contact is not concerned, and a restart forgets nothing.
    let bob = world.customer("491700000003").await;
    bob.write(SHOP, "hello").await.unwrap();
    until("an answer for another", async || bob.texts() == ["hi"]).await;
    world.stop().await;
    world.start().await;
    ann.write(SHOP, "still a person?").await.unwrap();
    a_while().await;
    assert_eq!(ann.count(), 2);
    // Who looks after it in the inbox hands it back before the time is over.
    let view = world.conversation_with(ANN).await;
    let act = PersonAct {
        to: Whom::Conversation(view.id),
        user_id: None,
        act: Act::HandBack { outcome: String::new() },
    };
    let row = act.row(world.business.number_id, "1", SystemClock.now()).unwrap();
    world.store.enqueue(&[row]).await.unwrap();
    world.hints.publish(Hint::InboxReady);
    until("the bot to be back", async || world.conversation_with(ANN).await.pause.is_none()).await;
    ann.write(SHOP, "and now?").await.unwrap();
    until("the bot's answer", async || ann.count() == 3).await;
    assert!(world.fake.unknown().is_empty(), "{:?}", world.fake.unknown());
    world.stop().await;
});

on_each_database!(a_number_whose_bot_speaks_on_keeps_what_was_typed, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    let phone = PhoneOptions { pause_minutes: 0, human_pace: false, ..PhoneOptions::default() };
    world.options(NumberOptions { phone, ..NumberOptions::default() }).await;
    world.pair().await;
    let owner = Customer::link(&world.fake, world.phone.clone()).await.unwrap();
    let ann = world.customer(ANN).await;
    // The owner writes first: the conversation begins with that.
    owner.write(ANN, "Your order is ready").await.unwrap();
    until("the words in the transcript", async || world.lines().await.len() == 1).await;
    assert_eq!(pause(&world).await, None);
    ann.write(SHOP, "thank you").await.unwrap();
    until("the bot's answer", async || ann.texts() == ["Your order is ready", "hi"]).await;
    let words: Vec<_> = world.lines().await.into_iter().map(|line| line.text).collect();
    assert_eq!(words, ["Your order is ready", "thank you", "hi"], "one conversation");
    world.stop().await;
});

on_each_database!(nobody_is_written_to_who_neither_wrote_nor_agreed, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    let to = || Whom::Identity {
        alias: ("phone".into(), ANN.into()),
        phone: ANN.into(),
        recipient: json!({"chat": format!("{ANN}@s.whatsapp.net")}),
    };
    let acts = [
        Act::Say(Box::new(OutMessage::Text { text: "Buy this".into() })),
        Act::Change(vec![ContactChange::OptIn]),
        Act::Say(Box::new(OutMessage::Text { text: "As you wished".into() })),
    ];
    for (place, act) in acts.into_iter().enumerate() {
        let act = PersonAct { to: to(), user_id: None, act };
        let row = act.row(world.business.number_id, &place.to_string(), SystemClock.now()).unwrap();
        world.store.enqueue(&[row]).await.unwrap();
        world.hints.publish(Hint::InboxReady);
        if place == 0 {
            until("the refusal", async || {
                world.lines().await.first().is_some_and(|line| line.status == "failed")
            })
            .await;
        }
    }
    until("what she agreed to", async || ann.count() == 1).await;
    assert_eq!(ann.texts(), ["As you wished"]);
    let refused = world.lines().await.remove(0);
    assert!(refused.error.unwrap().contains("strangers"));
    world.stop().await;
});
