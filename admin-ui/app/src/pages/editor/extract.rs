//! A part of a flow becomes a flow of its own, which the first one enters in its place.
//!
//! It is done only where the conversation goes on exactly as before: one step is entered, every way out has a
//! counterpart, and each variable that crosses the border is passed in and taken back with its type.

use std::collections::{BTreeMap, BTreeSet};

use flows_schema::{
    Flow, Node, NodeKind, Trigger, TriggerKind, Variable, checks, limits,
    nodes::{Outcome, Passed, Return, Subflow},
    triggers::ApiCall,
};

use super::clipboard::fresh_id;
use crate::language::title_of;

/// Why a selection cannot become a subflow, in words for its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is no step among what is selected.
    NoSteps,
    /// Nothing outside leads to the selection, so nothing would enter the subflow.
    NoEntry,
    /// Several steps of the selection are entered from outside.
    SeveralEntries(Vec<String>),
    /// A step inside leaves the flow by a way that would mean something else inside of another one.
    Returns(String),
    /// A step inside waits for a webhook, whose address would change.
    Webhook(String),
    /// A variable that is used is not declared, so it has no type to be passed with.
    Undeclared(String),
    /// More ways out than a subflow can have.
    TooManyWays(usize),
    /// More variables that go in than a subflow can have.
    TooManyInputs(usize),
}

impl Refusal {
    /// What to tell.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::NoSteps => t!("editor-subflow-no-steps").to_owned(),
            Self::NoEntry => t!("editor-subflow-no-entry").to_owned(),
            Self::SeveralEntries(titles) => {
                let quoted: Vec<String> = titles.iter().map(|title| format!("“{title}”")).collect();
                t!("editor-subflow-several-entries", n = titles.len(), titles = quoted.join(", "))
            }
            Self::Returns(title) => t!("editor-subflow-returns", step = title),
            Self::Webhook(title) => t!("editor-subflow-webhook", step = title),
            Self::Undeclared(key) => t!("editor-subflow-undeclared", key = key),
            Self::TooManyWays(limit) => t!("editor-subflow-many-ways", limit = *limit),
            Self::TooManyInputs(limit) => t!("editor-subflow-many-inputs", limit = *limit),
        }
    }
}

/// A flow of its own, and what stays.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Extraction {
    /// The new flow.
    pub(crate) subflow: Flow,
    /// The flow without the steps, entering the new one; `{flow}` is still to be named in the step `step`.
    pub(crate) rest: Flow,
    /// Id of the step that enters it.
    pub(crate) step: String,
}

impl Extraction {
    /// The flow that stays, entering the subflow under the name that it got.
    pub(crate) fn entering(mut self, name: &str) -> Flow {
        for node in self.rest.nodes.iter_mut().filter(|node| node.id == self.step) {
            if let NodeKind::Subflow(config) = &mut node.kind {
                name.clone_into(&mut config.flow);
            }
        }
        self.rest
    }
}

