//! One's own account: passkeys, password, second factor, sessions.

mod factor;
mod passkeys;
mod password;
mod sessions;

use leptos::prelude::*;

pub(super) use self::sessions::SessionList;
use self::{factor::FactorCard, passkeys::PasskeyCard, password::PasswordCard};
use crate::{
    components::{Card, PageHeader},
    state::Session,
};

/// What people change about themselves.
#[component]
pub(crate) fn AccountPage() -> impl IntoView {
    let session = Session::current();
    let who = move || session.me().map(|me| me.user.email).unwrap_or_else(|| "\u{a0}".to_owned());
    view! {
        <PageHeader title=t!("sign-in-account")/>
        <p class="text-sm text-muted -mt-4 mb-5">{who}</p>
        <Show when=move || session.is_signed_in()>
            <div class="flex flex-col gap-3 max-w-3xl">
                <PasskeyCard/>
                <FactorCard/>
                <PasswordCard/>
                <Card title=t!("sign-in-sessions") subtitle=t!("sign-in-sessions-text") inside="">
                    <SessionList of=None/>
                </Card>
            </div>
        </Show>
    }
}
