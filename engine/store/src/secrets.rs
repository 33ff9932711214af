//! Secrets at rest: an XChaCha20-Poly1305 envelope, bound to the place where it is kept.
//!
//! A sealed value names its column and row in the authenticated data, so that a value copied to
//! another row does not open. Layout: version byte, 24-byte nonce, ciphertext with tag.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use secrecy::{ExposeSecret, SecretSlice};
use sha2::{Digest, Sha256};
use zeroize::Zeroize;

use crate::{StoreError, ids};

const VERSION: u8 = 1;
const NONCE_LEN: usize = 24;

/// Seals and opens secrets with the installation's master key.
pub struct Vault {
    cipher: XChaCha20Poly1305,
    /// Of keys before the present one: they open, and seal nothing.
    earlier: Vec<XChaCha20Poly1305>,
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
}

impl Vault {
    /// A vault from a master key of any length (32 random bytes or more are advised); the cipher's
    /// key is derived from it by SHA-256 with a fixed label.
    #[must_use]
    pub fn new(master_key: &SecretSlice<u8>) -> Self {
        Self { cipher: cipher(master_key), earlier: Vec::new() }
    }

    /// The same vault, which also opens what was sealed with an earlier master key.
    #[must_use]
    pub fn with_earlier(mut self, master_key: &SecretSlice<u8>) -> Self {
        self.earlier.push(cipher(master_key));
        self
    }

    /// Seals anew what an earlier key sealed; `None` for what the present one sealed.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] for what no key of the vault opens.
    pub fn renewed(&self, place: Place<'_>, sealed: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        if open(&self.cipher, place, sealed).is_ok() {
            return Ok(None);
        }
        let mut secret = self.open(place, sealed)?;
        let renewed = self.seal(place, &secret);
        secret.zeroize();
        renewed.map(Some)
    }

    /// Encrypts `secret` for its place.
    ///
    /// # Errors
    /// Only when the secret is longer than the cipher allows (256 GiB).
    pub fn seal(&self, place: Place<'_>, secret: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce = ids::secret_bytes::<NONCE_LEN>();
        let aad = place.authenticated_data();
        let payload = Payload { msg: secret, aad: &aad };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| StoreError::Sealed)?;
        let mut out = Vec::with_capacity(1 + NONCE_LEN + sealed.len());
        out.push(VERSION);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        Ok(out)
    }

    /// Decrypts what [`Vault::seal`] made for the same place.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] for another key, another place, or changed bytes.
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let all = std::iter::once(&self.cipher).chain(&self.earlier);
        all.map(|cipher| open(cipher, place, sealed)).find(Result::is_ok).unwrap_or(Err(StoreError::Sealed))
    }
}

fn cipher(master_key: &SecretSlice<u8>) -> XChaCha20Poly1305 {
    let mut hash = Sha256::new();
    hash.update(b"botloom secrets at rest, version 1");
    hash.update(master_key.expose_secret());
    let mut key: [u8; 32] = hash.finalize().into();
    let cipher = XChaCha20Poly1305::new(&key.into());
    key.zeroize();
    cipher
}

fn open(cipher: &XChaCha20Poly1305, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
    let (&[VERSION], rest) = sealed.split_first_chunk::<1>().ok_or(StoreError::Sealed)? else {
        return Err(StoreError::Sealed);
    };
    let (nonce, ciphertext) = rest.split_first_chunk::<NONCE_LEN>().ok_or(StoreError::Sealed)?;
    let aad = place.authenticated_data();
    let payload = Payload { msg: ciphertext, aad: &aad };
    cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| StoreError::Sealed)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn vault(key: &[u8]) -> Vault {
        Vault::new(&SecretSlice::from(key.to_vec()))
    }

    #[test]
    fn a_secret_opens_only_in_its_place_with_its_key() {
        let place = Place { table: "numbers", column: "credentials", row: Uuid::from_u128(1) };
        let other = Place { row: Uuid::from_u128(2), ..place };
        let sealed = vault(b"key").seal(place, b"token").unwrap();
        assert_eq!(vault(b"key").open(place, &sealed).unwrap(), b"token");
        assert!(vault(b"key").open(other, &sealed).is_err());
        assert!(vault(b"kez").open(place, &sealed).is_err());
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(vault(b"key").open(place, &changed).is_err());
        assert!(vault(b"key").open(place, &sealed[..10]).is_err());
        assert!(vault(b"key").open(place, &[]).is_err());
    }

    #[test]
    fn what_an_earlier_key_sealed_is_opened_and_sealed_anew() {
        let place = Place { table: "numbers", column: "credentials", row: Uuid::from_u128(1) };
        let before = vault(b"before").seal(place, b"token").unwrap();
        let both = vault(b"now").with_earlier(&SecretSlice::from(b"before".to_vec()));
        assert_eq!(both.open(place, &before).unwrap(), b"token");
        let renewed = both.renewed(place, &before).unwrap().unwrap();
        assert_eq!(vault(b"now").open(place, &renewed).unwrap(), b"token");
        assert!(vault(b"before").open(place, &renewed).is_err());
        assert_eq!(both.renewed(place, &renewed).unwrap(), None, "nothing to do");
        assert!(both.renewed(place, &vault(b"other").seal(place, b"token").unwrap()).is_err());
    }
}
