//! Asks another system over HTTP.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Mapping, NodeDefinition, Port, PortKind, Request, StatusBranch,
    checks::NodeCheck,
    limits,
    mapping::{check_mapping, check_statuses, mapping_field},
    request::request_fields,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Sends an HTTP request, waits for the answer and keeps parts of it. Goes on by `error` when no answer comes
/// and for statuses from 400 on, unless a status has a way out of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HttpRequest {
    /// What is sent.
    pub request: Request,
    /// What is kept of the answer.
    pub mapping: Vec<Mapping>,
    /// Ways out for some statuses; the first that fits is taken.
    pub branches: Vec<StatusBranch>,
    /// An answer as JSON, kept for the editor, where paths are chosen by clicking on it. Never used when the
    /// flow runs; at most 32 KiB.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub sample_response: String,
}

impl NodeDefinition for HttpRequest {
    const TYPE: &'static str = "http_request";

    fn ui() -> NodeUi {
        NodeUi {
            label: "HTTP request".into(),
            description: "Asks another system and keeps parts of its answer.".into(),
            icon: "globe",
            category: Category::Connect,
            summary: Some("/request/url"),
            fields: vec![
                FieldUi::new("request", Widget::Object { fields: request_fields() }, "Request"),
                mapping_field(),
                FieldUi::new("branches", branches_widget(), "Ways out by status")
                    .help("Without one, statuses from 400 on go on by \"Failed\".")
                    .group("Answer"),
                FieldUi::new("sample_response", Widget::Code { templates: false }, "Sample answer")
                    .help(
                        "Paste or fetch an answer, then click on what to keep. Not used when the flow runs.",
                    )
                    .group("Sample"),
            ],
            preview: vec![PreviewPart::Note { text: "Asks another system" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        let branch = |branch: &StatusBranch| {
            let label = if branch.title.trim().is_empty() { &branch.statuses } else { &branch.title };
            Port::new(branch.id.clone(), label.clone(), PortKind::Option)
        };
        let mut ports: Vec<Port> = self.branches.iter().map(branch).collect();
        ports.push(Port::next());
        ports.push(Port::error());
        ports
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        self.request.check(check, "request/");
        check_mapping(check, "mapping", &self.mapping);
        if self.branches.len() > limits::MAX_STATUS_BRANCHES {
            let text = format!("At most {} ways out are possible.", limits::MAX_STATUS_BRANCHES);
            check.error("branches_too_many", "branches", text);
        }
        let mut seen = BTreeSet::from([Port::NEXT, Port::ERROR]);
        for (index, branch) in self.branches.iter().enumerate() {
            let path = format!("branches/{index}/id");
            check.id(&path, &branch.id);
            if !seen.insert(branch.id.as_str()) {
                let text = format!("The id '{}' is taken; every way out needs its own.", branch.id);
                check.error("branch_id_taken", path, text);
            }
            check_statuses(check, &format!("branches/{index}/statuses"), &branch.statuses);
        }
        let sample = self.sample_response.trim();
        if sample.len() > limits::MAX_SAMPLE_BYTES {
            let text = format!("At most {} bytes are possible.", limits::MAX_SAMPLE_BYTES);
            check.error("sample_too_large", "sample_response", text);
        } else if !sample.is_empty() && serde_json::from_str::<serde::de::IgnoredAny>(sample).is_err() {
            let text = "The sample is no JSON, so nothing can be chosen from it.";
            check.warning("sample_invalid", "sample_response", text);
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

fn branches_widget() -> Widget {
    Widget::List {
        item: "way out",
        fields: vec![
            FieldUi::new("statuses", Widget::Line { templates: false }, "Status")
                .placeholder("404")
                .help("404, 4xx or 500-599; several with commas."),
            FieldUi::new("title", Widget::Line { templates: false }, "Shown as").placeholder("Not found"),
        ],
        max: limits::MAX_STATUS_BRANCHES,
        id_property: Some("id"),
        id_prefix: "status",
        template: serde_json::json!({"statuses": "404", "title": ""}),
    }
}
