//! What parties insist on, as constraints on packages.
//!
//! A party insists where it demands, supports, opposes or rejects, where a red line is drawn, and on its terms. Who is only
//! open or reluctant insists on nothing, and neither does the unknown. Where the sources differ, the weakest reading counts.

use std::collections::BTreeMap;

use crate::id::{DemandIx, PartyIx, StanceIx};
use crate::model::{Accepted, Condition, LevelRange, Link, Polarity, Target, Term};
use crate::packages::choices::Packages;
use crate::packages::requirements::{Requirements, Terms, Way};
use crate::position::{Origin, Position, Word};
use crate::search::formula::Formula;
use crate::situation::{Scope, Situation};
use crate::vocabulary::vocabulary;

/// What is insisted on.
#[derive(Clone, Debug, PartialEq)]
pub enum Insistence {
    /// That a package provides for the demand.
    For,
    /// That it does not.
    Against,
    /// That a parameter has one of these values, if the package provides for it.
    Terms(String, Accepted),
}

/// Something that one or several parties insist on in the same way. Several are one: to count them by heads would make
/// whoever is outnumbered the obstacle, and how many stand on a side is the curator's choice.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Constraint<'m> {
    /// Who, by id.
    pub parties: Vec<PartyIx>,
    /// On what.
    pub on: Target,
    /// How.
    pub insistence: Insistence,
    /// Those of the parties for whom it is taken to be a red line, with the side of the word around which that is.
    pub red_lines: Vec<(PartyIx, Polarity)>,
    /// Those of the parties that did not say so: for whom it follows from a position on something that is not decided.
    pub derived: Vec<PartyIx>,
    /// Those of the parties for whom it is only assumed.
    pub assumed: Vec<PartyIx>,
    /// Those of the parties that do not insist on the demand or issue itself, nor draw a red line: only that where it comes
    /// about, it keeps to the terms on which they are open to it.
    pub open: Vec<PartyIx>,
    /// The statements behind it; none for what is assumed, or follows from a statement on something that is not decided.
    pub stances: Vec<StanceIx>,
    /// The position by which the first of the parties insists, unless it only follows.
    pub position: Option<Position<'m>>,
    /// Of terms that only follow: the demand of the position that they come from, and whether that is firm.
    pub from: Option<(DemandIx, bool)>,
    /// By which of its words, the one that holds now first.
    pub ways: Vec<Way>,
    /// Whether it holds only together with conditions that the package may or may not meet.
    pub conditional: bool,
    /// What is true of the packages that keep to it.
    pub formula: Formula,
}

impl Constraint<'_> {
    /// What it is about: one thing, or several of which each would do.
    pub fn about(&self) -> Vec<Target> {
        let instead = self.ways.iter().flat_map(|way| way.instead.iter().copied().map(Target::Demand));
        let mut about: Vec<Target> = Vec::new();
        for target in std::iter::once(self.on).chain(instead) {
            if !about.contains(&target) {
                about.push(target);
            }
        }
        about
    }
}

vocabulary! {
    /// Why a position constrains nothing, although it could.
    pub enum Reason {
        /// It waits for something that no package decides.
        Waits = "waits",
        /// By its other word it would judge otherwise, and no package decides which of the two holds.
        Turns = "other-word",
        /// It binds as long as its exception has not come, and no package decides that.
        Ends = "may-end",
        /// A position that would do in its place lies on what no package decides.
        Alternative = "alternative",
        /// The sources differ, and by one reading the party does not insist.
        SourcesDiffer = "sources-differ",
    }
}

/// A position that bears on a demand that is decided, and is no constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SetAside<'m> {
    /// Whose.
    pub party: PartyIx,
    /// On what.
    pub demand: DemandIx,
    /// Why.
    pub reason: Reason,
    /// On which conditions it hangs.
    pub hinges: Vec<&'m (Link, Condition)>,
}

/// Constraints, and positions that bear on the same demands without being one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Insisted<'m> {
    /// By demand in the order of the packages, then for, against and terms.
    pub constraints: Vec<Constraint<'m>>,
    /// Positions that are none for a reason, by demand and party.
    pub set_aside: Vec<SetAside<'m>>,
    /// When which position has ended, and nothing else follows.
    pub ended: Vec<(PartyIx, DemandIx, Formula)>,
    /// When which position waits for something, and what follows from others of the same party wants it all the same.
    pub overtaken: Vec<(PartyIx, DemandIx, Formula)>,
}

