//! Passwords: argon2id with the parameters of the ASVS, and never more than two at a time.

use std::sync::{Arc, LazyLock};

use admin_types::{FieldError, MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, Secret};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use tokio::sync::Semaphore;

/// Memory of one hash, in KiB (ASVS 5.0, appendix C: 19 MiB with two passes and one lane).
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Hashes that may be computed at the same time, so that a flood of logins leaves a core for others.
const CONCURRENT: usize = 2;
/// Hashes that may wait for their turn; above it, a login is told to come back.
const WAITING: usize = 64;

/// What a password must not consist of, beside the lists of `zxcvbn`.
const OURS: [&str; 3] = ["botloom", "whatsapp", "chatbot"];
/// Characters of a password that are held against the lists. More make it no weaker, and looking costs.
const JUDGED_CHARS: usize = 72;

/// Why a password could not be hashed or compared.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// Too many hashes are waiting.
    #[error("too many passwords are being checked")]
    Busy,
    /// The hash is not one, or the computation failed.
    #[error("password hash: {0}")]
    Failed(String),
}

/// Hashes and compares passwords on the blocking pool.
#[derive(Debug, Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(CONCURRENT)), queue: Arc::new(Semaphore::new(WAITING)) }
    }
}

impl Passwords {
    /// Hashes a new password.
    ///
    /// # Errors
    /// [`PasswordError::Busy`] when too many are waiting.
    pub async fn hash(&self, password: &Secret) -> Result<String, PasswordError> {
        let password = password.clone();
        self.run(move || hash_password(password.expose())).await?
    }

    /// Whether it is the password of that hash. Without a hash (an unknown user) the same work is
    /// done for nothing, so that the time taken does not tell who exists.
    ///
    /// # Errors
    /// [`PasswordError::Busy`] when too many are waiting, or a hash that cannot be read.
    pub async fn verify(&self, password: &Secret, hash: Option<String>) -> Result<bool, PasswordError> {
        let password = password.clone();
        self.run(move || {
            let known = hash.is_some();
            let hash = hash.unwrap_or_else(|| NOBODY.clone());
            let hash = PasswordHash::new(&hash).map_err(|error| PasswordError::Failed(error.to_string()))?;
            let equal = hasher()?.verify_password(password.expose().as_bytes(), &hash).is_ok();
            Ok(equal && known)
        })
        .await?
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordError> {
        let _waiting = self.queue.try_acquire().map_err(|_| PasswordError::Busy)?;
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| PasswordError::Busy)?;
        // The turn moves into the work: it must last as long as the computation, even when the
        // client hangs up and this future is dropped.
        tokio::task::spawn_blocking(move || {
            let result = work();
            drop(turn);
            result
        })
        .await
        .map_err(|error| PasswordError::Failed(error.to_string()))
    }
}

/// A hash of nothing that anybody knows, made once.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    let password = hex::encode(engine_store::ids::secret_bytes::<16>());
    hash_password(&password).unwrap_or_default()
});

fn hasher() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|error| PasswordError::Failed(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a password on the calling thread, which takes tens of milliseconds: for commands, not for
/// requests.
///
/// # Errors
/// [`PasswordError::Failed`] when the computation fails.
pub fn hash_password(password: &str) -> Result<String, PasswordError> {
    let salt = engine_store::ids::secret_bytes::<16>();
    let hash: PasswordHash = hasher()?
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|error| PasswordError::Failed(error.to_string()))?;
    Ok(hash.to_string())
}

/// What is wrong with a new password, if anything: its length, or that it is guessed within a few million attempts,
/// because it is on the lists of passwords that are known, or is made of such, of names, dates or rows of keys, or of
/// what belongs to the person (`about`).
#[must_use]
pub fn password_problem(password: &str, about: &[&str]) -> Option<String> {
    let chars = password.chars().count();
    if chars < MIN_PASSWORD_CHARS {
        return Some(format!("The password needs at least {MIN_PASSWORD_CHARS} characters."));
    }
    if chars > MAX_PASSWORD_CHARS {
        return Some(format!("The password may have {MAX_PASSWORD_CHARS} characters at most."));
    }
    let judged: String = password.chars().take(JUDGED_CHARS).collect();
    let about: Vec<&str> = OURS
        .into_iter()
        .chain(about.iter().flat_map(|text| text.split(|it: char| !it.is_alphanumeric())))
        .filter(|text| text.chars().count() > 2)
        .collect();
    let weak = zxcvbn::zxcvbn(&judged, &about).score() < zxcvbn::Score::Two;
    weak.then(|| "This password is among those that are tried first. A short sentence is better.".to_owned())
}

/// [`password_problem`] as an error of a request's field.
pub(crate) fn check_password(pointer: &str, password: &Secret, about: &[&str], errors: &mut Vec<FieldError>) {
    if let Some(problem) = password_problem(password.expose(), about) {
        errors.push(FieldError::new(pointer, problem));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_a_known_user_passes() {
        let passwords = Passwords::default();
        let hash = passwords.hash(&Secret::new("correct horse")).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(passwords.verify(&Secret::new("correct horse"), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify(&Secret::new("correct horsf"), Some(hash)).await.unwrap());
        assert!(!passwords.verify(&Secret::new("correct horse"), None).await.unwrap());
    }

    #[tokio::test]
    async fn a_broken_hash_is_an_error_and_no_login() {
        let result = Passwords::default().verify(&Secret::new("x"), Some("plain".into())).await;
        assert!(matches!(result, Err(PasswordError::Failed(_))));
    }

    #[test]
    fn weak_passwords_are_named() {
        let ann = ["ann.smithson@example.com", "Ann Smithson"];
        for weak in [
            "short",
            "Password123",
            "aaaaaaaaaaaa",
            "P@ssw0rd2024",
            "qwertyuiop",
            "whatsapp1",
            "iloveyou",
            "smithson1",
            "abcabcabc",
            &"x1".repeat(200),
        ] {
            assert!(password_problem(weak, &ann).is_some(), "{weak}");
        }
        for good in
            ["tea for two, and two for tea", "пароль из слов", "correct horse battery staple", "Xk9#mPq2"]
        {
            assert!(password_problem(good, &ann).is_none(), "{good}");
        }
    }

    #[test]
    fn of_the_longest_password_as_much_is_judged_as_is_quick() {
        // The work grows faster than the length. What follows the first part cannot make a good one weak.
        assert!(password_problem(&"a".repeat(MAX_PASSWORD_CHARS), &[]).is_some());
        let strong = format!("correct horse battery staple{}", "a".repeat(MAX_PASSWORD_CHARS - 28));
        assert!(password_problem(&strong, &[]).is_none());
    }
}
