//! Sending by a linked number.

use std::{sync::Arc, time::Duration};

use engine_core::{Capabilities, OutMedia, Rendered, RenderedButton};
use engine_runtime::channels::{
    Channel, Outgoing, Scope, SendOutcome, Signed, Unfetched, UploadedFile,
    line::{Line, Linked},
};
use engine_store::repo::{
    numbers::{NumberKind, NumberRecord},
    options::{Choices, NumberOptions},
};
use serde_json::Value;
use tokio::time::timeout;
use whatsapp_rust::{SendError, SendOptions};

use crate::{
    files::FileRef,
    http::Http,
    lines::Lines,
    link::{Shared, chat_of},
    live::{Live, Lives},
    message_id, outbound, pace, polls,
    server::Server,
};

/// How long WhatsApp may take to say that it has a message.
const ACKNOWLEDGED: Duration = Duration::from_secs(15);
/// How long a number that is not connected rests before the next attempt.
const NOT_CONNECTED: Duration = Duration::from_secs(2);

/// Numbers that are paired by QR code, as a channel.
pub struct WhatsappWeb {
    line: Line,
    lives: Lives,
}

/// The channel over WhatsApp's own servers; in test builds over the stand-in that `BOTLOOM_WHATSAPP_URL` names.
///
/// # Errors
/// The TLS set-up fails.
pub fn link(line: Line) -> Result<Linked, reqwest::Error> {
    link_to(line, Server::from_environment())
}

/// The channel over a stand-in for WhatsApp.
///
/// # Errors
/// The TLS set-up fails.
#[cfg(feature = "testing")]
pub fn link_to_stand_in(line: Line, url: &str) -> Result<Linked, reqwest::Error> {
    link_to(line, Server::stand_in(url))
}

fn link_to(line: Line, server: Server) -> Result<Linked, reqwest::Error> {
    let http = Http::new(server.files.clone())?;
    let lives = Lives::default();
    let shared = Shared { line: line.clone(), lives: lives.clone(), http, server };
    let task = Box::pin(Lines::new(shared).run());
    Ok(Linked { channel: Arc::new(WhatsappWeb { line, lives }), task })
}

#[async_trait::async_trait]
impl Channel for WhatsappWeb {
    fn kind(&self) -> NumberKind {
        NumberKind::WhatsappWeb
    }

    fn capabilities(&self, options: &NumberOptions) -> Capabilities {
        match options.phone.choices {
            Choices::Numbered => Capabilities::whatsapp_web(),
            Choices::Polls => Capabilities::whatsapp_polls(),
        }
    }

    /// A message goes out under an id of its row, and WhatsApp and the phones drop a repetition, so what is in doubt is
    /// simply sent again.
    fn can_be_ambiguous(&self) -> bool {
        false
    }

    fn shuns_strangers(&self) -> bool {
        true
    }

    async fn send(&self, outgoing: Outgoing<'_>) -> SendOutcome {
        let live = match self.live(outgoing.number) {
            Ok(live) => live,
            Err(outcome) => return outcome,
        };
        let Some(chat) = chat_of(outgoing.recipient) else {
            return SendOutcome::Refused { error: "the contact has no address at WhatsApp".to_owned() };
        };
        let file = match self.file(&live, outgoing.message, outgoing.file).await {
            Ok(file) => file,
            Err(outcome) => return outcome,
        };
        let id = message_id(outgoing.id);
        let poll = |text: &str, options: &[RenderedButton]| polls::message(text, options, &live.polls, &id);
        let message = match outbound::message(outgoing.message, &chat, file, poll) {
            Ok(message) => message,
            Err(error) => return SendOutcome::Refused { error: error.to_owned() },
        };
        live.sent.insert(id.clone(), outgoing.id);
        let acknowledged = live.expect(&id);
        let options = SendOptions::default().with_message_id(id.as_str());
        let sent =
            timeout(ACKNOWLEDGED, live.client.send_message_with_options(&chat, message, options)).await;
        let outcome = match sent {
            Ok(Ok(_)) => match timeout(ACKNOWLEDGED, acknowledged).await {
                Ok(Ok(None)) => SendOutcome::Sent { provider_id: Some(id.clone()) },
                Ok(Ok(Some(code))) => refused(&code),
                Ok(Err(_)) => not_connected("the connection broke before WhatsApp answered"),
                Err(_) => not_connected("WhatsApp did not answer in time"),
            },
            Ok(Err(error)) => failed(&error),
            Err(_) => not_connected("the message could not be encrypted in time"),
        };
        live.forget(&id);
        outcome
    }

