//! Texts that lack a translation, and translations that could not be sent.

use std::collections::BTreeSet;

use flows_schema::{
    Issue, Severity, checks,
    texts::{flow_texts, translated},
};

use super::{Finding, drawing::Drawing, play::Goal};

pub(super) fn check(drawing: &Drawing<'_>, base: &[Issue], findings: &mut Vec<Finding>) {
    let flow = drawing.flow;
    let others = flow.languages.iter().skip(1);
    if flow.languages.len() < 2 {
        return;
    }
    let texts = flow_texts(flow);
    let place = |issue: &Issue| (issue.node.clone(), issue.path.clone(), issue.code.clone());
    let known: BTreeSet<_> = base.iter().map(place).collect();
    for language in others {
        let done = flow.translations.get(language);
        for (node, texts) in texts.iter().filter(|(id, _)| flow.node(id).is_some()) {
            let done = done.and_then(|done| done.get(node));
            let missing: Vec<&str> = texts
                .iter()
                .filter(|(path, _)| {
                    done.and_then(|done| done.get(path)).is_none_or(|text| text.trim().is_empty())
                })
                .map(|(path, _)| path.as_str())
                .collect();
            if !missing.is_empty() {
                let text = format!("Not translated to '{language}': {}.", missing.join(", "));
                findings.push(
                    Finding::new(Severity::Warning, "translation_missing", Some(node), "", text)
                        .goal(Goal::node(drawing.name, node)),
                );
            }
        }
        if done.is_none() {
            continue;
        }
        for issue in
            checks(&translated(flow, language)).into_iter().filter(|issue| !known.contains(&place(issue)))
        {
            if issue.severity == Severity::Hint || !issue.path.starts_with("/config/") {
                continue;
            }
            let text = format!("In '{language}': {}", issue.text);
            let code = format!("translation_{}", issue.code);
            findings.push(Finding::new(issue.severity, &code, issue.node.as_deref(), &issue.path, text));
        }
    }
}
