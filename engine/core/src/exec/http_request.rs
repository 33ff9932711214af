//! Asks another system over HTTP.

use flows_schema::{Port, nodes::HttpRequest, status_fits};

use super::{
    call,
    http_answer::HttpAnswer,
    request::{Scope, patience, render},
};
use crate::{
    Call, CallOutcome,
    run::{Exit, Run},
};

pub(super) fn enter(config: &HttpRequest, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let request = render(&config.request, &Scope::of_flow(run, &config.request))?;
    Ok(call::ask(run, id, Call::Http(request), patience(&config.request)))
}

pub(super) fn result(
    config: &HttpRequest,
    id: &str,
    outcome: &CallOutcome,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let answer = HttpAnswer::new(outcome);
    let mapping = config.mapping.iter().map(|kept| (kept.path.as_str(), kept.variable.as_str()));
    answer.keep(run, id, mapping)?;
    let fits = |statuses: &str| answer.status.is_some_and(|status| status_fits(statuses, status));
    if let Some(branch) = config.branches.iter().find(|branch| fits(&branch.statuses)) {
        return Ok(Exit::port(&branch.id));
    }
    Ok(answer.or_failed(Exit::port(Port::NEXT)))
}
