//! `matrix`: parties × demands, by issue.

use anyhow::Result;
use clap::Args;

use super::among::Among;
use super::output::Outcome;
use crate::answer::Matrix;

/// Arguments of `matrix`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche matrix\n  \
                        demarche matrix russia ukraine turkey --as-of 2025-05-28\n  \
                        demarche matrix --voice stated,document")]
pub struct MatrixArgs {
    /// Parties, by id or name [default: all that have a position].
    #[arg(value_name = "PARTY")]
    parties: Vec<String>,
    #[command(flatten)]
    among: Among,
}

/// Answers the question.
///
/// # Errors
/// When the model or a party cannot be understood.
pub fn run(args: &MatrixArgs) -> Result<Outcome> {
    args.among.ask(&args.parties, |asking| {
        let is_of_all = asking.parties.is_empty();
        let mut asking = asking.or_all();
        if is_of_all {
            asking.register.model().sort_by_name(&mut asking.parties);
        }
        asking.tell("matrix", Matrix::new(&asking.register, &asking.parties, asking.scope))
    })
}
