//! Figures that say how much they do not know.

use crate::vocabulary::vocabulary;

/// A figure that depends on what is unknown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounded {
    /// Among what is known; none if nothing is.
    pub known: Option<f64>,
    /// With every unknown position chosen to make it smallest.
    pub low: f64,
    /// With every unknown position chosen to make it largest.
    pub high: f64,
}

vocabulary! {
    /// Pawlak's relation of two parties.
    pub enum PawlakRelation {
        /// Distance below ½.
        Alliance = "alliance",
        /// Distance ½.
        Neutral = "neutral",
        /// Distance above ½.
        Conflict = "conflict",
    }
}

/// Pawlak's distance: 0 for the same side, 1 for opposite sides, ½ if one is neutral, averaged over the demands known
/// of both (*Inf. Sci.* 109, 1998, 65–78). Two neutrals count ½. Unknown is not Pawlak's 0: it widens the bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Pawlak {
    /// The distance and its bounds, 0 to 1.
    pub distance: Bounded,
}

impl Pawlak {
    /// The relation by the known distance; none if nothing is known.
    pub fn relation(&self) -> Option<PawlakRelation> {
        self.distance.known.map(|known| match known.total_cmp(&0.5) {
            std::cmp::Ordering::Less => PawlakRelation::Alliance,
            std::cmp::Ordering::Equal => PawlakRelation::Neutral,
            std::cmp::Ordering::Greater => PawlakRelation::Conflict,
        })
    }
}
