//! What changed between two dates of one model, party by party.

use crate::analysis::situation::{Scope, Situation};
use crate::graph::{Basis, Cell};
use crate::id::{DemandIx, PartyIx, StanceIx};
use crate::model::{Assumption, Condition, LevelRange, Link, Model, Polarity, Stance, Target};

/// In which respect a position changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// In force at the later date only. What was unknown became known: no change of mind is shown by that.
    Appeared,
    /// In force at the earlier date only: it ran out.
    Dropped,
    /// To the other side.
    Turned,
    /// Further from neutral on the same side, or from neutral to a side.
    Hardened,
    /// Nearer to neutral on the same side, or to neutral.
    Softened,
    /// The levels changed, but the sources leave open in which direction.
    Unclear,
    /// It waits for something, or would end with something, and did not before.
    ConditionAdded,
    /// It waits for nothing any more, and would end with nothing.
    ConditionRemoved,
    /// The conditions, or what holds while they are open, are others.
    ConditionChanged,
    /// The accepted or preferred values are others.
    Terms,
    /// It is now taken to be a red line.
    RedLineAdded,
    /// It is no longer taken to be a red line.
    RedLineRemoved,
}

impl Change {
    /// The word in answers.
    pub fn word(self) -> &'static str {
        match self {
            Change::Appeared => "appeared",
            Change::Dropped => "dropped",
            Change::Turned => "turned",
            Change::Hardened => "hardened",
            Change::Softened => "softened",
            Change::Unclear => "unclear",
            Change::ConditionAdded => "condition-added",
            Change::ConditionRemoved => "condition-removed",
            Change::ConditionChanged => "condition-changed",
            Change::Terms => "terms-changed",
            Change::RedLineAdded => "red-line-added",
            Change::RedLineRemoved => "red-line-removed",
        }
    }
}

/// One party on one demand or issue, at both dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Who.
    pub party: PartyIx,
    /// On what.
    pub target: Target,
    /// In which respects it changed; none if the same was said again.
    pub changes: Vec<Change>,
    /// The statement in force at the earlier date.
    pub old: Option<StanceIx>,
    /// The statement in force at the later date.
    pub new: Option<StanceIx>,
}

/// How far two parties are from each other at both dates, on the same demands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Convergence {
    /// Who, by id.
    pub parties: [PartyIx; 2],
    /// On how many demands the sides of both are known at both dates; at least one.
    pub common: usize,
    /// The graded distance on these at the earlier date, 0 to 1.
    pub from: f64,
    /// The same at the later date.
    pub to: f64,
}

/// What changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Diff {
    /// What changed in any respect, by the ids of party and target.
    pub changed: Vec<Difference>,
    /// What was superseded by a statement that says the same.
    pub said_again: Vec<Difference>,
    /// How many positions are the same at both dates, said again or not.
    pub unchanged: usize,
    /// Every pair of parties with a demand in common, by id.
    pub convergence: Vec<Convergence>,
}

impl Diff {
    /// How many positions changed in one respect.
    pub fn count(&self, change: Change) -> usize {
        self.changed.iter().filter(|difference| difference.changes.contains(&change)).count()
    }

    /// How many positions that are known at both dates changed. New knowledge is not counted.
    pub fn substantive(&self) -> usize {
        self.changed.iter().filter(|difference| difference.old.is_some() && difference.new.is_some()).count()
    }
}

/// What changed between two situations of one model, in what was stated. O(parties × (demands + issues) × stances on
/// one, and parties² × demands).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: rejects, said: 2023},\
/// #     {party: a, demand: d, stance: open, said: 2024}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::{Change, Situation, diff};
/// let at = |year: &str| Situation::new(&model, year.parse().ok(), Vec::new());
/// assert_eq!(diff(&at("2023"), &at("2024")).changed[0].changes, [Change::Turned]);
/// assert_eq!(diff(&at("2022"), &at("2024")).changed[0].changes, [Change::Appeared]);
/// ```
pub fn diff(from: &Situation<'_>, to: &Situation<'_>) -> Diff {
    let model = to.model;
    let mut parties: Vec<PartyIx> = model.parties.indices().collect();
    parties.sort_by_key(|ix| &model.parties[*ix].id);
    let demands = model.demands.indices().map(Target::Demand);
    let mut targets: Vec<Target> = demands.chain(model.issues.indices().map(Target::Issue)).collect();
    targets.sort_by_key(|target| (model.target_id(*target), *target));
    let mut answer = Diff { changed: Vec::new(), said_again: Vec::new(), unchanged: 0, convergence: Vec::new() };
    for party in &parties {
        for target in &targets {
            let assumed = |a: &Assumption| a.party == *party && Target::Demand(a.demand) == *target;
            let (old, new) = (from.in_force(*party, *target), to.in_force(*party, *target));
            // What is assumed holds at both dates, whatever was said.
            if to.assumptions.iter().any(assumed) || (old.is_none() && new.is_none()) {
                continue;
            }
            let changes = changes(to, old, new);
            let difference = Difference { party: *party, target: *target, changes, old, new };
            if !difference.changes.is_empty() {
                answer.changed.push(difference);
                continue;
            }
            answer.unchanged += 1;
            if old != new {
                answer.said_again.push(difference);
            }
        }
    }
    for (at, a) in parties.iter().enumerate() {
        answer.convergence.extend(parties[at + 1..].iter().filter_map(|b| convergence(from, to, [*a, *b])));
    }
    answer
}

