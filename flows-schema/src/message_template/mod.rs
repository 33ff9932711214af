//! A message template as people write it: header, body, footer, buttons, and an example for each variable.
//!
//! Meta reviews templates before they may be sent. What it takes is in [`TemplateContent::problems`], its own shape in
//! [`TemplateContent::components`], and what a step of a flow must fill in in [`TemplateContent::variables`]. Pure: the
//! server and the browser judge by the same code.

mod bind;
mod components;
mod rules;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use bind::KnownTemplate;
pub use rules::{TemplateProblem, limits, problems_of_name};

/// What a template says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TemplateContent {
    /// Whether variables have names (`{{first_name}}`) and not numbers (`{{1}}`).
    pub named: bool,
    /// What stands above the words.
    pub header: TemplateHeader,
    /// The words, with variables.
    pub body: String,
    /// Small words below; empty for none.
    pub footer: String,
    /// Buttons, in order.
    pub buttons: Vec<TemplateButtonSpec>,
    /// An example for each variable, by [`TemplateVariable::key`].
    pub examples: BTreeMap<String, String>,
}

/// What stands above a template's words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TemplateHeader {
    /// Nothing.
    #[default]
    None,
    /// Words with one variable at most.
    Text {
        /// The words.
        text: String,
    },
    /// A picture.
    Image,
    /// A film.
    Video,
    /// A file.
    Document,
    /// A place on the map.
    Location,
}

/// A button of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TemplateButtonSpec {
    /// Comes back as an answer.
    QuickReply {
        /// What stands on it.
        text: String,
    },
    /// Opens an address, which may end with `{{1}}`.
    Url {
        /// What stands on it.
        text: String,
        /// The address.
        url: String,
    },
    /// Calls a phone.
    PhoneNumber {
        /// What stands on it.
        text: String,
        /// The phone number with its country's code.
        phone: String,
    },
    /// Copies a code, which is a variable.
    CopyCode,
    /// Another kind, which is shown and not changed here.
    Other {
        /// What stands on it.
        text: String,
        /// Meta's word for its kind.
        of: String,
    },
}

impl TemplateButtonSpec {
    /// What stands on it.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::QuickReply { text }
            | Self::Url { text, .. }
            | Self::PhoneNumber { text, .. }
            | Self::Other { text, .. } => text,
            Self::CopyCode => "Copy code",
        }
    }
}

/// Where a variable of a template is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TemplatePlace {
    /// In the header's words.
    Header,
    /// In the body.
    Body,
    /// In a button, counted from 0.
    Button(usize),
}

/// A variable of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateVariable {
    /// Where it is.
    pub place: TemplatePlace,
    /// Its name, or its number from 1.
    pub name: String,
}

impl TemplateVariable {
    /// Under which its example is kept: `header.1`, `body.first_name`, `button.0`.
    #[must_use]
    pub fn key(&self) -> String {
        match self.place {
            TemplatePlace::Header => format!("header.{}", self.name),
            TemplatePlace::Body => format!("body.{}", self.name),
            TemplatePlace::Button(at) => format!("button.{at}"),
        }
    }

    /// As people read it.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self.place {
            TemplatePlace::Header => format!("{{{{{}}}}} in the header", self.name),
            TemplatePlace::Body => format!("{{{{{}}}}}", self.name),
            TemplatePlace::Button(at) => format!("the variable of button {}", at + 1),
        }
    }
}

/// The marks `{{…}}` of a text, in order, each once.
#[must_use]
pub fn marks(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (mark, _) in text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}")) {
        let mark = mark.trim().to_owned();
        if !found.contains(&mark) {
            found.push(mark);
        }
    }
    found
}

/// A text with its marks replaced.
#[must_use]
pub fn filled(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((mark, after)) = after.split_once("}}") else {
            out.push_str("{{");
            rest = after;
            continue;
        };
        match value(mark.trim()) {
            Some(value) => out.push_str(&value),
            None => out.push_str(&format!("{{{{{mark}}}}}")),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

impl TemplateContent {
    /// Everything that a sender must fill in: header, body, buttons, each in the order of appearance.
    #[must_use]
    pub fn variables(&self) -> Vec<TemplateVariable> {
        let of = |place, text: &str| {
            let one = move |name| TemplateVariable { place, name };
            marks(text).into_iter().map(one).collect::<Vec<_>>()
        };
        let mut all = Vec::new();
        if let TemplateHeader::Text { text } = &self.header {
            all.extend(of(TemplatePlace::Header, text));
        }
        all.extend(of(TemplatePlace::Body, &self.body));
        for (at, button) in self.buttons.iter().enumerate() {
            match button {
                TemplateButtonSpec::Url { url, .. } => all.extend(of(TemplatePlace::Button(at), url)),
                TemplateButtonSpec::CopyCode => {
                    all.push(TemplateVariable { place: TemplatePlace::Button(at), name: "1".to_owned() });
                }
                _ => {}
            }
        }
        all
    }

    /// The body with the examples in place of the variables.
    #[must_use]
    pub fn with_examples(&self, place: TemplatePlace, text: &str) -> String {
        filled(text, |name| {
            let key = TemplateVariable { place, name: name.to_owned() }.key();
            self.examples.get(&key).filter(|example| !example.is_empty()).cloned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_once_and_filled() {
        assert_eq!(marks("Hi {{1}}, {{ 2 }} and {{1}} {{open"), ["1", "2"]);
        let value = |mark: &str| (mark == "1").then(|| "Ada".to_owned());
        assert_eq!(filled("Hi {{1}}, {{2}} {{", value), "Hi Ada, {{2}} {{");
        assert_eq!(filled("plain", |_| None), "plain");
    }

    #[test]
    fn variables_come_in_order_of_the_parts() {
        let content = TemplateContent {
            header: TemplateHeader::Text { text: "For {{1}}".into() },
            body: "Order {{1}} at {{2}}.".into(),
            buttons: vec![
                TemplateButtonSpec::QuickReply { text: "Yes".into() },
                TemplateButtonSpec::Url { text: "Open".into(), url: "https://example.com/{{1}}".into() },
                TemplateButtonSpec::CopyCode,
            ],
            ..TemplateContent::default()
        };
        let keys: Vec<String> = content.variables().iter().map(TemplateVariable::key).collect();
        assert_eq!(keys, ["header.1", "body.1", "body.2", "button.1", "button.2"]);
    }
}
