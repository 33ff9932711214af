//! JSON values from the fuzzer's bytes.

use arbitrary::{Result, Unstructured};
use serde_json::{Map, Number, Value};

/// How deep lists and objects are nested. Documents from outside are bounded by their parser.
const MAX_DEPTH: u32 = 4;

/// Texts on which readers of numbers, dates and words decide.
const WORDS: &[&str] = &[
    "",
    " ",
    "0",
    "-0",
    "1",
    "4.0",
    "1e308",
    "-1e-7",
    "1,5",
    "1.234,56",
    "yes",
    "no",
    "true",
    "2026-02-29",
    "2026-01-08",
    "2026-01-08T18:30",
    "2026-01-08T18:30:00Z",
    "9999-12-31T23:59:59+14:00",
    "24:00",
    "18:30",
    "a,b",
    "ß",
    "İ",
    "😀",
    "\u{0}",
    "\u{202e}",
    "[1]",
    "{\"a\": 1}",
    "{{ a }}",
    "{% if a %}x{% endif %}",
    "(a+)+$",
    "٣",
];

/// Any value.
///
/// # Errors
/// When the bytes are used up.
pub fn value(bytes: &mut Unstructured<'_>) -> Result<Value> {
    nested(bytes, 0)
}

fn nested(bytes: &mut Unstructured<'_>, depth: u32) -> Result<Value> {
    let kinds = if depth < MAX_DEPTH { 9 } else { 7 };
    Ok(match bytes.int_in_range(0..=kinds - 1)? {
        0 => Value::Null,
        1 => bytes.arbitrary::<bool>()?.into(),
        2 => i32::from(bytes.arbitrary::<i8>()?).into(),
        3 => bytes.arbitrary::<i64>()?.into(),
        4 => Number::from_f64(bytes.arbitrary()?).map_or(Value::Null, Value::Number),
        5 => (*bytes.choose(WORDS)?).into(),
        6 => bytes.arbitrary::<&str>()?.into(),
        7 => {
            let length = bytes.int_in_range(0..=4)?;
            Value::Array((0..length).map(|_| nested(bytes, depth + 1)).collect::<Result<_>>()?)
        }
        _ => {
            let mut map = Map::new();
            for _ in 0..bytes.int_in_range(0..=4)? {
                let key = *bytes.choose(&["a", "b", "name", "title", "value", "status", "body", "0", ""])?;
                map.insert(key.to_owned(), nested(bytes, depth + 1)?);
            }
            Value::Object(map)
        }
    })
}

/// Any words; often such on which a reader decides.
///
/// # Errors
/// When the bytes are used up.
pub fn words(bytes: &mut Unstructured<'_>) -> Result<String> {
    if bytes.arbitrary()? { Ok((*bytes.choose(WORDS)?).to_owned()) } else { bytes.arbitrary() }
}
