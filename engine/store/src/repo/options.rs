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
}
