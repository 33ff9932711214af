//! "Make a subflow of it": the name of the new flow, or why it cannot be made.

use admin_types::CreateFlow;
use leptos::{ev, prelude::*, task::spawn_local};

use super::{
    change::FlowChange,
    extract::{self, Extraction, Refusal},
    state::Editor,
};
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Input, Notice, Toaster},
};

/// The dialog.
#[component]
pub(crate) fn ExtractDialog(
    /// Whether it is open, both ways.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog
            open=open
            title=t!("editor-subflow-make")
            subtitle=t!("editor-subflow-about")
        >
            <ExtractForm open=open/>
        </Dialog>
    }
}

fn cut(editor: Editor, name: &str) -> Result<Extraction, Refusal> {
    let selection = editor.selection();
    editor.flow.with_untracked(|flow| extract::extract(flow, &selection, name))
}

#[component]
fn ExtractForm(open: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::current();
    let toaster = Toaster::current();
    let whole = editor.flow.with_untracked(|flow| flow.name.clone());
    let name =
        RwSignal::new(t!("editor-subflow-part-of", name = whole).chars().take(120).collect::<String>());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        let Ok(cut) = cut(editor, &typed) else { return };
        let before = editor.flow.get_untracked();
        busy.set(true);
        spawn_local(async move {
            let document = serde_json::to_value(&cut.subflow).ok();
            match api::flows::create(&CreateFlow { name: typed.clone(), document }).await {
                Ok(made) => {
                    let Some(now) = editor.flow.try_get_untracked() else { return };
                    let id = made.id.to_string();
                    editor.others.update(|others| others.push((id.clone(), made.name.clone())));
                    // Somebody typed on while the flow was being made: what is cut now is what is there now.
                    let step = cut.step.clone();
                    if now == before {
                        editor.seal();
                        let after = cut.entering(&id);
                        editor.change(FlowChange::Document {
                            before: Box::new((*before).clone()),
                            after: Box::new(after),
                        });
                        editor.seal();
                        editor.visit(&step);
                        toaster.done(t!("editor-subflow-made", name = made.name), move || {
                            if editor.revision.try_get_untracked().is_some() {
                                editor.undo();
                            }
                        });
                    } else {
                        toaster.error(t!("editor-subflow-changed"), t!("editor-subflow-changed-why"));
                    }
                    open.set(false);
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                    busy.try_set(false);
                }
            }
        });
    };
    match cut(editor, "") {
        Err(no) => view! {
            <Notice text=no.words()/>
            <DialogFooter>
                <Button on:click=move |_| open.set(false)>{t!("editor-understood")}</Button>
            </DialogFooter>
        }
        .into_any(),
        Ok(cut) => {
            let summary = summary(&cut);
            view! {
                <form on:submit=submit>
                    {move || error.get().map(|error| view! { <div class="mb-3"><Notice text=error.line()/></div> })}
                    <Field label=t!("editor-subflow-name") help=summary>
                        <Input value=name maxlength=120 required=true autofocus=true/>
                    </Field>
                    <DialogFooter>
                        <Button on:click=move |_| open.set(false)>{t!("editor-cancel")}</Button>
                        <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("editor-subflow-make")}</Button>
                    </DialogFooter>
                </form>
            }
            .into_any()
        }
    }
}

/// What will be passed, in a sentence.
fn summary(cut: &Extraction) -> String {
    let list = |output: bool| {
        let keys = cut.subflow.variables.iter().filter(|variable| !output || variable.output);
        keys.map(|variable| variable.key.as_str()).collect::<Vec<_>>().join(", ")
    };
    match (list(false), list(true)) {
        (goes_in, _) if goes_in.is_empty() => t!("editor-subflow-none-passed").to_owned(),
        (goes_in, back) if back.is_empty() => t!("editor-subflow-passed", passed = goes_in),
        (goes_in, back) => t!("editor-subflow-passed-back", passed = goes_in, back = back),
    }
}
