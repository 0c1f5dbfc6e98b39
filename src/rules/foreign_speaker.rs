//! Words that somebody else puts into a party's mouth.

use crate::date::Date;
use crate::diagnostic::{Diagnostic, rule};
use crate::id::{PartyIx, PersonIx};
use crate::model::{Affiliation, Attribution, Model, Period};
use crate::rule::Subject;
use crate::source::Span;
use crate::words::listed;

rule! {
    pub RULE = "D0404" "foreign-speaker" References Error:
        "a stance or another statement whose speaker spoke for another party on that day"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for (_, stance) in model.stances.iter() {
        let by = (Some(stance.party), stance.speaker(), stance.said);
        problems.extend(finding(model, "stance", stance.span, by));
    }
    let said = |what, span, by: &Attribution| finding(model, what, span, (by.by, by.speaker, by.said));
    problems.extend(model.threats.iter().filter_map(|(_, it)| said(it.kind.word(), it.span, &it.attribution)));
    problems.extend(model.claims.iter().filter_map(|(_, it)| said("claim", it.span, &it.attribution)));
    let answers = model.disputes.iter().flat_map(|(_, dispute)| &dispute.answers);
    problems.extend(answers.filter_map(|it| said("answer", it.span, &it.attribution)));
    problems.extend(model.figures.iter().filter_map(|(_, it)| said("figure", it.span, &it.attribution)));
}

/// Said for whom, by whom, and when.
type By = (Option<PartyIx>, Option<PersonIx>, Option<Date>);

fn finding(model: &Model, what: &str, span: Span, (party, speaker, said): By) -> Option<Diagnostic> {
    let (party, speaker) = (party?, &model.people[speaker?]);
    if speaker.parties_at(said).any(|own| own == party) {
        return None;
    }
    let (id, other) = (&speaker.id, &model.parties[party].id);
    let own: Vec<String> = speaker.parties.iter().map(|own| told(model, own)).collect();
    let day = said.filter(|_| speaker.parties.iter().any(|own| own.period != Period::default()));
    let day = day.map_or(String::new(), |said| format!(" on {said}"));
    let both = speaker.parties.iter().map(|own| format!("{}: {{until: …}}", model.parties[own.party].id));
    let both = both.chain([format!("{other}: {{from: …}}")]).collect::<Vec<_>>().join(", ");
    let dates = format!("if `{id}` spoke for `{other}` by then, write `party: {{{both}}}` under `people:`");
    let help = match (what, speaker.parties.iter().any(|own| own.party == party)) {
        (_, true) => format!("look at the dates of `{id}` under `people:` and at `said`"),
        ("stance", false) => format!(
            "if `{id}` says it of `{other}`, it goes under `claims:` and is no stance of `{other}`; if `{other}` says it, \
             name one of its people or leave `speaker` out; {dates}"
        ),
        (_, false) => {
            format!("write the party that `{id}` speaks for, or name the person of `{other}` who says it; {dates}")
        }
    };
    Some(
        Diagnostic::new(&RULE, span, format!("`{id}` speaks for {}, not for `{other}`{day}", listed(&own)))
            .label(format!("the {what} is that of `{other}`"))
            .related(speaker.span, "the person")
            .help(help),
    )
}

/// A party with its dates: `` `greenway` until 2025-02 ``.
fn told(model: &Model, own: &Affiliation) -> String {
    let end = |word: &str, date: Option<Date>| date.map_or(String::new(), |date| format!(" {word} {date}"));
    let Period { from, until } = own.period;
    format!("`{}`{}{}", model.parties[own.party].id, end("from", from), end("until", until))
}
