//! Where sources differ: questions with every answer, never an average.

use crate::id::DisputeIx;
use crate::model::Element;
use crate::situation::Situation;

/// The disputes that are, or concern, any of some elements; all of them for no element. By id.
/// O(disputes × elements).
pub fn disputes(situation: &Situation<'_>, about: &[Element]) -> Vec<DisputeIx> {
    let concerns = |ix: &DisputeIx| {
        let dispute = &situation.model.disputes[*ix];
        about.is_empty() || about.iter().any(|e| *e == Element::Dispute(*ix) || dispute.concerns.contains(e))
    };
    situation.model.disputes.indices().filter(concerns).collect()
}
