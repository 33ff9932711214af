//! What to do next: it knows what is done.

use admin_types::Dashboard;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    components::{Card, Icon},
    state::Load,
};

/// One thing to do.
struct Step {
    title: &'static str,
    text: &'static str,
    href: &'static str,
    done: fn(&Dashboard) -> bool,
}

/// In the order in which one would do them.
const STEPS: [Step; 4] = [
    Step {
        title: "Draw a flow",
        text: "Start from a sample and change the words.",
        href: "/flows",
        done: |data| data.flows > 0,
    },
    Step {
        title: "Add a number",
        text: "A simulator needs nothing; WhatsApp needs three values from Meta.",
        href: "/numbers",
        done: |data| data.numbers > 0,
    },
    Step {
        title: "Publish to the number",
        text: "Open a flow and press Publish.",
        href: "/flows",
        done: |data| data.flows_live > 0,
    },
    Step {
        title: "Have a conversation",
        text: "Write to your number, or play the phone of a simulator.",
        href: "/numbers",
        done: |data| data.conversations > 0,
    },
];

/// For those who have done all of it.
const MORE: [Step; 4] = [
    Step {
        title: "Connect a WhatsApp number",
        text: "Three values from Meta, and real people get answers.",
        href: "/numbers",
        done: |_| false,
    },
    Step {
        title: "Change the words of a flow",
        text: "Try it in the preview, then publish the new version.",
        href: "/flows",
        done: |_| false,
    },
    Step {
        title: "Take the answers with you",
        text: "As a file for your spreadsheet.",
        href: "/exports",
        done: |_| false,
    },
    Step {
        title: "Connect your programs",
        text: "Everything here has an API.",
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
        <Card title="Next steps" inside="p-2">
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
                                        <span class="block text-sm font-medium">{step.title}</span>
                                        <span class="block text-xs text-muted mt-0.5">
                                            {move || if done.get() { "Done" } else { step.text }}
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
