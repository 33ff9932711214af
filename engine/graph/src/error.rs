//! What can become of a request.

use serde_json::Value;

/// Why there is no usable answer. Texts name no address and no token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// What should be an id of Meta's is none; nothing was sent.
    #[error("'{0}' is no id of Meta's")]
    NotAnId(String),
    /// No connection came about; nothing was sent.
    #[error("the Graph API cannot be reached")]
    Unreachable,
    /// No answer came in time, or the connection broke: whatever was asked may have been done.
    #[error("the Graph API did not answer")]
    NoAnswer,
    /// An answer that is no JSON, or larger than what is read.
    #[error("the Graph API gave an answer that cannot be read (HTTP {status})")]
    Unreadable {
        /// HTTP status.
        status: u16,
    },
    /// Meta said no.
    #[error("Graph API error {code}")]
    Refused {
        /// HTTP status. Sources disagree on it; decide by the code.
        status: u16,
        /// Meta's code, such as 190; 0 when there was none.
        code: i64,
        /// Meta's finer code, such as 2388024; 0 when there was none.
        subcode: i64,
        /// What Meta says to people, else to developers. It may quote what was sent.
        text: String,
    },
}

impl GraphError {
    /// Meta's code, where Meta said no.
    #[must_use]
    pub fn code(&self) -> Option<i64> {
        match self {
            Self::Refused { code, .. } => Some(*code),
            _ => None,
        }
    }

    /// Whether the token itself is not accepted: expired, withdrawn, or no token at all.
    #[must_use]
    pub fn is_bad_token(&self) -> bool {
        matches!(self, Self::Refused { code: 190 | 102, .. })
            || matches!(self, Self::Refused { code: 0, status: 401, .. })
    }

    /// Whether the token is good and lacks a permission. 100 with subcode 33 is how Meta hides what a token may not see.
    #[must_use]
    pub fn is_missing_permission(&self) -> bool {
        match self {
            Self::Refused { code, subcode, .. } => {
                matches!(code, 3 | 10 | 200..=299 | 131_005) || (*code == 100 && *subcode == 33)
            }
            _ => false,
        }
    }

    /// Whether the same request may succeed later without anybody changing anything.
    #[must_use]
    pub fn passes(&self) -> bool {
        match self {
            Self::Unreachable | Self::NoAnswer | Self::Unreadable { .. } => true,
            Self::Refused { status, code, .. } => {
                matches!(code, 1 | 2 | 4 | 80_007..=80_009) || *status >= 500
            }
            Self::NotAnId(_) => false,
        }
    }

    /// The error in an answer's body, by <https://developers.facebook.com/docs/graph-api/guides/error-handling>.
    pub(crate) fn refused(status: u16, body: &Value) -> Self {
        let error = &body["error"];
        let number = |key: &str| error[key].as_i64().unwrap_or_default();
        let texts = [&error["error_user_msg"], &error["error_data"]["details"], &error["message"]];
        let text = texts.into_iter().find_map(|text| text.as_str().filter(|text| !text.is_empty()));
        Self::Refused {
            status,
            code: number("code"),
            subcode: number("error_subcode"),
            text: text.unwrap_or_default().chars().take(500).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn errors_are_told_apart() {
        let error = |status, body| GraphError::refused(status, &body);
        let expired = error(401, json!({"error": {"message": "expired", "code": 190, "error_subcode": 463}}));
        assert!(expired.is_bad_token() && !expired.is_missing_permission() && !expired.passes());
        let lacking = error(403, json!({"error": {"message": "m", "code": 200}}));
        assert!(lacking.is_missing_permission() && !lacking.is_bad_token());
        let hidden = error(400, json!({"error": {"message": "m", "code": 100, "error_subcode": 33}}));
        assert!(hidden.is_missing_permission());
        assert!(!error(400, json!({"error": {"message": "m", "code": 100}})).is_missing_permission());
        assert!(error(500, json!({"error": {"code": 2}})).passes() && GraphError::Unreachable.passes());
        let told = error(
            400,
            json!({"error": {"message": "dev", "error_user_msg": "for people", "error_data": {"details": "d"}}}),
        );
        assert!(matches!(told, GraphError::Refused { text, .. } if text == "for people"));
        assert!(matches!(error(400, json!([])), GraphError::Refused { code: 0, .. }));
    }
}
