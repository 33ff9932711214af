//! Rendering of texts that passed the gate of [`flows_schema::template`].
//!
//! No default filter of the template engine is used: each of ours caps its output, a render may
//! write 64 KiB and run 20,000 instructions, so that no text can take the server's memory or time.

use std::{borrow::Cow, io, sync::LazyLock};

use flows_schema::template::{gate, gate_expression, is_plain};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Output, Template, UndefinedBehavior, Value, value::Serde,
};

use crate::limits::{MAX_RENDERED_BYTES, TEMPLATE_FUEL};

mod filters;
mod names;
mod people;
mod short;
mod texts;

pub(crate) use texts::{Mixer, Names, Seen, Texts, below};

/// Renders a text with variables.
///
/// # Errors
/// Says what is wrong, for the author: the gate's reason, or a limit that was passed.
pub fn render_text(source: &str, context: &serde_json::Value) -> Result<String, String> {
    render("text", source, context)
}

/// Renders a part of a web address. Values are percent-encoded, so that none can change where the address leads.
pub(crate) fn render_address(source: &str, context: &serde_json::Value) -> Result<String, String> {
    render(ADDRESS, source, context)
}

/// Template name and escape of addresses.
const ADDRESS: &str = "address";

fn render(name: &str, source: &str, context: &serde_json::Value) -> Result<String, String> {
    if is_plain(source) {
        return Ok(source.to_owned());
    }
    gate(source).map_err(|error| error.to_string())?;
    let template = ENVIRONMENT.template_from_named_str(name, source).map_err(|error| error_text(&error))?;
    run(&template, Value::from(Serde(context)))
}

fn run(template: &Template<'_, '_>, context: Value) -> Result<String, String> {
    let mut output = Capped(Vec::new());
    template.render_captured_to(context, &mut output).map_err(|error| error_text(&error))?;
    String::from_utf8(output.0).map_err(|error| error.to_string())
}

/// Evaluates an expression without braces, such as `age|int > 17`. The same gate and limits apply.
///
/// # Errors
/// Says what is wrong, for the author.
pub fn evaluate(source: &str, context: &serde_json::Value) -> Result<serde_json::Value, String> {
    if !is_plain(source) {
        return Err("an expression is written without {{ and }}".to_owned());
    }
    gate_expression(source).map_err(|error| error.to_string())?;
    let expression = ENVIRONMENT.compile_expression(source).map_err(|error| error_text(&error))?;
    let value = expression.eval(Value::from(Serde(context))).map_err(|error| error_text(&error))?;
    if value.is_undefined() {
        return Ok(serde_json::Value::Null);
    }
    // 4.0 and 4 are one value, as everywhere.
    if value.is_number()
        && let Ok(number) = f64::try_from(value.clone())
    {
        return Ok(crate::value::number(number));
    }
    let value = serde_json::to_value(&value).map_err(|error| error.to_string())?;
    if crate::value::bytes(&value) > MAX_RENDERED_BYTES {
        return Err(format!("the value would take more than {MAX_RENDERED_BYTES} bytes"));
    }
    Ok(value)
}

fn error_text(error: &Error) -> String {
    match error.kind() {
        ErrorKind::OutOfFuel => "the text takes too many steps to put together".to_owned(),
        ErrorKind::WriteFailure => too_long(),
        kind => error.detail().map_or_else(|| kind.to_string(), str::to_owned),
    }
}

fn too_long() -> String {
    format!("the text would be longer than {MAX_RENDERED_BYTES} bytes")
}

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::empty();
    environment.set_fuel(Some(TEMPLATE_FUEL));
    environment.set_recursion_limit(64);
    // An unknown name is an empty text: the checks warn the author, the contact sees no error.
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.set_auto_escape_callback(|name| {
        if name == ADDRESS { AutoEscape::Custom(ADDRESS.into()) } else { AutoEscape::None }
    });
    environment.set_formatter(|output, state, value| match state.auto_escape() {
        AutoEscape::Custom(_) => output.write_str(&percent_encoded(&text_of(value)?)).map_err(Error::from),
        _ => write_value(output, value),
    });
    filters::add(&mut environment);
    environment.add_test("defined", |value: &Value| !value.is_undefined() && !value.is_none());
    environment.add_test("undefined", |value: &Value| value.is_undefined() || value.is_none());
    environment.add_test("none", |value: &Value| value.is_undefined() || value.is_none());
    environment.add_test("number", |value: &Value| value.is_number());
    environment.add_test("string", |value: &Value| value.as_str().is_some());
    environment
});

/// Words for a part of an address or a form: all but letters, digits and `-._~` as `%XX` (RFC 3986).
pub(crate) fn percent_encoded(words: &str) -> String {
    let mut encoded = String::with_capacity(words.len());
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push_str(&hex::encode_upper([byte]));
        }
    }
    encoded
}

/// Writes a value the way people write it: nothing for no value, `4` for 4.0, lists with commas.
fn write_value(output: &mut Output<'_>, value: &Value) -> Result<(), Error> {
    output.write_str(&text_of(value)?).map_err(Error::from)
}

/// The words for a value. A list's words are capped like every other output.
pub(crate) fn text_of(value: &Value) -> Result<Cow<'_, str>, Error> {
    use minijinja::value::ValueKind;
    if let Some(text) = value.as_str() {
        return Ok(Cow::Borrowed(text));
    }
    Ok(Cow::Owned(match value.kind() {
        ValueKind::Undefined | ValueKind::None => String::new(),
        ValueKind::Bool => if value.is_true() { "true" } else { "false" }.to_owned(),
        ValueKind::Number => match f64::try_from(value.clone()) {
            Ok(number) => crate::value::as_text(&crate::value::number(number)),
            Err(_) => value.to_string(),
        },
        ValueKind::Seq | ValueKind::Iterable => joined(value, ", ")?,
        _ => {
            let json = serde_json::to_string(value).unwrap_or_default();
            within_cap(json.len())?;
            json
        }
    }))
}

/// The words of a list with a separator between them.
pub(crate) fn joined(list: &Value, separator: &str) -> Result<String, Error> {
    let mut text = String::new();
    for (index, item) in list.try_iter()?.enumerate() {
        if index > 0 {
            text.push_str(separator);
        }
        // A list inside a list is written as JSON, so that this never recurses.
        match item.as_str() {
            Some(word) => text.push_str(word),
            None if item.is_none() || item.is_undefined() => {}
            None if item.is_number() => text.push_str(&text_of(&item)?),
            None => text.push_str(&serde_json::to_string(&item).unwrap_or_default()),
        }
        within_cap(text.len())?;
    }
    Ok(text)
}

/// Refuses an output above [`MAX_RENDERED_BYTES`].
pub(crate) fn within_cap(bytes: usize) -> Result<(), Error> {
    if bytes > MAX_RENDERED_BYTES { Err(Error::new(ErrorKind::InvalidOperation, too_long())) } else { Ok(()) }
}

/// A buffer that refuses to grow above [`MAX_RENDERED_BYTES`].
struct Capped(Vec<u8>);

impl io::Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > MAX_RENDERED_BYTES {
            return Err(io::Error::other("output cap"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
