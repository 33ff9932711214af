//! What a number does with files, and whether it shows that it reads and types.

use serde::{Deserialize, Serialize};

/// When files that contacts send are fetched from the provider.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Download {
    /// As they come.
    #[default]
    AtOnce,
    /// When somebody opens them. Meta keeps them for 30 days.
    OnDemand,
    /// Never: only kind, type and name are kept.
    Never,
}

/// What becomes of files that contacts send.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MediaOptions {
    /// When they are fetched.
    pub download: Download,
    /// Days after which their bytes are deleted; the installation may delete them earlier. Absent: its rule alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub keep_days: Option<u32>,
}

/// How choices come at a number that is paired by QR code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choices {
    /// As numbered text.
    #[default]
    Numbered,
    /// As polls, where they fit.
    Polls,
}

/// What is particular to numbers that are paired by QR code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PhoneOptions {
    /// Minutes for which flows are silent for a contact to whom somebody wrote on the phone; 0: they speak on.
    pub pause_minutes: u32,
    /// How choices come.
    pub choices: Choices,
    /// Whether answers come at the pace of a person: read after a moment, typed for as long as the words need.
    pub human_pace: bool,
}

impl Default for PhoneOptions {
    fn default() -> Self {
        Self { pause_minutes: 60, choices: Choices::Numbered, human_pace: true }
    }
}

/// The options of a number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NumberOptions {
    /// Files that contacts send.
    pub media: MediaOptions,
    /// Whether contacts see that their messages were read, and, where a flow wants it, that an answer is on its way.
    pub read_receipts: bool,
    /// Whether forms open inside WhatsApp where they can, instead of being asked one by one.
    pub forms: bool,
    /// What is particular to numbers that are paired by QR code.
    pub phone: PhoneOptions,
}
