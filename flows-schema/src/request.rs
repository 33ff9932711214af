//! An HTTP request as an author writes it, with variables in its parts.
//!
//! Values never change a request's structure: in the address and in forms they are percent-encoded, in JSON they
//! are put into the strings of the parsed document, in headers they cannot begin a new line.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    checks::NodeCheck,
    limits,
    template::is_plain,
    ui_schema::{FieldUi, SelectOption, Widget},
};

/// What is asked for (RFC 9110).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the methods of HTTP speak for themselves")]
pub enum Method {
    #[default]
    Get,
    Post,
    Put,
    Patch,
    Delete,
    Head,
}

impl Method {
    /// The method as HTTP writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Head => "HEAD",
        }
    }
}

/// What a request carries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// Nothing.
    #[default]
    None,
    /// A JSON document.
    Json,
    /// Names with values, as a web form sends them.
    Form,
    /// Words as they are.
    Text,
}

/// A name with a value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Pair {
    /// The name.
    pub key: String,
    /// The value; a template.
    pub value: String,
}

/// A request with variables in its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Request {
    /// What is asked for.
    pub method: Method,
    /// The address; a template. Values are percent-encoded, except one with which the address begins.
    pub url: String,
    /// Added to the address after `?`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<Pair>,
    /// Headers; values are templates.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Pair>,
    /// What it carries.
    pub body_kind: BodyKind,
    /// The JSON document or the words. In JSON, variables stand inside strings; a string that is one variable
    /// and nothing else becomes that variable's value with its type.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// The fields of a form.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub form: Vec<Pair>,
    /// Name of the workspace's credential that signs the request; empty for none. The document has no secrets.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub credential: String,
    /// Seconds for one attempt; 1 to 60.
    #[schemars(range(min = 1, max = 60))]
    pub timeout: u32,
    /// Attempts in all after failures that may pass: time-outs, 429 and 5xx; 1 to 5.
    #[schemars(range(min = 1, max = 5))]
    pub attempts: u8,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            method: Method::Get,
            url: String::new(),
            query: Vec::new(),
            headers: Vec::new(),
            body_kind: BodyKind::None,
            body: String::new(),
            form: Vec::new(),
            credential: String::new(),
            timeout: 10,
            attempts: 1,
        }
    }
}

/// Headers that the one who sends the request decides.
const RESERVED_HEADERS: &[&str] =
    &["host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "expect"];

impl Request {
    /// All its texts that may have variables.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let pairs = [&self.query, &self.headers, &self.form].into_iter().flatten();
        [&self.url, &self.body].into_iter().chain(pairs.map(|pair| &pair.value)).map(String::as_str)
    }

    /// Whether the scheme and the host stand before the first variable, so that no value chooses the host.
    #[must_use]
    pub fn has_fixed_host(&self) -> bool {
        let url = self.url.trim();
        let end = ["{{", "{%", "{#"].iter().filter_map(|sign| url.find(sign)).min();
        let Some((_, rest)) = url[..end.unwrap_or(url.len())].split_once("://") else { return false };
        end.is_none() || rest.find(['/', '?', '#']).is_some_and(|slash| slash > 0)
    }

    /// Finds the author's mistakes; `at` is the place of the request, such as `request/`.
    pub(crate) fn check(&self, check: &mut NodeCheck<'_>, at: &str) {
        self.check_address(check, at);
        for (name, pairs) in [("query", &self.query), ("headers", &self.headers), ("form", &self.form)] {
            if pairs.len() > limits::MAX_PAIRS {
                let text = format!("At most {} are possible.", limits::MAX_PAIRS);
                check.error("pairs_too_many", format!("{at}{name}"), text);
            }
            for (index, pair) in pairs.iter().enumerate() {
                if pair.key.trim().is_empty() {
                    check.error("pair_key_empty", format!("{at}{name}/{index}/key"), "A name is missing.");
                }
                let path = format!("{at}{name}/{index}/value");
                check.optional_template(&path, &pair.value, limits::MAX_TEMPLATE_BYTES);
            }
        }
        self.check_headers(check, at);
        match self.body_kind {
            BodyKind::None | BodyKind::Form => {}
            BodyKind::Text => {
                check.optional_template(&format!("{at}body"), &self.body, limits::MAX_BODY_BYTES);
            }
            BodyKind::Json => self.check_json(check, &format!("{at}body")),
        }
        if self.timeout == 0 || self.timeout > limits::MAX_CALL_SECONDS {
            let text = format!("The time must be between 1 and {} seconds.", limits::MAX_CALL_SECONDS);
            check.error("timeout_out_of_range", format!("{at}timeout"), text);
        }
        if self.attempts == 0 || self.attempts > limits::MAX_CALL_ATTEMPTS {
            let text = format!("Attempts must be between 1 and {}.", limits::MAX_CALL_ATTEMPTS);
            check.error("attempts_out_of_range", format!("{at}attempts"), text);
        }
    }

    fn check_address(&self, check: &mut NodeCheck<'_>, at: &str) {
        let path = format!("{at}url");
        let url = self.url.trim();
        if url.is_empty() {
            check.error("url_empty", path, "There is no address yet.");
            return;
        }
        check.optional_template(&path, url, limits::MAX_TEMPLATE_BYTES);
        let address = |url: &str| {
            url::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "https" | "http") && url.has_host())
        };
        if is_plain(url) && !address(url) {
            let text = "This is no web address, such as https://api.example.com/orders.";
            check.error("url_invalid", path, text);
        } else if !is_plain(url) && !self.has_fixed_host() && !self.credential.is_empty() {
            // Who chooses the host would get the credential.
            let text = "A credential is sent only to an address whose host is written out, such as \
                        https://api.example.com/{{ path }}.";
            check.error("credential_without_host", path, text);
        } else if url.starts_with("http://") {
            check.warning("url_unencrypted", path, "Everybody on the way can read this; use https.");
        }
    }

    fn check_headers(&self, check: &mut NodeCheck<'_>, at: &str) {
        for (index, header) in self.headers.iter().enumerate() {
            let path = format!("{at}headers/{index}/key");
            let name = header.key.trim().to_ascii_lowercase();
            if !name.is_empty() && !is_token(&name) {
                let text = format!("'{}' is no header: letters, digits and '-'.", header.key);
                check.error("header_invalid", path, text);
            } else if RESERVED_HEADERS.contains(&name.as_str()) {
                check.error("header_reserved", path, format!("'{}' is set by Botloom.", header.key));
            } else if ["authorization", "proxy-authorization", "cookie"].contains(&name.as_str()) {
                let text = "Everybody who sees the flow sees this; keep it as a credential instead.";
                check.warning("secret_in_header", path, text);
            }
        }
    }

    fn check_json(&self, check: &mut NodeCheck<'_>, path: &str) {
        match json_body(&self.body) {
            Ok(document) => {
                let mut leaves = Vec::new();
                strings(&document, &mut leaves);
                for leaf in &leaves {
                    check.optional_template(path, leaf, limits::MAX_BODY_BYTES);
                }
                if leaves.iter().filter(|leaf| !is_plain(leaf)).count() > limits::MAX_JSON_TEMPLATES {
                    let text =
                        format!("At most {} places with variables are possible.", limits::MAX_JSON_TEMPLATES);
                    check.error("body_too_large", path, text);
                }
            }
            Err(reason) => {
                let text = format!(
                    "This is no JSON ({reason}). Variables stand in quotes, such as \"{{{{ age }}}}\"; alone \
                     in their quotes they keep their type."
                );
                check.error("body_invalid", path, text);
            }
        }
        if self.body.len() > limits::MAX_BODY_BYTES {
            let text = format!("At most {} bytes are possible.", limits::MAX_BODY_BYTES);
            check.error("body_too_large", path, text);
        }
    }
}

