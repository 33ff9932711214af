//! The table of metrics is what `docs/operations.md` says and what the dashboard asks for.
//! `UPDATE=1 cargo test -p engine-runtime --test metrics` writes the table into the document.

use std::{collections::BTreeSet, fmt::Write, fs, path::PathBuf};

use engine_runtime::metrics::{ALL, Kind};
use serde_json::Value;

fn docs(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
}

fn table() -> String {
    let mut table = "| Metric | Kind | Labels | What it says |\n|---|---|---|---|\n".to_owned();
    for metric in ALL {
        let labels = metric.labels.join("; ");
        let _ =
            writeln!(table, "| `{}` | {} | {labels} | {} |", metric.name, metric.kind.word(), metric.help);
    }
    table
}

#[test]
fn the_document_lists_every_metric() {
    let path = docs("operations.md");
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once("<!-- metrics: ").unwrap();
    let (mark, rest) = rest.split_once("-->\n").unwrap();
    let (_, after) = rest.split_once("<!-- /metrics -->").unwrap();
    let wanted = format!("{before}<!-- metrics: {mark}-->\n{}<!-- /metrics -->{after}", table());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, wanted).unwrap();
    } else {
        assert!(text == wanted, "docs/operations.md is out of date; UPDATE=1 writes it anew");
    }
}

/// The names of our metrics in an expression of Prometheus.
fn names(expression: &str) -> impl Iterator<Item = &str> {
    let words = expression.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    words.filter(|word| word.starts_with("botloom_"))
}

/// Whether a series of this name is among the metrics.
fn is_known(series: &str) -> bool {
    ALL.iter().any(|metric| match series.strip_prefix(metric.name) {
        Some("") => metric.kind != Kind::Histogram,
        Some("_bucket" | "_sum" | "_count") => metric.kind == Kind::Histogram,
        _ => false,
    })
}

/// Labels that an expression groups or selects by must be those of its metrics, or of Prometheus itself.
fn assert_labels(expression: &str) {
    let metrics: Vec<_> = names(expression)
        .filter_map(|name| ALL.iter().find(|metric| name.starts_with(metric.name)))
        .collect();
    let known = |label: &str| {
        ["le", "job", "instance"].contains(&label)
            || metrics
                .iter()
                .any(|metric| metric.labels.iter().any(|own| own.split(": ").next() == Some(label)))
    };
    let grouped = expression.split("by (").skip(1).filter_map(|rest| rest.split(')').next());
    let selected = expression.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let selected = selected.flat_map(|list| list.split(',')).filter_map(|one| one.split(['=', '!']).next());
    for label in grouped.flat_map(|list| list.split(',')).chain(selected).map(str::trim) {
        assert!(known(label), "no metric of {expression} has the label {label}");
    }
}

/// Every expression of a dashboard.
fn expressions(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            found.extend(map.get("expr").and_then(Value::as_str).map(str::to_owned));
            map.values().for_each(|value| expressions(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| expressions(value, found)),
        _ => {}
    }
}

#[test]
fn the_dashboard_asks_for_metrics_that_there_are() {
    let text = fs::read_to_string(docs("grafana-dashboard.json")).unwrap();
    let dashboard: Value = serde_json::from_str(&text).unwrap();
    assert!(dashboard["schemaVersion"].is_u64() && dashboard["title"] == "Botloom");
    let mut ids = BTreeSet::new();
    for panel in dashboard["panels"].as_array().unwrap() {
        assert!(ids.insert(panel["id"].as_u64().unwrap()), "two panels have the id {}", panel["id"]);
        let place = &panel["gridPos"];
        assert!(place["x"].as_u64().unwrap() + place["w"].as_u64().unwrap() <= 24, "{}", panel["title"]);
        assert!(
            panel["type"] == "row" || !panel["targets"].as_array().unwrap().is_empty(),
            "{}",
            panel["title"]
        );
    }
    let mut all = Vec::new();
    expressions(&dashboard, &mut all);
    let mut used = BTreeSet::new();
    for expression in &all {
        for series in names(expression) {
            assert!(is_known(series), "{series} in {expression}");
            used.insert(series);
        }
        assert_labels(expression);
    }
    for metric in ALL {
        let shown = used.iter().any(|series| series.starts_with(metric.name));
        assert!(shown, "{} is on no panel", metric.name);
    }
}

#[test]
fn the_alerts_ask_for_metrics_that_there_are() {
    let text = fs::read_to_string(docs("operations.md")).unwrap();
    let (_, alerts) = text.split_once("## What to alert on").unwrap();
    let (alerts, _) = alerts.split_once("\nThe stages").unwrap();
    let expressions: Vec<String> = alerts
        .lines()
        .filter(|line| line.contains("botloom_"))
        .map(|line| line.split('`').nth(1).unwrap().replace("\\|", "|"))
        .collect();
    assert!(expressions.len() >= 10, "{expressions:?}");
    for expression in expressions {
        for series in names(&expression) {
            assert!(is_known(series), "{series} in {expression}");
        }
        assert_labels(&expression);
    }
}
