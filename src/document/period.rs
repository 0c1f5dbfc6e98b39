//! Belonging to a party, with the time for which it lasts: the members of a bloc, and the party of a person.

use crate::diagnostic::Diagnostic;
use crate::document::node::{Node, Value};
use crate::document::read::{Entries, Read, Text};
use crate::document::record::{Field, Owner, record, required};
use crate::document::set::Set;
use crate::document::shape::{Form, Role, Shape, Shaped};
use crate::document::wrong_shape::wrong;

record! {
    /// For how long somebody belongs to something.
    pub struct PeriodEntry<'t> = "a membership" {
        /// The first day; always, if it is left out.
        from: Option<Text<'t>> => Role::Date,
        /// The last day; to this day, if it is left out.
        until: Option<Text<'t>> => Role::Date,
    }
}

/// Parties by id: one, a list of them, or a mapping with the time of each. What has no dates holds always.
#[derive(Clone, Debug, Default)]
pub struct Members<'t> {
    /// Each with its time, in the order of the ids.
    pub entries: Entries<'t, PeriodEntry<'t>>,
}

/// The party of a person: one id, or a mapping of several with the time of each.
#[derive(Clone, Debug)]
pub struct Affiliations<'t> {
    /// Each with its time, in the order of the ids; at least one.
    pub entries: Entries<'t, PeriodEntry<'t>>,
}

/// What is written without dates.
fn always(id: Text<'_>) -> (Text<'_>, Option<PeriodEntry<'_>>) {
    let period = PeriodEntry { span: id.span, from: None, until: None };
    (id, Some(period))
}

fn dated<'t>(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Entries<'t, PeriodEntry<'t>>> {
    let read: Entries<'_, PeriodEntry<'_>> = Entries::read(node, problems)?;
    // Whose time cannot be read belongs there all the same; the rest is reported already.
    let mut entries: Entries<'_, PeriodEntry<'_>> =
        read.into_iter().map(|(id, period)| if period.is_some() { (id, period) } else { always(id) }).collect();
    entries.sort_by(|(one, _), (other, _)| one.value.cmp(other.value));
    Some(entries)
}

impl<'t> Read<'t> for Members<'t> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let entries = match node.value() {
            Value::Mapping(_) => dated(node, problems)?,
            _ => Set::<Text>::read(node, problems)?.items.into_iter().map(always).collect(),
        };
        Some(Members { entries })
    }
}

impl<'t> Field<'t> for Members<'t> {
    fn field(node: Option<Node<'t>>, _: &str, _: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        Some(node.and_then(|node| Self::read(node, problems)).unwrap_or_default())
    }
}

/// How to write more than one party of a person.
const SEVERAL: &str =
    "write one party, or several with dates: `party: {first: {until: 2025-02}, second: {from: 2025-03}}`";

impl<'t> Read<'t> for Affiliations<'t> {
    const FORM: Form = Form::Text;

    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let entries = match node.value() {
            Value::Mapping(pairs) if pairs.is_empty() => {
                return wrong(node, "a party", "write the id of the party spoken for", problems);
            }
            Value::Mapping(_) => dated(node, problems)?,
            Value::Sequence(_) => return wrong(node, "a party", SEVERAL, problems),
            _ => vec![always(Text::read(node, problems)?)],
        };
        Some(Affiliations { entries })
    }
}

impl<'t> Field<'t> for Affiliations<'t> {
    fn field(node: Option<Node<'t>>, key: &str, owner: &Owner<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        required(node, key, owner, problems)
    }
}

/// Parties with dates, as a shape.
fn with_dates(role: Role) -> Shape {
    Shape::Map(role, Box::new(PeriodEntry::shape(Role::Free)))
}

impl Shaped for Members<'_> {
    fn shape(role: Role) -> Shape {
        Shape::AnyOf(vec![Set::<Text>::shape(role), with_dates(role)])
    }
}

impl Shaped for Affiliations<'_> {
    const REQUIRED: bool = true;

    fn shape(role: Role) -> Shape {
        Shape::AnyOf(vec![Text::shape(role), with_dates(role)])
    }
}
