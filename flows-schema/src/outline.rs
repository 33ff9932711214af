//! From a list of questions to a flow that asks them.
//!
//! An admin writes what the bot shall ask, a line per question; [`guess`] tells what kind of answer each wants, and
//! [`Outline::flow`] draws the flow: a greeting, the questions one after the other, and thanks with what was said.
//! Everything follows from the words by rules, so the same list gives the same flow everywhere.
//!
//! **To teach it a word:** add it to the kind's line in `outline/words.rs`.

mod build;
mod guess;
mod words;

pub use guess::guess;

use crate::{Flow, limits};

/// Questions of one outline at most; an answer that nobody gives any more is worth nothing.
pub const MAX_QUESTIONS: usize = 50;

/// What kind of answer a question wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Any words.
    Text,
    /// A number.
    Number,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// Yes or no.
    YesNo,
    /// One to five stars.
    Rating,
    /// A picture, a voice message or another file.
    Media,
    /// A place.
    Location,
    /// One of these.
    Choice(Vec<String>),
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub text: String,
    /// What kind of answer it wants.
    pub answer: Answer,
}

/// What a bot shall ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Name of the flow.
    pub name: String,
    /// Said first; empty for nothing.
    pub greeting: String,
    /// Asked in this order; those after [`MAX_QUESTIONS`] are left out.
    pub questions: Vec<Question>,
    /// Said last, before what was answered; empty for nothing.
    pub thanks: String,
    /// Words that start it; with none it starts at any message that nothing else takes.
    pub keywords: Vec<String>,
}

impl Outline {
    /// The flow that asks all this.
    #[must_use]
    pub fn flow(&self) -> Flow {
        build::flow(self)
    }
}

/// The questions in a text: one per line, without bullets and numbers before them. Empty lines are none.
#[must_use]
pub fn questions(text: &str) -> Vec<Question> {
    let lines = text.lines().map(bare).filter(|line| !line.is_empty());
    lines.take(MAX_QUESTIONS).map(guess).collect()
}

/// A line without what lists begin their lines with, cut to what a message holds.
fn bare(line: &str) -> &str {
    let line = line.trim();
    let numbered = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let line = match numbered.strip_prefix(['.', ')']) {
        Some(rest) if numbered.len() < line.len() => rest,
        _ => line.trim_start_matches(['-', '*', '•', '–']),
    };
    let line = line.trim();
    let end = line.char_indices().nth(limits::MAX_INTERACTIVE_BODY_CHARS).map_or(line.len(), |(at, _)| at);
    &line[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_questions_without_their_bullets() {
        let texts = |text: &str| questions(text).into_iter().map(|it| it.text).collect::<Vec<_>>();
        assert_eq!(
            texts("1. Name?\n\n 2) E-mail?\n- Why?\n• 3 wishes?\n"),
            ["Name?", "E-mail?", "Why?", "3 wishes?"]
        );
        assert_eq!(texts(" \n\n"), Vec::<String>::new());
        assert_eq!(questions(&"Why?\n".repeat(60)).len(), MAX_QUESTIONS);
        assert_eq!(texts(&"é".repeat(2_000))[0].chars().count(), 1_024);
    }
}
