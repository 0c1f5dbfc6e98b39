//! Options that several commands take.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use crate::model::End;
use crate::situation::Scope;

/// Which files are read, and as of when.
#[derive(Clone, Debug, Args)]
pub struct Input {
    /// A YAML file, a folder of them, or - for standard input; may be given several times [default: positions.yaml].
    #[arg(short, long = "file", value_name = "PATH")]
    pub files: Vec<PathBuf>,
    /// The date at which positions are read: 2025, 2025-05 or 2025-05-28 [default: `as_of` of the model].
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
}

impl Input {
    /// The paths to read.
    pub fn paths(&self) -> Vec<PathBuf> {
        if self.files.is_empty() { vec![PathBuf::from("positions.yaml")] } else { self.files.clone() }
    }
}

/// What is assumed, and which part of the model counts.
#[derive(Clone, Debug, Args)]
pub struct Lens {
    /// Assume a position in place of what the file says; may be given several times.
    #[arg(long, value_name = "PARTY:DEMAND=STANCE")]
    pub assume: Vec<String>,
    /// Take it that nobody insists any more that one step, or demand without steps, comes before another; may be given
    /// several times. A position that waited for nothing else holds.
    #[arg(long, value_name = "BEFORE:AFTER")]
    pub waive: Vec<String>,
    /// Suppose what a scenario of the model does; may be given several times. `--assume` has the last word.
    #[arg(long, value_name = "ID")]
    pub scenario: Vec<String>,
    /// Only statements of these voices count: stated, reported, claimed, confirmed, document, inferred, editorial. With
    /// commas or several times. A statement without a voice counts only if this is not given.
    #[arg(long, value_name = "WORDS", value_delimiter = ',')]
    pub voice: Vec<String>,
    /// Take the evidence of a source away, and statements that rest on nothing else; may be given several times.
    /// A statement without any evidence stays. An earlier statement can come back into force.
    #[arg(long, value_name = "SOURCE")]
    pub without: Vec<String>,
    /// Take every red line away; the positions stay.
    #[arg(long)]
    pub no_red_lines: bool,
    /// Take every interval, where sources differ on a stance, at this end: lower is the firmest against, upper the
    /// firmest for.
    #[arg(long, value_name = "END", value_parser = PossibleValuesParser::new(End::ALL.iter().map(|(word, _)| *word)))]
    pub intervals: Option<String>,
}

/// What every question takes.
#[derive(Clone, Debug, Args)]
pub struct Question {
    /// What is read.
    #[command(flatten)]
    pub input: Input,
    /// What is assumed and what counts.
    #[command(flatten)]
    pub lens: Lens,
    /// How the answer is printed.
    #[arg(long, value_enum, default_value = "text")]
    pub format: AnswerFormat,
}

/// A question about some parties or all.
#[derive(Clone, Debug, Args)]
pub struct SomeParties {
    /// Parties, by id or name [default: all that have a position].
    #[arg(value_name = "PARTY")]
    pub parties: Vec<String>,
    /// Which positions count.
    #[command(flatten)]
    pub derived: Derived,
    /// The rest.
    #[command(flatten)]
    pub question: Question,
}

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AnswerFormat {
    /// Aligned text.
    Text,
    /// One JSON document.
    Json,
}

/// Whether derived positions count.
#[derive(Clone, Copy, Debug, Args)]
pub struct Derived {
    /// Leave out positions that follow only through relations between demands.
    #[arg(long)]
    pub direct: bool,
}

impl Derived {
    /// The scope that it selects.
    pub fn scope(self) -> Scope {
        if self.direct { Scope::Direct } else { Scope::Derived }
    }
}
