//! A template as the contact sees it.

use engine_core::{OutTemplate, SentTemplate};
use flows_schema::message_template::{TemplateButtonSpec, TemplateContent, TemplateHeader, TemplatePlace};
use leptos::prelude::*;

use crate::{components::Icon, pages::editor::Words};

/// What stands on the phone.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Shown {
    header: TemplateHeader,
    body: String,
    footer: String,
    buttons: Vec<(&'static str, String)>,
}

impl Shown {
    /// With the examples in place of the variables; marks without an example stay.
    pub(crate) fn with_examples(content: &TemplateContent) -> Self {
        let header = match &content.header {
            TemplateHeader::Text { text } => {
                TemplateHeader::Text { text: content.with_examples(TemplatePlace::Header, text) }
            }
            other => other.clone(),
        };
        Self::of(content, header, content.with_examples(TemplatePlace::Body, &content.body))
    }

    /// With what a step fills in.
    pub(crate) fn sent(content: &TemplateContent, sent: &OutTemplate) -> Self {
        let SentTemplate { header: text, body, .. } = SentTemplate::of(content, sent);
        let header = match &content.header {
            TemplateHeader::Text { .. } => TemplateHeader::Text { text },
            other => other.clone(),
        };
        Self::of(content, header, body)
    }

    fn of(content: &TemplateContent, header: TemplateHeader, body: String) -> Self {
        let icon = |button: &TemplateButtonSpec| match button {
            TemplateButtonSpec::QuickReply { .. } => "corner-up-right",
            TemplateButtonSpec::Url { .. } => "external-link",
            TemplateButtonSpec::PhoneNumber { .. } => "phone",
            TemplateButtonSpec::CopyCode => "copy",
            TemplateButtonSpec::Other { .. } => "list",
        };
        let buttons =
            content.buttons.iter().map(|button| (icon(button), button.label().to_owned())).collect();
        Self { header, body, footer: content.footer.clone(), buttons }
    }
}

/// The message with its buttons.
#[component]
pub(crate) fn TemplateBubble(shown: Shown) -> impl IntoView {
    let Shown { header, body, footer, buttons } = shown;
    let media = |icon: &'static str, words: &'static str| {
        view! {
            <span class="bubble-frame w-full mb-1.5">
                <span class="flex flex-col items-center gap-1 text-xs"><Icon name=icon class="w-6 h-6"/> {words}</span>
            </span>
        }
        .into_any()
    };
    view! {
        <div class="bubble-stack">
            <div class="bubble bubble-in">
                {match header {
                    TemplateHeader::None => ().into_any(),
                    TemplateHeader::Text { text } => view! { <p class="font-semibold mb-1">{text}</p> }.into_any(),
                    TemplateHeader::Image => media("image", t!("templates-picture")),
                    TemplateHeader::Video => media("film", t!("templates-video")),
                    TemplateHeader::Document => media("file-text", t!("templates-document")),
                    TemplateHeader::Location => media("map-pin", t!("templates-location")),
                }}
                {if body.is_empty() {
                    view! { <p class="text-faint">{t!("templates-text-appears-here")}</p> }.into_any()
                } else {
                    view! { <Words text=body/> }.into_any()
                }}
                {(!footer.is_empty()).then(|| view! { <p class="text-xs text-muted mt-1">{footer}</p> })}
            </div>
            <div class="bubble-buttons">
                {buttons
                    .into_iter()
                    .map(|(icon, label)| {
                        view! {
                            <span class="bubble-button"><Icon name=icon class="w-3.5 h-3.5"/><span>{label}</span></span>
                        }
                    })
                    .collect_view()}
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_stand_in_the_place_of_variables() {
        let mut content =
            TemplateContent { body: "It comes {{day}}, {{who}}.".into(), ..TemplateContent::default() };
        content.examples.insert("body.day".into(), "on Monday".into());
        assert_eq!(Shown::with_examples(&content).body, "It comes on Monday, {{who}}.");
    }
}
