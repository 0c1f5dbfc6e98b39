//! A party.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Affiliation, HeldOn, Said};
use crate::analysis::{Inferred, inferred};
use crate::answer::{Claim, Demand, Dispute, Event, Figure, Paper, Party, Person, Position, Register, Threat};
use crate::date::Date;
use crate::id::{DisputeIx, PartyIx, PersonIx};
use crate::model::{self, Belongs, Element, PartyKind, Period, Polarity};

/// A party, as the file has it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct PartyRecord<'m> {
    /// Its id.
    pub party: Party<'m>,
    /// As printed.
    pub name: &'m str,
    /// What sort of actor, if the file says.
    pub kind: Option<PartyKind>,
    /// Other names.
    pub also: &'m [String],
    /// Parties of a bloc that are known, on the day.
    pub members: Vec<Party<'m>>,
    /// Whether these are all.
    pub members_complete: bool,
    /// Every party that is, was or will be a member, by id.
    pub memberships: Vec<Affiliation<'m>>,
    /// The party that it is a part of.
    pub part_of: Option<Party<'m>>,
    /// Blocs that it is a member of on the day. A bloc's position is not its member's.
    pub member_of: Vec<Party<'m>>,
    /// Every bloc that it is, was or will be a member of, by id.
    pub blocs: Vec<Affiliation<'m>>,
    /// Who speaks for it on the day.
    pub people: Vec<Person<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
}

/// Everything known about a party.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct PartyCard<'m> {
    /// What the file says of it.
    #[serde(flatten)]
    pub record: PartyRecord<'m>,
    /// What its blocs have said where it has not; counted nowhere.
    pub inferred: Vec<ThroughBloc<'m>>,
    /// Documents of it or for it.
    pub documents: Vec<Paper<'m>>,
    /// Events that it took part in.
    pub events: Vec<Event<'m>>,
    /// Figures that it gives.
    pub figures: Vec<Figure<'m>>,
    /// Threats, offers and deadlines, by it or to it.
    pub threats: Vec<Threat<'m>>,
    /// Claims by it and about it.
    pub claims: Vec<Claim<'m>>,
    /// What it has said, and what was left out of that.
    #[serde(flatten)]
    pub said: Said<'m>,
    /// Its positions in numbers.
    pub overview: Overview,
    /// Its positions, by demand; then those on whole issues.
    pub positions: Vec<HeldOn<'m>>,
    /// The people who speak for it on the day, with their offices.
    pub speakers: Vec<Speaker<'m>>,
    /// The people who spoke for it before, or will.
    pub other_speakers: Vec<Speaker<'m>>,
    /// Its parts.
    pub parts: Vec<Party<'m>>,
    /// Disputes that concern it.
    pub disputes: Vec<Dispute<'m>>,
}

/// How many positions there are, by the words that hold now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Overview {
    /// Demands that it is for.
    #[serde(rename = "for")]
    pub wanted: usize,
    /// Demands that it is against.
    #[serde(rename = "against")]
    pub refused: usize,
    /// Demands to which it is said to be neutral.
    pub neutral: usize,
    /// Demands on whose side the sources differ.
    pub unclear: usize,
    /// Demands on which no position of it is known.
    pub unknown: usize,
    /// All demands.
    pub of: usize,
    /// Positions that are taken to be red lines.
    pub red_lines: usize,
    /// Positions that wait for a condition, or turn with one.
    pub conditional: usize,
    /// Positions that only follow from others.
    pub derived: usize,
}

/// A position of a bloc where a member of it has none.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ThroughBloc<'m> {
    /// On what.
    pub demand: Demand<'m>,
    /// Whose it is.
    pub bloc: Party<'m>,
    /// Which.
    pub position: Option<Position>,
}

/// Somebody who speaks for a party.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Speaker<'m> {
    /// Who.
    pub person: Person<'m>,
    /// In which office.
    pub office: Option<&'m str>,
    /// The first day; none if it is open.
    pub from: Option<Date>,
    /// The last day; none if it is open.
    pub until: Option<Date>,
    /// Whether it is so on the day of the question.
    pub state: Belongs,
}

