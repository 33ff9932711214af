//! One import: how far it is, and what can be done with it.

use admin_types::{Import, ImportState, Page};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api,
    components::{Badge, Button, ButtonSize, IconButton, Toaster, Tone},
    state::Load,
    words,
};

fn state(state: ImportState) -> (Tone, &'static str) {
    match state {
        ImportState::Uploaded => (Tone::Neutral, t!("contacts-import-not-begun")),
        ImportState::Running => (Tone::Accent, t!("contacts-import-running")),
        ImportState::Done => (Tone::Ok, t!("contacts-import-done")),
        ImportState::Stopped => (Tone::Warn, t!("contacts-import-stopped")),
        ImportState::Failed => (Tone::Danger, t!("contacts-import-broken")),
    }
}

/// The row.
#[component]
pub(super) fn ImportLine(
    import: Import,
    load: Load<Page<Import>>,
    #[prop(into)] on_open: Callback<Import>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let id = import.id;
    let (tone, text) = state(import.state);
    let mut about = vec![import.number.name.clone()];
    if import.rows > 0 {
        about.push(t!("contacts-import-taken", n = import.good));
        about.push(t!("contacts-import-refused", n = import.bad));
    }
    about.push(format!("{}, {}", import.by, words::ago(import.created_at)));
    let stop = move |_| {
        spawn_local(async move {
            if let Err(error) = api::imports::stop(id).await {
                toaster.error(t!("contacts-import-not-stopped"), error.line());
            }
            load.reload();
        });
    };
    let remove = move |_| {
        load.update(|page| page.items.retain(|it| it.id != id));
        spawn_local(async move {
            if let Err(error) = api::imports::remove(id).await {
                toaster.error(t!("contacts-import-not-deleted"), error.line());
            }
            load.reload();
        });
    };
    let percent = import.percent;
    let kept = StoredValue::new(import.clone());
    view! {
        <li class="flex flex-wrap items-center gap-3 px-4 py-3">
            <div class="flex-1 min-w-0 basis-56">
                <p class="flex flex-wrap items-center gap-2 min-w-0">
                    <span class="text-sm font-medium break-words min-w-0">{import.filename.clone()}</span>
                    <Badge tone=tone dot=true live=import.state == ImportState::Running>{text}</Badge>
                </p>
                <p class="text-xs text-muted mt-0.5 break-words">{about.join(" · ")}</p>
                {import.error.clone().map(|error| view! { <p class="text-sm text-danger-ink mt-1 break-words">{error}</p> })}
                {(import.state == ImportState::Running)
                    .then(|| {
                        view! {
                            <div
                                role="progressbar"
                                aria-label=t!("contacts-import-progress")
                                aria-valuemin="0"
                                aria-valuemax="100"
                                aria-valuenow=percent.to_string()
                                class="mt-2 h-1.5 rounded-full bg-press overflow-hidden"
                            >
                                <div class="h-full rounded-full bg-accent" style=format!("width:{percent}%")></div>
                            </div>
                        }
                    })}
            </div>
            <div class="flex items-center gap-2">
                {import
                    .has_report
                    .then(|| {
                        view! {
                            <a class="text-sm text-accent-ink underline" rel="external" download="" href=api::imports::report_url(id)>
                                {t!("contacts-import-refused-rows")}
                            </a>
                        }
                    })}
                {match import.state {
                    ImportState::Uploaded => {
                        view! { <Button size=ButtonSize::Small on:click=move |_| on_open.run(kept.get_value())>{t!("contacts-import-go-on")}</Button> }.into_any()
                    }
                    ImportState::Running => view! { <Button size=ButtonSize::Small on:click=stop>{t!("contacts-import-stop")}</Button> }.into_any(),
                    _ => ().into_any(),
                }}
                {(import.state != ImportState::Running)
                    .then(|| view! { <IconButton icon="trash-2" label=t!("contacts-import-delete") size=ButtonSize::Small on:click=remove/> })}
            </div>
        </li>
    }
}
