//! Takes a rating.

use flows_schema::{
    Port,
    nodes::{ChoiceDisplay, Question, Rating, RatingDisplay, RatingScale},
};

use super::{Answer, ask};
use crate::{
    Inbound, OutMessage, OutOption, WaitKind, answers,
    run::{Exit, Run},
};

/// Stars that people send.
const STARS: [char; 3] = ['⭐', '★', '🌟'];

pub(super) fn enter(config: &Rating, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    offer(config, id, run)?;
    Ok(Exit::Wait(WaitKind::answer(), config.timeout))
}

pub(super) fn answer(
    config: &Rating,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let language = ask::language(run);
    let tapped = ask::tapped(id, answer.message).and_then(|rating| rating.parse().ok());
    if tapped.is_none()
        && let Some(exit) = ask::passed(config.asked(), id, answer, run)
    {
        return Ok(exit);
    }
    let (least, most) = config.scale.range();
    let rating: Option<i64> = tapped.or_else(|| written(answer.message, i64::from(most), &language));
    let Some(rating) = rating.filter(|rating| (i64::from(least)..=i64::from(most)).contains(rating)) else {
        return ask::retry(run, id, config.asked(), answer, |run| offer(config, id, run));
    };
    ask::keep(run, id, config.save_as.as_deref(), rating.into(), answer.message.words())?;
    Ok(Exit::port(port(config, rating)))
}

fn port(config: &Rating, rating: i64) -> &'static str {
    if config.low_up_to.is_none() && config.high_from.is_none() {
        Port::NEXT
    } else if config.low_up_to.is_some_and(|low| rating <= i64::from(low)) {
        Rating::LOW
    } else if config.high_from.is_some_and(|high| rating >= i64::from(high)) {
        Rating::HIGH
    } else {
        Rating::MIDDLE
    }
}

/// Stars, "4", "4/5", "four stars".
fn written(message: &Inbound, most: i64, language: &str) -> Option<i64> {
    let words = message.words();
    let stars = words.chars().filter(|letter| STARS.contains(letter)).count();
    if stars > 0 && !words.chars().any(char::is_alphanumeric) {
        return i64::try_from(stars).ok();
    }
    let plain = answers::normal(words);
    let plain = plain.replace(&format!("/{most}"), " ").replace(&format!("/ {most}"), " ");
    answers::number::read_whole(&plain, language)
}

fn offer(config: &Rating, id: &str, run: &mut Run<'_>) -> Result<(), Exit> {
    let text = run.text(&config.text)?;
    let (least, most) = config.scale.range();
    // Eleven ratings fit no list, so the scale is told in words.
    if config.scale == RatingScale::ZeroToTen {
        let label = |rating: u8, label: &str| match label.trim() {
            "" => rating.to_string(),
            label => format!("{rating} = {label}"),
        };
        let scale = format!("{} … {}", label(least, &config.low_label), label(most, &config.high_label));
        run.send(id, OutMessage::Text { text: format!("{text}\n\n{scale}") });
        return Ok(());
    }
    let option = |rating: u8| {
        let stars = config.display == RatingDisplay::Stars && config.scale == RatingScale::OneToFive;
        let description = match rating {
            rating if rating == least => config.low_label.trim(),
            rating if rating == most => config.high_label.trim(),
            _ => "",
        };
        OutOption {
            id: format!("{id}:{rating}"),
            title: if stars { "⭐".repeat(usize::from(rating)) } else { rating.to_string() },
            description: description.to_owned(),
        }
    };
    let message = OutMessage::Choice {
        text,
        options: (least..=most).map(option).collect(),
        display: ChoiceDisplay::Auto,
        list_button: config.list_button.trim().to_owned(),
        first: 1,
        more: None,
        last: None,
    };
    run.send(id, message);
    Ok(())
}
