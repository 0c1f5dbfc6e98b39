//! What is in the file beside positions: steps, documents, events, and what is said without being a position.

mod attributed;
mod claim;
mod dispute;
mod event;
mod figure;
mod paper;
mod scenario;
mod step;
mod threat;

pub use attributed::Attributed;
pub use claim::Claim;
pub use dispute::{DisputeAnswer, DisputeEntry, Settled};
pub use event::{Attendance, EventEntry, Outcome};
pub use figure::FigureEntry;
pub use paper::{Clause, Delivery, DroppedClause, PaperEntry, Turn};
pub use scenario::ScenarioEntry;
pub use step::{After, Before, StepEntry};
pub use threat::{Announced, Threat};
