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
    let needs_file = match content.header {
        TemplateHeader::Image => Some("picture"),
        TemplateHeader::Video => Some("video"),
        TemplateHeader::Document => Some("document"),
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
                {costs.then(|| view! { <Notice tone=Tone::Warn text="This is marketing: Meta charges more for it, and contacts may have declined it."/> })}
                {needs_file
                    .map(|noun| {
                        view! {
                            <Field label=format!("Address of the {noun}") help="Begins with https://, or is the address of a file on the page Files.">
                                <Input value=file maxlength=2000/>
                            </Field>
                        }
                    })}
                {fields.into_iter().map(|(_, label, value)| view! { <Field label=label><Input value maxlength=1024/></Field> }).collect_view()}
                {has_fields
                    .then(|| {
                        view! {
                            <p class="text-xs text-muted">
                                "Write {{ name }}, {{ first_name }} or the key of a field in two braces, and each contact gets its own. Contacts who have no such value are left out."
                            </p>
                        }
                    })}
            </div>
            <div class="rounded-lg bg-chat p-4 min-w-0">{preview}</div>
        </div>
    }
}
