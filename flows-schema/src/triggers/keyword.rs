//! Fires on words.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, SelectOption, Widget},
};

/// How a message is held against the keywords. Case, outer spaces and accents never count. Only `exact` may
/// interrupt a conversation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KeywordMatch {
    /// The whole message is the keyword.
    #[default]
    Exact,
    /// The message's first words are the keyword's.
    FirstWord,
    /// The message starts with the keyword's letters.
    Starts,
    /// The message ends with the keyword's letters.
    Ends,
    /// The keyword's words stand in the message, in a row, as whole words.
    Contains,
    /// The keyword is a regular expression that the message matches, without regard to case.
    Regex,
    /// The whole message is the keyword but for typing mistakes: one wrong, missing or swapped letter in words of
    /// 4 to 7 letters, two in longer ones, none in shorter ones.
    Fuzzy,
}

/// Fires when a message is, or contains, one of the keywords.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Keyword {
    /// Words or short phrases.
    pub keywords: Vec<String>,
    /// How a message is held against them.
    #[serde(rename = "match")]
    pub matching: KeywordMatch,
}

impl TriggerDefinition for Keyword {
    const TYPE: &'static str = "keyword";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Keyword".into(),
            description: "Starts when a message says one of these words.".into(),
            icon: "key-round",
            category: Category::Start,
            summary: Some("/keywords/0"),
            fields: vec![
                FieldUi::new("keywords", Widget::Words { max: limits::MAX_KEYWORDS }, "Keywords")
                    .placeholder("menu")
                    .max_chars(limits::MAX_KEYWORD_CHARS),
                FieldUi::new(
                    "match",
                    Widget::Select {
                        options: vec![
                            SelectOption::new("exact", "The message is exactly this"),
                            SelectOption::new("first_word", "The first word is this"),
                            SelectOption::new("contains", "The message contains this"),
                            SelectOption::new("starts", "The message starts with this"),
                            SelectOption::new("ends", "The message ends with this"),
                            SelectOption::new("fuzzy", "This, with typing mistakes"),
                            SelectOption::new("regex", "The message matches this pattern"),
                        ],
                    },
                    "When",
                )
                .help("Only an exact message interrupts a conversation that is under way."),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        if self.keywords.is_empty() {
            check.error("keywords_empty", "keywords", "Add at least one keyword.");
        }
        if self.keywords.len() > limits::MAX_KEYWORDS {
            check.error(
                "keywords_too_many",
                "keywords",
                format!("At most {} keywords are possible.", limits::MAX_KEYWORDS),
            );
        }
        if self.matching == KeywordMatch::Regex && self.keywords.len() > limits::MAX_PATTERNS {
            let text = format!("At most {} patterns are possible.", limits::MAX_PATTERNS);
            check.error("keywords_too_many", "keywords", text);
        }
        let mut seen = BTreeSet::new();
        for (index, keyword) in self.keywords.iter().enumerate() {
            let path = format!("keywords/{index}");
            check.max_chars(&path, keyword, limits::MAX_KEYWORD_CHARS);
            if keyword.trim().is_empty() {
                check.error("keyword_empty", path, "A keyword is empty.");
            } else if self.matching == KeywordMatch::Regex {
                check.pattern(&path, keyword);
            } else if !seen.insert(keyword.trim().to_lowercase()) {
                check.warning("keyword_repeated", path, format!("'{keyword}' is there twice."));
            }
        }
    }

    fn summary(&self) -> String {
        self.keywords.join(", ")
    }
}
