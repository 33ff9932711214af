//! One connection of a device, from the handshake to its end.

use std::{sync::Arc, time::Duration};

use anyhow::{Result, anyhow, bail};
use bytes::Bytes;
use futures::{
    SinkExt, StreamExt,
    stream::{SplitSink, SplitStream},
};
use tokio::{net::TcpStream, sync::mpsc};
use tokio_websockets::{Message, ServerBuilder, WebSocketStream};
use wacore_noise::NoiseCipher;
use whatsapp_rust::{
    Jid,
    wacore::framing::{FrameDecoder, encode_frame},
    wacore_binary::{Node, OwnedNodeRef, builder::NodeBuilder, consts::WA_CONN_HEADER, marshal, util},
};

use crate::{accounts::DeviceId, handshake, server::FakeWhatsapp};

type Socket = WebSocketStream<TcpStream>;

/// What goes to a client.
#[derive(Debug, Clone)]
pub(crate) enum Out {
    Node(Box<Node>),
    /// Noise, instead of anything that it could understand.
    Garbage,
    Close,
}

impl From<Node> for Out {
    fn from(node: Node) -> Self {
        Self::Node(Box::new(node))
    }
}

/// Frames within the messages of a socket.
pub(crate) struct Frames {
    sink: SplitSink<Socket, Message>,
    stream: SplitStream<Socket>,
    decoder: FrameDecoder,
    begun: bool,
}

impl Frames {
    pub(crate) async fn next(&mut self) -> Result<Vec<u8>> {
        next(&mut self.stream, &mut self.decoder, &mut self.begun).await
    }

    pub(crate) async fn send(&mut self, frame: Bytes) -> Result<()> {
        Ok(self.sink.send(Message::binary(frame)).await?)
    }
}

async fn next(
    stream: &mut SplitStream<Socket>,
    decoder: &mut FrameDecoder,
    begun: &mut bool,
) -> Result<Vec<u8>> {
    loop {
        if let Some(frame) = decoder.decode_frame() {
            return Ok(frame.to_vec());
        }
        let message = stream.next().await.ok_or_else(|| anyhow!("the client is gone"))??;
        if message.is_close() {
            bail!("the client closed the connection");
        }
        if message.is_binary() {
            let bytes = Bytes::from(message.into_payload());
            let head = !*begun && bytes.starts_with(&WA_CONN_HEADER);
            *begun = true;
            decoder.feed(if head { &bytes[WA_CONN_HEADER.len()..] } else { &bytes });
        }
    }
}

/// Serves a device until it goes.
pub(crate) async fn serve(server: Arc<FakeWhatsapp>, socket: TcpStream) -> Result<()> {
    let (_, socket) = ServerBuilder::new().accept(socket).await?;
    let (sink, stream) = socket.split();
    let mut frames = Frames { sink, stream, decoder: FrameDecoder::new(), begun: false };
    let faults = server.lock().faults.clone();
    if faults.stall == 1 {
        std::future::pending::<()>().await;
    }
    if faults.garbage {
        frames.send(Bytes::from_static(&[0, 0, 5, 1, 2, 3, 4, 5])).await?;
        bail!("answered with noise");
    }
    let secured = handshake::answer(&mut frames, &server.key, &server.certificate).await?;
    if faults.stall == 2 {
        std::future::pending::<()>().await;
    }
    let Frames { sink, mut stream, mut decoder, mut begun } = frames;
    let (out, outgoing) = mpsc::unbounded_channel();
    let writer = tokio::spawn(write(Arc::clone(&server), sink, secured.writing, outgoing));
    let mut who = None;
    let login = match secured.payload.username {
        Some(phone) => {
            let device = (phone.to_string(), u16::try_from(secured.payload.device.unwrap_or_default())?);
            log_in(&server, &out, &secured.client_key, device)
        }
        None => server.offer_codes(&out, &secured.client_key).map(|()| None),
    };
    let outcome = match login {
        Ok(device) => {
            who.clone_from(&device);
            let mut counter = 0;
            loop {
                let frame = match next(&mut stream, &mut decoder, &mut begun).await {
                    Ok(frame) => frame,
                    Err(error) => break Err(error),
                };
                if let Err(error) = read(&server, &out, who.as_ref(), &secured.reading, counter, &frame) {
                    break Err(error);
                }
                counter += 1;
            }
        }
        Err(error) => Err(error),
    };
    if let Some(device) = &who {
        server.offline(device, &out);
    }
    server.forget_codes(&out);
    // What was said last, such as why, still goes out.
    drop(out);
    let _ = tokio::time::timeout(Duration::from_secs(1), writer).await;
    outcome
}

