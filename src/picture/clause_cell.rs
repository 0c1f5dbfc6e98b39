//! How does one party stand to one clause? A cell with a sign, a word, and the party's own terms where they are others.

use super::block::{Block, SMALL, Type};
use super::look::{self, Look};
use super::palette::{INK, Tone};
use super::sheet::Field;
use super::stance_cell;
use crate::analysis::Standing;
use crate::answer::{Condition, PLAIN, Party, ReadClause, Stand, TermsApart, WordState};
use crate::model::{Accepted, Polarity};

/// The sign of the same side with other terms.
pub const OTHER_TERMS: &str = "≈";
/// The sign of what does not fit another position of the same party.
pub const UNFIT: &str = "≠";

/// How a party stands to a clause, as it is drawn.
pub fn look(clause: &ReadClause<'_>, stand: &Stand<'_>) -> Look {
    // A mild word is on the side of the clause or apart from it.
    let mild = if stand.steps.is_some() { Tone::Against } else { Tone::For };
    let tone = match stand.standing {
        Standing::Accepts | Standing::Author => Tone::For,
        Standing::InPart | Standing::OtherTerms | Standing::Conditional => Tone::Conditional,
        Standing::Open | Standing::Reluctant => match clause.side {
            Some(_) if stand.steps.is_none() && !stand.differences.is_empty() => Tone::Conditional,
            Some(_) => mild,
            None => own_word(stand),
        },
        Standing::OwnWord => own_word(stand),
        Standing::Neutral => Tone::Neutral,
        // Sources that differ only in how firm it is leave no doubt about the side.
        Standing::SourcesDiffer => match (stand.stance.and_then(|stance| stance.polarity()), clause.side) {
            (Some(own), Some(side)) if own == side => Tone::For,
            (Some(_), Some(_)) => Tone::Against,
            _ => own_word(stand),
        },
        Standing::Rejects | Standing::RedLine => Tone::Against,
        Standing::Alternative => Tone::AgainstIf,
        Standing::Ended | Standing::Unknown => Tone::Unknown,
    };
    Look { tone, red_line: stand.red_line == Some(true), derived: stand.derived == Some(true) }
}

fn own_word(stand: &Stand<'_>) -> Tone {
    stand.stance.map_or(Tone::Unknown, |stance| look::tone(stance, false))
}

/// A term in words: `years: 6 to 9`.
pub fn term(parameter: &str, accepted: &Accepted) -> String {
    format!("{}: {accepted}", parameter.replace('-', " "))
}

/// The sign and the word of a standing.
pub fn word(clause: &ReadClause<'_>, stand: &Stand<'_>) -> (&'static str, String) {
    let tone = look(clause, stand).tone;
    let sign = match stand.standing {
        Standing::InPart | Standing::OtherTerms => OTHER_TERMS,
        Standing::Open | Standing::Reluctant if tone == Tone::Conditional => OTHER_TERMS,
        _ => tone.sign(),
    };
    let own = || stand.stance.map_or(String::new(), |stance| stance.to_string());
    let word = match stand.standing {
        Standing::Accepts => "agrees".to_owned(),
        Standing::InPart => "in part".to_owned(),
        Standing::OtherTerms => "other terms".to_owned(),
        Standing::Conditional => "on a condition".to_owned(),
        Standing::Rejects | Standing::RedLine => "disagrees".to_owned(),
        Standing::Alternative => "would take something else".to_owned(),
        Standing::Ended => "no longer known".to_owned(),
        Standing::Author => "as author".to_owned(),
        Standing::SourcesDiffer => format!("sources differ: {}", own()),
        Standing::OwnWord => own(),
        Standing::Open | Standing::Neutral | Standing::Reluctant => mild(clause, stand.standing),
        Standing::Unknown => String::new(),
    };
    (sign, word)
}

