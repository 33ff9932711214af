//! What Meta takes, by
//! <https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components>.

use std::collections::BTreeSet;

use super::{TemplateButtonSpec, TemplateContent, TemplateHeader, TemplatePlace, marks};

/// Meta's limits, in characters unless said otherwise.
pub mod limits {
    /// Of a name.
    pub const NAME: usize = 512;
    /// Of a header's words.
    pub const HEADER: usize = 60;
    /// Of the body.
    pub const BODY: usize = 1_024;
    /// Of the footer.
    pub const FOOTER: usize = 60;
    /// Of what stands on a button.
    pub const BUTTON: usize = 25;
    /// Of an address.
    pub const URL: usize = 2_000;
    /// Of a phone number.
    pub const PHONE: usize = 20;
    /// Of an example of a code that is copied.
    pub const CODE: usize = 15;
    /// Buttons.
    pub const BUTTONS: usize = 10;
    /// Buttons that open an address.
    pub const URL_BUTTONS: usize = 2;
}

/// What Meta would refuse, with its place in [`TemplateContent`] as a JSON pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateProblem {
    /// `/body`, `/buttons/0/text`, `/examples/body.1`…
    pub pointer: String,
    /// What is wrong, for people.
    pub text: String,
}

/// What Meta would refuse of a name: small letters, digits and `_`.
#[must_use]
pub fn problems_of_name(name: &str) -> Option<String> {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    if name.is_empty() {
        Some("Please give the template a name.".to_owned())
    } else if name.chars().count() > limits::NAME {
        Some(format!("At most {} characters are possible.", limits::NAME))
    } else if !name.chars().all(plain) {
        Some("Only small letters a–z, digits and _ are possible.".to_owned())
    } else {
        None
    }
}

struct Problems(Vec<TemplateProblem>);

impl Problems {
    fn add(&mut self, pointer: impl Into<String>, text: impl Into<String>) {
        self.0.push(TemplateProblem { pointer: pointer.into(), text: text.into() });
    }

    fn length(&mut self, pointer: &str, text: &str, most: usize) {
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.add(pointer, "Please fill this in.");
        } else if length > most {
            self.add(pointer, format!("At most {most} characters are possible; these are {length}."));
        }
    }

    fn variables(&mut self, pointer: &str, text: &str, named: bool) {
        let marks = marks(text);
        let small = |mark: &String| {
            mark.starts_with(|first: char| first.is_ascii_lowercase())
                && mark.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
        };
        if named && !marks.iter().all(small) {
            self.add(pointer, "Names of variables have small letters, digits and _, such as {{first_name}}.");
        }
        let in_order = marks.iter().enumerate().all(|(at, mark)| *mark == (at + 1).to_string());
        if !named && !in_order {
            self.add(pointer, "Variables are numbered from {{1}} upwards, without a gap.");
        }
        if text.replace(' ', "").contains("}}{{") {
            self.add(pointer, "Two variables must not stand next to each other: put words between them.");
        }
    }
}

impl TemplateContent {
    /// Everything that Meta would refuse, and what cannot be made here.
    #[must_use]
    pub fn problems(&self) -> Vec<TemplateProblem> {
        let mut problems = Problems(Vec::new());
        match &self.header {
            TemplateHeader::None | TemplateHeader::Location => {}
            TemplateHeader::Text { text } => {
                problems.length("/header/text", text, limits::HEADER);
                problems.variables("/header/text", text, self.named);
                if marks(text).len() > 1 {
                    problems.add("/header/text", "A header has one variable at most.");
                }
            }
            TemplateHeader::Image | TemplateHeader::Video | TemplateHeader::Document => {}
        }
        problems.length("/body", &self.body, limits::BODY);
        problems.variables("/body", &self.body, self.named);
        let words = self.body.trim();
        if words.starts_with("{{") || words.ends_with("}}") {
            problems.add(
                "/body",
                "Meta refuses a variable at the very beginning or end: put a word or a full stop there.",
            );
        }
        if self.footer.chars().count() > limits::FOOTER {
            problems.length("/footer", &self.footer, limits::FOOTER);
        }
        if !marks(&self.footer).is_empty() {
            problems.add("/footer", "A footer has no variables.");
        }
        self.buttons_problems(&mut problems);
        for variable in self.variables() {
            let key = variable.key();
            let example = self.examples.get(&key).map(|it| it.trim()).unwrap_or_default();
            let is_code = matches!(variable.place, TemplatePlace::Button(at)
                if self.buttons.get(at) == Some(&TemplateButtonSpec::CopyCode));
            if example.is_empty() {
                let text = format!("Meta wants an example for {}.", variable.in_words());
                problems.add(format!("/examples/{key}"), text);
            } else if is_code && example.chars().count() > limits::CODE {
                let text = format!("A code has at most {} characters.", limits::CODE);
                problems.add(format!("/examples/{key}"), text);
            }
        }
        problems.0
    }

