//! How answers spell what the file spells: the words of the scale, values, terms, links.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::json;

use crate::date::Date;
use crate::model::member_sets::Members;
use crate::model::scale::{Level, LevelRange, Polarity};
use crate::model::stance::Link;
use crate::model::stretch::DateRange;
use crate::model::terms::{Accepted, Ideal, Value};

/// A schema for a type of the model.
macro_rules! schema {
    ($name:ident: $schema:tt) => {
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

schema!(Date: {"type": "string", "description": "A year, a month or a day; ~ for about."});

/// One word where the sources agree, the two ends of an interval, the lower one first, where they do not.
impl Serialize for LevelRange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (low, high) = (self.low().word(), self.high().word());
        if low == high { serializer.serialize_str(low) } else { [low, high].serialize(serializer) }
    }
}

impl JsonSchema for LevelRange {
    fn schema_name() -> Cow<'static, str> {
        "Stance".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let word = json!({"enum": Level::words().collect::<Vec<_>>()});
        json_schema!({
            "description": "A word of the scale; where sources differ, the two ends, the lower one first.",
            "anyOf": [word, {"type": "array", "items": word, "minItems": 2, "maxItems": 2}],
        })
    }
}

impl Serialize for Polarity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Polarity::For => "for",
            Polarity::Against => "against",
            Polarity::Neutral => "neutral",
        })
    }
}

schema!(Polarity: {"enum": ["for", "against", "neutral"]});

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.words().replace(' ', "_"))
    }
}

schema!(Link: {"enum": ["only_after", "if", "unless", "until"]});

/// A number as it is read: a whole one without a fraction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Number(value) = *self;
        if value.fract() == 0.0 && value.abs() < 9e15 {
            serializer.serialize_i64(value as i64)
        } else {
            serializer.serialize_f64(value)
        }
    }
}

schema!(Number: {"type": "number"});

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Number(number) => Number(*number).serialize(serializer),
            Value::Word(word) => serializer.serialize_str(word),
        }
    }
}

schema!(Value: {"type": ["number", "string"]});

/// A date where it is all of its days, otherwise a range.
impl Serialize for DateRange {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(date) = self.date() {
            return date.serialize(serializer);
        }
        let mut map = serializer.serialize_map(None)?;
        for (key, end) in ["min", "max"].into_iter().zip(self.dates()) {
            if let Some(end) = end {
                map.serialize_entry(key, &end)?;
            }
        }
        map.end()
    }
}

impl JsonSchema for DateRange {
    fn schema_name() -> Cow<'static, str> {
        "DateRange".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let date = generator.subschema_for::<Date>();
        json_schema!({
            "description": "A date with all its days, or a range of dates with one end or both.",
            "anyOf": [
                date,
                {"type": "object", "properties": {"min": date, "max": date}, "additionalProperties": false},
            ],
        })
    }
}

/// The members of a set are a list.
impl Serialize for Ideal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Ideal::Value(value) => serializer.serialize_str(value),
            Ideal::Members(members) => members.serialize(serializer),
        }
    }
}

schema!(Ideal: {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]});

impl Serialize for Accepted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Accepted::Values(values) => values.serialize(serializer),
            Accepted::Range { min, max } => {
                let mut map = serializer.serialize_map(None)?;
                for (key, end) in [("min", min), ("max", max)] {
                    if let Some(end) = end {
                        map.serialize_entry(key, &Number(*end))?;
                    }
                }
                map.end()
            }
            Accepted::Dates(periods) => match periods.as_slice() {
                [period] if period.date().is_none() => period.serialize(serializer),
                periods => periods.serialize(serializer),
            },
            Accepted::Set(Members { with, only: true, .. }) => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("exactly", with)?;
                map.end()
            }
            Accepted::Set(Members { with, without, .. }) => {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("with", with)?;
                map.serialize_entry("without", without)?;
                map.end()
            }
        }
    }
}

impl JsonSchema for Accepted {
    fn schema_name() -> Cow<'static, str> {
        "Accepted".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let (value, number) = (generator.subschema_for::<Value>(), generator.subschema_for::<Number>());
        let (period, members) =
            (generator.subschema_for::<DateRange>(), json!({"type": "array", "items": {"type": "string"}}));
        json_schema!({
            "description": "Accepted values: a list of values or dates, a range of numbers or dates with one end or both, or of a \
                set what has to be in it and what must not be, or all that is in it.",
            "anyOf": [
                {"type": "array", "items": value},
                {"type": "array", "items": period},
                {"type": "object", "properties": {"min": number, "max": number}, "additionalProperties": false},
                period,
                {"type": "object", "properties": {"with": members, "without": members}, "required": ["with", "without"],
                    "additionalProperties": false},
                {"type": "object", "properties": {"exactly": members}, "required": ["exactly"],
                    "additionalProperties": false},
            ],
        })
    }
}
