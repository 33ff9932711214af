//! A secret, shown once.

use leptos::prelude::*;

use super::{Button, ButtonVariant, CopyField, Dialog, DialogFooter, Field, Notice, Tone};

/// Shows a secret until it is closed; then it is gone from this page too.
#[component]
pub(crate) fn SecretDialog(
    /// Whose secret, and the secret.
    secret: RwSignal<Option<(String, String)>>,
    /// Title of the dialog.
    title: &'static str,
    /// Label over the secret.
    label: &'static str,
    /// What the secret is for.
    help: &'static str,
    /// What follows from its being shown once.
    note: &'static str,
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
    let whose = move || secret.get().map(|(whose, _)| whose).unwrap_or_default();
    let key = Signal::derive(move || secret.get().map(|(_, key)| key).unwrap_or_default());
    view! {
        <Dialog open=open title=title width="max-w-lg">
            <div class="flex flex-col gap-3">
                <p class="text-sm text-muted break-all">{whose}</p>
                <Field label=label help=help>
                    <CopyField text=key label=t!("common-copy-what", what = label.to_lowercase())/>
                </Field>
                <Notice tone=Tone::Warn text=note/>
                <DialogFooter>
                    <Button variant=ButtonVariant::Primary on:click=move |_| open.set(false)>{t!("common-have-copied")}</Button>
                </DialogFooter>
            </div>
        </Dialog>
    }
}
