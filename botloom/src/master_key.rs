//! The key that encrypts credentials: from the settings, else from a file that only its owner reads.

use std::{
    fs,
    io::Write,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use engine_store::{ids::secret_bytes, secrets::Vault};
use secrecy::{ExposeSecret, SecretSlice, SecretString};

/// Name of the key's file in the data folder.
pub(crate) const FILE: &str = "master.key";
/// Name of the file of the key before.
const FILE_BEFORE: &str = "master.key.before";
/// Bytes of the key.
const BYTES: usize = 32;

/// Opens the vault. Without a key in the settings, the data folder's key is used, and made the
/// first time.
///
/// # Errors
/// When the key is no 32 bytes in base64, or its file may be read by others.
pub(crate) fn vault(
    setting: Option<&SecretString>,
    before: Option<&SecretString>,
    data_dir: &Path,
) -> anyhow::Result<Vault> {
    let encoded = match setting {
        Some(key) => key.clone(),
        None => from_file(&data_dir.join(FILE))?,
    };
    let key = decode(encoded.expose_secret().trim())?;
    let vault = Vault::new(&SecretSlice::from(key));
    let path = data_dir.join(FILE_BEFORE);
    let before = match before {
        Some(key) => Some(key.clone()),
        // The folder's keys belong together: with a key from the settings, its files are of another time.
        None if setting.is_none() && path.exists() => Some(from_file(&path)?),
        None => None,
    };
    Ok(match before {
        Some(key) => vault.with_earlier(&SecretSlice::from(decode(key.expose_secret().trim())?)),
        None => vault,
    })
}

/// Makes a new key in the data folder, and keeps the present one beside it as the one before. Gives where that is.
///
/// # Errors
/// There is no key yet, the one before the present one is still there, or a file cannot be written.
pub(crate) fn begin_anew(data_dir: &Path) -> anyhow::Result<PathBuf> {
    let (path, before) = (data_dir.join(FILE), data_dir.join(FILE_BEFORE));
    if !path.exists() {
        bail!("there is no master key in {} yet; the server makes one when it starts", data_dir.display());
    }
    if before.exists() {
        bail!(
            "{} is still there. Run `botloom keys renew`, keep that file with your backups, and remove it here; then try again",
            before.display()
        );
    }
    fs::rename(&path, &before).with_context(|| format!("{} cannot be moved", path.display()))?;
    write(&path, &STANDARD.encode(secret_bytes::<BYTES>()))?;
    Ok(before)
}

/// The key itself, for a backup; `None` when none was made yet.
///
/// # Errors
/// As [`vault`].
pub(crate) fn existing(
    setting: Option<&SecretString>,
    data_dir: &Path,
) -> anyhow::Result<Option<SecretSlice<u8>>> {
    let path = data_dir.join(FILE);
    let encoded = match setting {
        Some(key) => key.clone(),
        None if !path.exists() => return Ok(None),
        None => from_file(&path)?,
    };
    Ok(Some(SecretSlice::from(decode(encoded.expose_secret().trim())?)))
}

/// Puts another key into the data folder, and gives where the one before is kept.
///
/// # Errors
/// A file cannot be written.
pub(crate) fn replace(data_dir: &Path, key: &SecretSlice<u8>) -> anyhow::Result<PathBuf> {
    let path = data_dir.join(FILE);
    let kept = data_dir.join(format!("{FILE}.before-{}", hex_suffix()));
    if path.exists() {
        fs::rename(&path, &kept).with_context(|| format!("{} cannot be moved", path.display()))?;
    }
    write(&path, &STANDARD.encode(key.expose_secret()))?;
    Ok(kept)
}

/// Makes the name of a kept key one that is not there yet.
fn hex_suffix() -> String {
    secret_bytes::<4>().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn decode(encoded: &str) -> anyhow::Result<Vec<u8>> {
    let key = STANDARD.decode(encoded).context("the master key is not base64")?;
    if key.len() != BYTES {
        bail!(
            "the master key has {} bytes; it must have {BYTES}, for example from: openssl rand -base64 32",
            key.len()
        );
    }
    Ok(key)
}

fn from_file(path: &Path) -> anyhow::Result<SecretString> {
    match fs::read_to_string(path) {
        Ok(text) => {
            let mode = fs::metadata(path)?.permissions().mode();
            if mode & 0o077 != 0 {
                bail!("{} may be read by others; run: chmod 600 {}", path.display(), path.display());
            }
            Ok(text.into())
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => create(path),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}

fn create(path: &Path) -> anyhow::Result<SecretString> {
    let encoded = STANDARD.encode(secret_bytes::<BYTES>());
    write(path, &encoded)?;
    tracing::info!(path = %path.display(), "made a master key; keep a copy of it with your backups");
    Ok(encoded.into())
}

fn write(path: &Path, encoded: &str) -> anyhow::Result<()> {
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("{} cannot be made", path.display()))?;
    file.write_all(encoded.as_bytes())?;
    Ok(file.sync_all()?)
}
