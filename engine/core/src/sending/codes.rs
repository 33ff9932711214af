//! What the provider's error codes mean: for the sender, who decides by the class, and for people, who read what
//! happened and what helps.
//!
//! The codes are those of <https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes>. Sources disagree
//! on the HTTP status that comes with a code, so the code decides. To add one: a line in [`CODES`], then
//! `UPDATE=1 cargo test -p engine-core --test provider_codes` for the page in `docs/`.

/// What kind of failure a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorClass {
    /// Too fast: wait, then send again.
    Throttle,
    /// One contact gets too much: wait 4^n seconds, then send again.
    PairThrottle,
    /// A passing fault of the provider's: send again.
    Retry,
    /// The token is not accepted: send again later, because an admin can enter a new one.
    Auth,
    /// The contact has not written for 24 hours.
    Window,
    /// This contact cannot be reached, or does not want this.
    Contact,
    /// The template or form is not what the provider knows.
    Template,
    /// The account or the number may not send.
    Account,
    /// The message itself is refused.
    Message,
}

impl ErrorClass {
    /// Every class, in the order of the page in `docs/`.
    pub const ALL: [Self; 9] = [
        Self::Throttle,
        Self::PairThrottle,
        Self::Retry,
        Self::Auth,
        Self::Window,
        Self::Contact,
        Self::Template,
        Self::Account,
        Self::Message,
    ];

    /// Whether the same message may be accepted later.
    #[must_use]
    pub fn repeats(self) -> bool {
        matches!(self, Self::Throttle | Self::PairThrottle | Self::Retry | Self::Auth)
    }

    /// Its name in the page in `docs/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Throttle => "throttle",
            Self::PairThrottle => "pair_throttle",
            Self::Retry => "retry",
            Self::Auth => "auth",
            Self::Window => "window",
            Self::Contact => "contact",
            Self::Template => "template",
            Self::Account => "account",
            Self::Message => "message",
        }
    }
}

/// One code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProviderCode {
    /// The code.
    pub code: i64,
    /// What kind of failure it is.
    pub class: ErrorClass,
    /// What happened, for an admin. A sentence.
    pub text: &'static str,
    /// What helps. A sentence.
    pub help: &'static str,
}

const fn code(code: i64, class: ErrorClass, text: &'static str, help: &'static str) -> ProviderCode {
    ProviderCode { code, class, text, help }
}

use ErrorClass::{Account, Auth, Contact, Message, PairThrottle, Retry, Template, Throttle, Window};

const SLOWER: &str = "It goes out later by itself. If it happens often, send less at once.";
const BY_ITSELF: &str = "It is tried again by itself.";
const NEW_TOKEN: &str = "Enter a new access token at the number; what waits goes out then, and what was given up can be tried again.";
const PERMISSION: &str = "In Meta's business settings, give the system user the permission whatsapp_business_messaging for this account.";
const COMPARE: &str =
    "Compare the step with the template in Meta's WhatsApp Manager: name, language and variables.";
const MANAGER: &str = "Look at the account in Meta's WhatsApp Manager; it says what Meta wants.";
const OTHER_WAY: &str = "Reach the contact another way.";
const LOOK_AT_STEP: &str = "Look at the step that sent it.";

