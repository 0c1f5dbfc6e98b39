//! A statement with everything that the file says of it: the one way in which answers tell it.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::by::By;
use super::condition::{Condition, conditions};
use super::names::{Paper, Party, Person, Source, Target};
use super::register::Register;
use super::supposed::Assumed;
use crate::date::Date;
use crate::id::StanceIx;
use crate::model::{self, Accepted, Channel, Ideal, LevelRange, Number, Says, Stance, Term, Voice};
use crate::position::as_written;
use crate::situation::Situation;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Whether a statement counts on the day of the question, and why not.
    pub enum State {
        /// It counts.
        InForce = "in-force",
        /// Its last day is past.
        RanOut = "ran-out",
        /// It was said later.
        NotYetSaid = "not-yet-said",
        /// Its first day is later.
        NotYetInForce = "not-yet-in-force",
        /// A later one took its place.
        NoLongerInForce = "no-longer-in-force",
        /// It takes no position: the party would not say, or takes back what it said.
        NoPosition = "no-position",
    }
}

/// What a statement says: a word of the scale, or an interval; `declined` of who would not say, `dropped` of what a document
/// takes back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spoken(pub Says);

impl Spoken {
    /// The words, without what belongs to a position.
    pub fn words(self) -> String {
        match self.0 {
            Says::Word(levels) => levels.to_string(),
            Says::Declined => "declined to say".to_owned(),
            Says::Dropped => "dropped".to_owned(),
        }
    }

    /// The level or levels, if it is a position.
    pub fn levels(self) -> Option<LevelRange> {
        match self.0 {
            Says::Word(levels) => Some(levels),
            Says::Declined | Says::Dropped => None,
        }
    }
}

impl Serialize for Spoken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Says::Word(levels) => levels.serialize(serializer),
            Says::Declined => serializer.serialize_str(Says::DECLINED),
            Says::Dropped => serializer.serialize_str(Says::DROPPED),
        }
    }
}

impl JsonSchema for Spoken {
    fn schema_name() -> Cow<'static, str> {
        "Spoken".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let stance = generator.subschema_for::<LevelRange>();
        json_schema!({"anyOf": [stance, {"const": Says::DECLINED}, {"const": Says::DROPPED}]})
    }
}

/// The clause of a document that a statement is, or takes back.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct ClauseOf<'m> {
    /// The document.
    pub document: Paper<'m>,
    /// The name of the clause; of several on one demand, all.
    pub name: &'m str,
}

/// Accepted values by parameter, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Terms(pub Vec<(String, Accepted)>);

impl Serialize for Terms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(parameter, accepted)| (parameter, accepted)))
    }
}

impl JsonSchema for Terms {
    fn schema_name() -> Cow<'static, str> {
        "Terms".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let accepted = generator.subschema_for::<Accepted>();
        json_schema!({"type": "object", "additionalProperties": accepted})
    }
}

/// Terms of a position or a clause.
pub fn terms(terms: &[Term]) -> Terms {
    Terms(terms.iter().map(|term| (term.parameter.clone(), term.accepted.clone())).collect())
}

/// Words of a source, or a place in it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Evidence<'m> {
    /// The source.
    pub source: Source<'m>,
    /// The words, or their translation.
    pub quote: Option<&'m str>,
    /// The tag of the language of the original if there is one, and else of the words.
    pub lang: Option<&'m str>,
    /// The words of the source, if they are translated.
    pub original: Option<&'m str>,
    /// Who translated.
    pub translation: Option<Translation<'m>>,
    /// The place.
    pub at: Option<&'m str>,
    /// Whether the file says that it is the telling one, which comes first.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub key: bool,
}

/// How words came from their original.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Translation<'m> {
    /// Who translated: a person, an agency, the curator.
    pub by: &'m str,
}

impl Evidence<'_> {
    /// What is to be known of the language of the words: `translated from uk by X`, `in uk`; nothing if the file says nothing of it.
    pub fn language(&self) -> Option<String> {
        let by = self.translation.map_or(String::new(), |one| format!(" by {}", one.by));
        match (self.original, self.lang) {
            (Some(_), Some(lang)) => Some(format!("translated from {lang}{by}")),
            (None, Some(lang)) if by.is_empty() => Some(format!("in {lang}")),
            (None, None) if by.is_empty() => None,
            _ => Some(format!("translated{by}")),
        }
    }
}

/// A position that is taken to be beyond negotiation: somebody's judgement.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct RedLine<'m> {
    /// Who judges.
    pub judge: &'m str,
    /// For what reason.
    pub why: &'m str,
}

