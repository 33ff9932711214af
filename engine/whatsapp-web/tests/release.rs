//! The check of WhatsApp's certificate cannot be missing from a program that serves people.
#![expect(clippy::unwrap_used, reason = "a helper of a test that cannot go on fails the test")]

use std::{path::Path, process::Command};

/// Gives `src/release.rs` to the compiler, as a crate of its own; gives what it says when it refuses.
fn compile(feature: bool, debug_assertions: bool) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--edition", "2024", "--crate-type", "lib", "--emit", "metadata", "--out-dir"]);
    rustc
        .arg(folder.path())
        .arg("-C")
        .arg(format!("debug-assertions={}", if debug_assertions { "on" } else { "off" }));
    if feature {
        rustc.args(["--cfg", "feature=\"testing\""]);
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/release.rs");
    let output = rustc.arg(source).output().unwrap();
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

#[test]
fn a_release_build_with_the_feature_does_not_compile() {
    let refused = compile(true, false).unwrap_err();
    assert!(refused.contains("is refused in release builds"), "{refused}");
    assert_eq!(compile(true, true), Ok(()), "a test build has it");
    assert_eq!(compile(false, false), Ok(()), "a release build without it compiles");
}

#[test]
fn the_file_is_part_of_the_crate_and_the_feature_is_the_only_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let lib = std::fs::read_to_string(root.join("src/lib.rs")).unwrap();
    assert!(lib.contains("\nmod release;\n"));
    let workspace = std::fs::read_to_string(root.join("../../Cargo.toml")).unwrap();
    let release = workspace.split("[profile.release]").nth(1).unwrap().split("\n[").next().unwrap();
    assert!(!release.contains("debug-assertions"), "a release build has none");
    // Every manifest of the workspace: no other asks for the feature, or for its brother that skips TLS.
    let mut asking = Vec::new();
    for folder in ["engine", "admin-api", "admin-ui", "."] {
        for entry in std::fs::read_dir(root.join("../..").join(folder)).unwrap().flatten() {
            let manifest = entry.path().join("Cargo.toml");
            let Ok(text) = std::fs::read_to_string(&manifest) else { continue };
            let lines =
                text.lines().filter(|line| !line.trim_start().starts_with('#') && line.contains("danger-"));
            asking.extend(lines.map(|line| format!("{}: {line}", entry.file_name().to_string_lossy())));
        }
    }
    asking.extend(workspace.lines().filter(|line| line.contains("danger-")).map(str::to_owned));
    assert_eq!(asking, [r#"whatsapp-web: testing = ["whatsapp-rust/danger-skip-cert-chain-verify"]"#]);
}
