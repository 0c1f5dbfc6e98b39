//! What might be inferred of a member from its bloc. It is shown, marked as inferred, and counted nowhere: a bloc is not
//! its members.

use crate::graph::Cell;
use crate::id::{DemandIx, PartyIx};
use crate::situation::{Scope, Situation};

/// A bloc's position where its member has none of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Inferred {
    /// The bloc.
    pub bloc: PartyIx,
    /// On what.
    pub demand: DemandIx,
    /// The bloc's position.
    pub cell: Cell,
}

/// Stated positions of the blocs of a party on demands on which it has none itself and from which it is not left out,
/// by bloc and demand. O(blocs × demands).
///
/// ```
/// # let mut sources = demarche::source::Sources::default();
/// # sources.add("talks.yaml", "{parties: {a: {}, bloc: {kind: bloc, members: [a]}}, issues: {i: {}},\
/// #   demands: {d: {issue: i, text: T}}, stances: [{party: bloc, demand: d, stance: open}]}");
/// # let model = demarche::load(&sources).model;
/// use demarche::analysis::inferred;
/// use demarche::situation::{Scope, Situation};
/// let situation = Situation::of(&model).build();
/// let member = model.find_party("a")?;
/// assert_eq!(inferred(&situation, member).len(), 1);
/// assert!(situation.matrix(Scope::Derived).cells(member).iter().all(Option::is_none), "still unknown");
/// # Ok::<(), demarche::model::NotFound>(())
/// ```
pub fn inferred(situation: &Situation<'_>, party: PartyIx) -> Vec<Inferred> {
    let matrix = situation.matrix(Scope::Direct);
    let mut found = Vec::new();
    for bloc in situation.graph.blocs_of(party).iter().copied() {
        for demand in situation.model.demands.indices().filter(|demand| matrix.cell(party, *demand).is_none()) {
            let Some(cell) = matrix.cell(bloc, demand) else { continue };
            let left_out = situation.stance(cell).is_some_and(|stance| stance.apart_from().contains(&party));
            if !left_out {
                found.push(Inferred { bloc, demand, cell: *cell });
            }
        }
    }
    found
}
