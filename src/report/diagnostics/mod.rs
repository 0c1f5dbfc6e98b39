//! Findings of `check`, for people, scripts and the services that show them beside the lines.

mod github;
mod human;

mod junit;
mod rules;
mod sarif;
mod verified;

pub use github::github;
pub use human::human;

pub use junit::junit;
pub use rules::{rule, table, table_page};
pub use sarif::sarif;
pub use verified::verified;
