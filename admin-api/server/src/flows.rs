//! What can be done with flows, for the API's handlers and for the binary's commands alike.

use admin_types::{Problem, ProblemCode};
use engine_core::{Fate, TakeoverRule};
use engine_store::{
    Store, StoreError,
    clock::Clock,
    hints::{Hint, Hints},
    ids,
    repo::{
        flows::Actor,
        versions::{PublishOutcome, PublishRequest, VersionRecord},
    },
};
use flows_schema::{Flow, Issue, Severity};
use uuid::Uuid;

use crate::{
    account_checks,
    document::{content_of, read_document},
    error::ApiError,
    library, stored_files,
};

/// Why something could not be done with a flow.
#[derive(Debug, thiserror::Error)]
pub enum FlowError {
    /// The workspace has no such flow.
    #[error("no such flow")]
    NotFound,
    /// `If-Match` is missing.
    #[error("the etag is missing")]
    EtagMissing,
    /// The draft was saved by somebody meanwhile.
    #[error("the draft is at revision {revision}")]
    Stale {
        /// The draft's revision.
        revision: i64,
        /// Who saved it.
        by: Option<String>,
    },
    /// The flow is archived.
    #[error("the flow is archived")]
    Archived,
    /// The flow answers on a number, so it cannot be archived.
    #[error("the flow is in use")]
    InUse,
    /// The flow cannot be published.
    #[error("the flow has errors")]
    HasErrors(Vec<Issue>),
    /// The flow has errors, and who wants to publish it nevertheless is no admin.
    #[error("only admins publish flows with errors")]
    OverrideForbidden(Vec<Issue>),
    /// The workspace has no such number.
    #[error("no such number")]
    NumberNotFound(Uuid),
    /// A rule sends waiting conversations to a step that asks nothing in this version; its place among the rules.
    #[error("the rule {0} leads to no question")]
    NoQuestion(usize),
    /// The document or a field of the request was refused.
    #[error("refused")]
    Refused(ApiError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ApiError> for FlowError {
    fn from(error: ApiError) -> Self {
        Self::Refused(error)
    }
}

impl From<FlowError> for ApiError {
    fn from(error: FlowError) -> Self {
        match error {
            FlowError::NotFound => Self::not_found(),
            FlowError::EtagMissing => Self::new(
                ProblemCode::IfMatchMissing,
                "Send the header If-Match with the draft's etag, so that nobody's work is overwritten.",
            ),
            FlowError::Stale { revision, by } => {
                let who = by.unwrap_or_else(|| "Somebody".to_owned());
                let mut problem = Problem::new(
                    ProblemCode::DraftStale,
                    format!(
                        "{who} saved this draft after you opened it. Their work is kept, and yours is still \
                         in your editor: load the new draft, or save yours as another flow."
                    ),
                );
                problem.etag = Some(revision.to_string());
                Self::from(problem).with_header(http::header::ETAG, &format!("\"{revision}\""))
            }
            FlowError::Archived => {
                Self::new(ProblemCode::FlowArchived, "Bring the flow back before you change or publish it.")
            }
            FlowError::InUse => Self::new(
                ProblemCode::FlowInUse,
                "Publish another flow to its numbers, or take it off them, before you archive it.",
            ),
            FlowError::HasErrors(issues) => {
                let errors = issues.iter().filter(|issue| issue.severity == Severity::Error).count();
                let mut problem = Problem::new(
                    ProblemCode::FlowHasErrors,
                    format!("{errors} error(s) keep it from working. Nothing was published."),
                );
                problem.issues = issues;
                problem.into()
            }
            FlowError::OverrideForbidden(issues) => {
                let mut problem = Problem::new(
                    ProblemCode::Forbidden,
                    "The flow has errors, and only an admin may publish it like this. Nothing was published, and \
                     your draft is kept: mend the errors, or ask an admin of the workspace.",
                );
                problem.issues = issues;
                problem.into()
            }
            FlowError::NumberNotFound(id) => Self::invalid(vec![admin_types::FieldError::new(
                "/number_ids",
                format!("There is no number {id} here. Nothing was published."),
            )]),
            FlowError::NoQuestion(rule) => Self::invalid(vec![admin_types::FieldError::new(
                &format!("/waiting/{rule}/to"),
                "This version has no such question. Choose one of its own, where the conversations that wait can go \
                 on. Nothing was published."
                    .to_owned(),
            )]),
            FlowError::Refused(error) => error,
            FlowError::Store(error) => error.into(),
        }
    }
}

/// Adds a flow and gives its id.
///
/// # Errors
/// When the store fails.
pub async fn create(
    store: &dyn Store,
    clock: &dyn Clock,
    hints: &Hints,
    workspace_id: Uuid,
    flow: &Flow,
    actor: Option<&Actor>,
) -> Result<Uuid, FlowError> {
    let content = content_of(flow)?;
    let id = ids::new_id(clock);
    store.create_flow(workspace_id, id, &content, actor, clock.now()).await?;
    hints.publish(Hint::FlowChanged { workspace_id, flow_id: id });
    Ok(id)
}

/// What was published.
#[derive(Debug, Clone)]
pub struct PublishedFlow {
    /// The version that answers now.
    pub version: VersionRecord,
    /// `false` when the draft equals the newest version, which was then used again.
    pub created: bool,
    /// Findings; errors among them only with [`OnErrors::Publish`].
    pub issues: Vec<Issue>,
}

/// What to publish.
#[derive(Debug, Clone)]
pub struct PublishWish<'a> {
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// Which flow.
    pub flow_id: Uuid,
    /// Where it shall answer.
    pub number_ids: &'a [Uuid],
    /// What is new.
    pub note: &'a str,
    /// The revision that the author saw; whatever is newest when `None`.
    pub revision: Option<i64>,
    /// Of a hundred contacts, how many it answers; the others get what answered before.
    pub percent: i32,
    /// What happens when the checks find errors.
    pub errors: OnErrors,
    /// What becomes of conversations that wait in other versions.
    pub takeover: &'a [TakeoverRule],
}

/// What happens when the checks find errors in what shall be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnErrors {
    /// It is refused.
    Refuse,
    /// It is published, and that is noted in the version.
    Publish,
    /// It is refused, because who wants it nevertheless may not decide that.
    Forbid,
}

