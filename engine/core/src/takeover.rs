//! What becomes of conversations that wait when another version of their flow takes over. Pure and total, so that the
//! server does exactly what the editor has shown.

use chrono::{DateTime, Utc};
use flows_schema::{Flow, Node, ui_schema::Category};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::{FrameKind, Session, Wait, WaitKind};

/// What becomes of a conversation that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fate", rename_all = "snake_case")]
pub enum Fate {
    /// It goes on in the new version where the step is still there, and in its own version otherwise.
    Keep,
    /// It goes on in the new version at another question, which reads the next answer.
    Remap {
        /// Id of the question in the new version.
        to: String,
    },
    /// It goes on to its end in the version that it began with.
    Finish,
    /// It ends without a word; the next message starts a new conversation.
    Restart,
}

/// Which waiting conversations, and what becomes of them. What is absent matches everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeoverRule {
    /// Version that they are in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i32>,
    /// Step of the flow itself at which they wait. Those inside a flow that it enters match only rules without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// What becomes of them.
    #[serde(flatten)]
    pub fate: Fate,
}

/// Where a conversation stands after a rule was followed.
#[derive(Debug, Clone, PartialEq)]
pub enum Moved {
    /// In its own version, as before.
    Stays(Session),
    /// In the new version.
    Over(Session),
    /// Nowhere: it has ended.
    Gone,
}

/// The first rule that says something about a conversation in this version.
#[must_use]
pub fn rule_for<'a>(rules: &'a [TakeoverRule], version: i32, session: &Session) -> Option<&'a Fate> {
    let wait = session.wait.as_ref()?;
    let node = session.flow.is_none().then_some(wait.node.as_str());
    let matches = |rule: &&TakeoverRule| {
        rule.version.is_none_or(|only| only == version)
            && rule.node.as_ref().is_none_or(|only| Some(only.as_str()) == node)
    };
    rules.iter().find(matches).map(|rule| &rule.fate)
}

/// Moves a waiting conversation from one version to another. What the new version has no place for stays where it is:
/// a rule can never silence a contact.
#[must_use]
pub fn take_over(session: Session, old: &Flow, new: &Flow, fate: &Fate) -> Moved {
    let Some(wait) = session.wait.clone().filter(|_| session.is_waiting()) else {
        return Moved::Stays(session);
    };
    match fate {
        Fate::Finish => Moved::Stays(session),
        Fate::Restart => Moved::Gone,
        Fate::Keep if fits(&session, &wait, old, new) => Moved::Over(session),
        Fate::Remap { to } if is_answer(&wait) && new.node(to).is_some_and(is_question) => {
            Moved::Over(at_question(session, wait.since, to))
        }
        Fate::Keep | Fate::Remap { .. } => Moved::Stays(session),
    }
}

/// Whether a step asks the contact something, so that a conversation can be put before it.
#[must_use]
pub fn is_question(node: &Node) -> bool {
    node.kind.info().ui.category == Category::Ask
}

/// Whether a step of one version is there in another, and does the same kind of thing.
#[must_use]
pub fn is_kept(old: &Flow, new: &Flow, node: &str) -> bool {
    let kind = |flow: &Flow| flow.node(node).map(|node| node.kind.type_name());
    kind(new).is_some() && kind(old) == kind(new)
}

fn is_answer(wait: &Wait) -> bool {
    matches!(wait.kind, WaitKind::Answer { .. })
}

/// Whether all places that the conversation needs, now and on its way back, are in the new version.
fn fits(session: &Session, wait: &Wait, old: &Flow, new: &Flow) -> bool {
    let here = |part: Option<&String>, node: &str| match part {
        None => is_kept(old, new, node),
        Some(part) => {
            old.library.get(part).zip(new.library.get(part)).is_some_and(|(old, new)| is_kept(old, new, node))
        }
    };
    let back = session.stack.iter().all(|frame| {
        let node = match &frame.kind {
            FrameKind::Subflow { node } => node,
            FrameKind::Interrupt { wait } => &wait.node,
        };
        here(frame.flow.as_ref(), node)
    });
    back && here(session.flow.as_ref(), &wait.node)
}

/// The conversation before a question of the flow itself, as if it had just been asked. A timer of the old question
/// is stale by its token.
fn at_question(mut session: Session, since: DateTime<Utc>, to: &str) -> Session {
    if let Some(outermost) = session.stack.drain(..).next()
        && session.flow.is_some()
    {
        session.variables = outermost.variables;
    }
    session.flow = None;
    session.burst = None;
    session.wait =
        Some(Wait { node: SmolStr::new(to), kind: WaitKind::answer(), token: None, due: None, since });
    session
}

