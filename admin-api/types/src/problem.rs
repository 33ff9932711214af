//! What went wrong, for programs and for people (RFC 9457).

use flows_schema::Issue;
use serde::{Deserialize, Serialize};

/// Content type of a [`Problem`].
pub const PROBLEM_CONTENT_TYPE: &str = "application/problem+json";

/// The body of every answer with a status of 400 or above.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `urn:botloom:problem:<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Short text, the same for every problem of this code.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What programs decide by. Stable.
    pub code: ProblemCode,
    /// What happened, whether anything was lost and what to do, for people. Plain text.
    #[serde(default)]
    pub detail: String,
    /// Each mistake of the request with its place. Empty when there is no such place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// Findings that keep a flow from being published; with `flow_has_errors`, and with `forbidden` when only an admin
    /// may publish in spite of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schemas::IssueSchema>))]
    pub issues: Vec<Issue>,
    /// Etag of the draft as it is now; only with `draft_stale`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
}

/// One mistake of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// JSON pointer into the request's body (`/email`, `/document/nodes/2/config`), or the name of a
    /// query parameter or header.
    pub pointer: String,
    /// What is wrong there, for people.
    pub detail: String,
}

impl FieldError {
    /// A mistake at a place.
    #[must_use]
    pub fn new(pointer: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), detail: detail.into() }
    }
}

macro_rules! problem_codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $status:literal, $title:literal;)+) => {
        /// What went wrong, as a stable code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum ProblemCode {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)+
            /// A code that this build does not know; only ever read, never sent.
            #[serde(other, rename = "unknown")]
            Unknown,
        }

        impl ProblemCode {
            /// Every code that the server sends.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The code on the wire.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ Self::Unknown => "unknown" }
            }

            /// The HTTP status that goes with it.
            #[must_use]
            pub fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)+ Self::Unknown => 500 }
            }

            /// Short text for people.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)+ Self::Unknown => "Unknown problem" }
            }
        }
    };
}

