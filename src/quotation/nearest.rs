//! The passage of a text that comes closest to words that it does not have.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::fold::is_quotation_mark;
use super::text::Text;

/// The longest passage that is shown, in words.
const LONGEST: usize = 25;
/// How many places of shared words are looked at.
const PLACES: usize = 2_000;
/// How many passages are compared letter by letter.
const PASSAGES: usize = 8;
/// How far the ends of the best passage may move, in words.
const SLACK: usize = 2;
/// The share of letters below which two passages have nothing to do with one another.
const LIKE: f64 = 0.4;

/// The passage of at most 25 words that is most like a folded part of a quotation, as the source has it but for
/// quotation marks at its ends; none if no passage is at all like it.
///
/// Each word that the part shares with the text, the rarest first, tells where the part would start if that word were
/// the right one. The starts that most words agree on are compared by letters (Levenshtein), and the ends of the best
/// are moved by a word or two. Of a part that is longer, the first piece that is missing is taken.
///
/// O(words of the part × log words of the text) after an index that is made once for each text; the number of places
/// and of comparisons is bounded, so a long text costs no more than a short one.
///
/// ```
/// use demarche::quotation::{Text, nearest};
/// let text = Text::new("On Monday the minister said that “we will open the border” soon.");
/// assert_eq!(nearest(&text, "we shall open the border").as_deref(), Some("we will open the border"));
/// assert_eq!(nearest(&text, "nobody wants fish"), None);
/// ```
pub fn nearest(text: &Text, part: &str) -> Option<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let missing = words.chunks(LONGEST).find(|piece| text.find(&piece.join(" ")).is_err());
    let words = missing.or_else(|| words.chunks(LONGEST).next())?;
    let sought = words.join(" ").to_lowercase();
    let likeness =
        |range: Range<usize>| strsim::normalized_levenshtein(&sought, &text.folded_words(range).to_lowercase());
    let range = |start: usize, length: usize| start..(start + length.clamp(1, LONGEST)).min(text.len());

    let candidates = starts(text, words).into_iter().map(|start| range(start, words.len()));
    let rough = best(candidates, likeness)?;
    let moved = (rough.start.saturating_sub(SLACK)..=rough.start + SLACK).flat_map(|start| {
        (words.len().saturating_sub(SLACK)..=words.len() + SLACK).map(move |length| range(start, length))
    });
    let best = best(std::iter::once(rough).chain(moved.filter(|range| !range.is_empty())), likeness)?;
    // The passage will stand in quotation marks; those of the source at its ends would only confuse.
    let bare = |passage: String| passage.trim_matches(|c| is_quotation_mark(c) || c == ',').to_owned();
    (likeness(best.clone()) >= LIKE).then(|| bare(text.original_words(best)))
}

/// The first of the passages that are most alike.
fn best(passages: impl Iterator<Item = Range<usize>>, likeness: impl Fn(Range<usize>) -> f64) -> Option<Range<usize>> {
    let scored = passages.map(|passage| (likeness(passage.clone()), passage));
    scored.reduce(|best, other| if other.0 > best.0 { other } else { best }).map(|(_, passage)| passage)
}

/// Where the words could start, in numbers of words, the most likely first; each at some distance from the others.
fn starts(text: &Text, words: &[&str]) -> Vec<usize> {
    let mut shared: Vec<(usize, &[usize])> = words.iter().map(|word| text.places(word)).enumerate().collect();
    shared.sort_by_key(|(_, places)| places.len());
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    let all = shared.iter().flat_map(|(offset, places)| places.iter().map(move |place| place.saturating_sub(*offset)));
    for start in all.take(PLACES) {
        *votes.entry(start).or_default() += 1;
    }
    // A word more or less moves the start, so neighbours vote together.
    let agreed = |start: usize| votes.range(start.saturating_sub(SLACK)..=start + SLACK).map(|(_, votes)| votes).sum();
    let mut ranked: Vec<(Reverse<usize>, Reverse<usize>, usize)> =
        votes.iter().map(|(start, own)| (Reverse(agreed(*start)), Reverse(*own), *start)).collect();
    ranked.sort();
    let mut chosen: Vec<usize> = Vec::new();
    for (_, _, start) in ranked {
        if chosen.len() < PASSAGES && chosen.iter().all(|other| other.abs_diff(start) > SLACK) {
            chosen.push(start);
        }
    }
    chosen
}
