//! Pages whose code the browser fetches when somebody goes there, and not before.
//!
//! Each is a module of its own beside the main one (`cargo xtask ui` splits them). What two of them share
//! becomes a third, so a page belongs here only when it brings much that nobody else needs.

use leptos::prelude::*;
use leptos_router::{LazyRoute, lazy_route};

use super::editor::EditorPage;

/// The editor with the engine behind its preview.
pub(crate) struct EditorRoute;

#[lazy_route]
impl LazyRoute for EditorRoute {
    fn data() -> Self {
        Self
    }

    fn view(_this: Self) -> AnyView {
        view! { <EditorPage/> }.into_any()
    }
}
