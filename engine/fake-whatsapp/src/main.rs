//! `fake-whatsapp [ADDRESS]`: the stand-in as a process of its own.

use std::net::SocketAddr;

use anyhow::Context;
use engine_fake_whatsapp::FakeWhatsapp;

#[tokio::main]
#[expect(clippy::print_stdout, reason = "its caller reads the address from standard output")]
async fn main() -> anyhow::Result<()> {
    let address: SocketAddr =
        std::env::args().nth(1).as_deref().unwrap_or("127.0.0.1:0").parse().context("that is no address")?;
    anyhow::ensure!(address.ip().is_loopback(), "{address} is reached from other machines");
    let server = FakeWhatsapp::start_at(address).await.with_context(|| format!("{address} is taken"))?;
    println!("listening on {}", server.http());
    std::future::pending::<()>().await;
    Ok(())
}
