//! The phone: what a step looks like to the contact, by the engine that production runs.

mod form;
mod markup;
mod phone;

use chrono::DateTime;
use engine_core::{Capabilities, CompiledFlow, Contact, Env, Rendered, preview_node, render};
use flows_schema::{Flow, TriggerKind, VariableType, ui_schema::PreviewPart};
use leptos::prelude::*;
use serde_json::Value;

use self::form::{FormScreen, Screen};
pub(crate) use self::phone::{Bot, Said, Words};
use super::state::Editor;
use crate::components::Icon;
use crate::language::ui_of;

/// Somebody to preview with.
pub(crate) fn sample_contact() -> Contact {
    Contact {
        name: Some("Alex Kim".to_owned()),
        phone: Some("491700000000".to_owned()),
        language: Some("en".to_owned()),
        ..Contact::default()
    }
}

/// What the phone shows of one step or start.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Preview {
    /// What the contact says, for starts.
    said: Option<String>,
    /// What the bot says.
    sent: Vec<Rendered>,
    /// What the contact is expected to send.
    answer: Option<&'static str>,
    /// What the contact does not see as a message.
    note: Option<&'static str>,
    /// The form that opens at numbers that have it.
    screen: Option<Screen>,
}

/// The preview of a step or start of a draft.
pub(crate) fn preview(flow: &Flow, id: &str, channel: &Capabilities) -> Preview {
    if let Some(trigger) = flow.trigger(id) {
        let said = match &trigger.kind {
            TriggerKind::Keyword(config) => config.keywords.first().cloned(),
            _ => Some(t!("play-hello").to_owned()),
        };
        return Preview { said, ..Preview::default() };
    }
    let Some(node) = flow.node(id) else { return Preview::default() };
    let env = Env {
        now: DateTime::UNIX_EPOCH,
        session_id: "preview".to_owned(),
        contact: sample_contact(),
        window_until: None,
        forms: Default::default(),
        first_message: true,
    };
    let sampled = with_samples(flow);
    let screen = form::screen(&sampled, id, env.clone());
    let messages = preview_node(&CompiledFlow::new(sampled), id, &env);
    let mut preview = Preview {
        sent: messages.iter().flat_map(|message| render(message, channel)).collect(),
        screen,
        ..Preview::default()
    };
    for part in &ui_of(&node.kind.info().ui).preview {
        match part {
            PreviewPart::Answer { hint } => preview.answer = Some(hint),
            PreviewPart::Note { text } => preview.note = Some(text),
            // What is said comes from the engine itself.
            _ => {}
        }
    }
    preview
}

/// The flow with a stand-in for every variable that has no value yet, so that a text with variables
/// reads like one.
pub(crate) fn with_samples(flow: &Flow) -> Flow {
    let mut flow = flow.clone();
    for variable in &mut flow.variables {
        if variable.initial.is_null() {
            let name = if variable.label.is_empty() { &variable.key } else { &variable.label };
            variable.initial = match variable.kind {
                VariableType::Number => Value::from(2),
                VariableType::Boolean => Value::Bool(true),
                VariableType::List => Value::Array(vec![Value::from(name.as_str())]),
                _ => Value::String(format!("[{}]", name.to_lowercase())),
            };
        }
    }
    flow
}

/// The phone under the form.
#[component]
pub(crate) fn StepPreview(id: String) -> impl IntoView {
    let editor = Editor::current();
    let shown = Memo::new(move |_| editor.linked.with(|flow| preview(flow, &id, &Capabilities::cloud_api())));
    view! {
        <section class="editor-preview" aria-label=t!("play-on-the-phone")>
            <p class="editor-preview-head"><Icon name="smartphone" class="w-3.5 h-3.5"/> {t!("play-on-the-phone")}</p>
            <div class="chat" data-preview="">
                {move || {
                    let Preview { said, sent, answer, note, screen } = shown.get();
                    let nothing = said.is_none() && sent.is_empty() && note.is_none();
                    view! {
                        {said.map(|text| view! { <Said text=text/> })}
                        {sent.into_iter().map(|message| view! { <Bot message=message/> }).collect_view()}
                        {note.map(|text| view! { <p class="chat-note">{text}</p> })}
                        {nothing.then(|| view! { <p class="chat-note">{t!("play-nothing-to-show")}</p> })}
                        {answer.map(|hint| view! { <p class="chat-answer"><Icon name="keyboard" class="w-3.5 h-3.5"/> {hint}</p> })}
                        {screen.map(|screen| view! { <FormScreen screen/> })}
                    }
                }}
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use flows_schema::{
        Node, Variable, node_types,
        nodes::{Choice, NodeKind, Text},
    };

    use super::*;

    fn flow_with(kind: NodeKind) -> Flow {
        let mut flow = Flow::new("Sample");
        flow.variables
            .push(Variable { label: "Party size".into(), ..Variable::new("size", VariableType::Text) });
        flow.nodes.push(Node::new("n", kind));
        flow
    }

    #[test]
    fn variables_read_as_their_names() {
        let flow = flow_with(Text { text: "Hi {{ contact.name }}, {{ size }}".into() }.into());
        let preview = preview(&flow, "n", &Capabilities::cloud_api());
        assert_eq!(preview.sent, [Rendered::Text { text: "Hi Alex Kim, [party size]".into() }]);
    }

    #[test]
    fn a_choice_is_shown_as_each_channel_can() {
        let flow = flow_with(Choice { text: "Which?".into(), ..Choice::default() }.into());
        let sent = |channel| preview(&flow, "n", &channel).sent;
        assert!(matches!(sent(Capabilities::cloud_api()).as_slice(), [Rendered::Buttons { .. }]));
        assert!(matches!(sent(Capabilities::whatsapp_web()).as_slice(), [Rendered::Text { .. }]));
    }

    #[test]
    fn every_new_step_can_be_previewed() {
        for info in node_types() {
            let kind = NodeKind::from_parts(info.type_name, info.default_config.clone()).unwrap();
            let _ = preview(&flow_with(kind), "n", &Capabilities::cloud_api());
        }
        assert_eq!(preview(&Flow::new("x"), "gone", &Capabilities::cloud_api()), Preview::default());
    }
}
