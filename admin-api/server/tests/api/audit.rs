//! The audit log: what is noted, that secrets are not, and that tampering shows.

use admin_types::{ProblemCode, Role};
use engine_store::testing::Kind;
use serde_json::{Value, json};

use crate::app::{App, PASSWORD};

fn entries(page: &Value) -> Vec<(String, String, String)> {
    let text = |entry: &Value, name: &str| entry[name].as_str().unwrap().to_owned();
    let items = page["items"].as_array().unwrap().iter();
    items
        .map(|entry| (text(entry, "action"), text(entry, "outcome"), text(&entry["actor"], "name")))
        .collect()
}

on_both!(changes_refusals_and_what_is_taken_out_are_noted, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let stranger = app.client(app.workspace("Theirs").await, Role::Admin).await;
    let viewer = app.client(workspace, Role::Viewer).await;
    let path = format!("/users/{}", viewer.user_id);
    admin.get("/users").await.ok();
    admin.patch(&path, &json!({"name": "Vera", "password": "tea for two at five"})).await.ok();
    let viewer = app.client_of(viewer.user_id).await;
    viewer.post("/flows", &json!({"name": "Mine"})).await.problem(ProblemCode::Forbidden);
    viewer.get("/users").await.problem(ProblemCode::Forbidden);
    admin.post("/flows", &json!({"nonsense": 1})).await.problem(ProblemCode::Invalid);
    let key = json!({"name": "Shop", "permissions": ["view_flows"]});
    let key = admin.post("/api-keys", &key).await.ok();
    let program = app.program(key["secret"].as_str().unwrap());
    program.post("/flows", &json!({"name": "Mine"})).await.problem(ProblemCode::Forbidden);
    admin.get("/exports/messages.csv").await.ok_bytes();
    let login = |password: &str| json!({"email": "ann@example.com", "password": password});
    app.user(workspace, Role::Editor, "ann@example.com").await;
    app.anonymous().post("/session", &login("wrong")).await.problem(ProblemCode::WrongCredentials);
    app.anonymous().post("/session", &login(PASSWORD)).await.ok();

    let log = admin.get("/audit").await.ok();
    let told = entries(&log);
    let told: Vec<(&str, &str, &str)> = told
        .iter()
        .map(|(action, outcome, name)| (action.as_str(), outcome.as_str(), name.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("POST /session", "done", "The editor"),
            ("POST /session", "denied", "The editor"),
            ("GET /exports/messages.csv", "done", "The admin"),
            ("POST /flows", "denied", "Shop (API key)"),
            ("POST /api-keys", "done", "The admin"),
            ("POST /flows", "failed", "The admin"),
            ("GET /users", "denied", "Vera"),
            ("POST /flows", "denied", "Vera"),
            ("PATCH /users/{id}", "done", "The admin"),
        ]
    );
    let change = &log["items"][8];
    assert_eq!(change["target"], viewer.user_id.to_string());
    assert_eq!(
        (&change["before"], &change["after"]),
        (&json!({"name": "The viewer"}), &json!({"name": "Vera"}))
    );
    for secret in ["tea for two", "argon2", key["secret"].as_str().unwrap(), PASSWORD] {
        assert!(!log.to_string().contains(secret), "{secret}");
    }

    // Only its workspace has it, and only admins read it.
    assert_eq!(stranger.get("/audit").await.ok()["items"], json!([]));
    viewer.get("/audit").await.problem(ProblemCode::Forbidden);
    // Pages and filters.
    let first = admin.get("/audit?limit=4&outcome=denied").await.ok();
    assert_eq!(first["items"].as_array().unwrap().len(), 4);
    let next = format!("/audit?limit=4&outcome=denied&cursor={}", first["next_cursor"].as_str().unwrap());
    // The refused look of the viewer at the log is an entry too.
    assert_eq!(admin.get(&next).await.ok()["items"].as_array().unwrap().len(), 1);
    let found = admin.get("/audit?q=api-keys").await.ok();
    assert_eq!(entries(&found), [("POST /api-keys".to_owned(), "done".to_owned(), "The admin".to_owned())]);
    let of_viewer = admin.get(&format!("/audit?actor_id={}", viewer.user_id)).await.ok();
    assert_eq!(of_viewer["items"].as_array().unwrap().len(), 3);

    let csv = String::from_utf8(admin.get("/exports/audit.csv").await.ok_bytes()).unwrap();
    assert!(csv.starts_with("\"seq\",\"time\"") && csv.contains("PATCH /users/{id}"), "{csv}");
    let lines = String::from_utf8(admin.get("/exports/audit.jsonl?outcome=failed").await.ok_bytes()).unwrap();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 1);
    let verified = admin.get("/audit/verify").await.ok();
    assert_eq!(verified["ok"], true);
    // Ten before, the viewer's look, and two exports.
    assert_eq!(verified["entries"], 12);
});

