//! From a list of questions to a flow.

use flows_schema::outline::{self, Answer, MAX_QUESTIONS, Outline, Question};
use leptos::prelude::*;

use super::{Making, Start};
use crate::components::{Field, Input, Notice, Textarea, Tone};

/// The kinds of answers, with the keys of their words.
const KINDS: [(&str, &str); 10] = [
    ("text", key!("flows-answer-text")),
    ("number", key!("flows-answer-number")),
    ("email", key!("flows-answer-email")),
    ("phone", key!("flows-answer-phone")),
    ("date", key!("flows-answer-date")),
    ("time", key!("flows-answer-time")),
    ("yes_no", key!("flows-answer-yes-no")),
    ("rating", key!("flows-answer-rating")),
    ("media", key!("flows-answer-media")),
    ("location", key!("flows-answer-location")),
];
/// The kind of a question with a list of its own.
const CHOICE: &str = "choice";

fn key(answer: &Answer) -> &'static str {
    match answer {
        Answer::Text => "text",
        Answer::Number => "number",
        Answer::Email => "email",
        Answer::Phone => "phone",
        Answer::Date => "date",
        Answer::Time => "time",
        Answer::YesNo => "yes_no",
        Answer::Rating => "rating",
        Answer::Media => "media",
        Answer::Location => "location",
        Answer::Choice(_) => CHOICE,
    }
}

fn answer(key: &str) -> Answer {
    match key {
        "number" => Answer::Number,
        "email" => Answer::Email,
        "phone" => Answer::Phone,
        "date" => Answer::Date,
        "time" => Answer::Time,
        "yes_no" => Answer::YesNo,
        "rating" => Answer::Rating,
        "media" => Answer::Media,
        "location" => Answer::Location,
        _ => Answer::Text,
    }
}

/// The questions with what the author chose in place of the guesses. A choice counts while its words stay.
fn with_choices(mut questions: Vec<Question>, chosen: &[(String, String)]) -> Vec<Question> {
    for question in &mut questions {
        let other = chosen.iter().find(|(text, kind)| *text == question.text && kind != CHOICE);
        if let Some((_, kind)) = other {
            question.answer = answer(kind);
        }
    }
    questions
}

/// Greeting, questions and thanks; the flow of them can be tried at once.
#[component]
pub(super) fn FromQuestions() -> impl IntoView {
    let making = expect_context::<Making>();
    let text = |words: &str| RwSignal::new(words.to_owned());
    let greeting = text(t!("flows-greeting"));
    let thanks = text(t!("flows-thanks"));
    let lines = making.lines;
    let keywords = text("");
    // What was chosen in place of a guess: the question's words, and the kind.
    let chosen = RwSignal::new(Vec::<(String, String)>::new());
    let questions = Memo::new(move |_| with_choices(outline::questions(&lines.get()), &chosen.get()));
    Effect::new(move |_| {
        let questions = questions.get();
        let (greeting, thanks, keywords) = (greeting.get(), thanks.get(), keywords.get());
        if questions.is_empty() {
            making.start.set(Start::Nothing);
            return;
        }
        let keywords = keywords.split(',').map(str::to_owned).collect();
        let name = t!("flows-new").to_owned();
        making.choose(Outline { name, greeting, questions, thanks, keywords }.flow());
    });
    let too_many = move || {
        let lines = lines.with(|text| text.lines().filter(|line| !line.trim().is_empty()).count());
        (lines > MAX_QUESTIONS).then(|| {
            let text = t!("flows-too-many-questions", most = MAX_QUESTIONS);
            view! { <Notice tone=Tone::Warn text=text/> }
        })
    };
    let examples = [
        t!("flows-example-name"),
        t!("flows-example-email"),
        t!("flows-example-size"),
        t!("flows-example-day"),
    ]
    .join("\n");
    view! {
        <Field label=t!("flows-what-to-ask") help=t!("flows-what-to-ask-help")>
            <Textarea
                value=lines
                rows=6
                maxlength=20_000
                placeholder=examples
            />
        </Field>
        {too_many}
        <Show when=move || !questions.with(Vec::is_empty)>
            <table class="outline">
                <caption class="sr-only">{t!("flows-questions-about")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!("flows-question")}</th>
                        <th scope="col">{t!("flows-answer")}</th>
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=move || questions.get().into_iter().enumerate()
                        key=|(at, question)| (*at, question.text.clone(), format!("{:?}", question.answer))
                        let:entry
                    >
                        <OutlineRow question=entry.1 chosen/>
                    </For>
                </tbody>
            </table>
        </Show>
        <Field label=t!("flows-first-words") optional=true>
            <Input value=greeting maxlength=1000/>
        </Field>
        <Field label=t!("flows-last-words") optional=true help=t!("flows-last-words-help")>
            <Input value=thanks maxlength=1000/>
        </Field>
        <Field label=t!("flows-starts-at") optional=true help=t!("flows-starts-at-help")>
            <Input value=keywords maxlength=1000 placeholder=t!("flows-starts-at-example")/>
        </Field>
    }
}

/// One question and the kind of its answer.
#[component]
fn OutlineRow(question: Question, chosen: RwSignal<Vec<(String, String)>>) -> impl IntoView {
    let Question { text, answer } = question;
    let options = match &answer {
        Answer::Choice(options) => Some(options.join(", ")),
        _ => None,
    };
    let own = key(&answer);
    let label = t!("flows-answer-to", question = &text);
    let words = text.clone();
    let choose = move |kind: String| {
        let words = words.clone();
        chosen.update(|all| {
            all.retain(|(known, _)| *known != words);
            all.push((words, kind));
        });
    };
    view! {
        <tr>
            <td>{text}</td>
            <td>
                {match options {
                    Some(options) => view! { <span class="text-sm">{t!("flows-answer-one-of", options = &options)}</span> }.into_any(),
                    None => {
                        view! {
                            <select class="outline-kind" aria-label=label on:change=move |event| choose(event_target_value(&event))>
                                {KINDS
                                    .into_iter()
                                    .map(|(key, words)| view! { <option value=key selected=key == own>{crate::language::text(words)}</option> })
                                    .collect_view()}
                            </select>
                        }
                            .into_any()
                    }
                }}
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_can_be_chosen_and_read_again() {
        for (name, _) in KINDS {
            assert_eq!(key(&answer(name)), name);
        }
    }

    #[test]
    fn a_choice_replaces_the_guess_of_its_question_only() {
        let chosen = vec![("Your e-mail?".to_owned(), "text".to_owned())];
        let read = with_choices(outline::questions("Your e-mail?\nThe e-mail of a friend?"), &chosen);
        assert_eq!(read[0].answer, Answer::Text);
        assert_eq!(read[1].answer, Answer::Email);
    }
}
