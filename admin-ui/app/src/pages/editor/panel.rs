//! The panel at the right: the form of a step, play, problems, the flow's settings.

use leptos::prelude::*;

use super::{
    compare::ChangesPanel,
    flow_tab::FlowTab,
    inspector::StepPanel,
    issues::Issues,
    play::PlayPanel,
    state::{Editor, Panel},
    tests_tab::TestsTab,
};
use crate::components::{Sheet, SheetSide, Tab, Tabs};

fn key(panel: Panel) -> &'static str {
    match panel {
        Panel::Step => "step",
        Panel::Play => "play",
        Panel::Issues => "issues",
        Panel::Tests => "tests",
        Panel::Flow => "flow",
        Panel::Changes => "changes",
    }
}

fn panel_of(key: &str) -> Panel {
    match key {
        "play" => Panel::Play,
        "issues" => Panel::Issues,
        "tests" => Panel::Tests,
        "flow" => Panel::Flow,
        "changes" => Panel::Changes,
        _ => Panel::Step,
    }
}

/// Beside the canvas where there is room, else a sheet over it.
#[component]
pub(crate) fn SidePanel(wide: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::current();
    let title = Signal::derive(move || {
        match editor.panel.get() {
            Panel::Step => t!("editor-step"),
            Panel::Play => t!("editor-play"),
            Panel::Issues => t!("editor-problems"),
            Panel::Tests => t!("editor-tests"),
            Panel::Flow => t!("editor-flow"),
            Panel::Changes => t!("editor-changes"),
        }
        .to_owned()
    });
    // A sheet that was closed stays closed when the window becomes wide and narrow again.
    let sheet = RwSignal::new(false);
    Effect::new(move |_| {
        let wanted = editor.panel_open.get() && !wide.get();
        // A signal that is set tells so even when nothing changed, and the two would call each other.
        if sheet.get_untracked() != wanted {
            sheet.set(wanted);
        }
    });
    Effect::new(move |_| {
        if !sheet.get() && !wide.get_untracked() && editor.panel_open.get_untracked() {
            editor.panel_open.set(false);
        }
    });
    view! {
        <Show when=move || wide.get()>
            <aside class="editor-panel" aria-label=t!("editor-details") data-panel=move || key(editor.panel.get())>
                <PanelTabs/>
                <PanelContent/>
            </aside>
        </Show>
        <Sheet open=sheet title=title side=SheetSide::Bottom>
            <div class="editor-sheet"><PanelContent/></div>
        </Sheet>
    }
}

#[component]
fn PanelTabs() -> impl IntoView {
    let editor = Editor::current();
    let active = RwSignal::new(key(editor.panel.get_untracked()));
    Effect::new(move |_| {
        let wanted = key(editor.panel.get());
        if active.get_untracked() != wanted {
            active.set(wanted);
        }
    });
    Effect::new(move |_| {
        let wanted = panel_of(active.get());
        if editor.panel.get_untracked() != wanted {
            editor.panel.set(wanted);
        }
    });
    let tabs = vec![
        Tab { key: "step", label: t!("editor-step"), icon: "pencil" },
        Tab { key: "play", label: t!("editor-play"), icon: "play" },
        Tab { key: "tests", label: t!("editor-tests"), icon: "list-checks" },
        Tab { key: "issues", label: t!("editor-problems"), icon: "circle-alert" },
        Tab { key: "flow", label: t!("editor-flow"), icon: "settings" },
    ];
    view! {
        <div class="editor-tabs">
            <Tabs tabs=tabs active=active label=t!("editor-details")/>
        </div>
    }
}

#[component]
fn PanelContent() -> impl IntoView {
    let editor = Editor::current();
    view! {
        <div class="editor-panel-content" role="tabpanel">
            {move || match editor.panel.get() {
                Panel::Step => view! { <StepPanel/> }.into_any(),
                Panel::Play => view! { <PlayPanel/> }.into_any(),
                Panel::Issues => view! { <Issues/> }.into_any(),
                Panel::Tests => view! { <TestsTab/> }.into_any(),
                Panel::Flow => view! { <FlowTab/> }.into_any(),
                Panel::Changes => view! { <ChangesPanel/> }.into_any(),
            }}
        </div>
    }
}
