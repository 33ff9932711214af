//! Addresses of files that the workspace keeps itself, beside those of the web.

/// Stands before the id of a file of the workspace: `stored:019f0c6e-…`.
pub const STORED: &str = "stored:";

/// The id of a workspace's own file, if an address is one's: a UUID with its hyphens.
#[must_use]
pub fn stored_file(address: &str) -> Option<&str> {
    let id = address.trim().strip_prefix(STORED)?;
    let place = |(index, letter): (usize, u8)| match index {
        8 | 13 | 18 | 23 => letter == b'-',
        _ => letter.is_ascii_hexdigit() && !letter.is_ascii_uppercase(),
    };
    (id.len() == 36 && id.bytes().enumerate().all(place)).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::stored_file;

    #[test]
    fn only_ids_are_files() {
        let id = "019f0c6e-0000-7000-8000-0123456789ab";
        assert_eq!(stored_file(&format!("stored:{id}")), Some(id));
        for other in [
            "stored:",
            "stored:x",
            "https://example.com/a.png",
            "stored:../../secrets/of/somebody/else/x",
            id,
        ] {
            assert_eq!(stored_file(other), None, "{other}");
        }
    }
}
