//! Who wants what in a negotiation, kept as a knowledge graph.
//!
//! Parties, demands and stances are curated by hand in YAML, each stance with its source. This crate reads the files,
//! says what is wrong with them, answers questions about conflict and common ground, and draws diagrams. No entry means
//! *unknown*, never neutral, and every figure comes with what the unknown leaves possible.
//!
//! # A tour
//!
//! Data flows one way: text → document → model → graph → answer → page.
//!
//! ```
//! use demarche::analysis::{common_ground, compare};
//! use demarche::model::Class;
//! use demarche::situation::{Scope, Situation};
//! use demarche::source::Sources;
//!
//! // 1. Texts, from disk or from memory.
//! let mut sources = Sources::default();
//! sources.add("talks.yaml", r#"
//! sources: {note: {title: A note of the talks, date: 2024-03-01}}
//! parties: {north: {}, south: {}}
//! issues:  {water: {}}
//! demands:
//!   quota: {issue: water, text: Each side takes half of the water, implies: {gauges: a share must be measured}}
//!   gauges: {issue: water, text: Gauges are read by both sides}
//! stances:
//!   - {party: north, demand: quota, stance: demands, said: 2024-02, evidence: {note: "half, no less"}}
//!   - {party: south, demand: gauges, stance: opposes, said: 2024-02, evidence: {note: we read our own}}
//! "#);
//!
//! // 2. A model, with everything that is wrong with it.
//! let loaded = demarche::load(&sources);
//! assert!(loaded.diagnostics.is_empty());
//!
//! // 3. The model at a date, as a graph and a matrix, with all that follows.
//! let situation = Situation::of(&loaded.model).build();
//! let north = loaded.model.find_party("north")?;
//! let south = loaded.model.find_party("south")?;
//!
//! // 4. Questions. Both conflicts are derived: who wants the quota wants the gauges, who refuses them refuses it.
//! let answer = compare(&situation, north, south, Scope::Derived);
//! assert_eq!(answer.conflict.len(), 2);
//! assert!(answer.conflict.iter().all(|conflict| conflict.derived));
//! let grounds = common_ground(&situation, &[north, south], Scope::Derived);
//! assert_eq!(grounds[0].class, Class::Opposed);
//! # Ok::<(), demarche::model::NotFound>(())
//! ```
//!
//! # Reading order
//!
//! [`words`], [`wording`], [`source`], [`diagnostic`], [`kind`], [`id`], [`date`], [`date_forms`], [`quotation`] and [`collation`] are the ground; [`document`] is the YAML as written, [`model`] the
//! YAML as meant; [`graph`] connects it; [`position`] says what a party wants of a demand, and [`situation`] what counts on a day; [`packages`] are what can
//! be agreed as a whole; [`analysis`] holds one file for each question, and [`search`] the algorithms behind them; [`rule`] and [`rules`] check, and
//! [`levels`] says how much a finding counts; [`picture`], [`report`] and [`exchange`] show, [`brief`] puts all on one page; `cli`, with the feature of that name, is the command line. A module imports only from those before it.

pub mod words;
pub mod wording;
pub mod vocabulary;
pub mod source;
pub mod diagnostic;
pub mod kind;
pub mod id;
pub mod date;
pub mod date_forms;
pub mod quotation;
pub mod collation;
pub mod search;
pub mod document;
pub mod model;
pub mod graph;
pub mod position;
pub mod situation;
pub mod packages;
pub mod analysis;
pub mod rule;
pub mod rules;
pub mod levels;
mod load;
pub mod answer;
pub mod picture;
pub mod report;
pub mod brief;
pub mod exchange;
#[cfg(feature = "cli")]
pub mod cli;

pub use load::{Loaded, load, load_as_of, load_edition, understand};
