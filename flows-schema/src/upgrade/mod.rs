//! Brings older documents up to the current spec.
//!
//! One function and one pair of fixtures per version, each on raw JSON and never on today's types: a type
//! changes with the spec, but an old document stays what it was. Today there is one spec, so the list is
//! empty and the only work is to refuse what is newer or not a document at all.
//!
//! **To add a spec:** a file `<from>_to_<to>.rs` with its function, a line in `UPGRADES`, and a pair of
//! documents `testdata/upgrades/<from>-<to>.before.json` and `.after.json`.

use serde_json::Value;

use crate::{DocumentError, SPEC_VERSION};

/// One step from a spec to the next.
struct Upgrade {
    from: &'static str,
    to: &'static str,
    /// Changes the document; `spec` is set afterwards.
    apply: fn(&mut Value),
}

/// All upgrades, the oldest first. Each one begins where the one before it ends.
const UPGRADES: &[Upgrade] = &[];

/// Upgrades a document, and the flows of its library, to [`SPEC_VERSION`].
///
/// # Errors
/// [`DocumentError::NotADocument`] without a `spec`, [`DocumentError::NewerSpec`] when it was
/// written by a newer version of Botloom.
pub fn upgrade(document: Value) -> Result<Value, DocumentError> {
    upgrade_with(document, UPGRADES, SPEC_VERSION)
}

fn upgrade_with(document: Value, upgrades: &[Upgrade], known: &str) -> Result<Value, DocumentError> {
    let mut document = upgrade_one(document, upgrades, known)?;
    // A library is one level deep, and each of its flows says its own spec.
    if let Some(library) = document.get_mut("library").and_then(Value::as_object_mut) {
        for flow in library.values_mut() {
            *flow = upgrade_one(flow.take(), upgrades, known)?;
        }
    }
    Ok(document)
}

fn upgrade_one(mut document: Value, upgrades: &[Upgrade], known: &str) -> Result<Value, DocumentError> {
    let found = document.get("spec").and_then(Value::as_str).ok_or(DocumentError::NotADocument)?.to_owned();
    let version = numbers(&found).ok_or(DocumentError::NotADocument)?;
    let current = numbers(known).ok_or(DocumentError::NotADocument)?;
    if version > current {
        return Err(DocumentError::NewerSpec { found, known: known.to_owned() });
    }
    let mut spec = found.clone();
    // The list is in order, so one walk over it takes every step that is needed.
    for upgrade in upgrades {
        if numbers(upgrade.from) == numbers(&spec) {
            (upgrade.apply)(&mut document);
            spec = upgrade.to.to_owned();
            if let Some(object) = document.as_object_mut() {
                object.insert("spec".to_owned(), Value::String(spec.clone()));
            }
        }
    }
    if numbers(&spec) == Some(current) { Ok(document) } else { Err(DocumentError::UnknownSpec { found }) }
}

fn numbers(spec: &str) -> Option<(u32, u32)> {
    let (major, minor) = spec.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use std::{fs, path::PathBuf};

    use serde_json::{Value, json};

    use super::{UPGRADES, Upgrade, upgrade, upgrade_with};
    use crate::{DocumentError, SPEC_VERSION};

    fn fixture(name: &str) -> Value {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("testdata/upgrades").join(name);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_str(&text).unwrap()
    }

    /// Two made-up steps: texts move to another key, then the flow's name does.
    const EXAMPLE: &[Upgrade] = &[
        Upgrade {
            from: "1.0",
            to: "1.1",
            apply: |document| {
                for node in document["nodes"].as_array_mut().into_iter().flatten() {
                    if let Some(config) = node["config"].as_object_mut()
                        && let Some(text) = config.remove("text")
                    {
                        config.insert("words".to_owned(), text);
                    }
                }
            },
        },
        Upgrade {
            from: "1.1",
            to: "2.0",
            apply: |document| {
                let name = document["name"].take();
                document["title"] = name;
                document.as_object_mut().unwrap().remove("name");
            },
        },
    ];

    #[test]
    fn steps_are_taken_in_a_row_for_the_document_and_its_library() {
        let upgraded = upgrade_with(fixture("example.before.json"), EXAMPLE, "2.0").unwrap();
        assert_eq!(upgraded, fixture("example.after.json"));
        assert_eq!(upgrade_with(upgraded.clone(), EXAMPLE, "2.0").unwrap(), upgraded);
    }

    #[test]
    fn every_upgrade_has_its_fixtures_and_the_last_one_ends_today() {
        for upgrade in UPGRADES {
            let pair = format!("{}-{}", upgrade.from, upgrade.to);
            let one = std::slice::from_ref(upgrade);
            let upgraded = upgrade_with(fixture(&format!("{pair}.before.json")), one, upgrade.to).unwrap();
            assert_eq!(upgraded, fixture(&format!("{pair}.after.json")), "{pair}");
        }
        assert!(UPGRADES.windows(2).all(|pair| pair[0].to == pair[1].from));
        assert!(UPGRADES.last().is_none_or(|last| last.to == SPEC_VERSION));
    }

    #[test]
    fn a_newer_flow_in_the_library_is_refused() {
        let document = json!({"spec": "1.0", "name": "A", "library": {"b": {"spec": "9.0", "name": "B"}}});
        assert!(matches!(upgrade(document), Err(DocumentError::NewerSpec { .. })));
        assert!(matches!(upgrade(json!({"spec": "0.9"})), Err(DocumentError::UnknownSpec { .. })));
    }
}
