//! `text` as text.

use super::{frame, single};
use crate::analysis::{Beside, Footing, Likeness, Reading, Scope, Situation, Standing};
use crate::id::{DemandIx, PaperIx, PartyIx};
use crate::model::Clause;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::listed;

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
            let parties = reading.with(*standing);
            if !parties.is_empty() {
                page.line(
                    2,
                    &format!("{}: {}", word.replace('-', " "), names(situation, footing, &parties, clause.demand)),
                );
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

/// Names, each with the label if the party's position rests on a single source.
fn names(situation: &Situation<'_>, footing: &Footing<'_>, parties: &[PartyIx], demand: DemandIx) -> String {
    let name = |party: &PartyIx| {
        let label = single::position_label(situation, footing, *party, demand);
        let label = label.map_or(String::new(), |label| format!(" ({label})"));
        format!("{}{label}", frame::party(situation.model, *party))
    };
    listed(&parties.iter().map(name).collect::<Vec<_>>())
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
