//! What the engine measures: every metric's name, kind, labels and meaning, once.
//!
//! Names follow Prometheus: `botloom_…`, base units in the name, `_total` for counters. Labels come from fixed
//! lists, so that their number is bounded, and never carry what a contact said, who it is, or an id.
//!
//! To add a metric: a line in the table below, and the macro call where it happens. The tests hold the table against
//! `docs/operations.md` and the dashboard.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};

/// What a metric is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Only rises, and begins at 0 with the process.
    Counter,
    /// Rises and falls.
    Gauge,
    /// Counts of values by size.
    Histogram,
}

impl Kind {
    /// The word that Prometheus has for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
            Self::Histogram => "histogram",
        }
    }
}

/// One metric.
#[derive(Debug, Clone, Copy)]
pub struct Metric {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Its labels, with their values: `stage: intake, batch`.
    pub labels: &'static [&'static str],
    /// What it says.
    pub help: &'static str,
}

macro_rules! metrics {
    ($($constant:ident, $kind:ident, $name:literal, [$($label:literal),*], $help:literal;)*) => {
        $(
            #[doc = $help]
            pub const $constant: &str = $name;
        )*
        /// All metrics.
        pub const ALL: &[Metric] = &[
            $(Metric { name: $name, kind: Kind::$kind, labels: &[$($label),*], help: $help },)*
        ];
    };
}

metrics! {
    BUILD, Gauge, "botloom_build_info", ["version: of the program"],
        "Always 1; the label says which version runs.";
    UPTIME, Gauge, "botloom_uptime_seconds", [],
        "Seconds since the engine of this process started.";
    EVENTS, Counter, "botloom_events_total", ["kind: message, status, timer, input, contact, notice, event"],
        "Events that were committed for the first time, by kind.";
    DUPLICATES, Counter, "botloom_events_duplicate_total", [],
        "Events that were delivered again and acknowledged without any effect.";
    WEBHOOKS, Counter, "botloom_webhooks_total", ["source: cloud_api, hook"],
        "Webhooks that arrived, accepted or not.";
    WEBHOOKS_REFUSED, Counter, "botloom_webhooks_refused_total",
        ["source: cloud_api, hook", "reason: the problem's code, such as signature_invalid or busy"],
        "Webhooks that were refused, by reason.";
    BATCHES, Counter, "botloom_batches_total", ["outcome: committed, conflict, fenced, unavailable, refused"],
        "Transactions of the writer, by how they ended.";
    BATCH_EVENTS, Histogram, "botloom_batch_events", [],
        "Events per committed transaction.";
    STAGE, Histogram, "botloom_stage_seconds", ["stage: intake, batch, acknowledge, outbox, request, reply"],
        "Seconds per stage of a message: waiting in the intake, the transaction, from receipt to acknowledgement, \
         waiting in the outbox, one request to the provider, from receipt to the accepted reply.";
    CONFLICTS, Counter, "botloom_conflicts_total", [],
        "Transactions that met a newer state and were repeated.";
    DEAD_LETTERS, Counter, "botloom_dead_letters_total",
        ["kind: message, status, timer, input, contact, notice, event"],
        "Events that could not be processed and were put aside.";
    DEAD_LETTERS_KEPT, Gauge, "botloom_dead_letters", [],
        "Dead letters in the database. The same on every node: take the maximum.";
    INTAKE, Gauge, "botloom_intake_deliveries", [],
        "Deliveries that wait for the writer of this process.";
    OUTBOX_MEMORY, Gauge, "botloom_outbox_memory_rows", [],
        "Messages to send that this process holds in memory, waiting or under way.";
    OUTBOX_ROWS, Gauge, "botloom_outbox_rows", ["state: ready, sending, unknown, dead"],
        "Messages to send in the database that are not sent, by state. The same on every node: take the maximum.";
    OUTBOX_AGE, Gauge, "botloom_outbox_oldest_seconds", [],
        "Age of the oldest message that is still to be sent; 0 without any. The same on every node: take the maximum.";
    EFFECTS, Gauge, "botloom_effects_rows", ["state: open, dead"],
        "Calls and events for subscribers in the database, by state. The same on every node: take the maximum.";
    NODES, Gauge, "botloom_nodes", [],
        "Processes that move conversations, as this one sees them; 0 while it is not among them.";
    SHARDS, Gauge, "botloom_shards_owned", [],
        "Shards that this process owns, of 256.";
    DATABASE, Gauge, "botloom_database_up", [],
        "Whether the database answered the last look: 1 or 0.";
    CUTS, Counter, "botloom_conversations_cut_total", [],
        "How often a conversation was cut because too much of it was answered, as when two bots answer each other.";
    UNHEARD, Counter, "botloom_messages_unheard_total", [],
        "Messages of cut conversations: they are in the transcript, and no flow heard them.";
    REGISTRATIONS_LOST, Counter, "botloom_registrations_lost_total", [],
        "How often this process ceased to be a node without having been told to stop.";
    SENDS, Counter, "botloom_sends_total",
        ["channel: cloud_api, simulator", "outcome: sent, retry, refused, ambiguous, given_up, outside_window, unwanted"],
        "Attempts to send, by outcome; given_up counts messages whose attempts are used up, outside_window those that WhatsApp would have refused, since the contact has not written for 24 hours, unwanted marketing that the contact does not want.";
    PROVIDER_ERRORS, Counter, "botloom_provider_errors_total",
        ["class: throttle, pair_throttle, retry, auth, never, http_4xx, http_5xx, timeout, connection, unreadable"],
        "Answers of the Graph API that were not a success, by what they mean. throttle: the number sends too fast; \
         pair_throttle: one contact gets too much.";
    PACED, Counter, "botloom_sends_paced_total", [],
        "Messages that waited because their number or contact is written to as fast as the provider allows, or because \
         their number rests.";
    HELD, Counter, "botloom_sends_held_total", ["reason: quiet_hours, daily_cap, warm_up"],
        "How often the messages of a conversation were put off by the rules of their number, by reason.";
    RESTS, Counter, "botloom_numbers_rested_total", [],
        "How often a number began to rest: the provider throttled it, or failed several times in a row.";
    DOUBTS, Counter, "botloom_sends_in_doubt_total", [],
        "Sends of which nobody knew whether they were accepted, as their resolution began.";
    DOUBTS_RESOLVED, Counter, "botloom_sends_in_doubt_resolved_total", ["how: status, repeated, parked"],
        "How they ended: a status told, sent again under the same id, or put aside as unknown.";
    CALLS, Counter, "botloom_calls_total",
        ["kind: http, lookup, ai, transcribe, speak, email, unreadable", "outcome: ok, failed, repeated, panicked"],
        "Attempts at calls of flows to other systems.";
    CALL_SECONDS, Histogram, "botloom_call_seconds", ["kind: http, lookup, ai, transcribe, speak, email"],
        "Seconds per attempt at a call.";
    SIGNS, Counter, "botloom_signs_total", ["outcome: given, refused, forgotten"],
        "Read receipts and typing indicators, by outcome; forgotten are those for which there was no time.";
    MEDIA, Counter, "botloom_media_fetched_total", ["outcome: stored, repeated, given_up, unwanted"],
        "Attempts to fetch a file that a contact sent, by outcome.";
    CHECKS, Counter, "botloom_checks_total", ["outcome: ok, failed, slow"],
        "Test conversations with deployed flows, by how they went.";
    TOLD, Counter, "botloom_subscriber_events_total", ["outcome: done, repeated, dead, panicked"],
        "Attempts to tell subscribers of events.";
    HOT_STATE, Counter, "botloom_hot_state_reads_total", ["tier: memory, redis, database"],
        "Conversations that were read, by where they were found.";
    HINTS_LAGGED, Counter, "botloom_hints_lagged_total", [],
        "Hints that were lost because the writer was behind; a slow poll makes up for them.";
}

