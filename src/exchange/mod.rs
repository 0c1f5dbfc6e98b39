//! Other people's formats.

pub mod schema;
