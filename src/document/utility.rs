//! Utilities: numbers that a party gives, or that somebody elicited from it. They are never guessed.

use crate::document::read::{Entries, Text};
use crate::document::record::record;
use crate::document::step::Citations;

record! {
    /// How much the options of issues are worth to a party, by its own account.
    pub struct UtilityEntry<'t> = "a utility" {
        /// Whose.
        party: Text<'t> => Role::Id(&[Kind::Party]); Help::ONE_PARTY,
        /// Who gave the numbers, and how they were found out.
        given_by: Text<'t>,
        /// How much each issue counts.
        weights: Entries<'t, Text<'t>> => Role::Keyed(&Role::Id(&[Kind::Issue]), &Role::Number),
        /// How much each option of an issue is worth, on one scale for all options of that issue.
        values: Entries<'t, Entries<'t, Text<'t>>> => Role::Keyed(&Role::Id(&[Kind::Issue]), &Role::Keyed(&Role::Free, &Role::Number)),
        /// What no deal is worth, on the scale of the weighted sum.
        disagreement: Option<Text<'t>> => Role::Number,
        /// Quotations by source.
        evidence: Citations<'t> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
    elsewhere {
        judge: "write `given_by:` for whoever gave the numbers",
        source: "write `given_by:` for whoever gave the numbers, and `evidence:` for a text that has them",
    }
}
