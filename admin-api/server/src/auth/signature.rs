//! Signatures of others: of identity providers over tokens, and of passkeys over challenges.
//!
//! Three kinds, as all providers and authenticators know them. The key decides the kind; what a token says about itself
//! must fit it and chooses nothing. Only ring does the mathematics: crates for OpenID Connect and WebAuthn verify with
//! `rsa`, which this project does not link (RUSTSEC-2023-0071).

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256,
    RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A public key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PublicKey {
    /// RSA with PKCS #1 and SHA-256.
    Rsa {
        /// Modulus, big end first.
        n: Vec<u8>,
        /// Exponent, big end first.
        e: Vec<u8>,
    },
    /// ECDSA over P-256 with SHA-256: the point, uncompressed.
    P256 {
        /// 0x04, x and y.
        point: Vec<u8>,
    },
    /// Ed25519.
    Ed25519 {
        /// The key.
        key: Vec<u8>,
    },
}

/// How a signature over P-256 is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Two numbers of 32 bytes, as in tokens.
    Fixed,
    /// ASN.1, as passkeys write it.
    Asn1,
}

impl PublicKey {
    /// From a JSON Web Key (RFC 7517); `None` for a kind that is not known, and for keys that encrypt.
    #[must_use]
    pub fn from_jwk(jwk: &Value) -> Option<Self> {
        if jwk["use"].as_str().is_some_and(|it| it != "sig") {
            return None;
        }
        let bytes = |name: &str| URL_SAFE_NO_PAD.decode(jwk[name].as_str()?).ok();
        match (jwk["kty"].as_str()?, jwk["crv"].as_str()) {
            ("RSA", _) => Some(Self::Rsa { n: bytes("n")?, e: bytes("e")? }),
            ("EC", Some("P-256")) => Self::point(&bytes("x")?, &bytes("y")?),
            ("OKP", Some("Ed25519")) => Some(Self::Ed25519 { key: bytes("x")? }),
            _ => None,
        }
    }

    /// From the two numbers of a point on P-256.
    #[must_use]
    pub fn point(x: &[u8], y: &[u8]) -> Option<Self> {
        (x.len() == 32 && y.len() == 32).then(|| Self::P256 { point: [&[4], x, y].concat() })
    }

    /// What tokens call the kind.
    #[must_use]
    pub fn algorithm(&self) -> &'static str {
        match self {
            Self::Rsa { .. } => "RS256",
            Self::P256 { .. } => "ES256",
            Self::Ed25519 { .. } => "EdDSA",
        }
    }

    /// Whether the signature is this key's over the message.
    #[must_use]
    pub fn verifies(&self, form: Form, message: &[u8], signature: &[u8]) -> bool {
        match (self, form) {
            (Self::Rsa { n, e }, _) => RsaPublicKeyComponents { n, e }
                .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
                .is_ok(),
            (Self::P256 { point }, Form::Fixed) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature).is_ok()
            }
            (Self::P256 { point }, Form::Asn1) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(message, signature).is_ok()
            }
            (Self::Ed25519 { key }, _) => {
                UnparsedPublicKey::new(&ED25519, key).verify(message, signature).is_ok()
            }
        }
    }
}
