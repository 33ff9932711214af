//! Numbers. Credentials go in and never come out.

use admin_types::{
    CreateNumber, Deployment, FieldError, Number, NumberKind, Page, PageQuery, Permission, Problem,
    ProblemCode, Secret, UpdateNumber, WhatsappLink,
};
use axum::extract::State;
use engine_store::{
    StoreError,
    hints::Hint,
    ids,
    repo::{
        deployments::DeploymentView,
        numbers::{self as store, CloudCredentials, CloudSettings, NumberChange, NumberRecord},
        options::NumberOptions,
    },
    shard,
};
use http::StatusCode;
use uuid::Uuid;

use super::{cloud::meta_id, flows::count, whatsapp_link};
use crate::{
    AppState,
    auth::CurrentUser,
    cloud::health,
    error::ApiError,
    extract::{Json, Path, Query},
    fields::Fields,
    number_options,
    page::Paging,
    sending_policy,
};

const MAX_SECRET_CHARS: usize = 1_024;
const MAX_PHONE_CHARS: usize = 40;
/// Over which failures are counted.
const DAY: chrono::Duration = chrono::Duration::hours(24);

/// Why something could not be done with a number.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NumberError {
    #[error("no such number")]
    NotFound,
    #[error("the number is connected already")]
    Taken,
    #[error("no simulator number")]
    NotASimulator,
    #[error("no number of the Cloud API")]
    NotCloud,
    #[error("the number's account is not known")]
    NoAccount,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<NumberError> for ApiError {
    fn from(error: NumberError) -> Self {
        match error {
            NumberError::NotFound => Self::not_found(),
            NumberError::Taken => {
                const DETAIL: &str = "A number with this phone number id is connected already.";
                let problem = Problem::new(ProblemCode::NumberTaken, DETAIL);
                problem.with_errors(vec![FieldError::new("/phone_number_id", DETAIL)]).into()
            }
            NumberError::NotASimulator => Self::new(
                ProblemCode::NotASimulator,
                "Real contacts write to this number. Use a simulator number to try a flow.",
            ),
            NumberError::NotCloud => {
                Self::new(ProblemCode::NotACloudNumber, "Only numbers of the Cloud API can do this.")
            }
            NumberError::NoAccount => Self::new(
                ProblemCode::ProviderRefused,
                "It is not known to which WhatsApp account the number belongs, because its token may not see it. Open the number and check it.",
            ),
            NumberError::Store(error) => error.into(),
        }
    }
}

/// List the numbers
#[utoipa::path(get, path = "/numbers", tag = "numbers", operation_id = "listNumbers", params(PageQuery),
    responses((status = 200, body = Page<Number>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<PageQuery>,
) -> Result<axum::Json<Page<Number>>, ApiError> {
    let paging = Paging::<Uuid>::new(query.cursor.as_deref(), query.limit)?;
    let rows = state.store().numbers(user.workspace_id(), paging.cursor, paging.rows()).await?;
    let deployments = deployments(&state, &user).await?;
    let health = state.store().numbers_health(user.workspace_id()).await?;
    let counts = state.store().sent_counts(user.workspace_id(), state.clock().now() - DAY).await?;
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        let cloud = match row.kind {
            store::NumberKind::Simulator | store::NumberKind::WhatsappWeb => None,
            store::NumberKind::CloudApi => {
                let waiting = state.store().waiting_errors(row.id).await?;
                let kept = health.iter().find(|it| it.number_id == row.id);
                Some(health::of(&row, kept, counts.iter().find(|it| it.number_id == row.id), &waiting))
            }
        };
        let (id, kind) = (row.id, row.kind);
        let mut number = dto(row, &deployments, &user)?;
        number.cloud = cloud;
        number.link = link_of(&state, id, kind).await?;
        shown.push(number);
    }
    let mut page = paging.page(shown, |row| row.id, |row| row);
    page.items.retain(|number| user.sees(number.id));
    Ok(axum::Json(page))
}

