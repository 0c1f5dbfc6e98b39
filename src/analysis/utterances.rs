//! What is said without being a position: threats, offers and deadlines, and claims about others.

use crate::id::{ClaimIx, PartyIx, ThreatIx};
use crate::situation::Situation;

/// Who says something, and to, against or about whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SaidBetween {
    /// Only what this party says.
    pub by: Option<PartyIx>,
    /// Only what is said against, to or about this party.
    pub against: Option<PartyIx>,
}

impl SaidBetween {
    fn fits(&self, by: Option<PartyIx>, others: impl IntoIterator<Item = PartyIx>) -> bool {
        self.by.is_none_or(|wanted| by == Some(wanted))
            && self.against.is_none_or(|wanted| others.into_iter().any(|other| other == wanted))
    }
}

/// The threats, offers and deadlines between some parties that count, by date. O(threats × parties of
/// each).
pub fn threats(situation: &Situation<'_>, between: &SaidBetween) -> Vec<ThreatIx> {
    let threats = situation.model.threats.iter();
    let fits = threats.filter(|(_, threat)| {
        let others = threat.against.iter().chain(&threat.to).copied();
        situation.filter().counts_said(&threat.attribution) && between.fits(threat.attribution.by, others)
    });
    fits.map(|(ix, _)| ix).collect()
}

/// The claims of some parties about others that count, by date. O(claims × parties of each).
pub fn claims(situation: &Situation<'_>, between: &SaidBetween) -> Vec<ClaimIx> {
    let claims = situation.model.claims.iter();
    let fits = claims.filter(|(_, claim)| {
        situation.filter().counts_said(&claim.attribution)
            && between.fits(claim.attribution.by, claim.about.iter().copied())
    });
    fits.map(|(ix, _)| ix).collect()
}
