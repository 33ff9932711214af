//! The one table of who may do what, and the middleware that enforces it.
//!
//! A route without a row answers nobody. A test walks the OpenAPI document and asks every route as
//! every role.

use admin_types::{Permission, ProblemCode};
use axum::{
    extract::{FromRequestParts as _, MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use http::{Method, StatusCode};

use super::{
    CurrentUser,
    current_user::{for_keys, for_people, not_signed_in},
    limit,
};
use crate::{
    AppState,
    audit::{self, What},
    error::ApiError,
    extract::ClientAddress,
    idempotency::{self, Once},
};

/// What a route needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing: set-up, signing in, and the description of the API.
    Public,
    /// A person who is signed in; no key.
    SignedIn,
    /// The key of a program itself; no person, and no token that stands for a key.
    Key,
    /// A role, or a key, with this permission.
    Needs(Permission),
}

/// Method, path below `/api/v1`, and what it needs.
pub const TABLE: &[(Method, &str, Access)] = {
    use Access::{Key, Needs, Public, SignedIn};
    use Permission::{
        EditFlows, EraseContacts, ExportData, ManageActions, ManageApiKeys, ManageContactFields,
        ManageContacts, ManageNumbers, ManageSubscriptions, ManageUsers, Operate, PublishFlows,
        SendBroadcasts, Simulate, ViewAudit, ViewConversations, ViewFlows, ViewNumbers, WorkInbox,
    };
    &[
        (Method::GET, "/setup", Public),
        (Method::POST, "/setup", Public),
        (Method::POST, "/session", Public),
        (Method::DELETE, "/session", SignedIn),
        (Method::GET, "/session/ways", Public),
        (Method::POST, "/session/sso", Public),
        (Method::GET, "/session/sso", Public),
        (Method::POST, "/session/passkey/begin", Public),
        (Method::POST, "/session/passkey", Public),
        (Method::GET, "/me/passkeys", SignedIn),
        (Method::POST, "/me/passkeys", SignedIn),
        (Method::POST, "/me/passkeys/begin", SignedIn),
        (Method::DELETE, "/me/passkeys/{id}", SignedIn),
        (Method::GET, "/me", SignedIn),
        (Method::POST, "/me/password", SignedIn),
        (Method::GET, "/me/sessions", SignedIn),
        (Method::DELETE, "/me/sessions", SignedIn),
        (Method::DELETE, "/me/sessions/{id}", SignedIn),
        (Method::GET, "/me/second-factor", SignedIn),
        (Method::POST, "/me/second-factor", SignedIn),
        (Method::POST, "/me/second-factor/confirm", SignedIn),
        (Method::POST, "/me/second-factor/remove", SignedIn),
        // Whoever has the link has no session yet.
        (Method::POST, "/invitations/look", Public),
        (Method::POST, "/invitations/accept", Public),
        (Method::GET, "/invitations", Needs(ManageUsers)),
        (Method::POST, "/invitations", Needs(ManageUsers)),
        (Method::DELETE, "/invitations/{id}", Needs(ManageUsers)),
        (Method::GET, "/openapi.json", Public),
        (Method::GET, "/node-types", Needs(ViewFlows)),
        (Method::GET, "/actions", Needs(ViewFlows)),
        (Method::GET, "/actions/{name}", Needs(ViewFlows)),
        (Method::PUT, "/actions/{name}", Needs(ManageActions)),
        (Method::DELETE, "/actions/{name}", Needs(ManageActions)),
        (Method::GET, "/alert-rules", Needs(ManageNumbers)),
        (Method::POST, "/alert-rules", Needs(ManageNumbers)),
        (Method::PUT, "/alert-rules/{id}", Needs(ManageNumbers)),
        (Method::DELETE, "/alert-rules/{id}", Needs(ManageNumbers)),
        (Method::GET, "/checks", Needs(ManageNumbers)),
        (Method::POST, "/checks", Needs(ManageNumbers)),
        (Method::PUT, "/checks/{id}", Needs(ManageNumbers)),
        (Method::DELETE, "/checks/{id}", Needs(ManageNumbers)),
        (Method::POST, "/checks/{id}/run", Needs(ManageNumbers)),
        (Method::GET, "/checks/{id}/runs", Needs(ManageNumbers)),
        (Method::GET, "/subscriptions", Needs(ManageSubscriptions)),
        (Method::POST, "/subscriptions", Needs(ManageSubscriptions)),
        (Method::PATCH, "/subscriptions/{id}", Needs(ManageSubscriptions)),
        (Method::DELETE, "/subscriptions/{id}", Needs(ManageSubscriptions)),
        (Method::POST, "/subscriptions/{id}/rotate-secret", Needs(ManageSubscriptions)),
        (Method::POST, "/subscriptions/{id}/test", Needs(ManageSubscriptions)),
        (Method::POST, "/auth/token", Key),
        (Method::GET, "/api-keys", Needs(ManageApiKeys)),
        (Method::POST, "/api-keys", Needs(ManageApiKeys)),
        (Method::PUT, "/api-keys/{id}", Needs(ManageApiKeys)),
        (Method::DELETE, "/api-keys/{id}", Needs(ManageApiKeys)),
        (Method::GET, "/gallery", Needs(ViewFlows)),
        (Method::GET, "/gallery/{key}", Needs(ViewFlows)),
        (Method::GET, "/users", Needs(ManageUsers)),
        (Method::POST, "/users", Needs(ManageUsers)),
        (Method::PATCH, "/users/{id}", Needs(ManageUsers)),
        (Method::DELETE, "/users/{id}", Needs(ManageUsers)),
        (Method::GET, "/users/{id}/sessions", Needs(ManageUsers)),
        (Method::DELETE, "/users/{id}/sessions", Needs(ManageUsers)),
        (Method::DELETE, "/users/{id}/sessions/{session_id}", Needs(ManageUsers)),
        (Method::DELETE, "/users/{id}/second-factor", Needs(ManageUsers)),
        (Method::GET, "/flows", Needs(ViewFlows)),
        (Method::POST, "/flows", Needs(EditFlows)),
        (Method::GET, "/flows/search", Needs(ViewFlows)),
        // Stores nothing, but it is work for the server that a viewer has no use for.
        (Method::POST, "/flows/check", Needs(EditFlows)),
        // Asks other systems with the workspace's credentials.
        (Method::POST, "/flows/try-step", Needs(EditFlows)),
        (Method::GET, "/flows/{id}", Needs(ViewFlows)),
        (Method::PATCH, "/flows/{id}", Needs(EditFlows)),
        (Method::DELETE, "/flows/{id}", Needs(EditFlows)),
        (Method::GET, "/flows/{id}/draft", Needs(ViewFlows)),
        (Method::PUT, "/flows/{id}/draft", Needs(EditFlows)),
        (Method::GET, "/flows/{id}/draft/mine", Needs(EditFlows)),
        (Method::PUT, "/flows/{id}/draft/mine", Needs(EditFlows)),
        (Method::DELETE, "/flows/{id}/draft/mine", Needs(EditFlows)),
        (Method::POST, "/flows/{id}/draft/mine/share", Needs(EditFlows)),
        (Method::GET, "/flows/{id}/drafts", Needs(ViewFlows)),
        (Method::POST, "/flows/{id}/presence", Needs(ViewFlows)),
        (Method::GET, "/flows/{id}/linked", Needs(ViewFlows)),
        (Method::GET, "/flows/{id}/versions", Needs(ViewFlows)),
        (Method::GET, "/flows/{id}/versions/{version}", Needs(ViewFlows)),
        (Method::GET, "/flows/{id}/versions/{version}/changes", Needs(ViewFlows)),
        (Method::POST, "/flows/{id}/versions/{version}/publish", Needs(PublishFlows)),
        (Method::GET, "/flows/{id}/waiting", Needs(ViewFlows)),
        (Method::POST, "/flows/{id}/publish", Needs(PublishFlows)),
        (Method::GET, "/numbers", Needs(ViewNumbers)),
        (Method::POST, "/numbers", Needs(ManageNumbers)),
        (Method::GET, "/numbers/{id}", Needs(ViewNumbers)),
        (Method::PATCH, "/numbers/{id}", Needs(ManageNumbers)),
        (Method::DELETE, "/numbers/{id}", Needs(ManageNumbers)),
        // Asks Meta with what somebody pasted.
        (Method::POST, "/numbers/cloud/check", Needs(ManageNumbers)),
        (Method::POST, "/numbers/{id}/check", Needs(ManageNumbers)),
        (Method::GET, "/numbers/{id}/link", Needs(ViewNumbers)),
        (Method::POST, "/numbers/{id}/link", Needs(ManageNumbers)),
        // Whoever scans it has the account.
        (Method::GET, "/numbers/{id}/link/code", Needs(ManageNumbers)),
        (Method::POST, "/numbers/{id}/credentials", Needs(ManageNumbers)),
        (Method::POST, "/numbers/{id}/register", Needs(ManageNumbers)),
        (Method::POST, "/numbers/{id}/subscribe", Needs(ManageNumbers)),
        (Method::GET, "/templates", Needs(ViewFlows)),
        (Method::POST, "/templates", Needs(EditFlows)),
        (Method::POST, "/templates/sync", Needs(EditFlows)),
        (Method::GET, "/templates/{id}", Needs(ViewFlows)),
        (Method::PUT, "/templates/{id}", Needs(EditFlows)),
        (Method::DELETE, "/templates/{id}", Needs(EditFlows)),
        // It may quote what contacts wrote, where this version does not understand it.
        (Method::GET, "/numbers/{id}/news", Needs(ManageNumbers)),
        (Method::GET, "/numbers/{id}/forms", Needs(ViewNumbers)),
        (Method::POST, "/numbers/{id}/simulate", Needs(Simulate)),
        (Method::GET, "/messages", Needs(ViewConversations)),
        (Method::POST, "/messages", Needs(WorkInbox)),
        (Method::GET, "/messages/{id}", Needs(ViewConversations)),
        (Method::GET, "/conversations", Needs(ViewConversations)),
        (Method::GET, "/conversations/{id}", Needs(ViewConversations)),
        (Method::GET, "/conversations/{id}/messages", Needs(ViewConversations)),
        (Method::GET, "/conversations/{id}/media/{message_id}", Needs(ViewConversations)),
        (Method::POST, "/conversations/{id}/media/{message_id}/fetch", Needs(ViewConversations)),
        (Method::POST, "/conversations/{id}/messages", Needs(WorkInbox)),
        (Method::GET, "/conversations/{id}/templates", Needs(WorkInbox)),
        (Method::POST, "/conversations/{id}/files", Needs(WorkInbox)),
        (Method::POST, "/conversations/{id}/take-over", Needs(WorkInbox)),
        (Method::POST, "/conversations/{id}/hand-back", Needs(WorkInbox)),
        (Method::PUT, "/conversations/{id}/assignee", Needs(WorkInbox)),
        (Method::POST, "/conversations/{id}/read", Needs(ViewConversations)),
        (Method::POST, "/conversations/{id}/notes", Needs(WorkInbox)),
        (Method::DELETE, "/conversations/{id}/notes/{note_id}", Needs(WorkInbox)),
        (Method::PUT, "/conversations/{id}/tags", Needs(WorkInbox)),
        (Method::POST, "/numbers/{id}/pause-contact", Needs(WorkInbox)),
        (Method::GET, "/colleagues", Needs(ViewConversations)),
        (Method::GET, "/saved-replies", Needs(WorkInbox)),
        (Method::POST, "/saved-replies", Needs(WorkInbox)),
        (Method::PUT, "/saved-replies/{id}", Needs(WorkInbox)),
        (Method::DELETE, "/saved-replies/{id}", Needs(WorkInbox)),
        (Method::GET, "/files", Needs(ViewFlows)),
        (Method::POST, "/files", Needs(EditFlows)),
        // Files that flows and people sent stand in transcripts.
        (Method::GET, "/files/{id}", Needs(ViewConversations)),
        (Method::GET, "/files/{id}/uses", Needs(ViewFlows)),
        (Method::DELETE, "/files/{id}", Needs(EditFlows)),
        (Method::GET, "/contacts", Needs(ViewConversations)),
        (Method::GET, "/contacts/{id}", Needs(ViewConversations)),
        (Method::PATCH, "/contacts/{id}", Needs(WorkInbox)),
        (Method::DELETE, "/contacts/{id}", Needs(EraseContacts)),
        (Method::POST, "/contacts/{id}/consent", Needs(WorkInbox)),
        (Method::POST, "/contacts/{id}/notes", Needs(WorkInbox)),
        (Method::DELETE, "/contacts/{id}/notes/{note_id}", Needs(WorkInbox)),
        (Method::POST, "/contacts/{id}/merge", Needs(ManageContacts)),
        (Method::GET, "/contact-tags", Needs(ViewConversations)),
        (Method::GET, "/contact-fields", Needs(ViewConversations)),
        (Method::PUT, "/contact-fields/{key}", Needs(ManageContactFields)),
        (Method::DELETE, "/contact-fields/{key}", Needs(ManageContactFields)),
        (Method::GET, "/segments", Needs(ViewConversations)),
        (Method::POST, "/segments", Needs(ManageContacts)),
        (Method::POST, "/segments/preview", Needs(ViewConversations)),
        (Method::PUT, "/segments/{id}", Needs(ManageContacts)),
        (Method::DELETE, "/segments/{id}", Needs(ManageContacts)),
        (Method::GET, "/broadcasts", Needs(SendBroadcasts)),
        (Method::POST, "/broadcasts", Needs(SendBroadcasts)),
        (Method::POST, "/broadcasts/preview", Needs(SendBroadcasts)),
        (Method::GET, "/broadcasts/{id}", Needs(SendBroadcasts)),
        (Method::GET, "/broadcasts/{id}/recipients", Needs(SendBroadcasts)),
        (Method::POST, "/broadcasts/{id}/pause", Needs(SendBroadcasts)),
        (Method::POST, "/broadcasts/{id}/resume", Needs(SendBroadcasts)),
        (Method::POST, "/broadcasts/{id}/stop", Needs(SendBroadcasts)),
        (Method::GET, "/numbers/{id}/templates", Needs(SendBroadcasts)),
        (Method::GET, "/imports", Needs(ManageContacts)),
        (Method::POST, "/imports", Needs(ManageContacts)),
        (Method::GET, "/imports/{id}", Needs(ManageContacts)),
        (Method::DELETE, "/imports/{id}", Needs(ManageContacts)),
        (Method::POST, "/imports/{id}/preview", Needs(ManageContacts)),
        (Method::POST, "/imports/{id}/start", Needs(ManageContacts)),
        (Method::POST, "/imports/{id}/stop", Needs(ManageContacts)),
        (Method::GET, "/imports/{id}/report", Needs(ManageContacts)),
        // The whole of one person: for the person itself.
        (Method::GET, "/exports/contacts/{id}", Needs(EraseContacts)),
        (Method::GET, "/exports/messages.csv", Needs(ExportData)),
        (Method::GET, "/exports/answers.csv", Needs(ExportData)),
        (Method::GET, "/audit", Needs(ViewAudit)),
        (Method::GET, "/audit/verify", Needs(ViewAudit)),
        (Method::GET, "/exports/audit.csv", Needs(ViewAudit)),
        (Method::GET, "/exports/audit.jsonl", Needs(ViewAudit)),
        (Method::GET, "/dashboard", Needs(ViewConversations)),
        (Method::GET, "/events", Needs(ViewConversations)),
        (Method::GET, "/dead-letters", Needs(Operate)),
        (Method::POST, "/dead-letters/redrive", Needs(Operate)),
        (Method::POST, "/dead-letters/{id}/redrive", Needs(Operate)),
        (Method::DELETE, "/dead-letters/{id}", Needs(Operate)),
        // Everybody is told why no answers go out.
        (Method::GET, "/sending", Needs(ViewConversations)),
        (Method::PUT, "/sending", Needs(Operate)),
    ]
};

/// What a route needs; `None` when it has no row.
#[must_use]
pub fn access(method: &Method, path: &str) -> Option<Access> {
    // A router answers HEAD with the handler of GET.
    let method = if *method == Method::HEAD { &Method::GET } else { method };
    TABLE.iter().find(|(row, row_path, _)| row == method && *row_path == path).map(|row| row.2)
}

/// Middleware for every route of the API: lets a request through to its handler only when the table
/// says so, and puts the [`CurrentUser`] into it.
pub(crate) async fn enforce(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    let path = request.extensions().get::<MatchedPath>();
    let path = path.and_then(|path| path.as_str().strip_prefix(crate::API_PREFIX));
    // Without a matched path there is no handler: the fallback answers that nothing is here.
    let Some(path) = path else { return Ok(next.run(request).await) };
    let Some(access) = access(request.method(), path) else {
        if TABLE.iter().any(|(_, row_path, _)| *row_path == path) {
            return Err(crate::routes::method_not_allowed());
        }
        tracing::error!(route = path, "a route without a row in the access table was asked");
        return Err(ApiError::new(ProblemCode::Forbidden, "Nobody is allowed to do this."));
    };
    if access == Access::Public {
        return Ok(next.run(request).await);
    }
    let path = path.to_owned();
    let (mut parts, body) = request.into_parts();
    let Ok(ClientAddress(address)) = ClientAddress::from_request_parts(&mut parts, &state).await;
    let Some(user) = CurrentUser::find(&state, &parts.headers).await? else {
        return Err(not_signed_in());
    };
    let asked = parts.uri.path();
    let what =
        What::of(&parts.method, &path, asked.strip_prefix(crate::API_PREFIX).unwrap_or(asked), address);
    if let Some(refusal) = refusal(&user, access, &path) {
        // Whoever is refused can ask again and again; the log is not theirs to fill.
        let key = [limit::Key::Account(format!("refusals of {}", user.id()))];
        if state.login_limit().take(state.clock().now(), &key).is_ok() {
            audit::write(&state, &user.who(), &what, StatusCode::FORBIDDEN, "{}".to_owned()).await;
        }
        return Err(refusal);
    }
    let noted = audit::is_noted(&parts.method, &path).then(|| user.clone());
    let request = Request::from_parts(parts, body);
    let (mut request, keeping) = match once(&state, &user, access, request).await? {
        Once::Again(response) => return Ok(response),
        Once::First(request, keeping) => (request, Some(keeping)),
        Once::Plain(request) => (request, None),
    };
    request.extensions_mut().insert(user);
    let mut response = next.run(request).await;
    if let Some(keeping) = keeping {
        response = keeping.keep(&state, response).await;
    }
    if let Some(user) = noted {
        audit::write(&state, &user.who(), &what, response.status(), user.noted().detail()).await;
    }
    Ok(response)
}

/// Looks the request's `Idempotency-Key` up. What people do with their own account sets cookies and is not kept.
async fn once(
    state: &AppState,
    user: &CurrentUser,
    access: Access,
    request: Request,
) -> Result<Once, ApiError> {
    match access {
        Access::Needs(_) => idempotency::begin(state, user, request).await,
        Access::Public | Access::SignedIn | Access::Key => Ok(Once::Plain(request)),
    }
}

/// Why somebody may not do it.
fn refusal(user: &CurrentUser, access: Access, path: &str) -> Option<ApiError> {
    match access {
        Access::Needs(permission) if !user.can(permission) => {
            tracing::warn!(user.id = %user.id(), route = path, permission = permission.as_str(), "refused by permission");
            Some(user.refusal(permission))
        }
        Access::SignedIn if !user.is_person() => Some(for_people()),
        Access::Key if !user.is_key() => Some(for_keys()),
        _ => None,
    }
}
