//! The text of a source, ready for quotations to be looked up in it.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::fold::{fold_word, parts};
use crate::source::{MARK, ReadError, sha256};

/// The files that sources name, by that name: each read and folded once, or why it could not be read.
pub type Texts = BTreeMap<String, Result<Text, ReadError>>;

/// A text with its folded form, word by word.
#[derive(Clone, Debug)]
pub struct Text {
    original: String,
    folded: String,
    /// Bytes of each word in the original and in the folded text.
    words: Vec<(Range<usize>, Range<usize>)>,
    /// Where each word stands; made when it is first asked for.
    index: OnceCell<BTreeMap<String, Vec<usize>>>,
}

/// The part of a quotation that a text does not have where it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The part, folded; empty if the quotation has no words.
    pub part: String,
    /// Whether ellipses cut the quotation into several parts.
    pub one_of_several: bool,
    /// Whether the text has these words, but not after those of the parts before.
    pub misplaced: bool,
}

impl Text {
    /// Folds a text; a byte order mark before it is no part of its words. O(length).
    pub fn new(original: impl Into<String>) -> Self {
        let original = original.into();
        let mut folded = String::with_capacity(original.len());
        let mut words = Vec::new();
        for word in original.strip_prefix(MARK).unwrap_or(&original).split_whitespace() {
            let plain = fold_word(word);
            if plain.is_empty() {
                continue;
            }
            if !folded.is_empty() {
                folded.push(' ');
            }
            // The word is a slice of the original, so the distance of the two addresses is its place.
            let at = word.as_ptr() as usize - original.as_ptr() as usize;
            words.push((at..at + word.len(), folded.len()..folded.len() + plain.len()));
            folded.push_str(&plain);
        }
        Text { original, folded, words, index: OnceCell::new() }
    }

    /// Its SHA-256, as that of the file that has it, see [`sha256`]. O(length).
    pub fn digest(&self) -> String {
        sha256(self.original.as_bytes())
    }

    /// Looks for a quotation, part by part in order, without overlap.
    ///
    /// A part is found where the folded text has exactly its characters, as whole words and whole numbers. Two
    /// liberties are taken: the first letter of a part may differ in case, and a full stop or comma at the end of the
    /// quotation may be the author's own. After the first call, which makes an index, a part costs O(its words × log
    /// words of the text + places of the rarest word within it); one of two words or fewer O(length of the text).
    ///
    /// ```
    /// use demarche::quotation::Text;
    /// let text = Text::new("The minister said: “We’ll open the\nborder – but not tomorrow.”");
    /// assert_eq!(text.find("we'll open … not tomorrow,"), Ok(()));
    /// assert_eq!(text.find("we open the border").map_err(|missing| missing.misplaced), Err(false));
    /// ```
    ///
    /// # Errors
    /// The first part that is missing.
    pub fn find(&self, quotation: &str) -> Result<(), Missing> {
        let parts = parts(quotation);
        let missing = |part: &str| Missing {
            part: part.to_owned(),
            one_of_several: parts.len() > 1,
            misplaced: !part.is_empty() && self.find_part(part, 0).is_some(),
        };
        let Some((last, before)) = parts.split_last() else { return Err(missing("")) };
        let mut from = 0;
        for part in before {
            from = self.find_part(part, from).ok_or_else(|| missing(part))?.end;
        }
        let own_mark = || last.strip_suffix(['.', ',']).and_then(|bare| self.find_part(bare, from));
        self.find_part(last, from).or_else(own_mark).map(|_| ()).ok_or_else(|| missing(last))
    }