/// Add a number
#[utoipa::path(post, path = "/numbers", tag = "numbers", operation_id = "createNumber",
    request_body = CreateNumber, responses((status = 201, body = Number), (status = 409, body = Problem)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<CreateNumber>,
) -> Result<(StatusCode, axum::Json<Number>), ApiError> {
    let now = state.clock().now();
    let id = match body {
        // One process holds the connection, so all its conversations have one home.
        CreateNumber::WhatsappWeb { .. } => shard::new_home(state.clock()),
        CreateNumber::Simulator { .. } | CreateNumber::CloudApi { .. } => ids::new_id(state.clock()),
    };
    let mut record = NumberRecord {
        id,
        workspace_id: user.workspace_id(),
        kind: store::NumberKind::Simulator,
        name: String::new(),
        phone: String::new(),
        settings: serde_json::json!({}),
        credentials: None,
        sending: store::NumberKind::Simulator.default_sending(),
        options: NumberOptions::default(),
        status: "active".to_owned(),
        created_at: now,
        updated_at: now,
    };
    let mut external_id = None;
    let mut fields = Fields::default();
    match body {
        CreateNumber::Simulator { name } => {
            record.name = fields.name("/name", &name);
            fields.finish()?;
        }
        CreateNumber::WhatsappWeb { name } => {
            record.kind = store::NumberKind::WhatsappWeb;
            record.sending = record.kind.default_sending();
            record.name = fields.name("/name", &name);
            fields.finish()?;
        }
        CreateNumber::CloudApi {
            name,
            phone,
            phone_number_id,
            account_id,
            access_token,
            app_secret,
            verify_token,
        } => {
            record.kind = store::NumberKind::CloudApi;
            record.sending = record.kind.default_sending();
            record.name = fields.name("/name", &name);
            record.phone = fields.text("/phone", &phone, 0, MAX_PHONE_CHARS);
            let phone_number_id = fields.text("/phone_number_id", &phone_number_id, 1, 32);
            if !phone_number_id.chars().all(|it| it.is_ascii_digit()) {
                fields.add(
                    "/phone_number_id",
                    "Meta's id of the phone number has digits only; it is not the phone number itself.",
                );
            }
            let waba_id = account_id.map(|id| meta_id(&mut fields, "/account_id", &id));
            let access_token = secret(&mut fields, "/access_token", &access_token);
            let app_secret = secret(&mut fields, "/app_secret", &app_secret);
            let verify_token = match verify_token {
                Some(token) => secret(&mut fields, "/verify_token", &token),
                None => hex::encode(ids::secret_bytes::<16>()),
            };
            fields.finish()?;
            let settings = CloudSettings { phone_number_id: phone_number_id.clone(), waba_id, verify_token };
            record.settings =
                serde_json::to_value(settings).map_err(|error| crate::error::internal(&error))?;
            record.credentials = Some(seal(&state, id, &CloudCredentials { access_token, app_secret })?);
            external_id = Some(phone_number_id);
        }
    }
    match state.store().create_number(&record, external_id.as_deref()).await {
        Ok(()) => {}
        Err(StoreError::Conflict { .. }) => return Err(NumberError::Taken.into()),
        Err(error) => return Err(error.into()),
    }
    changed(&state, &user, id);
    let made = dto(record, &[], &user)?;
    user.noted().made(&made);
    Ok((StatusCode::CREATED, axum::Json(made)))
}

