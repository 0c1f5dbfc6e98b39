//! `compare`: two parties side by side.

use anyhow::Result;
use clap::Args;

use super::among::Among;
use super::output::Outcome;
use crate::answer::Compare;

/// Arguments of `compare`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche compare russia ukraine\n  \
                        demarche compare russia us --direct --format json\n  \
                        demarche compare russia ukraine --without eastern-times")]
pub struct CompareArgs {
    /// Two parties, by id or name.
    #[arg(required = true, num_args = 2, value_name = "PARTY")]
    parties: Vec<String>,
    #[command(flatten)]
    among: Among,
}

/// Answers the question.
///
/// # Errors
/// When the model or a party cannot be understood.
pub fn run(args: &CompareArgs) -> Result<Outcome> {
    args.among.ask(&args.parties, |asking| {
        let two = [asking.parties[0], asking.parties[1]];
        asking.tell("compare", Compare::new(&asking.register, two, asking.scope, &asking.footing()))
    })
}
