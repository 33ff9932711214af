//! Goes different ways by a hash.

use flows_schema::nodes::RandomSplit;
use sha2::{Digest, Sha256};

use crate::run::{Exit, Run};

pub(super) fn enter(config: &RandomSplit, id: &str, run: &Run<'_>) -> Exit {
    let contact = run.contact.id.as_str();
    let draw = if config.sticky && !contact.is_empty() {
        hash(&["split", contact, id])
    } else {
        hash(&["split", &run.session.id, &run.session.count.to_string(), id])
    };
    let total: u64 = config.branches.iter().map(|branch| u64::from(branch.weight)).sum();
    // The share of the hash among all hashes is the share of the total; a remainder would favour the first ways.
    let mut point = (u128::from(draw) * u128::from(total)) >> 64;
    for branch in &config.branches {
        let weight = u128::from(branch.weight);
        if point < weight {
            return Exit::port(&branch.id);
        }
        point -= weight;
    }
    Exit::Fail { code: "weights_empty", text: "All ways have the share 0.".to_owned() }
}

/// The first eight bytes of SHA-256 over the parts, kept apart by a byte that none of them has.
fn hash(parts: &[&str]) -> u64 {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn shares_are_kept_and_ways_do_not_hang_together() {
        let draw = |contact: usize, node: &str| hash(&["split", &contact.to_string(), node]) >> 63 == 0;
        let first = (0..10_000).filter(|contact| draw(*contact, "a")).count();
        assert!((4_800..5_200).contains(&first), "{first}");
        let same = (0..10_000).filter(|contact| draw(*contact, "a") == draw(*contact, "b")).count();
        assert!((4_800..5_200).contains(&same), "{same}");
        assert_eq!(draw(7, "a"), draw(7, "a"));
    }
}
