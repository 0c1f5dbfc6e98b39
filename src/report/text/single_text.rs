//! `text` as text.

use super::{frame, single};
use crate::analysis::{
    Beside, Footing, Likeness, Misfits, Origin, Reading, Scope, Situation, Standing, Standings, State, TermDifference,
    TextVoice, provides,
};
use crate::id::{PaperIx, PartyIx};
use crate::model::Clause;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

/// A draft clause by clause: who accepts it, who would with what, who does not, and whom nobody has asked.
pub fn read(
    page: &mut Page,
    situation: &Situation<'_>,
    paper: PaperIx,
    readings: &[Reading<'_>],
    (footing, standings): (&Footing<'_>, &Standings<'_>),
) {
    let model = situation.model;
    let paper = &model.papers[paper];
    frame::head(page, situation, &format!("{} beside everybody's positions", clean(&paper.title)));
    if !paper.authors.is_empty() {
        let role = paper.role.map_or(String::new(), |role| format!(" ({})", role.word()));
        page.line(0, &format!("author: {}{role}", frame::names(model, &paper.authors)));
    }
    if let Some(date) = paper.date.filter(|date| situation.day.is_some_and(|day| !date.begins_by(day))) {
        page.line(0, &format!("dated {date}, after the day as of which positions are read"));
    }
    single::everything(page, model, footing);
    let unfit = Misfits::new(situation);
    for reading in readings {
        let clause = &paper.clauses[reading.clause];
        page.heading(&heading(situation, clause));
        for (word, standing) in Standing::ALL {
            let mut parties = reading.with(standing);
            model.sort_by_name(&mut parties);
            let of = |ix: &PartyIx| reading.voices.iter().find(|voice| voice.party == *ix);
            let voices: Vec<&TextVoice<'_>> = parties.iter().filter_map(of).collect();
            if !voices.is_empty() {
                let name = |voice: &&TextVoice<'_>| {
                    let mut marks = marks(situation, voice);
                    let needed = standings.needed(reading.clause, voice);
                    marks.extend(single::label(model, &needed).filter(|_| footing.everything.is_none()));
                    let fits = !unfit.has(voice.party, clause.demand);
                    marks.extend((!fits).then(|| "does not fit its other positions".to_owned()));
                    let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join("; ")) };
                    format!("{}{marks}", frame::party(model, voice.party))
                };
                let names: Vec<String> = voices.iter().map(name).collect();
                page.line(2, &format!("{}: {}", standing_on(situation, clause, standing, word), listed(&names)));
            }
        }
        if reading.is_silent() {
            page.line(2, &paint(FAINT, "nobody has spoken to it"));
        } else if reading.is_unspoken() {
            page.line(2, &paint(FAINT, "nobody but its authors has spoken to it"));
        }
    }
    if readings.is_empty() {
        page.line(0, "No clause of it is known.");
    }
    frame::foot(page, situation, &situation.parties_heard(Scope::Direct));
}

/// The word of a standing. A mild one is about the demand, which the clause may be against.
fn standing_on(situation: &Situation<'_>, clause: &Clause, standing: Standing, word: &str) -> String {
    let word = word.replace('-', " ");
    if provides(clause) {
        return word;
    }
    let on = frame::id(&situation.model.demands[clause.demand].id);
    match standing {
        Standing::Open => format!("{word} to {on}"),
        Standing::Neutral | Standing::Reluctant | Standing::SourcesDiffer => format!("{word} on {on}"),
        _ => word,
    }
}

