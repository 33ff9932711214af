//! Rules for the Cargo.toml files: one place for versions, a reason for each, the same lints everywhere.

use crate::files::{metadata, root};

/// The lines of `[workspace.dependencies]` that name a crate, with the line before each.
fn workspace_dependencies() -> Vec<(String, String)> {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (_, section) = manifest.split_once("[workspace.dependencies]\n").unwrap();
    let (section, _) = section.split_once("\n[").unwrap();
    let lines: Vec<&str> = section.lines().collect();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if !line.is_empty() && !line.starts_with('#') {
            let before = index.checked_sub(1).map_or("", |before| lines[before]);
            found.push((before.to_owned(), (*line).to_owned()));
        }
    }
    assert!(found.len() > 40, "only {} dependencies were found", found.len());
    found
}

#[test]
fn every_dependency_has_its_reason() {
    let without: Vec<_> = workspace_dependencies()
        .into_iter()
        .filter(|(_, line)| !line.contains("path = "))
        .filter(|(before, line)| {
            // `# --- data ---` is a heading, not a reason.
            let above = before.starts_with("# ") && !before.starts_with("# ---");
            !above && !line.contains(" # ")
        })
        .map(|(_, line)| line)
        .collect();
    assert!(without.is_empty(), "no comment says why we depend on: {without:#?}");
}

#[test]
fn no_dependency_is_a_pre_release() {
    for (_, line) in workspace_dependencies() {
        let code = line.split(" # ").next().unwrap();
        for word in ["-alpha", "-beta", "-rc", "git = "] {
            assert!(!code.contains(word), "{line}");
        }
    }
}

#[test]
fn crates_take_versions_and_lints_from_the_workspace() {
    for package in &metadata().packages {
        let manifest = std::fs::read_to_string(&package.manifest_path).unwrap();
        let name = &package.name;
        assert!(manifest.contains("[lints]\nworkspace = true"), "{name} does not use the workspace's lints");
        assert!(manifest.contains("license.workspace = true"), "{name} has a licence of its own");
        let mut in_dependencies = false;
        for line in manifest.lines().map(str::trim) {
            if line.starts_with('[') {
                in_dependencies = line.ends_with("dependencies]");
            } else if in_dependencies && !line.is_empty() && !line.starts_with('#') {
                // A crate may name itself, to turn a feature on for its own tests.
                let itself = line.contains("path = \".\"");
                let inherited = itself || line.contains("workspace = true");
                assert!(inherited, "{name}: versions belong in the root Cargo.toml: {line}");
            }
        }
    }
}

#[test]
fn every_crate_says_what_it_is_for() {
    for package in &metadata().packages {
        for target in package.targets.iter().filter(|target| target.is_lib() || target.is_bin()) {
            let source = std::fs::read_to_string(&target.src_path).unwrap();
            assert!(source.starts_with("//!"), "{} does not begin with its purpose", target.src_path);
        }
    }
}
