//! Catalogues: where they come from, and reading a message.

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::borrow::Cow;

use super::Language;

/// The words of one language.
pub(super) type Catalogue = FluentBundle<FluentResource>;

/// What a message can be told: words, or a number, by which plurals are chosen.
pub(crate) enum Argument {
    /// Shown as they are.
    Words(String),
    /// Shown in digits.
    Number(f64),
}

impl From<&str> for Argument {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Argument {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&String> for Argument {
    fn from(words: &String) -> Self {
        Self::Words(words.clone())
    }
}

impl From<Cow<'_, str>> for Argument {
    fn from(words: Cow<'_, str>) -> Self {
        Self::Words(words.into_owned())
    }
}

macro_rules! numbers {
    (exact: $($exact:ty),+; large: $($large:ty),+) => {
        $(impl From<$exact> for Argument {
            fn from(number: $exact) -> Self {
                Self::Number(f64::from(number))
            }
        })+
        $(impl From<$large> for Argument {
            #[expect(clippy::cast_precision_loss, reason = "nobody reads a count of more than 2^53")]
            fn from(number: $large) -> Self {
                Self::Number(number as f64)
            }
        })+
    };
}
numbers!(exact: u8, u16, u32, i32, f64; large: u64, usize, i64);

/// Words without arguments. A key that no catalogue has is shown itself, which a test forbids.
pub(crate) fn text(key: &'static str) -> &'static str {
    let Some(catalogue) = current() else { return key };
    let Some(pattern) = catalogue.get_message(key).and_then(|message| message.value()) else { return key };
    match catalogue.format_pattern(pattern, None, &mut Vec::new()) {
        Cow::Borrowed(words) => words,
        // Only messages with placeables are put together; such a message wants its arguments.
        Cow::Owned(_) => key,
    }
}

/// Words under a key that is made at run time; `None` when nobody knows it.
pub(super) fn find_with(key: &str, arguments: &[(&'static str, Argument)]) -> Option<String> {
    let catalogue = current()?;
    let pattern = catalogue.get_message(key)?.value()?;
    let arguments: FluentArgs = arguments
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Argument::Words(words) => FluentValue::from(words.as_str()),
                Argument::Number(number) => FluentValue::from(*number),
            };
            (*name, value)
        })
        .collect();
    Some(catalogue.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
}

/// Words with arguments.
pub(crate) fn formatted(key: &'static str, arguments: &[(&'static str, Argument)]) -> String {
    find_with(key, arguments).unwrap_or_else(|| key.to_owned())
}

/// Numbers as the pages write them everywhere: `12 345`, with thin spaces.
fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, not negative and exact in a double, as the guard says"
        )]
        FluentValue::Number(number) if number.value.fract() == 0.0 && (0.0..9e15).contains(&number.value) => {
            Some(crate::words::thousands(number.value as u64))
        }
        _ => None,
    }
}

/// Reads a catalogue. What is wrong in it is left out; tests say what.
fn catalogue(language: Language, sources: &[&str]) -> Catalogue {
    let mut bundle = FluentBundle::new_concurrent(vec![language.id()]);
    // Marks around what is put in keep the order right where directions mix, and are in the way elsewhere.
    bundle.set_formatter(Some(grouped));
    bundle.set_use_isolating(language.direction() == "rtl");
    for source in sources {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(not(target_arch = "wasm32"))]
mod place {
    //! The server has every catalogue.

    use super::{Catalogue, Language, catalogue};
    use std::sync::LazyLock;

    /// The areas of one language, in the order in which they are read.
    macro_rules! areas {
        ($language:literal) => {
            areas!($language: "account", "actions", "alerts", "api-docs", "api-keys", "audit", "broadcasts", "common", "contacts", "dashboard", "editor", "event-webhooks", "exports", "files", "flows", "inbox", "inspector", "numbers", "numbers-link", "play", "schema", "sign-in", "templates", "told", "undelivered", "words")
        };
        ($language:literal: $($area:literal),+) => {
            &[$(($area, include_str!(concat!("../../locales/", $language, "/", $area, ".ftl")))),+]
        };
    }

    /// Areas by name, with their text.
    pub(in crate::language) fn sources(language: Language) -> &'static [(&'static str, &'static str)] {
        match language {
            Language::English => areas!("en"),
            Language::Spanish => areas!("es"),
            Language::Portuguese => areas!("pt"),
            Language::Hindi => areas!("hi"),
        }
    }

    static ALL: LazyLock<Vec<(Language, Catalogue)>> = LazyLock::new(|| {
        Language::ALL
            .into_iter()
            .map(|language| {
                let texts: Vec<&str> = sources(language).iter().map(|(_, text)| *text).collect();
                (language, catalogue(language, &texts))
            })
            .collect()
    });

    pub(super) fn current() -> Option<&'static Catalogue> {
        let language = leptos::prelude::use_context::<Language>().unwrap_or_default();
        ALL.iter().find(|(of, _)| *of == language).map(|(_, catalogue)| catalogue)
    }
}

#[cfg(target_arch = "wasm32")]
mod place {
    //! The browser has the one that its page came with.

    use super::{Catalogue, Language, catalogue};
    use std::sync::OnceLock;

    static LOADED: OnceLock<Catalogue> = OnceLock::new();

    /// Takes the catalogue that the page's loader fetched, before anything is drawn.
    pub(crate) fn load(language: Language, source: &str) {
        let _ = LOADED.set(catalogue(language, &[source]));
    }

    pub(super) fn current() -> Option<&'static Catalogue> {
        LOADED.get()
    }
}

use place::current;
#[cfg(all(target_arch = "wasm32", feature = "hydrate"))]
pub(crate) use place::load;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(super) use place::sources;
