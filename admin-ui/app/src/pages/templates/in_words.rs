//! Meta's words for people.

use crate::{components::Tone, language::text, words};

/// A status: its tone, a word, and whether it means anything to wait for.
pub(crate) fn status(status: &str) -> (Tone, String) {
    match status {
        "APPROVED" => (Tone::Ok, t!("templates-approved").to_owned()),
        "PENDING" | "IN_APPEAL" => (Tone::Accent, t!("templates-in-review").to_owned()),
        "REJECTED" => (Tone::Danger, t!("templates-rejected").to_owned()),
        "PAUSED" => (Tone::Danger, t!("templates-paused").to_owned()),
        "DISABLED" => (Tone::Danger, t!("templates-disabled").to_owned()),
        "PENDING_DELETION" | "DELETED" => (Tone::Neutral, t!("templates-being-deleted").to_owned()),
        other => (Tone::Neutral, words::of_code(other)),
    }
}

/// A category with what it costs, as <https://developers.facebook.com/docs/whatsapp/pricing> has it.
pub(crate) fn category(category: &str) -> (&'static str, &'static str) {
    match category {
        "MARKETING" => (t!("templates-marketing"), t!("templates-marketing-cost")),
        "UTILITY" => (t!("templates-utility"), t!("templates-utility-cost")),
        "AUTHENTICATION" => (t!("templates-authentication"), t!("templates-authentication-cost")),
        _ => (t!("templates-other-category"), t!("templates-other-cost")),
    }
}

/// A quality score.
pub(crate) fn quality(quality: &str) -> Option<(Tone, &'static str)> {
    match quality {
        "GREEN" => Some((Tone::Ok, t!("templates-quality-high"))),
        "YELLOW" => Some((Tone::Warn, t!("templates-quality-medium"))),
        "RED" => Some((Tone::Danger, t!("templates-quality-low"))),
        _ => None,
    }
}

/// Languages that Meta takes, as it writes them, with the keys of their names.
pub(crate) const LANGUAGES: [(&str, &str); 44] = [
    ("en", key!("templates-language-en")),
    ("en_US", key!("templates-language-en-us")),
    ("en_GB", key!("templates-language-en-gb")),
    ("de", key!("templates-language-de")),
    ("es", key!("templates-language-es")),
    ("es_ES", key!("templates-language-es-es")),
    ("es_MX", key!("templates-language-es-mx")),
    ("es_AR", key!("templates-language-es-ar")),
    ("fr", key!("templates-language-fr")),
    ("it", key!("templates-language-it")),
    ("pt_BR", key!("templates-language-pt-br")),
    ("pt_PT", key!("templates-language-pt-pt")),
    ("nl", key!("templates-language-nl")),
    ("pl", key!("templates-language-pl")),
    ("tr", key!("templates-language-tr")),
    ("ar", key!("templates-language-ar")),
    ("he", key!("templates-language-he")),
    ("fa", key!("templates-language-fa")),
    ("ur", key!("templates-language-ur")),
    ("hi", key!("templates-language-hi")),
    ("bn", key!("templates-language-bn")),
    ("ta", key!("templates-language-ta")),
    ("te", key!("templates-language-te")),
    ("id", key!("templates-language-id")),
    ("ms", key!("templates-language-ms")),
    ("fil", key!("templates-language-fil")),
    ("th", key!("templates-language-th")),
    ("vi", key!("templates-language-vi")),
    ("ja", key!("templates-language-ja")),
    ("ko", key!("templates-language-ko")),
    ("zh_CN", key!("templates-language-zh-cn")),
    ("zh_HK", key!("templates-language-zh-hk")),
    ("zh_TW", key!("templates-language-zh-tw")),
    ("ru", key!("templates-language-ru")),
    ("uk", key!("templates-language-uk")),
    ("cs", key!("templates-language-cs")),
    ("hu", key!("templates-language-hu")),
    ("ro", key!("templates-language-ro")),
    ("el", key!("templates-language-el")),
    ("da", key!("templates-language-da")),
    ("sv", key!("templates-language-sv")),
    ("fi", key!("templates-language-fi")),
    ("sw", key!("templates-language-sw")),
    ("zu", key!("templates-language-zu")),
];

/// The name of a language; its code where it is not known.
pub(crate) fn language(code: &str) -> String {
    let known = LANGUAGES.iter().find(|(known, _)| *known == code);
    known.map_or_else(|| code.to_owned(), |(_, name)| text(name).to_owned())
}
