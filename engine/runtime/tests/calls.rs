//! Calls to other systems, webhooks, events and signals, from end to end.

mod support;

use std::{
    collections::{HashSet, VecDeque},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use engine_core::{AiCall, Call, CallOutcome, ContactChange, HttpCall, Signal};
use engine_runtime::{
    Posted, Recipient, Told,
    calls::{Attempt, Executors, Job, signature},
    change_contact,
    guard::{Guard, Rules},
    signal,
    testing::{
        fixture::{self, ACCESS_TOKEN, Business, messages},
        mock_graph::MockGraph,
    },
};
use engine_store::{
    Store,
    clock::{Clock, SystemClock},
    hints::{Hint, Hints},
    on_each_database,
    repo::{
        dead_letters::{LetterQuery, Queue},
        numbers::NumberKind,
        records::{InboxKey, InboxRow},
        subscriptions::{SubscriptionRecord, joined},
    },
    shard::ShardSet,
    testing::TestStore,
};
use serde_json::{Value, json};
use support::{World, settings, texts, until};
use uuid::Uuid;

/// Another system: answers as it is told, then with 200, and keeps what it was asked.
#[derive(Clone, Default)]
struct Other {
    asked: Arc<Mutex<Vec<(HeaderMap, Bytes)>>>,
    answers: Arc<Mutex<VecDeque<(u16, Duration)>>>,
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
impl Other {
    async fn serve(answers: &[(u16, u64)]) -> (Self, String) {
        let other = Self::default();
        let answers = answers.iter().map(|(status, millis)| (*status, Duration::from_millis(*millis)));
        *other.answers.lock().unwrap() = answers.collect();
        let router = Router::new().fallback(answer).with_state(other.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(async move { axum::serve(listener, router).await });
        (other, address)
    }

    fn count(&self) -> usize {
        self.asked.lock().unwrap().len()
    }

    fn headers(&self, name: &str) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked.iter().map(|(headers, _)| headers[name].to_str().unwrap().to_owned()).collect()
    }
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn answer(State(other): State<Other>, headers: HeaderMap, body: Bytes) -> (StatusCode, String) {
    let (status, delay) = other.answers.lock().unwrap().pop_front().unwrap_or((200, Duration::ZERO));
    other.asked.lock().unwrap().push((headers, body));
    tokio::time::sleep(delay).await;
    (StatusCode::from_u16(status).unwrap(), json!({"word": "blue"}).to_string())
}

/// A flow that asks a system, and says what came.
fn asking_flow(url: &str, timeout: u32, attempts: u8) -> Value {
    json!({
        "spec": "1.0", "name": "Ask",
        "variables": [{"key": "word", "type": "text"}],
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "ask"}],
        "nodes": [
            {"id": "ask", "type": "http_request", "config": {
                "request": {"method": "POST", "url": url, "timeout": timeout, "attempts": attempts},
                "mapping": [{"path": "$.word", "variable": "word"}]},
             "next": {"next": "good", "error": "bad"}},
            {"id": "good", "type": "text", "config": {"text": "got {{ word }}"}},
            {"id": "bad", "type": "text", "config": {"text": "failed {{ error.code }}"}}
        ]
    })
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn world(store: &TestStore, flow: Value, allow: &str) -> World {
    let allow = vec![allow.to_owned()];
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let world = World::with(store.store.clone(), flow, clock, |settings| settings.http_allow = allow).await;
    let hi = messages(&[("972987654321", "wamid.1", "hi")]);
    assert_eq!(world.post(&hi).await, StatusCode::OK);
    let health = world.runtime.health().await;
    assert!(health.database, "{health:?}");
    assert!(serde_json::to_value(&health).unwrap()["effects"].is_array());
    world
}

on_each_database!(a_passing_fault_is_repeated_under_one_key, async |store: TestStore| {
    let (other, address) = Other::serve(&[(500, 0), (503, 0)]).await;
    let world = world(&store, asking_flow(&format!("http://{address}/"), 5, 3), &address).await;
    world.until_sent(1).await;
    assert_eq!(world.texts(), ["got blue"]);
    let keys: HashSet<String> = other.headers("idempotency-key").into_iter().collect();
    assert_eq!((other.count(), keys.len()), (3, 1));
    until("the end of the call", async || world.runtime.health().await.effects == [0, 0]).await;
    world.runtime.shutdown().await;
});

on_each_database!(what_fails_goes_by_the_error_port, async |store: TestStore| {
    let (other, address) = Other::serve(&[(200, 3_000)]).await;
    let slow = world(&store, asking_flow(&format!("http://{address}/"), 1, 1), &address).await;
    slow.until_sent(1).await;
    assert_eq!((slow.texts(), other.count()), (vec!["failed timeout".to_owned()], 1));
    slow.runtime.shutdown().await;
});

on_each_database!(a_hostile_address_is_refused, async |store: TestStore| {
    let (other, address) = Other::serve(&[]).await;
    // Allowed is another port than the one that the flow asks.
    let world = world(&store, asking_flow(&format!("http://{address}/"), 5, 3), "127.0.0.1:1").await;
    world.until_sent(1).await;
    assert_eq!((world.texts(), other.count()), (vec!["failed address_refused".to_owned()], 0));
    world.runtime.shutdown().await;
});

/// Not a test by itself: the process that is killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn engine_process() {
    let Ok(url) = std::env::var("BOTLOOM_CALLS_DATABASE") else { return };
    let mut settings = settings(&std::env::var("BOTLOOM_CALLS_GRAPH").unwrap());
    settings.http_allow = vec![std::env::var("BOTLOOM_CALLS_ALLOW").unwrap()];
    let store = engine_store::connect(&url).await.unwrap();
    let _runtime = support::engine(store, Arc::new(SystemClock), settings).await;
    std::future::pending::<()>().await;
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
fn spawn(url: &str, graph: &str, allow: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "engine_process", "--nocapture"])
        .env("BOTLOOM_CALLS_DATABASE", url)
        .env("BOTLOOM_CALLS_GRAPH", graph)
        .env("BOTLOOM_CALLS_ALLOW", allow)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

on_each_database!(a_call_that_was_killed_is_repeated_under_its_key, async |store: TestStore| {
    let (other, address) = Other::serve(&[(200, 60_000)]).await;
    let graph = MockGraph::new(ACCESS_TOKEN).unwrap();
    let (graph_address, _task) = graph.serve(([127, 0, 0, 1], 0).into()).await.unwrap();
    let graph_url = format!("http://{graph_address}");
    let flow = asking_flow(&format!("http://{address}/"), 60, 1);
    let business = Business::open(&*store, NumberKind::CloudApi, flow, SystemClock.now()).await.unwrap();
    let body = json!({"aliases": [["phone", "972987654321"]], "recipient": {"to": "972987654321"},
        "content": {"kind": "text", "text": "hi"}});
    let key = InboxKey {
        number_id: business.number_id,
        chat: "972987654321".into(),
        sender: "972987654321".into(),
        msg_id: "1".into(),
    };
    let row =
        InboxRow { key, kind: "message".into(), body: Some(body), received_at: SystemClock.now(), shard: 0 };
    store.enqueue(&[row]).await.unwrap();
    let mut process = spawn(&store.url, &graph_url, &address);
    until("the first request", async || other.count() == 1).await;
    process.kill().unwrap();
    process.wait().unwrap();
    let mut process = spawn(&store.url, &graph_url, &address);
    until("the answer", async || texts(&graph).len() == 1).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    process.kill().unwrap();
    process.wait().unwrap();
    assert_eq!(texts(&graph), ["got blue"]);
    let keys: HashSet<String> = other.headers("idempotency-key").into_iter().collect();
    assert_eq!((other.count(), keys.len()), (2, 1));
    assert_eq!(store.effect_counts().await.unwrap(), [0, 0]);
});

/// A flow that tells its key, waits for a post, and says what came.
fn waiting_flow() -> Value {
    json!({
        "spec": "1.0", "name": "Wait",
        "variables": [{"key": "state", "type": "text"}],
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "hook"}],
        "nodes": [
            {"id": "hook", "type": "wait_for_webhook", "config": {
                "text": "{{ webhooks.hook }}", "mapping": [{"path": "$.state", "variable": "state"}]},
             "next": {"next": "done"}},
            {"id": "done", "type": "text", "config": {"text": "now {{ state }}"}, "next": {"next": "hook"}}
        ]
    })
}

