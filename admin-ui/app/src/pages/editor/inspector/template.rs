//! The choice of a template that Meta has approved, which brings its variables along.

use flows_schema::{
    message_template::{KnownTemplate, TemplatePlace, TemplateVariable},
    nodes::Template,
    ui_schema::FieldUi,
};
use leptos::prelude::*;
use serde::Deserialize as _;

use super::{super::state::Editor, binding::Binding, text::LineField};
use crate::{
    components::{Field, Icon, Select},
    pages::templates::in_words,
};

fn key(name: &str, language: &str) -> String {
    format!("{name}/{language}")
}

/// The templates of the workspace's numbers; their name by hand as long as none was fetched.
#[component]
pub(super) fn TemplateField(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let editor = Editor::current();
    let known = editor.templates;
    let has_any = Memo::new(move |_| known.with(|all| !all.is_empty()));
    move || {
        if has_any.get() {
            view! { <Choice binding=binding.clone() known/> }.into_any()
        } else {
            view! { <LineField field binding=binding.clone() templates=false/> }.into_any()
        }
    }
}

#[component]
fn Choice(binding: Binding, known: RwSignal<Vec<KnownTemplate>>) -> impl IntoView {
    let error = binding.problem();
    let whole = binding.whole();
    let (reading, read_only) = (whole.clone(), whole.read_only);
    let step = Memo::new(move |_| Template::deserialize(reading.get()).unwrap_or_default());
    let chosen = RwSignal::new(String::new());
    // The draft is the truth: undo and other hands change it too.
    Effect::new(move |_| step.with(|step| chosen.set(key(&step.name, &step.language))));
    Effect::new(move |before: Option<()>| {
        let wanted = chosen.get();
        let step = step.get_untracked();
        if before.is_none() || wanted == key(&step.name, &step.language) {
            return;
        }
        let found =
            known.with_untracked(|all| all.iter().find(|it| key(&it.name, &it.language) == wanted).cloned());
        if let Some(found) = found
            && let Ok(config) = serde_json::to_value(Template::of_known(&found, &step))
        {
            whole.choose(config);
        }
    });
    let own = Memo::new(move |_| {
        step.with(|step| {
            known.with(|all| {
                all.iter().find(|it| it.name == step.name && it.language == step.language).cloned()
            })
        })
    });
    let options = Signal::derive(move || {
        let mut options: Vec<(String, String)> = known.with(|all| {
            let words = |it: &KnownTemplate| {
                let state = if it.status == "APPROVED" {
                    String::new()
                } else {
                    format!(" ({})", in_words::status(&it.status).1)
                };
                format!("{} · {}{state}", it.name, in_words::language(&it.language))
            };
            all.iter().map(|it| (key(&it.name, &it.language), words(it))).collect()
        });
        // What the step names and Meta does not have is shown as such, and not silently replaced.
        let own =
            step.with(|step| (key(&step.name, &step.language), step.name.clone(), step.language.clone()));
        if !options.iter().any(|(key, _)| *key == own.0) {
            let words = if own.1.is_empty() {
                t!("inspector-choose-template").to_owned()
            } else {
                t!("inspector-template-not-there", template = format!("{} · {}", own.1, own.2))
            };
            options.insert(0, (own.0, words));
        }
        options
    });
    view! {
        <Field label=t!("inspector-template") help=t!("inspector-template-help") error>
            <Select value=chosen options disabled=read_only/>
        </Field>
        {move || {
            own.get()
                .map(|own| {
                    let (class, cost) = in_words::category(&own.category);
                    view! {
                        <p class="editor-note" data-tone="info" data-testid="template-cost">
                            <Icon name="info" class="w-3.5 h-3.5 mt-0.5"/>
                            <span>{format!("{class}. {cost}")}</span>
                        </p>
                    }
                })
        }}
        {move || {
            own.get()
                .filter(|own| own.content.named)
                .map(|own| {
                    let place = |it: &TemplateVariable| (it.place == TemplatePlace::Body).then(|| it.name.clone());
                    let names: Vec<String> = own.content.variables().iter().filter_map(place).collect();
                    view! { <p class="text-xs text-muted">{t!("inspector-template-variables", names = names.join(", "))}</p> }
                })
        }}
    }
}

/// The language is part of the choice; by hand it is a field of its own.
#[component]
pub(super) fn TemplateLanguageField(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let editor = Editor::current();
    let has_any = Memo::new(move |_| editor.templates.with(|all| !all.is_empty()));
    let unknown = {
        let whole = binding.whole();
        Memo::new(move |_| {
            let config = whole.get();
            let text = |name: &str| config[name].as_str().unwrap_or_default().to_owned();
            let (name, language) = (text("name"), text("language"));
            editor.templates.with(|all| !all.iter().any(|it| it.name == name && it.language == language))
        })
    };
    move || {
        // A problem of the language needs a place.
        (!has_any.get() || unknown.get() && binding.problem().get().is_some())
            .then(|| view! { <LineField field binding=binding.clone() templates=false/> })
    }
}
