//! Two drafts beside each other.

use schemars::JsonSchema;
use serde::Serialize;

use super::condition::Hangs;
use super::names::{Demand, Paper};
use super::register::Register;
use super::statement::{Terms, terms};
use crate::analysis::{Beside, Likeness};
use crate::id::PaperIx;
use crate::model::{Clause, LevelRange};

/// Two documents by how what they say is alike.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct TwoTexts<'m> {
    /// The two.
    pub documents: [Paper<'m>; 2],
    /// Every demand of which one of them says something, once: by how alike that is, then by id.
    pub demands: Vec<AlikeDemand<'m>>,
    /// Those of the two of which no clause is known, so that nothing can be compared.
    pub unknown: Vec<Paper<'m>>,
}

/// What two documents say of a demand, or of two that have to do with one another. Of each list, the first document has the
/// first place; none where it says nothing.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct AlikeDemand<'m> {
    /// The demand. Of two, that of the first document, unless it is listed already.
    pub demand: Demand<'m>,
    /// On what the clause beside it is, if that is another demand.
    pub other: Option<Demand<'m>>,
    /// Whether that demand is listed by itself as well.
    pub elsewhere: bool,
    /// How alike it is.
    pub likeness: Likeness,
    /// The names of the clauses.
    pub clauses: [Option<&'m str>; 2],
    /// How the clauses stand to their demands.
    pub stances: [Option<LevelRange>; 2],
    /// What the clauses say, in the words of the curator.
    pub texts: [Option<&'m str>; 2],
    /// The places of the clauses.
    pub at: [Option<&'m str>; 2],
    /// The values that they set.
    pub sets: [Option<Terms>; 2],
    /// On what the clauses depend.
    pub hangs: [Option<Hangs>; 2],
    /// The demands that they are about.
    pub about: [Option<Demand<'m>>; 2],
}

impl<'m> TwoTexts<'m> {
    /// Of an analysis. O(size of the answer).
    pub fn new(register: &Register<'_, 'm>, two: [PaperIx; 2], found: &[Beside]) -> TwoTexts<'m> {
        let papers = two.map(|ix| &register.model().papers[ix]);
        let alike = |beside: &Beside| {
            let both: [Option<&'m Clause>; 2] =
                [0, 1].map(|at| beside.clauses[at].map(|clause| &papers[at].clauses[clause]));
            AlikeDemand {
                demand: register.demand(beside.demand),
                other: beside.other.map(|other| register.demand(other)),
                elsewhere: beside.elsewhere,
                likeness: beside.likeness,
                clauses: both.map(|clause| clause.map(|clause| clause.name.as_str())),
                stances: both.map(|clause| clause.map(|clause| clause.levels)),
                texts: both.map(|clause| clause.and_then(|clause| clause.text.as_deref())),
                at: both.map(|clause| clause.and_then(|clause| clause.at.as_deref())),
                sets: both.map(|clause| clause.map(|clause| terms(&clause.sets))),
                hangs: both.map(|clause| clause.map(|clause| Hangs::new(register, &clause.hangs))),
                about: both.map(|clause| clause.map(|clause| register.demand(clause.demand))),
            }
        };
        TwoTexts {
            documents: two.map(|ix| register.paper(ix)),
            demands: found.iter().map(alike).collect(),
            unknown: (0..2).filter(|at| papers[*at].clauses.is_empty()).map(|at| register.paper(two[at])).collect(),
        }
    }
}
