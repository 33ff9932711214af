//! Puts values into a request so that they can never change what the request is.

use flows_schema::{BodyKind, Pair, Request, json_body, template::is_plain};
use serde_json::Value;

use crate::{
    HttpCall,
    limits::{CALL_MARGIN_SECONDS, MAX_ADDRESS_BYTES, MAX_REQUEST_BYTES},
    run::{Exit, Run, is_path},
    template::{percent_encoded, render_address, render_text},
    value::as_text,
};

/// What the templates of one request can read.
pub(super) struct Scope {
    context: Value,
}

impl Scope {
    /// The flow's variables and the built-in names.
    pub(super) fn of_flow(run: &Run<'_>, request: &Request) -> Self {
        Self { context: run.context(request.texts().any(|text| text.contains("webhooks"))) }
    }

    /// An action's inputs and a few built-in names, never the flow's variables: an action is the same everywhere.
    pub(super) fn of_action(run: &Run<'_>, input: Value) -> Self {
        let mut context = serde_json::Map::new();
        for name in ["contact", "flow", "now"] {
            context.insert(name.to_owned(), run.read(name));
        }
        context.insert("input".to_owned(), input);
        Self { context: Value::Object(context) }
    }

    fn text(&self, source: &str) -> Result<String, Exit> {
        render_text(source, &self.context).map_err(failed)
    }

    fn path(&self, path: &str) -> Value {
        path.split('.').try_fold(&self.context, |value, part| value.get(part)).cloned().unwrap_or_default()
    }

    /// One variable alone gives its value, anything else words.
    fn value(&self, source: &str) -> Result<Value, Exit> {
        let inner = source.trim().strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")).map(str::trim);
        match inner.filter(|inner| is_path(inner)) {
            Some(path) => Ok(self.path(path)),
            None => self.text(source).map(Value::String),
        }
    }
}

fn failed(text: String) -> Exit {
    Exit::Fail { code: "template_failed", text }
}

/// The request as it is sent.
pub(super) fn render(request: &Request, scope: &Scope) -> Result<HttpCall, Exit> {
    if !request.credential.is_empty() && !request.has_fixed_host() {
        let text = "A credential is sent only to an address whose host is written out.".to_owned();
        return Err(Exit::Fail { code: "credential_without_host", text });
    }
    let url = with_query(&address(request.url.trim(), scope)?, &encoded_pairs(&request.query, scope)?);
    if url.len() > MAX_ADDRESS_BYTES {
        return Err(bad_address("The address is too long."));
    }
    let mut headers = Vec::new();
    for header in &request.headers {
        headers.push((header.key.trim().to_owned(), one_line(&scope.text(&header.value)?)));
    }
    let (kind, body) = match request.body_kind {
        BodyKind::None => ("", String::new()),
        BodyKind::Json => ("application/json", json(&request.body, scope)?),
        BodyKind::Form => ("application/x-www-form-urlencoded", encoded_pairs(&request.form, scope)?),
        BodyKind::Text => ("text/plain; charset=utf-8", scope.text(&request.body)?),
    };
    if body.len() > MAX_REQUEST_BYTES {
        let text = format!("The request would have more than {MAX_REQUEST_BYTES} bytes.");
        return Err(Exit::Fail { code: "request_too_large", text });
    }
    if !kind.is_empty() && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
        headers.push(("Content-Type".to_owned(), kind.to_owned()));
    }
    Ok(HttpCall {
        method: request.method.name().to_owned(),
        url,
        headers,
        credential: request.credential.clone(),
        body,
        timeout: request.timeout,
        attempts: request.attempts,
    })
}

/// How long the whole request may take, its repetitions included.
pub(super) fn patience(request: &Request) -> u32 {
    request.timeout.saturating_mul(u32::from(request.attempts)).saturating_add(CALL_MARGIN_SECONDS)
}

/// Words without anything that ends a line or is no character at all: in a header, a line break would begin
/// another header.
pub(super) fn one_line(words: &str) -> String {
    let kept: String = words.chars().filter(|letter| !letter.is_control()).collect();
    kept.trim().to_owned()
}

