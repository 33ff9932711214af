//! Message templates: made, changed and deleted at Meta, and kept here as Meta has them.

use std::collections::BTreeMap;

use admin_types::{
    CreateTemplate, MessageTemplate, NumberRef, Problem, SyncTemplates, TemplateAccount, TemplateFilter,
    Templates, UpdateTemplate,
};
use axum::extract::State;
use engine_graph::Ask;
use engine_store::{
    StoreError, ids,
    repo::{
        message_templates::TemplateRecord,
        numbers::{NumberKind, NumberRecord},
    },
};
use flows_schema::message_template::{TemplateButtonSpec, TemplateContent, problems_of_name};
use http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::numbers::find;
use crate::{
    AppState,
    auth::CurrentUser,
    cloud::{
        Connected, examples,
        templates::{self as at_meta, tell},
        words,
    },
    error::ApiError,
    extract::{Json, Path, Query},
    fields::Fields,
};

/// Numbers of a workspace that are looked at.
const MAX_NUMBERS: i64 = 1_000;
/// What people may choose. Meta makes the words of `AUTHENTICATION` itself.
const CATEGORIES: [&str; 2] = ["MARKETING", "UTILITY"];

/// Why something could not be done with a template.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TemplateError {
    #[error("no such template")]
    NotFound,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<TemplateError> for ApiError {
    fn from(error: TemplateError) -> Self {
        match error {
            TemplateError::NotFound => Self::not_found(),
            TemplateError::Store(error) => error.into(),
        }
    }
}

/// The message templates of the workspace's numbers
#[utoipa::path(get, path = "/templates", tag = "templates", operation_id = "listTemplates",
    params(TemplateFilter), responses((status = 200, body = Templates)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<TemplateFilter>,
) -> Result<axum::Json<Templates>, ApiError> {
    let workspace = user.workspace_id();
    let mut accounts: BTreeMap<String, Vec<NumberRef>> = BTreeMap::new();
    let wanted = match query.number_id {
        Some(id) => vec![find(&state, &user, id).await?],
        None => seen(&state, &user).await?,
    };
    for record in wanted.into_iter().filter(|record| record.kind == NumberKind::CloudApi) {
        if let Some(account) = record.cloud_settings()?.waba_id {
            accounts.entry(account).or_default().push(NumberRef { id: record.id, name: record.name });
        }
    }
    let mut shown = Templates::default();
    let all = state.store().message_templates(workspace, None).await?;
    shown.items = all.into_iter().filter(|it| accounts.contains_key(&it.account_id)).map(dto).collect();
    for (id, numbers) in accounts {
        let synced_at = state.store().templates_synced_at(workspace, &id).await?;
        shown.accounts.push(TemplateAccount { id, numbers, synced_at });
    }
    Ok(axum::Json(shown))
}

/// Fetch all templates from Meta now
#[utoipa::path(post, path = "/templates/sync", tag = "templates", operation_id = "syncTemplates",
    request_body = SyncTemplates, responses((status = 200, body = Templates), (status = 422, body = Problem)))]
pub(crate) async fn sync(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<SyncTemplates>,
) -> Result<axum::Json<Templates>, ApiError> {
    let mut number = Connected::open(&state, find(&state, &user, body.number_id).await?)?;
    if number.settings.waba_id.is_none() {
        super::cloud::check_and_keep(&state, &mut number).await?;
    }
    at_meta::sync(&state, &number).await?;
    list(State(state), user, Query(TemplateFilter { number_id: Some(body.number_id) })).await
}

