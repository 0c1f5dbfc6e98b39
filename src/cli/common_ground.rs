//! `common-ground`: what parties have in common, in seven classes.

use anyhow::{Result, bail};
use clap::Args;

use super::among::Among;
use super::output::Outcome;
use crate::answer::CommonGround;
use crate::situation::Scope;

/// Arguments of `common-ground`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  demarche common-ground russia ukraine\n  \
                        demarche common-ground ukraine us turkey --format json\n  \
                        demarche common-ground russia ukraine --assume russia:reparations=open\n  \
                        demarche common-ground russia ukraine --no-red-lines")]
pub struct CommonGroundArgs {
    /// Two or more parties, by id or name.
    #[arg(required = true, value_name = "PARTY")]
    parties: Vec<String>,
    #[command(flatten)]
    among: Among,
}

/// Answers the question.
///
/// # Errors
/// When the model or a party cannot be understood.
pub fn run(args: &CommonGroundArgs) -> Result<Outcome> {
    args.among.ask(&args.parties, |asking| {
        if let [one] = asking.parties.as_slice() {
            let parties = &asking.register.model().parties;
            let other = asking.situation.parties_heard(Scope::Direct).into_iter().find(|ix| ix != one);
            let other = other.map_or("…", |ix| parties[ix].id.as_str());
            let one = &parties[*one].id;
            bail!(
                "common ground is that of two parties or more, `{one}` is one; name another, as in `common-ground {one} {other}`"
            );
        }
        let body = CommonGround::new(&asking.register, &asking.parties, asking.scope, &asking.footing());
        asking.tell("common-ground", body)
    })
}
