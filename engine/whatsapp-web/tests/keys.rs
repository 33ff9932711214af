//! Another master key while the number is linked: nobody scans anything again.

mod support;

use std::sync::Arc;

use engine_runtime::testing::fixture::{MASTER_KEY, answering_flow};
use engine_store::{
    hints::Hints,
    on_each_database,
    repo::sealed::{Renewed, renew},
    secrets::Vault,
    testing::TestStore,
};
use support::{ANN, SHOP, World, engine_with_vault, until};

fn new_key() -> Vault {
    Vault::new(&b"another master key, on purpose!!".to_vec().into())
}

on_each_database!(a_link_lives_on_under_another_master_key, async |store: TestStore| {
    let mut world = World::new(store.store.clone(), answering_flow("hi")).await;
    world.pair().await;
    let ann = world.customer(ANN).await;
    ann.write(SHOP, "one").await.unwrap();
    until("an answer", async || ann.count() == 1).await;
    // Everybody learns of the new key, and still opens with the one before.
    world.stop().await;
    let both = Arc::new(new_key().with_earlier(&MASTER_KEY.to_vec().into()));
    world.runtime = Some(engine_with_vault(&world, Hints::in_process(), Arc::clone(&both)).await);
    ann.write(SHOP, "two").await.unwrap();
    until("an answer under both keys", async || ann.count() == 2).await;
    // Sealed anew while messages come and go.
    let (renewed, answered) = tokio::join!(renew(&*world.store, &both), ann.write(SHOP, "three"));
    answered.unwrap();
    let renewed = renewed.unwrap();
    assert!(renewed.renewed >= 2 && renewed.unopened == 0, "{renewed:?}");
    until("an answer meanwhile", async || ann.count() == 3).await;
    let again = renew(&*world.store, &both).await.unwrap();
    assert_eq!(again, Renewed { renewed: 0, current: renewed.renewed, unopened: 0 });
    // The old key is gone, and the number is still linked.
    world.stop().await;
    world.runtime = Some(engine_with_vault(&world, Hints::in_process(), Arc::new(new_key())).await);
    ann.write(SHOP, "four").await.unwrap();
    until("an answer under the new key", async || ann.count() == 4).await;
    assert_eq!(world.fake.linked(SHOP).len(), 1, "nobody scanned anything again");
    world.stop().await;
});
