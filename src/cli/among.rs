//! The questions about some parties: each is loaded, asked and printed in the same way.

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use serde::Serialize;

use super::ask::{self, Asked};
use super::options::{Derived, Question};
use super::output::Outcome;
use crate::analysis::Footing;
use crate::answer::{Answer, CommonGround, Compare, Conflicts, Matrix, Pairs, Register};
use crate::id::PartyIx;
use crate::report::text::Text;
use crate::situation::{Scope, Situation};

/// The questions.
#[derive(Debug, Subcommand)]
pub enum Among {
    /// Parties × demands, by issue.
    #[command(after_help = "Examples:\n  demarche matrix\n  \
                            demarche matrix russia ukraine turkey --as-of 2025-05-28\n  \
                            demarche matrix --voice stated,document")]
    Matrix(Any),
    /// What parties have in common, in seven classes.
    #[command(after_help = "Examples:\n  demarche common-ground russia ukraine\n  \
                            demarche common-ground ukraine us turkey --format json\n  \
                            demarche common-ground russia ukraine --assume russia:reparations=open\n  \
                            demarche common-ground russia ukraine --no-red-lines")]
    CommonGround(Several),
    /// Where parties are on opposite sides, directly or by what follows.
    #[command(after_help = "Examples:\n  demarche conflicts\n  demarche conflicts russia ukraine --direct\n  \
                            demarche conflicts --no-red-lines")]
    Conflicts(Any),
    /// Two parties side by side: what they share, what divides them, and figures with what the unknown leaves possible.
    #[command(after_help = "Examples:\n  demarche compare russia ukraine\n  \
                            demarche compare russia us --direct --format json\n  \
                            demarche compare russia ukraine --without eastern-times")]
    Compare(Two),
    /// The six counts for every pair of parties.
    #[command(after_help = "Examples:\n  demarche pairs\n  demarche pairs --direct --format json\n  \
                            demarche pairs --without summary --without commentary")]
    Pairs(All),
}

/// Any parties, or all.
#[derive(Debug, Args)]
pub struct Any {
    /// Parties, by id or name [default: all that have a position].
    #[arg(value_name = "PARTY")]
    parties: Vec<String>,
    #[command(flatten)]
    rest: All,
}

/// Two parties or more.
#[derive(Debug, Args)]
pub struct Several {
    /// Two or more parties, by id or name.
    #[arg(required = true, value_name = "PARTY")]
    parties: Vec<String>,
    #[command(flatten)]
    rest: All,
}

/// Two parties.
#[derive(Debug, Args)]
pub struct Two {
    /// Two parties, by id or name.
    #[arg(required = true, num_args = 2, value_name = "PARTY")]
    parties: Vec<String>,
    #[command(flatten)]
    rest: All,
}

/// All parties.
#[derive(Debug, Args)]
pub struct All {
    #[command(flatten)]
    derived: Derived,
    #[command(flatten)]
    question: Question,
}

/// What a question is asked with.
struct Asking<'a> {
    register: Register<'a, 'a>,
    situation: &'a Situation<'a>,
    parties: Vec<PartyIx>,
    scope: Scope,
    question: &'a Question,
}

impl Asking<'_> {
    fn footing(&self) -> Footing<'_> {
        ask::footing(self.situation, &self.parties, self.scope)
    }
}

/// Answers a question.
///
/// # Errors
/// When the model or a name cannot be understood.
pub fn run(asked: &Among) -> Result<Outcome> {
    let none = Vec::new();
    let (names, All { derived, question }) = match asked {
        Among::Matrix(Any { parties, rest }) | Among::Conflicts(Any { parties, rest }) => (parties, rest),
        Among::CommonGround(Several { parties, rest }) | Among::Compare(Two { parties, rest }) => (parties, rest),
        Among::Pairs(rest) => (&none, rest),
    };
    let Asked { model, sources } = ask::asked(&question.input)?;
    let situation = ask::situation(&model, &question.input, &question.lens)?;
    let mut parties = ask::parties(&model, names)?;
    if let (Among::Conflicts(_), [one]) = (asked, parties.as_slice()) {
        bail!("a conflict needs two parties, `{}` is one; name another, or none for all", model.parties[*one].id);
    }
    if let (Among::CommonGround(_), [one]) = (asked, parties.as_slice()) {
        let one = &model.parties[*one].id;
        let other = situation.parties_heard(Scope::Direct).into_iter().find(|ix| model.parties[*ix].id != *one);
        let other = other.map_or("…", |ix| model.parties[ix].id.as_str());
        bail!(
            "common ground is that of two parties or more, `{one}` is one; name another, as in `common-ground {one} {other}`"
        );
    }
    if let Among::Pairs(_) = asked {
        parties = model.parties.indices().collect();
    } else if parties.is_empty() {
        parties = situation.parties_heard(Scope::Derived);
        if let Among::Matrix(_) = asked {
            model.sort_by_name(&mut parties);
        }
    }
    let register = Register::new(&situation, &sources);
    let asking = Asking { register, situation: &situation, parties, scope: derived.scope(), question };
    let Asking { register, parties, scope, .. } = &asking;
    match asked {
        Among::Matrix(_) => tell(&asking, "matrix", Matrix::new(register, parties, *scope)),
        Among::Pairs(_) => tell(&asking, "pairs", Pairs::new(register, *scope)),
        Among::CommonGround(_) => {
            tell(&asking, "common-ground", CommonGround::new(register, parties, *scope, &asking.footing()))
        }
        Among::Conflicts(_) => tell(&asking, "conflicts", Conflicts::new(register, parties, *scope, &asking.footing())),
        Among::Compare(_) => {
            let two = [parties[0], parties[1]];
            tell(&asking, "compare", Compare::new(register, two, *scope, &asking.footing()))
        }
    }
}

fn tell<B: Serialize + Text>(asking: &Asking<'_>, question: &'static str, body: B) -> Result<Outcome> {
    let answer = Answer::new(&asking.register, question, asking.scope, &asking.parties, body);
    ask::tell(asking.question.format, &answer)
}