#[cfg(test)]
mod tests {
    use flows_schema::parse_value;
    use serde_json::{Value, json};

    use super::*;
    use crate::{CompiledFlow, Contact, Env, Inbound, Input, step};

    fn flow(nodes: &Value) -> Flow {
        parse_value(json!({"spec": "1.0", "name": "F", "variables": [{"key": "word", "type": "text"}],
            "triggers": [{"id": "start", "type": "any_message", "to": "ask"}], "nodes": nodes}))
        .unwrap()
    }

    fn ask(id: &str) -> Value {
        json!({"id": id, "type": "ask_text", "config": {"text": format!("{id}?"), "save_as": "word"}, "next": {"next": "say"}})
    }

    fn say(text: &str) -> Value {
        json!({"id": "say", "type": "text", "config": {"text": text}})
    }

    fn env() -> Env {
        Env {
            now: DateTime::from_timestamp(1_700_000_000, 0).unwrap(),
            session_id: "s".into(),
            contact: Contact::default(),
            first_message: false,
            window_until: None,
            forms: Default::default(),
        }
    }

    /// A conversation that waits in this flow.
    fn waiting(flow: &Flow) -> Session {
        let out = step(&CompiledFlow::new(flow.clone()), None, &Input::Message(Inbound::text("hi")), &env());
        out.session.filter(Session::is_waiting).unwrap()
    }

    #[test]
    fn a_step_that_is_still_there_goes_on_in_the_new_version() {
        let (old, new) =
            (flow(&json!([ask("ask"), say("old")])), flow(&json!([ask("ask"), say("new {{ word }}")])));
        let Moved::Over(session) = take_over(waiting(&old), &old, &new, &Fate::Keep) else {
            panic!("it stays")
        };
        let out =
            step(&CompiledFlow::new(new), Some(&session), &Input::Message(Inbound::text("yes")), &env());
        assert!(format!("{:?}", out.effects).contains("new yes"), "{:?}", out.effects);
    }

    #[test]
    fn what_has_no_place_in_the_new_version_stays_in_its_own() {
        let old = flow(&json!([ask("ask"), say("old")]));
        let gone = flow(&json!([say("new")]));
        let other =
            flow(&json!([{"id": "ask", "type": "ask_number", "config": {"text": "?", "save_as": "word"}}]));
        let before = waiting(&old);
        for new in [gone, other] {
            assert_eq!(take_over(before.clone(), &old, &new, &Fate::Keep), Moved::Stays(before.clone()));
        }
        let remap = |to: &str| Fate::Remap { to: to.into() };
        let new = flow(&json!([ask("name"), say("new")]));
        for to in ["nowhere", "say"] {
            assert_eq!(
                take_over(before.clone(), &old, &new, &remap(to)),
                Moved::Stays(before.clone()),
                "{to}"
            );
        }
        assert_eq!(take_over(before.clone(), &old, &new, &Fate::Finish), Moved::Stays(before.clone()));
        assert_eq!(take_over(before.clone(), &old, &new, &Fate::Restart), Moved::Gone);
        let Moved::Over(session) = take_over(before, &old, &new, &remap("name")) else { panic!("it stays") };
        let out =
            step(&CompiledFlow::new(new), Some(&session), &Input::Message(Inbound::text("Ada")), &env());
        assert!(format!("{:?}", out.effects).contains("new"), "{:?}", out.effects);
    }

    #[test]
    fn the_first_rule_that_fits_decides() {
        let session = waiting(&flow(&json!([ask("ask"), say("old")])));
        let rule =
            |version, node: Option<&str>, fate| TakeoverRule { version, node: node.map(str::to_owned), fate };
        let rules = [
            rule(Some(1), Some("ask"), Fate::Restart),
            rule(None, Some("other"), Fate::Finish),
            rule(None, None, Fate::Keep),
        ];
        assert_eq!(rule_for(&rules, 1, &session), Some(&Fate::Restart));
        assert_eq!(rule_for(&rules, 2, &session), Some(&Fate::Keep));
        assert_eq!(rule_for(&rules[..2], 2, &session), None);
        // Inside a flow that it enters, the step has another meaning.
        let inside = Session { flow: Some("sub".into()), ..session };
        assert_eq!(rule_for(&rules, 1, &inside), Some(&Fate::Keep));
    }
}
