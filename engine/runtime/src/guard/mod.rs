//! The one HTTP client for addresses that users can set.
//!
//! A flow's author must not be able to make the server talk to the network that it stands in. So an address
//! is read as a browser reads it, its name is resolved here, all of its addresses must be public, and the
//! connection goes to exactly those addresses. A redirect is a new address and is judged again.
//!
//! Whatever sends a request to an address out of a flow, a setting or a webhook must use [`Guard`].

mod address;
mod client;
mod resolver;
mod target;

pub use client::{Answer, Failure, Guard, Opened, Request};
pub use resolver::Lookup;
pub use target::Rules;
