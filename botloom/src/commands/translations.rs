//! `botloom flow translations`: a flow's texts as gettext PO files.

use std::{
    fs,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use anyhow::Context;
use flows_schema::po::{export, import};

use super::read_flow;
use crate::cli::TranslationsCommand;

/// Writes or reads a PO file.
pub(crate) fn run(command: TranslationsCommand) -> anyhow::Result<ExitCode> {
    match command {
        TranslationsCommand::Export { file, language, output } => write(&file, &language, output.as_deref()),
        TranslationsCommand::Import { file, po, language, output } => {
            read(&file, &po, &language, output.as_deref())
        }
    }
}

fn write(file: &Path, language: &str, output: Option<&Path>) -> anyhow::Result<ExitCode> {
    let flow = read_flow(file)?;
    let Some(path) = output else {
        io::stdout().lock().write_all(export(&flow, language, None)?.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    };
    let previous = match fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("{} cannot be read", path.display())),
    };
    let text = export(&flow, language, previous.as_deref())
        .with_context(|| format!("{} is there and no PO file", path.display()))?;
    fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path, po: &Path, language: &str, output: Option<&Path>) -> anyhow::Result<ExitCode> {
    let mut flow = read_flow(file)?;
    let text = fs::read_to_string(po).with_context(|| format!("{} cannot be read", po.display()))?;
    let done = import(&mut flow, language, &text)
        .with_context(|| format!("{} is no usable PO file", po.display()))?;
    let path = output.unwrap_or(file);
    let mut json = serde_json::to_string_pretty(&flow)?;
    json.push('\n');
    fs::write(path, json).with_context(|| format!("{} cannot be written", path.display()))?;
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{}: {} taken, {} unchanged, {} not translated",
        path.display(),
        done.taken,
        done.unchanged,
        done.missing
    )?;
    for (places, why) in [
        (&done.fuzzy, "marked as fuzzy, so left out"),
        (&done.outdated, "made for another text, so left out"),
        (&done.unknown, "not a text of this flow"),
    ] {
        for place in places {
            writeln!(out, "  {place}: {why}")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
