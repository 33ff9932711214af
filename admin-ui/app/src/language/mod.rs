//! The words of the pages, in the visitor's language.
//!
//! Words live in Fluent catalogues, `admin-ui/app/locales/<language>/<area>.ftl`; the code names them:
//! `t!("flows-title")` is a `&'static str`, `t!("flows-count", n = 3)` a `String`. A key that stands in a
//! constant is marked with `key!("…")` and read with [`text`] when it is shown. English is complete by
//! definition; tests hold the other languages against it, and the keys of the code against English.
//!
//! The server renders in the language that the visitor chose or the browser asks for ([`Language::wanted`]);
//! the browser gets that one catalogue and no other. Choosing another language loads the page anew.
//!
//! **To add a language:** a variant of [`Language`], a folder beside `locales/en` with the same files.
//! **To add an area:** a file in each language's folder and its name in `areas!` (`catalogue.rs`).

/// Words by their key; with arguments, which the catalogue names, as a `String`.
macro_rules! t {
    ($key:literal) => {
        $crate::language::text($key)
    };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::language::formatted($key, &[$((stringify!($name), $crate::language::Argument::from($value))),+])
    };
}

/// Marks a key in a constant, so that the tests know that it is used.
macro_rules! key {
    ($key:literal) => {
        $key
    };
}

mod catalogue;
mod choice;
mod schema;
#[cfg(test)]
mod tests;
mod told;

#[cfg(all(feature = "hydrate", target_arch = "wasm32"))]
pub(crate) use catalogue::load;
pub(crate) use catalogue::{Argument, formatted, text};
pub(crate) use choice::COOKIE;
pub use choice::Language;
pub(crate) use schema::{of_schema, title_of, ui_of};
pub(crate) use told::of_told;
