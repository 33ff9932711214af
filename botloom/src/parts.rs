//! What every command that touches data is made of: store, vault, hints, clock.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context;
use engine_store::{
    Store,
    clock::{Clock, SystemClock},
    hints::Hints,
    hot::HotState,
    objects::Objects,
    rates::Rates,
    secrets::Vault,
};
use secrecy::ExposeSecret;

use crate::{master_key, settings::Settings};

/// The opened installation.
#[derive(Clone)]
pub(crate) struct Parts {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) vault: Arc<Vault>,
    pub(crate) hints: Hints,
    pub(crate) hot: HotState,
    pub(crate) rates: Rates,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) objects: Objects,
}

/// Opens the installation that the settings describe, and brings its database up to date.
///
/// # Errors
/// Says which part cannot be opened and what to do.
pub(crate) async fn open(settings: &Settings) -> anyhow::Result<Parts> {
    let folder = &settings.data_dir;
    private_folder(folder)?;
    let store = connect(settings).await?;
    let vault = Arc::new(master_key::vault(
        settings.master_key.as_ref(),
        settings.master_key_before.as_ref(),
        folder,
    )?);
    let (hints, hot, rates) = match &settings.redis_url {
        Some(url) => {
            let url = url.expose_secret();
            let hints = Hints::redis(url).context("REDIS_URL cannot be used")?;
            let hot = HotState::redis(url).context("REDIS_URL cannot be used")?;
            let hot = hot.of_life(store.incarnation().await?);
            (hints, hot, Rates::redis(url).context("REDIS_URL cannot be used")?)
        }
        None => (Hints::in_process(), HotState::in_process(), Rates::in_process()),
    };
    let objects = match media_place(settings) {
        MediaPlace::Folder(path) => Objects::folder(&path).context("the folder for files cannot be used")?,
        MediaPlace::Bucket(url) => Objects::bucket(&url).context("media_url cannot be used")?,
    };
    Ok(Parts { store, vault, hints, hot, rates, clock: Arc::new(SystemClock), objects })
}

/// Opens the database and brings it up to date.
///
/// # Errors
/// Never shows the address, since it may hold a password.
pub(crate) async fn connect(settings: &Settings) -> anyhow::Result<Arc<dyn Store>> {
    engine_store::connect(&database_url(settings)).await.context("the database cannot be opened")
}

/// The database's address. It may hold a password.
pub(crate) fn database_url(settings: &Settings) -> String {
    match &settings.database_url {
        Some(url) => url.expose_secret().to_owned(),
        None => format!("sqlite:{}", settings.data_dir.join("botloom.db").display()),
    }
}

/// Where files are.
pub(crate) enum MediaPlace {
    /// In a folder of this machine; it is part of backups.
    Folder(PathBuf),
    /// In a bucket, which has its own backups.
    Bucket(String),
}

/// Where the settings want files to be.
pub(crate) fn media_place(settings: &Settings) -> MediaPlace {
    match &settings.media_url {
        Some(url) if url.starts_with("s3:") => MediaPlace::Bucket(url.clone()),
        Some(url) => MediaPlace::Folder(url.strip_prefix("file://").unwrap_or(url).into()),
        None => MediaPlace::Folder(settings.data_dir.join("media")),
    }
}

/// Makes the data folder. It holds the database and the key: nobody else has any business in it.
///
/// # Errors
/// It cannot be made, or is somebody else's.
pub(crate) fn private_folder(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder)
        .with_context(|| format!("the data folder {} cannot be made", folder.display()))?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
        .with_context(|| format!("the data folder {} is not yours", folder.display()))
}

/// Runs a command's work on a small runtime.
///
/// # Errors
/// Whatever the work fails with.
pub(crate) fn block_on<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
