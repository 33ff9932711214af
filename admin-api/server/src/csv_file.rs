//! CSV files (RFC 4180) that a spreadsheet program shows and never executes.

use std::borrow::Cow;

use csv::{QuoteStyle, Terminator, WriterBuilder};

/// The byte order mark by which spreadsheet programs know UTF-8.
pub(crate) const BOM: &[u8] = "\u{feff}".as_bytes();

/// Characters that begin a formula in one program or another, with their full-width variants, and
/// those that a program may skip before looking.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%'];

/// A cell that is text and nothing else: what could begin a formula gets an apostrophe before it,
/// which spreadsheet programs take as "this is text". Spaces in front do not disarm a formula
/// everywhere, so they are looked through.
#[must_use]
pub(crate) fn neutral(cell: &str) -> Cow<'_, str> {
    let first = cell.trim_start_matches([' ', '\u{a0}', '\u{3000}', '\u{feff}', '\u{200b}']).chars().next();
    if first.is_some_and(|first| FORMULA.contains(&first)) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Rows as CSV: every cell neutral and quoted, so that a separator of another locale splits none.
pub(crate) fn rows<'a, R>(rows: impl IntoIterator<Item = R>) -> Result<Vec<u8>, csv::Error>
where
    R: IntoIterator<Item = Cow<'a, str>>,
{
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        for cell in row {
            writer.write_field(neutral(&cell).as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_could_run_survives() {
        for cell in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            " =1",
            "\u{feff}=1",
            "\u{200b}=1",
            "|calc",
            "%0A=1",
            "=HYPERLINK(\"http://evil\",\"x\")",
            "=cmd|' /C calc'!A0",
        ] {
            assert!(neutral(cell).starts_with('\''), "{cell:?}");
        }
        for cell in ["", "a=1", "1-1", "49301234567", "hello", "'", "ann@example.com"] {
            assert_eq!(neutral(cell), cell);
        }
    }

    #[test]
    fn the_format_reads_back() {
        let cells = ["plain", "with \"quotes\"", "with, comma; and more", "two\r\nlines", "ünï 🎉", ""];
        let bytes = rows([cells.map(Cow::from)]).unwrap();
        assert!(bytes.ends_with(b"\r\n"));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!(record.iter().collect::<Vec<_>>(), cells);
    }
}
