//! The load: contacts hold the six-turn conversation through signed webhooks, and wait for each answer.
//!
//! The processor's time is told apart: of the product's process, of this one (contacts and the mock of the Graph API),
//! and of the rest of the machine, which on a quiet one is the databases'.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use anyhow::Context;
use clap::Args;
use engine_runtime::testing::{
    fixture::{ACCESS_TOKEN, Business},
    mock_graph::MockGraph,
};
use engine_store::{
    clock::{Clock, SystemClock},
    repo::numbers::NumberKind,
};
use serde_json::Value;
use tokio::{
    sync::Mutex,
    task::JoinSet,
    time::{Instant, sleep, sleep_until, timeout},
};

use crate::{
    baseline,
    poster::Poster,
    product::{Launch, Product, free_address, machine_cpu, process_cpu},
    support::{self, TURNS},
};

/// How long a contact waits for an answer before it counts as lost.
const PATIENCE: Duration = Duration::from_secs(30);
/// Contacts that talk at once when the rate is `max`.
const TALKING: usize = 512;

/// What is driven, and how hard.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The server's binary.
    #[arg(long)]
    binary: PathBuf,
    /// `postgres:…` or `sqlite:…`, empty.
    #[arg(long)]
    database_url: String,
    /// `redis:…`.
    #[arg(long)]
    redis_url: Option<String>,
    /// Contacts in all; each begins again when its conversation is over.
    #[arg(long, default_value_t = 1000)]
    contacts: usize,
    /// Messages per second, or `max`.
    #[arg(long, default_value = "max")]
    rate: Rate,
    /// Turns of a conversation, after which the contact stays silent; 6 is all of it.
    #[arg(long, default_value_t = TURNS)]
    turns: usize,
    /// Seconds that are measured, after two to warm up.
    #[arg(long, default_value_t = 15)]
    seconds: u64,
    /// Measure a plain server that only answers, for comparison.
    #[arg(long)]
    baseline: bool,
}

#[derive(Debug, Clone, Copy)]
enum Rate {
    Max,
    PerSecond(u32),
}

impl std::str::FromStr for Rate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "max" => Ok(Self::Max),
            number => match number.parse() {
                Ok(rate @ 1..=1_000_000) => Ok(Self::PerSecond(rate)),
                _ => Err("give a number of messages per second, or max".to_owned()),
            },
        }
    }
}

/// A contact, as the mock of the Graph API sees it.
#[derive(Default)]
struct Contact {
    /// The turn that waits for its answer, plus one; 0 when none does.
    asked: AtomicUsize,
    answered: tokio::sync::Notify,
}

struct World {
    contacts: Vec<Contact>,
    /// Whether answers are compared with what the flow says.
    judges: bool,
    wrong: AtomicU64,
}

const FIRST_PHONE: u64 = 4_915_000_000_000;

fn phone(contact: usize) -> String {
    (FIRST_PHONE + contact as u64).to_string()
}

impl World {
    fn on_message(&self, body: &Value) {
        let Some(phone) = body.get("to").and_then(Value::as_str) else { return };
        let index = phone.parse::<u64>().ok().and_then(|phone| phone.checked_sub(FIRST_PHONE));
        let Some(contact) = index.and_then(|index| self.contacts.get(usize::try_from(index).ok()?)) else {
            return;
        };
        let asked = contact.asked.swap(0, Ordering::AcqRel);
        let right = asked > 0 && (!self.judges || support::is_answer(asked - 1, phone, body));
        if !right && self.wrong.fetch_add(1, Ordering::Relaxed) < 3 {
            println!("not the answer to turn {}: {body}", asked.wrapping_sub(1));
        }
        contact.answered.notify_one();
    }
}

/// What is counted while it is measured.
#[derive(Default)]
struct Counts {
    latencies: Mutex<Vec<u32>>,
    lost: AtomicU64,
    refused: AtomicU64,
}

/// When the next message is due.
struct Pace {
    begin: Instant,
    period: Option<Duration>,
    next: AtomicU64,
}

impl Pace {
    /// Waits for the next place; gives the moment from which its latency counts.
    async fn turn(&self) -> Instant {
        let Some(period) = self.period else { return Instant::now() };
        let place = self.next.fetch_add(1, Ordering::Relaxed);
        let due = self.begin + Duration::from_nanos(period.as_nanos() as u64 * place);
        sleep_until(due).await;
        due
    }
}

