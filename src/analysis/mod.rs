//! The questions: one file each. An answer is plain data; how it is printed is not known here.
//!
//! Everything is asked of a [`Situation`](crate::situation::Situation): what counts of a model at a date, under assumptions.

mod ask;
mod balance;
mod between;
mod bounded;
mod brokers;
mod camps;
mod change;
mod coalitions;
mod common_ground;
mod compare;
mod conflicts;
mod deal;
mod disputes;
mod findings;
mod incoherence;
mod inferred;
mod negations;
mod pairs;
mod roadmap;
mod restatements;
mod robust;
mod single_text;
mod sources_of_standings;
mod statements;
mod two_texts;
mod timeline;
mod usage;
mod utilities;
mod utterances;
mod why;

pub use ask::{Ask, Gap, ask};
pub use balance::{Balance, PartyBalance, SourceBalance, balance};
pub use between::{Between, between};
pub use bounded::{Bounded, Pawlak, PawlakRelation};
pub use brokers::{Acceptability, Broker, brokers};
pub use camps::{Camps, Partition, SignedPair, camps};
pub use change::{
    Change, Changes, Convergence, Diff, Difference, Direction, Matched, Move, PreferenceChange, Stood, TermsChange,
    TermsGap, Unmatched, changes, diff, matched, quoted,
};
pub use coalitions::{Asked, Coalition, Coalitions, Shared, coalitions};
pub use common_ground::{Ground, Opponent, Waiting, common_ground, ground};
pub use compare::{Comparison, Conflict, compare};
pub use conflicts::{Clash, Conflicts, Unfit, conflicts};
pub use deal::{Acceptable, AcceptedValues, Deal, DealQuery, ObstacleGroup, deal};
pub use disputes::disputes;
pub use findings::{Finding, Footing, findings};
pub use incoherence::{Incoherence, Misfits, incoherent};
pub use inferred::{Inferred, inferred};
pub use negations::mirrored;
pub use pairs::{Counts, PairCounts, each_pair, pair_counts, pairs};
pub use restatements::{Restatement, restatements};
pub use roadmap::{Deadlock, Ordered, Roadmap, Stuck, locked, ordered, roadmap, stuck};
pub use robust::{Robust, Tested, robust};
pub use single_text::{PartyReading, Reading, Standing, TermsApart, read_text, takes};
pub use sources_of_standings::Standings;
pub use statements::{Statements, statements};
pub use timeline::{DatedHappening, Happening, Timeline, Window, timeline};
pub use two_texts::{Beside, Likeness, compare_texts};
pub use usage::{Usage, usage};
pub use utilities::{Bargaining, MOST_PACKAGES, Trade, Withheld, bargaining, weighed};
pub use utterances::{SaidBetween, claims, threats};
pub use why::{Explanation, Side, why};
