//! What to enter at Meta, so that messages arrive.

use admin_types::Number;
use leptos::prelude::*;

use crate::components::{Card, CopyField, Field, Notice, Tone};

/// The card of a number's page.
#[component]
pub(super) fn WebhookCard(number: Number) -> impl IntoView {
    view! {
        <Card title=t!("numbers-receive") subtitle=t!("numbers-webhook-subtitle")>
            <WebhookFields number/>
        </Card>
    }
}

/// Webhook address and verify token, to copy.
#[component]
pub(super) fn WebhookFields(number: Number) -> impl IntoView {
    let path = number.webhook_path.unwrap_or_default();
    // The address by which this page is reached is the best guess at the server's public one.
    let origin = window().location().origin().unwrap_or_default();
    let is_public = origin.starts_with("https://");
    let address = format!("{origin}{path}");
    view! {
            <div class="flex flex-col gap-3">
                {(!is_public)
                    .then(|| {
                        view! {
                            <Notice
                                tone=Tone::Warn
                                text=t!("numbers-webhook-not-public")
                            />
                        }
                    })}
                <Field label=t!("numbers-callback-url")>
                    <CopyField text=address label=t!("numbers-callback-copy")/>
                </Field>
                {match number.verify_token {
                    Some(token) => {
                        view! {
                            <Field label=t!("numbers-verify-token") help=t!("numbers-verify-token-help")>
                                <CopyField text=token label=t!("numbers-verify-token-copy")/>
                            </Field>
                        }
                            .into_any()
                    }
                    None => view! { <p class="text-xs text-muted">{t!("numbers-verify-token-hidden")}</p> }.into_any(),
                }}
            </div>
    }
}
