//! An entry of the timeline: what happened in a sentence, the same for every format.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::chronicle::Announced;
use super::names::{Party, Person};
use super::register::Register;
use super::statement::{Evidence, Spoken, evidence};
use crate::analysis::{Change, DatedHappening, Happening, Stood, TermsChange, changes};
use crate::date::Date;
use crate::id::{PaperIx, PartyIx, StanceIx};
use crate::model::{
    Accepted, Attribution, Channel, DeliveryStatus, Element, Figure, Model, Presence, Says, Target, ThreatKind, Voice,
};
use crate::position::as_written;
use crate::vocabulary::vocabulary;
use crate::words::{called, listed};

vocabulary! {
    /// What sort of entry of the timeline it is.
    pub enum EntryKind {
        /// An event takes place.
        Event = "event",
        /// Something comes of an event.
        Outcome = "outcome",
        /// Somebody says whether a party takes part.
        Attendance = "attendance",
        /// A document is written.
        Document = "document",
        /// A document is handed over, or said to be.
        Delivery = "delivery",
        /// A document becomes something.
        History = "history",
        /// A party takes a position.
        Stance = "stance",
        /// The first day of a position that was announced before.
        Begins = "begins",
        /// The last day of a position.
        RunsOut = "runs-out",
        /// Something bad is announced.
        Threat = "threat",
        /// Something good is announced.
        Offer = "offer",
        /// Something is announced in any case.
        Promise = "promise",
        /// It is said what will follow.
        Warning = "warning",
        /// A day is named by which something is expected.
        Deadline = "deadline",
        /// A claim is made about others.
        Claim = "claim",
        /// A figure is given.
        Figure = "figure",
        /// What was announced falls due.
        Due = "due",
    }
}

/// Something that has its place in time.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct TimelineEntry<'m> {
    /// When; none if the file does not say.
    pub date: Option<Date>,
    /// What sort of entry it is.
    pub kind: EntryKind,
    /// Everybody involved in any role.
    pub parties: Vec<Party<'m>>,
    /// What happened, in a sentence that has the ids of what it names.
    pub text: String,
    /// The id of what it is about: a demand or issue, an event, a document or a figure; announcements and claims have none.
    pub id: Option<&'m str>,
    /// On what kind of word it rests.
    pub voice: Option<Voice>,
    /// Whether it is known, but still to come.
    pub planned: bool,
    /// What a position does to the one before.
    pub supersedes: Option<String>,
    /// Who does it; empty where nobody in particular does.
    pub by: Vec<Party<'m>>,
    /// Who says it, where a person is named and no party.
    pub speaker: Option<Person<'m>>,
    /// Where it was said, or how it became known.
    pub channel: Option<Channel>,
    /// Of a threat, an offer, a promise, a warning or a deadline, and when one falls due: what is announced.
    pub announces: Option<Announced<'m>>,
    /// The words and places in sources that it rests on.
    pub evidence: Vec<Evidence<'m>>,
    /// Whether it is said by somebody, if only by the source itself.
    #[serde(skip)]
    pub is_said: bool,
    /// Of a delivery: to whom, and whether it was one.
    #[serde(skip)]
    pub delivery: Option<(Party<'m>, DeliveryStatus)>,
    /// Of who takes part: how sure that is.
    #[serde(skip)]
    pub presence: Option<Presence>,
}

