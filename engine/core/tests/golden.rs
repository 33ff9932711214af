//! Replays the golden runs. `UPDATE=1 cargo test -p engine-core` rewrites what came out.

#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

use std::{collections::BTreeSet, fs, path::PathBuf};

use engine_core::golden::{Golden, replay};
use flows_schema::{Severity, checks, node_types, trigger_types};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("testdata/golden")
}

fn goldens() -> Vec<(PathBuf, Golden)> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder()).expect("the folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a file");
            let golden =
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path, golden)
        })
        .collect()
}

#[test]
fn golden_runs_repeat_exactly() {
    let update = std::env::var_os("UPDATE").is_some();
    for (path, golden) in goldens() {
        let replayed = replay(&golden);
        if update {
            let mut text = serde_json::to_string_pretty(&replayed).expect("a golden is written");
            text.push('\n');
            fs::write(&path, text).expect("the file is writable");
            continue;
        }
        for (index, (now, then)) in replayed.steps.iter().zip(&golden.steps).enumerate() {
            assert!(
                !then.out.is_empty() || now.out.is_empty(),
                "{}: step {index} is not recorded",
                path.display()
            );
            assert_eq!(now, then, "{}: step {index}", path.display());
        }
    }
}

#[test]
fn every_node_and_trigger_type_runs_in_a_golden() {
    let mut nodes: BTreeSet<&str> = node_types().iter().map(|info| info.type_name).collect();
    let mut triggers: BTreeSet<&str> = trigger_types().iter().map(|info| info.type_name).collect();
    for (_, golden) in goldens() {
        for flow in std::iter::once(&golden.flow).chain(golden.flow.library.values()) {
            flow.nodes.iter().for_each(|node| _ = nodes.remove(node.kind.type_name()));
            flow.triggers.iter().for_each(|trigger| _ = triggers.remove(trigger.kind.type_name()));
        }
    }
    assert!(nodes.is_empty() && triggers.is_empty(), "no golden run has {nodes:?} {triggers:?}");
}

#[test]
fn golden_flows_are_publishable() {
    for (path, golden) in goldens() {
        let errors: Vec<_> =
            checks(&golden.flow).into_iter().filter(|issue| issue.severity == Severity::Error).collect();
        // The loop is there to show that the engine stops what the checks would have refused.
        if golden.name.starts_with("A loop") {
            assert!(!errors.is_empty(), "{}", path.display());
        } else {
            assert_eq!(errors, Vec::new(), "{}", path.display());
        }
    }
}
