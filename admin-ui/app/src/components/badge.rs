//! A word about a state.

use leptos::prelude::*;

/// What a colour means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Says nothing.
    #[default]
    Neutral,
    /// Ours, chosen.
    Accent,
    /// Works.
    Ok,
    /// Wants a look.
    Warn,
    /// Is broken.
    Danger,
}

impl Tone {
    /// Background and text.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Neutral => tw!("bg-press text-muted"),
            Self::Accent => tw!("bg-accent-soft text-accent-ink"),
            Self::Ok => tw!("bg-ok-soft text-ok-ink"),
            Self::Warn => tw!("bg-warn-soft text-warn-ink"),
            Self::Danger => tw!("bg-danger-soft text-danger-ink"),
        }
    }
}

/// A short word in a coloured pill; `dot` puts a dot before it, `live` lets the dot beat.
#[component]
pub(crate) fn Badge(
    /// What the colour means.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// A dot before the word.
    #[prop(optional)]
    dot: bool,
    /// Whether the dot beats.
    #[prop(optional)]
    live: bool,
    /// The word.
    children: Children,
) -> impl IntoView {
    view! {
        <span class=move || {
            format!(
                "inline-flex items-center gap-1.5 rounded-full px-2 h-5 text-xs font-medium whitespace-nowrap {}",
                tone.get().class(),
            )
        }>
            {dot
                .then(|| {
                    view! {
                        <span class=if live {
                            tw!("w-1.5 h-1.5 rounded-full bg-current pulse-dot")
                        } else {
                            tw!("w-1.5 h-1.5 rounded-full bg-current")
                        }></span>
                    }
                })}
            {children()}
        </span>
    }
}
