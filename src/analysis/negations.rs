//! Demands that are one another's negation, by their wording.

use std::collections::BTreeMap;

use crate::collation::folded;
use crate::id::{DemandIx, IssueIx};
use crate::model::Model;
use crate::wording::{negates, plain};

/// Words that only carry a negation.
const CARRIERS: &[&str] = &[
    "a", "an", "any", "are", "be", "can", "do", "does", "is", "may", "remain", "shall", "should", "the", "will",
    "would",
];

/// Pairs of demands of one issue of which one says what the other denies: the positive one first, by their order in the
/// file. Quoted words count as any others. O(length of all texts × log demands).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}}, stances: [], issues: {i: {}},\
/// #   demands: {open: {issue: i, text: The harbour opens}, shut: {issue: i, text: The harbour does not open}}}");
/// # let model = demarche::load(&sources).model;
/// let pairs = demarche::analysis::mirrored(&model);
/// assert_eq!(pairs, [(model.find_demand("open")?, model.find_demand("shut")?)]);
/// # Ok::<(), demarche::model::NotFound>(())
/// ```
pub fn mirrored(model: &Model) -> Vec<(DemandIx, DemandIx)> {
    let mut sides: BTreeMap<(IssueIx, Vec<String>), [Option<DemandIx>; 2]> = BTreeMap::new();
    for (ix, demand) in model.demands.iter() {
        let text = folded(&demand.text);
        let words =
            text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '-')).filter(|word| !word.is_empty());
        let (negations, core): (Vec<&str>, Vec<&str>) = words.partition(|word| negates(word));
        let core = core.into_iter().filter(|word| !CARRIERS.contains(word)).map(plain).collect();
        sides.entry((demand.issue, core)).or_default()[usize::from(!negations.is_empty())].get_or_insert(ix);
    }
    let both = |[positive, negative]: [Option<DemandIx>; 2]| Some((positive?, negative?));
    let mut pairs: Vec<(DemandIx, DemandIx)> = sides.into_values().filter_map(both).collect();
    pairs.sort();
    pairs
}
