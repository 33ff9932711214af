//! Lets a language model choose among categories.

use flows_schema::nodes::{AiCategory, AiClassify};
use serde_json::json;

use super::{ai, call};
use crate::{
    AiCall, Call, CallOutcome,
    fold::fold,
    limits::SERVICE_SECONDS,
    run::{Exit, Run},
};

/// Tokens that the answer needs: one id in a small object.
const ANSWER_TOKENS: u32 = 100;

pub(super) fn enter(config: &AiClassify, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let own = run.text(&config.instructions)?;
    let mut ids: Vec<&str> = config.categories.iter().map(|category| category.id.as_str()).collect();
    ids.push(AiClassify::OTHER);
    let categories: Vec<String> = config.categories.iter().map(described).collect();
    let instructions = format!(
        "Choose the category of what the person wrote, by its id. Choose \"{}\" when none fits.\n{}\n{own}",
        AiClassify::OTHER,
        categories.join("\n"),
    );
    let call = AiCall {
        task: "classify".to_owned(),
        model: config.model.trim().to_owned(),
        instructions: instructions.trim().to_owned(),
        input: run.text(&config.input)?,
        history: config.history,
        schema: json!({
            "type": "object",
            "properties": {"category": {"type": "string", "enum": ids}},
            "required": ["category"],
            "additionalProperties": false,
        }),
        max_tokens: ANSWER_TOKENS,
    };
    Ok(call::ask(run, id, Call::Ai(call), SERVICE_SECONDS))
}

pub(super) fn result(config: &AiClassify, outcome: &CallOutcome, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let answer = ai::object(ai::value(outcome)?)?;
    let chosen = answer["category"].as_str().unwrap_or_default().trim();
    let by_id = config.categories.iter().find(|category| category.id == chosen);
    let same_title = |category: &&AiCategory| fold(&category.title) == fold(chosen);
    let Some(category) = by_id.or_else(|| config.categories.iter().find(same_title)) else {
        if let Some(key) = &config.save_as {
            run.write(key, serde_json::Value::Null)?;
        }
        return Ok(Exit::port(AiClassify::OTHER));
    };
    if let Some(key) = &config.save_as {
        run.write(key, category.title.trim().into())?;
    }
    Ok(Exit::port(&category.id))
}

/// One category as a line for the model.
fn described(category: &AiCategory) -> String {
    let mut line = format!("- {}: {}", category.id, category.title.trim());
    if !category.description.trim().is_empty() {
        line.push_str(". ");
        line.push_str(category.description.trim());
    }
    if !category.examples.is_empty() {
        line.push_str(". Examples: ");
        line.push_str(&category.examples.join(" | "));
    }
    line
}
