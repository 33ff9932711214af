//! The reference in `docs/` is what the types say today. `UPDATE=1 cargo test -p flows-schema --test docs` rewrites it.

use std::{fs, path::PathBuf};

use flows_schema::{docs::pages, node_types, trigger_types};
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The first accepted config of a type's data file.
fn example(kind: &str, name: &str) -> Option<Value> {
    let text = fs::read_to_string(root().join("testdata").join(kind).join(format!("{name}.json"))).ok()?;
    serde_json::from_str::<Value>(&text).ok()?["accepted"].get(0).cloned()
}

#[test]
fn the_reference_is_fresh_and_complete() {
    let pages = pages(example);
    let update = std::env::var_os("UPDATE").is_some();
    for (path, text) in &pages {
        let file = root().join("../docs").join(path);
        if update {
            fs::create_dir_all(file.parent().expect("a folder")).expect("the folder is writable");
            fs::write(&file, text).expect("the file is writable");
        }
        let written = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            written == *text,
            "docs/{path} is not fresh; UPDATE=1 cargo test -p flows-schema --test docs rewrites it"
        );
        assert!(text.lines().count() <= 600, "docs/{path} is too long: split its group");
    }
    let all: String = pages.into_iter().map(|(_, text)| text).collect();
    let names = node_types().iter().map(|info| info.type_name);
    for name in names.chain(trigger_types().iter().map(|info| info.type_name)) {
        assert!(all.contains(&format!("\n## {name}\n")), "{name} has no section");
    }
}
