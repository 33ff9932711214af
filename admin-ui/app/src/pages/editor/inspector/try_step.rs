//! Trying a step that asks another system: the server asks it for real, with values that the author gives.

use std::collections::BTreeMap;

use admin_types::{TriedStep, TryStep};
use chrono::DateTime;
use engine_core::{Capabilities, simulation::Simulation};
use flows_schema::{Flow, VariableType};
use leptos::{prelude::*, task::spawn_local};
use serde_json::{Value, json};

use super::{
    super::{
        preview::{sample_contact, with_samples},
        state::Editor,
    },
    keep_answer::KeepAnswer,
};
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonSize, Icon},
};

/// Whether reaching the step asks another system. The engine itself knows.
fn asks(flow: &Flow, node: &str) -> bool {
    // A step that needs a value asks nobody without one.
    let mut simulation = Simulation::new(
        with_samples(flow),
        Capabilities::cloud_api(),
        sample_contact(),
        DateTime::UNIX_EPOCH,
    );
    simulation.start_at(node);
    simulation.open_call().is_some_and(|(asking, _)| asking == node)
}

/// A value for each variable that the step reads.
fn samples(flow: &Flow, node: &str) -> Value {
    let config = flow.node(node).map(|node| node.kind.config().to_string()).unwrap_or_default();
    let read = flow.variables.iter().filter(|variable| config.contains(&variable.key));
    let sample = |variable: &flows_schema::Variable| match variable.kind {
        _ if !variable.initial.is_null() => variable.initial.clone(),
        VariableType::Number => 1.into(),
        VariableType::Boolean => true.into(),
        VariableType::List => json!([]),
        VariableType::Object | VariableType::Location | VariableType::File => json!({}),
        VariableType::Text | VariableType::Date => "".into(),
    };
    read.map(|variable| (variable.key.clone(), sample(variable))).collect::<serde_json::Map<_, _>>().into()
}

/// The button with what came of it; nothing for a step that asks nobody.
#[component]
pub(super) fn TryPanel(id: String) -> impl IntoView {
    let editor = Editor::current();
    let own = StoredValue::new(id);
    // Once: a step that is edited while its form is open keeps its button.
    let shown = own.with_value(|id| editor.linked.with_untracked(|flow| asks(flow, id)));
    (shown && !editor.read_only).then(|| view! { <Trying own/> })
}

#[component]
fn Trying(own: StoredValue<String>) -> impl IntoView {
    let editor = Editor::current();
    let given = own.with_value(|id| editor.linked.with_untracked(|flow| samples(flow, id)));
    let values = RwSignal::new(serde_json::to_string_pretty(&given).unwrap_or_default());
    let busy = RwSignal::new(false);
    let outcome = RwSignal::new(None::<Result<TriedStep, String>>);
    let run = move |_| {
        let variables: BTreeMap<String, Value> = match serde_json::from_str(&values.get_untracked()) {
            Ok(variables) => variables,
            Err(error) => {
                outcome.set(Some(Err(t!("inspector-values-not-json", error = error.to_string()))));
                return;
            }
        };
        let document = editor.linked.with_untracked(|flow| serde_json::to_value(&**flow)).unwrap_or_default();
        let contact = serde_json::to_value(sample_contact()).unwrap_or_default();
        let body = TryStep { document, node: own.get_value(), variables, contact };
        busy.set(true);
        spawn_local(async move {
            let tried = api::flows::try_step(&body).await.map_err(|error: ApiError| error.line());
            outcome.try_set(Some(tried));
            busy.try_set(false);
        });
    };
    view! {
        <fieldset class="editor-group" data-try="">
            <legend>{t!("inspector-try")}</legend>
            <p class="text-xs text-muted">{t!("inspector-try-help")}</p>
            <textarea
                class="form-control form-area form-mono field-grow"
                rows="3"
                spellcheck="false"
                aria-label=t!("inspector-values-as-json")
                prop:value=move || values.get()
                on:input=move |event| values.set(event_target_value(&event))
            ></textarea>
            <Button size=ButtonSize::Small icon="send" class="self-start" busy=busy on:click=run>{t!("inspector-ask-now")}</Button>
            {move || outcome.get().map(|outcome| view! { <Outcome own outcome/> })}
        </fieldset>
    }
}

#[component]
fn Outcome(own: StoredValue<String>, outcome: Result<TriedStep, String>) -> impl IntoView {
    let tried = match outcome {
        Ok(tried) => tried,
        Err(reason) => {
            return view! {
                <p class="editor-note" data-tone="error">
                    <Icon name="circle-alert" class="w-3.5 h-3.5 mt-0.5"/>
                    <span>{reason}</span>
                </p>
            }
            .into_any();
        }
    };
    let tone = if tried.answer["outcome"] == "ok" { "info" } else { "error" };
    let line = match (tried.answer["value"]["status"].as_u64(), tried.answer["text"].as_str()) {
        (Some(status), _) => {
            t!("inspector-answered-with-status", status = status.to_string(), exit = &tried.exit)
        }
        (None, Some(text)) => t!("inspector-answered-with-text", text = text, exit = &tried.exit),
        (None, None) => t!("inspector-answered", exit = &tried.exit),
    };
    let pretty = |value: &Value| serde_json::to_string_pretty(value).unwrap_or_default();
    let body = match &tried.answer["value"]["body"] {
        Value::Null => pretty(&tried.answer["value"]),
        body => pretty(body),
    };
    let answered = tried.answer["value"]["body"].clone();
    let kept = serde_json::to_value(&tried.variables).unwrap_or_default();
    view! {
        <div class="flex flex-col gap-2" role="status">
            <p class="editor-note" data-tone=tone>
                <Icon name="plug" class="w-3.5 h-3.5 mt-0.5"/>
                <span>{line}</span>
            </p>
            {tried.events.into_iter().map(|text| view! { <p class="text-xs text-muted">{text}</p> }).collect_view()}
            {(!answered.is_null()).then(|| view! { <KeepAnswer own body=answered/> })}
            <Json title=t!("inspector-answer") text=body/>
            <Json title=t!("inspector-asked") text=pretty(&tried.asked)/>
            <Json title=t!("inspector-variables-afterwards") text=pretty(&kept)/>
        </div>
    }
    .into_any()
}

#[component]
fn Json(title: &'static str, text: String) -> impl IntoView {
    view! {
        <details class="text-xs">
            <summary class="text-muted">{title}</summary>
            <pre class="play-asked">{text}</pre>
        </details>
    }
}
