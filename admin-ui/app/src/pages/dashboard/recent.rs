//! The latest conversations.

use admin_types::{ConversationFilter, LiveEvent, Page};
use leptos::prelude::*;

use crate::{
    api,
    components::{ButtonSize, ButtonVariant, Card, EmptyState, LinkButton, SkeletonRows},
    pages::conversations::ConversationRow,
    state::{Live, Load, LoadView},
};

/// The five latest, each a link to its transcript.
#[component]
pub(super) fn RecentConversations() -> impl IntoView {
    let load = Load::new(|| async {
        api::conversations::list(&ConversationFilter { limit: Some(5), ..Default::default() }).await
    });
    Live::current().listen(move |event| {
        if matches!(event, LiveEvent::Message { .. } | LiveEvent::Conversation { .. } | LiveEvent::Resync) {
            load.reload();
        }
    });
    let rows =
        move || load.with(|page: Option<&Page<_>>| page.map(|page| page.items.clone()).unwrap_or_default());
    view! {
        <Card
            title=t!("dashboard-recent")
            inside=""
            aside=|| {
                view! {
                    <LinkButton href="/conversations" size=ButtonSize::Small variant=ButtonVariant::Ghost>
                        {t!("dashboard-show-all")}
                    </LinkButton>
                }
            }
        >
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=3/> }>
                <Show
                    when=move || !rows().is_empty()
                    fallback=|| {
                        view! {
                            <EmptyState
                                icon="messages-square"
                                title=t!("dashboard-no-conversations")
                                text=t!("dashboard-no-conversations-text")
                            >
                                <LinkButton href="/numbers">{t!("dashboard-try-number")}</LinkButton>
                            </EmptyState>
                        }
                    }
                >
                    <ul class="rows">
                        <For each=rows key=|it| (it.id, it.updated_at, it.status) let:conversation>
                            <ConversationRow conversation=conversation/>
                        </For>
                    </ul>
                </Show>
            </LoadView>
        </Card>
    }
}
