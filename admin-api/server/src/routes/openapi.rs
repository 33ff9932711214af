//! The API's description of itself.

use std::sync::OnceLock;

use admin_types::Problem;
use http::Method;
use utoipa::openapi::{
    Content, HttpMethod, ObjectBuilder, OpenApi, Ref, RefOr, ResponseBuilder, Type,
    path::{Operation, ParameterBuilder, ParameterIn, PathItem},
    security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
};

use crate::{
    API_PREFIX,
    auth::access::{Access, access},
    error::ApiError,
};

/// What the description begins with; the routes are added by their handlers.
#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Botloom admin API",
        description = "Everything that the admin UI does. Errors are RFC 9457 problems with stable codes; \
                       lists come in pages with an opaque cursor; times are UTC.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    servers((url = "/api/v1")),
    components(schemas(
        Problem, admin_types::InboxState, admin_types::LinkCodeForm, admin_types::schemas::IssueSchema, admin_types::schemas::SeveritySchema
    ))
)]
pub(crate) struct ApiDoc;

/// Adds to each route what the access table and its shape say: who may ask, and which problems may
/// come. So a handler names only the problems that are its own.
pub(crate) fn finish(mut api: OpenApi) -> OpenApi {
    let scheme = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
        "botloom",
        "The session cookie that POST /session sets; named __Host-botloom over HTTPS.",
    )));
    let mut key = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    key.description = Some(
        "The key of a program, which begins with botloom_; an admin makes it on the page API keys. Or a token that \
         POST /auth/token made of one."
            .into(),
    );
    let components = api.components.get_or_insert_default();
    components.add_security_scheme("session", scheme);
    components.add_security_scheme("api_key", SecurityScheme::Http(key));
    for (path, item) in &mut api.paths.paths {
        for (method, operation) in operations(item) {
            describe(path, &method, operation);
        }
    }
    api
}

fn describe(path: &str, method: &Method, operation: &mut Operation) {
    let access = access(method, path);
    let program = matches!(access, Some(Access::Needs(permission)) if permission.is_for_programs());
    if matches!(access, Some(Access::Needs(_))) && *method != Method::GET {
        keyed(operation);
    }
    let has_body = operation.request_body.is_some();
    let mut problems: Vec<(&str, &str)> =
        vec![("500", "A mistake of the server"), ("503", "The database does not answer")];
    match access {
        Some(Access::Public) => operation.security = Some(vec![SecurityRequirement::default()]),
        _ => {
            let schemes: &[&str] = match access {
                Some(Access::Key) => &["api_key"],
                _ if program => &["session", "api_key"],
                _ => &["session"],
            };
            let needs = |scheme: &&str| SecurityRequirement::new(*scheme, Vec::<String>::new());
            operation.security = Some(schemes.iter().map(needs).collect());
            problems.push(("401", "Nobody is signed in, or the key does not count"));
            if program || access == Some(Access::Key) {
                problems
                    .push(("429", "The key asks more often than it may; Retry-After says when to come back"));
            }
        }
    }
    if let Some(Access::Needs(permission)) = access {
        problems.push(("403", "The role does not allow it, or the request came from another site"));
        let needs = format!("Needs the permission `{}`.", permission.as_str());
        let description = operation.description.take();
        operation.description = Some(description.map_or(needs.clone(), |text| format!("{text}\n\n{needs}")));
    }
    if path == "/session" && *method == Method::POST {
        problems.push(("401", "E-mail or password is wrong"));
    }
    if *method != Method::GET && access != Some(Access::Needs(admin_types::Permission::ViewFlows)) {
        problems.push(("403", "The request came from another site, or the role or token does not allow it"));
    }
    if path.contains('{') {
        problems.push(("404", "There is no such thing here"));
    }
    let has_query =
        operation.parameters.iter().flatten().any(
            |parameter| matches!(parameter, RefOr::T(it) if matches!(it.parameter_in, ParameterIn::Query)),
        );
    if has_body || has_query {
        problems.push(("400", "The request is malformed"));
    }
    if has_body {
        problems.push(("413", "The body is larger than 1 MB"));
        problems.push(("415", "The content type is not application/json"));
        problems.push(("422", "The request has mistakes, listed with their places"));
    }
    for (status, description) in problems {
        operation.responses.responses.entry(status.to_owned()).or_insert_with(|| problem(description));
    }
    for (status, response) in &mut operation.responses.responses {
        if !status.starts_with(['4', '5']) {
            continue;
        }
        // utoipa writes application/json for every body; problems have a type of their own.
        if let RefOr::T(response) = response
            && let Some(content) = response.content.shift_remove("application/json")
        {
            response.content.insert(admin_types::PROBLEM_CONTENT_TYPE.to_owned(), content);
            if response.description.is_empty() {
                response.description = status_text(status).to_owned();
            }
        }
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            response.description = status_text(status).to_owned();
        }
    }
}

/// Every change may be asked for under a key of the client's own.
fn keyed(operation: &mut Operation) {
    let schema = ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(255));
    let parameter = ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .description(Some(
            "A key of the client's own. The same request under the same key within 24 hours is done once and answered as \
             the first time, with the header Idempotency-Replayed; another request under it is refused.",
        ))
        .schema(Some(schema))
        .build();
    operation.parameters.get_or_insert_default().push(RefOr::T(parameter));
    let responses = &mut operation.responses.responses;
    for (status, description) in [
        ("409", "It does not fit the present state, or a request with its Idempotency-Key is under way"),
        (
            "422",
            "The request has mistakes, listed with their places, or its Idempotency-Key came with another",
        ),
    ] {
        responses.entry(status.to_owned()).or_insert_with(|| problem(description));
    }
}

fn status_text(status: &str) -> &'static str {
    match status {
        "200" => "OK",
        "201" => "Created",
        "202" => "Accepted",
        "204" => "Done",
        "409" => "It does not fit the present state",
        "416" => "The range lies outside",
        "412" => "The draft has changed in the meantime",
        "428" => "If-Match is missing",
        "429" => "Too many attempts",
        _ => "Problem",
    }
}

fn problem(description: &str) -> RefOr<utoipa::openapi::Response> {
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
    RefOr::T(
        ResponseBuilder::new()
            .description(description)
            .content(admin_types::PROBLEM_CONTENT_TYPE, content)
            .build(),
    )
}

/// The operations of a path, with their methods.
pub(crate) fn operations(item: &mut PathItem) -> Vec<(Method, &mut Operation)> {
    let PathItem { get, put, post, delete, patch, .. } = item;
    [
        (HttpMethod::Get, get),
        (HttpMethod::Put, put),
        (HttpMethod::Post, post),
        (HttpMethod::Delete, delete),
        (HttpMethod::Patch, patch),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((to_http(&method), operation.as_mut()?)))
    .collect()
}

fn to_http(method: &HttpMethod) -> Method {
    match method {
        HttpMethod::Put => Method::PUT,
        HttpMethod::Post => Method::POST,
        HttpMethod::Delete => Method::DELETE,
        HttpMethod::Patch => Method::PATCH,
        _ => Method::GET,
    }
}

/// This description
#[utoipa::path(get, path = "/openapi.json", tag = "api", operation_id = "getOpenApi",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value)))]
pub(crate) async fn get() -> Result<axum::Json<OpenApi>, ApiError> {
    static DOCUMENT: OnceLock<OpenApi> = OnceLock::new();
    debug_assert!(API_PREFIX.ends_with("/v1"), "the server entry above names the version");
    Ok(axum::Json(DOCUMENT.get_or_init(crate::openapi).clone()))
}
