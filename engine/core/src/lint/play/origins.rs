//! Where conversations of a search begin: when, and with whom.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};
use flows_schema::{Flow, NodeKind, template::is_plain};

use crate::{Contact, exec::is_open};

/// Monday, 2026-01-05 at 09:00 UTC.
const START: i64 = 1_767_603_600;
/// Hours that are looked through for one in which somebody is there, and one in which nobody is.
const WEEK_HOURS: u32 = 7 * 24;
/// Beginnings at other times and with other contacts, at most of each: every one multiplies the search.
const MAX_OTHERS: usize = 3;

/// One beginning.
#[derive(Debug)]
pub(super) struct Origin {
    /// Seconds after the search's start.
    pub(super) wait: u32,
    /// Who writes.
    pub(super) contact: Contact,
    /// Whether something is known of the contact on which the flow may depend.
    pub(super) special: bool,
}

/// When searches start, and so the conversations that they find: Monday, 2026-01-05 at 09:00 UTC.
#[must_use]
pub fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(START, 0).unwrap_or_default()
}

/// Who writes in the conversations that a search finds, where a finding names nobody else.
#[must_use]
pub fn writer() -> Contact {
    Contact { name: Some("Ada".to_owned()), phone: Some("4915112345678".to_owned()), ..Contact::default() }
}

/// A Monday morning with a contact of whom little is known, then what else makes this flow go other ways.
pub(super) fn origins(flow: &Flow) -> Vec<Origin> {
    let ada = writer();
    let mut origins = vec![Origin { wait: 0, contact: ada.clone(), special: false }];
    let times = other_times(flow).into_iter();
    origins.extend(times.map(|wait| Origin { wait, contact: ada.clone(), special: false }));
    let contacts = languages(flow).into_iter().map(|language| Contact {
        language: Some(language),
        opted_in: Some(true),
        ..ada.clone()
    });
    origins.extend(contacts.map(|contact| Origin { wait: 0, contact, special: true }));
    origins
}

fn all(flow: &Flow) -> impl Iterator<Item = &Flow> {
    std::iter::once(flow).chain(flow.library.values())
}

/// Times at which business hours are open or closed that are not so at the start.
fn other_times(flow: &Flow) -> Vec<u32> {
    let mut times = Vec::new();
    for inner in all(flow) {
        for node in &inner.nodes {
            let NodeKind::BusinessHours(config) = &node.kind else { continue };
            let open = |hours: u32| {
                let at = start() + Duration::hours(i64::from(hours));
                is_open(config, &inner.settings.timezone, at)
            };
            for wanted in [true, false] {
                let known = std::iter::once(&0).chain(&times).any(|hours| open(*hours) == wanted);
                if !known && let Some(hours) = (1..WEEK_HOURS).find(|hours| open(*hours) == wanted) {
                    times.push(hours);
                }
            }
        }
    }
    times.truncate(MAX_OTHERS);
    times.into_iter().map(|hours| hours * 60 * 60).collect()
}

/// Languages that make a difference: the flow's own, and those that its conditions ask for.
fn languages(flow: &Flow) -> Vec<String> {
    let mut found: Vec<String> = flow.languages.iter().skip(1).cloned().collect();
    let mut depends = false;
    for node in all(flow).flat_map(|flow| &flow.nodes) {
        let config = node.kind.config().to_string();
        depends |= config.contains("contact.language") || config.contains("contact.opted_in");
        let NodeKind::Condition(config) = &node.kind else { continue };
        let rules = config.branches.iter().flat_map(|branch| &branch.rules);
        let asked = rules.filter(|rule| rule.operand == "contact.language" && is_plain(&rule.value));
        found.extend(asked.map(|rule| rule.value.trim().to_owned()));
    }
    if depends && found.is_empty() {
        found.push(flow.languages.first().cloned().unwrap_or_else(|| "en".to_owned()));
    }
    let mut seen = BTreeSet::new();
    found.retain(|language| !language.is_empty() && seen.insert(language.clone()));
    found.truncate(MAX_OTHERS);
    found
}
