//! On what a picture rests: what sources are called, and short numbers for those of its positions.

use super::block::Block;
use super::block::SMALL;
use crate::answer::Stance;
use crate::collation;
use crate::model::Model;
use crate::words::count;

/// A list of more sources than this would push the picture off its page.
const MOST: usize = 24;
/// So many numbers stand at one position; how many more there are is said.
const SHOWN: usize = 3;

/// The sources of a picture, each with its number.
#[derive(Clone, Debug)]
pub struct Cited<'m> {
    /// Where they have their names.
    pub model: &'m Model,
    /// Ids with names, in the order of the names.
    sources: Vec<(&'m str, String)>,
}

/// What a source is called in few words, and of when it is: the short name that the file gives, or its publisher if that has
/// published no other one, or its id.
pub fn called<'m>(model: &'m Model, id: &'m str) -> (&'m str, String) {
    let Ok(ix) = model.find_source(id) else { return (id, "no date".to_owned()) };
    (model.source_name(ix), model.sources[ix].date.map_or("no date".to_owned(), |date| date.words()))
}

impl<'m> Cited<'m> {
    /// The sources of some stances, by name. O(sources × log sources of the model).
    pub fn new<'s>(model: &'m Model, stances: impl IntoIterator<Item = &'s Stance<'m>>) -> Cited<'m>
    where
        'm: 's,
    {
        let mut ids: Vec<&'m str> =
            stances.into_iter().flat_map(|stance| &stance.sources).map(|source| source.id).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut named: Vec<(&str, &str, String)> = ids
            .into_iter()
            .map(|id| {
                let (name, date) = called(model, id);
                (id, name, format!("{name} ({date})"))
            })
            .collect();
        named.sort_by(|a, b| collation::compare(a.1, b.1).then_with(|| a.0.cmp(b.0)));
        Cited { model, sources: named.into_iter().map(|(id, _, told)| (id, told)).collect() }
    }

    /// The numbers of the sources of a stance, as in `[1, 3]`; nothing for none, or if there are too many to be listed.
    pub fn numbers(&self, stance: &Stance<'_>) -> String {
        let number = |id: &str| self.sources.iter().position(|(own, _)| *own == id).map(|at| at + 1);
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

    /// What the numbers stand for, in a sentence; nothing if there are none.
    pub fn note(&self) -> Option<String> {
        if self.sources.is_empty() {
            return None;
        }
        if self.sources.len() > MOST {
            return Some(format!("From {}.", count(self.sources.len(), "source", "sources")));
        }
        let each: Vec<String> =
            self.sources.iter().enumerate().map(|(at, (_, told))| format!("[{}] {told}", at + 1)).collect();
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
