//! Kills, freezes and faults while contacts write; afterwards everything is compared with a serial model.
//!
//! Every contact counts: its n-th message must be answered by "n …" exactly once, in order, under one id, whatever
//! died meanwhile. The model is that simple on purpose: a message that is lost, moved twice or moved out of order
//! shows in the numbers. Contacts write by signed webhooks of the Cloud API, or to a number that is paired by QR code
//! ([`linked`]).

mod contacts;
mod ledger;
pub(crate) mod linked;
mod meta;
mod nodes;

use std::{
    path::PathBuf,
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use clap::{Args, ValueEnum};
use engine_fake_whatsapp::FakeWhatsapp;
use engine_runtime::testing::fixture::Business;
use engine_store::{
    clock::{Clock, SystemClock},
    ids::secret_bytes,
    repo::numbers::NumberKind,
};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::product::Launch;
use contacts::Contacts;
use ledger::Ledger;
use linked::Linked;
use meta::Meta;
use nodes::Nodes;

/// How long the answers that are missing may stay as many after the last fault.
const SETTLING: Duration = Duration::from_secs(120);
/// How long the whole run may take without any progress before it is given up.
const STUCK: Duration = Duration::from_secs(180);

/// How contacts reach the business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Channel {
    /// By signed webhooks of Meta's Cloud API.
    CloudApi,
    /// By a number that is paired by QR code, over the real protocol.
    WhatsappWeb,
}

/// What is done to whom.
#[derive(Debug, Clone, Args)]
pub(crate) struct Options {
    /// How contacts reach the business.
    #[arg(long, default_value = "cloud-api")]
    channel: Channel,
    /// The server's binary.
    #[arg(long)]
    binary: PathBuf,
    /// `postgres:…` or `sqlite:…`, empty.
    #[arg(long)]
    database_url: String,
    /// `redis:…`.
    #[arg(long)]
    redis_url: Option<String>,
    /// Processes that work together.
    #[arg(long, default_value_t = 1)]
    nodes: usize,
    /// Messages in all.
    #[arg(long, default_value_t = 2000)]
    messages: usize,
    /// Deaths: half by SIGKILL at random moments, half at the crash points of the protocol.
    #[arg(long, default_value_t = 6)]
    kills: usize,
    /// Nodes that are frozen for longer than their registration lasts, and then go on.
    #[arg(long, default_value_t = 0)]
    freezes: usize,
    /// Redis is emptied and frozen meanwhile.
    #[arg(long)]
    redis_flush: bool,
    /// The database is killed and started again meanwhile.
    #[arg(long)]
    pg_restart: bool,
    /// The Graph API refuses, throttles, and accepts without an answer; WhatsApp breaks lines, sends noise, delivers twice
    /// and keeps silent.
    #[arg(long)]
    provider_errors: bool,
    /// The run must lose something: the database does not wait for its disk.
    #[arg(long)]
    negative_control: bool,
}

