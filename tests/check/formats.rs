//! The formats for services: valid, complete, and safe against what a file may hold.

use demarche::load;
use demarche::report::diagnostics::{github, junit, sarif};
use demarche::rules;
use demarche::source::Sources;
use serde_json::Value;

use crate::support::TWO_SHORES;

/// A text with an error and a warning, and names that every format has to escape.
fn hostile() -> (Sources, Vec<demarche::diagnostic::Diagnostic>) {
    let mut sources = Sources::default();
    sources.add("/home of/two shores.yaml", TWO_SHORES);
    sources.add(
        "/home of/a,b:c%.yaml",
        "parties: {'x\u{202e}%0A<\"&>::error::': {nmae: X}}\nstances:\n  - {party: south, demand: \
         \"a%,\\r\\n:b\",\n     stance: open, evidence: {gazette: yes}}\n",
    );
    let found = load(&sources).diagnostics;
    assert!(found.len() >= 3, "{found:#?}");
    (sources, found)
}

fn sarif_of(found: &[demarche::diagnostic::Diagnostic], sources: &Sources) -> Value {
    sarif(found, sources, "/home of")
}

#[test]
fn sarif_has_what_code_scanning_asks_for() {
    let (sources, found) = hostile();
    let log = sarif_of(&found, &sources);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let listed = run["tool"]["driver"]["rules"].as_array().expect("rules");
    for rule in listed {
        for key in ["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"] {
            assert!(!rule[key].is_null(), "{rule}: {key}");
        }
        assert!(rule["help"]["markdown"].as_str().is_some_and(|text| text.starts_with("# ")));
        assert!(["error", "warning"].contains(&rule["defaultConfiguration"]["level"].as_str().expect("a level")));
    }
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), found.len());
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("a number") as usize;
        assert_eq!(listed[index]["id"], result["ruleId"]);
        assert!(
            result["message"]["text"]
                .as_str()
                .is_some_and(|text| text.ends_with(['.', '?']) && !text.contains('\u{202e}'))
        );
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a path");
        assert!(!uri.starts_with('/') && uri.bytes().all(|b| b.is_ascii_graphic() && b != b':' && b != b','), "{uri}");
        let region = |key: &str| place["region"][key].as_u64().expect("a number");
        assert!(region("startLine") >= 1 && region("startColumn") >= 1);
        assert!((region("startLine"), region("startColumn")) <= (region("endLine"), region("endColumn")));
    }
}

#[test]
fn sarif_of_nothing_is_a_log_without_results() {
    let mut sources = Sources::default();
    sources.add("two-shores.yaml", TWO_SHORES);
    let run = &sarif_of(&[], &sources)["runs"][0];
    assert_eq!((run["results"].as_array().map(Vec::len), &run["columnKind"]), (Some(0), &"unicodeCodePoints".into()));
}

#[test]
fn every_rule_can_be_described_in_sarif() {
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", "x");
    let span = demarche::source::Span { file, start: 0, end: 1 };
    let all = rules::all();
    let found: Vec<_> = all.iter().map(|rule| demarche::diagnostic::Diagnostic::new(rule, span, "m")).collect();
    let log = sarif_of(&found, &sources);
    let texts = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules").iter();
    for text in texts.map(|rule| rule["fullDescription"]["text"].as_str().unwrap_or_default()) {
        assert!(text.len() > 20 && !text.starts_with('#'), "{text}");
    }
}

#[test]
fn a_workflow_command_is_one_line_whatever_the_file_holds() {
    let (sources, found) = hostile();
    let text = github(&found, &sources, "/home of");
    assert_eq!(text.lines().count(), found.len(), "{text}");
    for line in text.lines() {
        assert!(line.starts_with("::error ") || line.starts_with("::warning "), "{line}");
        let (properties, _) = line[2..].split_once("::").expect("a text");
        assert!(properties.split(' ').next().is_some_and(|word| word == "error" || word == "warning"));
        let values = properties.split_once(' ').map(|(_, rest)| rest).unwrap_or_default().split(',');
        for value in values {
            assert!(
                value.split_once('=').is_some_and(|(key, value)| !key.is_empty() && !value.contains(':')),
                "{line}"
            );
        }
    }
    assert!(text.contains("file=a%2Cb%3Ac%25.yaml"), "{text}");
}

#[test]
fn junit_is_xml_and_counts_the_errors() {
    let (sources, found) = hostile();
    let xml = junit(&found, &sources, "/home of");
    let document = roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
    let suites: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testsuite")).collect();
    assert_eq!(suites.len(), 2, "one for each file");
    for suite in suites {
        let failures = suite.descendants().filter(|node| node.has_tag_name("failure")).count();
        let cases = suite.children().filter(|node| node.has_tag_name("testcase")).count();
        assert_eq!(suite.attribute("failures"), Some(failures.to_string().as_str()));
        assert_eq!(suite.attribute("tests"), Some(cases.to_string().as_str()));
    }
}
