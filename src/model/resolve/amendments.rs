//! What a document takes over from the one that it amends.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, rule};
use crate::document;
use crate::document::read::Text;
use crate::id::{DemandIx, Ix};
use crate::model::step::{Clause, Dropped, Paper};
use crate::words::{listed, nearest, typo};

rule! {
    /// A document that changes itself, or leaves out what is not there.
    pub UNCLEAR_AMENDMENT = "D0450" "unclear-amendment" File Error:
        "a document that amends itself in a circle, or drops a clause that the amended one does not have"
}

/// The numbers of the documents, each after the one that it amends. A circle is reported, and opened where it begins.
pub fn in_order(papers: &mut [Paper], problems: &mut Vec<Diagnostic>) -> Vec<usize> {
    let mut done = vec![false; papers.len()];
    let mut order = Vec::with_capacity(papers.len());
    for at in 0..papers.len() {
        let mut chain = Vec::new();
        let mut next = Some(at);
        while let Some(one) = next.filter(|one| !done[*one]) {
            if let Some(begin) = chain.iter().position(|known| *known == one) {
                problems.push(circle(papers, &chain[begin..]));
                papers[one].amends = None;
                break;
            }
            chain.push(one);
            next = papers[one].amends.map(Ix::position);
        }
        for one in chain.into_iter().rev() {
            done[one] = true;
            order.push(one);
        }
    }
    order
}

fn circle(papers: &[Paper], chain: &[usize]) -> Diagnostic {
    let ids: Vec<String> = chain.iter().map(|at| format!("`{}`", papers[*at].id)).collect();
    let message = match ids.as_slice() {
        [one] => format!("{one} amends itself"),
        _ => format!("{} amend one another in a circle", listed(&ids)),
    };
    let found = Diagnostic::new(&UNCLEAR_AMENDMENT, papers[chain[0]].span, message).label("amends itself");
    let others = chain[1..].iter().map(|at| papers[*at].span);
    let found = others.fold(found, |found, span| found.related(span, "by way of this one"));
    found.help("`amends` names an earlier document; take it out where it names a later one")
}

/// Adds to a document what it takes over from the one that it amends: every clause that it neither drops nor replaces by one on
/// the same demand. They stand in the order of that one, a new clause in the place of the old, and what is only new at the end.
pub fn take_over(at: usize, entry: &document::PaperEntry, papers: &mut [Paper], problems: &mut Vec<Diagnostic>) {
    let Some(amends) = papers[at].amends else {
        if let Some(first) = entry.drops.items.first().filter(|_| entry.amends.is_none()) {
            problems.push(
                Diagnostic::new(
                    &UNCLEAR_AMENDMENT,
                    first.span,
                    format!("`{}` drops clauses of no document", papers[at].id),
                )
                .label("of which one?")
                .help("add `amends:` with the document that it changes"),
            );
        }
        return;
    };
    let base = papers[amends.position()].clone();
    // A new clause can have the name of one that is taken over; the first is meant.
    let mut named: BTreeMap<&str, &Clause> = BTreeMap::new();
    base.clauses.iter().rev().for_each(|clause| {
        named.insert(&clause.name, clause);
    });
    let mut drops = Vec::new();
    for name in &entry.drops.items {
        match named.get(name.value) {
            Some(clause) => drops.push(Dropped { name: clause.name.clone(), demand: clause.demand, span: name.span }),
            None => problems.push(no_such_clause(name, &base)),
        }
    }
    let dropped: BTreeSet<&str> = drops.iter().map(|dropped: &Dropped| dropped.name.as_str()).collect();
    let own = std::mem::take(&mut papers[at].clauses);
    let mut on: BTreeMap<DemandIx, Vec<Clause>> = BTreeMap::new();
    own.iter().for_each(|clause| on.entry(clause.demand).or_default().push(clause.clone()));
    let mut clauses = Vec::new();
    let mut placed = BTreeSet::new();
    for clause in base.clauses {
        // Of several clauses on one demand, the first has the place.
        if let Some(own) = on.get(&clause.demand) {
            if placed.insert(clause.demand) {
                clauses.extend(own.iter().cloned());
            }
        } else if !dropped.contains(clause.name.as_str()) {
            clauses.push(Clause { taken_from: clause.taken_from.or(Some(amends)), ..clause });
        }
    }
    clauses.extend(own.into_iter().filter(|clause| !placed.contains(&clause.demand)));
    papers[at].clauses = clauses;
    papers[at].drops = drops;
}

fn no_such_clause(name: &Text<'_>, base: &Paper) -> Diagnostic {
    let names = || base.clauses.iter().map(|clause| clause.name.as_str());
    let help = match nearest(name.value, names()).as_slice() {
        [meant] => format!("did you mean `{meant}`?"),
        _ if base.clauses.is_empty() => format!("`{}` has no clauses", base.id),
        _ => {
            let all: Vec<String> = names().map(|name| format!("`{name}`")).collect();
            format!("`{}` has: {}", base.id, all.join(", "))
        }
    };
    Diagnostic::new(&UNCLEAR_AMENDMENT, name.span, format!("`{}` has no clause `{}`", base.id, name.value))
        .label("nothing to leave out")
        .help(help)
        .fix(name.fixed(typo(name.value, names())))
}
