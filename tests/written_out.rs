//! Packages written out as documents, with values: what `deal` accepts meets no refusal and no other terms in `text`,
//! and a package that is not acceptable meets what makes it so.

use demarche::analysis::{DealQuery, PartyReading, Reading, Standing, deal, read_text};
use demarche::id::DemandIx;
use demarche::model::{Accepted, Model, Target, Value};
use demarche::packages::{Choice, Constraint, Insistence, Packages};
use demarche::search::formula::Formula;
use demarche::search::patience::Endless;
use demarche::situation::Scope;

use crate::oracle::talks::Talks;
use crate::support::{load_texts, situation};

/// More packages take too long one by one.
const MOST_PACKAGES: usize = 400;

/// Packages of the same demands with other values, of each of these so many.
const OF_EACH: usize = 3;

/// Every way to take one alternative of each choice that is feasible.
fn feasible(packages: &Packages) -> Vec<Vec<usize>> {
    let longer = |package: &[usize], at: usize| package.iter().copied().chain([at]).collect::<Vec<_>>();
    let mut all = packages.sizes.iter().fold(vec![Vec::new()], |done, size| {
        done.iter().flat_map(|package| (0..*size).map(move |at| longer(package, at))).collect()
    });
    all.retain(|package| packages.rules.iter().all(|rule| rule.holds(package)));
    all
}

fn provides(packages: &Packages, demand: DemandIx, package: &[usize]) -> bool {
    packages.provides(demand).is_some_and(|formula: &Formula| formula.holds(package))
}

/// A document that provides for what a package does, with its values, and refuses all else.
fn document(m: &Model, packages: &Packages, package: &[usize], at: usize) -> String {
    let clause = |(ix, demand): (DemandIx, &demarche::model::Demand)| {
        if !provides(packages, ix, package) {
            return format!("c{}: {{demand: {}, stance: rejects}}", demand.id, demand.id);
        }
        let set = |(choice, at): (&Choice, &usize)| match choice {
            Choice::Value(on, name, classes) if [Target::Demand(ix), Target::Issue(demand.issue)].contains(on) => {
                let Accepted::Values(values) = &classes.get(at.checked_sub(1)?)?.sample else { return None };
                match values.first()? {
                    Value::Number(value) => Some(format!("{name}: {value}")),
                    Value::Word(word) => Some(format!("{name}: {word}")),
                }
            }
            _ => None,
        };
        let sets: Vec<String> = packages.choices.iter().zip(package).filter_map(set).collect();
        format!("c{}: {{demand: {}, stance: supports, sets: {{{}}}}}", demand.id, demand.id, sets.join(", "))
    };
    let clauses: Vec<String> = m.demands.iter().map(clause).collect();
    format!("  doc{at}: {{title: T, role: mediators-text, clauses: {{{}}}}}\n", clauses.join(", "))
}

/// Whether a party refuses a clause, or must not be given what it waits for.
fn refuses(voice: &PartyReading<'_>, provided: bool) -> bool {
    match voice.standing {
        Standing::Rejects | Standing::RedLine => true,
        Standing::Conditional => {
            let here = voice.here.as_ref();
            provided && here.is_some_and(|here| here.barred && here.word.levels.low().value() > 0)
        }
        _ => false,
    }
}

/// Whether nothing of what a clause allows is accepted, whatever the word.
fn is_on_other_terms(voice: &PartyReading<'_>) -> bool {
    voice.differences.iter().any(|one| one.sets.is_some() && one.common.is_none())
}

/// What a document meets, beside what the package breaks that it was written from.
fn check(
    m: &Model,
    readings: &[Reading<'_>],
    clauses: &[(DemandIx, bool)],
    broken: &[&Constraint],
) -> Result<(), String> {
    let whether = |one: &&Constraint| matches!(one.insistence, Insistence::For | Insistence::Against);
    let said =
        || readings.iter().flat_map(|reading| reading.voices.iter().map(|voice| (clauses[reading.clause], voice)));
    let name = |voice: &PartyReading<'_>| m.parties[voice.party].id.to_string();
    let refused = said().find(|((_, provided), voice)| refuses(voice, *provided)).map(|(_, voice)| name(voice));
    if refused.is_some() != broken.iter().any(whether) {
        return Err(format!("refused by {refused:?}, broken: {broken:?}"));
    }
    let other = said().find(|(_, voice)| voice.standing == Standing::OtherTerms).map(|(_, voice)| name(voice));
    if let (Some(party), true) = (other, broken.is_empty()) {
        return Err(format!("{party} accepts it on other terms, and it breaks nothing"));
    }
    // The other way round, softer words stand there as themselves, and only their differences say it.
    for one in broken.iter().filter(|one| !whether(one)) {
        let here =
            |clause: DemandIx| [Target::Demand(clause), Target::Issue(m.demands[clause].issue)].contains(&one.on);
        for party in &one.parties {
            let found =
                said().any(|((clause, _), voice)| voice.party == *party && here(clause) && is_on_other_terms(voice));
            if !found {
                return Err(format!("{} has no other terms: {one:?}", m.parties[*party].id));
            }
        }
    }
    Ok(())
}

#[test]
fn packages_and_the_documents_that_say_the_same_are_accepted_alike() {
    for seed in 0..400 {
        let mut talks = Talks::random(seed);
        talks.draft.clear();
        let m = load_texts(&[&talks.yaml()]).model;
        let s = situation(&m);
        let decided = m.issues.indices().filter(|ix| m.demands.iter().any(|(_, demand)| demand.issue == *ix));
        let query = DealQuery {
            issues: decided.collect(),
            parties: m.parties.indices().collect(),
            fixed: Vec::new(),
            scope: Scope::Derived,
            most: 100_000,
        };
        let packages = Packages::new(&s, &query.issues, &query.parties);
        if packages.sizes.iter().product::<usize>() > MOST_PACKAGES {
            continue;
        }
        let answer = deal(&s, &query, &Endless);
        let broken = |package: &[usize]| -> Vec<&Constraint> {
            answer.constraints.iter().filter(|one| !one.formula.holds(package)).collect()
        };
        let provided = |package: &[usize]| -> Vec<DemandIx> {
            m.demands.indices().filter(|ix| provides(&packages, *ix, package)).collect()
        };
        // Those that break least come first, so that no acceptable one is left out where there is one.
        let mut all = feasible(&packages);
        all.sort_by_key(|package| (provided(package), broken(package).len()));
        let same_as = |at: usize, before: usize| at >= before && provided(&all[at]) == provided(&all[at - before]);
        let chosen: Vec<&Vec<usize>> = (0..all.len()).filter(|at| !same_as(*at, OF_EACH)).map(|at| &all[at]).collect();
        let documents: Vec<String> =
            chosen.iter().enumerate().map(|(at, package)| document(&m, &packages, package, at)).collect();
        let text = format!("{}documents:\n{}", talks.yaml(), documents.concat());
        let written = load_texts(&[&text]).model;
        let s = situation(&written);
        for (at, package) in chosen.iter().enumerate() {
            let id = format!("doc{at}");
            let paper = written.papers.iter().find(|(_, paper)| paper.id.as_str() == id);
            let (ix, paper) = paper.unwrap_or_else(|| panic!("no {id}"));
            let clauses: Vec<(DemandIx, bool)> =
                paper.clauses.iter().map(|one| (one.demand, provides(&packages, one.demand, package))).collect();
            let found = check(&written, &read_text(&s, ix, Scope::Derived), &clauses, &broken(package));
            if let Err(difference) = found {
                panic!("talks {seed}: {}{difference}\n{}", documents[at], talks.yaml());
            }
        }
    }
}
