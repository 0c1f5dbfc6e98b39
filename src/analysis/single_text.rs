//! A draft held against the positions of all, clause by clause.
//!
//! The single-text procedure works on one draft until nobody can improve it for all (R. Fisher, used at Camp David 1978;
//! H. Raiffa, *The Art and Science of Negotiation*, 1982). What parties say to each clause is read from their positions, with
//! conditions judged by what the draft provides.

use std::collections::BTreeMap;

use crate::id::{DemandIx, PaperIx, PartyIx};
use crate::model::{Accepted, Clause, Paper, PaperRole, Polarity};
use crate::position::{Content, Here, State};
use crate::situation::accepted_of;
use crate::situation::{Scope, Situation};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How a party stands to a clause.
    pub enum Standing {
        /// Firmly on the same side; all that the clause allows is accepted, or it allows nothing particular.
        Accepts = "accepts",
        /// The same, with a part of what the clause allows.
        InPart = "in-part",
        /// The same, with nothing of what the clause allows.
        OtherTerms = "other-terms",
        /// Once something comes about that the draft does not provide for.
        Conditional = "conditional",
        /// Open to the demand.
        Open = "open",
        /// It has said that it does not mind.
        Neutral = "neutral",
        /// Reluctant about the demand.
        Reluctant = "reluctant",
        /// The sources differ about its word, and by the one it would stand otherwise than by the other.
        SourcesDiffer = "sources-differ",
        /// A firm word, where the clause itself takes no side.
        OwnWord = "own-word",
        /// On the other side.
        Rejects = "rejects",
        /// On the other side, by what is taken to be a red line.
        RedLine = "red-line",
        /// On the other side, if nothing else would do; but it supports something in its place that the draft does not decide.
        Alternative = "alternative",
        /// No longer known: its exception comes with the draft.
        Ended = "ended",
        /// It wrote the document, which states its own position, and nothing else is known of it.
        Author = "author",
        /// Not known.
        Unknown = "unknown",
    }
}

/// What a party accepts of a parameter, where the clause allows something else, or says nothing.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TermsApart {
    /// The parameter.
    pub parameter: String,
    /// What the clause sets; none if it says nothing of it.
    pub sets: Option<Accepted>,
    /// What the party accepts.
    pub accepts: Accepted,
    /// What both have in common.
    pub common: Option<Accepted>,
}

/// A party beside a clause.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PartyReading<'m> {
    /// Who.
    pub party: PartyIx,
    /// How it stands to the clause.
    pub standing: Standing,
    /// Its position under the draft, if it is known.
    pub here: Option<Here<'m>>,
    /// Whether it wrote the document.
    pub is_author: bool,
    /// The demand by which it would be served as well, if it accepts a clause for that reason or does not refuse it.
    pub instead: Option<DemandIx>,
    /// Where its terms are others, or the clause says nothing of them.
    pub differences: Vec<TermsApart>,
    /// For a party that is neutral, reluctant or on the other side: levels up to the nearest one on the side of the clause, 1 to
    /// 4; for an interval, from its further end.
    pub steps: Option<u8>,
}

/// A clause with everybody.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Reading<'m> {
    /// The number of the clause in the document, from 0.
    pub clause: usize,
    /// Every party with a position on anything, and the authors, by id.
    pub voices: Vec<PartyReading<'m>>,
}

impl Reading<'_> {
    /// The parties with a standing.
    pub fn with(&self, standing: Standing) -> Vec<PartyIx> {
        self.voices.iter().filter(|voice| voice.standing == standing).map(|voice| voice.party).collect()
    }

    /// Whether nobody has a position on it, apart from those that wrote the document.
    pub fn is_unspoken(&self) -> bool {
        self.voices.iter().all(|voice| voice.standing == Standing::Unknown || voice.is_author)
    }

    /// Whether of nobody a position on it is known, not even of those that wrote the document.
    pub fn is_silent(&self) -> bool {
        self.voices.iter().all(|voice| voice.standing == Standing::Unknown)
    }
}

/// Whether a clause provides for its demand: by a word for it that is more than open.
pub fn provides(clause: &Clause) -> bool {
    clause.levels.low().value() >= 2
}

/// The side that a clause takes: it provides for its demand, or it stands against it. Who is only open, or neutral, takes none.
pub fn takes(clause: &Clause) -> Option<Polarity> {
    let against = clause.levels.polarity() == Some(Polarity::Against);
    if provides(clause) { Some(Polarity::For) } else { against.then_some(Polarity::Against) }
}

/// What a document decides.
pub fn content(situation: &Situation<'_>, paper: &Paper) -> Content {
    let model = situation.model;
    let issues = paper.clauses.iter().map(|clause| model.demands[clause.demand].issue);
    let demands: Vec<DemandIx> = paper.clauses.iter().filter(|one| provides(one)).map(|clause| clause.demand).collect();
    Content::new(model, &situation.graph, issues, &demands)
}

/// The clauses of a document, in its order, each with everybody's standing. O(clauses × parties × parameters), and
/// O(parties × positions × relations) for what follows under the draft.
pub fn read_text<'m>(situation: &Situation<'m>, paper: PaperIx, scope: Scope) -> Vec<Reading<'m>> {
    let model = situation.model;
    let paper = &model.papers[paper];
    let mut parties = situation.parties_heard(Scope::Derived);
    parties.extend(&paper.authors);
    parties.sort_unstable();
    parties.dedup();
    let content = content(situation, paper);
    let positions: Vec<(PartyIx, BTreeMap<DemandIx, Here<'m>>)> =
        parties.iter().map(|party| (*party, situation.before(*party, &content, scope))).collect();
    let reading = |(at, clause): (usize, &Clause)| Reading {
        clause: at,
        voices: positions.iter().map(|(party, own)| voice(situation, paper, clause, *party, own, &content)).collect(),
    };
    paper.clauses.iter().enumerate().map(reading).collect()
}

