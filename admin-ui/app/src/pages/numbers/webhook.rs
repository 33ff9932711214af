//! What to enter at Meta, so that messages arrive.

use admin_types::Number;
use leptos::prelude::*;

use crate::components::{Card, CopyField, Field, Notice, Tone};

/// The card of a number's page.
#[component]
pub(super) fn WebhookCard(number: Number) -> impl IntoView {
    view! {
        <Card title="Receive messages" subtitle="Enter both at Meta: your app → WhatsApp → Configuration → Webhook.">
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
                                text="Meta accepts only https addresses that the internet can reach. Open this page by your public address and copy from there."
                            />
                        }
                    })}
                <Field label="Callback URL">
                    <CopyField text=address label="Copy the callback URL"/>
                </Field>
                {match number.verify_token {
                    Some(token) => {
                        view! {
                            <Field label="Verify token" help="Then subscribe to the field “messages” there.">
                                <CopyField text=token label="Copy the verify token"/>
                            </Field>
                        }
                            .into_any()
                    }
                    None => view! { <p class="text-xs text-muted">"The verify token is shown to admins."</p> }.into_any(),
                }}
            </div>
    }
}
