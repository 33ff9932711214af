//! The pages of the admin UI, and the files that they are made of.
//!
//! Files have hashed names and are kept by browsers for a year; pages are rendered anew each time, and
//! each has a policy with a nonce of its own.

#[cfg(feature = "ui")]
mod pages;
#[cfg(feature = "ui")]
mod site;

use axum::{Router, response::Html};
use http::StatusCode;

use crate::{AppState, headers};

/// The UI's routes: everything that nobody else answers.
pub(crate) fn router(state: &AppState) -> Router {
    let https = state.config().is_https();
    built()
        .unwrap_or_else(|| Router::new().fallback(not_built))
        .layer(axum::middleware::from_fn(move |request, next| headers::of_pages(https, request, next)))
}

/// The files and the pages; `None` when the UI is not part of this build.
#[cfg(feature = "ui")]
fn built() -> Option<Router> {
    let page = pages::handler(pages::assets()?);
    let missing = {
        let page = page.clone();
        move |request: axum::extract::Request| {
            let answer = page(request);
            async move {
                let mut response = answer.await;
                if response.status() == StatusCode::OK {
                    *response.status_mut() = StatusCode::NOT_FOUND;
                }
                response
            }
        }
    };
    let files = Router::new().route("/assets/{name}", axum::routing::get(site::serve));
    // Reading the app's routes also starts Leptos' executor, without which no page is rendered.
    let routes = leptos_axum::generate_route_list(admin_ui::App);
    Some(
        routes
            .iter()
            .fold(files, |router, route| router.route(route.path(), axum::routing::any(page.clone())))
            .fallback(missing),
    )
}

#[cfg(not(feature = "ui"))]
fn built() -> Option<Router> {
    None
}

async fn not_built() -> (StatusCode, Html<&'static str>) {
    (
        StatusCode::SERVICE_UNAVAILABLE,
        Html(
            "<!doctype html><title>Botloom</title><p>The admin UI is not part of this build. <code>cargo xtask run</code> builds it. The API at <code>/api/v1</code> works.</p>",
        ),
    )
}
