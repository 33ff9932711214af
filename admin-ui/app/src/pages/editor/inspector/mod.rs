//! The form of the selected step or start, made from its type's JSON Schema and `ui_schema`.
//!
//! No type has code here. A widget is edited by one file; `field.rs` chooses it.

mod action;
mod binding;
mod choices;
mod code;
mod complete;
mod dates;
mod emoji;
mod field;
mod hours;
mod json_colours;
mod keep_answer;
mod list;
mod media;
mod numbers;
mod pairs;
mod several;
mod suggest;
mod template;
mod text;
mod translations;
mod try_step;
pub(crate) mod variable;
mod words;

use flows_schema::{ActionDefinition, NodeKind, Severity, TriggerKind, ui_schema::NodeUi};
use leptos::prelude::*;
use serde_json::Value;

pub(crate) use self::binding::Binding;
use self::{action::ActionInputs, field::Fields, translations::Translations, try_step::TryPanel};
use super::{
    card::category_name,
    cards::{Card, NOTE},
    change,
    notes::NoteForm,
    preview::StepPreview,
    state::{Editor, Panel},
};
use crate::components::{Button, ButtonSize, EmptyState, Icon, IconButton};
use crate::language::ui_of;

/// The form with the phone under it, or what to do when nothing is selected.
#[component]
pub(crate) fn StepPanel() -> impl IntoView {
    let editor = Editor::current();
    let selected = Memo::new(move |_| {
        let id = editor.selected()?;
        let is_known = |flow: &std::sync::Arc<flows_schema::Flow>| {
            id.starts_with(NOTE) || flow.node(&id).is_some() || flow.trigger(&id).is_some()
        };
        editor.flow.with(is_known).then_some(id)
    });
    let several = Memo::new(move |_| editor.canvas.gestures.with(|gestures| gestures.selection.nodes.len()));
    move || match selected.get() {
        // Made anew for each step, so that no field keeps what belongs to another.
        Some(id) => match id.strip_prefix(NOTE) {
            Some(note) => view! { <NoteForm id=note.to_owned()/> }.into_any(),
            None => view! { <StepForm id=id/> }.into_any(),
        },
        None if several.get() > 1 => view! { <Several count=several/> }.into_any(),
        None => view! {
            <EmptyState
                icon="mouse-pointer-2"
                title=t!("inspector-nothing-selected")
                text=t!("inspector-nothing-selected-help")
            />
        }
        .into_any(),
    }
}

/// What can be done with several steps at once.
#[component]
fn Several(count: Memo<usize>) -> impl IntoView {
    let editor = Editor::current();
    let delete =
        move |_| editor.canvas.input(admin_canvas::gestures::Input::Key(admin_canvas::gestures::Key::Delete));
    view! {
        <EmptyState icon="layout-grid" title=t!("inspector-steps-selected", n = count.get_untracked()) text=t!("inspector-steps-selected-help")>
            <Show when=move || !editor.read_only>
                <Button icon="copy" on:click=move |_| editor.duplicate()>{t!("inspector-duplicate")}</Button>
                <Button icon="trash-2" on:click=delete>{t!("inspector-delete")}</Button>
            </Show>
        </EmptyState>
    }
}

/// Fields of a custom action that come after its inputs: what is kept, and ways out.
const FIRST_OF_RESULT: usize = 3;

/// What the form needs to know of its step or start.
#[derive(Debug, Clone, PartialEq)]
struct Subject {
    id: String,
    is_node: bool,
    ui: StoredUi,
}

/// The type's `ui_schema`; compared by type, since it never changes.
#[derive(Debug, Clone, Copy)]
struct StoredUi {
    name: &'static str,
    ui: &'static NodeUi,
}

