//! Whether parties that want the same also accept a common "how".

use crate::analysis::situation::{Scope, Situation};
use crate::id::{DemandIx, PartyIx};
use crate::model::Accepted;

/// What parties accept of one parameter of a demand, and what is common.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    /// The parameter.
    pub parameter: String,
    /// Who accepts what; parties that stated no terms are not listed and do not empty the zone.
    pub accepted: Vec<(PartyIx, Accepted)>,
    /// The zone of possible agreement among those listed; none if it is empty.
    pub common: Option<Accepted>,
}

/// The zone of every parameter on which at least one of the parties stated terms, in the order of the demand.
/// O(parties × parameters).
pub fn zones(situation: &Situation<'_>, parties: &[PartyIx], demand: DemandIx) -> Vec<Zone> {
    let matrix = situation.matrix(Scope::Direct);
    let parameters = &situation.model.demands[demand].parameters;
    let zone = |name: &str| {
        let terms_of = |party: &PartyIx| {
            let stance = situation.stance(matrix.cell(*party, demand)?)?;
            // Terms belong to the stance, not to what holds while its conditions are open.
            if stance.otherwise.is_some() && stance.is_waiting() {
                return None;
            }
            let term = stance.terms.iter().find(|term| term.parameter == name)?;
            Some((*party, term.accepted.clone()))
        };
        let accepted: Vec<(PartyIx, Accepted)> = parties.iter().filter_map(terms_of).collect();
        let (_, first) = accepted.first()?;
        let common = accepted.iter().skip(1).try_fold(first.clone(), |zone, (_, accepted)| zone.and(accepted));
        Some(Zone { parameter: name.to_owned(), accepted, common })
    };
    parameters.iter().filter_map(|parameter| zone(&parameter.name)).collect()
}

/// Whether some parameter has no value that all accept who stated terms.
pub fn terms_differ(situation: &Situation<'_>, parties: &[PartyIx], demand: DemandIx) -> bool {
    zones(situation, parties, demand).iter().any(|zone| zone.common.is_none())
}
