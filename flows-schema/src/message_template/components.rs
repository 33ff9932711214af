//! Meta's own shape of a template: a list of components.

use serde_json::{Value, json};

use super::{TemplateButtonSpec, TemplateContent, TemplateHeader, TemplatePlace, TemplateVariable, marks};

impl TemplateContent {
    /// The components as Meta takes them. `header_handle` is what an upload of the header's example gave.
    #[must_use]
    pub fn components(&self, header_handle: Option<&str>) -> Value {
        let mut components = Vec::new();
        match &self.header {
            TemplateHeader::None => {}
            TemplateHeader::Text { text } => {
                let mut header = json!({"type": "HEADER", "format": "TEXT", "text": text});
                self.put_examples(&mut header, TemplatePlace::Header, text, "header_text");
                components.push(header);
            }
            TemplateHeader::Location => components.push(json!({"type": "HEADER", "format": "LOCATION"})),
            media => {
                let format = match media {
                    TemplateHeader::Video => "VIDEO",
                    TemplateHeader::Document => "DOCUMENT",
                    _ => "IMAGE",
                };
                let mut header = json!({"type": "HEADER", "format": format});
                if let Some(handle) = header_handle {
                    header["example"] = json!({"header_handle": [handle]});
                }
                components.push(header);
            }
        }
        let mut body = json!({"type": "BODY", "text": self.body});
        self.put_examples(&mut body, TemplatePlace::Body, &self.body, "body_text");
        components.push(body);
        if !self.footer.trim().is_empty() {
            components.push(json!({"type": "FOOTER", "text": self.footer}));
        }
        if !self.buttons.is_empty() {
            let buttons: Vec<Value> =
                self.buttons.iter().enumerate().map(|(at, button)| self.button(at, button)).collect();
            components.push(json!({"type": "BUTTONS", "buttons": buttons}));
        }
        components.into()
    }

    fn example(&self, place: TemplatePlace, name: &str) -> String {
        let key = TemplateVariable { place, name: name.to_owned() }.key();
        self.examples.get(&key).cloned().unwrap_or_default()
    }

    fn put_examples(&self, component: &mut Value, place: TemplatePlace, text: &str, key: &str) {
        let marks = marks(text);
        if marks.is_empty() {
            return;
        }
        component["example"] = if self.named {
            let named: Vec<Value> = marks
                .iter()
                .map(|mark| json!({"param_name": mark, "example": self.example(place, mark)}))
                .collect();
            json!({format!("{key}_named_params"): named})
        } else {
            let values: Vec<String> = marks.iter().map(|mark| self.example(place, mark)).collect();
            // A header has one variable; a body has lists of values.
            if place == TemplatePlace::Header { json!({key: values}) } else { json!({key: [values]}) }
        };
    }

    fn button(&self, at: usize, button: &TemplateButtonSpec) -> Value {
        let example = self.example(TemplatePlace::Button(at), "1");
        match button {
            TemplateButtonSpec::QuickReply { text } => json!({"type": "QUICK_REPLY", "text": text}),
            TemplateButtonSpec::Url { text, url } => {
                let mut button = json!({"type": "URL", "text": text, "url": url});
                if !marks(url).is_empty() {
                    // Meta wants the whole address as an example.
                    let whole =
                        if example.starts_with("http") { example } else { url.replace("{{1}}", &example) };
                    button["example"] = json!([whole]);
                }
                button
            }
            TemplateButtonSpec::PhoneNumber { text, phone } => {
                let digits: String = phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
                json!({"type": "PHONE_NUMBER", "text": text, "phone_number": digits})
            }
            TemplateButtonSpec::CopyCode => json!({"type": "COPY_CODE", "example": example}),
            TemplateButtonSpec::Other { text, of } => json!({"type": of, "text": text}),
        }
    }

    /// Reads Meta's components, leniently: what is not understood is left out or kept by its name.
    #[must_use]
    pub fn from_components(components: &Value, named: bool) -> Self {
        let mut content = Self { named, ..Self::default() };
        for component in components.as_array().map(Vec::as_slice).unwrap_or_default() {
            let words = |key: &str| component[key].as_str().unwrap_or_default().to_owned();
            match words("type").to_ascii_uppercase().as_str() {
                "HEADER" => {
                    content.header = match words("format").to_ascii_uppercase().as_str() {
                        "TEXT" | "" => TemplateHeader::Text { text: words("text") },
                        "IMAGE" => TemplateHeader::Image,
                        "VIDEO" => TemplateHeader::Video,
                        "DOCUMENT" => TemplateHeader::Document,
                        "LOCATION" => TemplateHeader::Location,
                        _ => TemplateHeader::None,
                    };
                    let text = words("text");
                    content.read_examples(TemplatePlace::Header, &text, &component["example"], "header_text");
                }
                "BODY" => {
                    content.body = words("text");
                    let text = words("text");
                    content.read_examples(TemplatePlace::Body, &text, &component["example"], "body_text");
                }
                "FOOTER" => content.footer = words("text"),
                "BUTTONS" => {
                    for button in component["buttons"].as_array().map(Vec::as_slice).unwrap_or_default() {
                        content.read_button(button);
                    }
                }
                _ => {}
            }
        }
        content
    }

