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
    pub struct ModelEntry<'t> = "`model`" {
        /// The heading of pictures and answers.
        title: Option<Text<'t>>,
        /// The date at which positions are read unless the user says another.
        as_of: Option<Text<'t>> => Role::Date,
        /// The two parties that the talks are between.
        between: Option<Sp<Vec<Text<'t>>>> => Role::Id(&[Kind::Party]),
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}

record! {
    /// A text that positions are taken from.
    pub struct SourceEntry<'t> = "a source" {
        /// Its title.
        title: Option<Text<'t>>,
        /// What it is called in few words.
        short: Option<Text<'t>>,
        /// Who published it.
        publisher: Option<Text<'t>>,
        /// Whom its author had it from, nearest first: an agency, a broadcaster.
        via: Set<Text<'t>>,
        /// When it was published.
        date: Option<Text<'t>> => Role::Date,
        /// Where it can be read.
        url: Option<Text<'t>>,
        /// The address of a copy in an archive.
        archived: Option<Text<'t>>,
        /// When it was read there.
        retrieved: Option<Text<'t>> => Role::Date,
        /// The name of its file, for the verification of quotations.
        file: Option<Text<'t>>,
        /// The SHA-256 of that file, in hexadecimal digits.
        sha256: Option<Text<'t>> => Role::Digest,
        /// Free word: news, document, speech …
        kind: Option<Text<'t>>,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}

record! {
    /// Somebody who can hold a position.
    pub struct PartyEntry<'t> = "a party" {
        /// As printed.
        name: Option<Text<'t>>,
        /// What sort of actor it is.
        kind: Option<Text<'t>> => Role::Word(List::PartyKind),
        /// Other names.
        also: Set<Text<'t>>,
        /// Parties of a bloc: a list, or a mapping with the time for which each is a member.
        members: Members<'t> => Role::Id(&[Kind::Party]),
        /// Whether `members` names all of them.
        members_complete: Option<Sp<bool>>,
        /// The party that a sub-unit or constituency belongs to.
        part_of: Option<Text<'t>> => Role::Id(&[Kind::Party]),
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}

record! {
    /// Somebody who speaks for a party.
    pub struct PersonEntry<'t> = "a person" {
        /// As printed.
        name: Option<Text<'t>>,
        /// The party spoken for; several, each with its time, if that changed.
        party: Affiliations<'t> => Role::Id(&[Kind::Party]),
        /// The office held.
        office: Option<Text<'t>>,
        /// Other names and spellings.
        also: Set<Text<'t>>,
        /// Whether the source leaves the name out.
        anonymous: Option<Sp<bool>>,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}

record! {
    /// What demands are about.
    pub struct IssueEntry<'t> = "an issue" {
        /// As printed.
        name: Option<Text<'t>>,
        /// One sentence.
        text: Option<Text<'t>> => Role::Prose,
        /// The "how" of the whole issue.
        parameters: Entries<'t, Domain<'t>>; Help::PARAMETERS,
        /// Settlements of which a package takes one, each with the demands that it provides for.
        options: Entries<'t, Set<Text<'t>>> => Role::Keyed(&Role::Free, &Role::Id(&[Kind::Demand])),
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}

record! {
    /// An outcome that parties can want or refuse.
    pub struct DemandEntry<'t> = "a demand" {
        /// What it is about.
        issue: Text<'t> => Role::Id(&[Kind::Issue]); Help::ONE_ISSUE,
        /// A neutral, positive sentence about an outcome.
        text: Text<'t> => Role::Prose,
        /// Demands that are part of this one, each with the curator's reason.
        implies: Entries<'t, Text<'t>> => Role::Keyed(&Role::Id(&[Kind::Demand]), &Role::Prose); Help::Write("write `implies: {demand: reason}`"),
        /// Demands that cannot hold together with this one, each with the curator's reason.
        excludes: Entries<'t, Text<'t>> => Role::Keyed(&Role::Id(&[Kind::Demand]), &Role::Prose); Help::Write("write `excludes: {demand: reason}`"),
        /// The only ways in which it can come about, each with the curator's reason: demands each of which implies this one.
        only_by: Entries<'t, Text<'t>> => Role::Keyed(&Role::Id(&[Kind::Demand]), &Role::Prose); Help::Write("write `only_by: {demand: reason, other-demand: reason}`"),
        /// The "how" of the demand.
        parameters: Entries<'t, Domain<'t>>; Help::PARAMETERS,
        /// Who mediates or hosts, if the outcome is that this party does.
        mediator: Option<Text<'t>> => Role::Id(&[Kind::Party]),
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
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
pub enum Domain<'t> {
    /// A word: `number`, `date` or `set`.
    Word(Text<'t>),
    /// A list of allowed values.
    Values(Vec<Text<'t>>, Span),
}

impl<'t> Read<'t> for Domain<'t> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match node.value() {
            Value::Scalar { .. } => Text::read(node, problems).map(Domain::Word),
            Value::Sequence(_) => {
                let values = Vec::read(node, problems)?;
                Some(Domain::Values(once(values, problems), node.span()))
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

impl Shaped for Domain<'_> {
    fn shape(_: Role) -> Shape {
        Shape::AnyOf(vec![Shape::Text(Role::Word(List::ParameterKind)), Shape::List(Box::new(Shape::Text(Role::Free)))])
    }
}
