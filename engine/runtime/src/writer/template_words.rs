//! The words of templates that were sent. Meta has the words; the transcript keeps them as they were then, because a
//! template may be changed or deleted later.

use engine_core::{Rendered, SentTemplate};
use engine_store::{JsonText, StoreError};
use serde_json::Value;

use super::fold::{Fold, LAST_TEXT_CHARS, written};

impl Fold<'_> {
    /// Gives the batch's lines of templates their words. Where a template is not known, its name stays.
    pub(super) async fn fill_templates(&mut self) -> Result<(), StoreError> {
        for at in 0..self.writes.messages.len() {
            let line = &self.writes.messages[at];
            if line.kind != "template" || line.direction != "out" {
                continue;
            }
            let Ok(Rendered::Template(sent)) = line.body.read::<Rendered>() else { continue };
            let Some(number) = self.loaded.numbers.get(&line.number_id) else { continue };
            let Some(content) = self.writer.directory.template(number, &sent).await? else { continue };
            let shown = SentTemplate::of(&content, &sent);
            let words = shown.words().replace('\0', "");
            let body = with_words(&line.body, &shown)?;
            let (id, name) = (line.conversation_id, line.text.clone());
            if let Some(work) = self.work.get_mut(&id)
                && work.state.last_text == name
                && !words.is_empty()
            {
                work.state.last_text = words.chars().take(LAST_TEXT_CHARS).collect();
            }
            let line = &mut self.writes.messages[at];
            line.body = body;
            if !words.is_empty() {
                line.text = words;
            }
        }
        Ok(())
    }
}

/// The message with its words beside what was sent.
fn with_words(body: &JsonText, shown: &SentTemplate) -> Result<JsonText, StoreError> {
    let mut value: Value = body.read().map_err(|error| StoreError::Refused(engine_store::quiet(error)))?;
    value["shown"] = serde_json::to_value(shown).unwrap_or_default();
    engine_store::without_nul(&mut value);
    written(&value)
}
