//! On which sources it rests alone how parties stand to the clauses of a draft.

use crate::analysis::findings::Footing;
use crate::analysis::single_text::{PartyReading, Reading, Standing, read_text};
use crate::id::{PaperIx, SourceIx};
use crate::situation::Scope;

/// The readings of a draft without each source on which something rests alone. A draft decides conditions, so that a party can
/// stand to it by another word, from another source, than its position outside of it.
#[derive(Debug)]
pub struct Standings<'m>(Vec<(SourceIx, Vec<Reading<'m>>)>);

impl<'m> Standings<'m> {
    /// Reads the draft once more without each of the sources. O(sources × complexity of [`read_text`]).
    pub fn new(footing: &Footing<'m>, paper: PaperIx, scope: Scope) -> Standings<'m> {
        Standings(footing.each().map(|(source, without)| (source, read_text(without, paper, scope))).collect())
    }

    /// The sources, by id, without each of which a party would stand otherwise to a clause, given by its number; none where
    /// nothing is known of it.
    pub fn needed(&self, clause: usize, voice: &PartyReading<'_>) -> Vec<SourceIx> {
        if matches!(voice.standing, Standing::Unknown | Standing::Author) {
            return Vec::new();
        }
        let same = |readings: &[Reading<'_>]| {
            let voices = &readings[clause].voices;
            voices.iter().any(|other| (other.party, other.standing) == (voice.party, voice.standing))
        };
        self.0.iter().filter(|(_, readings)| !same(readings)).map(|(source, _)| *source).collect()
    }
}
