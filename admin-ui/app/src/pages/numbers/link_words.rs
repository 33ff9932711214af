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
    let account = if link.phone.is_empty() { "the phone".to_owned() } else { format!("+{}", link.phone) };
    let (short, tone, text, help) = match link.state {
        LinkState::Unlinked => (
            "Not connected",
            Tone::Neutral,
            "No phone is linked yet. Show a QR code and scan it with the phone whose number shall answer.".to_owned(),
            Help::Code,
        ),
        LinkState::Starting => {
            ("Connecting", Tone::Neutral, "WhatsApp is asked for a code. This takes a few seconds.".to_owned(), Help::Nothing)
        }
        LinkState::QrCode | LinkState::TypedCode => {
            ("Waiting for the phone", Tone::Neutral, String::new(), Help::Nothing)
        }
        LinkState::Scanned => {
            ("Scanned", Tone::Neutral, "The phone agreed. Keep it online for a moment.".to_owned(), Help::Nothing)
        }
        LinkState::Syncing => (
            "Almost ready",
            Tone::Neutral,
            "The phone shares what is needed. This takes about ten seconds.".to_owned(),
            Help::Nothing,
        ),
        LinkState::Ready => (
            "Connected",
            Tone::Ok,
            format!("Connected to {account}. Messages come in and go out, also while the phone is off."),
            Help::Nothing,
        ),
        LinkState::Reconnecting => (
            "Reconnecting",
            Tone::Warn,
            "The connection to WhatsApp broke and is tried again by itself. Nothing is lost: messages wait on both sides."
                .to_owned(),
            Help::Nothing,
        ),
        LinkState::Paused if link.reason == "restored" => (
            "Paused",
            Tone::Warn,
            "This installation was restored from a backup, and the old one may still be connected. Connect when it is switched off."
                .to_owned(),
            Help::Connect,
        ),
        LinkState::Paused => (
            "Paused",
            Tone::Neutral,
            "Somebody paused the connection. The phone stays linked, and what people write meanwhile comes in later."
                .to_owned(),
            Help::Connect,
        ),
        LinkState::Exhausted => (
            "No scan",
            Tone::Neutral,
            "All codes have run out without a scan. Take the phone in your hand and show a new one.".to_owned(),
            Help::Code,
        ),
        LinkState::Refused => ("Not connected", Tone::Danger, refused(&link.reason, &account), help_of(&link.reason)),
        LinkState::LoggedOut => (
            "Logged out",
            Tone::Danger,
            match link.reason.as_str() {
                "by_admin" => "Somebody logged this number out here. What was written stays; link a phone to go on.",
                "while_away" => "The phone unlinked this device while it was offline. What was written stays; messages since then are on the phone only.",
                _ => "The phone unlinked this device, under “Linked devices”. What was written stays; until a phone is linked again, nobody gets an answer.",
            }
            .to_owned(),
            Help::CodeOrOther,
        ),
        LinkState::Replaced => (
            "Used elsewhere",
            Tone::Danger,
            "Another program uses the same link, perhaps a second installation. Switch that one off, then connect.".to_owned(),
            Help::Connect,
        ),
        LinkState::Banned => (
            "Blocked",
            Tone::Danger,
            format!(
                "WhatsApp blocks this account for a while{}. Nothing is sent until then; what waits stays. Send less, and only to people who wrote first.",
                until(&link.reason)
            ),
            Help::Connect,
        ),
        LinkState::Broken if link.reason == "wrong_key" => (
            "Cannot be opened",
            Tone::Danger,
            "The link was stored with another master key than the one in use now. With the right key it works again; nothing was deleted."
                .to_owned(),
            Help::Connect,
        ),
        LinkState::Broken => (
            "Needs an update",
            Tone::Danger,
            "WhatsApp no longer accepts the version of WhatsApp Web that this installation speaks. Update Botloom, then connect."
                .to_owned(),
            Help::Connect,
        ),
    };
    Words { short, tone, text, help }
}

fn refused(reason: &str, account: &str) -> String {
    match reason {
        "another_account" => format!(
            "Another account was scanned than before: this number belongs to {account}. It was unlinked again. Scan with the right phone, or link the other one on purpose."
        ),
        "linked_elsewhere" => {
            "This account is linked to another number of this installation already. Use that one, or log it out there first.".to_owned()
        }
        "code_too_often" => {
            "WhatsApp gives no more codes for this phone for a while. Scan a QR code instead, or try again in an hour.".to_owned()
        }
        "code_refused" => {
            "WhatsApp gave no code for this phone number. Please check the number, or scan a QR code instead.".to_owned()
        }
        "phone_outdated" => "WhatsApp on the phone is too old for linked devices. Update it there, then try again.".to_owned(),
        _ => "The phone and this device did not agree, so nothing was linked. Please try again; a phone may have at most four linked devices."
            .to_owned(),
    }
}

fn help_of(reason: &str) -> Help {
    if reason == "another_account" { Help::CodeOrOther } else { Help::Code }
}

/// Until when a block lasts, as it was told.
fn until(reason: &str) -> String {
    let time = reason.split_once('T').map(|(day, time)| (day, time.get(..5).unwrap_or_default()));
    time.map(|(day, time)| format!(", until {day}, {time} UTC")).unwrap_or_default()
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
