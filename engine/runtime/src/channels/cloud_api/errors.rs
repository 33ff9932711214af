//! What Meta's error codes mean for a send.
//!
//! Sources disagree on the HTTP status that comes with a code, so the code decides.
//! See <https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes>.

/// How texts of failures begin; the code follows.
pub(super) const PREFIX: &str = "Graph API error ";

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
    let code = error.strip_prefix(PREFIX)?.split(':').next()?;
    code.parse().ok().map(class)
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
pub(super) fn class(code: i64) -> Class {
    match code {
        131_056 => Class::PairThrottle,
        4 | 80_007 | 130_429 | 131_048 | 133_016 | 131_064 => Class::Throttle,
        1 | 2 | 131_000 | 131_016 | 131_053 => Class::Retry,
        0 | 10 | 190 | 200..=299 => Class::Auth,
        // 131047 the 24-hour window is closed, 131026 undeliverable, 131049 and 131050 marketing
        // limits, 132xxx templates, 368 and 131031 the account, 100 and 13100x parameters.
        _ => Class::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, class, class_of_text};

    #[test]
    fn codes_have_the_class_that_meta_describes() {
        assert_eq!(class(131_056), Class::PairThrottle);
        assert_eq!(class(130_429), Class::Throttle);
        assert_eq!(class(131_016), Class::Retry);
        assert_eq!(class(190), Class::Auth);
        for never in [100, 131_047, 131_026, 131_049, 132_001, 368, 131_031, 999_999] {
            assert_eq!(class(never), Class::Never, "{never}");
        }
        assert_eq!(class_of_text("Graph API error 130429"), Some(Class::Throttle));
        assert_eq!(class_of_text("Graph API error 190: the access token is not accepted"), Some(Class::Auth));
        assert_eq!(class_of_text("HTTP 502 Bad Gateway"), None);
    }
}
