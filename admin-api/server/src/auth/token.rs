//! Opaque tokens: 256 random bits for the holder, their SHA-256 for the database.
//!
//! A token is random through and through, so a fast hash is enough: there is nothing to guess.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// A new token: the text for its holder, and the digest to store.
#[must_use]
pub fn new_token() -> (String, Vec<u8>) {
    let text = URL_SAFE_NO_PAD.encode(engine_store::ids::secret_bytes::<32>());
    let digest = digest(&text);
    (text, digest)
}

/// The digest of a token, by which it is looked up. The lookup compares digests, so its time says
/// nothing about the token.
#[must_use]
pub fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// The digest of random bytes, by which they are looked up.
#[must_use]
pub fn digest_of(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// Bytes as browsers write them; `None` for anything else.
#[must_use]
pub fn from_base64url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_long_and_different() {
        let (first, stored) = new_token();
        let (second, _) = new_token();
        assert_eq!(first.len(), 43);
        assert_ne!(first, second);
        assert_eq!(digest(&first), stored);
        assert_eq!(stored.len(), 32);
    }
}
