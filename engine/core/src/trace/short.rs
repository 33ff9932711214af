//! Short ways to encode what nearly every step hashes: values, words that are sent, answers that are kept. They write
//! the very bytes that serde would, which a test makes sure of, at a fraction of its work.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::encode::{END, Encoder, FALSE, FIELDS, FRACTION, LIST, NATURAL, NOTHING, TEXT, TRUE, WHOLE};
use crate::{Effect, Frame, FrameKind, OutMessage, OutOption, WaitKind};

// Beginnings of structs that are hashed often, put together once.
const SEND: [u8; 40] = head(["type", "send", "node"]);
const RECORD: [u8; 42] = head(["type", "record", "node"]);
const TEXT_MESSAGE: [u8; 40] = head(["kind", "text", "text"]);
const CHOICE_MESSAGE: [u8; 42] = head(["kind", "choice", "text"]);
const OPTION: [u8; 12] = head(["id"]);
const ANSWER: [u8; 43] = head(["for", "answer", "failed"]);

/// The beginning of a struct: so many texts after its mark.
const fn head<const N: usize, const M: usize>(texts: [&str; M]) -> [u8; N] {
    let mut head = [0; N];
    head[0] = FIELDS;
    let (mut end, mut index) = (1, 0);
    while index < M {
        let text = texts[index].as_bytes();
        head[end] = TEXT;
        // The length's other seven bytes are 0.
        head[end + 1] = text.len() as u8;
        end += 9;
        let mut letter = 0;
        while letter < text.len() {
            head[end] = text[letter];
            (end, letter) = (end + 1, letter + 1);
        }
        index += 1;
    }
    assert!(end == N, "the size is that of the texts");
    head
}

