//! JSON that is kept as the text it is stored as.
//!
//! A tree of [`Value`](serde_json::Value)s takes ten times the memory of its text, and would be made from the text and
//! into it again at each station between the database and whoever reads it. Texts are not compared: Postgres keeps
//! values, and gives the same one back with other spaces.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::value::{RawValue, to_raw_value};

/// The text of one JSON value. It may be a contact's data, so it is not shown where values are debugged.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JsonText(Box<RawValue>);

impl JsonText {
    /// Writes a value down. It holds no NUL, which Postgres cannot store: these are left out.
    ///
    /// # Errors
    /// The value is no JSON, such as a map whose keys are no texts.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, serde_json::Error> {
        let raw = to_raw_value(value)?;
        if !raw.get().contains("\\u0000") {
            return Ok(Self(raw));
        }
        let mut tree = serde_json::from_str(raw.get())?;
        without_nul(&mut tree);
        to_raw_value(&tree).map(Self)
    }

    /// Reads the value.
    ///
    /// # Errors
    /// It is of another shape.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.0.get())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.get()
    }
}

impl Default for JsonText {
    fn default() -> Self {
        Self(RawValue::NULL.to_owned())
    }
}

impl From<Box<RawValue>> for JsonText {
    fn from(raw: Box<RawValue>) -> Self {
        Self(raw)
    }
}

impl std::fmt::Debug for JsonText {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "JsonText({} bytes)", self.0.get().len())
    }
}

/// Takes the NULs out of texts and keys: Postgres can store them neither in text nor in JSON.
pub fn without_nul(value: &mut serde_json::Value) {
    use serde_json::Value;
    match value {
        Value::String(text) if text.contains('\0') => *text = text.replace('\0', ""),
        Value::Array(items) => items.iter_mut().for_each(without_nul),
        Value::Object(map) => {
            if map.keys().any(|key| key.contains('\0')) {
                *map = std::mem::take(map)
                    .into_iter()
                    .map(|(key, value)| (key.replace('\0', ""), value))
                    .collect();
            }
            map.values_mut().for_each(without_nul);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::JsonText;

    #[test]
    fn nuls_are_left_out_and_nothing_else() {
        let text = JsonText::of(&json!({"a\0": ["b\0c", 1], "d": null})).unwrap();
        assert_eq!(text.as_str(), r#"{"a":["bc",1],"d":null}"#);
        // A backslash and letters that only look like one.
        let text = JsonText::of(&json!("\\u0000")).unwrap();
        assert_eq!(text.read::<String>().unwrap(), "\\u0000");
    }

    #[test]
    fn it_is_stored_as_it_is_and_not_shown() {
        let text = JsonText::of(&json!({"secret": "words"})).unwrap();
        assert_eq!(serde_json::to_string(&[&text]).unwrap(), r#"[{"secret":"words"}]"#);
        assert_eq!(format!("{text:?}"), "JsonText(18 bytes)");
    }
}
