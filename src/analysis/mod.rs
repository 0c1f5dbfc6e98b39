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
mod disputes;
mod diff;
mod figures;
mod frustration;
mod inferred;
mod mirrored;
mod pairs;
mod roadmap;
mod single_text;
mod situation;
mod statements;
mod terms;
mod timeline;
mod usage;
mod ways_out;
mod why;

pub use crate::model::Class;
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
pub use diff::{Change, Convergence, Diff, Difference, diff};
pub use disputes::disputes;
pub use figures::{Bounded, Pawlak, Relation};
pub use frustration::{Edge, Frustration, against, frustration};
pub use inferred::{Inferred, inferred};
pub use mirrored::mirrored;
pub use pairs::{PairCounts, pair_counts, pairs};
pub use roadmap::{Deadlock, Order, Roadmap, roadmap};
pub use single_text::{
    Beside, Difference as TermDifference, Likeness, Reading, Standing, Voice as TextVoice, compare_texts, read_text,
};
pub use situation::{Assumption, Scope, Situation};
pub use statements::{Statements, statements};
pub use terms::{Zone, zones};
pub use timeline::{Entry, Happening, Timeline, Window, timeline};
pub use usage::{Usage, usage};
pub use ways_out::{Need, WaysOut, doable, ways_out};
pub use why::{Explanation, Side, why};
