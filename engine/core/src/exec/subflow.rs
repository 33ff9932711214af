//! Enters another flow.

use std::collections::BTreeMap;

use flows_schema::{TriggerKind, nodes::Subflow};

use crate::{
    run::{Exit, Run},
    value,
};

pub(super) fn enter(config: &Subflow, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let Some(flow) = run.root.library(&config.flow) else {
        let text = format!("The flow '{}' is not part of this version.", config.flow);
        return Err(Exit::Fail { code: "subflow_unknown", text });
    };
    let start = flow.flow().triggers.iter().find(|trigger| matches!(trigger.kind, TriggerKind::ApiCall(_)));
    let Some(start) = start.and_then(|trigger| trigger.to.clone()) else {
        let text = format!("The flow '{}' has no start for subflow steps.", config.flow);
        return Err(Exit::Fail { code: "subflow_no_start", text });
    };
    let mut variables: BTreeMap<_, _> = crate::run::initial(flow.flow());
    for passed in &config.inputs {
        let Some(variable) = flow.flow().variable(&passed.key).filter(|variable| variable.input) else {
            continue;
        };
        let given = run.template_value(&passed.value)?;
        variables.insert(passed.key.clone(), value::as_type(variable.kind, given));
    }
    Ok(Exit::Enter { flow: config.flow.clone(), start: start.into(), variables })
}
