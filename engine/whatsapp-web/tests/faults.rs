//! Faults at each step of a connection, and what stays of what was under way: a clear state, no end without a way on, and
//! nothing lost.

mod support;

use std::time::Duration;

use engine_fake_whatsapp::Faults;
use engine_runtime::testing::fixture::answering_flow;
use engine_store::{on_each_database, repo::whatsapp_links::Wanted, testing::TestStore};
use support::{ANN, SHOP, World, until};

/// The states that a number went through, the oldest first.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn past(world: &World) -> Vec<(String, String)> {
    let history = world.store.link_history(world.business.number_id, 100).await.unwrap();
    history.into_iter().rev().map(|row| (row.state, row.reason)).collect()
}

on_each_database!(a_handshake_that_stalls_or_is_noise_is_tried_again, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    for faults in [
        // The server says nothing at all, or nothing after the handshake, or what nobody understands.
        Faults { stall: 1, ..Faults::default() },
        Faults { stall: 2, ..Faults::default() },
        Faults { garbage: true, ..Faults::default() },
    ] {
        world.stop().await;
        let told = format!("{faults:?}");
        let before = ann.count();
        ann.write(SHOP, "are you there").await.unwrap();
        world.fake.set_faults(faults);
        world.start().await;
        tokio::time::sleep(Duration::from_millis(1500)).await;
        assert!(!world.fake.is_online(SHOP), "{told}");
        world.fake.set_faults(Faults::default());
        // Whoever waits for a server that will never answer gives up, without being told.
        until(&format!("the answer after {told}"), async || ann.count() > before).await;
        world.until_state("ready").await;
    }
    assert_eq!(world.fake.linked(SHOP).len(), 1);
    world.stop().await;
});

on_each_database!(a_pairing_that_breaks_off_shows_a_new_code, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.fake.set_faults(Faults { garbage: true, ..Faults::default() });
    world.want(Wanted::Connected, None).await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let link = world.link().await;
    assert!(["starting", "reconnecting"].contains(&link.state.as_str()), "{}", link.state);
    world.fake.set_faults(Faults::default());
    world.until_state("qr_code").await;
    world.stop().await;
});

on_each_database!(errors_of_the_stream_end_in_the_state_that_fits, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    for (round, code) in ["500", "503", "515", "429"].into_iter().enumerate() {
        world.fake.fail_stream(SHOP, code);
        ann.write(SHOP, "still there?").await.unwrap();
        until(&format!("the answer after {code}"), async || ann.count() == round + 1).await;
    }
    // Another program took the session over: nobody fights for it, and one click takes it back.
    world.fake.replace(SHOP);
    world.until_state("replaced").await;
    ann.write(SHOP, "and now?").await.unwrap();
    world.want(Wanted::Connected, None).await;
    world.until_state("ready").await;
    until("the answer", async || ann.count() == 5).await;
    assert_eq!(world.fake.linked(SHOP).len(), 1, "nobody scanned anything again");
    world.stop().await;
});

on_each_database!(a_ban_stops_everything_and_is_told_and_nothing_is_lost, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    world.fake.set_faults(Faults { refuse_logins: Some(402), ..Faults::default() });
    world.fake.drop_connections(SHOP);
    let link = world.until_state("banned").await;
    assert!(link.reason.contains('T'), "it says until when: {}", link.reason);
    assert!(link.data_key.is_some(), "the session stays");
    ann.write(SHOP, "hello?").await.unwrap();
    let logins = world.fake.logins_of(SHOP);
    tokio::time::sleep(Duration::from_millis(2500)).await;
    assert_eq!(world.fake.logins_of(SHOP), logins, "nobody knocks at a closed door");
    // Alerts count news of problems; see the engine's alerts.
    let workspace = world.business.workspace_id;
    let news = world.store.channel_events(workspace, world.business.number_id, None, 10).await.unwrap();
    let told = news.iter().find(|event| event.kind == "whatsapp_banned").unwrap();
    assert_eq!(told.level, 2, "somebody has to act");
    world.fake.set_faults(Faults::default());
    world.want(Wanted::Connected, None).await;
    world.until_state("ready").await;
    until("the answer", async || ann.texts() == ["hi"]).await;
    world.stop().await;
});

on_each_database!(an_outdated_client_is_said_to_be_one, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    world.fake.set_faults(Faults { refuse_logins: Some(405), ..Faults::default() });
    world.fake.drop_connections(SHOP);
    let link = world.until_state("broken").await;
    assert_eq!((link.reason.as_str(), link.data_key.is_some()), ("outdated", true));
    world.stop().await;
});

on_each_database!(a_phone_that_unlinks_in_the_middle_of_a_send_loses_nothing, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    ann.write(SHOP, "one").await.unwrap();
    until("the first answer", async || ann.count() == 1).await;
    // The next one is taken off the wire and lost, and WhatsApp keeps silent about it.
    world.fake.set_faults(Faults { no_acks: true, drop_from: Some(SHOP.into()), ..Faults::default() });
    ann.write(SHOP, "two").await.unwrap();
    until("the second answer's first attempt", async || world.fake.taken_from(SHOP).len() >= 2).await;
    world.fake.unlink(SHOP);
    let link = world.until_state("logged_out").await;
    assert_eq!((link.reason.as_str(), link.data_key.is_none()), ("by_phone", true));
    world.fake.set_faults(Faults::default());
    assert_eq!(ann.count(), 1, "the second answer did not arrive");
    world.pair().await;
    until("the second answer", async || ann.count() == 2).await;
    assert_eq!(ann.texts(), ["hi", "hi"]);
    let seen = past(&world).await;
    assert!(seen.contains(&("logged_out".to_owned(), "by_phone".to_owned())), "{seen:?}");
    world.stop().await;
});
