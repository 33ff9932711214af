//! All shortcuts on one page.

use leptos::prelude::*;

use super::{state::Editor, tour::TourState};
use crate::components::{Button, Dialog, DialogFooter, Kbd};

/// The shortcuts in groups: keys and what they do. What is read is keys of the catalogue.
const GROUPS: [(&str, &[(&str, &str)]); 5] = [
    (
        key!("editor-keys-everywhere"),
        &[
            ("Ctrl K", key!("editor-keys-go")),
            ("Ctrl S", key!("editor-keys-save")),
            ("Ctrl Z", key!("editor-undo")),
            ("Ctrl Shift Z", key!("editor-redo")),
            ("Ctrl F", key!("editor-find-in-flow")),
            ("?", key!("editor-keys-help")),
        ],
    ),
    (
        key!("editor-steps"),
        &[
            ("Ctrl C", key!("editor-keys-copy")),
            ("Ctrl X", key!("editor-keys-cut")),
            ("Ctrl V", key!("editor-keys-paste")),
            ("Ctrl D", key!("editor-duplicate")),
            ("Delete", key!("editor-keys-remove")),
            ("Enter", key!("editor-keys-open-step")),
            ("F", key!("editor-keys-fold")),
            ("N", key!("editor-add-note")),
        ],
    ),
    (
        key!("editor-keys-on-canvas"),
        &[
            ("Tab", key!("editor-keys-next-step")),
            ("Arrows", key!("editor-keys-move")),
            ("Ctrl Arrows", key!("editor-keys-walk")),
            ("T", key!("editor-tidy-up")),
            ("H", key!("editor-move-canvas")),
            ("V", key!("editor-select-several")),
            ("M", key!("editor-map")),
            ("Home", key!("editor-next-start")),
        ],
    ),
    (
        key!("editor-line-up"),
        &[
            ("Alt A", key!("editor-left-sides")),
            ("Alt D", key!("editor-right-sides")),
            ("Alt W", key!("editor-upper-sides")),
            ("Alt S", key!("editor-lower-sides")),
            ("Alt H", key!("editor-centres")),
            ("Alt V", key!("editor-middles")),
            ("Alt Shift H", key!("editor-spread-across")),
            ("Alt Shift V", key!("editor-spread-down")),
        ],
    ),
    (
        key!("editor-keys-seen"),
        &[
            ("+", key!("editor-larger")),
            ("−", key!("editor-smaller")),
            ("0", key!("editor-life-size")),
            ("1", key!("editor-show-everything")),
            ("L", key!("editor-keys-list")),
            ("P", key!("editor-play")),
            ("I", key!("editor-problems")),
        ],
    ),
];

/// Keys as their caps say them.
fn caps(keys: &'static str) -> &'static str {
    match keys {
        "Arrows" => t!("editor-keys-arrows"),
        "Ctrl Arrows" => t!("editor-keys-ctrl-arrows"),
        keys => keys,
    }
}

/// The page; `?` opens it.
#[component]
pub(crate) fn CheatSheet() -> impl IntoView {
    let editor = Editor::current();
    let tour = expect_context::<TourState>();
    view! {
        <Dialog open=editor.helping title=t!("editor-shortcuts") subtitle=t!("editor-keys-mac") width="max-w-3xl">
            <div class="grid sm:grid-cols-2 gap-x-8 gap-y-5">
                {GROUPS
                    .into_iter()
                    .map(|(group, keys)| {
                        let group = crate::language::text(group);
                        view! {
                            <section aria-label=group>
                                <h3 class="text-xs font-semibold text-muted mb-1.5">{group}</h3>
                                <dl class="flex flex-col gap-1.5">
                                    {keys
                                        .iter()
                                        .map(|&(keys, words)| {
                                            view! {
                                                <div class="flex items-center justify-between gap-4 text-sm">
                                                    <dt>{crate::language::text(words)}</dt>
                                                    <dd class="shrink-0"><Kbd keys=caps(keys)/></dd>
                                                </div>
                                            }
                                        })
                                        .collect_view()}
                                </dl>
                            </section>
                        }
                    })
                    .collect_view()}
            </div>
            <Show when=move || !editor.read_only>
                <DialogFooter>
                    <Button
                        icon="sparkles"
                        on:click=move |_| {
                            editor.helping.set(false);
                            tour.start();
                        }
                    >
                        {t!("editor-keys-tour")}
                    </Button>
                </DialogFooter>
            </Show>
        </Dialog>
    }
}
