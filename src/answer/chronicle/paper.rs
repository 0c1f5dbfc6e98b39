//! A document, with what it provides for and what became of it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::answer::condition::Hangs;
use crate::answer::names::{Demand, Paper, Party};
use crate::answer::register::Register;
use crate::answer::statement::{Evidence, Terms, evidence, terms};
use crate::date::Date;
use crate::id::PaperIx;
use crate::model::{self, Channel, DeliveryStatus, Fate, LevelRange, PaperRole, Voice};

/// A draft, a memorandum or an agreement.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct PaperEntry<'m> {
    /// The document.
    pub document: Paper<'m>,
    /// Its title.
    pub title: &'m str,
    /// Who wrote it.
    pub author: Vec<Party<'m>>,
    /// Whose text it is.
    pub role: Option<PaperRole>,
    /// When it was written.
    pub date: Option<Date>,
    /// How its words became known.
    pub channel: Option<Channel>,
    /// Whether each clause is a position of each author.
    pub positions: bool,
    /// The document that it changes.
    pub amends: Option<Paper<'m>>,
    /// Clauses of that document which it leaves out.
    pub drops: Vec<DroppedClause<'m>>,
    /// The documents that change it.
    pub amended_by: Vec<Paper<'m>>,
    /// What it provides for, with what it takes over: in the order of the document that it amends, then what is new.
    pub clauses: Vec<Clause<'m>>,
    /// Who handed it to whom.
    pub delivery: Vec<Delivery<'m>>,
    /// What became of it, in the order of the file.
    pub history: Vec<Turn<'m>>,
    /// The words that it rests on.
    pub evidence: Vec<Evidence<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
}

/// One clause of a document.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Clause<'m> {
    /// Its name within the document.
    pub clause: &'m str,
    /// What it is about.
    pub demand: Demand<'m>,
    /// How it stands to that.
    pub stance: LevelRange,
    /// On what it depends: a draft is read as if that came about.
    #[serde(flatten)]
    pub hangs: Hangs,
    /// The values that it sets, by parameter.
    pub sets: Terms,
    /// In the curator's words.
    pub text: Option<&'m str>,
    /// Its place in the document.
    pub at: Option<&'m str>,
    /// The words that it rests on; none if they are those of the document.
    pub evidence: Vec<Evidence<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
    /// The document in which it stands, if it is taken over from there.
    pub taken_from: Option<Paper<'m>>,
}

/// A clause of another document that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct DroppedClause<'m> {
    /// Its name there.
    pub clause: &'m str,
    /// What it is about.
    pub demand: Demand<'m>,
}

/// That a document was handed over, or said to be.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Delivery<'m> {
    /// Who handed it over; none for its authors.
    pub from: Option<Party<'m>>,
    /// To whom.
    pub to: Party<'m>,
    /// Whether it was.
    pub status: DeliveryStatus,
    /// When.
    pub date: Option<Date>,
    /// On what kind of word it rests.
    pub voice: Option<Voice>,
    /// The words that it rests on.
    pub evidence: Vec<Evidence<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
}

/// What a document became.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Turn<'m> {
    /// What it became.
    pub status: Fate,
    /// Since when.
    pub date: Option<Date>,
    /// The words that it rests on.
    pub evidence: Vec<Evidence<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
}

impl<'m> PaperEntry<'m> {
    /// A document of a model.
    pub fn new(register: &Register<'_, 'm>, ix: PaperIx) -> PaperEntry<'m> {
        let paper = &register.model().papers[ix];
        let clause = |clause: &'m model::Clause| Clause {
            clause: &clause.name,
            demand: register.demand(clause.demand),
            stance: clause.levels,
            hangs: Hangs::new(register, &clause.hangs),
            sets: terms(&clause.sets),
            text: clause.text.as_deref(),
            at: clause.at.as_deref(),
            evidence: evidence(register, &clause.evidence),
            note: clause.note.as_deref(),
            taken_from: clause.taken_from.map(|ix| register.paper(ix)),
        };
        let delivery = |delivery: &'m model::Delivery| Delivery {
            from: delivery.from.map(|ix| register.party(ix)),
            to: register.party(delivery.to),
            status: delivery.status,
            date: delivery.date,
            voice: delivery.voice,
            evidence: evidence(register, &delivery.evidence),
            note: delivery.note.as_deref(),
        };
        let turn = |turn: &'m model::Turn| Turn {
            status: turn.fate,
            date: turn.date,
            evidence: evidence(register, &turn.evidence),
            note: turn.note.as_deref(),
        };
        PaperEntry {
            document: register.paper(ix),
            title: &paper.title,
            author: register.parties(&paper.authors),
            role: paper.role,
            date: paper.date,
            channel: paper.channel,
            positions: paper.positions,
            amends: paper.amends.map(|ix| register.paper(ix)),
            drops: DroppedClause::of(register, paper),
            amended_by: register.situation.graph.papers_amending(ix).iter().map(|ix| register.paper(*ix)).collect(),
            clauses: paper.clauses.iter().map(clause).collect(),
            delivery: paper.deliveries.iter().map(delivery).collect(),
            history: paper.history.iter().map(turn).collect(),
            evidence: evidence(register, &paper.evidence),
            note: paper.note.as_deref(),
        }
    }
}

impl<'m> DroppedClause<'m> {
    /// Those of a document.
    pub fn of(register: &Register<'_, 'm>, paper: &'m model::Paper) -> Vec<DroppedClause<'m>> {
        let dropped =
            |one: &'m model::Dropped| DroppedClause { clause: &one.name, demand: register.demand(one.demand) };
        paper.drops.iter().map(dropped).collect()
    }
}
