//! Conditions and what is known of them in a setting: today, in a package, or in a draft.

use super::talks::{Cond, Talks};
use std::collections::BTreeSet;

/// What is known of a condition. The order matters: all of several is the least, any of several the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It is not met.
    Not,
    /// The chosen issues cannot decide it; it counts as not met.
    Open,
    /// It is met.
    Met,
}

/// What is known of every demand, and of what is not a demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// For each demand.
    pub demands: Vec<Truth>,
    /// For sentences, and for steps that fulfil nothing.
    pub other: Truth,
    /// Whether it is that outside of packages and drafts.
    pub is_today: bool,
}

impl Setting {
    /// Outside packages and drafts no condition is known to be met.
    pub fn today(talks: &Talks) -> Self {
        Setting { demands: vec![Truth::Not; talks.demands.len()], other: Truth::Not, is_today: true }
    }

    /// A package of the demands `provided` on the issues `chosen`. What it contains or implies is met; what it leaves
    /// out or excludes is not; the rest of other issues it cannot decide. [A34] What can come about only by options that it
    /// leaves out, it leaves out too. [A48]
    pub fn package(talks: &Talks, chosen: &[usize], provided: &[usize]) -> Self {
        let contained = talks.contained();
        let left_out = |d: &usize| chosen.contains(&talks.demands[*d].issue) && !provided.contains(d);
        let no_option = |options: &[usize]| !options.is_empty() && options.iter().all(left_out);
        let demands = (0..talks.demands.len())
            .map(|d| {
                if provided.iter().any(|p| contained[*p][d]) {
                    Truth::Met
                } else if left_out(&d)
                    || no_option(&talks.demands[d].only_by)
                    || provided.iter().any(|p| talks.clash(*p, d))
                {
                    Truth::Not
                } else {
                    Truth::Open
                }
            })
            .collect();
        Setting { demands, other: Truth::Open, is_today: false }
    }

    /// A draft that provides the demands `provided`: what it does not contain or imply is not met. [A41]
    pub fn draft(talks: &Talks, provided: &[usize]) -> Self {
        let contained = talks.contained();
        let met = |d: usize| provided.iter().any(|p| contained[*p][d]);
        let demands = (0..talks.demands.len()).map(|d| if met(d) { Truth::Met } else { Truth::Not }).collect();
        Setting { demands, other: Truth::Not, is_today: false }
    }

    /// What is known of a condition. A step counts as the demand that it fulfils.
    pub fn truth(&self, talks: &Talks, cond: &Cond) -> Truth {
        match cond {
            Cond::Demand(d) => self.demands[*d],
            Cond::Step(s) => talks.steps[*s].fulfils.map_or(self.other, |d| self.demands[d]),
            Cond::Text(_) => self.other,
            Cond::Any(of) => self.any(talks, of),
            Cond::All(of) => self.all(talks, of),
        }
    }

    /// What is known of all of these together; nothing at all is met.
    pub fn all(&self, talks: &Talks, of: &[Cond]) -> Truth {
        of.iter().map(|c| self.truth(talks, c)).min().unwrap_or(Truth::Met)
    }

    /// What is known of one of these coming about; none of nothing has come.
    pub fn any(&self, talks: &Talks, of: &[Cond]) -> Truth {
        of.iter().map(|c| self.truth(talks, c)).max().unwrap_or(Truth::Not)
    }
}

/// The demands that a condition names, also by a step that fulfils one. [A9]
pub fn named(talks: &Talks, cond: &Cond, into: &mut BTreeSet<usize>) {
    match cond {
        Cond::Demand(d) => {
            into.insert(*d);
        }
        Cond::Step(s) => into.extend(talks.steps[*s].fulfils),
        Cond::Text(_) => {}
        Cond::Any(of) | Cond::All(of) => of.iter().for_each(|c| named(talks, c, into)),
    }
}
