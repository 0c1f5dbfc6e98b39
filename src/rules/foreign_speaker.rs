//! Words that somebody else puts into a party's mouth.

use crate::diagnostic::{Diagnostic, rule};
use crate::id::{PartyIx, PersonIx};
use crate::model::{Attribution, Model};
use crate::rule::Subject;
use crate::source::Span;

rule! {
    pub RULE = "D0404" "foreign-speaker" References Error:
        "a stance or another statement whose speaker speaks for another party"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for (_, stance) in model.stances.iter() {
        problems.extend(finding(model, "stance", stance.span, Some(stance.party), stance.speaker));
    }
    let said = |what, span, by: &Attribution| finding(model, what, span, by.by, by.speaker);
    problems.extend(model.threats.iter().filter_map(|(_, it)| said(it.kind.word(), it.span, &it.attribution)));
    problems.extend(model.claims.iter().filter_map(|(_, it)| said("claim", it.span, &it.attribution)));
    let answers = model.disputes.iter().flat_map(|(_, dispute)| &dispute.answers);
    problems.extend(answers.filter_map(|it| said("answer", it.span, &it.attribution)));
    problems.extend(model.figures.iter().filter_map(|(_, it)| said("figure", it.span, &it.attribution)));
}

fn finding(
    model: &Model,
    what: &str,
    span: Span,
    party: Option<PartyIx>,
    speaker: Option<PersonIx>,
) -> Option<Diagnostic> {
    let (party, speaker) = (party?, &model.people[speaker?]);
    if speaker.party == party {
        return None;
    }
    let (own, other) = (&model.parties[speaker.party].id, &model.parties[party].id);
    let help = if what == "stance" {
        format!(
            "if `{}` says it of `{other}`, it goes under `claims:` and is no stance of `{other}`; if `{other}` says it, \
             name one of its people or leave `speaker` out",
            speaker.id
        )
    } else {
        format!("write the party that `{}` speaks for, or name the person of `{other}` who says it", speaker.id)
    };
    Some(
        Diagnostic::new(&RULE, span, format!("`{}` speaks for `{own}`, not for `{other}`", speaker.id))
            .label(format!("the {what} is that of `{other}`"))
            .related(speaker.span, "the person")
            .help(help),
    )
}
