//! People and keys that see some numbers only.

use std::collections::BTreeMap;

use admin_api::auth::access::{Access, TABLE};
use admin_types::{ProblemCode, Role};
use axum::body::Body;
use http::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    app::{App, Client, PASSWORD},
    conversations::talk,
};

/// What a limited person or key meets at the routes that they can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Limit {
    /// Names a number, or something that belongs to one: not found.
    NotFound,
    /// Lists or counts what belongs to numbers: without the others.
    Fewer,
    /// Belongs to the whole workspace.
    Whole,
}

/// Every route with a permission that a limited person or key may have. A route that is missing here fails the test,
/// so that nobody adds one without having thought of numbers.
fn limits() -> BTreeMap<&'static str, Limit> {
    use Limit::{Fewer, NotFound, Whole};
    BTreeMap::from([
        ("/node-types", Whole),
        ("/actions", Whole),
        ("/actions/{name}", Whole),
        ("/gallery", Whole),
        ("/gallery/{key}", Whole),
        ("/flows", Fewer),
        ("/flows/search", Whole),
        ("/flows/check", Whole),
        ("/flows/try-step", Whole),
        ("/flows/{id}", Fewer),
        ("/flows/{id}/draft", Whole),
        ("/flows/{id}/draft/mine", Whole),
        ("/flows/{id}/draft/mine/share", Whole),
        ("/flows/{id}/drafts", Whole),
        ("/flows/{id}/presence", Whole),
        ("/flows/{id}/linked", Whole),
        ("/flows/{id}/versions", Fewer),
        ("/flows/{id}/versions/{version}", Fewer),
        ("/flows/{id}/versions/{version}/changes", Whole),
        ("/flows/{id}/versions/{version}/publish", Fewer),
        ("/flows/{id}/waiting", Fewer),
        ("/flows/{id}/publish", Fewer),
        ("/numbers", Fewer),
        ("/numbers/{id}", NotFound),
        ("/numbers/{id}/link", NotFound),
        ("/numbers/{id}/simulate", NotFound),
        ("/templates", Fewer),
        ("/templates/sync", NotFound),
        ("/templates/{id}", NotFound),
        ("/messages", Fewer),
        ("/messages/{id}", NotFound),
        ("/conversations", Fewer),
        ("/conversations/{id}", NotFound),
        ("/conversations/{id}/messages", NotFound),
        ("/conversations/{id}/media/{message_id}", NotFound),
        ("/conversations/{id}/media/{message_id}/fetch", NotFound),
        ("/conversations/{id}/templates", NotFound),
        ("/conversations/{id}/files", NotFound),
        ("/conversations/{id}/take-over", NotFound),
        ("/conversations/{id}/hand-back", NotFound),
        ("/conversations/{id}/assignee", NotFound),
        ("/conversations/{id}/read", NotFound),
        ("/conversations/{id}/notes", NotFound),
        ("/conversations/{id}/notes/{note_id}", NotFound),
        ("/conversations/{id}/tags", NotFound),
        ("/numbers/{id}/pause-contact", NotFound),
        ("/numbers/{id}/forms", NotFound),
        ("/contacts", Fewer),
        ("/contacts/{id}", NotFound),
        ("/contacts/{id}/consent", NotFound),
        ("/contacts/{id}/notes", NotFound),
        ("/contacts/{id}/notes/{note_id}", NotFound),
        ("/contacts/{id}/merge", NotFound),
        ("/contact-tags", Fewer),
        ("/contact-fields", Whole),
        ("/segments", Fewer),
        ("/segments/preview", Fewer),
        ("/segments/{id}", Whole),
        ("/exports/contacts/{id}", NotFound),
        ("/broadcasts", Fewer),
        ("/broadcasts/preview", NotFound),
        ("/broadcasts/{id}", NotFound),
        ("/broadcasts/{id}/recipients", NotFound),
        ("/broadcasts/{id}/pause", NotFound),
        ("/broadcasts/{id}/resume", NotFound),
        ("/broadcasts/{id}/stop", NotFound),
        ("/numbers/{id}/templates", NotFound),
        ("/imports", Fewer),
        ("/imports/{id}", NotFound),
        ("/imports/{id}/preview", NotFound),
        ("/imports/{id}/start", NotFound),
        ("/imports/{id}/stop", NotFound),
        ("/imports/{id}/report", NotFound),
        ("/colleagues", Whole),
        ("/saved-replies", Whole),
        ("/saved-replies/{id}", Whole),
        ("/files", Whole),
        ("/files/{id}", Whole),
        ("/files/{id}/uses", Fewer),
        ("/exports/messages.csv", Fewer),
        ("/exports/answers.csv", Fewer),
        ("/dashboard", Fewer),
        ("/events", Fewer),
        ("/sending", Whole),
    ])
}

