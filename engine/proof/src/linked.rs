//! Many numbers that are paired by QR code in one process: memory, idle time, the way back after a restart, and messages.
//!
//! The stand-in for WhatsApp and all customers run in this program, so the processor's time is told apart as for the load
//! of the Cloud API.

use std::{
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{bail, ensure};
use clap::Args;
use engine_fake_whatsapp::FakeWhatsapp;
use engine_runtime::testing::{fixture::Business, mock_graph::MockGraph};
use engine_store::{
    clock::{Clock, SystemClock},
    repo::numbers::NumberKind,
};
use futures::{StreamExt, TryStreamExt};
use serde_json::{Value, json};
use tokio::{
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{
    chaos::linked::{join, pair, prepare},
    product::{Launch, Product, free_address, process_cpu},
};

/// How long the numbers are left alone before idle time is measured, and for how long it is.
const IDLE: (Duration, Duration) = (Duration::from_secs(15), Duration::from_secs(20));
/// How long a customer waits for an answer before it counts as lost.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long all numbers may take to come back.
const RETURN: Duration = Duration::from_secs(120);

/// How many, and how long.
#[derive(Debug, Clone, Args)]
pub(crate) struct Options {
    /// The server's binary, of a build that accepts a stand-in for WhatsApp.
    #[arg(long)]
    binary: PathBuf,
    /// `postgres:…` or `sqlite:…`, empty.
    #[arg(long)]
    database_url: String,
    /// Numbers.
    #[arg(long, default_value_t = 100)]
    numbers: usize,
    /// Customers; each writes to numbers in turn.
    #[arg(long, default_value_t = 50)]
    customers: usize,
    /// Messages that a customer sends before it waits for the answers.
    #[arg(long, default_value_t = 4)]
    window: usize,
    /// Seconds for which messages are counted.
    #[arg(long, default_value_t = 15)]
    seconds: u64,
}

fn phone(number: usize) -> String {
    format!("4930{number:07}")
}

/// Answers each message with one.
fn flow() -> Value {
    json!({
        "spec": "1.0", "name": "Answer",
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "say"}],
        "nodes": [{"id": "say", "type": "text", "config": {"text": "An answer."}}]
    })
}

/// Runs it and prints the figures.
///
/// # Errors
/// When something does not start, a number is not paired or does not come back, or answers are missing.
pub(crate) async fn run(options: Options) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let whatsapp = FakeWhatsapp::start().await?;
    let (graph_address, _graph) =
        MockGraph::watched("unused", |_| {}).serve(([127, 0, 0, 1], 0).into()).await?;
    let store = engine_store::connect(&options.database_url).await?;
    let mut businesses = Vec::new();
    for number in 0..options.numbers {
        let kind = NumberKind::WhatsappWeb;
        let business = Business::open_at(&*store, kind, flow(), SystemClock.now(), &phone(number)).await?;
        prepare(&*store, &business).await?;
        businesses.push(business);
    }
    let launch = Launch {
        binary: options.binary.clone(),
        database_url: options.database_url.clone(),
        redis_url: None,
        graph_url: format!("http://{graph_address}"),
        whatsapp_url: Some(whatsapp.url()),
        data_dir: folder.path().join("data"),
        log: folder.path().join("log"),
    };
    let mut product = Product::spawn(&launch, free_address()?)?;
    product.ready(&launch.log).await?;
    println!("whatsapp_web.rss_mb_without_numbers {}", product.rss_kib()? / 1024);
    let begin = Instant::now();
    let pairing = businesses.iter().enumerate().map(|(number, business)| {
        let (store, whatsapp) = (&store, &whatsapp);
        async move { pair(&**store, whatsapp, business, &phone(number)).await }
    });
    futures::stream::iter(pairing).buffer_unordered(25).try_collect::<Vec<()>>().await?;
    println!("whatsapp_web.numbers {}", options.numbers);
    println!("whatsapp_web.all_paired_s {:.1}", begin.elapsed().as_secs_f64());
    store.close().await;

    sleep(IDLE.0).await;
    let (cpu, since) = (product.cpu()?, Instant::now());
    sleep(IDLE.1).await;
    let share = (product.cpu()? - cpu).as_secs_f64() / since.elapsed().as_secs_f64();
    println!("whatsapp_web.idle_cpu_percent {:.1}", share * 100.0);
    println!("whatsapp_web.rss_mb {}", product.rss_kib()? / 1024);

    // Killed, not asked to go: the worst case of a restart.
    drop(product);
    let begin = Instant::now();
    let mut product = Product::spawn(&launch, free_address()?)?;
    product.ready(&launch.log).await?;
    let all_online = || (0..options.numbers).all(|number| whatsapp.is_online(&phone(number)));
    while !all_online() {
        if begin.elapsed() > RETURN {
            let gone: Vec<_> = (0..options.numbers).filter(|it| !whatsapp.is_online(&phone(*it))).collect();
            bail!(
                "{} numbers did not come back: {gone:?}; {}",
                gone.len(),
                std::fs::read_to_string(&launch.log)?
            );
        }
        sleep(Duration::from_millis(20)).await;
    }
    println!("whatsapp_web.all_back_s {:.1}", begin.elapsed().as_secs_f64());

    messages(&options, &whatsapp, &product).await?;
    println!("whatsapp_web.rss_mb_after_load {}", product.rss_kib()? / 1024);
    ensure!(
        whatsapp.unknown().is_empty(),
        "the number asked what nobody understood: {:?}",
        whatsapp.unknown()
    );
    Ok(())
}