/// Cuts the selected steps out.
///
/// # Errors
/// Why it would change what the flow does.
pub(crate) fn extract(flow: &Flow, selected: &BTreeSet<String>, name: &str) -> Result<Extraction, Refusal> {
    let inside: Vec<&Node> = flow.nodes.iter().filter(|node| selected.contains(&node.id)).collect();
    let ids: BTreeSet<&str> = inside.iter().map(|node| node.id.as_str()).collect();
    if inside.is_empty() {
        return Err(Refusal::NoSteps);
    }
    for node in &inside {
        let title = || title_of(node);
        match &node.kind {
            NodeKind::Return(_) => return Err(Refusal::Returns(title())),
            NodeKind::WaitForWebhook(_) => return Err(Refusal::Webhook(title())),
            _ => {}
        }
    }
    let entry = entry(flow, &inside, &ids)?;
    let exits = exits(&inside, &ids);
    let crossing = crossing(flow, &inside)?;

    let mut subflow = Flow::new(name);
    subflow.languages.clone_from(&flow.languages);
    subflow.settings = flow.settings.clone();
    // Its own failures come out at the step that enters it, and so at the handler of the flow that stays.
    subflow.settings.error_handler = None;
    subflow.settings.outside_window = None;
    subflow.variables.clone_from(&crossing.variables);
    subflow.nodes = inside.iter().map(|node| (*node).clone()).collect();
    let mut taken: BTreeSet<String> = super::clipboard::ids(flow);
    let mut fresh = |prefix: &str| {
        let id = fresh_id(&taken, prefix);
        taken.insert(id.clone());
        id
    };
    let mut start = Trigger::new(fresh("api_call"), TriggerKind::from(ApiCall::default()));
    start.to = Some(entry.to_owned());
    let place = |id: &str| flow.layout.nodes.get(id).copied().unwrap_or_default();
    subflow.layout.nodes.insert(start.id.clone(), [place(entry)[0] - 360.0, place(entry)[1]]);
    subflow.triggers.push(start);

    // One way out and no end inside: the plain way on. Else each way out has a name, and what just ends inside comes
    // out at the plain way, which leads nowhere, as before.
    let plain = exits.targets.len() == 1 && !exits.ends;
    let mut ways = BTreeMap::new();
    for (number, target) in exits.targets.iter().enumerate() {
        let outcome = if plain { String::new() } else { format!("way_{}", number + 1) };
        let id = fresh("return");
        let back = Node::new(id.clone(), Return { outcome: outcome.clone() }.into());
        let beside = place(target);
        subflow.layout.nodes.insert(id.clone(), beside);
        subflow.nodes.push(back);
        ways.insert(*target, (id, outcome));
    }
    for node in &mut subflow.nodes {
        for target in node.next.values_mut() {
            if let Some((back, _)) = ways.get(target.as_str()) {
                target.clone_from(back);
            }
        }
        if let NodeKind::GoTo(config) = &mut node.kind
            && let Some((back, _)) = ways.get(config.node.as_str())
        {
            config.node.clone_from(back);
        }
    }
    for id in &ids {
        if let Some(at) = flow.layout.nodes.get(*id) {
            subflow.layout.nodes.insert((*id).to_owned(), *at);
        }
        if let Some(look) = flow.layout.looks.get(*id) {
            subflow.layout.looks.insert((*id).to_owned(), *look);
        }
    }
    for (language, texts) in &flow.translations {
        let own: BTreeMap<_, _> = texts
            .iter()
            .filter(|(id, _)| ids.contains(id.as_str()))
            .map(|(id, texts)| (id.clone(), texts.clone()))
            .collect();
        if !own.is_empty() {
            subflow.translations.insert(language.clone(), own);
        }
    }

    let step = fresh("subflow");
    let passed = |key: &String| Passed { key: key.clone(), value: format!("{{{{ {key} }}}}") };
    let back = |key: &String| Passed { key: key.clone(), value: key.clone() };
    let title_of = |id: &str| flow.node(id).map(title_of).unwrap_or_default();
    let outcomes: Vec<Outcome> = ways
        .iter()
        .filter(|(_, (_, outcome))| !outcome.is_empty())
        .map(|(target, (_, outcome))| Outcome { id: outcome.clone(), title: title_of(target) })
        .collect();
    if outcomes.len() > limits::MAX_OUTCOMES {
        return Err(Refusal::TooManyWays(limits::MAX_OUTCOMES));
    }
    let config = Subflow {
        flow: String::new(),
        inputs: crossing.inputs.iter().map(passed).collect(),
        outputs: crossing.outputs.iter().map(back).collect(),
        outcomes,
    };
    let mut enters = Node::new(step.clone(), config.into());
    enters.title = Some(name.to_owned());
    for (target, (_, outcome)) in &ways {
        let port = if outcome.is_empty() { flows_schema::Port::NEXT.to_owned() } else { outcome.clone() };
        enters.next.insert(port, (*target).to_owned());
    }
    let mut rest = flow.clone();
    let at = rest.nodes.iter().position(|node| node.id == entry).unwrap_or_default();
    rest.nodes.insert(at, enters);
    rest.nodes.retain(|node| !ids.contains(node.id.as_str()));
    lead_to(&mut rest, entry, &step);
    rest.layout.nodes.insert(step.clone(), place(entry));
    rest.layout.nodes.retain(|id, _| !ids.contains(id.as_str()));
    rest.layout.looks.retain(|id, _| !ids.contains(id.as_str()));
    for texts in rest.translations.values_mut() {
        texts.retain(|id, _| !ids.contains(id.as_str()));
    }
    Ok(Extraction { subflow, rest, step })
}

