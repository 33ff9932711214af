//! Conversations that wait while another version takes over: how many, where, and what becomes of them.

use std::collections::BTreeMap;

use admin_types::{WaitingFate, WaitingRule, WaitingStep};
use engine_core::is_question;
use flows_schema::Flow;
use leptos::prelude::*;
use uuid::Uuid;

use super::{super::state::Editor, Wish};
use crate::language::title_of;
use crate::{
    api::flows,
    components::{Select, SkeletonRows},
    state::{Load, LoadView},
};

/// What stands before the id of a question where a choice is a text.
const REMAP: &str = "remap:";

/// Conversations that wait at the same step of the same version, on the chosen numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    version: u32,
    node: Option<String>,
    title: String,
    node_type: String,
    for_answer: bool,
    /// Number's name and how many wait there.
    numbers: Vec<(String, u64)>,
}

impl Group {
    fn key(&self) -> Key {
        (self.version, self.node.clone())
    }

    fn count(&self) -> u64 {
        self.numbers.iter().map(|(_, count)| count).sum()
    }

    /// Whether the draft still has the step, as a step of the same kind.
    fn is_kept(&self, draft: &Flow) -> bool {
        let found = self.node.as_ref().and_then(|id| draft.node(id));
        found.is_some_and(|node| node.kind.type_name() == self.node_type)
    }

    /// What can become of them, as values with their words.
    fn choices(&self, draft: &Flow) -> Vec<(String, String)> {
        let mut choices = vec![("finish".to_owned(), t!("editor-waiting-finish", version = self.version))];
        if self.is_kept(draft) {
            choices.push(("keep".to_owned(), t!("editor-waiting-keep").to_owned()));
        }
        choices.push(("restart".to_owned(), t!("editor-waiting-restart").to_owned()));
        if self.for_answer && self.node.is_some() {
            let questions =
                draft.nodes.iter().filter(|node| is_question(node) && Some(&node.id) != self.node.as_ref());
            choices.extend(questions.map(|node| {
                (format!("{REMAP}{}", node.id), t!("editor-waiting-go-on", step = title_of(node)))
            }));
        }
        choices
    }
}

type Key = (u32, Option<String>);

/// What was chosen, by version and step.
pub(super) type Choices = BTreeMap<Key, String>;

/// The groups of the chosen numbers. Those inside flows that this one enters are one group per version.
fn groups(steps: &[WaitingStep], chosen: impl Fn(&Uuid) -> bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for step in steps.iter().filter(|step| chosen(&step.number.id)) {
        let known = groups.iter_mut().find(|group| group.version == step.version && group.node == step.node);
        if let Some(group) = known {
            match group.numbers.iter_mut().find(|(name, _)| *name == step.number.name) {
                Some((_, count)) => *count += step.count,
                None => group.numbers.push((step.number.name.clone(), step.count)),
            }
            continue;
        }
        groups.push(Group {
            version: step.version,
            node: step.node.clone(),
            title: step.title.clone(),
            node_type: step.node_type.clone(),
            for_answer: step.for_answer,
            numbers: vec![(step.number.name.clone(), step.count)],
        });
    }
    groups
}

/// The choices as the API takes them. Steps come before what has none: the first rule that fits decides.
pub(super) fn rules(choices: &Choices) -> Vec<WaitingRule> {
    let mut rules: Vec<WaitingRule> = choices
        .iter()
        .filter_map(|((version, node), choice)| {
            let (fate, to) = match choice.as_str() {
                "keep" => (WaitingFate::Keep, None),
                "restart" => (WaitingFate::Restart, None),
                "finish" => (WaitingFate::Finish, None),
                other => (WaitingFate::Remap, Some(other.strip_prefix(REMAP)?.to_owned())),
            };
            Some(WaitingRule { version: Some(*version), node: node.clone(), fate, to })
        })
        .collect();
    rules.sort_by_key(|rule| rule.node.is_none());
    rules
}

/// The part of the dialog; nothing where nobody waits.
#[component]
pub(super) fn WaitingPart(id: Uuid, wish: Wish) -> impl IntoView {
    let editor = Editor::current();
    let load = Load::new(move || flows::waiting(id));
    view! {
        <LoadView load=load skeleton=|| view! { <SkeletonRows rows=1/> }>
            {move || {
                let steps = load.get().map(|waiting| waiting.steps).unwrap_or_default();
                let groups = wish.numbers.with(|chosen| groups(&steps, |id| chosen.contains(id)));
                (!groups.is_empty()).then(|| {
                    let total: u64 = groups.iter().map(Group::count).sum();
                    let draft = editor.linked.get_untracked();
                    view! {
                        <fieldset class="flex flex-col gap-2 mt-4" data-waiting=total.to_string()>
                            <legend class="text-xs font-medium pb-1">{t!("editor-waiting-count", n = total)}</legend>
                            <p class="text-xs text-muted">
                                {t!("editor-waiting-why")}
                            </p>
                            {groups.into_iter().map(|group| view! { <Row group draft=draft.as_ref().clone() wish/> }).collect_view()}
                        </fieldset>
                    }
                })
            }}
        </LoadView>
    }
}

