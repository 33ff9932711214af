//! Changes a field of the contact.

use flows_schema::{
    Port,
    limits::{MAX_CARD_CHARS, MAX_TEXT_CHARS},
    nodes::SetField,
};
use serde_json::Value;

use super::line;
use crate::{
    ContactChange, Event,
    limits::MAX_CONTACT_FIELDS,
    run::{Exit, Run},
    value,
};

pub(super) fn enter(config: &SetField, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    if config.key == "name" {
        let name = line(&config.value, MAX_CARD_CHARS, run)?;
        if name.is_empty() {
            let text = "The contact's new name is empty, so it stays as it was.";
            run.events.push(Event::new("name_empty", Some(id), text));
        } else {
            run.change_contact(id, ContactChange::SetName { name });
        }
        return Ok(Exit::port(Port::NEXT));
    }
    let mut value = run.template_value(&config.value)?;
    if value::is_empty(&value) {
        value = Value::Null;
    }
    let (key, fields) = (config.key.clone(), &run.contact.fields);
    if value::bytes(&value) > MAX_TEXT_CHARS {
        let text = format!("The field '{key}' would take more than {MAX_TEXT_CHARS} bytes.");
        run.events.push(Event::new("field_too_large", Some(id), text));
    } else if !value.is_null() && !fields.contains_key(&key) && fields.len() >= MAX_CONTACT_FIELDS {
        let text = format!("The contact has {MAX_CONTACT_FIELDS} fields already.");
        run.events.push(Event::new("fields_too_many", Some(id), text));
    } else {
        run.change_contact(id, ContactChange::SetField { key, value });
    }
    Ok(Exit::port(Port::NEXT))
}
