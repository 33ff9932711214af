//! Codes of authenticators (RFC 6238) and recovery codes.
//!
//! SHA-1, six digits and thirty seconds, because that is what all authenticators understand. A code counts once: its
//! step is taken in the database, so that whoever has seen it cannot use it again.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use engine_store::{StoreError, ids, repo::second_factors::SecondFactorRecord};
use totp_rs::{Algorithm, Builder, Totp};
use uuid::Uuid;

use super::token;
use crate::{
    AppState,
    error::{ApiError, internal},
};

/// Bytes of a secret: as long as SHA-1's digest (RFC 4226, 4).
pub(crate) const SECRET_BYTES: usize = 20;
/// Recovery codes that a user gets.
pub(crate) const RECOVERY_CODES: usize = 10;
/// Steps of 30 s by which the clocks may differ, either way.
const SKEW: u16 = 1;

/// The authenticator with this secret.
///
/// # Errors
/// A mistake of ours: the secret or the name has a form that the standard does not allow.
pub(crate) fn authenticator(secret: &[u8], account: &str) -> Result<Totp, ApiError> {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(SKEW)
        .with_step_duration(30)
        .with_secret(secret.to_vec())
        .with_issuer(Some("Botloom"))
        .with_account_name(account.replace(':', ""))
        .build()
        .map_err(|error| internal(&error))
}

/// The step whose code this is, if it is one of about now.
pub(crate) fn step_of(totp: &Totp, code: &str, now: chrono::DateTime<chrono::Utc>) -> Option<i64> {
    let digits: String = code.chars().filter(|it| !it.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let time = u64::try_from(now.timestamp()).ok()?;
    totp.check(&digits, time).and_then(|step| i64::try_from(step).ok())
}

/// Opens the secret of a user.
pub(crate) fn open(state: &AppState, row: &SecondFactorRecord) -> Result<Vec<u8>, StoreError> {
    state.vault().open(SecondFactorRecord::place(row.user_id), &row.secret)
}

/// Whether the code is right; it is used up by that. Six digits of the authenticator, or a recovery code.
///
/// # Errors
/// The database does not answer, or the secret does not open.
pub(crate) async fn take(state: &AppState, row: &SecondFactorRecord, code: &str) -> Result<bool, ApiError> {
    let totp = authenticator(&open(state, row)?, "")?;
    if let Some(step) = step_of(&totp, code, state.clock().now()) {
        return Ok(state.store().take_step(row.user_id, step).await?);
    }
    let digest = recovery_digest(row.user_id, code);
    Ok(state.store().take_recovery_code(row.user_id, &digest).await?)
}

/// New recovery codes: the texts for people, and what is kept of them. Each has 80 random bits.
pub(crate) fn recovery_codes(user_id: Uuid) -> Vec<(String, Vec<u8>)> {
    let one = || {
        let text = URL_SAFE_NO_PAD.encode(ids::secret_bytes::<10>()).to_lowercase();
        // Letters that look like others or are hard to say are left to chance: codes are copied.
        let text = text.replace(['-', '_'], "x");
        let grouped = [text.get(..5), text.get(5..10), text.get(10..)].into_iter().flatten();
        let text = grouped.collect::<Vec<_>>().join("-");
        let digest = recovery_digest(user_id, &text);
        (text, digest)
    };
    std::iter::repeat_with(one).take(RECOVERY_CODES).collect()
}

/// What is kept of a recovery code; spaces, hyphens and case do not count.
fn recovery_digest(user_id: Uuid, code: &str) -> Vec<u8> {
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    token::digest(&format!("{user_id}/{}", code.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Duration};

    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, cut to six digits.
        let totp = authenticator(b"12345678901234567890", "ann@example.com").unwrap();
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            let now = DateTime::from_timestamp(seconds, 0).unwrap();
            let step = step_of(&totp, code, now);
            assert_eq!(step, Some(seconds / 30), "{code}");
            assert_eq!(step_of(&totp, code, now + Duration::seconds(30)), step, "clocks may differ a little");
            assert_eq!(step_of(&totp, code, now + Duration::seconds(90)), None, "not that much");
        }
        let now = DateTime::from_timestamp(59, 0).unwrap();
        assert_eq!(step_of(&totp, " 287 082 ", now), Some(1));
        for wrong in ["287083", "", "28708", "2870822", "28708a", "２８７０８２"] {
            assert_eq!(step_of(&totp, wrong, now), None, "{wrong}");
        }
        assert!(totp.to_url().unwrap().starts_with("otpauth://totp/Botloom:ann%40example.com?secret="));
    }

    #[test]
    fn recovery_codes_differ_and_are_read_as_people_type_them() {
        let user = Uuid::from_u128(1);
        let codes = recovery_codes(user);
        let texts: std::collections::HashSet<_> = codes.iter().map(|(text, _)| text.clone()).collect();
        assert_eq!(texts.len(), RECOVERY_CODES);
        let (text, digest) = &codes[0];
        assert_eq!(&recovery_digest(user, &text.to_uppercase().replace('-', " ")), digest);
        assert_ne!(&recovery_digest(Uuid::from_u128(2), text), digest, "another user's code is another");
    }
}
