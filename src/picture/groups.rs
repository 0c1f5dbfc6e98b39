//! The largest groups that share something: which are shown, what the two of whom most is said share, and how that is told.

use std::collections::BTreeMap;

use super::datum;
use super::plate::Request;
use crate::analysis::{self, coalitions};
use crate::answer::{Answer, Coalition, Coalitions, Groups, Party, SharedPosition};
use crate::collation;
use crate::search::patience::Endless;
use crate::situation::Scope;
use crate::words::count;

/// Only groups of at least so many parties: one that agrees with itself is no group.
const PARTIES: usize = 2;
/// Only groups that share at least so many positions.
const LEAST: usize = 1;
/// So many groups are shown: more than two or three pages of them nobody reads.
const SHOWN: usize = 24;

/// How a party stands to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Member {
    /// It belongs to it.
    Belongs,
    /// It belongs to it, and all that it shares waits for a condition.
    Once,
    /// It could: its position is unknown.
    Could,
    /// It does not.
    Not,
}

impl Member {
    /// Of a party.
    pub fn of(group: &Coalition<'_>, party: &Party<'_>) -> Member {
        if group.parties.contains(party) {
            let waits = |one: &SharedPosition<'_>| one.waiting.contains(party);
            return if group.shared.iter().all(waits) { Member::Once } else { Member::Belongs };
        }
        if group.possible.contains(party) { Member::Could } else { Member::Not }
    }

    /// The mark.
    pub fn sign(self) -> &'static str {
        match self {
            Member::Belongs => "●",
            Member::Once => "○",
            Member::Could => "?",
            Member::Not => "–",
        }
    }

    /// In a word, for other programs.
    pub fn word(self) -> &'static str {
        match self {
            Member::Belongs => "belongs",
            Member::Once => "on a condition",
            Member::Could => "unknown",
            Member::Not => "not",
        }
    }

    /// Behind the name of a party.
    pub fn words(self) -> &'static str {
        match self {
            Member::Belongs => "belongs to it",
            Member::Once => "belongs to it; everything that it shares waits for a condition",
            Member::Could => "could belong to it, its position is unknown",
            Member::Not => "does not belong to it",
        }
    }
}

/// The groups with which two parties are named.
#[derive(Debug)]
pub struct Found<'m> {
    /// The issues of the demands, for other programs.
    pub issues: BTreeMap<&'m str, &'m str>,
    /// The answer: the groups that are shown.
    pub answer: Answer<'m, Coalitions<'m>>,
    groups: Groups<'m>,
    between: Option<[Party<'m>; 2]>,
    /// Among the groups, the one with all that the two share.
    of_two: Option<usize>,
    parties: usize,
}

