//! Proves by force what the engine promises: drives the real binary through loads, and counts what comes out.
//!
//! It plays everybody around the binary: contacts who write through signed Cloud API webhooks or to a number that is paired
//! by QR code, Meta's Graph API that takes the answers, and WhatsApp. What it must not do: reach into the engine while it runs. It prepares the database
//! before and reads it afterwards; in between it sees what Meta would see.
//!
//! `cargo xtask bench load` starts the databases and runs it. To add a proof: a file with its options and `run`,
//! and a variant of [`Proof`].

#![expect(clippy::print_stdout, reason = "the figures are the program's output")]

mod baseline;
mod chaos;
mod linked;
mod load;
mod poster;
mod product;
mod support;

use clap::Parser;

/// What is proved.
#[derive(Debug, Parser)]
#[command(name = "engine-proof")]
enum Proof {
    /// How many messages go through per second, and how long one takes.
    Load(load::Options),
    /// Whether anything is lost when processes are killed.
    Chaos(chaos::Options),
    /// What many numbers cost that are paired by QR code.
    WhatsappWeb(linked::Options),
    /// Not for people: the plain server that the load is compared with.
    #[command(hide = true)]
    Echo(baseline::Options),
}

fn main() -> anyhow::Result<()> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        match Proof::parse() {
            Proof::Load(options) => load::run(options).await,
            Proof::Chaos(options) => chaos::run(options).await,
            Proof::WhatsappWeb(options) => linked::run(options).await,
            Proof::Echo(options) => baseline::serve(options).await,
        }
    })
}
