//! Somebody who speaks for a party.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Affiliation, Said};
use crate::answer::{Event, Party, Person, Register};
use crate::id::PersonIx;
use crate::model::Element;

/// A person, as the file has it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct PersonRecord<'m> {
    /// The id.
    pub person: Person<'m>,
    /// As printed.
    pub name: &'m str,
    /// The party spoken for on the day; none if there is none, or more than one.
    pub party: Option<Party<'m>>,
    /// Every party ever spoken for, by id.
    pub affiliations: Vec<Affiliation<'m>>,
    /// The office held.
    pub office: Option<&'m str>,
    /// Other names and spellings.
    pub also: &'m [String],
    /// Whether the source leaves the name out.
    pub anonymous: bool,
    /// A note of the curator.
    pub note: Option<&'m str>,
    /// Events that the person took part in.
    pub events: Vec<Event<'m>>,
}

/// Everything known about a person.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct PersonCard<'m> {
    /// What the file says.
    #[serde(flatten)]
    pub record: PersonRecord<'m>,
    /// What the person has said for the party, and what was left out of that.
    #[serde(flatten)]
    pub said: Said<'m>,
}

impl<'m> PersonRecord<'m> {
    /// Of the model.
    pub fn new(register: &Register<'_, 'm>, ix: PersonIx) -> PersonRecord<'m> {
        let person = &register.model().people[ix];
        let events = register.situation.graph.events_of(Element::Person(ix));
        let affiliations = Affiliation::all(register, &person.parties);
        let party = match Affiliation::now(&affiliations).as_slice() {
            [one] => Some(*one),
            _ => None,
        };
        PersonRecord {
            person: register.person(ix),
            name: &person.name,
            party,
            affiliations,
            office: person.office.as_deref(),
            also: &person.also,
            anonymous: person.anonymous,
            note: person.note.as_deref(),
            events: events.iter().map(|ix| register.event(*ix)).collect(),
        }
    }
}

impl<'m> PersonCard<'m> {
    /// Of the model, with what was said.
    pub fn new(register: &Register<'_, 'm>, ix: PersonIx) -> PersonCard<'m> {
        PersonCard { record: PersonRecord::new(register, ix), said: Said::about(register, &[Element::Person(ix)]) }
    }
}
