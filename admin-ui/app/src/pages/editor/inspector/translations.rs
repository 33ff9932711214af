//! The words of a step in the flow's other languages.

use flows_schema::texts::visible_texts;
use leptos::prelude::*;

use super::super::{change::FlowChange, languages, state::Editor};

/// What was translated of one text.
fn translation(editor: Editor, language: &str, node: &str, path: &str) -> String {
    editor.flow.with(|flow| {
        let texts = flow.translations.get(language).and_then(|nodes| nodes.get(node));
        texts.and_then(|texts| texts.get(path)).cloned().unwrap_or_default()
    })
}

/// A form per language; nothing for a flow of one language and for steps that say nothing.
#[component]
pub(super) fn Translations(id: String) -> impl IntoView {
    let editor = Editor::current();
    let own = StoredValue::new(id);
    let others = Memo::new(move |_| {
        editor.flow.with(|flow| flow.languages.iter().skip(1).cloned().collect::<Vec<_>>())
    });
    let texts = Memo::new(move |_| {
        own.with_value(|id| {
            editor.flow.with(|flow| {
                flow.node(id)
                    .map(|node| visible_texts(&node.kind.info().ui, &node.kind.config()))
                    .unwrap_or_default()
            })
        })
    });
    let chosen = RwSignal::new(None::<String>);
    let language = Memo::new(move |_| {
        others
            .with(|others| chosen.get().filter(|it| others.contains(it)).or_else(|| others.first().cloned()))
    });
    let missing = move |language: &str| {
        texts.with(|texts| {
            let is_missing =
                |path: &str| own.with_value(|id| translation(editor, language, id, path).trim().is_empty());
            texts.iter().filter(|(path, _)| is_missing(path)).count()
        })
    };
    view! {
        <Show when=move || language.with(Option::is_some) && !texts.with(Vec::is_empty)>
            <fieldset class="editor-group" data-translations="">
                <legend>{t!("inspector-other-languages")}</legend>
                <label class="flex flex-col gap-1.5">
                    <span class="text-xs font-medium">{t!("inspector-language")}</span>
                    <select class="form-control" on:change=move |event| chosen.set(Some(event_target_value(&event)))>
                        {move || {
                            others
                                .get()
                                .into_iter()
                                .map(|tag| {
                                    let words = match missing(&tag) {
                                        0 => languages::name(&tag),
                                        count => t!("inspector-language-missing", language = languages::name(&tag), n = count),
                                    };
                                    let selected = language.get_untracked().as_ref() == Some(&tag);
                                    view! { <option value=tag selected=selected>{words}</option> }
                                })
                                .collect_view()
                        }}
                    </select>
                </label>
                <For
                    each=move || {
                        let language = language.get().unwrap_or_default();
                        texts.get().into_iter().map(move |(path, _)| (language.clone(), path))
                    }
                    key=Clone::clone
                    let:entry
                >
                    <Words own language=entry.0 path=entry.1 texts/>
                </For>
            </fieldset>
        </Show>
    }
}

/// One text: what is written, and the same in another language.
#[component]
fn Words(
    own: StoredValue<String>,
    language: String,
    path: String,
    texts: Memo<Vec<(String, String)>>,
) -> impl IntoView {
    let editor = Editor::current();
    let place = StoredValue::new((language.clone(), path));
    let written = move || {
        place.with_value(|(_, path)| {
            texts
                .with(|texts| texts.iter().find(|(it, _)| it == path).map(|(_, text)| text.clone()))
                .unwrap_or_default()
        })
    };
    let text = Memo::new(move |_| {
        place.with_value(|(language, path)| own.with_value(|id| translation(editor, language, id, path)))
    });
    let write = move |after: String| {
        let (language, path) = place.get_value();
        let before = text.get_untracked();
        editor.change(FlowChange::Translation { language, node: own.get_value(), path, before, after });
    };
    let label = move || {
        format!("{}: {}", languages::name(&place.with_value(|(language, _)| language.clone())), written())
    };
    view! {
        <div class="flex flex-col gap-1">
            <p class="text-xs text-muted line-clamp-2" dir="auto">{written}</p>
            <textarea
                class="form-control form-area field-grow"
                rows="2"
                dir="auto"
                lang=language
                aria-label=label
                disabled=editor.read_only
                prop:value=move || text.get()
                on:input=move |event| write(event_target_value(&event))
                on:blur=move |_| editor.seal()
            ></textarea>
        </div>
    }
}
