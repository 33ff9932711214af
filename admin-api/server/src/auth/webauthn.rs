//! Passkeys: what a browser is asked for, and whether its answer counts (WebAuthn Level 3, 7.1 and 7.2).
//!
//! A passkey is asked to be found by the browser itself and to verify its owner, by a finger, a face or a PIN, so it stands
//! for password and second factor together. Who made the authenticator is not asked for: attestation is ignored, as the
//! standard advises where no list of makers is kept.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ciborium::Value as Cbor;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use super::signature::{Form, PublicKey};

/// How long somebody may take, in milliseconds.
const TIME_OUT: u32 = 300_000;
/// Bytes of a credential's id, by the standard.
const MAX_ID: usize = 1_023;
/// The person was there.
const PRESENT: u8 = 0x01;
/// The person was verified.
const VERIFIED: u8 = 0x04;
/// A new credential stands in the data.
const ATTESTED: u8 = 0x40;

/// Why an answer does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WebauthnError {
    /// It has not the form of the standard.
    #[error("the answer has not the form of the standard")]
    Form,
    /// It answers something else, or a page elsewhere.
    #[error("the answer belongs to another page or question")]
    Elsewhere,
    /// The person was not verified.
    #[error("the person was not verified")]
    NotVerified,
    /// The key is of a kind that is not taken.
    #[error("the key is of a kind that is not taken")]
    Key,
    /// The signature is not the key's.
    #[error("the signature is not the key's")]
    Signature,
    /// The counter went back: there may be a copy of the authenticator.
    #[error("the counter went back")]
    Copied,
}

/// A credential that an authenticator has made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its id.
    pub credential_id: Vec<u8>,
    /// Its key.
    pub key: PublicKey,
    /// How often it has signed.
    pub count: u32,
}

/// The page for which passkeys are: the host, and the origin that browsers name.
#[derive(Debug, Clone)]
pub struct Party {
    /// The host of the public address.
    pub id: String,
    /// Scheme and authority.
    pub origin: String,
}

/// A challenge in an answer, as it was asked for, so that it can be looked up.
///
/// # Errors
/// [`WebauthnError::Form`] when the answer names none.
pub fn challenge_of(credential: &Value) -> Result<Vec<u8>, WebauthnError> {
    let client = client_data(credential)?.1;
    let text = client["challenge"].as_str().ok_or(WebauthnError::Form)?;
    URL_SAFE_NO_PAD.decode(text).map_err(|_| WebauthnError::Form)
}

impl Party {
    /// The party of a public address.
    #[must_use]
    pub fn of(origin: &str) -> Self {
        let host = url::Url::parse(origin).ok().and_then(|url| url.host_str().map(str::to_owned));
        Self { id: host.unwrap_or_default(), origin: origin.to_owned() }
    }

    /// What a browser is asked for to make a passkey. `known` are the ids of those that its owner has.
    #[must_use]
    pub fn creation(
        &self,
        challenge: &[u8],
        user_id: Uuid,
        email: &str,
        name: &str,
        known: &[Vec<u8>],
    ) -> Value {
        let exclude: Vec<Value> =
            known.iter().map(|id| json!({"type": "public-key", "id": URL_SAFE_NO_PAD.encode(id)})).collect();
        json!({
            "rp": {"id": self.id, "name": "Botloom"},
            "user": {"id": URL_SAFE_NO_PAD.encode(user_id.as_bytes()), "name": email, "displayName": name},
            "challenge": URL_SAFE_NO_PAD.encode(challenge),
            "pubKeyCredParams": [
                {"type": "public-key", "alg": -7}, {"type": "public-key", "alg": -8},
                {"type": "public-key", "alg": -257}
            ],
            "timeout": TIME_OUT,
            "excludeCredentials": exclude,
            "authenticatorSelection": {
                "residentKey": "required", "requireResidentKey": true, "userVerification": "required"
            },
            "attestation": "none"
        })
    }

    /// What a browser is asked for to sign in with a passkey that it finds.
    #[must_use]
    pub fn request(&self, challenge: &[u8]) -> Value {
        json!({
            "challenge": URL_SAFE_NO_PAD.encode(challenge), "rpId": self.id, "timeout": TIME_OUT,
            "userVerification": "required", "allowCredentials": []
        })
    }

