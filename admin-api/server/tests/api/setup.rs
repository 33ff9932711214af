//! First-run set-up.

use admin_types::ProblemCode;
use serde_json::{Value, json};

use crate::app::{App, PASSWORD};

fn body(token: &str) -> Value {
    json!({
        "token": token, "name": "Ann", "email": "Ann@Example.com", "password": PASSWORD,
        "workspace_name": "Café Anna"
    })
}

async fn token(app: &App) -> Option<String> {
    admin_api::setup::ensure_token(&*app.store.store, &*app.clock).await.unwrap()
}

on_both!(it_makes_the_first_admin_and_signs_them_in, async |app: App| {
    let browser = app.anonymous();
    assert_eq!(browser.get("/setup").await.ok(), json!({"needed": true}));
    let token = token(&app).await.unwrap();
    let answer = browser.post("/setup", &body(&token)).await;
    assert_eq!(answer.status, 201);
    let mut signed_in = browser.clone();
    signed_in.cookie = answer.cookies();
    let me = signed_in.get("/me").await.ok();
    assert_eq!(me["user"]["email"], "ann@example.com");
    assert_eq!(me["user"]["role"], "admin");
    assert_eq!(me["workspace"]["name"], "Café Anna");
    assert_eq!(browser.get("/setup").await.ok(), json!({"needed": false}));
});

on_both!(a_wrong_token_and_a_second_set_up_are_refused, async |app: App| {
    let browser = app.anonymous();
    let first = token(&app).await.unwrap();
    let second = token(&app).await.unwrap();
    assert_ne!(first, second, "each start prints one of its own");
    browser.post("/setup", &body("guessed")).await.problem(ProblemCode::SetupTokenWrong);
    assert_eq!(browser.post("/setup", &body(&first)).await.status, 201);
    // Neither the used token nor the other one is good for anything now.
    for token in [&first, &second] {
        browser.post("/setup", &body(token)).await.problem(ProblemCode::SetupDone);
    }
    assert_eq!(token(&app).await, None);
});

on_both!(only_one_of_two_simultaneous_set_ups_wins, async |app: App| {
    let (one, two) = (token(&app).await.unwrap(), token(&app).await.unwrap());
    let browser = app.anonymous();
    let other = json!({
        "token": two, "name": "Bob", "email": "bob@example.com", "password": PASSWORD, "workspace_name": "B"
    });
    let one = body(&one);
    let (a, b) = tokio::join!(browser.post("/setup", &one), browser.post("/setup", &other));
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
});

on_both!(it_takes_over_the_workspace_of_the_samples, async |app: App| {
    let samples = app.workspace("Samples").await;
    let token = token(&app).await.unwrap();
    let me = app.anonymous().post("/setup", &body(&token)).await.ok();
    assert_eq!(me["workspace"], json!({"id": samples, "name": "Café Anna"}));
});

on_both!(every_mistake_is_named, async |app: App| {
    let token = token(&app).await.unwrap();
    let mut wrong = body(&token);
    wrong["email"] = "ann".into();
    wrong["name"] = " ".into();
    wrong["password"] = "password".into();
    let problem = app.anonymous().post("/setup", &wrong).await.problem(ProblemCode::Invalid);
    let pointers: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|it| &it["pointer"]).collect();
    assert_eq!(pointers, ["/name", "/email", "/password"]);
    assert!(!problem.to_string().contains(&token), "the token is not repeated");
});
