//! A document that states its author's position, beside what the author said.

use crate::diagnostic::{Diagnostic, rule};
use crate::id::PartyIx;
use crate::model::{Clause, Model, Paper, PaperRole, Polarity, Target};
use crate::rule::Subject;

rule! {
    pub RULE = "D0447" "own-paper" Meaning Warning:
        "a document that states its author's position, with a clause that the author's stance contradicts, or on which it has none"
}

/// As of the date of the model; documents of a later day are left alone.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let (model, day) = (on.model, on.situation().day);
    // Where the clauses are positions, no stance is missing, and a later one of the author's own counts.
    let states = |paper: &Paper| paper.role == Some(PaperRole::OwnPosition) && !paper.positions;
    let own = model.papers.iter().filter(|(_, paper)| states(paper));
    for (_, paper) in own {
        if paper.date.is_some_and(|date| day.is_some_and(|day| !date.begins_by(day))) {
            continue;
        }
        for (clause, author) in
            paper.clauses.iter().flat_map(|clause| paper.authors.iter().map(move |ix| (clause, *ix)))
        {
            problems.extend(finding(on, model, paper, clause, author));
        }
    }
}

fn finding(on: &Subject<'_>, model: &Model, paper: &Paper, clause: &Clause, author: PartyIx) -> Option<Diagnostic> {
    let position = on.situation().position(author, clause.demand, crate::situation::Scope::Derived);
    let (id, demand, party) = (&paper.id, &model.demands[clause.demand].id, &model.parties[author].id);
    let of_clause = clause.levels.polarity().filter(|side| *side != Polarity::Neutral)?;
    let Some(position) = position else {
        // A stance that ran out, or is not yet said, is known to the curator.
        let spoken = model
            .stances
            .iter()
            .any(|(_, stance)| stance.party == author && stance.target == Target::Demand(clause.demand));
        let message = format!("`{id}` states the position of `{party}`, and no stance of it on `{demand}` is known");
        let help = "if its clauses are the positions of its author, write `positions: true`; or add the stance with the document \
                    as evidence and the voice `document`";
        return (!spoken).then(|| {
            Diagnostic::new(&RULE, paper.span, message).label(format!("the clause `{}`", clause.name)).help(help)
        });
    };
    let against = position.each().all(|word| word.side() == Some(of_clause.opposite()));
    let message = format!("the clause `{}` of `{id}` is against the stance of its author `{party}`", clause.name);
    let found = Diagnostic::new(&RULE, paper.span, message).label(format!("a clause on `{demand}`"));
    let found = position.stances().fold(found, |found, ix| found.related(model.stances[ix].span, "the stance"));
    against.then(|| found.help("look at both: the document may be the later word, and then a stance is missing"))
}
