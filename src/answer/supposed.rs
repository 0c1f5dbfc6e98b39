//! What is only supposed, and which part of a model counts.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::names::{Act, Demand, Party, Scenario, Source};
use super::register::Register;
use crate::model::{self, End, LevelRange, Voice};
use crate::situation::Scope;

/// What is only supposed, and which part of the model counts.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Supposed<'m> {
    /// Positions, those of the scenarios among them.
    pub assume: Vec<Assumption<'m>>,
    /// Orders on which nobody insists any more, those of the scenarios among them.
    pub waive: Vec<Waiver<'m>>,
    /// Scenarios of the model.
    pub scenarios: Vec<Scenario<'m>>,
    /// Sources whose evidence is taken away.
    pub without: Vec<Source<'m>>,
    /// The voices that count; empty for all.
    pub voices: Vec<Voice>,
    /// Whether red lines count.
    pub red_lines: bool,
    /// At which end every interval is taken; none to leave intervals as they are.
    pub intervals: Option<End>,
    /// Whether positions that only follow are left out.
    pub direct: bool,
}

/// A position that is assumed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Assumption<'m> {
    /// Whose.
    pub party: Party<'m>,
    /// On what.
    pub demand: Demand<'m>,
    /// Which.
    pub stance: Assumed,
}

/// What is assumed: a position, or that it is not known, written `unknown`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumed(pub Option<LevelRange>);

impl Serialize for Assumed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(levels) => levels.serialize(serializer),
            None => serializer.serialize_str("unknown"),
        }
    }
}

impl JsonSchema for Assumed {
    fn schema_name() -> Cow<'static, str> {
        "Assumed".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let stance = generator.subschema_for::<LevelRange>();
        json_schema!({"anyOf": [stance, {"const": "unknown"}]})
    }
}

/// An order on which nobody is supposed to insist.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Waiver<'m> {
    /// What was to come first.
    pub before: Act<'m>,
    /// What was to come after it.
    pub after: Act<'m>,
}

impl<'m> Supposed<'m> {
    /// What is supposed; none if nothing is.
    pub fn new(register: &Register<'_, 'm>, scope: Scope) -> Option<Supposed<'m>> {
        let situation = register.situation;
        let filter = situation.filter();
        let direct = scope == Scope::Direct;
        let nothing =
            situation.scenarios.is_empty() && situation.assumptions.is_empty() && situation.waivers.is_empty();
        if nothing && filter.is_empty() && !direct {
            return None;
        }
        Some(Supposed {
            assume: situation.assumptions.iter().map(|one| Assumption::new(register, one)).collect(),
            waive: situation.waivers.iter().map(|one| Waiver::new(register, *one)).collect(),
            scenarios: situation.scenarios.iter().map(|ix| register.scenario(*ix)).collect(),
            without: filter.without.iter().map(|ix| register.source(*ix)).collect(),
            voices: filter.voices.iter().copied().collect(),
            red_lines: !filter.no_red_lines,
            intervals: filter.end,
            direct,
        })
    }
}

impl Supposed<'_> {
    /// What is supposed and what is left out, a phrase each: `2 assumed`, `1 waived`, `without gazette`.
    pub fn changes(&self) -> Vec<String> {
        let numbers = [(self.assume.len(), "assumed"), (self.waive.len(), "waived")];
        let numbers = numbers.into_iter().filter(|(number, _)| *number > 0);
        numbers.map(|(number, what)| format!("{number} {what}")).chain(self.left_out()).collect()
    }

    /// What is left out, as a phrase for each part: "only stated, confirmed", "without gazette", "red lines left out".
    pub fn left_out(&self) -> Vec<String> {
        let mut words = Vec::new();
        if !self.voices.is_empty() {
            let voices: Vec<&str> = self.voices.iter().map(|voice| voice.word()).collect();
            words.push(format!("only {}", voices.join(", ")));
        }
        if !self.without.is_empty() {
            let sources: Vec<&str> = self.without.iter().map(|source| source.id).collect();
            words.push(format!("without {}", sources.join(", ")));
        }
        words.extend((!self.red_lines).then(|| "red lines left out".to_owned()));
        words.extend(self.intervals.map(|end| format!("intervals at their {} end", end.word())));
        words.extend(self.direct.then(|| "without positions that only follow".to_owned()));
        words
    }
}

impl<'m> Assumption<'m> {
    /// Of a model.
    pub fn new(register: &Register<'_, 'm>, one: &model::Assumption) -> Assumption<'m> {
        let (party, demand) = (register.party(one.party), register.demand(one.demand));
        Assumption { party, demand, stance: Assumed(one.levels) }
    }
}

impl<'m> Waiver<'m> {
    /// Of a model.
    pub fn new(register: &Register<'_, 'm>, one: model::Waiver) -> Waiver<'m> {
        Waiver { before: register.act(one.before), after: register.act(one.after) }
    }
}
