//! Publishing: what the checks say to the draft, and where it shall answer from now on.

mod account;
mod changes;
mod errors;
mod form;
mod waiting;

use std::collections::BTreeSet;

use flows_schema::{Issue, Severity};
use leptos::prelude::*;
use uuid::Uuid;

use super::state::Editor;
use crate::components::Dialog;
use errors::Errors;
pub(super) use errors::many;
use form::Choose;
use waiting::Choices;

/// The dialog. Its content is made anew each time it opens.
#[component]
pub(crate) fn PublishDialog(id: Uuid, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open=open title=t!("editor-publish") subtitle=t!("editor-publish-about")>
            <Inside id open/>
        </Dialog>
    }
}

/// What the parts of the dialog share.
#[derive(Clone, Copy)]
struct Wish {
    /// Errors of the draft: those that the browser sees, and those that only the server knows of.
    errors: Memo<Vec<Issue>>,
    /// What the server found when it refused.
    refused: RwSignal<Vec<Issue>>,
    /// Whether an admin has confirmed that it shall be published in spite of the errors.
    in_spite: RwSignal<bool>,
    /// What is new.
    note: RwSignal<String>,
    /// Where it shall answer.
    numbers: RwSignal<BTreeSet<Uuid>>,
    /// Of a hundred contacts, how many get it.
    percent: RwSignal<String>,
    /// What becomes of conversations that wait.
    choices: RwSignal<Choices>,
}

impl Wish {
    fn new(editor: Editor) -> Self {
        let refused = RwSignal::new(Vec::new());
        let errors = Memo::new(move |_| {
            let is_error = |issue: &&Issue| issue.severity == Severity::Error;
            let mut found: Vec<Issue> =
                editor.checks.with(|issues| issues.iter().filter(is_error).cloned().collect());
            refused.with(|refused: &Vec<Issue>| {
                for issue in refused.iter().filter(is_error) {
                    let known = |it: &Issue| it.code == issue.code && it.node == issue.node;
                    if !found.iter().any(known) {
                        found.push(issue.clone());
                    }
                }
            });
            found
        });
        Self {
            errors,
            refused,
            in_spite: RwSignal::new(false),
            note: RwSignal::new(String::new()),
            numbers: RwSignal::new(BTreeSet::new()),
            percent: RwSignal::new("100".to_owned()),
            choices: RwSignal::new(Choices::new()),
        }
    }
}

#[component]
fn Inside(id: Uuid, open: RwSignal<bool>) -> impl IntoView {
    let wish = Wish::new(Editor::current());
    let blocked = Memo::new(move |_| wish.errors.with(|errors| !errors.is_empty()) && !wish.in_spite.get());
    view! {
        <Errors wish open/>
        <Show when=move || !blocked.get()>
            <Choose id wish open/>
        </Show>
    }
}