/// Reads a JSON body. One variable and nothing else may stand without quotes.
///
/// # Errors
/// Says where it is no JSON.
pub fn json_body(body: &str) -> Result<Value, String> {
    let body = body.trim();
    if body.starts_with("{{") && body.ends_with("}}") && body.matches("{{").count() == 1 {
        return Ok(Value::String(body.to_owned()));
    }
    serde_json::from_str(body).map_err(|error| error.to_string())
}

/// The strings of a JSON document; names of objects are not among them.
fn strings<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(map) => map.values().for_each(|item| strings(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether it can name a header (RFC 9110, `token`).
fn is_token(name: &str) -> bool {
    name.chars().all(|letter| letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter))
}

/// The form's fields for a request, as parts of an object.
pub(crate) fn request_fields() -> Vec<FieldUi> {
    let pairs = |key| Widget::KeyValue { key, templates: true, max: limits::MAX_PAIRS };
    let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];
    let bodies = [("none", "Nothing"), ("json", "JSON"), ("form", "Form fields"), ("text", "Text as it is")];
    let number = |max: u32| Widget::Number { min: Some(1.0), max: Some(f64::from(max)), step: 1.0 };
    vec![
        FieldUi::new(
            "method",
            Widget::Select { options: methods.map(|name| SelectOption::new(name, name)).to_vec() },
            "Method",
        ),
        FieldUi::new("url", Widget::Url, "Address")
            .placeholder("https://api.example.com/orders/{{ order }}")
            .help("Values of variables are encoded, so that they cannot change where the request goes."),
        FieldUi::new("query", pairs("Parameter"), "Added after ?"),
        FieldUi::new("headers", pairs("Header"), "Headers"),
        FieldUi::new(
            "body_kind",
            Widget::Select { options: bodies.map(|(value, label)| SelectOption::new(value, label)).to_vec() },
            "Send",
        ),
        FieldUi::new("body", Widget::Code { templates: true }, "Body")
            .placeholder("{\"name\": \"{{ contact.name }}\", \"age\": \"{{ age }}\"}")
            .help("In JSON, variables stand in quotes. Alone in their quotes they keep their type.")
            .visible_if("body_kind", vec!["json".into(), "text".into()]),
        FieldUi::new("form", pairs("Field"), "Fields").visible_if("body_kind", vec!["form".into()]),
        FieldUi::new("credential", Widget::CredentialRef, "Sign with")
            .help("A credential of the workspace. Its secret is never part of the flow."),
        FieldUi::new("timeout", number(limits::MAX_CALL_SECONDS), "Seconds for one attempt"),
        FieldUi::new("attempts", number(u32::from(limits::MAX_CALL_ATTEMPTS)), "Attempts in all")
            .help("Repeated after a time-out and after the statuses 429 and 5xx."),
    ]
}