problem_codes! {
    /// The body is no JSON.
    MalformedJson = "malformed_json", 400, "The request is not valid JSON";
    /// A path or query parameter has the wrong form.
    InvalidParameter = "invalid_parameter", 400, "A parameter of the request is not valid";
    /// Nobody is signed in, or the session has ended.
    NotSignedIn = "not_signed_in", 401, "Please sign in";
    /// E-mail or password is wrong.
    WrongCredentials = "wrong_credentials", 401, "E-mail or password is wrong";
    /// The password is right; now comes the code of the second factor.
    SecondFactorNeeded = "second_factor_needed", 401, "A code is needed";
    /// The code of the second factor is wrong, over or used up.
    SecondFactorWrong = "second_factor_wrong", 401, "The code is wrong";
    /// The passkey is not known, or its answer does not fit.
    PasskeyWrong = "passkey_wrong", 401, "The passkey does not count";
    /// The key of a program is wrong, was deleted, or has ended.
    ApiKeyWrong = "api_key_wrong", 401, "The API key does not count";
    /// The role does not allow it.
    Forbidden = "forbidden", 403, "Your role does not allow this";
    /// A change that came from another site.
    CrossSite = "cross_site", 403, "Changes from other sites are refused";
    /// The set-up token is wrong.
    SetupTokenWrong = "setup_token_wrong", 403, "The set-up link is not valid";
    /// There is no such thing, or it belongs to others.
    NotFound = "not_found", 404, "There is no such thing here";
    /// The route exists, but not with this method.
    MethodNotAllowed = "method_not_allowed", 405, "This method is not possible here";
    /// The workspace exists already.
    SetupDone = "setup_done", 409, "Set-up is done already";
    /// Nothing works before set-up.
    SetupNeeded = "setup_needed", 409, "Set-up comes first";
    /// The user has a second factor already.
    SecondFactorOn = "second_factor_on", 409, "Codes are asked for already";
    /// Another user has this e-mail address.
    EmailTaken = "email_taken", 409, "This e-mail address is taken";
    /// The workspace would be left without an admin.
    LastAdmin = "last_admin", 409, "A workspace needs an admin";
    /// The flow answers on a number.
    FlowInUse = "flow_in_use", 409, "The flow answers on a number";
    /// The flow is archived.
    FlowArchived = "flow_archived", 409, "The flow is archived";
    /// Another number has this phone number id.
    NumberTaken = "number_taken", 409, "This number is connected already";
    /// Only simulator numbers can be written to by hand.
    NotASimulator = "not_a_simulator", 409, "This is not a simulator number";
    /// A flow sends the file.
    FileInUse = "file_in_use", 409, "A flow sends this file";
    /// The bytes of a file are not here.
    FileNotHere = "file_not_here", 409, "The file is not here";
    /// Only numbers of the Cloud API have tokens, templates and a registration.
    NotACloudNumber = "not_a_cloud_number", 409, "This is not a number of the Cloud API";
    /// The action is only for numbers that are connected by QR code.
    NotALinkedNumber = "not_a_linked_number", 409, "This number is not connected by QR code";
    /// No code waits to be scanned or typed.
    NoCode = "no_code", 409, "There is no code at present";
    /// What was asked for does not fit to what there is; `detail` says to what.
    Conflict = "conflict", 409, "It does not fit to what there is";
    /// WhatsApp's 24 hours are over: only templates arrive.
    WindowClosed = "window_closed", 409, "The 24 hours are over";
    /// The contact does not want to be written to.
    ContactOptedOut = "contact_opted_out", 409, "The contact does not want messages";
    /// The contact has neither written nor agreed, and the number is one that WhatsApp blocks for that.
    ContactIsStranger = "contact_is_stranger", 409, "The contact has not written yet";
    /// Nothing is sent to the contact any more.
    ContactBlocked = "contact_blocked", 409, "The contact is blocked";
    /// A request with this `Idempotency-Key` is under way.
    RequestUnderWay = "request_under_way", 409, "The request is under way";
    /// The `Idempotency-Key` came with another request.
    IdempotencyKeyReused = "idempotency_key_reused", 422, "The key was used for another request";
    /// Nothing leaves the installation at present.
    SendingPaused = "sending_paused", 409, "Sending is paused";
    /// The link of an invitation was used, has ended or was taken back.
    InvitationGone = "invitation_gone", 410, "The invitation does not count any more";
    /// The draft was changed by somebody else in the meantime.
    DraftStale = "draft_stale", 412, "The draft has changed in the meantime";
    /// The body is larger than allowed.
    TooLarge = "too_large", 413, "The request is too large";
    /// The body is not JSON by its content type.
    UnsupportedMediaType = "unsupported_media_type", 415, "The request must be application/json";
    /// The range of bytes that is wanted lies outside the file.
    RangeOutside = "range_outside", 416, "The range lies outside the file";
    /// The request has mistakes, listed in `errors`.
    Invalid = "invalid", 422, "The request has mistakes";
    /// The document is no flow; the places are in `errors`.
    DocumentInvalid = "document_invalid", 422, "The document is not a valid flow";
    /// The flow has findings of severity `error`, listed in `issues`.
    FlowHasErrors = "flow_has_errors", 422, "The flow has errors";
    /// `If-Match` is missing.
    IfMatchMissing = "if_match_missing", 428, "Say which draft you changed";
    /// Too many attempts; `Retry-After` says when to come back.
    TooManyRequests = "too_many_requests", 429, "Too many attempts";
    /// The request needs Meta, and Meta said no.
    ProviderRefused = "provider_refused", 422, "WhatsApp does not accept this";
    /// The request needs Meta, which does not answer.
    ProviderUnavailable = "provider_unavailable", 503, "WhatsApp cannot be reached at the moment";
    /// A mistake of the server; details are in its log.
    Internal = "internal", 500, "Something went wrong here";
    /// The database cannot be reached at the moment.
    Unavailable = "unavailable", 503, "Not available at the moment";
}

impl Problem {
    /// A problem with the code's status and title.
    #[must_use]
    pub fn new(code: ProblemCode, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:botloom:problem:{}", code.as_str()),
            title: code.title().to_owned(),
            status: code.status(),
            code,
            detail: detail.into(),
            errors: Vec::new(),
            issues: Vec::new(),
            etag: None,
        }
    }

    /// Adds the places of the mistakes.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.errors = errors;
        self
    }

    /// The text to show: the detail, or the title where there is none.
    #[must_use]
    pub fn text(&self) -> &str {
        if self.detail.is_empty() { &self.title } else { &self.detail }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.text())
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_match_the_wire() {
        let mut seen = std::collections::BTreeSet::new();
        for code in ProblemCode::ALL {
            assert!(seen.insert(code.as_str()), "{} occurs twice", code.as_str());
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
            assert!((400..600).contains(&code.status()));
        }
    }

    #[test]
    fn a_newer_servers_code_is_still_readable() {
        let body = r#"{"type":"x","title":"t","status":418,"code":"teapot","detail":"d","more":1}"#;
        let problem: Problem = serde_json::from_str(body).unwrap();
        assert_eq!(problem.code, ProblemCode::Unknown);
        assert_eq!(problem.text(), "d");
    }
}
