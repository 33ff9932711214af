//! Tests of the API on its real router and a real database.

mod app;
mod conversations;
mod flows;
mod matrix;
mod numbers;
mod openapi;
mod requests;
mod sessions;
mod setup;
mod users;