#[test]
fn each_route_that_a_limited_person_reaches_says_what_the_limit_does_there() {
    let limits = limits();
    for (method, path, access) in TABLE {
        let reached = matches!(access, Access::Needs(permission) if permission.can_be_limited());
        assert!(!reached || limits.contains_key(path), "{method} {path}: what do limited people see there?");
    }
    for path in limits.keys() {
        assert!(TABLE.iter().any(|row| row.1 == *path), "{path} is no route");
    }
}

async fn number(admin: &Client<'_>, name: &str) -> Uuid {
    let number = admin.post("/numbers", &json!({"kind": "simulator", "name": name})).await.ok();
    number["id"].as_str().unwrap().parse().unwrap()
}

/// A limited person or key asks for everything of a number that they do not see, and of the one that they see.
async fn asks(limited: &Client<'_>, hidden: (Uuid, Uuid), seen: (Uuid, Uuid), flow: &str) {
    let message = Uuid::nil();
    for ((number, conversation), found) in [(hidden, false), (seen, true)] {
        let simulate = json!({"from": "a", "text": "b"});
        let publish = json!({"number_ids": [number]});
        let answers = [
            ("number", limited.get(&format!("/numbers/{number}")).await),
            ("simulate", limited.post(&format!("/numbers/{number}/simulate"), &simulate).await),
            ("conversation", limited.get(&format!("/conversations/{conversation}")).await),
            ("messages", limited.get(&format!("/conversations/{conversation}/messages")).await),
            ("forms", limited.get(&format!("/numbers/{number}/forms")).await),
            ("read", limited.post(&format!("/conversations/{conversation}/read"), &json!({})).await),
        ];
        for (name, answer) in answers {
            if found {
                assert!(answer.status.is_success(), "{name}: {answer:?}");
            } else {
                answer.problem(ProblemCode::NotFound);
            }
        }
        let sync = limited.post("/templates/sync", &json!({"number_id": number})).await;
        assert_eq!(sync.status == StatusCode::NOT_FOUND, !found, "{sync:?}");
        let media = format!("/conversations/{conversation}/media/{message}");
        limited.get(&media).await.problem(ProblemCode::NotFound);
        let published = limited.post(&format!("/flows/{flow}/publish"), &publish).await;
        assert_eq!(published.status, if found { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY });
    }
    let ids = |list: Value| -> Vec<String> {
        list["items"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(limited.get("/numbers").await.ok()), [seen.0.to_string()]);
    assert_eq!(ids(limited.get("/conversations").await.ok()), [seen.1.to_string()]);
    let contacts = limited.get("/contacts").await.ok();
    let numbers: Vec<&Value> =
        contacts["items"].as_array().unwrap().iter().map(|it| &it["number"]["id"]).collect();
    assert_eq!(numbers, [&json!(seen.0)]);
    let everybody = json!({"filter": {"rules": []}});
    assert_eq!(limited.post("/segments/preview", &everybody).await.ok()["contacts"], 1);
    let filtered = limited.get(&format!("/conversations?number_id={}", hidden.0)).await.ok();
    assert!(ids(filtered).is_empty());
    for file in ["/exports/messages.csv", "/exports/answers.csv"] {
        let text = String::from_utf8(limited.get(file).await.bytes).unwrap();
        assert!(text.contains("seen words") && !text.contains("hidden words"), "{file}: {text}");
    }
    let dashboard = limited.get("/dashboard").await.ok();
    assert_eq!((&dashboard["numbers"], &dashboard["conversations"]), (&json!(1), &json!(1)));
    assert_eq!(dashboard["messages_in_24h"], 1);
    let flows = limited.get("/flows").await.ok();
    let deployments = &flows["items"][0]["deployments"];
    assert!(!deployments.to_string().contains(&hidden.0.to_string()), "{deployments}");
}

on_both!(a_limited_editor_and_a_limited_key_see_their_numbers_only, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let (hidden, seen) = (number(&admin, "Hidden").await, number(&admin, "Seen").await);
    let hidden = (hidden, talk(&app, workspace, hidden, "Hid", &["hidden words"]).await);
    let seen = (seen, talk(&app, workspace, seen, "Sue", &["seen words"]).await);
    let samples = admin.get("/gallery").await.ok();
    let key = samples.as_array().or(samples["items"].as_array()).unwrap()[0]["key"].as_str().unwrap();
    let document = admin.get(&format!("/gallery/{key}")).await.ok()["document"].clone();
    let flow = admin.post("/flows", &json!({"name": "F", "document": document})).await.ok();
    let flow = flow["id"].as_str().unwrap();
    admin.post(&format!("/flows/{flow}/publish"), &json!({"number_ids": [hidden.0]})).await.ok();

    let limit = json!({"kind": "only", "number_ids": [seen.0]});
    let new = json!({"email": "edi@example.com", "name": "Edi", "role": "editor", "password": PASSWORD,
        "numbers": limit});
    let user = admin.post("/users", &new).await.ok();
    assert_eq!(user["numbers"], limit);
    let editor = app.client_of(user["id"].as_str().unwrap().parse().unwrap()).await;
    assert_eq!(editor.get("/me").await.ok()["user"]["numbers"], limit);
    asks(&editor, hidden, seen, flow).await;

    let permissions = [
        "view_flows",
        "publish_flows",
        "view_numbers",
        "simulate",
        "view_conversations",
        "export_data",
        "edit_flows",
    ];
    let key = json!({"name": "Shop", "permissions": permissions, "numbers": limit});
    let key = admin.post("/api-keys", &key).await.ok();
    assert_eq!(key["numbers"], limit);
    asks(&app.program(key["secret"].as_str().unwrap()), hidden, seen, flow).await;

    // The limit is lifted, and counts at once.
    let path = format!("/users/{}", editor.user_id);
    admin.patch(&path, &json!({"numbers": {"kind": "all"}})).await.ok();
    editor.get(&format!("/numbers/{}", hidden.0)).await.ok();
    admin.patch(&path, &json!({"numbers": {"kind": "only", "number_ids": []}})).await.ok();
    editor.get(&format!("/numbers/{}", seen.0)).await.problem(ProblemCode::NotFound);
    assert_eq!(editor.get("/numbers").await.ok()["items"], json!([]));
});

