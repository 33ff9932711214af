//! What more than one page knows: who is here, the language, the theme, live events, data on its way.
//!
//! Contexts are provided once, in `app.rs`; pages get them by `X::current()`.

mod language;
mod live;
mod load;
mod sending;
mod session;
mod theme;

pub(crate) use language::{choose_language, page_language};
pub(crate) use live::Live;
pub(crate) use load::{Load, LoadView};
pub(crate) use sending::SendingState;
pub(crate) use session::Session;
pub(crate) use theme::Theme;

/// The browser's storage; it may be blocked.
pub(crate) fn storage() -> Option<web_sys::Storage> {
    leptos::prelude::window().local_storage().ok().flatten()
}
