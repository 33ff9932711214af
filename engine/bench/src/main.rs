//! Measures the engine on this machine: `cargo run --release -p engine-bench`.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a program for developers prints and may panic"
)]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use engine_bench::workload::{Done, Workload, large};
use engine_core::lint::lint;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const TIME: Duration = Duration::from_secs(3);

fn main() {
    let workload = Workload::compiled();
    if std::env::args().any(|argument| argument == "--show") {
        return show(&workload);
    }
    // A fixed amount of work and nothing else, for profilers that count instructions.
    let mut arguments = std::env::args().skip_while(|argument| argument != "--rounds").skip(1);
    if let Some(rounds) = arguments.next() {
        let mut done = Done::default();
        for _ in 0..rounds.parse().expect("a number of rounds") {
            workload.round_owned(&mut done, |output| _ = black_box(output));
        }
        return println!("{} steps, {} nodes", done.steps, done.nodes);
    }
    let rates = rate(|done| workload.round_owned(done, |output| _ = black_box(output)));
    println!("engine.steps_per_s {:.0}", rates.0);
    println!("engine.nodes_per_s {:.0}", rates.1);
    println!("engine.step_p99_us {:.2}", p99(&workload));
    println!("engine.lint_1000_ms {:.1}", lint_time());
    println!("proof {:016x}", workload.proof());
}

/// Milliseconds that all checks of a flow of 1,000 steps take: the best of five.
fn lint_time() -> f64 {
    let flow = large(1_000);
    let time = || {
        let (start, worked) = (Instant::now(), cpu_time());
        black_box(lint(&flow));
        seconds_since(start, worked) * 1e3
    };
    (0..5).map(|_| time()).fold(f64::INFINITY, f64::min)
}

/// The time that a core has spent on this thread, where Linux tells: a busy machine then slows the result less.
fn cpu_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// Seconds of this thread's work since then, by the clock on the wall where nothing else tells.
fn seconds_since(start: Instant, worked: Option<Duration>) -> f64 {
    match (worked, cpu_time()) {
        (Some(before), Some(after)) => (after - before).as_secs_f64(),
        _ => start.elapsed().as_secs_f64(),
    }
}

/// Steps and nodes per second of one core's time, not of the clock on the wall: the best of three runs, since others
/// may use the machine and its caches.
fn rate(mut round: impl FnMut(&mut Done)) -> (f64, f64) {
    let mut best = (0.0, 0.0);
    for _ in 0..3 {
        let mut done = Done::default();
        let (start, worked) = (Instant::now(), cpu_time());
        while start.elapsed() < TIME {
            for _ in 0..50 {
                round(&mut done);
            }
        }
        let seconds = seconds_since(start, worked);
        #[expect(clippy::cast_precision_loss, reason = "counts of a few seconds")]
        let rates = (done.steps as f64 / seconds, done.nodes as f64 / seconds);
        if rates.0 > best.0 {
            best = rates;
        }
    }
    best
}

/// The time that 99 of 100 steps stay below, with the clock read around each step.
fn p99(workload: &Workload) -> f64 {
    let mut times = Vec::with_capacity(1_000_000);
    let mut done = Done::default();
    while times.len() < 1_000_000 {
        let mut before = Instant::now();
        workload.round_owned(&mut done, |output| {
            black_box(output);
            let now = Instant::now();
            times.push(now.duration_since(before));
            before = now;
        });
    }
    times.sort_unstable();
    times[times.len() / 100 * 99].as_secs_f64() * 1e6
}

/// What is measured, as JSON, for a look at it.
fn show(workload: &Workload) {
    let print = |output: &engine_core::StepOutput| {
        println!("{}", serde_json::to_string_pretty(&(&output.events, &output.effects)).expect("JSON"));
    };
    workload.round(&mut Done::default(), print);
}
