//! Answers as typed values: what a question says, with ids, words and evidence looked up once and in order.
//!
//! An answer knows no format: its serialisation is the JSON, a page prints it, pictures take it.

mod argument;
mod bargaining;
mod bounded;
mod by;
mod caveats;
mod change;
mod chronicle;
mod condition;
mod constraint;
mod glossary;
mod happening;
mod head;
mod without_ids;
mod known;
mod large_number;
mod names;
mod order;
mod package;
mod position;
mod register;
mod relations;
mod stances;
mod statement;
mod step_numbers;
mod supposed;
mod told;
mod utility;
mod whole;
mod zone;

pub use argument::{Argument, Relating, RelationWord};
pub use bargaining::{Bargaining, Gives, Picked, WeighedPackage};
pub use bounded::{Bounded, Coverage, Pawlak};
pub use by::By;
pub use caveats::{BlocWithMembers, Caveats, SaidAgain, Stale, Stated, Unfit, blocs};
pub use change::{Preferred, RespectChanged, TermsChanged};
pub use chronicle::{
    After, Announced, Attendance, Attributed, Before, Claim, Clause, Delivery, DisputeAnswer, DisputeEntry,
    DroppedClause, EventEntry, FigureEntry, Outcome, PaperEntry, ScenarioEntry, Settled, StepEntry, Threat, Turn,
};
pub use condition::{Condition, Hangs, On, conditions};
pub use constraint::{Constraint, ConstraintId, InsistedWay, NotPublic, RedLineSide};
pub use glossary::{DemandEntry, Glossary, SourceEntry};
pub use happening::{EntryKind, TimelineEntry};
pub use head::{Answer, Asked, Head, ModelEntry};
pub use known::{
    Affiliation, Can, DemandCard, DemandRecord, HeldOn, IssueCard, IssueRecord, OnDemand, Overview, PartyCard,
    PartyRecord, PersonCard, PersonRecord, Said, SourceCard, SourceRecord, Speaker, ThroughBloc,
};
pub use large_number::Large;
pub use names::{
    Act, ByParty, Demand, Dispute, Event, Figure, Issue, Named, Paper, Party, Person, Scenario, Source, Step, Target,
};
pub use order::Order;
pub use package::{Package, PartyOn, SettledValue, Settlement, Stuck};
pub use position::{Basis, Held, Position, Rests};
pub use register::Register;
pub use relations::{LeftOut, RelatedPair, Relations};
pub use stances::{DemandStances, Drawn, IssueStances, Numbered, Stance, Stances, by_name};
pub use statement::{ClauseOf, Evidence, RedLine, Spoken, State, Statement, Terms, Translation, evidence, terms};
pub use step_numbers::StepNumbers;
pub use supposed::{Assumed, Assumption, Supposed, Waiver};
pub use told::{PLAIN, Telling, channel, marks, tells_conditions};
pub use utility::Utility;
pub use whole::Whole;
pub use without_ids::Ids;
pub use zone::{Zone, Zones, zones};

/// Declares the module of each question with its answer, and the table of their schemas.
macro_rules! answers {
    ($($module:ident: $answer:ident = $question:literal;)*) => {
        $(mod $module;)*
        $(pub use $module::*;)*

        /// The JSON Schema of the answer to each question, by its name.
        pub fn schemas(generator: &mut schemars::SchemaGenerator) -> Vec<(&'static str, schemars::Schema)> {
            vec![$(($question, schema::<$answer<'static>>(generator, $question)),)*]
        }
    };
}

/// The schema of an answer, whose question is told from others by its name.
fn schema<B: schemars::JsonSchema>(generator: &mut schemars::SchemaGenerator, question: &str) -> schemars::Schema {
    let mut schema = <Answer<'static, B> as schemars::JsonSchema>::json_schema(generator);
    if let Some(property) = schema.pointer_mut("/properties/question") {
        *property = serde_json::json!({"const": question});
    }
    schema
}

answers! {
    ask: Ask = "ask";
    balance: Balance = "balance";
    brokers: Brokers = "brokers";
    camps: Camps = "camps";
    check: Check = "check";
    coalitions: Coalitions = "coalitions";
    common_ground: CommonGround = "common-ground";
    compare: Compare = "compare";
    conflicts: Conflicts = "conflicts";
    deal: Deal = "deal";
    diff: Diff = "diff";
    disputes: Disputes = "disputes";
    matrix: Matrix = "matrix";
    pairs: Pairs = "pairs";
    roadmap: Roadmap = "roadmap";
    robust: Robust = "robust";
    show: Show = "show";
    single_text: SingleText = "text";
    timeline: Timeline = "timeline";
    two_texts: TwoTexts = "text";
    why: Why = "why";
}
