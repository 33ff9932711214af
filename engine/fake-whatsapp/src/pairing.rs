//! How phones link devices: by scanning a QR code, or by typing a code.

use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::sync::mpsc::UnboundedSender;
use whatsapp_rust::{
    Jid,
    buffa::Message as _,
    wacore::{
        crypto::hkdf_sha256_into,
        libsignal::{
            crypto::aes_256_gcm_decrypt,
            protocol::{KeyPair, PublicKey},
        },
        pair_code::PairCodeUtils,
    },
    wacore_binary::{Node, builder::NodeBuilder},
    waproto::whatsapp as wa,
};

use crate::{
    accounts::{Account, DeviceId, Pending, SERVER, State, randomness},
    connection::Out,
    handshake::public,
    routing::{attr, bytes_of},
    server::FakeWhatsapp,
};

/// References that a new device gets; each is one QR code.
const REFERENCES: usize = 6;

/// A device that waits for its code to be typed on a phone.
pub(crate) struct Typed {
    pub(crate) connection: UnboundedSender<Out>,
    noise_key: Vec<u8>,
    companion: Vec<u8>,
    reference: String,
    /// The phone's own keys, once somebody typed the code.
    begun: Option<(Account, KeyPair, [u8; 32])>,
}

impl FakeWhatsapp {
    /// Gives a device that nobody has linked what its QR codes are made of.
    pub(crate) fn offer_codes(&self, out: &UnboundedSender<Out>, noise_key: &[u8]) -> Result<()> {
        let mut state = self.lock();
        let count = state.faults.references.unwrap_or(REFERENCES);
        let references: Vec<String> = (0..count).map(|_| format!("2@{}", self.id())).collect();
        for reference in &references {
            let pending = Pending { connection: out.clone(), noise_key: noise_key.to_vec() };
            state.pending.insert(reference.clone(), pending);
        }
        let children = references.iter().map(|it| NodeBuilder::new("ref").bytes(it.as_bytes()).build());
        let offer = NodeBuilder::new("pair-device").children(children).build();
        let question = NodeBuilder::new("iq")
            .attr("from", SERVER)
            .attr("type", "set")
            .attr("id", self.id())
            .attr("xmlns", "md")
            .children([offer]);
        out.send(question.build().into()).map_err(|_| anyhow!("the device is gone"))
    }

    /// What a connection offered is worth nothing after it.
    pub(crate) fn forget_codes(&self, out: &UnboundedSender<Out>) {
        let mut state = self.lock();
        state.pending.retain(|_, pending| !pending.connection.same_channel(out));
        state.typed.retain(|_, typed| !typed.connection.same_channel(out));
    }

    /// A phone scans a QR code.
    ///
    /// # Errors
    /// The code is no such code, has run out, or is another device's.
    pub fn scan(&self, code: &str, account: &Account) -> Result<()> {
        let code = code.strip_prefix("https://wa.me/settings/linked_devices#").unwrap_or(code);
        let mut parts = code.split(',');
        let mut part = || parts.next().context("a part of the code is missing");
        let reference = part()?.to_owned();
        let noise_key = STANDARD.decode(part()?)?;
        let identity = STANDARD.decode(part()?)?;
        let secret = STANDARD.decode(part()?)?;
        let mut state = self.lock();
        let pending = state.pending.remove(&reference).context("the code has run out")?;
        if pending.noise_key != noise_key {
            bail!("the code is another device's");
        }
        self.link(&mut state, account, &pending.connection, noise_key, &identity, &secret)
    }

    /// The code is asked for that somebody will type; gives the answer's child.
    pub(crate) fn begin_typed(&self, out: &UnboundedSender<Out>, node: &Node) -> Option<Node> {
        let hello = node.get_optional_child("link_code_companion_reg")?;
        let jid: Jid = attr(hello, "jid").parse().ok()?;
        let reference = self.id();
        let typed = Typed {
            connection: out.clone(),
            noise_key: bytes_of(hello, "companion_server_auth_key_pub"),
            companion: bytes_of(hello, "link_code_pairing_wrapped_companion_ephemeral_pub"),
            reference: reference.clone(),
            begun: None,
        };
        self.lock().typed.insert(jid.user.to_string(), typed);
        let reference = NodeBuilder::new("link_code_pairing_ref").bytes(reference.into_bytes()).build();
        Some(NodeBuilder::new("link_code_companion_reg").children([reference]).build())
    }

    /// Somebody types a code on the phone.
    ///
    /// # Errors
    /// No device waits for this phone.
    pub fn type_code(&self, code: &str, account: &Account) -> Result<()> {
        let code = code.replace('-', "");
        let mut state = self.lock();
        let typed = state.typed.get_mut(&account.phone).context("no device waits for this phone")?;
        let companion = PairCodeUtils::decrypt_primary_ephemeral_pub(&typed.companion, &code)?;
        let ours = KeyPair::generate(&mut randomness());
        let wrapped = PairCodeUtils::encrypt_ephemeral_pub(&public(&ours)?, &code);
        let children = [
            NodeBuilder::new("link_code_pairing_wrapped_primary_ephemeral_pub")
                .bytes(wrapped.to_vec())
                .build(),
            NodeBuilder::new("primary_identity_pub").bytes(public(&account.key)?.to_vec()).build(),
            NodeBuilder::new("link_code_pairing_ref").bytes(typed.reference.clone().into_bytes()).build(),
        ];
        let hello =
            NodeBuilder::new("link_code_companion_reg").attr("stage", "primary_hello").children(children);
        let told = NodeBuilder::new("notification")
            .attr("from", SERVER)
            .attr("type", "link_code_companion_reg")
            .attr("id", self.id())
            .attr("t", self.now().to_string())
            .children([hello.build()]);
        typed.begun = Some((account.clone(), ours, companion));
        typed.connection.send(told.build().into()).map_err(|_| anyhow!("the device is gone"))
    }

