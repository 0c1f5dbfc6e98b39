//! `conflicts`: where parties are on opposite sides.

use anyhow::{Result, bail};
use clap::Args;

use super::among::Among;
use super::output::Outcome;
use crate::answer::Conflicts;

/// Arguments of `conflicts`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche conflicts\n  \
                        demarche conflicts russia ukraine --direct\n  \
                        demarche conflicts --no-red-lines")]
pub struct ConflictsArgs {
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
pub fn run(args: &ConflictsArgs) -> Result<Outcome> {
    args.among.ask(&args.parties, |asking| {
        if let [one] = asking.parties.as_slice() {
            let one = &asking.register.model().parties[*one].id;
            bail!("a conflict needs two parties, `{one}` is one; name another, or none for all");
        }
        let asking = asking.or_all();
        let body = Conflicts::new(&asking.register, &asking.parties, asking.scope, &asking.footing());
        asking.tell("conflicts", body)
    })
}
