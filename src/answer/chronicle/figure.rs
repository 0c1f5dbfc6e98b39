//! A quantity that somebody gives.

use schemars::JsonSchema;
use serde::Serialize;

use super::attributed::Attributed;
use crate::answer::names::Figure;
use crate::answer::register::Register;
use crate::id::FigureIx;
use crate::model::{Accepted, Number};

/// A quantity with who gives it. Those of different sources are never averaged.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct FigureEntry<'m> {
    /// The figure.
    pub figure: Figure<'m>,
    /// Of what it is.
    pub what: &'m str,
    /// The smallest number given.
    pub min: Option<Number>,
    /// The largest number given; the same as the smallest for a single value.
    pub max: Option<Number>,
    /// A word that belongs to it, such as `approximately`.
    pub qualifier: Option<&'m str>,
    /// The unit.
    pub unit: Option<&'m str>,
    /// Who gives it, when, in which words.
    #[serde(flatten)]
    pub said: Attributed<'m>,
}

impl<'m> FigureEntry<'m> {
    /// A figure of a model.
    pub fn new(register: &Register<'_, 'm>, ix: FigureIx) -> FigureEntry<'m> {
        let figure = &register.model().figures[ix];
        FigureEntry {
            figure: register.figure(ix),
            what: &figure.what,
            min: figure.min.map(Number),
            max: figure.max.map(Number),
            qualifier: figure.qualifier.as_deref(),
            unit: figure.unit.as_deref(),
            said: Attributed::new(register, &figure.attribution, figure.note.as_ref()),
        }
    }

    /// The number or the range; none if it is given in words only.
    pub fn amount(&self) -> Option<Accepted> {
        let end = |end: Option<Number>| end.map(|Number(value)| value);
        let (min, max) = (end(self.min), end(self.max));
        (min.is_some() || max.is_some()).then_some(Accepted::Range { min, max })
    }
}
