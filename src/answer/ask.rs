//! Which unknown positions would tell most, and how much is known.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Demand, Issue, Party, Register, Source, Statement};
use crate::analysis;
use crate::model::Voice;

/// What to ask, and how much is known by party, issue, source and voice.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Ask<'m> {
    /// Unknown positions of parties of which some are known, those first that would tell most.
    pub ask: Vec<Unasked<'m>>,
    /// What a party would not say when it was asked, not so long ago that it should be asked again.
    pub declined: Vec<Statement<'m>>,
    /// Stated positions of each party.
    pub by_party: Vec<KnownOfParty<'m>>,
    /// Stated positions on each issue.
    pub by_issue: Vec<KnownOnIssue<'m>>,
    /// Stated positions that rest on each source; last those without evidence.
    pub by_source: Vec<KnownFromSource<'m>>,
    /// Stated positions in each voice; last those of which none is given.
    pub by_voice: Vec<KnownInVoice>,
    /// What the page shows of it.
    #[serde(skip)]
    pub shown: ShownOfAsk,
}

/// What the page shows: JSON has all of it in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownOfAsk {
    /// The first so many unknown positions, and how much is known.
    First(usize),
    /// Only how much is known.
    Coverage,
}

/// A position that nobody knows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Unasked<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// On what.
    pub demand: Demand<'m>,
    /// For how many pairs of parties an answer would narrow what is possible.
    pub pairs: usize,
}

/// How much is known of a party.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct KnownOfParty<'m> {
    /// Which.
    pub party: Party<'m>,
    /// On so many demands its position is stated.
    pub known: usize,
    /// Of so many.
    pub of: usize,
}

/// How much is known on an issue.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct KnownOnIssue<'m> {
    /// Which.
    pub issue: Issue<'m>,
    /// So many positions on its demands are stated.
    pub known: usize,
    /// Of all that there could be: the parties of which something is known times the demands of the issue.
    pub of: usize,
}

/// How much rests on a source.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct KnownFromSource<'m> {
    /// Which; none for what has no evidence.
    pub source: Option<Source<'m>>,
    /// So many stated positions rest on it.
    pub known: usize,
    /// So many of them on no other one.
    pub alone: usize,
    /// All stated positions.
    pub of: usize,
}

/// How much was said in a voice.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct KnownInVoice {
    /// Which; none where the file gives none.
    pub voice: Option<Voice>,
    /// So many stated positions.
    pub known: usize,
    /// Of all stated positions.
    pub of: usize,
}

impl<'m> Ask<'m> {
    /// Looks up the words of an analysis.
    pub fn new(register: &Register<'_, 'm>, found: &analysis::Ask, shown: ShownOfAsk) -> Ask<'m> {
        let (demands, stated) = (register.model().demands.len(), found.stated);
        let unasked = |gap: &analysis::Gap| Unasked {
            party: register.party(gap.party),
            demand: register.demand(gap.demand),
            pairs: gap.pairs,
        };
        let by_party = found.by_party.iter();
        let by_issue = found.by_issue.iter();
        let by_source = found.by_source.iter();
        let by_voice = found.by_voice.iter();
        Ask {
            ask: found.gaps.iter().map(unasked).collect(),
            declined: found.declined.iter().map(|ix| Statement::new(register, *ix)).collect(),
            by_party: by_party
                .map(|(ix, known)| KnownOfParty { party: register.party(*ix), known: *known, of: demands })
                .collect(),
            by_issue: by_issue
                .map(|(ix, known, of)| KnownOnIssue { issue: register.issue(*ix), known: *known, of: *of })
                .collect(),
            by_source: by_source
                .map(|(ix, known, alone)| KnownFromSource {
                    source: ix.map(|ix| register.source(ix)),
                    known: *known,
                    alone: *alone,
                    of: stated,
                })
                .collect(),
            by_voice: by_voice
                .map(|(voice, known)| KnownInVoice { voice: *voice, known: *known, of: stated })
                .collect(),
            shown,
        }
    }
}