impl<'m> TimelineEntry<'m> {
    /// An entry of a timeline. O(length of what it says).
    pub fn new(register: &Register<'_, 'm>, entry: &DatedHappening) -> TimelineEntry<'m> {
        let (model, what) = (register.model(), entry.what);
        let said = attribution(model, what);
        let announces = match what {
            Happening::Threat(ix) | Happening::Due(ix) => Some(Announced::new(register, ix)),
            _ => None,
        };
        let speaker = said.filter(|said| said.by.is_none()).and_then(|said| said.speaker);
        TimelineEntry {
            date: entry.date,
            kind: kind(model, what),
            parties: register.parties(&entry.parties),
            text: text(register, what, announces.as_ref()),
            id: about(model, what).map(|element| register.id(element)),
            voice: what.voice(model),
            planned: entry.planned,
            supersedes: superseding(model, entry),
            by: register.parties(&by(model, what)),
            speaker: speaker.map(|ix| register.person(ix)),
            channel: channel(model, what),
            announces,
            evidence: evidence(register, what.evidence(model)),
            is_said: said.is_some(),
            delivery: delivery(register, what),
            presence: match what {
                Happening::Attendance(ix, at) => Some(model.events[ix].attendance[at].presence),
                _ => None,
            },
        }
    }

    /// Whether the sentence names what the id stands for: the words of a position hold the id of its demand.
    pub fn names_its_id(&self) -> bool {
        matches!(self.kind, EntryKind::Stance | EntryKind::Begins | EntryKind::RunsOut)
    }
}

fn delivery<'m>(register: &Register<'_, 'm>, what: Happening) -> Option<(Party<'m>, DeliveryStatus)> {
    let Happening::Delivery(ix, at) = what else { return None };
    let delivery = &register.model().papers[ix].deliveries[at];
    Some((register.party(delivery.to), delivery.status))
}

fn kind(model: &Model, what: Happening) -> EntryKind {
    match what {
        Happening::Event(_) => EntryKind::Event,
        Happening::Outcome(..) => EntryKind::Outcome,
        Happening::Attendance(..) => EntryKind::Attendance,
        Happening::Paper(_) => EntryKind::Document,
        Happening::Delivery(..) => EntryKind::Delivery,
        Happening::Turn(..) => EntryKind::History,
        Happening::Stance(_) => EntryKind::Stance,
        Happening::Begins(_) => EntryKind::Begins,
        Happening::RunsOut(_) => EntryKind::RunsOut,
        Happening::Threat(ix) => match model.threats[ix].kind {
            ThreatKind::Threat => EntryKind::Threat,
            ThreatKind::Offer => EntryKind::Offer,
            ThreatKind::Promise => EntryKind::Promise,
            ThreatKind::Warning => EntryKind::Warning,
            ThreatKind::Deadline => EntryKind::Deadline,
        },
        Happening::Claim(_) => EntryKind::Claim,
        Happening::Figure(_) => EntryKind::Figure,
        Happening::Due(_) => EntryKind::Due,
    }
}

/// What it is about, where that has an id.
fn about(model: &Model, what: Happening) -> Option<Element> {
    Some(match what {
        Happening::Event(ix) | Happening::Outcome(ix, _) | Happening::Attendance(ix, _) => Element::Event(ix),
        Happening::Paper(ix) | Happening::Delivery(ix, _) | Happening::Turn(ix, _) => Element::Paper(ix),
        Happening::Stance(ix) | Happening::Begins(ix) | Happening::RunsOut(ix) => match model.stances[ix].target {
            Target::Demand(demand) => Element::Demand(demand),
            Target::Issue(issue) => Element::Issue(issue),
        },
        Happening::Figure(ix) => Element::Figure(ix),
        Happening::Threat(_) | Happening::Claim(_) | Happening::Due(_) => return None,
    })
}

fn attribution(model: &Model, what: Happening) -> Option<&Attribution> {
    match what {
        Happening::Threat(ix) | Happening::Due(ix) => Some(&model.threats[ix].attribution),
        Happening::Claim(ix) => Some(&model.claims[ix].attribution),
        Happening::Figure(ix) => Some(&model.figures[ix].attribution),
        _ => None,
    }
}

fn channel(model: &Model, what: Happening) -> Option<Channel> {
    match what {
        Happening::Stance(ix) | Happening::Begins(ix) | Happening::RunsOut(ix) => model.stances[ix].channel,
        Happening::Paper(ix) | Happening::Delivery(ix, _) | Happening::Turn(ix, _) => model.papers[ix].channel,
        _ => attribution(model, what).and_then(|said| said.channel),
    }
}

