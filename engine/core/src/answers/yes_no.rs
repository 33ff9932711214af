//! Yes and no.

use super::{
    primary, tokens,
    words::{self, Words},
};

/// Words that an answer may have around its yes or no, as in "yes please, thanks".
const POLITE: &[&str] = &[
    "please",
    "thanks",
    "thank",
    "you",
    "bitte",
    "danke",
    "por",
    "favor",
    "gracias",
    "obrigado",
    "obrigada",
    "merci",
    "grazie",
    "per",
    "graag",
    "asante",
    "terima",
    "kasih",
    "شكرا",
    "ji",
    "जी",
    "धन्यवाद",
    "ধন্যবাদ",
    "sir",
    "madam",
];

/// Whether words mean yes or no in a language; the other languages are asked after it, since contacts mix them.
pub(crate) fn read(text: &str, language: &str) -> Option<bool> {
    let first = primary(language);
    let bare = super::normal(text);
    match bare.trim() {
        "👍" | "✅" | "👌" | "✔" | "🆗" => return Some(true),
        "👎" | "❌" | "✖" | "🚫" => return Some(false),
        _ => {}
    }
    let said: Vec<String> = tokens(text)
        .into_iter()
        .map(|word| word.trim_matches(['👍', '👎', '🙏', '😊', '🙂']).to_owned())
        .filter(|word| !word.is_empty() && !POLITE.contains(&word.as_str()))
        .collect();
    if said.is_empty() || said.len() > 3 {
        return None;
    }
    let own = words::all().filter(|words| words.language == first);
    let others = words::all().filter(|words| words.language != first);
    own.chain(others).find_map(|words| meaning(words, &said))
}

/// All words say the same, or the whole is a known phrase.
fn meaning(words: &Words, said: &[String]) -> Option<bool> {
    let whole = said.join(" ");
    if words.yes.contains(&whole.as_str()) {
        return Some(true);
    }
    if words.no.contains(&whole.as_str()) {
        return Some(false);
    }
    if said.iter().all(|word| words.yes.contains(&word.as_str())) {
        return Some(true);
    }
    said.iter().all(|word| words.no.contains(&word.as_str())).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn yes_and_no_are_understood_in_many_languages() {
        for (language, yes, no) in [
            (
                "en",
                &["yes", "Yes!", "y", "yep", "yes please", "sure", "ok", "👍", "👍🏽", "Yes yes"][..],
                &["no", "nope", "No thanks", "n", "👎"][..],
            ),
            ("de", &["ja", "Ja, bitte", "jo", "klar", "j"], &["nein", "nö", "Nein danke", "nee"]),
            ("es", &["sí", "si", "claro", "s", "vale"], &["no", "No, gracias"]),
            ("pt-BR", &["sim", "claro", "s"], &["não", "nao", "n"]),
            ("fr", &["oui", "ouais", "d'accord", "o"], &["non", "Non merci"]),
            ("it", &["sì", "certo"], &["no", "no grazie"]),
            ("nl", &["ja", "ja graag"], &["nee"]),
            ("hi", &["हाँ", "हां", "haan", "जी हाँ"], &["नहीं", "nahi"]),
            ("bn", &["হ্যাঁ", "জি", "ha"], &["না", "na"]),
            ("ar", &["نعم", "أيوه", "naam"], &["لا", "كلا", "la"]),
            ("sw", &["ndiyo", "Ndio"], &["hapana"]),
            ("id", &["ya", "iya", "boleh"], &["tidak", "nggak", "tdk"]),
        ] {
            for said in yes {
                assert_eq!(read(said, language), Some(true), "{language}: {said}");
            }
            for said in no {
                assert_eq!(read(said, language), Some(false), "{language}: {said}");
            }
        }
        for said in ["", "maybe", "yes no", "I do not know", "yes but only on mondays please", "12"] {
            assert_eq!(read(said, "en"), None, "{said}");
        }
        // English and the other languages are understood in every conversation.
        assert_eq!(read("yes", "de"), Some(true));
        assert_eq!(read("oui", "en"), Some(true));
    }
}
