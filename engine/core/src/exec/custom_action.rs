//! Runs an action that the workspace defined.

use flows_schema::{ActionDefinition, ActionOutcome, Port, VariableType, nodes::CustomAction, status_fits};
use serde_json::{Map, Value};

use super::{
    call,
    http_answer::HttpAnswer,
    request::{Scope, patience, render},
};
use crate::{
    Call, CallOutcome,
    run::{Exit, Run},
    value,
};

pub(super) fn enter(config: &CustomAction, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let action = definition(config, run)?;
    let input = inputs(config, action, run)?;
    let request = render(&action.request, &Scope::of_action(run, Value::Object(input)))?;
    Ok(call::ask(run, id, Call::Http(request), patience(&action.request)))
}

pub(super) fn result(
    config: &CustomAction,
    id: &str,
    outcome: &CallOutcome,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let action = definition(config, run)?;
    let answer = HttpAnswer::new(outcome);
    let path = |output: &str| action.outputs.get(output).map(String::as_str);
    let mapping =
        config.outputs.iter().filter_map(|kept| path(&kept.value).map(|path| (path, kept.key.as_str())));
    answer.keep(run, id, mapping)?;
    let turned_out = action.outcomes.iter().find(|outcome| fits(outcome, &answer));
    let port = turned_out.filter(|found| config.outcomes.iter().any(|wanted| wanted.id == found.id));
    match port {
        Some(outcome) => Ok(Exit::port(&outcome.id)),
        None => Ok(answer.or_failed(Exit::port(Port::NEXT))),
    }
}

/// The definition in the flow that the conversation is in, or in the outermost one.
fn definition<'a>(config: &CustomAction, run: &Run<'a>) -> Result<&'a ActionDefinition, Exit> {
    let (name, version) = (&config.action, config.version);
    let found = run.here().flow().action(name, version).or_else(|| run.root.flow().action(name, version));
    found.ok_or_else(|| Exit::Fail {
        code: "action_unknown",
        text: format!("Version {version} of the action '{name}' is not part of this flow."),
    })
}

/// What the step gives, as the types that the definition's schema names.
fn inputs(
    config: &CustomAction,
    action: &ActionDefinition,
    run: &Run<'_>,
) -> Result<Map<String, Value>, Exit> {
    let mut inputs = Map::new();
    for (name, kind) in action.inputs() {
        let Some(given) = config.inputs.iter().find(|given| given.key == name) else { continue };
        let kind = match kind {
            Some("number" | "integer") => VariableType::Number,
            Some("boolean") => VariableType::Boolean,
            Some("array") => VariableType::List,
            Some("object") => VariableType::Object,
            _ => VariableType::Text,
        };
        inputs.insert(name.to_owned(), value::as_type(kind, run.template_value(&given.value)?));
    }
    let empty = |name: &&str| inputs.get(*name).is_none_or(value::is_empty);
    match action.required().find(empty) {
        Some(name) => Err(Exit::Fail {
            code: "action_input_missing",
            text: format!("The action '{}' needs the input '{name}', which is empty.", action.label),
        }),
        None => Ok(inputs),
    }
}

fn fits(outcome: &ActionOutcome, answer: &HttpAnswer) -> bool {
    let status = outcome.statuses.is_empty()
        || answer.status.is_some_and(|status| status_fits(&outcome.statuses, status));
    let value = outcome.path.is_empty()
        || answer.find(&outcome.path).is_some_and(|found| value::as_text(&found) == outcome.equals);
    // One without a condition would swallow every answer.
    status && value && !(outcome.statuses.is_empty() && outcome.path.is_empty())
}
