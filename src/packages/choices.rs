//! What there is to decide on some issues: packages of one settlement for each.
//!
//! A package says of every demand of the issues whether it provides for it, and with which values. It is feasible if it
//! provides for all that a demand includes and for nothing that excludes another. Where an issue lists `options`, a package
//! takes one of them; all other demands can be combined as the relations between them allow.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Literal;
use crate::id::{DemandIx, IssueIx, PartyIx};
use crate::model::{Accepted, Domain, Members, Model, Parameter, Target, together};
use crate::packages::values::{ValueClass, named_members, value_classes};
use crate::position::{Met, excluded_by};
use crate::search::formula::{Formula, any};
use crate::situation::accepted_of;
use crate::situation::{Scope, Situation};

/// Something that a package decides, with its alternatives.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// Whether it provides for a demand: 0 without it, 1 with it.
    Demand(DemandIx),
    /// Which of the options of an issue it takes, in the order of the issue.
    Option(IssueIx),
    /// Which value a parameter has: 0 if what it belongs to is no part of the package, then the classes of values.
    Value(Target, String, Vec<ValueClass>),
    /// Whether something that somebody names is a member of a parameter that is a set: 0 without it, and wherever what the
    /// parameter belongs to is no part of the package; 1 with it.
    Member(Target, String, String),
}

/// Everything that packages on some issues decide.
#[derive(Clone, Debug)]
pub struct Packages {
    /// The issues, as asked.
    pub issues: Vec<IssueIx>,
    /// What is decided.
    pub choices: Vec<Choice>,
    /// How many alternatives each choice has.
    pub sizes: Vec<usize>,
    /// What makes a package feasible.
    pub rules: Vec<Formula>,
    /// What it is that a package provides for a demand.
    provides: BTreeMap<DemandIx, Formula>,
    /// The same for demands that are not decided, as far as what is decided implies them, or excludes them.
    implied: BTreeMap<DemandIx, [Vec<Formula>; 2]>,
}

/// What a package settles on one issue.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Settlement {
    /// The issue.
    pub issue: IssueIx,
    /// The option that is taken, if the issue lists options.
    pub option: Option<String>,
    /// The demands that it provides for, by id.
    pub demands: Vec<DemandIx>,
    /// The values of parameters: of what, which, and in words.
    pub values: Vec<(Target, String, String)>,
}

impl Packages {
    /// What there is to decide on some issues, as far as the terms of some parties tell values apart.
    /// O(demands × relations + parties × parameters).
    pub fn new(situation: &Situation<'_>, issues: &[IssueIx], parties: &[PartyIx]) -> Packages {
        let each = issues.iter().map(|issue| (*issue, situation.graph.demands_of(*issue)));
        Packages::deciding(situation, issues, parties, &each.collect())
    }

    /// The same where only some demands of each issue are decided; of an issue with options all have to be.
    /// O(these demands × relations + parties × parameters).
    pub fn deciding(
        situation: &Situation<'_>,
        issues: &[IssueIx],
        parties: &[PartyIx],
        demands: &BTreeMap<IssueIx, Vec<DemandIx>>,
    ) -> Packages {
        let mut packages = Packages {
            issues: issues.to_vec(),
            choices: Vec::new(),
            sizes: Vec::new(),
            rules: Vec::new(),
            provides: BTreeMap::new(),
            implied: BTreeMap::new(),
        };
        let of = |issue: &IssueIx| demands.get(issue).map_or(&[][..], Vec::as_slice);
        for issue in issues {
            packages.add_issue(situation, *issue, of(issue));
        }
        packages.add_relations(situation);
        packages.add_implied(situation);
        for issue in issues {
            packages.add_values(situation, parties, Target::Issue(*issue));
            for demand in of(issue) {
                packages.add_values(situation, parties, Target::Demand(*demand));
            }
        }
        packages
    }

    /// The formula of a demand that is decided on.
    pub fn provides(&self, demand: DemandIx) -> Option<&Formula> {
        self.provides.get(&demand)
    }

    /// Leaves only packages that provide for a demand, or that do not.
    pub fn fix(&mut self, demand: DemandIx, with: bool) {
        self.rules.extend(self.formula(Literal { demand, wanted: with }));
    }

    /// When something that a position depends on is met: decided by the package, or contained in what it provides for, or
    /// ruled out by it; otherwise nobody knows.
    pub fn met(&self, demand: DemandIx) -> Met {
        if let Some(formula) = self.provides.get(&demand) {
            return Met::decided(formula.clone());
        }
        let [excluded, implied] = self.implied.get(&demand).cloned().unwrap_or_default();
        Met {
            surely: Formula::Any(implied).simplified(),
            possibly: Formula::Any(excluded).simplified().negated().simplified(),
        }
    }

    /// The issue that a choice is about.
    pub fn issue(&self, model: &Model, choice: usize) -> IssueIx {
        match &self.choices[choice] {
            Choice::Option(issue) => *issue,
            Choice::Demand(demand) => model.demands[*demand].issue,
            Choice::Value(on, ..) | Choice::Member(on, ..) => issue_of(model, *on),
        }
    }

