//! Takes the rows of files, one file at a time.

use std::{collections::HashMap, time::Duration};

use admin_types::ImportPlan;
use bytes::Bytes;
use engine_store::{
    StoreError,
    hints::Hint,
    objects::{ObjectError, Objects, Writing},
    repo::{
        acts::{Act, Learned, PersonAct, Whom},
        imports::{ImportEnd, ImportProgress, ImportRow},
        numbers::NumberKind,
        records::{Alias, InboxRow},
    },
};
use futures::StreamExt as _;
use serde_json::json;
use uuid::Uuid;

use super::{
    columns::{Columns, Person},
    preview,
    reader::{Encoding, Row, Rows, separator},
};
use crate::{AppState, cloud::upkeep::closed, csv_file, fields::Fields};

/// Rows that are given to the engine at once.
const PORTION: usize = 500;
/// Rows that may wait for the engine in a workspace before an import waits too: conversations go first.
const MAX_WAITING: i64 = 2_000;
/// How long one process may be silent before another one takes its job over.
const CLAIM: chrono::Duration = chrono::Duration::seconds(60);
/// How often jobs are looked for.
const POLL: Duration = Duration::from_secs(1);
/// How often old files are deleted.
const CLEAN: Duration = Duration::from_secs(3_600);
/// How long files and reports are kept.
const KEEP: chrono::Duration = chrono::Duration::days(7);
/// Bytes of a report.
const MAX_REPORT_BYTES: u64 = 200 * 1024 * 1024;

/// Why a job ends early.
#[derive(Debug, thiserror::Error)]
enum JobError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Objects(#[from] ObjectError),
    /// For people: the file, not we.
    #[error("{0}")]
    File(String),
    /// Somebody stopped it, or another process has it.
    #[error("the import does not run any more")]
    Over,
}

/// Works on imports until the server closes.
pub async fn run(state: AppState) {
    let mut closing = state.closing();
    let mut cleaned = None::<tokio::time::Instant>;
    loop {
        tokio::select! {
            () = closed(&mut closing) => return,
            () = tokio::time::sleep(POLL) => {}
        }
        if cleaned.is_none_or(|at| at.elapsed() > CLEAN) {
            cleaned = Some(tokio::time::Instant::now());
            if let Err(error) = clean(&state).await {
                tracing::warn!(%error, "old imports cannot be deleted");
            }
        }
        let work = async { while step(&state).await {} };
        tokio::select! {
            () = closed(&mut closing) => return,
            () = work => {}
        }
    }
}

/// Takes one import that waits, to its end; gives whether there was one.
pub async fn step(state: &AppState) -> bool {
    let now = state.clock().now();
    let import = match state.store().claim_import(now, now + CLAIM).await {
        Ok(Some(import)) => import,
        Ok(None) => return false,
        Err(error) => {
            tracing::warn!(%error, "imports cannot be looked for");
            return false;
        }
    };
    let id = import.id;
    let mut report = Report { key: Objects::new_key(import.workspace_id), writing: None };
    let taken = take(state, &import, &mut report).await;
    let (ended, error) = match &taken {
        Ok(()) => ("done", None),
        Err(JobError::File(problem)) => ("failed", Some(problem.clone())),
        Err(JobError::Over) => ("stopped", None),
        Err(error) => {
            // The claim ends by itself, and the job is taken again.
            tracing::warn!(import.id = %id, %error, "an import waits");
            report.give_up().await;
            return false;
        }
    };
    let end = async {
        let report_key = report.finish().await?;
        let end = ImportEnd { state: ended, report_key, error };
        state.store().end_import(id, &end, state.clock().now()).await?;
        Ok::<_, JobError>(())
    };
    if let Err(error) = end.await {
        tracing::warn!(import.id = %id, %error, "an import's end cannot be noted");
        return false;
    }
    tracing::info!(import.id = %id, import.state = ended, "an import ended");
    true
}

