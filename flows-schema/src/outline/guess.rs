//! What kind of answer a question wants, by its words.

use super::{
    Answer, Question,
    words::{KINDS, OR, YES_NO},
};
use crate::limits;

/// Reads one question. `Which size? S / M / L` and `Size: S, M, L` offer their lists; else the words decide, and where
/// none does, any text is an answer.
#[must_use]
pub fn guess(line: &str) -> Question {
    let line = line.trim();
    if let Some((text, options)) = listed(line) {
        return Question { text: text.to_owned(), answer: Answer::Choice(options) };
    }
    let answer = match plain(line) {
        words if YES_NO.iter().any(|start| words.starts_with(&format!(" {start} "))) => Answer::YesNo,
        words => KINDS
            .iter()
            .find(|(_, known)| known.iter().any(|word| words.contains(&format!(" {word} "))))
            .map_or(Answer::Text, |(answer, _)| answer.clone()),
    };
    Question { text: line.to_owned(), answer }
}

/// The words in lower case with one space around each, without marks.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::from(" ");
    for word in
        text.to_lowercase().split(|letter: char| letter.is_whitespace() || "?!.,;:¿¡()\"/".contains(letter))
    {
        if !word.is_empty() {
            out.push_str(word);
            out.push(' ');
        }
    }
    out
}

/// A question and the options behind it, where there are at least two that fit a list.
fn listed(line: &str) -> Option<(&str, Vec<String>)> {
    let at = line.find('?').map(|at| at + 1).filter(|at| *at < line.len());
    let colon = || line.find(':').map(|at| at + 1);
    let at = at.or_else(colon)?;
    let (text, list) = (line[..at].trim(), line[at..].trim());
    let list = list.trim_start_matches(['(', '[']).trim_end_matches([')', ']', '.']);
    let mark = ['/', '|', ';', ','].into_iter().find(|mark| list.contains(*mark));
    let mut options: Vec<String> = match mark {
        Some(mark) => list.split(mark).map(|part| part.trim().to_owned()).collect(),
        None => vec![list.trim().to_owned()],
    };
    // "red, green or blue", and "tea or coffee".
    let last = options.pop()?;
    let parts = OR.iter().find_map(|or| last.split_once(or));
    match parts {
        Some((one, other)) => options.extend([one.trim().to_owned(), other.trim().to_owned()]),
        None => options.push(last),
    }
    options.retain(|option| !option.is_empty());
    let fits = |option: &String| option.chars().count() <= limits::MAX_ROW_TITLE_CHARS;
    let text = text.strip_suffix(':').map_or(text, str::trim);
    let fit = options.len() >= 2 && options.len() <= limits::MAX_OPTIONS && options.iter().all(fits);
    (fit && !text.is_empty()).then_some((text, options))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_what_is_asked_for() {
        for (line, answer) in [
            ("What is your name?", Answer::Text),
            ("Your e-mail, please", Answer::Email),
            ("¿Cuál es tu correo electrónico?", Answer::Email),
            ("What is your phone number?", Answer::Phone),
            ("Qual é o seu telefone?", Answer::Phone),
            ("How many people are coming?", Answer::Number),
            ("¿Cuántas personas?", Answer::Number),
            ("On which day would you like to come?", Answer::Date),
            ("What time suits you?", Answer::Time),
            ("आपका फ़ोन नंबर क्या है?", Answer::Phone),
            ("Do you have an appointment?", Answer::YesNo),
            ("How satisfied were you with us?", Answer::Rating),
            ("Please send a photo of the damage", Answer::Media),
            ("Share your location", Answer::Location),
            // A word inside another one says nothing.
            ("Tell us about your holiday", Answer::Text),
            ("What do you think of the update?", Answer::Text),
        ] {
            assert_eq!(guess(line).answer, answer, "{line}");
            assert_eq!(guess(line).text, line);
        }
    }

    #[test]
    fn a_list_behind_a_question_is_a_choice() {
        for (line, text, options) in [
            ("Which size? S / M / L", "Which size?", &["S", "M", "L"][..]),
            ("Size: small, medium or large", "Size", &["small", "medium", "large"]),
            ("What would you like? (tea or coffee)", "What would you like?", &["tea", "coffee"]),
            ("Cor: vermelho, azul ou verde.", "Cor", &["vermelho", "azul", "verde"]),
            ("Plan? Free; Pro", "Plan?", &["Free", "Pro"]),
        ] {
            let question = guess(line);
            assert_eq!(question.text, text, "{line}");
            assert_eq!(
                question.answer,
                Answer::Choice(options.iter().map(|it| (*it).to_owned()).collect()),
                "{line}"
            );
        }
    }

    #[test]
    fn what_fits_no_list_stays_a_question() {
        for line in [
            "Anything else? Tell us, even when it is a long story that needs many words",
            "Note: one thing",
            "Why?",
            ": a, b",
        ] {
            assert!(!matches!(guess(line).answer, Answer::Choice(_)), "{line}");
            assert_eq!(guess(line).text, line);
        }
    }
}
