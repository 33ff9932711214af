//! The texts of a flow, looked at once: most need no template engine, the others are compiled and kept.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::{BuildHasherDefault, Hasher},
};

use flows_schema::template::{gate, is_plain};
use minijinja::{
    Environment, Value as Inner,
    machinery::{ast, parse},
    syntax::SyntaxConfig,
    value::Serde,
};
use serde_json::{Map, Value};

use super::{ENVIRONMENT, error_text, run, text_of, too_long};
use crate::{limits::MAX_RENDERED_BYTES, value};

/// What texts read from.
pub(crate) trait Names {
    /// What is at a path.
    fn see(&self, path: &[&str]) -> Seen<'_>;
}

/// What is at a path, copied only where it must be.
#[derive(Debug, Clone)]
pub(crate) enum Seen<'a> {
    Nothing,
    Words(&'a str),
    Value(&'a Value),
    Made(Value),
}

/// All texts of a flow that read something, by their source.
#[derive(Debug, Clone, Default)]
pub(crate) struct Texts {
    known: HashMap<Box<str>, Text, BuildHasherDefault<Mixer>>,
    /// Holds the compiled templates; absent where all texts are simple.
    environment: Option<Environment<'static>>,
}

/// One text.
#[derive(Debug, Clone)]
enum Text {
    /// Words and values after each other.
    Simple(Vec<Piece>),
    /// Anything else that the gate lets through, with the paths that it reads.
    General(Vec<Vec<String>>),
    /// Why it cannot be rendered.
    Refused(String),
}

/// A part of a simple text.
#[derive(Debug, Clone)]
enum Piece {
    Words(Box<str>),
    /// `{{ contact.name }}` or `{{ contact.name | default('there') }}`.
    Value {
        path: Vec<Box<str>>,
        default: Option<Box<str>>,
    },
}

impl Texts {
    /// Takes every text of a config that is not plain, wherever it is: what a node renders is in its config.
    pub(crate) fn add_all(&mut self, config: &Value) {
        match config {
            Value::String(source) if !is_plain(source) && !self.known.contains_key(source.as_str()) => {
                let text = self.compiled(source);
                self.known.insert(source.as_str().into(), text);
            }
            Value::Array(items) => items.iter().for_each(|item| self.add_all(item)),
            Value::Object(map) => map.values().for_each(|item| self.add_all(item)),
            _ => {}
        }
    }

    fn compiled(&mut self, source: &str) -> Text {
        let mut used = match gate(source) {
            Ok(used) => used,
            Err(error) => return Text::Refused(error.to_string()),
        };
        if used.filters.contains("date") {
            // What the filter looks up by itself.
            used.reads.extend(["flow.timezone".to_owned(), "flow.language".to_owned()]);
        }
        if let Some(pieces) = simple(source) {
            return Text::Simple(pieces);
        }
        let environment = self.environment.get_or_insert_with(|| ENVIRONMENT.clone());
        match environment.add_template_owned(source.to_owned(), source.to_owned()) {
            Ok(()) => Text::General(
                used.reads.iter().map(|path| path.split('.').map(str::to_owned).collect()).collect(),
            ),
            Err(error) => Text::Refused(error_text(&error)),
        }
    }

    /// Renders a text that is not plain.
    pub(crate) fn render(&self, source: &str, names: &impl Names) -> Result<String, String> {
        match self.known.get(source) {
            Some(Text::Simple(pieces)) => joined(pieces, names),
            Some(Text::Refused(why)) => Err(why.clone()),
            Some(Text::General(reads)) => {
                let environment = self.environment.as_ref().unwrap_or(&ENVIRONMENT);
                let template = environment.get_template(source).map_err(|error| error_text(&error))?;
                run(&template, context(reads, names))
            }
            // A text that was put together while the flow ran.
            None => {
                let mut texts = Self::default();
                let text = texts.compiled(source);
                texts.known.insert(source.into(), text);
                texts.render(source, names)
            }
        }
    }
}

/// The parts of a text that only puts values between words.
fn simple(source: &str) -> Option<Vec<Piece>> {
    let tree = parse(source, "text", SyntaxConfig::default()).ok()?;
    let ast::Stmt::Template(template) = &tree else { return None };
    let piece = |statement: &ast::Stmt<'_>| match statement {
        ast::Stmt::EmitRaw(raw) => Some(Piece::Words(raw.raw.into())),
        ast::Stmt::EmitExpr(emit) => match &emit.expr {
            ast::Expr::Filter(filter) if filter.name == "default" => {
                let [ast::CallArg::Pos(ast::Expr::Const(other))] = filter.args.as_slice() else {
                    return None;
                };
                let default = Some(other.value.as_str()?.into());
                Some(Piece::Value { path: path_of(filter.expr.as_ref()?)?, default })
            }
            path => Some(Piece::Value { path: path_of(path)?, default: None }),
        },
        _ => None,
    };
    template.children.iter().map(piece).collect()
}

