//! The work behind the editor's back: lint, counter-examples and tests, after each change and never in its way.
//!
//! Typing comes first: nothing runs until the author has paused, and then in slices of a few milliseconds between
//! which the page lives. A new change gives up what was under way.

use std::{sync::Arc, time::Duration};

use engine_core::{
    flow_test::TestRun,
    lint::{LintRun, play::Budget},
};
use flows_schema::Flow;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{found::Linted, state::Editor, tested::Tested};

/// How long the author has paused.
const PAUSE: Duration = Duration::from_millis(350);
/// Between two slices: long enough for a key and a frame.
const BREATH: Duration = Duration::from_millis(12);
/// Milliseconds of one slice. One test or one place of the search may take it past that.
const SLICE: f64 = 8.0;
/// Milliseconds that all tests together may take.
const TESTS: f64 = 3_000.0;
/// Inputs that are tried before a slice looks at the clock.
const INPUTS: usize = 16;
/// How far the search for counter-examples goes by itself; the command line goes as far again and more.
const BUDGET: Budget = Budget { steps: 3_000, states: 600, depth: 30 };

/// What is under way.
struct Work {
    lint: LintRun,
    lint_done: bool,
    tests: TestRun,
    tests_done: bool,
    /// Milliseconds that tests have taken.
    spent: f64,
}

/// Runs lint and tests whenever the draft has changed, until the current component is gone.
pub(crate) fn follow(editor: Editor) {
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let work = StoredValue::new_local(None::<Work>);
    Effect::new(move |_| {
        let flow = editor.linked.get();
        work.set_value(None);
        editor.tested.update(|tested| Arc::make_mut(tested).done = false);
        later(timer, PAUSE, move || begin(editor, &flow, work, timer));
    });
    on_cleanup(move || {
        timer.try_update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
        });
    });
}

type Timer = StoredValue<Option<TimeoutHandle>, LocalStorage>;
type Under = StoredValue<Option<Work>, LocalStorage>;

fn later(timer: Timer, wait: Duration, then: impl FnOnce() + 'static) {
    timer.try_update_value(|timer| {
        if let Some(timer) = timer.take() {
            timer.clear();
        }
        *timer = set_timeout_with_handle(then, wait).ok();
    });
}

fn begin(editor: Editor, flow: &Arc<Flow>, work: Under, timer: Timer) {
    let lint = LintRun::new(flow, BUDGET);
    let first = Linted { findings: lint.findings(), done: false, tried: 0 };
    // Conversations that were found before still show findings that are there still; they are looked for anew, and
    // until then their buttons stay.
    let shown = editor.linted.try_with_untracked(|old| with_old(first, old));
    let Some(shown) = shown else { return };
    editor.linted.set(Arc::new(shown));
    let tests = TestRun::new(flow);
    work.try_set_value(Some(Work { lint, lint_done: false, tests, tests_done: false, spent: 0.0 }));
    later(timer, BREATH, move || slice(editor, work, timer));
}

fn with_old(mut first: Linted, old: &Linted) -> Linted {
    for finding in &mut first.findings {
        let same = old.findings.iter().find(|old| {
            old.code == finding.code
                && old.node == finding.node
                && old.path == finding.path
                && old.flow == finding.flow
        });
        if let Some(old) = same {
            finding.conversation.clone_from(&old.conversation);
            finding.contact.clone_from(&old.contact);
        }
    }
    first
}

fn slice(editor: Editor, work: Under, timer: Timer) {
    let goes_on = work.try_update_value(|work| {
        let Some(work) = work.as_mut() else { return false };
        // Tests first: they are short, and their outcome is looked at more often.
        if work.tests_done {
            search(editor, work)
        } else {
            test(editor, work)
        }
        !(work.tests_done && work.lint_done)
    });
    if goes_on == Some(true) {
        later(timer, BREATH, move || slice(editor, work, timer));
    }
}

fn test(editor: Editor, work: &mut Work) {
    let begun = js_sys::Date::now();
    let (mut taken, mut more) = (0.0, true);
    while more && taken < SLICE {
        more = work.tests.advance();
        taken = js_sys::Date::now() - begun;
    }
    work.spent += taken;
    let cut = more && work.spent > TESTS;
    work.tests_done = !more || cut;
    let tested = Tested::of(&work.tests.report(), work.tests_done, cut);
    editor.tested.try_set(Arc::new(tested));
}

fn search(editor: Editor, work: &mut Work) {
    let begun = js_sys::Date::now();
    while !work.lint_done && js_sys::Date::now() - begun < SLICE {
        work.lint_done = work.lint.advance(INPUTS);
    }
    let (findings, tried) = (work.lint.findings(), work.lint.tried());
    let news = work.lint_done
        || editor.linted.try_with_untracked(|old| news(&old.findings, &findings)).unwrap_or_default();
    if news {
        editor.linted.try_set(Arc::new(Linted { findings, done: work.lint_done, tried }));
    }
}

/// Whether more is shown by a conversation than before.
fn news(old: &[engine_core::lint::Finding], new: &[engine_core::lint::Finding]) -> bool {
    let shown =
        |all: &[engine_core::lint::Finding]| all.iter().filter(|one| one.conversation.is_some()).count();
    new.len() > old.len() || shown(new) > shown(old)
}
