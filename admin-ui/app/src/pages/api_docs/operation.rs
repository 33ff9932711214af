//! One operation: a line that opens to everything about it.

use leptos::prelude::*;
use serde_json::Value;

use super::{read::Operation, schema::example};
use crate::components::{CopyButton, Icon};

/// Method, path and summary; parameters, body, answers and a command line inside.
#[component]
pub(super) fn OperationCard(operation: Operation, #[prop(into)] document: Signal<Value>) -> impl IntoView {
    let open = RwSignal::new(false);
    let colour = match operation.method.as_str() {
        "get" => tw!("text-ok-ink bg-ok-soft"),
        "delete" => tw!("text-danger-ink bg-danger-soft"),
        "post" => tw!("text-accent-ink bg-accent-soft"),
        _ => tw!("text-warn-ink bg-warn-soft"),
    };
    let (method, path, summary) =
        (operation.method.to_uppercase(), operation.path.clone(), operation.summary.clone());
    let operation = StoredValue::new(operation);
    view! {
        <article class="rounded-lg border border-line bg-surface overflow-hidden">
            <button
                type="button"
                class="group flex w-full items-center gap-3 px-3 min-h-11 py-2 text-start hover:bg-hover"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <span class=format!("w-16 shrink-0 rounded-sm px-1.5 py-0.5 text-center text-[11px] font-semibold {colour}")>{method}</span>
                <code class="text-xs min-w-0 break-all">{path}</code>
                <span class="max-md:hidden flex-1 text-xs text-muted truncate text-end">{summary}</span>
                <span class="turns ml-auto text-faint">
                    <Icon name="chevron-right"/>
                </span>
            </button>
            <Show when=move || open.get()>
                {move || operation.with_value(|operation| view! { <Details operation=operation.clone() document=document.get()/> })}
            </Show>
        </article>
    }
}

#[component]
fn Details(operation: Operation, document: Value) -> impl IntoView {
    let body = operation.body.as_ref().map(|schema| example(&document, schema));
    let origin = window().location().origin().unwrap_or_default();
    let curl = operation.curl(&origin, body.as_deref());
    let text = if operation.description.is_empty() { operation.summary } else { operation.description };
    let answers: Vec<_> = operation
        .responses
        .into_iter()
        .map(|(status, words, schema)| {
            let shape = schema.filter(|_| status.starts_with('2')).map(|schema| example(&document, &schema));
            (status, words, shape)
        })
        .collect();
    view! {
        <div class="border-t border-line px-4 py-4 flex flex-col gap-4">
            <p class="text-sm text-muted whitespace-pre-line">{text}</p>
            {(!operation.parameters.is_empty())
                .then(|| {
                    view! {
                        <Part title=t!("api-docs-parameters")>
                            <dl class="rows rounded-lg border border-line">
                                {operation
                                    .parameters
                                    .into_iter()
                                    .map(|parameter| {
                                        view! {
                                            <div class="px-3 py-2">
                                                <dt class="flex items-center gap-2 text-xs">
                                                    <code class="font-semibold">{parameter.name}</code>
                                                    <span class="text-faint">
                                                        {parameter.place} {parameter.required.then(|| format!(", {}", t!("api-docs-required")))}
                                                    </span>
                                                </dt>
                                                <dd class="text-xs text-muted mt-0.5">{parameter.description}</dd>
                                            </div>
                                        }
                                    })
                                    .collect_view()}
                            </dl>
                        </Part>
                    }
                })}
            {body.map(|body| view! { <Part title=t!("api-docs-body")><Code text=body/></Part> })}
            <Part title=t!("api-docs-answers")>
                <div class="flex flex-col gap-2">
                    {answers
                        .into_iter()
                        .map(|(status, words, shape)| {
                            view! {
                                <div>
                                    <p class="text-xs"><code class="font-semibold">{status}</code>" "<span class="text-muted">{words}</span></p>
                                    {shape.map(|shape| view! { <div class="mt-1.5"><Code text=shape/></div> })}
                                </div>
                            }
                        })
                        .collect_view()}
                </div>
            </Part>
            <Part title=t!("api-docs-command-line")><Code text=curl/></Part>
        </div>
    }
}

#[component]
fn Part(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section>
            <h3 class="text-xs font-semibold mb-1.5">{title}</h3>
            {children()}
        </section>
    }
}

/// Code with a button that copies it.
#[component]
fn Code(text: String) -> impl IntoView {
    view! {
        <div class="relative rounded-lg border border-line bg-sunken">
            <pre class="overflow-x-auto p-3 pe-11 text-xs leading-5 max-h-80">{text.clone()}</pre>
            <span class="absolute end-1.5 top-1.5"><CopyButton text=text label=t!("api-docs-copy")/></span>
        </div>
    }
}
