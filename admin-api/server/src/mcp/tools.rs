//! The tools: names and descriptions for models, and the operation of the REST API behind each.

use std::sync::Arc;

use axum::http::Method;
use rmcp::model::{JsonObject, Tool, ToolAnnotations};
use serde_json::{Map, Value, json};

/// Where an argument goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Into the path, in place of `{name}`.
    Path,
    /// Into the query.
    Query,
    /// Into the body.
    Body,
}

/// One argument.
#[derive(Debug)]
pub struct Argument {
    name: &'static str,
    place: Place,
    required: bool,
    /// Its JSON Schema type.
    kind: &'static str,
    description: &'static str,
}

/// One tool.
#[derive(Debug)]
pub struct ToolRow {
    /// Its name.
    pub name: &'static str,
    /// What it does, for models.
    pub description: &'static str,
    /// The method of the operation.
    pub method: Method,
    /// The path of the operation, below `/api/v1`.
    pub path: &'static str,
    arguments: &'static [Argument],
}

/// A request to the REST API.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Its method.
    pub method: Method,
    /// Path and query below `/api/v1`.
    pub path: String,
    /// The body, where there is one.
    pub body: Option<Value>,
}

const fn path(name: &'static str, description: &'static str) -> Argument {
    Argument { name, place: Place::Path, required: true, kind: "string", description }
}

const fn query(name: &'static str, kind: &'static str, description: &'static str) -> Argument {
    Argument { name, place: Place::Query, required: false, kind, description }
}

const fn body(name: &'static str, kind: &'static str, required: bool, description: &'static str) -> Argument {
    Argument { name, place: Place::Body, required, kind, description }
}

const LIMIT: Argument = query("limit", "integer", "Most entries wanted, 1 to 200; 50 when absent.");
const CURSOR: Argument = query("cursor", "string", "next_cursor of the page before.");

/// Every tool.
pub const TOOLS: &[ToolRow] = &[
    ToolRow {
        name: "list_numbers",
        description: "List the WhatsApp numbers of the workspace, with what answers on each and how it fares.",
        method: Method::GET,
        path: "/numbers",
        arguments: &[LIMIT, CURSOR],
    },
    ToolRow {
        name: "list_conversations",
        description: "List conversations with contacts, the one with the latest message first.",
        method: Method::GET,
        path: "/conversations",
        arguments: &[
            query("q", "string", "Only with this in the contact's name, phone number or messages."),
            query("number_id", "string", "Only of this number."),
            LIMIT,
            CURSOR,
        ],
    },
    ToolRow {
        name: "get_conversation",
        description: "Read a conversation: the contact, whether a flow runs, until when anything may be written, and the answers that flows kept.",
        method: Method::GET,
        path: "/conversations/{conversation_id}",
        arguments: &[path("conversation_id", "Id of the conversation.")],
    },
    ToolRow {
        name: "list_messages",
        description: "Read the messages of a conversation, the latest first.",
        method: Method::GET,
        path: "/conversations/{conversation_id}/messages",
        arguments: &[path("conversation_id", "Id of the conversation."), LIMIT, CURSOR],
    },
    ToolRow {
        name: "send_message",
        description: "Write to a real person, by phone number or contact. What goes out cannot be taken back. After 24 hours without a message from them, WhatsApp delivers approved templates only.",
        method: Method::POST,
        path: "/messages",
        arguments: &[
            body("number_id", "string", false, "Id of the number that sends; with to."),
            body(
                "to",
                "string",
                false,
                "Phone number with its country's code; at a simulator number, the sender's name.",
            ),
            body("contact_id", "string", false, "Or the id of a contact, as get_conversation gives it."),
            body("text", "string", false, "What to say, 1 to 4,096 characters."),
            body(
                "template",
                "object",
                false,
                "Or an approved template: {\"id\": …, \"values\": {\"body.1\": …}}; see list_templates.",
            ),
        ],
    },
    ToolRow {
        name: "list_templates",
        description: "List the message templates of a number's account, with their state at Meta and their variables.",
        method: Method::GET,
        path: "/templates",
        arguments: &[query("number_id", "string", "Only of this number's account.")],
    },
    ToolRow {
        name: "list_flows",
        description: "List the flows (bots) of the workspace and where each answers.",
        method: Method::GET,
        path: "/flows",
        arguments: &[query("q", "string", "Only with this in the name or description."), LIMIT, CURSOR],
    },
    ToolRow {
        name: "get_flow",
        description: "Read the draft of a flow as its JSON document.",
        method: Method::GET,
        path: "/flows/{flow_id}/draft",
        arguments: &[path("flow_id", "Id of the flow.")],
    },
    ToolRow {
        name: "lint_flow",
        description: "Find the mistakes of a flow document without keeping it.",
        method: Method::POST,
        path: "/flows/check",
        arguments: &[body("document", "object", true, "The flow as a JSON document.")],
    },
    ToolRow {
        name: "simulate_message",
        description: "Write to a simulator number as a contact would; what the flow answers is in the conversation a moment later. Reaches nobody real.",
        method: Method::POST,
        path: "/numbers/{number_id}/simulate",
        arguments: &[
            path("number_id", "Id of a simulator number."),
            body("from", "string", true, "Who writes: any name of a phone, 1 to 64 characters."),
            body("text", "string", false, "What they write."),
            body("choice_id", "string", false, "Or the id of the button or list entry that they choose."),
        ],
    },
    ToolRow {
        name: "publish_flow",
        description: "Publish the draft of a flow to numbers: real contacts get it from now on. A draft with errors is refused.",
        method: Method::POST,
        path: "/flows/{flow_id}/publish",
        arguments: &[
            path("flow_id", "Id of the flow."),
            body("number_ids", "array", true, "Ids of the numbers where it shall answer."),
            body("note", "string", false, "What is new, for colleagues."),
        ],
    },
];

