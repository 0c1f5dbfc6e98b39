//! Text and JSON of every question hold the same facts: what a reader of the one learns, a reader of the other does.
//!
//! From text to JSON: every id, number, word of the scale and quotation. From JSON to text: every position, with what it
//! depends on, and every condition, unless it stands in a list that the text counts. And no line of the text is too long.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Output};

use demarche::model::{Element, Level, Model};
use serde_json::Value;

use crate::support::model;

/// A model, and questions that fit it.
struct Talks {
    path: &'static str,
    parties: &'static str,
    questions: &'static [&'static str],
}

const TALKS: [Talks; 6] = [
    Talks { path: "positions.yaml", parties: "russia ukraine", questions: ISTANBUL },
    Talks { path: "tests/models/istanbul.yaml", parties: "russia ukraine", questions: ISTANBUL },
    Talks { path: "examples/selvar-basin.yaml", parties: "orveth tamolin", questions: SELVAR },
    Talks { path: "tests/models/selvar.yaml", parties: "orveth tamolin", questions: SELVAR },
    Talks { path: "examples/two-papers.yaml", parties: "aubrey corvel", questions: PAPERS },
    Talks { path: "examples/pay-talks.yaml", parties: "operators union", questions: PAY },
];
const PAPERS: &[&str] = &[
    "show aubrey",
    "show sound-league",
    "show maren-holt",
    "show watched",
    "show corvel-counter",
    "text corvel-counter",
    "text aubrey-second corvel-counter",
    "common-ground aubrey corvel",
    "conflicts",
    "deal truce line",
    "diff 2031-03-10 2031-04-20",
    "timeline",
    "ask",
];
const PAY: &[&str] = &[
    "common-ground operators union",
    "compare operators union",
    "deal",
    "diff 2030-01-15 2030-03-10",
    "timeline",
    "roadmap",
];
const ISTANBUL: &[&str] = &[
    "matrix",
    "matrix russia ukraine --as-of 2025-05-28 --direct",
    "show ukraine",
    "show russia --no-red-lines",
    "show western-allies",
    "show ceasefire",
    "show nato-renounce",
    "show umerov",
    "show kyiv-dateline",
    "show turkey reparations",
    "show russia memo-at-talks",
    "show threats claims figures",
    "show steps documents",
    "show events disputes",
    "show scenarios",
    "show --balance",
    "common-ground russia ukraine",
    "common-ground ukraine us turkey --voice stated",
    "conflicts",
    "conflicts russia ukraine --assume ukraine:nato-renounce=supports",
    "why russia ukraine leave-four-regions",
    "compare russia ukraine",
    "compare us ukraine --direct",
    "pairs",
    "coalitions",
    "camps --anyway",
    "brokers russia ukraine",
    "ask",
    "ask --coverage",
    "roadmap",
    "roadmap --as-of 2025-05-30",
    "deal talks ceasefire",
    "deal nato",
    "text ukraine-draft",
    "robust",
    "disputes",
    "timeline --undated",
    "diff 2025-05-28 2025-06-02",
];
const SELVAR: &[&str] = &[
    "matrix",
    "show tamolin",
    "show orveth",
    "show threats scenarios utilities",
    "common-ground orveth tamolin",
    "conflicts",
    "compare orveth tamolin",
    "pairs",
    "coalitions",
    "camps --anyway",
    "brokers orveth tamolin",
    "ask",
    "roadmap",
    "deal",
    "robust",
    "disputes",
    "timeline --undated",
    "show --balance",
];

impl Talks {
    /// The questions, and those that no list has: of everybody, or of two parties.
    fn questions(&self) -> Vec<String> {
        let listed: BTreeSet<&str> = ISTANBUL.iter().chain(SELVAR).filter_map(|line| line.split(' ').next()).collect();
        let schema: Value = serde_json::from_str(include_str!("../docs/answers.schema.json")).expect("JSON");
        let names = schema["oneOf"].as_array().expect("a list").iter().filter_map(|one| one["$ref"].as_str());
        let names: BTreeSet<&str> = names.filter_map(|name| name.rsplit('/').next()).collect();
        assert!(names.len() >= 20 && names.contains("matrix"), "{names:?}");
        // What is wrong with a file is told in another way; `show --balance` is no command of its own.
        let is_new = |name: &&str| !["check", "balance"].contains(name) && !listed.contains(name);
        let new = names.into_iter().filter(is_new).map(|name| {
            let plain = output(self.path, name, &[]).status.success();
            if plain { name.to_owned() } else { format!("{name} {}", self.parties) }
        });
        self.questions.iter().map(|question| (*question).to_owned()).chain(new).collect()
    }
}

