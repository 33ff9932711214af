//! Secrets at rest: envelopes of XChaCha20-Poly1305, bound to the place where they are kept.
//!
//! Each value is encrypted with a key of its own, and that key with a master key, whose fingerprint stands before it. So
//! the master key is replaced by wrapping small keys again ([`Vault::rewrap`]), while what they protect stays as it is, and
//! a program that has several master keys reads what any of them has sealed. What is sealed names its column and row in
//! the authenticated data: copied to another row, it does not open.
//!
//! Layout: version 2, four bytes of fingerprint, nonce and wrapped key (24 + 48), nonce and ciphertext with tag.
//! Version 1, from before, was encrypted with the master key itself; it is read, and becomes version 2 when it is rewrapped.

use std::sync::{Arc, PoisonError, RwLock};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use secrecy::{ExposeSecret, SecretSlice};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

use crate::{StoreError, ids};

const DIRECT: u8 = 1;
const ENVELOPE: u8 = 2;
const NONCE_LEN: usize = 24;
const KEY_LEN: usize = 32;
const WRAPPED_LEN: usize = KEY_LEN + 16;
const FINGERPRINT_LEN: usize = 4;

/// Seals and opens secrets with the installation's master keys.
pub struct Vault {
    keys: RwLock<Arc<Vec<MasterKey>>>,
    source: Option<Source>,
}

/// Reads the master keys anew; `None` where they cannot be read at present.
type Source = Box<dyn Fn() -> Option<Vec<SecretSlice<u8>>> + Send + Sync>;

struct MasterKey {
    fingerprint: [u8; FINGERPRINT_LEN],
    /// Wraps keys.
    wrapping: XChaCha20Poly1305,
    /// Opens what version 1 sealed.
    direct: XChaCha20Poly1305,
    /// Other keys are derived from it.
    root: Zeroizing<[u8; KEY_LEN]>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Vault(..)")
    }
}

/// Where a secret is kept; part of what the seal authenticates.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The table.
    pub table: &'a str,
    /// The column.
    pub column: &'a str,
    /// The row's id.
    pub row: uuid::Uuid,
}

impl Place<'_> {
    fn authenticated_data(&self) -> Vec<u8> {
        format!("{}/{}/{}", self.table, self.column, self.row).into_bytes()
    }

    fn of_key(&self) -> Vec<u8> {
        format!("key of {}/{}/{}", self.table, self.column, self.row).into_bytes()
    }
}

impl MasterKey {
    fn new(master_key: &SecretSlice<u8>) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"botloom secrets at rest, version 1");
        hash.update(master_key.expose_secret());
        let mut direct: [u8; KEY_LEN] = hash.finalize().into();
        let root = Zeroizing::new(derive(master_key.expose_secret(), "root"));
        let mut wrapping = derive(&*root, "wrapping of keys");
        let name = derive(&*root, "fingerprint");
        let mut fingerprint = [0; FINGERPRINT_LEN];
        fingerprint.copy_from_slice(&name[..FINGERPRINT_LEN]);
        let key = Self {
            fingerprint,
            wrapping: XChaCha20Poly1305::new(&wrapping.into()),
            direct: XChaCha20Poly1305::new(&direct.into()),
            root,
        };
        direct.zeroize();
        wrapping.zeroize();
        key
    }

    /// A value's key, in its wrapping with the fingerprint before it.
    fn wrap(&self, place: Place<'_>, key: &[u8; KEY_LEN]) -> Result<Vec<u8>, StoreError> {
        let mut out = vec![ENVELOPE];
        out.extend_from_slice(&self.fingerprint);
        out.extend_from_slice(&encrypt(&self.wrapping, &place.of_key(), key)?);
        Ok(out)
    }
}

/// Another key from one. The purpose has its length before it, so that no two purposes make the same.
fn derive(from: &[u8], purpose: &str) -> [u8; KEY_LEN] {
    let mut hash = Sha256::new();
    hash.update(b"botloom key, version 2");
    hash.update((purpose.len() as u64).to_be_bytes());
    hash.update(purpose);
    hash.update(from);
    hash.finalize().into()
}

