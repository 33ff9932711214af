//! The flow of an outline.

use std::{collections::BTreeSet, fmt::Write as _};

use super::{
    Answer, MAX_QUESTIONS, Outline, Question,
    guess::plain,
    words::{FILLERS, PERSONAL},
};
use crate::{
    Flow, Interrupt, Node, NodeKind, Port, PortKind, Trigger, TriggerKind, Variable, VariableType,
    checks::BUILT_IN_READS,
    limits,
    nodes::{
        AcceptedMedia, AskDate, AskEmail, AskLocation, AskMedia, AskNumber, AskPhone, AskText, AskTime,
        AskYesNo, Choice, ChoiceOption, End, Rating, Text,
    },
    triggers::{AnyMessage, Keyword},
};

/// Distance of one step from the next, in canvas pixels.
const STEP_X: f64 = 340.0;
/// Words of a question that become its title.
const TITLE_WORDS: usize = 4;

pub(super) fn flow(outline: &Outline) -> Flow {
    let mut flow = Flow::new(outline.name.clone());
    // What every template knows by itself is no name for an answer.
    let mut taken: BTreeSet<String> = BUILT_IN_READS.iter().map(|name| (*name).to_owned()).collect();
    let mut said = Vec::new();
    if !outline.greeting.trim().is_empty() {
        flow.nodes.push(titled("greeting", "Greeting", text(outline.greeting.trim())));
    }
    for question in outline.questions.iter().take(MAX_QUESTIONS) {
        let title = title(&question.text);
        let key = free(&key(&title), &mut taken);
        let node = titled(&format!("ask_{key}"), &title, ask(question, &key));
        let mut variable = Variable::new(key.clone(), kind(&question.answer));
        variable.personal = is_personal(question);
        variable.label.clone_from(&title);
        flow.variables.push(variable);
        flow.nodes.push(node);
        said.extend(shown(&question.answer, &key).map(|value| (title, value)));
    }
    if !outline.thanks.trim().is_empty() {
        flow.nodes.push(titled("thanks", "Thanks", text(&thanks(outline.thanks.trim(), &said))));
    }
    flow.nodes.push(titled("end", "End", NodeKind::End(End::default())));
    connect(&mut flow);
    flow.triggers.push(start(outline, flow.nodes.first().map(|node| node.id.clone())));
    place(&mut flow);
    flow
}

fn text(words: &str) -> NodeKind {
    NodeKind::Text(Text { text: words.to_owned() })
}

fn titled(id: &str, title: &str, kind: NodeKind) -> Node {
    let mut node = Node::new(id, kind);
    node.title = Some(title.to_owned());
    node
}

/// Every way on leads to the next step: somebody whose answers cannot be used is asked the rest all the same.
fn connect(flow: &mut Flow) {
    let ids: Vec<String> = flow.nodes.iter().map(|node| node.id.clone()).collect();
    for (node, next) in flow.nodes.iter_mut().zip(ids.into_iter().skip(1)) {
        let ways = node.ports().into_iter().filter(|port| {
            matches!(port.kind, PortKind::Next | PortKind::Option | PortKind::Else | PortKind::Invalid)
        });
        node.next = ways.map(|port: Port| (port.id, next.clone())).collect();
    }
}

fn start(outline: &Outline, to: Option<String>) -> Trigger {
    let words = outline.keywords.iter().map(|word| word.trim()).filter(|word| !word.is_empty());
    let keywords: Vec<String> = words.take(limits::MAX_KEYWORDS).map(str::to_owned).collect();
    let kind = match keywords.is_empty() {
        true => TriggerKind::AnyMessage(AnyMessage::default()),
        false => TriggerKind::Keyword(Keyword { keywords, ..Keyword::default() }),
    };
    Trigger { id: "start".to_owned(), kind, priority: 0, interrupt: Interrupt::default(), to }
}

/// One row, from left to right.
fn place(flow: &mut Flow) {
    let ids = flow.triggers.iter().map(|trigger| &trigger.id).chain(flow.nodes.iter().map(|node| &node.id));
    let mut x = 0.0;
    for id in ids {
        flow.layout.nodes.insert(id.clone(), [x, 0.0]);
        x += STEP_X;
    }
}

