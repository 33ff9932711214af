//! The master key in a backup, sealed with a passphrase.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine, engine::general_purpose::STANDARD};
use secrecy::{ExposeSecret, SecretSlice, SecretString};
use serde::{Deserialize, Serialize};

use super::BackupError;
use crate::{
    ids,
    secrets::{Place, Vault},
};

/// What argon2id is given: the passphrase is attacked offline, so it may cost a second.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;
/// The most that a backup may demand, so that a forged one cannot exhaust the machine.
const MAX_MEMORY_KIB: u32 = 1024 * 1024;
const MAX_PASSES: u32 = 16;

/// A master key that only a passphrase opens: argon2id, then XChaCha20-Poly1305 as in [`Vault`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedKey {
    /// KiB of memory of argon2id.
    memory_kib: u32,
    /// Its passes.
    passes: u32,
    /// Its salt, in base64.
    salt: String,
    /// The sealed key, in base64.
    sealed: String,
}

impl SealedKey {
    /// Seals a master key.
    ///
    /// # Errors
    /// Only when memory is short.
    pub fn seal(passphrase: &SecretString, key: &[u8]) -> Result<Self, BackupError> {
        let salt = ids::secret_bytes::<16>();
        let vault = vault(passphrase, &salt, MEMORY_KIB, PASSES)?;
        let sealed = vault.seal(place(), key)?;
        Ok(Self {
            memory_kib: MEMORY_KIB,
            passes: PASSES,
            salt: STANDARD.encode(salt),
            sealed: STANDARD.encode(sealed),
        })
    }

    /// Opens it.
    ///
    /// # Errors
    /// [`BackupError::WrongPassphrase`], [`BackupError::Broken`] for one that nobody sealed.
    pub fn open(&self, passphrase: &SecretString) -> Result<SecretSlice<u8>, BackupError> {
        let broken = || BackupError::Broken("its master key cannot be read".to_owned());
        if self.memory_kib > MAX_MEMORY_KIB || self.passes > MAX_PASSES {
            return Err(broken());
        }
        let salt = STANDARD.decode(&self.salt).map_err(|_| broken())?;
        let sealed = STANDARD.decode(&self.sealed).map_err(|_| broken())?;
        let vault = vault(passphrase, &salt, self.memory_kib, self.passes)?;
        let key = vault.open(place(), &sealed).map_err(|_| BackupError::WrongPassphrase)?;
        Ok(SecretSlice::from(key))
    }
}

fn place() -> Place<'static> {
    Place { table: "backup", column: "master_key", row: uuid::Uuid::nil() }
}

fn vault(passphrase: &SecretString, salt: &[u8], memory_kib: u32, passes: u32) -> Result<Vault, BackupError> {
    let failed = |error: &dyn std::fmt::Display| BackupError::Broken(format!("its master key: {error}"));
    let params = Params::new(memory_kib, passes, LANES, Some(32)).map_err(|error| failed(&error))?;
    let mut key = vec![0_u8; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.expose_secret().as_bytes(), salt, &mut key)
        .map_err(|error| failed(&error))?;
    Ok(Vault::new(&SecretSlice::from(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_passphrase_opens_the_key() {
        let sealed = SealedKey::seal(&"correct horse".into(), b"the master key").unwrap();
        let text = serde_json::to_string(&sealed).unwrap();
        assert!(!text.contains("the master key"));
        let read: SealedKey = serde_json::from_str(&text).unwrap();
        assert_eq!(read.open(&"correct horse".into()).unwrap().expose_secret(), b"the master key");
        assert!(matches!(read.open(&"wrong horse".into()), Err(BackupError::WrongPassphrase)));
        let greedy = SealedKey { memory_kib: u32::MAX, ..read };
        assert!(matches!(greedy.open(&"correct horse".into()), Err(BackupError::Broken(_))));
    }
}
