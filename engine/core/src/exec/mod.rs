//! What each node type does, one file each.

use flows_schema::{NodeKind, nodes::Question};

use serde_json::Value;

use self::media::Media;
use crate::{
    CallOutcome, Event, Inbound, MediaKind,
    run::{Exit, Run},
};

mod add_tag;
mod ai;
mod ai_classify;
mod ai_extract;
mod ai_reply;
mod append_to_table;
mod ask;
mod ask_date;
mod ask_email;
mod ask_location;
mod ask_media;
mod ask_number;
mod ask_phone;
mod ask_text;
mod ask_time;
mod ask_yes_no;
mod block;
mod business_hours;
mod call;
mod choice;
mod condition;
mod contact_card;
mod custom_action;
mod emit_webhook;
mod end;
mod fixed_options;
mod form;
mod form_message;
mod go_to;
mod hand_over;
mod http_answer;
mod http_request;
mod link;
mod location;
mod lookup;
mod media;
mod multiple_choice;
mod opt_in;
mod opt_out;
mod random_split;
mod rating;
mod reaction;
mod record_result;
mod remove_tag;
mod request;
mod return_;
mod send_email;
mod set_field;
mod set_language;
mod set_variable;
mod speak;
mod subflow;
mod template;
mod text;
mod transcribe;
mod wait;
mod wait_for_webhook;
mod wait_until;

pub(crate) use business_hours::is_open;
pub(crate) use fixed_options::FixedOptions;
pub use form_message::form_key;

/// The conversation reaches a node.
pub(crate) fn enter(kind: &NodeKind, id: &str, run: &mut Run<'_>) -> Exit {
    let exit = match kind {
        NodeKind::Text(config) => text::enter(config, id, run),
        NodeKind::Image(config) => {
            Media::new(MediaKind::Image, &config.url).caption(&config.caption).send(id, run)
        }
        NodeKind::Video(config) => {
            Media::new(MediaKind::Video, &config.url).caption(&config.caption).send(id, run)
        }
        NodeKind::Audio(config) => {
            let kind = if config.voice { MediaKind::Voice } else { MediaKind::Audio };
            Media::new(kind, &config.url).send(id, run)
        }
        NodeKind::Document(config) => {
            let (kind, filename) = (MediaKind::Document, &config.filename);
            Media { kind, url: &config.url, caption: &config.caption, filename }.send(id, run)
        }
        NodeKind::Sticker(config) => Media::new(MediaKind::Sticker, &config.url).send(id, run),
        NodeKind::Location(config) => location::enter(config, id, run),
        NodeKind::Link(config) => link::enter(config, id, run),
        NodeKind::ContactCard(config) => contact_card::enter(config, id, run),
        NodeKind::Reaction(config) => reaction::enter(config, id, run),
        NodeKind::Template(config) => template::enter(config, id, run),
        NodeKind::AskText(config) => ask::enter(config, id, run),
        NodeKind::AskNumber(config) => ask::enter(config, id, run),
        NodeKind::AskEmail(config) => ask::enter(config, id, run),
        NodeKind::AskPhone(config) => ask::enter(config, id, run),
        NodeKind::AskDate(config) => ask::enter(config, id, run),
        NodeKind::AskTime(config) => ask::enter(config, id, run),
        NodeKind::AskYesNo(config) => ask_yes_no::enter(config, id, run),
        NodeKind::AskMedia(config) => ask::enter(config, id, run),
        NodeKind::AskLocation(config) => ask_location::enter(config, id, run),
        NodeKind::Choice(config) => choice::enter(config, id, run),
        NodeKind::MultipleChoice(config) => multiple_choice::enter(config, id, run),
        NodeKind::Rating(config) => rating::enter(config, id, run),
        NodeKind::Form(config) => form::enter(config, id, run),
        NodeKind::Condition(config) => condition::enter(config, run),
        NodeKind::RandomSplit(config) => Ok(random_split::enter(config, id, run)),
        NodeKind::BusinessHours(config) => Ok(business_hours::enter(config, run)),
        NodeKind::SetVariable(config) => set_variable::enter(config, run),
        NodeKind::Wait(config) => Ok(wait::enter(config)),
        NodeKind::WaitUntil(config) => wait_until::enter(config, run),
        NodeKind::GoTo(config) => Ok(go_to::enter(config)),
        NodeKind::Subflow(config) => subflow::enter(config, run),
        NodeKind::Return(config) => Ok(return_::enter(config)),
        NodeKind::End(config) => Ok(end::enter(config)),
        NodeKind::HttpRequest(config) => http_request::enter(config, id, run),
        NodeKind::CustomAction(config) => custom_action::enter(config, id, run),
        NodeKind::EmitWebhook(config) => emit_webhook::enter(config, id, run),
        NodeKind::WaitForWebhook(config) => wait_for_webhook::enter(config, id, run),
        NodeKind::SendEmail(config) => send_email::enter(config, id, run),
        NodeKind::AiReply(config) => ai_reply::enter(config, id, run),
        NodeKind::AiExtract(config) => ai_extract::enter(config, id, run),
        NodeKind::AiClassify(config) => ai_classify::enter(config, id, run),
        NodeKind::Transcribe(config) => transcribe::enter(config, id, run),
        NodeKind::Speak(config) => speak::enter(config, id, run),
        NodeKind::RecordResult(config) => record_result::enter(config, id, run),
        NodeKind::AppendToTable(config) => append_to_table::enter(config, id, run),
        NodeKind::Lookup(config) => lookup::enter(config, id, run),
        NodeKind::SetField(config) => set_field::enter(config, id, run),
        NodeKind::AddTag(config) => add_tag::enter(config, id, run),
        NodeKind::RemoveTag(config) => remove_tag::enter(config, id, run),
        NodeKind::SetLanguage(config) => set_language::enter(config, id, run),
        NodeKind::OptIn(_) => Ok(opt_in::enter(id, run)),
        NodeKind::OptOut(_) => Ok(opt_out::enter(id, run)),
        NodeKind::Block(_) => Ok(block::enter(id, run)),
        NodeKind::HandOver(config) => hand_over::enter(config, id, run),
    };
    exit.unwrap_or_else(|failure| failure)
}

