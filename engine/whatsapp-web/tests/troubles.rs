//! What goes wrong at WhatsApp, on the phone and in between: a clear state each, and nothing lost.

mod support;

use std::time::Duration;

use engine_fake_whatsapp::{Account, Faults};
use engine_runtime::testing::fixture::answering_flow;
use engine_store::{
    StoreError, hints::Hints, on_each_database, repo::whatsapp_links::Wanted,
    repo::whatsapp_session::SessionChange, testing::TestStore,
};
use support::{ANN, SHOP, World, engine, until};

on_each_database!(codes_that_nobody_scans_end_with_a_way_on, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    // No reference, no code: WhatsApp has none left at once.
    world.fake.set_faults(Faults { references: Some(0), ..Faults::default() });
    world.want(Wanted::Connected, None).await;
    world.until_state("exhausted").await;
    world.fake.set_faults(Faults::default());
    world.want(Wanted::Connected, None).await;
    world.until_state("qr_code").await;
    world.stop().await;
});

on_each_database!(a_phone_that_signs_wrongly_links_nothing, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.fake.set_faults(Faults { wrong_signature: true, ..Faults::default() });
    world.want(Wanted::Connected, None).await;
    let link = world.until_state("qr_code").await;
    world.fake.scan(&link.code.unwrap(), &world.phone).unwrap();
    let link = world.until_state("refused").await;
    assert_eq!((link.reason.as_str(), link.data_key), ("phone_refused", None));
    world.stop().await;
});

on_each_database!(another_phone_than_before_is_refused_unless_it_is_wanted, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    world.want(Wanted::LoggedOut, None).await;
    let link = world.until_state("logged_out").await;
    assert_eq!((link.reason.as_str(), link.data_key), ("by_admin", None));
    until("the phone to forget the device", async || world.fake.linked(SHOP).is_empty()).await;
    let stranger = Account::new("491700000077", "Stranger");
    world.want(Wanted::Connected, None).await;
    let link = world.until_state("qr_code").await;
    world.fake.scan(&link.code.unwrap(), &stranger).unwrap();
    let link = world.until_state("refused").await;
    assert_eq!(link.reason, "another_account");
    world.stop().await;
});

on_each_database!(a_broken_line_heals_and_answers_keep_their_ids, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    // WhatsApp takes the answer but does not say so, and then the line breaks.
    world.fake.set_faults(Faults { no_acks: true, duplicates: true, ..Faults::default() });
    ann.write(SHOP, "one").await.unwrap();
    until("a first attempt", async || !world.fake.taken_from(SHOP).is_empty()).await;
    world.fake.set_faults(Faults { duplicates: true, ..Faults::default() });
    world.fake.drop_connections(SHOP);
    until("a second attempt", async || world.fake.taken_from(SHOP).len() >= 2).await;
    until("the line", async || world.fake.is_online(SHOP)).await;
    world.fake.send_garbage(SHOP);
    ann.write(SHOP, "two").await.unwrap();
    until("both answers", async || ann.texts().len() == 2).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(ann.texts(), ["hi", "hi"], "duplicates of what came in are one message each");
    let ids: std::collections::BTreeSet<String> =
        world.fake.taken_from(SHOP).into_iter().map(|(_, id)| id).collect();
    assert_eq!(ids.len(), 2, "every repetition has the id of the first attempt");
    world.stop().await;
});

on_each_database!(a_session_opens_with_its_key_only_and_is_fenced, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    let number = world.business.number_id;
    // Nothing of the session may be written by who does not own the number.
    let change = [SessionChange::Clear { space: "ratchet" }];
    let fenced = world.store.change_session(1_000_000, number, &change).await;
    assert!(matches!(fenced, Err(StoreError::Fenced)), "{fenced:?}");
    world.stop().await;
    let vault = engine_store::secrets::Vault::new(&b"another master key, by mistake!!".to_vec().into());
    world.runtime = Some(support::engine_with_vault(&world, Hints::in_process(), vault.into()).await);
    let link = world.until_state("broken").await;
    assert_eq!(link.reason, "wrong_key");
    assert!(link.data_key.is_some(), "nothing is deleted");
    world.stop().await;
    // With the right key everything is there again.
    world.start().await;
    world.want(Wanted::Connected, None).await;
    world.until_state("ready").await;
    world.stop().await;
});

/// Two nodes on one database: one has the line, and the other one takes it over.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_node_takes_over() {
    let store = engine_store::testing::fresh(engine_store::testing::Kind::Postgres).await;
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    // A store of its own: its registration is another session of the database.
    let second_store = engine_store::connect(&store.url).await.unwrap();
    let first_store = std::mem::replace(&mut world.store, second_store);
    let second = engine(&world, Hints::in_process()).await;
    until("two nodes", async || second.presence().nodes == 2).await;
    until("one line", async || world.fake.is_online(SHOP)).await;
    let began = std::time::Instant::now();
    world.stop().await;
    drop(first_store);
    until("the line at the other node", async || world.fake.is_online(SHOP)).await;
    let took = began.elapsed();
    let ann = world.customer(ANN).await;
    ann.write(SHOP, "hello").await.unwrap();
    until("the answer", async || ann.texts() == ["hi"]).await;
    assert!(took < Duration::from_secs(15), "{took:?}");
    assert_eq!(world.fake.linked(SHOP).len(), 1);
    second.shutdown().await;
}
