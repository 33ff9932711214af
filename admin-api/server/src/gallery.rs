//! The sample flows, compiled in.
//!
//! **To add one:** put its document into `seeds/flows/` and a line into [`SOURCES`].

use std::sync::LazyLock;

use admin_types::{Sample, SampleDetail};
use serde_json::Value;

/// Stable name, icon and document of each sample, in the order in which they are offered.
const SOURCES: &[(&str, &str, &str)] = &[
    ("support-menu", "life-buoy", include_str!("../../../seeds/flows/support-menu.json")),
    ("table-booking", "utensils", include_str!("../../../seeds/flows/table-booking.json")),
    ("lead-capture", "magnet", include_str!("../../../seeds/flows/lead-capture.json")),
    ("salon-booking", "scissors", include_str!("../../../seeds/flows/salon-booking.json")),
    ("restaurant-order", "shopping-cart", include_str!("../../../seeds/flows/restaurant-order.json")),
    ("clinic-registration", "stethoscope", include_str!("../../../seeds/flows/clinic-registration.json")),
    ("nps-survey", "gauge", include_str!("../../../seeds/flows/nps-survey.json")),
    ("quiz-with-score", "trophy", include_str!("../../../seeds/flows/quiz-with-score.json")),
    ("lead-routing", "route", include_str!("../../../seeds/flows/lead-routing.json")),
    ("onboarding-reminders", "rocket", include_str!("../../../seeds/flows/onboarding-reminders.json")),
    ("feedback-with-media", "camera", include_str!("../../../seeds/flows/feedback-with-media.json")),
    ("opt-in-opt-out", "shield-check", include_str!("../../../seeds/flows/opt-in-opt-out.json")),
    ("ai-triage", "bot", include_str!("../../../seeds/flows/ai-triage.json")),
];

static GALLERY: LazyLock<Vec<SampleDetail>> =
    LazyLock::new(|| SOURCES.iter().filter_map(|(key, icon, source)| read(key, icon, source)).collect());

/// Every sample. One that cannot be read is left out; a test sees to it that there is none.
#[must_use]
pub fn samples() -> &'static [SampleDetail] {
    &GALLERY
}

fn read(key: &str, icon: &str, source: &str) -> Option<SampleDetail> {
    let document: Value = serde_json::from_str(source).ok()?;
    let flow = flows_schema::parse_value(document.clone()).ok()?;
    let sample = Sample {
        key: key.to_owned(),
        icon: icon.to_owned(),
        steps: u32::try_from(flow.nodes.len()).unwrap_or(u32::MAX),
        name: flow.name,
        description: flow.description,
        languages: flow.languages,
    };
    Some(SampleDetail { sample, document })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_a_flow_that_could_be_published() {
        assert_eq!(samples().len(), SOURCES.len());
        for SampleDetail { sample, document } in samples() {
            let flow = flows_schema::parse_value(document.clone()).unwrap();
            let errors: Vec<_> = flows_schema::checks(&flow)
                .into_iter()
                .filter(|issue| issue.severity == flows_schema::Severity::Error)
                .collect();
            assert!(errors.is_empty(), "{}: {errors:?}", sample.key);
            assert!(!sample.name.is_empty() && !sample.description.is_empty());
        }
    }
}
