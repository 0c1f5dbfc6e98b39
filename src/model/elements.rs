//! What is talked about, resolved: sources, parties, people, issues and demands.

use crate::date::Date;
use crate::id::{DemandId, DemandIx, IssueId, IssueIx, PartyId, PartyIx, PersonId, SourceId};
use crate::model::period::Affiliation;
use crate::model::scenario::IssueOption;
use crate::model::terms::Parameter;
use crate::source::Span;
use crate::vocabulary::vocabulary;

/// A text that positions are taken from.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// Its title.
    pub title: Option<String>,
    /// What it is called in few words.
    pub short: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Whom its author had it from, nearest first.
    pub via: Vec<String>,
    /// When.
    pub date: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The address of a copy in an archive.
    pub archived: Option<String>,
    /// When it was read.
    pub retrieved: Option<Date>,
    /// The name of its file.
    pub file: Option<String>,
    /// The SHA-256 of its file, in small hexadecimal digits, with the place at which it is written.
    pub sha256: Option<(String, Span)>,
    /// News, document, speech …
    pub kind: Option<String>,
    /// Free text.
    pub note: Option<String>,
    /// Where it is defined.
    pub span: Span,
}

vocabulary! {
    /// What sort of actor a party is.
    pub enum PartyKind {
        /// A state or its government.
        State = "state",
        /// An international or other organisation.
        Organisation = "organisation",
        /// Several parties spoken of as one; not the same as its members.
        Bloc = "bloc",
        /// A part of another party.
        SubUnit = "sub-unit",
        /// A non-state armed group.
        ArmedGroup = "armed-group",
        /// A public or a group that presses on a party.
        Constituency = "constituency",
        /// Somebody whom the source does not name.
        Anonymous = "anonymous",
    }
}

/// Somebody who can hold a position.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Party {
    /// Its id.
    pub id: PartyId,
    /// As printed; the id if the file gives none.
    pub name: String,
    /// What sort of actor, if the file says.
    pub kind: Option<PartyKind>,
    /// Other names.
    pub also: Vec<String>,
    /// Parties of a bloc that are known, former and later ones too.
    pub members: Vec<Affiliation>,
    /// Whether `members` is all of them.
    pub members_complete: bool,
    /// The party that it is a part of.
    pub part_of: Option<PartyIx>,
    /// Free text.
    pub note: Option<String>,
    /// Where it is defined.
    pub span: Span,
}

/// Somebody who speaks for a party.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// As printed.
    pub name: String,
    /// The parties spoken for, each in its time; at least one.
    pub parties: Vec<Affiliation>,
    /// The office held.
    pub office: Option<String>,
    /// Other names and spellings.
    pub also: Vec<String>,
    /// Whether the source leaves the name out.
    pub anonymous: bool,
    /// Free text.
    pub note: Option<String>,
    /// Where it is defined.
    pub span: Span,
}

impl Person {
    /// The parties spoken for by something of this date, by id: mostly one.
    pub fn parties_at(&self, date: Option<Date>) -> impl Iterator<Item = PartyIx> {
        self.parties.iter().filter(move |one| one.period.touches(date)).map(|one| one.party)
    }
}

/// What demands are about.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Issue {
    /// Its id.
    pub id: IssueId,
    /// As printed.
    pub name: String,
    /// One sentence.
    pub text: Option<String>,
    /// The "how" of the whole issue.
    pub parameters: Vec<Parameter>,
    /// Settlements of which a package takes one; if there are none, every combination of its demands is one.
    pub options: Vec<IssueOption>,
    /// Free text.
    pub note: Option<String>,
    /// Where it is defined.
    pub span: Span,
}

/// An outcome that parties can want or refuse.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Demand {
    /// Its id.
    pub id: DemandId,
    /// What it is about.
    pub issue: IssueIx,
    /// A sentence about an outcome.
    pub text: String,
    /// Demands that are part of it.
    pub implies: Vec<Relation>,
    /// Demands that cannot hold together with it.
    pub excludes: Vec<Relation>,
    /// The only ways in which it can come about; each implies it, and says so under its own `implies`.
    pub only_by: Vec<Relation>,
    /// The "how".
    pub parameters: Vec<Parameter>,
    /// Who mediates or hosts, if the outcome is that this party does: whoever wants the demand accepts it in that role.
    pub mediator: Option<PartyIx>,
    /// Free text.
    pub note: Option<String>,
    /// Where it is defined.
    pub span: Span,
}

/// A relation to another demand. It is the curator's logic, not a statement of a source, so it has a reason.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Relation {
    /// The other demand.
    pub to: DemandIx,
    /// The curator's reason.
    pub reason: String,
    /// Where it is written.
    pub span: Span,
}