/// Every code that is known, in ascending order.
pub const CODES: &[ProviderCode] = &[
    code(0, Auth, "WhatsApp does not accept the number's access token.", NEW_TOKEN),
    code(1, Retry, "WhatsApp failed for a reason that it does not name.", BY_ITSELF),
    code(2, Retry, "WhatsApp is overloaded or being repaired.", BY_ITSELF),
    code(3, Auth, "The app lacks a capability or a permission.", PERMISSION),
    code(4, Throttle, "The app asks WhatsApp more often than Meta allows.", SLOWER),
    code(10, Auth, "The permission to send was never given or was taken away.", PERMISSION),
    code(
        33,
        Account,
        "The number was deleted at Meta.",
        "Connect the number again, or enter the id of another one.",
    ),
    code(100, Message, "WhatsApp does not accept a part of the message.", LOOK_AT_STEP),
    code(
        190,
        Auth,
        "WhatsApp does not accept the number's access token: it has expired or was withdrawn.",
        NEW_TOKEN,
    ),
    code(200, Auth, "The permission to send was never given or was taken away.", PERMISSION),
    code(368, Account, "Meta has blocked the account for a time because its rules were broken.", MANAGER),
    code(80_007, Throttle, "The account sends more than Meta allows.", SLOWER),
    code(130_429, Throttle, "The number sends faster than Meta allows.", SLOWER),
    code(
        130_472,
        Contact,
        "Meta keeps marketing from this contact, who takes part in an experiment.",
        "Nothing helps but waiting for the contact to write.",
    ),
    code(130_497, Account, "The business may not write to people of this country.", MANAGER),
    code(131_000, Retry, "WhatsApp failed for a reason that it does not name.", BY_ITSELF),
    code(131_005, Auth, "The permission to send was never given or was taken away.", PERMISSION),
    code(131_008, Message, "The message lacks something that WhatsApp requires.", LOOK_AT_STEP),
    code(131_009, Message, "WhatsApp does not accept a value of the message.", LOOK_AT_STEP),
    code(131_016, Retry, "WhatsApp is not available at the moment.", BY_ITSELF),
    code(131_021, Contact, "The number cannot write to itself.", "Write from another phone."),
    code(
        131_026,
        Contact,
        "WhatsApp cannot reach this contact: no WhatsApp at this number, a version that is too old, or terms that were not accepted.",
        OTHER_WAY,
    ),
    code(
        131_030,
        Contact,
        "A test number of Meta writes only to phone numbers of its list.",
        "Add the contact's phone number to the list in Meta's app dashboard, or use a number of your own.",
    ),
    code(131_031, Account, "Meta has locked the account.", MANAGER),
    code(131_037, Account, "Meta has not approved the number's display name.", MANAGER),
    code(
        131_042,
        Account,
        "Meta cannot charge the account.",
        "Check the way of payment in Meta's business settings.",
    ),
    code(
        131_045,
        Account,
        "The number is not registered for the Cloud API.",
        "Register the number at Meta, then try again.",
    ),
    code(
        131_047,
        Window,
        "The contact has not written for 24 hours; only a template arrives then.",
        "Send a template, or wait for the contact to write.",
    ),
    code(
        131_048,
        Throttle,
        "Meta lets the number send less because too many people blocked or reported it.",
        SLOWER,
    ),
    code(
        131_049,
        Contact,
        "WhatsApp holds such messages back from this contact, who gets a lot of marketing.",
        "Do not repeat it soon: it would be held back again.",
    ),
    code(
        131_050,
        Contact,
        "The contact wants no marketing from this business.",
        "Write no more marketing to this contact; other templates arrive.",
    ),
    code(131_051, Message, "WhatsApp does not know this kind of message.", LOOK_AT_STEP),
    code(
        131_052,
        Message,
        "A file that the contact sent cannot be fetched from WhatsApp.",
        "Ask the contact to send it again.",
    ),
    code(
        131_053,
        Retry,
        "WhatsApp could not fetch the file that was to be sent, or does not take its format.",
        "It is tried again by itself. Check that the address is public and that the file has a format and size that WhatsApp takes.",
    ),
    code(131_056, PairThrottle, "This contact gets messages faster than Meta allows.", SLOWER),
    code(
        131_057,
        Retry,
        "Meta has put the account into maintenance, for instance while it raises the number's throughput.",
        BY_ITSELF,
    ),
    code(131_064, Throttle, "The number sends more than Meta allows at the moment.", SLOWER),
    code(132_000, Template, "The template has another number of variables.", COMPARE),
    code(
        132_001,
        Template,
        "There is no such template in this language, or Meta has not approved it.",
        COMPARE,
    ),
    code(
        132_005,
        Template,
        "With its variables the template is too long.",
        "Shorten what fills the variables.",
    ),
    code(132_007, Template, "The template breaks a rule about its contents.", MANAGER),
    code(132_008, Template, "A variable of the template has a format that WhatsApp does not take.", COMPARE),
    code(132_012, Template, "A variable of the template has another format.", COMPARE),
    code(
        132_015,
        Template,
        "Meta has paused the template because people did not like it.",
        "Change the template, or wait until Meta lets it go on.",
    ),
    code(
        132_016,
        Template,
        "Meta has switched the template off for good.",
        "Make a new template with other words.",
    ),
    code(132_068, Template, "Meta has blocked the form.", "Mend the form in Meta's WhatsApp Manager."),
    code(
        132_069,
        Template,
        "Meta lets the form be sent less often because it fails too often.",
        "Mend the form in Meta's WhatsApp Manager.",
    ),
    code(
        133_004,
        Retry,
        "WhatsApp's servers for registered numbers are not available at the moment.",
        BY_ITSELF,
    ),
    code(
        133_010,
        Account,
        "The number is not registered for the Cloud API.",
        "Register the number at Meta, then try again.",
    ),
    code(133_016, Throttle, "The number was registered too often.", SLOWER),
    code(
        135_000,
        Message,
        "WhatsApp does not accept the message, for a reason that it does not name.",
        LOOK_AT_STEP,
    ),
];

