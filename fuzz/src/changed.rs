//! Changes that an author could make to a file: ids swapped, entries twice or gone, keys cut, other words.
//!
//! Bytes that change at random hardly ever are a model any more. These nearly always are one.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use demarche::document::Document;
use demarche::document::shape::Shape;

/// Values at which something ends, beside the words and keys of the format.
const VALUES: [&str; 34] = [
    "~",
    "null",
    "[]",
    "{}",
    "''",
    "0",
    "-1",
    "1e308",
    "1e-320",
    "NaN",
    "100",
    "100.0001",
    "18446744073709551616",
    "2025-02-29",
    "2024-02-29",
    "0001-01-01",
    "9999-12",
    "2025~",
    "declined",
    "unknown",
    "true",
    "{from: 10, to: 5}",
    "{at_least: 3}",
    "{at_most: -3}",
    "[demands, rejects]",
    "[open, open]",
    "any_of",
    "all_of",
    "\"\\u202e\"",
    "é",
    "中",
    "|",
    "# allow: all",
    "<<",
];

/// A generator that is the same everywhere (Marsaglia, *J. Stat. Softw.* 8 (14), 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % most.max(1) as u64) as usize
    }

    fn of<'l, T>(&mut self, list: &'l [T]) -> Option<&'l T> {
        list.get(self.below(list.len()))
    }
}

/// Every key and word of the format.
fn words() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut found = BTreeSet::new();
        keys(&Document::shape(), &mut found);
        found.extend(demarche::model::Level::words().map(str::to_owned));
        found.extend(demarche::model::Voice::ALL.iter().map(|(word, _)| (*word).to_owned()));
        found.extend(VALUES.map(str::to_owned));
        found.into_iter().collect()
    })
}

fn keys(shape: &Shape, found: &mut BTreeSet<String>) {
    match shape {
        Shape::Record(record) => {
            for key in &record.fields {
                found.insert(key.key.to_owned());
                keys(&key.shape, found);
            }
        }
        Shape::List(one) | Shape::Two(one) | Shape::OneOrMany(one) | Shape::Map(_, one) => keys(one, found),
        Shape::AnyOf(several) => several.iter().for_each(|shape| keys(shape, found)),
        Shape::Text(_) | Shape::Flag | Shape::Condition => {}
    }
}

/// The words of a text: what ids, keys, numbers and dates are made of.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (is_of_word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// A line with all that is indented below it.
fn entry(text: &str, chance: &mut Chance) -> Range<usize> {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .filter(|at| *at < text.len())
        .collect();
    let indent = |at: usize| text[at..].len() - text[at..].trim_start_matches(' ').len();
    let Some(first) = starts.get(chance.below(starts.len())) else { return 0..0 };
    let below = starts.iter().filter(|at| *at > first).find(|at| indent(**at) <= indent(*first));
    *first..below.copied().unwrap_or(text.len())
}

/// A text with one change.
fn change(text: &str, chance: &mut Chance) -> String {
    let tokens = tokens(text);
    let replaced = |range: Range<usize>, by: &str| format!("{}{by}{}", &text[..range.start], &text[range.end..]);
    let token = |chance: &mut Chance| chance.of(&tokens).cloned().unwrap_or(0..0);
    match chance.below(10) {
        // A word takes the place of another one …
        0 | 1 => {
            let by = token(chance);
            replaced(token(chance), &text[by])
        }
        // … or both do.
        2 => {
            let (one, other) = (token(chance), token(chance));
            let (one, other) = if one.start < other.start { (one, other) } else { (other, one) };
            if one.end > other.start {
                return text.to_owned();
            }
            let between = &text[one.end..other.start];
            format!("{}{}{between}{}{}", &text[..one.start], &text[other.clone()], &text[one], &text[other.end..])
        }
        3 | 4 => {
            let word = chance.of(words()).map_or("", String::as_str);
            replaced(token(chance), word)
        }
        // An entry twice, gone, or elsewhere.
        5 => {
            let twice = entry(text, chance);
            replaced(twice.end..twice.end, &text[twice.clone()])
        }
        6 => replaced(entry(text, chance), ""),
        7 => {
            let moved = text[entry(text, chance)].to_owned();
            let at = entry(text, chance).start;
            replaced(at..at, &moved)
        }
        // A key with its value in brackets.
        8 => {
            let from = token(chance).start;
            let end = text[from..].find([',', '}', '\n']).map_or(text.len(), |at| from + at + 1);
            replaced(from..end, "")
        }
        _ => {
            let start = entry(text, chance).start;
            let is_indented = text[start..].starts_with("  ");
            if is_indented && chance.below(2) == 0 {
                replaced(start..start + 2, "")
            } else {
                replaced(start..start, "  ")
            }
        }
    }
}

/// Changes a file in place, for libFuzzer: the number of bytes that it has then.
pub fn change_file(data: &mut [u8], size: usize, most: usize, seed: u32) -> usize {
    let mut chance = Chance(u64::from(seed) | 1 << 40);
    let Ok(text) = std::str::from_utf8(&data[..size]) else {
        return libfuzzer_sys::fuzzer_mutate(data, size, most);
    };
    if chance.below(5) == 0 {
        return libfuzzer_sys::fuzzer_mutate(data, size, most);
    }
    let mut text = text.to_owned();
    for _ in 0..1 + chance.below(4) {
        text = change(&text, &mut chance);
    }
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    data[..end].copy_from_slice(&text.as_bytes()[..end]);
    end
}
