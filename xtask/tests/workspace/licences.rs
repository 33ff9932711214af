//! The licences and bans of deny.toml, held against what Cargo.lock brings to this platform. `cargo deny`
//! knows more (it reads the texts of licences); this runs everywhere and needs nothing installed.

use crate::files::root;

/// The strings of the array `key` in deny.toml.
fn listed(key: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("deny.toml")).unwrap();
    let (_, list) = text.split_once(&format!("\n{key} = [\n")).unwrap();
    let (list, _) = list.split_once("\n]").unwrap();
    list.lines().filter_map(|line| line.split('"').nth(1)).map(str::to_owned).collect()
}

/// Whether the SPDX expression `licence` can be met with the licences in `allowed`. Old manifests write
/// `MIT/Apache-2.0` for `MIT OR Apache-2.0`. Expressions in use nest one level at most, so a parenthesis
/// is read as one alternative of an AND.
fn is_allowed(licence: &str, allowed: &[String]) -> bool {
    let flat = licence.replace(" / ", " OR ").replace('/', " OR ");
    let one = |name: &str| allowed.iter().any(|allowed| allowed == name.trim_matches(['(', ')', ' ']));
    if flat.contains('(') {
        flat.split(" AND ").all(|part| part.trim_matches(['(', ')', ' ']).split(" OR ").any(one))
    } else {
        // AND binds closer than OR.
        flat.split(" OR ").any(|part| part.split(" AND ").all(one))
    }
}

#[test]
fn every_package_has_an_allowed_licence_and_none_is_banned() {
    let metadata = cargo_metadata::MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .other_options(
            ["--offline", "--locked", "--filter-platform", "x86_64-unknown-linux-gnu"]
                .map(str::to_owned)
                .to_vec(),
        )
        .exec()
        .unwrap();
    let (allowed, banned) = (listed("allow"), listed("deny"));
    assert!(allowed.contains(&"MIT".to_owned()) && banned.contains(&"native-tls".to_owned()));
    let mut wrong = Vec::new();
    for package in &metadata.packages {
        let licence = package.license.as_deref().unwrap_or("none");
        if !is_allowed(licence, &allowed) {
            wrong.push(format!("{} {}: {licence}", package.name, package.version));
        }
        if banned.contains(&package.name.to_string()) {
            wrong.push(format!("{} is banned in deny.toml", package.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(metadata.packages.len() > 200);
}

#[test]
fn licence_expressions_are_read() {
    let allowed = ["MIT", "BSD-3-Clause", "Unicode-3.0"].map(str::to_owned);
    for good in [
        "MIT",
        "MIT/Apache-2.0",
        "GPL-3.0 OR MIT",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "MIT AND BSD-3-Clause",
    ] {
        assert!(is_allowed(good, &allowed), "{good}");
    }
    for bad in ["GPL-3.0", "none", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND GPL-3.0", "AGPL-3.0-only"] {
        assert!(!is_allowed(bad, &allowed), "{bad}");
    }
}
