//! What changed between two models, or two days of one.

mod alike;
mod changes;
mod diff;
mod matched;
mod moves;

pub use alike::quoted;
pub use changes::{Change, Changes, PreferenceChange, Stood, TermsChange, changes};
pub use diff::{Convergence, Diff, Difference, diff};
pub use matched::{Matched, Unmatched, matched};
pub use moves::{Direction, Move, TermsGap};