/// Everything that led to `from` leads to `to`.
fn lead_to(flow: &mut Flow, from: &str, to: &str) {
    for trigger in flow.triggers.iter_mut().filter(|trigger| trigger.to.as_deref() == Some(from)) {
        trigger.to = Some(to.to_owned());
    }
    for node in &mut flow.nodes {
        for target in node.next.values_mut().filter(|target| *target == from) {
            to.clone_into(target);
        }
        if let NodeKind::GoTo(config) = &mut node.kind
            && config.node == from
        {
            to.clone_into(&mut config.node);
        }
    }
    if flow.settings.error_handler.as_deref() == Some(from) {
        flow.settings.error_handler = Some(to.to_owned());
    }
    if flow.settings.outside_window.as_deref() == Some(from) {
        flow.settings.outside_window = Some(to.to_owned());
    }
}

/// Where a node leads, "go to" included.
fn targets(node: &Node) -> impl Iterator<Item = &str> {
    let jump = match &node.kind {
        NodeKind::GoTo(config) => Some(config.node.as_str()),
        _ => None,
    };
    node.next.values().map(String::as_str).chain(jump).filter(|target| !target.is_empty())
}

/// The one step of the selection that is entered from outside.
fn entry<'a>(flow: &'a Flow, inside: &[&'a Node], ids: &BTreeSet<&str>) -> Result<&'a str, Refusal> {
    let outside = flow.nodes.iter().filter(|node| !ids.contains(node.id.as_str()));
    let led =
        outside.flat_map(targets).chain(flow.triggers.iter().filter_map(|trigger| trigger.to.as_deref()));
    let settings = &flow.settings;
    let handlers = settings.error_handler.iter().chain(&settings.outside_window).map(String::as_str);
    let entered: BTreeSet<&str> = led.chain(handlers).filter(|id| ids.contains(id)).collect();
    let mut found = inside.iter().filter(|node| entered.contains(node.id.as_str()));
    match (found.next(), found.next()) {
        (None, _) => Err(Refusal::NoEntry),
        (Some(node), None) => Ok(node.id.as_str()),
        (Some(_), Some(_)) => {
            let all = inside.iter().filter(|node| entered.contains(node.id.as_str()));
            Err(Refusal::SeveralEntries(all.map(|node| title_of(node)).collect()))
        }
    }
}

/// The ways out of a selection.
struct Exits<'a> {
    /// Steps outside that it leads to, in the order of their ids.
    targets: BTreeSet<&'a str>,
    /// Whether a way inside just stops, which ends the conversation.
    ends: bool,
}

fn exits<'a>(inside: &[&'a Node], ids: &BTreeSet<&str>) -> Exits<'a> {
    let targets =
        inside.iter().flat_map(|node| targets(node)).filter(|target| !ids.contains(target)).collect();
    // A failure without a way of its own does not stop: it comes out at the failure of the entering step.
    let stops = |node: &&Node| {
        let open = |port: flows_schema::Port| {
            port.kind != flows_schema::PortKind::Error && !node.next.contains_key(&port.id)
        };
        node.ports().into_iter().any(open)
    };
    Exits { targets, ends: inside.iter().any(stops) }
}

/// The variables that a selection shares with the rest.
struct Crossing {
    variables: Vec<Variable>,
    inputs: Vec<String>,
    outputs: Vec<String>,
}