/// In which respects one statement differs from another.
fn changes(situation: &Situation<'_>, old: Option<StanceIx>, new: Option<StanceIx>) -> Vec<Change> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) if old != new => (old, new),
        (None, Some(_)) => return vec![Change::Appeared],
        (Some(_), None) => return vec![Change::Dropped],
        _ => return Vec::new(),
    };
    let (model, filter) = (situation.model, situation.filter());
    let (was, is) = (&model.stances[old], &model.stances[new]);
    let counted = |ix, stance| Cell::stated(ix, stance, filter);
    let (before, now) = (counted(old, was), counted(new, is));
    let mut changes = Vec::new();
    changes.extend(moved(before.levels, now.levels));
    changes.extend(conditions(model, was, is));
    let terms = |stance: &Stance| {
        let mut terms: Vec<String> =
            stance.terms.iter().map(|term| format!("{} {}", term.parameter, term.accepted)).collect();
        terms.extend(stance.ideal.iter().map(|(parameter, value)| format!("{parameter} best {value}")));
        terms.sort();
        terms
    };
    changes.extend((terms(was) != terms(is)).then_some(Change::Terms));
    changes.extend(match (before.red_line, now.red_line) {
        (false, true) => Some(Change::RedLineAdded),
        (true, false) => Some(Change::RedLineRemoved),
        _ => None,
    });
    changes
}

/// In which direction the levels moved. An interval is taken by its middle, as in the graded distance.
fn moved(old: LevelRange, new: LevelRange) -> Option<Change> {
    let middle = |levels: LevelRange| (levels.low().value() + levels.high().value()).abs();
    if old == new {
        return None;
    }
    Some(match (old.polarity(), new.polarity()) {
        (Some(Polarity::For), Some(Polarity::Against)) | (Some(Polarity::Against), Some(Polarity::For)) => {
            Change::Turned
        }
        (Some(_), Some(_)) if middle(old) < middle(new) => Change::Hardened,
        (Some(_), Some(_)) if middle(old) > middle(new) => Change::Softened,
        _ => Change::Unclear,
    })
}

fn conditions(model: &Model, old: &Stance, new: &Stance) -> Option<Change> {
    let texts = |stance: &Stance| {
        let text = |(link, what): &(Link, Condition)| format!("{} {}", link.words(), model.condition_text(what));
        let mut texts: Vec<String> = stance.conditions.iter().map(text).collect();
        texts.sort();
        texts
    };
    let (before, now) = (texts(old), texts(new));
    match (before.is_empty(), now.is_empty()) {
        (true, true) => None,
        (true, false) => Some(Change::ConditionAdded),
        (false, true) => Some(Change::ConditionRemoved),
        // While the condition is open, `otherwise` counts; what would hold after it is a part of the condition.
        (false, false) => {
            let same = before == now && old.otherwise == new.otherwise;
            let after = old.otherwise.is_none() || old.levels == new.levels;
            (!same || !after).then_some(Change::ConditionChanged)
        }
    }
}

/// The graded distance at both dates over the demands on which the sides of both parties are known at both. A demand
/// that is known at one date only would move the mean without anybody having moved.
fn convergence(from: &Situation<'_>, to: &Situation<'_>, parties: [PartyIx; 2]) -> Option<Convergence> {
    let apart = |situation: &Situation<'_>, demand: DemandIx| {
        let twice = |party| {
            let cell = situation.matrix(Scope::Direct).cell(party, demand)?;
            debug_assert!(cell.basis != Basis::Derived, "only what is stated or assumed");
            cell.levels.polarity()?;
            Some(i32::from(cell.levels.low().value()) + i32::from(cell.levels.high().value()))
        };
        Some((twice(parties[0])? - twice(parties[1])?).abs())
    };
    let both = |demand| Some((apart(from, demand)?, apart(to, demand)?));
    let common: Vec<(i32, i32)> = to.model.demands.indices().filter_map(both).collect();
    // Twice the difference in level, of which each is a sixth.
    let mean = |sum: i32| f64::from(sum) / 12.0 / common.len() as f64;
    (!common.is_empty()).then(|| Convergence {
        parties,
        common: common.len(),
        from: mean(common.iter().map(|(before, _)| before).sum()),
        to: mean(common.iter().map(|(_, now)| now).sum()),
    })
}
