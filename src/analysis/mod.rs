//! The questions: one file each. An answer is plain data; how it is printed is not known here.
//!
//! Everything is asked of a [`Situation`]: what counts of a model at a date, under assumptions.

mod ask;
mod balance;
mod brokers;
mod camps;
mod closure;
mod coalitions;
mod common_ground;
mod compare;
mod concepts;
mod conflicts;
mod deal;
mod diff;
mod disputes;
mod figures;
mod frustration;
mod inferred;
mod insistence;
mod logic;
mod minimal_sets;
mod mirrored;
mod packages;
mod pairs;
mod patience;
mod roadmap;
mod single_text;
mod situation;
mod solver;
mod statements;
mod terms;
mod timeline;
mod usage;
mod values;
mod ways_out;
mod why;

pub use crate::model::{Assumption, Class, Waiver};
pub use ask::{Ask, Gap, ask};
pub use balance::{Balance, PartyBalance, SourceBalance, balance};
pub use brokers::{Broker, brokers};
pub use camps::{Camps, Partition, SignedPair, camps};
pub use closure::{Argument, Closure, Incoherence};
pub use coalitions::{Asked, Coalition, Shared, coalitions, count_coalitions};
pub use common_ground::{Ground, Opponent, common_ground, ground};
pub use compare::{Comparison, Conflict, compare};
pub use concepts::Context;
pub use conflicts::{Clash, Conflicts, conflicts};
pub use deal::{AcceptedValues, Deal, DealQuery, deal};
pub use diff::{Change, Convergence, Diff, Difference, diff};
pub use disputes::disputes;
pub use figures::{Bounded, Pawlak, Relation};
pub use frustration::{Edge, Frustration, against, frustration};
pub use inferred::{Inferred, inferred};
pub use insistence::{Constraint, Insisted, Insistence, Reason, SetAside, insisted};
pub use logic::{Formula, count_packages, parts};
pub use minimal_sets::{MinimalSets, minimal_sets};
pub use mirrored::mirrored;
pub use packages::{Choice, Packages, Settlement};
pub use pairs::{PairCounts, pair_counts, pairs};
pub use patience::{Endless, Patience};
pub use roadmap::{Deadlock, Order, Roadmap, roadmap};
pub use single_text::{
    Beside, Difference as TermDifference, Likeness, Reading, Standing, Voice as TextVoice, compare_texts, read_text,
};
pub use situation::{Scope, Situation, Supposed};
pub use solver::{BatSat, Encoding, Literal, Solver, Verdict, opposite};
pub use statements::{Statements, statements};
pub use terms::{Zone, zones};
pub use timeline::{Entry, Happening, Timeline, Window, timeline};
pub use usage::{Usage, usage};
pub use values::{ValueClass, value_classes};
pub use ways_out::{Need, WaysOut, doable, ways_out};
pub use why::{Explanation, Side, why};
