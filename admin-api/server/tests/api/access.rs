//! Invitations, sessions, second factors and passwords.

use admin_types::{ProblemCode, Role};
use chrono::Duration;
use engine_store::clock::Clock as _;
use http::StatusCode;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use crate::app::{App, PASSWORD};

/// The token in an invitation's link.
fn token(made: &Value) -> String {
    made["link"].as_str().unwrap().split_once("/join?token=").unwrap().1.to_owned()
}

on_both!(an_invitation_works_once_and_until_its_end, async |app: App| {
    let workspace = app.workspace("Corner Café").await;
    let admin = app.client(workspace, Role::Admin).await;
    let stranger = app.client(app.workspace("Theirs").await, Role::Admin).await;
    let number = admin.post("/numbers", &json!({"kind": "simulator", "name": "Shop"})).await.ok();
    let limit = json!({"kind": "only", "number_ids": [number["id"]]});
    let invite = json!({"email": "Vic@Example.com", "role": "viewer", "numbers": limit});
    let made = admin.post("/invitations", &invite).await.ok();
    assert_eq!(
        (&made["email"], &made["role"], &made["numbers"]),
        (&json!("vic@example.com"), &json!("viewer"), &limit)
    );

    // The link stands nowhere else.
    let listed = admin.get("/invitations").await.ok();
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    assert!(!listed.to_string().contains(&token(&made)));
    assert_eq!(stranger.get("/invitations").await.ok()["items"], json!([]));
    let path = format!("/invitations/{}", made["id"].as_str().unwrap());
    stranger.delete(&path).await.problem(ProblemCode::NotFound);

    let anyone = app.anonymous();
    let found = anyone.post("/invitations/look", &json!({"token": token(&made)})).await.ok();
    assert_eq!(found["workspace_name"], "Corner Café");
    let accept = |token: &str, password: &str| json!({"token": token, "name": "Vic", "password": password});
    anyone.post("/invitations/accept", &accept("wrong", PASSWORD)).await.problem(ProblemCode::InvitationGone);
    anyone
        .post("/invitations/accept", &accept(&token(&made), "Password123"))
        .await
        .problem(ProblemCode::Invalid);
    let joined = anyone.post("/invitations/accept", &accept(&token(&made), PASSWORD)).await;
    assert_eq!(joined.status, StatusCode::CREATED);
    let mut vic = app.anonymous();
    vic.cookie = joined.cookies();
    let me = vic.get("/me").await.ok();
    assert_eq!((&me["user"]["role"], &me["user"]["numbers"]), (&json!("viewer"), &limit));
    vic.get("/invitations").await.problem(ProblemCode::Forbidden);
    anyone
        .post("/invitations/accept", &accept(&token(&made), PASSWORD))
        .await
        .problem(ProblemCode::InvitationGone);
    admin.post("/invitations", &invite).await.problem(ProblemCode::EmailTaken);

    // A second link for the same person replaces the first; one that was taken back or is over does not count.
    let invite = json!({"email": "edi@example.com", "role": "editor", "days": 1});
    let first = admin.post("/invitations", &invite).await.ok();
    let second = admin.post("/invitations", &invite).await.ok();
    let look = async |made: &Value| anyone.post("/invitations/look", &json!({"token": token(made)})).await;
    look(&first).await.problem(ProblemCode::InvitationGone);
    look(&second).await.ok();
    app.advance(Duration::hours(25));
    look(&second).await.problem(ProblemCode::InvitationGone);
    let admin = app.client_of(admin.user_id).await;
    let third = admin.post("/invitations", &invite).await.ok();
    assert_eq!(admin.delete(&format!("/invitations/{}", third["id"].as_str().unwrap())).await.status, 204);
    look(&third).await.problem(ProblemCode::InvitationGone);
    for wrong in [
        json!({"email": "x", "role": "viewer"}),
        json!({"email": "a@b.c", "role": "viewer", "days": 31}),
        json!({"email": "a@b.c", "role": "admin", "numbers": {"kind": "only", "number_ids": []}}),
    ] {
        admin.post("/invitations", &wrong).await.problem(ProblemCode::Invalid);
    }
});

