//! What has been said about something, as far as it counts.

use crate::graph::Filter;
use crate::id::StanceIx;
use crate::model::{Element, Stance, Target};
use crate::situation::Situation;

/// The statements about something.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Statements {
    /// Those that count, superseded ones included, by party, target and date.
    pub list: Vec<StanceIx>,
    /// How many more there are that a filter leaves out.
    pub left_out: usize,
}

/// The statements that have to do with all of some elements: of a party, of a person, on an issue or demand, resting
/// on a source. O(stances × pieces of evidence).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, b: {}}, issues: {i: {}}, demands: {d: {issue: i, text: T}},\
/// #   stances: [{party: a, demand: d, stance: open, voice: stated}, {party: b, demand: d, stance: open}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::statements;
/// use demarche::situation::Situation;
/// use demarche::graph::Filter;
/// use demarche::model::Voice;
/// let filter = Filter { voices: [Voice::Stated].into(), ..Filter::default() };
/// let situation = Situation::of(&model).filtered(filter).build();
/// let found = statements(&situation, &model.find("d")?);
/// assert_eq!((found.list.len(), found.left_out), (1, 1));
/// # Ok::<(), demarche::model::NotFound>(())
/// ```
pub fn statements(situation: &Situation<'_>, about: &[Element]) -> Statements {
    let fits = |stance: &Stance, filter: &Filter| {
        filter.counts(stance) && about.iter().all(|element| concerns(stance, *element, filter))
    };
    let mut found = Statements { list: Vec::new(), left_out: 0 };
    let everything = Filter::default();
    for (ix, stance) in situation.model.stances.iter() {
        if fits(stance, situation.filter()) {
            found.list.push(ix);
        } else if fits(stance, &everything) {
            found.left_out += 1;
        }
    }
    found
}

fn concerns(stance: &Stance, element: Element, filter: &Filter) -> bool {
    match element {
        Element::Party(ix) => stance.party == ix,
        Element::Person(ix) => stance.speaker() == Some(ix),
        Element::Issue(ix) => stance.target == Target::Issue(ix),
        Element::Demand(ix) => stance.target == Target::Demand(ix),
        Element::Source(ix) => filter.evidence(stance).any(|piece| piece.source == ix),
        // These have words of their own, and no stance is on them.
        Element::Step(_) | Element::Paper(_) | Element::Event(_) | Element::Dispute(_) | Element::Figure(_) => false,
    }
}
