//! Who the talks are between: what the model says, and otherwise the two of whom most is known.

use std::cmp::Reverse;

use crate::id::PartyIx;
use crate::situation::Situation;

/// The two parties that talks are between, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Between {
    /// The two, by name.
    pub parties: [PartyIx; 2],
    /// Whether the model says so; otherwise they are those with the most stated positions.
    pub given: bool,
    /// Who has as many stated positions as the second of the two and comes after it by name only. By name; empty where the
    /// model says who the two are.
    pub tied: Vec<PartyIx>,
}

/// Who the talks are between: the two that the model names. If it names none, the two parties with the most stated positions in
/// force, among equals those that come first by name; then nobody, unless two parties have a position. What is assumed and what
/// only follows does not count: how much is known of a party does not depend on what is supposed. The two that the model names
/// are the two on any day. O(positions + parties × log parties).
///
/// ```
/// use demarche::analysis::between;
/// use demarche::situation::Situation;
/// # let load = |head: &str| {
/// #     let mut sources = demarche::source::Sources::default();
/// #     sources.add("talks.yaml", format!("{head}parties: {{a: {{}}, b: {{}}, c: {{}}}}\nissues: {{i: {{}}}}\n\
/// #       demands: {{d: {{issue: i, text: T}}, e: {{issue: i, text: T}}}}\nstances:\n\
/// #       - {{party: a, demand: d, stance: open}}\n- {{party: b, demand: d, stance: open}}\n\
/// #       - {{party: c, demand: d, stance: open}}\n- {{party: c, demand: e, stance: open}}\n"));
/// #     demarche::load(&sources).model
/// # };
/// // One position of a, one of b, two of c.
/// let silent = load("");
/// let [a, b, c] = ["a", "b", "c"].map(|id| silent.find_party(id).unwrap());
/// let found = between(&Situation::of(&silent).build()).unwrap();
/// assert_eq!((found.parties, found.given, found.tied), ([a, c], false, vec![b]));
///
/// let told = load("model: {between: [b, a]}\n");
/// let found = between(&Situation::of(&told).build()).unwrap();
/// assert_eq!((found.parties, found.given), ([a, b], true));
/// ```
pub fn between(situation: &Situation<'_>) -> Option<Between> {
    let model = situation.model;
    if let Some(mut parties) = model.between {
        model.sort_by_name(&mut parties);
        return Some(Between { parties, given: true, tied: Vec::new() });
    }
    let mut parties: Vec<PartyIx> = model.parties.indices().collect();
    model.sort_by_name(&mut parties);
    let with_known = parties.into_iter().map(|ix| (situation.coverage(&[ix]).0, ix));
    let mut by_known: Vec<(usize, PartyIx)> = with_known.filter(|(known, _)| *known > 0).collect();
    // Equals stay in the order of their names.
    by_known.sort_by_key(|(known, _)| Reverse(*known));
    let [(_, first), (least, second), others @ ..] = by_known.as_slice() else { return None };
    let tied = others.iter().take_while(|(known, _)| known == least).map(|(_, ix)| *ix).collect();
    let mut parties = [*first, *second];
    model.sort_by_name(&mut parties);
    Some(Between { parties, given: false, tied })
}
