//! The texts of a flow, looked at once: most need no template engine, the others are compiled and kept.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::{BuildHasherDefault, Hasher},
};

use flows_schema::template::{gate, is_plain};
use minijinja::{Environment, Value as Inner, machinery::parse, syntax::SyntaxConfig, value::Serde};
use serde_json::{Map, Value};

use super::{
    ENVIRONMENT, error_text, run,
    short::{Short, Stop},
    too_long,
};
use crate::value;

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
    /// What needs no template engine.
    Short(Short),
    /// Anything else that the gate lets through, with the paths that it reads, and its short way where it has one that
    /// the engine may be needed for all the same.
    General(Vec<Vec<String>>, Option<Short>),
    /// Why it cannot be rendered.
    Refused(String),
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
        let tree = parse(source, "text", SyntaxConfig::default()).ok();
        let short = match tree.as_ref().and_then(Short::of) {
            Some(short) if !short.may_be_unsure() => return Text::Short(short),
            short => short,
        };
        let environment = self.environment.get_or_insert_with(|| ENVIRONMENT.clone());
        match environment.add_template_owned(source.to_owned(), source.to_owned()) {
            Ok(()) => {
                let path = |path: &String| path.split('.').map(str::to_owned).collect();
                Text::General(used.reads.iter().map(path).collect(), short)
            }
            Err(error) => Text::Refused(error_text(&error)),
        }
    }

    /// Renders a text that is not plain.
    pub(crate) fn render(&self, source: &str, names: &impl Names) -> Result<String, String> {
        match self.known.get(source) {
            Some(Text::Short(short)) => short.text(names).map_err(|stop| match stop {
                Stop::Refused(why) => why,
                // Only texts that are never unsure are kept without the engine.
                Stop::Unsure => too_long(),
            }),
            Some(Text::Refused(why)) => Err(why.clone()),
            Some(Text::General(reads, short)) => {
                match short.as_ref().map(|short| short.text(names)) {
                    Some(Ok(text)) => return Ok(text),
                    Some(Err(Stop::Refused(why))) => return Err(why),
                    Some(Err(Stop::Unsure)) | None => {}
                }
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

impl Mixer {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            self.mix(word.try_into().map_or(0, u64::from_le_bytes));
        }
        // Ids are short, so the rest is put together without a call for a copy of unknown length.
        let rest = words.remainder();
        self.mix(rest.iter().fold(rest.len() as u64, |word, byte| word << 8 | u64::from(*byte)));
    }

    /// The mark behind a text: one text after another is never hashed here.
    fn write_u8(&mut self, _end: u8) {}
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
            (path(), "lower|upper|trim|float|int|float \\+ 0.1|int - 3")
                .prop_map(|(path, filter)| format!("{{{{ {path} | {filter} }}}}")),
            (path(), path(), "[-+*]", "float|int").prop_map(|(one, other, sign, kind)| {
                format!("{{{{ ({one} | {kind}) {sign} ({other} | float) {sign} 2.5 }}}}")
            }),
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
        for source in ["{{ a }}", "Hi {{ a.b | default('you') }}!\n", "{{ a }}{{ b }}", "{{ a | upper }}"] {
            texts.add_all(&json!(source));
            assert!(matches!(texts.known.get(source), Some(Text::Short(_))), "{source}");
        }
        for source in ["{{ (a | float) * 2 }}", "{% for a in b %}- {{ a.c }}{% endfor %}"] {
            texts.add_all(&json!(source));
            assert!(matches!(texts.known.get(source), Some(Text::General(_, Some(_)))), "{source}");
        }
        for source in [
            "{{ a | title }}",
            "{% if a %}{% endif %}",
            "{{ a + 1 }}",
            "{% for a in b %}{{ loop.index }}{% endfor %}",
        ] {
            texts.add_all(&json!(source));
            assert!(matches!(texts.known.get(source), Some(Text::General(_, None))), "{source}");
        }
    }
}
