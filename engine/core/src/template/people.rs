//! Filters that write values for people: dates and amounts.

use chrono::{Datelike, NaiveDateTime, Timelike};
use minijinja::{Error, ErrorKind, State, Value};

use super::{filters::to_number, names::Names, text_of, within_cap};
use crate::{moment::Moment, time_zone::Zone};

/// Letters of a date's format. Longer ones are no format for a date.
const MAX_FORMAT_CHARS: usize = 64;
/// Decimals that can be asked for.
const MAX_DECIMALS: u32 = 9;

/// A date or a time for people: `short` (Thu 8 Jan 2026), `long` (Thursday, 8 January 2026), `time` (18:30), or a
/// format of its own such as `%d.%m.%Y`. Instants are shown in the flow's time zone, months and days have the names
/// of the language that the texts are in, or else English ones. What is no date stays as it is.
pub(super) fn date(state: &State<'_, '_>, value: &Value, format: Option<&str>) -> Result<String, Error> {
    let text = text_of(value)?;
    within_cap(text.len())?;
    let Some(moment) = Moment::read(&serde_json::Value::from(text.as_ref())) else {
        return Ok(text.into_owned());
    };
    let flow = state.lookup("flow");
    let of_flow = |key: &str| flow.as_ref().and_then(|flow| flow.get_attr(key).ok()).unwrap_or_default();
    let zone = Zone::first_of(of_flow("timezone").as_str().unwrap_or_default(), "");
    let names = Names::of(of_flow("language").as_str().unwrap_or_default());
    let format = match format.unwrap_or("short") {
        "short" => names.short,
        "long" => names.long,
        "time" => "%H:%M",
        own => own,
    };
    formatted(moment.local(&zone), format, names)
}

fn formatted(at: NaiveDateTime, format: &str, names: &Names) -> Result<String, Error> {
    let refused = |text: String| Err(Error::new(ErrorKind::InvalidOperation, text));
    if format.chars().count() > MAX_FORMAT_CHARS {
        return refused(format!("a date's format has at most {MAX_FORMAT_CHARS} letters"));
    }
    let month = usize::try_from(at.month0()).unwrap_or(0).min(11);
    let day = usize::try_from(at.weekday().num_days_from_monday()).unwrap_or(0).min(6);
    let mut text = String::new();
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            text.push(letter);
            continue;
        }
        let mut part = letters.next();
        let bare = part == Some('-');
        if bare {
            part = letters.next();
        }
        let two = |number: u32| if bare { number.to_string() } else { format!("{number:02}") };
        text.push_str(&match part {
            Some('d') => two(at.day()),
            Some('m') => two(at.month()),
            Some('Y') => at.year().to_string(),
            Some('y') => two(at.year().rem_euclid(100).unsigned_abs()),
            Some('H') => two(at.hour()),
            Some('I') => two(at.hour12().1),
            Some('p') => if at.hour12().0 { "PM" } else { "AM" }.to_owned(),
            Some('M') => two(at.minute()),
            Some('S') => two(at.second()),
            Some('A') => names.days[day].to_owned(),
            Some('a') => names.short_days[day].to_owned(),
            Some('B') => names.months[month].to_owned(),
            Some('b') => names.short_months[month].to_owned(),
            Some('%') => "%".to_owned(),
            Some(other) => return refused(format!("'%{other}' is no part of a date's format")),
            None => return refused("a date's format ends with '%'".to_owned()),
        });
    }
    Ok(text)
}

/// A number with exactly so many decimals; two where nothing is said.
pub(super) fn fixed(value: &Value, decimals: Option<u32>) -> String {
    let decimals = decimals.unwrap_or(2).min(MAX_DECIMALS);
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let number = to_number(value);
    // Halves go up, as people round; what is too large to be scaled has no decimals anyway.
    let scaled = (number * scale).round() / scale;
    let rounded = if scaled.is_finite() { scaled } else { number };
    let places = usize::try_from(decimals).unwrap_or(0);
    // Nothing is ever "-0.00".
    format!("{:.places$}", if rounded == 0.0 { 0.0 } else { rounded })
}

/// An amount with two decimals, and the currency behind it where one is named.
pub(super) fn money(value: &Value, currency: Option<&str>) -> Result<String, Error> {
    let mut text = fixed(value, Some(2));
    if let Some(currency) = currency.map(str::trim).filter(|currency| !currency.is_empty()) {
        within_cap(text.len() + 1 + currency.len())?;
        text.push(' ');
        text.push_str(currency);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::template::render_text;

    #[test]
    fn dates_and_amounts_are_written_for_people() {
        let context = json!({"flow": {"timezone": "Europe/Berlin"}, "day": "2026-01-08", "word": "soon",
            "at": "2026-01-08T23:30:00Z", "local": "2026-07-04T09:05", "nothing": null, "cents": "12,5", "half": 0.125,
            "cart": [{"price": 2.5}, {"price": "1,25"}, {}], "numbers": [1, 2.5, "x"], "quote": "say \"hi\"\n"});
        for (source, expected) in [
            ("{{ day | date }} / {{ day | date('long') }}", "Thu 8 Jan 2026 / Thursday, 8 January 2026"),
            ("{{ at | date('%d.%m.%Y %H:%M') }}", "09.01.2026 00:30"),
            (
                "{{ local | date('time') }} {{ local | date('%-d/%-m/%y %I:%M %p 100%%') }}",
                "09:05 4/7/26 09:05 AM 100%",
            ),
            ("{{ word | date }}{{ nothing | date }}{{ missing | date }}", "soon"),
            (
                "{{ 12.5 | fixed(2) }} {{ half | fixed }} {{ cents | fixed(0) }} {{ -0.001 | fixed }}",
                "12.50 0.13 13 0.00",
            ),
            ("{{ cents | money }} {{ 3 | money('EUR') }}", "12.50 3.00 EUR"),
            (
                "{{ cart | sum('price') }} {{ numbers | sum }} {{ missing | sum }} {{ cart | sum('x') }}",
                "3.75 3.5 0 0",
            ),
            ("{{ (cart | sum('price')) * 2 }}", "7.5"),
            (
                r#"{"a": {{ quote | json }}, "b": {{ numbers | json }}, "c": {{ missing | json }}}"#,
                r#"{"a": "say \"hi\"\n", "b": [1,2.5,"x"], "c": null}"#,
            ),
        ] {
            assert_eq!(render_text(source, &context).as_deref(), Ok(expected), "{source}");
        }
        for (source, reason) in
            [("{{ day | date('%Q') }}", "'%Q' is no part"), ("{{ day | date('%') }}", "ends with")]
        {
            assert!(render_text(source, &context).unwrap_err().contains(reason), "{source}");
        }
    }
}
