//! A form as WhatsApp shows it: one screen of a "WhatsApp Flow", in Meta's Flow JSON.
//!
//! All words come with each message as data of the screen, so that one published form serves every language and every
//! wording; it changes only with the fields themselves. The rules are those of
//! <https://developers.facebook.com/docs/whatsapp/flows/reference/flowjson>: at most 50 components on a screen, labels of
//! 20 characters, options of 30.

use serde_json::{Map, Value, json};

use crate::{
    limits::MAX_FORM_FIELDS,
    nodes::{FieldKind, Form, FormField},
};

/// The version of Flow JSON that is written. From 5.0 on a date is answered as `2026-12-24`.
pub const FLOW_JSON_VERSION: &str = "7.0";
/// The only screen.
pub const FORM_SCREEN: &str = "FORM";
/// Characters of a field's label.
pub const MAX_FORM_LABEL_CHARS: usize = 20;
/// Characters of an option.
pub const MAX_FORM_OPTION_CHARS: usize = 30;

/// Options of one choice.
const MAX_OPTIONS: usize = 200;

/// The name of a field's part in the screen's data: the question, whether it stands above its field, the label, the
/// options.
#[must_use]
pub fn form_data_name(part: FormPart, field: &str) -> String {
    let part = match part {
        FormPart::Question => "question",
        FormPart::Above => "above",
        FormPart::Label => "label",
        FormPart::Options => "options",
    };
    format!("{part}_{field}")
}

/// A part of a field that a message gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormPart {
    /// The question.
    Question,
    /// Whether the question stands above the field, because it does not fit into the label.
    Above,
    /// The label.
    Label,
    /// The options of a choice.
    Options,
}

/// Whether a form can open inside WhatsApp: it has fields, not too many, and names that Meta takes.
#[must_use]
pub fn form_fits(form: &Form) -> bool {
    let named = |id: &str| {
        id.starts_with(|first: char| first.is_ascii_alphabetic())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    (1..=MAX_FORM_FIELDS).contains(&form.fields.len())
        && form.fields.iter().all(|field| {
            let choice = field.kind == FieldKind::Choice;
            named(&field.id) && (!choice || (1..=MAX_OPTIONS).contains(&field.options.len()))
        })
}

/// The Flow JSON of a form. The same fields give the same bytes.
#[must_use]
pub fn whatsapp_form(form: &Form) -> Value {
    let mut data = Map::new();
    data.insert("send".to_owned(), json!({"type": "string", "__example__": "Send"}));
    let mut children = Vec::new();
    let mut payload = Map::new();
    for field in &form.fields {
        let name = |part| form_data_name(part, &field.id);
        let text = |example: &str| json!({"type": "string", "__example__": example});
        data.insert(name(FormPart::Question), text("What is your name?"));
        data.insert(name(FormPart::Above), json!({"type": "boolean", "__example__": true}));
        data.insert(name(FormPart::Label), text("Your answer"));
        if field.kind == FieldKind::Choice {
            let entry = json!({"type": "object", "properties": {"id": {"type": "string"}, "title": {"type": "string"}}});
            let example = json!([{"id": "0", "title": "One"}, {"id": "1", "title": "Two"}]);
            data.insert(
                name(FormPart::Options),
                json!({"type": "array", "items": entry, "__example__": example}),
            );
        }
        children.push(json!({
            "type": "TextBody", "text": given(&name(FormPart::Question)), "visible": given(&name(FormPart::Above)),
        }));
        children.push(component(field));
        payload.insert(field.id.clone(), json!(format!("${{form.{}}}", field.id)));
    }
    children.push(json!({
        "type": "Footer", "label": given("send"),
        "on-click-action": {"name": "complete", "payload": payload},
    }));
    json!({
        "version": FLOW_JSON_VERSION,
        "screens": [{
            "id": FORM_SCREEN, "title": "Form", "terminal": true, "success": true, "data": data,
            "layout": {
                "type": "SingleColumnLayout",
                "children": [{"type": "Form", "name": "form", "children": children}],
            },
        }],
    })
}

fn given(name: &str) -> String {
    format!("${{data.{name}}}")
}

/// The field itself.
fn component(field: &FormField) -> Value {
    let kind = match field.kind {
        FieldKind::Date => "DatePicker",
        FieldKind::Choice => "Dropdown",
        // An input takes 80 characters, an area 600.
        FieldKind::Text if field.max.is_some_and(|max| max > 80.0) => "TextArea",
        _ => "TextInput",
    };
    let mut component = json!({
        "type": kind, "name": field.id, "label": given(&form_data_name(FormPart::Label, &field.id)),
        "required": !field.optional,
    });
    match field.kind {
        FieldKind::Text if kind == "TextInput" => component["input-type"] = "text".into(),
        FieldKind::Number => component["input-type"] = "number".into(),
        FieldKind::Email => component["input-type"] = "email".into(),
        FieldKind::Phone => component["input-type"] = "phone".into(),
        FieldKind::Choice => {
            component["data-source"] = given(&form_data_name(FormPart::Options, &field.id)).into();
        }
        _ => {}
    }
    component
}
