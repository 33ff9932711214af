//! What a line of the chat means.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde_json::Value;

/// Seconds that one line lets pass at most: a leap year.
const MAX_SECONDS: i64 = 366 * 24 * 60 * 60;
/// Why a call failed when nothing is said.
const USUAL_FAILURE: &str = "timeout";

/// Said before an interactive chat.
pub(super) const HELP: &str = "Write as the contact. /wait SECONDS lets time pass, /next goes to the next time-out. \
    Other systems are yours too: /answer JSON, /fail CODE, /post JSON, /back OUTCOME.";

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    /// The contact writes, or taps what has this title.
    Say(String),
    /// Time passes.
    Wait(Duration),
    /// Time passes until the next wait or time-out is over.
    Next,
    /// The system that is asked answers.
    Answer(Value),
    /// The system that is asked fails with this code.
    Fail(String),
    /// Another system posts.
    Post(Value),
    /// The person hands back with this outcome.
    Back(String),
}

/// Reads a line. What begins with a slash and is no command is something that the contact writes.
///
/// # Errors
/// Says what the command takes.
pub(super) fn read(line: &str) -> Result<Line, String> {
    let (command, rest) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
    let rest = rest.trim();
    Ok(match command {
        "/wait" => {
            let seconds: i64 =
                rest.parse().map_err(|_| "/wait takes a number of seconds, such as /wait 60")?;
            Line::Wait(Duration::seconds(seconds.clamp(0, MAX_SECONDS)))
        }
        "/next" => Line::Next,
        "/answer" => Line::Answer(json(command, rest)?),
        "/fail" => Line::Fail(if rest.is_empty() { USUAL_FAILURE.to_owned() } else { rest.to_owned() }),
        "/post" => Line::Post(json(command, rest)?),
        "/back" => Line::Back(rest.to_owned()),
        _ => Line::Say(line.to_owned()),
    })
}

fn json(command: &str, text: &str) -> Result<Value, String> {
    serde_json::from_str(text)
        .map_err(|error| format!("{command} takes JSON, such as {command} {{\"ok\": true}}: {error}"))
}

/// Reads the time at which a chat begins: `2026-01-05T08:30:00+01:00`, or, in UTC, `2026-01-05T08:30` or `2026-01-05`.
///
/// # Errors
/// Says how a time is written.
pub(crate) fn time(text: &str) -> Result<DateTime<Utc>, String> {
    let with_zone = DateTime::parse_from_rfc3339(text).map(|at| at.to_utc());
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"];
    let local = || formats.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    let day = || Some(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_time(NaiveTime::MIN));
    with_zone
        .ok()
        .or_else(|| local().or_else(day).map(|at| at.and_utc()))
        .ok_or_else(|| "write a time such as 2026-01-05T08:30 (UTC) or 2026-01-05T08:30:00+01:00".to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lines_are_commands_or_words_of_the_contact() {
        assert_eq!(read(" /wait 60 "), Ok(Line::Wait(Duration::seconds(60))));
        assert_eq!(read("/wait -5"), Ok(Line::Wait(Duration::zero())));
        assert_eq!(read("/answer {\"status\": 200}"), Ok(Line::Answer(json!({"status": 200}))));
        assert_eq!(read("/fail"), Ok(Line::Fail("timeout".to_owned())));
        assert_eq!(read("/fail status_500"), Ok(Line::Fail("status_500".to_owned())));
        assert_eq!(read("/back all sorted"), Ok(Line::Back("all sorted".to_owned())));
        assert_eq!(read("/start"), Ok(Line::Say("/start".to_owned())));
        assert_eq!(read("/answers"), Ok(Line::Say("/answers".to_owned())));
        assert!(read("/wait soon").unwrap_err().contains("number of seconds"));
        assert!(read("/post {").unwrap_err().starts_with("/post takes JSON"));
    }

    #[test]
    fn times_are_read_with_and_without_a_zone() {
        let at = |text: &str| time(text).map(|at| at.to_rfc3339());
        assert_eq!(at("2026-01-05T08:30:00+01:00").as_deref(), Ok("2026-01-05T07:30:00+00:00"));
        assert_eq!(at("2026-01-05T08:30").as_deref(), Ok("2026-01-05T08:30:00+00:00"));
        assert_eq!(at("2026-01-05").as_deref(), Ok("2026-01-05T00:00:00+00:00"));
        assert!(time("tomorrow").unwrap_err().contains("2026-01-05T08:30"));
    }
}
