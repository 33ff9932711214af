//! Chooses the widget of a field, and hides what does not apply.

use flows_schema::ui_schema::{FieldUi, Widget};
use leptos::prelude::*;

use super::{
    binding::Binding,
    choices::{FlowRefField, NodeRefField, SelectField, ToggleField},
    code::CodeField,
    dates::DatesField,
    hours::HoursField,
    list::{ListField, ObjectField},
    media::MediaField,
    numbers::{DurationField, NumberField},
    pairs::PairsField,
    several::SeveralField,
    suggest::SuggestField,
    template::{TemplateField, TemplateLanguageField},
    text::{LineField, MessageField},
    variable::VariableField,
    words::WordsField,
};

/// Fields in their order; those of one group stand under its heading.
#[component]
pub(super) fn Fields(fields: &'static [FieldUi], binding: Binding) -> impl IntoView {
    let mut groups: Vec<(Option<&'static str>, Vec<&'static FieldUi>)> = Vec::new();
    for field in fields {
        match groups.last_mut() {
            Some((group, members)) if *group == field.group => members.push(field),
            _ => groups.push((field.group, vec![field])),
        }
    }
    groups
        .into_iter()
        .map(move |(group, members)| {
            let inside = members
                .into_iter()
                .map(|field| view! { <OneField field binding=binding.clone()/> })
                .collect_view();
            match group {
                Some(name) => view! {
                    <fieldset class="editor-group">
                        <legend>{name}</legend>
                        {inside}
                    </fieldset>
                }
                .into_any(),
                None => inside.into_any(),
            }
        })
        .collect_view()
}

/// A field, shown while its condition holds.
#[component]
fn OneField(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let own = binding.child(field.property);
    let shown = Memo::new(move |_| {
        field
            .visible_if
            .as_ref()
            .is_none_or(|condition| condition.one_of.contains(&binding.child(condition.property).get()))
    });
    move || shown.get().then(|| widget(field, own.clone()))
}

/// The widget of a field.
fn widget(field: &'static FieldUi, binding: Binding) -> AnyView {
    match &field.widget {
        Widget::Line { templates } => view! { <LineField field binding templates=*templates/> }.into_any(),
        Widget::Url => view! { <LineField field binding templates=true url=true/> }.into_any(),
        Widget::Media { media } => view! { <MediaField field binding media=*media/> }.into_any(),
        Widget::Message => view! { <MessageField field binding/> }.into_any(),
        Widget::Number { min, max, step } => {
            view! { <NumberField field binding min=*min max=*max step=*step/> }.into_any()
        }
        Widget::Toggle => view! { <ToggleField field binding/> }.into_any(),
        Widget::Select { options } => view! { <SelectField field binding options/> }.into_any(),
        Widget::Duration { max_seconds, empty } => {
            view! { <DurationField field binding max_seconds=*max_seconds empty=empty.as_deref()/> }
                .into_any()
        }
        Widget::Variable => view! { <VariableField field binding/> }.into_any(),
        Widget::MetaTemplate => view! { <TemplateField field binding/> }.into_any(),
        Widget::MetaTemplateLanguage => view! { <TemplateLanguageField field binding/> }.into_any(),
        Widget::FlowRef => view! { <FlowRefField field binding/> }.into_any(),
        Widget::NodeRef => view! { <NodeRefField field binding/> }.into_any(),
        // An action is chosen in the palette; a credential is named as an admin called it.
        Widget::ActionRef | Widget::CredentialRef => {
            view! { <LineField field binding templates=false/> }.into_any()
        }
        Widget::Timezone | Widget::Language | Widget::Country | Widget::Cron => {
            view! { <SuggestField field binding/> }.into_any()
        }
        Widget::MultiSelect { options } => view! { <SeveralField field binding options/> }.into_any(),
        Widget::KeyValue { key, max, .. } => {
            view! { <PairsField field binding key=*key max=*max/> }.into_any()
        }
        Widget::Code { .. } => view! { <CodeField field binding lines=6/> }.into_any(),
        Widget::Expression => view! { <CodeField field binding lines=2/> }.into_any(),
        Widget::Hours => view! { <HoursField field binding/> }.into_any(),
        Widget::Dates => view! { <DatesField field binding/> }.into_any(),
        Widget::Words { max } => view! { <WordsField field binding max=*max/> }.into_any(),
        Widget::Object { fields } => view! { <ObjectField field binding fields/> }.into_any(),
        Widget::List { .. } => view! { <ListField field binding/> }.into_any(),
    }
}
