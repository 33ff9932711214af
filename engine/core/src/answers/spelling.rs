//! Close spelling: "apoinment" for "appointment".

/// Letters of the shortest word in which a slip is forgiven; shorter words are too near to one another.
const MIN_LETTERS: usize = 4;
/// Letters of the shortest word in which two slips are forgiven.
const MIN_LETTERS_FOR_TWO: usize = 8;
/// Letters of the longest text that is compared; the work grows with its square.
const MAX_LETTERS: usize = 60;

/// Place of the only candidate that a text is a misspelling of. Both sides are folded. Two equally near
/// candidates are no answer.
pub(crate) fn closest<'c>(
    said: &str,
    candidates: impl IntoIterator<Item = (usize, &'c str)>,
) -> Option<usize> {
    let said: Vec<char> = said.chars().take(MAX_LETTERS + 1).collect();
    if said.len() < MIN_LETTERS || said.len() > MAX_LETTERS || said.iter().any(char::is_ascii_digit) {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    let mut tied = false;
    for (place, candidate) in candidates {
        let letters: Vec<char> = candidate.chars().collect();
        if letters.len() < MIN_LETTERS || letters.len() > MAX_LETTERS {
            continue;
        }
        let allowed = if letters.len().min(said.len()) >= MIN_LETTERS_FOR_TWO { 2 } else { 1 };
        // Each letter more or less is a slip of its own.
        if letters.len().abs_diff(said.len()) > allowed {
            continue;
        }
        let distance = distance(&said, &letters);
        if distance > allowed {
            continue;
        }
        match best {
            Some((least, _)) if distance > least => {}
            Some((least, known)) if distance == least => tied |= known != place,
            _ => (best, tied) = (Some((distance, place)), false),
        }
    }
    best.filter(|_| !tied).map(|(_, place)| place)
}

/// Damerau-Levenshtein distance in its optimal string alignment form: letters added, dropped, changed, or two
/// neighbours swapped. Neither text has more than [`MAX_LETTERS`].
fn distance(one: &[char], other: &[char]) -> usize {
    // The last three rows of the table, which take turns; the sizes are bounded, so nothing is allocated.
    let mut rows = [[0_u8; MAX_LETTERS + 1]; 3];
    let [before, last, line] = &mut rows;
    let (mut before, mut last, mut line) = (before, last, line);
    for (number, cell) in (0..).zip(last.iter_mut()) {
        *cell = number;
    }
    let mut above = None;
    for (letter, number) in one.iter().zip(1..) {
        line[0] = number;
        let mut left = None;
        for (column, wanted) in other.iter().enumerate().take(MAX_LETTERS) {
            let changed = last[column] + u8::from(letter != wanted);
            let mut least = changed.min(last[column + 1] + 1).min(line[column] + 1);
            if column > 0 && above == Some(wanted) && left == Some(letter) {
                least = least.min(before[column - 1] + 1);
            }
            line[column + 1] = least;
            left = Some(wanted);
        }
        above = Some(letter);
        (before, last, line) = (last, line, before);
    }
    usize::from(last[other.len().min(MAX_LETTERS)])
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn a_slip_is_forgiven_where_only_one_option_is_near() {
        let options = ["appointment", "opening hours", "menu", "men", "north", "south", "mouth"];
        let near = |said: &str| closest(said, options.iter().copied().enumerate());
        for (said, found) in [
            ("apointment", Some(0)),
            ("apoinment", Some(0)),
            ("appiontment", Some(0)),
            ("openning hours", Some(1)),
            ("mneu", Some(2)),
            ("nenu", Some(2)),
            ("men", None),
            ("norht", Some(4)),
            ("xouth", None),
            ("entirely else", None),
            ("", None),
            ("1234", None),
        ] {
            assert_eq!(near(said), found, "{said}");
        }
    }
}