fn read(
    server: &Arc<FakeWhatsapp>,
    out: &mpsc::UnboundedSender<Out>,
    who: Option<&DeviceId>,
    cipher: &NoiseCipher,
    counter: u32,
    frame: &[u8],
) -> Result<()> {
    let mut frame = bytes::BytesMut::from(frame);
    cipher.decrypt_in_place_with_counter(counter, &mut frame)?;
    let node = OwnedNodeRef::new(util::unpack_bytes(frame)?)?.to_owned_node();
    server.on_node(out, who, &node)
}

async fn write(
    server: Arc<FakeWhatsapp>,
    mut sink: SplitSink<Socket, Message>,
    cipher: NoiseCipher,
    mut outgoing: mpsc::UnboundedReceiver<Out>,
) {
    let mut counter = 0;
    while let Some(out) = outgoing.recv().await {
        let delay = server.lock().faults.delay_ms;
        if delay > 0 {
            tokio::time::sleep(Duration::from_millis(delay)).await;
        }
        let frame = match out {
            Out::Close => break,
            Out::Garbage => Ok(Bytes::from_static(&[0, 0, 5, 9, 9, 9, 9, 9])),
            Out::Node(node) => sealed(&cipher, counter, &node),
        };
        counter += 1;
        let Ok(frame) = frame else { break };
        if sink.send(Message::binary(frame)).await.is_err() {
            break;
        }
    }
    let _ = sink.close().await;
}

fn sealed(cipher: &NoiseCipher, counter: u32, node: &Node) -> Result<Bytes> {
    let plain = marshal::marshal(node)?;
    let sealed = cipher.encrypt_with_counter(counter, &plain)?;
    Ok(encode_frame(&sealed, None)?.into())
}

/// Lets a linked device in; `None` where it is refused.
fn log_in(
    server: &FakeWhatsapp,
    out: &mpsc::UnboundedSender<Out>,
    key: &[u8],
    device: DeviceId,
) -> Result<Option<DeviceId>> {
    let mut state = server.lock();
    let refused = match state.faults.refuse_logins {
        Some(reason) => Some(reason),
        None if state.registered.get(key) != Some(&device) => Some(401),
        None => None,
    };
    if let Some(reason) = refused {
        let failure = NodeBuilder::new("failure").attr("reason", reason.to_string()).attr("location", "fake");
        let failure =
            if reason == 402 { failure.attr("code", "101").attr("expire", "3600") } else { failure };
        out.send(failure.build().into()).ok();
        out.send(Out::Close).ok();
        return Ok(None);
    }
    *state.logins.entry(device.clone()).or_default() += 1;
    let lid = state.accounts.get(&device.0).map(|account| account.lid.clone()).unwrap_or_default();
    let known = state.devices.entry(device.clone()).or_default();
    // A second connection of one device ends the first, as WhatsApp does.
    if let Some(other) = known.online.replace(out.clone()) {
        let conflict = NodeBuilder::new("conflict").attr("type", "replaced").build();
        other.send(NodeBuilder::new("stream:error").children([conflict]).build().into()).ok();
        other.send(Out::Close).ok();
    }
    known.active = false;
    let lid: Jid = format!("{lid}:{}@lid", device.1).parse()?;
    let success = NodeBuilder::new("success")
        .attr("t", server.now().to_string())
        .attr("props", "27")
        .attr("companion_enc_static", "")
        .attr("lid", lid)
        .attr("location", "fake");
    out.send(success.build().into()).ok();
    Ok(Some(device))
}
