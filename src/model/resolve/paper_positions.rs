//! The positions that the clauses of a document are.

use std::collections::BTreeMap;

use thin_vec::ThinVec;

use crate::diagnostic::{Diagnostic, rule};
use crate::document;
use crate::id::{DemandIx, PaperIx, PartyIx};
use crate::model::stance::{ClauseOf, Details, Evidence, Says, Stance, Target, Voice};
use crate::model::step::{Clause, Hangs, Paper, PaperRole};
use crate::model::terms::common;
use crate::source::Span;

rule! {
    /// Positions of nobody.
    pub POSITIONS_OF_NOBODY = "D0451" "positions-of-nobody" File Error:
        "a document whose clauses are to be positions, and that is a mediator's text or names no author"
}

/// Whether the clauses of a document can be positions of its authors; says why not.
pub fn is_somebodys(entry: &document::PaperEntry, paper: &Paper, flag: Span, problems: &mut Vec<Diagnostic>) -> bool {
    let found = |message: String| Diagnostic::new(&POSITIONS_OF_NOBODY, flag, message);
    if paper.role == Some(PaperRole::MediatorsText) {
        let message = format!("`{}` is a mediator's text, and that is nobody's position", paper.id);
        problems.push(
            found(message)
                .label("not a position of the mediator")
                .help("take `positions` out; if it states what its author wants, write `role: own-position`"),
        );
        return false;
    }
    if entry.author.items.is_empty() {
        let help = "add `author:` with the party, or the parties, whose position it is";
        problems.push(found(format!("`{}` names no author", paper.id)).label("positions of whom?").help(help));
        return false;
    }
    true
}

/// The positions of an author by the clauses of a document, and that what it drops no longer holds. Clauses on one demand with
/// one word are one position.
pub fn positions(ix: PaperIx, paper: &Paper, author: PartyIx) -> Vec<Stance> {
    let of = |clause: &str| ClauseOf { paper: ix, clause: clause.to_owned() };
    let statement = |says: Says, demand: DemandIx, clause: &str, span: Span| Stance {
        party: author,
        target: Target::Demand(demand),
        says,
        conditions: ThinVec::new(),
        otherwise: None,
        terms: ThinVec::new(),
        said: paper.date,
        voice: Some(Voice::Document),
        channel: paper.channel,
        evidence: ThinVec::new(),
        traced: true,
        details: Details { clause: Some(of(clause)), ..Details::default() }.boxed(),
        span,
    };
    let mut found: Vec<Stance> = Vec::new();
    let mut on: BTreeMap<DemandIx, Vec<usize>> = BTreeMap::new();
    for clause in &paper.clauses {
        let says = Says::Word(clause.levels);
        let Hangs { on: conditions, otherwise, until } = clause.hangs.clone();
        let same = |known: &Stance| {
            known.says == says
                && (&*known.conditions, known.otherwise, known.until()) == (&*conditions, otherwise, until)
        };
        let others = on.entry(clause.demand).or_default();
        if let Some(at) = others.iter().find(|at| same(&found[**at])) {
            let known = &mut found[*at];
            known.terms = common(known.terms.iter().chain(&clause.sets)).into();
            let of = known.details.iter_mut().filter_map(|details| details.clause.as_mut());
            of.for_each(|of| of.clause = format!("{}, {}", of.clause, clause.name));
            continue;
        }
        others.push(found.len());
        found.push(Stance {
            conditions: conditions.into(),
            otherwise,
            terms: clause.sets.clone().into(),
            evidence: evidence_of(paper, Some(clause)).into(),
            details: Details {
                until,
                note: clause.note.clone().or(clause.text.clone()),
                clause: Some(of(&clause.name)),
                ..Details::default()
            }
            .boxed(),
            ..statement(says, clause.demand, &clause.name, clause.span)
        });
    }
    let left_out = paper.drops.iter().filter(|one| !on.contains_key(&one.demand));
    found.extend(left_out.map(|dropped| Stance {
        evidence: evidence_of(paper, None).into(),
        ..statement(Says::Dropped, dropped.demand, &dropped.name, dropped.span)
    }));
    found
}

/// What a clause rests on as a position: its own words, or the sources of the document, at the place of the clause. A document
/// that takes a clause over says it again.
fn evidence_of(paper: &Paper, clause: Option<&Clause>) -> Vec<Evidence> {
    let own = clause.filter(|clause| clause.taken_from.is_none() || paper.evidence.is_empty());
    if let Some(clause) = own.filter(|clause| !clause.evidence.is_empty()) {
        return clause.evidence.clone();
    }
    // Where the clause stood in the other document is no place in this one.
    let place = clause.filter(|clause| clause.taken_from.is_none()).and_then(|clause| clause.at.clone());
    let piece = |piece: &Evidence| match &place {
        Some(at) => Evidence { quote: None, at: Some(at.clone()), ..piece.clone() },
        None => piece.clone(),
    };
    let mut pieces: Vec<Evidence> = paper.evidence.iter().map(piece).collect();
    if place.is_some() {
        pieces.dedup_by_key(|piece| piece.source);
    }
    pieces
}
