//! Imports run one way. ARCHITECTURE.md has the picture; this is the rule.

use crate::files::{metadata, root};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Which of our crates each of our crates may import directly. A new crate needs a line here.
const ALLOWED: &[(&str, &[&str])] = &[
    ("flows-schema", &[]),
    ("engine-core", &["flows-schema"]),
    ("engine-bench", &["engine-core", "flows-schema"]),
    ("engine-store", &["engine-core", "flows-schema"]),
    // How both sides speak to Meta: it knows neither.
    ("engine-graph", &[]),
    ("engine-mock-graph", &[]),
    // The mock belongs to the feature `testing`: no engine that serves contacts has it.
    ("engine-runtime", &["engine-core", "engine-graph", "engine-mock-graph", "engine-store", "flows-schema"]),
    ("engine-proof", &["engine-fake-whatsapp", "engine-runtime", "engine-store"]),
    // Its tests talk to the stand-in for WhatsApp, which knows none of ours.
    ("engine-fake-whatsapp", &[]),
    (
        "engine-whatsapp-web",
        &["engine-core", "engine-fake-whatsapp", "engine-runtime", "engine-store", "flows-schema"],
    ),
    ("admin-types", &["flows-schema"]),
    ("admin-canvas", &[]),
    ("admin-ui", &["admin-canvas", "admin-types", "engine-core", "flows-schema"]),
    (
        "admin-api",
        &[
            "admin-types",
            "admin-ui",
            "engine-core",
            "engine-graph",
            // Its tests only; see below.
            "engine-mock-graph",
            "engine-store",
            "flows-schema",
        ],
    ),
    (
        "botloom",
        &[
            "admin-api",
            "admin-types",
            "admin-ui",
            "engine-core",
            "engine-mock-graph",
            "engine-runtime",
            "engine-store",
            "engine-whatsapp-web",
            "flows-schema",
        ],
    ),
    ("xtask", &[]),
];

/// Crates that must stay pure: they run in the browser and in tests without a runtime.
const PURE: &[&str] = &["flows-schema", "engine-core", "admin-types", "admin-canvas"];
/// What pure crates must not reach, not even through others.
const IMPURE: &[&str] = &["tokio", "sqlx", "sqlx-core", "axum", "axum-core", "reqwest", "hyper", "redis"];

#[test]
fn every_crate_imports_only_what_it_may() {
    let metadata = metadata();
    let ours: BTreeSet<&str> = metadata.packages.iter().map(|package| package.name.as_str()).collect();
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    assert_eq!(ours, allowed.keys().copied().collect(), "the list of crates in this test is out of date");
    let mut wrong = Vec::new();
    for package in &metadata.packages {
        // Development dependencies too: a test that needs a forbidden import tests the wrong crate.
        for dependency in &package.dependencies {
            let (from, to) = (package.name.as_str(), dependency.name.as_str());
            let to_itself = from == to && dependency.kind == cargo_metadata::DependencyKind::Development;
            if ours.contains(to) && !to_itself && !allowed[from].contains(&to) {
                wrong.push(format!("{from} -> {to}"));
            }
        }
    }
    assert!(wrong.is_empty(), "forbidden imports: {wrong:?}");
}

#[test]
fn pure_crates_reach_no_runtime_and_no_network() {
    for package in PURE {
        let reached = reached_by(package, &[]);
        let wrong: Vec<_> = IMPURE.iter().filter(|name| reached.contains(**name)).collect();
        assert!(wrong.is_empty(), "{package} reaches {wrong:?}");
    }
}

#[test]
fn the_browser_gets_no_server_code() {
    let reached = reached_by("admin-ui", &["--features", "hydrate", "--target", "wasm32-unknown-unknown"]);
    let servers = ["engine-store", "engine-runtime", "admin-api", "sqlx", "tokio", "axum", "reqwest"];
    let wrong: Vec<_> = servers.iter().filter(|name| reached.contains(**name)).collect();
    assert!(wrong.is_empty(), "the browser's build reaches {wrong:?}");
}

#[test]
fn engine_and_admin_api_do_not_hold_the_mock_of_the_provider() {
    assert!(!reached_by("engine-runtime", &[]).contains("engine-mock-graph"));
    assert!(!reached_by("admin-api", &[]).contains("engine-mock-graph"));
}

#[test]
fn engine_and_admin_api_do_not_know_each_other() {
    assert!(!reached_by("engine-runtime", &[]).contains("admin-api"));
    assert!(!reached_by("admin-api", &[]).contains("engine-runtime"));
}

/// The names of all packages that `package` reaches when it is built alone. `cargo tree` resolves features
/// for that one package, where `cargo metadata` would mix in the features that other crates ask for.
fn reached_by(package: &str, options: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none"])
        .args(["--format", "{p}", "--no-default-features", "--package", package])
        .args(options)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    let names: BTreeSet<String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect();
    assert!(names.contains(package), "cargo tree printed nothing for {package}");
    names
}
