//! Dates.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{
    date_words, primary, tokens,
    words::{in_order, spells},
};

/// How a date is understood.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading<'a> {
    /// The conversation's language.
    pub(crate) language: &'a str,
    /// The day on the clocks of the flow's time zone.
    pub(crate) today: NaiveDate,
    /// Whether only the past is asked for, as for a day of birth.
    pub(crate) past: bool,
}

/// The day that an answer names.
pub(crate) fn read(text: &str, reading: Reading<'_>) -> Option<NaiveDate> {
    date_words::read(text, reading.language, reading.today)
        .or_else(|| with_month_name(text, reading))
        .or_else(|| in_digits(text, reading))
        .filter(|date| (1800..=2200).contains(&date.year()))
}

/// A bound such as `2026-12-24`, `today`, `today+30`, `today-18y`: units `d` (where none is written), `w`,
/// `m` and `y`.
pub(crate) fn bound(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim();
    let Some(rest) = text.strip_prefix("today") else {
        // A time behind the date, as variables may hold it, does not matter.
        return text.get(..10).unwrap_or(text).parse().ok();
    };
    let rest: String = rest.chars().filter(|letter| !letter.is_whitespace()).collect();
    if rest.is_empty() {
        return Some(today);
    }
    let back = rest.starts_with('-');
    let rest = rest.strip_prefix(['-', '+'])?;
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let (count, unit) = rest.split_at(digits);
    let count: u32 = count.parse().ok().filter(|count| *count <= 100_000)?;
    let days = |days: u32| {
        let days = Days::new(u64::from(days));
        if back { today.checked_sub_days(days) } else { today.checked_add_days(days) }
    };
    let months = |months: u32| {
        let months = Months::new(months);
        if back { today.checked_sub_months(months) } else { today.checked_add_months(months) }
    };
    match unit {
        "" | "d" => days(count),
        "w" => days(count * 7),
        "m" => months(count),
        "y" => months(count * 12),
        _ => None,
    }
}

/// "25 dec", "December 25th, 2026", "25 de diciembre de 2026".
fn with_month_name(text: &str, reading: Reading<'_>) -> Option<NaiveDate> {
    let said = tokens(text);
    if said.len() > 8 {
        return None;
    }
    let month = in_order(reading.language).find_map(|words| {
        let named = |word: &str| words.months.iter().position(|spellings| spells(spellings, word));
        let pairs = said.windows(2).map(|pair| pair.join(" "));
        pairs.chain(said.iter().cloned()).find_map(|word| named(&word))
    })?;
    let month = u32::try_from(month).ok()? + 1;
    let mut numbers = said.iter().filter_map(|word| ordinal(word));
    let first = numbers.next()?;
    let second = numbers.next();
    if numbers.next().is_some() {
        return None;
    }
    match second {
        // The year may stand first, as in "2026 December 25".
        Some((second, _)) if first.0 > 31 => full(first, month, second, reading),
        Some(year) => full(year, month, first.0, reading),
        None => without_year(month, first.0, reading),
    }
}

/// A number with how many digits it was written with, without the letters of "25th" and "1er".
fn ordinal(word: &str) -> Option<(u32, usize)> {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = word.split_at(digits);
    let fits = matches!(rest, "" | "st" | "nd" | "rd" | "th" | "er" | "o" | "º" | "ª" | "e" | "de" | "ste");
    if !fits {
        return None;
    }
    number.parse().ok().map(|number| (number, digits))
}

/// "2026-12-25", "25.12.2026", "25/12", "12/25".
fn in_digits(text: &str, reading: Reading<'_>) -> Option<NaiveDate> {
    let said = tokens(text);
    let numbers: Vec<(u32, usize)> = said.iter().filter_map(|word| ordinal(word)).collect();
    // A time of a full ISO stamp, or words around the date, do not matter; other numbers do.
    if said
        .iter()
        .any(|word| word.starts_with(|first: char| first.is_ascii_digit()) && ordinal(word).is_none())
    {
        return None;
    }
    match *numbers.as_slice() {
        [year, (month, _), (day, _)] if year.1 == 4 => full(year, month, day, reading),
        [(first, _), (second, _), year] if year.1 == 2 || year.1 == 4 => {
            let (day, month) = order(first, second, reading.language);
            full(year, month, day, reading).or_else(|| full(year, day, month, reading))
        }
        [(first, one), (second, other)] if one <= 2 && other <= 2 && parted(text) => {
            let (day, month) = if month_first_without_year(reading.language) {
                (second, first)
            } else {
                order(first, second, reading.language)
            };
            without_year(month, day, reading).or_else(|| without_year(day, month, reading))
        }
        // Eight digits in a row: 20261225 or 25122026.
        [(number, 8)] => {
            let (high, middle, low) = (number / 10_000, number / 100 % 100, number % 100);
            NaiveDate::from_ymd_opt(i32::try_from(high).ok()?, middle, low)
                .filter(|date| (1900..=2100).contains(&date.year()))
                .or_else(|| {
                    let (day, month) = order(number / 1_000_000, number / 10_000 % 100, reading.language);
                    NaiveDate::from_ymd_opt(i32::try_from(number % 10_000).ok()?, month, day)
                })
        }
        _ => None,
    }
}

