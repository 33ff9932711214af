//! The filters of the language: what each does, what it takes, and examples that a test renders.

use minijinja::machinery::ast;

use ArgumentKind::{Any, Text, Whole};

/// One filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filter {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub does: &'static str,
    /// What stands in its brackets, in order.
    pub arguments: &'static [Argument],
    /// Texts, and what they become with [`EXAMPLE_VALUES`].
    pub examples: &'static [(&'static str, &'static str)],
}

/// One argument of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argument {
    /// What it is called in the reference.
    pub name: &'static str,
    /// What it may be.
    pub kind: ArgumentKind,
    /// Whether the filter cannot do without.
    pub required: bool,
}

/// What an argument may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArgumentKind {
    /// A text.
    Text,
    /// A whole number from 0.
    Whole,
    /// Anything.
    Any,
}

const fn may(name: &'static str, kind: ArgumentKind) -> Argument {
    Argument { name, kind, required: false }
}

const fn must(name: &'static str, kind: ArgumentKind) -> Argument {
    Argument { name, kind, required: true }
}

/// What the examples read, as JSON.
pub const EXAMPLE_VALUES: &str = r#"{
  "name": "ada lovelace",
  "price": "12,5",
  "balance": -3.75,
  "numbers": [3, 1, 2],
  "basket": [{"item": "Tea", "price": 2.5}, {"item": "Cake", "price": 4}],
  "day": "2026-01-08",
  "at": "2026-01-08T17:30:00Z",
  "note": "say \"hi\"",
  "flow": {"timezone": "Europe/Berlin", "language": "en"}
}"#;