/// A mild word, which is about the outcome and not about the clause.
fn mild(clause: &ReadClause<'_>, standing: Standing) -> String {
    let on = match standing {
        Standing::Open => "to",
        Standing::Reluctant => "about",
        _ => "on",
    };
    let what = match clause.side {
        Some(Polarity::For) => return standing.word().to_owned(),
        Some(Polarity::Against) => "what the clause refuses",
        _ => "the outcome",
    };
    format!("{} {on} {what}", standing.word())
}

/// The most lines of a cell; the last says how many more there would be.
const MOST_LINES: usize = 14;

/// The cell: the sign, the word, and the party's own terms.
pub fn cell(clause: &ReadClause<'_>, (party, stand): (&Party<'_>, Option<&Stand<'_>>), width: f64) -> Field {
    let Some(stand) = stand.filter(|stand| stand.standing != Standing::Unknown) else {
        let tooltip = format!("{} on “{}”: unknown", party.name, clause.words.demand.text);
        return stance_cell::unknown(width).tooltip(tooltip);
    };
    let look = look(clause, stand);
    let small = Type { color: look.tone.ink(), ..SMALL };
    let (sign, word) = word(clause, stand);
    let fill = |block: Block| {
        let unfit = if stand.unfit { format!("{sign} {UNFIT}") } else { sign.to_owned() };
        let block = block.text(&unfit, look.strong()).then(&word, small);
        let block = if look.red_line { block.text("red line", small) } else { block };
        let block = own_terms(stand).iter().fold(block, |block, line| block.text(line, SMALL.color(INK)));
        block.cut(MOST_LINES)
    };
    Field::new(width, fill).look(look).centred().tooltip(tooltip(clause, stand, &word))
}

/// Its own terms, what the clause says nothing of, and what its word waits for, or has from the draft.
fn own_terms(stand: &Stand<'_>) -> Vec<String> {
    let term = |one: &TermsApart| {
        let own = term(&one.parameter, &one.accepts);
        if one.sets.is_none() { format!("{own} (not in it)") } else { own }
    };
    let waits = stand.state == Some(WordState::Waits);
    let decided = is_decided(stand);
    let conditions = stand.conditions.iter().flatten().filter(|_| waits || decided);
    let conditions = conditions.map(|one| format!("{} {}", link(one, stand), one.in_full));
    let decided = decided.then(|| "as this text decides:".to_owned());
    stand.differences.iter().map(term).chain(decided).chain(conditions).collect()
}

/// Whether it stands there only because of what the draft decides.
pub fn is_decided(stand: &Stand<'_>) -> bool {
    stand.state == Some(WordState::Holds) && stand.by_draft == Some(true)
}

/// How the word hangs on a condition: one for the time before holds until that comes about, one for the time after once it has.
fn link(condition: &Condition, stand: &Stand<'_>) -> &'static str {
    match (stand.otherwise, condition.link.waits()) {
        (Some(true), true) => "until",
        (Some(true), false) => "once",
        _ => condition.link.words(),
    }
}

/// The standing in sentences, with the position that it is read from and what it rests on.
fn tooltip(clause: &ReadClause<'_>, stand: &Stand<'_>, word: &str) -> String {
    let demand = clause.words.demand.text;
    let position = stand.position.as_ref().map_or(String::new(), |own| format!("; {}", PLAIN.told(Some(own), None)));
    let mut lines = vec![format!("{} on “{demand}”: {word}{position}", stand.party.name)];
    for one in &stand.differences {
        let sets = one.sets.as_ref().map_or("says nothing of it".to_owned(), |sets| format!("sets {sets}"));
        let common = one.common.as_ref().map_or(String::new(), |common| format!("; common: {common}"));
        lines.push(format!("accepts {}; the clause {sets}{common}", term(&one.parameter, &one.accepts)));
    }
    lines.extend(stand.served_by.map(|other| format!("served by “{}”", other.text)));
    lines.extend(stand.unfit.then(|| "Does not fit another position of the same party".to_owned()));
    let sources: Vec<&str> = stand.rests.single_sources.iter().map(|source| source.name).collect();
    lines.extend((!sources.is_empty()).then(|| format!("single source: {}", sources.join(", "))));
    lines.join("\n")
}
