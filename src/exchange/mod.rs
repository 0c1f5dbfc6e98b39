//! Other people's formats: JSON Schemas of the file and of the answers.

mod answers;
pub mod schema;

pub use answers::answers;