/// The address with its values. One value with which it begins is taken as it is, so that an address that
/// another system gave can be followed; all others are encoded.
fn address(source: &str, scope: &Scope) -> Result<String, Exit> {
    let leading = source.strip_prefix("{{").and_then(|rest| rest.split_once("}}"));
    let (head, rest) = match leading.filter(|(inner, _)| is_path(inner.trim())) {
        Some((inner, rest)) => (as_text(&scope.path(inner.trim())), rest),
        None => (String::new(), source),
    };
    let tail = render_address(rest, &scope.context).map_err(failed)?;
    let address = format!("{}{}", head.trim(), tail.trim()).replace(' ', "%20");
    let Some((scheme, rest)) = address.split_once("://") else {
        return Err(bad_address("The address is no web address."));
    };
    let host_end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let known = ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    if !known || host_end == 0 || address.chars().any(|letter| letter.is_control() || letter.is_whitespace())
    {
        return Err(bad_address("The address is no web address."));
    }
    let path = rest[host_end..].split(['?', '#']).next().unwrap_or_default();
    // Browsers and servers step up at "..", so that a value could reach another resource.
    let climbs = |part: &str| matches!(part.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..");
    if path.split(['/', '\\']).any(climbs) {
        return Err(bad_address("The address has a '..' in it."));
    }
    Ok(address)
}

fn bad_address(text: &str) -> Exit {
    Exit::Fail { code: "url_invalid", text: text.to_owned() }
}

/// An address with more parameters; what follows `#` is never sent.
fn with_query(address: &str, query: &str) -> String {
    let address = address.split_once('#').map_or(address, |(before, _)| before);
    match query {
        "" => address.to_owned(),
        _ if address.ends_with(['?', '&']) => format!("{address}{query}"),
        _ if address.contains('?') => format!("{address}&{query}"),
        _ => format!("{address}?{query}"),
    }
}

fn encoded_pairs(pairs: &[Pair], scope: &Scope) -> Result<String, Exit> {
    let mut parts = Vec::new();
    for pair in pairs {
        let value = scope.text(&pair.value)?;
        parts.push(format!("{}={}", percent_encoded(pair.key.trim()), percent_encoded(&value)));
    }
    Ok(parts.join("&"))
}

/// The JSON document with values in its strings. It is parsed before anything is put in, so that a quote in a
/// value stays a letter of its string.
fn json(body: &str, scope: &Scope) -> Result<String, Exit> {
    let invalid = |text| Exit::Fail { code: "body_invalid", text };
    let mut document = json_body(body).map_err(invalid)?;
    fill(&mut document, scope)?;
    serde_json::to_string(&document).map_err(|error| invalid(error.to_string()))
}

/// The parser's limit on depth bounds the recursion.
fn fill(value: &mut Value, scope: &Scope) -> Result<(), Exit> {
    match value {
        Value::String(text) if !is_plain(text) => *value = scope.value(text)?,
        Value::Array(items) => items.iter_mut().try_for_each(|item| fill(item, scope))?,
        Value::Object(map) => map.values_mut().try_for_each(|item| fill(item, scope))?,
        _ => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use flows_schema::{BodyKind, Method, Pair, Request};
    use serde_json::{Value, json};

    use super::{Scope, render};
    use crate::{HttpCall, run::Exit};

    fn pair(key: &str, value: &str) -> Pair {
        Pair { key: key.to_owned(), value: value.to_owned() }
    }

    fn rendered(request: &Request, said: &str) -> Result<HttpCall, Exit> {
        render(request, &Scope { context: json!({"said": said, "age": 4, "list": ["a", "b"]}) })
    }

    fn url(url: &str, said: &str) -> Result<String, Exit> {
        rendered(&Request { url: url.to_owned(), ..Request::default() }, said).map(|call| call.url)
    }

    #[test]
    fn a_value_cannot_leave_its_json_string() {
        let body =
            r#"{"name": "{{ said }}", "note": "It is {{ said }}!", "age": "{{ age }}", "x": ["{{ list }}"]}"#;
        for said in ["\", \"admin\": true, \"x\": \"", "\\\"}", "\u{0}\n\u{2028}", "{{ age }}", "🦀"] {
            let request = Request {
                url: "https://a.b".into(),
                body_kind: BodyKind::Json,
                body: body.into(),
                ..Request::default()
            };
            let call = rendered(&request, said).unwrap();
            let sent: Value = serde_json::from_str(&call.body).unwrap();
            let note = format!("It is {said}!");
            assert_eq!(sent, json!({"name": said, "note": note, "age": 4, "x": [["a", "b"]]}));
        }
    }

    #[test]
    fn a_value_cannot_leave_its_place_in_an_address() {
        let said = "../x?admin=1&b=2#frag/ä\r\nHost: evil";
        let encoded = "..%2Fx%3Fadmin%3D1%26b%3D2%23frag%2F%C3%A4%0D%0AHost%3A%20evil";
        assert_eq!(
            url("https://a.b/o/{{ said }}/c?q={{ said }}", said),
            Ok(format!("https://a.b/o/{encoded}/c?q={encoded}"))
        );
        assert_eq!(url("{{ said }}/o", "https://a.b"), Ok("https://a.b/o".to_owned()));
        for (source, said) in [
            ("https://a.b/{{ said }}/o", ".."),
            ("https://a.b/{{ said }}./o", "."),
            ("{{ said }}", "https://a.b/%2E%2e/o"),
            ("{{ said }}", "javascript:alert(1)"),
            ("{{ said }}", "https://a.b/\r\nx"),
            ("{{ said }}", "file:///etc/passwd"),
            ("{{ said }}", ""),
            ("https:///{{ said }}", "x"),
        ] {
            assert!(
                matches!(url(source, said), Err(Exit::Fail { code: "url_invalid", .. })),
                "{source} {said}"
            );
        }
    }

    #[test]
    fn parameters_forms_and_headers_keep_their_number() {
        let request = Request {
            method: Method::Post,
            url: "https://a.b/?x=1#top".into(),
            query: vec![pair("q", "{{ said }}")],
            headers: vec![pair("X-Said", "{{ said }}")],
            body_kind: BodyKind::Form,
            form: vec![pair("a b", "{{ said }}"), pair("c", "1")],
            ..Request::default()
        };
        let call = rendered(&request, "1&c=2\r\nX-Admin: 1").unwrap();
        assert_eq!(call.url, "https://a.b/?x=1&q=1%26c%3D2%0D%0AX-Admin%3A%201");
        assert_eq!(call.body, "a%20b=1%26c%3D2%0D%0AX-Admin%3A%201&c=1");
        let said = ("X-Said".to_owned(), "1&c=2X-Admin: 1".to_owned());
        let kind = ("Content-Type".to_owned(), "application/x-www-form-urlencoded".to_owned());
        assert_eq!(call.headers, vec![said, kind]);
    }

    #[test]
    fn a_credential_goes_to_a_written_host_only() {
        for (url, allowed) in [
            ("https://a.b/{{ said }}", true),
            ("https://{{ said }}.a.b/", false),
            ("https://a.b{{ said }}/", false),
            ("{{ said }}/o", false),
        ] {
            let request = Request { url: url.into(), credential: "crm".into(), ..Request::default() };
            assert_eq!(rendered(&request, "x").is_ok(), allowed, "{url}");
        }
    }
}
