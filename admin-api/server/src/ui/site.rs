//! The built files, embedded by `build.rs`, and serving them.

use axum::{
    body::Body,
    extract::Path,
    response::{IntoResponse as _, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};

include!(concat!(env!("OUT_DIR"), "/site.rs"));

/// One file with its compressed variants.
#[derive(Debug)]
struct File {
    /// Name by which the code knows it, such as `app.css`.
    logical: &'static str,
    /// Name with its hash, by which browsers know it.
    name: &'static str,
    plain: &'static [u8],
    brotli: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
}

/// Address of a file by the name that the code knows; `None` when the UI was not built.
pub(super) fn address(logical: &str) -> Option<String> {
    FILES.iter().find(|file| file.logical == logical).map(|file| format!("/assets/{}", file.name))
}

/// One file, compressed as the browser accepts it. The name holds a hash of the content, so it never changes.
pub(super) async fn serve(Path(name): Path<String>, request: HeaderMap) -> Response {
    let Some(file) = FILES.iter().find(|file| file.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accepts =
        request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (content, encoding) = file.encoded(accepts);
    let mut response = Response::new(Body::from(content));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.content_type()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

impl File {
    /// The smallest variant that the value of `Accept-Encoding` names, with its `Content-Encoding`.
    fn encoded(&self, accepts: &str) -> (&'static [u8], Option<&'static str>) {
        let accepts = |encoding: &str| {
            accepts.split(',').map(|part| part.split(';').map(str::trim).collect::<Vec<_>>()).any(|part| {
                part.first() == Some(&encoding) && !part.iter().any(|it| matches!(*it, "q=0" | "q=0.0"))
            })
        };
        if let Some(content) = self.brotli.filter(|_| accepts("br")) {
            return (content, Some("br"));
        }
        if let Some(content) = self.gzip.filter(|_| accepts("gzip")) {
            return (content, Some("gzip"));
        }
        (self.plain, None)
    }

    /// Content type by the name's end.
    fn content_type(&self) -> &'static str {
        match self.name.rsplit('.').next() {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("wasm") => "application/wasm",
            Some("woff2") => "font/woff2",
            Some("ftl") => "text/plain; charset=utf-8",
            Some("svg") => "image/svg+xml",
            _ => "application/octet-stream",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::File;

    #[test]
    fn the_best_accepted_variant_is_served() {
        let file =
            File { logical: "a.js", name: "a.1.js", plain: b"plain", brotli: Some(b"br"), gzip: Some(b"gz") };
        assert_eq!(file.encoded("gzip, deflate, br, zstd"), (&b"br"[..], Some("br")));
        assert_eq!(file.encoded("gzip, br;q=0"), (&b"gz"[..], Some("gzip")));
        assert_eq!(file.encoded(""), (&b"plain"[..], None));
        assert_eq!(file.encoded("brown"), (&b"plain"[..], None));
    }
}