impl<'m> Found<'m> {
    /// The largest groups, and that of the two if it is none of them; none if nothing is shared.
    pub fn new(request: &Request<'_, 'm>) -> Option<Found<'m>> {
        let (register, scope) = (request.register, request.scope);
        let situation = register.situation;
        let asked = analysis::Asked { parties: PARTIES, shared: LEAST, limit: None };
        let mut found = coalitions(situation, scope, asked, &Endless);
        let mut between = request.between;
        between.iter_mut().for_each(|two| register.model().sort_by_name(two));
        // What two parties share is shared by the group that has both and shares most.
        let has_both =
            |one: &analysis::Coalition| between.is_some_and(|two| two.iter().all(|ix| one.parties.contains(ix)));
        let of_both = found.list.iter().enumerate().filter(|(_, one)| has_both(one));
        let closest = of_both.max_by_key(|(_, one)| one.shared.len()).map(|(at, _)| at);
        let size = |one: &analysis::Coalition| (one.parties.len(), one.shared.len());
        let last = found.list.iter().take(SHOWN).next_back().map(size)?;
        let equal = found.list.iter().skip(SHOWN).filter(|one| size(one) == last).count();
        found.equal = if found.list.len() > SHOWN { equal } else { 0 };
        let of_two = closest.map(|at| if at < SHOWN { at } else { SHOWN });
        let apart = closest.filter(|at| *at >= SHOWN).map(|at| found.list[at].clone());
        found.list.truncate(SHOWN);
        found.list.extend(apart);
        let body = Coalitions::new(register, asked, &found, scope);
        let Coalitions::Listed(groups) = body.clone() else { return None };
        let heard = situation.parties_heard(Scope::Direct);
        Some(Found {
            issues: datum::issues(register.model()),
            answer: Answer::new(register, "coalitions", scope, &heard, body),
            groups,
            between: between.map(|two| two.map(|ix| register.party(ix))),
            of_two,
            parties: situation.parties_heard(Scope::Derived).len(),
        })
    }

    /// Of how many parties a position is known.
    pub fn parties(&self) -> usize {
        self.parties
    }

    /// The groups, the largest first.
    pub fn largest(&self) -> &[Coalition<'m>] {
        let all = &self.groups.coalitions;
        &all[..all.len().min(SHOWN)]
    }

    /// The group of the two, if it is none of the largest.
    pub fn apart(&self) -> Option<&Coalition<'m>> {
        self.groups.coalitions.get(SHOWN)
    }

    /// Every group that is shown.
    pub fn shown(&self) -> impl Iterator<Item = &Coalition<'m>> {
        self.groups.coalitions.iter()
    }

    /// Everybody who belongs to one of them, by name.
    pub fn members(&self) -> Vec<Party<'m>> {
        let all: Vec<Party<'m>> = self.shown().flat_map(|group| &group.parties).copied().collect();
        self.sorted(&all)
    }

    /// How those who belong to some group stand to one.
    pub fn members_of(&self, group: &Coalition<'m>) -> Vec<Member> {
        self.members().iter().map(|party| Member::of(group, party)).collect()
    }

    /// Parties by name, each once.
    pub fn sorted(&self, parties: &[Party<'m>]) -> Vec<Party<'m>> {
        let mut all = parties.to_vec();
        all.sort_by(|a, b| collation::compare(a.name, b.name).then_with(|| a.id.cmp(b.id)));
        all.dedup();
        all
    }

    /// `The largest groups have 4 parties and share 1 position each; Russia and Ukraine share 6, 1 of them on a condition, 2 with
    /// terms that do not meet.`
    pub fn headline(&self) -> String {
        let most = self.largest().first().map_or(0, |group| group.parties.len());
        let largest = self.largest().iter().filter(|group| group.parties.len() == most);
        let shared: Vec<usize> = largest.map(|group| group.shared.len()).collect();
        let (high, low) = (shared.iter().max().copied().unwrap_or(0), shared.iter().min().copied().unwrap_or(0));
        let range = match low == high {
            true => count(high, "position", "positions"),
            false => format!("{low} to {high} positions"),
        };
        let each = if low == high { " each" } else { "" };
        let first = match shared.len() {
            1 => format!("The largest group has {most} parties and shares {range}"),
            _ => format!("The largest groups have {most} parties and share {range}{each}"),
        };
        let Some([a, b]) = &self.between else { return format!("{first}.") };
        let two = match self.of_two.and_then(|at| self.groups.coalitions.get(at)) {
            None => format!("no group has both {} and {}", a.name, b.name),
            Some(group) => {
                format!("{} and {} share {}{}", a.name, b.name, group.shared.len(), reserved(group, [*a, *b]))
            }
        };
        format!("{first}; {two}.")
    }

    /// Which groups are shown, of how many.
    pub fn sentence(&self) -> String {
        let groups = &self.groups;
        let at_least = if groups.complete { "" } else { "at least " };
        let (asked, shown) = ("of at least 2 parties that share at least 1 position", self.largest().len());
        if shown == groups.number && groups.complete {
            return format!("{} {asked}.", count(shown, "group", "groups"));
        }
        let equal = match groups.equal {
            0 => String::new(),
            equal => format!("; {equal} more are as large as the last of them"),
        };
        format!("The {shown} largest of {at_least}{} groups {asked}{equal}.", groups.number)
    }

    /// How much of it rests on a single source; nothing if nothing does.
    pub fn rests(&self) -> Option<String> {
        let shared: Vec<&SharedPosition<'m>> = self.shown().flat_map(|group| &group.shared).collect();
        let single = shared.iter().filter(|one| one.sources.len() == 1).count();
        let rests = if single == 1 { "rests" } else { "rest" };
        let entries = count(shared.len(), "entry", "entries");
        (single > 0).then(|| format!("Of {entries} on the right, {single} {rests} on a single source."))
    }
}

/// What two parties share with a reserve: `, 1 of them on a condition, 2 with terms that do not meet`. What is both is counted
/// with the terms, since a condition that is met would not bring these together.
fn reserved<'m>(group: &Coalition<'m>, two: [Party<'m>; 2]) -> String {
    let apart = |one: &&SharedPosition<'m>| one.terms_apart(&two);
    let waits = |one: &&SharedPosition<'m>| !apart(one) && two.iter().any(|party| one.waiting.contains(party));
    let (waiting, apart) = (group.shared.iter().filter(waits).count(), group.shared.iter().filter(apart).count());
    let parts = [(waiting, "on a condition"), (apart, "with terms that do not meet")];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0).enumerate();
    let told = parts.map(|(at, (number, how))| format!(", {number}{} {how}", if at == 0 { " of them" } else { "" }));
    told.collect()
}
