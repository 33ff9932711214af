//! Broadcasts in words.

use admin_types::{Broadcast, BroadcastState};

use crate::{components::Tone, words};

/// A state in a word.
pub(super) fn state_badge(state: BroadcastState) -> (Tone, &'static str) {
    match state {
        BroadcastState::Scheduled => (Tone::Neutral, t!("broadcasts-state-planned")),
        BroadcastState::Running => (Tone::Accent, t!("broadcasts-state-running")),
        BroadcastState::Paused => (Tone::Warn, t!("broadcasts-state-paused")),
        BroadcastState::Done => (Tone::Ok, t!("broadcasts-state-done")),
        BroadcastState::Stopped => (Tone::Danger, t!("broadcasts-state-stopped")),
    }
}

/// Whom it is for.
pub(super) fn audience(broadcast: &Broadcast) -> String {
    if broadcast.segment.is_empty() {
        t!("broadcasts-everybody").to_owned()
    } else {
        broadcast.segment.clone()
    }
}

/// When it begins or began.
pub(super) fn when(broadcast: &Broadcast) -> String {
    match (&broadcast.local_time, broadcast.ended_at, broadcast.started_at) {
        (_, Some(at), _) => t!("broadcasts-ended", ago = words::ago(at)),
        (Some(local), None, _) => t!("broadcasts-on-each-clock", time = local.replace('T', ", ")),
        (None, None, Some(at)) => t!("broadcasts-began", ago = words::ago(at)),
        (None, None, None) => t!("broadcasts-begins", date = words::date_time(broadcast.starts_at)),
    }
}

/// Why somebody gets none.
pub(super) fn reason(code: &str) -> &'static str {
    match code {
        "other_number" => t!("broadcasts-why-other-number"),
        "blocked" => t!("broadcasts-why-blocked"),
        "opted_out" => t!("broadcasts-why-opted-out"),
        "never_asked" => t!("broadcasts-why-never-asked"),
        "outside_window" => t!("broadcasts-why-outside-window"),
        "no_value" => t!("broadcasts-why-no-value"),
        "with_person" => t!("broadcasts-why-with-person"),
        "nothing_said" => t!("broadcasts-why-nothing-said"),
        "stopped" => t!("broadcasts-why-stopped"),
        "lost" => t!("broadcasts-why-lost"),
        _ => t!("broadcasts-why-other"),
    }
}

/// How far a recipient's message is.
pub(super) fn status(code: &str) -> (Tone, &'static str) {
    match code {
        "waiting" => (Tone::Neutral, t!("broadcasts-status-waits")),
        "left_out" => (Tone::Warn, t!("broadcasts-status-left-out")),
        "queued" => (Tone::Neutral, t!("broadcasts-status-on-its-way")),
        "sent" => (Tone::Neutral, t!("broadcasts-status-sent")),
        "delivered" => (Tone::Accent, t!("broadcasts-status-delivered")),
        "read" | "played" => (Tone::Ok, t!("broadcasts-status-read")),
        "failed" => (Tone::Danger, t!("broadcasts-status-failed")),
        _ => (Tone::Neutral, t!("broadcasts-status-unknown")),
    }
}
