//! What may interrupt a conversation by a message, known beforehand: nearly no answer does, and the reasons for that
//! need not be put together for each.

use std::collections::BTreeSet;

use flows_schema::{Interrupt, TriggerKind, triggers::KeywordMatch};

use crate::{
    Content, Inbound,
    fold::{fold, folded, words},
    limits::MAX_PATTERN_INPUT_CHARS,
};

/// The triggers of a flow, as far as a message may interrupt by them. It may say yes where the selection then says
/// no, but never the other way round.
#[derive(Debug, Clone, Default)]
pub(crate) struct Interrupting {
    /// Exact keywords, folded.
    folded: BTreeSet<String>,
    /// The same without punctuation.
    words: BTreeSet<Vec<String>>,
    /// How many letters and digits the exact keywords have: bit 5 for those with five, bit 63 for 63 and more.
    lengths: u64,
    /// Whether a trigger takes taps.
    taps: bool,
    /// Whether a trigger takes messages by something that is not known beforehand.
    others: bool,
}

impl Interrupting {
    /// Takes a trigger with its words in one language.
    pub(crate) fn add(&mut self, kind: &TriggerKind, interrupt: Interrupt) {
        if interrupt == Interrupt::Never {
            return;
        }
        match kind {
            TriggerKind::Keyword(config) if config.matching == KeywordMatch::Exact => {
                for keyword in &config.keywords {
                    let folded = fold(keyword);
                    let words = words(&folded);
                    if !words.is_empty() {
                        self.folded.insert(words.join(" "));
                        self.words.insert(words);
                    }
                    if !folded.is_empty() {
                        self.lengths |=
                            length_bit(folded.chars().filter(|letter| letter.is_alphanumeric()).count());
                        self.folded.insert(folded);
                    }
                }
            }
            TriggerKind::Payload(_) => self.taps = true,
            // Looser words and media never interrupt.
            TriggerKind::Keyword(_)
            | TriggerKind::FirstMessage(_)
            | TriggerKind::AnyMessage(_)
            | TriggerKind::Media(_) => {}
            // These take signals, not messages.
            TriggerKind::ApiCall(_)
            | TriggerKind::Webhook(_)
            | TriggerKind::Schedule(_)
            | TriggerKind::DateField(_)
            | TriggerKind::NoReply(_)
            | TriggerKind::TagChanged(_)
            | TriggerKind::FieldChanged(_)
            | TriggerKind::Delivery(_)
            | TriggerKind::HandOverEnded(_)
            | TriggerKind::OptChanged(_)
            | TriggerKind::MissedCall(_) => {}
            TriggerKind::Reaction(_) | TriggerKind::Referral(_) => {
                self.others |= interrupt != Interrupt::Auto;
            }
        }
    }

    /// Whether the triggers have to be asked about a message.
    pub(crate) fn may_take(&self, message: &Inbound) -> bool {
        if self.others || (self.taps && matches!(message.content, Content::Reply { .. })) {
            return true;
        }
        let said = message.words();
        if self.folded.is_empty() || said.trim().is_empty() {
            return false;
        }
        // A keyword is compared with the beginning of a long text only.
        if said.len() > MAX_PATTERN_INPUT_CHARS {
            return true;
        }
        // Folding changes neither the letters nor the digits of a plain text in number, and most answers are of
        // another length than all keywords.
        let plain = said.is_ascii();
        if plain && self.lengths & length_bit(said.bytes().filter(u8::is_ascii_alphanumeric).count()) == 0 {
            return false;
        }
        let folded = folded(said);
        self.folded.contains(&*folded)
            || (!folded.chars().all(char::is_alphanumeric) && self.words.contains(&words(&folded)))
    }
}

fn length_bit(length: usize) -> u64 {
    1 << length.min(63)
}