fn by(model: &Model, what: Happening) -> Vec<PartyIx> {
    let authors = |ix: PaperIx| model.papers[ix].authors.clone();
    match what {
        Happening::Event(_) | Happening::Outcome(..) | Happening::Turn(..) => Vec::new(),
        Happening::Attendance(ix, at) => vec![model.events[ix].attendance[at].party],
        Happening::Paper(ix) => authors(ix),
        Happening::Delivery(ix, at) => {
            let from = model.papers[ix].deliveries[at].from;
            from.map_or_else(|| authors(ix), |from| vec![from])
        }
        Happening::Stance(ix) | Happening::Begins(ix) | Happening::RunsOut(ix) => vec![model.stances[ix].party],
        Happening::Threat(_) | Happening::Due(_) | Happening::Claim(_) | Happening::Figure(_) => {
            attribution(model, what).and_then(|said| said.by).into_iter().collect()
        }
    }
}

/// What happened, in the words of the file.
fn text(register: &Register<'_, '_>, what: Happening, announced: Option<&Announced<'_>>) -> String {
    let model = register.model();
    match what {
        Happening::Event(ix) => model.events[ix].text.clone(),
        Happening::Outcome(ix, at) => {
            let outcome = &model.events[ix].outcomes[at];
            let event = &model.events[ix].text;
            let what = match (outcome.demand, &outcome.text) {
                (Some(demand), _) => {
                    let demand = register.demand(demand);
                    format!("{} – of: {event}", called(demand.text, demand.id))
                }
                (None, Some(text)) => format!("{text} – of: {event}"),
                (None, None) => event.clone(),
            };
            format!("{}: {what}", outcome.fate.told())
        }
        Happening::Attendance(ix, at) => {
            let attendance = &model.events[ix].attendance[at];
            let head = attendance.head.map(|head| format!(", led by {}", register.person(head).name));
            format!("{}{}: {}", attendance.presence.word(), head.unwrap_or_default(), model.events[ix].text)
        }
        Happening::Paper(ix) => {
            let paper = &model.papers[ix];
            let amended = paper.amends.map(|ix| called(&model.papers[ix].title, model.papers[ix].id.as_str()));
            let amends = amended.map_or(String::new(), |amended| format!(", amends {amended}"));
            format!("{}{amends}", paper.title)
        }
        Happening::Delivery(ix, at) => {
            let delivery = &model.papers[ix].deliveries[at];
            let to = register.party(delivery.to).name;
            format!("to {to}, {}: {}", delivery.status.told(), model.papers[ix].title)
        }
        Happening::Turn(ix, at) => format!("{}: {}", model.papers[ix].history[at].fate.told(), model.papers[ix].title),
        Happening::Stance(ix) => stance(register, ix),
        Happening::Begins(ix) => format!("first day of: {}", stance(register, ix)),
        Happening::RunsOut(ix) => format!("last day of: {}", stance(register, ix)),
        Happening::Threat(_) => announced.map_or(String::new(), |announced| announced.sentence(true)),
        Happening::Due(ix) => {
            let what = model.threats[ix].kind.word();
            announced.map_or(String::new(), |announced| announced.after(what, false))
        }
        Happening::Claim(ix) => {
            let claim = &model.claims[ix];
            let kind = claim.kind.map_or("", |kind| kind.word());
            let about = named(register, &claim.about).map_or(String::new(), |about| format!(" about {about}"));
            format!("{kind}{about}: {}", claim.text).trim_start_matches([' ', ':']).to_owned()
        }
        Happening::Figure(ix) => figure(&model.figures[ix]),
    }
}

/// What an entry does to earlier statements: `supersedes 2016-10: rejects → open`.
fn superseding(model: &Model, entry: &DatedHappening) -> Option<String> {
    let Happening::Stance(new) = entry.what else { return None };
    let said = model.stances[*entry.supersedes.first()?].said;
    let said = said.map_or("what is undated".to_owned(), Date::words);
    let old: BTreeSet<String> = entry.supersedes.iter().map(|ix| counted(model, *ix)).collect();
    let old: Vec<String> = old.into_iter().collect();
    let now = counted(model, new);
    let word = if old == [now.as_str()] { "the same word".to_owned() } else { format!("{} → {now}", listed(&old)) };
    let others = others_changed(model, entry.supersedes.as_slice(), new);
    Some(format!("supersedes {said}: {}", std::iter::once(word).chain(others).collect::<Vec<_>>().join("; ")))
}

