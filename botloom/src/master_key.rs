//! The keys that encrypt credentials: from the settings, else from a file that only its owner reads.
//!
//! There is one, and for as long as it is being replaced there are two: the first seals, each opens. A server looks at its
//! key's file every few seconds, and whenever something does not open, so a new key counts without a restart.

use std::{
    fs,
    io::Write,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use engine_store::{ids::secret_bytes, secrets::Vault};
use secrecy::{ExposeSecret, SecretSlice, SecretString};

use crate::settings::Settings;

/// Name of the key's file in the data folder.
pub(crate) const FILE: &str = "master.key";
/// Bytes of the key.
const BYTES: usize = 32;

/// How often a server looks whether its keys are others.
pub(crate) const LOOK: Duration = Duration::from_secs(10);

/// Opens the vault. Without a key in the settings, the data folder's key is used, and made the
/// first time.
///
/// # Errors
/// When a key is no 32 bytes in base64, or its file may be read by others.
pub(crate) fn vault(settings: &Settings) -> anyhow::Result<Vault> {
    let keys = decode_all(encoded(settings)?.expose_secret())?;
    let settings = settings.clone();
    let read = move || match again(&settings) {
        Ok(keys) => Some(keys),
        Err(error) => {
            tracing::warn!(error = %format_args!("{error:#}"), "the master key cannot be read again");
            None
        }
    };
    Ok(Vault::with_keys(&keys, read)?)
}

/// The text with the keys, from wherever it is.
fn encoded(settings: &Settings) -> anyhow::Result<SecretString> {
    match &settings.master_key {
        Some(key) => Ok(key.clone()),
        None => from_file(&settings.data_dir.join(FILE)),
    }
}

/// The keys as they are now. A variable of the environment never changes while a process runs.
fn again(settings: &Settings) -> anyhow::Result<Vec<SecretSlice<u8>>> {
    match settings.master_key_again()? {
        Some(key) => decode_all(key.expose_secret()),
        None => decode_all(encoded(settings)?.expose_secret()),
    }
}

/// Whether the key is the data folder's own file, which this program may change.
pub(crate) fn is_ours(settings: &Settings) -> bool {
    settings.master_key.is_none()
}

/// Puts another key before the ones of the data folder: it seals from now on, they still open.
///
/// # Errors
/// The file cannot be read or written.
pub(crate) fn put_before(data_dir: &Path, key: &SecretSlice<u8>) -> anyhow::Result<()> {
    let path = data_dir.join(FILE);
    let before = from_file(&path)?;
    let text = format!("{}\n{}\n", STANDARD.encode(key.expose_secret()), before.expose_secret().trim());
    exchange(&path, &text)
}

/// Keeps the first key of the data folder alone, and gives where the others are kept.
///
/// # Errors
/// The file cannot be read or written.
pub(crate) fn drop_former(data_dir: &Path) -> anyhow::Result<PathBuf> {
    let path = data_dir.join(FILE);
    let text = from_file(&path)?;
    let mut keys = text.expose_secret().split_whitespace();
    let first = keys.next().context("there is no master key")?;
    let kept = data_dir.join(format!("{FILE}.before-{}", hex_suffix()));
    write(&kept, &keys.collect::<Vec<_>>().join("\n"))?;
    exchange(&path, first)?;
    Ok(kept)
}

/// Puts a text in a file's place at once, so that nobody reads half of it.
fn exchange(path: &Path, text: &str) -> anyhow::Result<()> {
    let new = path.with_extension(format!("new-{}", hex_suffix()));
    write(&new, text)?;
    fs::rename(&new, path).with_context(|| format!("{} cannot be replaced", path.display()))
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
    let mut keys = decode_all(encoded.expose_secret())?;
    if keys.len() > 1 {
        bail!(
            "the master key is being replaced; finish that with botloom secrets rotate, so that a backup needs one key"
        );
    }
    Ok(keys.pop())
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

/// The keys of a text, with commas, spaces or line breaks between them.
fn decode_all(encoded: &str) -> anyhow::Result<Vec<SecretSlice<u8>>> {
    let keys = encoded.split(|it: char| it == ',' || it.is_whitespace()).filter(|key| !key.is_empty());
    let keys: Vec<SecretSlice<u8>> =
        keys.map(|key| decode(key).map(SecretSlice::from)).collect::<anyhow::Result<_>>()?;
    if keys.is_empty() {
        bail!("the master key is empty");
    }
    Ok(keys)
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
