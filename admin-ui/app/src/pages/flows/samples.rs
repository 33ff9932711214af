//! Flows to start from: the repository's samples, compiled in.

use serde_json::Value;

/// A sample.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sample {
    /// Stable name.
    pub(super) key: &'static str,
    /// Lucide name.
    pub(super) icon: &'static str,
    /// Name of the flow.
    pub(super) name: String,
    /// What it does.
    pub(super) description: String,
    /// The document.
    pub(super) document: Value,
}

/// Stable name, icon and document of each sample, in order.
const SOURCES: [(&str, &str, &str); 3] = [
    ("support-menu", "life-buoy", include_str!("../../../../../seeds/flows/support-menu.json")),
    ("table-booking", "utensils", include_str!("../../../../../seeds/flows/table-booking.json")),
    ("lead-capture", "magnet", include_str!("../../../../../seeds/flows/lead-capture.json")),
];

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    SOURCES
        .into_iter()
        .filter_map(|(key, icon, source)| {
            let document: Value = serde_json::from_str(source).ok()?;
            let text =
                |field: &str| document.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
            Some(Sample { key, icon, name: text("name"), description: text("description"), document })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_a_flow_that_could_be_published() {
        assert_eq!(samples().len(), SOURCES.len());
        for sample in samples() {
            let flow = flows_schema::parse_value(sample.document.clone()).unwrap();
            let errors: Vec<_> = flows_schema::checks(&flow)
                .into_iter()
                .filter(|issue| issue.severity == flows_schema::Severity::Error)
                .collect();
            assert!(errors.is_empty(), "{}: {errors:?}", sample.key);
            assert!(!sample.name.is_empty() && !sample.description.is_empty());
        }
    }
}