    /// The device answers a typed code: its keys, which only whoever knows the code can open.
    pub(crate) fn finish_typed(&self, node: &Node) -> Result<()> {
        let finish = node.get_optional_child("link_code_companion_reg").context("nothing is finished")?;
        let jid: Jid = attr(finish, "jid").parse()?;
        let mut state = self.lock();
        let typed = state.typed.remove(jid.user.as_str()).context("no device waits for this phone")?;
        let (account, ours, companion) = typed.begun.context("nobody typed the code")?;
        let companion = PublicKey::from_djb_public_key_bytes(&companion)?;
        let shared = ours.private_key.calculate_agreement(&companion)?;
        let bundle = bytes_of(finish, "link_code_pairing_wrapped_key_bundle");
        let (salt, rest) = bundle.split_at_checked(32).context("the keys are too short")?;
        let (nonce, sealed) = rest.split_first_chunk::<12>().context("the keys are too short")?;
        let mut key = [0; 32];
        hkdf_sha256_into(&shared, Some(salt), b"link_code_pairing_key_bundle_encryption_key", &mut key)
            .map_err(|_| anyhow!("no key can be derived"))?;
        let mut opened = Vec::new();
        aes_256_gcm_decrypt(&key, nonce, b"", sealed, &mut opened)
            .map_err(|_| anyhow!("the code was another one"))?;
        let identity = opened.get(..32).context("the keys are too short")?.to_vec();
        let random = opened.get(64..96).context("the keys are too short")?;
        let theirs = PublicKey::from_djb_public_key_bytes(&identity)?;
        let agreed = account.key.private_key.calculate_agreement(&theirs)?;
        let mut secret = [0; 32];
        hkdf_sha256_into(&[&shared[..], &agreed[..], random].concat(), None, b"adv_secret", &mut secret)
            .map_err(|_| anyhow!("no secret can be derived"))?;
        self.link(&mut state, &account, &typed.connection, typed.noise_key, &identity, &secret)
    }

    /// Signs a device as one of the account's, and tells it.
    fn link(
        &self,
        state: &mut State,
        account: &Account,
        connection: &UnboundedSender<Out>,
        noise_key: Vec<u8>,
        identity: &[u8],
        secret: &[u8],
    ) -> Result<()> {
        let stranger = state.faults.wrong_signature.then(|| KeyPair::generate(&mut randomness()));
        let signing = stranger.as_ref().unwrap_or(&account.key);
        state.accounts.entry(account.phone.clone()).or_insert_with(|| account.clone());
        let mut numbers = 1..u16::MAX;
        let free = numbers.find(|number| !state.devices.contains_key(&(account.phone.clone(), *number)));
        let device: DeviceId =
            (account.phone.clone(), free.context("the phone has no room for another device")?);
        let details = wa::ADVDeviceIdentity {
            raw_id: Some(7),
            timestamp: Some(self.now()),
            key_index: Some(u32::from(device.1)),
            ..Default::default()
        };
        let details = details.encode_to_vec();
        let signed = [&[6, 0][..], &details, identity].concat();
        let signature = signing.private_key.calculate_signature(&signed, &mut randomness())?;
        let signed = wa::ADVSignedDeviceIdentity {
            details: Some(details),
            account_signature_key: Some(public(&account.key)?.to_vec()),
            account_signature: Some(signature.to_vec()),
            ..Default::default()
        };
        let signed = signed.encode_to_vec();
        let mut digest = <Hmac<Sha256> as KeyInit>::new_from_slice(secret)?;
        digest.update(&signed);
        let identity = wa::ADVSignedDeviceIdentityHMAC {
            details: Some(signed),
            hmac: Some(digest.finalize().into_bytes().to_vec()),
            ..Default::default()
        };
        state.devices.insert(device.clone(), crate::accounts::Device::default());
        state.registered.insert(noise_key, device.clone());
        let jid: Jid = format!("{}:{}@{SERVER}", device.0, device.1).parse()?;
        let lid: Jid = format!("{}:{}@lid", account.lid, device.1).parse()?;
        let success = NodeBuilder::new("pair-success").children([
            NodeBuilder::new("device-identity").bytes(identity.encode_to_vec()).build(),
            NodeBuilder::new("device").attr("jid", jid).attr("lid", lid).build(),
            NodeBuilder::new("platform").attr("name", "android").build(),
            NodeBuilder::new("biz").attr("name", account.name.as_str()).build(),
        ]);
        let told = NodeBuilder::new("iq")
            .attr("from", SERVER)
            .attr("type", "set")
            .attr("id", self.id())
            .attr("t", self.now().to_string())
            .attr("xmlns", "md")
            .children([success.build()]);
        connection.send(told.build().into()).map_err(|_| anyhow!("the device is gone"))
    }

    /// A device that was told of its link asks to begin anew; the other way a linked device leaves.
    pub(crate) fn leave(self: &Arc<Self>, who: &DeviceId) {
        let mut state = self.lock();
        state.registered.retain(|_, device| device != who);
    }
}
