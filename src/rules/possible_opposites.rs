//! Two demands that may be one question from two sides, worded so that no negation shows it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, rule};
use crate::graph::Literal;
use crate::id::{DemandIx, IssueIx, PartyIx};
use crate::model::{Demand, Model, Target};
use crate::rule::Subject;
use crate::wording::{Bearing, negates, plain, words};

rule! {
    pub RULE = "D0454" "possible-opposites" Meaning Warning:
        "two demands that say opposite things of one subject, and no party has a position on both"
}

/// Words that begin a sentence and are not what it is about.
const BEGINNINGS: &[&str] = &["a", "all", "an", "any", "both", "each", "every", "its", "no", "the", "their", "there"];

/// O(demands + stances), and the number of pairs that say opposite things of one subject in one issue.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let positions = positions(model);
    let mut alike: BTreeMap<(IssueIx, String), BTreeMap<Bearing, Vec<DemandIx>>> = BTreeMap::new();
    for (ix, demand) in model.demands.iter() {
        if let Some(subject) = subject(&demand.text) {
            let of_subject = alike.entry((demand.issue, subject)).or_default();
            of_subject.entry(Bearing::of(&demand.text)).or_default().push(ix);
        }
    }
    let none = Sides::default();
    let of = |demand: &DemandIx| positions.get(demand).unwrap_or(&none);
    // What a condition or a clause is about is spoken of all the same.
    let idle = |demand: &DemandIx| !on.usage().demands.contains(demand);
    let mut found = Vec::new();
    for bearings in alike.values() {
        for (at, (bearing, demands)) in bearings.iter().enumerate() {
            let others = bearings.iter().skip(at + 1).filter(|(other, _)| bearing.is_opposite(**other));
            let pairs = others
                .flat_map(|(_, others)| demands.iter().flat_map(|one| others.iter().map(move |two| (*one, *two))));
            found.extend(pairs.map(|(one, two)| (one.min(two), one.max(two))).filter(|(one, two)| {
                let speak = idle(one) || idle(two) || (!of(one).all.is_empty() && !of(two).all.is_empty());
                let is_negated = is_negated(&model.demands[*one], &model.demands[*two]);
                speak && !is_negated && of(one).is_apart_from(of(two)) && !connected(on, *one, *two)
            }));
        }
    }
    found.sort_unstable();
    problems.extend(found.into_iter().map(|(one, two)| finding(&model.demands[one], &model.demands[two])));
}

fn finding(first: &Demand, second: &Demand) -> Diagnostic {
    let message =
        format!("`{}` and `{}` may be opposites: who wants one says nothing of the other", first.id, second.id);
    Diagnostic::new(&RULE, second.span, message).label("on the same subject").related(first.span, "as this one").help(
        format!(
            "if one is what the other denies, keep one, and let who wants the other reject it; if both cannot come \
             together, write `excludes: {{{}: reason}}`; if they can, allow this with the reason",
            first.id
        ),
    )
}

/// Who has a position on a demand.
#[derive(Default)]
struct Sides {
    wanting: BTreeSet<PartyIx>,
    all: BTreeSet<PartyIx>,
}

impl Sides {
    /// Whether each is wanted by somebody, or the one is and of the other no position is known, and nobody has one on both.
    fn is_apart_from(&self, other: &Sides) -> bool {
        let [mine, theirs] = [self, other].map(|sides| !sides.wanting.is_empty());
        let speaks_of_one = (mine && other.all.is_empty()) || (theirs && self.all.is_empty());
        ((mine && theirs) || speaks_of_one) && self.all.is_disjoint(&other.all)
    }
}

fn positions(model: &Model) -> BTreeMap<DemandIx, Sides> {
    let mut found: BTreeMap<DemandIx, Sides> = BTreeMap::new();
    for (_, stance) in model.stances.iter() {
        let (Target::Demand(demand), Some(levels)) = (stance.target, stance.levels()) else { continue };
        let sides = found.entry(demand).or_default();
        sides.all.insert(stance.party);
        // A first word that is firm enough: who only would discuss something is no side.
        if levels.low().value() >= 2 {
            sides.wanting.insert(stance.party);
        }
    }
    found
}

/// Whether one follows from the other or rules it out, or both follow from or rule out a third. O(relations of the two).
fn connected(on: &Subject<'_>, one: DemandIx, other: DemandIx) -> bool {
    let near = |demand: DemandIx| -> BTreeSet<DemandIx> {
        let steps = [true, false].map(|wanted| on.situation().graph.consequences(Literal { demand, wanted }));
        steps.into_iter().flatten().map(|step| step.to.demand).collect()
    };
    let of_one = near(one);
    of_one.contains(&other) || !of_one.is_disjoint(&near(other))
}

/// Whether a negation tells them apart, which is another finding.
fn is_negated(one: &Demand, other: &Demand) -> bool {
    let negated = |demand: &Demand| words(&demand.text).iter().any(|word| negates(word));
    negated(one) != negated(other)
}

/// What a sentence is about: its first word that says something.
fn subject(text: &str) -> Option<String> {
    let word = words(text).into_iter().find(|word| !BEGINNINGS.contains(&word.as_str()))?;
    Some(plain(&word))
}
