//! Settings and variables of the whole flow.

use flows_schema::{Settings, Variable};
use leptos::prelude::*;

use super::{
    cards::{Unit, split_duration},
    change::FlowChange,
    inspector::variable::{KINDS, key_of},
    languages::Languages,
    state::Editor,
};
use crate::components::{Button, ButtonSize, Field, Icon, IconButton, Switch};
use crate::language::title_of;

/// The tab.
#[component]
pub(crate) fn FlowTab() -> impl IntoView {
    view! {
        <div class="editor-form">
            <Description/>
            <fieldset class="editor-group">
                <legend>{t!("editor-settings-conversation")}</legend>
                <Expiry/>
                <Toggles/>
                <Timezone/>
                <ErrorHandler/>
                <OutsideWindow/>
            </fieldset>
            <fieldset class="editor-group">
                <legend>{t!("editor-settings-languages")}</legend>
                <Languages/>
            </fieldset>
            <fieldset class="editor-group">
                <legend>{t!("editor-settings-variables")}</legend>
                <VariableList/>
            </fieldset>
        </div>
    }
}

#[component]
fn Description() -> impl IntoView {
    let editor = Editor::current();
    let text = Memo::new(move |_| editor.flow.with(|flow| flow.description.clone()));
    view! {
        <label class="flex flex-col gap-1.5">
            <span class="text-xs font-medium">{t!("editor-description")}</span>
            <textarea
                class="form-control form-area field-grow"
                rows="2"
                maxlength="1000"
                placeholder=t!("editor-description-placeholder")
                disabled=editor.read_only
                prop:value=move || text.get()
                on:input=move |event| {
                    let before = text.get_untracked();
                    editor.change(FlowChange::Description { before, after: event_target_value(&event) });
                }
                on:blur=move |_| editor.seal()
            ></textarea>
        </label>
    }
}

fn change_settings(editor: Editor, edit: impl FnOnce(&mut Settings)) {
    let before = editor.flow.with_untracked(|flow| flow.settings.clone());
    let mut after = before.clone();
    edit(&mut after);
    editor.change(FlowChange::Settings { before, after });
}

/// After how much silence a conversation ends.
#[component]
fn Expiry() -> impl IntoView {
    let editor = Editor::current();
    let seconds = Memo::new(move |_| editor.flow.with(|flow| u64::from(flow.settings.expire_after)));
    let unit = RwSignal::new(split_duration(seconds.get_untracked()).1);
    let set = move |amount: &str, unit: Unit| {
        if let Ok(amount) = amount.trim().parse::<u64>() {
            let seconds = amount.saturating_mul(unit.seconds());
            let most = flows_schema::limits::MAX_WAIT_SECONDS;
            change_settings(editor, |settings| {
                settings.expire_after = u32::try_from(seconds).unwrap_or(most).min(most);
            });
        }
    };
    let amount = move || (seconds.get() / unit.get().seconds()).to_string();
    view! {
        <Field label=t!("editor-expiry") help=t!("editor-expiry-help")>
            <div class="flex gap-2">
                <input
                    class="form-control form-number"
                    type="number"
                    min="0"
                    aria-label=t!("editor-expiry")
                    disabled=editor.read_only
                    prop:value=amount
                    on:input=move |event| set(&event_target_value(&event), unit.get_untracked())
                    on:blur=move |_| editor.seal()
                />
                <select
                    class="form-control form-unit"
                    aria-label=t!("editor-unit")
                    disabled=editor.read_only
                    on:change=move |event| {
                        let name = event_target_value(&event);
                        if let Some(chosen) = Unit::ALL.into_iter().find(|unit| unit.name() == name) {
                            let amount = (seconds.get_untracked() / unit.get_untracked().seconds()).to_string();
                            unit.set(chosen);
                            set(&amount, chosen);
                        }
                    }
                >
                    {Unit::ALL
                        .into_iter()
                        .map(|one| {
                            view! { <option value=one.name() selected=move || unit.get() == one>{one.words()}</option> }
                        })
                        .collect_view()}
                </select>
            </div>
        </Field>
    }
}

#[component]
fn Toggles() -> impl IntoView {
    let editor = Editor::current();
    let interruptible = Signal::derive(move || editor.flow.with(|flow| flow.settings.interruptible));
    let typing = Signal::derive(move || editor.flow.with(|flow| flow.settings.typing));
    view! {
        <ToggleRow
            label=t!("editor-interrupt")
            help=t!("editor-interrupt-help")
            checked=interruptible
            on_change=Callback::new(move |on| change_settings(editor, |settings| settings.interruptible = on))
        />
        <ToggleRow
            label=t!("editor-typing")
            help=t!("editor-typing-help")
            checked=typing
            on_change=Callback::new(move |on| change_settings(editor, |settings| settings.typing = on))
        />
    }
}

