//! One rule of a segment as a row of inputs.

use admin_types::{ContactField, FieldKind, Number, RuleOn, RuleOp, SegmentRule};
use leptos::prelude::*;

use crate::{
    components::{ButtonSize, IconButton, Input, Select},
    language::text,
};

/// A rule while it is written.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Draft {
    pub(super) id: u32,
    what: RwSignal<String>,
    how: RwSignal<String>,
    value: RwSignal<String>,
}

impl Draft {
    /// A rule to begin with.
    pub(super) fn new(id: u32) -> Self {
        let signal = |text: &str| RwSignal::new(text.to_owned());
        Self { id, what: signal("tag"), how: signal("yes"), value: signal("") }
    }

    /// A rule that there is.
    pub(super) fn of(id: u32, rule: &SegmentRule) -> Self {
        let what = match rule.on {
            RuleOn::Field => format!("field:{}", rule.key),
            other => name(other).to_owned(),
        };
        let sign = if rule.not { "no" } else { "yes" };
        let how = match rule.on {
            RuleOn::Field => format!("{sign}:{}", op_name(rule.op)),
            _ => sign.to_owned(),
        };
        Self {
            id,
            what: RwSignal::new(what),
            how: RwSignal::new(how),
            value: RwSignal::new(rule.value.clone()),
        }
    }

    /// The rule as the API reads it.
    pub(super) fn rule(self) -> SegmentRule {
        let (what, how) = (self.what.get(), self.how.get());
        let (sign, op) = how.split_once(':').unwrap_or((&how, "set"));
        let key = what.strip_prefix("field:").unwrap_or_default().to_owned();
        let on = if key.is_empty() {
            RULES.iter().find(|it| it.0 == what).map_or(RuleOn::Tag, |it| it.1)
        } else {
            RuleOn::Field
        };
        let op = OPS.iter().find(|it| it.0 == op).map_or(RuleOp::Set, |it| it.1);
        let needs_value = !(on == RuleOn::Blocked || (on == RuleOn::Field && op == RuleOp::Set));
        let value = if needs_value { self.value.get().trim().to_owned() } else { String::new() };
        SegmentRule { on, key, op, value, not: sign == "no" }
    }
}

/// Whether a rule has the value that it needs.
pub(super) fn is_whole(rule: &SegmentRule) -> bool {
    let needs_none = rule.on == RuleOn::Blocked || rule.on == RuleOn::Field && rule.op == RuleOp::Set;
    needs_none || !rule.value.is_empty()
}

/// Name, rule, and key of the words of everything but fields.
const RULES: &[(&str, RuleOn, &str)] = &[
    ("tag", RuleOn::Tag, key!("contacts-tag")),
    ("consent", RuleOn::Consent, key!("contacts-consent")),
    ("last_seen", RuleOn::LastSeen, key!("contacts-rule-last-wrote")),
    ("created", RuleOn::Created, key!("contacts-rule-first-met")),
    ("number", RuleOn::Number, key!("contacts-number")),
    ("name", RuleOn::Name, key!("contacts-name")),
    ("phone", RuleOn::Phone, key!("contacts-phone")),
    ("language", RuleOn::Language, key!("contacts-language")),
    ("blocked", RuleOn::Blocked, key!("contacts-blocked")),
];

const OPS: &[(&str, RuleOp)] = &[
    ("set", RuleOp::Set),
    ("is", RuleOp::Is),
    ("contains", RuleOp::Contains),
    ("equals", RuleOp::Equals),
    ("more", RuleOp::More),
    ("less", RuleOp::Less),
    ("before", RuleOp::Before),
    ("after", RuleOp::After),
];

fn name(on: RuleOn) -> &'static str {
    RULES.iter().find(|it| it.1 == on).map_or("tag", |it| it.0)
}

fn op_name(op: RuleOp) -> &'static str {
    OPS.iter().find(|it| it.1 == op).map_or("set", |it| it.0)
}

/// How a field of a kind can be compared, with keys of words.
fn comparisons(kind: Option<FieldKind>) -> &'static [(&'static str, &'static str)] {
    match kind {
        Some(FieldKind::Number) => &[
            ("yes:equals", key!("contacts-rule-is")),
            ("no:equals", key!("contacts-rule-is-not")),
            ("yes:more", key!("contacts-rule-more")),
            ("yes:less", key!("contacts-rule-less")),
            ("yes:set", key!("contacts-rule-filled")),
            ("no:set", key!("contacts-rule-empty")),
        ],
        Some(FieldKind::Date) => &[
            ("yes:before", key!("contacts-rule-before")),
            ("yes:after", key!("contacts-rule-after")),
            ("yes:is", key!("contacts-rule-is")),
            ("yes:set", key!("contacts-rule-filled")),
            ("no:set", key!("contacts-rule-empty")),
        ],
        Some(FieldKind::YesNo | FieldKind::Choice) => &[
            ("yes:is", key!("contacts-rule-is")),
            ("no:is", key!("contacts-rule-is-not")),
            ("yes:set", key!("contacts-rule-filled")),
            ("no:set", key!("contacts-rule-empty")),
        ],
        Some(FieldKind::Text) | None => &[
            ("yes:is", key!("contacts-rule-is")),
            ("no:is", key!("contacts-rule-is-not")),
            ("yes:contains", key!("contacts-rule-contains")),
            ("no:contains", key!("contacts-rule-contains-not")),
            ("yes:set", key!("contacts-rule-filled")),
            ("no:set", key!("contacts-rule-empty")),
        ],
    }
}

