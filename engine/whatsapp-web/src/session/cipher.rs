//! How a session's rows are encrypted: XChaCha20-Poly1305 under a key of the number's own, bound to their place.
//!
//! A row's name is a keyed digest, so that a copy of the database does not tell whom the number writes with. The name
//! itself is within the sealed value, for the few lists that need it.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use engine_store::ids;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroize;

const VERSION: u8 = 1;
const NONCE: usize = 24;
/// Bytes of a data key.
pub(crate) const KEY: usize = 32;

/// Why a row cannot be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a row of the session cannot be opened: another key, another place, or changed bytes")]
pub(crate) struct Broken;

/// Seals and opens the rows of one number.
pub(crate) struct Cipher {
    number_id: Uuid,
    values: XChaCha20Poly1305,
    names: Hmac<Sha256>,
}

impl Cipher {
    /// From the number's data key. Values and names have keys of their own, derived from it.
    pub(crate) fn new(number_id: Uuid, data_key: &[u8; KEY]) -> Self {
        let derived = |label: &[u8]| -> [u8; KEY] {
            let mut hash = Sha256::new();
            hash.update(label);
            hash.update(data_key);
            hash.finalize().into()
        };
        let mut values = derived(b"botloom whatsapp session values, version 1");
        let mut names = derived(b"botloom whatsapp session names, version 1");
        // HMAC fills a shorter key up to its block with zeros.
        let mut block = [0; 64];
        block[..KEY].copy_from_slice(&names);
        let cipher = Self {
            number_id,
            values: XChaCha20Poly1305::new(&values.into()),
            names: <Hmac<Sha256> as KeyInit>::new(&block.into()),
        };
        values.zeroize();
        names.zeroize();
        block.zeroize();
        cipher
    }

    /// The name under which a row is stored.
    pub(crate) fn name(&self, space: &str, name: &str) -> Vec<u8> {
        let mut digest = self.names.clone();
        digest.update(&[u8::try_from(space.len()).unwrap_or(u8::MAX)]);
        digest.update(space.as_bytes());
        digest.update(name.as_bytes());
        digest.finalize().into_bytes()[..16].to_vec()
    }

    /// Derives the secrets of polls.
    pub(crate) fn poll_key(&self) -> Hmac<Sha256> {
        self.names.clone()
    }

    /// Encrypts a value for its place.
    pub(crate) fn seal(&self, space: &str, name: &str, value: &[u8]) -> Result<Vec<u8>, Broken> {
        let length = u16::try_from(name.len()).map_err(|_| Broken)?;
        let mut plain = Vec::with_capacity(2 + name.len() + value.len());
        plain.extend_from_slice(&length.to_be_bytes());
        plain.extend_from_slice(name.as_bytes());
        plain.extend_from_slice(value);
        let nonce = ids::secret_bytes::<NONCE>();
        let place = self.place(space, &self.name(space, name));
        let payload = Payload { msg: &plain, aad: &place };
        let sealed = self.values.encrypt(&XNonce::from(nonce), payload).map_err(|_| Broken);
        plain.zeroize();
        let sealed = sealed?;
        let mut out = Vec::with_capacity(1 + NONCE + sealed.len());
        out.push(VERSION);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        Ok(out)
    }

    /// The name and the value of a row that is stored under `stored`.
    pub(crate) fn open(
        &self,
        space: &str,
        stored: &[u8],
        sealed: &[u8],
    ) -> Result<(String, Vec<u8>), Broken> {
        let (&[VERSION], rest) = sealed.split_first_chunk::<1>().ok_or(Broken)? else { return Err(Broken) };
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(Broken)?;
        let place = self.place(space, stored);
        let payload = Payload { msg: sealed, aad: &place };
        let mut plain = self.values.decrypt(&XNonce::from(*nonce), payload).map_err(|_| Broken)?;
        let (length, _) = plain.split_first_chunk::<2>().ok_or(Broken)?;
        let length = usize::from(u16::from_be_bytes(*length));
        let name = plain.get(2..2 + length).ok_or(Broken)?;
        let name = std::str::from_utf8(name).map_err(|_| Broken)?.to_owned();
        plain.drain(..2 + length);
        Ok((name, plain))
    }

    fn place(&self, space: &str, stored: &[u8]) -> Vec<u8> {
        let mut place = format!("whatsapp_session/{}/{space}/", self.number_id).into_bytes();
        place.extend_from_slice(stored);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_opens_only_in_its_place_with_its_key() {
        let number = Uuid::from_u128(1);
        let cipher = Cipher::new(number, &[7; KEY]);
        let sealed = cipher.seal("session", "491700000001.0", b"ratchet").unwrap();
        let name = cipher.name("session", "491700000001.0");
        let open = |cipher: &Cipher, space: &str, name: &[u8]| cipher.open(space, name, &sealed);
        let opened = open(&cipher, "session", &name).unwrap();
        assert_eq!(opened, ("491700000001.0".to_owned(), b"ratchet".to_vec()));
        assert_eq!(open(&cipher, "identity", &name), Err(Broken), "another space");
        assert_eq!(open(&cipher, "session", &cipher.name("session", "x")), Err(Broken), "another row");
        assert_eq!(open(&Cipher::new(Uuid::from_u128(2), &[7; KEY]), "session", &name), Err(Broken));
        assert_eq!(open(&Cipher::new(number, &[8; KEY]), "session", &name), Err(Broken));
        for cut in [0, 1, 24, 25, sealed.len() - 1] {
            assert_eq!(cipher.open("session", &name, &sealed[..cut]), Err(Broken), "{cut} bytes");
        }
        let mut changed = sealed.clone();
        changed[30] ^= 1;
        assert_eq!(cipher.open("session", &name, &changed), Err(Broken));
    }

    #[test]
    fn names_tell_nobody_whom_they_are_about() {
        let cipher = Cipher::new(Uuid::from_u128(1), &[7; KEY]);
        let name = cipher.name("session", "491700000001");
        assert_eq!(name, cipher.name("session", "491700000001"));
        assert_ne!(name, cipher.name("identity", "491700000001"));
        assert_ne!(name, Cipher::new(Uuid::from_u128(1), &[8; KEY]).name("session", "491700000001"));
        let sealed = cipher.seal("session", "491700000001", b"").unwrap();
        assert!(!sealed.windows(6).any(|part| part == b"491700"));
    }
}
