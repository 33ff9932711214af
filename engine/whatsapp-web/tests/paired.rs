//! From the QR code to the answer of a flow, over the real protocol.

mod support;

use engine_runtime::testing::fixture::echo_flow;
use engine_store::{on_each_database, repo::whatsapp_links::Wanted, testing::TestStore};
use support::{ANN, SHOP, World, until};

on_each_database!(
    a_scanned_number_answers_survives_a_restart_and_tells_when_it_is_unlinked,
    async |store: TestStore| {
        let mut world = World::new(store.store.clone(), echo_flow()).await;
        world.pair().await;
        let link = world.link().await;
        assert_eq!((link.phone.as_str(), link.code.as_deref()), (SHOP, None));
        let number = world.store.number(world.business.number_id).await.unwrap().unwrap();
        assert_eq!(number.phone, format!("+{SHOP}"));

        let ann = world.customer(ANN).await;
        ann.write(SHOP, "hello").await.unwrap();
        until("the answer", async || ann.texts().len() == 1).await;
        assert_eq!(ann.texts(), ["Say something"]);

        // Nobody scans anything again.
        world.stop().await;
        assert!(!world.fake.is_online(SHOP));
        ann.write(SHOP, "are you there").await.unwrap();
        world.start().await;
        until("the answer after a restart", async || ann.texts().len() == 3).await;
        assert_eq!(ann.texts()[1..], ["echo are you there", "Say something"]);
        assert_eq!((world.fake.logins_of(SHOP), world.fake.linked(SHOP).len()), (2, 1));
        // One id for each answer, whatever happened in between.
        let taken = world.fake.taken_from(SHOP);
        let ids: std::collections::BTreeSet<_> = taken.iter().map(|(_, id)| id).collect();
        assert_eq!(ids.len(), 3, "{taken:?}");

        world.fake.unlink(SHOP);
        let link = world.until_state("logged_out").await;
        assert_eq!((link.reason.as_str(), link.data_key.is_none()), ("by_phone", true));
        // The session is gone with it, and a new code can be had.
        world.want(Wanted::Connected, None).await;
        world.until_state("qr_code").await;
        let history = world.store.link_history(world.business.number_id, 50).await.unwrap();
        let states: Vec<_> = history.iter().rev().map(|row| row.state.as_str()).collect();
        for state in ["qr_code", "scanned", "ready", "logged_out"] {
            assert!(states.contains(&state), "{state} is missing in {states:?}");
        }
        assert!(world.fake.unknown().is_empty(), "{:?}", world.fake.unknown());
        world.stop().await;
    }
);

on_each_database!(a_code_that_is_typed_on_the_phone_links_it_too, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), echo_flow()).await;
    world.want(Wanted::Connected, Some(SHOP)).await;
    let link = world.until_state("typed_code").await;
    world.fake.type_code(&link.code.unwrap(), &world.phone).unwrap();
    world.until_state("ready").await;
    let ann = world.customer(ANN).await;
    ann.write(SHOP, "typed").await.unwrap();
    until("the answer", async || ann.texts().len() == 1).await;
    world.stop().await;
});
