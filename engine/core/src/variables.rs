//! Changing what a conversation remembers, within its bounds.

use flows_schema::VariableType;
use serde_json::Value;

use crate::{
    limits::MAX_VARIABLE_BYTES,
    run::{Exit, Run},
    value,
};

impl Run<'_> {
    /// Sets a variable; its words are read as its declared type.
    pub(crate) fn write_words(&mut self, key: &str, words: &str) -> Result<(), Exit> {
        let kind = self.here().flow().variable(key).map_or(VariableType::Text, |variable| variable.kind);
        self.write(key, value::typed(kind, words))
    }

    /// Sets a variable.
    pub(crate) fn write(&mut self, key: &str, value: Value) -> Result<(), Exit> {
        if !self.surely_fits(&value) {
            let maps = self.session.stack.iter().map(|frame| &frame.variables);
            let counted: usize = maps.chain([&self.session.variables]).map(value::map_bytes).sum();
            let old = self.session.variables.get(key).map_or(0, value::bytes);
            let bytes = (counted + value::bytes(&value)).saturating_sub(old);
            self.most_bytes = Some(counted.max(bytes));
            if bytes > MAX_VARIABLE_BYTES {
                let text = format!("The variables would take more than {MAX_VARIABLE_BYTES} bytes.");
                return Err(Exit::Fail { code: "variables_too_large", text });
            }
        }
        match self.session.variables.get_mut(key) {
            Some(old) => *old = value,
            None => _ = self.session.variables.insert(key.to_owned(), value),
        }
        Ok(())
    }

    /// Whether a value fits beside the variables by a bound that needs no look at their letters, which most do by far.
    fn surely_fits(&mut self, value: &Value) -> bool {
        let maps = self.session.stack.iter().map(|frame| &frame.variables).chain([&self.session.variables]);
        let most = self.most_bytes.unwrap_or_else(|| maps.map(value::most_map_bytes).sum());
        let most = most.saturating_add(value::most_bytes(value));
        self.most_bytes = Some(most);
        most <= MAX_VARIABLE_BYTES
    }

    /// Makes a variable empty.
    pub(crate) fn forget(&mut self, key: &str) {
        self.session.variables.remove(key);
        self.variables_changed();
    }

    /// Forgets what was counted of the variables, after others came in their place.
    pub(crate) fn variables_changed(&mut self) {
        self.most_bytes = None;
    }
}
