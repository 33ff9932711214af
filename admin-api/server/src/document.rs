//! Reading a flow document that somebody sent: first its shape by JSON Schema, so that every mistake
//! is named with its place, then the types, which are what the engine will see.

use std::sync::LazyLock;

use admin_types::{FieldError, Problem, ProblemCode};
use engine_store::repo::flows::DraftContent;
use flows_schema::{DocumentError, Flow};
use jsonschema::{PatternOptions, Validator};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::error::ApiError;

/// Mistakes of one document that are reported; the first ones are enough to go on.
const MAX_ERRORS: usize = 25;
/// Bytes that a pattern of the schema may compile to.
const PATTERN_SIZE: usize = 1 << 20;

/// The compiled schema. Patterns run in linear time: the crate's default engine backtracks.
static VALIDATOR: LazyLock<Result<Validator, String>> = LazyLock::new(|| {
    jsonschema::options()
        .with_pattern_options(PatternOptions::regex().size_limit(PATTERN_SIZE).dfa_size_limit(PATTERN_SIZE))
        .build(flows_schema::flow_schema())
        .map_err(|error| error.to_string())
});

/// A document that is a flow.
#[derive(Debug, Clone)]
pub struct ReadDocument {
    /// The flow.
    pub flow: Flow,
    /// What is stored of it: the document in its normal form, and what lists show.
    pub content: DraftContent,
}

/// Reads a document. Findings of the checks are no mistakes here: drafts may have them.
///
/// # Errors
/// `document_invalid` with a JSON pointer for each mistake; pointers begin with `prefix`.
pub fn read_document(document: Value, prefix: &str) -> Result<ReadDocument, ApiError> {
    let document =
        flows_schema::upgrade::upgrade(document).map_err(|error| refused(vec![place(&error, prefix)]))?;
    let validator = VALIDATOR.as_ref().map_err(|error| {
        tracing::error!(error, "the flow schema does not compile");
        ApiError::new(ProblemCode::Internal, "The server made a mistake, which is in its log.")
    })?;
    let errors: Vec<FieldError> = validator
        .iter_errors(&document)
        .take(MAX_ERRORS)
        // Masked: the value is at hand for the sender, and may be long or personal.
        .map(|error| {
            FieldError::new(format!("{prefix}{}", error.instance_path()), error.masked().to_string())
        })
        .collect();
    if !errors.is_empty() {
        return Err(refused(errors));
    }
    let flow = flows_schema::parse_value(document).map_err(|error| refused(vec![place(&error, prefix)]))?;
    let content = content_of(&flow)?;
    Ok(ReadDocument { flow, content })
}

/// What is stored of a flow.
///
/// # Errors
/// Never for a flow that was read; a document that cannot be written is a mistake of ours.
pub fn content_of(flow: &Flow) -> Result<DraftContent, ApiError> {
    let document = serde_json::to_value(flow).map_err(|error| crate::error::internal(&error))?;
    let hash = semantic_hash(&document);
    Ok(DraftContent {
        name: flow.name.clone(),
        description: flow.description.clone(),
        node_count: i32::try_from(flow.nodes.len()).unwrap_or(i32::MAX),
        document,
        hash,
    })
}

/// SHA-256 of what a document means. Where things stand on the canvas does not count, so a version is
/// not new because a card was moved. Keys are sorted, because the maps are.
fn semantic_hash(document: &Value) -> String {
    let mut meaning = document.clone();
    if let Some(fields) = meaning.as_object_mut() {
        fields.remove("layout");
    }
    hex::encode(Sha256::digest(meaning.to_string().as_bytes()))
}

fn refused(errors: Vec<FieldError>) -> ApiError {
    let first = errors.first().map(|error| error.detail.as_str()).unwrap_or_default();
    let detail = format!("{first} Nothing was saved; the last saved draft is unharmed.");
    Problem::new(ProblemCode::DocumentInvalid, detail).with_errors(errors).into()
}

/// The place of a mistake that the types found. Their path is `nodes[2].config`, ours a pointer.
fn place(error: &DocumentError, prefix: &str) -> FieldError {
    match error {
        DocumentError::Shape { path, reason } => {
            let mut pointer = prefix.to_owned();
            for part in path.split(['.', '[', ']']).filter(|part| !part.is_empty() && *part != "?") {
                pointer.push('/');
                pointer.push_str(&part.replace('~', "~0").replace('/', "~1"));
            }
            FieldError::new(pointer, reason.clone())
        }
        other => FieldError::new(prefix, other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document() -> Value {
        json!({
            "spec": "1.0", "name": "Menu",
            "nodes": [{"id": "hello", "type": "text", "config": {"text": "Hi"}}],
            "layout": {"nodes": {"hello": [1.0, 2.0]}}
        })
    }

    fn pointers(document: Value) -> Vec<String> {
        let error = read_document(document, "/document").unwrap_err();
        assert_eq!(error.problem().code, ProblemCode::DocumentInvalid);
        error.problem().errors.iter().map(|error| error.pointer.clone()).collect()
    }

    #[test]
    fn each_mistake_is_named_with_its_place() {
        let mut broken = document();
        broken["nodes"][0]["type"] = "teleport".into();
        assert_eq!(pointers(broken), ["/document/nodes/0/type"]);
        let mut broken = document();
        broken["nodes"][0]["config"]["text"] = 7.into();
        broken["name"] = "".into();
        let found = pointers(broken);
        assert!(found.contains(&"/document/nodes/0/config/text".to_owned()), "{found:?}");
        assert!(found.contains(&"/document/name".to_owned()), "{found:?}");
        assert_eq!(pointers(json!({"nodes": []})), ["/document"]);
        assert_eq!(pointers(json!([])), ["/document"]);
    }

    #[test]
    fn the_mistakes_own_value_is_not_repeated() {
        let mut broken = document();
        broken["languages"] = json!("4111111111111111");
        let error = read_document(broken, "").unwrap_err();
        assert!(!format!("{error:?}").contains("4111111111111111"));
    }

    #[test]
    fn moving_a_card_is_no_new_meaning() {
        let first = read_document(document(), "").unwrap().content;
        let mut moved = document();
        moved["layout"]["nodes"]["hello"] = json!([500.0, 2.0]);
        let moved = read_document(moved, "").unwrap().content;
        assert_eq!(first.hash, moved.hash);
        assert_ne!(first.document, moved.document);
        let mut changed = document();
        changed["nodes"][0]["config"]["text"] = "Hello".into();
        assert_ne!(first.hash, read_document(changed, "").unwrap().content.hash);
    }

    #[test]
    fn what_was_read_reads_the_same_again() {
        let first = read_document(document(), "").unwrap().content;
        let again = read_document(first.document.clone(), "").unwrap().content;
        assert_eq!(first, again);
    }
}