#[component]
fn Row(group: Group, draft: Flow, wish: Wish) -> impl IntoView {
    let key = group.key();
    let chosen = wish.choices.with_untracked(|choices| choices.get(&key).cloned());
    let value = RwSignal::new(chosen.unwrap_or_else(|| "finish".to_owned()));
    Effect::new(move |_| {
        let choice = value.get();
        wish.choices.update(|choices| {
            choices.insert(key.clone(), choice);
        });
    });
    let at = t!("editor-waiting-at", step = &group.title, version = group.version);
    let on = group.numbers.iter().map(|(name, count)| t!("editor-waiting-on", n = *count, number = name));
    let on: Vec<String> = on.collect();
    let gone = !group.is_kept(&draft) && group.node.is_some();
    let options = group.choices(&draft);
    view! {
        <div class="publish-waiting">
            <div class="min-w-0 flex-1">
                <p class="text-sm font-medium">{at.clone()}</p>
                <p class="text-xs text-muted">
                    {on.join(", ")}
                    {gone.then(|| format!(". {}", t!("editor-waiting-gone")))}
                </p>
            </div>
            <Select value options=options label=t!("editor-waiting-fate", at = &at) class="w-full sm:w-56"/>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use admin_types::NumberRef;
    use flows_schema::{
        Node,
        nodes::{AskText, NodeKind, Text},
    };

    use super::*;

    fn step(number: u128, version: u32, node: Option<&str>, count: u64) -> WaitingStep {
        WaitingStep {
            number: NumberRef { id: Uuid::from_u128(number), name: format!("N{number}") },
            version,
            node: node.map(str::to_owned),
            title: "Ask".into(),
            node_type: "ask_text".into(),
            for_answer: true,
            count,
        }
    }

    #[test]
    fn people_are_counted_on_the_chosen_numbers_only() {
        let steps = [
            step(1, 2, Some("ask"), 3),
            step(2, 2, Some("ask"), 4),
            step(3, 2, Some("ask"), 50),
            step(1, 1, None, 1),
        ];
        let groups = groups(&steps, |id| *id != Uuid::from_u128(3));
        let seen: Vec<_> = groups.iter().map(|group| (group.version, group.count())).collect();
        assert_eq!(seen, [(2, 7), (1, 1)]);
        assert_eq!(groups[0].numbers, [("N1".to_owned(), 3), ("N2".to_owned(), 4)]);
    }

    #[test]
    fn only_what_the_draft_has_is_offered() {
        let mut draft = Flow::new("F");
        draft.nodes.push(Node::new("ask", NodeKind::from(AskText::default())));
        draft.nodes.push(Node::new("other", NodeKind::from(AskText::default())));
        draft.nodes.push(Node::new("say", NodeKind::from(Text::default())));
        let offered = |step: WaitingStep| -> Vec<String> {
            groups(&[step], |_| true)[0].choices(&draft).into_iter().map(|(value, _)| value).collect()
        };
        assert_eq!(offered(step(1, 1, Some("ask"), 1)), ["finish", "keep", "restart", "remap:other"]);
        assert_eq!(offered(step(1, 1, Some("gone"), 1)), ["finish", "restart", "remap:ask", "remap:other"]);
        assert_eq!(offered(step(1, 1, None, 1)), ["finish", "restart"]);
        assert_eq!(
            offered(WaitingStep { for_answer: false, ..step(1, 1, Some("gone"), 1) }),
            ["finish", "restart"]
        );
    }

    #[test]
    fn steps_are_decided_before_what_has_none() {
        let choices = Choices::from([
            ((1, None), "restart".to_owned()),
            ((1, Some("ask".to_owned())), "remap:other".to_owned()),
        ]);
        let rules = rules(&choices);
        assert_eq!((rules[0].fate, rules[0].to.as_deref()), (WaitingFate::Remap, Some("other")));
        assert_eq!((rules[1].fate, rules[1].node.as_deref()), (WaitingFate::Restart, None));
    }
}
