//! Tests over the workspace itself: what its crates import, what their manifests say, what its files hold.

// `#[cfg(test)]` is true here anyway; clippy takes it as the sign that `unwrap` is fine.
#[cfg(test)]
mod files;
#[cfg(test)]
mod imports;
#[cfg(test)]
mod licences;
#[cfg(test)]
mod manifests;
#[cfg(test)]
mod sources;
