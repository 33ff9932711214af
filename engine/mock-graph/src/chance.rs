//! Chance that can be repeated: the same seed gives the same duplicates and the same order.

/// SplitMix64, by Sebastiano Vigna (public domain): enough for a mock, and the same everywhere.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Whether something happens that happens in so many of 100 cases.
    pub(crate) fn hits(&mut self, percent: u8) -> bool {
        self.next() % 100 < u64::from(percent)
    }

    /// A number below `bound`; 0 where it is 0.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next().checked_rem(bound).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn the_same_seed_is_the_same_chance() {
        let draw = |seed| (0..20).map(|_| Chance::new(seed).below(1_000)).collect::<Vec<_>>();
        assert_eq!(draw(7), draw(7));
        let mut chance = Chance::new(1);
        let hits = (0..1_000).filter(|_| chance.hits(30)).count();
        assert!((200..400).contains(&hits), "{hits}");
        assert!((0..100).all(|_| !Chance::new(3).hits(0) && Chance::new(3).hits(100)));
        assert_eq!(chance.below(0), 0);
    }
}