/// The conversation comes back to a question that was open, with what the question had kept.
pub(crate) fn ask_again(kind: &NodeKind, id: &str, state: &Value, run: &mut Run<'_>) -> Exit {
    match kind {
        // What was filled in already is not asked for twice.
        NodeKind::Form(config) => form::ask_again(config, id, state, run).unwrap_or_else(|failure| failure),
        _ => enter(kind, id, run),
    }
}

/// An answer to a question, and how far the question has come.
pub(crate) struct Answer<'a> {
    /// What the contact sent.
    pub(crate) message: &'a Inbound,
    /// Unusable answers before this one.
    pub(crate) failed: u8,
    /// What the question kept at its last wait; `null` at the first.
    pub(crate) state: &'a Value,
}

/// The contact answers a node that waits for an answer.
pub(crate) fn answer(kind: &NodeKind, id: &str, answer: &Answer<'_>, run: &mut Run<'_>) -> Exit {
    let exit = match kind {
        NodeKind::AskText(config) => ask_text::answer(config, id, answer, run),
        NodeKind::AskNumber(config) => ask_number::answer(config, id, answer, run),
        NodeKind::AskEmail(config) => ask_email::answer(config, id, answer, run),
        NodeKind::AskPhone(config) => ask_phone::answer(config, id, answer, run),
        NodeKind::AskDate(config) => ask_date::answer(config, id, answer, run),
        NodeKind::AskTime(config) => ask_time::answer(config, id, answer, run),
        NodeKind::AskYesNo(config) => ask_yes_no::answer(config, id, answer, run),
        NodeKind::AskMedia(config) => ask_media::answer(config, id, answer, run),
        NodeKind::AskLocation(config) => ask_location::answer(config, id, answer, run),
        NodeKind::Choice(config) => choice::answer(config, id, answer, run),
        NodeKind::MultipleChoice(config) => multiple_choice::answer(config, id, answer, run),
        NodeKind::Rating(config) => rating::answer(config, id, answer, run),
        NodeKind::Form(config) => form::answer(config, id, answer, run),
        // The flow version of a session never changes, so a waiting node is always a question.
        _ => Ok(Exit::Fail { code: "not_a_question", text: "The step does not wait for an answer.".into() }),
    };
    exit.unwrap_or_else(|failure| failure)
}

