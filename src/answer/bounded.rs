//! Figures that say how much they do not know.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis;
use crate::analysis::PawlakRelation;

/// A figure among what is known of both, with what the unknown leaves possible.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Bounded {
    /// Among what is known of both; none if nothing is.
    pub known: Option<f64>,
    /// With every unknown position chosen to make it smallest.
    pub low: f64,
    /// With every unknown position chosen to make it largest.
    pub high: f64,
}

impl Bounded {
    /// Whether the figure among what is known lies outside of its range: there may be demands that count in the range only, on
    /// which the two can be of one side only, or of none.
    pub fn is_outside(&self) -> bool {
        self.known.is_some_and(|known| known < self.low - 1e-9 || known > self.high + 1e-9)
    }
}

impl From<&analysis::Bounded> for Bounded {
    fn from(figure: &analysis::Bounded) -> Bounded {
        Bounded { known: figure.known, low: figure.low, high: figure.high }
    }
}

/// Pawlak's distance: 0 for the same side, 1 for opposite sides, a half where one is neutral.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Pawlak {
    /// Among what is known of both; none if nothing is.
    pub value: Option<f64>,
    /// With every unknown position chosen to make it smallest.
    pub low: f64,
    /// With every unknown position chosen to make it largest.
    pub high: f64,
    /// Below, at or above a half; none if nothing is known.
    pub relation: Option<PawlakRelation>,
}

impl From<&analysis::Pawlak> for Pawlak {
    fn from(figure: &analysis::Pawlak) -> Pawlak {
        let analysis::Bounded { known, low, high } = figure.distance;
        Pawlak { value: known, low, high, relation: figure.relation() }
    }
}

/// How much is known of how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Coverage {
    /// What is known.
    pub known: usize,
    /// Of all that there could be.
    pub of: usize,
}

impl From<(usize, usize)> for Coverage {
    fn from((known, of): (usize, usize)) -> Coverage {
        Coverage { known, of }
    }
}
