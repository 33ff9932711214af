//! What can be done with the selection, over the canvas: line up, tidy, colour, fold, make a subflow, copy, delete.

use admin_canvas::{
    arrange::Arrange,
    gestures::{Input, Key, Mode},
};
use flows_schema::{Color, NodeKind};
use leptos::prelude::*;

use super::{
    cards::NOTE,
    extract_dialog::ExtractDialog,
    state::{Editor, Panel},
    trail,
};
use crate::components::{ButtonSize, Icon, IconButton, Menu, MenuItem, MenuSeparator};

/// Icon, key of its words, what it does.
const ARRANGEMENTS: [(&str, &str, Arrange); 8] = [
    ("align-start-vertical", key!("editor-left-sides"), Arrange::Left),
    ("align-center-vertical", key!("editor-centres"), Arrange::Center),
    ("align-end-vertical", key!("editor-right-sides"), Arrange::Right),
    ("align-start-horizontal", key!("editor-upper-sides"), Arrange::Top),
    ("align-center-horizontal", key!("editor-middles"), Arrange::Middle),
    ("align-end-horizontal", key!("editor-lower-sides"), Arrange::Bottom),
    ("align-horizontal-space-between", key!("editor-spread-across"), Arrange::Across),
    ("align-vertical-space-between", key!("editor-spread-down"), Arrange::Down),
];

/// What the bar needs to know of the selection.
#[derive(Debug, Clone, PartialEq, Default)]
struct Picked {
    count: usize,
    cards: usize,
    steps: usize,
    folded: bool,
    subflow: Option<String>,
}

/// The bar; it is there while something is selected and no gesture runs.
#[component]
pub(crate) fn SelectionBar() -> impl IntoView {
    let editor = Editor::current();
    let quiet = Memo::new(move |_| {
        editor
            .canvas
            .gestures
            .with(|gestures| matches!(gestures.mode, Mode::Idle | Mode::Pressed { .. } | Mode::Pan { .. }))
    });
    let picked = Memo::new(move |_| picked(editor));
    let extracting = RwSignal::new(false);
    view! {
        <Show when=move || quiet.get() && picked.with(|picked| picked.count > 0)>
            <div
                class="editor-picked"
                data-aside=move || editor.finding.get().to_string()
                data-canvas-ignore=""
                role="toolbar" aria-label=t!("editor-selection")>
                <Show when=move || picked.with(|picked| picked.count > 1)>
                    <span class="editor-picked-count" aria-live="polite">
                        {move || picked.with(|picked| t!("editor-selected", n = picked.count))}
                    </span>
                </Show>
                <Show when=move || picked.with(|picked| picked.subflow.is_some())>
                    <OpenSubflow picked/>
                </Show>
                <Show when=move || picked.with(|picked| picked.count == 1 && picked.steps == 1)>
                    <IconButton
                        icon="play"
                        label=t!("editor-play-from-here")
                        size=ButtonSize::Small
                        on:click=move |_| {
                            editor.play_from.set(editor.selected_untracked());
                            editor.open(Panel::Play);
                        }
                    />
                </Show>
                <Show when=move || !editor.read_only>
                    <Show when=move || picked.with(|picked| picked.count > 1)>
                        <Menu label=t!("editor-line-up") icon="align-start-vertical">
                            {ARRANGEMENTS
                                .into_iter()
                                .map(|(icon, label, how)| {
                                    view! {
                                        {(how == Arrange::Across).then(|| view! { <MenuSeparator/> })}
                                        <MenuItem icon=icon label=crate::language::text(label) on_select=move |()| editor.arrange(how)/>
                                    }
                                })
                                .collect_view()}
                        </Menu>
                        <IconButton
                            icon="wand-sparkles"
                            label=t!("editor-tidy-selection")
                            keys="T"
                            size=ButtonSize::Small
                            on:click=move |_| editor.tidy()
                        />
                    </Show>
                    <Colors/>
                    <Show when=move || picked.with(|picked| picked.cards > 0)>
                        <IconButton
                            icon=Signal::derive(move || if picked.with(|picked| picked.folded) { "maximize-2" } else { "minimize-2" })
                            label=Signal::derive(move || {
                                let folded = picked.with(|picked| picked.folded);
                                if folded { t!("editor-unfold").to_owned() } else { t!("editor-fold").to_owned() }
                            })
                            keys="F"
                            size=ButtonSize::Small
                            on:click=move |_| editor.fold()
                        />
                    </Show>
                    <Show when=move || picked.with(|picked| picked.steps > 0 && picked.subflow.is_none())>
                        <IconButton
                            icon="workflow"
                            label=t!("editor-make-subflow-of-it")
                            size=ButtonSize::Small
                            on:click=move |_| extracting.set(true)
                        />
                    </Show>
                    <span class="editor-zoom-line" aria-hidden="true"></span>
                    <IconButton
                        icon="copy"
                        label=t!("editor-duplicate")
                        keys="Ctrl D"
                        size=ButtonSize::Small
                        on:click=move |_| editor.duplicate()
                    />
                    <IconButton
                        icon="trash-2"
                        label=t!("editor-delete")
                        keys="Del"
                        size=ButtonSize::Small
                        on:click=move |_| editor.canvas.input(Input::Key(Key::Delete))
                    />
                </Show>
            </div>
        </Show>
        <ExtractDialog open=extracting/>
    }
}

