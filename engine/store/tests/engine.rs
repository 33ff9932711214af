//! The engine's side of the store behaves the same on both databases.

use std::{collections::HashSet, time::Duration};

use chrono::{DateTime, Utc};
use engine_store::{
    StoreError,
    clock::SystemClock,
    hints::{Hint, Hints},
    hot::HotState,
    ids::{derived_id, new_id},
    on_each_database,
    rates::{Rate, Rates},
    repo::{
        holds::{HeldRow, NumberDay},
        outbox::SendResult,
        records::{
            Alias, AliasRow, AnswerRow, BatchWrites, ChannelEventRow, Conversation, InboxKey, InboxRow,
            OutboxRow, StatusUpdate, TimerRow, outbox_status, status_rank,
        },
    },
    shard::{SHARDS, ShardSet},
    testing::{Kind, TestStore, redis_url},
};
use serde_json::json;
use uuid::Uuid;

mod support;
use support::{TTL, conversation, id, message, now, outbox, row, writes};

on_each_database!(a_batch_is_written_whole_or_not_at_all, async |store: TestStore| {
    let epoch = store.join("a", TTL).await.unwrap().unwrap();
    let alias = Alias { number_id: id(1), kind: "phone".into(), value: "49".into() };
    let write = async |commit: bool| {
        let mut tx = store.begin_batch(epoch).await.unwrap();
        let new = tx.insert_inbox(&[row("1"), row("2")]).await.unwrap();
        let mut batch = writes(conversation(1), None);
        batch.aliases.push(AliasRow { alias: alias.clone(), contact_id: id(4), conversation_id: id(3) });
        batch.outbox = vec![outbox(10, 1, 1), outbox(11, 1, 2)];
        batch.messages = vec![message(10, 1, 1), message(11, 1, 2)];
        batch.timers = vec![TimerRow {
            id: id(20),
            number_id: id(1),
            conversation_id: id(3),
            token: "t".into(),
            due: now(),
        }];
        batch.answers = vec![AnswerRow {
            id: id(30),
            workspace_id: id(9),
            number_id: id(1),
            conversation_id: id(3),
            contact_id: id(4),
            flow_id: id(5),
            flow_version: 2,
            node_id: "n".into(),
            name: "age".into(),
            text: "7".into(),
            value: json!(7),
            category: String::new(),
            created_at: now(),
        }];
        batch.channel_events = vec![ChannelEventRow {
            id: id(40),
            workspace_id: id(9),
            number_id: id(1),
            level: 2,
            kind: "account_update".into(),
            body: json!({"a": [1]}),
            created_at: now(),
        }];
        tx.write(&batch).await.unwrap();
        if commit {
            tx.commit().await.unwrap();
        }
        new.len()
    };
    assert_eq!(write(false).await, 2);
    assert!(store.open_outbox(ShardSet::ALL, now(), 10, 10).await.unwrap().is_empty(), "dropped is undone");
    assert_eq!(write(true).await, 2);

    let mut tx = store.begin_batch(epoch).await.unwrap();
    let new = tx.insert_inbox(&[row("2"), row("3")]).await.unwrap();
    assert_eq!(new, HashSet::from([row("3").key]), "only what is new");
    let found = tx.find_aliases(std::slice::from_ref(&alias)).await.unwrap();
    assert_eq!(found, [AliasRow { alias, contact_id: id(4), conversation_id: id(3) }]);
    assert_eq!(tx.versions(&[id(3), id(99)]).await.unwrap(), [(id(3), 1)]);
    let read = tx.conversations(&[id(3)]).await.unwrap().remove(0);
    let session: Option<serde_json::Value> = read.session.map(|session| session.read().unwrap());
    assert_eq!((session, read.contact_name.as_str()), (Some(json!({"wait": {"node": "a"}})), "Ada"));
    let conflict = tx.write(&writes(conversation(8), Some(7))).await.unwrap_err();
    assert!(matches!(conflict, StoreError::Conflict { .. }), "{conflict}");
    drop(tx);

    let mut tx = store.begin_batch(epoch).await.unwrap();
    let mut changed = conversation(2);
    changed.contact_name = "Grace".into();
    changed.session = None;
    tx.write(&writes(changed, Some(1))).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.begin_batch(epoch).await.unwrap();
    let read = tx.conversations(&[id(3)]).await.unwrap().remove(0);
    assert_eq!((read.ver, read.session.is_none(), read.contact_name.as_str()), (2, true, "Grace"));
});

