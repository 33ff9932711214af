//! Trying one step of a draft for real.

use admin_types::{FieldError, Problem, TriedStep, TryStep};
use axum::extract::State;
use engine_core::{
    Capabilities, Contact,
    simulation::{Observed, Simulation},
};
use serde_json::Value;

use crate::{
    AppState,
    auth::CurrentUser,
    document::read_document,
    error::{ApiError, internal},
    extract::Json,
    library,
};

/// Try one step of a draft
///
/// Runs the step with the values given and really asks the other system that it asks, once and behind the
/// server's guard. Nothing is sent to a contact, and nothing is stored.
#[utoipa::path(post, path = "/flows/try-step", tag = "flows", operation_id = "tryStep",
    request_body = TryStep, responses((status = 200, body = TriedStep), (status = 422, body = Problem)))]
pub(crate) async fn try_step(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<TryStep>,
) -> Result<axum::Json<TriedStep>, ApiError> {
    let draft = read_document(body.document, "/document")?.flow;
    let mut flow = library::link(state.store(), user.workspace_id(), draft).await?;
    if flow.node(&body.node).is_none() {
        return Err(invalid("/node", "The document has no step with this id."));
    }
    let contact: Contact = match body.contact {
        Value::Null => Contact::default(),
        given => serde_json::from_value(given).map_err(|error| invalid("/contact", &error.to_string()))?,
    };
    for (key, value) in body.variables {
        match flow.variables.iter_mut().find(|variable| variable.key == key) {
            Some(variable) => variable.initial = value,
            None => {
                let kind = flows_schema::VariableType::Text;
                let variable = flows_schema::Variable::new(key, kind);
                flow.variables.push(flows_schema::Variable { initial: value, ..variable });
            }
        }
    }
    let mut simulation = Simulation::new(flow, Capabilities::cloud_api(), contact, state.clock().now());
    let mut observed = simulation.start_at(&body.node);
    let asked = simulation.open_call().map(|(_, call)| call.clone());
    let mut answer = Value::Null;
    // A step that sent something before may lead to another one that asks; only the step itself is tried.
    if let Some(call) = asked.as_ref().filter(|_| ran(&observed, &body.node)) {
        let outcome = state.outside().call(user.workspace_id(), call).await;
        answer = serde_json::to_value(&outcome).map_err(|error| internal(&error))?;
        observed.extend(simulation.answer_call(&outcome));
    }
    let mut exits = observed.iter().flat_map(|seen| &seen.output.trace.steps);
    let exit = exits.rfind(|step| step.node == body.node);
    let events = observed.iter().flat_map(|seen| &seen.output.events);
    let told = events.filter(|event| !["session_started", "session_ended"].contains(&&*event.code));
    Ok(axum::Json(TriedStep {
        asked: serde_json::to_value(&asked).map_err(|error| internal(&error))?,
        answer,
        exit: exit.map(|step| step.exit.to_string()).unwrap_or_default(),
        events: told.map(|event| event.text.to_string()).collect(),
        variables: simulation.session().map(|session| session.variables.clone()).unwrap_or_default(),
    }))
}

/// Whether the step that waits for an answer is the one that is tried.
fn ran(observed: &[Observed], node: &str) -> bool {
    let last = observed.last().and_then(|seen| seen.output.session.as_ref());
    last.and_then(|session| session.wait.as_ref()).is_some_and(|wait| wait.node == node)
}

fn invalid(pointer: &str, detail: &str) -> ApiError {
    ApiError::invalid(vec![FieldError::new(pointer, detail)])
}
