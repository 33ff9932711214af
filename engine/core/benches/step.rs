//! The engine under criterion: `cargo bench -p engine-core`. For plain numbers, see `cargo xtask bench engine`.

#![expect(clippy::expect_used, reason = "a measurement may panic, and criterion's macros have no docs")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use engine_core::CompiledFlow;

#[expect(dead_code, unreachable_pub, reason = "engine/bench uses all of it, as a module of its own")]
mod workload;

use workload::{Done, Workload};

fn rounds(criterion: &mut Criterion) {
    let workload = Workload::compiled();
    let mut once = Done::default();
    workload.round(&mut once, |_| {});
    let mut group = criterion.benchmark_group("round");
    group.throughput(Throughput::Elements(once.steps));
    group.bench_function("step_owned", |bencher| {
        bencher.iter(|| workload.round_owned(&mut Done::default(), |output| _ = black_box(output)));
    });
    group.bench_function("step", |bencher| {
        bencher.iter(|| workload.round(&mut Done::default(), |output| _ = black_box(output)));
    });
    group.finish();
}

fn compile(criterion: &mut Criterion) {
    let flow = workload::large(1_000);
    criterion.bench_function("compile a flow of 1,000 nodes", |bencher| {
        bencher.iter_batched(|| flow.clone(), CompiledFlow::new, criterion::BatchSize::SmallInput);
    });
}

criterion_group!(benches, rounds, compile);
criterion_main!(benches);
