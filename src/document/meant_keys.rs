//! Which key was meant by a word that is none.

use crate::document::node::{Node, Pairs, Value};
use crate::document::style::in_marks;
use crate::words::{near, shorten, shorten_to, typo};

/// A word that is no key, a key that an entry may have, and how to write that instead.
const FOR_ANOTHER: &[(&str, &str, &str)] = &[
    ("source", "evidence", "write `evidence: {ID-OF-THE-SOURCE: exact words}`"),
    ("sources", "evidence", "write `evidence: {ID-OF-THE-SOURCE: exact words, ID-OF-ANOTHER: exact words}`"),
    ("quote", "evidence", "write `evidence: {ID-OF-THE-SOURCE: exact words}`"),
    ("date", "said", "write `said:` for the day on which it was said"),
    ("said", "date", "write `date:` for the day"),
    ("party", "by", "write `by:` with the id of the party whose words they are"),
    ("actor", "by", "write `by:` with the id of the party whose words they are"),
    ("who", "by", "write `by:` with the id of the party whose words they are"),
    ("says", "text", "write `text:` for what is said, in your own words"),
    ("claim", "text", "write `text:` for what is said, in your own words"),
    ("text", "says", "write `says:` for the answer, in your own words"),
    ("answer", "says", "write `says:` for the answer, in your own words"),
    ("by", "party", "write `party:` with the id of a party"),
    ("actor", "party", "write `party:` with the id of a party"),
    ("who", "party", "write `party:` with the id of a party"),
];

/// How to write what a word stands for that is no key of an entry, if the entry has a key for it; and that key, if it takes the same
/// value. `pairs` are those of the entry.
pub fn for_another<'k>(word: &str, keys: &[&'k str], pairs: Pairs<'_>) -> Option<(Option<&'k str>, String)> {
    let of = |(slip, key, help): &(&str, &str, &'static str)| {
        let key = keys.iter().copied().find(|known| *slip == word && known == key)?;
        Some((key, *help))
    };
    let (key, help) = FOR_ANOTHER.iter().find_map(of)?;
    Some(match key {
        "evidence" => (None, cited(pairs).unwrap_or_else(|| help.to_owned())),
        _ => (Some(key), help.to_owned()),
    })
}

/// What people call a note.
const FOR_NOTE: [&str; 4] = ["comment", "comments", "remark", "remarks"];

/// The key that was probably meant: one that is nearly the same, or the plural or singular.
pub fn meant_key<'k>(word: &str, keys: &[&'k str]) -> Option<&'k str> {
    if FOR_NOTE.contains(&word) {
        return keys.iter().copied().find(|key| *key == "note");
    }
    let other = |key: &&&str| {
        let plural = |one: &str, many: &str| {
            many.strip_suffix("ies").is_some_and(|stem| one.strip_suffix('y') == Some(stem))
                || many.strip_suffix('s') == Some(one)
        };
        plural(word, key) || plural(key, word)
    };
    keys.iter().find(other).copied().or_else(|| near(word, keys.iter().copied()))
}

/// The key that was meant, if that is beyond doubt: nothing else is as near, or it is the plural or singular.
pub fn certain_key<'k>(word: &str, meant: &'k str, keys: &[&'k str]) -> Option<&'k str> {
    let is_near = near(word, keys.iter().copied()) == Some(meant);
    if FOR_NOTE.contains(&word) {
        None
    } else if is_near {
        typo(word, keys.iter().copied())
    } else {
        Some(meant)
    }
}

/// How to write the words of a source that stand beside its id behind keys of their own, as far as they do.
fn cited(pairs: Pairs<'_>) -> Option<String> {
    let value = |keys: &[&str]| {
        let is_one = |node: &Node| matches!(node.value(), Value::Scalar { text, .. } if keys.contains(&text));
        let (_, value) = pairs.iter().find(|(key, _)| is_one(key))?;
        if let Value::Scalar { text, .. } = value.value() { Some(text) } else { None }
    };
    let (source, words) = (value(&["source", "sources"]), value(&["quote", "quotation", "words"]));
    let words = words.map_or("exact words".to_owned(), |words| in_marks(&shorten_to(words, 80)));
    source.map(|source| format!("write `evidence: {{{}: {words}}}`", shorten(source)))
}