/// The time zone in which the flow means its times.
#[component]
fn Timezone() -> impl IntoView {
    let editor = Editor::current();
    let zone = Memo::new(move |_| editor.flow.with(|flow| flow.settings.timezone.clone()));
    view! {
        <label class="flex flex-col gap-1.5">
            <span class="text-xs font-medium">{t!("editor-time-zone")}</span>
            <input
                class="form-control"
                placeholder="Europe/Berlin"
                autocomplete="off"
                disabled=editor.read_only
                prop:value=move || zone.get()
                on:input=move |event| {
                    let zone = event_target_value(&event).trim().to_owned();
                    change_settings(editor, |settings| settings.timezone = zone);
                }
                on:blur=move |_| editor.seal()
            />
            <span class="text-xs text-muted">{t!("editor-time-zone-help")}</span>
        </label>
    }
}

/// Where the conversation goes on when a step fails.
#[component]
fn ErrorHandler() -> impl IntoView {
    view! {
        <Handler
            label=t!("editor-on-failure")
            none=t!("editor-on-failure-none")
            help=t!("editor-on-failure-help")
            read=|settings| settings.error_handler.clone()
            write=|settings, node| settings.error_handler = node
        />
    }
}

/// Where the conversation goes on when WhatsApp would refuse what a step says.
#[component]
fn OutsideWindow() -> impl IntoView {
    view! {
        <Handler
            label=t!("editor-after-window")
            none=t!("editor-after-window-none")
            help=t!("editor-after-window-help")
            read=|settings| settings.outside_window.clone()
            write=|settings, node| settings.outside_window = node
        />
    }
}

/// A step that the flow as a whole goes to.
#[component]
fn Handler(
    label: &'static str,
    /// What happens without one.
    none: &'static str,
    help: &'static str,
    read: fn(&flows_schema::Settings) -> Option<String>,
    write: fn(&mut flows_schema::Settings, Option<String>),
) -> impl IntoView {
    let editor = Editor::current();
    let chosen = Memo::new(move |_| editor.flow.with(|flow| read(&flow.settings)).unwrap_or_default());
    let options = move || {
        editor.flow.with(|flow| {
            let name = |node: &flows_schema::Node| (node.id.clone(), title_of(node));
            flow.nodes.iter().map(name).collect::<Vec<_>>()
        })
    };
    view! {
        <label class="flex flex-col gap-1.5">
            <span class="text-xs font-medium">{label}</span>
            <select
                class="form-control"
                disabled=editor.read_only
                on:change=move |event| {
                    let id = event_target_value(&event);
                    change_settings(editor, |settings| write(settings, (!id.is_empty()).then_some(id)));
                }
            >
                <option value="" selected=move || chosen.with(String::is_empty)>{none}</option>
                {move || {
                    options()
                        .into_iter()
                        .map(|(id, title)| {
                            let own = id.clone();
                            view! { <option value=id selected=move || chosen.get() == own>{title}</option> }
                        })
                        .collect_view()
                }}
            </select>
            <span class="text-xs text-muted">{help}</span>
        </label>
    }
}

#[component]
fn ToggleRow(
    label: &'static str,
    help: &'static str,
    checked: Signal<bool>,
    on_change: Callback<bool>,
) -> impl IntoView {
    let editor = Editor::current();
    view! {
        <div class="flex items-start gap-3">
            <span class="flex-1 min-w-0">
                <span class="block text-xs font-medium">{label}</span>
                <span class="block text-xs text-muted">{help}</span>
            </span>
            <Switch checked=checked on_change=on_change label=label disabled=editor.read_only/>
        </div>
    }
}

