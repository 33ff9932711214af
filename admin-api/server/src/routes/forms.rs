//! The forms of a number's flow that open inside WhatsApp, and why one does not.

use admin_types::{FormState, NumberForm, Page};
use axum::extract::State;
use engine_core::{form_key, sending::codes::explain};
use engine_store::repo::{forms::FormRow, numbers::NumberKind};
use flows_schema::{Flow, NodeKind};
use uuid::Uuid;

use super::numbers::find;
use crate::{AppState, auth::CurrentUser, error::ApiError, extract::Path};

/// What helps when Meta's words are all that is known.
const HELP: &str = "Nothing was lost: the fields are asked one by one until it works, and it is tried again by itself. \
                    Check that the number's token has the permission whatsapp_business_management.";

/// The forms of the flow that answers on a number, and how far each is at WhatsApp
#[utoipa::path(get, path = "/numbers/{id}/forms", tag = "numbers", operation_id = "listNumberForms",
    params(("id" = Uuid, Path, description = "Id of the number")),
    responses((status = 200, body = Page<NumberForm>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Page<NumberForm>>, ApiError> {
    let number = find(&state, &user, id).await?;
    let deployed = state.store().active_deployments(&[id]).await?.into_iter().next();
    let document = match &deployed {
        Some(active) => state.store().version_document(active.flow_id, active.version).await?,
        None => None,
    };
    let flow = document.and_then(|document| flows_schema::parse_value(document).ok());
    let rows = state.store().forms(id).await?;
    let on = number.options.forms;
    let cloud = number.kind == NumberKind::CloudApi;
    let items = flow.filter(|_| cloud).map(|flow| forms(&flow, &rows, on)).unwrap_or_default();
    Ok(axum::Json(Page { items, next_cursor: None }))
}

fn forms(flow: &Flow, rows: &[FormRow], on: bool) -> Vec<NumberForm> {
    let inner = flow.library.values().flat_map(|flow| &flow.nodes);
    let nodes = flow.nodes.iter().chain(inner);
    let forms = nodes.filter_map(|node| {
        let NodeKind::Form(form) = &node.kind else { return None };
        let title = node.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| node.id.clone());
        let key = form_key(form);
        let row = key.as_ref().and_then(|key| rows.iter().find(|row| row.form_key == *key));
        let (state, problem, help) = match (&key, row) {
            (None, _) => (
                FormState::OneByOne,
                Some("WhatsApp has no such fields, so they are asked one by one.".to_owned()),
                Some("Take out what WhatsApp cannot show, such as files, or leave it as it is.".to_owned()),
            ),
            _ if !on => (FormState::Off, None, Some("Switch on “Forms inside WhatsApp” below.".to_owned())),
            (_, Some(row)) if row.provider_id.is_some() => (FormState::Published, None, None),
            (_, Some(FormRow { error: Some(error), .. })) => {
                let known = explain(error);
                let text = known.map_or_else(|| error.clone(), |known| known.text.to_owned());
                let help = known.map_or(HELP, |known| known.help).to_owned();
                (FormState::Failed, Some(text), Some(help))
            }
            _ => (FormState::Waiting, None, None),
        };
        Some(NumberForm {
            node: node.id.clone(),
            title,
            state,
            problem,
            help,
            attempts: row.map_or(0, |row| u32::try_from(row.attempt).unwrap_or_default()),
            next_attempt_at: row.filter(|_| state == FormState::Failed).map(|row| row.due),
        })
    });
    forms.collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use serde_json::json;

    use super::*;

    #[test]
    fn each_form_says_how_far_it_is_and_what_helps() {
        let flow = flows_schema::parse_value(json!({
            "spec": "1.0", "name": "F", "variables": [{"key": "who", "type": "text"}],
            "nodes": [{"id": "book", "type": "form", "title": "Book a table", "config": {"text": "Book", "fields": [
                {"id": "name", "kind": "text", "text": "Name", "save_as": "who"}]}}]
        }))
        .unwrap();
        let NodeKind::Form(form) = &flow.nodes[0].kind else { panic!("a form") };
        let key = form_key(form).unwrap();
        let row = |provider_id: Option<&str>, error: Option<&str>| FormRow {
            form_key: key.clone(),
            provider_id: provider_id.map(str::to_owned),
            attempt: 2,
            due: DateTime::UNIX_EPOCH,
            error: error.map(str::to_owned),
        };
        let state = |rows: &[FormRow], on| forms(&flow, rows, on).remove(0);
        assert_eq!(state(&[], true).state, FormState::Waiting);
        assert_eq!(state(&[], false).state, FormState::Off);
        assert_eq!(state(&[row(Some("7"), None)], true).state, FormState::Published);
        let failed = state(&[row(None, Some("something new"))], true);
        assert_eq!((failed.state, failed.attempts), (FormState::Failed, 2));
        assert_eq!(failed.problem.as_deref(), Some("something new"));
        assert!(failed.help.unwrap().contains("one by one") && failed.next_attempt_at.is_some());
    }
}
