//! How something is to be: values of a parameter.

use crate::diagnostic::Diagnostic;
use crate::document::node::{Node, Value};
use crate::document::read::{Read, Text};
use crate::document::record::record;
use crate::document::set::{Set, once};
use crate::document::shape::{Role, Shape, Shaped};
use crate::document::wrong_shape::wrong;
use crate::source::Span;

/// Accepted values of a parameter, as written.
#[derive(Clone, Debug)]
pub enum Accepted<'t> {
    /// One or several values.
    Values(Vec<Text<'t>>, Span),
    /// A range, both ends included; at least one end is given.
    Range {
        /// Smallest accepted number, or the earliest date.
        min: Option<Text<'t>>,
        /// Largest accepted number, or the latest date.
        max: Option<Text<'t>>,
        /// The whole mapping.
        span: Span,
    },
    /// Members of a set; something is said of them.
    Members {
        /// Those that have to be in it.
        with: Vec<Text<'t>>,
        /// Those that must not be in it.
        without: Vec<Text<'t>>,
        /// All that are in it.
        exactly: Option<Vec<Text<'t>>>,
        /// The whole mapping.
        span: Span,
    },
}

record! {
    /// The mapping form of accepted values: a range, or the members of a set.
    pub struct TermEntry<'t> = "a term" {
        /// Smallest accepted number, or the earliest date.
        min: Option<Text<'t>> => Role::End,
        /// Largest accepted number, or the latest date.
        max: Option<Text<'t>> => Role::End,
        /// Of a set: who or what has to be in it.
        with: Set<Text<'t>>,
        /// Of a set: who or what must not be in it.
        without: Set<Text<'t>>,
        /// Of a set: all that is in it.
        exactly: Option<Set<Text<'t>>>,
    }
    needs [Needs::Something, Needs::Either(&[&["min", "max"], &["with", "without", "exactly"]])];
}

/// What the mapping form looks like.
const MAPPING: &str = "`{min: …, max: …}`, or of a set `{with: […], without: […]}` or `{exactly: […]}`";

impl<'t> Read<'t> for Accepted<'t> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match node.value() {
            Value::Scalar { .. } => Text::read(node, problems).map(|value| Accepted::Values(vec![value], node.span())),
            Value::Sequence(_) => {
                let values = Vec::read(node, problems)?;
                Some(Accepted::Values(once(values, problems), node.span()))
            }
            Value::Mapping(_) => mapping(node, problems),
            Value::Null => {
                let help = "write the value, or leave the parameter out";
                wrong(node, "a value, a list of values or a range `{min: …, max: …}`", help, problems)
            }
        }
    }
}

fn mapping<'t>(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Accepted<'t>> {
    let known = problems.len();
    let TermEntry { min, max, with: Set { items: with }, without: Set { items: without }, exactly, span } =
        TermEntry::read(node, problems)?;
    let exactly = exactly.map(|set| set.items);
    let is_range = min.is_some() || max.is_some();
    let is_set = !with.is_empty() || !without.is_empty() || exactly.is_some();
    match (is_range, is_set) {
        (true, false) => Some(Accepted::Range { min, max, span }),
        (false, true) => Some(Accepted::Members { with, without, exactly, span }),
        // What could not be read is reported already.
        (false, false) if problems.len() > known => None,
        (false, false) => {
            wrong(node, &format!("{MAPPING}, with something in it"), &format!("write {MAPPING}"), problems)
        }
        (true, true) => wrong(node, "either a range or a set", &format!("write {MAPPING}"), problems),
    }
}

impl Shaped for Accepted<'_> {
    fn shape(role: Role) -> Shape {
        let one = || Shape::Text(role);
        Shape::AnyOf(vec![one(), Shape::List(Box::new(one())), TermEntry::shape(role)])
    }
}
