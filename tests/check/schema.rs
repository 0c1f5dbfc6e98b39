//! The schema that ships is fresh, the starter is clean, and what the schema refuses `check` refuses too. Whether the schema
//! itself says so is judged by another validator, in `.ci/validate`.

use std::path::{Path, PathBuf};

use demarche::diagnostic::Severity;
use demarche::exchange::answers;
use demarche::exchange::schema::schema;
use demarche::load;
use demarche::source::Sources;

use super::run;
use crate::rules::golden;
use crate::support::TWO_SHORES;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_schema_that_ships_is_fresh() {
    golden(&root().join("docs/demarche.schema.json"), &format!("{:#}\n", schema(None)));
}

#[test]
fn the_schema_says_what_every_key_is_for() {
    let schema = schema(None);
    let definitions = schema["$defs"].as_object().expect("definitions");
    let mut keys = 0;
    for record in definitions.values().chain([&schema]) {
        for (key, property) in record["properties"].as_object().into_iter().flatten() {
            let text = property["description"].as_str().unwrap_or_default();
            assert!(!text.is_empty() && !text.contains("crate::"), "{key}: {text}");
            keys += 1;
        }
    }
    assert!(keys > 100, "{keys}");
}

#[test]
fn with_ids_a_reference_is_to_what_is_there() {
    let mut sources = Sources::default();
    sources.add("two-shores.yaml", TWO_SHORES);
    let schema = schema(Some(&load(&sources).model));
    let stance = &schema["$defs"]["stance"]["properties"];
    assert_eq!(stance["party"]["enum"], serde_json::json!(["isles", "north", "south"]));
    assert_eq!(stance["evidence"]["propertyNames"]["enum"], serde_json::json!(["envoy", "gazette"]));
}

#[test]
fn what_the_schema_refuses_is_an_error_of_check() {
    let files = std::fs::read_dir(root().join("tests/schema")).expect("tests/schema is there");
    let mut number = 0;
    for path in files.map(|entry| entry.expect("readable").path()) {
        let mut sources = Sources::default();
        sources.add("two-shores.yaml", TWO_SHORES);
        sources.add("broken.yaml", std::fs::read_to_string(&path).expect("text"));
        assert!(load(&sources).count(Severity::Error) > 0, "{}", path.display());
        number += 1;
    }
    assert!(number >= 20, "{number}");
}

#[test]
fn the_starter_is_clean_and_is_not_written_over() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let at: &Path = folder.path();
    let (said, error, code) = run(at, &["init"]);
    assert_eq!((error.as_str(), code), ("", 0));
    for step in ["wrote positions.yaml", "`demarche check`", "`demarche render --open`"] {
        assert!(said.contains(step), "{step}: {said}");
    }
    assert!(run(at, &["init", "talks.yaml"]).0.contains("`demarche check -f talks.yaml`"));
    let (printed, _, code) = run(at, &["check", "--deny", "warnings"]);
    assert_eq!((printed.lines().count(), code), (1, 0), "{printed}");
    std::fs::write(at.join("positions.yaml"), "mine")?;
    let (_, error, code) = run(at, &["init"]);
    assert_eq!(code, 2, "{error}");
    assert!(error.contains("--force"), "{error}");
    assert_eq!(std::fs::read_to_string(at.join("positions.yaml"))?, "mine");
    assert_eq!(run(at, &["init", "--force"]).2, 0);
    assert_eq!(run(at, &["init", "-"]).0, std::fs::read_to_string(at.join("positions.yaml"))?);
    Ok(())
}

#[test]
fn the_schema_of_answers_that_ships_is_fresh() {
    golden(&root().join("docs/answers.schema.json"), &format!("{:#}\n", answers()));
}

#[test]
fn the_schema_of_answers_says_what_every_field_is() {
    let schema = answers();
    let definitions = schema["$defs"].as_object().expect("definitions");
    let mut fields = 0;
    for (name, definition) in definitions {
        for (key, field) in definition["properties"].as_object().into_iter().flatten() {
            let text = field["description"].as_str().unwrap_or_default();
            let is_said = key == "question" || !text.is_empty();
            assert!(is_said && !text.contains("crate::"), "{name}, {key}: {text}");
            fields += 1;
        }
    }
    assert!(fields > 200, "{fields}");
}
