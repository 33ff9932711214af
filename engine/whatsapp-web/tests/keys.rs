//! Another master key while the number is linked: nobody scans anything again.
#![expect(clippy::unwrap_used, reason = "a helper of a test that cannot go on fails the test")]

mod support;

use std::sync::Arc;

use engine_runtime::testing::fixture::{MASTER_KEY, answering_flow};
use engine_store::{
    hints::Hints,
    on_each_database,
    repo::sealed::{Rewrapped, SealedKind, rewrap},
    secrets::Vault,
    testing::TestStore,
};
use support::{ANN, SHOP, World, engine_with_vault, until};

const NEW_KEY: &[u8] = b"another master key, on purpose!!";

fn new_key() -> Vault {
    Vault::new(&NEW_KEY.to_vec().into())
}

/// Seals with the new key, and opens with the one before too.
fn both_keys() -> Vault {
    Vault::with_keys(&[NEW_KEY.to_vec().into(), MASTER_KEY.to_vec().into()], || None).unwrap()
}

async fn rewrap_all(store: &dyn engine_store::Store, vault: &Vault) -> Rewrapped {
    let mut all = Rewrapped::default();
    for kind in SealedKind::ALL {
        let one = rewrap(store, vault, kind).await.unwrap();
        (all.seen, all.changed, all.closed) =
            (all.seen + one.seen, all.changed + one.changed, all.closed + one.closed);
    }
    all
}

on_each_database!(a_link_lives_on_under_another_master_key, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    ann.write(SHOP, "one").await.unwrap();
    until("an answer", async || ann.count() == 1).await;
    // Everybody learns of the new key, and still opens with the one before.
    world.stop().await;
    let both = Arc::new(both_keys());
    world.runtime = Some(engine_with_vault(&world, Hints::in_process(), Arc::clone(&both)).await);
    ann.write(SHOP, "two").await.unwrap();
    until("an answer under both keys", async || ann.count() == 2).await;
    // Sealed anew while messages come and go.
    let (renewed, answered) = tokio::join!(rewrap_all(&*world.store, &both), ann.write(SHOP, "three"));
    answered.unwrap();
    assert!(renewed.changed >= 1 && renewed.closed == 0, "{renewed:?}");
    until("an answer meanwhile", async || ann.count() == 3).await;
    let again = rewrap_all(&*world.store, &both).await;
    assert_eq!((again.changed, again.closed), (0, 0), "{again:?}");
    // The old key is gone, and the number is still linked.
    world.stop().await;
    world.runtime = Some(engine_with_vault(&world, Hints::in_process(), Arc::new(new_key())).await);
    ann.write(SHOP, "four").await.unwrap();
    until("an answer under the new key", async || ann.count() == 4).await;
    assert_eq!(world.fake.linked(SHOP).len(), 1, "nobody scanned anything again");
    world.stop().await;
});
