//! Somebody who writes to businesses: a client of its own, linked to an account of its own.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result, anyhow};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Serialize;
use tokio::{sync::Notify, time::timeout};
use whatsapp_rust::{
    Client, Jid, TokioRuntime,
    bot::{Bot, BotHandle},
    http::{HttpClient, HttpRequest, HttpResponse},
    media::{AudioOptions, ImageOptions, audio_message, image_message},
    prelude::{ChannelEventHandler, Event, MessageBuilderExt, MessageExt, MessageField, SendOptions},
    send::RevokeType,
    transport::TokioWebSocketTransportFactory,
    upload::UploadOptions,
    wacore::{download::MediaType, store::InMemoryBackend},
    waproto::whatsapp as wa,
};

use crate::{Account, FakeWhatsapp, accounts::SERVER};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(30);
const VERSION: (u32, u32, u32) = (2, 3000, 1_030_000_000);

/// What a customer got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Got {
    /// The message's id; a repetition has the same.
    pub id: String,
    /// `text`, `image`, `audio`, `document`, `location`, `contact`, `reaction`, `poll` or `other`.
    pub kind: String,
    /// Its words, caption, or emoji.
    pub text: String,
    /// The bytes of its file, in base64.
    pub file: String,
}

/// What a customer saw.
#[derive(Default)]
struct Seen {
    got: Vec<Got>,
    known: HashSet<String>,
    polls: HashMap<String, Poll>,
    typing: usize,
    receipts: Vec<(String, String)>,
}

/// A poll that came, by its message's id.
#[derive(Clone)]
struct Poll {
    creator: Jid,
    secret: Vec<u8>,
}

/// A customer.
pub struct Customer {
    /// The customer's account.
    pub account: Account,
    client: Arc<Client>,
    seen: Arc<Mutex<Seen>>,
    news: Arc<Notify>,
    _handle: BotHandle,
}

/// Files of the stand-in.
#[derive(Clone)]
struct Files(Arc<FakeWhatsapp>);

#[whatsapp_rust::async_trait]
impl HttpClient for Files {
    async fn execute(&self, request: HttpRequest) -> Result<HttpResponse> {
        let path = request.url.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
        let path = path.and_then(|path| path.split('?').next()).unwrap_or_default().to_owned();
        let mut state = self.0.lock();
        if let (Some(body), Some(token)) =
            (request.body, path.strip_prefix("/mms/").and_then(|it| it.split('/').nth(1)))
        {
            let path = format!("/files/{token}");
            state.files.insert(path.clone(), body.to_vec());
            let told =
                serde_json::json!({"url": format!("https://mmg.whatsapp.net{path}"), "direct_path": path});
            return Ok(HttpResponse { status_code: 200, body: told.to_string().into_bytes() });
        }
        let found = state.files.get(&path).cloned();
        Ok(HttpResponse {
            status_code: if found.is_some() { 200 } else { 404 },
            body: found.unwrap_or_default(),
        })
    }
}

