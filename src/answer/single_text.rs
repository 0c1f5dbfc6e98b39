//! A draft beside everybody's positions.

use crate::position;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::names::{Demand, Paper, Party, Source};
use super::chronicle::DroppedClause;
use super::condition::{Condition, Hangs, conditions};
use super::position::{Position, Rests};
use super::register::Register;
use super::statement::{Terms, terms};
use crate::analysis::{self, Footing, Misfits, Reading, Standing, Standings, PartyReading};
use crate::position::Origin;
use crate::date::Date;
use crate::id::PaperIx;
use crate::model::{self, Accepted, Channel, LevelRange, PaperRole, Polarity};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// In which state a word is under a draft.
    pub enum WordState {
        /// It holds.
        Holds = "holds",
        /// It would hold once something comes about.
        Waits = "waits",
        /// It held until something came about that the draft brings.
        Ended = "ended",
    }
}

/// A draft clause by clause: who accepts it, who would with what, who does not, and of whom nothing is known.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct SingleText<'m> {
    /// The draft.
    pub document: Paper<'m>,
    /// Who wrote it.
    pub author: Vec<Party<'m>>,
    /// Its title.
    pub title: &'m str,
    /// Whose text it is, if the file says.
    pub role: Option<PaperRole>,
    /// When it was written.
    pub date: Option<Date>,
    /// Whether that is after the day as of which positions are read.
    pub later: bool,
    /// Its clauses, in its order.
    pub clauses: Vec<ReadClause<'m>>,
    /// The document that it changes.
    pub amends: Option<Paper<'m>>,
    /// Clauses of that document which it leaves out.
    pub drops: Vec<DroppedClause<'m>>,
    /// Where its words became known, if the file says.
    pub channel: Option<Channel>,
    /// The one source that everything said of the parties rests on, if there is one.
    pub everything_rests_on: Option<Source<'m>>,
}

/// What a document says of a demand.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ClauseWords<'m> {
    /// Its name within the document.
    pub clause: &'m str,
    /// What it is about.
    pub demand: Demand<'m>,
    /// How it stands to that.
    pub stance: LevelRange,
    /// On what it depends: a draft is read as if that came about.
    #[serde(flatten)]
    pub hangs: Hangs,
    /// Its place in the document.
    pub at: Option<&'m str>,
    /// What it says, in the words of the curator.
    pub text: Option<&'m str>,
    /// The values that it sets.
    pub sets: Terms,
    /// The document in which it stands, if it is taken over from there.
    pub taken_from: Option<Paper<'m>>,
}

/// A clause with everybody.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ReadClause<'m> {
    /// What it says.
    #[serde(flatten)]
    pub words: ClauseWords<'m>,
    /// How many parties stand to it in which way.
    pub counts: BTreeMap<Standing, usize>,
    /// Whether nobody has a position on it, apart from those that wrote the document.
    pub unspoken: bool,
    /// Every party with a position on anything, and the authors.
    pub parties: Vec<Stand<'m>>,
    /// The side that it takes; none if it is only open to its demand, or neutral.
    pub side: Option<Polarity>,
    /// Whether of nobody a position on it is known, not even of those that wrote the document.
    pub silent: bool,
}

/// A party beside a clause.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Stand<'m> {
    /// Who.
    pub party: Party<'m>,
    /// How it stands to the clause.
    pub standing: Standing,
    /// Whether it wrote the document.
    pub author: bool,
    /// Its word under the draft.
    pub stance: Option<LevelRange>,
    /// In which state that is.
    pub state: Option<WordState>,
    /// Whether the draft makes the difference: outside of it, another word would hold, or this one would wait.
    pub by_draft: Option<bool>,
    /// The word that would hold if what the draft does not decide came about, if that would judge the draft otherwise.
    pub turns: Option<LevelRange>,
    /// Whether the word only follows from other positions.
    pub derived: Option<bool>,
    /// Whether it is taken to be a red line.
    pub red_line: Option<bool>,
    /// What it depends on.
    pub conditions: Option<Vec<Condition>>,
    /// The position that it is a word of, as it is outside of the draft.
    pub position: Option<Position>,
    /// The demand by which the party would be served as well, if it accepts the clause for that reason or does not refuse it.
    pub served_by: Option<Demand<'m>>,
    /// For a party that is apart from the side of the clause: steps of the scale up to the nearest word on that side.
    pub steps: Option<u8>,
    /// Where its terms are others, or the clause says nothing of them.
    pub differences: Vec<TermsApart>,
    /// On which single sources its standing rests.
    #[serde(flatten)]
    pub rests: Rests<'m>,
    /// Whether the word is the one that holds while the conditions of the position are not met.
    pub otherwise: Option<bool>,
    /// Whether the position does not fit other ones of the same party.
    pub unfit: bool,
}

