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
/// neighbours swapped.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, wanted) in other.iter().enumerate() {
            let changed = last[column] + usize::from(letter != wanted);
            let mut least = changed.min(last[column + 1] + 1).min(line[column] + 1);
            if row > 0 && column > 0 && one[row - 1] == *wanted && *letter == other[column - 1] {
                least = least.min(before[column - 1] + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut last, line);
    }
    last[other.len()]
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
