//! The mock of Meta's Graph API as a process, for stories in the browser.
//!
//! `cargo run -p engine-runtime --example mock_graph --features testing -- 127.0.0.1:0 TOKEN` prints the
//! address it listens on, then serves until it is ended.

use engine_runtime::testing::mock_graph::MockGraph;

#[tokio::main]
#[expect(clippy::print_stdout, reason = "its caller reads the address from standard output")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:0".to_owned()).parse()?;
    let token = arguments.next().unwrap_or_else(|| "mock-token".to_owned());
    let mock = MockGraph::new(&token)?;
    let (local, task) = mock.serve(address).await?;
    println!("listening on http://{local} schema={}", mock.has_schema());
    task.await?;
    Ok(())
}
