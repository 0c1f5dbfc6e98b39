//! `text` as text.

use super::{frame, single};
use crate::analysis::{Beside, Footing, Likeness, Reading, Scope, Situation, Standing, TextVoice};
use crate::id::{DemandIx, PaperIx};
use crate::model::Clause;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

/// A draft clause by clause: who accepts it, who would with what, who does not, and whom nobody has asked.
pub fn read(page: &mut Page, situation: &Situation<'_>, paper: PaperIx, readings: &[Reading], footing: &Footing<'_>) {
    let model = situation.model;
    let paper = &model.papers[paper];
    frame::head(page, situation, &format!("{} beside everybody's positions", clean(&paper.title)));
    if !paper.authors.is_empty() {
        let role = paper.role.map_or(String::new(), |role| format!(" ({})", role.word()));
        page.line(0, &format!("author: {}{role}", frame::names(model, &paper.authors)));
    }
    single::everything(page, model, footing);
    for reading in readings {
        let clause = &paper.clauses[reading.clause];
        page.heading(&heading(situation, clause));
        for (word, standing) in Standing::ALL.iter().filter(|(_, standing)| *standing != Standing::OtherTerms) {
            let voices: Vec<&TextVoice> = reading.voices.iter().filter(|voice| voice.standing == *standing).collect();
            if !voices.is_empty() {
                let names = names(situation, footing, &voices, clause.demand);
                page.line(2, &format!("{}: {names}", word.replace('-', " ")));
            }
        }
        for voice in reading.voices.iter().filter(|voice| !voice.differences.is_empty()) {
            for difference in &voice.differences {
                let text = format!(
                    "other terms: {} accepts {} {}, the clause sets {}",
                    frame::party(model, voice.party),
                    clean(&difference.parameter),
                    clean(&difference.accepts.to_string()),
                    clean(&difference.sets.to_string())
                );
                page.line(2, &text);
            }
        }
        if reading.is_unspoken(&paper.authors) {
            page.line(2, &paint(FAINT, "nobody but its authors has spoken to it"));
        }
    }
    if readings.is_empty() {
        page.line(0, "No clause of it is known.");
    }
    frame::foot(page, situation, &situation.parties_heard(Scope::Direct));
}

/// Names, each with what it waits for, how far it is from the clause, and the label if its position rests on a single source.
fn names(situation: &Situation<'_>, footing: &Footing<'_>, voices: &[&TextVoice], demand: DemandIx) -> String {
    let name = |voice: &&TextVoice| {
        let mut marks = Vec::new();
        if voice.standing == Standing::Conditional {
            let waits = frame::conditions(situation.model, situation.waits_for(voice.party, demand));
            marks.extend((!waits.is_empty()).then_some(waits));
        }
        marks.extend(voice.steps.map(|steps| format!("{} away", count(usize::from(steps), "level", "levels"))));
        marks.extend(single::position_label(situation, footing, voice.party, demand));
        let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join("; ")) };
        format!("{}{marks}", frame::party(situation.model, voice.party))
    };
    listed(&voices.iter().map(name).collect::<Vec<_>>())
}

/// Two drafts beside each other.
pub fn compare(page: &mut Page, situation: &Situation<'_>, two: [PaperIx; 2], found: &[Beside]) {
    let model = situation.model;
    let papers = two.map(|ix| &model.papers[ix]);
    let [first, second] = papers.map(|paper| clean(&paper.title));
    frame::head(page, situation, &format!("{first} beside {second}"));
    let groups = [
        (Likeness::Same, "The same".to_owned()),
        (Likeness::OtherTerms, "The same with other terms".to_owned()),
        (Likeness::Contradicting, "Contradicting".to_owned()),
        (Likeness::OnlyFirst, format!("Only in {first}")),
        (Likeness::OnlySecond, format!("Only in {second}")),
    ];
    for (likeness, title) in groups {
        let of_group: Vec<&Beside> = found.iter().filter(|beside| beside.likeness == likeness).collect();
        page.heading(&format!("{title}: {}", of_group.len()));
        for beside in of_group {
            frame::demand(page, model, beside.demand);
            if matches!(likeness, Likeness::OtherTerms | Likeness::Contradicting) {
                for (paper, at) in papers.iter().zip(beside.clauses) {
                    let clause = at.map(|at| heading(situation, &paper.clauses[at])).unwrap_or_default();
                    page.line(6, &format!("{}: {clause}", clean(paper.id.as_str())));
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
