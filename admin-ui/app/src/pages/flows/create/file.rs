//! A flow from a file.

use leptos::{ev, html, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use super::{Making, Start};
use crate::components::{Button, Icon};

/// Bytes of a file at most: what the server takes.
const MOST: f64 = 1_000_000.0;

/// Reads a document; the words say what to do when it is none.
fn read(text: &str) -> Result<flows_schema::Flow, String> {
    flows_schema::parse(text.as_bytes()).map_err(|error| t!("flows-file-foreign", why = error.to_string()))
}

/// Takes a file by choosing or dropping it.
#[component]
pub(super) fn FromFile() -> impl IntoView {
    let making = expect_context::<Making>();
    let input = NodeRef::<html::Input>::new();
    let name = RwSignal::new(String::new());
    let over = RwSignal::new(false);
    let take = move |file: Option<web_sys::File>| {
        let Some(file) = file else { return };
        name.set(file.name());
        making.start.set(Start::Nothing);
        making.problem.set(None);
        if file.size() > MOST {
            making.problem.set(Some(t!("flows-file-too-large").to_owned()));
            return;
        }
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            // Another one was chosen in the meantime, or the dialog is gone.
            if name.try_get_untracked() != Some(file.name()) {
                return;
            }
            match text.ok_or_else(|| t!("flows-file-unreadable").to_owned()).and_then(|text| read(&text)) {
                Ok(flow) => making.choose(flow),
                Err(problem) => making.problem.set(Some(problem)),
            }
        });
    };
    let chosen = move |_: ev::Event| {
        if let Some(input) = input.get_untracked() {
            take(input.files().and_then(|files| files.get(0)));
            // So that the same file can be chosen again after it was mended.
            input.set_value("");
        }
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)));
    };
    view! {
        <div
            class="file-drop"
            data-over=move || over.get().to_string()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <Icon name="upload" class="w-6 h-6"/>
            <p class="text-sm">
                {move || match name.get() {
                    name if name.is_empty() => t!("flows-file-drop").to_owned(),
                    name => name,
                }}
            </p>
            <input
                node_ref=input
                type="file"
                class="sr-only"
                tabindex="-1"
                aria-label=t!("flows-file")
                accept=".json,application/json"
                on:change=chosen
            />
            <Button on:click=move |_| {
                if let Some(input) = input.get_untracked() {
                    input.click();
                }
            }>{t!("flows-file-choose")}</Button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flow_is_read_and_anything_else_is_told_from_it() {
        let text = serde_json::to_string(&flows_schema::Flow::new("Mine")).unwrap();
        assert_eq!(read(&text).unwrap().name, "Mine");
        for foreign in
            ["", "{}", "[1]", "hello", r#"{"spec": "9.0", "name": "x"}"#, r#"{"groups": [], "edges": []}"#]
        {
            let problem = read(foreign).unwrap_err();
            assert!(problem.starts_with("This file is no flow of Botloom. "), "{problem}");
        }
    }
}