    fn read_examples(&mut self, place: TemplatePlace, text: &str, example: &Value, key: &str) {
        let positional = match &example[key] {
            Value::Array(list) => match list.first() {
                Some(Value::Array(values)) => values.clone(),
                _ => list.clone(),
            },
            _ => Vec::new(),
        };
        let named = example[format!("{key}_named_params")].as_array().cloned().unwrap_or_default();
        for (at, mark) in marks(text).into_iter().enumerate() {
            let by_name = named.iter().find(|it| it["param_name"] == mark.as_str()).map(|it| &it["example"]);
            if let Some(value) = by_name.or_else(|| positional.get(at)).and_then(Value::as_str) {
                self.examples.insert(TemplateVariable { place, name: mark }.key(), value.to_owned());
            }
        }
    }

    fn read_button(&mut self, button: &Value) {
        let words = |key: &str| button[key].as_str().unwrap_or_default().to_owned();
        let at = self.buttons.len();
        let example = match &button["example"] {
            Value::Array(list) => list.first().and_then(Value::as_str).map(str::to_owned),
            Value::String(example) => Some(example.clone()),
            _ => None,
        };
        let kind = words("type").to_ascii_uppercase();
        let read = match kind.as_str() {
            "QUICK_REPLY" => TemplateButtonSpec::QuickReply { text: words("text") },
            "URL" => TemplateButtonSpec::Url { text: words("text"), url: words("url") },
            "PHONE_NUMBER" => {
                TemplateButtonSpec::PhoneNumber { text: words("text"), phone: words("phone_number") }
            }
            "COPY_CODE" => TemplateButtonSpec::CopyCode,
            _ => TemplateButtonSpec::Other { text: words("text"), of: kind },
        };
        if let Some(example) = example {
            self.examples.insert(format!("button.{at}"), example);
        }
        self.buttons.push(read);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for named in [false, true] {
            let (one, two) = if named { ("first_name", "order") } else { ("1", "2") };
            let mut content = TemplateContent {
                named,
                header: TemplateHeader::Text { text: format!("For {{{{{one}}}}}") },
                body: format!("Hi {{{{{one}}}}}, order {{{{{two}}}}} is here."),
                footer: "Corner Shop".into(),
                buttons: vec![
                    TemplateButtonSpec::QuickReply { text: "Thanks".into() },
                    TemplateButtonSpec::Url { text: "Track".into(), url: "https://example.com/{{1}}".into() },
                    TemplateButtonSpec::PhoneNumber { text: "Call".into(), phone: "+49301234567".into() },
                    TemplateButtonSpec::CopyCode,
                ],
                ..TemplateContent::default()
            };
            for variable in content.variables() {
                content.examples.insert(variable.key(), "https://example.com/x".into());
            }
            content.examples.insert("button.3".into(), "SAVE20".into());
            let read = TemplateContent::from_components(&content.components(None), named);
            assert_eq!(read, content);
            assert_eq!(read.problems(), Vec::new());
        }
    }

    #[test]
    fn the_end_of_an_address_is_made_a_whole_one() {
        let content = TemplateContent {
            body: "Hello".into(),
            buttons: vec![TemplateButtonSpec::Url {
                text: "T".into(),
                url: "https://example.com/{{1}}".into(),
            }],
            examples: [("button.0".to_owned(), "7".to_owned())].into(),
            ..TemplateContent::default()
        };
        assert_eq!(content.components(None)[1]["buttons"][0]["example"][0], "https://example.com/7");
    }

    #[test]
    fn other_parts_are_kept_by_name_or_left_out() {
        let read = TemplateContent::from_components(
            &json!([{"type": "header", "format": "IMAGE"}, {"type": "body", "text": "Hi"},
                {"type": "BUTTONS", "buttons": [{"type": "FLOW", "text": "Sign up"}]}, {"type": "CAROUSEL"}, 7]),
            false,
        );
        assert_eq!(read.header, TemplateHeader::Image);
        let flow = TemplateButtonSpec::Other { text: "Sign up".into(), of: "FLOW".into() };
        assert_eq!(read.buttons, [flow]);
        assert_eq!(TemplateContent::from_components(&Value::Null, false), TemplateContent::default());
    }
}
