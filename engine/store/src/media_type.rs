//! What a file is, by its first bytes, held against what its sender says and what WhatsApp takes.

use engine_core::MediaKind;
use flows_schema::limits;

/// Bytes from a file's beginning that tell its type.
pub const HEAD: usize = 8 * 1024;
/// What a browser must download and never show.
const ANY: &str = "application/octet-stream";

/// Types that a channel takes, by kind; see Meta's "Supported media types". Documents may be anything.
const ACCEPTED: &[(MediaKind, &[&str])] = &[
    (MediaKind::Image, &["image/jpeg", "image/png"]),
    (MediaKind::Sticker, &["image/webp"]),
    (MediaKind::Video, &["video/mp4", "video/3gpp"]),
    (MediaKind::Audio, AUDIO),
    (MediaKind::Voice, AUDIO),
];
const AUDIO: &[&str] = &["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"];

/// Types that a browser may show in place: pictures, films and sounds that hold no program.
const SHOWN: &[&str] = &[
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/gif",
    "video/mp4",
    "video/3gpp",
    "audio/aac",
    "audio/amr",
    "audio/mpeg",
    "audio/mp4",
    "audio/ogg",
];

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrongType {
    /// Its bytes are not of the type that was declared.
    #[error("the file is not what it is said to be")]
    Other,
    /// It is of no type that WhatsApp takes for the kind.
    #[error("WhatsApp takes no such file here")]
    NotTaken,
}

/// The name of a kind on the wire and in the database.
#[must_use]
pub fn kind_name(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => "image",
        MediaKind::Video => "video",
        MediaKind::Audio => "audio",
        MediaKind::Voice => "voice",
        MediaKind::Document => "document",
        MediaKind::Sticker => "sticker",
    }
}

/// The kind of a name.
#[must_use]
pub fn kind_of_name(name: &str) -> Option<MediaKind> {
    use MediaKind::{Audio, Document, Image, Sticker, Video, Voice};
    [Image, Video, Audio, Voice, Document, Sticker].into_iter().find(|kind| kind_name(*kind) == name)
}

/// Most bytes of a kind, as Meta limits them.
#[must_use]
pub fn most_bytes(kind: MediaKind) -> u64 {
    let most = match kind {
        MediaKind::Image => limits::MAX_IMAGE_BYTES,
        MediaKind::Video => limits::MAX_VIDEO_BYTES,
        MediaKind::Audio | MediaKind::Voice => limits::MAX_AUDIO_BYTES,
        MediaKind::Document => limits::MAX_DOCUMENT_FILE_BYTES,
        MediaKind::Sticker => limits::MAX_ANIMATED_STICKER_BYTES,
    };
    most as u64
}

/// Types that may be sent as a kind; none for documents, which may be anything.
#[must_use]
pub fn accepted(kind: MediaKind) -> &'static [&'static str] {
    ACCEPTED.iter().find(|(of, _)| *of == kind).map_or(&[], |(_, types)| types)
}

/// Whether a browser may show it in place. Everything else is a download: HTML and SVG would run as our own pages.
#[must_use]
pub fn is_shown(mime: &str) -> bool {
    SHOWN.contains(&mime)
}

/// What the first bytes say, in the names that Meta uses; nothing where they could be many things.
#[must_use]
pub fn sniff(head: &[u8]) -> Option<&'static str> {
    // Films of phones from before MP4, and sounds in MP4's container: the library calls both MP4.
    if head.get(4..8) == Some(b"ftyp") {
        return match head.get(8..12)? {
            brand if brand.starts_with(b"3g") => Some("video/3gpp"),
            b"M4A " | b"M4B " | b"F4A " => Some("audio/mp4"),
            b"qt  " => Some("video/quicktime"),
            b"heic" | b"heix" | b"mif1" | b"msf1" | b"hevc" => Some("image/heif"),
            b"avif" | b"avis" => Some("image/avif"),
            _ => Some("video/mp4"),
        };
    }
    Some(match infer::get(head)?.mime_type() {
        "audio/m4a" => "audio/mp4",
        "audio/opus" => "audio/ogg",
        "video/x-m4v" => "video/mp4",
        mime => mime,
    })
}

/// A declared type without its parameters, in the names that Meta uses.
fn plain(declared: &str) -> String {
    let plain = declared.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match plain.as_str() {
        "image/jpg" => "image/jpeg".to_owned(),
        "audio/mp3" => "audio/mpeg".to_owned(),
        "audio/m4a" | "audio/x-m4a" => "audio/mp4".to_owned(),
        "audio/opus" => "audio/ogg".to_owned(),
        _ => plain,
    }
}

