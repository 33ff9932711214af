//! Takes any text within the limits.

use flows_schema::nodes::AskText;

use super::{Answer, ask};
use crate::run::{Exit, Run};

pub(super) fn answer(
    config: &AskText,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    ask::take(config, id, answer, run, |run, message| {
        let text = message.words().trim();
        let count = text.chars().count();
        let fits = count > 0
            && config.min_chars.is_none_or(|min| count >= usize::from(min))
            && config.max_chars.is_none_or(|max| count <= usize::from(max));
        let variable = config.save_as.as_deref().and_then(|key| run.here().flow().variable(key));
        Ok(fits.then(|| variable.map_or_else(|| text.into(), |known| crate::value::typed(known.kind, text))))
    })
}
