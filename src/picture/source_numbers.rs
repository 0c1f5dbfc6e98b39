//! On what a picture rests: what sources are called, and short numbers for those of its positions.

use super::block::{Block, SMALL};
use crate::answer::{Evidence, Source, Stance};
use crate::collation;
use crate::date::Date;
use crate::words::count;

/// A list of more sources than this would push the picture off its page.
const MOST: usize = 24;
/// So many numbers stand at one position; how many more there are is said.
const SHOWN: usize = 3;

/// Words of sources, each with its place.
pub fn quoted(evidence: &[Evidence<'_>]) -> Vec<String> {
    let piece = |piece: &Evidence<'_>| {
        let quote = piece.quote.map(|quote| format!(" “{quote}”")).unwrap_or_default();
        let told = piece.language().map(|told| format!(" ({told})")).unwrap_or_default();
        let at = piece.at.map(|at| format!(" ({at})")).unwrap_or_default();
        format!("{}:{quote}{told}{at}", piece.source.name)
    };
    evidence.iter().map(piece).collect()
}

/// Sources by what they are called, each once.
pub fn by_name(sources: &mut Vec<Source<'_>>) {
    sources.sort_unstable_by(|a, b| collation::compare(a.name, b.name).then_with(|| a.id.cmp(b.id)));
    sources.dedup();
}

/// The sources of a picture, each with its number.
#[derive(Clone, Debug)]
pub struct Cited<'m> {
    /// In the order of their names.
    sources: Vec<Source<'m>>,
}

/// Of when a source is.
pub fn published(source: &Source<'_>) -> String {
    source.date.map_or("no date".to_owned(), Date::words)
}

impl<'m> Cited<'m> {
    /// The sources of some stances, by name. O(sources × log sources).
    pub fn new<'s>(stances: impl IntoIterator<Item = &'s Stance<'m>>) -> Cited<'m>
    where
        'm: 's,
    {
        let mut sources: Vec<Source<'m>> = stances.into_iter().flat_map(|stance| &stance.sources).copied().collect();
        by_name(&mut sources);
        Cited { sources }
    }

    /// The numbers of the sources of a stance, as in `[1, 3]`; nothing for none, or if there are too many to be listed.
    pub fn numbers(&self, stance: &Stance<'_>) -> String {
        let number = |id: &str| self.sources.iter().position(|own| own.id == id).map(|at| at + 1);
        let mut numbers: Vec<usize> = stance.sources.iter().filter_map(|source| number(source.id)).collect();
        if numbers.is_empty() || self.sources.len() > MOST {
            return String::new();
        }
        numbers.sort_unstable();
        let more = numbers.len().saturating_sub(SHOWN);
        let shown: Vec<String> = numbers.iter().take(SHOWN).map(usize::to_string).collect();
        let more = if more == 0 { String::new() } else { format!(" +{more}") };
        format!("[{}{more}]", shown.join(", "))
    }

    /// Where a reader of a further page finds what the numbers stand for; nothing if there are none.
    pub fn later(&self) -> String {
        let has_numbers = !self.sources.is_empty() && self.sources.len() <= MOST;
        if has_numbers { "[n]: source, page 1".to_owned() } else { String::new() }
    }

    /// What the numbers stand for, in a sentence; nothing if there are none.
    pub fn note(&self) -> Option<String> {
        if self.sources.is_empty() {
            return None;
        }
        if self.sources.len() > MOST {
            return Some(format!("From {}.", count(self.sources.len(), "source", "sources")));
        }
        let each: Vec<String> = self
            .sources
            .iter()
            .enumerate()
            .map(|(at, one)| format!("[{}] {} ({})", at + 1, one.name, published(one)))
            .collect();
        Some(format!("Said in {}.", each.join(", ")))
    }
}

/// Two lines of a label with numbers behind the one that has more room for them.
pub fn behind([above, below]: [String; 2], numbers: &str) -> [String; 2] {
    let width = |text: &str| Block::new(f64::INFINITY).text(text, SMALL).width();
    let with = |text: &str| format!("{text} {numbers}").trim().to_owned();
    match numbers {
        "" => [above, below],
        _ if width(&above) <= width(&below) => [with(&above), below],
        _ => [above, with(&below)],
    }
}
