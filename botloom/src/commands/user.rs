//! `botloom user create`: adds a person, for example when nobody can log in any more.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    process::ExitCode,
};

use admin_api::auth::password::{hash_password, password_problem};
use admin_types::Role;
use anyhow::{Context, bail};
use engine_store::{
    StoreError, ids,
    repo::{users::UserRecord, workspaces::WorkspaceRecord},
};

use crate::{logging, parts, settings::Settings};

/// Adds a person to the first workspace, and makes that when there is none.
pub(crate) fn create(settings: Settings, email: &str, name: &str, role: &str) -> anyhow::Result<ExitCode> {
    let _logging = logging::start(&settings.log, settings.log_format)?;
    let email = email.trim().to_lowercase();
    if !email.contains('@') || email.len() > 254 {
        bail!("'{email}' is no e-mail address");
    }
    if Role::from_name(role).is_none() {
        let roles = Role::ALL.map(Role::as_str).join(", ");
        bail!("there is no role '{role}'; the roles are {roles}");
    }
    let password = password()?;
    if let Some(problem) = password_problem(&password, &[&email, name]) {
        bail!("{problem}");
    }
    let hash = hash_password(&password).context("the password cannot be kept")?;
    parts::block_on(async move {
        let parts = parts::open(&settings).await?;
        let now = parts.clock.now();
        let workspace = match parts.store.first_workspace().await? {
            Some(workspace) => workspace,
            None => {
                let id = ids::new_id(&*parts.clock);
                let workspace = WorkspaceRecord { id, name: "Workspace".to_owned(), created_at: now };
                parts.store.create_workspace(&workspace).await?;
                workspace
            }
        };
        let user = UserRecord {
            id: ids::new_id(&*parts.clock),
            workspace_id: workspace.id,
            email: email.clone(),
            name: name.trim().to_owned(),
            role: role.to_owned(),
            password_hash: hash,
            disabled: false,
            limited: false,
            created_at: now,
            last_login_at: None,
        };
        match parts.store.create_user(&user, &[]).await {
            Ok(()) => {}
            Err(StoreError::Conflict { .. }) => bail!("there is a user with the address {email} already"),
            Err(error) => return Err(error.into()),
        }
        let made =
            serde_json::json!({"before": null, "after": {"email": email, "name": user.name, "role": role}});
        parts::note(&parts, workspace.id, "user create", user.id.to_string(), true, &made).await?;
        writeln!(io::stdout(), "{email} can log in as {role}.")?;
        parts.store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

fn password() -> anyhow::Result<String> {
    if let Ok(password) = std::env::var("BOTLOOM_PASSWORD") {
        return Ok(password);
    }
    if io::stdin().is_terminal() {
        write!(io::stderr(), "Password: ")?;
        io::stderr().flush()?;
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).context("the password cannot be read")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
