//! Transactions that touch the same rows at the same time.

mod support;

use engine_store::{
    on_each_database,
    repo::{
        outbox::SendResult,
        records::{StatusUpdate, outbox_status, status_rank},
    },
    testing::TestStore,
};
use support::{TTL, conversation, id, message, now, outbox, writes};

on_each_database!(results_and_statuses_of_the_same_messages_never_collide, async |store: TestStore| {
    const ROUNDS: u128 = 60;
    const EACH: u128 = 8;
    let epoch = store.join("a", TTL).await.unwrap().unwrap();
    let mut tx = store.begin_batch(epoch).await.unwrap();
    let mut batch = writes(conversation(1), None);
    let ids: Vec<u128> = (1000..1000 + ROUNDS * EACH).collect();
    batch.outbox = ids.iter().zip(1..).map(|(id, ord)| outbox(*id, 1, ord)).collect();
    batch.messages = ids.iter().zip(1..).map(|(id, position)| message(*id, 1, position)).collect();
    tx.write(&batch).await.unwrap();
    tx.commit().await.unwrap();
    for round in ids.chunks(EACH as usize) {
        let results: Vec<SendResult> = round
            .iter()
            .map(|n| SendResult {
                id: id(*n),
                status: outbox_status::SENT,
                attempt: 1,
                of_attempt: 1,
                due: now(),
                provider_id: Some(format!("w{n}")),
                message_status: "sent".into(),
                message_rank: status_rank("sent"),
                error: None,
            })
            .collect();
        // A provider tells of them in whatever order it likes.
        let updates: Vec<StatusUpdate> = round
            .iter()
            .rev()
            .map(|n| StatusUpdate {
                number_id: id(1),
                provider_id: format!("w{n}"),
                outbox_id: Some(id(*n)),
                phone: None,
                user_id: None,
                status: "delivered".into(),
                rank: status_rank("delivered"),
                delivery: None,
                error: None,
            })
            .collect();
        let statuses = async {
            let mut tx = store.begin_batch(epoch).await?;
            let applied = tx.apply_statuses(&updates).await?;
            tx.commit().await?;
            Ok::<usize, engine_store::StoreError>(applied.len())
        };
        let (settled, applied) = tokio::join!(store.settle(&results), statuses);
        settled.unwrap();
        assert_eq!(applied.unwrap(), round.len());
    }
    assert_eq!(store.outbox_counts().await.unwrap(), [0; 4]);
});
