//! What changed between two ends: two dates of one model, or two models.

use schemars::JsonSchema;
use serde::Serialize;

use super::change::RespectChanged;
use super::happening::TimelineEntry;
use super::head::{Answer, Asked, ModelEntry};
use super::names::{Demand, Issue, Party};
use super::register::Register;
use super::statement::Statement;
use crate::analysis::{self, Change, DatedHappening, Direction};
use crate::situation::Scope;
use crate::date::Date;
use crate::model::Number;

/// What changed of the positions that parties stated.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Diff<'m> {
    /// As of when the earlier end is.
    pub from: Option<Date>,
    /// As of when the later end is.
    pub to: Option<Date>,
    /// What changed, by party and demand or issue: an entry for each respect, each with both statements.
    pub changes: Vec<RespectChanged<'m>>,
    /// How many positions that are known at both ends changed.
    pub changed: usize,
    /// How many positions are the same at both ends.
    pub unchanged: usize,
    /// How many positions are known at the later end only.
    pub appeared: usize,
    /// How many positions are known at the earlier end only.
    pub dropped: usize,
    /// What was said again, without change.
    pub said_again: Vec<RespectChanged<'m>>,
    /// What happened between the two ends that bears on positions.
    pub meanwhile: Vec<TimelineEntry<'m>>,
    /// Every pair of parties with the distance at both ends, on what is known of both at both.
    pub convergence: Vec<Converged<'m>>,
    /// Whose position went toward or away from where another stood.
    pub log: Vec<Moved<'m>>,
    /// What the user calls the two models; none for two dates of one.
    pub models: Option<[String; 2]>,
    /// What only the later model has.
    pub added: Only<'m>,
    /// What only the earlier model has.
    pub removed: Only<'m>,
    /// Demands with another sentence: positions on them may not be on the same thing.
    pub reworded: Vec<Reworded<'m>>,
    /// How many of the changed positions are coded differently in two models.
    pub edited: usize,
    /// Where one model has the same words of a source under two dates: nobody spoke again, and nothing is counted.
    pub same_words: Vec<RespectChanged<'m>>,
}

/// How far two parties are from each other at both ends, on the same demands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Converged<'m> {
    /// Who.
    pub parties: [Party<'m>; 2],
    /// On how many demands the sides of both are known at both ends.
    pub common: usize,
    /// The distance on these at the earlier end, 0 to 1.
    pub from: f64,
    /// The same at the later end.
    pub to: f64,
}

/// The move of one party on one demand, seen from where another stood at the earlier end.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Moved<'m> {
    /// Who moved.
    pub party: Party<'m>,
    /// On what.
    pub demand: Demand<'m>,
    /// From whose earlier position it is seen.
    pub other: Party<'m>,
    /// Which way.
    pub direction: Direction,
    /// By how many levels of the scale; none if the levels did not go this way.
    pub levels: Option<Number>,
    /// Toward: parameters of which its terms lie nearer now to those of the other; away: the reverse.
    pub parameters: Vec<String>,
    /// Whether what moved is an entry that was edited.
    pub edited: bool,
    /// How far apart the terms are, for each of these parameters.
    pub gaps: Vec<TermsGap>,
}

/// How far what a party accepts of a parameter lies at least from what another accepted at the earlier end.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct TermsGap {
    /// The parameter.
    pub parameter: String,
    /// At the earlier end: 0 if they had a value in common; none for words and sets that had none, which have no distance.
    pub was: Option<Number>,
    /// At the later end.
    pub is: Option<Number>,
    /// Whether it is counted in days.
    pub in_days: bool,
}

impl TermsGap {
    fn new(gap: &analysis::TermsGap) -> TermsGap {
        let number = |gap: f64| gap.is_finite().then_some(Number(gap));
        TermsGap { parameter: gap.parameter.clone(), was: number(gap.was), is: number(gap.is), in_days: gap.in_days }
    }
}