impl<'m> PartyRecord<'m> {
    /// Of the model.
    pub fn new(register: &Register<'_, 'm>, ix: PartyIx) -> PartyRecord<'m> {
        let model::Party { name, kind, also, members, members_complete, part_of, note, .. } =
            &register.model().parties[ix];
        let graph = &register.situation.graph;
        let memberships = Affiliation::all(register, members);
        let blocs = graph.memberships_of(ix).into_iter();
        PartyRecord {
            party: register.party(ix),
            name,
            kind: *kind,
            also,
            members: Affiliation::now(&memberships),
            members_complete: *members_complete,
            memberships,
            part_of: part_of.map(|whole| register.party(whole)),
            member_of: register.parties(graph.blocs_of(ix)),
            blocs: blocs.map(|(bloc, period)| Affiliation::new(register, bloc, period)).collect(),
            people: graph.people_of(ix).iter().map(|person| register.person(*person)).collect(),
            note: note.as_deref(),
        }
    }
}

impl<'m> PartyCard<'m> {
    /// Of the model, with everything around it.
    pub fn new(register: &Register<'_, 'm>, ix: PartyIx) -> PartyCard<'m> {
        let (situation, model) = (register.situation, register.model());
        let (graph, element) = (&situation.graph, Element::Party(ix));
        let through = |through: &Inferred| ThroughBloc {
            demand: register.demand(through.demand),
            bloc: register.party(through.bloc),
            position: Position::of(register, through.bloc, through.demand, crate::situation::Scope::Direct),
        };
        let speaker = |(person, period): (PersonIx, Period)| Speaker {
            person: register.person(person),
            office: model.people[person].office.as_deref(),
            from: period.from,
            until: period.until,
            state: period.on(situation.day),
        };
        let speakers = graph.speakers_of(ix).into_iter().map(speaker);
        let (speakers, other_speakers) = speakers.partition(|one| one.state == Belongs::Now);
        let positions = HeldOn::all(register, ix);
        PartyCard {
            record: PartyRecord::new(register, ix),
            inferred: inferred(situation, ix).iter().map(through).collect(),
            documents: graph.papers_of(ix).iter().map(|ix| register.paper(*ix)).collect(),
            events: graph.events_of(element).iter().map(|ix| register.event(*ix)).collect(),
            figures: graph.figures_of(ix).iter().map(|ix| register.figure(*ix)).collect(),
            threats: graph.threats_of(ix).iter().map(|ix| Threat::new(register, *ix)).collect(),
            claims: graph.claims_of(ix).iter().map(|ix| Claim::new(register, *ix)).collect(),
            said: Said::about(register, &[element]),
            overview: Overview::of(&positions, model.demands.len()),
            positions,
            speakers,
            other_speakers,
            parts: register.parties(&graph.parts_of(ix)),
            disputes: disputes(register, &graph.disputes_on(element)),
        }
    }
}

impl Overview {
    fn of(positions: &[HeldOn<'_>], demands: usize) -> Overview {
        let on_demands = || positions.iter().filter(|one| one.on.demand.is_some()).map(|one| &one.position);
        let side = |side: Option<Polarity>| on_demands().filter(|own| own.stance.polarity() == side).count();
        Overview {
            wanted: side(Some(Polarity::For)),
            refused: side(Some(Polarity::Against)),
            neutral: side(Some(Polarity::Neutral)),
            unclear: side(None),
            unknown: demands - on_demands().count(),
            of: demands,
            red_lines: on_demands().filter(|own| own.red_line || own.then_red_line).count(),
            conditional: on_demands().filter(|own| own.conditional || own.interim).count(),
            derived: on_demands().filter(|own| own.basis == crate::answer::Basis::Derived).count(),
        }
    }
}

/// Disputes, by id.
pub fn disputes<'m>(register: &Register<'_, 'm>, list: &[DisputeIx]) -> Vec<Dispute<'m>> {
    list.iter().map(|ix| register.dispute(*ix)).collect()
}
