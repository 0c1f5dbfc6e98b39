//! `pairs`: the six counts for every pair of parties.

use anyhow::Result;
use clap::Args;

use super::among::Among;
use super::output::Outcome;
use crate::answer::Pairs;

/// Arguments of `pairs`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche pairs\n  \
                        demarche pairs --direct --format json\n  \
                        demarche pairs --without summary --without commentary")]
pub struct PairsArgs {
    #[command(flatten)]
    among: Among,
}

/// Answers the question.
///
/// # Errors
/// When the model or a party cannot be understood.
pub fn run(args: &PairsArgs) -> Result<Outcome> {
    args.among.ask(&[], |mut asking| {
        asking.parties = asking.register.model().parties.indices().collect();
        asking.tell("pairs", Pairs::new(&asking.register, asking.scope))
    })
}
