//! A draft held against the positions of all, clause by clause; and two drafts against each other.
//!
//! The single-text procedure works on one draft until nobody can improve it for all (R. Fisher, used at Camp David 1978;
//! H. Raiffa, *The Art and Science of Negotiation*, 1982). What parties say to each clause is read from their positions.

use crate::analysis::situation::{Scope, Situation};
use crate::graph::Cell;
use crate::id::{DemandIx, PaperIx, PartyIx};
use crate::model::{Accepted, Clause, Paper, Polarity};

/// How a party stands to a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// On the same side, with the same terms or none stated.
    Accepts,
    /// On the same side, with other terms.
    OtherTerms,
    /// On the same side once something comes about.
    Conditional,
    /// It has said that it does not mind.
    Neutral,
    /// On the other side.
    Rejects,
    /// On the other side, by what is taken to be a red line.
    RedLine,
    /// Not known.
    Unknown,
}

impl Standing {
    /// Every standing with its word.
    pub const ALL: [(&'static str, Standing); 7] = [
        ("accepts", Standing::Accepts),
        ("other-terms", Standing::OtherTerms),
        ("conditional", Standing::Conditional),
        ("neutral", Standing::Neutral),
        ("rejects", Standing::Rejects),
        ("red-line", Standing::RedLine),
        ("unknown", Standing::Unknown),
    ];

    /// The word in answers.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, standing)| *standing == self).map_or("unknown", |(word, _)| word)
    }
}

/// A value that a clause sets, where a party accepts others.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The parameter.
    pub parameter: String,
    /// What the clause sets.
    pub sets: Accepted,
    /// What the party accepts.
    pub accepts: Accepted,
}

/// A party beside a clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Who.
    pub party: PartyIx,
    /// How it stands to the clause.
    pub standing: Standing,
    /// Its position, if it is known.
    pub cell: Option<Cell>,
    /// Where its terms are others.
    pub differences: Vec<Difference>,
    /// For a party that is neutral or on the other side: levels up to the nearest one on the side of the clause, 1 to 4; for an
    /// interval, from its further end.
    pub steps: Option<u8>,
}

/// A clause with everybody.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The number of the clause in the document, from 0.
    pub clause: usize,
    /// Every party with a position on anything, by id.
    pub voices: Vec<Voice>,
}

impl Reading {
    /// The parties with a standing.
    pub fn with(&self, standing: Standing) -> Vec<PartyIx> {
        self.voices.iter().filter(|voice| voice.standing == standing).map(|voice| voice.party).collect()
    }

    /// Whether nobody has a position on it, apart from those that wrote the document.
    pub fn is_unspoken(&self, authors: &[PartyIx]) -> bool {
        self.voices.iter().all(|voice| voice.standing == Standing::Unknown || authors.contains(&voice.party))
    }
}

/// The clauses of a document, in its order, each with everybody's standing. O(clauses × parties × parameters).
pub fn read_text(situation: &Situation<'_>, paper: PaperIx, scope: Scope) -> Vec<Reading> {
    let parties = situation.parties_heard(Scope::Derived);
    let clauses = situation.model.papers[paper].clauses.iter().enumerate();
    let reading = |(at, clause): (usize, &Clause)| Reading {
        clause: at,
        voices: parties.iter().map(|party| voice(situation, *party, clause, scope)).collect(),
    };
    clauses.map(reading).collect()
}

fn voice(situation: &Situation<'_>, party: PartyIx, clause: &Clause, scope: Scope) -> Voice {
    let cell = situation.matrix(scope).cell(party, clause.demand).copied();
    let side = cell.and_then(|cell| cell.levels.polarity());
    // Terms are those of somebody who wants the same.
    let same_side = side.is_some() && side == clause.levels.polarity();
    let differences = cell.filter(|_| same_side).map_or(Vec::new(), |cell| differences(situation, &cell, clause));
    let standing = match (cell, side, clause.levels.polarity()) {
        (_, None, _) | (None, ..) | (.., None) => Standing::Unknown,
        (Some(cell), Some(own), Some(of_clause)) if own == of_clause => match (cell.waiting, differences.is_empty()) {
            (true, _) => Standing::Conditional,
            (false, false) => Standing::OtherTerms,
            (false, true) => Standing::Accepts,
        },
        (_, Some(Polarity::Neutral), _) | (.., Some(Polarity::Neutral)) => Standing::Neutral,
        (Some(cell), ..) if cell.red_line => Standing::RedLine,
        _ => Standing::Rejects,
    };
    let apart = matches!(standing, Standing::Neutral | Standing::Rejects | Standing::RedLine);
    let steps = cell.filter(|_| apart).and_then(|cell| match clause.levels.polarity()? {
        Polarity::For => Some((1 - cell.levels.low().value()).unsigned_abs()),
        Polarity::Against => Some((1 + cell.levels.high().value()).unsigned_abs()),
        Polarity::Neutral => None,
    });
    Voice { party, standing, cell, differences, steps }
}