    /// The first place of a folded part at or after a byte of the folded text.
    fn find_part(&self, part: &str, from: usize) -> Option<Range<usize>> {
        let as_written = self.find_exactly(part, from);
        let other_case = with_first_letter_turned(part).and_then(|part| self.find_exactly(&part, from));
        match (as_written, other_case) {
            (Some(a), Some(b)) => Some(if b.start < a.start { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    /// The words within a part stand in the text as they are, so only the places of the rarest of them are looked at.
    /// A part of one or two words may begin and end beside a mark; it is searched for from left to right.
    fn find_exactly(&self, part: &str, from: usize) -> Option<Range<usize>> {
        let fits = |start: usize| {
            let end = start + part.len();
            let here = start >= from && self.folded.get(start..).is_some_and(|rest| rest.starts_with(part));
            (here && !starts_inside(&self.folded, start) && !ends_inside(&self.folded, end)).then_some(start..end)
        };
        let offsets = part.match_indices(' ').map(|(at, _)| at + 1);
        let words: Vec<(usize, &str)> = offsets.zip(part.split(' ').skip(1)).collect();
        let within = &words[..words.len().saturating_sub(1)];
        let rarest = within.iter().map(|(offset, word)| (*offset, self.places(word))).min_by_key(|(_, at)| at.len());
        if let Some((offset, places)) = rarest {
            return places.iter().find_map(|place| fits(self.words[*place].1.start.checked_sub(offset)?));
        }
        let mut at = from;
        while let Some(next) = self.folded.get(at..)?.find(part) {
            if let Some(found) = fits(at + next) {
                return Some(found);
            }
            at += next + part.chars().next().map_or(1, char::len_utf8);
        }
        None
    }

    /// The folded words from one to before another.
    pub(super) fn folded_words(&self, words: Range<usize>) -> &str {
        let span = self.words.get(words).unwrap_or_default();
        match (span.first(), span.last()) {
            (Some((_, first)), Some((_, last))) => &self.folded[first.start..last.end],
            _ => "",
        }
    }

    /// The words as the source has them, with single spaces between them.
    pub(super) fn original_words(&self, words: Range<usize>) -> String {
        let span = self.words.get(words).unwrap_or_default();
        span.iter().map(|(original, _)| &self.original[original.clone()]).collect::<Vec<_>>().join(" ")
    }

    /// The number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The numbers of the words that have a [`key`], ascending. The first call costs O(words × log words).
    pub(super) fn places(&self, word: &str) -> &[usize] {
        let index = self.index.get_or_init(|| {
            let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (at, (_, folded)) in self.words.iter().enumerate() {
                index.entry(key(&self.folded[folded.clone()])).or_default().push(at);
            }
            index
        });
        index.get(&key(word)).map_or(&[], Vec::as_slice)
    }
}

/// A folded word without its case and the marks around it.
fn key(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// A part whose first letter is the capital of what it was, or the other way round; none if it starts otherwise or
/// the other form is not one letter.
fn with_first_letter_turned(part: &str) -> Option<String> {
    let (at, first) = part.char_indices().find(|(_, c)| c.is_alphanumeric())?;
    let turned: String =
        if first.is_lowercase() { first.to_uppercase().collect() } else { first.to_lowercase().collect() };
    let one = turned.chars().count() == 1 && !turned.starts_with(first);
    one.then(|| format!("{}{turned}{}", &part[..at], &part[at + first.len_utf8()..]))
}

/// Whether a quotation that starts here would cut a word or a number: `000` of `1,000`.
fn starts_inside(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    let (last, last_but_one) = (before.next(), before.next());
    let first = text[at..].chars().next();
    joined(last, first) || (is(last, |c| matches!(c, '.' | ',')) && digits(last_but_one, first))
}

/// Whether a quotation that ends here would cut a word or a number: `1` of `1,000`, `can` of `can't`.
fn ends_inside(text: &str, at: usize) -> bool {
    let last = text[..at].chars().next_back();
    let mut after = text[at..].chars();
    let (first, second) = (after.next(), after.next());
    joined(last, first)
        || (is(first, |c| matches!(c, '.' | ',')) && digits(last, second))
        || (first == Some('\'') && joined(last, second))
}

/// Whether two neighbours belong to one word. Only scripts with capitals count: others may join words, or write a
/// small word and the next one as one.
fn joined(before: Option<char>, after: Option<char>) -> bool {
    let in_word = |c: char| c.is_lowercase() || c.is_uppercase() || c.is_numeric();
    (is(before, in_word) && is(after, in_word)) || is(after, is_combining_mark)
}

fn digits(before: Option<char>, after: Option<char>) -> bool {
    is(before, char::is_numeric) && is(after, char::is_numeric)
}

fn is(c: Option<char>, what: impl Fn(char) -> bool) -> bool {
    c.is_some_and(what)
}
