//! A bloc and its member that would be counted as two voices.

use std::collections::{BTreeMap, BTreeSet};

use crate::date::Date;
use crate::diagnostic::{Diagnostic, rule};
use crate::id::{Ix, PartyIx};
use crate::model::{Belongs, Model, Period, Stance, Target};
use crate::rule::Subject;

rule! {
    pub RULE = "D0403" "bloc-with-member" Meaning Warning:
        "a bloc and one of its members both have a stance on one demand, so it would be counted twice"
}

/// O((stances + parties × blocs) × log of them): the blocs of a party, and what a bloc said of a target, are looked up once,
/// where no membership has dates; where some have, once for each day on which something was said.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let ever = Blocs::new(on);
    let blocs: Vec<Vec<PartyIx>> = model.parties.indices().map(|party| ever.of(party, |_| true)).collect();
    let is_bloc: BTreeSet<PartyIx> = blocs.iter().flatten().copied().collect();
    let mut said: BTreeMap<(PartyIx, Target), Vec<&Stance>> = BTreeMap::new();
    let on_demands = || model.stances.iter().filter(|(_, stance)| matches!(stance.target, Target::Demand(_)));
    for (_, stance) in on_demands().filter(|(_, stance)| is_bloc.contains(&stance.party)) {
        said.entry((stance.party, stance.target)).or_default().push(stance);
    }
    let mut of_day: BTreeMap<(PartyIx, Option<Date>), Vec<PartyIx>> = BTreeMap::new();
    let mut known: BTreeMap<(PartyIx, PartyIx, Target, Option<Date>), Option<&Stance>> = BTreeMap::new();
    for (_, stance) in on_demands() {
        for bloc in blocs[stance.party.position()].iter().copied() {
            let Some(of_bloc) = said.get(&(bloc, stance.target)) else { continue };
            // Both are counted from the day of the later one on.
            let mut was_member = |other: &Stance| {
                let day = stance.said.max(other.said);
                let blocs = || ever.at(stance.party, day);
                !ever.dated || of_day.entry((stance.party, day)).or_insert_with(blocs).contains(&bloc)
            };
            let mut speaks_for_member =
                |other: &&&Stance| !other.apart_from().contains(&stance.party) && was_member(other);
            let clash = known.entry((bloc, stance.party, stance.target, stance.said.filter(|_| ever.dated)));
            let clash = *clash.or_insert_with(|| of_bloc.iter().rev().find(&mut speaks_for_member).copied());
            let Some(other) = clash else { continue };
            problems.push(finding(model, stance, other));
        }
    }
}

fn finding(model: &Model, stance: &Stance, of_bloc: &Stance) -> Diagnostic {
    let (member, bloc) = (&model.parties[stance.party].id, &model.parties[of_bloc.party].id);
    let target = model.target_id(stance.target);
    Diagnostic::new(&RULE, stance.span, format!("`{member}` and its bloc `{bloc}` both have a stance on `{target}`"))
        .label("the member's")
        .related(of_bloc.span, "the bloc's")
        .help(format!(
            "keep the one that the source names; if it names both, add `apart_from: [{member}]` to the bloc's; if `{member}` \
             was no member when the later of the two was said, give its dates: `members: {{{member}: {{until: …}}}}`"
        ))
}

/// The blocs of every party, with the time of each membership.
struct Blocs {
    above: Vec<Vec<(PartyIx, Period)>>,
    /// Blocs that belong to themselves: `membership-cycle` tells of them.
    in_circle: BTreeSet<PartyIx>,
    /// Whether any membership has a date.
    dated: bool,
    /// The day of the question.
    today: Option<Date>,
}

impl Blocs {
    fn new(on: &Subject<'_>) -> Blocs {
        let (graph, today) = (&on.situation().graph, on.situation().day);
        let above: Vec<_> = on.model.parties.indices().map(|party| graph.memberships_of(party)).collect();
        let dated = above.iter().flatten().any(|(_, period)| *period != Period::default());
        Blocs { above, in_circle: graph.membership_circles().into_iter().flatten().collect(), dated, today }
    }

    /// The blocs that a party belongs to on the day of something said, on some day of a month or a year. Of what has no date
    /// the day of the question decides.
    fn at(&self, party: PartyIx, said: Option<Date>) -> Vec<PartyIx> {
        self.of(party, |period| match said {
            Some(_) => period.touches(said),
            None => period.on(self.today) == Belongs::Now,
        })
    }

    /// The blocs that a party belongs to at once or by way of others that are in no circle, by memberships that count.
    fn of(&self, party: PartyIx, counts: impl Fn(Period) -> bool) -> Vec<PartyIx> {
        let direct = |party: PartyIx| self.above[party.position()].iter().filter(|(_, period)| counts(*period));
        let mut seen = BTreeSet::from([party]);
        let mut found: Vec<PartyIx> = direct(party).map(|(bloc, _)| *bloc).filter(|bloc| seen.insert(*bloc)).collect();
        let mut at = 0;
        while let Some(bloc) = found.get(at).copied() {
            if !self.in_circle.contains(&bloc) {
                found.extend(direct(bloc).map(|(bloc, _)| *bloc).filter(|bloc| seen.insert(*bloc)));
            }
            at += 1;
        }
        found
    }
}