/// A template
#[utoipa::path(get, path = "/templates/{id}", tag = "templates", operation_id = "getTemplate",
    params(("id" = Uuid, Path, description = "Id of the template")),
    responses((status = 200, body = MessageTemplate)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<MessageTemplate>, ApiError> {
    Ok(axum::Json(dto(one(&state, &user, id).await?)))
}

/// Make a template; Meta reviews it before it may be sent
#[utoipa::path(post, path = "/templates", tag = "templates", operation_id = "createTemplate",
    request_body = CreateTemplate,
    responses((status = 201, body = MessageTemplate), (status = 422, body = Problem)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<CreateTemplate>,
) -> Result<(StatusCode, axum::Json<MessageTemplate>), ApiError> {
    let mut fields = Fields::default();
    if let Some(problem) = problems_of_name(&body.name) {
        fields.add("/name", problem);
    }
    let tag = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    if !(2..=15).contains(&body.language.len()) || !body.language.chars().all(tag) {
        fields.add("/language", "Choose a language, such as en_US.");
    }
    category(&mut fields, &body.category);
    content(&mut fields, &body.content);
    let example = examples::find(&state, &user, &body.content, &body.header_example, &mut fields).await?;
    fields.finish()?;
    let mut number = Connected::open(&state, find(&state, &user, body.number_id).await?)?;
    if number.settings.waba_id.is_none() {
        super::cloud::check_and_keep(&state, &mut number).await?;
    }
    let account_id = number.account_id()?.to_owned();
    let handle = examples::upload(&state, &number, example.as_ref()).await?;
    let components = body.content.components(handle.as_deref());
    let format = if body.content.named { "NAMED" } else { "POSITIONAL" };
    let request = json!({
        "name": body.name, "language": body.language, "category": body.category, "parameter_format": format,
        "components": components,
    });
    let answer = number.ask(state.graph()?, Ask::post(&[&account_id, "message_templates"], request)).await;
    let answer = answer.map_err(|error| {
        words::problem(&error, "The template was not made; what you wrote is still here.")
    })?;
    let now = state.clock().now();
    let text = |key: &str| answer[key].as_str().map(str::to_owned);
    let record = TemplateRecord {
        id: ids::new_id(state.clock()),
        workspace_id: user.workspace_id(),
        account_id,
        provider_id: text("id").unwrap_or_default(),
        name: body.name,
        language: body.language,
        // Meta may put it into another one at once.
        category: text("category").unwrap_or(body.category),
        status: text("status").unwrap_or_else(|| "PENDING".to_owned()),
        reason: None,
        quality: "UNKNOWN".to_owned(),
        parameter_format: format.to_owned(),
        components,
        created_at: now,
        updated_at: now,
    };
    state.store().keep_message_template(&record).await?;
    tell(&state, &number);
    Ok((StatusCode::CREATED, axum::Json(dto(record))))
}

/// Change what a template says; Meta reviews it again
#[utoipa::path(put, path = "/templates/{id}", tag = "templates", operation_id = "updateTemplate",
    params(("id" = Uuid, Path, description = "Id of the template")), request_body = UpdateTemplate,
    responses((status = 200, body = MessageTemplate), (status = 422, body = Problem)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<UpdateTemplate>,
) -> Result<axum::Json<MessageTemplate>, ApiError> {
    let mut record = one(&state, &user, id).await?;
    let mut fields = Fields::default();
    if let Some(new) = &body.category {
        category(&mut fields, new);
    }
    content(&mut fields, &body.content);
    if body.content.named != (record.parameter_format == "NAMED") {
        fields
            .add("/content/named", "Names or numbers of variables are chosen once, when a template is made.");
    }
    let example = examples::find(&state, &user, &body.content, &body.header_example, &mut fields).await?;
    fields.finish()?;
    let number = of_account(&state, &user, &record.account_id).await?;
    let handle = examples::upload(&state, &number, example.as_ref()).await?;
    let components = body.content.components(handle.as_deref());
    let mut request = json!({"components": components});
    if let Some(category) = body.category.filter(|category| *category != record.category) {
        request["category"] = category.clone().into();
        record.category = category;
    }
    let answer = number.ask(state.graph()?, Ask::post(&[&record.provider_id], request)).await;
    answer.map_err(|error| {
        words::problem(&error, "The template was not changed; what you wrote is still here.")
    })?;
    record.components = components;
    record.status = "PENDING".to_owned();
    record.reason = None;
    record.updated_at = state.clock().now();
    state.store().keep_message_template(&record).await?;
    tell(&state, &number);
    Ok(axum::Json(dto(record)))
}

/// Delete a template in its language; Meta keeps its name for four weeks when it was the last
#[utoipa::path(delete, path = "/templates/{id}", tag = "templates", operation_id = "deleteTemplate",
    params(("id" = Uuid, Path, description = "Id of the template")), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    let record = one(&state, &user, id).await?;
    let number = of_account(&state, &user, &record.account_id).await?;
    let ask = Ask::delete(&[&record.account_id, "message_templates"])
        .query("name", record.name.as_str())
        .query("hsm_id", record.provider_id.as_str());
    match number.ask(state.graph()?, ask).await {
        Ok(_) => {}
        // Somebody was faster.
        Err(engine_graph::GraphError::Refused { code: 100, subcode: 2_593_002, .. }) => {}
        Err(error) => return Err(words::problem(&error, "The template was not deleted.")),
    }
    let (workspace, account) = (user.workspace_id(), record.account_id.as_str());
    state.store().forget_message_template(workspace, account, &record.name, Some(id)).await?;
    tell(&state, &number);
    Ok(StatusCode::NO_CONTENT)
}

