//! The template that a broadcast sends, filled in with marks that each contact fills.

use std::collections::BTreeMap;

use admin_types::{SendTemplate, SendableTemplate};
use flows_schema::message_template::TemplateHeader;
use leptos::prelude::*;

use crate::{
    components::{Field, Input, Notice, Tone},
    pages::{
        conversations::with_values,
        templates::{Shown, TemplateBubble},
    },
};

/// The values, with how it will look beside them.
#[component]
pub(super) fn Fill(template: SendableTemplate, sent: RwSignal<Option<SendTemplate>>) -> impl IntoView {
    let content = template.content.clone();
    let file_label = match content.header {
        TemplateHeader::Image => Some(t!("broadcasts-address-picture")),
        TemplateHeader::Video => Some(t!("broadcasts-address-video")),
        TemplateHeader::Document => Some(t!("broadcasts-address-document")),
        _ => None,
    };
    let file = RwSignal::new(String::new());
    let fields: Vec<(String, String, RwSignal<String>)> = content
        .variables()
        .iter()
        .map(|variable| (variable.key(), variable.in_words(), RwSignal::new(String::new())))
        .collect();
    let kept = StoredValue::new(fields.clone());
    let values = move || -> BTreeMap<String, String> {
        kept.with_value(|fields| {
            fields.iter().map(|(key, _, value)| (key.clone(), value.get().trim().to_owned())).collect()
        })
    };
    let id = template.id;
    Effect::new(move |_| {
        let wanted = SendTemplate { id, values: values(), header_file: file.get().trim().to_owned() };
        sent.set(Some(wanted));
    });
    let preview =
        move || view! { <TemplateBubble shown=Shown::with_examples(&with_values(&content, &values()))/> };
    let costs = template.category == "MARKETING";
    let has_fields = !fields.is_empty();
    view! {
        <div class="grid md:grid-cols-2 gap-5">
            <div class="flex flex-col gap-3 min-w-0">
                {costs.then(|| view! { <Notice tone=Tone::Warn text=t!("broadcasts-marketing-costs")/> })}
                {file_label
                    .map(|label| {
                        view! {
                            <Field label=label help=t!("broadcasts-address-help")>
                                <Input value=file maxlength=2000/>
                            </Field>
                        }
                    })}
                {fields.into_iter().map(|(_, label, value)| view! { <Field label=label><Input value maxlength=1024/></Field> }).collect_view()}
                {has_fields
                    .then(|| {
                        view! {
                            <p class="text-xs text-muted">
                                {t!("broadcasts-marks", name = "{{ name }}", first = "{{ first_name }}")}
                            </p>
                        }
                    })}
            </div>
            <div class="rounded-lg bg-chat p-4 min-w-0">{preview}</div>
        </div>
    }
}
