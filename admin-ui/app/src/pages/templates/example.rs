//! The file that Meta's reviewers see in the header of a template.

use admin_types::FileKind;
use leptos::{html, prelude::*, task::spawn_local};

use super::form::Form;
use crate::{
    api,
    components::{Button, ButtonSize, Field, Icon, Toaster},
};

/// Uploads the example, and shows it.
#[component]
pub(super) fn HeaderExample(form: Form, error: Signal<Option<String>>) -> impl IntoView {
    let toaster = Toaster::current();
    let busy = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    let kind = Memo::new(move |_| FileKind::from_name(&form.header_kind.get()).unwrap_or(FileKind::Image));
    // Another kind of header wants another file.
    Effect::new(move |before: Option<FileKind>| {
        let now = kind.get();
        if before.is_some_and(|before| before != now) {
            form.header_example.set(String::new());
        }
        now
    });
    let accept = move || match kind.get() {
        FileKind::Video => "video/mp4,video/3gpp",
        FileKind::Document => "application/pdf",
        _ => "image/jpeg,image/png",
    };
    let upload = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let input: web_sys::HtmlInputElement = input;
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file can be chosen again after a mistake.
        input.set_value("");
        busy.set(true);
        let kind = kind.get_untracked();
        spawn_local(async move {
            match api::files::create(kind, file).await {
                Ok(stored) => {
                    name.try_set(stored.filename);
                    form.header_example.try_set(stored.address);
                }
                Err(error) => toaster.error(t!("templates-not-uploaded"), error.line()),
            }
            busy.try_set(false);
        });
    };
    let press = move |_| {
        if let Some(input) = input.get_untracked() {
            let input: web_sys::HtmlInputElement = input;
            input.click();
        }
    };
    let picture = move || {
        let address = form.header_example.get();
        let shown = !address.is_empty() && kind.get() == FileKind::Image;
        shown.then(|| view! { <img src=api::files::address(&address) alt="" class="w-12 h-12 rounded-md object-cover bg-sunken shrink-0"/> })
    };
    view! {
        <Field
            label=t!("templates-header-example")
            error
            help=t!("templates-header-example-help")
        >
            <div class="flex items-center gap-3 min-w-0">
                <input node_ref=input type="file" class="hidden" tabindex="-1" aria-hidden="true" accept=accept data-testid="header-example" on:change=upload/>
                <Button size=ButtonSize::Small icon="upload" busy on:click=press>{t!("templates-upload")}</Button>
                {picture}
                <Show when=move || !form.header_example.with(String::is_empty)>
                    <span class="flex items-center gap-1.5 text-sm truncate" data-testid="example-name">
                        <Icon name="circle-check" class="w-4 h-4 text-ok-ink"/>
                        {move || name.get()}
                    </span>
                </Show>
            </div>
        </Field>
    }
}
