//! The beginning of a file, as people see it before they begin.

use admin_types::{ImportPlan, ImportPreview, ImportProblem};
use engine_store::{
    objects::{ObjectError, Objects},
    repo::contact_fields::ContactFieldRow,
};
use futures::StreamExt as _;

use super::{
    columns::{Columns, guess},
    reader::{Encoding, Row, Rows, separator},
};
use crate::fields::Fields;

/// Bytes of the beginning.
pub(crate) const HEAD: u64 = 256 * 1024;
/// Rows that are looked at.
const MAX_ROWS: usize = 1_000;
/// Rows that are shown.
const SHOWN: usize = 10;
/// Problems that are shown.
const MAX_PROBLEMS: usize = 20;
/// Characters of a cell that are shown.
const CELL_CHARS: usize = 120;

/// The first bytes of a file, and whether they are all of it.
///
/// # Errors
/// [`ObjectError`] when the storage does not answer, or has no such file.
pub(crate) async fn head(objects: &Objects, key: &str) -> Result<(Vec<u8>, bool), ObjectError> {
    let reading = objects.read(key, None).await?;
    let mut reading = reading.ok_or_else(|| ObjectError::Address("the file is gone".to_owned()))?;
    let mut bytes = Vec::new();
    while bytes.len() as u64 <= HEAD
        && let Some(piece) = reading.bytes.next().await
    {
        bytes.extend_from_slice(&piece?);
    }
    // Storages give pieces of their own size.
    bytes.truncate(usize::try_from(HEAD).unwrap_or(usize::MAX));
    let whole = bytes.len() as u64 >= reading.size;
    Ok((bytes, whole))
}

/// What a file begins with; with a plan also which rows would be refused.
///
/// The error is a sentence for people: why the file cannot be read.
pub(crate) fn of(
    (bytes, whole): (&[u8], bool),
    plan: Option<&ImportPlan>,
    known: &[ContactFieldRow],
    simulated: bool,
) -> Result<ImportPreview, String> {
    if bytes.is_empty() {
        return Err("The file is empty.".to_owned());
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(
            "This is an Excel file. Save it as CSV there (File, Save as, CSV UTF-8), and choose that one."
                .to_owned(),
        );
    }
    let (encoding, separator) = (Encoding::of(bytes, whole), separator(bytes));
    let mut reader = Rows::new(encoding, separator);
    let mut rows = Vec::new();
    reader.push(bytes, &mut rows).map_err(|error| error.to_string())?;
    if whole {
        reader.finish(&mut rows).map_err(|error| error.to_string())?;
    }
    let mut rows = rows.into_iter();
    let Some(Row { cells: Ok(headers), .. }) = rows.next() else {
        return Err("The file has no first row with the names of its columns.".to_owned());
    };
    let rows: Vec<Row> = rows.take(MAX_ROWS).collect();
    if rows.is_empty() {
        return Err("The file has no rows below the names of its columns.".to_owned());
    }
    let guess = guess(&headers, known);
    let guessed = ImportPlan { columns: guess.clone(), proof: "file".to_owned(), ..ImportPlan::default() };
    // Mistakes of the plan itself are told by whoever takes it; here it only reads.
    let columns = Columns::read(plan.unwrap_or(&guessed), known, simulated, &mut Fields::default());
    let mut problems: Vec<ImportProblem> = rows
        .iter()
        .filter_map(|row| {
            let problem = row.cells.clone().and_then(|cells| columns.person(&cells)).err()?;
            Some(ImportProblem { line: row.line, problem })
        })
        .collect();
    let refused = problems.len() as u64;
    problems.truncate(MAX_PROBLEMS);
    let short = |cell: &String| cell.chars().take(CELL_CHARS).collect::<String>();
    let shown = rows.iter().filter_map(|row| row.cells.as_ref().ok()).take(SHOWN);
    Ok(ImportPreview {
        headers: headers.iter().map(short).collect(),
        guess,
        rows: shown.map(|cells| cells.iter().map(short).collect()).collect(),
        looked_at: rows.len() as u64,
        refused,
        problems,
        encoding: encoding.name().to_owned(),
        separator: char::from(separator).to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_no_list_says_so() {
        let read = |bytes: &[u8]| of((bytes, true), None, &[], false).map(|preview| preview.looked_at);
        assert!(read(b"").unwrap_err().contains("empty"));
        assert!(read(b"PK\x03\x04rest").unwrap_err().contains("Excel"));
        assert!(read(b"phone,name\n").unwrap_err().contains("no rows"));
        assert!(read(b"phone,name\n1,\"x\n2,y\n3,z\n").unwrap_err().contains("Line 2"));
        assert_eq!(read(b"phone,name\n+491701234567,Ada\n"), Ok(1));
    }

    #[test]
    fn what_would_be_refused_is_counted() {
        let text = "phone;name\n+491701234567;Ada\n0170;Bob\n;Cleo\n";
        let preview = of((text.as_bytes(), true), None, &[], false).unwrap();
        assert_eq!((preview.looked_at, preview.refused, preview.separator.as_str()), (3, 2, ";"));
        assert_eq!(preview.problems[0].line, 3);
        assert_eq!(preview.guess, ["phone", "name"]);
    }
}
