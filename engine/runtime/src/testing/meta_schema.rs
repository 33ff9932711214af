//! Meta's OpenAPI description as the judge of what we send.

use std::path::PathBuf;

use serde_json::{Value, json};

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
    /// Where the description is: `BOTLOOM_META_OPENAPI`, else the fixtures beside the workspace.
    #[must_use]
    pub fn path() -> PathBuf {
        std::env::var_os("BOTLOOM_META_OPENAPI").map_or_else(
            || {
                let beside = "../../../shared/fixtures/cloud-api/meta-business-messaging-api-v23.0.yaml";
                PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(beside)
            },
            PathBuf::from,
        )
    }

    /// Reads the description; `Ok(None)` when the file is not there.
    ///
    /// # Errors
    /// When the file is there but cannot be understood.
    pub fn load() -> Result<Option<Self>, String> {
        let path = Self::path();
        let Ok(text) = std::fs::read_to_string(&path) else { return Ok(None) };
        let document: Value =
            serde_norway::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let mapping = document
            .pointer("/components/schemas/Message/discriminator/mapping")
            .and_then(Value::as_object)
            .ok_or("the description has no Message")?;
        let mut validators = Vec::with_capacity(mapping.len());
        for (name, reference) in mapping {
            // The whole of `components` goes along, so that references resolve inside one document.
            let schema = json!({"$ref": reference, "components": document["components"]});
            let validator = jsonschema::options()
                .with_pattern_options(jsonschema::PatternOptions::regex())
                .build(&schema)
                .map_err(|error| format!("the schema of '{name}': {error}"))?;
            validators.push((name.clone(), validator));
        }
        Ok(Some(Self { validators }))
    }

    /// What Meta's description says against a body; empty when it is right.
    #[must_use]
    pub fn errors(&self, body: &Value) -> Vec<String> {
        let kind = body.get("type").and_then(Value::as_str).unwrap_or("text");
        match self.validators.iter().find(|(name, _)| name == kind) {
            Some((_, validator)) => {
                validator.iter_errors(body).map(|error| format!("{}: {error}", error.instance_path())).collect()
            }
            None => vec![format!("there is no message type '{kind}'")],
        }
    }
}