fn picked(editor: Editor) -> Picked {
    let selection = editor.canvas.selection.get();
    editor.flow.with(|flow| {
        let cards: Vec<&String> = selection.nodes.iter().filter(|id| !id.starts_with(NOTE)).collect();
        let folded = |id: &&String| flow.layout.looks.get(*id).is_some_and(|look| look.folded);
        let subflow = match selection.single().and_then(|id| flow.node(id)).map(|node| &node.kind) {
            Some(NodeKind::Subflow(config)) if !config.flow.is_empty() => Some(config.flow.clone()),
            _ => None,
        };
        Picked {
            count: selection.nodes.len(),
            cards: cards.len(),
            steps: cards.iter().filter(|id| flow.node(id).is_some()).count(),
            folded: !cards.is_empty() && cards.iter().all(folded),
            subflow,
        }
    })
}

/// A way into the flow that the selected step enters, where it is one of this workspace.
#[component]
fn OpenSubflow(picked: Memo<Picked>) -> impl IntoView {
    let editor = Editor::current();
    let go = trail::use_enter();
    let target = Memo::new(move |_| {
        let wanted = picked.with(|picked| picked.subflow.clone())?;
        editor.others.with(|others| others.iter().find(|(id, _)| *id == wanted).cloned())
    });
    move || {
        target.get().map(|(id, name)| {
            let go = go.clone();
            view! {
                <button type="button" class="editor-picked-words" on:click=move |_| go(&id)>
                    <Icon name="corner-down-left"/>
                    {t!("editor-open-named", name = name)}
                </button>
            }
        })
    }
}

/// The colours, behind a button.
#[component]
fn Colors() -> impl IntoView {
    let editor = Editor::current();
    view! {
        <Menu label=t!("editor-colour") icon="palette">
            <MenuItem icon="rotate-ccw" label=t!("editor-colour-usual") on_select=move |()| editor.paint(None)/>
            <MenuSeparator/>
            {Color::ALL
                .into_iter()
                .map(|color| {
                    view! {
                        <div class="editor-color" data-color=color.name()>
                            <MenuItem icon="square" label=color_name(color) on_select=move |()| editor.paint(Some(color))/>
                        </div>
                    }
                })
                .collect_view()}
        </Menu>
    }
}

fn color_name(color: Color) -> &'static str {
    match color {
        Color::Red => t!("editor-colour-red"),
        Color::Orange => t!("editor-colour-orange"),
        Color::Yellow => t!("editor-colour-yellow"),
        Color::Green => t!("editor-colour-green"),
        Color::Blue => t!("editor-colour-blue"),
        Color::Purple => t!("editor-colour-purple"),
        Color::Gray => t!("editor-colour-grey"),
    }
}
