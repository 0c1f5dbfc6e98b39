//! Names as people compare them: which are the same, and which comes first.

use std::cmp::Ordering;
use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use unicode_normalization::UnicodeNormalization;

use crate::quotation::fold;

/// A name in the form in which names are the same: folded as quotations are, so that what typesetters do differently is
/// equal, and without case. O(length).
///
/// ```
/// use demarche::collation::folded;
/// assert_eq!(folded("Côte\u{a0}d’Ivoire"), folded("CO\u{302}TE  D'IVOIRE"));
/// assert_eq!(folded("Straße"), folded("STRASSE"));
/// assert_ne!(folded("Turkey"), folded("Türkey"));
/// ```
pub fn folded(name: &str) -> String {
    // By way of upper case, for letters that have several lower ones (ß and ss, ς and σ).
    let lower: String = fold(name).to_uppercase().to_lowercase();
    if lower.is_ascii() { lower } else { lower.nfc().collect() }
}

/// The order of two names in a list: the root collation of CLDR, in which an accent or a capital tells only names apart
/// that are the same without it, then code points. The root collation belongs to no language and to no party.
///
/// Unicode Technical Standard 10 and 35 (part 5, "Root Collation"). O(length).
///
/// ```
/// let mut names = ["Zambia", "Åland", "österreich", "Oman", "Ukraine", "Россия"];
/// names.sort_by(|a, b| demarche::collation::compare(a, b));
/// assert_eq!(names, ["Åland", "Oman", "österreich", "Ukraine", "Zambia", "Россия"]);
/// ```
pub fn compare(a: &str, b: &str) -> Ordering {
    static ROOT: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    // The data are compiled in, so there is always a collator; were there none, the order would still be one.
    let root = ROOT.get_or_init(|| Collator::try_new(Default::default(), CollatorOptions::default()).ok());
    root.as_ref().map_or(Ordering::Equal, |root| root.compare(a, b)).then_with(|| a.cmp(b))
}
