//! Digits of other scripts.

/// The zeros of scripts whose digits follow one another in Unicode.
const ZEROS: &[char] =
    &['٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '０'];

/// The text with plain digits, and with the plain signs of numbers that Arabic writes its own way.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter_map(letter).collect()
}

fn letter(letter: char) -> Option<char> {
    match letter {
        '٫' => return Some('.'),
        // Groups of thousands need no sign.
        '٬' => return None,
        '−' | '－' => return Some('-'),
        '＋' => return Some('+'),
        '：' => return Some(':'),
        _ => {}
    }
    let digit = ZEROS.iter().find_map(|zero| {
        let distance = u32::from(letter).checked_sub(u32::from(*zero))?;
        char::from_digit(distance, 10)
    });
    Some(digit.unwrap_or(letter))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn digits_of_other_scripts_become_plain() {
        for (written, read) in [
            ("١٢", "12"),
            ("۱۲۳", "123"),
            ("১২", "12"),
            ("९९", "99"),
            ("１２", "12"),
            ("๑๒", "12"),
            ("١٬٢٣٤٫٥", "1234.5"),
            ("abc 12", "abc 12"),
        ] {
            assert_eq!(plain(written), read);
        }
    }
}