/// What a party accepts of a parameter, where the clause allows something else, or says nothing.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
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

impl<'m> SingleText<'m> {
    /// Of an analysis. O(size of the answer), and what single sources take.
    pub fn new(
        register: &Register<'_, 'm>,
        paper: PaperIx,
        readings: &[Reading<'m>],
        (footing, standings): (&Footing<'m>, &Standings<'m>),
    ) -> SingleText<'m> {
        let situation = register.situation;
        let own = &register.model().papers[paper];
        let unfit = Misfits::new(situation);
        let clause = |reading: &Reading<'m>| {
            let clause = &own.clauses[reading.clause];
            let stand = |voice: &PartyReading<'m>| {
                let rests = Rests::on(register, &standings.needed(reading.clause, voice));
                Stand::new(register, voice, (rests, unfit.has(voice.party, clause.demand)))
            };
            ReadClause {
                words: ClauseWords::new(register, clause),
                counts: Standing::ALL.iter().map(|(_, standing)| (*standing, reading.with(*standing).len())).collect(),
                unspoken: reading.is_unspoken(),
                parties: reading.voices.iter().map(stand).collect(),
                side: analysis::takes(clause),
                silent: reading.is_silent(),
            }
        };
        let is_later = |date: Date| situation.day.is_some_and(|day| !date.begins_by(day));
        SingleText {
            document: register.paper(paper),
            author: register.parties(&own.authors),
            title: &own.title,
            role: own.role,
            date: own.date,
            later: own.date.is_some_and(is_later),
            clauses: readings.iter().map(clause).collect(),
            amends: own.amends.map(|ix| register.paper(ix)),
            drops: DroppedClause::of(register, own),
            channel: own.channel,
            everything_rests_on: footing.everything.map(|ix| register.source(ix)),
        }
    }
}

impl<'m> ClauseWords<'m> {
    /// Of a document.
    pub fn new(register: &Register<'_, 'm>, clause: &'m model::Clause) -> ClauseWords<'m> {
        ClauseWords {
            clause: &clause.name,
            demand: register.demand(clause.demand),
            stance: clause.levels,
            hangs: Hangs::new(register, &clause.hangs),
            at: clause.at.as_deref(),
            text: clause.text.as_deref(),
            sets: terms(&clause.sets),
            taken_from: clause.taken_from.map(|ix| register.paper(ix)),
        }
    }
}

impl<'m> Stand<'m> {
    fn new(
        register: &Register<'_, 'm>,
        voice: &PartyReading<'m>,
        (rests, unfit): (Rests<'m>, bool),
    ) -> Stand<'m> {
        let here = voice.here.as_ref();
        let difference = |one: &analysis::TermsApart| TermsApart {
            parameter: one.parameter.clone(),
            sets: one.sets.clone(),
            accepts: one.accepts.clone(),
            common: one.common.clone(),
        };
        let position = |here: &position::Here<'m>| {
            Position::worked_out(register, voice.party, &here.position)
        };
        Stand {
            party: register.party(voice.party),
            standing: voice.standing,
            author: voice.is_author,
            stance: here.map(|here| here.word.levels),
            state: here.map(|here| match here.state {
                position::State::Holds => WordState::Holds,
                position::State::Waits => WordState::Waits,
                position::State::Ended => WordState::Ended,
            }),
            by_draft: here.map(|here| here.by_draft),
            turns: here.and_then(|here| here.turns).map(|other| other.levels),
            derived: here.map(|here| matches!(here.position.origin, Origin::Derived(_))),
            red_line: here.map(|here| here.word.red_line),
            conditions: here.map(|here| conditions(register, here.position.conditions.iter().copied())),
            position: here.map(position),
            served_by: voice.instead.map(|other| register.demand(other)),
            steps: voice.steps,
            differences: voice.differences.iter().map(difference).collect(),
            rests,
            otherwise: here.map(|here| here.at == 1),
            unfit,
        }
    }
}
