//! Test conversations: the list.

use admin_types::Check;
use leptos::prelude::*;

use super::{Numbers, check_form::CheckDialog, check_row::CheckRow, history::HistoryDialog, look_again};
use crate::{
    api,
    components::{Button, ButtonSize, Card, EmptyState, SkeletonRows},
    state::{Load, LoadView},
};

/// The checks with how they went, and a way to add one.
#[component]
pub(super) fn ChecksCard(numbers: Numbers) -> impl IntoView {
    let load = Load::new(api::alerts::checks);
    let editing = RwSignal::new(None::<Option<Check>>);
    let shown = RwSignal::new(None::<Check>);
    look_again(move || load.reload());
    let rows = move || load.with(|checks: Option<&Vec<Check>>| checks.cloned().unwrap_or_default());
    let add = move || {
        view! {
            <Button size=ButtonSize::Small icon="plus" on:click=move |_| editing.set(Some(None))>
                {t!("alerts-add-check")}
            </Button>
        }
        .into_any()
    };
    view! {
        <Card
            title=t!("alerts-checks")
            subtitle=t!("alerts-checks-help")
            aside=move || {
                view! {
                    <Show when=move || !rows().is_empty()>
                        <Button
                            size=ButtonSize::Small
                            icon="plus"
                            attr:aria-label=t!("alerts-add-check")
                            on:click=move |_| editing.set(Some(None))
                        >
                            {t!("alerts-add")}
                        </Button>
                    </Show>
                }
            }
            inside=""
        >
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=2/> }>
                <Show
                    when=move || !rows().is_empty()
                    fallback=move || {
                        view! {
                            <EmptyState
                                icon="bot-message-square"
                                title=t!("alerts-no-checks")
                                text=t!("alerts-no-checks-text")
                            >
                                {add()}
                            </EmptyState>
                        }
                    }
                >
                    <ul class="rows">
                        <For
                            each=rows
                            key=|check| (check.id, check.updated_at, check.last_run.as_ref().map(|run| run.at))
                            let:check
                        >
                            <CheckRow check load editing shown/>
                        </For>
                    </ul>
                </Show>
            </LoadView>
        </Card>
        <CheckDialog editing load numbers/>
        <HistoryDialog shown/>
    }
}
