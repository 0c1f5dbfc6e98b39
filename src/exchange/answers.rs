//! The answers as a JSON Schema (draft 2020-12), for scripts that read them and for editors of such scripts.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::answer::schemas;

/// The schema of every answer, made from the types that are serialised: an answer is one of those under `$defs`, by its `question`.
///
/// ```
/// let schema = demarche::exchange::answers();
/// assert!(schema["$defs"]["compare"]["properties"]["pawlak"].is_object());
/// ```
pub fn answers() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut generator = SchemaGenerator::new(settings);
    let answers = schemas(&mut generator);
    let mut definitions = serde_json::Map::new();
    for (question, schema) in answers {
        // A question that can be asked of two things has an answer for each.
        let schema = match definitions.remove(question) {
            Some(first) => json!({"anyOf": [first, schema]}),
            None => json!(schema),
        };
        definitions.insert(question.to_owned(), schema);
    }
    let each: Vec<Value> = definitions.keys().map(|question| json!({"$ref": format!("#/$defs/{question}")})).collect();
    definitions.extend(generator.take_definitions(true));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers of demarche",
        "description": "What `--format json` prints. Fields may be added.",
        "oneOf": each,
        "$defs": definitions,
    })
}
