//! Meta's words for people.

use crate::{components::Tone, words};

/// A status: its tone, a word, and whether it means anything to wait for.
pub(crate) fn status(status: &str) -> (Tone, String) {
    match status {
        "APPROVED" => (Tone::Ok, "Approved".to_owned()),
        "PENDING" | "IN_APPEAL" => (Tone::Accent, "In review".to_owned()),
        "REJECTED" => (Tone::Danger, "Rejected".to_owned()),
        "PAUSED" => (Tone::Danger, "Paused".to_owned()),
        "DISABLED" => (Tone::Danger, "Disabled".to_owned()),
        "PENDING_DELETION" | "DELETED" => (Tone::Neutral, "Being deleted".to_owned()),
        other => (Tone::Neutral, words::of_code(other)),
    }
}

/// A category with what it costs, as <https://developers.facebook.com/docs/whatsapp/pricing> has it.
pub(crate) fn category(category: &str) -> (&'static str, &'static str) {
    match category {
        "MARKETING" => ("Marketing", "The dearest class: each delivered message is charged, always."),
        "UTILITY" => ("Utility", "Charged when the 24-hour window is closed; free while it is open."),
        "AUTHENTICATION" => ("Authentication", "Each delivered message is charged, at a rate of its own."),
        _ => ("Other", "Meta decides what it costs."),
    }
}

/// A quality score.
pub(crate) fn quality(quality: &str) -> Option<(Tone, &'static str)> {
    match quality {
        "GREEN" => Some((Tone::Ok, "High quality")),
        "YELLOW" => Some((Tone::Warn, "Medium quality")),
        "RED" => Some((Tone::Danger, "Low quality")),
        _ => None,
    }
}

/// Languages that Meta takes, as it writes them, with their names.
pub(crate) const LANGUAGES: [(&str, &str); 44] = [
    ("en", "English"),
    ("en_US", "English (US)"),
    ("en_GB", "English (UK)"),
    ("de", "German"),
    ("es", "Spanish"),
    ("es_ES", "Spanish (Spain)"),
    ("es_MX", "Spanish (Mexico)"),
    ("es_AR", "Spanish (Argentina)"),
    ("fr", "French"),
    ("it", "Italian"),
    ("pt_BR", "Portuguese (Brazil)"),
    ("pt_PT", "Portuguese (Portugal)"),
    ("nl", "Dutch"),
    ("pl", "Polish"),
    ("tr", "Turkish"),
    ("ar", "Arabic"),
    ("he", "Hebrew"),
    ("fa", "Persian"),
    ("ur", "Urdu"),
    ("hi", "Hindi"),
    ("bn", "Bengali"),
    ("ta", "Tamil"),
    ("te", "Telugu"),
    ("id", "Indonesian"),
    ("ms", "Malay"),
    ("fil", "Filipino"),
    ("th", "Thai"),
    ("vi", "Vietnamese"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("zh_CN", "Chinese (China)"),
    ("zh_HK", "Chinese (Hong Kong)"),
    ("zh_TW", "Chinese (Taiwan)"),
    ("ru", "Russian"),
    ("uk", "Ukrainian"),
    ("cs", "Czech"),
    ("hu", "Hungarian"),
    ("ro", "Romanian"),
    ("el", "Greek"),
    ("da", "Danish"),
    ("sv", "Swedish"),
    ("fi", "Finnish"),
    ("sw", "Swahili"),
    ("zu", "Zulu"),
];

/// The name of a language; its code where it is not known.
pub(crate) fn language(code: &str) -> String {
    let known = LANGUAGES.iter().find(|(known, _)| *known == code);
    known.map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
}