/// A number
#[utoipa::path(get, path = "/numbers/{id}", tag = "numbers", operation_id = "getNumber",
    params(("id" = Uuid, Path, description = "Id of the number")), responses((status = 200, body = Number)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Number>, ApiError> {
    detail(&state, &user, id).await
}

/// Change a number, its credentials, or take its flow off it
#[utoipa::path(patch, path = "/numbers/{id}", tag = "numbers", operation_id = "updateNumber",
    params(("id" = Uuid, Path, description = "Id of the number")), request_body = UpdateNumber,
    responses((status = 200, body = Number)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<UpdateNumber>,
) -> Result<axum::Json<Number>, ApiError> {
    let record = find(&state, &user, id).await?;
    let axum::Json(before) = detail(&state, &user, id).await?;
    let mut fields = Fields::default();
    let name = body.name.as_ref().map(|name| fields.name("/name", name));
    let phone = body.phone.as_ref().map(|phone| fields.text("/phone", phone, 0, MAX_PHONE_CHARS));
    let access_token = body.access_token.as_ref().map(|it| secret(&mut fields, "/access_token", it));
    let app_secret = body.app_secret.as_ref().map(|it| secret(&mut fields, "/app_secret", it));
    if record.kind != store::NumberKind::CloudApi && (access_token.is_some() || app_secret.is_some()) {
        fields.add("/access_token", "Only a number of the Cloud API has credentials.");
    }
    let sending = body.sending.as_ref().map(|it| sending_policy::read(it, &mut fields)).transpose()?;
    let options = body.options.as_ref().map(|it| number_options::read(it, record.kind, &mut fields));
    fields.finish()?;
    let mut change = NumberChange { name, phone, credentials: None, sending, options, settings: None };
    if access_token.is_some() || app_secret.is_some() {
        let old = record.cloud_credentials(state.vault())?;
        let (old_token, old_secret) = old.map(|old| (old.access_token, old.app_secret)).unwrap_or_default();
        let new = CloudCredentials {
            access_token: access_token.unwrap_or(old_token),
            app_secret: app_secret.unwrap_or(old_secret),
        };
        change.credentials = Some(seal(&state, id, &new)?);
    }
    let now = state.clock().now();
    if !state.store().update_number(user.workspace_id(), id, &change, now).await? {
        return Err(NumberError::NotFound.into());
    }
    if change.sending.is_some() && state.store().release_number(id, now).await? > 0 {
        state.hints().publish(Hint::OutboxReady);
    }
    if body.undeploy && state.store().undeploy(user.workspace_id(), id).await? {
        state.hints().publish(Hint::DeploymentChanged { workspace_id: user.workspace_id(), number_id: id });
    }
    changed(&state, &user, id);
    let axum::Json(after) = detail(&state, &user, id).await?;
    user.noted().changed(&before, &after);
    Ok(axum::Json(after))
}

/// Delete a number; its conversations stay
#[utoipa::path(delete, path = "/numbers/{id}", tag = "numbers", operation_id = "deleteNumber",
    params(("id" = Uuid, Path, description = "Id of the number")), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    let now = state.clock().now();
    let axum::Json(before) = detail(&state, &user, id).await?;
    user.noted().gone(&before);
    if !state.store().delete_number(user.workspace_id(), id, now).await? {
        return Err(NumberError::NotFound.into());
    }
    state.hints().publish(Hint::DeploymentChanged { workspace_id: user.workspace_id(), number_id: id });
    changed(&state, &user, id);
    Ok(StatusCode::NO_CONTENT)
}

/// A number with what keeps it from sending.
pub(super) async fn detail(
    state: &AppState,
    user: &CurrentUser,
    id: Uuid,
) -> Result<axum::Json<Number>, ApiError> {
    let record = find(state, user, id).await?;
    let sending = sending_policy::show(state, &record).await?;
    let deployments = deployments(state, user).await?;
    let cloud = match record.kind {
        store::NumberKind::Simulator | store::NumberKind::WhatsappWeb => None,
        store::NumberKind::CloudApi => {
            let kept = state.store().number_health(user.workspace_id(), id).await?;
            let counts = state.store().sent_counts(user.workspace_id(), state.clock().now() - DAY).await?;
            let counts = counts.iter().find(|it| it.number_id == id);
            let waiting = state.store().waiting_errors(id).await?;
            Some(health::of(&record, kept.as_ref(), counts, &waiting))
        }
    };
    let kind = record.kind;
    let mut number = dto(record, &deployments, user)?;
    number.link = link_of(state, id, kind).await?;
    number.sending = Some(sending);
    number.cloud = cloud;
    Ok(axum::Json(number))
}