/// The tool as the protocol describes it.
#[must_use]
pub fn described(row: &ToolRow) -> Tool {
    let mut properties = Map::new();
    for argument in row.arguments {
        let mut schema = json!({"type": argument.kind, "description": argument.description});
        if argument.kind == "array" {
            schema["items"] = json!({"type": "string"});
        }
        properties.insert(argument.name.to_owned(), schema);
    }
    let required: Vec<&str> =
        row.arguments.iter().filter(|argument| argument.required).map(|argument| argument.name).collect();
    let mut schema = JsonObject::new();
    schema.insert("type".to_owned(), "object".into());
    schema.insert("properties".to_owned(), properties.into());
    schema.insert("required".to_owned(), json!(required));
    schema.insert("additionalProperties".to_owned(), false.into());
    let reads = row.method == Method::GET || row.path == "/flows/check";
    Tool::new_with_raw(row.name, Some(row.description.into()), Arc::new(schema))
        .with_annotations(ToolAnnotations::new().read_only(reads))
}

impl ToolRow {
    /// The request that a call with these arguments makes.
    ///
    /// # Errors
    /// Names the argument that is missing, unknown or of the wrong type.
    pub fn request(&self, mut arguments: JsonObject) -> Result<Request, String> {
        let mut path = self.path.to_owned();
        let mut query: Vec<String> = Vec::new();
        let mut body = Map::new();
        for argument in self.arguments {
            let Some(value) = arguments.remove(argument.name).filter(|value| !value.is_null()) else {
                if argument.required {
                    return Err(format!("The argument {} is missing.", argument.name));
                }
                continue;
            };
            match argument.place {
                Place::Body => {
                    body.insert(argument.name.to_owned(), value);
                }
                Place::Path => {
                    path = path.replace(&format!("{{{}}}", argument.name), &encoded(&text(argument, &value)?))
                }
                Place::Query => {
                    query.push(format!("{}={}", argument.name, encoded(&text(argument, &value)?)))
                }
            }
        }
        if let Some(unknown) = arguments.keys().next() {
            return Err(format!("There is no argument {unknown}."));
        }
        if !query.is_empty() {
            path = format!("{path}?{}", query.join("&"));
        }
        let body = (self.method != Method::GET).then_some(Value::Object(body));
        Ok(Request { method: self.method.clone(), path, body })
    }
}

fn text(argument: &Argument, value: &Value) -> Result<String, String> {
    match value {
        // An empty part of a path would name another operation.
        Value::String(text) if !text.is_empty() => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err(format!("The argument {} must be a {} and not empty.", argument.name, argument.kind)),
    }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986, so that a value stays one part of the path.
fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail. Dots too: `..` must not climb.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(name: &str, arguments: &Value) -> Result<Request, String> {
        let tool = TOOLS.iter().find(|tool| tool.name == name).unwrap();
        tool.request(arguments.as_object().unwrap().clone())
    }

    #[test]
    fn arguments_go_where_they_belong_and_nowhere_else() {
        let made = request("list_conversations", &json!({"q": "a b&limit=1", "limit": 5})).unwrap();
        assert_eq!(made.path, "/conversations?q=a%20b%26limit%3D1&limit=5");
        let made = request("get_flow", &json!({"flow_id": "../users"})).unwrap();
        assert_eq!(made.path, "/flows/%2E%2E%2Fusers/draft");
        let made = request("publish_flow", &json!({"flow_id": "1", "number_ids": ["2"]})).unwrap();
        assert_eq!((made.method, made.body), (Method::POST, Some(json!({"number_ids": ["2"]}))));
        for wrong in
            [json!({}), json!({"flow_id": ""}), json!({"flow_id": {"a": 1}}), json!({"flow_id": "1", "x": 1})]
        {
            assert!(request("get_flow", &wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_tool_is_an_operation_that_programs_may_use() {
        for tool in TOOLS {
            // The names of parts differ: the API says {id}, a model is told which id.
            let wanted = tool.path.split('/').map(|part| if part.starts_with('{') { "{id}" } else { part });
            let wanted = wanted.collect::<Vec<_>>().join("/");
            let access = crate::auth::access::access(&tool.method, &wanted);
            let Some(crate::auth::access::Access::Needs(permission)) = access else {
                panic!("{}: {access:?}", tool.name)
            };
            assert!(permission.is_for_programs(), "{}", tool.name);
            assert_eq!(described(tool).input_schema["type"], "object");
        }
    }
}