/// What else is not as in the one statement before: its conditions, and the values that it accepts, before and now.
fn others_changed(model: &Model, old: &[StanceIx], new: StanceIx) -> Vec<String> {
    let [old] = old else { return Vec::new() };
    let (was, is) = (as_written(model, *old), as_written(model, new));
    let stood = |position, stance| Stood { model, position: Some(position), stance: Some(stance) };
    let found = changes(stood(&was, *old), stood(&is, new));
    let conditions = |change: &Change| match change {
        Change::ConditionAdded => Some("with a condition"),
        Change::ConditionDropped => Some("without its condition"),
        Change::ConditionChanged => Some("on other conditions"),
        _ => None,
    };
    let both = |one: &TermsChange| {
        let (was, is) = (one.was.as_ref()?, one.is.as_ref()?);
        Some(format!("{} {was} → {is}", one.parameter))
    };
    let terms = found.terms.iter().filter_map(both);
    found.list.iter().filter_map(conditions).map(str::to_owned).chain(terms).collect()
}

/// The position that counts while its conditions are open, as in every other answer.
fn counted(model: &Model, ix: StanceIx) -> String {
    match model.stances[ix].says {
        Says::Word(_) => as_written(model, ix).now().0.levels.to_string(),
        none => Spoken(none).words(),
    }
}

/// A position as it was stated: `supports: The two meet (talks), only after: A truce holds (truce), otherwise rejects, with boats
/// at most 6 and days 3, red line`.
fn stance(register: &Register<'_, '_>, ix: StanceIx) -> String {
    let model = register.model();
    let stance = &model.stances[ix];
    let target = register.target(stance.target);
    let object = called(target.text(), target.id());
    let between = match stance.levels().map(|levels| (levels.low().value(), levels.high().value())) {
        None => "",
        Some((low, high)) if low != high => " (sources differ) on",
        Some((1, _)) => " to",
        Some((0 | -1, _)) => " on",
        Some(_) => "",
    };
    let conditions = stance.conditions.iter();
    let conditions = conditions.map(|(link, what)| format!("{}: {}", link.words(), register.condition_in_full(what)));
    let until = stance.until().map(|until| format!("until {}", until.words()));
    let otherwise = stance.otherwise.map(|otherwise| format!("otherwise {otherwise}"));
    let terms: Vec<String> = stance.terms.iter().map(|term| format!("{} {}", term.parameter, term.accepted)).collect();
    let terms = (!terms.is_empty()).then(|| format!("with {}", listed(&terms)));
    let red_line = register.situation.filter().red_line(stance).is_some().then(|| "red line".to_owned());
    let word = format!("{}{between}: {object}", Spoken(stance.says).words());
    let paper = stance
        .clause()
        .map(|of| format!("by {}", called(&model.papers[of.paper].title, model.papers[of.paper].id.as_str())));
    let words =
        [word].into_iter().chain(paper).chain(conditions).chain(until).chain(otherwise).chain(terms).chain(red_line);
    words.collect::<Vec<_>>().join(", ")
}

fn figure(figure: &Figure) -> String {
    let amount = (figure.min.is_some() || figure.max.is_some())
        .then(|| Accepted::Range { min: figure.min, max: figure.max }.to_string());
    // "at least" is a qualifier and also how an open range is written.
    let said = |words: &&String| amount.as_ref().is_none_or(|amount| !amount.starts_with(words.as_str()));
    let qualifier = figure.qualifier.as_ref().filter(said).cloned();
    let words = [qualifier, amount.clone(), figure.unit.clone()];
    let amount: Vec<String> = words.into_iter().flatten().collect();
    format!("{}: {}", figure.what, amount.join(" "))
}

fn named(register: &Register<'_, '_>, list: &[PartyIx]) -> Option<String> {
    let list: Vec<String> = list.iter().map(|ix| register.party(*ix).name.to_owned()).collect();
    (!list.is_empty()).then(|| listed(&list))
}