/// All filters, in the order of their names.
pub const FILTERS: &[Filter] = &[
    Filter {
        name: "abs",
        does: "the number without its sign",
        arguments: &[],
        examples: &[("{{ balance | abs }}", "3.75")],
    },
    Filter {
        name: "capitalize",
        does: "first letter large, the rest small",
        arguments: &[],
        examples: &[("{{ name | capitalize }}", "Ada lovelace")],
    },
    Filter {
        name: "date",
        does: "a date or time for people, in the flow's time zone and with the names of the language that the texts are in: short, long, time, or a format of %d %m %Y %y %H %I %p %M %S %A %a %B %b, with a minus behind the % for no leading zero",
        arguments: &[may("format", Text)],
        examples: &[
            ("{{ day | date }}", "Thu 8 Jan 2026"),
            ("{{ day | date('long') }}", "Thursday, 8 January 2026"),
            ("{{ at | date('time') }}", "18:30"),
            ("{{ at | date('%d.%m.%Y, %H:%M') }}", "08.01.2026, 18:30"),
            ("{{ day | date('%-d %B') }}", "8 January"),
        ],
    },
    Filter {
        name: "default",
        does: "another value where there is none",
        arguments: &[may("other", Any)],
        examples: &[
            ("{{ nickname | default('there') }}", "there"),
            ("{{ name | default('there') }}", "ada lovelace"),
        ],
    },
    Filter {
        name: "first",
        does: "the first of a list, or the first letter",
        arguments: &[],
        examples: &[("{{ numbers | first }}", "3"), ("{{ name | first }}", "a")],
    },
    Filter {
        name: "fixed",
        does: "the number with exactly so many decimals, 2 where nothing is said",
        arguments: &[may("decimals", Whole)],
        examples: &[("{{ price | fixed }}", "12.50"), ("{{ balance | fixed(1) }}", "-3.8")],
    },
    Filter {
        name: "float",
        does: "the value as a decimal number, 0 if it is none",
        arguments: &[],
        examples: &[("{{ (price | float) * 2 }}", "25")],
    },
    Filter {
        name: "int",
        does: "the value as a whole number, 0 if it is none",
        arguments: &[],
        examples: &[("{{ price | int }}", "12"), ("{{ name | int }}", "0")],
    },
    Filter {
        name: "join",
        does: "the list's values with a separator between them, a comma where nothing is said",
        arguments: &[may("separator", Text)],
        examples: &[("{{ numbers | join }}", "3, 1, 2"), ("{{ numbers | join(' and ') }}", "3 and 1 and 2")],
    },
    Filter {
        name: "json",
        does: "the value as JSON, for the body of a request",
        arguments: &[],
        examples: &[(r#"{"note": {{ note | json }}}"#, r#"{"note": "say \"hi\""}"#)],
    },
    Filter {
        name: "last",
        does: "the last of a list, or the last letter",
        arguments: &[],
        examples: &[("{{ numbers | last }}", "2")],
    },
    Filter {
        name: "length",
        does: "how many values or letters",
        arguments: &[],
        examples: &[("{{ basket | length }}", "2"), ("{{ name | length }}", "12")],
    },
    Filter {
        name: "lower",
        does: "small letters",
        arguments: &[],
        examples: &[("{{ 'HELLO' | lower }}", "hello")],
    },
    Filter {
        name: "money",
        does: "the amount with two decimals, and a currency behind it",
        arguments: &[may("currency", Text)],
        examples: &[("{{ price | money }}", "12.50"), ("{{ price | money('EUR') }}", "12.50 EUR")],
    },
    Filter {
        name: "replace",
        does: "one text for another",
        arguments: &[must("from", Text), must("to", Text)],
        examples: &[("{{ name | replace('ada', 'Augusta') }}", "Augusta lovelace")],
    },
    Filter {
        name: "round",
        does: "the number rounded, with as many decimals as asked for",
        arguments: &[may("decimals", Whole)],
        examples: &[("{{ balance | round }}", "-4"), ("{{ balance | round(1) }}", "-3.8")],
    },
    Filter {
        name: "sum",
        does: "the sum of a list's numbers, or of one key of its objects",
        arguments: &[may("key", Text)],
        examples: &[("{{ numbers | sum }}", "6"), ("{{ basket | sum('price') }}", "6.5")],
    },
    Filter {
        name: "title",
        does: "every word with a large first letter",
        arguments: &[],
        examples: &[("{{ name | title }}", "Ada Lovelace")],
    },
    Filter {
        name: "trim",
        does: "without spaces at both ends",
        arguments: &[],
        examples: &[("[{{ '  hi ' | trim }}]", "[hi]")],
    },
    Filter {
        name: "truncate",
        does: "at most so many letters, 255 where nothing is said",
        arguments: &[may("letters", Whole)],
        examples: &[("{{ name | truncate(6) }}", "ada l…")],
    },
    Filter {
        name: "upper",
        does: "large letters",
        arguments: &[],
        examples: &[("{{ name | upper }}", "ADA LOVELACE")],
    },
];

impl Filter {
    /// How it is called: `fixed(decimals?)`.
    #[must_use]
    pub fn call(&self) -> String {
        if self.arguments.is_empty() {
            return self.name.to_owned();
        }
        let arguments: Vec<String> = self
            .arguments
            .iter()
            .map(|argument| format!("{}{}", argument.name, if argument.required { "" } else { "?" }))
            .collect();
        format!("{}({})", self.name, arguments.join(", "))
    }

    /// What is wrong with the arguments of a call, for the author. What is not written out is not known here.
    pub(super) fn mistake(&self, arguments: &[ast::CallArg<'_>]) -> Option<String> {
        let needed = self.arguments.iter().filter(|argument| argument.required).count();
        let (least, most, given) = (needed, self.arguments.len(), arguments.len());
        if !(least..=most).contains(&given) {
            let takes = match (least, most) {
                (_, 0) => "nothing in brackets".to_owned(),
                (least, most) if least == most => format!("{most} values in brackets"),
                (_, most) => format!("at most {most} value{} in brackets", if most == 1 { "" } else { "s" }),
            };
            return Some(format!("The filter '{}' takes {takes}, but here it gets {given}.", self.name));
        }
        self.arguments.iter().zip(arguments).find_map(|(wanted, given)| {
            let name = self.name;
            let given = match given {
                ast::CallArg::Pos(given) => given,
                ast::CallArg::Kwarg(key, _) => {
                    return Some(format!("The filter '{name}' takes its value without '{key}='."));
                }
                _ => return None,
            };
            let fits = match (wanted.kind, given) {
                (Any, _) => true,
                // `none` is no argument at all.
                (_, ast::Expr::Const(given)) if given.value.is_none() => !wanted.required,
                (Text, ast::Expr::Const(given)) => given.value.as_str().is_some(),
                (Whole, ast::Expr::Const(given)) => u32::try_from(given.value.clone()).is_ok(),
                (_, ast::Expr::UnaryOp(_) | ast::Expr::List(_)) => false,
                _ => true,
            };
            let what = match wanted.kind {
                Text => "a text in quotes",
                Whole => "a whole number from 0",
                Any => "a value",
            };
            (!fits).then(|| format!("The filter '{name}' takes {what} as its '{}'.", wanted.name))
        })
    }
}

/// The filter with a name.
#[must_use]
pub fn filter(name: &str) -> Option<&'static Filter> {
    FILTERS.iter().find(|filter| filter.name == name)
}
