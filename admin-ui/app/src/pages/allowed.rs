//! Pages for some roles only.

use admin_types::Permission;
use leptos::prelude::*;

use super::Forbidden;
use crate::{layout::PageSkeleton, state::Session};

/// A page for those who have a permission. For others nothing of it is made, so nothing is asked of the server.
#[component]
pub(super) fn Allowed(permission: Permission, children: ChildrenFn) -> impl IntoView {
    let session = Session::current();
    let may = session.may(permission);
    view! {
        <Show
            when=move || may.get()
            fallback=move || {
                if session.is_signed_in() {
                    view! { <Forbidden/> }.into_any()
                } else {
                    view! { <PageSkeleton/> }.into_any()
                }
            }
        >
            {children()}
        </Show>
    }
}
