//! Pages of lists: limits in, opaque cursors out.

use admin_types::{DEFAULT_PAGE_LIMIT, MAX_PAGE_LIMIT, Page, ProblemCode};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};

use crate::error::ApiError;

/// Characters of a search.
pub(crate) const MAX_SEARCH_CHARS: usize = 200;

/// A page that is being read. One row more than asked for tells whether there is another page.
#[derive(Debug, Clone)]
pub(crate) struct Paging<C> {
    /// Where the page before ended.
    pub(crate) cursor: Option<C>,
    limit: u32,
}

impl<C: Serialize + DeserializeOwned> Paging<C> {
    /// Reads the request's wish.
    pub(crate) fn new(cursor: Option<&str>, limit: Option<u32>) -> Result<Self, ApiError> {
        let limit = limit.unwrap_or(DEFAULT_PAGE_LIMIT);
        if !(1..=MAX_PAGE_LIMIT).contains(&limit) {
            let detail = format!("limit must be between 1 and {MAX_PAGE_LIMIT}.");
            return Err(ApiError::new(ProblemCode::InvalidParameter, detail));
        }
        let cursor = cursor.map(decode).transpose()?;
        Ok(Self { cursor, limit })
    }

    /// Rows to read.
    pub(crate) fn rows(&self) -> i64 {
        i64::from(self.limit) + 1
    }

    /// Makes the page from the rows that were read.
    pub(crate) fn page<R, T>(
        &self,
        mut rows: Vec<R>,
        cursor: impl Fn(&R) -> C,
        item: impl FnMut(R) -> T,
    ) -> Page<T> {
        let limit = self.limit as usize;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next_cursor = if more { rows.last().map(|row| encode(&cursor(row))) } else { None };
        Page { items: rows.into_iter().map(item).collect(), next_cursor }
    }
}

fn encode<C: Serialize>(cursor: &C) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(cursor).unwrap_or_default())
}

fn decode<C: DeserializeOwned>(text: &str) -> Result<C, ApiError> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok();
    bytes
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .ok_or_else(|| ApiError::new(ProblemCode::InvalidParameter, "The cursor is not one of this list."))
}

/// A search as a lower-case `LIKE` pattern with `!` as its escape; `None` for an empty one.
pub(crate) fn pattern(search: Option<&str>) -> Result<Option<String>, ApiError> {
    let Some(search) = search.map(str::trim).filter(|search| !search.is_empty()) else { return Ok(None) };
    if search.chars().count() > MAX_SEARCH_CHARS {
        let detail = format!("A search may have {MAX_SEARCH_CHARS} characters at most.");
        return Err(ApiError::new(ProblemCode::InvalidParameter, detail));
    }
    let escaped = search.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    Ok(Some(format!("%{escaped}%")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_knows_whether_there_is_another() {
        let paging = Paging::<u32>::new(None, Some(2)).unwrap();
        assert_eq!(paging.rows(), 3);
        let page = paging.page(vec![1_u32, 2, 3], |row| *row, |row| row);
        assert_eq!(page.items, [1, 2]);
        let next = Paging::<u32>::new(page.next_cursor.as_deref(), Some(2)).unwrap();
        assert_eq!(next.cursor, Some(2));
        assert_eq!(next.page(vec![3_u32], |row| *row, |row| row).next_cursor, None);
    }

    #[test]
    fn strange_cursors_and_limits_are_refused() {
        for (cursor, limit) in [(Some("???"), None), (Some("bm8"), None), (None, Some(0)), (None, Some(201))]
        {
            let error = Paging::<u32>::new(cursor, limit).unwrap_err();
            assert_eq!(error.problem().code, ProblemCode::InvalidParameter);
        }
    }

    #[test]
    fn a_search_is_taken_literally() {
        assert_eq!(pattern(Some(" 50%_OFF! ")).unwrap().unwrap(), "%50!%!_off!!%");
        assert_eq!(pattern(Some("  ")).unwrap(), None);
    }
}