fn path_of(expression: &ast::Expr<'_>) -> Option<Vec<Box<str>>> {
    match expression {
        ast::Expr::Var(variable) => Some(vec![variable.id.into()]),
        ast::Expr::GetAttr(attribute) => {
            let mut path = path_of(&attribute.expr)?;
            path.push(attribute.name.into());
            Some(path)
        }
        _ => None,
    }
}

fn joined(pieces: &[Piece], names: &impl Names) -> Result<String, String> {
    let mut text = String::with_capacity(128);
    for piece in pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Value { path, default } => {
                let mut parts = [""; 8];
                let seen = match parts.get_mut(..path.len()) {
                    Some(parts) => {
                        parts.iter_mut().zip(path).for_each(|(part, name)| *part = name);
                        names.see(parts)
                    }
                    None => names.see(&path.iter().map(AsRef::as_ref).collect::<Vec<_>>()),
                };
                write(&mut text, &seen, default.as_deref())?;
            }
        }
        if text.len() > MAX_RENDERED_BYTES {
            return Err(too_long());
        }
    }
    Ok(text)
}

/// Writes a value as the template engine would.
fn write(text: &mut String, seen: &Seen<'_>, default: Option<&str>) -> Result<(), String> {
    let value = match seen {
        Seen::Nothing => &Value::Null,
        Seen::Words(words) => {
            text.push_str(default.filter(|_| words.trim().is_empty()).unwrap_or(words));
            return Ok(());
        }
        Seen::Value(value) => *value,
        Seen::Made(value) => value,
    };
    match value {
        Value::Null => text.push_str(default.unwrap_or_default()),
        Value::String(words) => {
            text.push_str(default.filter(|_| words.trim().is_empty()).unwrap_or(words));
        }
        other => {
            text.push_str(&text_of(&Inner::from(Serde(other))).map_err(|error| error_text(&error))?);
        }
    }
    Ok(())
}

/// Only what the template reads: the language has no way to ask for a name that is not written in it.
fn context(reads: &[Vec<String>], names: &impl Names) -> Inner {
    let roots: BTreeSet<&str> = reads.iter().filter_map(|path| path.first()).map(String::as_str).collect();
    let value = |root: &str| {
        let below: Vec<&Vec<String>> = reads.iter().filter(|path| path[0] == root).collect();
        if below.iter().any(|path| path.len() == 1) {
            return inner(&names.see(&[root]));
        }
        // The first names below are enough of an object: the contact has many that nobody reads.
        let keys: BTreeSet<&str> = below.iter().filter_map(|path| path.get(1)).map(String::as_str).collect();
        let part = |key: &str| (key.to_owned(), inner(&names.see(&[root, key])));
        Inner::from(keys.into_iter().map(part).collect::<BTreeMap<String, Inner>>())
    };
    Inner::from(
        roots.into_iter().map(|root| (root.to_owned(), value(root))).collect::<BTreeMap<String, Inner>>(),
    )
}

fn inner(seen: &Seen<'_>) -> Inner {
    match seen {
        Seen::Nothing => Inner::UNDEFINED,
        Seen::Words(words) => Inner::from(*words),
        Seen::Value(value) => Inner::from(Serde(value)),
        Seen::Made(value) => Inner::from(Serde(value)),
    }
}

/// A path in a JSON object, as templates walk it.
impl Names for Map<String, Value> {
    fn see(&self, path: &[&str]) -> Seen<'_> {
        let Some((root, rest)) = path.split_first() else { return Seen::Nothing };
        self.get(*root).map_or(Seen::Nothing, |value| below(value, rest))
    }
}

