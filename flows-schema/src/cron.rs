//! Cron expressions of five fields: minute, hour, day of the month, month, day of the week.
//!
//! The parser is our own: the check in the editor and the engine's clock must read the same hundred lines, and the
//! crates for it bring seconds, years, nicknames and their own ideas of daylight saving along.

/// A cron expression, as sets of bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cron {
    /// Bits 0 to 59.
    pub minutes: u64,
    /// Bits 0 to 23.
    pub hours: u64,
    /// Bits 1 to 31.
    pub days: u64,
    /// Bits 1 to 12.
    pub months: u64,
    /// Bits 0 (Sunday) to 6.
    pub weekdays: u64,
    /// Whether the days of the month begin with `*`.
    any_day: bool,
    /// Whether the days of the week begin with `*`.
    any_weekday: bool,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

impl Cron {
    /// Reads an expression.
    ///
    /// # Errors
    /// Says, for the author, which field is wrong.
    pub fn parse(source: &str) -> Result<Self, String> {
        let fields: Vec<&str> = source.split_whitespace().collect();
        let [minutes, hours, days, months, weekdays] = fields.as_slice() else {
            return Err(format!(
                "There must be five fields (minute, hour, day, month, weekday); there are {}.",
                fields.len()
            ));
        };
        let mut cron = Self {
            minutes: field("minute", minutes, 0, 59, &[])?,
            hours: field("hour", hours, 0, 23, &[])?,
            days: field("day", days, 1, 31, &[])?,
            months: field("month", months, 1, 12, &MONTHS)?,
            weekdays: field("weekday", weekdays, 0, 7, &WEEKDAYS)?,
            any_day: days.starts_with('*'),
            any_weekday: weekdays.starts_with('*'),
        };
        // Sunday is 0 and 7.
        if cron.weekdays & (1 << 7) != 0 {
            cron.weekdays = (cron.weekdays | 1) & 0x7f;
        }
        Ok(cron)
    }

    /// Whether it runs on a day. As in every cron, a day fits by either of its two fields where both are given.
    #[must_use]
    pub fn on(&self, month: u32, day: u32, weekday_from_sunday: u32) -> bool {
        let has = |bits: u64, bit: u32| bit < 64 && bits & (1 << bit) != 0;
        let (by_day, by_weekday) = (has(self.days, day), has(self.weekdays, weekday_from_sunday));
        has(self.months, month)
            && if self.any_day || self.any_weekday { by_day && by_weekday } else { by_day || by_weekday }
    }

    /// Whether there is any day on which it runs; the 31st of February is none.
    #[must_use]
    pub fn ever(&self) -> bool {
        if !self.any_weekday && !self.any_day {
            return true;
        }
        // 2028 has a 29th of February.
        (1..=12_u32).any(|month| {
            self.months & (1 << month) != 0
                && (1..=crate::calendar::days_of(2028, month)).any(|day| self.days & (1 << day) != 0)
        })
    }
}

/// One field: numbers or names, `*`, ranges, steps and lists of them.
fn field(name: &str, source: &str, first: u32, last: u32, names: &[&str]) -> Result<u64, String> {
    let wrong =
        |part: &str| format!("'{part}' is no {name}: {first} to {last}, '*', '1-5', '*/2' or a list.");
    let value = |text: &str| -> Option<u32> {
        let lower = text.to_lowercase();
        let named = names.iter().zip(first..).find(|(known, _)| **known == lower).map(|(_, value)| value);
        let short = !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        named.or_else(|| if short { text.parse().ok() } else { None })
    };
    let mut bits = 0;
    for part in source.split(',') {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => {
                (range, step.parse::<u32>().ok().filter(|step| *step > 0 && *step <= last))
            }
            None => (part, Some(1)),
        };
        let (from, to) = match range.split_once('-') {
            _ if range == "*" => (Some(first), Some(last)),
            Some((from, to)) => (value(from), value(to)),
            None if part.contains('/') => (value(range), Some(last)),
            None => (value(range), value(range)),
        };
        let (Some(from), Some(to), Some(step)) = (from, to, step) else { return Err(wrong(part)) };
        if from < first || to > last || from > to {
            return Err(wrong(part));
        }
        let mut at = from;
        while at <= to {
            bits |= 1 << at;
            at += step;
        }
    }
    Ok(bits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_sets() {
        let cron = Cron::parse("*/15 9-17/4 1,15 jan-MAR mon,7").unwrap();
        assert_eq!(cron.minutes, 1 | 1 << 15 | 1 << 30 | 1 << 45);
        assert_eq!(cron.hours, 1 << 9 | 1 << 13 | 1 << 17);
        assert_eq!(cron.months, 0b1110);
        assert_eq!(cron.weekdays, 0b11);
        assert!(cron.on(1, 15, 3) && cron.on(2, 7, 1) && !cron.on(2, 7, 2) && !cron.on(4, 1, 1));
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for wrong in [
            "",
            "* * * *",
            "60 * * * *",
            "* 24 * * *",
            "* * 0 * *",
            "* * * 13 *",
            "* * * * 8",
            "5-1 * * * *",
            "*/0 * * * *",
            "a * * * *",
            "1,, * * * *",
        ] {
            assert!(Cron::parse(wrong).is_err(), "{wrong}");
        }
        assert!(!Cron::parse("0 9 31 2 *").unwrap().ever());
        assert!(Cron::parse("0 9 29 2 *").unwrap().ever());
    }
}
