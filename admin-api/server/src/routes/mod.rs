//! The routes, one file per resource. Each handler is registered together with its OpenAPI entry.

mod access_token;
mod actions;
mod alerts;
mod answers;
mod api_keys;
mod audit;
mod broadcasts;
mod checks;
pub(crate) mod cloud;
mod compose;
mod contact_data;
mod contact_fields;
mod contacts;
mod conversations;
mod dashboard;
mod dead_letters;
mod desk;
mod drafts;
mod events;
mod exports;
mod flow_search;
mod flows;
mod forms;
mod gallery;
mod imports;
mod invitations;
mod link_code;
mod media;
mod messages;
mod news;
mod node_types;
pub(crate) mod numbers;
mod openapi;
mod own_drafts;
mod passkeys;
mod saved_replies;
mod second_factor;
mod segments;
mod sending;
mod session;
mod sessions;
mod setup;
mod simulate;
mod sso;
mod subscriptions;
mod templates;
mod try_step;
mod users;
mod versions;
mod waiting;
pub(crate) mod whatsapp_link;

use admin_types::ProblemCode;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::any,
};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) use openapi::{ApiDoc, finish};

use crate::{API_PREFIX, AppState, BODY_LIMIT, auth, cors, error::ApiError, headers};

/// Every route with its description.
pub(crate) fn described() -> OpenApiRouter<AppState> {
    use utoipa::OpenApi as _;
    OpenApiRouter::with_openapi(ApiDoc::openapi())
        .routes(routes!(setup::state, setup::set_up))
        .routes(routes!(session::log_in, session::log_out))
        .routes(routes!(session::me))
        .routes(routes!(sso::ways))
        .routes(routes!(sso::begin, sso::finish))
        .routes(routes!(passkeys::begin_session))
        .routes(routes!(passkeys::sign_in))
        .routes(routes!(passkeys::list, passkeys::add))
        .routes(routes!(passkeys::begin))
        .routes(routes!(passkeys::delete))
        .routes(routes!(second_factor::change_password))
        .routes(routes!(second_factor::get, second_factor::begin))
        .routes(routes!(second_factor::confirm))
        .routes(routes!(second_factor::remove))
        .routes(routes!(second_factor::remove_of_user))
        .routes(routes!(sessions::mine, sessions::end_my_others))
        .routes(routes!(sessions::end_mine))
        .routes(routes!(sessions::of_user, sessions::end_of_user))
        .routes(routes!(sessions::end_one_of_user))
        .routes(routes!(invitations::list, invitations::create))
        .routes(routes!(invitations::delete))
        .routes(routes!(invitations::look))
        .routes(routes!(invitations::accept))
        .routes(routes!(users::list, users::create))
        .routes(routes!(users::update, users::delete))
        .routes(routes!(flows::list, flows::create))
        .routes(routes!(flow_search::search))
        .routes(routes!(drafts::check))
        .routes(routes!(try_step::try_step))
        .routes(routes!(flows::get, flows::update, flows::archive))
        .routes(routes!(drafts::get, drafts::save))
        .routes(routes!(drafts::linked))
        .routes(routes!(own_drafts::get, own_drafts::save, own_drafts::discard))
        .routes(routes!(own_drafts::share))
        .routes(routes!(own_drafts::authors))
        .routes(routes!(own_drafts::presence))
        .routes(routes!(versions::list))
        .routes(routes!(versions::get))
        .routes(routes!(versions::changes))
        .routes(routes!(versions::publish))
        .routes(routes!(versions::publish_again))
        .routes(routes!(waiting::list))
        .routes(routes!(numbers::list, numbers::create))
        .routes(routes!(numbers::get, numbers::update, numbers::delete))
        .routes(routes!(whatsapp_link::get, whatsapp_link::change))
        .routes(routes!(link_code::get))
        .routes(routes!(cloud::check_cloud))
        .routes(routes!(cloud::check_number))
        .routes(routes!(cloud::replace_credentials))
        .routes(routes!(cloud::register))
        .routes(routes!(cloud::subscribe))
        .routes(routes!(templates::list, templates::create))
        .routes(routes!(templates::sync))
        .routes(routes!(templates::get, templates::update, templates::delete))
        .routes(routes!(news::list))
        .routes(routes!(forms::list))
        .routes(routes!(simulate::simulate))
        .routes(routes!(conversations::list))
        .routes(routes!(conversations::get))
        .routes(routes!(conversations::messages, answers::send))
        .routes(routes!(answers::templates))
        .routes(routes!(answers::attach))
        .routes(routes!(desk::take_over))
        .routes(routes!(desk::hand_back))
        .routes(routes!(desk::pause_contact))
        .routes(routes!(desk::assign))
        .routes(routes!(desk::read))
        .routes(routes!(desk::add_note))
        .routes(routes!(desk::delete_note))
        .routes(routes!(desk::change_tags))
        .routes(routes!(desk::colleagues))
        .routes(routes!(saved_replies::list, saved_replies::create))
        .routes(routes!(saved_replies::update, saved_replies::delete))
        .routes(routes!(messages::list, messages::create))
        .routes(routes!(messages::get))
        .routes(routes!(media::of_message))
        .routes(routes!(media::fetch))
        .routes(routes!(media::list, media::upload))
        .routes(routes!(media::get, media::delete))
        .routes(routes!(media::uses))
        .routes(routes!(contacts::list))
        .routes(routes!(contacts::get, contacts::update, contact_data::erase))
        .routes(routes!(contacts::change_consent))
        .routes(routes!(contacts::add_note))
        .routes(routes!(contacts::delete_note))
        .routes(routes!(contacts::merge))
        .routes(routes!(contacts::tags))
        .routes(routes!(contact_data::export))
        .routes(routes!(contact_fields::list))
        .routes(routes!(contact_fields::save, contact_fields::delete))
        .routes(routes!(segments::list, segments::create))
        .routes(routes!(segments::preview))
        .routes(routes!(segments::update, segments::delete))
        .routes(routes!(broadcasts::list, broadcasts::create))
        .routes(routes!(broadcasts::preview))
        .routes(routes!(broadcasts::get))
        .routes(routes!(broadcasts::recipients))
        .routes(routes!(broadcasts::pause))
        .routes(routes!(broadcasts::resume))
        .routes(routes!(broadcasts::stop))
        .routes(routes!(broadcasts::templates))
        .routes(routes!(imports::list, imports::upload))
        .routes(routes!(imports::get, imports::delete))
        .routes(routes!(imports::look_at))
        .routes(routes!(imports::start))
        .routes(routes!(imports::stop))
        .routes(routes!(imports::report))
        .routes(routes!(exports::messages))
        .routes(routes!(exports::answers))
        .routes(routes!(audit::list))
        .routes(routes!(audit::verify))
        .routes(routes!(audit::csv))
        .routes(routes!(audit::jsonl))
        .routes(routes!(dashboard::get))
        .routes(routes!(events::stream))
        .routes(routes!(dead_letters::list))
        .routes(routes!(dead_letters::redrive_all))
        .routes(routes!(dead_letters::redrive))
        .routes(routes!(dead_letters::discard))
        .routes(routes!(sending::get, sending::set))
        .routes(routes!(actions::list))
        .routes(routes!(actions::get, actions::save, actions::hide))
        .routes(routes!(alerts::list, alerts::create))
        .routes(routes!(alerts::save, alerts::delete))
        .routes(routes!(api_keys::list, api_keys::create))
        .routes(routes!(api_keys::update, api_keys::delete))
        .routes(routes!(access_token::create))
        .routes(routes!(subscriptions::list, subscriptions::create))
        .routes(routes!(subscriptions::update, subscriptions::delete))
        .routes(routes!(subscriptions::rotate_secret))
        .routes(routes!(subscriptions::test))
        .routes(routes!(checks::list, checks::create))
        .routes(routes!(checks::save, checks::delete))
        .routes(routes!(checks::run))
        .routes(routes!(checks::runs))
        .routes(routes!(gallery::list))
        .routes(routes!(gallery::get))
        .routes(routes!(node_types::get))
        .routes(routes!(openapi::get))
}

