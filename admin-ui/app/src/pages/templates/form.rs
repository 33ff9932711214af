//! What is written in the designer, as signals, and what Meta would say to it.

use std::collections::BTreeMap;

use admin_types::MessageTemplate;
use flows_schema::message_template::{
    TemplateButtonSpec, TemplateContent, TemplateHeader, TemplateProblem, problems_of_name,
};
use leptos::prelude::*;

/// A button in work. Every kind has its words; an address or a phone number is its value.
#[derive(Debug, Clone, Copy)]
pub(super) struct ButtonInWork {
    pub(super) id: u32,
    pub(super) kind: RwSignal<String>,
    pub(super) text: RwSignal<String>,
    pub(super) value: RwSignal<String>,
}

impl ButtonInWork {
    fn new(id: u32, spec: &TemplateButtonSpec) -> Self {
        let (kind, value) = match spec {
            TemplateButtonSpec::QuickReply { .. } | TemplateButtonSpec::Other { .. } => ("quick_reply", ""),
            TemplateButtonSpec::Url { url, .. } => ("url", url.as_str()),
            TemplateButtonSpec::PhoneNumber { phone, .. } => ("phone_number", phone.as_str()),
            TemplateButtonSpec::CopyCode => ("copy_code", ""),
        };
        let text = if matches!(spec, TemplateButtonSpec::CopyCode) { "" } else { spec.label() };
        Self {
            id,
            kind: RwSignal::new(kind.to_owned()),
            text: RwSignal::new(text.to_owned()),
            value: RwSignal::new(value.to_owned()),
        }
    }

    fn spec(self) -> TemplateButtonSpec {
        let (text, value) = (self.text.get(), self.value.get());
        match self.kind.get().as_str() {
            "url" => TemplateButtonSpec::Url { text, url: value },
            "phone_number" => TemplateButtonSpec::PhoneNumber { text, phone: value },
            "copy_code" => TemplateButtonSpec::CopyCode,
            _ => TemplateButtonSpec::QuickReply { text },
        }
    }
}

/// The whole form.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) number_id: RwSignal<String>,
    pub(super) name: RwSignal<String>,
    pub(super) language: RwSignal<String>,
    pub(super) category: RwSignal<String>,
    pub(super) named: RwSignal<bool>,
    pub(super) header_kind: RwSignal<String>,
    pub(super) header_text: RwSignal<String>,
    /// `stored:` and the id of the example of a header that is a file.
    pub(super) header_example: RwSignal<String>,
    pub(super) body: RwSignal<String>,
    pub(super) footer: RwSignal<String>,
    pub(super) buttons: RwSignal<Vec<ButtonInWork>>,
    pub(super) examples: RwSignal<BTreeMap<String, String>>,
    /// Whether somebody wanted to send it in; what is merely missing is said from then on.
    pub(super) tried: RwSignal<bool>,
    next_id: StoredValue<u32>,
}

impl Form {
    /// A form for a new template, or for one that there is.
    pub(super) fn new(template: Option<&MessageTemplate>) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let content = template.map(|template| template.content.clone()).unwrap_or_default();
        let (kind, header) = match &content.header {
            TemplateHeader::None => ("none", ""),
            TemplateHeader::Text { text } => ("text", text.as_str()),
            TemplateHeader::Location => ("location", ""),
            TemplateHeader::Image => ("image", ""),
            TemplateHeader::Video => ("video", ""),
            TemplateHeader::Document => ("document", ""),
        };
        let buttons: Vec<ButtonInWork> =
            (0..).zip(&content.buttons).map(|(id, spec)| ButtonInWork::new(id, spec)).collect();
        Self {
            number_id: text(""),
            name: text(template.map_or("", |it| it.name.as_str())),
            language: text(template.map_or("en_US", |it| it.language.as_str())),
            category: text(template.map_or("UTILITY", |it| it.category.as_str())),
            named: RwSignal::new(content.named),
            header_kind: text(kind),
            header_text: text(header),
            header_example: RwSignal::new(String::new()),
            body: text(&content.body),
            footer: text(&content.footer),
            next_id: StoredValue::new(u32::try_from(buttons.len()).unwrap_or_default()),
            buttons: RwSignal::new(buttons),
            examples: RwSignal::new(content.examples),
            tried: RwSignal::new(false),
        }
    }

    /// What the template says now.
    pub(super) fn content(self) -> TemplateContent {
        let header = match self.header_kind.get().as_str() {
            "text" => TemplateHeader::Text { text: self.header_text.get() },
            "location" => TemplateHeader::Location,
            "image" => TemplateHeader::Image,
            "video" => TemplateHeader::Video,
            "document" => TemplateHeader::Document,
            _ => TemplateHeader::None,
        };
        let mut content = TemplateContent {
            named: self.named.get(),
            header,
            body: self.body.get(),
            footer: self.footer.get().trim().to_owned(),
            buttons: self.buttons.get().into_iter().map(ButtonInWork::spec).collect(),
            examples: BTreeMap::new(),
        };
        // Examples of variables that are gone stay in the form, in case they come back, and go to nobody.
        let keys: Vec<String> = content.variables().iter().map(|variable| variable.key()).collect();
        self.examples.with(|all| {
            let own = keys.into_iter().filter_map(|key| all.get(&key).map(|text| (key, text.clone())));
            content.examples = own.collect();
        });
        content
    }

    /// What Meta would refuse, the name included.
    pub(super) fn problems(self) -> Vec<TemplateProblem> {
        let mut problems = self.content().problems();
        if let Some(text) = problems_of_name(&self.name.get()) {
            problems.insert(0, TemplateProblem { pointer: "/name".to_owned(), text });
        }
        problems
    }

    /// Adds an empty button.
    pub(super) fn add_button(self) {
        let id = self.next_id.get_value();
        self.next_id.set_value(id + 1);
        let spec = TemplateButtonSpec::QuickReply { text: String::new() };
        self.buttons.update(|buttons| buttons.push(ButtonInWork::new(id, &spec)));
    }

    /// Puts the next variable at the end of the body.
    pub(super) fn add_variable(self) {
        let known = flows_schema::message_template::marks(&self.body.get_untracked());
        let number = known.len() + 1;
        let mark = if self.named.get_untracked() {
            format!("{{{{variable_{number}}}}}")
        } else {
            format!("{{{{{number}}}}}")
        };
        self.body.update(|body| {
            if !body.is_empty() && !body.ends_with(char::is_whitespace) {
                body.push(' ');
            }
            body.push_str(&mark);
        });
    }
}