async fn take(state: &AppState, import: &ImportRow, report: &mut Report) -> Result<(), JobError> {
    let gone = || JobError::File("The file is not here any more. Upload it again.".to_owned());
    let key = import.object_key.as_deref().ok_or_else(gone)?;
    let number = state.store().number(import.number_id).await?;
    let number = number.ok_or_else(|| JobError::File("The number was removed meanwhile.".to_owned()))?;
    let kind = number.kind;
    let simulated = kind == NumberKind::Simulator;
    let plan: ImportPlan =
        import.plan.clone().and_then(|plan| serde_json::from_value(plan).ok()).unwrap_or_default();
    let known = state.store().contact_fields(import.workspace_id).await?;
    let columns = Columns::read(&plan, &known, simulated, &mut Fields::default());
    let (head, whole) = preview::head(state.objects(), key).await?;
    let mut reader = Rows::new(Encoding::of(&head, whole), separator(&head));
    drop(head);
    let mut reading = state.objects().read(key, None).await?.ok_or_else(gone)?;
    let proof = if plan.proof.is_empty() {
        import.filename.clone()
    } else {
        format!("{} ({})", plan.proof, import.filename)
    };
    let mut job = Job {
        state,
        import,
        columns,
        kind,
        proof,
        progress: ImportProgress::default(),
        portion: Vec::new(),
        headers: None,
        report,
    };
    let mut rows = Vec::new();
    while let Some(piece) = reading.bytes.next().await {
        let piece = piece?;
        let read = reader.push(&piece, &mut rows);
        job.progress.bytes_read += i64::try_from(piece.len()).unwrap_or_default();
        job.rows(&mut rows).await?;
        read.map_err(|error| JobError::File(error.to_string()))?;
    }
    let end = reader.finish(&mut rows);
    job.rows(&mut rows).await?;
    job.give().await?;
    end.map_err(|error| JobError::File(error.to_string()))
}

/// A job that is under way.
struct Job<'a> {
    state: &'a AppState,
    import: &'a ImportRow,
    columns: Columns,
    kind: NumberKind,
    proof: String,
    progress: ImportProgress,
    portion: Vec<(u64, Person)>,
    headers: Option<Vec<String>>,
    report: &'a mut Report,
}

impl Job<'_> {
    async fn rows(&mut self, rows: &mut Vec<Row>) -> Result<(), JobError> {
        for row in rows.drain(..) {
            let Some(headers) = &self.headers else {
                self.headers = Some(row.cells.unwrap_or_default());
                continue;
            };
            self.progress.rows_read += 1;
            let cells = row.cells.as_ref().map(Vec::as_slice).unwrap_or_default();
            match row.cells.clone().and_then(|cells| self.columns.person(&cells)) {
                Ok(person) => {
                    self.progress.rows_good += 1;
                    self.portion.push((row.line, person));
                }
                Err(problem) => {
                    self.progress.rows_bad += 1;
                    self.report.add(self.state.objects(), headers, row.line, &problem, cells).await?;
                }
            }
            if self.portion.len() >= PORTION {
                self.give().await?;
            }
        }
        Ok(())
    }

    /// Gives what waits to the engine, once it has room, and notes how far the file is.
    async fn give(&mut self) -> Result<(), JobError> {
        let (store, import) = (self.state.store(), self.import);
        let alias = |identity: &str| Alias {
            number_id: import.number_id,
            kind: if self.kind == NumberKind::Simulator { "simulator" } else { "phone" }.to_owned(),
            value: identity.to_owned(),
        };
        let aliases: Vec<Alias> = self.portion.iter().map(|(_, person)| alias(&person.identity)).collect();
        let known: HashMap<String, Uuid> = store
            .known_aliases(&aliases)
            .await?
            .into_iter()
            .map(|row| (row.alias.value, row.conversation_id))
            .collect();
        let now = self.state.clock().now();
        let mut events = Vec::new();
        for (line, person) in self.portion.drain(..) {
            events.push(event(import, self.kind, &self.proof, &known, line, person, now)?);
        }
        loop {
            let now = self.state.clock().now();
            if !store.import_progress(import.id, &self.progress, now, now + CLAIM).await? {
                return Err(JobError::Over);
            }
            let waiting = store.pending_per_workspace().await?;
            let ours = waiting.into_iter().find(|(workspace, _)| *workspace == import.workspace_id);
            if ours.is_none_or(|(_, rows)| rows < MAX_WAITING) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        if !events.is_empty() {
            store.enqueue(&events).await?;
            self.state.hints().publish(Hint::InboxReady);
        }
        Ok(())
    }
}

