//! The sample flows: their own tests hold, and reach every node and every way out.

#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use std::{fs, path::PathBuf};

use engine_core::flow_test::run_tests;
use flows_schema::{Flow, parse};

/// Samples from before flows had tests: three short ones for the first look.
const WITHOUT_TESTS: [&str; 3] = ["lead-capture", "support-menu", "table-booking"];

fn samples() -> Vec<(String, Flow)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../seeds/flows");
    let mut samples: Vec<(String, Flow)> = fs::read_dir(folder)
        .expect("the samples")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let flow = parse(&fs::read(&path).expect("a file"));
            (name.clone(), flow.unwrap_or_else(|error| panic!("{name}: {error}")))
        })
        .collect();
    samples.sort_by(|left, right| left.0.cmp(&right.0));
    samples
}

#[test]
fn the_tests_of_every_sample_hold() {
    let mut failed = Vec::new();
    for (name, flow) in samples() {
        let report = run_tests(&flow);
        assert_eq!(report.tests.is_empty(), WITHOUT_TESTS.contains(&name.as_str()), "{name}");
        failed.extend(
            report.tests.into_iter().filter(|test| test.failure.is_some()).map(|test| (name.clone(), test)),
        );
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn they_reach_every_node_and_every_way_out() {
    let mut missed = Vec::new();
    for (name, flow) in samples() {
        if WITHOUT_TESTS.contains(&name.as_str()) {
            continue;
        }
        assert!((20..=60).contains(&flow.nodes.len()), "{name} has {} nodes", flow.nodes.len());
        let coverage = run_tests(&flow).coverage;
        for (part, seen) in std::iter::once(("", &coverage.flow))
            .chain(coverage.library.iter().map(|(part, seen)| (part.as_str(), seen)))
        {
            for covered in [&seen.nodes, &seen.ports, &seen.triggers] {
                missed.extend(covered.uncovered.iter().map(|place| format!("{name} {part} {place}")));
            }
        }
    }
    assert_eq!(missed, Vec::<String>::new());
}
