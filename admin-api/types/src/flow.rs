//! Flows, their drafts, their versions, and publishing.

use chrono::{DateTime, Utc};
use flows_schema::{Issue, diff_words::Told, find::Hit};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::{NumberRef, UserRef};

/// A flow as it stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Flow {
    /// Its id.
    pub id: Uuid,
    /// Name of the draft's document.
    pub name: String,
    /// Description of the draft's document.
    pub description: String,
    /// Etag of the draft, without quotes.
    pub etag: String,
    /// Nodes of the draft.
    pub node_count: u32,
    /// Number of the newest version; absent until the flow is first published.
    #[serde(default)]
    pub latest_version: Option<u32>,
    /// Whether the draft differs from the newest version; true until first published.
    pub has_unpublished_changes: bool,
    /// Where a version of the flow answers, and which.
    pub deployments: Vec<FlowDeployment>,
    /// Archived flows are hidden from lists and cannot be published.
    pub archived: bool,
    /// When the flow was created.
    pub created_at: DateTime<Utc>,
    /// When the draft was last saved.
    pub updated_at: DateTime<Utc>,
    /// Who last saved the draft; absent for what the server made itself.
    #[serde(default)]
    pub updated_by: Option<UserRef>,
}

/// A number on which a version of a flow answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FlowDeployment {
    /// The number.
    pub number: NumberRef,
    /// Number of the version that answers.
    pub version: u32,
}

/// Query of `GET /flows`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct FlowFilter {
    /// Part of the name or description; case does not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// `true` lists the archived flows instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<bool>,
    /// `next_cursor` of the page before; absent for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Most entries wanted, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// Query of `GET /flows/search`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct FlowSearch {
    /// The words, 200 characters at most; case does not matter. Without words nothing is found.
    #[serde(default)]
    pub q: String,
    /// `next_cursor` of the page before; absent for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// A flow whose draft holds the words of a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FlowFound {
    /// Id of the flow.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// How many starts, steps, notes and variables hold the words.
    pub count: u32,
    /// The first of them, 20 at most.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schemas::HitSchema>))]
    pub hits: Vec<Hit>,
}

/// Body of `POST /flows`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateFlow {
    /// 1 to 120 characters. It replaces the name inside `document`.
    pub name: String,
    /// A document to start from, such as an imported one or a sample; an empty flow when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub document: Option<Value>,
}

/// Body of `PATCH /flows/{id}`. What is absent stays. Name and description are changed in the
/// draft, so the draft has a new etag afterwards.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateFlow {
    /// New name, 1 to 120 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// New description, 1,000 characters at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `false` brings an archived flow back (`DELETE /flows/{id}` archives).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archived: Option<bool>,
}

/// Answer of `GET /flows/{id}/draft`. The etag is in the `ETag` header too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Draft {
    /// Id of the flow.
    pub flow_id: Uuid,
    /// The document, upgraded to the current spec: [`flows_schema::Flow`] as JSON.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub document: Value,
    /// Send it back as `If-Match: "<etag>"` when saving.
    pub etag: String,
    /// What [`flows_schema::checks`] finds in the document.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schemas::IssueSchema>))]
    pub issues: Vec<Issue>,
    /// When it was last saved.
    pub updated_at: DateTime<Utc>,
    /// Who last saved it.
    #[serde(default)]
    pub updated_by: Option<UserRef>,
}

/// Body of `PUT /flows/{id}/draft`. The header `If-Match: "<etag>"` is required.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// The whole document. It must have the shape of a flow; findings of any severity are allowed.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub document: Value,
}

/// Answer of `PUT /flows/{id}/draft`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DraftSaved {
    /// Etag of the draft as saved.
    pub etag: String,
    /// What the checks find in it.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schemas::IssueSchema>))]
    pub issues: Vec<Issue>,
    /// When it was saved.
    pub updated_at: DateTime<Utc>,
}

/// Answer of `GET /flows/{id}/linked`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkedFlow {
    /// The draft; its `library` holds the flows that subflow steps enter, as far as they exist.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub document: Value,
    /// What [`flows_schema::checks`] finds in it.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schemas::IssueSchema>))]
    pub issues: Vec<Issue>,
}

/// Body of `POST /flows/check`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckFlow {
    /// The document to check. Nothing is stored.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub document: Value,
    /// The numbers that it shall answer on: it is held against the templates of their accounts, of 100 numbers at most.
    /// Without any, against those of all accounts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub number_ids: Vec<Uuid>,
}

