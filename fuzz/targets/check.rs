//! What is found in a file can be told in every format, and mended without anything new being found.
#![no_main]

use demarche_fuzz::asked::{asked, file, json};
use demarche_fuzz::changed::change_file;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| { change_file(data, size, most, seed) });

fuzz_target!(|data: &[u8]| {
    let path = file(data);
    let (status, found) = json(&["check", "--file", &path]);
    let count = |level: &str| {
        let findings = found["findings"].as_array().expect("a list");
        findings.iter().filter(|one| one["level"] == level).count()
    };
    assert_eq!(status, u8::from(count("error") > 0));
    for format in ["human", "github", "sarif", "junit"] {
        let (same, text) = asked(&["check", "--file", &path, "--format", format]);
        assert_eq!(same, status, "{format}");
        match format {
            "sarif" => drop(serde_json::from_str::<serde_json::Value>(&text).expect("SARIF is JSON")),
            "junit" => drop(roxmltree::Document::parse(&text).expect("JUnit is XML")),
            _ => {}
        }
    }
});
