//! The helper with which a node type checks its own config.

use std::collections::BTreeMap;

use super::{Issue, Severity};
use crate::{Flow, calendar, limits, template};

/// Names that every template may read without declaring them, as roots of paths.
pub const BUILT_IN_READS: &[&str] = &["contact", "message", "flow", "now", "error", "webhooks"];

/// Endings of files that are media; other endings, such as `.php`, say nothing about what comes.
const MEDIA_ENDINGS: &[&str] = &[
    "aac", "amr", "avi", "bmp", "gif", "heic", "jpeg", "jpg", "m4a", "mkv", "mov", "mp3", "mp4", "ogg",
    "opus", "pdf", "png", "svg", "tif", "tiff", "wav", "webm", "webp", "wma", "wmv", "3gp",
];

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
        self.gated(path, template::gate(source));
    }

    /// Notes what a template reads, or reports why it is refused.
    fn gated(&mut self, path: &str, gated: Result<template::TemplateUse, template::TemplateError>) {
        match gated {
            Ok(found) => {
                for mistake in found.mistakes {
                    self.error("filter_arguments", path, mistake);
                }
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

    /// The address of a file that WhatsApp shows in place. An ending of another kind of file is pointed out;
    /// an address without an ending may give any file.
    pub fn media_address(&mut self, path: &str, address: &str, endings: &[&str]) {
        if crate::stored_file(address).is_some() {
            return;
        }
        self.web_address(path, address);
        if !template::is_plain(address) || endings.is_empty() {
            return;
        }
        let Ok(url) = url::Url::parse(address) else { return };
        let Some((_, ending)) = url.path().rsplit_once('.') else { return };
        let ending = ending.to_lowercase();
        if MEDIA_ENDINGS.contains(&ending.as_str()) && !endings.contains(&ending.as_str()) {
            let text = format!("WhatsApp shows no .{ending} file here; use .{}.", endings.join(", ."));
            self.warning("media_type_unlikely", path, text);
        }
    }

    /// One of the flow's languages.
    pub fn language(&mut self, path: &str, language: &str) {
        if !self.flow.languages.iter().any(|known| known.eq_ignore_ascii_case(language)) {
            let text = format!("'{language}' is none of the flow's languages.");
            self.error("language_unknown", path, text);
        }
    }

    /// The key of a field of the contact.
    pub fn field_key(&mut self, path: &str, key: &str) {
        if key.is_empty() {
            self.error("field_missing", path, "Say which field to set.");
        } else if !valid_key(key) {
            self.error("field_key_invalid", path, key_text(key));
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

    /// An expression without braces, such as `age|int > 17`.
    pub fn expression(&mut self, path: &str, source: &str) {
        if source.trim().is_empty() {
            self.error("expression_empty", path, "There is no expression yet.");
        } else if !template::is_plain(source) {
            self.error("template_invalid", path, "Write the expression without {{ and }}.");
        } else {
            self.gated(path, template::gate_expression(source));
        }
    }

    /// A time zone that may be empty, which means the flow's.
    pub fn timezone(&mut self, path: &str, zone: &str) {
        if !zone.is_empty() && calendar::zone(zone).is_none() {
            let text = format!("There is no time zone '{zone}'; choose one such as Europe/Berlin.");
            self.error("timezone_unknown", path, text);
        }
    }

    /// A time of day.
    pub fn time_of_day(&mut self, path: &str, time: &str) {
        if calendar::minutes(time).is_none() {
            self.error("time_invalid", path, format!("'{time}' is no time of day, such as 09:30."));
        }
    }

    /// A date.
    pub fn date(&mut self, path: &str, date: &str) {
        if calendar::date(date).is_none() {
            self.error("date_invalid", path, format!("'{date}' is no date, such as 2026-12-24."));
        }
    }

    /// A regular expression.
    pub fn pattern(&mut self, path: &str, source: &str) {
        if let Err(text) = crate::pattern(source) {
            self.error("pattern_invalid", path, text);
        }
    }

    /// A name that something outside the flow has: a table, a field, a tag.
    pub fn name(&mut self, path: &str, name: &str) {
        if name.trim().is_empty() {
            self.error("name_empty", path, "There is no name yet.");
        } else {
            self.max_chars(path, name, limits::MAX_NAME_CHARS);
        }
    }

    /// Words of which each must say something, and not too many of them.
    pub fn values(&mut self, path: &str, values: &[String]) {
        if values.len() > limits::MAX_TRIGGER_VALUES {
            let text = format!("At most {} are possible.", limits::MAX_TRIGGER_VALUES);
            self.error("values_too_many", path, text);
        }
        for (index, value) in values.iter().enumerate() {
            let path = format!("{path}/{index}");
            if value.trim().is_empty() {
                self.error("value_empty", path, "An entry is empty.");
            } else {
                self.max_chars(&path, value, limits::MAX_NAME_CHARS);
            }
        }
    }

    /// A name with the rules of variables' keys.
    pub fn key(&mut self, path: &str, key: &str) {
        if key.is_empty() {
            self.error("name_empty", path, "There is no name yet.");
        } else if !valid_key(key) {
            self.error("name_invalid", path, key_text(key));
        }
    }

    /// A table's columns with templates for their values.
    pub fn columns(&mut self, path: &str, columns: &[crate::nodes::Column]) {
        if columns.len() > limits::MAX_COLUMNS {
            let text = format!("At most {} columns are possible.", limits::MAX_COLUMNS);
            self.error("columns_too_many", path, text);
        }
        let mut seen = std::collections::BTreeSet::new();
        for (index, column) in columns.iter().enumerate() {
            let key = format!("{path}/{index}/key");
            if !valid_key(&column.key) {
                self.error("column_invalid", key, key_text(&column.key));
            } else if !seen.insert(column.key.as_str()) {
                self.error("column_taken", key, format!("The column '{}' is there twice.", column.key));
            }
            self.optional_template(
                &format!("{path}/{index}/value"),
                &column.value,
                limits::MAX_TEMPLATE_BYTES,
            );
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