/// What is below a value.
pub(crate) fn below<'a>(value: &'a Value, path: &[&str]) -> Seen<'a> {
    path.iter().try_fold(value, |value, name| value.get(*name)).map_or(Seen::Nothing, Seen::Value)
}

impl Seen<'_> {
    /// What it is as JSON, unless it is words that are no JSON value yet.
    fn value(&self) -> Result<&Value, &str> {
        match self {
            Seen::Nothing => Ok(&Value::Null),
            Seen::Words(words) => Err(words),
            Seen::Value(value) => Ok(value),
            Seen::Made(value) => Ok(value),
        }
    }

    /// See [`value::is_empty`].
    pub(crate) fn is_empty(&self) -> bool {
        self.value().map_or_else(|words| words.trim().is_empty(), value::is_empty)
    }

    /// See [`value::is_true`].
    pub(crate) fn is_true(&self) -> bool {
        self.value().map_or_else(value::means_yes, value::is_true)
    }

    /// See [`value::as_number`].
    pub(crate) fn number(&self) -> Option<f64> {
        self.value().map_or_else(value::parse_number, value::as_number)
    }

    /// See [`value::as_text`].
    pub(crate) fn words(&self) -> Cow<'_, str> {
        self.value().map_or_else(Cow::Borrowed, value::words_of)
    }

    /// The value itself.
    pub(crate) fn into_value(self) -> Value {
        match self {
            Seen::Nothing => Value::Null,
            Seen::Words(words) => words.into(),
            Seen::Value(value) => value.clone(),
            Seen::Made(value) => value,
        }
    }
}

/// Mixes the bytes of a text. The keys come from one author's flow, so nobody gains by making them collide.
#[derive(Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(word)).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}

#[cfg(test)]
mod tests {

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::{Text, Texts};
    use crate::template::render_text;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            (-50..50_i32).prop_map(|half| Value::from(f64::from(half) / 2.0)),
            "[ a-zäß{}%]{0,8}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 12, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::btree_map("[a-c]", inner, 0..4).prop_map(|map| json!(map)),
            ]
        })
    }

    fn piece() -> impl Strategy<Value = String> {
        let path = || "(a|b|c|loop|self|true|none|super|length)(\\.(a|b|c|items)){0,3}";
        prop_oneof![
            "[ a-z\\n{}%#-]{0,6}",
            path().prop_map(|path| format!("{{{{ {path} }}}}")),
            path().prop_map(|path| format!("{{{{-{path}-}}}}")),
            (path(), "[ a-z]{0,3}").prop_map(|(path, other)| format!("{{{{ {path}|default('{other}') }}}}")),
            path().prop_map(|path| format!("{{% if {path} %}}{{{{ {path} | upper }}}}{{% endif %}}")),
            path()
                .prop_map(|path| format!("{{% for a in {path} %}}[{{{{ a.b }}}}{{{{ b }}}}]{{% endfor %}}")),
            path().prop_map(|path| format!("{{{{ {path}['a'] }}}}")),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        /// The short ways give what the template engine gives for the whole context.
        #[test]
        fn short_ways_lead_to_the_same_text(
            pieces in proptest::collection::vec(piece(), 1..5),
            values in proptest::collection::btree_map("[a-c]", value(), 0..4),
        ) {
            let source = pieces.concat();
            let context = json!(values);
            let names = context.as_object().expect("an object");
            let mut texts = Texts::default();
            texts.add_all(&json!({"text": [&source]}));
            let expected = render_text(&source, &context);
            if !flows_schema::template::is_plain(&source) {
                prop_assert_eq!(&texts.render(&source, names), &expected, "{}", &source);
                prop_assert_eq!(&Texts::default().render(&source, names), &expected, "{}", &source);
            }
        }
    }

    #[test]
    fn names_between_words_are_simple() {
        let mut texts = Texts::default();
        for source in ["{{ a }}", "Hi {{ a.b | default('you') }}!\n", "{{ a }}{{ b }}"] {
            texts.add_all(&json!(source));
            assert!(matches!(texts.known.get(source), Some(Text::Simple(_))), "{source}");
        }
        for source in ["{{ a | upper }}", "{% if a %}{% endif %}", "{{ a + 1 }}"] {
            texts.add_all(&json!(source));
            assert!(matches!(texts.known.get(source), Some(Text::General(_))), "{source}");
        }
    }
}