/// Runs it and prints the figures.
///
/// # Errors
/// When a promise broke; with `--negative-control`, when none did.
pub(crate) async fn run(options: Options) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let store = engine_store::connect(&options.database_url).await?;
    let kind = match options.channel {
        Channel::CloudApi => NumberKind::CloudApi,
        Channel::WhatsappWeb => NumberKind::WhatsappWeb,
    };
    let business = Business::open(&*store, kind, flow(), SystemClock.now()).await?;
    let most = if kind == NumberKind::WhatsappWeb { linked::CUSTOMERS } else { 400 };
    let count = (options.messages / 40).clamp(4, most);
    let ledger = Arc::new(Ledger::new(count, options.messages / count));
    let meta = Meta::new(&ledger, options.provider_errors);
    let graph_url = meta.serve().await?;
    let whatsapp = match options.channel {
        Channel::CloudApi => None,
        Channel::WhatsappWeb => Some(FakeWhatsapp::start().await?),
    };
    let launch = Launch {
        binary: options.binary.clone(),
        database_url: options.database_url.clone(),
        redis_url: options.redis_url.clone(),
        graph_url,
        whatsapp_url: whatsapp.as_ref().map(|whatsapp| whatsapp.url()),
        data_dir: folder.path().join("data"),
        log: folder.path().join("log"),
    };
    if whatsapp.is_some() {
        linked::prepare(&*store, &business).await?;
    }
    let mut nodes = Nodes::start(&launch, options.nodes).await?;
    let contacts = match &whatsapp {
        None => {
            meta.tell_statuses_to(nodes.addresses(), &business.webhook_path());
            People::Cloud(Contacts::start(&ledger, nodes.addresses(), &business.webhook_path()))
        }
        Some(whatsapp) => {
            linked::pair(&*store, whatsapp, &business, linked::SHOP).await?;
            People::Linked(Linked::start(&ledger, whatsapp, options.provider_errors).await?)
        }
    };

    let faults = plan(&options);
    let begin = Instant::now();
    for (index, fault) in faults.iter().enumerate() {
        // Faults are spread over the run by what is acknowledged, so that none falls into silence.
        let due = ledger.total() * (index + 1) / (faults.len() + 1);
        let waiting = Instant::now();
        while ledger.acknowledged() < due && waiting.elapsed() < STUCK {
            nodes.revive().await?;
            sleep(Duration::from_millis(20)).await;
        }
        match fault {
            Fault::Kill => nodes.kill_one(false).await?,
            Fault::CrashPoint => nodes.kill_one(true).await?,
            Fault::Freeze => nodes.freeze_one(),
            // Whoever started the servers reads this and does it.
            Fault::Database => println!("@postgres restart"),
            Fault::RedisFlush => println!("@redis flush"),
            Fault::RedisFreeze => println!("@redis freeze"),
        }
    }
    let waiting = Instant::now();
    while !contacts.are_done() && waiting.elapsed() < STUCK {
        nodes.revive().await?;
        sleep(Duration::from_millis(50)).await;
    }
    nodes.disarm().await?;
    contacts.calm_down();
    let (mut settling, mut unanswered) = (Instant::now(), usize::MAX);
    while unanswered > 0 && settling.elapsed() < SETTLING {
        nodes.revive().await?;
        sleep(Duration::from_millis(100)).await;
        let left = ledger.unanswered();
        if left < std::mem::replace(&mut unanswered, left) {
            settling = Instant::now();
        }
    }
    // What comes twice comes late.
    sleep(Duration::from_secs(2)).await;
    let elapsed = begin.elapsed();
    let takeover = match &contacts {
        People::Linked(linked) if nodes.len() > 1 => Some(linked.takeover(&mut nodes).await?),
        _ => None,
    };
    nodes.stop();
    let report = ledger.report();
    let dead_letters = store.dead_letters().await?;
    store.close().await;
    println!("chaos.seconds {:.1}", elapsed.as_secs_f64());
    println!("chaos.deaths {}", nodes.deaths());
    contacts.figures();
    if let Some(takeover) = takeover {
        println!("chaos.takeover_seconds {:.1}", takeover.as_secs_f64());
        anyhow::ensure!(takeover < linked::TAKEOVER, "the other node took the line over too late");
    }
    println!("chaos.acknowledged {}", report.acknowledged);
    println!("chaos.lost {}", report.lost);
    println!("chaos.out_of_order {}", report.out_of_order);
    println!("chaos.wrong_state {}", report.wrong_state);
    println!("chaos.reply_ids_per_reply_max {}", report.ids_per_reply);
    println!("chaos.user_visible_duplicates {}", report.duplicates);
    println!("chaos.dead_letters {dead_letters}");
    let broken = report.lost + report.out_of_order + report.wrong_state + report.duplicates > 0
        || report.ids_per_reply > 1
        || dead_letters > 0;
    if options.negative_control {
        anyhow::ensure!(broken, "the negative control kept every promise, so this run proves nothing");
        return Ok(());
    }
    if broken {
        let kept = std::env::temp_dir().join(format!("botloom-chaos-{}.log", std::process::id()));
        std::fs::copy(&launch.log, &kept)?;
        anyhow::bail!("a promise broke; the servers' log is {}", kept.display());
    }
    anyhow::ensure!(report.acknowledged == ledger.total(), "not all messages were taken in time");
    Ok(())
}

/// Who writes.
enum People {
    Cloud(Contacts),
    Linked(Linked),
}

impl People {
    fn are_done(&self) -> bool {
        match self {
            Self::Cloud(contacts) => contacts.are_done(),
            Self::Linked(linked) => linked.are_done(),
        }
    }

    /// Nothing goes wrong on the provider's side any more.
    fn calm_down(&self) {
        if let Self::Linked(linked) = self {
            linked.calm_down();
        }
    }

    fn figures(&self) {
        match self {
            Self::Cloud(contacts) => {
                println!("chaos.refused {}", contacts.refused.load(Ordering::Relaxed));
                println!("chaos.posted_twice {}", contacts.repeated.load(Ordering::Relaxed));
            }
            Self::Linked(linked) => linked.figures(),
        }
    }
}

enum Fault {
    Kill,
    CrashPoint,
    Freeze,
    Database,
    RedisFlush,
    RedisFreeze,
}

/// All faults in a random order.
fn plan(options: &Options) -> Vec<Fault> {
    let mut faults: Vec<Fault> = (0..options.kills)
        .map(|index| if index % 2 == 0 { Fault::Kill } else { Fault::CrashPoint })
        .chain((0..options.freezes).map(|_| Fault::Freeze))
        .collect();
    if options.pg_restart {
        // The last page of the log alone is lost with the process, so a forgetful database forgets little at a time.
        let crashes = if options.negative_control { 30 } else { (options.kills / 3).clamp(2, 20) };
        faults.extend((0..crashes).map(|_| Fault::Database));
    }
    if options.redis_flush {
        faults.extend([Fault::RedisFlush, Fault::RedisFreeze, Fault::RedisFlush]);
    }
    for index in (1..faults.len()).rev() {
        faults.swap(index, random(index + 1));
    }
    faults
}

/// A number below `below`.
fn random(below: usize) -> usize {
    usize::try_from(u32::from_be_bytes(secret_bytes())).unwrap_or_default() % below.max(1)
}

/// Asks for a word for ever, and answers with how many there were and the last one.
fn flow() -> Value {
    json!({
        "spec": "1.0", "name": "Count",
        "variables": [{"key": "word", "type": "text"}, {"key": "count", "type": "number", "initial": 0}],
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "first"}],
        "nodes": [
            {"id": "first", "type": "text", "config": {"text": "0 hello"}, "next": {"next": "ask"}},
            {"id": "ask", "type": "ask_text", "config": {"text": "?", "save_as": "word"}, "next": {"next": "add"}},
            {"id": "add", "type": "set_variable", "config": {"variable": "count", "operation": "add", "value": "1"},
             "next": {"next": "say"}},
            {"id": "say", "type": "text", "config": {"text": "{{ count }} {{ word }}"}, "next": {"next": "ask"}}
        ]
    })
}
