//! What Meta refuses: its description, and the documented limits that the description does not state.

use serde_json::Value;

use crate::MetaSchema;

/// Judges a body.
pub(crate) fn body(schema: Option<&MetaSchema>, body: &Value) -> Result<(), String> {
    if body["messaging_product"] != "whatsapp" {
        return Err("The parameter messaging_product is required.".to_owned());
    }
    if body["status"] == "read" {
        let errors = schema.map(|schema| schema.errors(body)).unwrap_or_default();
        return match (body["message_id"].is_string(), errors.is_empty()) {
            (false, _) => Err("message_id is required".to_owned()),
            (true, false) => Err(errors.join("; ")),
            (true, true) => Ok(()),
        };
    }
    if !body["to"].is_string() && !body["recipient"].is_string() {
        return Err("The parameter to is required.".to_owned());
    }
    if let Some(schema) = schema {
        // Recipients known only by a business-scoped id are newer than the description.
        let mut judged = body.clone();
        if let Some(object) = judged.as_object_mut()
            && let Some(recipient) = object.remove("recipient")
        {
            object.insert("to".to_owned(), recipient);
        }
        let errors = schema.errors(&judged);
        if !errors.is_empty() {
            return Err(errors.join("; "));
        }
    }
    limits(body)
}

fn limits(body: &Value) -> Result<(), String> {
    let within = |value: &Value, name: &str, min: usize, max: usize| match value
        .as_str()
        .map(|text| text.chars().count())
    {
        Some(count) if (min..=max).contains(&count) => Ok(()),
        Some(count) => Err(format!("{name} has {count} characters; {min} to {max} are allowed")),
        None => Err(format!("{name} is required")),
    };
    if let Some(data) = body.get("biz_opaque_callback_data") {
        within(data, "biz_opaque_callback_data", 1, 512)?;
    }
    let interactive = &body["interactive"];
    match (body["type"].as_str(), interactive["type"].as_str()) {
        (Some("text"), _) => within(&body["text"]["body"], "text.body", 1, 4096),
        (Some("image"), _) if body["image"].get("caption").is_some() => {
            within(&body["image"]["caption"], "image.caption", 1, 1024)
        }
        (Some("interactive"), Some("button")) => {
            within(&interactive["body"]["text"], "interactive.body.text", 1, 1024)?;
            let buttons = interactive["action"]["buttons"].as_array().map(Vec::as_slice).unwrap_or_default();
            if buttons.is_empty() || buttons.len() > 3 {
                return Err(format!("{} buttons; 1 to 3 are allowed", buttons.len()));
            }
            let mut titles = std::collections::BTreeSet::new();
            for button in buttons {
                within(&button["reply"]["title"], "button title", 1, 20)?;
                within(&button["reply"]["id"], "button id", 1, 256)?;
                if !titles.insert(button["reply"]["title"].to_string()) {
                    return Err("two buttons have the same title".to_owned());
                }
            }
            Ok(())
        }
        (Some("interactive"), Some("list")) => {
            within(&interactive["body"]["text"], "interactive.body.text", 1, 4096)?;
            within(&interactive["action"]["button"], "list button", 1, 20)?;
            let sections =
                interactive["action"]["sections"].as_array().map(Vec::as_slice).unwrap_or_default();
            let rows: Vec<&Value> =
                sections.iter().filter_map(|section| section["rows"].as_array()).flatten().collect();
            if rows.is_empty() || rows.len() > 10 || sections.len() > 10 {
                return Err(format!("{} rows; 1 to 10 are allowed", rows.len()));
            }
            for row in rows {
                within(&row["title"], "row title", 1, 24)?;
                within(&row["id"], "row id", 1, 200)?;
                if row.get("description").is_some() {
                    within(&row["description"], "row description", 1, 72)?;
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}
