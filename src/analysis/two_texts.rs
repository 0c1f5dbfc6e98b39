//! Two drafts beside each other.

use std::collections::BTreeSet;

use crate::analysis::single_text::takes;
use crate::graph::Literal;
use crate::id::{DemandIx, PaperIx};
use crate::model::{Accepted, Clause, Model, Paper, Target};
use crate::position::{leads_to, start};
use crate::situation::Situation;
use crate::situation::accepted_of;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What two drafts say of one demand.
    pub enum Likeness {
        /// The same side and the same values.
        Same = "same",
        /// The same side; the first allows less.
        Narrower = "narrower",
        /// The same side; the first allows more.
        Wider = "wider",
        /// The same side with other values, or another word that is not the opposite.
        OtherTerms = "other-terms",
        /// What the first says contains what the second says, by the curator's relations.
        Contains = "contains",
        /// What the first says is contained in what the second says.
        Contained = "contained",
        /// Opposite sides, themselves or by the curator's relations.
        Contradicting = "contradicting",
        /// In the first only.
        OnlyFirst = "only-first",
        /// In the second only.
        OnlySecond = "only-second",
    }
}

/// What stands under one heading: a demand on which both drafts have a clause, two that have to do with one another, or one
/// of one draft only.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Beside {
    /// The demand. Of two, that of the first draft, unless it stands under a heading already.
    pub demand: DemandIx,
    /// On what the clause beside it is, if that is another demand.
    pub other: Option<DemandIx>,
    /// Whether that demand stands under a heading of its own.
    pub elsewhere: bool,
    /// How the clause of the first draft and that of the second are alike.
    pub likeness: Likeness,
    /// The numbers of the two clauses, from 0.
    pub clauses: [Option<usize>; 2],
}

/// Two documents beside each other, by how they are alike, then by the id of the demand; every demand under one heading. If a
/// document has several clauses on one demand, the first is taken. O(clauses² × log relations + clauses × relations).
pub fn compare_texts(situation: &Situation<'_>, two: [PaperIx; 2]) -> Vec<Beside> {
    let both = two.map(|ix| firsts(&situation.model.papers[ix]));
    let mut found = Vec::new();
    let mut placed: BTreeSet<DemandIx> = BTreeSet::new();
    let mut related = Vec::new();
    for (at, clause) in &both[0] {
        for (other_at, other) in &both[1] {
            let clauses = [Some(*at), Some(*other_at)];
            let demands = [clause.demand, other.demand];
            if clause.demand == other.demand {
                let likeness = likeness(clause, other);
                found.push(Beside { demand: clause.demand, other: None, elsewhere: false, likeness, clauses });
                placed.insert(clause.demand);
            } else if let Some(likeness) = relation(situation, [clause, other]) {
                related.push((likeness, demands, clauses));
            }
        }
    }
    // The same whichever draft is the first.
    related.sort_by_cached_key(|(_, demands, _)| {
        let mut sorted = *demands;
        sorted.sort_unstable();
        sorted
    });
    // What stands in one draft only may still have to do with what the other says: first of all if it contradicts it, and
    // rather with what stands in the other only.
    let (contradicting, rest): (Vec<_>, Vec<_>) =
        related.into_iter().partition(|(likeness, ..)| *likeness == Likeness::Contradicting);
    for related in [contradicting, rest] {
        for (likeness, [demand, other], clauses) in related.iter().copied() {
            if !placed.contains(&demand) && !placed.contains(&other) {
                found.push(Beside { demand, other: Some(other), elsewhere: false, likeness, clauses });
                placed.extend([demand, other]);
            }
        }
        for (likeness, [first, second], clauses) in related {
            for (demand, other) in [(first, second), (second, first)] {
                if placed.insert(demand) {
                    found.push(Beside { demand, other: Some(other), elsewhere: true, likeness, clauses });
                }
            }
        }
    }
    for (side, likeness) in [(0, Likeness::OnlyFirst), (1, Likeness::OnlySecond)] {
        for (at, clause) in both[side].iter().filter(|(_, clause)| !placed.contains(&clause.demand)) {
            let clauses = if side == 0 { [Some(*at), None] } else { [None, Some(*at)] };
            found.push(Beside { demand: clause.demand, other: None, elsewhere: false, likeness, clauses });
        }
    }
    found.sort_by_key(|beside| (beside.likeness, beside.demand, beside.other));
    found
}

