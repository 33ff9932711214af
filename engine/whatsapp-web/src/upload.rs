//! Files on their way to WhatsApp: out of the library of the workspace, or from the web.

use base64::{Engine, engine::general_purpose::STANDARD};
use engine_core::{MediaKind, Rendered};
use engine_runtime::channels::{Scope, SendOutcome, UploadedFile, line::Line};
use engine_store::{media_type, repo::media::media_state};
use futures::TryStreamExt;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use whatsapp_rust::upload::UploadOptions;

use crate::{inbound::media_kind, live::Live, outbound::Uploaded};

/// What WhatsApp says of an upload, as the outbox carries it from one step to the next.
#[derive(Serialize, Deserialize)]
pub(crate) struct Receipt {
    pub(crate) url: String,
    pub(crate) direct_path: String,
    pub(crate) media_key: Vec<u8>,
    pub(crate) file_enc_sha256: Vec<u8>,
    pub(crate) file_sha256: Vec<u8>,
    pub(crate) file_length: u64,
    pub(crate) media_key_timestamp: i64,
    pub(crate) streaming_sidecar: Option<Vec<u8>>,
    pub(crate) mime: String,
}

fn retry(error: &str) -> SendOutcome {
    SendOutcome::Retry { after: None, scope: Scope::Message, error: error.to_owned() }
}

fn refused(error: &str) -> SendOutcome {
    SendOutcome::Refused { error: error.to_owned() }
}

/// Uploads the file of a message that is one of the library.
pub(crate) async fn stored(
    line: &Line,
    live: &Live,
    workspace_id: Uuid,
    message: &Rendered,
) -> Result<Option<UploadedFile>, SendOutcome> {
    let Some(media) = message.stored_file().and_then(|id| id.parse().ok()) else { return Ok(None) };
    let Rendered::Media(out) = message else { return Ok(None) };
    let row = line.store.media(workspace_id, media).await;
    let row = row.map_err(|_| retry("the file cannot be looked up now"))?;
    let row = row.filter(|row| row.state == media_state::STORED);
    let row = row.ok_or_else(|| refused("the file of the step was deleted"))?;
    let key = row.object_key.as_deref().unwrap_or_default();
    let reading = line.objects.read(key, None).await.map_err(|_| retry("the file cannot be read now"))?;
    let reading = reading.ok_or_else(|| refused("the bytes of the step's file are gone"))?;
    let bytes = reading.bytes.try_fold(Vec::new(), async |mut all, part| {
        all.extend_from_slice(&part);
        Ok(all)
    });
    let bytes = bytes.await.map_err(|_| retry("the file cannot be read now"))?;
    let receipt = upload(live, bytes, out.media, row.mime).await?;
    let provider_id = serde_json::to_vec(&receipt).map_err(|_| refused("the upload cannot be described"))?;
    let provider_id = STANDARD.encode(provider_id);
    Ok(Some(UploadedFile { media, provider_id, filename: row.filename, fresh: true }))
}

/// Fetches a file from the web and uploads it.
pub(crate) async fn web(
    line: &Line,
    live: &Live,
    url: &str,
    kind: MediaKind,
) -> Result<Uploaded, SendOutcome> {
    let fetched = line.fetch(url, media_type::most_bytes(kind)).await;
    let (bytes, declared) = fetched.map_err(|error| retry(&error))?;
    let mime =
        media_type::received(kind, &declared, &bytes).map_err(|_| refused("the file is of another type"))?;
    let name = url.rsplit('/').next().unwrap_or_default();
    let filename = name.split(['?', '#']).next().unwrap_or_default().to_owned();
    let receipt = upload(live, bytes, kind, mime).await?;
    Ok(Uploaded { receipt, filename })
}

/// The upload that the outbox carries.
pub(crate) fn uploaded(file: &UploadedFile) -> Result<Uploaded, SendOutcome> {
    let bytes = STANDARD.decode(&file.provider_id).map_err(|_| retry("the upload is not known any more"))?;
    let receipt: Receipt =
        serde_json::from_slice(&bytes).map_err(|_| retry("the upload is not known any more"))?;
    Ok(Uploaded { receipt, filename: file.filename.clone() })
}

async fn upload(live: &Live, bytes: Vec<u8>, kind: MediaKind, mime: String) -> Result<Receipt, SendOutcome> {
    let response = live.client.upload(bytes, media_kind(kind), UploadOptions::new()).await;
    let response = response.map_err(|_| retry("WhatsApp did not take the file"))?;
    Ok(Receipt {
        url: response.url,
        direct_path: response.direct_path,
        media_key: response.media_key.to_vec(),
        file_enc_sha256: response.file_enc_sha256.to_vec(),
        file_sha256: response.file_sha256.to_vec(),
        file_length: response.file_length,
        media_key_timestamp: response.media_key_timestamp,
        streaming_sidecar: response.streaming_sidecar,
        mime,
    })
}
