//! A form as it opens inside WhatsApp: the message with its button, and the screen behind it.

use engine_core::{CompiledFlow, Env, OutForm, OutMessage, Rendered, form_key, preview_node};
use flows_schema::{
    Flow, FormPart, NodeKind, form_data_name,
    nodes::{FieldKind, Form},
};
use leptos::prelude::*;
use serde_json::Value;

use super::phone::{Bot, Words};
use crate::components::Icon;

/// A form with its screen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Screen {
    form: OutForm,
    fields: Vec<ShownField>,
}

/// One field of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
struct ShownField {
    /// The question, where it stands above the field.
    above: Option<String>,
    label: String,
    kind: FieldKind,
    optional: bool,
}

/// The screen of a step; `None` for steps that have none.
pub(super) fn screen(flow: &Flow, id: &str, mut env: Env) -> Option<Screen> {
    let NodeKind::Form(config) = &flow.node(id)?.kind else { return None };
    env.forms.insert(form_key(config)?, "preview".to_owned());
    let messages = preview_node(&CompiledFlow::new(flow.clone()), id, &env);
    let form = messages.into_iter().find_map(|message| match message {
        OutMessage::Form(form) => Some(*form),
        _ => None,
    })?;
    Some(Screen { fields: fields(config, &form), form })
}

fn fields(config: &Form, form: &OutForm) -> Vec<ShownField> {
    let text =
        |part, id: &str| form.data.get(&form_data_name(part, id)).and_then(Value::as_str).unwrap_or_default();
    let field = |field: &flows_schema::nodes::FormField| {
        let above = form.data.get(&form_data_name(FormPart::Above, &field.id)) == Some(&Value::Bool(true));
        ShownField {
            above: above.then(|| text(FormPart::Question, &field.id).to_owned()),
            label: text(FormPart::Label, &field.id).to_owned(),
            kind: field.kind,
            optional: field.optional,
        }
    };
    config.fields.iter().map(field).collect()
}

/// The message and the screen.
#[component]
pub(super) fn FormScreen(screen: Screen) -> impl IntoView {
    let Screen { form, fields } = screen;
    let send = form.data.get("send").and_then(Value::as_str).unwrap_or_default().to_owned();
    let title = form.button.clone();
    view! {
        <p class="chat-note">{t!("play-form-note")}</p>
        <Bot message=Rendered::Form(Box::new(form))/>
        <div class="bubble-sheet w-[84%]" role="group" aria-label=t!("play-the-form")>
            <div class="bubble-sheet-head"><span>{title}</span></div>
            <div class="flex flex-col gap-3 p-3">
                {fields
                    .into_iter()
                    .map(|field| {
                        let icon = match field.kind {
                            FieldKind::Date => Some("calendar"),
                            FieldKind::Choice => Some("chevron-down"),
                            _ => None,
                        };
                        let label = if field.optional { t!("play-optional", label = field.label) } else { field.label };
                        view! {
                            <div class="flex flex-col gap-1.5">
                                {field.above.map(|text| view! { <div class="text-[13px]"><Words text/></div> })}
                                <span class="flex items-center justify-between gap-2 min-h-9 rounded-md border border-line-strong px-2.5 text-[13px] text-muted">
                                    {label}
                                    {icon.map(|icon| view! { <Icon name=icon class="w-4 h-4 shrink-0"/> })}
                                </span>
                            </div>
                        }
                    })
                    .collect_view()}
                <span class="flex items-center justify-center min-h-9 rounded-full bg-accent-soft text-[13px] font-medium text-accent-ink">
                    {send}
                </span>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use flows_schema::{Node, nodes::FormField};

    use super::*;

    #[test]
    fn a_form_shows_its_screen_and_other_steps_none() {
        let field =
            |id: &str, text: &str| FormField { id: id.into(), text: text.into(), ..FormField::default() };
        let config = Form {
            text: "Book".into(),
            fields: vec![field("name", "Name?"), field("wish", "Is there anything that we should know?")],
            ..Form::default()
        };
        let mut flow = Flow::new("Sample");
        flow.nodes.push(Node::new("form", config.into()));
        flow.nodes.push(Node::new("text", flows_schema::nodes::Text { text: "Hi".into() }.into()));
        let env = || Env {
            now: chrono::DateTime::UNIX_EPOCH,
            session_id: "preview".into(),
            contact: super::super::sample_contact(),
            first_message: true,
            window_until: None,
            forms: Default::default(),
        };
        let screen = screen(&flow, "form", env()).unwrap();
        assert_eq!(screen.fields[0].label, "Name?");
        assert_eq!(screen.fields[0].above, None);
        assert_eq!(screen.fields[1].above.as_deref(), Some("Is there anything that we should know?"));
        assert!(super::screen(&flow, "text", env()).is_none());
    }
}
