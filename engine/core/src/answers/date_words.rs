//! Days that people name by words: today, next monday, in three days.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{
    number, tokens,
    words::{Words, in_order, spells},
};

/// Largest count of "in 3 days"; what is further away is meant otherwise.
const MAX_COUNT: i64 = 1_000;

/// The day that words name, seen from today.
pub(super) fn read(text: &str, language: &str, today: NaiveDate) -> Option<NaiveDate> {
    let said = tokens(text);
    if said.is_empty() || said.len() > 8 {
        return None;
    }
    in_order(language).find_map(|words| {
        named_day(words, &said, today)
            .or_else(|| counted(words, &said, language, today))
            .or_else(|| weekday(words, &said, today))
    })
}

fn named_day(words: &Words, said: &[String], today: NaiveDate) -> Option<NaiveDate> {
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| contains(said, phrase));
    // The longer names first: "pasado mañana" has "mañana" in it.
    if has(words.after_tomorrow) {
        today.checked_add_days(Days::new(2))
    } else if has(words.yesterday) {
        today.checked_sub_days(Days::new(1))
    } else if has(words.tomorrow) && !(said.len() > 2 && has_number(said)) {
        today.checked_add_days(Days::new(1))
    } else if has(words.today) && !has_number(said) {
        Some(today)
    } else {
        None
    }
}

fn has_number(said: &[String]) -> bool {
    said.iter().any(|word| word.chars().any(|letter| letter.is_ascii_digit()))
}

/// Whether words follow one another in an answer.
fn contains(said: &[String], phrase: &str) -> bool {
    let wanted: Vec<&str> = phrase.split(' ').collect();
    said.windows(wanted.len()).any(|window| window.iter().zip(&wanted).all(|(said, wanted)| said == wanted))
}

/// "in 3 days", "vor zwei Wochen", "3 दिन बाद".
fn counted(words: &Words, said: &[String], language: &str, today: NaiveDate) -> Option<NaiveDate> {
    let unit_of = |word: &str| words.units.iter().position(|spellings| spells(spellings, word));
    let (at, unit) = said.iter().enumerate().find_map(|(at, word)| unit_of(word).map(|unit| (at, unit)))?;
    // An article before the unit is a one: "in a week", "in einer Woche".
    let near = |word: &String| match word.as_str() {
        "a" | "an" | "einem" | "einer" | "een" => Some(1),
        word => number::read_whole(word, language),
    };
    let before = at.checked_sub(1).and_then(|place| near(&said[place]));
    let count = before.or_else(|| said.get(at + 1).and_then(near))?;
    if !(0..=MAX_COUNT).contains(&count) {
        return None;
    }
    let back = words.ago.iter().any(|phrase| contains(said, phrase));
    let count = u32::try_from(count).ok()?;
    let days = |days: u32| {
        let days = Days::new(u64::from(days));
        if back { today.checked_sub_days(days) } else { today.checked_add_days(days) }
    };
    let months = |months: u32| {
        let months = Months::new(months);
        if back { today.checked_sub_months(months) } else { today.checked_add_months(months) }
    };
    match unit {
        0 => days(count),
        1 => days(count * 7),
        2 => months(count),
        _ => months(count * 12),
    }
}

/// The coming day of that name, never today; the past one with a word such as "last".
fn weekday(words: &Words, said: &[String], today: NaiveDate) -> Option<NaiveDate> {
    if has_number(said) {
        return None;
    }
    let short_alone = |spelling: &str| spelling.chars().count() > 2 || said.len() == 1;
    let wanted = words.days.iter().position(|spellings| {
        spellings.split('|').any(|spelling| short_alone(spelling) && contains(said, spelling))
    })?;
    let back = words.last.iter().any(|phrase| contains(said, phrase));
    let now = i64::from(today.weekday().num_days_from_monday());
    let wanted = i64::try_from(wanted).ok()?;
    let ahead = (wanted - now).rem_euclid(7);
    let ahead = if ahead == 0 { 7 } else { ahead };
    let days = if back && ahead == 7 {
        -7
    } else if back {
        ahead - 7
    } else {
        ahead
    };
    today.checked_add_signed(chrono::Duration::days(days))
}
