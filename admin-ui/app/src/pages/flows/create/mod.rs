//! A new flow: from a template, from a list of questions, from a file, or blank.

mod file;
mod questions;
mod templates;

use std::sync::Arc;

use admin_types::CreateFlow;
use flows_schema::Flow;
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;
use serde_json::Value;

use self::{file::FromFile, questions::FromQuestions, templates::FromTemplate};
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Icon, Input, Notice, Tab, Tabs},
    pages::editor::TryOut,
};

/// What the new flow begins with.
#[derive(Debug, Clone, PartialEq)]
enum Start {
    /// Nothing was chosen yet, or it is on its way.
    Nothing,
    /// An empty canvas.
    Blank,
    /// A document.
    Document(Arc<Flow>),
}

/// What the parts of the dialog share.
#[derive(Clone, Copy)]
struct Making {
    /// What the new flow begins with.
    start: RwSignal<Start>,
    /// What went wrong with finding it.
    problem: RwSignal<Option<String>>,
    /// The questions that were written down; they stay while another way is looked at.
    lines: RwSignal<String>,
}

impl Making {
    /// Chooses a document.
    fn choose(self, flow: Flow) {
        self.problem.set(None);
        self.start.set(Start::Document(Arc::new(flow)));
    }
}

/// Asks what to start from and for a name; leads to the editor.
#[component]
pub(crate) fn CreateFlowDialog(
    /// Whether it is open, both ways.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open=open title=t!("flows-new") subtitle=t!("flows-new-about") width="max-w-5xl">
            <Form open/>
        </Dialog>
    }
}

#[component]
fn Form(open: RwSignal<bool>) -> impl IntoView {
    let making = Making {
        start: RwSignal::new(Start::Nothing),
        problem: RwSignal::new(None),
        lines: RwSignal::new(String::new()),
    };
    provide_context(making);
    let name = RwSignal::new(String::new());
    let tab = RwSignal::new("templates");
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let navigate = use_navigate();
    Effect::new(move |_| {
        tab.track();
        making.problem.set(None);
        making.start.set(if tab.get_untracked() == "blank" { Start::Blank } else { Start::Nothing });
    });
    let hint = Signal::derive(move || match making.start.get() {
        Start::Document(flow) if !flow.name.trim().is_empty() => flow.name.clone(),
        _ => t!("flows-new").to_owned(),
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        let start = making.start.get_untracked();
        let typed = name.get_untracked().trim().to_owned();
        let name = if typed.is_empty() { hint.get_untracked() } else { typed };
        let name = name.chars().take(flows_schema::limits::MAX_NAME_CHARS).collect();
        busy.set(true);
        error.set(None);
        let navigate = navigate.clone();
        spawn_local(async move {
            match api::flows::create(&CreateFlow { name, document: document(&start) }).await {
                Ok(flow) => navigate(&format!("/flows/{}", flow.id), Default::default()),
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let tabs = vec![
        Tab { key: "templates", label: t!("flows-start-templates"), icon: "layout-template" },
        Tab { key: "questions", label: t!("flows-start-questions"), icon: "list-checks" },
        Tab { key: "file", label: t!("flows-start-file"), icon: "upload" },
        Tab { key: "blank", label: t!("flows-start-blank"), icon: "file-plus" },
    ];
    let flow = Signal::derive(move || match making.start.get() {
        Start::Document(flow) => Some(flow),
        _ => None,
    });
    let nothing = Signal::derive(move || making.start.with(|start| *start == Start::Nothing));
    view! {
        <form on:submit=move |event| submit.run(event)>
            <div class="mb-4 max-w-full overflow-x-auto"><Tabs tabs=tabs active=tab label=t!("flows-start-from")/></div>
            <div class="new-flow">
                <div class="min-w-0 flex flex-col gap-3">
                    {move || match tab.get() {
                        "questions" => view! { <FromQuestions/> }.into_any(),
                        "file" => view! { <FromFile/> }.into_any(),
                        "blank" => {
                            view! { <p class="text-sm text-muted">{t!("flows-blank-text")}</p> }
                                .into_any()
                        }
                        _ => view! { <FromTemplate/> }.into_any(),
                    }}
                    {move || making.problem.get().map(|text| view! { <Notice text=text/> })}
                </div>
                <aside class="new-flow-phone" aria-label=t!("flows-try")>
                    {move || match flow.get() {
                        Some(flow) => view! { <TryOut flow=(*flow).clone()/> }.into_any(),
                        None => {
                            view! {
                                <div class="new-flow-empty">
                                    <Icon name="smartphone" class="w-6 h-6"/>
                                    <p>{t!("flows-try-text")}</p>
                                </div>
                            }
                                .into_any()
                        }
                    }}
                </aside>
            </div>
            {move || error.get().map(|error| view! { <div class="mt-3"><Notice text=error.line()/></div> })}
            <DialogFooter>
                <div class="flex-1 min-w-48">
                    <Field label=t!("flows-name") optional=true>
                        <Input value=name maxlength=120 placeholder=hint/>
                    </Field>
                </div>
                <div class="flex gap-2 self-end">
                    <Button on:click=move |_| open.set(false)>{t!("flows-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy disabled=nothing>{t!("flows-create")}</Button>
                </div>
            </DialogFooter>
        </form>
    }
}

/// The document for the server; none for an empty flow.
fn document(start: &Start) -> Option<Value> {
    match start {
        Start::Document(flow) => serde_json::to_value(&**flow).ok(),
        Start::Nothing | Start::Blank => None,
    }
}
