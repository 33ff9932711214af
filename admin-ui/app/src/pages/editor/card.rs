//! The inside of one card on the canvas.

use flows_schema::{Color, PortKind, Severity, diff_words::Mark, ui_schema::Category};
use leptos::prelude::*;

use super::{
    cards::{Card, NOTE},
    compare, marks,
    notes::NoteCard,
    state::Editor,
};
use crate::components::Icon;

/// The word for a category in class names and data attributes.
pub(crate) fn category_name(category: Category) -> &'static str {
    match category {
        Category::Start => "start",
        Category::Say => "say",
        Category::Ask => "ask",
        Category::Logic => "logic",
        Category::Contact => "contact",
        Category::Data => "data",
        Category::Connect => "connect",
        Category::Ai => "ai",
        Category::People => "people",
    }
}

fn kind_name(kind: PortKind) -> &'static str {
    match kind {
        PortKind::Next => "next",
        PortKind::Option => "option",
        PortKind::Else => "else",
        PortKind::NoAnswer => "no_answer",
        PortKind::Invalid => "invalid",
        PortKind::Error => "error",
    }
}

/// A card: icon, title, first words, ways out. From far, where words cannot be read, it is its colour and its title
/// in large letters.
#[component]
pub(crate) fn CardView(id: String) -> impl IntoView {
    if let Some(note) = id.strip_prefix(NOTE) {
        return view! { <NoteCard id=note.to_owned()/> }.into_any();
    }
    let editor = Editor::current();
    let own = id.clone();
    let card = Memo::new(move |_| editor.board.with(|board| board.cards.get(&own).cloned()));
    let marks = marks::Ports::of(editor, id.clone());
    let played = id.clone();
    let own_change = id.clone();
    let playing =
        Memo::new(move |_| editor.playing.with(|playing| playing.as_deref() == Some(played.as_str())));
    let unseen = Memo::new(move |_| {
        editor.coverage.get() && editor.tested.with(|tested| tested.seen.cards.contains(&id))
    });
    let change = Memo::new(move |_| editor.changes.with(|told| compare::mark_of(told, &own_change)));
    let far = Memo::new(move |_| editor.canvas.far());
    (move || {
        card.get().map(|card| {
            let category = category_name(card.category);
            let color = card.look.color.map(Color::name);
            let folded = card.look.folded.to_string();
            let inside = if far.get() {
                view! { <span class="flow-card-far">{card.title}</span> }.into_any()
            } else {
                view! { <Inside card marks change=change.get()/> }.into_any()
            };
            view! {
                <div
                    class="flow-card"
                    data-category=category
                    data-color=color
                    data-folded=folded
                    data-playing=move || playing.get().to_string()
                    data-unseen=move || unseen.get().to_string()
                    data-change=move || change.get().map(compare::name)
                >
                    {inside}
                </div>
            }
        })
    })
    .into_any()
}

#[component]
fn Inside(card: Card, marks: marks::Ports, change: Option<Mark>) -> impl IntoView {
    let Card { icon, title, summary, lines, rows, issues, look, .. } = card;
    let lines = if look.folded { 0 } else { lines };
    let rows = if look.folded { Vec::new() } else { rows };
    view! {
        <div class="flow-card-head">
            <span class="flow-card-icon"><Icon name=icon/></span>
            <span class="flow-card-title">{title}</span>
            {change.map(|mark| view! { <compare::Chip mark/> })}
            {issues.map(|(severity, count)| view! { <IssueMark severity count/> })}
        </div>
        {(lines > 0)
            .then(|| {
                view! {
                    <p class="flow-card-body" data-lines=lines.to_string()>
                        {summary}
                    </p>
                }
            })}
        {(!rows.is_empty())
            .then(|| {
                view! {
                    <ul class="flow-card-rows">
                        {rows
                            .into_iter()
                            .enumerate()
                            .map(|(place, (label, kind))| {
                                view! {
                                    <li
                                        class="flow-card-row"
                                        data-kind=kind_name(kind)
                                        data-issue=move || marks.issue(place)
                                        data-unseen=move || marks.unseen(place)
                                    >
                                        <span>{label}</span>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                }
            })}
    }
}

/// The badge of a card with findings.
#[component]
fn IssueMark(severity: Severity, count: usize) -> impl IntoView {
    let (tone, icon) = match severity {
        Severity::Error => ("error", "circle-alert"),
        Severity::Warning | Severity::Hint => ("warning", "triangle-alert"),
    };
    let words = t!("editor-problem-count", n = count);
    view! {
        <span class="flow-card-mark" role="img" aria-label=words.clone() data-tone=tone data-tip=words>
            <Icon name=icon class="w-3.5 h-3.5"/>
            {(count > 1).then_some(count)}
        </span>
    }
}
