//! Meta's OpenAPI description as the judge of what is sent.

use serde_json::{Value, json};

/// The schemas that a message needs, out of Meta's `business-messaging-api` description, version 23.0 (MIT licence,
/// (c) Meta Platforms).
const DESCRIPTION: &str = include_str!("meta_messages.json");

/// Stands for bodies that tell that a message was read.
const READ: &str = "status=read";

/// Checks bodies of `POST /{version}/{phone-number-id}/messages`.
pub struct MetaSchema {
    /// One validator per message type, so that a refusal names the place and not just "no variant".
    validators: Vec<(String, jsonschema::Validator)>,
}

impl std::fmt::Debug for MetaSchema {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("MetaSchema").field("types", &self.validators.len()).finish()
    }
}

impl MetaSchema {
    /// Reads the description.
    ///
    /// # Errors
    /// When it cannot be understood, which a test rules out.
    pub fn load() -> Result<Self, String> {
        let mut document: Value =
            serde_json::from_str(DESCRIPTION).map_err(|error| format!("the description: {error}"))?;
        complete(&mut document);
        let mapping = document
            .pointer("/components/schemas/Message/discriminator/mapping")
            .and_then(Value::as_object)
            .ok_or("the description has no Message")?;
        let mut validators = Vec::with_capacity(mapping.len());
        for (name, reference) in mapping {
            // The whole of `components` goes along, so that references resolve inside one document.
            let mut schema = merged(&document, reference)?;
            schema["components"] = document["components"].clone();
            let validator = jsonschema::options()
                .with_pattern_options(jsonschema::PatternOptions::regex())
                .build(&schema)
                .map_err(|error| format!("the schema of '{name}': {error}"))?;
            validators.push((name.clone(), validator));
        }
        // `MarkMessageRequestPayload`, with the typing indicator that the description shows in an example.
        let text = json!({"type": "string", "minLength": 1});
        let read = json!({
            "type": "object", "required": ["messaging_product", "status", "message_id"], "additionalProperties": false,
            "properties": {
                "messaging_product": {"enum": ["whatsapp"]}, "status": {"enum": ["read"]}, "message_id": text,
                "typing_indicator": {
                    "type": "object", "required": ["type"], "additionalProperties": false,
                    "properties": {"type": {"enum": ["text"]}},
                },
            },
        });
        let read =
            jsonschema::options().build(&read).map_err(|error| format!("the schema of 'read': {error}"))?;
        validators.push((READ.to_owned(), read));
        Ok(Self { validators })
    }

    /// What Meta's description says against a body; empty when it is right.
    #[must_use]
    pub fn errors(&self, body: &Value) -> Vec<String> {
        let kind = match body.get("status") {
            Some(_) => READ,
            None => body.get("type").and_then(Value::as_str).unwrap_or("text"),
        };
        match self.validators.iter().find(|(name, _)| name == kind) {
            Some((_, validator)) => validator
                .iter_errors(body)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect(),
            None => vec![format!("there is no message type '{kind}'")],
        }
    }
}

/// Adds what Meta documents at <https://developers.facebook.com/docs/whatsapp> but left out of the description, and
/// takes away a pattern that no button's place can match.
fn complete(document: &mut Value) {
    let mut add = |pointer: &str, value: Value| {
        if let Some(Value::Array(list)) = document.pointer_mut(pointer) {
            list.push(value);
        }
    };
    add("/components/schemas/InteractiveObject/properties/type/enum", "location_request_message".into());
    add("/components/schemas/InteractiveObject/properties/type/enum", "cta_url".into());
    add("/components/schemas/TemplateComponent/properties/sub_type/enum", "copy_code".into());
    let send_location = json!({"required": ["name"], "properties": {"name": {"enum": ["send_location"]}}});
    add("/components/schemas/ActionObject/oneOf", send_location);
    let text = |max: usize| json!({"type": "string", "minLength": 1, "maxLength": max});
    let cta_url = json!({"required": ["name", "parameters"], "properties": {
        "name": {"enum": ["cta_url"]},
        "parameters": {
            "type": "object", "required": ["display_text", "url"], "additionalProperties": false,
            "properties": {"display_text": text(20), "url": text(2_000)},
        },
    }});
    add("/components/schemas/ActionObject/oneOf", cta_url);
    let index = document.pointer_mut("/components/schemas/TemplateComponent/properties/index");
    if let Some(Value::Object(index)) = index {
        index.remove("pattern");
    }
}

/// One message's schema with the common properties put into it. The description joins the two by
/// `allOf` and forbids additional properties in each, which taken literally refuses every message.
fn merged(document: &Value, reference: &Value) -> Result<Value, String> {
    let find = |reference: &Value| {
        let pointer = reference.as_str().and_then(|reference| reference.strip_prefix('#'));
        pointer.and_then(|pointer| document.pointer(pointer)).cloned()
    };
    let schema = find(reference).ok_or("a message's schema is missing")?;
    let parts = schema["allOf"].as_array().ok_or("a message's schema has another shape")?;
    let mut properties = serde_json::Map::new();
    let mut required = Vec::new();
    for part in parts {
        let part =
            if part.get("$ref").is_some() { find(&part["$ref"]).unwrap_or_default() } else { part.clone() };
        properties.extend(part["properties"].as_object().cloned().unwrap_or_default());
        required.extend(part["required"].as_array().cloned().unwrap_or_default());
    }
    // Documented at https://developers.facebook.com/docs/whatsapp, but not in the description.
    properties.insert("biz_opaque_callback_data".to_owned(), json!({"type": "string", "maxLength": 512}));
    Ok(
        json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false}),
    )
}
