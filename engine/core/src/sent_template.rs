//! What the contact reads of a template that was sent: its words with the values in their places.

use flows_schema::message_template::{TemplateContent, TemplateHeader, filled, marks};
use serde::{Deserialize, Serialize};

use crate::OutTemplate;

/// A template as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SentTemplate {
    /// Words of the header; empty for none, and for a header that is a file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub header: String,
    /// The words.
    pub body: String,
    /// Small words below; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub footer: String,
    /// What stands on its buttons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
}

impl SentTemplate {
    /// Puts the values of a message into the words of its template. A variable without a value stays as it is written.
    #[must_use]
    pub fn of(content: &TemplateContent, sent: &OutTemplate) -> Self {
        let header = match &content.header {
            TemplateHeader::Text { text } => {
                filled(text, |_| Some(sent.header.clone()).filter(|it| !it.is_empty()))
            }
            _ => String::new(),
        };
        let order = marks(&content.body);
        let body = filled(&content.body, |mark| {
            let by_name = sent.body_names.iter().position(|name| name == mark);
            let place = by_name.or_else(|| order.iter().position(|known| known == mark))?;
            sent.body.get(place).cloned()
        });
        let labels = content.buttons.iter().map(|button| button.label().to_owned()).collect();
        Self { header, body, footer: content.footer.clone(), labels }
    }

    /// Header, words and small words below each other, for lists and exports.
    #[must_use]
    pub fn words(&self) -> String {
        let parts = [&self.header, &self.body, &self.footer];
        parts.into_iter().map(|part| part.trim()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_their_places_by_name_and_by_number() {
        let sent = |names: &[&str]| OutTemplate {
            name: "t".into(),
            language: "en".into(),
            header: "7".into(),
            header_media: None,
            header_name: String::new(),
            body: vec!["Ada".into(), "today".into()],
            body_names: names.iter().map(|name| (*name).to_owned()).collect(),
            buttons: Vec::new(),
        };
        let mut content = TemplateContent {
            header: TemplateHeader::Text { text: "Order {{1}}".into() },
            body: "Hi {{1}}, it comes {{2}}. {{3}}".into(),
            footer: "Bye".into(),
            ..TemplateContent::default()
        };
        let shown = SentTemplate::of(&content, &sent(&[]));
        assert_eq!(shown.words(), "Order 7\nHi Ada, it comes today. {{3}}\nBye");
        content.body = "It comes {{day}}, {{who}}.".into();
        content.header = TemplateHeader::Image;
        assert_eq!(SentTemplate::of(&content, &sent(&["who", "day"])).words(), "It comes today, Ada.\nBye");
    }
}
