//! The format as a JSON Schema (draft 2020-12), for editors that complete and check YAML while it is typed.
//!
//! Made from the shapes of the records, so it cannot fall behind them. It says what a value looks like; whether it makes
//! sense is for `check` to say.

use serde_json::{Map, Value, json};

use crate::document::Document;
use crate::document::shape::{Key, List, Needs, Record, Role, Shape};
use crate::kind::Kind;
use crate::model::{
    Channel, ClaimKind, Class, DeliveryStatus, Domain, EventKind, Fate, Level, MeetingRole, Model, PaperRole,
    PartyKind, Presence, Says, SettledBy, ThreatKind, Voice,
};
use crate::rules;

/// Ids: lower-case words joined by single hyphens.
const KEBAB: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// A year, a month or a day; `~` for about.
const DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?~?$";
/// A SHA-256.
const DIGEST: &str = "^[0-9a-fA-F]{64}$";
/// A language with what tells it more exactly.
const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
/// A number with underscores, which YAML reads as a text.
const NUMBER: &str = "^[-+]?[0-9][0-9_]*(\\.[0-9_]+)?$";

/// The schema of a file. With a model, references are to the ids of that model, so that an editor completes them; without
/// one, any id will do.
///
/// ```
/// let schema = demarche::exchange::schema::schema(None);
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// assert_eq!(schema["$defs"]["stance"]["properties"]["voice"]["enum"][0], "stated");
/// ```
pub fn schema(model: Option<&Model>) -> Value {
    let mut writer = Writer { model, definitions: Map::new() };
    let Shape::Record(file) = Document::shape() else { return Value::Null };
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A model of demarche",
    });
    extend(&mut schema, writer.record(&file));
    schema["$defs"] = Value::Object(writer.definitions);
    schema
}

struct Writer<'m> {
    model: Option<&'m Model>,
    definitions: Map<String, Value>,
}

impl Writer<'_> {
    fn record(&mut self, record: &Record) -> Value {
        let mut properties = Map::new();
        for Key { key, doc, shape, .. } in &record.fields {
            let mut property = self.shape(shape);
            property["description"] = json!(doc);
            properties.insert((*key).to_owned(), property);
        }
        let required: Vec<&str> = record.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
        let mut schema = json!({
            "description": record.doc, "type": "object", "properties": properties, "additionalProperties": false,
        });
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        record.needs.iter().for_each(|needs| extend(&mut schema, needed(needs)));
        schema
    }

    /// A reference to the definition of a record, which is made when it is first asked for.
    fn reference(&mut self, record: &Record) -> Value {
        let name = record.what.trim_start_matches("a ").trim_start_matches("an ").trim_matches('`').replace(' ', "-");
        if !self.definitions.contains_key(&name) {
            self.definitions.insert(name.clone(), Value::Null);
            let definition = self.record(record);
            self.definitions.insert(name.clone(), definition);
        }
        json!({"$ref": format!("#/$defs/{name}")})
    }

    fn shape(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text(role) => self.text(*role),
            Shape::Flag => json!({"type": "boolean"}),
            Shape::List(items) => json!({"type": ["array", "null"], "items": self.shape(items)}),
            Shape::Two(item) => {
                json!({"type": "array", "items": self.shape(item), "minItems": 2, "maxItems": 2, "uniqueItems": true})
            }
            Shape::OneOrMany(item) => {
                let one = self.shape(item);
                json!({"anyOf": [one, {"type": "array", "items": one}]})
            }
            Shape::Map(keys, values) => {
                let values = self.shape(values);
                let mut schema = json!({"type": ["object", "null"], "additionalProperties": values});
                if *keys != Role::Free {
                    schema["propertyNames"] = self.text(*keys);
                }
                schema
            }
            Shape::Record(record) => self.reference(record),
            Shape::AnyOf(shapes) => json!({"anyOf": shapes.iter().map(|shape| self.shape(shape)).collect::<Vec<_>>()}),
            Shape::Condition => self.condition(),
        }
    }

    fn condition(&mut self) -> Value {
        let this = json!({"$ref": "#/$defs/condition"});
        let group = |key: &str| json!({"type": "array", "minItems": 1, "items": this, "description": describe(key)});
        self.definitions.entry("condition").or_insert_with(|| {
            json!({
                "description": "The id of a demand, a step or an event, a sentence of two words or more, or several of them.",
                "anyOf": [
                    {"type": ["string", "number"]},
                    {
                        "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": false,
                        "properties": {"any_of": group("any_of"), "all_of": group("all_of")},
                    },
                ],
            })
        });
        this
    }

    fn text(&self, role: Role) -> Value {
        match role {
            // A reader of YAML sees numbers and truth values where the author wrote a text.
            Role::Free | Role::Prose | Role::Keyed(..) => json!({"type": ["string", "number", "boolean"]}),
            Role::NewId => json!({"type": "string", "pattern": KEBAB}),
            Role::Id(kinds) => self.ids(kinds, None),
            Role::IdOr(kinds, word) => self.ids(kinds, Some(word)),
            Role::Word(list) => json!({"enum": words(list)}),
            Role::Date => json!({"anyOf": [
                {"type": "string", "pattern": DATE}, {"type": "integer", "minimum": 1, "maximum": 9999},
            ]}),
            Role::Number => json!({"anyOf": [{"type": "number"}, {"type": "string", "pattern": NUMBER}]}),
            Role::End => json!({"anyOf": [self.text(Role::Number), self.text(Role::Date)]}),
            Role::Digest => json!({"type": "string", "pattern": DIGEST}),
            Role::Language => json!({"type": "string", "pattern": LANGUAGE}),
            Role::Rule => {
                let groups = crate::diagnostic::Group::ALL.map(|group| group.word());
                let rules = rules::all();
                let names = rules.iter().map(|rule| rule.name).chain(groups).chain(["warnings"]);
                json!({"anyOf": [{"enum": names.collect::<Vec<_>>()}, {"type": "string", "pattern": "^[Dd][0-9]{4}$"}]})
            }
        }
    }

    fn ids(&self, kinds: &[Kind], word: Option<&str>) -> Value {
        match self.model {
            Some(model) => {
                let mut ids: Vec<&str> = kinds.iter().flat_map(|kind| ids(model, *kind)).chain(word).collect();
                ids.sort_unstable();
                ids.dedup();
                json!({"enum": ids})
            }
            None => json!({"type": ["string", "integer"], "pattern": KEBAB}),
        }
    }
}