/// Runs the load and prints the figures.
///
/// # Errors
/// When something does not start, or answers are missing or wrong.
pub(crate) async fn run(options: Options) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let world = Arc::new(World {
        contacts: (0..options.contacts).map(|_| Contact::default()).collect(),
        judges: !options.baseline,
        wrong: AtomicU64::new(0),
    });
    let watcher = Arc::clone(&world);
    let graph = MockGraph::watched(ACCESS_TOKEN, move |body| watcher.on_message(body));
    let (graph_address, _graph) = graph.serve(([127, 0, 0, 1], 0).into()).await?;
    let launch = Launch {
        binary: options.binary.clone(),
        database_url: options.database_url.clone(),
        redis_url: options.redis_url.clone(),
        graph_url: format!("http://{graph_address}"),
        whatsapp_url: None,
        data_dir: folder.path().join("data"),
        log: folder.path().join("log"),
    };
    let (mut product, path) = if options.baseline {
        (baseline::spawn(&launch.graph_url, &launch.log)?, "/webhooks".to_owned())
    } else {
        let store = engine_store::connect(&options.database_url).await?;
        let now = SystemClock.now();
        let business = Business::open(&*store, NumberKind::CloudApi, support::flow(), now).await?;
        store.close().await;
        (Product::spawn(&launch, free_address()?)?, business.webhook_path())
    };
    let ready = product.ready(&launch.log).await?;
    println!("load.ready_ms {}", ready.as_millis());
    println!("load.idle_rss_mb {}", product.rss_kib()? / 1024);

    let counts = Arc::new(Counts::default());
    let (period, talking) = match options.rate {
        Rate::Max => (None, TALKING.min(options.contacts)),
        Rate::PerSecond(rate) => (Some(Duration::from_secs(1) / rate), options.contacts.min(4 * TALKING)),
    };
    let begin = Instant::now() + Duration::from_millis(300);
    let pace = Arc::new(Pace { begin, period, next: AtomicU64::new(0) });
    let from = begin + Duration::from_secs(2);
    let until = from + Duration::from_secs(options.seconds);
    let mut talkers = JoinSet::new();
    for first in 0..talking {
        let (world, counts, pace) = (Arc::clone(&world), Arc::clone(&counts), Arc::clone(&pace));
        let poster = Poster::new(product.address, &path);
        let contacts: Vec<usize> = (first..options.contacts).step_by(talking).collect();
        let turns = options.turns.clamp(1, TURNS);
        let talker = Talker { world, counts, pace, poster, contacts, turns, from, until };
        talkers.spawn(talker.talk());
    }
    sleep_until(from).await;
    let (cpu, own, all) = (product.cpu()?, process_cpu("self")?, machine_cpu()?);
    sleep_until(until).await;
    let (cpu, rss) = (product.cpu()? - cpu, product.rss_kib()?);
    let (own, all) = (process_cpu("self")? - own, machine_cpu()? - all);
    while let Some(done) = talkers.join_next().await {
        done?.context("a contact could not go on")?;
    }
    let mut latencies = std::mem::take(&mut *counts.latencies.lock().await);
    latencies.sort_unstable();
    let at = |share: f64| latencies.get((latencies.len() as f64 * share) as usize).copied().unwrap_or(0);
    let messages = latencies.len();
    println!("load.msgs_per_s {}", messages as u64 / options.seconds.max(1));
    println!("load.p50_ms {:.2}", f64::from(at(0.5)) / 1000.0);
    println!("load.p99_ms {:.2}", f64::from(at(0.99)) / 1000.0);
    println!("load.max_ms {:.2}", f64::from(latencies.last().copied().unwrap_or(0)) / 1000.0);
    println!("load.rss_mb {}", rss / 1024);
    let each = |cpu: Duration| cpu.as_micros() / messages.max(1) as u128;
    println!("load.cpu_us_per_msg {}", each(cpu));
    println!("load.driver_cpu_us_per_msg {}", each(own));
    println!("load.rest_cpu_us_per_msg {}", each(all.saturating_sub(cpu + own)));
    println!("load.refused {}", counts.refused.load(Ordering::Relaxed));
    println!("load.wrong {}", world.wrong.load(Ordering::Relaxed));
    println!("load.lost {}", counts.lost.load(Ordering::Relaxed));
    sleep(Duration::from_secs(1)).await;
    let (idle_cpu, since) = (product.cpu()?, Instant::now());
    sleep(Duration::from_secs(4)).await;
    let share = (product.cpu()? - idle_cpu).as_secs_f64() / since.elapsed().as_secs_f64();
    println!("load.idle_cpu_percent {:.1}", share * 100.0);
    anyhow::ensure!(counts.lost.load(Ordering::Relaxed) == 0, "answers are missing");
    anyhow::ensure!(world.wrong.load(Ordering::Relaxed) == 0, "answers are wrong");
    Ok(())
}

/// Some contacts, one after the other, over one connection.
struct Talker {
    world: Arc<World>,
    counts: Arc<Counts>,
    pace: Arc<Pace>,
    poster: Poster,
    contacts: Vec<usize>,
    turns: usize,
    from: Instant,
    until: Instant,
}

impl Talker {
    async fn talk(mut self) -> anyhow::Result<()> {
        let mut latencies = Vec::new();
        let mut round = 0_usize;
        sleep_until(self.pace.begin).await;
        'all: loop {
            round += 1;
            for index in 0..self.contacts.len() {
                for turn in 0..self.turns {
                    let since = self.pace.turn().await;
                    if since >= self.until {
                        break 'all;
                    }
                    if !self.say(self.contacts[index], round, turn).await? {
                        continue 'all;
                    }
                    let now = Instant::now();
                    if since >= self.from && now < self.until {
                        latencies.push(u32::try_from((now - since).as_micros()).unwrap_or(u32::MAX));
                    }
                }
            }
        }
        self.counts.latencies.lock().await.append(&mut latencies);
        Ok(())
    }

    /// Posts one turn of a contact and waits for its answer; `false` when it does not come.
    async fn say(&mut self, contact: usize, round: usize, turn: usize) -> anyhow::Result<bool> {
        let body = support::body(turn, &phone(contact), &format!("wamid.{contact}.{round}.{turn}"));
        let state = &self.world.contacts[contact];
        state.asked.store(turn + 1, Ordering::Release);
        while self.poster.post(body.clone()).await? != 200 {
            self.counts.refused.fetch_add(1, Ordering::Relaxed);
            sleep(Duration::from_millis(50)).await;
        }
        let answered = timeout(PATIENCE, state.answered.notified()).await.is_ok();
        if !answered {
            self.counts.lost.fetch_add(1, Ordering::Relaxed);
        }
        Ok(answered)
    }
}
