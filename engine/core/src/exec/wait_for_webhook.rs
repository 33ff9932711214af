//! Waits until another system posts.

use flows_schema::{Port, nodes::WaitForWebhook};
use serde_json::Value;

use super::http_answer;
use crate::{
    Effect, WaitKind,
    json_path::{Document, find},
    run::{Exit, Run},
};

pub(super) fn enter(config: &WaitForWebhook, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    if !config.text.trim().is_empty() {
        run.say(id, &config.text)?;
    }
    let key = run.webhook_key(id);
    run.effects.push(Effect::Listen { key: key.clone(), node: id.into() });
    Ok(Exit::Wait(WaitKind::Webhook { key }, config.timeout))
}

pub(super) fn posted(
    config: &WaitForWebhook,
    id: &str,
    data: &Value,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let mapping = config.mapping.iter().map(|kept| (kept.path.as_str(), kept.variable.as_str()));
    let document = Document { status: None, headers: &Value::Null, body: data };
    let at = |path: &str| find(&flows_schema::json_path::parse(path).ok()?, document);
    http_answer::keep(run, id, mapping, at)?;
    Ok(Exit::port(Port::NEXT))
}
