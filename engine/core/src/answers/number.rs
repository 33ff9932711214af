//! Numbers.

use super::{
    digits, normal, primary, tokens,
    words::{Words, in_order, spells},
};

/// Words that multiply, and so change what the digits before them mean. A number with one is not read.
const MULTIPLIERS: &[&str] = &[
    "million",
    "millions",
    "mio",
    "mln",
    "milhao",
    "milhoes",
    "millones",
    "milliarde",
    "billion",
    "lakh",
    "lakhs",
    "lac",
    "crore",
    "crores",
    "lac",
    "dozen",
    "hundred",
    "thousand",
    "mil",
    "mille",
    "tausend",
    "half",
    "halb",
    "hazar",
    "juta",
    "ribu",
    "elfu",
    "laki",
    "लाख",
    "करोड़",
    "हजार",
    "লাখ",
    "লক্ষ",
    "কোটি",
    "হাজার",
    "الف",
    "مليون",
];
/// Currencies that people write directly before the digits.
const CURRENCIES: &[&str] = &[
    "rs", "usd", "eur", "chf", "gbp", "inr", "brl", "kes", "ksh", "tk", "bdt", "rp", "idr", "r", "us", "sar",
    "aed",
];
/// Bytes of the longest number; more digits are an identifier.
const MAX_NUMBER_BYTES: usize = 24;

/// The number in an answer: the only run of digits, with a unit or a currency around it if need be, else a
/// number word up to twenty. A single sign before three digits is read the language's way.
pub(crate) fn read(text: &str, language: &str) -> Option<f64> {
    let normal = normal(text);
    // Digits alone are what most people answer.
    if normal.len() <= MAX_NUMBER_BYTES
        && normal.bytes().all(|byte| byte.is_ascii_digit())
        && !normal.is_empty()
    {
        return normal.parse().ok();
    }
    if normal.chars().any(|letter| letter.is_ascii_digit()) {
        in_digits(&normal, language)
    } else {
        in_words(text, language)
    }
}

/// A whole number that stands alone or with a unit.
pub(crate) fn read_whole(text: &str, language: &str) -> Option<i64> {
    let value = read(text, language)?;
    // Above this, a float does not hold every whole number.
    #[expect(clippy::cast_possible_truncation, reason = "the value was checked to be whole and small")]
    (value.fract() == 0.0 && value.abs() < 1e15).then_some(value as i64)
}

fn in_digits(normal: &str, language: &str) -> Option<f64> {
    let letters: Vec<char> = normal.chars().collect();
    let first = letters.iter().position(char::is_ascii_digit)?;
    let last = letters.iter().rposition(char::is_ascii_digit)?;
    let run: String = letters[first..=last].iter().filter(|letter| !matches!(letter, '\'' | '’')).collect();
    if run.len() > MAX_NUMBER_BYTES {
        return None;
    }
    let run = joined_groups(&run)?;
    let before: String = letters[..first].iter().collect();
    let after: String = letters[last + 1..].iter().collect();
    let sign = sign(&before)?;
    let trimmed_after = after.trim();
    let thousands = trimmed_after == "k" || trimmed_after.starts_with("k ");
    if tokens(&after).first().is_some_and(|word| MULTIPLIERS.contains(&word.as_str()))
        || tokens(&before).last().is_some_and(|word| MULTIPLIERS.contains(&word.as_str()))
    {
        return None;
    }
    let value: f64 = plain(&run, language)?.parse().ok()?;
    let value = if thousands { value * 1000.0 } else { value };
    value.is_finite().then_some(sign * value)
}

/// Digits in groups of three with spaces are one number; other spaces part two numbers.
fn joined_groups(run: &str) -> Option<String> {
    if !run.contains(char::is_whitespace) {
        return Some(run.to_owned());
    }
    let mut groups = run.split_whitespace();
    let mut joined = groups.next()?.to_owned();
    if joined.len() > 3 {
        return None;
    }
    for group in groups {
        let digits = group.chars().take_while(char::is_ascii_digit).count();
        if digits != 3 {
            return None;
        }
        joined.push_str(group);
    }
    Some(joined)
}

/// What stands before the digits: a minus sign counts at a word's beginning only, so that "A-12" is no -12.
fn sign(before: &str) -> Option<f64> {
    let touching = before.ends_with(char::is_alphabetic);
    let before = before.trim_end_matches(['+', '€', '$', '£', '₹', '৳', ' ']);
    if let Some(rest) = before.strip_suffix('-') {
        let free = rest.is_empty() || rest.ends_with(char::is_whitespace) || rest.ends_with(['€', '$', '£']);
        return free.then_some(-1.0);
    }
    // Letters right before the digits make them a name such as A12, unless the letters are money's.
    let money = before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    (!touching || CURRENCIES.contains(&money)).then_some(1.0)
}

/// The digits with a point as the only sign.
fn plain(run: &str, language: &str) -> Option<String> {
    if !run.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',')) {
        return None;
    }
    let (points, commas) = (run.matches('.').count(), run.matches(',').count());
    let decimal = match (points, commas) {
        (0, 0) => None,
        (_, 1..) if points > 0 => {
            let later = if run.rfind('.') > run.rfind(',') { '.' } else { ',' };
            // The decimal sign stands once, and behind all groups.
            if run.matches(later).count() != 1 {
                return None;
            }
            Some(later)
        }
        (1, 0) | (0, 1) => {
            let sign = if points == 1 { '.' } else { ',' };
            let (whole, rest) = run.split_once(sign)?;
            let could_group = rest.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
            let own = if comma_is_decimal(language) { ',' } else { '.' };
            (!could_group || own == sign).then_some(sign)
        }
        _ => None,
    };
    let whole = decimal.map_or(run, |sign| run.split(sign).next().unwrap_or_default());
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    // India groups by two above the last three.
    let (first, rest) = groups.split_first()?;
    if !rest.is_empty() {
        let last_is_three = rest.last().is_some_and(|group| group.len() == 3);
        let others_fit = rest.iter().all(|group| group.len() == 2 || group.len() == 3);
        if first.is_empty() || first.len() > 3 || !last_is_three || !others_fit {
            return None;
        }
    }
    let fraction = decimal.and_then(|sign| run.split(sign).nth(1)).unwrap_or_default();
    Some(if fraction.is_empty() { groups.concat() } else { format!("{}.{fraction}", groups.concat()) })
}

