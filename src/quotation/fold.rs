//! Folding: what two typesetters would set differently is made equal, and nothing else.

use unicode_normalization::UnicodeNormalization;

/// A text in the form in which quotations are compared.
///
/// Characters are in normal form NFKC; white space is one space between words and none around them; quotation marks
/// and apostrophes are `"` and `'`, dashes and hyphens `-`, an ellipsis three full stops; soft hyphens and other marks
/// that only tell where a line may break are left out. Letters keep their case. O(length).
///
/// ```
/// assert_eq!(demarche::quotation::fold(" “We’ll\u{a0}see…”\n"), "\"We'll see...\"");
/// ```
pub fn fold(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(fold_word).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Folds a text without white space in it; the result has none either.
pub(super) fn fold_word(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    // Marks are mapped before normalising, which would take a double prime for two single ones, and again after it,
    // when a small or wide form has become the usual one.
    let normal = word.chars().filter(|c| !is_line_break_hint(*c)).map(plain_mark).nfkc();
    normal.map(plain_mark).filter(|c| !c.is_whitespace()).collect()
}

/// Soft hyphen, zero width space, word joiner and byte order mark.
fn is_line_break_hint(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether a character is a quotation mark or an apostrophe of any kind.
pub(super) fn is_quotation_mark(c: char) -> bool {
    matches!(plain_mark(c), '"' | '\'')
}

fn plain_mark(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '‹' | '›' | 'ʼ' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '\u{2010}'..='\u{2015}' | '−' => '-',
        other => other,
    }
}

/// The parts of a quotation, folded: what stands between ellipses. An ellipsis is `…` or at least three full stops,
/// also in brackets. Parts without words are left out. O(length).
///
/// ```
/// assert_eq!(demarche::quotation::parts("… open […] the border ..."), ["open", "the border"]);
/// ```
pub fn parts(quotation: &str) -> Vec<String> {
    let folded = fold(quotation);
    let mut parts = Vec::new();
    let mut rest = folded.as_str();
    while let Some((before, after)) = rest.split_once("...") {
        let after = after.trim_start_matches('.');
        let bracketed = before.ends_with(['[', '(']) && after.starts_with([']', ')']);
        parts.push(if bracketed { &before[..before.len() - 1] } else { before });
        rest = if bracketed { &after[1..] } else { after };
    }
    parts.push(rest);
    let says_something = |part: &&str| part.chars().any(char::is_alphanumeric);
    parts.into_iter().map(str::trim).filter(says_something).map(str::to_owned).collect()
}

/// The number of words: what white space separates and holds a letter or a digit. O(length).
///
/// ```
/// assert_eq!(demarche::quotation::word_count("half – no less …"), 3);
/// ```
pub fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}