fn voice<'m>(
    situation: &Situation<'m>,
    paper: &Paper,
    clause: &Clause,
    party: PartyIx,
    own: &BTreeMap<DemandIx, Here<'m>>,
    content: &Content,
) -> PartyReading<'m> {
    let is_author = paper.authors.contains(&party);
    let mut here = own.get(&clause.demand).cloned();
    if let Some(here) = here.as_mut() {
        under_the_same(here, clause);
    }
    let mut found = PartyReading {
        party,
        standing: Standing::Unknown,
        here,
        is_author,
        instead: None,
        differences: Vec::new(),
        steps: None,
    };
    let Some(here) = &found.here else {
        let speaks = is_author && paper.role == Some(PaperRole::OwnPosition);
        found.standing = if speaks { Standing::Author } else { Standing::Unknown };
        return found;
    };
    let of_clause = takes(clause);
    if here.state != State::Ended && of_clause == Some(Polarity::For) && !here.word.is_refusal() {
        found.differences = differences(situation, here, clause);
    }
    found.standing = match here.state {
        State::Waits => Standing::Conditional,
        State::Ended => Standing::Ended,
        State::Holds => standing(here, of_clause, &found.differences),
    };
    let refuses = matches!(found.standing, Standing::Rejects | Standing::RedLine);
    if refuses && of_clause == Some(Polarity::Against) {
        // Whoever supports one of two that exclude one another is served by either.
        let others = situation.alternatives(own, clause.demand);
        let open = others.iter().find(|other| !content.decides(situation.model, **other));
        if let Some(other) = others.iter().find(|other| content.provides(**other)) {
            (found.instead, found.standing) = (Some(*other), Standing::Accepts);
        } else if let Some(other) = open {
            (found.instead, found.standing) = (Some(*other), Standing::Alternative);
        }
    }
    let apart = matches!(
        found.standing,
        Standing::Neutral | Standing::Reluctant | Standing::Open | Standing::Rejects | Standing::RedLine
    );
    let steps = match of_clause {
        Some(Polarity::For) => 1 - here.word.levels.low().value(),
        Some(Polarity::Against) => 1 + here.word.levels.high().value(),
        _ => 0,
    };
    found.steps = (apart && steps > 0).then_some(steps.unsigned_abs());
    found
}

/// Where a party hangs on the same as the clause, the clause gives what the party asks: its word under the conditions holds.
fn under_the_same(here: &mut Here<'_>, clause: &Clause) {
    let (own, of_clause) = (&here.position.conditions, &clause.hangs.on);
    let same = own.len() == of_clause.len() && own.iter().all(|one| of_clause.contains(one));
    if let Some(word) = here.position.words[0].filter(|_| same && !own.is_empty()) {
        (here.state, here.word, here.at, here.turns, here.by_draft) = (State::Holds, word, 0, None, true);
    }
}

/// How a word that holds stands to a clause on a side.
fn standing(here: &Here<'_>, of_clause: Option<Polarity>, differences: &[TermsApart]) -> Standing {
    let word = here.word;
    let (low, high) = (word.levels.low().value(), word.levels.high().value());
    let mild = match (low, high) {
        (1, 1) => Some(Standing::Open),
        (0, 0) => Some(Standing::Neutral),
        (-1, -1) => Some(Standing::Reluctant),
        _ => None,
    };
    let side = if low >= 2 {
        Some(Polarity::For)
    } else if high <= -2 {
        Some(Polarity::Against)
    } else {
        None
    };
    match (side, of_clause) {
        (_, Some(Polarity::For)) if word.red_line && word.side() == Some(Polarity::Against) => Standing::RedLine,
        (_, Some(Polarity::Against)) if word.red_line && side == Some(Polarity::For) => Standing::RedLine,
        (None, _) => mild.unwrap_or(Standing::SourcesDiffer),
        (Some(_), None | Some(Polarity::Neutral)) => Standing::OwnWord,
        (Some(own), Some(of_clause)) if own != of_clause => Standing::Rejects,
        _ if differences.iter().any(|one| one.sets.is_some() && one.common.is_none()) => Standing::OtherTerms,
        _ if differences.iter().any(|one| one.sets.is_some()) => Standing::InPart,
        _ => Standing::Accepts,
    }
}

/// Where a clause allows what the party does not accept, or says nothing of what it accepts, by the order of the parameters.
fn differences(situation: &Situation<'_>, here: &Here<'_>, clause: &Clause) -> Vec<TermsApart> {
    let accepted = here.position.counting_terms().iter();
    let pair = |own: &crate::model::Term| {
        let sets = accepted_of(&clause.sets, &own.parameter);
        if sets.is_some_and(|sets| sets.is_within(&own.accepted)) {
            return None;
        }
        Some(TermsApart {
            parameter: own.parameter.clone(),
            sets: sets.cloned(),
            accepts: own.accepted.clone(),
            common: sets.and_then(|sets| sets.and(&own.accepted)),
        })
    };
    let mut found: Vec<TermsApart> = accepted.filter_map(pair).collect();
    let place = |one: &TermsApart| {
        let mut names = situation.model.parameters(crate::model::Target::Demand(clause.demand));
        names.position(|parameter| parameter.name == one.parameter)
    };
    found.sort_by_key(place);
    found
}
