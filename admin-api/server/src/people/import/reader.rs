//! Files of rows as spreadsheet programs write them: any separator, any of three encodings, read piece by piece.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// Bytes of one row. A longer one is a quotation mark that is never closed.
const MAX_ROW_BYTES: usize = 64 * 1024;
/// Columns of one row.
const MAX_COLUMNS: usize = 500;
/// Bytes of the longest mark at the beginning of a file.
const MARK_BYTES: usize = 3;

/// How the letters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// What Windows programs in Western Europe write.
    Windows1252,
    /// What some programs call "Unicode": two bytes per letter, the smaller first.
    Utf16Le,
}

impl Encoding {
    /// What the beginning of a file looks like; `whole` when it is all of it.
    pub(crate) fn of(head: &[u8], whole: bool) -> Self {
        if head.starts_with(&[0xff, 0xfe]) {
            return Self::Utf16Le;
        }
        match std::str::from_utf8(head) {
            Ok(_) => Self::Utf8,
            // A letter that the beginning cuts in two is no mistake.
            Err(error) if !whole && error.error_len().is_none() => Self::Utf8,
            Err(_) => Self::Windows1252,
        }
    }

    /// For people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Windows1252 => "Windows-1252",
            Self::Utf16Le => "UTF-16",
        }
    }
}

/// The separator that the first row has most of, outside of quotation marks.
pub(crate) fn separator(head: &[u8]) -> u8 {
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            other if !quoted => {
                counts.iter_mut().filter(|(it, _)| it == other).for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
    }
    // Of equal ones the first counts, so a file with one column has a comma.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| separator)
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its line in the file, from 1.
    pub(crate) line: u64,
    /// Its cells; a cell whose letters are not of the encoding is an error for its row.
    pub(crate) cells: Result<Vec<String>, String>,
}

/// Why the rest of a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unreadable {
    /// A quotation mark that is opened and not closed takes everything behind it along.
    #[error(
        "Line {0} has a quotation mark that is never closed, so it is not clear where the row ends. Close it, or write two \
         of them for one that belongs to the text."
    )]
    Quote(u64),
    /// Too many columns.
    #[error("Line {0} has more than {MAX_COLUMNS} columns. Is the separator the right one?")]
    Columns(u64),
}

/// Reads rows out of pieces of a file. What is in memory at a time is one row.
pub(crate) struct Rows {
    encoding: Encoding,
    core: Reader,
    cells: Vec<u8>,
    ends: Vec<usize>,
    written: usize,
    ended: usize,
    begins: u64,
    quotes: u64,
    lines: u64,
    /// The first bytes, until there are enough to know whether they are a mark.
    start: Option<Vec<u8>>,
    fresh: bool,
    after_return: bool,
    /// Bytes of a letter that a piece cut in two.
    half: Vec<u8>,
}

impl Rows {
    /// A reader at the beginning of a file.
    pub(crate) fn new(encoding: Encoding, separator: u8) -> Self {
        Self {
            encoding,
            core: ReaderBuilder::new().delimiter(separator).build(),
            cells: vec![0; MAX_ROW_BYTES],
            ends: vec![0; MAX_COLUMNS],
            written: 0,
            ended: 0,
            begins: 1,
            quotes: 0,
            lines: 1,
            start: Some(Vec::new()),
            fresh: true,
            after_return: false,
            half: Vec::new(),
        }
    }

    /// Takes a piece and gives the rows that it completes.
    pub(crate) fn push(&mut self, piece: &[u8], rows: &mut Vec<Row>) -> Result<(), Unreadable> {
        if let Some(mut start) = self.start.take() {
            start.extend_from_slice(piece);
            if start.len() < MARK_BYTES {
                self.start = Some(start);
                return Ok(());
            }
            return self.read(without_mark(self.encoding, &start), rows);
        }
        self.read(piece, rows)
    }

    fn read(&mut self, piece: &[u8], rows: &mut Vec<Row>) -> Result<(), Unreadable> {
        let owned;
        let mut input: &[u8] = if self.encoding == Encoding::Utf16Le {
            owned = self.utf16(piece);
            &owned
        } else {
            piece
        };
        while !input.is_empty() {
            let read = self.step(input, rows)?;
            input = &input[read..];
        }
        Ok(())
    }

    /// Ends the file, and gives a last row that no line break ends.
    pub(crate) fn finish(&mut self, rows: &mut Vec<Row>) -> Result<(), Unreadable> {
        if let Some(start) = self.start.take() {
            self.read(without_mark(self.encoding, &start), rows)?;
        }
        if self.quotes % 2 == 1 && self.lines > self.begins + 1 {
            return Err(Unreadable::Quote(self.begins));
        }
        while self.step(&[], rows)? > 0 {}
        Ok(())
    }

    /// One step of the parser; gives how many bytes it took, or at the end whether there may be more.
    fn step(&mut self, input: &[u8], rows: &mut Vec<Row>) -> Result<usize, Unreadable> {
        let (result, read, written, ended) =
            self.core.read_record(input, &mut self.cells[self.written..], &mut self.ends[self.ended..]);
        input[..read].iter().for_each(|byte| self.count(*byte));
        self.written += written;
        self.ended += ended;
        match result {
            ReadRecordResult::InputEmpty => Ok(read),
            ReadRecordResult::OutputFull => Err(Unreadable::Quote(self.begins)),
            ReadRecordResult::OutputEndsFull => Err(Unreadable::Columns(self.begins)),
            ReadRecordResult::End => Ok(0),
            ReadRecordResult::Record => {
                let row = self.row();
                if !matches!(&row.cells, Ok(cells) if cells.iter().all(|cell| cell.trim().is_empty())) {
                    rows.push(row);
                }
                (self.written, self.ended, self.quotes) = (0, 0, 0);
                self.fresh = true;
                Ok(read.max(usize::from(input.is_empty())))
            }
        }
    }

