//! Two drafts beside each other.

use std::collections::BTreeSet;

use crate::analysis::position::{leads_to, start};
use crate::analysis::single_text::provides;
use crate::analysis::situation::Situation;
use crate::analysis::terms::accepted_of;
use crate::id::{DemandIx, PaperIx};
use crate::model::{Clause, Paper};

/// What two drafts say of one demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same side and the same values.
    Same,
    /// The same side; the first allows less.
    Narrower,
    /// The same side; the first allows more.
    Wider,
    /// The same side with other values.
    OtherTerms,
    /// What the first says contains what the second says, by the curator's relations.
    Contains,
    /// What the first says is contained in what the second says.
    Contained,
    /// Opposite sides, themselves or by the curator's relations.
    Contradicting,
    /// In the first only.
    OnlyFirst,
    /// In the second only.
    OnlySecond,
}

impl Likeness {
    /// The word in answers.
    pub fn word(self) -> &'static str {
        match self {
            Likeness::Same => "same",
            Likeness::Narrower => "narrower",
            Likeness::Wider => "wider",
            Likeness::OtherTerms => "other-terms",
            Likeness::Contains => "contains",
            Likeness::Contained => "contained",
            Likeness::Contradicting => "contradicting",
            Likeness::OnlyFirst => "only-first",
            Likeness::OnlySecond => "only-second",
        }
    }
}

/// A demand with the clauses of two drafts on it, or two demands that have to do with one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// On what the clause of the first draft is, or that of the second if it stands alone.
    pub demand: DemandIx,
    /// On what the clause of the second draft is, if that is another demand.
    pub other: Option<DemandIx>,
    /// How the two are alike.
    pub likeness: Likeness,
    /// The numbers of the clauses, from 0.
    pub clauses: [Option<usize>; 2],
}

/// Two documents beside each other, by how they are alike, then by the id of the demand; every demand under one heading. If a
/// document has several clauses on one demand, the first is taken. O(clauses² × log relations + clauses × relations).
pub fn compare_texts(situation: &Situation<'_>, two: [PaperIx; 2]) -> Vec<Beside> {
    let papers = two.map(|ix| &situation.model.papers[ix]);
    let [first, second] = papers.map(firsts);
    let mut found = Vec::new();
    let mut paired: BTreeSet<DemandIx> = BTreeSet::new();
    for (at, clause) in &first {
        let demand = clause.demand;
        if let Some((other_at, other)) = second.iter().find(|(_, other)| other.demand == demand) {
            let clauses = [Some(*at), Some(*other_at)];
            found.push(Beside { demand, other: None, likeness: likeness(clause, other), clauses });
            paired.insert(demand);
            continue;
        }
        // What stands in one draft only may still have to do with what stands in the other only.
        let open = second.iter().filter(|(_, other)| !first.iter().any(|(_, own)| own.demand == other.demand));
        let related =
            open.filter_map(|(other_at, other)| Some((relation(situation, clause, other)?, *other_at, other)));
        let best = related.max_by_key(|(likeness, at, other)| {
            let taken = paired.contains(&other.demand);
            (*likeness == Likeness::Contradicting, !taken, std::cmp::Reverse(*at))
        });
        let (likeness, other, place) = match best {
            Some((likeness, place, other)) => (likeness, Some(other.demand), Some(place)),
            None => (Likeness::OnlyFirst, None, None),
        };
        paired.extend(other);
        found.push(Beside { demand, other, likeness, clauses: [Some(*at), place] });
    }
    for (at, clause) in second.iter().filter(|(_, clause)| !paired.contains(&clause.demand)) {
        let demand = clause.demand;
        // Another clause of the first may be paired already and have to do with this one as well.
        let related = first
            .iter()
            .filter(|(_, own)| !second.iter().any(|(_, other)| other.demand == own.demand))
            .find_map(|(own_at, own)| Some((relation(situation, own, clause)?, *own_at, own.demand)));
        found.push(match related {
            Some((likeness, own_at, own)) => {
                Beside { demand: own, other: Some(demand), likeness, clauses: [Some(own_at), Some(*at)] }
            }
            None => Beside { demand, other: None, likeness: Likeness::OnlySecond, clauses: [None, Some(*at)] },
        });
    }
    let rank = |demand: DemandIx| situation.graph.rank(demand);
    found.sort_by_key(|beside| (beside.likeness, rank(beside.demand), beside.other.map(rank)));
    found
}

/// The first clause on each demand.
fn firsts(paper: &Paper) -> Vec<(usize, &Clause)> {
    let mut seen = BTreeSet::new();
    paper.clauses.iter().enumerate().filter(|(_, clause)| seen.insert(clause.demand)).collect()
}

/// How two clauses on different demands have to do with one another, if they have.
fn relation(situation: &Situation<'_>, one: &Clause, other: &Clause) -> Option<Likeness> {
    let literals = [one, other].map(|clause| start(clause.demand, clause.levels));
    let [Some(a), Some(b)] = literals else { return None };
    let leads = |clause: &Clause, to| leads_to(&situation.graph, clause.demand, clause.levels, to);
    let opposite = |literal: crate::graph::Literal| crate::graph::Literal { wanted: !literal.wanted, ..literal };
    if leads(one, opposite(b)) || leads(other, opposite(a)) {
        Some(Likeness::Contradicting)
    } else if leads(one, b) {
        Some(Likeness::Contains)
    } else {
        leads(other, a).then_some(Likeness::Contained)
    }
}

/// How two clauses on one demand are alike.
fn likeness(a: &Clause, b: &Clause) -> Likeness {
    if a.levels.polarity() != b.levels.polarity() {
        return Likeness::Contradicting;
    }
    if provides(a) != provides(b) {
        return Likeness::OtherTerms;
    }
    let names: BTreeSet<&String> = a.sets.iter().chain(&b.sets).map(|term| &term.parameter).collect();
    // Who sets nothing of a parameter allows everything.
    let (mut less, mut more) = (true, true);
    for name in names {
        let (mine, other) = (accepted_of(&a.sets, name), accepted_of(&b.sets, name));
        let within =
            |inner: Option<&crate::model::Accepted>, outer: Option<&crate::model::Accepted>| match (inner, outer) {
                (_, None) => true,
                (None, Some(_)) => false,
                (Some(inner), Some(outer)) => inner.is_within(outer),
            };
        less &= within(mine, other);
        more &= within(other, mine);
    }
    match (less, more) {
        (true, true) => Likeness::Same,
        (true, false) => Likeness::Narrower,
        (false, true) => Likeness::Wider,
        (false, false) => Likeness::OtherTerms,
    }
}
