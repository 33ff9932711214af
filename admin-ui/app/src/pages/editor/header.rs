//! The bar over the editor: name, save state, undo, issues, versions, play, publish.

use admin_types::Permission;
use flows_schema::Severity;
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::{
    change::FlowChange,
    found,
    publish::PublishDialog,
    save::{SaveState, Saver},
    state::{Editor, Panel},
    together::{BehindStrip, ConflictDialog, OwnChanges, People},
    trail::Trail,
    versions::VersionsSheet,
};
use crate::{
    components::{Badge, Button, ButtonVariant, Icon, IconButton, Tone},
    state::Session,
};

/// The bar.
#[component]
pub(crate) fn Header(id: Uuid, wide: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::current();
    let session = Session::current();
    let versions = RwSignal::new(false);
    let publishing = RwSignal::new(false);
    let may_publish = session.may(Permission::PublishFlows);
    let errors = Memo::new(move |_| editor.errors());
    let findings = Memo::new(move |_| {
        editor.issues.with(|issues| issues.iter().filter(|issue| issue.severity != Severity::Hint).count())
    });
    let tone = move || match (errors.get(), findings.get()) {
        (0, 0) => "fine",
        (0, _) => "warning",
        _ => "error",
    };
    view! {
        <header class="editor-header">
            <A href="/flows" attr:class="editor-back" attr:aria-label=t!("editor-all-flows") attr:data-tip=t!("editor-all-flows")>
                <Icon name="arrow-left"/>
            </A>
            <Trail/>
            <FlowName/>
            {if editor.read_only {
                view! { <Badge>{t!("editor-view-only")}</Badge> }.into_any()
            } else {
                view! { <SaveMark/> <OwnChanges/> }.into_any()
            }}
            {move || session.me().map(|me| view! { <People id me=me.user.id/> })}
            <span class="flex-1"></span>
            <Show when=move || wide.get() && !editor.read_only>
                <IconButton
                    icon="undo-2"
                    label=t!("editor-undo")
                    keys="Ctrl Z"
                    disabled=Signal::derive(move || !editor.can_undo.get())
                    on:click=move |_| editor.undo()
                />
                <IconButton
                    icon="redo-2"
                    label=t!("editor-redo")
                    keys="Ctrl Shift Z"
                    disabled=Signal::derive(move || !editor.can_redo.get())
                    on:click=move |_| editor.redo()
                />
            </Show>
            <button
                type="button"
                class="editor-issues"
                data-tone=tone
                data-tip=t!("editor-problems")
                data-keys="I"
                aria-label=move || editor.issues.with(|issues| found::count(issues))
                on:click=move |_| editor.open(Panel::Issues)
            >
                {move || {
                    let icon = if errors.get() > 0 { "circle-alert" } else if findings.get() > 0 { "triangle-alert" } else { "circle-check" };
                    view! { <Icon name=icon/> }
                }}
                {move || (findings.get() > 0).then(|| findings.get())}
            </button>
            <IconButton icon="history" label=t!("editor-versions") on:click=move |_| versions.set(true)/>
            <span class="editor-wide">
                <Button icon="play" attr:data-tour="play" attr:data-keys="P" attr:data-tip=t!("editor-talk-to-draft") on:click=move |_| editor.open(Panel::Play)>
                    {t!("editor-play")}
                </Button>
            </span>
            <Show when=move || may_publish.get()>
                <Button
                    variant=ButtonVariant::Primary
                    icon="rocket"
                    attr:data-tour="publish"
                    on:click=move |_| publishing.set(true)
                >
                    {t!("editor-publish")}
                </Button>
            </Show>
        </header>
        <BehindStrip/>
        <ConflictDialog/>
        <VersionsSheet id open=versions/>
        <PublishDialog id open=publishing/>
    }
}

/// The flow's name, edited in place.
#[component]
fn FlowName() -> impl IntoView {
    let editor = Editor::current();
    let name = Memo::new(move |_| editor.flow.with(|flow| flow.name.clone()));
    let rename = move |after: String| {
        let before = name.get_untracked();
        if !after.trim().is_empty() {
            editor.change(FlowChange::Name { before, after });
        }
    };
    view! {
        <input
            class="editor-name"
            aria-label=t!("editor-name-of-flow")
            maxlength="120"
            readonly=editor.read_only
            size=move || name.with(|name| name.chars().count().clamp(8, 36).to_string())
            prop:value=move || name.get()
            on:input=move |event| rename(event_target_value(&event))
            on:blur=move |_| editor.seal()
        />
    }
}

/// Where the draft stands.
#[component]
fn SaveMark() -> impl IntoView {
    let saver = Saver::current();
    let words = move || match saver.state.get() {
        SaveState::Saved if saver.changed.get() => (Tone::Neutral, "check", t!("editor-saved-not-shared")),
        SaveState::Saved => (Tone::Neutral, "check", t!("editor-saved")),
        SaveState::Unsaved => (Tone::Neutral, "circle-dot", t!("editor-unsaved")),
        SaveState::Saving => (Tone::Neutral, "loader-circle", t!("editor-saving")),
        SaveState::Conflict => (Tone::Warn, "git-compare", t!("editor-conflict")),
        SaveState::Offline => (Tone::Warn, "wifi-off", t!("editor-offline")),
        SaveState::Refused(_) => (Tone::Danger, "circle-alert", t!("editor-not-saved")),
    };
    let why = move || match saver.state.get() {
        SaveState::Refused(why) => why,
        SaveState::Offline => t!("editor-offline-why").to_owned(),
        SaveState::Conflict => t!("editor-conflict-why").to_owned(),
        SaveState::Saved if saver.changed.get() => t!("editor-saved-for-you").to_owned(),
        _ => t!("editor-saves-itself").to_owned(),
    };
    view! {
        <button
            type="button"
            class="editor-saved"
            data-state=move || match saver.state.get() {
                SaveState::Saved => "saved",
                SaveState::Unsaved => "unsaved",
                SaveState::Saving => "saving",
                SaveState::Conflict => "conflict",
                SaveState::Offline => "offline",
                SaveState::Refused(_) => "refused",
            }
            data-tip=why
            data-keys="Ctrl S"
            on:click=move |_| saver.now()
        >
            <span role="status">
            {move || {
                let (tone, icon, words) = words();
                let colour = match tone {
                    Tone::Warn => tw!("text-warn-ink"),
                    Tone::Danger => tw!("text-danger-ink"),
                    _ => tw!("text-faint"),
                };
                view! {
                    <span class=format!("inline-flex items-center gap-1.5 text-xs font-medium {colour}")>
                        <Icon name=icon class="w-3.5 h-3.5"/>
                        <span class="editor-saved-words">{words}</span>
                    </span>
                }
            }}
            </span>
        </button>
    }
}