fn encrypt(cipher: &XChaCha20Poly1305, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
    let nonce = ids::secret_bytes::<NONCE_LEN>();
    let sealed =
        cipher.encrypt(&XNonce::from(nonce), Payload { msg: plain, aad }).map_err(|_| StoreError::Sealed)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

fn decrypt(cipher: &XChaCha20Poly1305, aad: &[u8], sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LEN>().ok_or(StoreError::Sealed)?;
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad }).map_err(|_| StoreError::Sealed)
}

/// An envelope in its parts.
struct Envelope<'a> {
    fingerprint: &'a [u8],
    wrapped: &'a [u8],
    content: &'a [u8],
}

impl<'a> Envelope<'a> {
    fn read(rest: &'a [u8]) -> Result<Self, StoreError> {
        let (fingerprint, rest) = rest.split_at_checked(FINGERPRINT_LEN).ok_or(StoreError::Sealed)?;
        let (wrapped, content) = rest.split_at_checked(NONCE_LEN + WRAPPED_LEN).ok_or(StoreError::Sealed)?;
        Ok(Self { fingerprint, wrapped, content })
    }

    /// The value's key.
    fn key(&self, by: &MasterKey, place: Place<'_>) -> Result<Zeroizing<[u8; KEY_LEN]>, StoreError> {
        let mut plain = decrypt(&by.wrapping, &place.of_key(), self.wrapped)?;
        let key = plain.as_slice().try_into().map(Zeroizing::new).map_err(|_| StoreError::Sealed);
        plain.zeroize();
        key
    }
}

impl Vault {
    /// A vault with one master key of any length (32 random bytes or more are advised).
    #[must_use]
    pub fn new(master_key: &SecretSlice<u8>) -> Self {
        Self { keys: RwLock::new(Arc::new(vec![MasterKey::new(master_key)])), source: None }
    }

    /// A vault with several: the first seals, each opens. `source` reads them anew, for [`Vault::reload`] and for the
    /// moment when something was sealed with a key that is not known yet.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] without any key.
    pub fn with_keys(
        master_keys: &[SecretSlice<u8>],
        source: impl Fn() -> Option<Vec<SecretSlice<u8>>> + Send + Sync + 'static,
    ) -> Result<Self, StoreError> {
        if master_keys.is_empty() {
            return Err(StoreError::Sealed);
        }
        let keys = master_keys.iter().map(MasterKey::new).collect();
        Ok(Self { keys: RwLock::new(Arc::new(keys)), source: Some(Box::new(source)) })
    }

    /// Reads the master keys anew, and gives whether they could be read and differ.
    pub fn reload(&self) -> bool {
        let Some(fresh) = self.source.as_ref().and_then(|source| source()).filter(|keys| !keys.is_empty())
        else {
            return false;
        };
        let fresh: Vec<MasterKey> = fresh.iter().map(MasterKey::new).collect();
        let names = |keys: &[MasterKey]| keys.iter().map(|key| key.fingerprint).collect::<Vec<_>>();
        let differs = names(&fresh) != names(&self.keys());
        if differs {
            *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
        }
        differs
    }

    fn keys(&self) -> Arc<Vec<MasterKey>> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Fingerprints of the master keys in hexadecimal, the one that seals first. They tell nothing of the keys.
    #[must_use]
    pub fn fingerprints(&self) -> Vec<String> {
        self.keys().iter().map(|key| hex::encode(key.fingerprint)).collect()
    }

    /// Keys for another purpose than sealing, such as signing: one of each master key, the one that seals first.
    #[must_use]
    pub fn derived(&self, purpose: &str) -> Vec<[u8; KEY_LEN]> {
        self.keys().iter().map(|key| derive(&*key.root, purpose)).collect()
    }

