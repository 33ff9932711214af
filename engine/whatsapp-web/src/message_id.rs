//! Ids of outgoing messages.

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The protocol's id for a message of the outbox: always the same for one row, so that the receiving
/// phone drops a resend. `3EB0` and 18 hexadecimal digits in capitals, as WhatsApp Web's own ids are.
#[must_use]
pub fn message_id(outbox_id: Uuid) -> String {
    let digest = Sha256::digest(outbox_id.as_bytes());
    format!("3EB0{}", hex::encode_upper(&digest[..9]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_has_one_id() {
        let (first, second) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(message_id(first), message_id(first));
        assert_ne!(message_id(first), message_id(second));
        assert_eq!(message_id(first).len(), 22);
        assert!(message_id(second).starts_with("3EB0"));
    }
}
