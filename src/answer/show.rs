//! Everything known about something: an element, a party on a demand, a section of the file, or the whole model.

use schemars::JsonSchema;
use serde::Serialize;

use super::{
    Argument, Claim, Demand, DemandCard, DisputeEntry, EventEntry, FigureEntry, IssueCard, PaperEntry, Party,
    PartyCard, PersonCard, Position, Register, Said, ScenarioEntry, SourceCard, StepEntry, Threat, Utility, Whole,
};
use crate::analysis::{SaidBetween, claims, threats};
use crate::situation::Scope;
use crate::id::{DemandIx, PartyIx};
use crate::model::{Element, Polarity, Says, Stance};

/// What is shown.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Show<'m> {
    /// A party on a demand.
    Position(Box<PositionOn<'m>>),
    /// One element.
    One(Box<Known<'m>>),
    /// The whole model.
    Whole(Box<Whole<'m>>),
    /// Several elements and sections.
    Several(Box<Shown<'m>>),
}

/// Everything known about an element.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Known<'m> {
    /// A party.
    Party(Box<PartyCard<'m>>),
    /// Somebody who speaks for one.
    Person(PersonCard<'m>),
    /// What demands are about.
    Issue(IssueCard<'m>),
    /// An outcome.
    Demand(Box<DemandCard<'m>>),
    /// A text that positions are taken from.
    Source(SourceCard<'m>),
    /// A step.
    Step(StepEntry<'m>),
    /// A document.
    Paper(PaperEntry<'m>),
    /// An event.
    Event(EventEntry<'m>),
    /// A question on which sources differ.
    Dispute(DisputeEntry<'m>),
    /// A number with who gives it.
    Figure(FigureEntry<'m>),
}

/// Several elements and sections of the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Shown<'m> {
    /// The elements, in the order in which they were asked for.
    pub elements: Vec<Known<'m>>,
    /// Threats, offers and deadlines, if they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threats: Option<Vec<Threat<'m>>>,
    /// Claims about others, if they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claims: Option<Vec<Claim<'m>>>,
    /// What is only supposed, if it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenarios: Option<Vec<ScenarioEntry<'m>>>,
    /// What options are worth to parties, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utilities: Option<Vec<Utility<'m>>>,
    /// Sections that were asked for and have no entries.
    #[serde(skip)]
    pub nothing: Vec<&'static str>,
    /// Of threats and claims, only those by this party.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Party<'m>>,
    /// Of threats and claims, only those against, to or about this party.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against: Option<Party<'m>>,
}

/// Who says so, when, in which words.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct PositionOn<'m> {
    /// Who.
    pub party: Party<'m>,
    /// On what.
    pub demand: Demand<'m>,
    /// The position; none if it is not known.
    pub position: Option<Position>,
    /// Every statement of the party on the demand.
    #[serde(flatten)]
    pub said: Said<'m>,
    /// Whether it has spoken, and what it said no longer holds.
    pub no_longer_known: bool,
    /// Whether it was asked and would not say, and nothing else is known of it.
    pub declined: bool,
    /// Why it is on that side, for a position that only follows.
    pub arguments: Vec<Argument<'m>>,
}

/// A section of the file whose entries have no ids, or that has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// Threats, offers, promises, warnings and deadlines.
    Threats,
    /// Claims about others.
    Claims,
    /// What is only supposed.
    Scenarios,
    /// What options are worth to parties.
    Utilities,
    /// This one, of which the model has no entries.
    Nothing(&'static str),
}

impl<'m> Known<'m> {
    /// Of an element. O(stances × pieces of evidence), for an issue O(its demands × parties) more.
    pub fn new(register: &Register<'_, 'm>, element: Element) -> Known<'m> {
        match element {
            Element::Party(ix) => Known::Party(Box::new(PartyCard::new(register, ix))),
            Element::Person(ix) => Known::Person(PersonCard::new(register, ix)),
            Element::Issue(ix) => Known::Issue(IssueCard::new(register, ix)),
            Element::Demand(ix) => Known::Demand(Box::new(DemandCard::new(register, ix))),
            Element::Source(ix) => Known::Source(SourceCard::new(register, ix)),
            Element::Step(ix) => Known::Step(StepEntry::new(register, ix)),
            Element::Paper(ix) => Known::Paper(PaperEntry::new(register, ix)),
            Element::Event(ix) => Known::Event(EventEntry::new(register, ix)),
            Element::Dispute(ix) => Known::Dispute(DisputeEntry::new(register, ix)),
            Element::Figure(ix) => Known::Figure(FigureEntry::new(register, ix)),
        }
    }
}

impl<'m> Show<'m> {
    /// Elements and sections; of threats and claims, those between some parties.
    pub fn new(register: &Register<'_, 'm>, elements: &[Element], lists: &[Listing], between: &SaidBetween) -> Show<'m> {
        let mut known = elements.iter().map(|element| Known::new(register, *element));
        if let (1, []) = (elements.len(), lists)
            && let Some(one) = known.next()
        {
            return Show::One(Box::new(one));
        }
        let mut shown = Shown { elements: known.collect(), ..Shown::default() };
        let situation = register.situation;
        for list in lists {
            match list {
                Listing::Threats => {
                    let found = threats(situation, between);
                    shown.threats = Some(found.into_iter().map(|ix| Threat::new(register, ix)).collect());
                }
                Listing::Claims => {
                    let found = claims(situation, between);
                    shown.claims = Some(found.into_iter().map(|ix| Claim::new(register, ix)).collect());
                }
                Listing::Scenarios => {
                    let all = register.model().scenarios.indices();
                    shown.scenarios = Some(all.map(|ix| ScenarioEntry::new(register, ix)).collect());
                }
                Listing::Nothing(section) => shown.nothing.push(section),
                Listing::Utilities => {
                    let all = register.model().utilities.iter();
                    shown.utilities = Some(all.map(|one| Utility::new(register, one)).collect());
                }
            }
        }
        shown.by = between.by.map(|ix| register.party(ix));
        shown.against = between.against.map(|ix| register.party(ix));
        Show::Several(Box::new(shown))
    }

    /// A party on a demand.
    pub fn position(register: &Register<'_, 'm>, party: PartyIx, demand: DemandIx) -> Show<'m> {
        let (situation, model) = (register.situation, register.model());
        let position = Position::of(register, party, demand, Scope::Derived);
        let mut said = Said::about(register, &[Element::Party(party), Element::Demand(demand)]);
        said.statements.sort_by_key(|one| std::cmp::Reverse(one.said));
        let day = situation.day;
        let spoken = situation.graph.statements(party, crate::model::Target::Demand(demand)).iter();
        let spoken: Vec<&Stance> =
            spoken.map(|ix| &model.stances[*ix]).filter(|one| one.is_said_by(day) && one.holds_by(day)).collect();
        let is_derived = position.as_ref().is_some_and(|own| own.basis == super::Basis::Derived);
        let wanted = position.as_ref().and_then(|own| own.stance.polarity()) == Some(Polarity::For);
        Show::Position(Box::new(PositionOn {
            party: register.party(party),
            demand: register.demand(demand),
            no_longer_known: position.is_none() && spoken.iter().any(|one| one.says != Says::Declined),
            declined: position.is_none() && spoken.iter().any(|one| one.says == Says::Declined),
            arguments: if is_derived {
                Argument::of_side(register, party, demand, wanted)
            } else {
                Vec::new()
            },
            position,
            said,
        }))
    }
}
