//! All shortcuts on one page.

use leptos::prelude::*;

use super::{state::Editor, tour::TourState};
use crate::components::{Button, Dialog, DialogFooter, Kbd};

/// The shortcuts in groups: keys and what they do.
const GROUPS: [(&str, &[(&str, &str)]); 5] = [
    (
        "Everywhere",
        &[
            ("Ctrl K", "Go to a page, flow or number"),
            ("Ctrl S", "Save now"),
            ("Ctrl Z", "Undo"),
            ("Ctrl Shift Z", "Redo"),
            ("Ctrl F", "Find in this flow"),
            ("?", "This page"),
        ],
    ),
    (
        "Steps",
        &[
            ("Ctrl C", "Copy"),
            ("Ctrl X", "Cut"),
            ("Ctrl V", "Paste, also into another flow"),
            ("Ctrl D", "Duplicate"),
            ("Delete", "Remove; what led there leads on"),
            ("Enter", "Open the step"),
            ("F", "Fold or unfold"),
            ("N", "Add a note"),
        ],
    ),
    (
        "On the canvas",
        &[
            ("Tab", "To the next step"),
            ("Arrows", "Move what is selected"),
            ("Ctrl Arrows", "Walk along the connections"),
            ("T", "Tidy up"),
            ("H", "Move the canvas"),
            ("V", "Select several"),
            ("M", "Map"),
            ("Home", "Go to the next start"),
        ],
    ),
    (
        "Line up",
        &[
            ("Alt A", "Left sides"),
            ("Alt D", "Right sides"),
            ("Alt W", "Upper sides"),
            ("Alt S", "Lower sides"),
            ("Alt H", "Centres"),
            ("Alt V", "Middles"),
            ("Alt Shift H", "Spread across"),
            ("Alt Shift V", "Spread down"),
        ],
    ),
    (
        "What is seen",
        &[
            ("+", "Larger"),
            ("−", "Smaller"),
            ("0", "Life size"),
            ("1", "Show everything"),
            ("L", "List or canvas"),
            ("P", "Play"),
            ("I", "Problems"),
        ],
    ),
];

/// The page; `?` opens it.
#[component]
pub(crate) fn CheatSheet() -> impl IntoView {
    let editor = Editor::current();
    let tour = expect_context::<TourState>();
    view! {
        <Dialog open=editor.helping title="Keyboard shortcuts" subtitle="On a Mac, Cmd does what Ctrl does here." width="max-w-3xl">
            <div class="grid sm:grid-cols-2 gap-x-8 gap-y-5">
                {GROUPS
                    .into_iter()
                    .map(|(group, keys)| {
                        view! {
                            <section aria-label=group>
                                <h3 class="text-xs font-semibold text-muted mb-1.5">{group}</h3>
                                <dl class="flex flex-col gap-1.5">
                                    {keys
                                        .iter()
                                        .map(|(keys, words)| {
                                            view! {
                                                <div class="flex items-center justify-between gap-4 text-sm">
                                                    <dt>{*words}</dt>
                                                    <dd class="shrink-0"><Kbd keys=*keys/></dd>
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
                        "Take the first look again"
                    </Button>
                </DialogFooter>
            </Show>
        </Dialog>
    }
}
