//! Which numbers a person or a key is given, checked.

use std::collections::HashMap;

use admin_types::{MAX_GRANTED_NUMBERS, NumberAccess};
use engine_store::StoreError;
use uuid::Uuid;

use crate::{AppState, error::ApiError, fields::Fields};

/// The ids that are granted; none for all numbers. Whoever gives must see them, and they must be the workspace's.
///
/// # Errors
/// When the database does not answer; mistakes are added to `fields`.
pub(crate) async fn check(
    state: &AppState,
    workspace_id: Uuid,
    wanted: &NumberAccess,
    fields: &mut Fields,
) -> Result<Option<Vec<Uuid>>, ApiError> {
    let Some(ids) = wanted.ids() else { return Ok(None) };
    if ids.len() > MAX_GRANTED_NUMBERS {
        fields.add("/numbers/number_ids", format!("{MAX_GRANTED_NUMBERS} numbers at most, please."));
        return Ok(Some(Vec::new()));
    }
    for (at, id) in ids.iter().enumerate() {
        let number = state.store().number(*id).await?;
        if number.is_none_or(|number| number.workspace_id != workspace_id) {
            let pointer = format!("/numbers/number_ids/{at}");
            fields.add(&pointer, "There is no such number; GET /api/v1/numbers lists them.");
        }
    }
    Ok(Some(ids.to_vec()))
}

/// The grants of a workspace, by who holds them.
pub(crate) struct Grants(HashMap<Uuid, Vec<Uuid>>);

impl Grants {
    /// Reads them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn of(state: &AppState, workspace_id: Uuid) -> Result<Self, StoreError> {
        let mut grants: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for grant in state.store().number_grants(workspace_id).await? {
            grants.entry(grant.holder_id).or_default().push(grant.number_id);
        }
        Ok(Self(grants))
    }

    /// What a holder sees.
    pub(crate) fn access(&self, limited: bool, holder: Uuid) -> NumberAccess {
        NumberAccess::of(limited.then(|| self.0.get(&holder).cloned().unwrap_or_default()))
    }
}
