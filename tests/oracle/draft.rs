//! The draft against everyone's positions, clause by clause.

use super::classes::refusal;
use super::conditions::Setting;
use super::follow::{Stand, View};
use super::meaning::Meaning;
use super::talks::{Clause, Param, Word};
use super::values::{accepted, as_sets};
use super::words::supports;

/// How what a clause sets fits what a party accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// All that the clause allows is accepted.
    All,
    /// Some of it is, for each parameter.
    Part,
    /// Of some parameter nothing is.
    Other,
}

/// How a party stands to a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It accepts the clause; the parameters of which the clause says nothing and the party has terms.
    Accepts(Vec<Param>),
    /// It accepts a part of what the clause allows.
    InPart(Vec<Param>),
    /// It is for it, but on other terms.
    OtherTerms,
    /// It refuses the clause.
    Refuses,
    /// It would, but the draft does not decide something that it supports in its place.
    Alternative,
    /// Its word waits for what the draft does not provide.
    Waits(Word),
    /// Its word ends with what the draft provides.
    Ended(Word),
    /// Nothing is known.
    Unknown,
    /// A softer word, or an interval, as itself.
    Word(Word),
}

/// One party and one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseStanding {
    /// The demand of the clause.
    pub demand: usize,
    /// The party.
    pub party: usize,
    /// How it stands.
    pub standing: Standing,
    /// Whether the word that decides is a red line.
    pub red: bool,
    /// Whether it follows from other positions.
    pub derived: bool,
    /// The word that decides, if there is one.
    pub word: Option<Word>,
    /// How the values fit, whatever the word is. [A40]
    pub fit: Fit,
}

impl Meaning<'_> {
    /// The demands that the draft provides: of clauses without a word, or with `supports` or `demands`.
    pub fn draft_provides(&self) -> Vec<usize> {
        self.talks.draft.iter().filter(|c| provides(c)).map(|c| c.demand).collect()
    }

    /// Every clause and every party.
    pub fn text(&self) -> Vec<ClauseStanding> {
        let provided = self.draft_provides();
        let setting = Setting::draft(self.talks, &provided);
        let clauses = self.talks.draft.iter();
        clauses
            .flat_map(|c| (0..self.talks.parties).map(|p| self.clause(c, p, &setting, &provided)).collect::<Vec<_>>())
            .collect()
    }

    fn clause(&self, clause: &Clause, party: usize, setting: &Setting, provided: &[usize]) -> ClauseStanding {
        let (demand, stand) = (clause.demand, self.stand(party, clause.demand, setting));
        let (fit, silent) = match &stand {
            Stand::Holds(view) | Stand::Waits(view) | Stand::Ended(view) | Stand::Aside(view) => fits(clause, view),
            Stand::Unknown => (Fit::All, Vec::new()),
        };
        let view = match &stand {
            Stand::Holds(view) | Stand::Waits(view) | Stand::Ended(view) | Stand::Aside(view) => Some(view.clone()),
            Stand::Unknown => None,
        };
        let standing = match stand {
            Stand::Unknown => Standing::Unknown,
            Stand::Waits(view) | Stand::Aside(view) => Standing::Waits(view.word),
            Stand::Ended(view) => Standing::Ended(view.word),
            Stand::Holds(view) if provides(clause) => match (view.word, fit) {
                (word, _) if refusal(word) => Standing::Refuses,
                (word, _) if word.0 < 2 => Standing::Word(word),
                (_, Fit::All) => Standing::Accepts(silent),
                (_, Fit::Part) => Standing::InPart(silent),
                (_, Fit::Other) => Standing::OtherTerms,
            },
            // A clause against it: who is against it too accepts, who wants it refuses. [A39]
            Stand::Holds(view) if clause.stance.is_some_and(|s| s < 0) => match view.word {
                word if refusal(word) => Standing::Accepts(Vec::new()),
                word if word.0 >= 2 => {
                    let others = self.alternatives(party, demand, setting, true);
                    let others = others.iter().map(|at| self.positions[*at].demand);
                    let others: Vec<usize> = others.filter(|_| supports(word) && !view.derived).collect();
                    if others.iter().any(|other| provided.contains(other)) {
                        Standing::Accepts(Vec::new())
                    } else if others.iter().any(|other| self.leaves_open(*other, provided)) {
                        Standing::Alternative
                    } else {
                        Standing::Refuses
                    }
                }
                word => Standing::Word(word),
            },
            Stand::Holds(view) => Standing::Word(view.word),
        };
        let red = view.as_ref().is_some_and(|v| v.red);
        let derived = view.as_ref().is_some_and(|v| v.derived);
        ClauseStanding { demand, party, standing, red, derived, word: view.map(|v| v.word), fit }
    }
}

impl Meaning<'_> {
    /// Whether the draft says nothing of a demand: it is about another issue, and neither contains nor excludes it.
    fn leaves_open(&self, demand: usize, provided: &[usize]) -> bool {
        let (talks, contained) = (self.talks, self.talks.contained());
        let issue = |d: usize| talks.demands[d].issue;
        !talks.draft.iter().any(|clause| issue(clause.demand) == issue(demand))
            && !provided.iter().any(|p| contained[*p][demand] || talks.clash(*p, demand))
    }
}

/// Whether a clause provides for its demand.
pub fn provides(clause: &Clause) -> bool {
    clause.stance.is_none_or(|s| s >= 2)
}

/// How a clause's values fit a party's terms, and of which parameters with terms the clause says nothing.
fn fits(clause: &Clause, view: &View) -> (Fit, Vec<Param>) {
    let sets = as_sets(&clause.sets);
    let mut worst = Fit::All;
    let mut silent = Vec::new();
    for (param, takes) in &view.terms {
        let Some(allows) = accepted(&sets, *param) else {
            silent.push(*param);
            continue;
        };
        let fit = if allows.within(*takes) {
            Fit::All
        } else if allows.and(*takes).is_empty() {
            Fit::Other
        } else {
            Fit::Part
        };
        worst = worst.max(fit);
    }
    (worst, silent)
}