/// What a party said of a demand or an issue, at one time.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Statement<'m> {
    /// Who.
    pub party: Party<'m>,
    /// On what.
    #[serde(flatten)]
    pub on: Target<'m>,
    /// The word.
    pub stance: Spoken,
    /// Whether it counts.
    pub in_force: bool,
    /// The same with the reason.
    pub state: State,
    /// The word since its last day, if there is one.
    pub since: Option<LevelRange>,
    /// What is assumed in its place; none if nothing is.
    pub assumed: Option<Assumed>,
    /// When it was said.
    pub said: Option<Date>,
    /// The first day on which it holds, if that is later.
    pub from: Option<Date>,
    /// The last one.
    pub until: Option<Date>,
    /// On what kind of word it rests.
    pub voice: Option<Voice>,
    /// Where it was said.
    pub channel: Option<Channel>,
    /// How much it matters to the party, from 0 to 100, if a source says.
    pub salience: Option<Number>,
    /// Who said it.
    pub speaker: Option<Person<'m>>,
    /// Whether it waits for a condition.
    pub conditional: bool,
    /// What it depends on.
    pub conditions: Vec<Condition>,
    /// The word otherwise.
    pub otherwise: Option<LevelRange>,
    /// Accepted values by parameter.
    pub accepts: Terms,
    /// Preferred values by parameter.
    pub ideal: By<&'m str, &'m Ideal>,
    /// Whether it is a red line, by whose judgement.
    pub red_line: Option<RedLine<'m>>,
    /// Members of a bloc that it does not speak for.
    pub apart_from: Vec<Party<'m>>,
    /// The words that it rests on.
    pub evidence: Vec<Evidence<'m>>,
    /// A note of the curator.
    pub note: Option<&'m str>,
    /// The clause that it is, of a document whose clauses are positions; none of an entry of its own.
    pub clause: Option<ClauseOf<'m>>,
    /// The file that has it.
    pub file: String,
    /// The line on which it begins there.
    pub line: usize,
}

impl<'m> Statement<'m> {
    /// A statement of a model.
    pub fn new(register: &Register<'_, 'm>, ix: StanceIx) -> Statement<'m> {
        let (situation, model) = (register.situation, register.model());
        let stance = &model.stances[ix];
        let filter = situation.filter();
        let state = state(situation, ix, stance);
        let assumed = situation
            .assumptions
            .iter()
            .find(|one| one.party == stance.party && model::Target::Demand(one.demand) == stance.target);
        stance.conditions.iter().for_each(|(_, what)| register.named_by(what));
        let (file, line) = register.place(stance.span);
        Statement {
            party: register.party(stance.party),
            on: register.target(stance.target),
            stance: Spoken(match stance.says {
                Says::Word(levels) => Says::Word(filter.levels(levels)),
                none => none,
            }),
            in_force: state == State::InForce,
            state,
            since: stance.otherwise.filter(|_| state == State::InForce && !stance.lasts_to(situation.day)),
            assumed: assumed.map(|one| Assumed(one.levels)),
            said: stance.said,
            from: stance.from(),
            until: stance.until(),
            voice: stance.voice,
            channel: stance.channel,
            salience: stance.salience().map(Number),
            speaker: stance.speaker().map(|speaker| register.person(speaker)),
            conditional: stance.levels().is_some() && as_written(model, ix).cell().waiting,
            conditions: conditions(register, &stance.conditions),
            otherwise: stance.otherwise.map(|otherwise| filter.levels(otherwise)),
            accepts: terms(&stance.terms),
            ideal: By(stance.ideal().iter().map(|(key, value)| (key.as_str(), value)).collect()),
            red_line: filter.red_line(stance).map(|line| RedLine { judge: &line.judge, why: &line.why }),
            apart_from: register.parties(stance.apart_from()),
            evidence: evidence(register, &stance.evidence),
            note: stance.note(),
            clause: stance.clause().map(|of| ClauseOf { document: register.paper(of.paper), name: &of.clause }),
            file: file.to_owned(),
            line,
        }
    }
}

fn state(situation: &Situation<'_>, ix: StanceIx, stance: &Stance) -> State {
    let day = situation.day;
    if situation.is_in_force(ix) {
        State::InForce
    } else if !stance.is_said_by(day) {
        State::NotYetSaid
    } else if stance.levels().is_none() {
        State::NoPosition
    } else if stance.until().is_some() && !stance.lasts_to(day) {
        State::RanOut
    } else if !stance.holds_by(day) {
        State::NotYetInForce
    } else {
        State::NoLongerInForce
    }
}

/// The pieces of evidence that count.
pub fn evidence<'m>(register: &Register<'_, 'm>, pieces: &'m [model::Evidence]) -> Vec<Evidence<'m>> {
    let piece = |piece: &'m model::Evidence| Evidence {
        source: register.source(piece.source),
        quote: piece.quote.as_deref(),
        lang: piece.lang.as_deref(),
        original: piece.original.as_ref().map(|(words, _)| words.as_str()),
        translation: piece.translator.as_deref().map(|by| Translation { by }),
        at: piece.at.as_deref(),
        key: piece.key,
    };
    register.situation.filter().pieces(pieces).map(piece).collect()
}
