//! What must never be in a program that serves people: a client that trusts any server.
//!
//! The feature `testing` lets the library talk to a stand-in for WhatsApp, whose certificate nobody signed. A release
//! build has no debug assertions, so it does not compile with that feature. A test gives this file to the compiler both
//! ways.

#[cfg(all(feature = "testing", not(debug_assertions)))]
compile_error!(
    "the feature `testing` of engine-whatsapp-web skips the check of WhatsApp's certificate and is refused in release builds"
);
