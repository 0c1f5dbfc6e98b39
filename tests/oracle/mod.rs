//! A brute-force oracle of what a file of positions means, written from the definition alone.
//!
//! [`talks`] holds the model as plain data, [`papers`] what papers say, [`generate`] makes random ones, [`yaml`] writes them as files, [`shrink`]
//! makes smaller ones, [`around`] adds what no position follows from: sources, events, papers, announcements, disputes.
//! [`meaning`] answers questions by trying everything. Numbers such as `[A7]` in comments point to the entry of READINGS.md
//! where the definition could be read in two ways.

pub mod around;
pub mod classes;
pub mod coherence;
pub mod conditions;
pub mod doubts;
pub mod draft;
pub mod follow;
pub mod generate;
pub mod generate_more;
pub mod joint;
pub mod meaning;
pub mod package;
pub mod papers;
pub mod position;
pub mod reached;
pub mod rng;
pub mod roadmap;
pub mod shrink;
pub mod talks;
pub mod values;
pub mod words;
pub mod yaml;

#[cfg(test)]
mod case_tests;
#[cfg(test)]
mod case_tests_more;
#[cfg(test)]
mod case_tests_options;
#[cfg(test)]
mod case_tests_papers;
#[cfg(test)]
mod random_tests;
#[cfg(test)]
mod rule_tests;
