//! What is said and expected in a test conversation, line by line.

use leptos::prelude::*;
use serde_json::{Value, json};

use crate::components::{Button, ButtonSize, IconButton, Input, Select};

/// What a line does, as the tests of flows have it, with the key of words for it.
const KINDS: [(&str, &str); 3] = [
    ("send", key!("alerts-they-write")),
    ("choose", key!("alerts-they-tap")),
    ("expect", key!("alerts-we-expect")),
];

/// One line.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Line {
    id: u32,
    kind: RwSignal<String>,
    text: RwSignal<String>,
}

/// The lines.
#[derive(Clone, Copy)]
pub(super) struct StepsForm {
    lines: RwSignal<Vec<Line>>,
    next: StoredValue<u32>,
    /// Steps of other kinds, which an API client made; they stay at their place's end.
    others: RwSignal<Vec<Value>>,
}

impl StepsForm {
    pub(super) fn new() -> Self {
        Self {
            lines: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
            others: RwSignal::new(Vec::new()),
        }
    }

    /// Shows what was saved, or a beginning.
    pub(super) fn fill(self, steps: &[Value]) {
        self.lines.set(Vec::new());
        self.others.set(Vec::new());
        let steps = if steps.is_empty() {
            vec![json!({"send": t!("alerts-hi")}), json!({"expect": ""})]
        } else {
            steps.to_vec()
        };
        for step in steps {
            match KINDS.iter().find_map(|(kind, _)| Some((*kind, step.get(kind)?.as_str()?.to_owned()))) {
                Some((kind, text)) => self.add(kind, text),
                None => self.others.update(|others| others.push(step)),
            }
        }
    }

    /// What is to be saved; lines without words are left out.
    pub(super) fn read(self) -> Vec<Value> {
        let lines = self.lines.get_untracked();
        let said = lines.into_iter().map(|line| (line.kind.get_untracked(), line.text.get_untracked()));
        let steps =
            said.filter(|(_, text)| !text.trim().is_empty()).map(|(kind, text)| json!({kind: text.trim()}));
        steps.chain(self.others.get_untracked()).collect()
    }

    fn add(self, kind: &str, text: String) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        let line = Line { id, kind: RwSignal::new(kind.to_owned()), text: RwSignal::new(text) };
        self.lines.update(|lines| lines.push(line));
    }
}

/// The lines, and a way to add one.
#[component]
pub(super) fn StepsFields(form: StepsForm, error: Signal<Option<String>>) -> impl IntoView {
    let kinds: Vec<(String, String)> = KINDS
        .into_iter()
        .map(|(kind, words)| (kind.to_owned(), crate::language::text(words).to_owned()))
        .collect();
    // What comes next is usually the other side.
    let add = move |_| {
        let last = form.lines.with_untracked(|lines| lines.last().map(|line| line.kind.get_untracked()));
        form.add(if last.as_deref() == Some("expect") { "send" } else { "expect" }, String::new());
    };
    view! {
        <fieldset class="flex flex-col gap-2">
            <legend class="text-xs font-medium text-ink mb-1.5">{t!("alerts-conversation")}</legend>
            <For each=move || form.lines.get() key=|line| line.id let:line>
                <div class="flex items-center gap-2">
                    <Select value=line.kind options=Signal::stored(kinds.clone()) label=t!("alerts-who") class="w-36 shrink-0"/>
                    <div class="flex-1 min-w-0">
                        <Input value=line.text maxlength=1000 placeholder=t!("alerts-words") attr:aria-label=t!("alerts-words")/>
                    </div>
                    <IconButton
                        icon="x"
                        label=t!("alerts-remove-line")
                        size=ButtonSize::Small
                        on:click=move |_| form.lines.update(|lines| lines.retain(|other| other.id != line.id))
                    />
                </div>
            </For>
            <p class="text-xs text-muted">{t!("alerts-contains")}</p>
            {move || error.get().map(|text| view! { <p class="text-xs text-danger-ink" role="alert">{text}</p> })}
            <div><Button size=ButtonSize::Small icon="plus" on:click=add>{t!("alerts-add-line")}</Button></div>
        </fieldset>
    }
}
