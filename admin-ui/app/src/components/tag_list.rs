//! Tags that can be added and taken away.

use leptos::prelude::*;

use super::{Icon, Input};

/// The tags; whoever `can` adds one, or takes one away.
#[component]
pub(crate) fn TagList(
    /// What is there.
    #[prop(into)]
    tags: Signal<Vec<String>>,
    /// Who looks may change them.
    can: Signal<bool>,
    /// Told of a tag that somebody typed, without spaces around it.
    on_add: impl Fn(String) + Copy + Send + Sync + 'static,
    /// Told of a tag that shall go.
    on_remove: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let tag = typed.get_untracked().trim().to_owned();
        if !tag.is_empty() {
            typed.set(String::new());
            on_add(tag);
        }
    };
    view! {
        <div class="flex flex-wrap items-center gap-1.5">
            {move || {
                tags.get()
                    .into_iter()
                    .map(|tag| {
                        let (label, gone) = (t!("common-tag-remove", tag = &tag), tag.clone());
                        view! {
                            <span class="inline-flex items-center gap-1 rounded-full bg-press px-2 h-6 text-xs max-w-full">
                                <span class="truncate">{tag}</span>
                                {can
                                    .get()
                                    .then(|| {
                                        view! {
                                            <button
                                                type="button"
                                                class="rounded-full text-faint hover:text-ink"
                                                aria-label=label
                                                on:click=move |_| on_remove(gone.clone())
                                            >
                                                <Icon name="x" class="w-3 h-3"/>
                                            </button>
                                        }
                                    })}
                            </span>
                        }
                    })
                    .collect_view()
            }}
            <Show when=move || can.get()>
                <form class="w-32" on:submit=add>
                    <Input value=typed placeholder=t!("common-tag-add") maxlength=60 attr:aria-label=t!("common-tag-add")/>
                </form>
            </Show>
        </div>
    }
}
