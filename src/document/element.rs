//! What is talked about: the model itself, sources, parties, people, issues and demands.

use crate::diagnostic::Diagnostic;
use crate::document::node::{Node, Value};
use crate::document::period::{Affiliations, Members};
use crate::document::read::{Entries, Read, Sp, Text};
use crate::document::record::record;
use crate::document::set::{Set, once};
use crate::document::shape::{List, Role, Shape, Shaped};
use crate::document::wrong_shape::wrong;
use crate::source::Span;

record! {
    /// What the file is about.
    pub struct ModelEntry = "`model`" {
        /// The heading of pictures and answers.
        title: Option<Text>,
        /// The date at which positions are read unless the user says another.
        as_of: Option<Text> => Role::Date,
        /// The two parties that the talks are between.
        between: Option<Sp<Vec<Text>>> => Role::Id(&[Kind::Party]),
        /// Free text.
        note: Option<Text> => Role::Prose,
    }
}

record! {
    /// A text that positions are taken from.
    pub struct SourceEntry = "a source" {
        /// Its title.
        title: Option<Text>,
        /// What it is called in few words.
        short: Option<Text>,
        /// Who published it.
        publisher: Option<Text>,
        /// Whom its author had it from, nearest first: an agency, a broadcaster.
        via: Set<Text>,
        /// When it was published.
        date: Option<Text> => Role::Date,
        /// Where it can be read.
        url: Option<Text>,
        /// The address of a copy in an archive.
        archived: Option<Text>,
        /// When it was read there.
        retrieved: Option<Text> => Role::Date,
        /// The name of its file, for the verification of quotations.
        file: Option<Text>,
        /// The SHA-256 of that file, in hexadecimal digits.
        sha256: Option<Text> => Role::Digest,
        /// Free word: news, document, speech …
        kind: Option<Text>,
        /// Free text.
        note: Option<Text> => Role::Prose,
    }
}

record! {
    /// Somebody who can hold a position.
    pub struct PartyEntry = "a party" {
        /// As printed.
        name: Option<Text>,
        /// What sort of actor it is.
        kind: Option<Text> => Role::Word(List::PartyKind),
        /// Other names.
        also: Set<Text>,
        /// Parties of a bloc: a list, or a mapping with the time for which each is a member.
        members: Members => Role::Id(&[Kind::Party]),
        /// Whether `members` names all of them.
        members_complete: Option<Sp<bool>>,
        /// The party that a sub-unit or constituency belongs to.
        part_of: Option<Text> => Role::Id(&[Kind::Party]),
        /// Free text.
        note: Option<Text> => Role::Prose,
    }
}

record! {
    /// Somebody who speaks for a party.
    pub struct PersonEntry = "a person" {
        /// As printed.
        name: Option<Text>,
        /// The party spoken for; several, each with its time, if that changed.
        party: Affiliations => Role::Id(&[Kind::Party]),
        /// The office held.
        office: Option<Text>,
        /// Other names and spellings.
        also: Set<Text>,
        /// Whether the source leaves the name out.
        anonymous: Option<Sp<bool>>,
        /// Free text.
        note: Option<Text> => Role::Prose,
    }
}

record! {
    /// What demands are about.
    pub struct IssueEntry = "an issue" {
        /// As printed.
        name: Option<Text>,
        /// One sentence.
        text: Option<Text> => Role::Prose,
        /// The "how" of the whole issue.
        parameters: Entries<Domain>; Help::PARAMETERS,
        /// Settlements of which a package takes one, each with the demands that it provides for.
        options: Entries<Set<Text>> => Role::Keyed(&Role::Free, &Role::Id(&[Kind::Demand])),
        /// Free text.
        note: Option<Text> => Role::Prose,
    }
}

record! {
    /// An outcome that parties can want or refuse.
    pub struct DemandEntry = "a demand" {
        /// What it is about.
        issue: Text => Role::Id(&[Kind::Issue]); Help::ONE_ISSUE,
        /// A neutral, positive sentence about an outcome.
        text: Text => Role::Prose,
        /// Demands that are part of this one, each with the curator's reason.
        implies: Entries<Text> => Role::Keyed(&Role::Id(&[Kind::Demand]), &Role::Prose); Help::Write("write `implies: {demand: reason}`"),
        /// Demands that cannot hold together with this one, each with the curator's reason.
        excludes: Entries<Text> => Role::Keyed(&Role::Id(&[Kind::Demand]), &Role::Prose); Help::Write("write `excludes: {demand: reason}`"),
        /// The only ways in which it can come about, each with the curator's reason: demands each of which implies this one.
        only_by: Entries<Text> => Role::Keyed(&Role::Id(&[Kind::Demand]), &Role::Prose); Help::Write("write `only_by: {demand: reason, other-demand: reason}`"),
        /// The "how" of the demand.
        parameters: Entries<Domain>; Help::PARAMETERS,
        /// Who mediates or hosts, if the outcome is that this party does.
        mediator: Option<Text> => Role::Id(&[Kind::Party]),
        /// Free text.
        note: Option<Text> => Role::Prose,
    }
    elsewhere {
        stance: "who wants it, or not, goes under `stances:`, in an entry with `demand:` and this id",
        party: "who wants it, or not, goes under `stances:`, in an entry with `demand:` and this id",
        evidence: "the words of a source go under `stances:`, at who wants it or not",
        terms: "say what can differ, as in `parameters: {share: number}`; each stance says how much, as in `accepts: {share: 30}`",
        value: "say what can differ, as in `parameters: {share: number}`; each stance says how much, as in `accepts: {share: 30}`",
        values: "say what can differ, as in `parameters: {share: number}`; each stance says how much, as in `accepts: {share: 30}`",
        amount: "say what can differ, as in `parameters: {share: number}`; each stance says how much, as in `accepts: {share: 30}`",
        accepts: "say what can differ, as in `parameters: {share: number}`; each stance says how much, as in `accepts: {share: 30}`",
    }
}

/// The values that a parameter can have, as written.
#[derive(Clone, Debug)]
pub enum Domain {
    /// A word: `number`, `date` or `set`.
    Word(Text),
    /// A list of allowed values.
    Values(Vec<Text>, Span),
}

impl Read for Domain {
    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Scalar { .. } => Text::read(node, problems).map(Domain::Word),
            Value::Sequence(_) => {
                let values = Vec::read(node, problems)?;
                Some(Domain::Values(once(values, problems), node.span))
            }
            _ => wrong(
                node,
                "`number`, `date`, `set` or a list of values",
                "write `number`, `date` or `set`, or list the values: `[first, second]`",
                problems,
            ),
        }
    }
}

impl Shaped for Domain {
    fn shape(_: Role) -> Shape {
        Shape::AnyOf(vec![Shape::Text(Role::Word(List::ParameterKind)), Shape::List(Box::new(Shape::Text(Role::Free)))])
    }
}