    /// The demands that are decided on, issue by issue.
    pub fn demands(&self) -> impl Iterator<Item = DemandIx> {
        self.provides.keys().copied()
    }

    fn choose(&mut self, choice: Choice, size: usize) -> usize {
        self.choices.push(choice);
        self.sizes.push(size);
        self.choices.len() - 1
    }

    fn add_issue(&mut self, situation: &Situation<'_>, issue: IssueIx, demands: &[DemandIx]) {
        let options = &situation.model.issues[issue].options;
        // Who takes a demand takes what it includes.
        let included = |demands: &[DemandIx]| -> BTreeSet<DemandIx> {
            demands.iter().flat_map(|demand| situation.model.included_in(*demand)).collect()
        };
        let each: Vec<BTreeSet<DemandIx>> = options.iter().map(|option| included(&option.demands)).collect();
        let of_options = (!options.is_empty()).then(|| self.choose(Choice::Option(issue), options.len()));
        for demand in demands {
            let with: BTreeSet<usize> = (0..each.len()).filter(|option| each[*option].contains(demand)).collect();
            let formula = match of_options {
                Some(at) if !with.is_empty() => Formula::In(at, with),
                // What no option speaks of is decided by itself.
                _ => Formula::In(self.choose(Choice::Demand(*demand), 2), BTreeSet::from([1])),
            };
            self.provides.insert(*demand, formula);
        }
    }

    /// What follows from each demand and from its absence, also by way of demands that are not decided on.
    fn add_relations(&mut self, situation: &Situation<'_>) {
        let mut rules = BTreeSet::new();
        for demand in self.provides.keys() {
            for wanted in [true, false] {
                let from = Literal { demand: *demand, wanted };
                for to in self.nearest(situation, from) {
                    let (Some(from), Some(to)) = (self.formula(from), self.formula(to)) else { continue };
                    rules.insert(Formula::if_then(from, to));
                }
            }
        }
        // Whatever brings a choice brings one of its ways, if all of them are decided on.
        for choice in situation.graph.choices() {
            let ways = situation.model.demands[*choice].only_by.iter().map(|way| self.provides.get(&way.to).cloned());
            let Some(ways) = ways.collect::<Option<Vec<Formula>>>() else { continue };
            let one = Formula::Any(ways);
            let brings = |demand: &&DemandIx| {
                *demand == choice
                    || !self.provides.contains_key(choice) && situation.model.included_in(**demand).contains(choice)
            };
            let wholes = self.provides.iter().filter(|(demand, _)| brings(demand));
            rules.extend(wholes.map(|(_, with)| Formula::if_then(with.clone(), one.clone())));
        }
        self.rules.extend(rules);
    }

    fn add_implied(&mut self, situation: &Situation<'_>) {
        for (demand, formula) in &self.provides {
            let included = situation.model.included_in(*demand).into_iter().map(|other| (other, 1));
            let excluded = excluded_by(&situation.graph, *demand).into_iter().map(|other| (other, 0));
            for (other, side) in included.chain(excluded).filter(|(other, _)| !self.provides.contains_key(other)) {
                self.implied.entry(other).or_default()[side].push(formula.clone());
            }
        }
    }

    fn formula(&self, literal: Literal) -> Option<Formula> {
        let formula = self.provides.get(&literal.demand)?.clone();
        Some(if literal.wanted { formula } else { formula.negated() })
    }

    /// The first literals of demands that are decided on, along every chain of relations.
    fn nearest(&self, situation: &Situation<'_>, from: Literal) -> BTreeSet<Literal> {
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::from([from]);
        let mut queue = vec![from];
        while let Some(literal) = queue.pop() {
            for step in situation.graph.consequences(literal) {
                if self.provides.contains_key(&step.to.demand) {
                    found.insert(step.to);
                } else if seen.insert(step.to) {
                    queue.push(step.to);
                }
            }
        }
        found
    }

    /// That a package provides for what a parameter belongs to: its demand, or any demand of its issue.
    fn applies(&self, model: &Model, on: Target) -> Formula {
        let provided = self.provides.iter().filter(|(demand, _)| match on {
            Target::Demand(own) => **demand == own,
            Target::Issue(issue) => model.demands[**demand].issue == issue,
        });
        any(provided.map(|(_, formula)| formula.clone()).collect())
    }

