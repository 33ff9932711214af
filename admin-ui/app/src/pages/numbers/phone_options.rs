//! What is particular to a number that is connected by QR code: the person beside the bot, choices, and the bot's pace.

use admin_types::{PhoneChoices, PhoneOptions};
use leptos::prelude::*;

use super::sending::Toggle;
use crate::components::{Field, Select};

/// Minutes of silence that are offered, with their words.
const PAUSES: [(u32, &str); 6] = [
    (0, "Not at all"),
    (15, "15 minutes"),
    (60, "1 hour"),
    (240, "4 hours"),
    (1_440, "1 day"),
    (10_080, "1 week"),
];

const CHOICES: [(PhoneChoices, &str, &str); 2] = [
    (PhoneChoices::Numbered, "numbered", "Numbered text, answered by number or words"),
    (PhoneChoices::Polls, "polls", "A poll of up to 12 options"),
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
        PAUSES.iter().map(|(minutes, words)| (minutes.to_string(), (*words).to_owned())).collect();
    // What was set over the API stays what it is.
    let now = form.pause.get_untracked();
    if !pauses.iter().any(|(minutes, _)| *minutes == now) {
        let words = format!("{now} minutes");
        pauses.push((now, words));
    }
    let choices = CHOICES.map(|(_, name, words)| (name.to_owned(), words.to_owned())).to_vec();
    view! {
        <Field
            label="Silent after an answer on the phone"
            help="When somebody writes to a contact on the phone itself, the bot leaves that contact alone for so long."
        >
            <Select value=form.pause options=pauses/>
        </Field>
        <Field label="Choices appear as" help="What does not fit into a poll appears as numbered text.">
            <Select value=form.choices options=choices/>
        </Field>
        <Toggle
            label="At the pace of a person"
            text="Messages are read after a moment, and answers typed for a few seconds. Programs that answer at once are blocked sooner."
            on=form.human_pace
        />
    }
}
