//! The gallery of templates.

use admin_types::Sample;
use leptos::{prelude::*, task::spawn_local};

use super::{Making, Start};
use crate::{
    api,
    components::{Badge, Icon, SearchInput, SkeletonRows, Tone, known_icon},
    state::{Load, LoadView},
};

/// Whether a template has all the words, in its name, what it does, or its languages.
fn fits(sample: &Sample, words: &str) -> bool {
    let all = format!("{} {} {}", sample.name, sample.description, sample.languages.join(" ")).to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| all.contains(word))
}

/// The templates with search; the chosen one can be tried.
#[component]
pub(super) fn FromTemplate() -> impl IntoView {
    let making = expect_context::<Making>();
    let load = Load::new(api::gallery::list);
    let search = RwSignal::new(String::new());
    let chosen = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let words = search.get();
        load.with(|all: Option<&Vec<Sample>>| {
            all.into_iter().flatten().filter(|sample| fits(sample, &words)).cloned().collect::<Vec<_>>()
        })
    });
    let choose = Callback::new(move |key: String| {
        chosen.set(key.clone());
        making.start.set(Start::Nothing);
        spawn_local(async move {
            let answer = api::gallery::sample(&key).await;
            // Another one was chosen in the meantime, or the dialog is gone.
            if chosen.try_get_untracked().as_deref() != Some(key.as_str()) {
                return;
            }
            match answer.map(|found| flows_schema::parse_value(found.document)) {
                Ok(Ok(flow)) => making.choose(flow),
                Ok(Err(error)) => making.problem.set(Some(error.to_string())),
                Err(error) => making.problem.set(Some(error.line())),
            }
        });
    });
    view! {
        <SearchInput value=search placeholder=t!("flows-templates-search")/>
        <LoadView load=load skeleton=|| view! { <SkeletonRows rows=4/> }>
            <fieldset class="grid grid-cols-1 sm:grid-cols-2 gap-2">
                <legend class="sr-only">{t!("flows-template")}</legend>
                <For each=move || found.get() key=|sample| sample.key.clone() let:sample>
                    <TemplateCard sample chosen choose/>
                </For>
            </fieldset>
            <Show when=move || found.with(Vec::is_empty)>
                <p class="text-sm text-muted" role="status">{t!("flows-templates-nothing-found")}</p>
            </Show>
        </LoadView>
    }
}

/// One template: a radio button in the shape of a card.
#[component]
fn TemplateCard(sample: Sample, chosen: RwSignal<String>, choose: Callback<String>) -> impl IntoView {
    let Sample { key, icon, name, description, steps, languages } = sample;
    let shown = key.clone();
    view! {
        <label class="flex items-start gap-3 rounded-lg border border-line p-3 cursor-pointer hover:bg-hover has-[:checked]:border-accent has-[:checked]:bg-accent-soft has-[:focus-visible]:ring-2">
            <input
                type="radio"
                name="template"
                class="sr-only"
                prop:checked=move || chosen.get() == shown
                on:change=move |_| choose.run(key.clone())
            />
            <span class="mt-0.5 text-accent-ink"><Icon name=known_icon(&icon) class="w-5 h-5"/></span>
            <span class="min-w-0">
                <span class="block text-sm font-medium">{name}</span>
                <span class="block text-xs text-muted mt-0.5 line-clamp-2">{description}</span>
                <span class="flex flex-wrap items-center gap-1.5 mt-1.5 text-xs text-muted">
                    {t!("flows-steps", n = steps)}
                    {languages.into_iter().map(|language| view! { <Badge tone=Tone::Neutral>{language}</Badge> }).collect_view()}
                </span>
            </span>
        </label>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_to_be_there() {
        let sample = Sample {
            key: "a".into(),
            icon: "x".into(),
            name: "Table booking".into(),
            description: "Asks for day and time.".into(),
            steps: 3,
            languages: vec!["es".into()],
        };
        for (words, expected) in [("", true), ("BOOK day", true), ("es", true), ("book pizza", false)] {
            assert_eq!(fits(&sample, words), expected, "{words}");
        }
    }
}