on_each_database!(a_registration_that_is_gone_is_fenced, async |store: TestStore| {
    let other = engine_store::connect(&store.url).await.unwrap();
    let first = store.join("a", TTL).await.unwrap().unwrap();
    assert_eq!(store.keep(first, TTL).await.unwrap(), 1);
    store.leave(first).await.unwrap();
    let second = other.join("b", TTL).await.unwrap().unwrap();
    assert!(second > first);
    assert!(matches!(store.begin_batch(first).await.err(), Some(StoreError::Fenced)));
    assert!(matches!(store.keep(first, TTL).await, Err(StoreError::Fenced)));
    assert!(matches!(store.mark_sending(first, &[id(1)], now()).await, Err(StoreError::Fenced)));
    assert!(matches!(store.begin_effects(first, &[]).await, Err(StoreError::Fenced)));
    other.begin_batch(second).await.unwrap();
    assert_eq!(other.claim_shards(second, SHARDS).await.unwrap(), ShardSet::ALL);
    assert_eq!(store.incarnation().await.unwrap(), other.incarnation().await.unwrap());
    // A process that is gone, without giving anything back, does not hold others up.
    other.close().await;
    drop(other);
    let start = std::time::Instant::now();
    loop {
        if let Some(third) = store.join("c", TTL).await.unwrap() {
            store.keep(third, TTL).await.unwrap();
            if store.claim_shards(third, SHARDS).await.unwrap() == ShardSet::ALL {
                break;
            }
            store.leave(third).await.unwrap();
        }
        assert!(start.elapsed() < Duration::from_secs(3), "the takeover waits for the time to run out");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
});

on_each_database!(a_file_has_one_node_and_a_server_many, async |store: TestStore| {
    let other = engine_store::connect(&store.url).await.unwrap();
    let first = store.join("a", TTL).await.unwrap().unwrap();
    let second = other.join("b", TTL).await.unwrap();
    if store.kind == Kind::Sqlite {
        assert_eq!(second, None);
        return;
    }
    let second = second.unwrap();
    assert_eq!(store.claim_shards(first, SHARDS).await.unwrap(), ShardSet::ALL);
    assert_eq!(other.keep(second, TTL).await.unwrap(), 2);
    assert!(other.claim_shards(second, 128).await.unwrap().is_empty(), "nothing is free");
    let half: ShardSet = (128..=255).collect();
    store.give_up_shards(first, half).await.unwrap();
    assert_eq!(other.claim_shards(second, 128).await.unwrap(), half);
    assert_eq!(store.claim_shards(first, 0).await.unwrap(), ShardSet::ALL.without(half));
    // Whose time has run out is removed, and what it had is free.
    store.keep(first, Duration::ZERO).await.unwrap();
    tokio::time::sleep(Duration::from_millis(5)).await;
    assert_eq!(other.keep(second, TTL).await.unwrap(), 1);
    assert_eq!(other.claim_shards(second, 128).await.unwrap(), ShardSet::ALL);
    assert!(matches!(store.begin_batch(first).await.err(), Some(StoreError::Fenced)));
});

on_each_database!(work_is_read_by_shard, async |store: TestStore| {
    let epoch = store.join("a", TTL).await.unwrap().unwrap();
    let mut tx = store.begin_batch(epoch).await.unwrap();
    let mut batch = writes(conversation(1), None);
    let alias = Alias { number_id: id(1), kind: "phone".into(), value: "491".into() };
    batch.aliases = vec![AliasRow { alias, contact_id: id(4), conversation_id: id(3) }];
    batch.outbox = vec![outbox(10, 1, 1)];
    batch.timers =
        vec![TimerRow { id: id(4), number_id: id(1), conversation_id: id(3), token: "t".into(), due: now() }];
    tx.write(&batch).await.unwrap();
    tx.commit().await.unwrap();
    let pending = InboxRow { shard: 3, ..row("a") };
    store.enqueue(&[pending]).await.unwrap();
    // The conversation's id ends with 3.
    let (own, others): (ShardSet, ShardSet) = ([3].into_iter().collect(), [4].into_iter().collect());
    let counts = async |shards: ShardSet| {
        let later = now() + chrono::Duration::seconds(1);
        (
            store.open_outbox(shards, now(), 10, 10).await.unwrap().len(),
            store.due_timers(shards, later, 10).await.unwrap().len(),
            store.next_timer(shards).await.unwrap().iter().count(),
            store.pending(shards, 10).await.unwrap().len(),
        )
    };
    assert_eq!(counts(own).await, (1, 1, 1, 1));
    if store.kind == Kind::Postgres {
        assert_eq!(counts(others).await, (0, 0, 0, 0));
    }
    let known = store.shard_of_contact(id(1), &[("phone".into(), "491".into())]).await.unwrap();
    assert_eq!(known, 3, "a known contact stays where its conversation is");
});

on_each_database!(clocks_of_nodes_that_differ_change_no_order, async |store: TestStore| {
    let epoch = store.join("a", TTL).await.unwrap().unwrap();
    let mut tx = store.begin_batch(epoch).await.unwrap();
    let mut batch = writes(conversation(1), None);
    let ahead = OutboxRow { created_at: now() + chrono::Duration::seconds(5), ..outbox(12, 1, 1) };
    batch.outbox = vec![outbox(10, 2, 1), ahead, outbox(11, 3, 1)];
    tx.write(&batch).await.unwrap();
    tx.commit().await.unwrap();
    let order = async |limit: i64| {
        let rows = store.open_outbox(ShardSet::ALL, now(), limit, 10).await.unwrap();
        rows.iter().map(|row| row.id).collect::<Vec<Uuid>>()
    };
    assert_eq!(order(10).await, [id(12), id(10), id(11)]);
    assert_eq!(order(1).await, [id(12)]);
});

on_each_database!(the_outbox_settles_and_statuses_only_rise, async |store: TestStore| {
    let epoch = store.join("a", TTL).await.unwrap().unwrap();
    let mut tx = store.begin_batch(epoch).await.unwrap();
    let mut batch = writes(conversation(1), None);
    batch.outbox = vec![outbox(11, 1, 2), outbox(10, 1, 1)];
    let alias = Alias { number_id: id(1), kind: "phone".into(), value: "49".into() };
    batch.aliases.push(AliasRow { alias, contact_id: id(4), conversation_id: id(3) });
    batch.messages = vec![message(10, 1, 1), message(11, 1, 2)];
    tx.write(&batch).await.unwrap();
    tx.commit().await.unwrap();

    let open: Vec<Uuid> =
        store.open_outbox(ShardSet::ALL, now(), 10, 10).await.unwrap().iter().map(|row| row.id).collect();
    assert_eq!(open.len(), 2);
    let oldest = batch.outbox.iter().map(|row| row.created_at).min();
    assert_eq!(store.oldest_open_outbox(now()).await.unwrap(), oldest);
    let marked = store.mark_sending(epoch, &[id(10), id(99)], now()).await.unwrap();
    assert_eq!(marked, [id(10)]);
    let result = |n: u128, status: i32, provider: Option<&str>, word: &str| SendResult {
        id: id(n),
        status,
        attempt: 1,
        of_attempt: 1,
        due: now(),
        provider_id: provider.map(str::to_owned),
        message_status: word.into(),
        message_rank: status_rank(word),
        error: None,
    };
    // What is said of an attempt comes too late once the next one is under way.
    store.mark_sending(epoch, &[id(10)], now()).await.unwrap();
    store.settle(&[result(10, outbox_status::READY, None, "queued")]).await.unwrap();
    assert_eq!(store.outbox_counts().await.unwrap(), [1, 1, 0, 0], "the second attempt is still under way");
    // The status overtakes the answer of the request.
    let update = |outbox: Option<u128>, wamid: &str, word: &str| StatusUpdate {
        number_id: id(1),
        provider_id: wamid.into(),
        outbox_id: outbox.map(id),
        phone: Some("49".into()),
        user_id: None,
        status: word.into(),
        rank: status_rank(word),
        delivery: None,
        error: None,
    };
    let apply = async |update: StatusUpdate| {
        let mut tx = store.begin_batch(epoch).await.unwrap();
        let applied = tx.apply_statuses(&[update]).await.unwrap().len();
        tx.commit().await.unwrap();
        applied
    };
    assert_eq!(apply(update(Some(10), "w10", "delivered")).await, 1);
    store.settle(&[result(10, outbox_status::SENT, Some("w10"), "sent")]).await.unwrap();
    assert_eq!(apply(update(None, "w10", "sent")).await, 0, "it never falls");
    assert_eq!(apply(update(None, "w10", "read")).await, 1);
    assert_eq!(apply(update(None, "unknown", "read")).await, 0);
    // What is told late of the price is kept, and lowers nothing.
    let price = serde_json::json!({"pricing": {"category": "service"}});
    let late = StatusUpdate { delivery: Some(price.clone()), ..update(Some(10), "w10", "delivered") };
    assert_eq!(apply(late.clone()).await, 1);
    assert_eq!(apply(late).await, 0, "once");
    let other = StatusUpdate { delivery: Some(price), outbox_id: None, ..update(None, "w10", "sent") };
    assert_eq!(apply(other).await, 0, "what is known stays");
    let foreign = StatusUpdate { number_id: id(2), ..update(Some(11), "w11", "read") };
    assert_eq!(apply(foreign).await, 0, "another number's status changes nothing here");
    store.settle(&[result(11, outbox_status::DEAD, None, "failed")]).await.unwrap();
    assert_eq!(store.outbox_counts().await.unwrap(), [0, 0, 0, 1]);
    assert_eq!(store.oldest_open_outbox(now()).await.unwrap(), None);
    assert!(store.mark_sending(epoch, &[id(10), id(11)], now()).await.unwrap().is_empty());
});

on_each_database!(timers_are_replaced_cancelled_and_due, async |store: TestStore| {
    let epoch = store.join("a", TTL).await.unwrap().unwrap();
    let base = now();
    let timer = |n: u128, token: &str, seconds: i64| TimerRow {
        id: id(n),
        number_id: id(1),
        conversation_id: id(3),
        token: token.into(),
        due: base + chrono::Duration::seconds(seconds),
    };
    let write = async |batch: BatchWrites| {
        let mut tx = store.begin_batch(epoch).await.unwrap();
        tx.write(&batch).await.unwrap();
        tx.commit().await.unwrap();
    };
    let set = vec![timer(1, "a", 10), timer(2, "b", 20), timer(3, "c", 30)];
    write(BatchWrites { timers: set, ..BatchWrites::default() }).await;
    write(BatchWrites { timers: vec![timer(4, "a", 25)], ..BatchWrites::default() }).await;
    write(BatchWrites { cancelled_timers: vec![(id(3), "b".into())], ..BatchWrites::default() }).await;
    assert_eq!(store.next_timer(ShardSet::ALL).await.unwrap(), Some(timer(4, "a", 25).due));
    let due = async |seconds: i64| {
        store.due_timers(ShardSet::ALL, base + chrono::Duration::seconds(seconds), 10).await.unwrap()
    };
    assert!(due(24).await.is_empty());
    assert_eq!(due(40).await, [timer(4, "a", 25), timer(3, "c", 30)]);
    write(BatchWrites { fired_timers: vec![id(4)], ..BatchWrites::default() }).await;
    assert_eq!(due(40).await, [timer(3, "c", 30)]);
});

on_each_database!(pending_rows_keep_their_order_and_are_claimed_once, async |store: TestStore| {
    let epoch = store.join("a", TTL).await.unwrap().unwrap();
    assert_eq!(store.enqueue(&[row("z")]).await.unwrap(), 1);
    assert_eq!(store.enqueue(&[row("a"), row("z")]).await.unwrap(), 1);
    let pending = store.pending(ShardSet::ALL, 10).await.unwrap();
    let order: Vec<&str> = pending.iter().map(|row| row.key.msg_id.as_str()).collect();
    assert_eq!(order, ["z", "a"]);
    assert_eq!(pending[0].body, row("z").body.unwrap(), "texts survive as they are");
    let keys: Vec<InboxKey> = pending.into_iter().map(|row| row.key).collect();
    let mut tx = store.begin_batch(epoch).await.unwrap();
    assert_eq!(tx.claim_pending(&keys).await.unwrap().len(), 2);
    assert_eq!(tx.claim_pending(&keys).await.unwrap().len(), 0);
    tx.commit().await.unwrap();
    store.dead_letter(&row("z"), "done rows are not buried").await.unwrap();
    assert_eq!(store.dead_letters().await.unwrap(), 0);
    store.dead_letter(&row("bad"), "why").await.unwrap();
    assert_eq!(store.dead_letters().await.unwrap(), 1);
    assert_eq!(store.purge_inbox(now() + chrono::Duration::days(1), 10).await.unwrap(), 2);
});

#[tokio::test]
async fn hot_state_and_hints_go_through_redis() {
    let url = redis_url();
    let state = Conversation { id: derived_id(&[b"hot"]), ..conversation(7) };
    HotState::redis(&url).unwrap().put(vec![state.clone()]);
    let other = HotState::redis(&url).unwrap();
    let start = std::time::Instant::now();
    while other.get(&[(state.id, 7)]).await.is_empty() {
        assert!(start.elapsed() < Duration::from_secs(5), "the other process does not see it");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let before = other.reads();
    assert!(other.get(&[(state.id, 8)]).await.is_empty(), "another version is a miss");
    assert_eq!(other.get(&[(state.id, 7)]).await.len(), 1);
    let rise = |tier: usize| other.reads()[tier].1 - before[tier].1;
    assert_eq!([rise(0), rise(1), rise(2)], [0, 1, 1], "{:?}", other.reads());

    let (one, two) = (Hints::redis(&url).unwrap(), Hints::redis(&url).unwrap());
    let mut here = one.subscribe();
    let mut there = two.subscribe();
    // The subscription in Redis takes a moment, and a hint may be lost before it stands.
    let sending = tokio::spawn(async move {
        loop {
            one.publish(Hint::InboxReady);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    for receiver in [&mut here, &mut there] {
        let hint = tokio::time::timeout(Duration::from_secs(10), receiver.recv()).await;
        assert_eq!(hint.unwrap().unwrap(), Hint::InboxReady);
    }
    sending.abort();
}

#[tokio::test]
async fn an_absent_redis_is_a_miss_and_hints_stay_local() {
    let hints = Hints::redis("redis://127.0.0.1:1").unwrap();
    let mut here = hints.subscribe();
    hints.publish(Hint::InboxReady);
    assert_eq!(here.recv().await.unwrap(), Hint::InboxReady);
    let hot = HotState::redis("redis://127.0.0.1:1").unwrap();
    assert!(hot.get(&[(id(1), 1)]).await.is_empty());
    let rates = Rates::redis("redis://127.0.0.1:1").unwrap();
    let rate = Rate { per_second: 0.1, burst: 2 };
    assert_eq!(rates.take("a", rate, 1.0).await, Ok(()));
    assert_eq!(rates.take("a", rate, 1.0).await, Ok(()));
    assert!(rates.take("a", rate, 1.0).await.is_err(), "the process decides alone");
    assert!(HotState::redis("nowhere").is_err() && Rates::redis("nowhere").is_err());
}

#[tokio::test]
async fn rates_are_kept_together_through_redis() {
    let (one, other) = (Rates::redis(&redis_url()).unwrap(), Rates::redis(&redis_url()).unwrap());
    let rate = Rate { per_second: 0.5, burst: 3 };
    let key = new_id(&SystemClock).to_string();
    assert_eq!(one.take(&key, rate, 0.5).await, Ok(()));
    assert_eq!(other.take(&key, rate, 0.5).await, Ok(()));
    assert_eq!(one.take(&key, rate, 0.5).await, Ok(()));
    for rates in [&one, &other] {
        let wait = rates.take(&key, rate, 0.5).await.unwrap_err();
        assert!(wait > Duration::from_millis(500) && wait <= Duration::from_secs(2), "{wait:?}");
    }
    assert_eq!(other.take("another", rate, 0.5).await, Ok(()));
}

on_each_database!(migrations_are_all_there, async |store: TestStore| {
    assert_eq!(store.missing_migrations().await.unwrap(), 0);
});

on_each_database!(a_day_has_its_places_once_for_all_processes, async |store: TestStore| {
    let begin = now().date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
    let day = NumberDay { number_id: id(1), workspace_id: id(9), day: now().date_naive(), begin };
    assert_eq!(store.take_places(day, 10, 4).await.unwrap(), 4);
    let other = engine_store::connect(&store.url).await.unwrap();
    let takes = futures::future::join_all((0..20).map(|n| {
        let store = if n % 2 == 0 { store.store.clone() } else { other.clone() };
        async move { store.take_places(day, 10, 1).await.unwrap() }
    }));
    assert_eq!(takes.await.iter().sum::<u32>(), 6);
    assert_eq!((store.take_places(day, 10, 5).await.unwrap(), store.sent_on(day).await.unwrap()), (0, 10));
    assert_eq!(store.take_places(day, 12, 5).await.unwrap(), 2, "a cap that was raised");
    assert_eq!(store.take_places(day, 1, 5).await.unwrap(), 0, "a cap that was lowered");
    let tomorrow =
        NumberDay { day: day.day.succ_opt().unwrap(), begin: begin + chrono::Duration::days(1), ..day };
    assert_eq!(store.take_places(tomorrow, 10, 4).await.unwrap(), 4);
    assert_eq!(store.take_places(NumberDay { number_id: id(2), ..day }, 10, 4).await.unwrap(), 4);
});

on_each_database!(many_numbers_give_a_workspace_no_larger_part_of_what_is_read, async |store: TestStore| {
    let epoch = store.join("a", TTL).await.unwrap().unwrap();
    let mut tx = store.begin_batch(epoch).await.unwrap();
    let mut batch = writes(conversation(1), None);
    for n in 0..12 {
        let row = outbox(20 + n, 1, 1);
        batch.outbox.push(OutboxRow { number_id: id(50 + n % 4), conversation_id: id(100 + n), ..row });
    }
    let later = OutboxRow { created_at: now() + chrono::Duration::seconds(5), ..outbox(40, 1, 1) };
    batch.outbox.push(OutboxRow {
        number_id: id(60),
        workspace_id: id(8),
        conversation_id: id(200),
        ..later
    });
    tx.write(&batch).await.unwrap();
    tx.commit().await.unwrap();
    let read = async |per_number: i64, limit: i64| -> Vec<Uuid> {
        let rows = store.open_outbox(ShardSet::ALL, now(), per_number, limit).await.unwrap();
        rows.iter().map(|row| row.id).collect()
    };
    assert_eq!(read(10, 20).await.len(), 13);
    let (few, first) = (read(2, 20).await, read(10, 2).await);
    assert_eq!(
        (few.len(), few.contains(&id(40))),
        (5, true),
        "four of four numbers, and the other workspace's"
    );
    assert!(first.contains(&id(40)), "the other workspace's comes with the first: {first:?}");
});

on_each_database!(
    held_conversations_wait_as_a_whole_and_numbers_share_what_is_read,
    async |store: TestStore| {
        let epoch = store.join("a", TTL).await.unwrap().unwrap();
        let mut tx = store.begin_batch(epoch).await.unwrap();
        let mut batch = writes(conversation(1), None);
        batch.outbox = vec![outbox(10, 1, 1), outbox(11, 1, 2)];
        for n in 0..3 {
            let conversation_id = id(100 + n);
            batch.outbox.push(OutboxRow { number_id: id(2), conversation_id, ..outbox(20 + n, 1, 1) });
        }
        let second = batch.outbox[2].created_at;
        tx.write(&batch).await.unwrap();
        tx.commit().await.unwrap();
        let read = async |until: DateTime<Utc>, per_number: i64, limit: i64| -> Vec<Uuid> {
            let rows = store.open_outbox(ShardSet::ALL, until, per_number, limit).await.unwrap();
            rows.iter().map(|row| row.id).collect()
        };
        assert_eq!(read(now(), 10, 10).await.len(), 5);
        // The first of each number first, in whatever order the numbers come.
        let two: HashSet<Uuid> = read(now(), 10, 2).await.into_iter().collect();
        assert!(two.contains(&id(10)) && two.len() == 2 && !two.contains(&id(11)), "{two:?}");
        assert_eq!(read(now(), 1, 10).await.len(), 2);

        let until = now() + chrono::Duration::hours(1);
        let hold = |n: u128| HeldRow { id: id(n), reason: "quiet_hours", due: until };
        store.hold(&[hold(10), hold(11)]).await.unwrap();
        // What comes later waits with what is held already.
        let mut tx = store.begin_batch(epoch).await.unwrap();
        let mut batch = writes(conversation(2), Some(1));
        batch.outbox = vec![outbox(12, 2, 1)];
        tx.write(&batch).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(read(now(), 10, 10).await.len(), 3);
        assert_eq!(store.held_conversations(ShardSet::ALL, now()).await.unwrap(), [(id(3), until)]);
        let oldest = store.oldest_open_outbox(now()).await.unwrap().unwrap();
        assert_eq!(oldest, second, "what is held is not late");
        let all = read(until, 10, 10).await;
        let own: Vec<&Uuid> = all.iter().filter(|row| **row < id(20)).collect();
        assert_eq!(own, [&id(10), &id(11), &id(12)], "in order, once it is due");
        assert_eq!(store.release_conversations(&[id(3), id(99)], now()).await.unwrap(), 2);
        assert_eq!(read(now(), 10, 10).await.len(), 6);
        store.hold(&[hold(10), hold(11), hold(12)]).await.unwrap();
        assert_eq!(store.release_number(id(2), now()).await.unwrap(), 0);
        assert_eq!(store.release_number(id(1), now()).await.unwrap(), 3);
        assert!(store.held_conversations(ShardSet::ALL, now()).await.unwrap().is_empty());
    }
);
