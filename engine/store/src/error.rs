//! What can go wrong in the store, sorted by what a caller can do about it.

/// A failure of the store. A missing row is not a failure: it is `Ok(None)`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A unique rule refused the write; `constraint` is the database's name of the rule.
    #[error("the write conflicts with an existing row ({constraint})")]
    Conflict {
        /// The database's name of the rule, or its message where it has no name.
        constraint: String,
    },
    /// The row to change is not there, or is not visible to the caller.
    #[error("no such row in {table}")]
    NotFound {
        /// The table that was asked.
        table: &'static str,
    },
    /// Another process took over; everything this process still holds in memory is void.
    #[error("the shard was taken over by a newer owner")]
    Fenced,
    /// The database cannot be reached or is overloaded; the same call may work later.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// Two transactions waited for each other, and the database undid this one. The same call works at once.
    #[error("the database undid the transaction in favour of another one")]
    Collided,
    /// The connection broke before a commit was answered, so it may have happened. What was read before is void.
    #[error("nobody knows whether the database committed: {0}")]
    Undecided(String),
    /// A stored value cannot be read; names the place so that it can be repaired.
    #[error("unreadable value in {table}.{column} of row {row}: {problem}")]
    BadRow {
        /// The table.
        table: &'static str,
        /// The column.
        column: String,
        /// The row's key, as text.
        row: String,
        /// What is wrong with it.
        problem: String,
    },
    /// A secret could not be opened: wrong master key, or the row was tampered with.
    #[error("a stored secret cannot be opened with this master key")]
    Sealed,
    /// The address of the database is not understood.
    #[error("not a database address: {0}")]
    Address(String),
    /// Only newer programs may work on this database.
    #[error(
        "this database belongs to a newer version of Botloom: only programs that know schema {needed} may use it, and \
         this one knows {known}. Start the newer version; nothing was changed"
    )]
    Outdated {
        /// The oldest schema that a program must know.
        needed: i64,
        /// The newest that this one knows.
        known: i64,
    },
    /// A migration failed.
    #[error("migration failed: {0}")]
    Migration(String),
    /// The database refused the data or the statement; repeating it does not help.
    #[error("the database refused the statement: {0}")]
    Refused(String),
}

impl StoreError {
    /// Whether the same call may succeed later without any change.
    #[must_use]
    pub fn is_temporary(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Undecided(_) | Self::Collided)
    }

    /// What a failed commit means: where the database did not answer by itself, it may have committed.
    #[must_use]
    pub fn of_commit(error: sqlx::Error) -> Self {
        // A Postgres that is shut down may end the session after the commit reached the disk.
        let answered = match &error {
            sqlx::Error::Database(database) => {
                !database.code().is_some_and(|code| code.starts_with("57P") || code.starts_with("08"))
            }
            _ => false,
        };
        match Self::from(error) {
            Self::Unavailable(problem) if !answered => Self::Undecided(problem),
            other => other,
        }
    }

    /// A [`StoreError::BadRow`] from anything that can be shown.
    #[expect(clippy::needless_pass_by_value, reason = "ids are passed as they are, and this path is rare")]
    pub fn bad_row(
        table: &'static str,
        column: &str,
        row: impl ToString,
        problem: impl std::fmt::Display,
    ) -> Self {
        Self::BadRow { table, column: column.to_owned(), row: row.to_string(), problem: quiet(problem) }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(database) => {
                if database.is_unique_violation() {
                    let constraint = database.constraint().unwrap_or_else(|| database.message()).to_owned();
                    return Self::Conflict { constraint };
                }
                let code = database.code().unwrap_or_default().into_owned();
                if COLLISIONS.contains(&&*code) {
                    Self::Collided
                } else if is_temporary_code(&code) {
                    // The text of an outage quotes no data.
                    Self::Unavailable(format!("{} ({code})", database.message()))
                } else if is_free_text(&code) {
                    Self::Refused(format!("a rule of the database ({code})"))
                } else if code.starts_with("22") {
                    // Data exceptions quote the value.
                    Self::Refused(format!("{} ({code})", quiet(database.message())))
                } else {
                    Self::Refused(format!("{} ({code})", database.message()))
                }
            }
            sqlx::Error::ColumnDecode { index, source } => {
                Self::BadRow { table: "(query)", column: index, row: String::new(), problem: quiet(source) }
            }
            sqlx::Error::Decode(source) => Self::BadRow {
                table: "(query)",
                column: String::new(),
                row: String::new(),
                problem: quiet(source),
            },
            sqlx::Error::Encode(_)
            | sqlx::Error::ColumnNotFound(_)
            | sqlx::Error::ColumnIndexOutOfBounds { .. }
            | sqlx::Error::TypeNotFound { .. }
            | sqlx::Error::RowNotFound
            | sqlx::Error::Configuration(_) => Self::Refused(error.to_string()),
            other => Self::Unavailable(other.to_string()),
        }
    }
}