fn ask(question: &Question, key: &str) -> NodeKind {
    let text = question.text.clone();
    let save_as = Some(key.to_owned());
    match &question.answer {
        Answer::Text => NodeKind::AskText(AskText { text, save_as, ..AskText::default() }),
        Answer::Number => NodeKind::AskNumber(AskNumber { text, save_as, ..AskNumber::default() }),
        Answer::Email => NodeKind::AskEmail(AskEmail { text, save_as, ..AskEmail::default() }),
        Answer::Phone => NodeKind::AskPhone(AskPhone { text, save_as, ..AskPhone::default() }),
        Answer::Date => NodeKind::AskDate(AskDate { text, save_as, ..AskDate::default() }),
        Answer::Time => NodeKind::AskTime(AskTime { text, save_as, ..AskTime::default() }),
        Answer::YesNo => NodeKind::AskYesNo(AskYesNo { text, save_as, ..AskYesNo::default() }),
        Answer::Rating => NodeKind::Rating(Rating { text, save_as, ..Rating::default() }),
        Answer::Media => {
            let accept = vec![
                AcceptedMedia::Image,
                AcceptedMedia::Video,
                AcceptedMedia::Audio,
                AcceptedMedia::Document,
            ];
            NodeKind::AskMedia(AskMedia { text, save_as, accept, ..AskMedia::default() })
        }
        Answer::Location => NodeKind::AskLocation(AskLocation { text, save_as, ..AskLocation::default() }),
        Answer::Choice(options) => {
            let mut taken = BTreeSet::new();
            let option = |title: &String| ChoiceOption {
                id: free(&self::key(title), &mut taken),
                title: title.clone(),
                ..ChoiceOption::default()
            };
            let options = options.iter().map(option).collect();
            NodeKind::Choice(Choice { text, save_as, options, ..Choice::default() })
        }
    }
}

fn kind(answer: &Answer) -> VariableType {
    match answer {
        Answer::Number | Answer::Rating => VariableType::Number,
        Answer::YesNo => VariableType::Boolean,
        Answer::Date => VariableType::Date,
        Answer::Media => VariableType::File,
        Answer::Location => VariableType::Location,
        Answer::Text | Answer::Email | Answer::Phone | Answer::Time | Answer::Choice(_) => VariableType::Text,
    }
}

fn is_personal(question: &Question) -> bool {
    let words = plain(&question.text);
    matches!(question.answer, Answer::Email | Answer::Phone | Answer::Media | Answer::Location)
        || PERSONAL.iter().any(|word| words.contains(&format!(" {word} ")))
}

/// How an answer is said again; files and places are not.
fn shown(answer: &Answer, key: &str) -> Option<String> {
    match answer {
        Answer::Media | Answer::Location => None,
        Answer::YesNo => Some(format!("{{% if {key} %}}✓{{% else %}}✗{{% endif %}}")),
        _ => Some(format!("{{{{ {key} | default('–') }}}}")),
    }
}

/// The last words, with what was answered as far as one message holds it.
fn thanks(words: &str, said: &[(String, String)]) -> String {
    let mut text = words.to_owned();
    for (at, (title, value)) in said.iter().enumerate() {
        let mut line = String::new();
        let gap = if at == 0 { "\n\n" } else { "\n" };
        let _ = write!(line, "{gap}*{title}*: {value}");
        // Answers are longer than their names, so half of what a message holds is left to them.
        if text.chars().count() + line.chars().count() > limits::MAX_TEXT_CHARS / 2 {
            break;
        }
        text.push_str(&line);
    }
    text
}

/// What a question is about: its first words that say something, the first of them with a capital.
fn title(question: &str) -> String {
    let words: Vec<String> = plain(question).split_whitespace().map(str::to_owned).collect();
    let telling = words.iter().filter(|word| !FILLERS.contains(&word.as_str())).take(TITLE_WORDS).cloned();
    let telling: Vec<String> = telling.collect();
    let chosen = if telling.is_empty() { &words[..words.len().min(TITLE_WORDS)] } else { &telling[..] };
    // Marks of a template or of WhatsApp's formatting would not stay what they are.
    let title: String = chosen.join(" ").chars().filter(|letter| !"{}%*_~`#".contains(*letter)).collect();
    let title: String = title.chars().take(limits::MAX_NAME_CHARS / 2).collect();
    let mut letters = title.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_else(|| "Question".to_owned())
}

/// A name for templates: ASCII letters, digits and `_`, beginning with a letter.
fn key(words: &str) -> String {
    let mut key = String::new();
    for letter in words.to_lowercase().chars().map(folded) {
        if letter.is_ascii_alphanumeric() {
            key.push(letter);
        } else if !key.is_empty() && !key.ends_with('_') {
            key.push('_');
        }
    }
    let key: String = key.trim_matches('_').chars().take(limits::MAX_ID_CHARS / 2).collect();
    match key.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => key,
        Some(_) => format!("answer_{key}"),
        None => "answer".to_owned(),
    }
}

