//! How much of the source base each party and each source makes up.

use schemars::JsonSchema;
use serde::Serialize;

use super::names::{Party, Source};
use super::register::Register;
use crate::analysis;

/// What the sources hold of each party, and what each source gives.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Balance<'m> {
    /// All statements, superseded ones and those that ran out included.
    pub statements: usize,
    /// Of these, those with a speaker who is named.
    pub named: usize,
    /// How many statements a filter leaves out.
    pub left_out: usize,
    /// Every party, by id.
    pub parties: Vec<PartyBalance<'m>>,
    /// Every source, by id; one that is left out gives nothing.
    pub sources: Vec<SourceBalance<'m>>,
}

/// What the sources hold of one party.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct PartyBalance<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// Demands and issues on which a statement is in force.
    pub in_force: usize,
    /// Statements, superseded ones and those that ran out included.
    pub statements: usize,
    /// Of these, those with a speaker who is named.
    pub named: usize,
    /// Demands on which there is a statement.
    pub demands: usize,
    /// Pieces of evidence.
    pub evidence: usize,
    /// Different sources.
    pub sources: usize,
    /// Its part of all statements, 0 to 1; none if there is no statement.
    pub share_of_statements: Option<f64>,
    /// Its part of all statements with a named speaker, 0 to 1; none if there is none.
    pub share_of_named: Option<f64>,
}

/// What one source gives.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct SourceBalance<'m> {
    /// Which.
    pub source: Source<'m>,
    /// Parties that it is evidence for.
    pub parties: usize,
    /// Statements that it is evidence for.
    pub statements: usize,
    /// Pieces of evidence with exact words.
    pub quotations: usize,
}

impl<'m> Balance<'m> {
    /// The source base of a model. O(parties + sources).
    pub fn new(register: &Register<'_, 'm>, answer: &analysis::Balance) -> Balance<'m> {
        let (statements, named) = (answer.statements(), answer.named());
        let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
        let party = |row: &analysis::PartyBalance| PartyBalance {
            party: register.party(row.party),
            in_force: row.in_force,
            statements: row.statements,
            named: row.named,
            demands: row.demands,
            evidence: row.evidence,
            sources: row.sources,
            share_of_statements: share(row.statements, statements),
            share_of_named: share(row.named, named),
        };
        let source = |row: &analysis::SourceBalance| SourceBalance {
            source: register.source(row.source),
            parties: row.parties,
            statements: row.statements,
            quotations: row.quotations,
        };
        Balance {
            statements,
            named,
            left_out: answer.left_out,
            parties: answer.parties.iter().map(party).collect(),
            sources: answer.sources.iter().map(source).collect(),
        }
    }
}
