//! Short messages in a row that count as one answer, and values that a start brings along.

use chrono::Duration;
use serde_json::Value;

use crate::{
    Burst, CompiledFlow, Content, Effect, Event, Inbound, limits::MAX_INBOUND_CHARS, run::Run, value,
};

/// Whether the flow waits for more before it takes this message as an answer.
pub(crate) fn collects(flow: &CompiledFlow, message: &Inbound) -> bool {
    flow.flow().settings.burst_window > 0 && matches!(message.content, Content::Text { .. })
}

impl Run<'_> {
    /// Adds words to the burst; its window begins anew.
    pub(crate) fn add_to_burst(&mut self, words: &str) {
        let before = self.session.burst.take();
        if let Some(burst) = &before {
            self.effects.push(Effect::CancelTimer { token: burst.token.clone() });
        }
        let mut text = before.map(|burst| burst.text + "\n").unwrap_or_default();
        text.push_str(words);
        let text = text.chars().take(MAX_INBOUND_CHARS).collect();
        self.session.count += 1;
        let token = self.token("b");
        let window = self.root.flow().settings.burst_window;
        let due = self.env.now + Duration::seconds(i64::from(window));
        self.effects.push(Effect::SetTimer { token: token.clone(), due });
        self.session.burst = Some(Burst { text, token });
        let node = self.session.wait.as_ref().map(|wait| wait.node.clone());
        let text = "A message is kept for a moment, in case more follows.";
        self.events.push(Event::new("message_collected", node.as_deref(), text));
    }

    /// Forgets a burst that an interruption has overtaken.
    pub(crate) fn drop_burst(&mut self) {
        if let Some(burst) = self.session.burst.take() {
            self.effects.push(Effect::CancelTimer { token: burst.token });
        }
    }

    /// Sets the variables that are inputs from what a start brings along. Values that would not fit are left out.
    pub(crate) fn take_inputs(&mut self, data: &Value) {
        let Value::Object(given) = data else { return };
        for variable in self.root.flow().variables.iter().filter(|variable| variable.input) {
            if let Some(value) = given.get(&variable.key) {
                let value = value::as_type(variable.kind, value.clone());
                if self.write(&variable.key, value).is_err() {
                    let text = format!("The value for '{}' is too large.", variable.key);
                    self.events.push(Event::new("input_too_large", None, text));
                }
            }
        }
    }
}
