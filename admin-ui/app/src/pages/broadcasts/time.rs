//! When a broadcast begins: now, at one moment, or when each contact's clock shows a time.

use chrono::{DateTime, NaiveDateTime, Utc};
use leptos::prelude::*;

use crate::components::{Field, Input, Select};

/// What is chosen.
#[derive(Clone, Copy)]
pub(super) struct When {
    how: RwSignal<String>,
    at: RwSignal<String>,
    zone: RwSignal<String>,
}

/// As the API reads it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Chosen {
    pub(super) at: Option<DateTime<Utc>>,
    pub(super) local_time: Option<String>,
    pub(super) timezone: String,
}

impl When {
    /// At once.
    pub(super) fn new() -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        Self { how: text("now"), at: text(""), zone: text("") }
    }

    /// Reads the inputs.
    pub(super) fn get(self) -> Chosen {
        let at = self.at.get();
        match self.how.get().as_str() {
            "at" => Chosen { at: moment(&at), ..Chosen::default() },
            "local" => Chosen {
                local_time: Some(at).filter(|at| !at.is_empty()),
                timezone: self.zone.get().trim().to_owned(),
                at: None,
            },
            _ => Chosen::default(),
        }
    }

    /// Whether a time is still to be chosen.
    pub(super) fn is_open(self) -> bool {
        self.how.with(|how| how != "now") && self.at.with(String::is_empty)
    }

    /// The inputs.
    pub(super) fn view(self, error: Signal<Option<String>>) -> impl IntoView {
        let ways = [
            ("now", t!("broadcasts-when-now")),
            ("at", t!("broadcasts-when-at")),
            ("local", t!("broadcasts-when-local")),
        ];
        let ways = ways.map(|(key, words)| (key.to_owned(), words.to_owned())).to_vec();
        view! {
            <div class="grid grid-cols-1 sm:grid-cols-2 gap-3">
                <Field label=t!("broadcasts-when")><Select value=self.how options=Signal::stored(ways)/></Field>
                <Show when=move || self.how.get() != "now">
                    <Field label=t!("broadcasts-day-and-time") error=error><Input value=self.at kind="datetime-local"/></Field>
                </Show>
                <Show when=move || self.how.get() == "local">
                    <Field label=t!("broadcasts-zone") help=t!("broadcasts-zone-help")>
                        <Input value=self.zone placeholder="Europe/Berlin" maxlength=60/>
                    </Field>
                </Show>
            </div>
        }
    }
}

/// The moment that this browser's clock means.
fn moment(text: &str) -> Option<DateTime<Utc>> {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok()?;
    Some(shifted(local))
}

#[cfg(feature = "hydrate")]
fn shifted(local: NaiveDateTime) -> DateTime<Utc> {
    let date = js_sys::Date::new(&local.format("%Y-%m-%dT%H:%M:%S").to_string().into());
    DateTime::from_timestamp_millis(date.get_time() as i64).unwrap_or_else(|| local.and_utc())
}

#[cfg(not(feature = "hydrate"))]
fn shifted(local: NaiveDateTime) -> DateTime<Utc> {
    local.and_utc()
}
