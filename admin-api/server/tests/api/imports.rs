//! Contacts from files: looked at, taken once, refused rows told, broken files told.

use std::fmt::Write as _;

use admin_types::{ProblemCode, Role};
use engine_store::shard::ShardSet;
use http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    app::{Answer, App, Client},
    conversations::simulator,
};

async fn upload(client: &Client<'_>, number: Uuid, name: &str, bytes: impl Into<Vec<u8>>) -> Answer {
    let path = format!("/imports?number_id={number}&filename={name}");
    let headers = [("content-type", "application/octet-stream")];
    client.send(Method::POST, &path, &headers, bytes.into()).await
}

async fn cloud_number(admin: &Client<'_>) -> Uuid {
    let number = json!({"kind": "cloud_api", "name": "Shop", "phone_number_id": "4711",
        "access_token": "token", "app_secret": "secret"});
    let number = admin.post("/numbers", &number).await.ok();
    number["id"].as_str().or(number["number"]["id"].as_str()).unwrap().parse().unwrap()
}

/// What waits for the engine: identity, and what is learned.
async fn learned(app: &App) -> Vec<(String, Value)> {
    let rows = app.store.pending(ShardSet::ALL, 5_000).await.unwrap();
    let rows = rows.into_iter().filter(|row| row.key.chat == "person");
    rows.map(|row| (row.key.sender.clone(), row.body["act"]["learn"].clone())).collect()
}

const FILE: &str = "\u{feff}Name;Mobile;Age;Level;Newsletter\r\n\
    Ada;+49 170 1234567;41;gold;yes\r\n\
    Bob;0170 2222222;old;gold;no\r\n\
    \"Cleo; the second\";0049 170 3333333;;silver;\r\n\
    Dan;nobody;5;bronze;maybe\r\n\
    =cmd|' /C calc'!A0;12;1;gold;yes\r\n";

on_both!(a_file_is_looked_at_taken_once_and_its_refused_rows_are_told, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let number = cloud_number(&admin).await;
    let age = json!({"label": "Age", "kind": "number"});
    admin.json(Method::PUT, "/contact-fields/age", &age).await.ok();
    let level = json!({"label": "Level", "kind": "choice", "choices": ["Gold", "Silver"]});
    admin.json(Method::PUT, "/contact-fields/level", &level).await.ok();
    let editor = app.client(workspace, Role::Editor).await;
    let import = upload(&editor, number, "fair.csv", FILE).await.ok();
    let at = |rest: &str| format!("/imports/{}{rest}", import["id"].as_str().unwrap());
    assert_eq!((&import["state"], &import["filename"]), (&json!("uploaded"), &json!("fair.csv")));
    let preview = editor.post(&at("/preview"), &json!({"columns": []})).await.ok();
    assert_eq!(preview["guess"], json!(["name", "phone", "field:age", "field:level", "consent"]));
    assert_eq!((&preview["separator"], &preview["encoding"]), (&json!(";"), &json!("UTF-8")));
    assert_eq!((&preview["looked_at"], &preview["refused"]), (&json!(5), &json!(3)));
    let plan =
        json!({"columns": preview["guess"], "country": "49", "tag": "fair", "proof": "the fair in May"});
    let preview = editor.post(&at("/preview"), &plan).await.ok();
    assert_eq!(preview["refused"], 3);
    let no_proof = json!({"columns": preview["guess"], "country": "49"});
    editor.post(&at("/start"), &no_proof).await.problem(ProblemCode::Invalid);
    editor.post(&at("/start"), &json!({"columns": ["name"]})).await.problem(ProblemCode::Invalid);
    assert_eq!(editor.post(&at("/start"), &plan).await.status, 202);
    editor.post(&at("/start"), &plan).await.problem(ProblemCode::Conflict);
    editor.delete(&at("")).await.problem(ProblemCode::Conflict);
    assert!(admin_api::people::import::step(&app.state).await);
    assert!(!admin_api::people::import::step(&app.state).await, "nothing is left");
    let done = editor.get(&at("")).await.ok();
    assert_eq!(
        (&done["state"], &done["rows"], &done["good"], &done["bad"]),
        (&json!("done"), &json!(5), &json!(2), &json!(3))
    );
    assert_eq!(done["percent"], 100);
    let taken = learned(&app).await;
    assert_eq!(taken.iter().map(|it| it.0.as_str()).collect::<Vec<_>>(), ["491701234567", "491703333333"]);
    let shown = taken[0].1.to_string();
    for part in ["Ada", "41", "Gold", "fair", "opt_in", "the fair in May (fair.csv)"] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    let report = String::from_utf8(editor.get(&at("/report")).await.ok_bytes()).unwrap();
    let lines: Vec<&str> = report.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(lines[0].contains("\"line\",\"problem\",\"Name\""), "{report}");
    assert!(lines[1].starts_with("\"3\"") && lines[1].contains("old"), "{report}");
    assert!(
        lines[2].contains("nobody") && lines[2].contains("maybe") && lines[2].contains("bronze"),
        "{report}"
    );
    assert!(lines[3].contains("\"'=cmd|"), "a formula stays text: {report}");
    // The same rows once more are the same events where they come from the same import, as after a crash.
    let rows = app.store.pending(ShardSet::ALL, 10).await.unwrap();
    assert!(rows.iter().all(|row| row.key.msg_id.starts_with("import:")));
    let viewer = app.client(workspace, Role::Viewer).await;
    viewer.get(&at("")).await.problem(ProblemCode::Forbidden);
    let theirs = app.client(app.workspace("Theirs").await, Role::Admin).await;
    theirs.get(&at("/report")).await.problem(ProblemCode::NotFound);
    assert_eq!(editor.delete(&at("")).await.status, 204);
    editor.get(&at("/report")).await.problem(ProblemCode::NotFound);
});