/// The type of a file that a contact sent as `kind`, whose sender says it is `declared`.
///
/// # Errors
/// [`WrongType::Other`] where the bytes are something else. A document may be anything, but not something else than it
/// is said to be where both are known.
pub fn received(kind: MediaKind, declared: &str, head: &[u8]) -> Result<String, WrongType> {
    let (declared, found) = (plain(declared), sniff(head));
    if kind != MediaKind::Document {
        let found = found.ok_or(WrongType::Other)?;
        let family = match kind {
            MediaKind::Image | MediaKind::Sticker => "image/",
            MediaKind::Video => "video/",
            _ => "audio/",
        };
        // A sound in MP4 looks like a film.
        let sound = family == "audio/" && matches!(found, "video/mp4" | "video/3gpp");
        if !(found.starts_with(family) || sound) || found == "image/svg+xml" {
            return Err(WrongType::Other);
        }
        return Ok(if sound { "audio/mp4".to_owned() } else { found.to_owned() });
    }
    match found {
        Some(found) if found == declared => Ok(declared),
        Some(found) => {
            // Office files are archives, old and new, and some have no better mark.
            let container = matches!(found, "application/zip" | "application/x-ole-storage");
            let office = declared.starts_with("application/");
            let known = ["image/", "video/", "audio/", "application/pdf", "text/"];
            let said = known.iter().any(|start| declared.starts_with(start));
            if container && office && declared != "application/pdf" {
                Ok(declared)
            } else if said && !(declared.starts_with("text/") && found.starts_with("text/")) {
                Err(WrongType::Other)
            } else {
                Ok(found.to_owned())
            }
        }
        // What is said to have marks has them.
        None if declared == "application/pdf"
            || declared.starts_with("image/") && declared != "image/svg+xml" =>
        {
            Err(WrongType::Other)
        }
        None if declared.is_empty() => Ok(ANY.to_owned()),
        None => Ok(declared),
    }
}

/// The type of a file that is to be sent as `kind`.
///
/// # Errors
/// [`WrongType::NotTaken`] where WhatsApp does not take it, else as [`received`].
pub fn to_send(kind: MediaKind, declared: &str, head: &[u8]) -> Result<String, WrongType> {
    let found = match kind {
        MediaKind::Document => received(kind, declared, head)?,
        kind => {
            let found = sniff(head).ok_or(WrongType::NotTaken)?;
            // A sound that its sender calls one, in a container that may hold films too.
            let sound = matches!(kind, MediaKind::Audio | MediaKind::Voice)
                && matches!(found, "video/mp4" | "video/3gpp")
                && plain(declared).starts_with("audio/");
            if sound { "audio/mp4".to_owned() } else { found.to_owned() }
        }
    };
    let taken = accepted(kind);
    if taken.is_empty() || taken.contains(&found.as_str()) { Ok(found) } else { Err(WrongType::NotTaken) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    const PDF: &[u8] = b"%PDF-1.7\n";
    const HTML: &[u8] = b"<!DOCTYPE html><script>alert(1)</script>";
    const EXE: &[u8] = b"MZ\x90\0";
    const OGG: &[u8] = b"OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x13OpusHead";
    const ZIP: &[u8] = b"PK\x03\x04\x14\0\0\0";
    const M4A: &[u8] = b"\0\0\0\x20ftypM4A \0\0\0\0";
    const MP4: &[u8] = b"\0\0\0\x20ftypisom\0\0\0\0";

    #[test]
    fn bytes_are_held_against_what_is_said() {
        use MediaKind::{Audio, Document, Image, Sticker, Video, Voice};
        let ok = |kind, declared: &str, head: &[u8]| received(kind, declared, head).ok();
        assert_eq!(ok(Image, "image/png", PNG).as_deref(), Some("image/png"));
        // A picture of another kind of picture is a picture.
        assert_eq!(ok(Image, "image/jpeg", PNG).as_deref(), Some("image/png"));
        assert_eq!(ok(Voice, "audio/ogg; codecs=opus", OGG).as_deref(), Some("audio/ogg"));
        assert_eq!(ok(Audio, "audio/mp4", M4A).as_deref(), Some("audio/mp4"));
        assert_eq!(ok(Audio, "audio/mp4", MP4).as_deref(), Some("audio/mp4"));
        assert_eq!(ok(Video, "video/mp4", MP4).as_deref(), Some("video/mp4"));
        assert_eq!(ok(Document, "application/pdf", PDF).as_deref(), Some("application/pdf"));
        assert_eq!(ok(Document, "text/csv", b"a;b\n1;2\n").as_deref(), Some("text/csv"));
        assert_eq!(ok(Document, "", b"a;b\n1;2\n").as_deref(), Some("application/octet-stream"));
        let docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        assert_eq!(ok(Document, docx, ZIP).as_deref(), Some(docx));
        for (kind, declared, head) in [
            (Image, "image/png", HTML),
            (Image, "image/png", EXE),
            (Image, "image/png", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            (Sticker, "image/webp", PDF),
            (Video, "video/mp4", PNG),
            (Voice, "audio/ogg", PNG),
            (Document, "application/pdf", HTML),
            (Document, "application/pdf", EXE),
            (Document, "application/pdf", b"just words"),
            (Document, "image/png", b"just words"),
        ] {
            assert_eq!(received(kind, declared, head), Err(WrongType::Other), "{kind:?} {declared}");
        }
    }

    #[test]
    fn only_what_whatsapp_takes_is_sent() {
        use MediaKind::{Audio, Document, Image, Sticker};
        assert_eq!(to_send(Image, "", PNG).as_deref(), Ok("image/png"));
        assert_eq!(to_send(Document, "application/pdf", PDF).as_deref(), Ok("application/pdf"));
        assert_eq!(to_send(Audio, "audio/mp4", MP4).as_deref(), Ok("audio/mp4"));
        for (kind, head) in [(Image, b"GIF89a......".as_slice()), (Sticker, PNG), (Image, HTML), (Audio, MP4)]
        {
            assert_eq!(to_send(kind, "", head), Err(WrongType::NotTaken), "{kind:?}");
        }
    }

    #[test]
    fn nothing_with_a_program_in_it_is_shown() {
        for mime in
            ["text/html", "image/svg+xml", "application/pdf", "text/xml", "application/octet-stream", ""]
        {
            assert!(!is_shown(mime), "{mime}");
        }
        assert!(is_shown("image/png"));
    }
}
