//! Two demands that may be one question from two sides, worded so that no negation shows it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, rule};
use crate::id::{DemandIx, IssueIx, PartyIx};
use crate::model::{Demand, Model, Target};
use crate::rule::Subject;
use crate::wording::{negates, opposed, plain, words};

rule! {
    pub RULE = "D0454" "possible-opposites" Meaning Warning:
        "two demands that say opposite things of one subject, and no party has a position on both"
}

/// Words that begin a sentence and are not what it is about.
const BEGINNINGS: &[&str] = &["a", "all", "an", "any", "both", "each", "every", "its", "no", "the", "their", "there"];

/// O(demands² of one issue with one subject).
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let positions = positions(model);
    let mut alike: BTreeMap<(IssueIx, String), Vec<DemandIx>> = BTreeMap::new();
    for (ix, demand) in model.demands.iter() {
        if let Some(subject) = subject(&demand.text) {
            alike.entry((demand.issue, subject)).or_default().push(ix);
        }
    }
    let none = Sides::default();
    for demands in alike.values() {
        for (at, one) in demands.iter().enumerate() {
            for other in &demands[at + 1..] {
                let of = |demand: &DemandIx| positions.get(demand).unwrap_or(&none);
                let (first, second) = (&model.demands[*one], &model.demands[*other]);
                let is_question = opposed(&first.text, &second.text) && !is_negated(first, second);
                // What a condition or a clause is about is spoken of all the same.
                let idle = |demand: &DemandIx| !on.usage().demands.contains(demand);
                let speak = idle(one) || idle(other) || (!of(one).all.is_empty() && !of(other).all.is_empty());
                if !is_question || !speak || !of(one).is_apart_from(of(other)) || connected(model, *one, *other) {
                    continue;
                }
                problems.push(finding(first, second));
            }
        }
    }
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

/// Whether one follows from the other or rules it out, or both follow from or rule out a third.
fn connected(model: &Model, one: DemandIx, other: DemandIx) -> bool {
    let near = |demand: DemandIx| {
        let own = &model.demands[demand];
        let out = own.implies.iter().chain(&own.excludes).map(|relation| relation.to);
        let into = model
            .demands
            .iter()
            .filter(move |(_, from)| from.implies.iter().chain(&from.excludes).any(|relation| relation.to == demand));
        out.chain(into.map(|(ix, _)| ix)).collect::<BTreeSet<DemandIx>>()
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
