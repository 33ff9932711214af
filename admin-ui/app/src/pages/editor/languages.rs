//! The languages of a flow: the one it is written in, and those it is translated to.

use leptos::prelude::*;

use super::{change::FlowChange, state::Editor};
use crate::components::{Button, ButtonSize, IconButton};

/// Languages that are offered by name: their BCP 47 tags, and what their speakers call them.
const KNOWN: [(&str, &str); 24] = [
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fr", "Français"),
    ("gu", "ગુજરાતી"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ms", "Bahasa Melayu"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("pt-BR", "Português (Brasil)"),
    ("ru", "Русский"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("te", "తెలుగు"),
    ("tr", "Türkçe"),
    ("ur", "اردو"),
    ("zh", "中文"),
];

/// The name of a language; its tag where it is not known by name.
pub(crate) fn name(tag: &str) -> String {
    KNOWN
        .iter()
        .find(|(known, _)| *known == tag)
        .map_or_else(|| tag.to_owned(), |(_, name)| (*name).to_owned())
}

/// A tag as it is written: letters and digits in parts of two to eight, lower case first.
fn tag(text: &str) -> Option<String> {
    let text = text.trim().replace('_', "-");
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let is_first = (2..=3).contains(&first.len()) && first.chars().all(|letter| letter.is_ascii_alphabetic());
    let fits = |part: &str| {
        (2..=8).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_alphanumeric())
    };
    (is_first && parts.all(fits)).then(|| {
        let rest = &text[first.len()..];
        format!("{}{rest}", first.to_lowercase())
    })
}

/// The list; the first is the one in which the flow is written.
#[component]
pub(crate) fn Languages() -> impl IntoView {
    let editor = Editor::current();
    let languages = Memo::new(move |_| editor.flow.with(|flow| flow.languages.clone()));
    let typed = RwSignal::new(String::new());
    let change = move |after: Vec<String>| {
        editor.seal();
        editor.change(FlowChange::Languages { before: languages.get_untracked(), after });
        editor.seal();
    };
    let new = Memo::new(move |_| {
        let found = tag(&typed.get());
        found.filter(|tag| languages.with(|known| !known.iter().any(|it| it.eq_ignore_ascii_case(tag))))
    });
    let add = move || {
        if let Some(tag) = new.get_untracked() {
            let mut after = languages.get_untracked();
            after.push(tag);
            change(after);
            typed.set(String::new());
        }
    };
    view! {
        <ul class="flex flex-col gap-1">
            <For each=move || languages.get().into_iter().enumerate() key=Clone::clone let:entry>
                {
                    let (at, tag) = entry;
                    let removed = tag.clone();
                    view! {
                        <li class="flex items-center gap-2 text-sm min-h-8">
                            <span class="flex-1 min-w-0">{name(&tag)} <span class="text-xs text-muted">{format!(" {tag}")}</span></span>
                            {if at == 0 {
                                view! { <span class="text-xs text-muted">{t!("editor-language-own")}</span> }.into_any()
                            } else {
                                view! {
                                    <Show when=move || !editor.read_only>
                                        <IconButton
                                            icon="x"
                                            label=t!("editor-language-remove", language = name(&removed))
                                            size=ButtonSize::Small
                                            on:click={
                                                let removed = removed.clone();
                                                move |_| {
                                                    let mut after = languages.get_untracked();
                                                    after.retain(|tag| *tag != removed);
                                                    change(after);
                                                }
                                            }
                                        />
                                    </Show>
                                }
                                    .into_any()
                            }}
                        </li>
                    }
                }
            </For>
        </ul>
        <Show when=move || !editor.read_only>
            <div class="flex gap-2">
                <input
                    class="form-control flex-1"
                    list="known-languages"
                    aria-label=t!("editor-language-to-add")
                    placeholder=t!("editor-language-placeholder")
                    maxlength="35"
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            event.prevent_default();
                            add();
                        }
                    }
                />
                <datalist id="known-languages">
                    {KNOWN.iter().map(|(tag, name)| view! { <option value=*tag>{*name}</option> }).collect_view()}
                </datalist>
                <Button size=ButtonSize::Small icon="plus" disabled=Signal::derive(move || new.with(Option::is_none)) on:click=move |_| add()>{t!("editor-add")}</Button>
            </div>
            <p class="text-xs text-muted">{t!("editor-languages-help")}</p>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_as_people_write_them() {
        for (text, expected) in [
            (" ES ", Some("es")),
            ("pt_BR", Some("pt-BR")),
            ("zh-Hant-TW", Some("zh-Hant-TW")),
            ("e", None),
            ("english", None),
            ("en-", None),
            ("en-US!", None),
            ("", None),
        ] {
            assert_eq!(tag(text).as_deref(), expected, "{text}");
        }
        assert_eq!(name("hi"), "हिन्दी");
        assert_eq!(name("xx"), "xx");
    }
}
