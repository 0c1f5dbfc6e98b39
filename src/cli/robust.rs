//! `robust`: which findings hold with less.

use anyhow::{Result, bail};
use clap::Args;

use super::asking::{self, Asked};
use super::options::SomeParties;
use super::output::Outcome;
use crate::analysis::robust;
use crate::answer::{Answer, Register, Robust};
use crate::situation::Scope;

/// Arguments of `robust`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche robust\n  demarche robust russia ukraine\n  \
                        demarche robust russia ukraine --direct --format json\n\n\
                        What fails can be looked at with `--without SOURCE`, `--voice WORDS` and `--intervals END`, \
                        which every question takes.")]
pub struct RobustArgs {
    #[command(flatten)]
    among: SomeParties,
}

/// Answers the question.
///
/// # Errors
/// When the model or a name cannot be understood.
pub fn run(args: &RobustArgs) -> Result<Outcome> {
    let SomeParties { parties, derived, question } = &args.among;
    let Asked { model, sources } = asking::asked(&question.input)?;
    let situation = asking::situation(&model, &question.input, &question.lens)?;
    let mut parties = asking::parties(&model, parties)?;
    if let [one] = parties.as_slice() {
        bail!("a finding is about two parties, `{}` is one; name another, or none for all", model.parties[*one].id);
    }
    let everybody = parties.is_empty();
    if everybody {
        parties = situation.parties_heard(Scope::Derived);
        parties.sort_unstable();
    }
    let scope = derived.scope();
    let register = Register::new(&situation, &sources);
    let answer = Robust::new(&register, &parties, everybody, &robust(&situation, &parties, scope));
    asking::tell(question.format, &Answer::new(&register, "robust", scope, &parties, answer))
}