impl PartialEq for StoredUi {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

fn subject(editor: Editor, id: &str) -> Option<Subject> {
    editor.flow.with_untracked(|flow| {
        let node =
            flow.node(id).map(|node| node.kind.info()).map(|info| (true, info.type_name, ui_of(&info.ui)));
        let trigger = || flow.trigger(id).map(|trigger| trigger.kind.info());
        let (is_node, name, ui) =
            node.or_else(|| trigger().map(|info| (false, info.type_name, ui_of(&info.ui))))?;
        Some(Subject { id: id.to_owned(), is_node, ui: StoredUi { name, ui } })
    })
}

#[component]
fn StepForm(id: String) -> impl IntoView {
    let editor = Editor::current();
    let Some(subject) = subject(editor, &id) else { return ().into_any() };
    let ui = subject.ui.ui;
    let binding = bind(editor, &subject);
    let preview_id = id.clone();
    // A definition has a form of its own; without it, action and version are chosen by name.
    let definition = editor.linked.with_untracked(|flow| match flow.node(&id).map(|node| &node.kind) {
        Some(NodeKind::CustomAction(config)) => {
            flow.actions.get(&ActionDefinition::key(&config.action, config.version)).cloned()
        }
        _ => None,
    });
    view! {
        <div class="editor-step">
            <StepHead subject=subject.clone()/>
            <div class="editor-form">
                <StepIssues id=id.clone()/>
                <p class="text-xs text-muted">{ui.description.clone()}</p>
                {match definition {
                    Some(definition) => view! {
                        <ActionInputs definition binding=binding.clone()/>
                        <Fields fields=ui.fields.get(FIRST_OF_RESULT..).unwrap_or_default() binding=binding/>
                    }
                        .into_any(),
                    None => view! { <Fields fields=&ui.fields binding=binding/> }.into_any(),
                }}
                {subject.is_node.then(|| view! { <Translations id=id.clone()/> })}
                {subject.is_node.then(|| view! { <TryPanel id=id.clone()/> })}
                {(!subject.is_node).then(|| view! { <Priority id=id.clone()/> <Interrupting id=id.clone()/> })}
            </div>
            <StepPreview id=preview_id/>
        </div>
    }
    .into_any()
}

/// Reads and writes the config of a step or start in the draft.
fn bind(editor: Editor, subject: &Subject) -> Binding {
    let id = subject.id.clone();
    let config = Memo::new(move |_| {
        editor.flow.with(|flow| {
            let node = flow.node(&id).map(|node| node.kind.config());
            node.or_else(|| flow.trigger(&id).map(|trigger| trigger.kind.config())).unwrap_or_default()
        })
    });
    let (id, type_name) = (subject.id.clone(), subject.ui.name);
    let errors = RwSignal::new(Vec::<(String, String)>::new());
    let write = Callback::new(move |(path, value, typed): (String, Value, bool)| {
        let flow = editor.flow.get_untracked();
        let result = if let Some(node) = flow.node(&id) {
            NodeKind::from_parts(type_name, value).map(|kind| {
                let mut node = node.clone();
                node.kind = kind;
                change::edit_node(&flow, node, typed.then(|| path.clone()))
            })
        } else if let Some(trigger) = flow.trigger(&id) {
            TriggerKind::from_parts(type_name, value).map(|kind| {
                let mut trigger = trigger.clone();
                trigger.kind = kind;
                change::edit_trigger(&flow, trigger, typed.then(|| path.clone()))
            })
        } else {
            return;
        };
        errors.update(|errors| errors.retain(|(other, _)| *other != path));
        match result {
            Ok(Some(change)) => editor.change(change),
            Ok(None) => {}
            // The last good value stays in the draft; the field says what is wrong with the new one.
            Err(reason) => errors.update(|errors| errors.push((path, reason))),
        }
    });
    Binding::new(config, write, errors, subject.id.clone(), editor)
}

/// Icon, title and actions of the step.
#[component]
fn StepHead(subject: Subject) -> impl IntoView {
    let editor = Editor::current();
    let (ui, id, is_node) = (subject.ui.ui, subject.id, subject.is_node);
    let own = StoredValue::new(id);
    let title = Memo::new(move |_| {
        own.with_value(|id| editor.flow.with(|flow| flow.node(id).and_then(|node| node.title.clone())))
            .unwrap_or_default()
    });
    let rename = move |text: String| {
        let flow = editor.flow.get_untracked();
        if let Some(node) = own.with_value(|id| flow.node(id).cloned()) {
            let title = (!text.is_empty()).then_some(text);
            let node = flows_schema::Node { title, ..node };
            if let Some(change) = change::edit_node(&flow, node, Some("title".into())) {
                editor.change(change);
            }
        }
    };
    let delete =
        move |_| editor.canvas.input(admin_canvas::gestures::Input::Key(admin_canvas::gestures::Key::Delete));
    let play = move |_| {
        editor.play_from.set(Some(own.get_value()));
        editor.open(Panel::Play);
    };
    view! {
        <header class="editor-step-head" data-category=category_name(ui.category)>
            <span class="palette-icon"><Icon name=ui.icon/></span>
            {if is_node {
                view! {
                    <input
                        class="editor-step-title"
                        aria-label=t!("inspector-step-title")
                        maxlength="120"
                        readonly=editor.read_only
                        placeholder=ui.label.clone()
                        prop:value=move || title.get()
                        on:input=move |event| rename(event_target_value(&event))
                        on:blur=move |_| editor.seal()
                    />
                }
                    .into_any()
            } else {
                view! { <span class="flex-1 text-sm font-semibold">{ui.label.clone()}</span> }.into_any()
            }}
            <Show when=move || is_node>
                <IconButton icon="play" label=t!("inspector-play-from-here") size=ButtonSize::Small on:click=play/>
            </Show>
            <Show when=move || !editor.read_only>
                <IconButton
                    icon="copy"
                    label=t!("inspector-duplicate")
                    keys="Ctrl D"
                    size=ButtonSize::Small
                    on:click=move |_| editor.duplicate()
                />
                <IconButton icon="trash-2" label=t!("inspector-delete") keys="Del" size=ButtonSize::Small on:click=delete/>
            </Show>
        </header>
    }
}

/// What the checks say about this step, where no field of the form can show it.
#[component]
fn StepIssues(id: String) -> impl IntoView {
    let editor = Editor::current();
    let own = StoredValue::new(id);
    let found = Memo::new(move |_| {
        editor.issues.with(|issues| {
            own.with_value(|id| {
                issues
                    .iter()
                    .filter(|issue| issue.severity != Severity::Hint && issue.node.as_ref() == Some(id))
                    .filter(|issue| !issue.path.starts_with("/config/"))
                    .cloned()
                    .collect::<Vec<_>>()
            })
        })
    });
    move || {
        found
            .get()
            .into_iter()
            .map(|issue| {
                let tone = if issue.severity == Severity::Error { "error" } else { "warning" };
                view! {
                    <p class="editor-note" data-tone=tone>
                        <Icon name="circle-alert" class="w-3.5 h-3.5 mt-0.5"/>
                        <span>{issue.text} {issue.fix.map(|fix| format!(" {fix}"))}</span>
                    </p>
                }
            })
            .collect_view()
    }
}

/// Which of several starts of one kind wins.
#[component]
fn Priority(id: String) -> impl IntoView {
    let editor = Editor::current();
    let own = StoredValue::new(id);
    let priority = Memo::new(move |_| {
        own.with_value(|id| editor.flow.with(|flow| flow.trigger(id).map_or(0, |trigger| trigger.priority)))
    });
    let set = move |text: String| {
        let flow = editor.flow.get_untracked();
        let found = own.with_value(|id| flow.trigger(id).cloned());
        if let (Some(trigger), Ok(priority)) = (found, text.trim().parse::<i32>()) {
            let trigger = flows_schema::Trigger { priority: priority.clamp(-1000, 1000), ..trigger };
            if let Some(change) = change::edit_trigger(&flow, trigger, Some("priority".into())) {
                editor.change(change);
            }
        }
    };
    view! {
        <label class="flex flex-col gap-1.5">
            <span class="text-xs font-medium">{t!("inspector-priority")}</span>
            <input
                class="form-control w-24"
                type="number"
                min="-1000"
                max="1000"
                disabled=editor.read_only
                prop:value=move || priority.get().to_string()
                on:input=move |event| set(event_target_value(&event))
                on:blur=move |_| editor.seal()
            />
            <span class="text-xs text-muted">{t!("inspector-priority-help")}</span>
        </label>
    }
}

/// What a start may do to a conversation that waits for something else.
#[component]
fn Interrupting(id: String) -> impl IntoView {
    let editor = Editor::current();
    let own = StoredValue::new(id);
    let chosen = Memo::new(move |_| {
        let interrupt = own.with_value(|id| {
            editor.flow.with(|flow| flow.trigger(id).map(|trigger| trigger.interrupt).unwrap_or_default())
        });
        serde_json::to_value(interrupt)
            .ok()
            .and_then(|name| name.as_str().map(str::to_owned))
            .unwrap_or_default()
    });
    let set = move |name: String| {
        let flow = editor.flow.get_untracked();
        let found = own.with_value(|id| flow.trigger(id).cloned());
        if let (Some(trigger), Ok(interrupt)) = (found, serde_json::from_value(Value::String(name))) {
            let trigger = flows_schema::Trigger { interrupt, ..trigger };
            if let Some(change) = change::edit_trigger(&flow, trigger, None) {
                editor.change(change);
            }
        }
    };
    view! {
        <label class="flex flex-col gap-1.5">
            <span class="text-xs font-medium">{t!("inspector-while-waiting")}</span>
            <select
                class="form-control"
                disabled=editor.read_only
                prop:value=move || chosen.get()
                on:change=move |event| set(event_target_value(&event))
            >
                {flows_schema::Interrupt::OPTIONS
                    .iter()
                    .map(|(value, words)| {
                        view! { <option value=*value selected=move || chosen.get() == *value>{*words}</option> }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}

/// The title of a step for lists, read without subscribing.
pub(crate) fn title_of(editor: Editor, id: &str) -> String {
    let title = |card: &Card| card.title.clone();
    editor.board.with_untracked(|board| board.cards.get(id).map(title)).unwrap_or_else(|| id.to_owned())
}
