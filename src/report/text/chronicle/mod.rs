//! What `show` says of steps, documents, events, threats, claims, disputes, figures, scenarios and utilities: a title for each,
//! and its body apart, so that one can stand among others.

mod common;

pub mod claim;
pub mod dispute;
pub mod event;
pub mod figure;
pub mod paper;
pub mod scenario;
pub mod step;
pub mod threat;
pub mod utility;