/// The variables, each in a row.
#[component]
fn VariableList() -> impl IntoView {
    let editor = Editor::current();
    let count = Memo::new(move |_| editor.flow.with(|flow| flow.variables.len()));
    let name = RwSignal::new(String::new());
    let add = move || {
        let key = name.with_untracked(|name| key_of(name));
        let taken = editor.flow.with_untracked(|flow| flow.variable(&key).is_some());
        if key.is_empty() || taken {
            return;
        }
        let label = name.get_untracked().trim().to_owned();
        let label = if label == key { String::new() } else { label };
        let variable = Variable { label, ..Variable::new(key, flows_schema::VariableType::Text) };
        let index = count.get_untracked();
        editor.seal();
        editor.change(FlowChange::Variable { index, before: None, after: Some(Box::new(variable)) });
        editor.seal();
        name.set(String::new());
    };
    view! {
        <p class="text-xs text-muted">{t!("editor-variables-help")}</p>
        <For each=move || 0..count.get() key=|index| *index let:index>
            <VariableRow index/>
        </For>
        <Show when=move || !editor.read_only>
            <form
                class="flex gap-2"
                on:submit=move |event| {
                    event.prevent_default();
                    add();
                }
            >
                <input
                    class="form-control"
                    aria-label=t!("editor-variable-new-name")
                    placeholder=t!("editor-variable-new")
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <Button size=ButtonSize::Medium icon="plus" submit=true>{t!("editor-add")}</Button>
            </form>
        </Show>
    }
}

/// What can be said of a variable with yes or no: key of its words, how it is read, how it is written.
type Flag = (&'static str, fn(&Variable) -> bool, fn(&mut Variable, bool));

const FLAGS: &[Flag] = &[
    (key!("editor-variable-personal"), |variable| variable.personal, |variable, on| variable.personal = on),
    (key!("editor-variable-input"), |variable| variable.input, |variable, on| variable.input = on),
    (key!("editor-variable-output"), |variable| variable.output, |variable, on| variable.output = on),
];

#[component]
fn VariableRow(index: usize) -> impl IntoView {
    let editor = Editor::current();
    let variable = Memo::new(move |_| editor.flow.with(|flow| flow.variables.get(index).cloned()));
    let edit = move |change: &dyn Fn(&mut Variable)| {
        if let Some(before) = variable.get_untracked() {
            let mut after = before.clone();
            change(&mut after);
            let (before, after) = (Some(Box::new(before)), Some(Box::new(after)));
            editor.change(FlowChange::Variable { index, before, after });
        }
    };
    let remove = move |_| {
        if let Some(before) = variable.get_untracked() {
            editor.seal();
            editor.change(FlowChange::Variable { index, before: Some(Box::new(before)), after: None });
            editor.seal();
        }
    };
    let name = move || {
        variable
            .get()
            .map(|variable| if variable.label.is_empty() { variable.key } else { variable.label })
            .unwrap_or_default()
    };
    let key =
        move || variable.get().map(|variable| format!("{{{{ {} }}}}", variable.key)).unwrap_or_default();
    view! {
        <div class="form-entry">
            <div class="flex items-center gap-2">
                <span class="text-muted"><Icon name="variable" class="w-3.5 h-3.5"/></span>
                <input
                    class="form-control flex-1"
                    aria-label=t!("editor-variable-name")
                    disabled=editor.read_only
                    prop:value=name
                    on:input=move |event| {
                        let label = event_target_value(&event);
                        edit(&|variable| variable.label.clone_from(&label));
                    }
                    on:blur=move |_| editor.seal()
                />
                <select
                    class="form-control form-unit"
                    aria-label=t!("editor-variable-kind")
                    disabled=editor.read_only
                    on:change=move |event| {
                        let chosen = event_target_value(&event);
                        if let Some((kind, ..)) = KINDS.iter().find(|(_, name, _)| *name == chosen) {
                            edit(&|variable| variable.kind = *kind);
                        }
                    }
                >
                    {KINDS
                        .iter()
                        .map(|&(kind, value, words)| {
                            let selected = move || variable.with(|variable| variable.as_ref().is_some_and(|variable| variable.kind == kind));
                            view! { <option value=value selected=selected>{crate::language::text(words)}</option> }
                        })
                        .collect_view()}
                </select>
                <Show when=move || !editor.read_only>
                    <IconButton icon="x" label=t!("editor-variable-remove") size=ButtonSize::Small on:click=remove/>
                </Show>
            </div>
            <div class="flex items-center justify-between gap-2">
                <code class="text-[11px] text-faint truncate">{key}</code>
                <span class="flex flex-wrap justify-end gap-x-3 gap-y-1">
                    {FLAGS
                        .iter()
                        .map(|&(words, get, set)| {
                            view! {
                                <label class="flex items-center gap-1.5 text-xs text-muted">
                                    <input
                                        type="checkbox"
                                        disabled=editor.read_only
                                        prop:checked=move || variable.with(|variable| variable.as_ref().is_some_and(get))
                                        on:change=move |event| {
                                            let on = event_target_checked(&event);
                                            edit(&|variable| set(variable, on));
                                        }
                                    />
                                    {crate::language::text(words)}
                                </label>
                            }
                        })
                        .collect_view()}
                </span>
            </div>
        </div>
    }
}