    /// Encrypts `secret` for its place.
    ///
    /// # Errors
    /// Only when the secret is longer than the cipher allows (256 GiB).
    pub fn seal(&self, place: Place<'_>, secret: &[u8]) -> Result<Vec<u8>, StoreError> {
        let keys = self.keys();
        let master = keys.first().ok_or(StoreError::Sealed)?;
        let key = Zeroizing::new(ids::secret_bytes::<KEY_LEN>());
        let mut out = master.wrap(place, &key)?;
        let cipher = XChaCha20Poly1305::new(&(*key).into());
        out.extend_from_slice(&encrypt(&cipher, &place.authenticated_data(), secret)?);
        Ok(out)
    }

    /// Decrypts what [`Vault::seal`] made for the same place.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] for another key, another place, or changed bytes.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        match self.open_with(&self.keys(), place, sealed) {
            // Perhaps another process has a newer key already.
            Err(_) if self.reload() => self.open_with(&self.keys(), place, sealed),
            result => result,
        }
    }

    fn open_with(&self, keys: &[MasterKey], place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let (version, rest) = sealed.split_first().ok_or(StoreError::Sealed)?;
        match *version {
            DIRECT => {
                let aad = place.authenticated_data();
                let opened = keys.iter().find_map(|key| decrypt(&key.direct, &aad, rest).ok());
                opened.ok_or(StoreError::Sealed)
            }
            ENVELOPE => {
                let envelope = Envelope::read(rest)?;
                // Four bytes may be those of two keys, so each that fits is tried.
                let fitting = keys.iter().filter(|key| key.fingerprint == envelope.fingerprint);
                let key = fitting.filter_map(|key| envelope.key(key, place).ok()).next();
                let key = key.ok_or(StoreError::Sealed)?;
                decrypt(
                    &XChaCha20Poly1305::new(&(*key).into()),
                    &place.authenticated_data(),
                    envelope.content,
                )
            }
            _ => Err(StoreError::Sealed),
        }
    }

    /// Whether the master key that seals has sealed it.
    #[must_use]
    pub fn is_current(&self, sealed: &[u8]) -> bool {
        let keys = self.keys();
        let Some((&ENVELOPE, rest)) = sealed.split_first() else { return false };
        keys.first().is_some_and(|key| rest.starts_with(&key.fingerprint))
    }

    /// The same secret in a wrapping of the master key that seals; `None` when it has that already.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn rewrap(&self, place: Place<'_>, sealed: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        if self.is_current(sealed) {
            return Ok(None);
        }
        let keys = self.keys();
        let Some((&ENVELOPE, rest)) = sealed.split_first() else {
            let plain = Zeroizing::new(self.open(place, sealed)?);
            return self.seal(place, &plain).map(Some);
        };
        let envelope = Envelope::read(rest)?;
        let key = keys.iter().find_map(|key| envelope.key(key, place).ok()).ok_or(StoreError::Sealed)?;
        let mut out = keys.first().ok_or(StoreError::Sealed)?.wrap(place, &key)?;
        out.extend_from_slice(envelope.content);
        Ok(Some(out))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use uuid::Uuid;

    use super::*;

    const PLACE: Place<'static> = Place { table: "numbers", column: "credentials", row: Uuid::from_u128(1) };

    fn key(key: &[u8]) -> SecretSlice<u8> {
        SecretSlice::from(key.to_vec())
    }

    fn vault(keys: &[&[u8]]) -> Vault {
        Vault::with_keys(&keys.iter().map(|it| key(it)).collect::<Vec<_>>(), || None).unwrap()
    }

    /// What version 1 made.
    fn direct(master: &[u8], secret: &[u8]) -> Vec<u8> {
        let sealed =
            encrypt(&MasterKey::new(&key(master)).direct, &PLACE.authenticated_data(), secret).unwrap();
        [&[DIRECT], sealed.as_slice()].concat()
    }

    #[test]
    fn a_secret_opens_only_in_its_place_with_its_key() {
        let other = Place { row: Uuid::from_u128(2), ..PLACE };
        let sealed = vault(&[b"key"]).seal(PLACE, b"token").unwrap();
        assert!(!sealed.windows(5).any(|it| it == b"token"));
        assert_eq!(vault(&[b"key"]).open(PLACE, &sealed).unwrap(), b"token");
        assert!(vault(&[b"key"]).open(other, &sealed).is_err());
        assert!(vault(&[b"kez"]).open(PLACE, &sealed).is_err());
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(vault(&[b"key"]).open(PLACE, &changed).is_err(), "byte {at}");
            assert!(vault(&[b"key"]).open(PLACE, &sealed[..at]).is_err(), "cut at {at}");
        }
        // The key of one value in the envelope of another opens neither.
        let second = vault(&[b"key"]).seal(other, b"other").unwrap();
        let head = 1 + FINGERPRINT_LEN + NONCE_LEN + WRAPPED_LEN;
        let mixed = [&second[..head], &sealed[head..]].concat();
        assert!(
            vault(&[b"key"]).open(PLACE, &mixed).is_err() && vault(&[b"key"]).open(other, &mixed).is_err()
        );
    }

    #[test]
    fn what_an_older_version_sealed_is_read_and_becomes_an_envelope() {
        let old = direct(b"key", b"token");
        assert_eq!(vault(&[b"new", b"key"]).open(PLACE, &old).unwrap(), b"token");
        assert!(vault(&[b"new"]).open(PLACE, &old).is_err());
        let wrapped = vault(&[b"key"]).rewrap(PLACE, &old).unwrap().unwrap();
        assert_eq!(wrapped[0], ENVELOPE);
        assert_eq!(vault(&[b"key"]).open(PLACE, &wrapped).unwrap(), b"token");
    }

    #[test]
    fn another_master_key_needs_only_another_wrapping() {
        let (before, both, after) = (vault(&[b"a"]), vault(&[b"b", b"a"]), vault(&[b"b"]));
        let sealed = before.seal(PLACE, b"token").unwrap();
        assert_eq!(both.open(PLACE, &sealed).unwrap(), b"token");
        assert!(before.is_current(&sealed) && !both.is_current(&sealed));
        assert_eq!(before.rewrap(PLACE, &sealed).unwrap(), None);
        let wrapped = both.rewrap(PLACE, &sealed).unwrap().unwrap();
        assert_eq!(after.open(PLACE, &wrapped).unwrap(), b"token");
        assert!(before.open(PLACE, &wrapped).is_err());
        let head = 1 + FINGERPRINT_LEN + NONCE_LEN + WRAPPED_LEN;
        assert_eq!(wrapped[head..], sealed[head..], "what it protects was not touched");
        assert_eq!(both.rewrap(PLACE, &wrapped).unwrap(), None);
        let other = Place { row: Uuid::from_u128(2), ..PLACE };
        assert!(both.rewrap(other, &sealed).is_err());
    }

    #[test]
    fn a_key_that_is_not_known_yet_is_read_when_it_is_met() {
        let keys = Arc::new(Mutex::new(vec![b"a".to_vec()]));
        let source = Arc::clone(&keys);
        let read = move || Some(source.lock().unwrap().iter().map(|it| key(it)).collect());
        let running = Vault::with_keys(&[key(b"a")], read).unwrap();
        let sealed = vault(&[b"b"]).seal(PLACE, b"token").unwrap();
        assert!(running.open(PLACE, &sealed).is_err());
        *keys.lock().unwrap() = vec![b"b".to_vec(), b"a".to_vec()];
        assert_eq!(running.open(PLACE, &sealed).unwrap(), b"token");
        assert!(running.is_current(&running.seal(PLACE, b"x").unwrap()));
        assert_eq!(running.fingerprints(), vault(&[b"b", b"a"]).fingerprints());
        assert_eq!(running.derived("signing").len(), 2);
        assert_ne!(running.derived("signing")[0], running.derived("other")[0]);
    }
}