/// Whether the newest version means something else than what would be published.
async fn is_relinked(store: &dyn Store, wish: &PublishWish<'_>, hash: &str) -> Result<bool, FlowError> {
    let newest = store.versions(wish.workspace_id, wish.flow_id, None, 1).await?.into_iter().next();
    let Some(newest) = newest else { return Ok(false) };
    let Some(document) = store.version_document(wish.flow_id, newest.version).await? else {
        return Ok(false);
    };
    Ok(read_document(document, "")?.content.hash != hash)
}

/// Checks the draft, makes it a version and lets it answer on the numbers.
///
/// # Errors
/// See [`FlowError`]; then nothing was published.
pub async fn publish(
    store: &dyn Store,
    clock: &dyn Clock,
    hints: &Hints,
    wish: &PublishWish<'_>,
    actor: Option<&Actor>,
) -> Result<PublishedFlow, FlowError> {
    let Some((record, document)) = store.draft(wish.workspace_id, wish.flow_id).await? else {
        return Err(FlowError::NotFound);
    };
    if wish.revision.is_some_and(|revision| revision != record.revision) {
        return Err(FlowError::Stale { revision: record.revision, by: record.updated_by_name });
    }
    let draft = read_document(document, "")?.flow;
    let flow = library::link(store, wish.workspace_id, draft).await?;
    let mut issues = flows_schema::checks(&flow);
    issues.extend(stored_files::missing(store, wish.workspace_id, &flow).await?);
    issues.extend(account_checks::of_numbers(store, wish.workspace_id, &flow, wish.number_ids).await?);
    // A draft may name a flow that is made later; a version may not.
    for issue in issues.iter_mut().filter(|issue| issue.code == "subflow_unknown") {
        issue.severity = Severity::Error;
    }
    let errors = issues.iter().filter(|issue| issue.severity == Severity::Error).count();
    match wish.errors {
        OnErrors::Refuse if errors > 0 => return Err(FlowError::HasErrors(issues)),
        OnErrors::Forbid if errors > 0 => return Err(FlowError::OverrideForbidden(issues)),
        OnErrors::Refuse | OnErrors::Forbid | OnErrors::Publish => {}
    }
    leads_to_questions(wish.takeover, &flow)?;
    let content = content_of(&flow)?;
    let relinked = !(flow.library.is_empty() && flow.actions.is_empty())
        && is_relinked(store, wish, &content.hash).await?;
    let request = PublishRequest {
        workspace_id: wish.workspace_id,
        flow_id: wish.flow_id,
        // What was checked is what is published: a save in between makes this stale.
        revision: record.revision,
        document: &content.document,
        again: None,
        relinked,
        takeover: wish.takeover,
        percent: wish.percent,
        number_ids: wish.number_ids,
        note: wish.note,
        error_count: i32::try_from(errors).unwrap_or(i32::MAX),
        actor,
        now: clock.now(),
    };
    deploy(store, hints, &request, issues).await
}