on_both!(whoever_is_refused_cannot_fill_the_log, async |app: App| {
    let workspace = app.workspace("W").await;
    let (admin, viewer) =
        (app.client(workspace, Role::Admin).await, app.client(workspace, Role::Viewer).await);
    for _ in 0..40 {
        viewer.get("/users").await.problem(ProblemCode::Forbidden);
    }
    let log = admin.get("/audit?limit=200").await.ok();
    let noted = log["items"].as_array().unwrap().len();
    assert!((1..=10).contains(&noted), "{noted}");
});

on_both!(entries_at_the_same_time_make_one_chain, async |app: App| {
    let admin = app.client(app.workspace("W").await, Role::Admin).await;
    let make = |name: usize| {
        let admin = admin.clone();
        async move { admin.post("/flows", &json!({"name": format!("F{name}")})).await.ok() }
    };
    futures::future::join_all((0..12).map(make)).await;
    let verified = admin.get("/audit/verify").await.ok();
    assert_eq!((&verified["ok"], &verified["entries"]), (&json!(true), &json!(12)));
});

/// Runs SQL past the program, as somebody with the database's password would.
async fn meddle(app: &App, sql: &'static str) -> Result<u64, String> {
    match app.store.kind {
        Kind::Sqlite => {
            let pool = sqlx::SqlitePool::connect(&app.store.url).await.unwrap();
            sqlx::query(sql)
                .execute(&pool)
                .await
                .map(|done| done.rows_affected())
                .map_err(|error| error.to_string())
        }
        Kind::Postgres => {
            let pool = sqlx::PgPool::connect(&app.store.url).await.unwrap();
            sqlx::query(sql)
                .execute(&pool)
                .await
                .map(|done| done.rows_affected())
                .map_err(|error| error.to_string())
        }
    }
}

on_both!(tampering_is_refused_and_shows_when_the_locks_are_broken, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    for name in ["a", "b", "c", "d"] {
        admin.post("/flows", &json!({"name": name})).await.ok();
    }
    for sql in ["UPDATE audit_log SET actor_name = 'Nobody'", "DELETE FROM audit_log WHERE seq = 4"] {
        let refused = meddle(&app, sql).await.unwrap_err();
        assert!(refused.contains("append-only"), "{refused}");
    }
    assert_eq!(admin.get("/audit/verify").await.ok()["ok"], true);
    let drop = match app.store.kind {
        Kind::Sqlite => ["DROP TRIGGER audit_log_keeps_entries", "DROP TRIGGER audit_log_keeps_all_entries"],
        Kind::Postgres => [
            "DROP TRIGGER audit_log_keeps_entries ON audit_log",
            "DROP TRIGGER audit_log_keeps_all_entries ON audit_log",
        ],
    };
    for sql in drop {
        meddle(&app, sql).await.unwrap();
    }
    // The last entry cut off, one changed, one taken out of the middle.
    for (sql, broken_at) in [
        ("DELETE FROM audit_log WHERE seq = 4", 4),
        ("UPDATE audit_log SET actor_name = 'Nobody' WHERE seq = 3", 3),
        ("DELETE FROM audit_log WHERE seq = 2", 2),
    ] {
        assert_eq!(meddle(&app, sql).await.unwrap(), 1);
        let verified = admin.get("/audit/verify").await.ok();
        assert_eq!((&verified["ok"], &verified["broken_at"]), (&json!(false), &json!(broken_at)), "{sql}");
    }
});