    /// Counts lines as an editor does: a row begins where its first byte is, after the line breaks of those before.
    fn count(&mut self, byte: u8) {
        let breaks = matches!(byte, b'\r' | b'\n');
        if !breaks && std::mem::take(&mut self.fresh) {
            self.begins = self.lines;
        }
        self.lines += u64::from(byte == b'\r' || byte == b'\n' && !self.after_return);
        self.after_return = byte == b'\r';
        self.quotes += u64::from(byte == b'"');
    }

    fn row(&self) -> Row {
        let mut from = 0;
        let cells = self.ends[..self.ended].iter().map(|end| {
            let cell = &self.cells[from..*end];
            from = *end;
            match self.encoding {
                Encoding::Windows1252 => Ok(cell.iter().map(|byte| windows_1252(*byte)).collect()),
                Encoding::Utf8 | Encoding::Utf16Le => std::str::from_utf8(cell).map(str::to_owned).map_err(|_| {
                    "This row has letters in another encoding than the rest of the file. Save the file as UTF-8."
                        .to_owned()
                }),
            }
        });
        Row { line: self.begins, cells: cells.collect() }
    }

    /// Two-byte letters as UTF-8; a piece may end in the middle of a letter.
    fn utf16(&mut self, piece: &[u8]) -> Vec<u8> {
        let mut bytes = std::mem::take(&mut self.half);
        bytes.extend_from_slice(piece);
        let mut end = bytes.len() / 2 * 2;
        // The first half of a letter of four bytes waits for the second.
        if end >= 2 && (0xd8..0xdc).contains(&bytes[end - 1]) {
            end -= 2;
        }
        self.half = bytes.split_off(end);
        let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect::<String>().into_bytes()
    }
}

fn without_mark(encoding: Encoding, start: &[u8]) -> &[u8] {
    match encoding {
        Encoding::Utf8 => start.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(start),
        Encoding::Utf16Le => start.strip_prefix(&[0xff, 0xfe]).unwrap_or(start),
        Encoding::Windows1252 => start,
    }
}

/// The 32 places where Windows differs from ISO 8859-1.
fn windows_1252(byte: u8) -> char {
    const PLACES: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => PLACES[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a file in pieces of every size up to its length.
    fn read(bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
        let mut before = None;
        for size in [1, 2, 3, 7, bytes.len().max(1)] {
            let (encoding, separator) = (Encoding::of(bytes, true), separator(bytes));
            let mut reader = Rows::new(encoding, separator);
            let mut rows = Vec::new();
            let result = bytes.chunks(size).try_for_each(|piece| reader.push(piece, &mut rows));
            let result = result.and_then(|()| reader.finish(&mut rows)).map(|()| rows);
            assert!(before.as_ref().is_none_or(|before| *before == result), "pieces of {size}");
            before = Some(result);
        }
        before.unwrap_or(Ok(Vec::new()))
    }

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        read(bytes).unwrap().into_iter().map(|row| row.cells.unwrap()).collect()
    }

    #[test]
    fn every_separator_and_line_end_is_read() {
        for text in ["a,b\n1,2\n", "a;b\r\n1;2\r\n", "a\tb\n1\t2", "a|b\n\n1|2\n\n", "\u{feff}a,b\n1,2"] {
            assert_eq!(cells(text.as_bytes()), [["a", "b"], ["1", "2"]], "{text:?}");
        }
        // A comma within quotation marks is none, and a line break stays in its cell.
        assert_eq!(cells(b"a;b\n\"x;\n\"\"y\"\"\";2\n"), [["a", "b"], ["x;\n\"y\"", "2"]]);
    }

    #[test]
    fn lines_are_counted_as_an_editor_does() {
        let rows = read(b"a,b\n\"x\ny\",2\n3,4\n").unwrap();
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 4]);
        let rows = read(b"a,b\r\n1,2\r\n\r\n3,4\r\n").unwrap();
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 4]);
    }

    #[test]
    fn old_encodings_are_read() {
        assert_eq!(cells(b"name\nJos\xe9 \x80\n"), [["name"], ["José €"]]);
        let utf16: Vec<u8> = "\u{feff}a;b\nä;😀\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(cells(&utf16), [["a", "b"], ["ä", "😀"]]);
        // One row in another encoding than the beginning is that row's mistake.
        let mut reader = Rows::new(Encoding::Utf8, b',');
        let mut rows = Vec::new();
        reader.push(b"a,b\nx,\xe9\ny,2\n", &mut rows).unwrap();
        assert!(rows[1].cells.is_err() && rows[2].cells.is_ok());
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_named() {
        assert_eq!(read(b"a,b\n1,\"open\n2,x\n3,y\n"), Err(Unreadable::Quote(2)));
        let long = format!("a,b\n1,\"{}", "x,y\n".repeat(40_000));
        assert_eq!(read(long.as_bytes()), Err(Unreadable::Quote(2)));
        // One in the middle of a cell belongs to the text.
        assert_eq!(cells(b"a,b\n5\" pipe,2\n3,4\n")[1], ["5\" pipe", "2"]);
        assert_eq!(read(",".repeat(600).as_bytes()), Err(Unreadable::Columns(1)));
    }
}