/// Whether a language writes 1,5 for one and a half. Of the languages with a comma, some countries keep the point.
fn comma_is_decimal(language: &str) -> bool {
    const COMMA: &[&str] = &[
        "de", "es", "pt", "fr", "it", "nl", "id", "ru", "uk", "pl", "cs", "sk", "tr", "sv", "da", "nb", "no",
        "fi", "el", "hu", "ro", "bg", "hr", "sr", "sl", "ca", "vi", "lt", "lv", "et", "az", "kk", "af",
    ];
    const POINT_COUNTRIES: &[&str] = &["mx", "us", "pr", "gt", "hn", "ni", "sv", "pa", "do", "ch", "pe"];
    let country = language.split(['-', '_']).next_back().unwrap_or_default().to_lowercase();
    let has_country = language.contains(['-', '_']);
    COMMA.contains(&primary(language).as_str())
        && !(has_country && POINT_COUNTRIES.contains(&country.as_str()))
}

/// The only number word among a few words.
fn in_words(text: &str, language: &str) -> Option<f64> {
    let said = tokens(&digits::plain(text));
    if said.is_empty() || said.len() > 4 || said.iter().any(|word| MULTIPLIERS.contains(&word.as_str())) {
        return None;
    }
    in_order(language).find_map(|words| word_number(words, &said)).map(f64::from)
}

/// The number that words name: the longest names first, so that "dix sept" is not ten.
fn word_number(words: &Words, said: &[String]) -> Option<u8> {
    let whole = said.join(" ");
    let named = |text: &str| words.numbers.iter().position(|spellings| spells(spellings, text));
    if let Some(number) = named(&whole) {
        return u8::try_from(number).ok();
    }
    let mut found = None;
    let mut at = 0;
    while at < said.len() {
        let pair = said.get(at..at + 2).map(|pair| pair.join(" "));
        let (number, length) = match pair.as_deref().and_then(named) {
            Some(number) => (Some(number), 2),
            None => (named(&said[at]).filter(|_| !words.articles.contains(&said[at].as_str())), 1),
        };
        if let Some(number) = number {
            if found.is_some() {
                return None;
            }
            found = Some(number);
        }
        at += length;
    }
    u8::try_from(found?).ok()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn numbers_are_read_the_way_people_write_them() {
        for (language, said, number) in [
            ("en", "12", Some(12.0)),
            ("en", "-3.5", Some(-3.5)),
            ("en", "12,5", Some(12.5)),
            ("en", "1,234.56", Some(1234.56)),
            ("en", "1,234", Some(1234.0)),
            ("en", "1.234", Some(1.234)),
            ("de", "1.234", Some(1234.0)),
            ("de", "1,234", Some(1.234)),
            ("de", "1.234,56", Some(1234.56)),
            ("de", "0,125", Some(0.125)),
            ("de", "0.125", Some(0.125)),
            ("de-CH", "1'234.50", Some(1234.5)),
            ("es-MX", "1,234", Some(1234.0)),
            ("es", "1.234", Some(1234.0)),
            ("pt-BR", "R$ 1.250,00", Some(1250.0)),
            ("fr", "1 234,5", Some(1234.5)),
            ("hi", "1,23,456", Some(123_456.0)),
            ("en", "1.234.567", Some(1_234_567.0)),
            ("ar", "١٢", Some(12.0)),
            ("ar", "١٢٫٥", Some(12.5)),
            ("bn", "১২", Some(12.0)),
            ("hi", "१२", Some(12.0)),
            ("en", "12 €", Some(12.0)),
            ("en", "$12.50", Some(12.5)),
            ("en", "about 4", Some(4.0)),
            ("en", "4 people", Some(4.0)),
            ("en", "70kg", Some(70.0)),
            ("en", "5k", Some(5000.0)),
            ("en", "twelve", Some(12.0)),
            ("en", "twelve people", Some(12.0)),
            ("de", "zwölf", Some(12.0)),
            ("de", "zwoelf Leute", Some(12.0)),
            ("es", "dieciséis", Some(16.0)),
            ("pt", "três", Some(3.0)),
            ("fr", "dix-sept", Some(17.0)),
            ("fr", "dix sept personnes", Some(17.0)),
            ("hi", "पांच", Some(5.0)),
            ("id", "dua belas", Some(12.0)),
            ("de", "twelve", Some(12.0)),
            ("en", "one", Some(1.0)),
            ("en", "which one", None),
            ("en", "two or three", None),
            ("en", "4 or 5", None),
            ("en", "14:30", None),
            ("en", "12/25", None),
            ("en", "3 million", None),
            ("en", "A-1042", None),
            ("en", "1,2,3", None),
            ("en", "", None),
            ("en", "many", None),
            ("en", "1e5", None),
            ("en", "999999999999999999999999999999", None),
        ] {
            assert_eq!(read(said, language), number, "{language}: {said}");
        }
    }
}