/// A problem's text without what it quotes. Parsers quote the value that they do not understand, and values belong
/// to contacts: everything from the first quotation mark to the last goes.
#[must_use]
pub fn quiet(problem: impl std::fmt::Display) -> String {
    let text = problem.to_string();
    let marks = ['"', '`', '\''];
    match (text.find(marks), text.rfind(marks)) {
        (Some(first), Some(last)) if first < last => format!("{}…{}", &text[..=first], &text[last..]),
        _ => text,
    }
}

/// Whether the message of a refusal is what a trigger or a function says, which may be anything: class P0 of Postgres,
/// and SQLite's 1811.
fn is_free_text(code: &str) -> bool {
    code == "1811" || (code.len() == 5 && code.starts_with("P0"))
}

/// Postgres: a deadlock, and a transaction that could not be put in a row with others.
const COLLISIONS: [&str; 2] = ["40P01", "40001"];

/// Postgres SQLSTATEs and SQLite result codes that mean "later", not "never".
fn is_temporary_code(code: &str) -> bool {
    // Postgres: connection, insufficient resources, operator intervention, errors of the system (a disk that cannot be
    // read or written), lock not available, timeouts inside a transaction, read-only standby after a failover.
    const CLASSES: [&str; 4] = ["08", "53", "57", "58"];
    const STATES: [&str; 4] = ["55P03", "25P02", "25P03", "25006"];
    // SQLite primary codes: BUSY 5, LOCKED 6, IOERR 10, FULL 13, CANTOPEN 14, PROTOCOL 15.
    const SQLITE: [i32; 6] = [5, 6, 10, 13, 14, 15];
    if code.len() == 5 && (CLASSES.iter().any(|class| code.starts_with(class)) || STATES.contains(&code)) {
        return true;
    }
    code.len() < 5 && code.parse::<i32>().is_ok_and(|code| SQLITE.contains(&(code & 0xff)))
}

#[cfg(test)]
mod tests {
    use super::{is_free_text, is_temporary_code, quiet};

    #[test]
    fn what_a_problem_quotes_is_left_out() {
        let broken = serde_json::from_str::<u8>(r#""it's \"Ada\"""#).unwrap_err();
        assert_eq!(quiet(broken), "invalid type: string \"…\", expected u8 at line 1 column 14");
        assert_eq!(
            quiet("invalid value: integer `972541234567`, expected u8"),
            "invalid value: integer `…`, expected u8"
        );
        assert_eq!(quiet("missing field `body`"), "missing field `…`");
        assert_eq!(
            quiet("no quotation, or one that does not end: it's"),
            "no quotation, or one that does not end: it's"
        );
        assert!(
            is_free_text("P0001") && is_free_text("1811") && !is_free_text("42P01") && !is_free_text("1")
        );
    }

    #[test]
    fn outages_are_told_from_refusals() {
        // The disk is full (53100, 13), memory is (53200), a write fails (SQLite's 10 and its kinds: 778, 3338).
        for code in
            ["57P01", "53300", "53100", "53200", "58030", "5", "261", "13", "10", "778", "3338", "8458"]
        {
            assert!(is_temporary_code(code), "{code}");
        }
        for code in ["22P05", "23502", "42P01", "1", "19"] {
            assert!(!is_temporary_code(code), "{code}");
        }
    }
}