/// Whether a date's sign stands between two numbers; "14:30" is a time.
fn parted(text: &str) -> bool {
    let text = super::normal(text);
    text.contains(['/', '.', '-']) && !text.contains(':')
}

/// Day and month of the first two numbers. What cannot be a month is the day.
fn order(first: u32, second: u32, language: &str) -> (u32, u32) {
    let country = language.split(['-', '_']).next_back().unwrap_or_default().to_lowercase();
    let month_first = language.contains(['-', '_'])
        && matches!(country.as_str(), "us" | "ph" | "pr" | "gu" | "pw" | "fm" | "mh");
    if (month_first && first <= 12) || second > 12 { (second, first) } else { (first, second) }
}

/// Languages that write the largest part first.
fn month_first_without_year(language: &str) -> bool {
    matches!(primary(language).as_str(), "zh" | "ja" | "ko" | "hu" | "lt" | "mn")
}

fn full(year: (u32, usize), month: u32, day: u32, reading: Reading<'_>) -> Option<NaiveDate> {
    let (year, digits) = year;
    let this = reading.today.year();
    let year = i32::try_from(year).ok()?;
    if digits > 2 {
        return (digits == 4).then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten();
    }
    // "85" is a year of birth, "27" a year soon.
    let date = NaiveDate::from_ymd_opt(2000 + year, month, day);
    let too_late = date.is_none_or(|date| (reading.past && date > reading.today) || date.year() > this + 20);
    if too_late { NaiveDate::from_ymd_opt(1900 + year, month, day) } else { date }
}

