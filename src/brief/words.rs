//! Words that several sections of a brief use.

use super::page::Line;
use crate::answer::{Act, Demand, Source, Stance};
use crate::words::listed;

/// The single source that something needs, in a sentence: `Without The Gazette it would not be found.`
pub fn single(sources: &[Source<'_>]) -> Option<Line> {
    needed(sources).map(|needed| Line::of(format!("Without {needed} it would not be found. ")))
}

/// What of several demands rests on single sources: `Not found without a single source: “…” (The Gazette); “…” (The Courier).`
pub fn singles<'d, 'm: 'd>(each: impl Iterator<Item = (&'d Demand<'m>, &'d [Source<'m>])>) -> Line {
    let each = each.filter_map(|(demand, sources)| Some(format!("“{}” ({})", demand.text, needed(sources)?)));
    match each.collect::<Vec<_>>().as_slice() {
        [] => Line::default(),
        several => Line::of(format!("Not found without a single source: {}. ", several.join("; "))),
    }
}

fn needed(sources: &[Source<'_>]) -> Option<String> {
    let names: Vec<String> = sources.iter().map(|source| source.name.to_owned()).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        several => Some(format!("any one of {}", listed(several))),
    }
}

/// What the curator notes on an entry.
pub fn curator(note: &str) -> Line {
    Line::of(format!("Curator: {note}"))
}

/// Sentences one behind the other.
pub fn together(lines: impl IntoIterator<Item = Line>) -> Line {
    Line::joined(lines, "")
}

/// Steps and demands by their sentences.
pub fn named(acts: Vec<Act<'_>>) -> String {
    acts.iter().map(quoted).collect::<Vec<_>>().join(" and ")
}

/// One of several steps or demands, in quotation marks.
pub fn any_of(acts: &[Act<'_>]) -> String {
    acts.iter().map(quoted).collect::<Vec<_>>().join(" or ")
}

/// A step or a demand in quotation marks.
pub fn quoted(act: &Act<'_>) -> String {
    format!("“{}”", text(act))
}

/// The sentence of a step or a demand.
pub fn text<'m>(act: &Act<'m>) -> &'m str {
    match act {
        Act::Step(step) => step.text,
        Act::Demand(demand) => demand.text,
    }
}

/// The word of a position, with the one that follows a condition: `rejects, then open`.
pub fn word(stance: &Stance<'_>) -> String {
    match stance.position.then {
        Some(then) => format!("{}, then {then}", stance.position.stance),
        None => stance.position.stance.to_string(),
    }
}

/// Whether an address can be followed: only pages can, since a file could name anything.
pub fn is_page(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
}
