//! Questions whose options do not fit where the author thinks they do, in each language.

use flows_schema::{
    Flow, NodeKind, Severity,
    nodes::{Choice, ChoiceDisplay},
    texts::translated,
};

use super::{Finding, drawing::Drawing, play::Goal};
use crate::{Capabilities, OutMessage, OutOption, Rendered, render};

/// How options look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Buttons,
    List,
    Numbers,
}

pub(super) fn check(drawing: &Drawing<'_>, findings: &mut Vec<Finding>) {
    let channel = Capabilities::cloud_api();
    let flow = drawing.flow;
    let others: Vec<(&str, Flow)> = flow
        .languages
        .iter()
        .skip(1)
        .filter(|language| flow.translations.contains_key(*language))
        .map(|language| (language.as_str(), translated(flow, language)))
        .collect();
    for (index, node) in flow.nodes.iter().enumerate() {
        let NodeKind::Choice(config) = &node.kind else { continue };
        let written = look(config, &channel);
        let buttons = config.display == ChoiceDisplay::Auto && config.options.len() <= channel.buttons;
        let described = config.options.iter().any(|option| !option.description.trim().is_empty());
        if buttons && !described && written == Look::List {
            let text = format!(
                "A title has more than {} characters, so the options become a list in place of buttons.",
                channel.button_title
            );
            findings.push(finding(drawing, &node.id, Severity::Hint, "choice_is_list", text));
        }
        for (language, flow) in &others {
            let Some(NodeKind::Choice(config)) = flow.nodes.get(index).map(|node| &node.kind) else {
                continue;
            };
            let look = look(config, &channel);
            if look != written {
                let how = match look {
                    Look::Buttons => "buttons",
                    Look::List => "a list",
                    Look::Numbers => "numbered text",
                };
                let text = format!("In '{language}', the titles' lengths make the options {how}.");
                findings.push(finding(drawing, &node.id, Severity::Warning, "choice_differs", text));
            }
        }
    }
}

fn finding(drawing: &Drawing<'_>, node: &str, severity: Severity, code: &str, text: String) -> Finding {
    Finding::new(severity, code, Some(node), "/config/options", text)
        .fix("Shorten the titles.")
        .goal(Goal::node(drawing.name, node))
}

fn look(config: &Choice, channel: &Capabilities) -> Look {
    let option = |option: &flows_schema::nodes::ChoiceOption| OutOption {
        id: option.id.clone(),
        title: option.title.trim().to_owned(),
        description: option.description.trim().to_owned(),
    };
    let message = OutMessage::Choice {
        text: "?".to_owned(),
        options: config.options.iter().map(option).collect(),
        display: config.display,
        list_button: config.list_button.clone(),
        first: 1,
        more: None,
        last: None,
    };
    match render(&message, channel).first() {
        Some(Rendered::Buttons { .. }) => Look::Buttons,
        Some(Rendered::List { .. }) => Look::List,
        _ => Look::Numbers,
    }
}