    /// The passkey that an answer brings. The challenge was looked up by then.
    ///
    /// # Errors
    /// Why it does not count.
    pub fn made(&self, credential: &Value, challenge: &[u8]) -> Result<Made, WebauthnError> {
        self.check_client(credential, "webauthn.create", challenge)?;
        let object = bytes(&credential["response"]["attestationObject"])?;
        let object: Cbor = ciborium::from_reader(object.as_slice()).map_err(|_| WebauthnError::Form)?;
        let fields = object.as_map().ok_or(WebauthnError::Form)?;
        let data = fields.iter().find(|(key, _)| key.as_text() == Some("authData"));
        let data = data.and_then(|(_, value)| value.as_bytes()).ok_or(WebauthnError::Form)?;
        let head = self.check_data(data)?;
        if head.flags & ATTESTED == 0 {
            return Err(WebauthnError::Form);
        }
        // 16 bytes that name the maker, the length of the id, the id, the key.
        let rest = data.get(37 + 16..).ok_or(WebauthnError::Form)?;
        let (length, rest) = rest.split_first_chunk::<2>().ok_or(WebauthnError::Form)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (id, key) = rest.split_at_checked(length).ok_or(WebauthnError::Form)?;
        if id.is_empty() || length > MAX_ID || bytes(&credential["rawId"])? != id {
            return Err(WebauthnError::Form);
        }
        let mut reader = key;
        let key: Cbor = ciborium::from_reader(&mut reader).map_err(|_| WebauthnError::Form)?;
        Ok(Made { credential_id: id.to_vec(), key: cose_key(&key)?, count: head.count })
    }

    /// How often the passkey has signed, when the answer is its own. The challenge was looked up by then.
    ///
    /// # Errors
    /// Why it does not count.
    pub fn proven(
        &self,
        credential: &Value,
        challenge: &[u8],
        key: &PublicKey,
        count: u32,
    ) -> Result<u32, WebauthnError> {
        self.check_client(credential, "webauthn.get", challenge)?;
        let data = bytes(&credential["response"]["authenticatorData"])?;
        let head = self.check_data(&data)?;
        let client = client_data(credential)?.0;
        let signed = [data.as_slice(), &Sha256::digest(client)].concat();
        let signature = bytes(&credential["response"]["signature"])?;
        if !key.verifies(Form::Asn1, &signed, &signature) {
            return Err(WebauthnError::Signature);
        }
        // Passkeys that are on several devices count nothing and say 0.
        if (head.count != 0 || count != 0) && head.count <= count {
            return Err(WebauthnError::Copied);
        }
        Ok(head.count)
    }

    fn check_client(&self, credential: &Value, kind: &str, challenge: &[u8]) -> Result<(), WebauthnError> {
        let client = client_data(credential)?.1;
        let asked = challenge_of(credential)?;
        let here = client["type"] == kind
            && client["origin"].as_str().is_some_and(|origin| origin.eq_ignore_ascii_case(&self.origin))
            && client["crossOrigin"] != true
            && bool::from(asked.ct_eq(challenge));
        if here { Ok(()) } else { Err(WebauthnError::Elsewhere) }
    }

    fn check_data(&self, data: &[u8]) -> Result<Head, WebauthnError> {
        let (party, rest) = data.split_first_chunk::<32>().ok_or(WebauthnError::Form)?;
        let (&[flags], rest) = rest.split_first_chunk::<1>().ok_or(WebauthnError::Form)?;
        let (count, _) = rest.split_first_chunk::<4>().ok_or(WebauthnError::Form)?;
        if party.as_slice() != Sha256::digest(&self.id).as_slice() {
            return Err(WebauthnError::Elsewhere);
        }
        if flags & PRESENT == 0 || flags & VERIFIED == 0 {
            return Err(WebauthnError::NotVerified);
        }
        Ok(Head { flags, count: u32::from_be_bytes(*count) })
    }
}

struct Head {
    flags: u8,
    count: u32,
}

/// What the browser says of the page, as it was signed and as it reads.
fn client_data(credential: &Value) -> Result<(Vec<u8>, Value), WebauthnError> {
    let raw = bytes(&credential["response"]["clientDataJSON"])?;
    let read = serde_json::from_slice(&raw).map_err(|_| WebauthnError::Form)?;
    Ok((raw, read))
}

fn bytes(value: &Value) -> Result<Vec<u8>, WebauthnError> {
    let text = value.as_str().ok_or(WebauthnError::Form)?;
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map_err(|_| WebauthnError::Form)
}

/// A key of COSE (RFC 9053): kind 1, algorithm 3, and by the kind its numbers.
fn cose_key(key: &Cbor) -> Result<PublicKey, WebauthnError> {
    let fields = key.as_map().ok_or(WebauthnError::Form)?;
    let find = |label: i64| {
        let fits = |key: &Cbor| key.as_integer().and_then(|it| i64::try_from(it).ok()) == Some(label);
        fields.iter().find(|(key, _)| fits(key)).map(|(_, value)| value)
    };
    let number = |label: i64| find(label).and_then(Cbor::as_integer).and_then(|it| i64::try_from(it).ok());
    let part = |label: i64| find(label).and_then(Cbor::as_bytes).cloned().ok_or(WebauthnError::Key);
    match (number(1), number(3), number(-1)) {
        (Some(2), Some(-7), Some(1)) => PublicKey::point(&part(-2)?, &part(-3)?).ok_or(WebauthnError::Key),
        (Some(1), Some(-8), Some(6)) => Ok(PublicKey::Ed25519 { key: part(-2)? }),
        (Some(3), Some(-257), _) => Ok(PublicKey::Rsa { n: part(-1)?, e: part(-2)? }),
        _ => Err(WebauthnError::Key),
    }
}
