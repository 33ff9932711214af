//! The pace of a person: a message is read after a moment, and its answer typed for as long as its words need.

use std::time::Duration;

use engine_core::{MediaKind, OutMedia, Rendered};
use engine_store::ids;
use tokio::time::sleep;
use whatsapp_rust::Jid;

use crate::live::Live;

/// Least and longest time for which somebody types.
const TYPING: (u64, u64) = (700, 6_000);
/// Milliseconds for a letter: a quick typist.
const LETTER: u64 = 35;
/// Milliseconds for a file that has to be looked for.
const FILE: u64 = 1_500;
/// Least time until a message is read, and up to how much more.
const READING: (u64, u64) = (500, 1_500);

/// Lets a contact see that somebody types, for a while.
pub(crate) async fn types(live: &Live, chat: &Jid, message: &Rendered) {
    // Nobody types a reaction.
    if matches!(message, Rendered::Reaction(_)) {
        return sleep(Duration::from_millis(some_of(TYPING.0))).await;
    }
    let is_voice = matches!(message, Rendered::Media(OutMedia { media: MediaKind::Voice, .. }));
    let state = live.client.chatstate();
    // Whether it is seen matters less than the time that passes.
    let _ = if is_voice { state.send_recording(chat).await } else { state.send_composing(chat).await };
    sleep(typing(message, some_of(600))).await;
}

/// The moment until a message is read.
pub(crate) async fn reads() {
    sleep(Duration::from_millis(READING.0 + some_of(READING.1))).await;
}

fn typing(message: &Rendered, more: u64) -> Duration {
    let letters = u64::try_from(message.words().chars().count()).unwrap_or(u64::MAX);
    let time = match message {
        Rendered::Media(_) => FILE,
        _ => letters.saturating_mul(LETTER),
    };
    Duration::from_millis(time.clamp(TYPING.0, TYPING.1) + more)
}

/// A number below another one, which nobody can foresee.
fn some_of(most: u64) -> u64 {
    u64::from(u16::from_be_bytes(ids::secret_bytes())) * most / u64::from(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_take_longer_and_none_take_for_ever() {
        let text = |letters: usize| Rendered::Text { text: "x".repeat(letters) };
        let times = [1, 50, 100, 4_000].map(|letters| typing(&text(letters), 0).as_millis());
        assert_eq!(times, [700, 1_750, 3_500, 6_000]);
        assert!((0..1_000).all(|_| some_of(600) <= 600));
    }
}