/// Customers write and wait for their answers.
async fn messages(options: &Options, whatsapp: &Arc<FakeWhatsapp>, product: &Product) -> anyhow::Result<()> {
    let phones = (0..options.customers).map(|customer| format!("4917{customer:08}"));
    let customers = join(phones, whatsapp).await?;
    // Keys are exchanged with the first message of a pair; afterwards both sides only turn their ratchets.
    let mut writing = JoinSet::new();
    let (numbers, window) = (options.numbers, options.window.max(1));
    let each = numbers.div_ceil(options.customers.max(1)).max(1);
    let (warm, measured) = (Duration::from_secs(5), Duration::from_secs(options.seconds));
    let start = Instant::now();
    for (place, customer) in customers.into_iter().enumerate() {
        let phones: Vec<String> = (0..each).map(|turn| phone((place * each + turn) % numbers)).collect();
        writing.spawn(async move {
            let mut latencies = Vec::new();
            let (mut sent, mut answered, mut lost) = (0, 0, 0);
            while start.elapsed() < warm + measured {
                let begin = Instant::now();
                for turn in 0..window {
                    customer.write(&phones[(sent / window + turn) % phones.len()], "A question?").await?;
                }
                sent += window;
                let all = timeout(PATIENCE, async {
                    while customer.count() < sent {
                        customer.news().await;
                    }
                });
                if all.await.is_err() {
                    lost += sent - customer.count();
                    break;
                }
                if start.elapsed() > warm && start.elapsed() < warm + measured {
                    answered += window;
                    latencies.push(u64::try_from(begin.elapsed().as_micros())?);
                }
            }
            anyhow::Ok((latencies, answered, lost))
        });
    }
    sleep(warm).await;
    let (cpu, own) = (product.cpu()?, process_cpu("self")?);
    sleep(measured).await;
    let (cpu, own) = (product.cpu()? - cpu, process_cpu("self")? - own);
    let (mut latencies, mut answered, mut lost) = (Vec::new(), 0, 0);
    while let Some(done) = writing.join_next().await {
        let (more, count, missing) = done??;
        latencies.extend(more);
        answered += count;
        lost += missing;
    }
    latencies.sort_unstable();
    let at = |share: f64| latencies.get((latencies.len() as f64 * share) as usize).copied().unwrap_or(0);
    let each = |cpu: Duration| cpu.as_micros() / answered.max(1) as u128;
    println!("whatsapp_web.answered_per_s {}", answered as u64 / options.seconds.max(1));
    println!("whatsapp_web.messages_per_s {}", 2 * answered as u64 / options.seconds.max(1));
    println!("whatsapp_web.window_p50_ms {:.1}", at(0.5) as f64 / 1000.0);
    println!("whatsapp_web.window_p99_ms {:.1}", at(0.99) as f64 / 1000.0);
    println!("whatsapp_web.cpu_us_per_answer {}", each(cpu));
    println!("whatsapp_web.driver_cpu_us_per_answer {}", each(own));
    println!("whatsapp_web.lost {lost}");
    ensure!(lost == 0, "answers are missing");
    Ok(())
}
