//! How a link stands, in sentences: what happened, whether anything was lost, what to do.

use admin_types::{LinkState, WhatsappLink};

use crate::components::Tone;

/// What helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Help {
    /// Nothing to do.
    Nothing,
    /// A new code.
    Code,
    /// A new code, or another phone.
    CodeOrOther,
    /// The connection that there was.
    Connect,
}

/// A state in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    /// In two words, for a badge.
    pub(super) short: &'static str,
    pub(super) tone: Tone,
    /// What happened and what to do.
    pub(super) text: String,
    pub(super) help: Help,
}

/// The words for a link.
pub(super) fn words_of(link: &WhatsappLink) -> Words {
    let phone = (!link.phone.is_empty()).then(|| format!("+{}", link.phone));
    let (short, tone, text, help) = match link.state {
        LinkState::Unlinked => (
            t!("numbers-link-not-connected"),
            Tone::Neutral,
            t!("numbers-link-unlinked-text").to_owned(),
            Help::Code,
        ),
        LinkState::Starting => (
            t!("numbers-link-connecting"),
            Tone::Neutral,
            t!("numbers-link-starting-text").to_owned(),
            Help::Nothing,
        ),
        LinkState::QrCode | LinkState::TypedCode => {
            (t!("numbers-link-waiting"), Tone::Neutral, String::new(), Help::Nothing)
        }
        LinkState::Scanned => (
            t!("numbers-link-scanned"),
            Tone::Neutral,
            t!("numbers-link-scanned-text").to_owned(),
            Help::Nothing,
        ),
        LinkState::Syncing => (
            t!("numbers-link-almost-ready"),
            Tone::Neutral,
            t!("numbers-link-syncing-text").to_owned(),
            Help::Nothing,
        ),
        LinkState::Ready => (
            t!("numbers-link-connected"),
            Tone::Ok,
            match &phone {
                Some(phone) => t!("numbers-link-connected-to", phone = phone),
                None => t!("numbers-link-connected-to-phone").to_owned(),
            },
            Help::Nothing,
        ),
        LinkState::Reconnecting => (
            t!("numbers-link-reconnecting"),
            Tone::Warn,
            t!("numbers-link-reconnecting-text").to_owned(),
            Help::Nothing,
        ),
        LinkState::Paused if link.reason == "restored" => (
            t!("numbers-link-paused"),
            Tone::Warn,
            t!("numbers-link-restored-text").to_owned(),
            Help::Connect,
        ),
        LinkState::Paused => (
            t!("numbers-link-paused"),
            Tone::Neutral,
            t!("numbers-link-paused-text").to_owned(),
            Help::Connect,
        ),
        LinkState::Exhausted => (
            t!("numbers-link-no-scan"),
            Tone::Neutral,
            t!("numbers-link-no-scan-text").to_owned(),
            Help::Code,
        ),
        LinkState::Refused => (
            t!("numbers-link-not-connected"),
            Tone::Danger,
            refused(&link.reason, phone.as_deref()),
            help_of(&link.reason),
        ),
        LinkState::LoggedOut => (
            t!("numbers-link-logged-out"),
            Tone::Danger,
            match link.reason.as_str() {
                "by_admin" => t!("numbers-link-out-by-admin-text"),
                "while_away" => t!("numbers-link-out-away-text"),
                _ => t!("numbers-link-out-by-phone-text"),
            }
            .to_owned(),
            Help::CodeOrOther,
        ),
        LinkState::Replaced => (
            t!("numbers-link-elsewhere"),
            Tone::Danger,
            t!("numbers-link-elsewhere-text").to_owned(),
            Help::Connect,
        ),
        LinkState::Banned => (
            t!("numbers-link-blocked"),
            Tone::Danger,
            match until(&link.reason) {
                Some((day, time)) => t!("numbers-link-blocked-until-text", day = day, time = time),
                None => t!("numbers-link-blocked-text").to_owned(),
            },
            Help::Connect,
        ),
        LinkState::Broken if link.reason == "wrong_key" => (
            t!("numbers-link-unreadable"),
            Tone::Danger,
            t!("numbers-link-unreadable-text").to_owned(),
            Help::Connect,
        ),
        LinkState::Broken => (
            t!("numbers-link-outdated"),
            Tone::Danger,
            t!("numbers-link-outdated-text").to_owned(),
            Help::Connect,
        ),
    };
    Words { short, tone, text, help }
}

fn refused(reason: &str, phone: Option<&str>) -> String {
    let words = match (reason, phone) {
        ("another_account", Some(phone)) => return t!("numbers-link-wrong-account", phone = phone),
        ("another_account", None) => t!("numbers-link-wrong-account-phone"),
        ("linked_elsewhere", _) => t!("numbers-link-already-linked"),
        ("code_too_often", _) => t!("numbers-link-too-often"),
        ("code_refused", _) => t!("numbers-link-code-refused"),
        ("phone_outdated", _) => t!("numbers-link-phone-outdated"),
        _ => t!("numbers-link-no-agreement"),
    };
    words.to_owned()
}

fn help_of(reason: &str) -> Help {
    if reason == "another_account" { Help::CodeOrOther } else { Help::Code }
}

/// Until when a block lasts, as it was told: the day and the time.
fn until(reason: &str) -> Option<(&str, &str)> {
    reason.split_once('T').map(|(day, time)| (day, time.get(..5).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(state: LinkState, reason: &str) -> WhatsappLink {
        WhatsappLink { state, reason: reason.to_owned(), phone: "491700".into(), ..WhatsappLink::default() }
    }

    #[test]
    fn no_state_is_a_dead_end() {
        use LinkState::{
            Banned, Broken, Exhausted, LoggedOut, Paused, QrCode, Refused, Replaced, TypedCode, Unlinked,
        };
        for state in LinkState::ALL {
            let words = words_of(&link(state, ""));
            let shows_a_code = matches!(state, QrCode | TypedCode);
            assert!(shows_a_code || words.text.len() > 30, "{state:?}");
            let ends = matches!(
                state,
                Unlinked | Paused | Exhausted | Refused | LoggedOut | Replaced | Banned | Broken
            );
            assert_eq!(words.help != Help::Nothing, ends, "{state:?}");
        }
    }

    #[test]
    fn every_reason_has_a_sentence_of_its_own() {
        let reasons = [
            "another_account",
            "linked_elsewhere",
            "code_too_often",
            "code_refused",
            "phone_outdated",
            "phone_refused",
        ];
        let texts: std::collections::BTreeSet<_> =
            reasons.iter().map(|reason| words_of(&link(LinkState::Refused, reason)).text).collect();
        assert_eq!(texts.len(), reasons.len());
        let banned = words_of(&link(LinkState::Banned, "2026-01-02T03:04:05Z")).text;
        assert!(banned.contains("until 2026-01-02, 03:04 UTC"), "{banned}");
    }
}
