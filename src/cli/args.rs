//! What can be typed.

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};

use super::output::Outcome;
use super::{
    ask, brief, brokers, camps, check, coalitions, common_ground, compare, conflicts, deal, diff, disputes, init,
    matrix, pairs, render, roadmap, robust, rule, schema, show, text, timeline, why,
};

/// Who wants what in a negotiation, kept as a knowledge graph.
///
/// Positions are curated by hand in YAML, each with its source. demarche checks the file, answers questions about
/// conflict and common ground, and draws diagrams for briefings. Without `--file` it reads ./positions.yaml.
#[derive(Debug, Parser)]
#[command(
    name = "demarche",
    version,
    before_help = "Start with `demarche init`, which writes a small model; then `demarche check` says whether it is right.",
    after_help = "Examples:\n  demarche check\n  demarche common-ground russia ukraine\n  \
                  demarche why russia ukraine nato-renounce\n  demarche render"
)]
pub struct Cli {
    /// When to use colours.
    #[arg(long, value_enum, default_value = "auto", global = true, value_name = "WHEN")]
    pub color: When,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Also when piped.
    Always,
    /// Nowhere.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Is the file right? Exits with 0 if it is, 1 if something was found, 2 if it could not be read.
    Check(check::CheckArgs),
    /// What a rule of `check` means, why it is there, and what to do; without a name, all of them.
    Rule(rule::RuleArgs),
    /// A JSON Schema of the format, for editors.
    Schema(schema::SchemaArgs),
    /// Writes a small model to start from.
    Init(init::InitArgs),
    /// Everything known about a party, person, issue, demand or source; or about a party on a demand.
    Show(show::ShowArgs),
    /// Parties × demands, by issue.
    Matrix(matrix::MatrixArgs),
    /// What parties have in common, in seven classes.
    CommonGround(common_ground::CommonGroundArgs),
    /// Where parties are on opposite sides, directly or by what follows.
    Conflicts(conflicts::ConflictsArgs),
    /// Two parties side by side: what they share, what divides them, and figures with what the unknown leaves possible.
    Compare(compare::CompareArgs),
    /// The six counts for every pair of parties.
    Pairs(pairs::PairsArgs),
    /// The chain of evidence and relations behind two parties' positions on a demand.
    Why(why::WhyArgs),
    /// Maximal groups of parties with everything that they share.
    Coalitions(coalitions::CoalitionsArgs),
    /// The signed graph of parties and its best partitions into two.
    Camps(camps::CampsArgs),
    /// Who overlaps with both of two parties.
    Brokers(brokers::BrokersArgs),
    /// Which unknown positions would tell most, and how much is known.
    Ask(ask::AskArgs),
    /// A draft against everyone's positions, clause by clause; or two drafts against each other.
    Text(text::TextArgs),
    /// In what order steps can happen, what blocks itself, and every smallest way out.
    Roadmap(roadmap::RoadmapArgs),
    /// Packages that are acceptable to all; else why none is, and which smallest moves would open one.
    Deal(deal::DealArgs),
    /// Which findings hold without any one source, with fewer voices, and at either end of intervals.
    Robust(robust::RobustArgs),
    /// Where sources differ: each question with its answers, and what settled it.
    Disputes(disputes::DisputesArgs),
    /// What was said, done and due, by whom, in order of time.
    Timeline(timeline::TimelineArgs),
    /// What changed between two dates, files or git revisions, with both words side by side.
    Diff(diff::DiffArgs),
    /// Writes the diagrams as DOT and SVG into graphs/.
    Render(render::RenderArgs),
    /// Writes a briefing: answers to all questions on one page, with numbered evidence.
    Brief(brief::BriefArgs),
}

impl Command {
    /// Runs it.
    ///
    /// # Errors
    /// What the command could not do.
    pub fn run(&self) -> Result<Outcome> {
        match self {
            Command::Check(args) => check::run(args),
            Command::Rule(args) => rule::run(args),
            Command::Schema(args) => schema::run(args),
            Command::Init(args) => init::run(args),
            Command::Show(args) => show::run(args),
            Command::Matrix(args) => matrix::run(args),
            Command::CommonGround(args) => common_ground::run(args),
            Command::Conflicts(args) => conflicts::run(args),
            Command::Compare(args) => compare::run(args),
            Command::Pairs(args) => pairs::run(args),
            Command::Why(args) => why::run(args),
            Command::Coalitions(args) => coalitions::run(args),
            Command::Camps(args) => camps::run(args),
            Command::Brokers(args) => brokers::run(args),
            Command::Ask(args) => ask::run(args),
            Command::Text(args) => text::run(args),
            Command::Roadmap(args) => roadmap::run(args),
            Command::Deal(args) => deal::run(args),
            Command::Robust(args) => robust::run(args),
            Command::Disputes(args) => disputes::run(args),
            Command::Timeline(args) => timeline::run(args),
            Command::Diff(args) => diff::run(args),
            Command::Render(args) => render::run(args),
            Command::Brief(args) => brief::run(args),
        }
    }
}
