//! What a send does after one of Meta's error codes. The table is [`engine_core::sending::codes`].

use engine_core::sending::codes::{ErrorClass, code_in, error_class};

pub(super) use engine_core::sending::codes::SEND_ERROR as PREFIX;

/// What to do after an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Too fast: wait, then send again.
    Throttle,
    /// One contact gets too much: wait 4^n seconds, then send again.
    PairThrottle,
    /// A passing fault of Meta's: send again.
    Retry,
    /// The token is not accepted: send again later, because an admin can enter a new one.
    Auth,
    /// It will not be accepted, ever.
    Never,
}

/// The class of what a send failed with, as [`super::send`] writes it down.
pub(crate) fn class_of_text(error: &str) -> Option<Class> {
    error.strip_prefix(PREFIX)?;
    code_in(error).map(class)
}

impl Class {
    /// Its name in metrics.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Throttle => "throttle",
            Self::PairThrottle => "pair_throttle",
            Self::Retry => "retry",
            Self::Auth => "auth",
            Self::Never => "never",
        }
    }
}

/// The class of a code.
pub(crate) fn class(code: i64) -> Class {
    match error_class(code) {
        ErrorClass::Throttle => Class::Throttle,
        ErrorClass::PairThrottle => Class::PairThrottle,
        ErrorClass::Retry => Class::Retry,
        ErrorClass::Auth => Class::Auth,
        ErrorClass::Window
        | ErrorClass::Contact
        | ErrorClass::Template
        | ErrorClass::Account
        | ErrorClass::Message => Class::Never,
    }
}

#[cfg(test)]
mod tests {
    use engine_core::sending::codes::CODES;

    use super::{Class, class, class_of_text};

    #[test]
    fn what_repeats_in_the_table_is_sent_again() {
        for known in CODES {
            assert_eq!(class(known.code) != Class::Never, known.class.repeats(), "{}", known.code);
        }
        assert_eq!(class(999_999), Class::Never);
        assert_eq!(class_of_text("Graph API error 130429"), Some(Class::Throttle));
        assert_eq!(class_of_text("Graph API error 190: the access token is not accepted"), Some(Class::Auth));
        assert_eq!(class_of_text("HTTP 502 Bad Gateway"), None);
    }
}
