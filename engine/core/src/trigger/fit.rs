//! How well a trigger fits.

/// How well a trigger fits; the more special one wins over the more general one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    AnyMessage,
    FirstMessage,
    Media,
    KeywordPattern,
    KeywordInside,
    KeywordEdge,
    KeywordFuzzy,
    KeywordExact,
    Reaction,
    Referral,
    Payload,
    /// Something that happened by itself: a schedule, a tag, silence.
    Signal,
    /// Something that a program asked for: a call, a webhook.
    Asked,
}

/// Whether a fit interrupts a conversation that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interrupts {
    /// Unless the author says no.
    Yes,
    /// If the author says so.
    IfTold,
    /// Never: it would steal answers.
    No,
}

impl Fit {
    pub(super) fn interrupts(self) -> Interrupts {
        match self {
            Self::KeywordExact | Self::Payload | Self::Asked => Interrupts::Yes,
            Self::Reaction | Self::Referral | Self::Signal => Interrupts::IfTold,
            Self::AnyMessage
            | Self::FirstMessage
            | Self::Media
            | Self::KeywordPattern
            | Self::KeywordInside
            | Self::KeywordEdge
            | Self::KeywordFuzzy => Interrupts::No,
        }
    }
}

/// A trigger's fit with its reason, or why it does not fit.
pub(super) type Fitting = Result<(Fit, String), String>;

/// A fit, if something holds.
pub(super) fn when(holds: bool, fit: Fit, why: impl Into<String>, why_not: impl Into<String>) -> Fitting {
    if holds { Ok((fit, why.into())) } else { Err(why_not.into()) }
}
