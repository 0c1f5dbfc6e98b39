//! Words that several sections of a brief use.

use super::page::Line;
use crate::answer::{Act, Demand, Source};
use crate::words::listed;

/// The single source that something needs, in a sentence: `“…” rests on a single source: The Gazette.`
pub fn single(sources: &[Source<'_>], demand: Option<&Demand<'_>>) -> Option<Line> {
    let names: Vec<String> = sources.iter().map(|source| source.name.to_owned()).collect();
    let what = demand.map_or("It".to_owned(), |demand| format!("“{}”", demand.text));
    match names.as_slice() {
        [] => None,
        [one] => Some(Line::of(format!("{what} rests on a single source: {one}. "))),
        several => Some(Line::of(format!("{what} needs each of several sources: {}. ", listed(several)))),
    }
}

/// Sentences one behind the other.
pub fn together(lines: impl IntoIterator<Item = Line>) -> Line {
    Line::joined(lines, "")
}

/// Steps and demands by their sentences.
pub fn named(acts: Vec<Act<'_>>) -> String {
    acts.iter().map(|act| format!("“{}”", text(act))).collect::<Vec<_>>().join(" and ")
}

/// The sentence of a step or a demand.
pub fn text<'m>(act: &Act<'m>) -> &'m str {
    match act {
        Act::Step(step) => step.text,
        Act::Demand(demand) => demand.text,
    }
}