/// What its position hangs on, how far it is from the clause, and its terms.
fn marks(situation: &Situation<'_>, voice: &TextVoice<'_>) -> Vec<String> {
    let model = situation.model;
    let mut marks = Vec::new();
    // Whoever stands there as the author needs no mark for it.
    if voice.is_author && voice.standing != Standing::Author {
        marks.push("author".to_owned());
    }
    let Some(here) = &voice.here else { return marks };
    let conditions = frame::on_conditions(model, &here.position, here.at);
    let conditions = conditions.trim_start();
    let word = frame::levels(here.word.levels);
    match here.state {
        State::Waits => marks.push(format!("{word}, {conditions}")),
        State::Ended => marks.push(format!("its word ends here: {word}, {conditions}")),
        State::Holds if here.by_draft => marks.push(format!("as this draft decides: {conditions}")),
        State::Holds => {}
    }
    if let Some(other) = here.turns {
        marks.push(format!("{conditions}, which it does not decide; then {}", frame::levels(other.levels)));
    }
    let is_interval = here.state == State::Holds && here.word.levels.low() != here.word.levels.high();
    if is_interval || matches!(voice.standing, Standing::SourcesDiffer | Standing::OwnWord) {
        marks.push(frame::levels(here.word.levels));
    }
    if matches!(here.position.origin, Origin::Derived(_)) {
        marks.push("derived".to_owned());
    }
    if here.word.red_line && voice.standing != Standing::RedLine {
        marks.push("red line".to_owned());
    }
    if let Some(other) = voice.instead {
        let other = frame::id(&model.demands[other].id);
        marks.push(match voice.standing {
            Standing::Alternative => format!("{other}, which this does not decide, would do as well"),
            _ => format!("served by {other}"),
        });
    }
    marks.extend(voice.steps.map(|steps| format!("{} away", count(usize::from(steps), "level", "levels"))));
    marks.extend(voice.differences.iter().map(difference));
    marks
}

/// `accepts boats at most 600, the clause sets 700`.
fn difference(one: &TermDifference) -> String {
    let (parameter, accepts) = (clean(&one.parameter), clean(&one.accepts.to_string()));
    match (&one.sets, &one.common) {
        (None, _) => format!("the clause says nothing of {parameter}, accepts {accepts}"),
        (Some(sets), Some(common)) => {
            let (sets, common) = (clean(&sets.to_string()), clean(&common.to_string()));
            format!("accepts {parameter} {accepts}, the clause sets {sets}; common: {common}")
        }
        (Some(sets), None) => format!("accepts {parameter} {accepts}, the clause sets {}", clean(&sets.to_string())),
    }
}

/// Two drafts beside each other.
pub fn compare(page: &mut Page, situation: &Situation<'_>, two: [PaperIx; 2], found: &[Beside]) {
    let model = situation.model;
    let papers = two.map(|ix| &model.papers[ix]);
    let [first, second] = papers.map(|paper| clean(&paper.title));
    frame::head(page, situation, &format!("{first} beside {second}"));
    let groups = [
        (Likeness::Same, "The same".to_owned()),
        (Likeness::Narrower, format!("The same, and {first} allows less")),
        (Likeness::Wider, format!("The same, and {first} allows more")),
        (Likeness::OtherTerms, "With other terms, or another word".to_owned()),
        (Likeness::Contains, format!("What {first} says contains what {second} says")),
        (Likeness::Contained, format!("What {first} says is contained in what {second} says")),
        (Likeness::Contradicting, "Contradicting".to_owned()),
        (Likeness::OnlyFirst, format!("Only in {first}")),
        (Likeness::OnlySecond, format!("Only in {second}")),
    ];
    for (likeness, title) in groups {
        let of_group: Vec<&Beside> = found.iter().filter(|beside| beside.likeness == likeness).collect();
        if of_group.is_empty() && matches!(likeness, Likeness::Contains | Likeness::Contained) {
            continue;
        }
        page.heading(&format!("{title}: {}", of_group.len()));
        for beside in of_group {
            frame::demand(page, model, beside.demand);
            if let Some(other) = beside.other.filter(|_| !beside.elsewhere) {
                frame::demand(page, model, other);
            }
            if likeness != Likeness::Same {
                for (paper, at) in papers.iter().zip(beside.clauses) {
                    if let Some(at) = at {
                        let clause = heading(situation, &paper.clauses[at]);
                        page.line(6, &format!("{}: {clause}", clean(paper.id.as_str())));
                    }
                }
            }
        }
    }
    page.gap();
    page.line(0, &paint(FAINT, frame::NOT_ADVICE));
}

/// `floor (art. 3): supports minimum-flow, m3-per-second 140`.
fn heading(situation: &Situation<'_>, clause: &Clause) -> String {
    let place = clause.at.as_ref().map_or(String::new(), |at| format!(" ({})", clean(at)));
    let id = frame::id(&situation.model.demands[clause.demand].id);
    let mut parts = vec![frame::stance_on(clause.levels, &id)];
    let sets =
        clause.sets.iter().map(|term| format!("{} {}", clean(&term.parameter), clean(&term.accepted.to_string())));
    parts.extend(sets);
    format!("{}{place}: {}", clean(&clause.name), parts.join(", "))
}