/// Answer of `POST /flows/check`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckResult {
    /// What the checks find.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schemas::IssueSchema>))]
    pub issues: Vec<Issue>,
    /// Whether it could be published: no finding is an error.
    pub publishable: bool,
}

/// An immutable version of a flow, without its document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Version {
    /// 1, 2, 3… within the flow.
    pub number: u32,
    /// What its author said about it.
    pub note: String,
    /// When it was published first.
    pub created_at: DateTime<Utc>,
    /// Who published it first.
    #[serde(default)]
    pub created_by: Option<UserRef>,
    /// Where it answers now.
    pub numbers: Vec<NumberRef>,
    /// Present when it was published although the checks found errors in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_with_errors: Option<VersionOverride>,
}

/// That a version was published in spite of errors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionOverride {
    /// How many errors the checks had found, from 1.
    pub error_count: u32,
    /// The admin who published it nevertheless; absent for what the server did itself.
    #[serde(default)]
    pub by: Option<UserRef>,
}

/// Answer of `GET /flows/{id}/versions/{n}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionDetail {
    /// The version.
    #[serde(flatten)]
    pub version: Version,
    /// Its document.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub document: Value,
}

/// Query of `GET /flows/{id}/versions/{version}/changes`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ChangesSince {
    /// Number of the version to compare with; the one before when absent. 0 compares with an empty flow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<u32>,
}

/// Answer of `GET /flows/{id}/versions/{version}/changes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VersionChanges {
    /// Number of the version that it was compared with; 0 for an empty flow.
    pub since: u32,
    /// What is different, in words; empty when both mean the same.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schemas::ToldSchema>))]
    pub changes: Vec<Told>,
}

/// Body of `POST /flows/{id}/publish`: makes the draft a version, and the version answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Publish {
    /// Where the version shall answer from now on; another flow's version there is replaced. May be
    /// empty: then the version is only kept.
    pub number_ids: Vec<Uuid>,
    /// What is new, for colleagues; 500 characters at most.
    #[serde(default)]
    pub note: String,
    /// Etag of the draft that the author saw; a newer draft is then refused with `draft_stale`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_match: Option<String>,
    /// Publish although the checks find errors; only admins may. It is noted in the version. Without errors it
    /// changes nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_spite_of_errors: bool,
    /// What becomes of conversations that wait in other versions of the flow; the first rule that fits decides, and
    /// without one a conversation goes on in the version that it began with. 200 rules at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<WaitingRule>,
}

/// Body of `POST /flows/{id}/versions/{version}/publish`: lets an older version answer again. The draft stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PublishAgain {
    /// Where it shall answer from now on.
    pub number_ids: Vec<Uuid>,
    /// Publish although it was only ever published in spite of errors; only admins may.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_spite_of_errors: bool,
    /// As in [`Publish`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<WaitingRule>,
}

/// Which waiting conversations, and what becomes of them. What is absent matches everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WaitingRule {
    /// Version that they are in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// Step of the flow at which they wait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// What becomes of them.
    pub fate: WaitingFate,
    /// Question of the new version that reads their next answer; needed with `remap` and only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// What becomes of a conversation that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WaitingFate {
    /// It goes on in the new version where its step is still there, and in its own version otherwise.
    Keep,
    /// It goes on in the new version at another question.
    Remap,
    /// It goes on to its end in the version that it began with.
    Finish,
    /// It ends without a word; the next message starts a new conversation.
    Restart,
}

/// How many conversations wait at a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingStep {
    /// The number.
    pub number: NumberRef,
    /// The version that they are in.
    pub version: u32,
    /// The step; absent when it is inside a flow that this one enters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// What the step is called in that version.
    pub title: String,
    /// Wire name of the step's type in that version; empty when it is not known.
    pub node_type: String,
    /// Whether they wait for the contact's answer; otherwise for a time, another system or a person.
    pub for_answer: bool,
    /// How many conversations.
    pub count: u64,
}

/// Answer of `GET /flows/{id}/waiting`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WaitingConversations {
    /// By number, version and step.
    pub steps: Vec<WaitingStep>,
}

/// Answer of `POST /flows/{id}/publish`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Published {
    /// The version that answers now.
    pub version: Version,
    /// `false` when the draft equals the newest version, which was then used again.
    pub created: bool,
    /// Findings that its author may want to look at; errors among them only when it was published in spite of them.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schemas::IssueSchema>))]
    pub issues: Vec<Issue>,
}