    fn buttons_problems(&self, problems: &mut Problems) {
        use TemplateButtonSpec::{CopyCode, Other, PhoneNumber, QuickReply, Url};
        if self.buttons.len() > limits::BUTTONS {
            problems.add("/buttons", format!("At most {} buttons are possible.", limits::BUTTONS));
        }
        let count = |kind: fn(&TemplateButtonSpec) -> bool| self.buttons.iter().filter(|it| kind(it)).count();
        if count(|it| matches!(it, Url { .. })) > limits::URL_BUTTONS {
            problems.add("/buttons", "At most 2 buttons may open an address.");
        }
        if count(|it| matches!(it, PhoneNumber { .. })) > 1 || count(|it| matches!(it, CopyCode)) > 1 {
            problems.add("/buttons", "At most one button may call a phone, and one may copy a code.");
        }
        let quick: Vec<bool> = self.buttons.iter().map(|it| matches!(it, QuickReply { .. })).collect();
        if quick.windows(2).filter(|pair| pair[0] != pair[1]).count() > 1 {
            problems.add("/buttons", "Buttons that answer must stand together, before or after the others.");
        }
        let mut labels = BTreeSet::new();
        for (at, button) in self.buttons.iter().enumerate() {
            let pointer = format!("/buttons/{at}/text");
            match button {
                CopyCode => continue,
                Other { .. } => {
                    problems.add(pointer, "Buttons of this kind are made in Meta's WhatsApp Manager.");
                    continue;
                }
                _ => {}
            }
            problems.length(&pointer, button.label(), limits::BUTTON);
            if !labels.insert(button.label().trim().to_lowercase()) && !button.label().trim().is_empty() {
                problems.add(pointer, "Two buttons must not say the same.");
            }
            match button {
                Url { url, .. } => url_problems(&format!("/buttons/{at}/url"), url, problems),
                PhoneNumber { phone, .. } => {
                    let pointer = format!("/buttons/{at}/phone");
                    problems.length(&pointer, phone, limits::PHONE);
                    let right = |it: char| it.is_ascii_digit() || "+ -()".contains(it);
                    if !phone.chars().all(right) {
                        problems.add(pointer, "A phone number has digits, such as +49 30 1234567.");
                    }
                }
                _ => {}
            }
        }
    }
}

fn url_problems(pointer: &str, url: &str, problems: &mut Problems) {
    problems.length(pointer, url, limits::URL);
    if !url.trim().is_empty() && !url.starts_with("https://") && !url.starts_with("http://") {
        problems.add(pointer, "An address begins with https://.");
    }
    let marks = marks(url);
    if !(marks.is_empty() || marks == ["1"] && url.trim_end().ends_with("}}")) {
        problems.add(pointer, "An address has one variable at most, {{1}}, at its very end.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(body: &str, examples: &[(&str, &str)]) -> TemplateContent {
        TemplateContent {
            body: body.into(),
            examples: examples.iter().map(|(key, text)| ((*key).into(), (*text).into())).collect(),
            ..TemplateContent::default()
        }
    }

    fn pointers(content: &TemplateContent) -> Vec<String> {
        content.problems().into_iter().map(|problem| problem.pointer).collect()
    }

    #[test]
    fn each_rule_has_its_place() {
        assert_eq!(pointers(&content("Hi {{1}}!", &[("body.1", "Ada")])), Vec::<String>::new());
        assert_eq!(pointers(&content("", &[])), ["/body"]);
        assert_eq!(pointers(&content("Hi {{1}}!", &[])), ["/examples/body.1"]);
        assert_eq!(pointers(&content("{{1}} hi", &[("body.1", "x")])), ["/body"]);
        assert_eq!(pointers(&content("Hi {{2}}!", &[("body.2", "x")])), ["/body"]);
        assert_eq!(pointers(&content("Hi {{1}} {{2}}!", &[("body.1", "x"), ("body.2", "y")])), ["/body"]);
        assert_eq!(pointers(&content(&"x".repeat(1_025), &[])), ["/body"]);
        let mut named = content("Hi {{first_name}}!", &[("body.first_name", "Ada")]);
        assert_eq!(pointers(&named), ["/body"]);
        named.named = true;
        assert_eq!(pointers(&named), Vec::<String>::new());
        named.header = TemplateHeader::Text { text: "{{a}} and {{b}}".into() };
        assert_eq!(pointers(&named), ["/header/text", "/examples/header.a", "/examples/header.b"]);
        named.header = TemplateHeader::None;
        named.footer = "For {{1}}".into();
        assert_eq!(pointers(&named), ["/footer"]);
    }

    #[test]
    fn buttons_are_judged_one_by_one_and_together() {
        let with = |buttons: Vec<TemplateButtonSpec>| {
            pointers(&TemplateContent { body: "Hello".into(), buttons, ..TemplateContent::default() })
        };
        let quick = |text: &str| TemplateButtonSpec::QuickReply { text: text.into() };
        let url = |url: &str| TemplateButtonSpec::Url { text: "Open".into(), url: url.into() };
        let none = Vec::<String>::new();
        assert_eq!(with(vec![quick("Yes"), quick("No"), url("https://example.com")]), none);
        assert_eq!(with(vec![quick("Yes"), quick("yes")]), ["/buttons/1/text"]);
        assert_eq!(with(vec![quick("Yes"), url("https://example.com"), quick("No")]), ["/buttons"]);
        assert_eq!(with(vec![url("example.com")]), ["/buttons/0/url"]);
        assert_eq!(with(vec![url("https://example.com/{{1}}/x")]), ["/buttons/0/url", "/examples/button.0"]);
        assert_eq!(with(vec![TemplateButtonSpec::CopyCode]), ["/examples/button.0"]);
        assert_eq!(with(vec![quick(&"x".repeat(26))]), ["/buttons/0/text"]);
    }

    #[test]
    fn names_are_plain() {
        assert_eq!(problems_of_name("order_shipped_2"), None);
        for wrong in ["", "Order", "order shipped", "é", &"x".repeat(513)] {
            assert!(problems_of_name(wrong).is_some(), "{wrong}");
        }
    }
}
