//! The tools of the Model Context Protocol, used by the protocol's own client over HTTP.

use admin_types::Role;
use rmcp::{
    RoleClient, ServiceExt as _,
    model::{CallToolRequestParams, CallToolResult},
    service::RunningService,
    transport::{StreamableHttpClientTransport, streamable_http_client::StreamableHttpClientTransportConfig},
};
use serde_json::{Value, json};

use crate::app::App;

/// Serves the router on a port of its own.
async fn serve(app: &App) -> String {
    // The client makes its connections with a provider that the process names.
    let _already = rustls::crypto::ring::default_provider().install_default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = app.router.clone();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}/mcp")
}

async fn connect(url: &str, key: &str) -> Result<RunningService<RoleClient, ()>, String> {
    let config = StreamableHttpClientTransportConfig::with_uri(url).auth_header(key);
    let transport = StreamableHttpClientTransport::from_config(config);
    ().serve(transport).await.map_err(|error| error.to_string())
}

async fn call(
    client: &RunningService<RoleClient, ()>,
    tool: &'static str,
    arguments: Value,
) -> CallToolResult {
    let call = CallToolRequestParams::new(tool).with_arguments(arguments.as_object().unwrap().clone());
    client.call_tool(call).await.unwrap()
}

fn text(result: &CallToolResult) -> String {
    result.content[0].as_text().unwrap().text.clone()
}

fn read(result: &CallToolResult) -> Value {
    assert_ne!(result.is_error, Some(true), "{}", text(result));
    serde_json::from_str(&text(result)).unwrap()
}

on_both!(the_protocols_client_lists_and_calls_tools_with_the_rights_of_its_key, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let number = admin.post("/numbers", &json!({"kind": "simulator", "name": "Try"})).await.ok();
    admin.post("/numbers", &json!({"kind": "simulator", "name": "Hidden"})).await.ok();
    let sample = admin.get("/gallery").await.ok();
    let sample =
        sample.as_array().or(sample["items"].as_array()).unwrap()[0]["key"].as_str().unwrap().to_owned();
    let document = admin.get(&format!("/gallery/{sample}")).await.ok()["document"].clone();
    let flow = admin.post("/flows", &json!({"name": "F", "document": document.clone()})).await.ok();
    let make = async |permissions: Value| {
        let numbers = json!({"kind": "only", "number_ids": [number["id"]]});
        let key = json!({"name": "Model", "permissions": permissions, "numbers": numbers});
        admin.post("/api-keys", &key).await.ok()["secret"].as_str().unwrap().to_owned()
    };
    let url = serve(&app).await;
    let all = ["view_flows", "edit_flows", "publish_flows", "view_numbers", "simulate", "view_conversations"];
    let client = connect(&url, &make(json!(all)).await).await.unwrap();
    let tools = client.list_all_tools().await.unwrap();
    assert!(tools.iter().any(|tool| tool.name == "list_numbers"));
    assert_eq!(tools.len(), admin_api::mcp::tools::TOOLS.len());

    let numbers = read(&call(&client, "list_numbers", json!({})).await);
    assert_eq!(numbers["items"].as_array().unwrap().len(), 1, "the key sees one number");
    let draft = read(&call(&client, "get_flow", json!({"flow_id": flow["id"]})).await);
    let own = admin.get(&format!("/flows/{}/draft", flow["id"].as_str().unwrap())).await.ok();
    assert!(draft == own, "the tool gives what the API gives");
    let found = read(&call(&client, "lint_flow", json!({"document": draft["document"]})).await);
    assert!(found["issues"].is_array(), "{found}");
    let publish = json!({"flow_id": flow["id"], "number_ids": [number["id"]], "note": "By a model"});
    read(&call(&client, "publish_flow", publish).await);
    let write = json!({"number_id": number["id"], "from": "phone", "text": "hi"});
    call(&client, "simulate_message", write).await;
    read(&call(&client, "list_conversations", json!({"limit": 5})).await);
    // What it may not, and what is wrong, is told in words that a model understands.
    let refused = call(&client, "get_conversation", json!({"conversation_id": "nonsense"})).await;
    assert_eq!(refused.is_error, Some(true));
    assert!(text(&refused).starts_with("404 not_found"), "{}", text(&refused));
    assert!(text(&call(&client, "get_flow", json!({})).await).contains("flow_id is missing"));
    client.cancel().await.unwrap();

    let reader = connect(&url, &make(json!(["view_flows"])).await).await.unwrap();
    let refused = call(&reader, "list_conversations", json!({})).await;
    assert!(text(&refused).starts_with("403 forbidden"), "{}", text(&refused));
    reader.cancel().await.unwrap();
    // The audit log has it under the key's name.
    let log = admin.get("/audit?q=publish").await.ok();
    assert_eq!(log["items"][0]["actor"]["name"], "Model (API key)");
});

on_both!(a_model_writes_to_people_when_its_key_may, async |app: App| {
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let number = admin.post("/numbers", &json!({"kind": "simulator", "name": "Try"})).await.ok();
    let url = serve(&app).await;
    let secret = crate::messages::sender(&admin, json!({"kind": "all"})).await;
    let client = connect(&url, &secret).await.unwrap();
    let say = json!({"number_id": number["id"], "to": "Ann", "text": "Your table is free."});
    let sent = read(&call(&client, "send_message", say.clone()).await);
    let waiting = crate::messages::waiting(&app).await;
    assert_eq!((&waiting[0]["message_id"], &waiting[0]["act"]["say"]["text"]), (&sent["id"], &say["text"]));
    let refused = call(&client, "send_message", json!({"number_id": number["id"], "to": "Ann"})).await;
    assert!(text(&refused).starts_with("422 invalid"), "{}", text(&refused));
    client.cancel().await.unwrap();
    let key = json!({"name": "Reader", "permissions": ["view_conversations"]});
    let key = admin.post("/api-keys", &key).await.ok()["secret"].as_str().unwrap().to_owned();
    let reader = connect(&url, &key).await.unwrap();
    assert!(text(&call(&reader, "send_message", say).await).starts_with("403 forbidden"));
    reader.cancel().await.unwrap();
    assert_eq!(crate::messages::waiting(&app).await.len(), 1);
});

#[tokio::test]
async fn without_a_key_that_counts_there_is_no_server() {
    let app = App::new().await;
    let workspace = app.workspace("W").await;
    let admin = app.client(workspace, Role::Admin).await;
    let url = serve(&app).await;
    assert!(connect(&url, "botloom_wrong").await.is_err());
    // The cookie of somebody who is signed in opens nothing here.
    let body = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).to_string();
    let request = http::Request::post("/mcp")
        .header("cookie", &admin.cookie)
        .header("content-type", "application/json");
    let answer = app.raw(request.body(axum::body::Body::from(body)).unwrap()).await;
    assert_eq!(answer.status(), 401);
    assert_eq!(answer.headers()["www-authenticate"], "Bearer");
}
