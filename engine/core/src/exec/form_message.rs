//! Forms that open inside WhatsApp: what a message says of their fields.

use flows_schema::{
    FORM_SCREEN, FormPart, MAX_FORM_LABEL_CHARS, MAX_FORM_OPTION_CHARS, form_data_name, form_fits,
    limits::{MAX_INTERACTIVE_BODY_CHARS, MAX_LINK_BUTTON_CHARS, MAX_TEXT_CHARS},
    nodes::{FieldKind, Form},
    whatsapp_form,
};
use serde_json::{Map, Value, json};
use twox_hash::XxHash3_128;

use super::ask;
use crate::{
    OutForm, OutMessage,
    run::{Exit, Run},
};

/// Words of the form itself, by language: on the button that opens it, on the one that sends it, in a field whose question
/// stands above it.
const WORDS: [(&str, [&str; 3]); 7] = [
    ("en", ["Fill in", "Send", "Your answer"]),
    ("de", ["Ausfüllen", "Senden", "Ihre Antwort"]),
    ("es", ["Rellenar", "Enviar", "Tu respuesta"]),
    ("fr", ["Remplir", "Envoyer", "Votre réponse"]),
    ("it", ["Compila", "Invia", "La tua risposta"]),
    ("pt", ["Preencher", "Enviar", "Sua resposta"]),
    ("nl", ["Invullen", "Versturen", "Je antwoord"]),
];

/// Under which name a form is known: the same fields have the same name. `None` where it cannot open inside WhatsApp.
#[must_use]
pub fn form_key(form: &Form) -> Option<String> {
    let json = form_fits(form).then(|| whatsapp_form(form).to_string())?;
    Some(format!("{:032x}", XxHash3_128::oneshot(json.as_bytes())))
}

/// Sends the form, if the number has it; `false` where its fields are asked one by one.
pub(super) fn send(config: &Form, id: &str, run: &mut Run<'_>) -> Result<bool, Exit> {
    if run.env.forms.is_empty() || config.fields.is_empty() {
        return Ok(false);
    }
    let form = form_key(config).and_then(|key| run.env.forms.get(&key).cloned());
    let Some(form) = form else { return Ok(false) };
    let language = ask::language(run);
    let short = language.split(['-', '_']).next().unwrap_or_default();
    let words = WORDS.iter().find(|(known, _)| *known == short).unwrap_or(&WORDS[0]).1;
    let mut data = Map::new();
    data.insert("send".to_owned(), words[1].into());
    for (index, field) in config.fields.iter().enumerate() {
        let name = |part| form_data_name(part, &field.id);
        let question = run.text(&field.text)?.trim().to_owned();
        let fits = !question.is_empty() && question.chars().count() <= MAX_FORM_LABEL_CHARS;
        let label = if fits { question.clone() } else { words[2].to_owned() };
        data.insert(name(FormPart::Above), (!fits && !question.is_empty()).into());
        // A text without a letter is refused, also where it is not shown.
        let question = if question.is_empty() { label.clone() } else { cut(&question, MAX_TEXT_CHARS) };
        data.insert(name(FormPart::Question), question.into());
        data.insert(name(FormPart::Label), label.into());
        if field.kind == FieldKind::Choice {
            let options: Vec<Value> = field
                .options
                .iter()
                .enumerate()
                .map(|(place, title)| json!({"id": option_id(index, place), "title": cut(title.trim(), MAX_FORM_OPTION_CHARS)}))
                .collect();
            data.insert(name(FormPart::Options), options.into());
        }
    }
    let text = run.text(&config.text)?.trim().to_owned();
    let text = if text.is_empty() { words[0].to_owned() } else { cut(&text, MAX_INTERACTIVE_BODY_CHARS) };
    let button =
        if config.button.trim().is_empty() { words[0].to_owned() } else { run.text(&config.button)? };
    let button = button.trim().chars().take(MAX_LINK_BUTTON_CHARS).collect();
    let out = OutForm { form, text, button, token: id.to_owned(), screen: FORM_SCREEN.to_owned(), data };
    run.send(id, OutMessage::Form(Box::new(out)));
    Ok(true)
}

/// The id of an option, as an answer gives it back.
pub(super) fn option_id(field: usize, place: usize) -> String {
    format!("{field}~{place}")
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}
