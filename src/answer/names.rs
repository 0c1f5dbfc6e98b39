//! What an answer names: an id, as scripts read it, with the words that a page prints in its place.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::by::By;
use crate::date::Date;

/// Declares a reference to an element: its id and what people call it. JSON has the id, the glossary the rest.
macro_rules! names {
    ($($(#[$meta:meta])* $name:ident { $text:ident $(, $(#[$also:meta])* $more:ident: $type:ty)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name<'m> {
            /// The id, as in the file.
            pub id: &'m str,
            /// What people call it.
            pub $text: &'m str,
            $($(#[$also])* pub $more: $type,)*
        }

        impl Serialize for $name<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id)
            }
        }

        impl JsonSchema for $name<'_> {
            fn schema_name() -> Cow<'static, str> {
                concat!(stringify!($name), "Id").into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "description": concat!("The id of an element: ", stringify!($name), ".")})
            }
        }
    )*};
}

names! {
    /// A party.
    Party { name }
    /// Somebody who speaks for a party.
    Person { name }
    /// What demands are about.
    Issue { name }
    /// An outcome.
    Demand { text }
    /// A step.
    Step { text }
    /// A text that positions are taken from; pages for scripts and curators call it by its id.
    Source {
        title,
        /// What readers call it, in few words.
        name: &'m str,
        /// When it was published.
        date: Option<Date>,
        /// Where it can be read.
        url: Option<&'m str>,
        /// Where a copy of it can be read.
        archived: Option<&'m str>,
        /// When it was read there.
        retrieved: Option<Date>
    }
    /// A document.
    Paper { title }
    /// An event.
    Event { text }
    /// A question on which sources differ.
    Dispute { question }
    /// A number with who gives it.
    Figure { what }
    /// A demand, a step or an event that a condition names.
    Named { text }
}

/// A scenario of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scenario<'m> {
    /// The id.
    pub id: &'m str,
    /// What it supposes, in a sentence.
    pub text: Option<&'m str>,
}

impl Serialize for Scenario<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

impl JsonSchema for Scenario<'_> {
    fn schema_name() -> Cow<'static, str> {
        "ScenarioId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "description": "The id of a scenario."})
    }
}

/// A demand, or a whole issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Target<'m> {
    /// The demand; none for a whole issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demand: Option<Demand<'m>>,
    /// The issue as a whole; none for a demand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue: Option<Issue<'m>>,
}

impl<'m> Target<'m> {
    /// The id of either.
    pub fn id(&self) -> &'m str {
        self.demand.map(|demand| demand.id).or(self.issue.map(|issue| issue.id)).unwrap_or_default()
    }

    /// What either is called.
    pub fn text(&self) -> &'m str {
        self.demand.map(|demand| demand.text).or(self.issue.map(|issue| issue.name)).unwrap_or_default()
    }
}

/// What can have an order in time: a step, or a demand without steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act<'m> {
    /// A step.
    Step(Step<'m>),
    /// A demand.
    Demand(Demand<'m>),
}

impl<'m> Act<'m> {
    /// The id of either.
    pub fn id(&self) -> &'m str {
        match self {
            Act::Step(step) => step.id,
            Act::Demand(demand) => demand.id,
        }
    }
}

impl Serialize for Act<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl JsonSchema for Act<'_> {
    fn schema_name() -> Cow<'static, str> {
        "ActId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "description": "The id of a step, or of a demand that has none."})
    }
}

/// Something of each of some parties, in their order.
pub type ByParty<'m, T> = By<Party<'m>, T>;