/// The next such day, or the last one where only the past is asked for. The 29th of February waits for a
/// leap year.
fn without_year(month: u32, day: u32, reading: Reading<'_>) -> Option<NaiveDate> {
    let this = reading.today.year();
    (0..=8).find_map(|distance| {
        let year = if reading.past { this - distance } else { this + distance };
        NaiveDate::from_ymd_opt(year, month, day)
            .filter(|date| if reading.past { *date <= reading.today } else { *date >= reading.today })
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Reading, bound, read};

    /// A Monday.
    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 5).unwrap_or_default()
    }

    fn check(language: &str, said: &str, past: bool, found: Option<&str>) {
        let date = read(said, Reading { language, today: today(), past });
        assert_eq!(date.map(|date| date.to_string()).as_deref(), found, "{language}: {said}");
    }

    #[test]
    fn dates_are_read_in_each_language() {
        for (language, said, found) in [
            ("en", "2026-12-25", Some("2026-12-25")),
            ("en", "2026/12/25", Some("2026-12-25")),
            ("en", "25/12", Some("2026-12-25")),
            ("en", "12/25", Some("2026-12-25")),
            ("en", "3/4", Some("2026-04-03")),
            ("en-US", "3/4", Some("2026-03-04")),
            ("en-US", "25/12/2026", Some("2026-12-25")),
            ("en-US", "12/25/26", Some("2026-12-25")),
            ("de", "25.12.2026", Some("2026-12-25")),
            ("de", "4.1.", Some("2027-01-04")),
            ("de", "am 25. Dezember", Some("2026-12-25")),
            ("en", "25 dec", Some("2026-12-25")),
            ("en", "December 25th, 2027", Some("2027-12-25")),
            ("en", "25th of December", Some("2026-12-25")),
            ("es", "25 de diciembre de 2026", Some("2026-12-25")),
            ("pt", "1º de março", Some("2026-03-01")),
            ("fr", "1er août", Some("2026-08-01")),
            ("it", "3 maggio", Some("2026-05-03")),
            ("nl", "3 mrt 2026", Some("2026-03-03")),
            ("hi", "२५ दिसंबर", Some("2026-12-25")),
            ("bn", "২৫ ডিসেম্বর", Some("2026-12-25")),
            ("ar", "٢٥ ديسمبر ٢٠٢٦", Some("2026-12-25")),
            ("ar", "25 كانون الأول", Some("2026-12-25")),
            ("sw", "25 Desemba", Some("2026-12-25")),
            ("id", "25 Agustus", Some("2026-08-25")),
            ("ja", "12/25", Some("2026-12-25")),
            ("en", "25122026", Some("2026-12-25")),
            ("en", "29 feb", Some("2028-02-29")),
            ("en", "today", Some("2026-01-05")),
            ("en", "Tomorrow please", Some("2026-01-06")),
            ("en", "day after tomorrow", Some("2026-01-07")),
            ("en", "next monday", Some("2026-01-12")),
            ("en", "friday", Some("2026-01-09")),
            ("en", "last friday", Some("2026-01-02")),
            ("en", "in 3 days", Some("2026-01-08")),
            ("en", "in a week", Some("2026-01-12")),
            ("en", "in two weeks", Some("2026-01-19")),
            ("en", "2 days ago", Some("2026-01-03")),
            ("en", "in 1 month", Some("2026-02-05")),
            ("de", "morgen", Some("2026-01-06")),
            ("de", "übermorgen", Some("2026-01-07")),
            ("de", "nächsten Freitag", Some("2026-01-09")),
            ("de", "in drei Tagen", Some("2026-01-08")),
            ("de", "vor 2 Wochen", Some("2025-12-22")),
            ("es", "mañana", Some("2026-01-06")),
            ("es", "pasado mañana", Some("2026-01-07")),
            ("es", "el próximo martes", Some("2026-01-06")),
            ("es", "en 3 días", Some("2026-01-08")),
            ("pt", "amanhã", Some("2026-01-06")),
            ("pt", "sexta-feira", Some("2026-01-09")),
            ("pt", "depois de amanhã", Some("2026-01-07")),
            ("fr", "aujourd'hui", Some("2026-01-05")),
            ("fr", "après-demain", Some("2026-01-07")),
            ("fr", "dans 2 semaines", Some("2026-01-19")),
            ("it", "dopodomani", Some("2026-01-07")),
            ("it", "tra 3 giorni", Some("2026-01-08")),
            ("nl", "overmorgen", Some("2026-01-07")),
            ("nl", "over een week", Some("2026-01-12")),
            ("hi", "कल", Some("2026-01-06")),
            ("hi", "3 दिन बाद", Some("2026-01-08")),
            ("bn", "আগামীকাল", Some("2026-01-06")),
            ("ar", "غدًا", Some("2026-01-06")),
            ("ar", "بعد 3 أيام", Some("2026-01-08")),
            ("ar", "يوم الجمعة", Some("2026-01-09")),
            ("sw", "kesho", Some("2026-01-06")),
            ("sw", "baada ya siku 3", Some("2026-01-08")),
            ("id", "hari ini", Some("2026-01-05")),
            ("id", "3 hari lagi", Some("2026-01-08")),
            ("id", "besok", Some("2026-01-06")),
            ("de", "tomorrow", Some("2026-01-06")),
            ("en", "31/02", None),
            ("en", "2026-13-01", None),
            ("en", "14:30", None),
            ("en", "soon", None),
            ("en", "12", None),
            ("en", "I had 3 or 4 beers", None),
            ("en", "", None),
        ] {
            check(language, said, false, found);
        }
    }

    #[test]
    fn days_of_birth_are_in_the_past() {
        check("en", "3 may 85", true, Some("1985-05-03"));
        check("de", "24.12.", true, Some("2025-12-24"));
        check("en", "01/02/27", true, Some("1927-02-01"));
        check("en", "01/02/27", false, Some("2027-02-01"));
        check("en", "01/02/85", false, Some("1985-02-01"));
    }

    #[test]
    fn bounds_are_fixed_or_move_with_today() {
        for (text, found) in [
            ("2026-12-24", Some("2026-12-24")),
            ("2026-12-24T10:00:00Z", Some("2026-12-24")),
            ("today", Some("2026-01-05")),
            ("today+30", Some("2026-02-04")),
            ("today - 18y", Some("2008-01-05")),
            ("today+2w", Some("2026-01-19")),
            ("today+1m", Some("2026-02-05")),
            ("tomorrow", None),
            ("today+x", None),
            ("", None),
        ] {
            assert_eq!(bound(text, today()).map(|date| date.to_string()).as_deref(), found, "{text}");
        }
    }
}
