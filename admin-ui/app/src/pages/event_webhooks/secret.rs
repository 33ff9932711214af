//! A secret, shown once.

use leptos::prelude::*;

use crate::components::{Button, ButtonVariant, CopyField, Dialog, DialogFooter, Field, Notice, Tone};

/// Shows the secret of an address until it is closed; then it is gone from this page too.
#[component]
pub(super) fn SecretDialog(
    /// Address and secret.
    secret: RwSignal<Option<(String, String)>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if secret.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            secret.set(None);
        }
    });
    let url = move || secret.get().map(|(url, _)| url).unwrap_or_default();
    let key = Signal::derive(move || secret.get().map(|(_, key)| key).unwrap_or_default());
    view! {
        <Dialog open=open title="Signing secret" width="max-w-lg">
            <div class="flex flex-col gap-3">
                <p class="text-sm text-muted break-all">{url}</p>
                <Field label="Secret" help="Your system checks with it that a request is ours, as standardwebhooks.com describes.">
                    <CopyField text=key label="Copy the secret"/>
                </Field>
                <Notice
                    tone=Tone::Warn
                    text="Copy it now: it is not shown again. After a new secret, the old one still signs for 24 hours."
                />
                <DialogFooter>
                    <Button variant=ButtonVariant::Primary on:click=move |_| open.set(false)>"I have copied it"</Button>
                </DialogFooter>
            </div>
        </Dialog>
    }
}