/// What one of two models has and the other does not have.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Only<'m> {
    /// Parties.
    pub parties: Vec<Party<'m>>,
    /// Issues.
    pub issues: Vec<Issue<'m>>,
    /// Demands.
    pub demands: Vec<Demand<'m>>,
    /// Positions that have to do with these.
    pub positions: Vec<Statement<'m>>,
}

/// A demand with another sentence.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Reworded<'m> {
    /// The demand, in the later model.
    pub demand: Demand<'m>,
    /// Its sentence in the earlier model.
    pub old: &'m str,
    /// Its sentence in the later model.
    pub new: &'m str,
    /// What parties hold on it at both ends; nothing of that is counted.
    pub positions: Vec<RespectChanged<'m>>,
}

impl<'m> Diff<'m> {
    /// What changed between two ends. The names are what the user calls two models, none for two dates of one.
    pub fn new(
        [from, to]: [&Register<'_, 'm>; 2],
        models: Option<[String; 2]>,
        answer: &analysis::Diff,
        meanwhile: &[DatedHappening],
    ) -> Diff<'m> {
        let rows = |list: &[analysis::Difference]| {
            list.iter().flat_map(|one| RespectChanged::each(from, to, one)).collect::<Vec<_>>()
        };
        let converged = |pair: &analysis::Convergence| Converged {
            parties: pair.parties.map(|ix| to.party(ix)),
            common: pair.common,
            from: pair.from,
            to: pair.to,
        };
        let moved = |one: &analysis::Move| Moved {
            party: to.party(one.party),
            demand: to.demand(one.demand),
            other: to.party(one.other),
            direction: one.direction,
            levels: one.levels.map(Number),
            parameters: one.gaps.iter().map(|gap| gap.parameter.clone()).collect(),
            gaps: one.gaps.iter().map(TermsGap::new).collect(),
            edited: answer.is_edited(one.party, one.demand),
        };
        let on = crate::model::Target::Demand;
        let reworded = answer.reworded.iter().map(|(old, new)| Reworded {
            demand: to.demand(*new),
            old: &from.model().demands[*old].text,
            new: &to.model().demands[*new].text,
            positions: rows(&answer.on_reworded.iter().filter(|one| one.target == on(*new)).cloned().collect::<Vec<_>>()),
        });
        Diff {
            from: from.situation.day,
            to: to.situation.day,
            changes: rows(&answer.changed),
            changed: answer.substantive(),
            unchanged: answer.unchanged,
            appeared: answer.count(Change::Appeared),
            dropped: answer.count(Change::Dropped),
            said_again: rows(&answer.said_again),
            meanwhile: meanwhile.iter().map(|entry| TimelineEntry::new(to, entry)).collect(),
            convergence: answer.convergence.iter().map(converged).collect(),
            log: answer.log.iter().map(moved).collect(),
            models,
            added: Only::new(to, &answer.added),
            removed: Only::new(from, &answer.removed),
            reworded: reworded.collect(),
            edited: answer.changed.iter().filter(|one| one.edited).count(),
            same_words: rows(&answer.same_words),
        }
    }

    /// The answer with its head, as of the later end; two models have an entry each, and a glossary together.
    pub fn answer(self, [from, to]: [&Register<'_, 'm>; 2]) -> Answer<'m, Diff<'m>> {
        let parties = to.situation.parties_heard(Scope::Direct);
        let are_two = self.models.is_some();
        let mut answer = Answer::new(to, "diff", Scope::Derived, &parties, self);
        answer.head.glossary = from.glossary().with(answer.head.glossary);
        if are_two {
            let entry = |register: &Register<'_, 'm>| ModelEntry::new(register.model(), register.sources());
            answer.head.model = Asked::Several(vec![Some(entry(from)), Some(entry(to))]);
        }
        answer
    }
}

impl<'m> Only<'m> {
    fn new(register: &Register<'_, 'm>, only: &analysis::Unmatched) -> Only<'m> {
        Only {
            parties: register.parties(&only.parties),
            issues: only.issues.iter().map(|ix| register.issue(*ix)).collect(),
            demands: register.demands(&only.demands),
            positions: only.positions.iter().map(|ix| Statement::new(register, *ix)).collect(),
        }
    }
}