impl Customer {
    /// A customer with a phone number and a name, ready to write.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn join(server: &Arc<FakeWhatsapp>, phone: &str, name: &str) -> Result<Self> {
        Self::link(server, Account::new(phone, name)).await
    }

    /// One more device of an account that there is: somebody who writes as a business beside its bot, as on the phone.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn link(server: &Arc<FakeWhatsapp>, account: Account) -> Result<Self> {
        let (handler, events) = ChannelEventHandler::new();
        let bot = Bot::builder()
            .with_backend(InMemoryBackend::new())
            .with_transport_factory(TokioWebSocketTransportFactory::new().with_url(server.url()))
            .with_http_client(Files(Arc::clone(server)))
            .with_runtime(TokioRuntime)
            .with_version(VERSION)
            .skip_history_sync()
            .build()
            .await?;
        let client = bot.client();
        client.subscribe_handler(handler).detach();
        let handle = bot.spawn();
        let ready = async {
            loop {
                match &*events.recv().await? {
                    Event::PairingQrCode(code) => server.scan(&code.code, &account).or_else(|error| {
                        // A code of the connection before, which the new one replaced.
                        tracing::debug!(%error, "a customer's code had run out");
                        anyhow::Ok(())
                    })?,
                    Event::Connected(_) => return anyhow::Ok(()),
                    _ => {}
                }
            }
        };
        timeout(PATIENCE, ready).await.context("the customer did not connect")??;
        let (seen, news) = (Arc::<Mutex<Seen>>::default(), Arc::new(Notify::new()));
        tokio::spawn(watch(Arc::clone(&client), events, Arc::clone(&seen), Arc::clone(&news)));
        Ok(Self { account, client, seen, news, _handle: handle })
    }

    /// Writes to a phone number; gives the message's id.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn write(&self, to: &str, text: &str) -> Result<String> {
        self.send(to, wa::Message::text(text)).await
    }

    /// Writes under an id of its own, as a phone does that sends again.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn write_as(&self, to: &str, text: &str, id: &str) -> Result<String> {
        let options = SendOptions::default().with_message_id(id);
        let sent = self.client.send_message_with_options(&jid(to)?, wa::Message::text(text), options).await;
        Ok(sent.map_err(|error| anyhow!("{error}"))?.message_id)
    }

    /// Sends a picture with words under it.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn send_image(&self, to: &str, bytes: Vec<u8>, mime: &str, caption: &str) -> Result<String> {
        let upload = self.client.upload(bytes, MediaType::Image, UploadOptions::new()).await?;
        let (caption, mimetype) = (Some(caption.to_owned()), Some(mime.to_owned()));
        self.send(to, image_message(upload, ImageOptions { caption, mimetype, ..Default::default() })).await
    }

    /// Sends a voice message.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn send_voice(&self, to: &str, bytes: Vec<u8>) -> Result<String> {
        let upload = self.client.upload(bytes, MediaType::Audio, UploadOptions::new()).await?;
        self.send(to, audio_message(upload, AudioOptions { ptt: Some(true), ..Default::default() })).await
    }

    /// Sends any message.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn send(&self, to: &str, message: wa::Message) -> Result<String> {
        let sent = self.client.send_message(&jid(to)?, message).await;
        Ok(sent.map_err(|error| anyhow!("{error}"))?.message_id)
    }

    /// Votes in a poll that came; no options take the vote back.
    ///
    /// # Errors
    /// There is no such poll, or says what did not work.
    pub async fn vote(&self, to: &str, poll: &str, options: &[&str]) -> Result<String> {
        let known = self.seen.lock().unwrap_or_else(PoisonError::into_inner).polls.get(poll).cloned();
        let known = known.context("no such poll came")?;
        let options: Vec<String> = options.iter().map(|option| (*option).to_owned()).collect();
        let voted = self.client.polls().vote(jid(to)?, poll, &known.creator, &known.secret, &options).await;
        Ok(voted.map_err(|error| anyhow!("{error}"))?.message_id)
    }

    /// Answers a message, as one does by swiping it.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn quote(&self, to: &str, text: &str, quoted: &str) -> Result<String> {
        let context = wa::ContextInfo {
            stanza_id: Some(quoted.to_owned()),
            participant: Some(jid(to)?.to_string()),
            quoted_message: MessageField::some(wa::Message::text("what was said")),
            ..Default::default()
        };
        let text = wa::message::ExtendedTextMessage {
            text: Some(text.to_owned()),
            context_info: MessageField::some(context),
            ..Default::default()
        };
        self.send(to, wa::Message { extended_text_message: MessageField::some(text), ..Default::default() })
            .await
    }

    /// Reacts to a message of a phone number; an empty text takes the reaction back.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn react(&self, to: &str, id: &str, emoji: &str) -> Result<()> {
        let key = wa::MessageKey {
            remote_jid: Some(jid(to)?.to_string()),
            from_me: Some(false),
            id: Some(id.to_owned()),
            ..Default::default()
        };
        let reaction = wa::message::ReactionMessage {
            key: MessageField::some(key),
            text: Some(emoji.to_owned()),
            ..Default::default()
        };
        self.send(to, wa::Message { reaction_message: MessageField::some(reaction), ..Default::default() })
            .await
            .map(drop)
    }

    /// Changes the words of a message of one's own.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn edit(&self, to: &str, id: &str, text: &str) -> Result<()> {
        let edited = self.client.edit_message(jid(to)?, id, wa::Message::text(text)).await;
        edited.map(drop).map_err(|error| anyhow!("{error}"))
    }

    /// Takes a message of one's own back.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn revoke(&self, to: &str, id: &str) -> Result<()> {
        let revoked = self.client.revoke_message(jid(to)?, id, RevokeType::Sender).await;
        revoked.map(drop).map_err(|error| anyhow!("{error}"))
    }

    /// Shows that messages of a phone number were read.
    ///
    /// # Errors
    /// Says what did not work.
    pub async fn read(&self, from: &str, ids: &[&str]) -> Result<()> {
        self.client.mark_as_read(&jid(from)?, None, ids).await
    }

    /// What this customer got so far, without repetitions, in order.
    #[must_use]
    pub fn got(&self) -> Vec<Got> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).got.clone()
    }

    /// How many messages that is.
    #[must_use]
    pub fn count(&self) -> usize {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).got.len()
    }

    /// Waits until something new comes; for one who waits.
    pub async fn news(&self) {
        self.news.notified().await;
    }

    /// The words of it.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.got().into_iter().map(|got| got.text).collect()
    }

    /// How often somebody was seen typing.
    #[must_use]
    pub fn typing(&self) -> usize {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).typing
    }

    /// Receipts for this customer's messages: their ids and `Delivered`, `Read`, …
    #[must_use]
    pub fn receipts(&self) -> Vec<(String, String)> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).receipts.clone()
    }
}