on_both!(one_link_makes_one_user_though_it_is_used_twice_at_once, async |app: App| {
    let admin = app.client(app.workspace("W").await, Role::Admin).await;
    let made = admin.post("/invitations", &json!({"email": "a@example.com", "role": "viewer"})).await.ok();
    let body = json!({"token": token(&made), "name": "A", "password": PASSWORD});
    let anyone = app.anonymous();
    let answers = futures::future::join_all((0..4).map(|_| anyone.post("/invitations/accept", &body))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == StatusCode::CREATED).count(), 1);
    assert!(answers.iter().all(|answer| matches!(answer.status.as_u16(), 201 | 409 | 410)));
    assert_eq!(admin.get("/users").await.ok()["items"].as_array().unwrap().len(), 2);
});

on_both!(sessions_are_listed_and_ended_by_their_owner_and_by_admins, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let stranger = app.client(app.workspace("Theirs").await, Role::Admin).await;
    let first = app.client(workspace, Role::Viewer).await;
    let (second, third) = (app.client_of(first.user_id).await, app.client_of(first.user_id).await);
    let mine = first.get("/me/sessions").await.ok()["items"].clone();
    let sessions = mine.as_array().unwrap();
    assert_eq!(sessions.len(), 3);
    assert_eq!(sessions.iter().filter(|session| session["current"] == true).count(), 1);
    assert_eq!(sessions[0]["user_agent"], "Test");

    let others: Vec<String> = second.get("/me/sessions").await.ok()["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|session| session["current"] == true)
        .map(|session| session["id"].as_str().unwrap().to_owned())
        .collect();
    // Nobody ends sessions of others by their ids.
    stranger.delete(&format!("/me/sessions/{}", others[0])).await.problem(ProblemCode::NotFound);
    assert_eq!(first.delete(&format!("/me/sessions/{}", others[0])).await.status, 204);
    second.get("/me").await.problem(ProblemCode::NotSignedIn);
    third.get("/me").await.ok();
    assert_eq!(first.delete("/me/sessions").await.status, 204);
    third.get("/me").await.problem(ProblemCode::NotSignedIn);
    first.get("/me").await.ok();

    let path = format!("/users/{}/sessions", first.user_id);
    first.get(&path).await.problem(ProblemCode::Forbidden);
    stranger.get(&path).await.problem(ProblemCode::NotFound);
    stranger.delete(&path).await.problem(ProblemCode::NotFound);
    let seen = admin.get(&path).await.ok()["items"].clone();
    let one = format!("{path}/{}", seen[0]["id"].as_str().unwrap());
    stranger.delete(&one).await.problem(ProblemCode::NotFound);
    first.get("/me").await.ok();
    assert_eq!(admin.delete(&one).await.status, 204);
    first.get("/me").await.problem(ProblemCode::NotSignedIn);
    let again = app.client_of(first.user_id).await;
    assert_eq!(admin.delete(&path).await.status, 204);
    again.get("/me").await.problem(ProblemCode::NotSignedIn);
});

/// The code that an authenticator with this secret shows at the app's time.
fn code(app: &App, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(app.clock.now().timestamp()).unwrap()).to_string()
}

