//! The helper with which a node type checks its own config.

use std::collections::BTreeMap;

use super::{Issue, Severity};
use crate::{Flow, limits, template};

/// Names that every template may read without declaring them, as roots of paths.
pub const BUILT_IN_READS: &[&str] = &["contact", "message", "flow", "now", "error", "webhooks"];

/// Which variables the flow reads and writes, and where it was seen first.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    /// Root name, then (node, pointer) of the first read.
    pub(crate) reads: BTreeMap<String, (String, String)>,
    /// Key, then (node, pointer) of the first write.
    pub(crate) writes: BTreeMap<String, (String, String)>,
}

/// Collects the findings of one node or trigger. Paths are relative to its config, without a
/// leading slash.
pub struct NodeCheck<'a> {
    flow: &'a Flow,
    node: &'a str,
    issues: &'a mut Vec<Issue>,
    uses: &'a mut Uses,
}

impl<'a> NodeCheck<'a> {
    pub(crate) fn new(flow: &'a Flow, node: &'a str, issues: &'a mut Vec<Issue>, uses: &'a mut Uses) -> Self {
        Self { flow, node, issues, uses }
    }

    /// The whole document.
    pub(crate) fn flow(&self) -> &'a Flow {
        self.flow
    }

    /// Reports a mistake that keeps the flow from being published.
    pub fn error(&mut self, code: &str, path: impl AsRef<str>, text: impl Into<String>) {
        self.report(Severity::Error, code, path.as_ref(), text.into());
    }

    /// Reports something that probably is not meant.
    pub fn warning(&mut self, code: &str, path: impl AsRef<str>, text: impl Into<String>) {
        self.report(Severity::Warning, code, path.as_ref(), text.into());
    }

    fn report(&mut self, severity: Severity, code: &str, path: &str, text: String) {
        self.issues.push(Issue::new(severity, code, Some(self.node), &pointer(path), text));
    }

    /// A text that must not be empty, with variables.
    pub fn template(&mut self, path: &str, source: &str, max_chars: usize) {
        if source.trim().is_empty() {
            self.error("text_empty", path, "There is no text yet.");
        } else {
            self.optional_template(path, source, max_chars);
        }
    }

    /// A text that may be empty, with variables.
    pub fn optional_template(&mut self, path: &str, source: &str, max_chars: usize) {
        if template::is_plain(source) {
            self.max_chars(path, source, max_chars);
            return;
        }
        match template::gate(source) {
            Ok(found) => {
                for read in found.reads {
                    self.webhook_key(path, &read);
                    let root = read.split('.').next().unwrap_or(&read).to_owned();
                    self.uses.reads.entry(root).or_insert_with(|| (self.node.to_owned(), pointer(path)));
                }
            }
            Err(error) => self.error("template_invalid", path, capitalised(&error.to_string())),
        }
    }

    /// `webhooks.paid` reads the key of the step `paid`, which has to wait for a webhook.
    fn webhook_key(&mut self, path: &str, read: &str) {
        let Some(id) = read.strip_prefix("webhooks.") else { return };
        let waits = |node: &crate::Node| matches!(node.kind, crate::NodeKind::WaitForWebhook(_));
        if !self.flow.node(id).is_some_and(waits) {
            let text = format!("No step '{id}' waits for a webhook, so its key is always empty.");
            self.warning("webhook_unknown", path, text);
        }
    }

    /// At most so many characters.
    pub fn max_chars(&mut self, path: &str, text: &str, max_chars: usize) {
        let count = text.chars().count();
        if count > max_chars {
            self.error(
                "text_too_long",
                path,
                format!("{count} characters; at most {max_chars} are possible."),
            );
        }
    }

    /// A web address that WhatsApp can fetch.
    pub fn web_address(&mut self, path: &str, address: &str) {
        if address.trim().is_empty() {
            self.error("url_empty", path, "There is no address yet.");
        } else if !template::is_plain(address) {
            self.optional_template(path, address, limits::MAX_TEMPLATE_BYTES);
        } else if !url::Url::parse(address).is_ok_and(|url| url.scheme() == "https" && url.host().is_some()) {
            self.error(
                "url_invalid",
                path,
                "This is not a public https address, such as https://example.com/menu.jpg.",
            );
        }
    }

    /// Seconds of a wait or a time-out.
    pub fn duration(&mut self, path: &str, seconds: u32) {
        if seconds == 0 || seconds > limits::MAX_WAIT_SECONDS {
            self.error("duration_out_of_range", path, "The time must be between a second and 30 days.");
        }
    }

    /// An id inside the config, such as an option's.
    pub fn id(&mut self, path: &str, id: &str) {
        if !valid_id(id) {
            self.error(
                "id_invalid",
                path,
                format!("'{id}' is no usable id: letters, digits, '_' and '-', 1 to 64."),
            );
        }
    }

    /// A reference to a node of the same flow.
    pub fn node_reference(&mut self, path: &str, id: &str) {
        if id.is_empty() {
            self.error("target_missing", path, "Choose the step to go on at.");
        } else if self.flow.node(id).is_none() {
            self.error("target_unknown", path, "The step to go on at is not there any more.");
        }
    }

    /// A subflow: it has to be in the library, take what is passed and give what is taken.
    pub fn subflow(&mut self, path: &str, config: &crate::nodes::Subflow) {
        if config.flow.is_empty() {
            self.error("subflow_missing", path, "Choose the flow to enter.");
            return;
        }
        let Some(flow) = self.flow.library.get(&config.flow) else {
            // A draft names flows of the workspace that only a version carries along.
            let text = format!("The flow '{}' is not in this document.", config.flow);
            self.warning("subflow_unknown", path, text);
            return;
        };
        let entered = |trigger: &crate::Trigger| matches!(trigger.kind, crate::TriggerKind::ApiCall(_));
        if !flow.triggers.iter().any(|trigger| entered(trigger) && trigger.to.is_some()) {
            let text =
                format!("'{}' has no start \"Program or other flow\", so it cannot be entered.", flow.name);
            self.error("subflow_no_start", path, text);
        }
        for (index, passed) in config.inputs.iter().enumerate() {
            if !flow.variable(&passed.key).is_some_and(|variable| variable.input) {
                let text = format!("'{}' has no input called '{}'.", flow.name, passed.key);
                self.error("subflow_input_unknown", format!("inputs/{index}/key"), text);
            }
        }
        for (index, passed) in config.outputs.iter().enumerate() {
            if !flow.variable(&passed.value).is_some_and(|variable| variable.output) {
                let text = format!("'{}' has no output called '{}'.", flow.name, passed.value);
                self.error("subflow_output_unknown", format!("outputs/{index}/value"), text);
            }
        }
    }

    /// A variable that is written.
    pub fn writes(&mut self, path: &str, key: &str) {
        if key.is_empty() {
            self.error("variable_missing", path, "Choose a variable.");
        } else if !valid_key(key) {
            self.error("variable_key_invalid", path, key_text(key));
        } else {
            let place = (self.node.to_owned(), pointer(path));
            self.uses.writes.entry(key.to_owned()).or_insert(place);
        }
    }

    /// A variable, or a path such as `contact.name`, that is read.
    pub fn reads(&mut self, path: &str, operand: &str) {
        let root = operand.split('.').next().unwrap_or_default();
        if operand.is_empty() {
            self.error("variable_missing", path, "Choose a variable.");
        } else if !operand.split('.').all(valid_key) {
            self.error("variable_key_invalid", path, key_text(operand));
        } else {
            let place = (self.node.to_owned(), pointer(path));
            self.uses.reads.entry(root.to_owned()).or_insert(place);
        }
    }
}

fn pointer(path: &str) -> String {
    format!("/config/{path}")
}

fn key_text(key: &str) -> String {
    format!("'{key}' is no usable name: a letter first, then letters, digits and '_', 64 at most.")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

pub(crate) fn valid_id(id: &str) -> bool {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    !id.is_empty() && id.len() <= limits::MAX_ID_CHARS && id.chars().all(allowed)
}

pub(crate) fn valid_key(key: &str) -> bool {
    let mut letters = key.chars();
    letters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && key.len() <= limits::MAX_ID_CHARS
        && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}
