//! PO files: entries as text and back.

use std::fmt::Write;

/// One entry of a PO file. The one without context and id is the header.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// `msgctxt`: where the text stands.
    pub context: String,
    /// `msgid`: the text as written.
    pub id: String,
    /// `msgstr`: the translation; empty when there is none.
    pub text: String,
    /// Whether a person has to look at the translation again.
    pub fuzzy: bool,
    /// The text that the translation was made for, when it was another one.
    pub previous: String,
    /// A word for the translator.
    pub comment: String,
}

impl Entry {
    /// Whether it is the file's header.
    #[must_use]
    pub fn is_header(&self) -> bool {
        self.context.is_empty() && self.id.is_empty()
    }
}

/// Why a text is no PO file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct PoError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub reason: String,
}

/// Writes entries, in their order.
#[must_use]
pub fn write(entries: &[Entry]) -> String {
    let mut out = String::new();
    for entry in entries {
        if !out.is_empty() {
            out.push('\n');
        }
        if !entry.comment.is_empty() {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "#. {}", entry.comment.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        if entry.fuzzy {
            out.push_str("#, fuzzy\n");
        }
        if !entry.previous.is_empty() {
            field(&mut out, "#| msgid", "#| ", &entry.previous);
        }
        if !entry.is_header() {
            field(&mut out, "msgctxt", "", &entry.context);
        }
        field(&mut out, "msgid", "", &entry.id);
        field(&mut out, "msgstr", "", &entry.text);
    }
    out
}

/// One keyword with its string; a text of several lines has one line each.
fn field(out: &mut String, keyword: &str, before: &str, text: &str) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() < 2 && !text.ends_with('\n') {
        let _ = writeln!(out, "{keyword} \"{}\"", escaped(text));
        return;
    }
    let _ = writeln!(out, "{keyword} \"\"");
    for line in lines {
        let _ = writeln!(out, "{before}\"{}\"", escaped(line));
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // Other control letters, and those that some programs take for the end of a line.
            control if control.is_control() && control.is_ascii() => {
                let _ = write!(out, "\\{:03o}", u32::from(control));
            }
            letter => out.push(letter),
        }
    }
    out
}

/// Which string a line continues.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Nothing,
    Previous,
    Context,
    Id,
    Text,
}

/// Reads entries. Obsolete ones (`#~`) are left out; plural forms are refused, since flows have none.
///
/// # Errors
/// Says the line that is not understood.
pub fn read(po: &str) -> Result<Vec<Entry>, PoError> {
    let mut entries = Vec::new();
    let mut entry = Entry::default();
    let mut place = Place::Nothing;
    let po = po.strip_prefix('\u{feff}').unwrap_or(po);
    for (index, line) in po.split('\n').enumerate() {
        let refuse = |reason: &str| PoError { line: index + 1, reason: reason.to_owned() };
        let line = line.trim_matches([' ', '\t', '\r']);
        let begins = line.starts_with('#') || line.starts_with("msgctxt") || line.starts_with("msgid");
        if place == Place::Text && (line.is_empty() || begins) {
            entries.push(std::mem::take(&mut entry));
            place = Place::Nothing;
        }
        if line.is_empty() || line.starts_with("#~") {
            continue;
        }
        if let Some(flags) = line.strip_prefix("#,") {
            entry.fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        } else if let Some(comment) = line.strip_prefix("#.") {
            comment.trim().clone_into(&mut entry.comment);
        } else if let Some(rest) = line.strip_prefix("#|") {
            let rest = rest.trim_start();
            if let Some(string) = rest.strip_prefix("msgid ") {
                place = Place::Previous;
                entry.previous = unquoted(string).map_err(refuse)?;
            } else if rest.starts_with('"') && place == Place::Previous {
                entry.previous.push_str(&unquoted(rest).map_err(refuse)?);
            }
        } else if line.starts_with('#') {
            // Translators' own remarks and places in sources are theirs.
        } else if line.starts_with("msgid_plural") || line.starts_with("msgstr[") {
            return Err(refuse("plural forms are not used in flows"));
        } else {
            let (now, string) = match line.split_once([' ', '\t']) {
                _ if line.starts_with('"') => (place, line),
                Some(("msgctxt", string)) => (Place::Context, string),
                Some(("msgid", string)) => (Place::Id, string),
                Some(("msgstr", string)) => (Place::Text, string),
                _ => return Err(refuse("this is no line of a PO file")),
            };
            place = now;
            let target = match place {
                Place::Context => &mut entry.context,
                Place::Id => &mut entry.id,
                Place::Text => &mut entry.text,
                Place::Nothing | Place::Previous => return Err(refuse("a string belongs to no keyword")),
            };
            target.push_str(&unquoted(string.trim()).map_err(refuse)?);
        }
    }
    match place {
        Place::Text => entries.push(entry),
        Place::Nothing => {}
        _ => {
            let reason = "the last entry has no msgstr".to_owned();
            return Err(PoError { line: po.split('\n').count(), reason });
        }
    }
    Ok(entries)
}

fn unquoted(string: &str) -> Result<String, &'static str> {
    let inner = string
        .trim()
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .ok_or("a string has to stand in quotes")?;
    let mut out = String::with_capacity(inner.len());
    let mut letters = inner.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => return Err("a quote inside a string is written \\\""),
            '\\' => match letters.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some('r') => out.push('\r'),
                Some(octal @ '0'..='7') => {
                    let mut code = octal.to_digit(8).unwrap_or_default();
                    for _ in 0..2 {
                        let Some(digit) = letters.peek().and_then(|next| next.to_digit(8)) else { break };
                        code = code * 8 + digit;
                        letters.next();
                    }
                    out.push(char::from_u32(code).ok_or("a string has an unknown escape")?);
                }
                Some(kept @ ('"' | '\\' | '\'')) => out.push(kept),
                _ => return Err("a string has an unknown escape"),
            },
            letter => out.push(letter),
        }
    }
    Ok(out)
}
