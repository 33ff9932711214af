//! Times of the day.

use chrono::NaiveTime;

use super::{normal, tokens, words::in_order};

/// Words that make a bare number an hour.
const HOUR_MARKS: &[&str] = &[
    "uhr",
    "h",
    "hs",
    "hrs",
    "oclock",
    "clock",
    "heures",
    "heure",
    "horas",
    "ore",
    "uur",
    "बजे",
    "baje",
    "টা",
    "pukul",
    "jam",
];
const NOON: &[&str] = &["noon", "midday", "mittag", "mediodia", "midi", "mezzogiorno", "meio dia"];
const MIDNIGHT: &[&str] = &["midnight", "mitternacht", "medianoche", "minuit", "mezzanotte", "meia noite"];

/// The time that an answer names. A bare number from 1 to 12 could be either half of the day, so it is not read.
pub(crate) fn read(text: &str, language: &str) -> Option<NaiveTime> {
    let normal = normal(text).replace("a.m", "am").replace("p.m", "pm");
    let said = split_marks(&tokens(&normal));
    if said.is_empty() || said.len() > 7 {
        return None;
    }
    let whole = said.join(" ");
    if NOON.iter().any(|noon| whole == *noon || said.iter().any(|word| word == noon)) {
        return NaiveTime::from_hms_opt(12, 0, 0);
    }
    if MIDNIGHT.iter().any(|night| whole == *night || said.iter().any(|word| word == night)) {
        return NaiveTime::from_hms_opt(0, 0, 0);
    }
    let numbers: Vec<&String> =
        said.iter().filter(|word| word.starts_with(|first: char| first.is_ascii_digit())).collect();
    let half = half(&whole, &said, language);
    let hour_mark = said.iter().any(|word| HOUR_MARKS.contains(&word.as_str()));
    let (hour, minute) = match *numbers.as_slice() {
        [hour, minute] if minute.len() == 2 && hour.len() <= 2 => (hour.parse().ok()?, minute.parse().ok()?),
        [hour, minute, seconds] if minute.len() == 2 && seconds.len() == 2 && normal.contains(':') => {
            (hour.parse().ok()?, minute.parse().ok()?)
        }
        [four] if four.len() == 4 => (four[..2].parse().ok()?, four[2..].parse().ok()?),
        [hour] if hour.len() <= 2 => {
            let hour: u32 = hour.parse().ok()?;
            if half.is_none() && !hour_mark && (1..=12).contains(&hour) {
                return None;
            }
            (hour, 0)
        }
        _ => return None,
    };
    let hour: u32 = match half {
        // "15:00 in the afternoon" says it twice.
        Some(_) if hour > 12 => hour,
        Some(Half::Before) => hour % 12,
        Some(Half::After) => hour % 12 + 12,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A bound of the form `09:30`.
pub(crate) fn bound(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Before,
    After,
}

/// "am" and "pm" where numbers stand, and the words of the language for parts of the day.
fn half(whole: &str, said: &[String], language: &str) -> Option<Half> {
    in_order(language).find_map(|words| {
        let has = |phrases: &[&str]| {
            phrases.iter().any(|phrase| {
                if phrase.contains(' ') {
                    whole.contains(phrase)
                } else {
                    said.iter().any(|word| word == phrase)
                }
            })
        };
        if has(words.pm) { Some(Half::After) } else { has(words.am).then_some(Half::Before) }
    })
}

/// Words parted where digits and letters touch: "2pm", "14h30".
fn split_marks(said: &[String]) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in said {
        let mut last: Option<bool> = None;
        for letter in word.chars() {
            let digit = letter.is_ascii_digit();
            match parts.last_mut().filter(|_| last == Some(digit)) {
                Some(part) => part.push(letter),
                None => parts.push(letter.to_string()),
            }
            last = Some(digit);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn times_are_read_in_each_language() {
        for (language, said, found) in [
            ("en", "14:30", Some("14:30")),
            ("en", "2pm", Some("14:00")),
            ("en", "2:30 PM", Some("14:30")),
            ("en", "2.30 p.m.", Some("14:30")),
            ("en", "12 am", Some("00:00")),
            ("en", "12pm", Some("12:00")),
            ("en", "9 in the morning", Some("09:00")),
            ("en", "at noon", Some("12:00")),
            ("en", "1430", Some("14:30")),
            ("en", "7 o'clock", Some("07:00")),
            ("de", "14 Uhr", Some("14:00")),
            ("de", "14.30 Uhr", Some("14:30")),
            ("de", "8 Uhr abends", Some("20:00")),
            ("fr", "14h30", Some("14:30")),
            ("fr", "9h", Some("09:00")),
            ("es", "a las 8 de la noche", Some("20:00")),
            ("pt", "9 da manhã", Some("09:00")),
            ("it", "ore 15", Some("15:00")),
            ("nl", "15 uur", Some("15:00")),
            ("hi", "शाम 5 बजे", Some("17:00")),
            ("ar", "٥ مساءً", Some("17:00")),
            ("id", "jam 5 sore", Some("17:00")),
            ("sw", "14:30", Some("14:30")),
            ("en", "18", Some("18:00")),
            ("en", "7", None),
            ("en", "25:00", None),
            ("en", "14:75", None),
            ("en", "later", None),
            ("en", "", None),
        ] {
            let time = read(said, language).map(|time| time.format("%H:%M").to_string());
            assert_eq!(time.as_deref(), found, "{language}: {said}");
        }
    }
}
