//! The file itself: a gzip-compressed tar archive that only its owner may read.

use std::{
    fs::{self, File, OpenOptions},
    io::{BufReader, BufWriter, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Component, Path, PathBuf},
};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde::{Serialize, de::DeserializeOwned};

use super::{BackupError, Manifest, at, readable};

/// The largest entry that is read into memory: a portion of a table has 4 MiB and one row more.
const MAX_IN_MEMORY: u64 = 256 * 1024 * 1024;

/// One entry that is being read.
pub(super) type Entry<'a> = tar::Entry<'a, GzDecoder<BufReader<File>>>;

/// Writes an archive beside its place, and moves it there when it is whole.
pub(super) struct Writer {
    archive: tar::Builder<GzEncoder<BufWriter<File>>>,
    path: PathBuf,
    partial: PathBuf,
    entries: u64,
}

impl Writer {
    /// Begins a file that is not there yet.
    pub(super) fn create(path: &Path) -> Result<Self, BackupError> {
        if path.exists() {
            let error = std::io::Error::new(std::io::ErrorKind::AlreadyExists, "the file is there already");
            return Err(at(path)(error));
        }
        let partial = beside(path, "partial");
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&partial)
            .map_err(at(&partial))?;
        let archive = tar::Builder::new(GzEncoder::new(BufWriter::new(file), Compression::fast()));
        Ok(Self { archive, path: path.to_owned(), partial, entries: 0 })
    }

    /// A path beside the archive for what has to be a file first.
    pub(super) fn scratch(&self) -> PathBuf {
        beside(&self.path, "database")
    }

    /// Entries so far, without the manifest.
    pub(super) fn entries(&self) -> u64 {
        self.entries
    }

    pub(super) fn json(&mut self, name: &str, value: &impl Serialize) -> Result<(), BackupError> {
        let bytes =
            serde_json::to_vec_pretty(value).map_err(|error| BackupError::Broken(error.to_string()))?;
        self.bytes(name, &bytes)
    }

    pub(super) fn bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), BackupError> {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        self.archive.append_data(&mut header, name, bytes).map_err(at(&self.partial))?;
        self.count(name);
        Ok(())
    }

    pub(super) fn file(&mut self, name: &str, path: &Path) -> Result<(), BackupError> {
        let mut file = File::open(path).map_err(at(path))?;
        let mut header = tar::Header::new_gnu();
        header.set_size(file.metadata().map_err(at(path))?.len());
        header.set_mode(0o600);
        self.archive.append_data(&mut header, name, &mut file).map_err(at(path))?;
        self.count(name);
        Ok(())
    }

    /// All files below a folder; links are left out.
    pub(super) fn folder(&mut self, name: &str, path: &Path) -> Result<(), BackupError> {
        for entry in fs::read_dir(path).map_err(at(path))? {
            let entry = entry.map_err(at(path))?;
            let kind = entry.file_type().map_err(at(&entry.path()))?;
            let Ok(own) = entry.file_name().into_string() else { continue };
            // A file that is still being written has this in its name.
            if own.contains(crate::objects::UNFINISHED) {
                continue;
            }
            let name = format!("{name}/{own}");
            if kind.is_dir() {
                self.folder(&name, &entry.path())?;
            } else if kind.is_file() {
                self.file(&name, &entry.path())?;
            }
        }
        Ok(())
    }

    fn count(&mut self, name: &str) {
        self.entries += u64::from(name != "manifest.json");
    }

    /// Makes the archive durable under its name.
    pub(super) fn finish(self) -> Result<(), BackupError> {
        let Self { archive, path, partial, .. } = self;
        let wrap = |error| at(&partial)(error);
        let buffer = archive.into_inner().and_then(GzEncoder::finish).map_err(wrap)?;
        let file = buffer.into_inner().map_err(|error| wrap(error.into_error()))?;
        file.sync_all().map_err(wrap)?;
        fs::rename(&partial, &path).map_err(at(&path))?;
        sync_folder(&path);
        Ok(())
    }
}

/// Reads an archive from its beginning.
pub(super) struct Reader {
    archive: tar::Archive<GzDecoder<BufReader<File>>>,
    path: PathBuf,
}

impl Reader {
    pub(super) fn open(path: &Path) -> Result<Self, BackupError> {
        let file = File::open(path).map_err(at(path))?;
        Ok(Self { archive: tar::Archive::new(GzDecoder::new(BufReader::new(file))), path: path.to_owned() })
    }