/// The API below `/api/v1`, with everything that stands between a request and its handler.
pub(crate) fn api_router(state: &AppState) -> Router {
    let (router, _) = described().split_for_parts();
    let inner =
        router.fallback(async || not_found()).method_not_allowed_fallback(async || method_not_allowed());
    let api = Router::new()
        .nest(API_PREFIX, inner)
        // Everything below /api is the API's, so that a misspelt address is a problem and no page.
        .route("/api", any(async || not_found()))
        .route("/api/{*rest}", any(async || not_found()))
        // The layers below run from the last to the first.
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(from_fn_with_state(state.clone(), auth::access::enforce))
        .layer(from_fn_with_state(state.clone(), auth::origin::guard))
        .layer(CatchPanicLayer::custom(panicked));
    let api = match cors::layer(&state.config().cors_origins) {
        Some(layer) => api.layer(layer),
        None => api,
    };
    api.layer(from_fn(headers::of_api)).with_state(state.clone())
}

fn not_found() -> ApiError {
    ApiError::new(ProblemCode::NotFound, "The API has no such address; GET /api/v1/openapi.json lists them.")
}

/// The path exists, with other methods.
pub(crate) fn method_not_allowed() -> ApiError {
    ApiError::new(ProblemCode::MethodNotAllowed, "GET /api/v1/openapi.json lists what is possible.")
}

/// What a panic says may quote what was worked on, so it is not logged; its place is, by the process's hook.
fn panicked(_panic: Box<dyn std::any::Any + Send>) -> axum::response::Response {
    use axum::response::IntoResponse as _;
    tracing::error!("a handler panicked");
    ApiError::new(ProblemCode::Internal, "The server made a mistake, which is in its log.").into_response()
}
