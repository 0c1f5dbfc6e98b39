//! Packages: which sets of demands everybody could accept.

use super::classes::refusal;
use super::conditions::Setting;
use super::follow::{Stand, View};
use super::meaning::Meaning;
use super::talks::Demand;
use super::values::{Accepted, Set};
use super::words::{supports, weaker};

/// One package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The demands of the chosen issues that it provides, in the order of their numbers.
    pub package: Vec<usize>,
    /// Whether all the parties accept it, with some values of the parameters.
    pub acceptable: bool,
    /// The positions whose exception it provides and that have no other word, where the word would have judged. [A32]
    pub ended: Vec<(usize, usize)>,
    /// The positions that were set aside since it cannot be decided what they wait for, or where their alternative lies
    /// in another issue. [A32]
    pub aside: Vec<(usize, usize)>,
    /// Who does not accept it, and on which demand; a clash of values is listed for nobody.
    pub objections: Vec<(usize, usize)>,
}

/// What a party says to one demand in one package.
pub struct Judgement {
    /// Whether it is not met by what the package provides, or leaves out.
    pub objects: bool,
    /// See [`Outcome::ended`].
    pub ended: bool,
    /// See [`Outcome::aside`].
    pub aside: bool,
    /// The values with which it takes the demand; those of a demand that is left out do not count.
    pub terms: Accepted,
}

impl Meaning<'_> {
    /// Every feasible package of the demands of these issues, judged by these parties.
    pub fn deal(&self, issues: &[usize], parties: &[usize]) -> Vec<Outcome> {
        let chosen: Vec<usize> =
            (0..self.talks.demands.len()).filter(|d| issues.contains(&self.talks.demands[*d].issue)).collect();
        let mut all = Vec::new();
        for bits in 0..1_u32 << chosen.len() {
            let package: Vec<usize> =
                chosen.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0).map(|(_, d)| *d).collect();
            if self.feasible(&chosen, &package) {
                all.push(self.judge(issues, &chosen, package, parties));
            }
        }
        all
    }

    /// Whether a package of some of the demands `chosen` provides what it implies, and no two that exclude one another,
    /// also by what they imply elsewhere; and, of what it provides or implies, at least one option, or none that is not
    /// elsewhere. [A47]
    pub fn feasible(&self, chosen: &[usize], package: &[usize]) -> bool {
        let contains = |d: usize| package.iter().any(|p| self.contained[*p][d]);
        let complete = chosen.iter().all(|d| package.contains(d) || !contains(*d));
        let has_option = |(d, demand): (usize, &Demand)| {
            let possible = |option: &usize| package.contains(option) || !chosen.contains(option);
            demand.only_by.is_empty() || !contains(d) || demand.only_by.iter().any(possible)
        };
        complete
            && self.talks.demands.iter().enumerate().all(has_option)
            && package.iter().all(|a| package.iter().all(|b| !self.clash[*a][*b]))
    }

    fn judge(&self, issues: &[usize], chosen: &[usize], package: Vec<usize>, parties: &[usize]) -> Outcome {
        let setting = Setting::package(self.talks, issues, &package);
        let (mut ended, mut aside, mut objections) = (Vec::new(), Vec::new(), Vec::new());
        let mut terms: Vec<(usize, Accepted)> = Vec::new();
        // Only demands of the chosen issues are judged. [A29]
        for party in parties {
            for demand in chosen {
                let judged = self.judged(*party, *demand, &setting, chosen, &package);
                if judged.objects {
                    objections.push((*party, *demand));
                }
                if judged.ended {
                    ended.push((*party, *demand));
                }
                if judged.aside {
                    aside.push((*party, *demand));
                }
                terms.push((*demand, judged.terms));
            }
        }
        let acceptable = objections.is_empty() && self.values_exist(&terms);
        Outcome { package, acceptable, ended, aside, objections }
    }

    /// A party and a demand of the chosen issues.
    pub fn judged(
        &self,
        party: usize,
        demand: usize,
        setting: &Setting,
        chosen: &[usize],
        package: &[usize],
    ) -> Judgement {
        if package.contains(&demand) {
            self.provided(party, demand, setting)
        } else {
            self.left_out(party, demand, setting, chosen, package)
        }
    }

    /// A party and a demand that the package provides.
    fn provided(&self, party: usize, demand: usize, setting: &Setting) -> Judgement {
        let mut judged = Judgement { objects: false, ended: false, aside: false, terms: Vec::new() };
        match self.stand(party, demand, setting) {
            Stand::Holds(view) => {
                judged.objects = refuses(&view);
                judged.terms = counting(&view);
            }
            // Before its condition a derived position blocks no package, and its terms do not either. [A30]
            Stand::Waits(view) if view.derived => {}
            Stand::Waits(view) => {
                judged.objects = view.word.0 >= 1;
                judged.terms = counting(&view);
            }
            Stand::Ended(view) => judged.ended = view.word != (0, 0),
            Stand::Aside(view) => judged.aside = view.word != (0, 0),
            Stand::Unknown => {}
        }
        judged
    }

    /// A party and a demand that the package leaves out.
    fn left_out(
        &self,
        party: usize,
        demand: usize,
        setting: &Setting,
        chosen: &[usize],
        package: &[usize],
    ) -> Judgement {
        let mut judged = Judgement { objects: false, ended: false, aside: false, terms: Vec::new() };
        match self.stand(party, demand, setting) {
            // Who supports or demands something insists on it. [A28]
            Stand::Holds(view) if view.word.0 >= 2 => {
                let others = if supports(view.word) && !view.derived {
                    self.alternatives(party, demand, setting, true)
                        .into_iter()
                        .map(|at| self.positions[at].demand)
                        .collect()
                } else {
                    Vec::new()
                };
                let met = others.iter().any(|d| package.contains(d));
                let elsewhere = others.iter().any(|d| !chosen.contains(d)); // [A33]
                judged.aside = !met && elsewhere;
                judged.objects = !met && !elsewhere;
            }
            Stand::Ended(view) => judged.ended = view.word.0 >= 2,
            Stand::Aside(view) => judged.aside = view.word.0 >= 2,
            _ => {}
        }
        judged
    }

    /// Whether each parameter has a value that all accept: one value per issue and parameter, and one per demand and
    /// parameter of its own.
    fn values_exist(&self, terms: &[(usize, Accepted)]) -> bool {
        let place = |demand: usize, param: super::talks::Param| match param {
            super::talks::Param::Issue(n) => (0, self.talks.demands[demand].issue, n),
            super::talks::Param::Own(n) => (1, demand, n),
        };
        let all: Vec<((u8, usize, usize), Set)> =
            terms.iter().flat_map(|(d, t)| t.iter().map(|(param, set)| (place(*d, *param), *set))).collect();
        all.iter().all(|(at, _)| {
            let common = all.iter().filter(|(other, _)| other == at).fold(Set::ALL, |done, (_, set)| done.and(*set));
            !common.is_empty()
        })
    }
}

/// A refusal, or a red line against it whatever the word. [A31]
pub fn refuses(view: &View) -> bool {
    refusal(view.word) || (view.red && view.word.1 < 0 && weaker(view.word) >= 1)
}

/// The terms that count: all but those of a refusal.
fn counting(view: &View) -> Accepted {
    if refusal(view.word) { Vec::new() } else { view.terms.clone() }
}
