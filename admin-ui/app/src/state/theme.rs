//! Light, dark, or as the system says.

use leptos::prelude::*;

/// Key in the browser's storage; `assets/theme.js` reads it before the first paint.
const KEY: &str = "botloom-theme";

/// What was chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// The value in storage and on `<html>`.
    fn as_str(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The next one of the round light, dark, system.
    pub(crate) fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    /// Lucide name.
    pub(crate) fn icon(self) -> &'static str {
        match self {
            Self::System => "monitor",
            Self::Light => "sun",
            Self::Dark => "moon",
        }
    }

    /// Words for it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::System => t!("common-theme-system"),
            Self::Light => t!("common-theme-light"),
            Self::Dark => t!("common-theme-dark"),
        }
    }
}

/// The choice, kept in this browser.
#[derive(Clone, Copy)]
pub(crate) struct Theme {
    choice: RwSignal<ThemeChoice>,
}

impl Theme {
    /// Reads the stored choice once the page is interactive.
    pub(crate) fn new() -> Self {
        let choice = RwSignal::new(ThemeChoice::System);
        Effect::new(move |_| {
            let stored = super::storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
            match stored.as_deref() {
                Some("light") => choice.set(ThemeChoice::Light),
                Some("dark") => choice.set(ThemeChoice::Dark),
                _ => {}
            }
        });
        Self { choice }
    }

    /// The app's.
    pub(crate) fn current() -> Self {
        expect_context()
    }

    /// The choice.
    pub(crate) fn choice(self) -> ThemeChoice {
        self.choice.get()
    }

    /// Chooses, applies and stores.
    pub(crate) fn choose(self, choice: ThemeChoice) {
        self.choice.set(choice);
        let html = document().document_element();
        match choice.as_str() {
            Some(value) => {
                let _ = html.map(|html| html.set_attribute("data-theme", value));
                let _ = super::storage().map(|storage| storage.set_item(KEY, value));
            }
            None => {
                let _ = html.map(|html| html.remove_attribute("data-theme"));
                let _ = super::storage().map(|storage| storage.remove_item(KEY));
            }
        }
    }
}
