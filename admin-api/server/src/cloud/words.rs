//! What Meta says, for people: what happened, whether anything was lost, what to do.

use admin_types::ProblemCode;
use engine_graph::GraphError;

use crate::error::ApiError;

/// Where a token is made.
pub(crate) const NEW_TOKEN: &str = "At business.facebook.com, open Settings → System users, choose the system user, and generate a new token for your app.";

/// How a missing permission is given.
pub(crate) fn give_permission(scope: &str) -> String {
    format!("{NEW_TOKEN} Tick {scope} there, and paste the new token here.")
}

/// How an account is given to the token.
pub(crate) const GIVE_ACCOUNT: &str = "At business.facebook.com, open Settings → Accounts → WhatsApp accounts, choose the account, and add the system user with full control. Then check again.";

/// A failed request as a problem. `nothing` says what did not happen.
pub(crate) fn problem(error: &GraphError, nothing: &str) -> ApiError {
    let code = match error {
        GraphError::Refused { .. } if !error.passes() => ProblemCode::ProviderRefused,
        GraphError::NotAnId(_) => ProblemCode::ProviderRefused,
        _ => ProblemCode::ProviderUnavailable,
    };
    ApiError::new(code, format!("{} {nothing}", sentence(error)))
}

/// What happened, in a sentence or two.
pub(crate) fn sentence(error: &GraphError) -> String {
    match error {
        GraphError::NotAnId(id) => format!("“{id}” is no id of Meta's: these ids have digits only."),
        GraphError::Unreachable => "Meta's servers cannot be reached from here. Please try again.".to_owned(),
        GraphError::NoAnswer => {
            "Meta did not answer in time, so it is not known whether it was done. Please look again in a moment."
                .to_owned()
        }
        GraphError::Unreadable { .. } => "Meta gave an answer that cannot be read. Please try again.".to_owned(),
        GraphError::Refused { code, subcode, text, .. } => match (code, subcode) {
            _ if error.is_bad_token() => {
                format!("Meta does not accept the access token: it has expired, was withdrawn, or was not copied whole. {NEW_TOKEN}")
            }
            (4 | 80_007..=80_009, _) => {
                "Meta allows no more requests for now. Please try again in an hour.".to_owned()
            }
            (100, 33) => format!("Meta does not know it, or the token may not see it. {GIVE_ACCOUNT}"),
            _ if error.is_missing_permission() => {
                format!("The access token lacks a permission. {}", give_permission("whatsapp_business_management"))
            }
            (133_005, _) => {
                "The PIN is not the number's PIN of two-step verification. Enter the right one, or switch two-step verification off in Meta's WhatsApp Manager (Phone numbers → Two-step verification) and choose a new PIN here.".to_owned()
            }
            (133_006, _) => {
                "The phone number has to be verified first. In Meta's WhatsApp Manager, open Phone numbers, choose the number, and verify it by SMS or call.".to_owned()
            }
            (133_008 | 133_009, _) => {
                "A wrong PIN was entered too often. Wait before the next try, and make sure of the PIN in Meta's WhatsApp Manager.".to_owned()
            }
            (133_015, _) => {
                "The number was deleted at Meta moments ago. Please try again in five minutes.".to_owned()
            }
            (133_016, _) => {
                "The number was registered too often: Meta allows 10 times in 72 hours. Please try again in three days.".to_owned()
            }
            (133_000 | 133_004, _) => "Meta cannot register the number at the moment. Please try again.".to_owned(),
            (100, 2_388_024) => "There is a template of this name in this language already.".to_owned(),
            (100, 2_388_023) => {
                "A template of this name was deleted. Meta keeps the name for four weeks; please choose another.".to_owned()
            }
            (100, 2_388_025) => format!("Meta does not let this template be changed now: {}", told(text)),
            _ => format!("Meta says: {}", told(text)),
        },
    }
}

fn told(text: &str) -> String {
    // `(#100) …` is for developers.
    let text = match text.strip_prefix("(#").and_then(|rest| rest.split_once(") ")) {
        Some((_, rest)) => rest,
        None => text,
    };
    let text = text.trim();
    match text {
        "" => "no reason is given.".to_owned(),
        _ if text.ends_with(['.', '!', '?']) => text.to_owned(),
        _ => format!("{text}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: i64, subcode: i64, text: &str) -> GraphError {
        GraphError::Refused { status: 400, code, subcode, text: text.to_owned() }
    }

    #[test]
    fn each_mistake_says_what_to_do() {
        for (code, words) in [
            (133_005, "two-step verification"),
            (133_016, "three days"),
            (190, "access token"),
            (200, "whatsapp_business_management"),
            (4, "in an hour"),
        ] {
            let text = sentence(&refused(code, 0, "dev words"));
            assert!(text.contains(words) && !text.contains("dev words"), "{code}: {text}");
        }
        assert_eq!(sentence(&refused(100, 0, "(#100) Bad thing")), "Meta says: Bad thing.");
        assert_eq!(sentence(&refused(77, 0, "")), "Meta says: no reason is given.");
        assert!(sentence(&refused(100, 33, "Unsupported")).contains("WhatsApp accounts"));
    }

    #[test]
    fn what_passes_is_told_from_what_does_not() {
        let code = |error: &GraphError| problem(error, "Nothing was changed.").problem().code;
        assert_eq!(code(&GraphError::Unreachable), ProblemCode::ProviderUnavailable);
        assert_eq!(code(&refused(2, 0, "")), ProblemCode::ProviderUnavailable);
        assert_eq!(code(&refused(133_005, 0, "")), ProblemCode::ProviderRefused);
        assert!(
            problem(&GraphError::Unreachable, "Nothing was changed.")
                .problem()
                .detail
                .ends_with("Nothing was changed.")
        );
    }
}
