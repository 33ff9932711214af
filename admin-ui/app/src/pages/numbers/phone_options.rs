//! What is particular to a number that is connected by QR code: the person beside the bot, choices, and the bot's pace.

use admin_types::{PhoneChoices, PhoneOptions};
use leptos::prelude::*;

use super::sending::Toggle;
use crate::{
    components::{Field, Select},
    language::text,
};

/// Minutes of silence that are offered, with the keys of their words.
const PAUSES: [(u32, &str); 6] = [
    (0, key!("numbers-link-not-at-all")),
    (15, key!("numbers-link-15-minutes")),
    (60, key!("numbers-link-1-hour")),
    (240, key!("numbers-link-4-hours")),
    (1_440, key!("numbers-link-1-day")),
    (10_080, key!("numbers-link-1-week")),
];

const CHOICES: [(PhoneChoices, &str, &str); 2] = [
    (PhoneChoices::Numbered, "numbered", key!("numbers-link-numbered")),
    (PhoneChoices::Polls, "polls", key!("numbers-link-poll")),
];

/// The fields' values.
#[derive(Clone, Copy)]
pub(super) struct PhoneForm {
    pause: RwSignal<String>,
    choices: RwSignal<String>,
    human_pace: RwSignal<bool>,
}

impl PhoneForm {
    pub(super) fn new(options: &PhoneOptions) -> Self {
        let choices = CHOICES.iter().find(|it| it.0 == options.choices).map_or("numbered", |it| it.1);
        Self {
            pause: RwSignal::new(options.pause_minutes.to_string()),
            choices: RwSignal::new(choices.to_owned()),
            human_pace: RwSignal::new(options.human_pace),
        }
    }

    pub(super) fn options(self) -> PhoneOptions {
        let choices = self.choices.get_untracked();
        PhoneOptions {
            pause_minutes: self.pause.get_untracked().parse().unwrap_or(60),
            choices: CHOICES.iter().find(|it| it.1 == choices).map_or_else(Default::default, |it| it.0),
            human_pace: self.human_pace.get_untracked(),
        }
    }
}

#[component]
pub(super) fn PhoneFields(form: PhoneForm) -> impl IntoView {
    let mut pauses: Vec<(String, String)> =
        PAUSES.iter().map(|&(minutes, key)| (minutes.to_string(), text(key).to_owned())).collect();
    // What was set over the API stays what it is.
    let now = form.pause.get_untracked();
    if !pauses.iter().any(|(minutes, _)| *minutes == now) {
        let words = t!("numbers-link-minutes", n = now.parse::<u32>().unwrap_or_default());
        pauses.push((now, words));
    }
    let choices = CHOICES.map(|(_, name, key)| (name.to_owned(), text(key).to_owned())).to_vec();
    view! {
        <Field
            label=t!("numbers-link-silent")
            help=t!("numbers-link-silent-help")
        >
            <Select value=form.pause options=pauses/>
        </Field>
        <Field label=t!("numbers-link-choices") help=t!("numbers-link-choices-help")>
            <Select value=form.choices options=choices/>
        </Field>
        <Toggle
            label=t!("numbers-link-pace")
            text=t!("numbers-link-pace-text")
            on=form.human_pace
        />
    }
}