/// The first clause on each demand.
fn firsts(paper: &Paper) -> Vec<(usize, &Clause)> {
    let mut seen = BTreeSet::new();
    paper.clauses.iter().enumerate().filter(|(_, clause)| seen.insert(clause.demand)).collect()
}

/// How two clauses on different demands have to do with one another, if they have. A clause that takes no side leads nowhere.
fn relation(situation: &Situation<'_>, two: [&Clause; 2]) -> Option<Likeness> {
    let [Some(a), Some(b)] = two.map(|clause| takes(clause).and_then(|_| start(clause.demand, clause.levels))) else {
        return None;
    };
    let leads = |clause: &Clause, to| leads_to(&situation.graph, clause.demand, clause.levels, to);
    let opposite = |literal: Literal| Literal { wanted: !literal.wanted, ..literal };
    let [one, other] = two;
    // Whichever leads to the opposite of the other, the other does as well.
    if leads(one, opposite(b)) {
        return Some(Likeness::Contradicting);
    }
    let likeness = if leads(one, b) {
        Likeness::Contains
    } else if leads(other, a) {
        Likeness::Contained
    } else {
        return None;
    };
    // A package has one value of a parameter that both share by their issue.
    if !a.wanted {
        return Some(likeness);
    }
    let (whole, part) = if likeness == Likeness::Contains { (one, other) } else { (other, one) };
    let mut found = likeness;
    for parameter in shared(situation.model, [whole.demand, part.demand]) {
        match (accepted_of(&whole.sets, parameter), accepted_of(&part.sets, parameter)) {
            (Some(whole), Some(part)) if whole.and(part).is_none() => return Some(Likeness::Contradicting),
            (whole, Some(part)) if whole.is_none_or(|whole| !whole.is_within(part)) => found = Likeness::OtherTerms,
            _ => {}
        }
    }
    Some(found)
}

/// The parameters that two demands share: those of their one issue that neither declares itself.
fn shared(model: &Model, two: [DemandIx; 2]) -> Vec<&str> {
    let issue = model.demands[two[0]].issue;
    let of_issue =
        |name: &str| two.iter().all(|demand| model.declarer(Target::Demand(*demand), name) == Target::Issue(issue));
    let names = model.issues[issue].parameters.iter().map(|parameter| parameter.name.as_str());
    names.filter(|name| model.demands[two[1]].issue == issue && of_issue(name)).collect()
}

/// How two clauses on one demand are alike.
fn likeness(a: &Clause, b: &Clause) -> Likeness {
    match [a, b].map(takes) {
        [Some(one), Some(other)] if one != other => return Likeness::Contradicting,
        [None, None] if a.levels != b.levels => return Likeness::OtherTerms,
        [one, other] if one != other => return Likeness::OtherTerms,
        // What hangs on something else is not the same, and neither says more.
        _ if a.hangs != b.hangs => return Likeness::OtherTerms,
        _ => {}
    }
    let names: BTreeSet<&String> = a.sets.iter().chain(&b.sets).map(|term| &term.parameter).collect();
    // Who sets nothing of a parameter allows everything.
    let within = |inner: Option<&Accepted>, outer: Option<&Accepted>| match (inner, outer) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(inner), Some(outer)) => inner.is_within(outer),
    };
    let (mut less, mut more) = (true, true);
    for name in names {
        let (mine, other) = (accepted_of(&a.sets, name), accepted_of(&b.sets, name));
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