/// Upper bounds of the buckets of durations, in seconds: from a step in memory to a provider's time-out.
pub const SECONDS: &[f64] = &[
    0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0,
];
/// Upper bounds of the buckets of batch sizes, in events.
pub const EVENTS_PER_BATCH: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// Tells the collector what each metric means. Once, after it was installed.
pub fn describe() {
    for metric in ALL {
        let unit = if metric.name.ends_with("_seconds") { Unit::Seconds } else { Unit::Count };
        match metric.kind {
            Kind::Counter => describe_counter!(metric.name, unit, metric.help),
            Kind::Gauge => describe_gauge!(metric.name, unit, metric.help),
            Kind::Histogram => describe_histogram!(metric.name, unit, metric.help),
        }
    }
    gauge!(BUILD, "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    // What alerts ask for must be there before it first happens, or its first rise is not seen.
    for metric in ALL.iter().filter(|metric| metric.kind == Kind::Counter) {
        match metric.labels {
            [] => counter!(metric.name).absolute(0),
            [label] => {
                let Some((key, values)) = label.split_once(": ") else { continue };
                values.split(", ").for_each(|value| counter!(metric.name, key => value).absolute(0));
            }
            // Combinations that never happen would only be noise.
            _ => {}
        }
    }
}

/// Notes how long a stage took.
pub(crate) fn stage(stage: &'static str, took: Duration) {
    histogram!(STAGE, "stage" => stage).record(took.as_secs_f64());
}

/// Notes how long a stage took that began at a time of the product's clock.
pub(crate) fn stage_since(name: &'static str, began: DateTime<Utc>, now: DateTime<Utc>) {
    // A clock that was set back must not make a negative duration.
    stage(name, (now - began).to_std().unwrap_or_default());
}

/// Notes that a webhook arrived, and why it was refused where it was.
pub(crate) fn webhook<T>(source: &'static str, answer: &Result<T, crate::problem::Problem>) {
    counter!(WEBHOOKS, "source" => source).increment(1);
    if let Err(problem) = answer {
        counter!(WEBHOOKS_REFUSED, "source" => source, "reason" => problem.code).increment(1);
    }
}

/// Notes an answer of a provider that was not a success.
pub(crate) fn provider_error(class: &'static str) {
    counter!(PROVIDER_ERRORS, "class" => class).increment(1);
}

/// Notes how an attempt at a call ended, and how long it took.
pub(crate) fn call(kind: &'static str, outcome: &'static str, began: Option<Instant>) {
    counter!(CALLS, "kind" => kind, "outcome" => outcome).increment(1);
    if let Some(began) = began {
        histogram!(CALL_SECONDS, "kind" => kind).record(began.elapsed().as_secs_f64());
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{ALL, Kind};

    #[test]
    fn names_follow_the_conventions_and_are_given_once() {
        let mut seen = BTreeSet::new();
        for metric in ALL {
            let name = metric.name;
            assert!(seen.insert(name), "{name} twice");
            assert!(name.starts_with("botloom_"), "{name}");
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{name}");
            assert_eq!(name.ends_with("_total"), metric.kind == Kind::Counter, "{name}");
            for other in ["_milliseconds", "_ms", "_minutes", "_kib", "_mb"] {
                assert!(!name.ends_with(other), "{name} is not in a base unit");
            }
            assert!(metric.help.ends_with('.'), "{name}: {}", metric.help);
            assert!(metric.labels.iter().all(|label| label.contains(": ")), "{name}: {:?}", metric.labels);
        }
    }
}
