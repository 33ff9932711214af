//! Files of the library on their way to Meta: uploaded once per number, and sent by id until Meta forgets them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use bytes::Bytes;
use engine_core::{MediaKind, sending::codes::code_in};
use engine_store::{
    StoreError, ids,
    media_type::{kind_name, most_bytes},
    repo::{
        media::{MediaRow, media_state},
        numbers::NumberRecord,
    },
};
use futures::{StreamExt, stream};
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use uuid::Uuid;

use super::send::read;
use crate::channels::{Files, Scope, SendOutcome, UploadedFile};

/// Meta keeps uploads for 30 days; a message must not be on its way when that ends.
const KEPT: chrono::Duration = chrono::Duration::days(29);
/// How long an upload may take.
const UPLOAD: Duration = Duration::from_secs(300);
/// Codes with which Meta says that it has no such file, or none of use: invalid parameter, invalid value, download and
/// upload of media failed.
const LOST: [i64; 4] = [100, 131_009, 131_052, 131_053];

/// One upload of one file at a time.
type Turns = HashMap<(Uuid, Uuid), Weak<tokio::sync::Mutex<()>>>;

/// Uploads.
pub(super) struct Uploads {
    client: reqwest::Client,
    files: Files,
    turns: Mutex<Turns>,
}

impl Uploads {
    pub(super) fn new(client: reqwest::Client, files: Files) -> Self {
        Self { client, files, turns: Mutex::default() }
    }

    /// Whether a refusal may mean that Meta has lost the file.
    pub(super) fn is_lost(error: &str) -> bool {
        code_in(error).is_some_and(|code| LOST.contains(&code))
    }

    /// Forgets an upload.
    pub(super) async fn forget(&self, number_id: Uuid, file: &UploadedFile) {
        let forgotten = self.files.store.forget_media_upload(number_id, file.media, &file.provider_id).await;
        if let Err(error) = forgotten {
            tracing::warn!(%error, media.id = %file.media, "a lost upload cannot be forgotten");
        }
    }

    /// The provider's id of a file, uploaded to `address` where that is not done yet.
    pub(super) async fn upload(
        &self,
        number: &NumberRecord,
        (media, kind): (Uuid, MediaKind),
        address: &str,
        token: &str,
    ) -> Result<UploadedFile, SendOutcome> {
        let turn = self.turn(number.id, media);
        // Many conversations may send one file at once; the first uploads it for all.
        let _turn = turn.lock().await;
        let now = self.files.clock.now();
        let known =
            self.files.store.media_upload(number.id, media, now).await.map_err(|error| later(&error))?;
        let row = self.files.store.media(number.workspace_id, media).await.map_err(|error| later(&error))?;
        let row = row.filter(|row| row.state == media_state::STORED);
        let row = row.ok_or_else(|| refused("the file of the step was deleted"))?;
        // Chosen for another kind of step, it may be larger than this one takes. Meta would refuse it after the upload.
        let size = row.size.and_then(|size| u64::try_from(size).ok()).unwrap_or_default();
        if size > most_bytes(kind) {
            let most = most_bytes(kind) / 1024;
            return Err(refused(&format!("the file has {} KB; WhatsApp takes {most} KB here", size / 1024)));
        }
        let filename = row.filename.clone();
        if let Some(provider_id) = known {
            return Ok(UploadedFile { media, provider_id, filename, fresh: false });
        }
        let provider_id = self.post(&row, address, token).await?;
        // Were it not written down, it would be uploaded again the next time.
        if let Err(error) =
            self.files.store.keep_media_upload(number.id, media, &provider_id, now + KEPT).await
        {
            tracing::warn!(%error, media.id = %media, "an upload cannot be remembered");
        }
        Ok(UploadedFile { media, provider_id, filename, fresh: true })
    }

    fn turn(&self, number: Uuid, media: Uuid) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.retain(|_, turn| turn.strong_count() > 0);
        if let Some(turn) = turns.get(&(number, media)).and_then(Weak::upgrade) {
            return turn;
        }
        let turn = Arc::default();
        turns.insert((number, media), Arc::downgrade(&turn));
        turn
    }

    async fn post(&self, row: &MediaRow, address: &str, token: &str) -> Result<String, SendOutcome> {
        let key = row.object_key.as_deref().unwrap_or_default();
        let reading = self.files.objects.read(key, None).await.map_err(|error| SendOutcome::Retry {
            after: None,
            scope: Scope::Message,
            error: error.to_string(),
        })?;
        let reading = reading.ok_or_else(|| refused("the bytes of the step's file are gone"))?;
        let boundary = format!("botloom-{}", hex::encode(ids::secret_bytes::<16>()));
        let (head, tail) = form(&boundary, row);
        let length = (head.len() + tail.len()) as u64 + reading.size;
        let piece = |text: String| stream::once(async move { Ok(Bytes::from(text)) });
        let body = piece(head).chain(reading.bytes).chain(piece(tail));
        let request = self
            .client
            .post(format!("{address}/media"))
            .bearer_auth(token)
            .timeout(UPLOAD)
            .header(CONTENT_TYPE, format!("multipart/form-data; boundary={boundary}"))
            .header(CONTENT_LENGTH, length)
            .body(reqwest::Body::wrap_stream(body));
        let outcome = match request.send().await {
            Ok(mut answer) => read(&mut answer, "/id").await,
            Err(_) => SendOutcome::Ambiguous { error: "the file was not uploaded".to_owned() },
        };
        match outcome {
            SendOutcome::Sent { provider_id: Some(id) } => Ok(id),
            // Whether Meta has a file more does not matter: the message was not sent.
            SendOutcome::Sent { .. } | SendOutcome::Ambiguous { .. } => Err(SendOutcome::Retry {
                after: None,
                scope: Scope::Provider,
                error: "the upload of the file was not answered".to_owned(),
            }),
            outcome => Err(outcome),
        }
    }
}

/// What stands before and after a file in a form (RFC 7578).
fn form(boundary: &str, row: &MediaRow) -> (String, String) {
    // A name comes from people: it must not be able to end its quotes or its line.
    let name: String =
        row.filename.chars().filter(|it| !it.is_control() && !matches!(it, '"' | '\\')).collect();
    let name = if name.is_empty() { kind_name(MediaKind::Document).to_owned() } else { name };
    let head = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\n{mime}\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: {mime}\r\n\r\n",
        mime = row.mime
    );
    (head, format!("\r\n--{boundary}--\r\n"))
}

fn refused(error: &str) -> SendOutcome {
    SendOutcome::Refused { error: error.to_owned() }
}

fn later(error: &StoreError) -> SendOutcome {
    SendOutcome::Retry { after: None, scope: Scope::Message, error: error.to_string() }
}
