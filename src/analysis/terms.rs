//! Whether parties that want the same also accept a common "how".

use crate::analysis::situation::{Scope, Situation};
use crate::id::{DemandIx, PartyIx};
use crate::model::{Accepted, Stance, Target};

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

/// The zone of every parameter of a demand on which at least one of the parties stated terms, in the order of the demand.
/// O(parties × parameters).
pub fn zones(situation: &Situation<'_>, parties: &[PartyIx], demand: DemandIx) -> Vec<Zone> {
    zones_on(situation, parties, Target::Demand(demand))
}

/// The same for a demand or a whole issue, whose parameters have zones of their own.
/// O(parties × (parameters + statements on it)).
pub fn zones_on(situation: &Situation<'_>, parties: &[PartyIx], on: Target) -> Vec<Zone> {
    let parameters = match on {
        Target::Demand(demand) => &situation.model.demands[demand].parameters,
        Target::Issue(issue) => &situation.model.issues[issue].parameters,
    };
    if parameters.is_empty() {
        return Vec::new();
    }
    let stated: Vec<(PartyIx, &Stance)> =
        parties.iter().filter_map(|party| Some((*party, with_terms(situation, *party, on)?))).collect();
    let zone = |name: &str| {
        let term = |(party, stance): &(PartyIx, &Stance)| {
            let term = stance.terms.iter().find(|term| term.parameter == name)?;
            Some((*party, term.accepted.clone()))
        };
        let accepted: Vec<(PartyIx, Accepted)> = stated.iter().filter_map(term).collect();
        let (_, first) = accepted.first()?;
        let common = accepted.iter().skip(1).try_fold(first.clone(), |zone, (_, accepted)| zone.and(accepted));
        Some(Zone { parameter: name.to_owned(), accepted, common })
    };
    parameters.iter().filter_map(|parameter| zone(&parameter.name)).collect()
}

/// The statement of a party on a demand or a whole issue whose terms count, if there is one. O(statements on it).
pub fn with_terms<'m>(situation: &Situation<'m>, party: PartyIx, on: Target) -> Option<&'m Stance> {
    // Terms belong to the stance, not to what holds while its conditions are open.
    match on {
        // A position that is assumed, or that follows from another, has no terms.
        Target::Demand(demand) => {
            let cell = situation.matrix(Scope::Direct).cell(party, demand)?;
            situation.stance(cell).filter(|_| !cell.interim)
        }
        Target::Issue(_) => {
            let stance = &situation.model.stances[situation.in_force(party, on)?];
            (stance.otherwise.is_none() || !stance.is_waiting()).then_some(stance)
        }
    }
}

/// Whether some parameter has no value that all accept who stated terms.
pub fn terms_differ(situation: &Situation<'_>, parties: &[PartyIx], demand: DemandIx) -> bool {
    zones(situation, parties, demand).iter().any(|zone| zone.common.is_none())
}