/// How a number is linked that is connected by QR code.
async fn link_of(
    state: &AppState,
    id: Uuid,
    kind: store::NumberKind,
) -> Result<Option<WhatsappLink>, StoreError> {
    if kind != store::NumberKind::WhatsappWeb {
        return Ok(None);
    }
    let link = state.store().link(id).await?;
    let now = state.clock().now();
    Ok(Some(link.map(|link| whatsapp_link::summary(&link, now)).unwrap_or_default()))
}

/// The number, if it is one that the user sees.
pub(super) async fn find(
    state: &AppState,
    user: &CurrentUser,
    id: Uuid,
) -> Result<NumberRecord, NumberError> {
    let record = state.store().number(id).await?;
    record
        .filter(|record| record.workspace_id == user.workspace_id() && user.sees(id))
        .ok_or(NumberError::NotFound)
}

/// What answers at the numbers that the user sees.
pub(super) async fn deployments(
    state: &AppState,
    user: &CurrentUser,
) -> Result<Vec<DeploymentView>, StoreError> {
    let mut deployments = state.store().deployments(user.workspace_id()).await?;
    deployments.retain(|it| user.sees(it.number_id));
    Ok(deployments)
}

pub(super) fn changed(state: &AppState, user: &CurrentUser, id: Uuid) {
    state.hints().publish(Hint::NumberChanged { workspace_id: user.workspace_id(), number_id: id });
}

/// A secret that somebody pasted: without the spaces around it, of a sensible length.
pub(super) fn secret(fields: &mut Fields, pointer: &str, secret: &Secret) -> String {
    fields.text(pointer, secret.expose(), 1, MAX_SECRET_CHARS)
}

pub(super) fn seal(state: &AppState, id: Uuid, credentials: &CloudCredentials) -> Result<Vec<u8>, ApiError> {
    let text = serde_json::to_vec(credentials).map_err(|error| crate::error::internal(&error))?;
    Ok(state.vault().seal(NumberRecord::credentials_place(id), &text)?)
}

fn dto(
    record: NumberRecord,
    deployments: &[DeploymentView],
    user: &CurrentUser,
) -> Result<Number, StoreError> {
    let deployment = deployments.iter().find(|it| it.number_id == record.id).map(|it| Deployment {
        flow_id: it.flow_id,
        flow_name: it.flow_name.clone(),
        version: count(it.version),
        deployed_at: it.deployed_at,
    });
    let cloud = match record.kind {
        store::NumberKind::CloudApi => Some(record.cloud_settings()?),
        store::NumberKind::Simulator | store::NumberKind::WhatsappWeb => None,
    };
    Ok(Number {
        id: record.id,
        kind: match record.kind {
            store::NumberKind::Simulator => NumberKind::Simulator,
            store::NumberKind::CloudApi => NumberKind::CloudApi,
            store::NumberKind::WhatsappWeb => NumberKind::WhatsappWeb,
        },
        webhook_path: cloud.is_some().then(|| format!("/webhooks/cloud/{}", record.id)),
        phone_number_id: cloud.as_ref().map(|cloud| cloud.phone_number_id.clone()),
        verify_token: cloud.filter(|_| user.can(Permission::ManageNumbers)).map(|cloud| cloud.verify_token),
        name: record.name,
        phone: record.phone,
        deployment,
        sending: None,
        options: (record.kind != store::NumberKind::Simulator)
            .then(|| number_options::show(&record.options, record.kind)),
        cloud: None,
        link: None,
        created_at: record.created_at,
    })
}
