//! What somebody chose of a picture: some parties, some issues, another order.

use crate::answer::{Demand, Issue, IssueStances, Party, Register};
use crate::collation;
use crate::id::{IssueIx, PartyIx};
use crate::vocabulary::vocabulary;
use crate::words::{count, listed};

vocabulary! {
    /// In what order the demands of a picture stand.
    pub enum Sort {
        /// By issue; within it as in the file.
        Issue = "issue",
        /// By issue or class; within it by their text.
        Name = "name",
        /// By what the positions come to: what is contested most first.
        Class = "class",
    }
}

/// Which parties a picture can be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parties {
    /// Always of all.
    All,
    /// Two.
    Two,
    /// One or two.
    OneOrTwo,
    /// Two or more.
    Several,
    /// Any number.
    Any,
}

/// What is chosen; everything for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The parties.
    pub parties: Vec<PartyIx>,
    /// The issues.
    pub issues: Vec<IssueIx>,
    /// The order; that of the picture for none.
    pub sort: Option<Sort>,
}

/// More names than this are counted in the names of files.
const NAMED: usize = 4;

impl Parties {
    /// Whether a picture can be of so many.
    pub fn take(self, number: usize) -> bool {
        match self {
            Parties::All => number == 0,
            Parties::Two => matches!(number, 0 | 2),
            Parties::OneOrTwo => number <= 2,
            Parties::Several => number != 1,
            Parties::Any => true,
        }
    }
}

impl Choice {
    /// Whether an issue is shown.
    pub fn has(&self, register: &Register<'_, '_>, issue: &Issue<'_>) -> bool {
        self.issues.is_empty() || self.issues.iter().any(|ix| register.issue(*ix).id == issue.id)
    }

    /// What is added to a question: the issues.
    pub fn of_issues(&self, register: &Register<'_, '_>) -> String {
        let names: Vec<String> = self.issues.iter().map(|ix| register.issue(*ix).name.to_owned()).collect();
        if names.is_empty() { String::new() } else { format!(" · only {}", listed(&names)) }
    }

    /// What is added to the names of files, so that no picture of a part takes the place of the whole.
    pub fn file(&self, register: &Register<'_, '_>, with_parties: bool) -> Option<String> {
        let parties = self.parties.iter().filter(|_| with_parties).map(|ix| register.party(*ix).id).collect();
        let issues = self.issues.iter().map(|ix| register.issue(*ix).id).collect();
        let part = |ids: Vec<&str>, what| match ids.len() {
            0 => None,
            1..=NAMED => Some(ids.join("-")),
            many => Some(format!("{many}-{what}")),
        };
        let parts: Vec<String> = part(parties, "parties").into_iter().chain(part(issues, "issues")).collect();
        (!parts.is_empty()).then(|| parts.join("-"))
    }

    /// The issues that were chosen, with their demands in the order that was.
    pub fn issues<'m>(&self, register: &Register<'_, 'm>, mut issues: Vec<IssueStances<'m>>) -> Vec<IssueStances<'m>> {
        issues.retain(|own| self.has(register, &own.issue));
        if self.sort == Some(Sort::Name) {
            for own in &mut issues {
                own.demands.sort_by(|a, b| by_text(&a.demand.demand, &b.demand.demand));
            }
        }
        issues
    }

    /// A note on the columns that are left out; nothing if none is.
    pub fn left_out(shown: &[Party<'_>], all: usize) -> Option<String> {
        (shown.len() < all).then(|| format!("Columns: {} of {}.", shown.len(), count(all, "party", "parties")))
    }
}

/// Two demands by their texts.
pub fn by_text(a: &Demand<'_>, b: &Demand<'_>) -> std::cmp::Ordering {
    collation::compare(a.text, b.text).then_with(|| a.id.cmp(b.id))
}
