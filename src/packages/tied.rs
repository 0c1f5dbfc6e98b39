//! Which of the issues that are decided together have to do with one another, and where it stands on each of those by itself.

use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;

use crate::id::IssueIx;
use crate::model::Model;
use crate::packages::choices::Packages;
use crate::search::formula::{Formula, Part, count_parts};
use crate::search::patience::Patience;

/// Issues that have to do with one another, and with no other ones that are decided.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tied {
    /// The issues, in the order of the query.
    pub issues: Vec<IssueIx>,
    /// How many packages there are on these alone; none if there are too many to count.
    pub packages: Option<u128>,
    /// How many of them meet all constraints; none if there are too many to count.
    pub acceptable: Option<u128>,
}

/// The issues of packages in groups, by the first issue of each. Two are in one group if a rule or a constraint speaks of both.
/// O(size of the formulas × log), and what counting takes.
pub fn tied(model: &Model, packages: &Packages, constraints: &[&Formula], patience: &dyn Patience) -> Vec<Tied> {
    let rules: Vec<&Formula> = packages.rules.iter().collect();
    let all: Vec<&Formula> = rules.iter().chain(constraints).copied().collect();
    let feasible = count_parts(&packages.sizes, &rules, patience);
    let acceptable = count_parts(&packages.sizes, &all, patience);
    let places: BTreeMap<IssueIx, usize> = packages.issues.iter().enumerate().map(|(at, issue)| (*issue, at)).collect();
    let place = |choice: &usize| places.get(&packages.issue(model, *choice)).copied().unwrap_or_default();
    let mut sets = UnionFind::new(packages.issues.len());
    for (part, _) in &acceptable {
        part.choices.windows(2).for_each(|pair| {
            sets.union(place(&pair[0]), place(&pair[1]));
        });
    }
    let mut groups: BTreeMap<usize, Tied> = BTreeMap::new();
    let mut order: Vec<usize> = Vec::new();
    for (at, issue) in packages.issues.iter().enumerate() {
        let group = sets.find(at);
        let new = || Tied { issues: Vec::new(), packages: Some(1), acceptable: Some(1) };
        if !groups.contains_key(&group) {
            order.push(group);
        }
        groups.entry(group).or_insert_with(new).issues.push(*issue);
    }
    let mut multiply = |parts: &[(Part, Option<u128>)], number: fn(&mut Tied) -> &mut Option<u128>| {
        for (part, ways) in parts {
            let group = part.choices.first().and_then(|first| groups.get_mut(&sets.find(place(first))));
            if let Some(number) = group.map(number) {
                *number = number.zip(*ways).and_then(|(all, ways)| all.checked_mul(ways));
            }
        }
    };
    multiply(&feasible, |group| &mut group.packages);
    multiply(&acceptable, |group| &mut group.acceptable);
    order.iter().filter_map(|group| groups.remove(group)).collect()
}