impl Encoder<'_> {
    /// A JSON value.
    pub(super) fn json(&mut self, value: &Value) {
        match value {
            Value::Null => self.mark(NOTHING),
            Value::Bool(true) => self.mark(TRUE),
            Value::Bool(false) => self.mark(FALSE),
            Value::String(text) => self.text(text),
            Value::Number(number) => {
                if let Some(natural) = number.as_u64() {
                    self.number(NATURAL, natural);
                } else if let Some(whole) = number.as_i64() {
                    self.number(WHOLE, whole.cast_unsigned());
                } else {
                    self.number(FRACTION, number.as_f64().unwrap_or_default().to_bits());
                }
            }
            Value::Array(items) => {
                self.mark(LIST);
                items.iter().for_each(|item| self.json(item));
                self.mark(END);
            }
            Value::Object(fields) => self.fields(fields),
        }
    }

    /// Values by their names.
    pub(super) fn variables(&mut self, variables: &BTreeMap<String, Value>) {
        self.fields(variables);
    }

    fn fields<'v>(&mut self, fields: impl IntoIterator<Item = (&'v String, &'v Value)>) {
        self.mark(FIELDS);
        for (key, value) in fields {
            self.text(key);
            self.json(value);
        }
        self.mark(END);
    }

    /// What a node gave out.
    pub(super) fn effects(&mut self, effects: &[Effect]) {
        self.mark(LIST);
        effects.iter().for_each(|effect| self.effect(effect));
        self.mark(END);
    }

    fn effect(&mut self, effect: &Effect) {
        match effect {
            Effect::Send { node, message } => {
                self.head(&SEND);
                self.text(node);
                self.text("message");
                self.message(message);
                self.mark(END);
            }
            Effect::Record { node, variable, value, raw, category } => {
                self.head(&RECORD);
                self.text(node);
                self.field("variable", variable);
                self.text("value");
                self.json(value);
                self.field("raw", raw);
                if !category.is_empty() {
                    self.field("category", category);
                }
                self.mark(END);
            }
            other => self.value(other),
        }
    }

    fn message(&mut self, message: &OutMessage) {
        match message {
            OutMessage::Text { text } => {
                self.head(&TEXT_MESSAGE);
                self.text(text);
                self.mark(END);
            }
            OutMessage::Choice { text, options, display, list_button, first: 1, more: None, last: None } => {
                self.head(&CHOICE_MESSAGE);
                self.text(text);
                self.text("options");
                self.mark(LIST);
                options.iter().for_each(|option| self.option(option));
                self.mark(END);
                self.text("display");
                self.value(display);
                self.field("list_button", list_button);
                self.mark(END);
            }
            other => self.value(other),
        }
    }

    fn option(&mut self, option: &OutOption) {
        self.head(&OPTION);
        self.text(&option.id);
        self.field("title", &option.title);
        if !option.description.is_empty() {
            self.field("description", &option.description);
        }
        self.mark(END);
    }

    /// The places to go back to.
    pub(super) fn stack(&mut self, stack: &[Frame]) {
        self.mark(LIST);
        for frame in stack {
            match frame {
                Frame { kind: FrameKind::Subflow { node }, flow, variables } => {
                    self.tag("left", "subflow");
                    self.field("node", node);
                    if let Some(flow) = flow {
                        self.field("flow", flow);
                    }
                    self.text("variables");
                    self.fields(variables);
                    self.mark(END);
                }
                other => self.value(other),
            }
        }
        self.mark(END);
    }

    /// What a session seldom has.
    pub(super) fn rare(&mut self, value: Option<&impl Serialize>) {
        match value {
            Some(value) => self.value(value),
            None => self.mark(NOTHING),
        }
    }

    /// For what a session waits.
    pub(super) fn wait(&mut self, kind: &WaitKind) {
        match kind {
            WaitKind::Answer { failed, state } => {
                self.head(&ANSWER);
                self.number(NATURAL, u64::from(*failed));
                if !state.is_null() {
                    self.text("state");
                    self.json(state);
                }
                self.mark(END);
            }
            other => self.value(other),
        }
    }

    /// The beginning of a struct that names its variant.
    #[inline(always)]
    fn tag(&mut self, key: &str, variant: &str) {
        self.mark(FIELDS);
        self.field(key, variant);
    }

    /// The beginning of a struct up to the first value that is not always the same.
    #[inline(always)]
    fn head<const N: usize>(&mut self, head: &[u8; N]) {
        self.0.extend_from_slice(head);
    }

    #[inline(always)]
    fn field(&mut self, key: &str, text: &str) {
        self.text(key);
        self.text(text);
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use flows_schema::nodes::ChoiceDisplay;
    use serde_json::json;

    use super::*;
    use crate::Wait;

    /// The bytes of a short way, held against those of serde.
    fn same(value: &(impl Serialize + ?Sized), short: impl FnOnce(&mut Encoder<'_>)) {
        let (mut expected, mut given) = (Vec::new(), Vec::new());
        Encoder(&mut expected).value(value);
        short(&mut Encoder(&mut given));
        assert_eq!(given, expected, "{}", serde_json::to_string(value).expect("JSON"));
    }

    #[test]
    fn short_ways_write_the_bytes_of_serde() {
        let value = json!({"a": [null, true, false, 1, -1, 0.5, -0.0, u64::MAX, i64::MIN, "ü", ""], "b": {}, "c": []});
        same(&value, |encoder| encoder.json(&value));
        let variables: BTreeMap<String, Value> = [("x".to_owned(), value.clone())].into();
        same(&variables, |encoder| encoder.variables(&variables));
        let option = |description: &str| OutOption {
            id: "n:a".to_owned(),
            title: "A".to_owned(),
            description: description.to_owned(),
        };
        let choice = |first: usize, more: Option<OutOption>, last: Option<OutOption>| Effect::Send {
            node: "n".into(),
            message: OutMessage::Choice {
                text: "Which?".to_owned(),
                options: vec![option(""), option("the first")],
                display: ChoiceDisplay::List,
                list_button: "Options".to_owned(),
                first,
                more,
                last: last.map(Box::new),
            },
        };
        let record = |category: &str| Effect::Record {
            node: "n".into(),
            variable: "x".into(),
            value: value.clone(),
            raw: "said".to_owned(),
            category: category.to_owned(),
        };
        let effects = [
            Effect::Send { node: "n".into(), message: OutMessage::Text { text: "Hello".to_owned() } },
            Effect::Send {
                node: "n".into(),
                message: OutMessage::LocationRequest { text: "Where?".to_owned() },
            },
            choice(1, None, None),
            choice(2, None, None),
            choice(1, Some(option("")), None),
            choice(1, None, Some(option(""))),
            record(""),
            record("good"),
            Effect::CancelTimer { token: "t".to_owned() },
        ];
        same(&effects[..], |encoder| encoder.effects(&effects));
        let frame = |kind: FrameKind, flow: Option<&str>| Frame {
            kind,
            flow: flow.map(str::to_owned),
            variables: variables.clone(),
        };
        let wait = Wait {
            node: "n".into(),
            kind: WaitKind::answer(),
            token: None,
            due: None,
            since: DateTime::UNIX_EPOCH,
        };
        let stack = [
            frame(FrameKind::Subflow { node: "n".into() }, None),
            frame(FrameKind::Subflow { node: "n".into() }, Some("f")),
            frame(FrameKind::Interrupt { wait }, None),
        ];
        same(&stack[..], |encoder| encoder.stack(&stack));
        same(&Some("x"), |encoder| encoder.rare(Some(&"x")));
        same(&None::<bool>, |encoder| encoder.rare(None::<&bool>));
        same(&7_u64, |encoder| encoder.number(NATURAL, 7));
        for kind in [
            WaitKind::answer(),
            WaitKind::Answer { failed: 2, state: json!({"from": 9}) },
            WaitKind::Time,
            WaitKind::Call { call: "c".to_owned() },
        ] {
            same(&kind, |encoder| encoder.wait(&kind));
        }
    }
}