/// Where a clause sets what a party does not accept.
fn differences(situation: &Situation<'_>, cell: &Cell, clause: &Clause) -> Vec<Difference> {
    let Some(stance) = situation.stance(cell) else { return Vec::new() };
    let pair = |sets: &crate::model::Term| {
        let own = stance.terms.iter().find(|term| term.parameter == sets.parameter)?;
        own.accepted.and(&sets.accepted).is_none().then(|| Difference {
            parameter: sets.parameter.clone(),
            sets: sets.accepted.clone(),
            accepts: own.accepted.clone(),
        })
    };
    clause.sets.iter().filter_map(pair).collect()
}

/// What two drafts say of one demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same side and the same values.
    Same,
    /// The same side with other values.
    OtherTerms,
    /// Opposite sides.
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
            Likeness::OtherTerms => "other-terms",
            Likeness::Contradicting => "contradicting",
            Likeness::OnlyFirst => "only-first",
            Likeness::OnlySecond => "only-second",
        }
    }
}

/// A demand with the clauses of two drafts on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// On what.
    pub demand: DemandIx,
    /// How the two are alike.
    pub likeness: Likeness,
    /// The numbers of the clauses, from 0.
    pub clauses: [Option<usize>; 2],
}

/// Two documents beside each other, by how they are alike, then by the id of the demand. If a document has several clauses
/// on one demand, the first is taken. Clauses of the two that provide for demands which exclude one another contradict
/// each other too. O(clauses²).
pub fn compare_texts(situation: &Situation<'_>, two: [PaperIx; 2]) -> Vec<Beside> {
    let model = situation.model;
    let papers = two.map(|ix| &model.papers[ix]);
    let find = |paper: usize, demand| papers[paper].clauses.iter().position(|clause| clause.demand == demand);
    let mut demands: Vec<DemandIx> = papers.iter().flat_map(|paper| paper.clauses.iter().map(|c| c.demand)).collect();
    demands.sort_by_key(|demand| situation.graph.rank(*demand));
    demands.dedup();
    let beside = |demand: DemandIx| {
        let clauses = [find(0, demand), find(1, demand)];
        let likeness = match clauses {
            [Some(a), Some(b)] => likeness(&papers[0].clauses[a], &papers[1].clauses[b]),
            [_, None] => Likeness::OnlyFirst,
            [None, _] => Likeness::OnlySecond,
        };
        Beside { demand, likeness, clauses }
    };
    let mut found: Vec<Beside> = demands.into_iter().map(beside).collect();
    found.extend(excluding(situation, papers));
    found.sort_by_key(|beside| (beside.likeness, situation.graph.rank(beside.demand)));
    found
}

/// Clauses of the first document beside those of the second that cannot hold with them, by the curator's relations.
fn excluding(situation: &Situation<'_>, papers: [&Paper; 2]) -> Vec<Beside> {
    let wanted = |clause: &Clause| clause.levels.polarity() == Some(Polarity::For);
    let excludes = |a: DemandIx, b: DemandIx| situation.model.demands[a].excludes.iter().any(|other| other.to == b);
    let mut found = Vec::new();
    for (a, one) in papers[0].clauses.iter().enumerate().filter(|(_, clause)| wanted(clause)) {
        for (b, other) in papers[1].clauses.iter().enumerate().filter(|(_, clause)| wanted(clause)) {
            if excludes(one.demand, other.demand) || excludes(other.demand, one.demand) {
                let clauses = [Some(a), Some(b)];
                found.push(Beside { demand: one.demand, likeness: Likeness::Contradicting, clauses });
            }
        }
    }
    found
}

fn likeness(a: &Clause, b: &Clause) -> Likeness {
    let terms = |clause: &Clause| {
        let mut terms: Vec<(String, String)> =
            clause.sets.iter().map(|term| (term.parameter.clone(), term.accepted.to_string())).collect();
        terms.sort();
        terms
    };
    match (a.levels.polarity(), b.levels.polarity()) {
        (a_side, b_side) if a_side != b_side => Likeness::Contradicting,
        _ if terms(a) == terms(b) => Likeness::Same,
        _ => Likeness::OtherTerms,
    }
}
