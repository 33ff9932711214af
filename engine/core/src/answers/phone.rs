//! Phone numbers, as E.164: `+` and at most 15 digits (ITU-T E.164).
//!
//! Lengths are checked where a country's are known. Whether a number is in use, only a message can tell.

use super::{
    countries::{COUNTRIES, Country},
    digits,
};

/// Most and fewest digits of an international number, the calling code included.
const MAX_DIGITS: usize = 15;
const MIN_DIGITS: usize = 7;

/// The number in an answer. Without `+` or `00` it is taken as one of the default country (two letters), or
/// of the country that the contact's own number is from.
pub(crate) fn read(text: &str, country: &str, own: Option<&str>) -> Option<String> {
    let text = digits::plain(text).replace("(0)", "");
    let first = text.find(|letter: char| letter.is_ascii_digit() || letter == '+')?;
    let rest = &text[first..];
    let marks = |letter: char| letter.is_whitespace() || "-–./()+\u{a0}\u{202f}\u{200e}".contains(letter);
    let end = rest.find(|letter: char| !letter.is_ascii_digit() && !marks(letter)).unwrap_or(rest.len());
    // A second number behind words makes it unclear which is meant.
    if rest[end..].chars().filter(char::is_ascii_digit).count() > 3 {
        return None;
    }
    let run = &rest[..end];
    let number: String = run.chars().filter(char::is_ascii_digit).collect();
    if number.len() > MAX_DIGITS + 3 {
        return None;
    }
    if run.starts_with('+') {
        return international(&number);
    }
    if let Some(number) = number.strip_prefix("00") {
        return international(number);
    }
    let home = by_letters(country).or_else(|| own.and_then(by_number));
    let Some(home) = home else { return international(&number).filter(|_| number.len() >= 11) };
    if let Some(number) = number.strip_prefix("011").filter(|_| home.code == "1") {
        return international(number);
    }
    national(&number, home).or_else(|| {
        // Written with the calling code but without its plus.
        number.starts_with(home.code).then(|| international(&number)).flatten()
    })
}

fn international(number: &str) -> Option<String> {
    let country = by_number(number)?;
    // Many write the national zero after the calling code.
    let rest = number.strip_prefix(country.code)?;
    let rest = if country.keeps_zero { rest } else { rest.strip_prefix('0').unwrap_or(rest) };
    fits(rest, country).then(|| format!("+{}{rest}", country.code))
}

fn national(number: &str, home: &Country) -> Option<String> {
    let prefix = home.trunk;
    let rest = match number.strip_prefix(prefix) {
        Some(rest) if !prefix.is_empty() && !home.keeps_zero && fits(rest, home) => rest,
        _ => number,
    };
    (fits(rest, home) && (home.keeps_zero || !rest.starts_with('0'))).then(|| format!("+{}{rest}", home.code))
}

fn fits(rest: &str, country: &Country) -> bool {
    let all = rest.len() + country.code.len();
    (country.least..=country.most).contains(&rest.len()) && (MIN_DIGITS..=MAX_DIGITS).contains(&all)
}

fn by_letters(letters: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.letters.eq_ignore_ascii_case(letters.trim()))
}

/// The first country of the longest calling code that a number begins with.
fn by_number(number: &str) -> Option<&'static Country> {
    let number = number.trim_start_matches('+');
    let codes = COUNTRIES.iter().filter(|country| number.starts_with(country.code));
    codes.fold(None, |best: Option<&Country>, country| match best {
        Some(best) if best.code.len() >= country.code.len() => Some(best),
        _ => Some(country),
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn numbers_of_many_countries_are_read() {
        for (country, said, found) in [
            ("DE", "+49 151 23456789", Some("+4915123456789")),
            ("DE", "0151 23456789", Some("+4915123456789")),
            ("DE", "+49 (0)151 23456789", Some("+4915123456789")),
            ("DE", "0049 151-234 567 89", Some("+4915123456789")),
            ("DE", "4915123456789", Some("+4915123456789")),
            ("US", "(415) 555-2671", Some("+14155552671")),
            ("US", "1-415-555-2671", Some("+14155552671")),
            ("US", "011 44 20 7946 0958", Some("+442079460958")),
            ("GB", "07700 900123", Some("+447700900123")),
            ("IN", "98765 43210", Some("+919876543210")),
            ("IN", "098765 43210", Some("+919876543210")),
            ("IN", "+91 98765 43210", Some("+919876543210")),
            ("BR", "(11) 98765-4321", Some("+5511987654321")),
            ("BD", "01712-345678", Some("+8801712345678")),
            ("KE", "0712 345 678", Some("+254712345678")),
            ("ID", "0812-3456-7890", Some("+6281234567890")),
            ("IT", "06 698 12345", Some("+390669812345")),
            ("ES", "612 34 56 78", Some("+34612345678")),
            ("EG", "٠١٠١٢٣٤٥٦٧٨", Some("+201012345678")),
            ("RU", "8 912 345-67-89", Some("+79123456789")),
            ("DE", "my number is 0151 23456789, thanks", Some("+4915123456789")),
            ("", "+1 415 555 2671", Some("+14155552671")),
            ("", "0151 23456789", None),
            ("DE", "110", None),
            ("US", "555-2671", None),
            ("IN", "12345", None),
            ("DE", "+999 123456789", None),
            ("DE", "no phone", None),
            ("DE", "", None),
            ("US", "415 555 2671 or 415 555 2672", None),
        ] {
            assert_eq!(read(said, country, None).as_deref(), found, "{country}: {said}");
        }
        // Without a default, the contact's own country is.
        assert_eq!(read("0151 23456789", "", Some("4915112345678")).as_deref(), Some("+4915123456789"));
    }
}
