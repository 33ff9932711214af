//! The flow's tests: what each came to, how to see it, and what all of them together have seen of the flow.

use engine_core::flow_test::TestOutcome;
use flows_schema::FlowTest;
use leptos::prelude::*;

use super::{
    change,
    play::Script,
    state::{Editor, Panel},
    tested::failing_step,
};
use crate::components::{Button, ButtonSize, ButtonVariant, EmptyState, Icon, IconButton, Switch, Toaster};

/// The tab.
#[component]
pub(crate) fn TestsTab() -> impl IntoView {
    let editor = Editor::current();
    let tests = Memo::new(move |_| editor.flow.with(|flow| flow.tests.clone()));
    let count = Memo::new(move |_| tests.with(Vec::len));
    view! {
        <Show
            when=move || count.get() != 0
            fallback=move || view! {
                <EmptyState
                    icon="list-checks"
                    title=t!("editor-tests-none")
                    text=t!("editor-tests-none-why")
                >
                    <Button icon="play" variant=ButtonVariant::Primary on:click=move |_| editor.open(Panel::Play)>{t!("editor-play")}</Button>
                </EmptyState>
            }
        >
            <div class="tests">
                <p class="tests-result" role="status" data-tests=move || state(editor) aria-busy=move || editor.tested.with(|tested| !tested.done).to_string()>
                    {move || {
                        let (icon, colour) = match state(editor) {
                            "failed" => ("circle-x", tw!("text-danger")),
                            "held" => ("circle-check", tw!("text-ok")),
                            _ => ("circle-dashed", tw!("text-faint")),
                        };
                        view! { <span class=colour><Icon name=icon/></span> }
                    }}
                    {move || editor.tested.with(|tested| tested.words(count.get()))}
                </p>
                <ul class="flex flex-col gap-1">
                    <For
                        each=move || tests.get().into_iter().enumerate()
                        key=|(index, test)| (*index, test.name.clone(), test.steps.len())
                        children=move |(index, test)| view! { <TestRow index test/> }
                    />
                </ul>
                <CoverageBox/>
            </div>
        </Show>
    }
}

/// What all tests came to, in a word.
fn state(editor: Editor) -> &'static str {
    editor.tested.with(|tested| match tested.counts() {
        (_, failed) if failed > 0 => "failed",
        _ if tested.done && !tested.cut => "held",
        _ => "running",
    })
}

#[component]
fn TestRow(index: usize, test: FlowTest) -> impl IntoView {
    let editor = Editor::current();
    let toaster = Toaster::current();
    let name = test.name.clone();
    let known = name.clone();
    let outcome = Memo::new(move |_| {
        editor.tested.with(|tested| {
            let outcome: Option<&TestOutcome> =
                tested.outcomes.get(index).filter(|outcome| outcome.name == known);
            outcome.map(|outcome| outcome.failure.clone())
        })
    });
    let remove = move |_| {
        let change = editor.flow.with_untracked(|flow| change::remove_test(flow, index));
        if let Some(change) = change {
            let back = change.inverse();
            editor.seal();
            editor.change(change);
            editor.seal();
            toaster.done(t!("editor-test-gone"), move || editor.change(back.clone()));
        }
    };
    let played = test.clone();
    let play = move |_| {
        let failure = outcome.get_untracked().flatten();
        editor.play(Script::test(&played, failure.as_ref()));
    };
    let why = StoredValue::new(test);
    let called = StoredValue::new(name.clone());
    view! {
        <li class="test" data-outcome=move || match outcome.get() { None => "running", Some(None) => "held", Some(Some(_)) => "failed" }>
            <div class="test-head">
                {move || {
                    let (icon, colour, word) = match outcome.get() {
                        None => ("circle-dashed", tw!("text-faint"), t!("editor-test-not-run")),
                        Some(None) => ("circle-check", tw!("text-ok"), t!("editor-test-holds")),
                        Some(Some(_)) => ("circle-x", tw!("text-danger"), t!("editor-test-fails")),
                    };
                    view! { <span class=colour><Icon name=icon/></span><span class="sr-only">{format!("{word}: ")}</span> }
                }}
                <span class="flex-1 min-w-0 text-sm">{name}</span>
                <IconButton
                    icon="play"
                    label=Signal::derive(move || called.with_value(|name| t!("editor-test-play", name = name)))
                    size=ButtonSize::Small
                    on:click=play
                />
                {(!editor.read_only)
                    .then(|| {
                        view! {
                            <IconButton
                                icon="trash-2"
                                label=Signal::derive(move || called.with_value(|name| t!("editor-test-delete", name = name)))
                                size=ButtonSize::Small
                                on:click=remove
                            />
                        }
                    })}
            </div>
            {move || {
                outcome
                    .get()
                    .flatten()
                    .map(|failure| view! { <p class="test-why">{why.with_value(|test| failing_step(test, &failure))}</p> })
            }}
        </li>
    }
}

/// How much of the flow the tests have seen, and the switch that draws it.
#[component]
fn CoverageBox() -> impl IntoView {
    let editor = Editor::current();
    let percent = Memo::new(move |_| editor.tested.with(|tested| tested.seen.percent));
    view! {
        <section class="coverage" aria-label=t!("editor-coverage")>
            <div class="flex items-center gap-3">
                <span class="flex-1 text-sm font-medium">{t!("editor-coverage-show")}</span>
                <Switch
                    checked=editor.coverage
                    on_change=Callback::new(move |on| editor.coverage.set(on))
                    label=t!("editor-coverage-show")
                />
            </div>
            {[
                ("Steps", t!("editor-steps")),
                ("Ways out", t!("editor-coverage-ways")),
                ("Starts", t!("editor-coverage-starts")),
            ]
                .into_iter()
                .enumerate()
                .map(|(index, (what, words))| {
                    let share = move || percent.get()[index];
                    view! {
                        <div class="coverage-row" data-coverage=what>
                            <span class="text-muted">{words}</span>
                            <span class="coverage-bar" aria-hidden="true"><i style:width=move || format!("{}%", share())></i></span>
                            <span class="tabular-nums">{move || format!("{} %", share())}</span>
                        </div>
                    }
                })
                .collect_view()}
            <Unseen/>
        </section>
    }
}

/// The steps and starts that no test comes to, each with the way to it.
#[component]
fn Unseen() -> impl IntoView {
    let editor = Editor::current();
    let unseen = Memo::new(move |_| {
        let title = |id: &String| {
            editor.board.with(|board| board.cards.get(id).map(|card| (id.clone(), card.title.clone())))
        };
        editor.tested.with(|tested| tested.seen.cards.iter().filter_map(title).collect::<Vec<_>>())
    });
    view! {
        <Show when=move || unseen.with(|unseen| !unseen.is_empty())>
            <p class="text-xs text-muted">{t!("editor-coverage-unseen")}</p>
            <ul class="flex flex-wrap gap-1" aria-label=t!("editor-coverage-unseen-steps")>
                {move || {
                    unseen
                        .get()
                        .into_iter()
                        .map(|(id, title)| {
                            view! {
                                <li>
                                    <button type="button" class="coverage-step" on:click=move |_| editor.show(&id)>
                                        {title}
                                    </button>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </Show>
    }
}