on_each_database!(a_post_counts_once_for_each_wait, async |store: TestStore| {
    let world = world(&store, waiting_flow(), "").await;
    world.until_sent(1).await;
    let path = format!("/hooks/{}", world.texts()[0]);
    let post = async |path: &str, body: &str| support::post(world.runtime.router(), path, body, None).await;
    let one = post(&path, r#"{"state": "paid"}"#).await;
    assert_eq!(one, (StatusCode::ACCEPTED, r#"{"accepted":true}"#.to_owned()));
    world.until_sent(3).await;
    // The step is reached again and has the same key: its next post is another one.
    assert_eq!(post(&path, r#"{"state": "sent"}"#).await, one);
    world.until_sent(5).await;
    let key = world.texts()[0].clone();
    assert_eq!(world.texts(), [&key, "now paid", &key, "now sent", &key]);
    assert_eq!(post("/hooks/0123456789abcdef0123456789abcdef", "{}").await.0, StatusCode::NOT_FOUND);
    assert_eq!(post(&path, "no json").await.0, StatusCode::BAD_REQUEST);
    assert_eq!(post(&path, &"1".repeat(257 * 1024)).await.0, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(world.runtime.post_webhook("unknown", json!(1)).await, Posted::Unknown);
    world.runtime.shutdown().await;
});

on_each_database!(a_post_that_comes_twice_counts_once, async |store: TestStore| {
    let mut flow = waiting_flow();
    flow["nodes"][1]["next"] = json!({});
    let world = world(&store, flow, "").await;
    world.until_sent(1).await;
    let key = world.texts()[0].clone();
    let posts = (0..5).map(|_| world.runtime.post_webhook(&key, json!({"state": "paid"})));
    let posts = futures::future::join_all(posts).await;
    assert!(posts.iter().all(|posted| *posted == Posted::Accepted), "{posts:?}");
    world.until_sent(2).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(world.texts(), [key, "now paid".to_owned()]);
    world.runtime.shutdown().await;
});

on_each_database!(subscribers_are_told_with_a_signature, async |store: TestStore| {
    let (other, address) = Other::serve(&[(500, 0)]).await;
    let flow = json!({
        "spec": "1.0", "name": "Tell",
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "tell"}],
        "nodes": [
            {"id": "tell", "type": "emit_webhook", "config": {"name": "order.placed",
                "data": [{"key": "said", "value": "{{ message.text }}"}]}, "next": {"next": "done"}},
            {"id": "done", "type": "text", "config": {"text": "told"}}
        ]
    });
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let allow = vec![address.clone()];
    let world = World::with(store.store.clone(), flow, clock, |settings| settings.http_allow = allow).await;
    let now = world.clock.now();
    for (events, url) in [("order.placed", "/"), ("order.sent", "/never"), ("", "/")] {
        let id = Uuid::from_bytes(engine_store::ids::secret_bytes());
        let secret = fixture::vault().seal(SubscriptionRecord::place(id), b"a secret").unwrap();
        let subscription = SubscriptionRecord {
            id,
            workspace_id: world.business.workspace_id,
            url: format!("http://{address}{url}"),
            events: joined(Some(events).filter(|events| !events.is_empty())),
            secret,
            enabled: true,
            created_at: now,
            updated_at: now,
        };
        store.create_subscription(&subscription).await.unwrap();
    }
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.1", "hi")])).await, StatusCode::OK);
    // Two subscribers want it; the first attempt at one of them fails.
    until("three requests", async || other.count() == 3).await;
    until("the end", async || world.runtime.health().await.effects == [0, 0]).await;
    let ids: HashSet<String> = other.headers("webhook-id").into_iter().collect();
    assert_eq!(ids.len(), 1);
    for (headers, body) in other.asked.lock().unwrap().iter() {
        let header = |name: &str| headers[name].to_str().unwrap();
        let seconds = header("webhook-timestamp").parse().unwrap();
        assert_eq!(header("webhook-signature"), signature(b"a secret", header("webhook-id"), seconds, body));
        let independent = standardwebhooks::Webhook::from_bytes(b"a secret".to_vec()).unwrap();
        independent.verify(body, headers).unwrap();
        let forged = [body.as_ref(), b" ".as_slice()].concat();
        assert!(independent.verify(&forged, headers).is_err());
        let told: Value = serde_json::from_slice(body).unwrap();
        assert_eq!(
            (&told["type"], &told["data"]["payload"]),
            (&json!("order.placed"), &json!({"said": "hi"}))
        );
    }
    world.runtime.shutdown().await;
});

on_each_database!(an_event_that_was_given_up_is_told_after_all, async |store: TestStore| {
    // The first answer says that nothing more is wanted.
    let (other, address) = Other::serve(&[(410, 0)]).await;
    let flow = json!({
        "spec": "1.0", "name": "Tell",
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "tell"}],
        "nodes": [{"id": "tell", "type": "emit_webhook", "config": {"name": "order.placed", "data": []}}]
    });
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let allow = vec![address.clone()];
    let world = World::with(store.store.clone(), flow, clock, |settings| settings.http_allow = allow).await;
    let (now, ours) = (world.clock.now(), world.business.workspace_id);
    let id = Uuid::from_bytes(engine_store::ids::secret_bytes());
    let subscription = SubscriptionRecord {
        id,
        workspace_id: ours,
        url: format!("http://{address}/"),
        events: joined(None::<&str>),
        secret: fixture::vault().seal(SubscriptionRecord::place(id), b"a secret").unwrap(),
        enabled: true,
        created_at: now,
        updated_at: now,
    };
    store.create_subscription(&subscription).await.unwrap();
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.1", "hi")])).await, StatusCode::OK);
    until("the dead event", async || world.runtime.health().await.effects == [0, 1]).await;
    let query = LetterQuery { queue: Some(Queue::Effect), before: None, limit: 10 };
    let dead = store.dead_letter_list(ours, &query).await.unwrap();
    assert_eq!((dead.len(), dead[0].kind.as_str(), dead[0].key.target), (1, "event", id));
    assert_eq!(dead[0].error.as_deref(), Some("HTTP 410"));
    let state = async || store.subscription_states(ours).await.unwrap().remove(0);
    let refused = state().await;
    assert_eq!((refused.last_failure.as_str(), refused.given_up), ("HTTP 410", 1));
    assert!(refused.last_failure_at.is_some() && refused.last_success_at.is_none());
    // A new secret, while the old one still counts: both sign.
    let new = fixture::vault().seal(SubscriptionRecord::place(id), b"a new secret").unwrap();
    let until_then = world.clock.now() + chrono::Duration::hours(1);
    assert!(store.rotate_subscription_secret(ours, id, &new, until_then, now).await.unwrap());
    assert!(store.redrive(ours, dead[0].key, world.clock.now()).await.unwrap());
    world.hints.publish(Hint::EffectsReady);
    until("the end", async || world.runtime.health().await.effects == [0, 0]).await;
    let taken = state().await;
    assert_eq!((taken.waiting, taken.given_up), (0, 0));
    assert!(taken.last_success_at >= taken.last_failure_at);
    let (first, second) = {
        let asked = other.asked.lock().unwrap();
        let signed = |at: usize, secret: &[u8]| {
            let (headers, body): &(_, _) = &asked[at];
            let header = |name: &str| headers[name].to_str().unwrap();
            let seconds = header("webhook-timestamp").parse().unwrap();
            signature(secret, header("webhook-id"), seconds, body)
        };
        let header = |at: usize| asked[at].0["webhook-signature"].to_str().unwrap().to_owned();
        assert_eq!(header(0), signed(0, b"a secret"));
        (header(1), format!("{} {}", signed(1, b"a new secret"), signed(1, b"a secret")))
    };
    assert_eq!(first, second);
    let ids: HashSet<String> = other.headers("webhook-id").into_iter().collect();
    assert_eq!((other.count(), ids.len()), (2, 1));
    world.runtime.shutdown().await;
});

on_each_database!(signals_start_flows_and_contacts_are_remembered, async |store: TestStore| {
    let flow = json!({
        "spec": "1.0", "name": "Signals",
        "variables": [{"key": "order", "type": "text", "input": true}],
        "triggers": [
            {"id": "call", "type": "api_call", "config": {}, "to": "ordered"},
            {"id": "start", "type": "any_message", "config": {}, "to": "known"}
        ],
        "nodes": [
            // Nobody wrote yet, so only a template arrives.
            {"id": "ordered", "type": "template",
             "config": {"name": "ordered", "language": "en_US", "body": [{"value": "{{ order }}"}]}},
            {"id": "known", "type": "text",
             "config": {"text": "{{ contact.name }} {{ contact.fields.city }} {{ contact.language }}"}}
        ]
    });
    let world = World::new(store.store.clone(), flow).await;
    let (hints, number) = (Hints::in_process(), world.business.number_id);
    let tell = async |phone: &str, id: &str| {
        let to = Recipient::Phone(phone.to_owned());
        let call = Signal::ApiCall { name: String::new(), data: json!({"order": "7"}) };
        signal(&*world.store, &*world.clock, &hints, number, &to, call, Some(id)).await.unwrap()
    };
    assert_eq!(tell("972987654321", "a").await, Told::Accepted);
    assert_eq!(tell("972987654321", "a").await, Told::Known);
    world.until_sent(1).await;
    let order = world.graph.received().remove(0).body;
    assert_eq!(order["to"], "972987654321");
    assert_eq!(order["template"]["components"][0]["parameters"][0]["text"], "7");
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(2).await;
    let contact = contact_id(&store, number).await;
    let change =
        async |changes| change_contact(&*store, &*world.clock, &hints, number, contact, changes).await;
    let changes = vec![
        ContactChange::SetField { key: "city".into(), value: json!("Rome") },
        ContactChange::SetName { name: "Grace".into() },
        ContactChange::AddTag { tag: "vip".into() },
        ContactChange::SetLanguage { language: "it".into() },
    ];
    assert_eq!(change(changes).await.unwrap(), Told::Accepted);
    until("the change", async || store.pending(ShardSet::ALL, 1).await.unwrap().is_empty()).await;
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.2", "hi")])).await, StatusCode::OK);
    world.until_sent(3).await;
    assert_eq!(world.texts(), ["", "Ada  ", "Grace Rome it"]);
    // Nothing is sent to a blocked contact, though what they write is kept.
    change(vec![ContactChange::Block]).await.unwrap();
    until("the block", async || store.pending(ShardSet::ALL, 1).await.unwrap().is_empty()).await;
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.3", "hi")])).await, StatusCode::OK);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!((world.texts().len(), world.runtime.health().await.outbox), (3, [0; 4]));
    world.runtime.shutdown().await;
});

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn contact_id(store: &TestStore, number_id: Uuid) -> Uuid {
    use engine_store::repo::records::Alias;
    let alias = Alias { number_id, kind: "phone".into(), value: "972987654321".into() };
    let mut tx = store.begin_batch(1).await.unwrap();
    tx.find_aliases(&[alias]).await.unwrap()[0].contact_id
}

on_each_database!(each_kind_of_call_has_its_outcome, async |store: TestStore| {
    let (_other, address) = Other::serve(&[(404, 0), (429, 0), (200, 0)]).await;
    let guard = Guard::new(Rules::new(&[], std::slice::from_ref(&address))).unwrap();
    let store: Arc<dyn Store> = store.store.clone();
    let executors = Executors::new(guard, store);
    let perform = async |call: Call| {
        let id = Uuid::from_u128(1);
        let job = Job { id, workspace_id: id, number_id: id, conversation_id: id, call: &call };
        executors.of(&call).perform(job).await
    };
    let http = |url: &str, credential: &str| {
        let (method, url, credential) = ("GET".into(), url.to_owned(), credential.to_owned());
        Call::Http(HttpCall {
            method,
            url,
            headers: Vec::new(),
            credential,
            body: String::new(),
            timeout: 5,
            attempts: 1,
        })
    };
    let code = |attempt: &Attempt| match attempt {
        Attempt::Done(CallOutcome::Failed { code, .. }) => code.clone(),
        Attempt::Again { outcome: CallOutcome::Failed { code, .. }, .. } => format!("again {code}"),
        other => format!("{other:?}"),
    };
    let url = format!("http://{address}/");
    assert_eq!(code(&perform(http(&url, "")).await), "status_404");
    assert_eq!(code(&perform(http(&url, "")).await), "again status_429");
    let Attempt::Done(CallOutcome::Ok { value }) = perform(http(&url, "")).await else { panic!("no answer") };
    assert_eq!((&value["status"], &value["body"]), (&json!(200), &json!({"word": "blue"})));
    assert_eq!(code(&perform(http(&url, "crm")).await), "credential_unknown");
    assert_eq!(code(&perform(http("http://169.254.169.254/latest", "")).await), "address_refused");
    let ai = AiCall {
        task: "reply".into(),
        model: String::new(),
        instructions: String::new(),
        input: String::new(),
        history: 0,
        schema: Value::Null,
        max_tokens: 1,
    };
    assert_eq!(code(&perform(Call::Ai(ai)).await), "not_configured");
    let lookup =
        Call::Lookup { table: "t".into(), filter: Default::default(), order: Default::default(), limit: 5 };
    let Attempt::Done(CallOutcome::Ok { value }) = perform(lookup).await else { panic!("no rows") };
    assert_eq!(value, json!([]));
});
