//! What to do next: it knows what is done.

use admin_types::Dashboard;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    components::{Card, Icon},
    language,
    state::Load,
};

/// One thing to do. Title and text are keys of words.
struct Step {
    title: &'static str,
    text: &'static str,
    href: &'static str,
    done: fn(&Dashboard) -> bool,
}

/// In the order in which one would do them.
const STEPS: [Step; 4] = [
    Step {
        title: key!("dashboard-draw-flow"),
        text: key!("dashboard-draw-flow-text"),
        href: "/flows",
        done: |data| data.flows > 0,
    },
    Step {
        title: key!("dashboard-add-number"),
        text: key!("dashboard-add-number-text"),
        href: "/numbers",
        done: |data| data.numbers > 0,
    },
    Step {
        title: key!("dashboard-publish"),
        text: key!("dashboard-publish-text"),
        href: "/flows",
        done: |data| data.flows_live > 0,
    },
    Step {
        title: key!("dashboard-converse"),
        text: key!("dashboard-converse-text"),
        href: "/numbers",
        done: |data| data.conversations > 0,
    },
];

/// For those who have done all of it.
const MORE: [Step; 4] = [
    Step {
        title: key!("dashboard-connect-whatsapp"),
        text: key!("dashboard-connect-whatsapp-text"),
        href: "/numbers",
        done: |_| false,
    },
    Step {
        title: key!("dashboard-change-words"),
        text: key!("dashboard-change-words-text"),
        href: "/flows",
        done: |_| false,
    },
    Step {
        title: key!("dashboard-take-answers"),
        text: key!("dashboard-take-answers-text"),
        href: "/exports",
        done: |_| false,
    },
    Step {
        title: key!("dashboard-connect-programs"),
        text: key!("dashboard-connect-programs-text"),
        href: "/docs/api",
        done: |_| false,
    },
];

/// The steps; when all are done, where to go from here.
#[component]
pub(super) fn NextSteps(load: Load<Dashboard>) -> impl IntoView {
    let is_done =
        move |step: &'static Step| Signal::derive(move || load.with(|data| data.is_some_and(step.done)));
    static FIRST: [Step; 4] = STEPS;
    static THEN: [Step; 4] = MORE;
    let all_done = Memo::new(move |_| {
        load.with(|data| data.is_some_and(|data| FIRST.iter().all(|step| (step.done)(data))))
    });
    view! {
        <Card title=t!("dashboard-next-steps") inside="p-2">
            <ol>
                {move || if all_done.get() { THEN.iter() } else { FIRST.iter() }
                    .map(|step| {
                        let done = is_done(step);
                        view! {
                            <li>
                                <A
                                    href=step.href
                                    attr:class="group flex items-start gap-3 rounded-lg px-2 py-2.5 hover:bg-hover"
                                >
                                    {move || {
                                        if done.get() {
                                            view! { <span class="text-ok-ink mt-0.5"><Icon name="circle-check" class="w-5 h-5"/></span> }
                                        } else {
                                            view! { <span class="text-faint mt-0.5"><Icon name="circle" class="w-5 h-5"/></span> }
                                        }
                                    }}
                                    <span class="flex-1 min-w-0">
                                        <span class="block text-sm font-medium">{language::text(step.title)}</span>
                                        <span class="block text-xs text-muted mt-0.5">
                                            {move || if done.get() { t!("dashboard-done") } else { language::text(step.text) }}
                                        </span>
                                    </span>
                                    <span class="text-faint mt-1 opacity-0 group-hover:opacity-100">
                                        <Icon name="chevron-right"/>
                                    </span>
                                </A>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </Card>
    }
}