on_both!(signing_in_asks_for_a_code_that_works_once, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let user_id = app.user(workspace, Role::Editor, "edi@example.com").await;
    let (edi, other) = (app.client_of(user_id).await, app.client_of(user_id).await);
    let begun = edi.post("/me/second-factor", &json!({})).await.ok();
    let secret = begun["secret"].as_str().unwrap().to_owned();
    assert!(begun["address"].as_str().unwrap().starts_with("otpauth://totp/"));
    assert!(begun["picture"]["size"].as_u64().unwrap() > 20);
    // Nothing is asked for before it is confirmed.
    let login = |code: Option<&str>| match code {
        None => json!({"email": "edi@example.com", "password": PASSWORD}),
        Some(code) => json!({"email": "edi@example.com", "password": PASSWORD, "code": code}),
    };
    app.anonymous().post("/session", &login(None)).await.ok();
    edi.post("/me/second-factor/confirm", &json!({"code": "000000"})).await.problem(ProblemCode::Invalid);
    let first = code(&app, &secret);
    let codes = edi.post("/me/second-factor/confirm", &json!({"code": first})).await.ok();
    let recovery = codes["codes"].as_array().unwrap().clone();
    assert_eq!(recovery.len(), 10);
    other.get("/me").await.problem(ProblemCode::NotSignedIn);
    assert_eq!(edi.get("/me").await.ok()["user"]["second_factor"], true);
    edi.post("/me/second-factor", &json!({})).await.problem(ProblemCode::SecondFactorOn);

    let anyone = app.anonymous();
    anyone.post("/session", &login(None)).await.problem(ProblemCode::SecondFactorNeeded);
    anyone.post("/session", &login(Some(&first))).await.problem(ProblemCode::SecondFactorWrong);
    app.advance(Duration::seconds(30));
    let second = code(&app, &secret);
    anyone.post("/session", &login(Some(&second))).await.ok();
    anyone.post("/session", &login(Some(&second))).await.problem(ProblemCode::SecondFactorWrong);
    let spare = recovery[3].as_str().unwrap();
    anyone.post("/session", &login(Some(&spare.to_uppercase()))).await.ok();
    anyone.post("/session", &login(Some(spare))).await.problem(ProblemCode::SecondFactorWrong);
    assert_eq!(edi.get("/me/second-factor").await.ok(), json!({"enabled": true, "recovery_codes_left": 9}));
    // A wrong password is wrong, whatever the code: nobody learns that there is a second factor.
    let wrong = json!({"email": "edi@example.com", "password": "not the password", "code": second});
    anyone.post("/session", &wrong).await.problem(ProblemCode::WrongCredentials);

    // Codes cannot be guessed: after a few the account is told to wait.
    let mut tried = 0;
    let answer = loop {
        let answer = anyone.post("/session", &login(Some("123456"))).await;
        if answer.status != StatusCode::UNAUTHORIZED {
            break answer;
        }
        tried += 1;
        assert!(tried <= 10);
    };
    answer.problem(ProblemCode::TooManyRequests);
    app.advance(Duration::minutes(2));

    edi.post("/me/second-factor/remove", &json!({"password": "wrong one here"}))
        .await
        .problem(ProblemCode::Invalid);
    assert_eq!(edi.post("/me/second-factor/remove", &json!({"password": PASSWORD})).await.status, 204);
    anyone.post("/session", &login(None)).await.ok();

    // The way out for somebody whose authenticator is lost.
    let begun = edi.post("/me/second-factor", &json!({})).await.ok();
    let code = code(&app, begun["secret"].as_str().unwrap());
    edi.post("/me/second-factor/confirm", &json!({"code": code})).await.ok();
    let path = format!("/users/{user_id}/second-factor");
    edi.delete(&path).await.problem(ProblemCode::Forbidden);
    assert_eq!(admin.delete(&path).await.status, 204);
    admin.delete(&path).await.problem(ProblemCode::NotFound);
    anyone.post("/session", &login(None)).await.ok();
});

on_both!(a_password_is_changed_by_who_knows_it_and_is_no_known_one, async |app: App| {
    let workspace = app.workspace("W").await;
    let user_id = app.user(workspace, Role::Viewer, "vic.viewer@example.com").await;
    let (vic, other) = (app.client_of(user_id).await, app.client_of(user_id).await);
    let change = |current: &str, new: &str| json!({"current": current, "new": new});
    vic.post("/me/password", &change("wrong one here", "tea for two at five"))
        .await
        .problem(ProblemCode::Invalid);
    for weak in ["password1", "P@ssw0rd2024", "viewer2024", "qwertyuiop"] {
        let answer = vic.post("/me/password", &change(PASSWORD, weak)).await.problem(ProblemCode::Invalid);
        assert_eq!(answer["errors"][0]["pointer"], "/new", "{weak}");
    }
    other.get("/me").await.ok();
    assert_eq!(vic.post("/me/password", &change(PASSWORD, "tea for two at five")).await.status, 204);
    vic.get("/me").await.ok();
    other.get("/me").await.problem(ProblemCode::NotSignedIn);
    let login = json!({"email": "vic.viewer@example.com", "password": "tea for two at five"});
    app.anonymous().post("/session", &login).await.ok();
});