on_both!(files_that_cannot_be_read_say_why, async |app: App| {
    let workspace = app.workspace("W").await;
    let number = simulator(&app, workspace).await;
    let editor = app.client(workspace, Role::Editor).await;
    for (bytes, part) in [
        (b"".to_vec(), "empty"),
        (b"phone,name\n".to_vec(), "no rows"),
        (b"PK\x03\x04...".to_vec(), "Excel"),
        (b"phone,name\nann,\"x\nbob,y\ncleo,z\n".to_vec(), "Line 2"),
    ] {
        let problem = upload(&editor, number, "x.csv", bytes).await.problem(ProblemCode::Invalid);
        assert!(problem["detail"].as_str().unwrap().contains(part), "{part}: {problem}");
    }
    upload(&editor, Uuid::nil(), "x.csv", "phone\n1\n").await.problem(ProblemCode::NotFound);
    let list = editor.get("/imports").await.ok();
    assert_eq!(list["items"], json!([]), "nothing of them is kept");
    // One that breaks further down keeps what came before, and says where.
    let mut text = String::from("phone,name\n");
    (0..20_000).for_each(|n| writeln!(text, "user{n},Name {n}").unwrap());
    text.push_str("last,\"open\nx,y\nz,w\n");
    let import = upload(&editor, number, "long.csv", text).await.ok();
    let at = |rest: &str| format!("/imports/{}{rest}", import["id"].as_str().unwrap());
    let plan = json!({"columns": ["phone", "name"]});
    editor.post(&at("/start"), &plan).await.ok();
    // The engine does not run here, so that rows wait until there is no room; stopping ends the wait.
    let (worked, ()) = tokio::join!(admin_api::people::import::step(&app.state), async {
        loop {
            let now = editor.get(&at("")).await.ok();
            if now["rows"].as_u64().unwrap() >= 2_000 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        assert_eq!(editor.post(&at("/stop"), &json!({})).await.ok()["state"], "stopped");
    });
    assert!(worked);
    let stopped = editor.get(&at("")).await.ok();
    assert_eq!(stopped["state"], "stopped");
    assert!(learned(&app).await.len() <= 3_000, "no more waits than there is room for");
});
