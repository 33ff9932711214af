//! Requests that are wrong as such.

use admin_types::{ProblemCode, Role};
use http::{Method, header};
use serde_json::json;

use crate::app::App;

#[tokio::test]
async fn each_kind_of_bad_request_has_its_problem() {
    let app = App::new().await;
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Admin).await;
    let json_type = [("content-type", "application/json")];
    let send = async |body: &str| ann.send(Method::POST, "/flows", &json_type, body.to_owned()).await;
    send("{\"name\": ").await.problem(ProblemCode::MalformedJson);
    send("").await.problem(ProblemCode::MalformedJson);
    send(&format!("{}1{}", "[".repeat(200), "]".repeat(200))).await.problem(ProblemCode::MalformedJson);
    let unknown = send("{\"name\": \"x\", \"workspace_id\": \"y\"}").await.problem(ProblemCode::Invalid);
    assert!(unknown["detail"].as_str().unwrap().contains("workspace_id"), "{unknown}");
    let wrong = send("{\"name\": 7}").await.problem(ProblemCode::Invalid);
    assert_eq!(wrong["errors"][0]["pointer"], "/name");
    let nul = send("{\"name\": \"a\\u0000b\"}").await.problem(ProblemCode::Invalid);
    assert_eq!(nul["errors"][0]["pointer"], "/name");
    let large = format!("{{\"name\": \"{}\"}}", "x".repeat(1_000_001));
    send(&large).await.problem(ProblemCode::TooLarge);
    assert_eq!(ann.get("/flows").await.ok()["items"], json!([]), "nothing was made");
    for path in ["/flows?limit=0", "/flows?limit=x", "/flows?sort=name", "/flows?cursor=zzz", "/flows?q=%00"]
    {
        ann.get(path).await.problem(ProblemCode::InvalidParameter);
    }
}

#[tokio::test]
async fn changes_from_elsewhere_are_refused() {
    let app = App::new().await;
    let workspace = app.workspace("W").await;
    let ann = app.client(workspace, Role::Admin).await;
    let body = "{\"name\": \"x\"}";
    let json_type = ("content-type", "application/json");
    for headers in [
        [json_type, ("sec-fetch-site", "cross-site")],
        [json_type, ("sec-fetch-site", "same-site")],
        [json_type, ("origin", "https://evil.example")],
        [json_type, ("origin", "null")],
    ] {
        ann.send(Method::POST, "/flows", &headers, body).await.problem(ProblemCode::CrossSite);
    }
    let delete = [("sec-fetch-site", "cross-site")];
    ann.send(Method::DELETE, "/session", &delete, "").await.problem(ProblemCode::CrossSite);
    for kind in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        let headers = [("content-type", kind)];
        ann.send(Method::POST, "/flows", &headers, body).await.problem(ProblemCode::UnsupportedMediaType);
    }
    ann.send(Method::POST, "/flows", &[], body).await.problem(ProblemCode::UnsupportedMediaType);
    assert_eq!(ann.get("/flows").await.ok()["items"], json!([]));
    let ours = [json_type, ("origin", "http://localhost:8080")];
    ann.send(Method::POST, "/flows", &ours, body).await.ok();
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_too() {
    let app = App::new().await;
    let anonymous = app.anonymous();
    for path in ["/nothing", "/flows/check/x", "/api/v1/", "/api/v1", "/api/v2/flows", "/api"] {
        anonymous.get(path).await.problem(ProblemCode::NotFound);
    }
    anonymous.send(Method::DELETE, "/flows", &[], "").await.problem(ProblemCode::MethodNotAllowed);
    let json_type = [("content-type", "application/json")];
    anonymous.send(Method::PUT, "/setup", &json_type, "{}").await.problem(ProblemCode::MethodNotAllowed);
}

#[tokio::test]
async fn answers_carry_the_careful_headers() {
    let app = App::new().await;
    for path in ["/setup", "/me", "/nothing"] {
        let answer = app.anonymous().get(path).await;
        assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store", "{path}");
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
        let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
    }
}