fn event(
    import: &ImportRow,
    kind: NumberKind,
    proof: &str,
    known: &HashMap<String, Uuid>,
    line: u64,
    person: Person,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<InboxRow, JobError> {
    let Person { identity, changes } = person;
    let to = match known.get(&identity) {
        Some(conversation) => Whom::Conversation(*conversation),
        None if kind == NumberKind::Simulator => Whom::Identity {
            recipient: json!({"simulator": identity}),
            alias: ("simulator".to_owned(), identity),
            phone: String::new(),
        },
        None => Whom::Identity {
            // As each channel addresses somebody who has not written yet.
            recipient: match kind {
                NumberKind::WhatsappWeb => json!({"chat": format!("{identity}@s.whatsapp.net")}),
                NumberKind::CloudApi | NumberKind::Simulator => json!({"to": identity}),
            },
            alias: ("phone".to_owned(), identity.clone()),
            phone: identity,
        },
    };
    let learned = Learned { changes, proof: proof.to_owned() };
    let act = PersonAct {
        to,
        user_id: import.user_id,
        act: Act::Learn(learned),
        flow_goes_on: true,
        message_id: None,
    };
    let id = format!("import:{}:{line}", import.id);
    act.row(import.number_id, &id, now).map_err(|error| JobError::File(error.to_string()))
}

/// The rows that were refused, as a file that is written while it is found out.
struct Report {
    key: String,
    writing: Option<Writing>,
}

impl Report {
    async fn add(
        &mut self,
        objects: &Objects,
        headers: &[String],
        line: u64,
        problem: &str,
        cells: &[String],
    ) -> Result<(), JobError> {
        let broken = |error: csv::Error| JobError::File(error.to_string());
        let of = |cells: Vec<std::borrow::Cow<'_, str>>| csv_file::rows([cells]).map_err(broken);
        if self.writing.is_none() {
            let mut writing = objects.write(&self.key, MAX_REPORT_BYTES).await?;
            let mut names = vec!["line".into(), "problem".into()];
            names.extend(headers.iter().map(|name| name.as_str().into()));
            writing.put(Bytes::from_static(csv_file::BOM)).await?;
            writing.put(of(names)?.into()).await?;
            self.writing = Some(writing);
        }
        let mut row = vec![line.to_string().into(), problem.into()];
        row.extend(cells.iter().map(|cell| cell.as_str().into()));
        if let Some(writing) = &mut self.writing {
            writing.put(of(row)?.into()).await?;
        }
        Ok(())
    }

    async fn finish(&mut self) -> Result<Option<String>, JobError> {
        match self.writing.take() {
            None => Ok(None),
            Some(writing) => {
                writing.finish().await?;
                Ok(Some(self.key.clone()))
            }
        }
    }

    async fn give_up(&mut self) {
        if let Some(writing) = self.writing.take() {
            writing.abort().await;
        }
    }
}

/// Deletes the files of imports that nobody has touched for a while.
async fn clean(state: &AppState) -> Result<(), JobError> {
    for import in state.store().old_imports(state.clock().now() - KEEP, 100).await? {
        for key in [&import.object_key, &import.report_key].into_iter().flatten() {
            state.objects().delete(key).await?;
        }
        state.store().delete_import(import.workspace_id, import.id).await?;
    }
    Ok(())
}
