//! Whatever can be understood can be asked everything: with status 0, as text and as JSON.
#![no_main]

use std::sync::OnceLock;

use demarche::source::Sources;
use demarche_fuzz::asked::{asked, file, json};
use demarche_fuzz::changed::change_file;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| { change_file(data, size, most, seed) });

/// The questions that the schema of answers has.
fn questions() -> &'static [String] {
    static QUESTIONS: OnceLock<Vec<String>> = OnceLock::new();
    QUESTIONS.get_or_init(|| {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("../../docs/answers.schema.json")).expect("the schema is JSON");
        let names = schema["oneOf"].as_array().expect("a list").iter().filter_map(|one| one["$ref"].as_str());
        let names = names.filter_map(|name| name.rsplit('/').next());
        // What is no command of its own, or asks for two files.
        names.filter(|name| !["check", "balance", "diff", "text"].contains(name)).map(str::to_owned).collect()
    })
}

fuzz_target!(|data: &[u8]| {
    let mut sources = Sources::default();
    sources.add_bytes("model.yaml", data.to_vec());
    let loaded = demarche::understand(&sources, &[]);
    if loaded.incomplete {
        return;
    }
    let path = file(data);
    let parties: Vec<&str> = loaded.model.parties.iter().map(|(_, party)| party.id.as_str()).take(2).collect();
    let demand = loaded.model.demands.iter().map(|(_, demand)| demand.id.as_str()).next();
    let ask = |arguments: &[&str]| {
        let arguments = [arguments, &["--file", &path]].concat();
        let (text, answer) = (asked(&arguments).0, json(&arguments).0);
        assert_eq!((text, answer), (0, 0), "{arguments:?}");
    };
    let (Some(demand), [one, other]) = (demand, parties.as_slice()) else { return };
    for question in questions() {
        match question.as_str() {
            "show" => {
                ask(&["show", one]);
                ask(&["show", one, demand]);
                ask(&["show", demand]);
                ask(&["show", "--balance"]);
            }
            "why" => ask(&["why", one, other, demand]),
            "compare" | "brokers" | "common-ground" => ask(&[question, one, other]),
            _ => ask(&[question]),
        }
    }
    ask(&["diff", "2000", "2030"]);
});
