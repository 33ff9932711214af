//! The shapes of the icons in use: Lucide 1.62, ISC licence (see `assets/lucide-LICENSE.txt`).
//!
//! Sorted by name. To add one, copy the children of its `<svg>` from the package `lucide-static`.

mod a_to_l;
mod m_to_z;

/// The inner SVG of an icon, drawn in a box of 24 by 24.
pub(super) fn find(name: &str) -> Option<(&'static str, &'static str)> {
    let half = if name < "m" { a_to_l::ICONS } else { m_to_z::ICONS };
    half.binary_search_by_key(&name, |(known, _)| *known).ok().map(|at| half[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_are_sorted_unique_and_in_their_half() {
        for half in [a_to_l::ICONS, m_to_z::ICONS] {
            assert!(half.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
        assert!(a_to_l::ICONS.iter().all(|(name, _)| *name < "m"));
        assert!(m_to_z::ICONS.iter().all(|(name, _)| *name >= "m"));
    }
}
