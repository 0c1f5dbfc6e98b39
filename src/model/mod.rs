//! The YAML as meant: names looked up, dates and words understood, positions in force at a date.
//!
//! Resolving is total: it always gives a [`Model`] and says with diagnostics what it had to leave out.

mod checks;
mod act;
mod article;
mod element;
mod elements;
mod event;
mod expectation;
mod find;
mod member_sets;
mod period;
mod resolve;
mod scale;
mod scenario;
mod spelled;
mod stance;
mod step;
mod stretch;
mod terms;
mod told;
mod utterance;
mod whole;

pub use checks::{Allow, Checks, Named, Prose, Setting};
pub use element::Element;
pub use elements::{Demand, Issue, Party, PartyKind, Person, Relation, Source};
pub use event::{Attendance, Event, EventKind, MeetingRole, Outcome, Presence};
pub use expectation::{Class, Expectation, Expected};
pub use find::NotFound;
pub use member_sets::{Members, together};
pub use period::{Affiliation, Belongs, Period};
pub use resolve::{prose, resolve};
pub use whole::Model;
// Rules that resolving can find broken, for the table of all.
pub use resolve::{
    BAD_DATE, BAD_ID, BAD_VALUE, DUPLICATE_ID, IDLE_KEY, POSITIONS_OF_NOBODY, SEVERAL_KEYS, UNCLEAR_AMENDMENT,
    UNCLEAR_EXPECTATION, UNCLEAR_TARGET, UNJUDGED_RED_LINE, UNKNOWN_CONDITION, UNKNOWN_DEMAND, UNKNOWN_ID,
    UNKNOWN_ISSUE, UNKNOWN_LABEL, UNKNOWN_PARAMETER, UNKNOWN_PARTY, UNKNOWN_PERSON, UNKNOWN_SOURCE, UNKNOWN_STEP,
    UNKNOWN_WORD, WRONG_WEEKDAY,
};
pub use scale::{End, Level, LevelRange, Polarity};
pub use scenario::{Act, Assumption, IssueOption, Scenario, Utility, Waiver};
pub use spelled::Number;
pub use stance::{Channel, ClauseOf, Condition, Evidence, Link, RedLine, Says, Stance, Target, Voice};
pub use step::{Clause, Delivery, DeliveryStatus, Dropped, Fate, Hangs, Paper, PaperRole, Precedence, Step, Turn};
pub use stretch::{DateRange, Day, Scale, Stretch, joined};
pub use terms::{Accepted, Domain, Ideal, Parameter, Term, Value, common, number};
pub use utterance::{Answer, Attribution, Claim, ClaimKind, Dispute, Figure, SettledBy, Threat, ThreatKind};