/// Lets a version that is there already answer again, and leaves the draft alone.
///
/// # Errors
/// See [`FlowError`]; then nothing was published.
pub async fn publish_again(
    store: &dyn Store,
    clock: &dyn Clock,
    hints: &Hints,
    wish: &PublishWish<'_>,
    version: i32,
    actor: Option<&Actor>,
) -> Result<PublishedFlow, FlowError> {
    let record = store.version(wish.workspace_id, wish.flow_id, version).await?.ok_or(FlowError::NotFound)?;
    let document = store.version_document(wish.flow_id, version).await?.ok_or(FlowError::NotFound)?;
    let flow = read_document(document.clone(), "")?.flow;
    let issues = flows_schema::checks(&flow);
    // What was checked when it was published need not be checked again; what was published in spite of errors still
    // has them.
    if record.error_count > 0 {
        match wish.errors {
            OnErrors::Refuse => return Err(FlowError::HasErrors(issues)),
            OnErrors::Forbid => return Err(FlowError::OverrideForbidden(issues)),
            OnErrors::Publish => {}
        }
    }
    leads_to_questions(wish.takeover, &flow)?;
    let request = PublishRequest {
        workspace_id: wish.workspace_id,
        flow_id: wish.flow_id,
        revision: 0,
        document: &document,
        again: Some(version),
        relinked: false,
        takeover: wish.takeover,
        percent: wish.percent,
        number_ids: wish.number_ids,
        note: "",
        error_count: record.error_count,
        actor,
        now: clock.now(),
    };
    deploy(store, hints, &request, issues).await
}

/// Whoever waits can only go on where somebody asks; the engine would leave them in their old version.
fn leads_to_questions(rules: &[TakeoverRule], flow: &Flow) -> Result<(), FlowError> {
    let asks = |to: &str| flow.node(to).is_some_and(engine_core::is_question);
    let wrong = |rule: &TakeoverRule| matches!(&rule.fate, Fate::Remap { to } if !asks(to));
    match rules.iter().position(wrong) {
        Some(rule) => Err(FlowError::NoQuestion(rule)),
        None => Ok(()),
    }
}

async fn deploy(
    store: &dyn Store,
    hints: &Hints,
    request: &PublishRequest<'_>,
    issues: Vec<Issue>,
) -> Result<PublishedFlow, FlowError> {
    match store.publish(request).await? {
        PublishOutcome::Published { version, created } => {
            let (workspace_id, flow_id) = (request.workspace_id, request.flow_id);
            for number_id in request.number_ids {
                hints.publish(Hint::DeploymentChanged { workspace_id, number_id: *number_id });
            }
            hints.publish(Hint::FlowChanged { workspace_id, flow_id });
            Ok(PublishedFlow { version, created, issues })
        }
        PublishOutcome::Stale { revision } => Err(FlowError::Stale { revision, by: None }),
        PublishOutcome::Archived => Err(FlowError::Archived),
        PublishOutcome::FlowNotFound => Err(FlowError::NotFound),
        PublishOutcome::NumberNotFound(id) => Err(FlowError::NumberNotFound(id)),
    }
}
