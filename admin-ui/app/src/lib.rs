//! The admin UI: a Leptos app, rendered once on the server and alive in the browser.
//!
//! It is a client of the REST API under `/api/v1` and of nothing else: it must not open a store, and it
//! uses no server functions. Everything that is the same for the server and the browser (frame, forms,
//! skeletons) is rendered on both; data comes after the page is interactive, through [`api`].
//!
//! Two features, one at a time: `ssr` renders on the server, `hydrate` is the browser's half. When the
//! page is interactive, `<html>` has `data-hydrated="true"`.
//!
//! **To add a page:** a file in `pages/`, a `<Route>` in `app.rs`, an entry in `layout/nav.rs` if it has a
//! place there. Data types come from `admin-types`; a new resource gets its file in `api/`.
#![recursion_limit = "512"]
#![expect(clippy::needless_pass_by_value, reason = "the properties of a component are its own")]
#![expect(
    unreachable_pub,
    reason = "the component macro writes `pub` for every component, whatever its visibility"
)]

/// Marks a string of utility classes outside a `class` attribute, so that the style generator and its
/// test find it.
macro_rules! tw {
    ($classes:literal) => {
        $classes
    };
}

#[macro_use]
mod language;

mod api;
mod app;
mod components;
mod file;
mod layout;
mod pages;
mod passkey;
#[cfg(feature = "ssr")]
mod shell;
mod state;
mod words;

pub use app::App;
pub use language::Language;
#[cfg(feature = "ssr")]
pub use shell::{Assets, shell};

/// Makes the page that the server rendered interactive. The browser's loader calls it with the catalogue of
/// the page's language.
#[cfg(all(feature = "hydrate", target_arch = "wasm32"))]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate(words: &str) {
    console_error_panic_hook::set_once();
    language::load(state::page_language(), words);
    leptos::mount::hydrate_lazy(App);
}