/// Every question that a model is asked here.
pub fn questions(path: &str) -> Vec<String> {
    TALKS.iter().filter(|talks| talks.path == path).flat_map(Talks::questions).collect()
}

fn output(path: &str, question: &str, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_demarche"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(question.split(' ')).args(["--file", path]).args(more);
    command.output().unwrap_or_else(|error| panic!("{question}: {error}"))
}

fn asked(path: &str, question: &str, more: &[&str]) -> String {
    let output = output(path, question, more);
    assert!(output.status.success(), "{question} on {path}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap_or_else(|error| panic!("{question}: {error}"))
}

/// What a JSON document holds: every text and key, and every number that can be read off it.
#[derive(Default)]
struct Held {
    texts: BTreeSet<String>,
    numbers: Vec<f64>,
}

impl Held {
    fn of(value: &Value) -> Held {
        let mut held = Held::default();
        held.add(value);
        held
    }

    fn add(&mut self, value: &Value) {
        match value {
            Value::String(text) => {
                self.texts.insert(text.clone());
            }
            Value::Number(number) => self.numbers.extend(number.as_f64()),
            Value::Array(list) => {
                self.counted(list);
                list.iter().for_each(|one| self.add(one));
            }
            Value::Object(fields) => {
                self.numbers.push(fields.len() as f64);
                if let (Some(link), Some(what)) = (fields.get("link"), fields.get("what")) {
                    let words = |value: &Value| value.as_str().unwrap_or_default().replace('_', " ");
                    self.texts.insert(format!("{} {}", words(link), what.as_str().unwrap_or_default()));
                }
                for (key, one) in fields {
                    self.texts.insert(key.clone());
                    self.add(one);
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    /// How long a list is, and of how many one or two things are true: so many are derived, of a class, on a single source.
    fn counted(&mut self, list: &[Value]) {
        self.numbers.push(list.len() as f64);
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        for fields in list.iter().filter_map(Value::as_object) {
            let facts: Vec<String> = fields
                .iter()
                .map(|(key, own)| match own {
                    Value::Array(list) => format!("{key}: {}", list.is_empty()),
                    Value::Object(fields) => format!("{key}: {}", fields.is_empty()),
                    Value::Bool(_) | Value::String(_) => format!("{key}: {own}"),
                    Value::Null | Value::Number(_) => format!("{key}: {}", own.is_null()),
                })
                .chain(fields.iter().filter(|(_, own)| own.is_string()).map(|(key, _)| format!("{key}: some")))
                .collect();
            for (at, one) in facts.iter().enumerate() {
                *alike.entry(one.clone()).or_default() += 1;
                for other in &facts[at + 1..] {
                    *alike.entry(format!("{one}, {other}")).or_default() += 1;
                }
            }
        }
        self.numbers.extend(alike.values().map(|number| *number as f64));
    }

    fn says(&self, word: &str) -> bool {
        self.texts.iter().any(|text| words(text).any(|own| own == word))
    }

    /// Whether a number is there as it is printed: as whole, rounded to its digits, or as percent.
    fn has(&self, printed: &str) -> bool {
        let plain = printed.replace(',', "");
        let Ok(number) = plain.parse::<f64>() else { return true };
        let digits = plain.split_once('.').map_or(0, |(_, digits)| digits.len()) as i32;
        let near = |own: f64| (own - number).abs() <= 0.5 * 10f64.powi(-digits) + 1e-9;
        let there = |own: &f64| (digits == 0 && *own == number) || (digits > 0 && near(*own)) || near(own * 100.0);
        self.numbers.iter().any(there) || self.texts.iter().any(|text| text.contains(printed) || text.contains(&plain))
    }
}

/// Words as they are typed: ids stay whole.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ids(m: &Model) -> BTreeSet<&str> {
    // An id that is an English word may stand in a sentence.
    m.elements()
        .filter(|one| !matches!(one, Element::Issue(_)))
        .map(|one| m.id_of(one))
        .filter(|id| id.contains('-'))
        .collect()
}

fn without_head(mut answer: Value) -> Value {
    for key in ["glossary", "model"] {
        answer.as_object_mut().expect("an object").remove(key);
    }
    answer
}

/// Numbers in the text: digits with separators, not within a word or a date. How many more there are than are shown is the rest
/// of a list that JSON has.
fn numbers(text: &str) -> Vec<&str> {
    let is_part = |c: char| c.is_alphanumeric() || "-.,~_’".contains(c);
    let parts = text.split(|c: char| !is_part(c)).map(|word| word.trim_matches(['.', ',', '-']));
    let parts: Vec<&str> = parts.filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.');
    let next = |at: usize| parts.get(at + 1).copied().unwrap_or_default();
    (0..parts.len()).filter(|at| is_number(parts[*at]) && next(*at) != "more").map(|at| parts[at]).collect()
}

/// Every position of an answer, with the text of its conditions.
fn positions<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| positions(one, found)),
        Value::Object(fields) => {
            if fields.contains_key("stance") && fields.contains_key("basis") {
                found.push(value);
            }
            fields.values().for_each(|one| positions(one, found));
        }
        _ => {}
    }
}

#[test]
fn text_and_json_of_every_question_hold_the_same_facts() {
    let mut wrong = Vec::new();
    for talks in TALKS {
        let path = talks.path;
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let m = model(&[&text]);
        let ids = ids(&m);
        for question in &talks.questions() {
            let page = asked(path, question, &[]);
            let json: Value = serde_json::from_str(&asked(path, question, &["--format", "json"])).expect("JSON");
            // A sentence of the file may have a number in it.
            let sentences = Held::of(&json["glossary"]).texts;
            let answer = without_head(json);
            let mut held = Held::of(&answer);
            let mut say = |what: String| wrong.push(format!("{question} on {path}: {what}"));
            for line in page.lines().filter(|line| line.chars().count() > 80) {
                say(format!("more than 80 columns: {line}"));
            }
            let flat = squeezed(&page);
            for id in ids.iter().filter(|id| words(&flat).any(|word| word == **id) && !held.says(id)) {
                say(format!("the id {id} stands only in the text"));
            }
            // Two of the words of the scale are words of every day as well.
            let of_scale = Level::words().filter(|word| !["open", "neutral"].contains(word));
            for word in of_scale.filter(|word| words(&flat).any(|own| own == *word) && !held.says(word)) {
                say(format!("{word} stands only in the text"));
            }
            held.texts.extend(sentences);
            for number in numbers(&flat).into_iter().filter(|number| !held.has(number)) {
                say(format!("the number {number} stands only in the text"));
            }
            for quote in flat.split('“').skip(1).filter_map(|rest| rest.split('”').next()) {
                if !held.texts.iter().any(|text| squeezed(text).contains(quote)) {
                    say(format!("the words “{quote}” stand only in the text"));
                }
            }
            if question.starts_with("matrix") {
                continue; // Its text has signs for words.
            }
            let mut found = Vec::new();
            positions(&answer, &mut found);
            for position in found {
                let stance = &position["stance"];
                let words: Vec<&str> = stance
                    .as_str()
                    .into_iter()
                    .chain(stance.as_array().into_iter().flatten().filter_map(Value::as_str))
                    .collect();
                for word in words.into_iter().filter(|word| !flat.contains(word)) {
                    say(format!("the position {word} stands only in the JSON"));
                }
                let conditions = position["conditions"].as_array().into_iter().flatten();
                for what in
                    conditions.filter_map(|one| one["what"].as_str()).filter(|what| !flat.contains(&squeezed(what)))
                {
                    say(format!("the condition {what} stands only in the JSON"));
                }
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}
