//! A step that sends a template, held against the template that it names.

use serde::{Deserialize, Serialize};

use super::{TemplateContent, TemplateHeader, TemplatePlace};
use crate::{
    Flow, Issue, NodeKind, Severity,
    nodes::{BodyVariable, ButtonKind, ButtonVariable, HeaderKind, Template},
};

/// A template that an account has, as far as steps need to know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownTemplate {
    /// Its name.
    pub name: String,
    /// Its language as Meta writes it.
    pub language: String,
    /// `AUTHENTICATION`, `MARKETING` or `UTILITY`.
    pub category: String,
    /// `APPROVED` and others.
    pub status: String,
    /// What it says.
    pub content: TemplateContent,
}

impl Template {
    /// A step that sends this template, with its variables still to be filled in. What fills variables of the same
    /// place now is kept.
    #[must_use]
    pub fn of_known(known: &KnownTemplate, before: &Self) -> Self {
        let content = &known.content;
        let header_kind = match &content.header {
            TemplateHeader::Text { text } if !super::marks(text).is_empty() => HeaderKind::Text,
            TemplateHeader::Image => HeaderKind::Image,
            TemplateHeader::Video => HeaderKind::Video,
            TemplateHeader::Document => HeaderKind::Document,
            _ => HeaderKind::None,
        };
        let variables = content.variables();
        let name_of = |name: &str| if content.named { name.to_owned() } else { String::new() };
        let header_name = variables.iter().find(|it| it.place == TemplatePlace::Header);
        let body = variables.iter().filter(|it| it.place == TemplatePlace::Body).enumerate();
        let body = body.map(|(at, variable)| {
            let name = name_of(&variable.name);
            let same = |it: &&BodyVariable| !name.is_empty() && it.name == name;
            let old =
                before.body.iter().find(same).or_else(|| before.body.get(at).filter(|it| it.name == name));
            BodyVariable { value: old.map(|it| it.value.clone()).unwrap_or_default(), name }
        });
        let buttons = variables.iter().filter_map(|variable| {
            let TemplatePlace::Button(at) = variable.place else { return None };
            let place = u8::try_from(at + 1).ok()?;
            let kind = match content.buttons.get(at)? {
                super::TemplateButtonSpec::CopyCode => ButtonKind::CopyCode,
                _ => ButtonKind::Url,
            };
            let old = before.buttons.iter().find(|it| it.place == place && it.kind == kind);
            Some(ButtonVariable { kind, place, value: old.map(|it| it.value.clone()).unwrap_or_default() })
        });
        Self {
            name: known.name.clone(),
            language: known.language.clone(),
            header: if header_kind == before.header_kind { before.header.clone() } else { String::new() },
            header_name: header_name.map(|it| name_of(&it.name)).unwrap_or_default(),
            header_kind,
            body: body.collect(),
            buttons: buttons.collect(),
        }
    }

    /// What does not fit between this step and the templates of an account.
    fn findings(&self, known: &[KnownTemplate]) -> Vec<(&'static str, Severity, &'static str, String)> {
        let of_name: Vec<&KnownTemplate> = known.iter().filter(|it| it.name == self.name).collect();
        let Some(found) = of_name.iter().find(|it| it.language == self.language) else {
            let text = if of_name.is_empty() {
                format!("There is no template '{}' at Meta, so nothing would be sent.", self.name)
            } else {
                let languages: Vec<&str> = of_name.iter().map(|it| it.language.as_str()).collect();
                format!(
                    "The template '{}' is not there in '{}', so nothing would be sent. It has: {}.",
                    self.name,
                    self.language,
                    languages.join(", ")
                )
            };
            return vec![("template_unknown", Severity::Warning, "name", text)];
        };
        let mut findings = Vec::new();
        if found.status != "APPROVED" {
            let text = match found.status.as_str() {
                "PENDING" => format!("Meta is still reviewing the template '{}'.", self.name),
                "REJECTED" => format!("Meta has rejected the template '{}'.", self.name),
                "PAUSED" => {
                    format!("Meta has paused the template '{}' because people did not like it.", self.name)
                }
                other => format!("The template '{}' is not approved: Meta says {other}.", self.name),
            };
            findings.push((
                "template_not_approved",
                Severity::Warning,
                "name",
                format!("{text} It cannot be sent now."),
            ));
        }
        let wanted = Self::of_known(found, self);
        if wanted.header_kind != self.header_kind || wanted.header_name != self.header_name {
            let text =
                "The template's header is another one. Choose the template again to take it over.".to_owned();
            findings.push(("template_header_differs", Severity::Warning, "header_kind", text));
        }
        if wanted.body.len() != self.body.len()
            || wanted.body.iter().zip(&self.body).any(|(a, b)| a.name != b.name)
        {
            let text = format!(
                "The template has {} variables in its text, and this step fills in {}. Choose the template again to take them over.",
                wanted.body.len(),
                self.body.len()
            );
            findings.push(("template_variables_differ", Severity::Warning, "body", text));
        }
        // Answers of quick replies may stay as Meta has them; addresses and codes may not.
        let unfilled = wanted
            .buttons
            .iter()
            .any(|it| !self.buttons.iter().any(|own| own.place == it.place && own.kind == it.kind));
        if unfilled {
            let text = "A button of the template has a variable that this step does not fill in.".to_owned();
            findings.push(("template_button_unfilled", Severity::Warning, "buttons", text));
        }
        let empty = self.body.iter().any(|it| it.value.trim().is_empty())
            || self.buttons.iter().any(|it| it.value.trim().is_empty())
            || self.header_kind == HeaderKind::Text && self.header.trim().is_empty();
        if empty {
            let text =
                "A variable of the template is not filled in, and Meta refuses the message then.".to_owned();
            findings.push(("template_variable_unbound", Severity::Warning, "body", text));
        }
        findings
    }
}

