//! Mistakes of the document as a whole: names, ids, variables, languages.

use std::collections::BTreeSet;

use super::{
    BUILT_IN_READS, Issue, Severity,
    node_check::{Uses, valid_id, valid_key},
};
use crate::{
    Flow,
    limits::{MAX_LANGUAGES, MAX_NAME_CHARS},
};

pub(crate) fn check(flow: &Flow, issues: &mut Vec<Issue>) {
    if flow.name.trim().is_empty() {
        issues.push(Issue::new(Severity::Error, "name_empty", None, "/name", "The flow has no name.".into()));
    }
    let letters = flow.name.chars().count();
    if letters > MAX_NAME_CHARS {
        let text =
            format!("The flow's name has {letters} characters; at most {MAX_NAME_CHARS} are possible.");
        issues.push(Issue::new(Severity::Error, "name_too_long", None, "/name", text));
    }
    if flow.languages.len() > MAX_LANGUAGES {
        let text = format!("{} languages; at most {MAX_LANGUAGES} are possible.", flow.languages.len());
        issues.push(Issue::new(Severity::Error, "languages_too_many", None, "/languages", text));
    }
    if flow.languages.is_empty() {
        issues.push(Issue::new(
            Severity::Error,
            "languages_empty",
            None,
            "/languages",
            "The flow has no language.".into(),
        ));
    }
    if crate::calendar::zone(&flow.settings.timezone).is_none() {
        let text = format!("There is no time zone '{}'.", flow.settings.timezone);
        issues.push(
            Issue::new(Severity::Error, "timezone_unknown", None, "/settings/timezone", text)
                .fix("Choose a time zone by its IANA name, such as Europe/Berlin."),
        );
    }
    check_ids(flow, issues);
    check_variables(flow, issues);
    check_translations(flow, issues);
}

fn check_ids(flow: &Flow, issues: &mut Vec<Issue>) {
    let mut seen = BTreeSet::new();
    let ids = flow.triggers.iter().map(|trigger| &trigger.id).chain(flow.nodes.iter().map(|node| &node.id));
    for id in ids {
        if !valid_id(id) {
            let text = format!("'{id}' is no usable id: letters, digits, '_' and '-', 1 to 64.");
            issues.push(Issue::new(Severity::Error, "id_invalid", Some(id), "/id", text));
        }
        if !seen.insert(id) {
            let text = format!("The id '{id}' is there twice.");
            issues.push(Issue::new(Severity::Error, "id_taken", Some(id), "/id", text));
        }
    }
}

fn check_variables(flow: &Flow, issues: &mut Vec<Issue>) {
    let mut seen = BTreeSet::new();
    for (index, variable) in flow.variables.iter().enumerate() {
        let path = format!("/variables/{index}/key");
        let key = &variable.key;
        if !valid_key(key) || BUILT_IN_READS.contains(&key.as_str()) {
            let text = format!("A variable cannot be called '{key}'.");
            issues.push(Issue::new(Severity::Error, "variable_key_invalid", None, &path, text).fix(
                "Use a letter first, then letters, digits and '_'; not a name that Botloom uses itself.",
            ));
        }
        if !seen.insert(key) {
            let text = format!("The variable '{key}' is there twice.");
            issues.push(Issue::new(Severity::Error, "variable_taken", None, &path, text));
        }
    }
}

fn check_translations(flow: &Flow, issues: &mut Vec<Issue>) {
    for (language, nodes) in &flow.translations {
        for node in nodes.keys().filter(|id| flow.node(id).is_none() && flow.trigger(id).is_none()) {
            let text = format!("There is a translation ({language}) for a step that is not there any more.");
            let path = format!("/translations/{language}/{node}");
            issues.push(Issue::new(Severity::Hint, "translation_orphaned", None, &path, text));
        }
    }
}

/// Variables that are read but never declared or written, and written but never declared.
pub(crate) fn check_uses(flow: &Flow, uses: &Uses, issues: &mut Vec<Issue>) {
    for (root, (node, path)) in &uses.reads {
        let known = BUILT_IN_READS.contains(&root.as_str())
            || flow.variable(root).is_some()
            || uses.writes.contains_key(root);
        if !known {
            let text = format!("Nothing in this flow sets '{root}', so it is always empty.");
            issues.push(
                Issue::new(Severity::Warning, "variable_never_set", Some(node), path, text)
                    .fix("Correct the name, or let a question or a \"Set variable\" step set it before."),
            );
        }
    }
    for (key, (node, path)) in &uses.writes {
        if flow.variable(key).is_none() {
            let text = format!("The variable '{key}' is not declared; it is taken as text.");
            issues.push(
                Issue::new(Severity::Hint, "variable_undeclared", Some(node), path, text)
                    .fix("Declare it in the flow's variables to give it a type."),
            );
        }
    }
}