fn crossing(flow: &Flow, inside: &[&Node]) -> Result<Crossing, Refusal> {
    let (mut read, mut written) = (BTreeSet::new(), BTreeSet::new());
    for node in inside {
        let uses = checks::uses(flow, node);
        read.extend(uses.reads.into_keys());
        written.extend(uses.writes.into_keys());
    }
    if let Some(key) = read.iter().chain(&written).find(|key| flow.variable(key).is_none()) {
        return Err(Refusal::Undeclared(key.clone()));
    }
    let mut crossing = Crossing { variables: Vec::new(), inputs: Vec::new(), outputs: Vec::new() };
    for variable in flow
        .variables
        .iter()
        .filter(|variable| read.contains(&variable.key) || written.contains(&variable.key))
    {
        // What is only used inside still has to keep its value when the subflow is entered a second time, and what a
        // way does not write has to come back as it went in: so what is written goes both ways.
        let comes_back = written.contains(&variable.key);
        let own = Variable { input: true, output: comes_back, ..variable.clone() };
        crossing.inputs.push(variable.key.clone());
        if comes_back {
            crossing.outputs.push(variable.key.clone());
        }
        crossing.variables.push(own);
    }
    if crossing.inputs.len() > limits::MAX_PASSED {
        return Err(Refusal::TooManyInputs(limits::MAX_PASSED));
    }
    Ok(crossing)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use engine_core::{Capabilities, Contact, Inbound, simulation::Simulation};
    use serde_json::json;

    use super::*;

    /// keyword -> name -> menu -(a)-> thanks -> bye, menu -(b)-> name, menu -(else, no answer)-> nothing.
    fn flow() -> Flow {
        let document = json!({
            "spec": "1.0", "name": "Whole",
            "variables": [
                {"key": "name", "type": "text"},
                {"key": "visits", "type": "number", "initial": 3},
                {"key": "order", "type": "text"},
            ],
            "triggers": [{"id": "start", "type": "keyword", "config": {"keywords": ["hi"]}, "to": "ask"}],
            "nodes": [
                {"id": "ask", "type": "ask_text", "config": {"text": "Your name?", "save_as": "name"},
                 "next": {"next": "menu"}},
                {"id": "menu", "type": "choice", "next": {"a": "count", "b": "ask"},
                 "config": {"text": "{{ name }}, visit {{ visits + 1 }}?", "options": [
                    {"id": "a", "title": "Yes"}, {"id": "b", "title": "Again"}, {"id": "c", "title": "Stop"}]}},
                {"id": "count", "type": "set_variable", "next": {"next": "thanks"},
                 "config": {"variable": "visits", "operation": "add", "value": "1"}},
                {"id": "thanks", "type": "text", "config": {"text": "Thanks, {{ name }} ({{ visits }})."},
                 "next": {"next": "bye"}},
                {"id": "bye", "type": "text", "config": {"text": "Bye {{ visits }}"}},
            ],
            "layout": {"nodes": {"menu": [400.0, 80.0]}},
        });
        flows_schema::parse_value(document).unwrap()
    }

    fn set(ids: &[&str]) -> BTreeSet<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    /// What the contact gets to read when saying these words.
    fn played(flow: &Flow, words: &[&str]) -> Vec<String> {
        let now = DateTime::from_timestamp(1_767_225_600, 0).unwrap();
        let mut simulation =
            Simulation::new(flow.clone(), Capabilities::cloud_api(), Contact::default(), now);
        let mut said = Vec::new();
        for words in words {
            let observed = simulation.say(Inbound::text(*words));
            said.push(format!("> {words}"));
            said.extend(observed.iter().flat_map(|step| &step.sent).map(|sent| format!("{sent:?}")));
        }
        said
    }

    /// The flow that enters, with the one that it enters.
    fn joined(extraction: Extraction) -> Flow {
        let subflow = extraction.subflow.clone();
        let mut flow = extraction.entering("part");
        flow.library.insert("part".into(), subflow);
        flow
    }

    #[test]
    fn the_conversation_goes_on_as_before_whatever_is_cut_out() {
        let flow = flow();
        let talks: [&[&str]; 5] = [
            &["hi", "Zoë", "Yes"],
            &["hi", "Zoë", "Again", "Ann", "Yes"],
            &["hi", "Zoë", "Stop", "hi", "Bob", "Yes"],
            &["hi", "Zoë", "nonsense", "nonsense", "nonsense", "Yes"],
            &["hi", "Zoë", "Again", "hi", "Ann", "Stop"],
        ];
        for part in [
            &["menu"][..],
            &["count", "thanks"],
            &["menu", "count", "thanks"],
            &["ask", "menu"],
            &["ask", "menu", "count", "thanks", "bye"],
            &["bye"],
        ] {
            let cut = joined(extract(&flow, &set(part), "Part").unwrap());
            let errors: Vec<_> = flows_schema::checks(&cut)
                .into_iter()
                .filter(|issue| issue.severity == flows_schema::Severity::Error)
                .collect();
            assert_eq!(errors, [], "{part:?}");
            for words in talks {
                assert_eq!(played(&cut, words), played(&flow, words), "{part:?} {words:?}");
            }
        }
    }

    #[test]
    fn what_crosses_the_border_has_a_type_and_goes_in_and_out() {
        let cut = extract(&flow(), &set(&["count", "thanks"]), "Part").unwrap();
        let crossing: Vec<_> =
            cut.subflow.variables.iter().map(|v| (v.key.as_str(), v.kind, v.input, v.output)).collect();
        use flows_schema::VariableType::{Number, Text};
        assert_eq!(crossing, [("name", Text, true, false), ("visits", Number, true, true)]);
        let Some(NodeKind::Subflow(config)) = cut.rest.node(&cut.step).map(|node| &node.kind) else {
            panic!()
        };
        assert_eq!(config.inputs[1], Passed { key: "visits".into(), value: "{{ visits }}".into() });
        assert_eq!(config.outputs, [Passed { key: "visits".into(), value: "visits".into() }]);
        assert!(config.outcomes.is_empty(), "one way out is the plain one");
        assert_eq!(cut.rest.node(&cut.step).unwrap().next["next"], "bye");
        assert_eq!(cut.rest.node("menu").unwrap().next["a"], cut.step);
        assert!(cut.rest.node("count").is_none() && cut.subflow.node("count").is_some());
    }

    #[test]
    fn ways_that_stop_inside_stop_in_the_whole() {
        let cut = extract(&flow(), &set(&["menu"]), "Part").unwrap();
        let Some(NodeKind::Subflow(config)) = cut.rest.node(&cut.step).map(|node| &node.kind) else {
            panic!()
        };
        assert_eq!(config.outcomes.len(), 2, "to `ask` and to `count`");
        assert!(!cut.rest.node(&cut.step).unwrap().next.contains_key("next"), "stopping leads nowhere");
    }

    #[test]
    fn what_would_change_the_flow_is_refused_with_the_reason() {
        let mut flow = flow();
        assert_eq!(extract(&flow, &set(&["start", "note:x"]), "Part"), Err(Refusal::NoSteps));
        let two = extract(&flow, &set(&["ask", "count"]), "Part");
        assert!(matches!(&two, Err(Refusal::SeveralEntries(titles)) if titles.len() == 2), "{two:?}");
        flow.nodes.push(Node::new("alone", flows_schema::nodes::Text::default().into()));
        assert_eq!(extract(&flow, &set(&["alone"]), "Part"), Err(Refusal::NoEntry));
        flow.nodes.push(Node::new("back", Return::default().into()));
        flow.nodes[0].next.insert("skipped".into(), "back".into());
        let back = extract(&flow, &set(&["back"]), "Part");
        assert!(matches!(&back, Err(Refusal::Returns(_))), "{back:?}");
        flow.variables.retain(|variable| variable.key != "visits");
        assert_eq!(extract(&flow, &set(&["thanks"]), "Part"), Err(Refusal::Undeclared("visits".into())));
        for no in [Refusal::NoSteps, Refusal::NoEntry, back.unwrap_err(), two.unwrap_err()] {
            assert!(no.words().ends_with('.'), "{no:?}");
        }
    }
}
