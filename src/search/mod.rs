//! Algorithms over sets, graphs and formulas. They know numbers, and no model: what stands for what is the business of whoever
//! asks.

pub mod bargaining;
pub mod concepts;
pub mod feedback_sets;
pub mod formula;
pub mod frustration;
pub mod minimal_sets;
pub mod patience;
pub mod solver;
