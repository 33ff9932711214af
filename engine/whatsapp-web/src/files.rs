//! Files that come with messages: where each is, and the key that opens it.

use base64::{Engine, engine::general_purpose::STANDARD};
use engine_core::MediaKind;
use engine_store::secrets::{Place, Vault};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use whatsapp_rust::{download::DownloadParams, waproto::whatsapp as wa};

use crate::inbound::media_kind;

/// What is needed to fetch a file. The key opens it for whoever has it, so it is stored sealed only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileRef {
    pub(crate) kind: MediaKind,
    pub(crate) mime: String,
    pub(crate) filename: Option<String>,
    direct_path: String,
    media_key: Vec<u8>,
    sha256: Vec<u8>,
    enc_sha256: Vec<u8>,
    pub(crate) size: u64,
}

macro_rules! file {
    ($message:expr, $kind:expr, $filename:expr) => {{
        let message = $message;
        Some(FileRef {
            kind: $kind,
            mime: message.mimetype.clone().unwrap_or_default(),
            filename: $filename,
            direct_path: message.direct_path.clone().unwrap_or_default(),
            media_key: message.media_key.clone().unwrap_or_default(),
            sha256: message.file_sha256.clone().unwrap_or_default(),
            enc_sha256: message.file_enc_sha256.clone().unwrap_or_default(),
            size: message.file_length.unwrap_or_default(),
        })
    }};
}

impl FileRef {
    /// The file of a message, if it has one.
    pub(crate) fn of(message: &wa::Message) -> Option<Self> {
        if let Some(image) = message.image_message.as_option() {
            return file!(image, MediaKind::Image, None);
        }
        if let Some(video) = message.video_message.as_option() {
            return file!(video, MediaKind::Video, None);
        }
        if let Some(audio) = message.audio_message.as_option() {
            let kind = if audio.ptt.unwrap_or_default() { MediaKind::Voice } else { MediaKind::Audio };
            return file!(audio, kind, None);
        }
        if let Some(document) = message.document_message.as_option() {
            let name = document.file_name.clone().or_else(|| document.title.clone());
            return file!(document, MediaKind::Document, name);
        }
        if let Some(sticker) = message.sticker_message.as_option() {
            return file!(sticker, MediaKind::Sticker, None);
        }
        None
    }

    /// As the library asks for it.
    pub(crate) fn params(self) -> DownloadParams {
        DownloadParams {
            direct_path: self.direct_path,
            media_key: Some(self.media_key),
            file_sha256: self.sha256,
            file_enc_sha256: Some(self.enc_sha256),
            file_length: self.size,
            media_type: media_kind(self.kind),
        }
    }

    /// Sealed, as a text that may be stored beside the message.
    pub(crate) fn seal(&self, vault: &Vault, number_id: Uuid) -> Option<String> {
        if self.direct_path.is_empty() || self.media_key.is_empty() {
            return None;
        }
        let plain = serde_json::to_vec(self).ok()?;
        vault.seal(place(number_id), &plain).ok().map(|sealed| STANDARD.encode(sealed))
    }

    /// The file of a sealed text.
    pub(crate) fn open(sealed: &str, vault: &Vault, number_id: Uuid) -> Option<Self> {
        let sealed = STANDARD.decode(sealed).ok()?;
        serde_json::from_slice(&vault.open(place(number_id), &sealed).ok()?).ok()
    }
}

fn place(number_id: Uuid) -> Place<'static> {
    Place { table: "media", column: "provider_id", row: number_id }
}