/// What a record needs beyond its required keys.
fn needed(needs: &Needs) -> Value {
    let each = |keys: &[&str]| keys.iter().map(|key| json!({"required": [key]})).collect::<Vec<_>>();
    match needs {
        Needs::All(keys) => json!({"required": keys}),
        Needs::OneOf(keys) => json!({"oneOf": each(keys)}),
        Needs::AnyOf(keys) => json!({"anyOf": each(keys)}),
        Needs::Something => json!({"minProperties": 1}),
        Needs::Either(lists) => {
            json!({"anyOf": lists.iter().map(|keys| json!({"propertyNames": {"enum": keys}})).collect::<Vec<_>>()})
        }
    }
}

fn describe(key: &str) -> &'static str {
    if key == "any_of" { "At least one of these." } else { "All of these." }
}

fn extend(schema: &mut Value, more: Value) {
    if let (Value::Object(schema), Value::Object(more)) = (schema, more) {
        schema.extend(more);
    }
}

/// The words of a list, in its order.
fn words(list: List) -> Vec<&'static str> {
    fn of<T>(all: &'static [(&'static str, T)]) -> Vec<&'static str> {
        all.iter().map(|(word, _)| *word).collect()
    }
    match list {
        List::PartyKind => of(PartyKind::ALL),
        List::Scale => Level::words().collect(),
        List::ScaleOrDeclined => Level::words().chain([Says::DECLINED]).collect(),
        List::ScaleOrUnknown => Level::words().chain(["unknown"]).collect(),
        List::Voice => of(Voice::ALL),
        List::Channel => of(Channel::ALL),
        List::PaperRole => of(PaperRole::ALL),
        List::DeliveryStatus => of(DeliveryStatus::ALL),
        List::Fate => of(Fate::ALL),
        List::EventKind => of(EventKind::ALL),
        List::Presence => of(Presence::ALL),
        List::MeetingRole => of(MeetingRole::ALL),
        List::ThreatKind => of(ThreatKind::ALL),
        List::ClaimKind => of(ClaimKind::ALL),
        List::SettledBy => of(SettledBy::ALL),
        List::Class => of(Class::ALL),
        // `check` reads them in any case.
        List::Weekday => vec![
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ],
        List::ParameterKind => of(Domain::WORDS),
    }
}

/// The ids of a kind, sorted.
fn ids(model: &Model, kind: Kind) -> Vec<&str> {
    model.of_kind(kind).into_iter().map(|element| model.id_of(element)).collect()
}