/// How everything else can be compared, with keys of words.
fn signs(what: &str) -> &'static [(&'static str, &'static str)] {
    match what {
        "tag" => &[("yes", key!("contacts-rule-has")), ("no", key!("contacts-rule-has-not"))],
        "last_seen" | "created" => {
            &[("yes", key!("contacts-rule-within-days")), ("no", key!("contacts-rule-not-within-days"))]
        }
        "blocked" => &[("yes", key!("contacts-rule-yes")), ("no", key!("contacts-rule-no"))],
        "name" => &[("yes", key!("contacts-rule-contains")), ("no", key!("contacts-rule-contains-not"))],
        "phone" => &[("yes", key!("contacts-rule-begins")), ("no", key!("contacts-rule-begins-not"))],
        _ => &[("yes", key!("contacts-rule-is")), ("no", key!("contacts-rule-is-not"))],
    }
}

/// The row: what, how, and with which value.
#[component]
pub(super) fn RuleRow(
    draft: Draft,
    #[prop(into)] fields: Signal<Vec<ContactField>>,
    #[prop(into)] numbers: Signal<Vec<Number>>,
    #[prop(into)] on_remove: Callback<u32>,
) -> impl IntoView {
    let field = Memo::new(move |_| {
        let what = draft.what.get();
        let key = what.strip_prefix("field:")?.to_owned();
        fields.with(|fields| fields.iter().find(|it| it.key == key).cloned())
    });
    let what_options = Signal::derive(move || {
        let rules = RULES.iter().map(|(key, _, words)| ((*key).to_owned(), text(words).to_owned()));
        let fields = fields.get();
        let each = fields.into_iter().map(|it| (format!("field:{}", it.key), it.label));
        let mut options: Vec<(String, String)> = rules.chain(each).collect();
        // A field that was removed since stays readable.
        let now = draft.what.get();
        if !options.iter().any(|(key, _)| *key == now) {
            options.push((now.clone(), now.trim_start_matches("field:").to_owned()));
        }
        options
    });
    let how_options = Signal::derive(move || {
        let what = draft.what.get();
        let each = if what.starts_with("field:") {
            comparisons(field.get().map(|it| it.kind))
        } else {
            signs(&what)
        };
        each.iter().map(|(key, words)| ((*key).to_owned(), text(words).to_owned())).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        let options = how_options.get();
        if !options.iter().any(|(key, _)| draft.how.with_untracked(|how| how == key))
            && let Some((first, _)) = options.first()
        {
            draft.how.set(first.clone());
            draft.value.set(String::new());
        }
    });
    let input = move || {
        let (what, how) = (draft.what.get(), draft.how.get());
        let choices: Option<Vec<(String, String)>> = match what.as_str() {
            "consent" => Some(pairs(&[
                ("in", t!("contacts-rule-agreed")),
                ("out", t!("contacts-rule-opted-out")),
                ("unknown", t!("contacts-rule-never-asked")),
            ])),
            "number" => Some(numbers.get().into_iter().map(|it| (it.id.to_string(), it.name)).collect()),
            _ => match field.get() {
                Some(it) if it.kind == FieldKind::YesNo => {
                    Some(pairs(&[("true", t!("contacts-rule-yes")), ("false", t!("contacts-rule-no"))]))
                }
                Some(it) if it.kind == FieldKind::Choice => {
                    Some(it.choices.into_iter().map(|choice| (choice.clone(), choice)).collect())
                }
                _ => None,
            },
        };
        if what == "blocked" || how.ends_with(":set") {
            return ().into_any();
        }
        let value = draft.value;
        match choices {
            Some(options) => {
                let options: Vec<_> = std::iter::once((String::new(), t!("contacts-rule-choose").to_owned())).chain(options).collect();
                view! { <Select value=value options=Signal::stored(options) label=t!("contacts-rule-value")/> }.into_any()
            }
            None if matches!(what.as_str(), "last_seen" | "created") => {
                view! { <Input value=value placeholder=t!("contacts-rule-days") maxlength=4 attr:inputmode="numeric" attr:aria-label=t!("contacts-rule-value")/> }.into_any()
            }
            None if field.get().is_some_and(|it| it.kind == FieldKind::Date) => {
                view! { <Input value=value kind="date" attr:aria-label=t!("contacts-rule-value")/> }.into_any()
            }
            None => view! { <Input value=value maxlength=200 attr:aria-label=t!("contacts-rule-value")/> }.into_any(),
        }
    };
    view! {
        <li class="flex items-start gap-2">
            <div class="flex-1 min-w-0 grid grid-cols-1 sm:grid-cols-3 gap-2">
                <Select value=draft.what options=what_options label=t!("contacts-rule-what")/>
                <Select value=draft.how options=how_options label=t!("contacts-rule-how")/>
                <div class="min-w-0">{input}</div>
            </div>
            <IconButton icon="x" label=t!("contacts-rule-remove") size=ButtonSize::Small class="mt-1" on:click=move |_| on_remove.run(draft.id)/>
        </li>
    }
}

fn pairs(each: &[(&str, &str)]) -> Vec<(String, String)> {
    each.iter().map(|(key, words)| ((*key).to_owned(), (*words).to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;

    use super::*;

    #[test]
    fn a_rule_is_read_back_as_it_was() {
        let owner = Owner::new();
        owner.set();
        let rule = |on, key: &str, op, value: &str, not| SegmentRule {
            on,
            key: key.into(),
            op,
            value: value.into(),
            not,
        };
        for wanted in [
            rule(RuleOn::Tag, "", RuleOp::Set, "vip", false),
            rule(RuleOn::LastSeen, "", RuleOp::Set, "30", true),
            rule(RuleOn::Blocked, "", RuleOp::Set, "", true),
            rule(RuleOn::Field, "age", RuleOp::More, "18", false),
            rule(RuleOn::Field, "city", RuleOp::Set, "", true),
        ] {
            assert_eq!(Draft::of(1, &wanted).rule(), wanted);
        }
    }
}