/// What is known of a code. All of 200 to 299 are about permissions.
#[must_use]
pub fn provider_code(code: i64) -> Option<&'static ProviderCode> {
    let code = if (200..=299).contains(&code) { 200 } else { code };
    let place = CODES.binary_search_by_key(&code, |known| known.code).ok()?;
    CODES.get(place)
}

/// The class of a code. A code that is not known is no reason to send the same message again.
#[must_use]
pub fn error_class(code: i64) -> ErrorClass {
    provider_code(code).map_or(ErrorClass::Message, |known| known.class)
}

/// The code of what comes after the contact's 24 hours.
pub const WINDOW_CLOSED: i64 = 131_047;

/// The code of marketing that its contact does not want.
pub const NO_MARKETING: i64 = 131_050;

/// How the sender writes a refusal down; the code follows.
pub const SEND_ERROR: &str = "Graph API error ";

/// The code in the text of a failure, as the sender writes it down (`Graph API error 131047`) and as statuses do
/// (`131047 Re-engagement message`).
#[must_use]
pub fn code_in(error: &str) -> Option<i64> {
    let rest = error.strip_prefix(SEND_ERROR).unwrap_or(error);
    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let ends = after.is_empty() || after.starts_with([' ', ':']);
    digits.parse().ok().filter(|_| ends)
}

/// What is known of a failure, by its text.
#[must_use]
pub fn explain(error: &str) -> Option<&'static ProviderCode> {
    provider_code(code_in(error)?)
}

/// The page in `docs/`.
#[must_use]
pub fn page() -> String {
    let mut page = String::from(
        "# Error codes of WhatsApp\n\nMade from the table that the engine decides by; do not edit. What comes with a failed message, in the\ntranscript and under *Undelivered*. A message is *repeated* when the same one may be accepted later.\n",
    );
    for class in ErrorClass::ALL {
        let repeated = if class.repeats() { "repeated" } else { "not repeated" };
        page.push_str(&format!(
            "\n## {} ({repeated})\n\n| Code | What happened | What helps |\n|---|---|---|\n",
            class.name()
        ));
        for known in CODES.iter().filter(|known| known.class == class) {
            let number = if known.code == 200 { "200–299".to_owned() } else { known.code.to_string() };
            page.push_str(&format!("| {number} | {} | {} |\n", known.text, known.help));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_the_class_that_meta_describes() {
        let classes: [(ErrorClass, &[i64]); 6] = [
            (Throttle, &[4, 80_007, 130_429, 131_048, 133_016, 131_064]),
            (PairThrottle, &[131_056]),
            (Retry, &[1, 2, 131_000, 131_016, 131_053, 131_057, 133_004]),
            (Auth, &[0, 3, 10, 190, 200, 230, 299]),
            (Window, &[131_047]),
            (
                Template,
                &[132_000, 132_001, 132_005, 132_007, 132_008, 132_012, 132_015, 132_016, 132_068, 132_069],
            ),
        ];
        for (class, codes) in classes {
            for code in codes {
                assert_eq!(error_class(*code), class, "{code}");
            }
        }
        for never in [100, 131_026, 131_047, 131_049, 131_050, 132_001, 368, 131_031, 300, 999_999, -1] {
            assert!(!error_class(never).repeats(), "{never}");
        }
    }

    #[test]
    fn the_table_is_in_order_and_in_sentences() {
        assert!(CODES.windows(2).all(|pair| pair[0].code < pair[1].code), "else it is not found");
        for known in CODES {
            assert!(ErrorClass::ALL.contains(&known.class));
            for words in [known.text, known.help] {
                assert!(words.ends_with('.') && words.len() > 10, "{} {words}", known.code);
            }
            let promise = known.help.contains("by itself");
            assert!(!promise || known.class.repeats(), "{} promises too much", known.code);
        }
    }

    #[test]
    fn codes_are_found_in_both_kinds_of_text() {
        assert_eq!(code_in("Graph API error 130429"), Some(130_429));
        assert_eq!(code_in("Graph API error 190: the access token is not accepted"), Some(190));
        assert_eq!(code_in("131047 Re-engagement message"), Some(131_047));
        for other in ["HTTP 502 Bad Gateway", "", "the connection broke", "131047x", "Graph API error "] {
            assert_eq!(code_in(other), None, "{other}");
        }
        assert!(explain("131026 Message undeliverable").is_some());
        assert!(explain("999999 Something new").is_none());
    }
}
