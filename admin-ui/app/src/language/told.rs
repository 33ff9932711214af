//! What the checks and the server say: English sentences with names and numbers in them.
//!
//! The sentences come from crates that speak English only. What stands between quotation marks, and every number,
//! is taken out; what is left names the sentence's key, and the parts go into the translation as `$a`, `$b` and so
//! on, in their order. A sentence that no catalogue knows is shown as it came. A test collects the sentences from
//! flows that have every mistake, and holds the catalogues against them.

use super::{
    catalogue::{Argument, find_with},
    schema::{key_of, of_schema},
};

/// Names of the parts that were taken out, in order; a sentence with more is shown as it came.
const NAMES: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];

/// A sentence without what varies, and the parts, in order.
#[derive(Debug, PartialEq, Eq)]
struct Taken {
    /// With `{}` where something was.
    sentence: String,
    parts: Vec<String>,
}

fn taken(text: &str) -> Taken {
    let mut taken = Taken { sentence: String::new(), parts: Vec::new() };
    let mut rest = text;
    while let Some(at) = rest.find(|letter: char| "“\"'{".contains(letter) || letter.is_ascii_digit()) {
        let (before, found) = rest.split_at(at);
        taken.sentence.push_str(before);
        let open = found.chars().next().unwrap_or_default();
        let inside = &found[open.len_utf8()..];
        rest = match close_of(open, before, inside) {
            Some((part, close)) => {
                taken.sentence.extend([open, '{', '}', close]);
                taken.parts.push(part.to_owned());
                &inside[part.len() + close.len_utf8()..]
            }
            None if open == '{' => {
                // What is written in a template is a part as a whole.
                let close = found.find("}}").or_else(|| found.find("%}")).map_or(found.len(), |at| at + 2);
                taken.sentence.push_str("{}");
                taken.parts.push(found[..close].to_owned());
                &found[close..]
            }
            None if open.is_ascii_digit() => {
                let end = found.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(found.len());
                taken.sentence.push_str("{}");
                taken.parts.push(found[..end].to_owned());
                &found[end..]
            }
            None => {
                taken.sentence.push(open);
                inside
            }
        };
    }
    taken.sentence.push_str(rest);
    taken
}

/// What stands between an opening mark and its closing one; `None` where it opens nothing, such as an apostrophe.
fn close_of<'a>(open: char, before: &str, inside: &'a str) -> Option<(&'a str, char)> {
    let close = match open {
        '“' => '”',
        '"' => '"',
        '\'' if !before.ends_with(char::is_alphanumeric) => '\'',
        _ => return None,
    };
    let end = inside
        .match_indices(close)
        .map(|(at, _)| at)
        .find(|at| close != '\'' || !inside[at + 1..].starts_with(char::is_alphanumeric))?;
    Some((&inside[..end], close))
}

/// A sentence in the page's language.
pub(crate) fn of_told(english: &str) -> String {
    let taken = taken(english);
    if taken.parts.len() > NAMES.len() {
        return english.to_owned();
    }
    // A part may be the name of a step's type or of a way out.
    let parts: Vec<_> = NAMES
        .into_iter()
        .zip(&taken.parts)
        .map(|(name, part)| (name, Argument::Words(of_schema(part))))
        .collect();
    find_with(&key_of("told", &taken.sentence), &parts).unwrap_or_else(|| english.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use flows_schema::Flow;
    use leptos::prelude::{Owner, provide_context};
    use serde_json::{Value, json};
    use std::collections::{BTreeMap, BTreeSet};
    use std::fmt::Write as _;
    use std::path::{Path, PathBuf};

    fn flows() -> Vec<Flow> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let folders = ["flows-schema/testdata/broken_flows", "seeds/flows"];
        let files = folders.into_iter().flat_map(|folder| std::fs::read_dir(root.join(folder)).unwrap());
        let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
        files.sort();
        let mut flows: Vec<Flow> = files
            .into_iter()
            .filter_map(|file| flows_schema::parse(&std::fs::read(file).unwrap()).ok())
            .collect();
        flows.extend(flawed(&root.join("flows-schema/testdata/nodes"), "nodes"));
        flows.extend(flawed(&root.join("flows-schema/testdata/triggers"), "triggers"));
        flows
    }

    /// A flow for each flawed step or start of the samples.
    fn flawed(folder: &Path, place: &str) -> Vec<Flow> {
        let mut found = Vec::new();
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let samples: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            for flaw in samples["flawed"].as_array().unwrap() {
                let one = json!({"id": "one", "type": path.file_stem().unwrap().to_str(), "config": flaw["config"]});
                let mut flow = json!({"spec": "1.0", "name": "Sample", "nodes": []});
                flow[place] = json!([one]);
                found.extend(flows_schema::parse_value(flow).ok());
            }
        }
        found
    }

    /// Every sentence that the checks of those flows and the problems of the API say.
    fn sentences() -> BTreeSet<String> {
        let mut said = BTreeSet::new();
        for flow in flows() {
            for issue in flows_schema::checks(&flow) {
                said.insert(issue.text);
                said.extend(issue.fix);
            }
            for finding in engine_core::lint::lint(&flow) {
                said.insert(finding.text);
                said.extend(finding.fix);
            }
        }
        said.extend(admin_types::ProblemCode::ALL.iter().map(|code| code.title().to_owned()));
        said
    }

    #[test]
    fn the_english_side_is_what_is_said() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en/told.ftl");
        let mut text = String::from(
            "# What the checks find in a flow, and titles of problems. A test writes this file. $a, $b and so on are names\n\
             # and numbers, in the order of the English sentence; a translation may put them elsewhere.\n\n",
        );
        let mut all = BTreeMap::new();
        for sentence in sentences().iter().map(|said| taken(said).sentence) {
            let mut names = NAMES.into_iter();
            let mut pattern = String::new();
            for (index, part) in sentence.split("{}").enumerate() {
                if index > 0 {
                    write!(pattern, "{{ ${} }}", names.next().unwrap()).unwrap();
                }
                pattern.push_str(part);
            }
            all.insert(key_of("told", &sentence), pattern);
        }
        for (key, pattern) in all {
            writeln!(text, "{key} = {pattern}").unwrap();
        }
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &text).unwrap();
        }
        assert_eq!(
            std::fs::read_to_string(&file).unwrap(),
            text,
            "run with UPDATE=1 and translate what is new"
        );
    }

    #[test]
    fn whatever_the_checks_find_is_said_in_each_language() {
        for language in [Language::Spanish, Language::Portuguese, Language::Hindi] {
            Owner::new().with(|| {
                provide_context(language);
                for sentence in sentences() {
                    let said = of_told(&sentence);
                    assert_ne!(said, sentence, "{} says it in English", language.code());
                    for part in taken(&sentence).parts {
                        assert!(said.contains(&of_schema(&part)), "{part} is lost: {said}");
                    }
                }
            });
        }
    }

    #[test]
    fn names_and_numbers_are_taken_out() {
        let said = taken("“Ask 2” has 24 characters; “x” allows 20.");
        assert_eq!(said.sentence, "“{}” has {} characters; “{}” allows {}.");
        assert_eq!(said.parts, ["Ask 2", "24", "x", "20"]);
        let said = taken("The flow's 'a b' can't leave at \"Then\".");
        assert_eq!(said.sentence, "The flow's '{}' can't leave at \"{}\".");
        assert_eq!(said.parts, ["a b", "Then"]);
        assert_eq!(of_told("A sentence that nobody knows: “a” 1."), "A sentence that nobody knows: “a” 1.");
    }
}
