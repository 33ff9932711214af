//! Broadcasts in words.

use admin_types::{Broadcast, BroadcastState};

use crate::{components::Tone, words};

/// A state in a word.
pub(super) fn state_badge(state: BroadcastState) -> (Tone, &'static str) {
    match state {
        BroadcastState::Scheduled => (Tone::Neutral, "Planned"),
        BroadcastState::Running => (Tone::Accent, "Under way"),
        BroadcastState::Paused => (Tone::Warn, "Paused"),
        BroadcastState::Done => (Tone::Ok, "Done"),
        BroadcastState::Stopped => (Tone::Danger, "Stopped"),
    }
}

/// Whom it is for.
pub(super) fn audience(broadcast: &Broadcast) -> String {
    if broadcast.segment.is_empty() { "Everybody".to_owned() } else { broadcast.segment.clone() }
}

/// When it begins or began.
pub(super) fn when(broadcast: &Broadcast) -> String {
    match (&broadcast.local_time, broadcast.ended_at, broadcast.started_at) {
        (_, Some(at), _) => format!("ended {}", words::ago(at)),
        (Some(local), None, _) => format!("{} on each contact’s clock", local.replace('T', ", ")),
        (None, None, Some(at)) => format!("began {}", words::ago(at)),
        (None, None, None) => format!("begins {}", words::date_time(broadcast.starts_at)),
    }
}

/// Why somebody gets none.
pub(super) fn reason(code: &str) -> &'static str {
    match code {
        "other_number" => "Belong to another number",
        "blocked" => "Are blocked",
        "opted_out" => "Opted out",
        "never_asked" => "Were never asked",
        "outside_window" => "Have not written for 24 hours",
        "no_value" => "Lack a value that the message needs",
        "with_person" => "Are with a person",
        "nothing_said" => "The flow said nothing",
        "stopped" => "The broadcast was stopped before",
        "lost" => "Their conversation is gone",
        _ => "Another reason",
    }
}

/// How far a recipient's message is.
pub(super) fn status(code: &str) -> (Tone, &'static str) {
    match code {
        "waiting" => (Tone::Neutral, "Waits"),
        "left_out" => (Tone::Warn, "Left out"),
        "queued" => (Tone::Neutral, "On its way"),
        "sent" => (Tone::Neutral, "Sent"),
        "delivered" => (Tone::Accent, "Delivered"),
        "read" | "played" => (Tone::Ok, "Read"),
        "failed" => (Tone::Danger, "Failed"),
        _ => (Tone::Neutral, "Unknown"),
    }
}