/// What some parties insist on, of all that packages decide. O(positions × (demands + relations) × log demands) for each
/// party.
pub fn insisted<'m>(situation: &Situation<'m>, packages: &Packages, parties: &[PartyIx], scope: Scope) -> Insisted<'m> {
    let mut all = Collected {
        situation,
        packages,
        scope,
        found: BTreeMap::new(),
        set_aside: Vec::new(),
        ended: Vec::new(),
        overtaken: Vec::new(),
    };
    let each: Vec<(PartyIx, Requirements<'_, '_>)> =
        parties.iter().map(|party| (*party, Requirements::new(situation, packages, *party, scope))).collect();
    for issue in &packages.issues {
        for demand in situation.graph.demands_of(*issue) {
            for (party, requirements) in &each {
                all.position(*party, demand, requirements);
            }
        }
    }
    for issue in &packages.issues {
        for (party, _) in &each {
            all.terms_on_issue(*party, Target::Issue(*issue));
        }
        for demand in situation.graph.demands_of(*issue) {
            for (party, requirements) in &each {
                all.terms(*party, demand, requirements);
            }
        }
    }
    let model = situation.model;
    let mut constraints: Vec<Constraint<'_>> = all.found.into_values().collect();
    let place = |on: Target| match on {
        Target::Issue(issue) => (packages.issues.iter().position(|own| *own == issue), None),
        Target::Demand(demand) => {
            (packages.issues.iter().position(|own| *own == model.demands[demand].issue), Some(demand))
        }
    };
    let sort = |constraint: &Constraint<'_>| match constraint.insistence {
        Insistence::For => 0,
        Insistence::Against => 1,
        Insistence::Terms(..) => 2,
    };
    constraints.sort_by_key(|constraint| (place(constraint.on), sort(constraint), constraint.parties.first().copied()));
    Insisted { constraints, set_aside: all.set_aside, ended: all.ended, overtaken: all.overtaken }
}

/// What makes two parties insist on one and the same.
type Key = (Target, u8, Option<String>, Formula);

struct Collected<'s, 'm> {
    situation: &'s Situation<'m>,
    packages: &'s Packages,
    scope: Scope,
    found: BTreeMap<Key, Constraint<'m>>,
    set_aside: Vec<SetAside<'m>>,
    ended: Vec<(PartyIx, DemandIx, Formula)>,
    overtaken: Vec<(PartyIx, DemandIx, Formula)>,
}

impl<'m> Collected<'_, 'm> {
    fn position(&mut self, party: PartyIx, demand: DemandIx, requirements: &Requirements<'_, 'm>) {
        let required = requirements.on(demand);
        if required.ended != Formula::NEVER {
            self.ended.push((party, demand, required.ended.clone()));
        }
        if required.overtaken != Formula::NEVER {
            self.overtaken.push((party, demand, required.overtaken.clone()));
        }
        let position = self.situation.position(party, demand, self.scope);
        let aside = |reason: Reason| {
            let hinges = position.map(Position::hinges).unwrap_or_default();
            SetAside { party, demand, reason, hinges }
        };
        if required.alternative_outside {
            self.set_aside.push(aside(Reason::Alternative));
        } else if let Some(own) = self.situation.stated(party).get(demand)
            && let Some(states) = requirements.states(demand)
        {
            self.set_aside.extend(reason(own, self.packages, self.situation, states).map(aside));
        }
        let Some(wanted) = required.wanted.filter(|_| required.formula != Formula::ALWAYS) else { return };
        let provides = self.packages.provides(demand).cloned().unwrap_or(Formula::NEVER);
        let plain = if wanted { provides } else { provides.negated() };
        let conditional = required.formula != plain.simplified();
        let insistence = if wanted { Insistence::For } else { Insistence::Against };
        let on = Target::Demand(demand);
        // What only follows is no word of the party on it.
        let position = position.filter(|own| required.by_own || matches!(own.origin, Origin::Derived(_)));
        let constraint = constraint(on, insistence, position, conditional, required.formula);
        self.add(party, Constraint { ways: required.ways, ..constraint });
    }

    fn terms(&mut self, party: PartyIx, demand: DemandIx, requirements: &Requirements<'_, 'm>) {
        let on = Target::Demand(demand);
        let provides = self.packages.provides(demand).cloned().unwrap_or(Formula::NEVER);
        let position = self.situation.position(party, demand, self.scope);
        for Terms { when, term, from } in requirements.terms(demand) {
            let due = Formula::All(vec![provides.clone(), when.clone()]).simplified();
            self.term((party, on), position, (term, from), (due, when != Formula::ALWAYS));
        }
    }

    fn terms_on_issue(&mut self, party: PartyIx, on: Target) {
        let Some(position) = self.situation.position_on(party, on, Scope::Direct) else { return };
        let states = position.states(self.situation.model, &|demand| self.packages.met(demand));
        let when = states.binds(position);
        for term in position.counting_terms() {
            self.term((party, on), Some(position), (term.clone(), None), (when.clone(), when != Formula::ALWAYS));
        }
    }

    /// That a parameter has one of the accepted values, when that is due.
    fn term(
        &mut self,
        (party, on): (PartyIx, Target),
        position: Option<&Position<'m>>,
        (term, from): (Term, Option<(DemandIx, bool)>),
        (due, conditional): (Formula, bool),
    ) {
        let accepts = self.packages.accepts(self.situation.model, on, &term.parameter, &term.accepted);
        let Some(accepts) = accepts else { return };
        let formula = Formula::if_then(due, accepts).simplified();
        if formula != Formula::ALWAYS {
            let insistence = Insistence::Terms(term.parameter, term.accepted);
            let origin = from.map_or(position, |(from, _)| self.situation.position(party, from, self.scope));
            let insists =
                origin.is_none_or(|own| own.words.iter().flatten().any(|word| word.is_firmly_for() || word.red_line));
            let position = position.filter(|own| from.is_none() || matches!(own.origin, Origin::Derived(_)));
            let constraint = constraint(on, insistence, position, conditional, formula);
            let open = if insists { Vec::new() } else { vec![party] };
            self.add(party, Constraint { from, open, ..constraint });
        }
    }

    /// Adds a party to those who insist on the same.
    fn add(&mut self, party: PartyIx, constraint: Constraint<'m>) {
        let (sort, parameter) = match &constraint.insistence {
            Insistence::For => (0, None),
            Insistence::Against => (1, None),
            Insistence::Terms(parameter, accepted) => (2, Some(format!("{parameter} {}", accepted.identity()))),
        };
        // Alternatives are one thing that is insisted on, whichever of them it is looked at from.
        let on = constraint.about().into_iter().min().unwrap_or(constraint.on);
        let key = (on, sort, parameter, constraint.formula.clone());
        let position = constraint.position.clone();
        // A red line belongs to a word, and to the constraint only if it is by that word.
        let by: Vec<usize> = constraint.ways.iter().map(|way| way.word).collect();
        let open = constraint.open.clone();
        let known = self.found.entry(key).or_insert_with(|| constraint.clone());
        // Of the same days written as different dates, the same ones are shown whoever names them.
        if let (Insistence::Terms(_, shown), Insistence::Terms(_, other)) =
            (&mut known.insistence, &constraint.insistence)
            && other.to_string() > shown.to_string()
        {
            *shown = other.clone();
        }
        known.parties.push(party);
        known.open.extend(open);
        let red_line = position.as_ref().and_then(|own| {
            let words = (0..2).filter(|at| by.is_empty() || by.contains(at)).filter_map(|at| own.words[at]);
            words.filter(|word| word.red_line).find_map(Word::side)
        });
        known.red_lines.extend(red_line.map(|side| (party, side)));
        known.red_lines.sort_unstable();
        known.red_lines.dedup();
        known.stances.extend(position.iter().flat_map(Position::stances));
        match position.map(|own| own.origin) {
            Some(Origin::Stated(..)) => {}
            Some(Origin::Assumed) => known.assumed.push(party),
            // Under some packages something follows, although now nothing does.
            Some(Origin::Derived(_)) | None => known.derived.push(party),
        }
        for list in [&mut known.parties, &mut known.derived, &mut known.assumed, &mut known.open] {
            list.sort_unstable();
            list.dedup();
        }
    }
}

