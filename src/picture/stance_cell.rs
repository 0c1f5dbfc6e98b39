//! What does a party want of a demand, and on what does that rest? One cell of a table: signs by strength, the word below, and
//! everything else when the pointer rests on it.

use super::block::{Block, SMALL, Type};
use super::look::{Look, tone};
use super::palette::Tone;
use super::sheet::Field;
use super::source_numbers::quoted;
use crate::answer::{Basis, Numbered, PLAIN, Party, Position, Stance, Statement, marks};
use crate::model::LevelRange;
use crate::words::listed;

/// The cell; what is not known is a question mark.
pub fn field(width: f64, (party, demand): (&Party<'_>, &Numbered<'_>), stance: Option<&Stance<'_>>) -> Field {
    let look = Look::of(stance.map(|stance| &stance.position));
    let small = Type { bold: false, ..SMALL.color(look.tone.ink()) };
    let tooltip = tooltip((party, demand), stance);
    let Some(stance) = stance else { return unknown(width).tooltip(tooltip) };
    let fill = |block: Block| {
        let block = block.text(&signs(stance), look.strong()).text(&word(&stance.position), small);
        // What the frame says, for whoever has forgotten the legend.
        let waits = stance.position.conditional.then(|| "on a condition".to_owned());
        waits.into_iter().chain(marks(&stance.position)).fold(block, |block, mark| block.text(&mark, small))
    };
    Field::new(width, fill).look(look).centred().tooltip(tooltip)
}

/// A cell of which nothing is known: most of a table, and so the quietest of all, as in the legend.
pub fn unknown(width: f64) -> Field {
    let look = Look::plain(Tone::Unknown);
    Field::new(width, |block| block.text(look.tone.sign(), look.strong())).look(look).centred()
}

/// The word, or the word that holds and the one that takes its place.
fn word(position: &Position) -> String {
    match position.then {
        Some(then) => format!("{}, then {then}", position.stance),
        None => position.stance.to_string(),
    }
}

/// The signs of a stance, repeated by strength: an interval has both ends, what a condition changes stands behind an arrow, and what
/// does not fit another position of the party is marked.
pub fn signs(stance: &Stance<'_>) -> String {
    let position = &stance.position;
    let then = position.then.map(|then| format!(" → {}", of_levels(then, false))).unwrap_or_default();
    let unfit = if stance.unfit { " ≠" } else { "" };
    format!("{}{then}{unfit}", of_levels(position.stance, position.conditional))
}

fn of_levels(levels: LevelRange, waits: bool) -> String {
    let (low, high) = (levels.low().value(), levels.high().value());
    let one = |level: i8| {
        let tone = match level {
            0 => Tone::Neutral,
            1.. if waits => Tone::Conditional,
            1.. => Tone::For,
            _ => Tone::Against,
        };
        tone.sign().repeat(usize::from(level.unsigned_abs().clamp(1, 3)))
    };
    let star = if tone(levels, waits) == Tone::AgainstIf { "*" } else { "" };
    // In the order of the words: "open to rejects".
    if low == high { format!("{}{star}", one(low)) } else { format!("{} … {}{star}", one(high), one(low)) }
}

/// What is known in sentences: the position with its conditions, who judges it a red line, and the words or relations that it
/// rests on.
fn tooltip((party, demand): (&Party<'_>, &Numbered<'_>), stance: Option<&Stance<'_>>) -> String {
    let told = PLAIN.told(stance.map(|stance| &stance.position), None);
    let first = format!("{} on {} “{}”: {told}", party.name, demand.number, demand.demand.text);
    let Some(stance) = stance else { return first };
    let mut lines = vec![first];
    lines.extend(stance.unfit.then(|| "Does not fit another position of the same party".to_owned()));
    lines.extend(stance.red_line.as_ref().map(|line| format!("Red line: as judged by {} ({})", line.judge, line.why)));
    match stance.position.basis {
        Basis::Stated => lines.extend(stance.statements.iter().flat_map(said)),
        Basis::Derived => lines.extend(stance.arguments.iter().map(|argument| {
            let origins: Vec<String> = argument.origins().iter().map(|origin| format!("“{}”", origin.text)).collect();
            format!("Follows from its position on {}; curator: {}", listed(&origins), argument.reasons().join("; "))
        })),
        Basis::Assumed => lines.push("Assumed for this picture".to_owned()),
    }
    lines.join("\n")
}

/// When and by whom it was said, and in which words.
fn said(statement: &Statement<'_>) -> Vec<String> {
    let said = statement.said.map(|said| format!("said {}", said.words()));
    let voice = statement.voice.map(|voice| voice.word().to_owned());
    let speaker = statement.speaker.map(|speaker| speaker.name.to_owned());
    let facts: Vec<String> = [said, voice, speaker].into_iter().flatten().collect();
    let facts = (!facts.is_empty()).then(|| facts.join(", "));
    facts.into_iter().chain(quoted(&statement.evidence)).collect()
}