impl KnownTemplate {
    /// What does not fit between a flow's steps and the templates of an account, the flow's library included.
    #[must_use]
    pub fn findings(flow: &Flow, known: &[Self]) -> Vec<Issue> {
        let inner = flow.library.iter().map(|(name, flow)| (Some(name), flow));
        let mut all = Vec::new();
        for (name, flow) in std::iter::once((None, flow)).chain(inner) {
            for node in &flow.nodes {
                let NodeKind::Template(step) = &node.kind else { continue };
                if step.name.is_empty() {
                    continue;
                }
                for (code, severity, path, text) in step.findings(known) {
                    let issue = match name {
                        None => Issue::new(severity, code, Some(&node.id), &format!("/config/{path}"), text),
                        Some(name) => Issue::new(severity, code, None, &format!("/library/{name}"), text),
                    };
                    all.push(issue);
                }
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message_template::TemplateButtonSpec;

    fn known(named: bool) -> KnownTemplate {
        let mark = if named { "first_name" } else { "1" };
        KnownTemplate {
            name: "shipped".into(),
            language: "en".into(),
            category: "UTILITY".into(),
            status: "APPROVED".into(),
            content: TemplateContent {
                named,
                header: TemplateHeader::Image,
                body: format!("Hi {{{{{mark}}}}}!"),
                buttons: vec![TemplateButtonSpec::Url {
                    text: "T".into(),
                    url: "https://example.com/{{1}}".into(),
                }],
                ..TemplateContent::default()
            },
        }
    }

    fn codes(step: &Template, known: &[KnownTemplate]) -> Vec<&'static str> {
        step.findings(known).into_iter().map(|finding| finding.0).collect()
    }

    #[test]
    fn a_chosen_template_brings_its_variables_and_keeps_what_fills_them() {
        for named in [false, true] {
            let known = known(named);
            let mut step = Template::of_known(&known, &Template::default());
            assert_eq!((step.header_kind, step.body.len(), step.buttons[0].place), (HeaderKind::Image, 1, 1));
            assert_eq!(step.body[0].name, if named { "first_name" } else { "" });
            assert_eq!(codes(&step, std::slice::from_ref(&known)), ["template_variable_unbound"]);
            step.body[0].value = "{{ contact.name }}".into();
            step.buttons[0].value = "7".into();
            step.header = "https://example.com/a.jpg".into();
            assert_eq!(codes(&step, std::slice::from_ref(&known)), Vec::<&str>::new());
            assert_eq!(Template::of_known(&known, &step), step, "choosing it again loses nothing");
        }
    }

    #[test]
    fn what_does_not_fit_is_said() {
        let known = known(false);
        let mut step = Template::of_known(&known, &Template::default());
        step.body[0].value = "x".into();
        step.buttons[0].value = "7".into();
        assert_eq!(codes(&step, &[]), ["template_unknown"]);
        let german = Template { language: "de".into(), ..step.clone() };
        assert!(german.findings(std::slice::from_ref(&known))[0].3.contains("It has: en."));
        for status in ["PENDING", "REJECTED", "PAUSED", "DISABLED"] {
            let changed = KnownTemplate { status: status.into(), ..known.clone() };
            assert_eq!(codes(&step, &[changed]), ["template_not_approved"]);
        }
        let fewer = Template { body: Vec::new(), ..step.clone() };
        assert_eq!(codes(&fewer, std::slice::from_ref(&known)), ["template_variables_differ"]);
        let bare = Template { buttons: Vec::new(), header_kind: HeaderKind::None, ..step };
        assert_eq!(codes(&bare, &[known]), ["template_header_differs", "template_button_unfilled"]);
    }
}
