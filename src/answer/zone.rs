//! What parties accept of parameters, and what is common.

use crate::situation;
use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{By, ByParty, Party, Register};
use crate::id::PartyIx;
use crate::model::{Accepted, Target};
use crate::situation::Scope;

/// The zone of possible agreement of one parameter.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Zone<'m> {
    /// The parameter.
    pub parameter: String,
    /// Who accepts what; who stated no terms is not listed.
    pub accepted: ByParty<'m, Accepted>,
    /// What all accept that are listed; none if there is no such value.
    #[serde(rename = "zopa")]
    pub common: Option<Accepted>,
}

impl<'m> Zone<'m> {
    /// Of an analysis.
    pub fn new(register: &Register<'_, 'm>, zone: &situation::Zone) -> Zone<'m> {
        let accepted = zone.accepted.iter().map(|(ix, accepted)| (register.party(*ix), accepted.clone()));
        Zone { parameter: zone.parameter.clone(), accepted: By(accepted.collect()), common: zone.common.clone() }
    }

    /// Whether some of its parties have a value in common, as far as they stated terms.
    pub fn has_common(&self, parties: &[Party<'m>]) -> bool {
        let of_them = self.accepted.0.iter().filter(|(party, _)| parties.contains(party));
        let mut accepted = of_them.map(|(_, accepted)| accepted);
        let Some(first) = accepted.next() else { return true };
        accepted.try_fold(first.clone(), |common, one| common.and(one)).is_some()
    }
}

/// The zones of a demand or an issue among some parties.
pub fn zones<'m>(register: &Register<'_, 'm>, parties: &[PartyIx], on: Target, scope: Scope) -> Vec<Zone<'m>> {
    let found = situation::zones(register.situation, parties, on, scope);
    found.iter().map(|zone| Zone::new(register, zone)).collect()
}

/// Zones by parameter: who accepts what, and under `zopa` what all do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Zones<'m>(pub Vec<Zone<'m>>);

impl Serialize for Zones<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Accepting<'z, 'm>(&'z Zone<'m>);
        impl Serialize for Accepting<'_, '_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                for (party, accepted) in &self.0.accepted.0 {
                    map.serialize_entry(party.id, accepted)?;
                }
                map.serialize_entry("zopa", &self.0.common)?;
                map.end()
            }
        }
        serializer.collect_map(self.0.iter().map(|zone| (&zone.parameter, Accepting(zone))))
    }
}

impl JsonSchema for Zones<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Zones".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let accepted = generator.subschema_for::<Option<Accepted>>();
        let by = serde_json::json!({"type": "object", "required": ["zopa"], "additionalProperties": accepted});
        json_schema!({"description": "By parameter: who accepts what, and under zopa what all do.",
            "type": "object", "additionalProperties": by})
    }
}