fn jid(phone: &str) -> Result<Jid> {
    Ok(format!("{phone}@{SERVER}").parse()?)
}

async fn watch(
    client: Arc<Client>,
    events: whatsapp_rust::async_channel::Receiver<Arc<Event>>,
    seen: Arc<Mutex<Seen>>,
    news_for_all: Arc<Notify>,
) {
    while let Ok(event) = events.recv().await {
        let (mut news, mut polls) = (Vec::new(), Vec::new());
        for message in event.messages() {
            let poll = message.message.message_context_info.as_option();
            if let Some(secret) = poll.and_then(|context| context.message_secret.clone()) {
                let creator = message.info.source.sender.to_non_ad();
                polls.push((message.info.id.to_string(), Poll { creator, secret }));
            }
            news.push(read(&client, message.info.id.as_ref(), &message.message).await);
        }
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.polls.extend(polls);
        for got in news {
            // A phone drops what it has already.
            if seen.known.insert(got.id.clone()) {
                seen.got.push(got);
            }
        }
        match &*event {
            Event::ChatPresence(_) => seen.typing += 1,
            Event::Receipt(receipt) => {
                let kind = format!("{:?}", receipt.r#type);
                seen.receipts.extend(receipt.message_ids.iter().map(|id| (id.to_string(), kind.clone())));
            }
            _ => {}
        }
        drop(seen);
        news_for_all.notify_one();
    }
}

async fn read(client: &Client, id: &str, message: &wa::Message) -> Got {
    let base = message.get_base_message();
    let text = base.text_content().or_else(|| base.get_caption()).unwrap_or_default().to_owned();
    let got = |kind: &str, text: String, file: Vec<u8>| Got {
        id: id.to_owned(),
        kind: kind.to_owned(),
        text,
        file: STANDARD.encode(file),
    };
    if let Some(image) = base.image_message.as_option() {
        return got("image", text, client.download(image).await.unwrap_or_default());
    }
    if let Some(document) = base.document_message.as_option() {
        return got("document", text, client.download(document).await.unwrap_or_default());
    }
    if let Some(audio) = base.audio_message.as_option() {
        return got("audio", text, client.download(audio).await.unwrap_or_default());
    }
    if let Some(place) = base.location_message.as_option() {
        return got("location", place.name.clone().unwrap_or_default(), Vec::new());
    }
    if let Some(card) = base.contact_message.as_option() {
        return got("contact", card.vcard.clone().unwrap_or_default(), Vec::new());
    }
    if let Some(reaction) = base.reaction_message.as_option() {
        return got("reaction", reaction.text.clone().unwrap_or_default(), Vec::new());
    }
    if let Some(poll) = base.poll_creation_message_v3.as_option() {
        let name = poll.name.clone().unwrap_or_default();
        let options = poll.options.iter().filter_map(|option| option.option_name.clone());
        return got("poll", [name].into_iter().chain(options).collect::<Vec<_>>().join("\n"), Vec::new());
    }
    got(if text.is_empty() { "other" } else { "text" }, text, Vec::new())
}
