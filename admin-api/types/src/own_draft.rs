//! Own drafts: what somebody changes in a flow before they share it. And who else is in a flow.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::UserRef;

/// Answer of `GET /flows/{id}/draft/mine`. The etag is in the `ETag` header too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnDraft {
    /// Id of the flow.
    pub flow_id: Uuid,
    /// The document, upgraded to the current spec: the shared draft where nothing was changed.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub document: Value,
    /// Send it back as `If-Match: "<etag>"` when saving, sharing or giving up.
    pub etag: String,
    /// Whether it differs from the shared draft that it began from.
    pub changed: bool,
    /// The shared draft that it began from; absent where nothing was changed. A merge needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub base: Option<Value>,
    /// Etag of the shared draft that it began from.
    pub base_etag: String,
    /// What is shared now. With another etag than `base_etag`, somebody shared something meanwhile.
    pub shared: SharedDraft,
    /// When it was saved.
    pub updated_at: DateTime<Utc>,
}

/// The shared draft of a flow, without its document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SharedDraft {
    /// Its etag, as in `GET /flows/{id}/draft`.
    pub etag: String,
    /// When it was shared.
    pub updated_at: DateTime<Utc>,
    /// Who shared it; absent for what the server made itself.
    #[serde(default)]
    pub updated_by: Option<UserRef>,
}

/// Body of `PUT /flows/{id}/draft/mine`. The header `If-Match: "<etag>"` is required.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveOwnDraft {
    /// The whole document. It must have the shape of a flow; findings of any severity are allowed.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub document: Value,
    /// Etag of the shared draft that was merged into the document, which becomes what it began from. Absent: it stays
    /// what it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub onto: Option<String>,
}

/// Answer of `PUT /flows/{id}/draft/mine`, and of sharing it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnDraftSaved {
    /// Etag of the own draft now.
    pub etag: String,
    /// Etag of the shared draft that it began from.
    pub base_etag: String,
    /// What is shared now.
    pub shared: SharedDraft,
    /// When it was saved.
    pub updated_at: DateTime<Utc>,
}

/// Answer of `GET /flows/{id}/drafts`: people with changes that are not shared. What they changed is theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftAuthors {
    /// The people, the latest first; 100 at most.
    pub items: Vec<DraftAuthor>,
}

/// Somebody with changes that are not shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftAuthor {
    /// Who.
    pub user: UserRef,
    /// When they were saved.
    pub updated_at: DateTime<Utc>,
}

/// Body of `POST /flows/{id}/presence`: that somebody has the flow open. Others who have it open are told; it is kept
/// nowhere. Say so every 20 seconds: after 50 without, others take it that nobody is there any more.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Presence {
    /// Id of the step that is selected, 200 characters at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// `true` when the flow is being closed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub leaving: bool,
}
