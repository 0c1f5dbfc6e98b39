//! Whether parties that want the same also accept a common "how".

use crate::id::{DemandIx, PartyIx};
use crate::model::{Accepted, Parameter, Target, Term};
use crate::situation::{Scope, Situation};

/// What parties accept of one parameter of a demand, and what is common.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Zone {
    /// The parameter.
    pub parameter: String,
    /// Who accepts what; parties that stated no terms are not listed and do not empty the zone.
    pub accepted: Vec<(PartyIx, Accepted)>,
    /// The zone of possible agreement among those listed; none if it is empty.
    pub common: Option<Accepted>,
}

/// The zone of every parameter of a demand or a whole issue on which at least one of the parties stated terms, in the order of
/// the demand; of a demand also those of its issue. O(parties × parameters).
pub fn zones(situation: &Situation<'_>, parties: &[PartyIx], on: Target, scope: Scope) -> Vec<Zone> {
    let zone = |parameter: &Parameter| {
        let term = |party: &PartyIx| {
            let terms = situation.position_on(*party, on, scope)?.counting_terms();
            Some((*party, accepted_of(terms, &parameter.name)?.clone()))
        };
        let accepted: Vec<(PartyIx, Accepted)> = parties.iter().filter_map(term).collect();
        let (_, first) = accepted.first()?;
        let common = accepted.iter().try_fold(first.clone(), |zone, (_, accepted)| zone.and(accepted));
        Some(Zone { parameter: parameter.name.clone(), accepted, common })
    };
    situation.model.parameters(on).filter_map(zone).collect()
}

/// What some terms accept of a parameter.
pub fn accepted_of<'t>(terms: &'t [Term], parameter: &str) -> Option<&'t Accepted> {
    terms.iter().find(|term| term.parameter == parameter).map(|term| &term.accepted)
}

/// Whether some parameter has no value that all accept who stated terms.
pub fn terms_differ(situation: &Situation<'_>, parties: &[PartyIx], demand: DemandIx, scope: Scope) -> bool {
    zones(situation, parties, Target::Demand(demand), scope).iter().any(|zone| zone.common.is_none())
}