/// A letter without its accent.
fn folded(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        'ß' => 's',
        other => other,
    }
}

/// The name, or with the first number behind it that makes it free.
fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut tried = name.to_owned();
    let mut number = 2;
    while !taken.insert(tried.clone()) {
        tried = format!("{name}_{number}");
        number += 1;
    }
    tried
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Severity, checks, outline::questions};

    fn outline(text: &str) -> Outline {
        Outline {
            name: "Bookings".into(),
            greeting: "Hello!".into(),
            questions: questions(text),
            thanks: "Thank you!".into(),
            keywords: Vec::new(),
        }
    }

    fn errors(flow: &Flow) -> Vec<String> {
        let errors = checks(flow).into_iter().filter(|issue| issue.severity == Severity::Error);
        errors.map(|issue| format!("{issue:?}")).collect()
    }

    #[test]
    fn a_list_of_questions_becomes_a_flow_that_could_be_published() {
        let text = "What is your name?\nYour e-mail?\nHow many people?\nWhich day?\nWhat time?\nInside or outside? Inside / Outside\n\
                    Do you have children with you?\nHow happy are you?\nA photo, please\nYour location\nYour phone number?";
        let flow = outline(text).flow();
        assert_eq!(errors(&flow), Vec::<String>::new());
        let ids: Vec<&str> = flow.nodes.iter().map(|node| node.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "greeting",
                "ask_name",
                "ask_e_mail",
                "ask_people",
                "ask_day",
                "ask_time",
                "ask_inside_outside",
                "ask_children",
                "ask_happy",
                "ask_photo",
                "ask_location",
                "ask_phone_number",
                "thanks",
                "end"
            ]
        );
        assert_eq!(flow.variables[0].label, "Name");
        assert!(flow.variables[0].personal && flow.variables[1].personal && !flow.variables[2].personal);
        let options = &flow.nodes[6].next;
        assert_eq!(options.values().collect::<BTreeSet<_>>().len(), 1, "{options:?}");
        assert_eq!(options.len(), 3, "both options, and answers that cannot be used");
        // What was made is what a file of it would be read as.
        let again = crate::parse_value(serde_json::to_value(&flow).unwrap()).unwrap();
        assert_eq!(again, flow);
    }

    #[test]
    fn names_are_never_taken_twice_and_always_allowed() {
        let flow =
            outline("Name?\nname\n¿Cuál es tu dirección?\nआपका नाम?\n24/7?\n{{ x }}\nÖl & Straße?\n?").flow();
        let keys: Vec<&str> = flow.variables.iter().map(|variable| variable.key.as_str()).collect();
        assert_eq!(
            keys,
            ["name", "name_2", "direccion", "answer", "answer_24_7", "x", "ol_strase", "question"]
        );
    }

    #[test]
    fn what_templates_know_by_themselves_is_no_name_for_an_answer() {
        let flow = outline("Your message?\nContact?").flow();
        assert_eq!(errors(&flow), Vec::<String>::new());
        let keys: Vec<&str> = flow.variables.iter().map(|variable| variable.key.as_str()).collect();
        assert_eq!(keys, ["message_2", "contact_2"]);
    }

    #[test]
    fn words_start_it_and_what_is_empty_is_left_out() {
        let outline = Outline {
            name: "x".into(),
            keywords: vec![" book ".into(), " ".into()],
            questions: questions("Name?"),
            ..Outline::default()
        };
        let flow = outline.flow();
        let TriggerKind::Keyword(config) = &flow.triggers[0].kind else { panic!("{:?}", flow.triggers) };
        assert_eq!(config.keywords, ["book"]);
        assert_eq!(flow.triggers[0].to.as_deref(), Some("ask_name"));
        assert_eq!(errors(&flow), Vec::<String>::new());
        // Even an outline of nothing is a flow.
        assert_eq!(errors(&Outline { name: "x".into(), ..Outline::default() }.flow()), Vec::<String>::new());
    }

    #[test]
    fn the_longest_outline_stays_within_the_limits() {
        let long = format!("{}?", "why ".repeat(250));
        let flow = outline(&format!("{long}\n").repeat(80)).flow();
        assert_eq!(flow.variables.len(), MAX_QUESTIONS);
        assert_eq!(errors(&flow), Vec::<String>::new());
    }
}