    /// A choice for every parameter on which somebody stated terms; of a set, one for each member that somebody names. A parameter
    /// of an issue has one value in a package, whichever demand of the issue it is about.
    fn add_values(&mut self, situation: &Situation<'_>, parties: &[PartyIx], on: Target) {
        let model = situation.model;
        let applies = self.applies(model, on);
        let (declared, about): (&[Parameter], Vec<Target>) = match on {
            Target::Demand(demand) => (&model.demands[demand].parameters, vec![on]),
            Target::Issue(issue) => {
                let demands = situation.graph.demands_of(issue).into_iter().map(Target::Demand);
                (&model.issues[issue].parameters, demands.chain([on]).collect())
            }
        };
        for parameter in declared {
            let is_meant = |target: &&Target| model.declarer(**target, &parameter.name) == on;
            let accepted = |target: &Target| {
                let terms = |party: &PartyIx| {
                    let position = situation.position_on(*party, *target, Scope::Derived)?;
                    accepted_of(position.counting_terms(), &parameter.name).cloned()
                };
                parties.iter().filter_map(terms).collect::<Vec<_>>()
            };
            let accepted: Vec<Accepted> = about.iter().filter(is_meant).flat_map(accepted).collect();
            if accepted.is_empty() {
                continue;
            }
            if parameter.domain == Domain::Set {
                for member in named_members(&accepted) {
                    let at = self.choose(Choice::Member(on, parameter.name.clone(), member.clone()), 2);
                    self.rules.push(Formula::if_then(applies.clone().negated(), Formula::In(at, BTreeSet::from([0]))));
                }
                continue;
            }
            let classes = value_classes(&parameter.domain, &accepted);
            let size = classes.len() + 1;
            let at = self.choose(Choice::Value(on, parameter.name.clone(), classes), size);
            let none = Formula::In(at, BTreeSet::from([0]));
            self.rules.push(Formula::if_then(applies.clone(), none.clone().negated()));
            self.rules.push(Formula::if_then(applies.clone().negated(), none));
        }
    }

    /// That a parameter has an accepted value, or does not apply; none if nobody stated terms on it.
    pub fn accepts(&self, model: &Model, on: Target, parameter: &str, accepted: &Accepted) -> Option<Formula> {
        let on = model.declarer(on, parameter);
        if let Accepted::Set(members) = accepted {
            return self.accepts_members(model, on, parameter, members);
        }
        let fits = |choice: &Choice| matches!(choice, Choice::Value(own, name, _) if *own == on && name == parameter);
        let at = self.choices.iter().position(fits)?;
        let Choice::Value(_, _, classes) = &self.choices[at] else { return None };
        let fitting =
            (0..classes.len()).filter(|class| classes[*class].sample.is_within(accepted)).map(|class| class + 1);
        Some(Formula::In(at, fitting.chain([0]).collect()))
    }

    /// The same for a set: that each member that a package can have is in it, or is not, as it is wanted.
    fn accepts_members(&self, model: &Model, on: Target, parameter: &str, members: &Members) -> Option<Formula> {
        let own = |(at, choice): (usize, &Choice)| match choice {
            Choice::Member(of, name, member) if *of == on && name == parameter => Some((at, members.wants(member))),
            _ => None,
        };
        let own: Vec<(usize, Option<bool>)> = self.choices.iter().enumerate().filter_map(own).collect();
        let wanted =
            |(at, wants): &(usize, Option<bool>)| Some(Formula::In(*at, BTreeSet::from([usize::from((*wants)?)])));
        let as_wanted = Formula::All(own.iter().filter_map(wanted).collect());
        (!own.is_empty()).then(|| Formula::if_then(self.applies(model, on), as_wanted).simplified())
    }

    /// A package in words: what it settles on each issue. `package` is the alternative of each choice.
    pub fn settlements(&self, situation: &Situation<'_>, package: &[usize]) -> Vec<Settlement> {
        let model = situation.model;
        let settlement = |issue: &IssueIx| {
            let own = |demand: &DemandIx| self.provides.get(demand).is_some_and(|formula| formula.holds(package));
            let option = self.choices.iter().position(|choice| *choice == Choice::Option(*issue));
            let value = |(place, choice): (usize, &Choice)| match choice {
                Choice::Value(on, name, classes) if issue_of(model, *on) == *issue => {
                    let class = package[place].checked_sub(1).and_then(|at| classes.get(at))?;
                    Some((*on, name.clone(), class.words.clone()))
                }
                Choice::Member(on, name, _) if issue_of(model, *on) == *issue => {
                    let is_first = self.member(place.wrapping_sub(1), *on, name).is_none();
                    let applies = is_first && self.applies(model, *on).holds(package);
                    let members = (place..).map_while(|at| Some((at, self.member(at, *on, name)?)));
                    let inside = members.filter(|(at, _)| package[*at] == 1).map(|(_, member)| member);
                    applies.then(|| (*on, name.clone(), together(inside)))
                }
                _ => None,
            };
            Settlement {
                issue: *issue,
                option: option.map(|at| model.issues[*issue].options[package[at]].name.clone()),
                demands: situation.graph.demands_of(*issue).into_iter().filter(own).collect(),
                values: self.choices.iter().enumerate().filter_map(value).collect(),
            }
        };
        self.issues.iter().map(settlement).collect()
    }
    /// The member of a set that a choice is about, if it is about that set.
    fn member(&self, at: usize, on: Target, parameter: &str) -> Option<&String> {
        match self.choices.get(at)? {
            Choice::Member(of, name, member) if *of == on && name == parameter => Some(member),
            _ => None,
        }
    }
}

fn issue_of(model: &Model, on: Target) -> IssueIx {
    match on {
        Target::Issue(issue) => issue,
        Target::Demand(demand) => model.demands[demand].issue,
    }
}
