//! One place in a config: what a widget reads and writes.

use std::fmt::Display;

use flows_schema::Severity;
use leptos::prelude::*;
use serde_json::Value;

use super::super::state::Editor;

/// A place in the config of the selected step.
#[derive(Clone)]
pub(crate) struct Binding {
    config: Memo<Value>,
    write: Callback<(String, Value, bool)>,
    errors: RwSignal<Vec<(String, String)>>,
    subject: StoredValue<String>,
    editor: Editor,
    /// JSON pointer into the config.
    pub(crate) path: String,
    /// Whether the user may look only.
    pub(crate) read_only: bool,
}

impl Binding {
    /// The whole config. `write` gets the pointer that was changed, the whole new config, and whether
    /// it was typed (so that letters become one undo).
    pub(crate) fn new(
        config: Memo<Value>,
        write: Callback<(String, Value, bool)>,
        errors: RwSignal<Vec<(String, String)>>,
        subject: String,
        editor: Editor,
    ) -> Self {
        let subject = StoredValue::new(subject);
        Self { config, write, errors, subject, editor, path: String::new(), read_only: editor.read_only }
    }

    /// The place of a property or list entry inside this one.
    pub(crate) fn child(&self, key: impl Display) -> Self {
        Self { path: format!("{}/{key}", self.path), ..self.clone() }
    }

    /// The whole config.
    pub(crate) fn whole(&self) -> Self {
        Self { path: String::new(), ..self.clone() }
    }

    /// The value; null where there is none.
    pub(crate) fn get(&self) -> Value {
        self.config.with(|config| config.pointer(&self.path).cloned().unwrap_or_default())
    }

    /// The value without subscribing.
    pub(crate) fn peek(&self) -> Value {
        self.config.with_untracked(|config| config.pointer(&self.path).cloned().unwrap_or_default())
    }

    /// The value as text for a field.
    pub(crate) fn text(&self) -> String {
        match self.get() {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    /// Writes what was typed: letters in a row are one undo.
    pub(crate) fn type_in(&self, value: Value) {
        self.put(value, true);
    }

    /// Writes what was chosen: an undo of its own.
    pub(crate) fn choose(&self, value: Value) {
        self.editor.seal();
        self.put(value, false);
        self.editor.seal();
    }

    /// Typing here is over.
    pub(crate) fn seal(&self) {
        self.editor.seal();
    }

    fn put(&self, value: Value, typed: bool) {
        if self.read_only {
            return;
        }
        let mut config = self.config.get_untracked();
        if set(&mut config, &self.path, value) {
            self.write.run((self.path.clone(), config, typed));
        }
    }

    /// What is wrong here: that the value could not be read, else what the checks say.
    pub(crate) fn problem(&self) -> Signal<Option<String>> {
        let (errors, subject, editor) = (self.errors, self.subject, self.editor);
        let path = self.path.clone();
        let full = format!("/config{path}");
        Signal::derive(move || {
            let unread = errors.with(|errors| {
                errors.iter().find(|(place, _)| *place == path).map(|(_, reason)| readable(reason))
            });
            unread.or_else(|| {
                editor.issues.with(|issues| {
                    let here = |issue: &&flows_schema::Issue| {
                        issue.severity != Severity::Hint
                            && issue.path == full
                            && subject.with_value(|id| issue.node.as_ref() == Some(id))
                    };
                    issues.iter().find(here).map(|issue| issue.text.clone())
                })
            })
        })
    }
}

/// The end of a parser's message is what helps; its beginning names the place, which the field shows.
fn readable(reason: &str) -> String {
    reason.rsplit_once("': ").map_or(reason, |(_, end)| end).to_owned()
}

/// Sets the value at a pointer. `Null` removes the property, so that defaults hold again. Gives whether
/// the place exists.
pub(crate) fn set(config: &mut Value, path: &str, value: Value) -> bool {
    let Some((parent, key)) = path.rsplit_once('/') else {
        *config = value;
        return true;
    };
    match config.pointer_mut(parent) {
        Some(Value::Object(fields)) => {
            if value.is_null() {
                fields.remove(key);
            } else {
                fields.insert(key.to_owned(), value);
            }
            true
        }
        Some(Value::Array(entries)) => {
            match key.parse::<usize>().ok().and_then(|index| entries.get_mut(index)) {
                Some(entry) => {
                    *entry = value;
                    true
                }
                None => false,
            }
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_set_at_their_place() {
        let mut config = json!({"a": {"b": [1, 2]}});
        assert!(set(&mut config, "/a/b/1", json!(3)));
        assert!(set(&mut config, "/a/c", json!("x")));
        assert_eq!(config, json!({"a": {"b": [1, 3], "c": "x"}}));
        assert!(set(&mut config, "/a/c", Value::Null));
        assert!(!set(&mut config, "/a/b/9", json!(0)));
        assert!(!set(&mut config, "/nowhere/x", json!(0)));
        assert_eq!(config, json!({"a": {"b": [1, 3]}}));
        assert!(set(&mut config, "", json!({})));
        assert_eq!(config, json!({}));
    }
}
