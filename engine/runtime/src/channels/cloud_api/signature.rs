//! The signature of a webhook: HMAC-SHA256 over the raw body with the app's secret.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Whether `header` (`sha256=<hex>`) signs exactly these bytes. The comparison takes the same time
/// wherever the difference is.
pub(super) fn is_valid(app_secret: &str, body: &[u8], header: &str) -> bool {
    let Some(given) = header.strip_prefix("sha256=").and_then(|digits| hex::decode(digits).ok()) else {
        return false;
    };
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(app_secret.as_bytes()) else { return false };
    mac.update(body);
    mac.verify_slice(&given).is_ok()
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn only_the_right_secret_over_the_same_bytes_is_valid() {
        // Computed with: printf '{"a":"😀"}' | openssl dgst -sha256 -hmac secret
        let body = "{\"a\":\"😀\"}".as_bytes();
        let mac = {
            use hmac::{Hmac, KeyInit, Mac};
            let mut mac = Hmac::<sha2::Sha256>::new_from_slice(b"secret").unwrap();
            mac.update(body);
            hex::encode(mac.finalize().into_bytes())
        };
        let header = format!("sha256={mac}");
        assert!(is_valid("secret", body, &header));
        assert!(!is_valid("Secret", body, &header));
        assert!(!is_valid("secret", &body[1..], &header));
        assert!(!is_valid("secret", body, &header[..header.len() - 2]));
        assert!(!is_valid("secret", body, &mac));
        assert!(!is_valid("secret", body, "sha256=zz"));
        assert!(!is_valid("secret", body, ""));
    }
}
