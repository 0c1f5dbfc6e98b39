//! Whole numbers that can be larger than what readers of JSON keep exact.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// From here on, a reader of JSON may round.
const EXACT: u128 = 1 << 53;

/// A whole number: a number as long as readers of JSON keep it exact, its digits as a text beyond that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Large(pub u128);

impl Large {
    /// With its thousands apart from 10,000 up.
    pub fn grouped(self) -> String {
        let digits = self.0.to_string();
        if digits.len() < 5 {
            return digits;
        }
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap_or("")).collect();
        groups.join(",")
    }
}

impl Serialize for Large {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            number if number < EXACT => serializer.serialize_u64(number as u64),
            number => serializer.collect_str(&number),
        }
    }
}

impl JsonSchema for Large {
    fn schema_name() -> Cow<'static, str> {
        "Large".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A whole number; from 2 to the power of 53 on its digits as a text, since readers of JSON would round it.",
            "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]+$"}],
        })
    }
}
