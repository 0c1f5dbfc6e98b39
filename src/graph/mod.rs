//! The knowledge graph and its projection, the stance matrix.
//!
//! [`KnowledgeGraph`] answers "what is connected with what"; [`StanceMatrix`] answers "who stands where at a date" in
//! bitsets, so that questions about every pair of parties stay cheap. [`Filter`] says which statements both hold. petgraph is not visible outside.

mod filter;
mod knowledge;
mod literal;
mod matrix;
mod queries;
mod statements;
mod walk;

pub use filter::Filter;
pub use knowledge::{EdgeKind, KnowledgeGraph};
pub use literal::{Consequence, Literal, RelationKind};
pub use matrix::{Basis, Cell, Row, StanceMatrix};
pub use walk::Edge;
