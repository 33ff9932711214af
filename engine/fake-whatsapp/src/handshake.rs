//! The server's side of the Noise handshake, new (XX) or known (IK).

use anyhow::{Context, Result, anyhow};
use bytes::Bytes;
use wacore_noise::NoiseCipher;
use whatsapp_rust::{
    buffa::{Message as _, MessageField},
    wacore::{framing::encode_frame, handshake::NoiseHandshake, libsignal::protocol::KeyPair},
    wacore_binary::consts::{NOISE_PATTERN_IK, NOISE_PATTERN_XX, WA_CONN_HEADER},
    waproto::whatsapp::{self as wa, handshake_message::ServerHello},
};

use crate::{accounts::randomness, connection::Frames};

/// The two directions, who the client is, and what it says of itself.
pub(crate) struct Secured {
    pub(crate) reading: NoiseCipher,
    pub(crate) writing: NoiseCipher,
    pub(crate) client_key: Vec<u8>,
    pub(crate) payload: wa::ClientPayload,
}

pub(crate) fn public(key: &KeyPair) -> Result<[u8; 32]> {
    key.public_key.public_key_bytes().try_into().map_err(|_| anyhow!("a public key has 32 bytes"))
}

/// Answers a client's hello.
pub(crate) async fn answer(frames: &mut Frames, key: &KeyPair, certificate: &[u8]) -> Result<Secured> {
    let hello = frames.next().await?;
    let hello = wa::HandshakeMessage::decode_from_slice(&hello)?;
    let hello = hello.client_hello.into_option().context("the hello is missing")?;
    let theirs: [u8; 32] = hello
        .ephemeral
        .context("the key is missing")?
        .try_into()
        .map_err(|_| anyhow!("a key has 32 bytes"))?;
    let ours = KeyPair::generate(&mut randomness());
    match (hello.r#static, hello.payload) {
        (Some(identity), Some(payload)) => {
            let mut noise = NoiseHandshake::new(NOISE_PATTERN_IK, &WA_CONN_HEADER)?;
            noise.authenticate(&public(key)?);
            noise.authenticate(&theirs);
            noise.mix_shared_secret(key.private_key.serialize(), &theirs)?;
            let client_key = noise.decrypt(&identity)?;
            noise.mix_shared_secret(key.private_key.serialize(), &client_key)?;
            let payload = noise.decrypt(&payload)?;
            noise.authenticate(&public(&ours)?);
            noise.mix_shared_secret(ours.private_key.serialize(), &theirs)?;
            noise.mix_shared_secret(ours.private_key.serialize(), &client_key)?;
            let sealed = noise.encrypt(certificate)?;
            frames.send(hello_of(&ours, None, sealed)?).await?;
            secured(noise, client_key, &payload)
        }
        _ => {
            let mut noise = NoiseHandshake::new(NOISE_PATTERN_XX, &WA_CONN_HEADER)?;
            noise.authenticate(&theirs);
            noise.authenticate(&public(&ours)?);
            noise.mix_shared_secret(ours.private_key.serialize(), &theirs)?;
            let identity = noise.encrypt(&public(key)?)?;
            noise.mix_shared_secret(key.private_key.serialize(), &theirs)?;
            let sealed = noise.encrypt(certificate)?;
            frames.send(hello_of(&ours, Some(identity), sealed)?).await?;
            let finish = wa::HandshakeMessage::decode_from_slice(&frames.next().await?)?;
            let finish = finish.client_finish.into_option().context("the finish is missing")?;
            let client_key = noise.decrypt(&finish.r#static.context("the identity is missing")?)?;
            noise.mix_shared_secret(ours.private_key.serialize(), &client_key)?;
            let payload = noise.decrypt(&finish.payload.context("the payload is missing")?)?;
            secured(noise, client_key, &payload)
        }
    }
}

fn hello_of(ours: &KeyPair, identity: Option<Vec<u8>>, payload: Vec<u8>) -> Result<Bytes> {
    let hello = ServerHello {
        ephemeral: Some(public(ours)?.to_vec()),
        r#static: identity,
        payload: Some(payload),
        ..Default::default()
    };
    let message = wa::HandshakeMessage { server_hello: MessageField::some(hello), ..Default::default() };
    Ok(encode_frame(&message.encode_to_vec(), None)?.into())
}

fn secured(noise: NoiseHandshake, client_key: Vec<u8>, payload: &[u8]) -> Result<Secured> {
    // What one side writes with, the other reads with.
    let (reading, writing) = noise.finish()?;
    Ok(Secured { reading, writing, client_key, payload: wa::ClientPayload::decode_from_slice(payload)? })
}
