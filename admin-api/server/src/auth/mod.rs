//! Who is asking, and whether they may.
//!
//! [`access`] is the one table that says what each route needs; everything else here finds out who
//! is asking. Nothing outside this folder looks at cookies or compares secrets.

pub mod access;
pub mod access_token;
pub mod cookie;
pub mod current_user;
pub mod limit;
pub mod oidc;
pub mod origin;
pub mod password;
pub(crate) mod second_factor;
pub mod signature;
pub mod token;
pub mod webauthn;

pub use current_user::CurrentUser;