/// Another system answers a node that waits for it.
pub(crate) fn result(kind: &NodeKind, id: &str, outcome: &CallOutcome, run: &mut Run<'_>) -> Exit {
    let exit = match kind {
        NodeKind::HttpRequest(config) => http_request::result(config, id, outcome, run),
        NodeKind::CustomAction(config) => custom_action::result(config, id, outcome, run),
        NodeKind::SendEmail(_) => Ok(send_email::result(outcome)),
        NodeKind::AiReply(config) => ai_reply::result(config, id, outcome, run),
        NodeKind::AiExtract(config) => ai_extract::result(config, outcome, run),
        NodeKind::AiClassify(config) => ai_classify::result(config, outcome, run),
        NodeKind::Transcribe(config) => transcribe::result(config, outcome, run),
        NodeKind::Speak(_) => speak::result(id, outcome, run),
        NodeKind::Lookup(config) => lookup::result(config, outcome, run),
        // The flow version of a session never changes, so a node that waits for a call is one that makes calls.
        _ => {
            let text = format!("A step of type '{}' calls nobody.", kind.type_name());
            Ok(Exit::Fail { code: "not_a_call", text })
        }
    };
    exit.unwrap_or_else(|failure| failure)
}

/// Somebody posts to the address of a node that waits for it.
pub(crate) fn webhook(kind: &NodeKind, id: &str, data: &Value, run: &mut Run<'_>) -> Exit {
    let exit = match kind {
        NodeKind::WaitForWebhook(config) => wait_for_webhook::posted(config, id, data, run),
        _ => {
            let text = format!("A step of type '{}' waits for no webhook.", kind.type_name());
            Ok(Exit::Fail { code: "not_a_webhook", text })
        }
    };
    exit.unwrap_or_else(|failure| failure)
}

/// A person hands the conversation back to the node that gave it away.
pub(crate) fn handed_back(kind: &NodeKind, _id: &str, outcome: &str, run: &mut Run<'_>) -> Exit {
    let exit = match kind {
        NodeKind::HandOver(config) => hand_over::handed_back(config, outcome, run),
        _ => {
            let text = format!("A step of type '{}' waits for no person.", kind.type_name());
            Ok(Exit::Fail { code: "not_a_hand_over", text })
        }
    };
    exit.unwrap_or_else(|failure| failure)
}

/// Whether an answer belongs to the node beyond doubt, so that no keyword may steal it.
pub(crate) fn claims(kind: &NodeKind, id: &str, answer: &Answer<'_>, run: &Run<'_>) -> bool {
    let message = answer.message;
    let tapped = || ask::tapped(id, message).is_some();
    match kind {
        NodeKind::Choice(config) => {
            choice::claims(config, id, answer, run) || ask::skips(config.asked(), message)
        }
        NodeKind::MultipleChoice(config) => {
            multiple_choice::claims(config, id, answer, run) || ask::skips(config.asked(), message)
        }
        NodeKind::AskYesNo(config) => {
            ask_yes_no::shown(config, id, message).is_some() || ask::skips(config.asked(), message)
        }
        NodeKind::AskMedia(config) => ask_media::accepts(config, message),
        NodeKind::AskText(config) => ask::skips(config.asked(), message),
        NodeKind::AskNumber(config) => ask::skips(config.asked(), message),
        NodeKind::AskEmail(config) => ask::skips(config.asked(), message),
        NodeKind::AskPhone(config) => ask::skips(config.asked(), message),
        NodeKind::AskDate(config) => ask::skips(config.asked(), message),
        NodeKind::AskTime(config) => ask::skips(config.asked(), message),
        NodeKind::AskLocation(config) => ask::skips(config.asked(), message),
        NodeKind::Rating(config) => tapped() || ask::skips(config.asked(), message),
        NodeKind::Form(config) => tapped() || ask::skips(config.asked(), message),
        _ => false,
    }
}

/// A rendered text in one line of at most so many characters: names, addresses and Meta's variables have no
/// line breaks.
fn line(source: &str, max_chars: usize, run: &Run<'_>) -> Result<String, Exit> {
    let words = run.text(source)?.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(words.chars().take(max_chars).collect())
}

/// The rendered tags of a step; empty ones are left out.
fn tags(sources: &[String], id: &str, run: &mut Run<'_>) -> Result<Vec<String>, Exit> {
    let mut tags = Vec::new();
    for source in sources.iter().take(flows_schema::limits::MAX_TAGS_PER_STEP) {
        let tag = line(source, flows_schema::limits::MAX_TAG_CHARS, run)?;
        if tag.is_empty() {
            run.events.push(Event::new("tag_empty", Some(id), "A tag is empty, so it was left out."));
        } else {
            tags.push(tag);
        }
    }
    Ok(tags)
}