    async fn upload(
        &self,
        number: &NumberRecord,
        message: &Rendered,
    ) -> Result<Option<UploadedFile>, SendOutcome> {
        let live = self.live(number)?;
        crate::upload::stored(&self.line, &live, number.workspace_id, message).await
    }

    async fn fetch(&self, number: &NumberRecord, id: &str) -> Result<Vec<u8>, Unfetched> {
        let file = FileRef::open(id, &self.line.vault, number.id).ok_or(Unfetched::Never)?;
        // Another node may have the connection; the file waits until it is here, or that node fetches it.
        let live = self.live(number).map_err(|_| Unfetched::Later)?;
        live.client.download(&file.params()).await.map_err(|_| Unfetched::Later)
    }

    async fn approach(&self, number: &NumberRecord, recipient: &Value, message: &Rendered) {
        if number.options.phone.human_pace
            && let Ok(live) = self.live(number)
            && let Some(chat) = chat_of(recipient)
        {
            pace::types(&live, &chat, message).await;
        }
    }

    async fn sign(&self, number: &NumberRecord, message_id: &str, typing: bool) -> Signed {
        let Ok(live) = self.live(number) else { return Signed::Unwanted };
        let Some(chat) = live.chats.get(message_id) else { return Signed::Refused };
        if number.options.phone.human_pace {
            pace::reads().await;
        }
        if live.client.mark_as_read(&chat, None, &[message_id]).await.is_err() {
            return Signed::Unwanted;
        }
        if typing && live.client.chatstate().send_composing(&chat).await.is_err() {
            return Signed::Unwanted;
        }
        Signed::Given
    }
}

impl WhatsappWeb {
    /// The number's connection, where messages can go out by it.
    fn live(&self, number: &NumberRecord) -> Result<Arc<Live>, SendOutcome> {
        let live = self.lives.get(number.id).filter(|live| live.is_ready());
        live.ok_or_else(|| not_connected("the number is not connected"))
    }

    /// The uploaded file of a message that has one.
    async fn file(
        &self,
        live: &Live,
        message: &Rendered,
        uploaded: Option<&UploadedFile>,
    ) -> Result<Option<outbound::Uploaded>, SendOutcome> {
        match (message, uploaded) {
            (_, Some(uploaded)) => crate::upload::uploaded(uploaded).map(Some),
            (Rendered::Media(OutMedia { url, media, .. }), None) => {
                crate::upload::web(&self.line, live, url, *media).await.map(Some)
            }
            _ => Ok(None),
        }
    }
}

pub(crate) fn not_connected(error: &str) -> SendOutcome {
    SendOutcome::Retry { after: Some(NOT_CONNECTED), scope: Scope::Number, error: error.to_owned() }
}

/// WhatsApp took a message off the wire and refused it.
fn refused(code: &str) -> SendOutcome {
    let error = format!("WhatsApp refused the message ({code})");
    match code {
        // Too fast, or a fault of its own.
        "429" | "503" | "500" | "479" => SendOutcome::Retry { after: None, scope: Scope::Number, error },
        // It knows the sender no more, or not yet.
        "401" | "403" | "463" => SendOutcome::Retry { after: None, scope: Scope::Message, error },
        _ => SendOutcome::Refused { error },
    }
}

/// Why the library did not send. Its texts may quote an address, so they are not repeated.
fn failed(error: &SendError) -> SendOutcome {
    match error {
        SendError::InvalidRequest(_) => {
            SendOutcome::Refused { error: "the contact has no address at WhatsApp".to_owned() }
        }
        SendError::Client(_) | SendError::NotLoggedIn => not_connected("the number is not connected"),
        SendError::Iq(_) | SendError::Internal(_) | _ => SendOutcome::Retry {
            after: None,
            scope: Scope::Message,
            error: "the message could not be prepared for WhatsApp".to_owned(),
        },
    }
}