    /// The manifest; the archive is at its beginning again afterwards.
    pub(super) fn manifest(&mut self) -> Result<Manifest, BackupError> {
        let mut manifest = None;
        for entry in self.archive.entries().map_err(broken)?.take(1) {
            let mut entry = entry.map_err(broken)?;
            if name_of(&entry)? == "manifest.json" {
                manifest = Some(parse::<Manifest>("manifest.json", &mut entry)?);
            }
        }
        let manifest = manifest.ok_or_else(|| BackupError::Broken("it has no manifest".to_owned()))?;
        readable(&manifest)?;
        *self = Self::open(&self.path)?;
        Ok(manifest)
    }

    /// Gives every entry after the manifest. `end.json` ends the archive.
    pub(super) fn each(
        &mut self,
        mut take: impl FnMut(&str, &mut Entry<'_>) -> Result<(), BackupError>,
    ) -> Result<(), BackupError> {
        let mut entries = self.entries()?;
        while let Some((name, mut entry)) = entries.next()? {
            take(&name, &mut entry)?;
        }
        Ok(())
    }

    /// Reads what follows the last entry: the checksum over everything.
    pub(super) fn finish(self) -> Result<(), BackupError> {
        std::io::copy(&mut self.archive.into_inner(), &mut std::io::sink()).map(|_| ()).map_err(broken)
    }

    /// The entries after the manifest, one by one.
    pub(super) fn entries(&mut self) -> Result<Entries<'_>, BackupError> {
        Ok(Entries(self.archive.entries().map_err(broken)?))
    }
}

/// Entries of an archive.
pub(super) struct Entries<'a>(tar::Entries<'a, GzDecoder<BufReader<File>>>);

impl<'a> Entries<'a> {
    /// The next entry with its name.
    pub(super) fn next(&mut self) -> Result<Option<(String, Entry<'a>)>, BackupError> {
        for entry in self.0.by_ref() {
            let entry = entry.map_err(broken)?;
            let name = name_of(&entry)?;
            if name != "manifest.json" {
                return Ok(Some((name, entry)));
            }
        }
        Ok(None)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "used as a function for map_err")]
fn broken(error: std::io::Error) -> BackupError {
    BackupError::Broken(error.to_string())
}

fn name_of(entry: &Entry<'_>) -> Result<String, BackupError> {
    let path = entry.path().map_err(broken)?;
    let name =
        path.to_str().ok_or_else(|| BackupError::Broken("an entry has no readable name".to_owned()))?;
    if !entry.header().entry_type().is_file() {
        return Err(BackupError::Broken(format!("{name} is no file")));
    }
    Ok(name.to_owned())
}

/// Reads an entry as JSON.
pub(super) fn parse<T: DeserializeOwned>(name: &str, entry: &mut Entry<'_>) -> Result<T, BackupError> {
    serde_json::from_slice(&bytes(name, entry)?)
        .map_err(|error| BackupError::Broken(format!("{name}: {error}")))
}

/// Reads an entry into memory.
pub(super) fn bytes(name: &str, entry: &mut Entry<'_>) -> Result<Vec<u8>, BackupError> {
    if entry.size() > MAX_IN_MEMORY {
        return Err(BackupError::Broken(format!("{name} is too large")));
    }
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes).map_err(|error| BackupError::Broken(format!("{name}: {error}")))?;
    Ok(bytes)
}

/// The rows of a portion of a table: in the text format of COPY each ends with a line feed.
pub(super) fn count_lines(name: &str, entry: &mut Entry<'_>) -> Result<u64, BackupError> {
    Ok(lines(&bytes(name, entry)?))
}

pub(super) fn lines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

/// Reads over an entry, so that its checksum is checked.
pub(super) fn skip(name: &str, entry: &mut Entry<'_>) -> Result<(), BackupError> {
    std::io::copy(entry, &mut std::io::sink())
        .map(|_| ())
        .map_err(|error| BackupError::Broken(format!("{name}: {error}")))
}

/// Writes an entry below a folder, and nowhere else.
pub(super) fn unpack(folder: &Path, name: &str, entry: &mut Entry<'_>) -> Result<(), BackupError> {
    let below = Path::new(name);
    if !below.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(BackupError::Broken(format!("{name} is no path below the folder")));
    }
    let path = folder.join(below);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(at(parent))?;
    }
    unpack_to(&path, entry)
}

/// Writes an entry to a file that is durable afterwards.
pub(super) fn unpack_to(path: &Path, entry: &mut Entry<'_>) -> Result<(), BackupError> {
    let partial = beside(path, "partial");
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&partial)
        .map_err(at(&partial))?;
    std::io::copy(entry, &mut file).map_err(at(&partial))?;
    file.flush().and_then(|()| file.sync_all()).map_err(at(&partial))?;
    fs::rename(&partial, path).map_err(at(path))
}

/// A path with one more extension.
pub(super) fn beside(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(extension);
    path.with_file_name(name)
}

/// Makes a rename durable, where the file system can.
pub(super) fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