async fn one(state: &AppState, user: &CurrentUser, id: Uuid) -> Result<TemplateRecord, TemplateError> {
    let found =
        state.store().message_template(user.workspace_id(), id).await?.ok_or(TemplateError::NotFound)?;
    if user.limited().is_some() {
        let numbers = seen(state, user).await?;
        if !numbers.iter().any(|record| asks_for(record, &found.account_id)) {
            return Err(TemplateError::NotFound);
        }
    }
    Ok(found)
}

/// The numbers that the user sees.
async fn seen(state: &AppState, user: &CurrentUser) -> Result<Vec<NumberRecord>, StoreError> {
    let mut numbers = state.store().numbers(user.workspace_id(), None, MAX_NUMBERS).await?;
    numbers.retain(|record| user.sees(record.id));
    Ok(numbers)
}

/// Whether a number belongs to an account.
fn asks_for(record: &NumberRecord, account_id: &str) -> bool {
    record.kind == NumberKind::CloudApi
        && record.cloud_settings().is_ok_and(|it| it.waba_id.as_deref() == Some(account_id))
}

/// A number of the workspace that can ask for an account.
async fn of_account(state: &AppState, user: &CurrentUser, account_id: &str) -> Result<Connected, ApiError> {
    let numbers = seen(state, user).await?;
    match numbers.into_iter().find(|record| asks_for(record, account_id)) {
        Some(record) => Connected::open(state, record),
        None => Err(TemplateError::NotFound.into()),
    }
}

fn category(fields: &mut Fields, category: &str) {
    if !CATEGORIES.contains(&category) {
        fields.add("/category", "Choose Marketing or Utility.");
    }
}

fn content(fields: &mut Fields, content: &TemplateContent) {
    for problem in content.problems() {
        fields.add(&format!("/content{}", problem.pointer), problem.text);
    }
}

fn dto(record: TemplateRecord) -> MessageTemplate {
    let named = record.parameter_format.eq_ignore_ascii_case("named");
    let content = TemplateContent::from_components(&record.components, named);
    let parts = record.components.as_array().map(Vec::as_slice).unwrap_or_default();
    let known = ["HEADER", "BODY", "FOOTER", "BUTTONS"];
    let whole =
        parts.iter().all(|part| {
            part["type"].as_str().is_some_and(|kind| known.contains(&kind.to_ascii_uppercase().as_str()))
        }) && !content.buttons.iter().any(|button| matches!(button, TemplateButtonSpec::Other { .. }))
            && record.category != "AUTHENTICATION";
    MessageTemplate {
        id: record.id,
        account_id: record.account_id,
        name: record.name,
        language: record.language,
        category: record.category,
        status: record.status,
        reason: record.reason,
        quality: record.quality,
        whole,
        content,
        updated_at: record.updated_at,
    }
}