on_both!(limits_that_make_no_sense_are_refused, async |app: App| {
    let (ours, theirs) = (app.workspace("Ours").await, app.workspace("Theirs").await);
    let admin = app.client(ours, Role::Admin).await;
    let stranger = app.client(theirs, Role::Admin).await;
    let foreign = number(&stranger, "Foreign").await;
    let own = number(&admin, "Own").await;
    let editor = app.client(ours, Role::Editor).await;
    let path = format!("/users/{}", editor.user_id);
    let only = |id: Uuid| json!({"numbers": {"kind": "only", "number_ids": [id]}});
    admin.patch(&path, &only(foreign)).await.problem(ProblemCode::Invalid);
    admin.patch(&path, &json!({"numbers": {"kind": "some"}})).await.problem(ProblemCode::Invalid);
    admin.patch(&format!("/users/{}", admin.user_id), &only(own)).await.problem(ProblemCode::Invalid);
    // A limit goes when its holder becomes an admin.
    admin.patch(&path, &only(own)).await.ok();
    admin.patch(&path, &json!({"role": "admin"})).await.ok();
    assert_eq!(editor.get("/me").await.ok()["user"]["numbers"], json!({"kind": "all"}));
    // A limited key has nothing of the whole workspace.
    for permission in ["manage_numbers", "manage_subscriptions", "operate", "manage_actions"] {
        let key = json!({"name": "K", "permissions": [permission], "numbers": {"kind": "only", "number_ids": [own]}});
        admin.post("/api-keys", &key).await.problem(ProblemCode::Invalid);
    }
    let deleted = editor.send(Method::DELETE, &path, &[], Body::empty()).await;
    assert_eq!(deleted.status, 204);
});
