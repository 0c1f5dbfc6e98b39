//! A position that nobody can trace.

use crate::diagnostic::{Diagnostic, rule};
use crate::id::PartyIx;
use crate::model::Clause;
use crate::rule::Subject;
use crate::source::Span;
use crate::words::listed;

rule! {
    pub RULE = "D0401" "missing-evidence" Evidence Error:
        "a stance, a threat, a claim, an answer or a figure without a source"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    let party = |ix: Option<PartyIx>| ix.map_or("a source".to_owned(), |ix| format!("`{}`", model.parties[ix].id));
    for (_, stance) in model.stances.iter().filter(|(_, stance)| !stance.traced) {
        let target = model.target_id(stance.target);
        problems.push(finding(stance.span, format!("the stance of {} on `{target}`", party(Some(stance.party)))));
    }
    let bare = |clause: &&Clause| clause.taken_from.is_none() && clause.evidence.is_empty();
    for (_, paper) in model.papers.iter().filter(|(_, paper)| paper.positions && paper.evidence.is_empty()) {
        if let Some(clause) = paper.clauses.iter().find(bare) {
            let what = format!("`{}`, whose clauses are positions,", paper.id);
            problems.push(finding(paper.span, what).related(clause.span, "a clause without words of its own"));
        }
    }
    for (_, threat) in model.threats.iter().filter(|(_, threat)| !threat.attribution.traced) {
        let what = format!("the {} by {}", threat.kind.word(), party(threat.attribution.by));
        problems.push(finding(threat.span, what));
    }
    for (_, claim) in model.claims.iter().filter(|(_, claim)| !claim.attribution.traced) {
        let about: Vec<String> = claim.about.iter().map(|ix| party(Some(*ix))).collect();
        let what = match claim.attribution.by {
            Some(by) => format!("the claim by {}", party(Some(by))),
            None if about.is_empty() => "a claim that names neither who makes it nor whom it is about".to_owned(),
            None => format!("the claim about {}", listed(&about)),
        };
        problems.push(finding(claim.span, what));
    }
    for (_, dispute) in model.disputes.iter() {
        for answer in dispute.answers.iter().filter(|answer| !answer.attribution.traced) {
            problems.push(finding(answer.span, format!("an answer to the dispute `{}`", dispute.id)));
        }
    }
    for (_, figure) in model.figures.iter().filter(|(_, figure)| !figure.attribution.traced) {
        problems.push(finding(figure.span, format!("the figure `{}`", figure.id)));
    }
}

fn finding(span: Span, what: String) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("{what} has no evidence"))
        .label("on whose word?")
        .help("add `evidence: {ID-OF-THE-SOURCE: exact words}`, or `{ID-OF-THE-SOURCE: {at: page or paragraph}}`")
}