/// What somebody insists on, by a position; nobody yet.
fn constraint<'m>(
    on: Target,
    insistence: Insistence,
    position: Option<&Position<'m>>,
    conditional: bool,
    formula: Formula,
) -> Constraint<'m> {
    Constraint {
        parties: Vec::new(),
        on,
        insistence,
        red_lines: Vec::new(),
        derived: Vec::new(),
        assumed: Vec::new(),
        open: Vec::new(),
        stances: Vec::new(),
        position: position.cloned(),
        from: None,
        ways: Vec::new(),
        conditional,
        formula,
    }
}

/// Why a stated position is no constraint although by some reading it would be one.
fn reason(
    own: &Position<'_>,
    packages: &Packages,
    situation: &Situation<'_>,
    states: &crate::position::States,
) -> Option<Reason> {
    let (now, waits) = own.now();
    if waits {
        // Whoever is neutral, or reluctant, insists on nothing whatever comes about.
        let matters = insists(now.levels) || now.side() == Some(Polarity::For) || is_split(now.levels);
        let undecided = Formula::All(vec![states.waits.clone(), states.barred.clone().negated()]).simplified();
        return (matters && is_possible(&undecided, &states.waits, &states.barred)).then_some(Reason::Waits);
    }
    // The word that holds as long as nobody decides is what counts; it is told where the other one would judge otherwise.
    if let [Some(first), Some(second)] = own.words
        && first.judges_unlike(second)
        && own.is_undecided(situation.model, &|demand| packages.met(demand))
    {
        return Some(Reason::Turns);
    }
    if (now.is_firmly_for() || now.refuses())
        && !own.ends().is_empty()
        && own.is_undecided(situation.model, &|demand| packages.met(demand))
    {
        return Some(Reason::Ends);
    }
    (is_split(now.levels) && !now.refuses()).then_some(Reason::SourcesDiffer)
}

fn insists(levels: LevelRange) -> bool {
    levels.low().value() >= 2 || levels.high().value() <= -2
}

/// Whether by one reading it would be insisted on, and by another one not.
fn is_split(levels: LevelRange) -> bool {
    let firmest = levels.low().value().abs().max(levels.high().value().abs());
    levels.low() != levels.high() && firmest >= 2 && !insists(levels)
}

/// Whether it waits for something that is not decided.
fn is_possible(undecided: &Formula, waits: &Formula, barred: &Formula) -> bool {
    *undecided != Formula::NEVER && waits != barred
}
