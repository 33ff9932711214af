//! What both changed: the author decides, place by place.

use flows_schema::{diff_words::ToldConflict, merge::Side};
use leptos::prelude::*;

use super::super::save::{Question, Saver};
use crate::components::{Button, ButtonSize, ButtonVariant, Dialog, DialogFooter};

/// The dialog. Closing it decides nothing: both drafts stay as they are.
#[component]
pub(crate) fn ConflictDialog() -> impl IntoView {
    let saver = Saver::current();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(saver.question.with(Option::is_some)));
    Effect::new(move |_| {
        if !open.get() && saver.question.with_untracked(Option::is_some) {
            saver.question.set(None);
        }
    });
    let title = Signal::derive(move || {
        let count = saver.question.with(|question| question.as_ref().map_or(0, |it| it.told.len()));
        t!("editor-changed-twice", n = count)
    });
    view! {
        <Dialog
            open=open
            title=title
            subtitle=t!("editor-changed-twice-why")
            width="max-w-2xl"
        >
            {move || saver.question.get().map(|question| view! { <Choices question open/> })}
        </Dialog>
    }
}

#[component]
fn Choices(question: Question, open: RwSignal<bool>) -> impl IntoView {
    let saver = Saver::current();
    let sides = RwSignal::new(vec![Side::Mine; question.told.len()]);
    let all = move |side: Side| sides.update(|sides| sides.fill(side));
    let who = question.who.clone();
    let rows = question
        .told
        .clone()
        .into_iter()
        .enumerate()
        .map(move |(index, told)| view! { <Place index told who=who.clone() sides/> });
    view! {
        <div class="flex items-center gap-2 pb-2">
            <Button size=ButtonSize::Small on:click=move |_| all(Side::Mine)>{t!("editor-mine-everywhere")}</Button>
            <Button size=ButtonSize::Small on:click=move |_| all(Side::Theirs)>{t!("editor-other-everywhere")}</Button>
        </div>
        <div class="flex flex-col gap-3">{rows.collect_view()}</div>
        <DialogFooter>
            <Button on:click=move |_| open.set(false)>{t!("editor-not-now")}</Button>
            <Button
                variant=ButtonVariant::Primary
                icon="git-compare"
                on:click=move |_| sides.with_untracked(|sides| saver.decide(&question, sides))
            >
                {t!("editor-bring-together")}
            </Button>
        </DialogFooter>
    }
}

/// One place with both values.
#[component]
fn Place(index: usize, told: ToldConflict, who: String, sides: RwSignal<Vec<Side>>) -> impl IntoView {
    let name = format!("conflict-{index}");
    let option = |side: Side, label: String, lines: Vec<String>| {
        let checked = move || sides.with(|sides| sides.get(index) == Some(&side));
        view! {
            <label class="conflict-side" data-chosen=move || checked().to_string()>
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=checked
                    on:change=move |_| sides.update(|sides| {
                        if let Some(chosen) = sides.get_mut(index) {
                            *chosen = side;
                        }
                    })
                />
                <span class="min-w-0 flex-1">
                    <span class="block text-xs font-semibold text-muted">{label}</span>
                    {lines.into_iter().map(|line| view! { <span class="block text-sm conflict-line">{line}</span> }).collect_view()}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="conflict">
            <legend class="text-sm font-medium">{told.title}</legend>
            {option(Side::Mine, t!("editor-yours-here").to_owned(), told.mine)}
            {option(Side::Theirs, who, told.theirs)}
        </fieldset>
    }
}
