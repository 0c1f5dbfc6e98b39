//! What can be agreed as a whole: one alternative for every issue that is decided, what parties require of it, and what they
//! insist on, as formulas.

mod acceptable;
mod arrivals;
mod choices;
mod insistence;
mod requirements;
mod tied;
mod values;

pub use acceptable::AcceptableSearch;
pub use choices::{Choice, Packages, Settlement};
pub use insistence::{Constraint, Insisted, Insistence, Reason, SetAside, insisted};
pub use requirements::{Requirements, Way};
pub use tied::{Tied, tied};
pub use values::{ValueClass, value_classes};
