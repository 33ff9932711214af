//! Files: what came with messages, and what flows send.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What kind of file it is, as WhatsApp sorts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A picture: JPEG or PNG, 5 MB.
    Image,
    /// A film: MP4 or 3GP, 16 MB.
    Video,
    /// A sound: AAC, AMR, MP3, M4A or OGG with Opus, 16 MB.
    Audio,
    /// Anything else, such as a PDF, 100 MB.
    Document,
    /// A sticker: WebP, 500 KB.
    Sticker,
}

impl FileKind {
    /// The name in the API and in flows.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Document => "document",
            Self::Sticker => "sticker",
        }
    }

    /// Reads [`FileKind::as_str`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Image, Self::Video, Self::Audio, Self::Document, Self::Sticker];
        all.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// Where a file that came with a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MediaState {
    /// It is being fetched from WhatsApp; a live event tells when it is here.
    Fetching,
    /// It is here.
    Here,
    /// It is fetched when somebody asks: `POST …/fetch`.
    OnDemand,
    /// The number keeps no files.
    NotKept,
    /// It could not be fetched; `error` says why. It can be asked for again.
    GivenUp,
    /// Its time was over.
    Expired,
}

/// The file that came with a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageMedia {
    /// Where it is.
    pub state: MediaState,
    /// What it is: a media type.
    pub mime: String,
    /// Its name; may be empty.
    #[serde(default)]
    pub filename: String,
    /// Bytes, once it is here.
    #[serde(default)]
    pub size: Option<u64>,
    /// Why it is not here: `too_large`, `wrong_type`, `unknown` (WhatsApp has it no more), `no_token` (the number's
    /// token is not accepted), or a passing trouble.
    #[serde(default)]
    pub error: Option<String>,
}

/// A file that flows can send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StoredFile {
    /// Its id.
    pub id: Uuid,
    /// What kind it is.
    pub kind: FileKind,
    /// What it is: a media type.
    pub mime: String,
    /// Its name.
    pub filename: String,
    /// Bytes.
    pub size: u64,
    /// What a step has as its address to send it: `stored:` and the id.
    pub address: String,
    /// When it was uploaded.
    pub created_at: DateTime<Utc>,
}

/// Query of `GET /files`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct FileFilter {
    /// Only files of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<FileKind>,
    /// Part of the name; case does not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// `next_cursor` of the page before; absent for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Most entries wanted, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// A flow that sends a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileUse {
    /// Id of the flow.
    pub flow_id: Uuid,
    /// Its name.
    pub flow_name: String,
    /// The version that answers; absent for the draft.
    #[serde(default)]
    pub version: Option<u32>,
    /// The number where it answers; absent for the draft.
    #[serde(default)]
    pub number: Option<String>,
}

/// Query of `DELETE /files/{id}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct DeleteFile {
    /// Delete it although a flow sends it: the step sends nothing any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_spite_of_use: Option<bool>,
}

/// Query of `POST /files`, whose body is the file itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct UploadQuery {
    /// As what it will be sent. Required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<FileKind>,
    /// Its name, 1 to 240 characters. Required.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filename: Option<String>,
    /// What it is said to be. What its bytes say counts more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mime: Option<String>,
}

/// When files that contacts send are fetched from WhatsApp.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MediaDownload {
    /// As they come.
    #[default]
    AtOnce,
    /// When somebody opens them.
    OnDemand,
    /// Never: only kind, type and name are kept.
    Never,
}

/// What a number does with files, and what contacts see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NumberOptions {
    /// When files are fetched.
    pub download: MediaDownload,
    /// Days after which files are deleted, 1 to 3,650; absent: as the installation says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_days: Option<u32>,
    /// Whether contacts see that their messages were read. WhatsApp shows "typing…" only together with it: see the flow's
    /// setting `typing`.
    pub read_receipts: bool,
    /// Whether forms open inside WhatsApp where they can.
    pub forms: bool,
    /// What is particular to a number that is connected by QR code; absent for others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneOptions>,
}

/// How choices come at a number that is connected by QR code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PhoneChoices {
    /// As numbered text.
    #[default]
    Numbered,
    /// As polls of up to 12 options; as numbered text where they do not fit.
    Polls,
}

/// What is particular to a number that is connected by QR code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PhoneOptions {
    /// Minutes for which flows are silent for a contact to whom somebody wrote on the phone, up to 10,080 (a week); 0:
    /// they speak on.
    pub pause_minutes: u32,
    /// How choices come.
    pub choices: PhoneChoices,
    /// Whether messages are read and answered at the pace of a person.
    pub human_pace: bool,
}
