//! Steps, and the documents of the talks.

use crate::diagnostic::Diagnostic;
use crate::document::node::{Node, Value};
use crate::document::read::{Entries, OneOrMany, Read, Sp, Text};
use crate::document::record::record;
use crate::document::set::Set;
use crate::document::shape::{Role, Shape, Shaped};
use crate::document::stance::{ConditionEntry, Quotation};
use crate::document::term::Accepted;
use crate::source::Span;

/// Quotations by source.
pub type Citations<'t> = Entries<'t, Set<Quotation<'t>>>;

record! {
    /// Something that has to be done, in an order.
    pub struct StepEntry<'t> = "a step" {
        /// What is done.
        text: Text<'t> => Role::Prose,
        /// Steps that come before it: who insists on that, or `structural`.
        after: Entries<'t, OrderEntry<'t>> => Role::Keyed(&Role::Id(&[Kind::Step]), &Role::IdOr(&[Kind::Party], "structural")); Help::Write("write `after: {step: who insists on the order}`"),
        /// The demand that is met by it.
        fulfils: Option<Text<'t>> => Role::Id(&[Kind::Demand]),
        /// Quotations by source.
        evidence: Citations<'t> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}

/// Who insists on an order, with their words if they are not those of the step.
#[derive(Clone, Debug)]
pub struct OrderEntry<'t> {
    /// A party, or `structural`.
    pub insists: Text<'t>,
    /// Quotations by source.
    pub evidence: Citations<'t>,
    /// The whole entry.
    pub span: Span,
}

record! {
    /// The mapping form of an order.
    pub struct OrderRecord<'t> = "an order" {
        /// A party, or `structural` where the order lies in the matter.
        insists: Text<'t> => Role::IdOr(&[Kind::Party], "structural"),
        /// Quotations by source, for this order only.
        evidence: Citations<'t> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
    }
    elsewhere {
        by: "write `insists:` for who insists on the order",
        party: "write `insists:` for who insists on the order",
        text: "the text belongs to the step; the words of the source go under `evidence`",
    }
}

impl<'t> Read<'t> for OrderEntry<'t> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        if !matches!(node.value(), Value::Mapping(_)) {
            return Text::read(node, problems).map(|insists| OrderEntry {
                insists,
                evidence: Vec::new(),
                span: node.span(),
            });
        }
        let OrderRecord { insists, evidence, span } = OrderRecord::read(node, problems)?;
        Some(OrderEntry { insists, evidence, span })
    }
}

impl Shaped for OrderEntry<'_> {
    fn shape(role: Role) -> Shape {
        Shape::AnyOf(vec![Shape::Text(role), OrderRecord::shape(role)])
    }
}

record! {
    /// A draft, a memorandum or an agreement.
    pub struct PaperEntry<'t> = "a document" {
        /// Its title.
        title: Option<Text<'t>>,
        /// Who wrote it.
        author: Set<Text<'t>> => Role::Id(&[Kind::Party]),
        /// Whose text it is.
        role: Option<Text<'t>> => Role::Word(List::PaperRole),
        /// When it was written.
        date: Option<Text<'t>> => Role::Date,
        /// How its words became known.
        channel: Option<Text<'t>> => Role::Word(List::Channel),
        /// Whether each clause is a position of each author, said on its date.
        positions: Option<Sp<bool>>,
        /// The document that it changes: what it neither replaces nor drops is taken over.
        amends: Option<Text<'t>> => Role::Id(&[Kind::Paper]),
        /// Clauses of that document which it leaves out.
        drops: Set<Text<'t>>,
        /// What it provides for.
        clauses: Entries<'t, ClauseEntry<'t>>,
        /// Who handed it to whom.
        delivery: Vec<DeliveryEntry<'t>>,
        /// What became of it.
        history: Vec<HistoryEntry<'t>>,
        /// Quotations by source.
        evidence: Citations<'t> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
    elsewhere {
        authors: "write `author:` with one party or a list of them",
        by: "write `author:` with one party or a list of them",
        party: "write `author:` with one party or a list of them",
        said: "write `date:` for the day on which it was written",
        stances: "write its clauses under `clauses:`, and `positions: true` if they are the position of its author",
        replaces: "write `amends:` with the document that it changes; a clause on the same demand replaces the one there",
        removes: "write `drops:` with the clauses of the other document that it leaves out",
        deletes: "write `drops:` with the clauses of the other document that it leaves out",
    }
}

record! {
    /// One clause of a document.
    pub struct ClauseEntry<'t> = "a clause" {
        /// What it is about.
        demand: Text<'t> => Role::Id(&[Kind::Demand]); Help::ONE_DEMAND,
        /// How it stands to that; it provides for it unless it says otherwise.
        stance: Option<OneOrMany<Text<'t>>> => Role::Word(List::Scale),
        /// Holds only after these.
        only_after: Set<ConditionEntry<'t>>,
        /// Holds only if these.
        r#if: Set<ConditionEntry<'t>>,
        /// Holds as long as none of these.
        unless: Set<ConditionEntry<'t>>,
        /// A date: the last day on which it holds. Anything else: holds until that happens.
        until: Set<ConditionEntry<'t>>,
        /// How it stands to that while a condition is open.
        otherwise: Option<OneOrMany<Text<'t>>> => Role::Word(List::Scale),
        /// The values that it sets, by parameter.
        sets: Entries<'t, Accepted<'t>>; Help::Write("write `sets: {parameter: value}`"),
        /// In the curator's words.
        text: Option<Text<'t>> => Role::Prose,
        /// Its place in the document.
        at: Option<Text<'t>>,
        /// Quotations by source, for this clause only.
        evidence: Citations<'t> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
    elsewhere {
        accepts: "a clause sets values: write `sets: {parameter: value}`",
        drop: "write `drops: [clause]` at the document that leaves it out",
        drops: "write `drops: [clause]` at the document that leaves it out",
        said: "the date belongs to the document: write `date:` there",
        date: "the date belongs to the document: write `date:` there",
    }
}

record! {
    /// One line of a delivery log.
    pub struct DeliveryEntry<'t> = "a delivery" {
        /// Who hands it over; the author unless another is named.
        from: Option<Text<'t>> => Role::Id(&[Kind::Party]),
        /// To whom.
        to: Text<'t> => Role::Id(&[Kind::Party]),
        /// Whether it was.
        status: Text<'t> => Role::Word(List::DeliveryStatus),
        /// When.
        date: Option<Text<'t>> => Role::Date,
        /// On what kind of word it rests.
        voice: Option<Text<'t>> => Role::Word(List::Voice),
        /// Quotations by source.
        evidence: Citations<'t> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}

record! {
    /// What became of a document.
    pub struct HistoryEntry<'t> = "a line of a history" {
        /// What became of it.
        status: Text<'t> => Role::Word(List::Fate),
        /// Since when.
        date: Option<Text<'t>> => Role::Date,
        /// Quotations by source.
        evidence: Citations<'t> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
}
