//! Catalogues against each other, and the code against them.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Language, catalogue::sources};

/// What a message asks for, and whether it is plain words on one line.
#[derive(Debug, PartialEq, Eq)]
struct Message {
    variables: BTreeSet<String>,
    is_plain: bool,
}

fn messages(language: Language) -> BTreeMap<String, Message> {
    let mut found = BTreeMap::new();
    for (area, text) in sources(language) {
        let resource = match fluent_syntax::parser::parse(*text) {
            Ok(resource) => resource,
            Err((_, errors)) => panic!("{}/{area}.ftl: {errors:?}", language.code()),
        };
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name.to_owned();
            let pattern = message.value.unwrap_or_else(|| panic!("{key} has no words"));
            let mut variables = BTreeSet::new();
            collect(&pattern, &mut variables);
            let is_plain = matches!(pattern.elements.as_slice(), [PatternElement::TextElement { .. }]);
            let before = found.insert(key.clone(), Message { variables, is_plain });
            assert!(before.is_none(), "{}/{area}.ftl has {key} a second time", language.code());
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => variable(inline, into),
            Expression::Select { selector, variants } => {
                variable(selector, into);
                variants.iter().for_each(|variant| collect(&variant.value, into));
            }
        }
    }
}

fn variable(inline: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        into.insert(id.name.to_owned());
    }
}

/// Every source file of the pages, without this folder, which writes of keys and uses none.
fn code() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, into: &mut Vec<(PathBuf, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with("src/language") {
                continue;
            }
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|it| it == "rs") {
                into.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

/// What stands in the string after each occurrence of an opening such as `t!(`, and what follows it.
fn uses<'a>(text: &'a str, opening: &str) -> Vec<(&'a str, &'a str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(opening) {
        if text[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
            continue;
        }
        let Some(rest) = text[at + opening.len()..].trim_start().strip_prefix('"') else { continue };
        if let Some((key, after)) = rest.split_once('"') {
            found.push((key, after.trim_start()));
        }
    }
    found
}

#[test]
fn every_language_says_everything_that_english_says() {
    let english = messages(Language::English);
    for language in Language::ALL.into_iter().skip(1) {
        let other = messages(language);
        let mut wrong = Vec::new();
        for (key, message) in &english {
            match other.get(key) {
                None => wrong.push(format!("{key} is missing")),
                Some(it) if it.variables != message.variables => {
                    wrong.push(format!("{key}: {:?} in place of {:?}", it.variables, message.variables));
                }
                Some(it) if message.is_plain && !it.is_plain => wrong.push(format!("{key} is not plain")),
                Some(_) => {}
            }
        }
        wrong.extend(
            other.keys().filter(|key| !english.contains_key(*key)).map(|key| format!("{key} is too much")),
        );
        assert!(wrong.is_empty(), "{}: {} faults\n{}", language.code(), wrong.len(), wrong.join("\n"));
    }
}

#[test]
fn the_code_and_english_have_the_same_keys() {
    let english = messages(Language::English);
    let (mut used, mut wrong) = (BTreeSet::new(), Vec::new());
    for (path, text) in code() {
        let name = path.display();
        for (key, after) in uses(&text, "t!(") {
            used.insert(key.to_owned());
            match english.get(key) {
                None => wrong.push(format!("{name}: nobody knows {key}")),
                Some(message) if after.starts_with(')') && !message.is_plain => {
                    wrong.push(format!("{name}: {key} wants arguments or is not on one line"));
                }
                Some(message) if after.starts_with(',') => {
                    for variable in &message.variables {
                        if !after.split(';').next().unwrap().contains(&format!("{variable} =")) {
                            wrong.push(format!("{name}: {key} is not told {variable}"));
                        }
                    }
                }
                Some(_) => {}
            }
        }
        for (key, _) in uses(&text, "key!(") {
            used.insert(key.to_owned());
            if !english.get(key).is_some_and(|message| message.is_plain) {
                wrong.push(format!("{name}: nobody knows {key}, or it is not plain words"));
            }
        }
    }
    // Keys of words that other crates say are made at run time; other tests hold them against those.
    let made = |key: &str| key.starts_with("schema-") || key.starts_with("told-");
    let unused = |key: &&String| !made(key) && !used.contains(*key);
    wrong.extend(english.keys().filter(unused).map(|key| format!("nobody uses {key}")));
    assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_server_speaks_the_language_of_the_request() {
    use leptos::prelude::{Owner, provide_context};
    Owner::new().with(|| {
        assert_eq!(t!("words-yesterday"), "yesterday");
        provide_context(Language::Spanish);
        assert_eq!(t!("words-yesterday"), "ayer");
        assert_eq!(t!("words-days-ago", days = 3), "hace 3 días");
    });
}
