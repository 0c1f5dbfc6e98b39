//! Every party on every demand, between all commands: what `matrix` says of a cell is what every other answer is about.
//!
//! Each answer is recomputed here from the cells, in the plainest way, without the code that gives it.

mod compared;
mod decided;
mod told;

use std::collections::BTreeMap;

use demarche::answer::Matrix;
use demarche::id::{DemandIx, PartyIx};
use demarche::model::Model;
use demarche::situation::{Scope, Situation};
use serde_json::Value;

use crate::oracle::talks::Talks;
use crate::support::{load_texts, model, situation, told};

/// A position as `matrix` has it in JSON.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    /// The levels of each word, the one that holds now first.
    words: Vec<[i64; 2]>,
    /// Whether it waits, and nothing holds until then.
    waits: bool,
    red_line: bool,
    derived: bool,
}

impl Said {
    fn read(cell: &Value) -> Option<Said> {
        let levels = |words: &Value| -> [i64; 2] {
            let level = |word: &Value| {
                let found = demarche::model::Level::from_word(word.as_str().unwrap_or_default());
                found.map(|level| i64::from(level.value())).unwrap_or_else(|| panic!("{word}"))
            };
            match words {
                Value::Array(ends) => [level(&ends[0]), level(&ends[1])],
                one => [level(one), level(one)],
            }
        };
        let second = Some(&cell["then"]).filter(|then| !then.is_null());
        (!cell.is_null()).then(|| Said {
            words: std::iter::once(&cell["stance"]).chain(second).map(levels).collect(),
            waits: cell["conditional"] == true,
            red_line: cell["red_line"] == true,
            derived: cell["basis"] == "derived",
        })
    }

    /// For 1, against −1, neutral 0; none where the sources do not agree.
    fn sides(&self) -> Vec<Option<i64>> {
        self.words.iter().map(side).collect()
    }

    fn may_be(&self, sign: i64) -> bool {
        self.sides().contains(&Some(sign))
    }

    /// On one side by some word, and on the other by none.
    fn leans(&self) -> Option<i64> {
        [1, -1].into_iter().find(|sign| self.may_be(*sign) && !self.may_be(-sign))
    }
}

fn side([low, high]: &[i64; 2]) -> Option<i64> {
    (low.signum() == high.signum() && (*low != 0 || low == high)).then_some(low.signum())
}

/// A model with what `matrix` says of it.
struct Cells<'s, 'm> {
    s: &'s Situation<'m>,
    m: &'m Model,
    scope: Scope,
    said: BTreeMap<(PartyIx, DemandIx), Said>,
}

impl<'s, 'm> Cells<'s, 'm> {
    fn new(s: &'s Situation<'m>, scope: Scope) -> Self {
        let m = s.model;
        let parties: Vec<PartyIx> = m.parties.indices().collect();
        let (_, matrix) = told(s, &parties, 80, |register| Matrix::new(register, &parties, scope));
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let mut said = BTreeMap::new();
        for row in list(&matrix["issues"]).iter().flat_map(|issue| list(&issue["demands"])) {
            let demand = m.find_demand(row["demand"].as_str().unwrap_or_default()).unwrap_or_else(|e| panic!("{e}"));
            for (party, cell) in row["positions"].as_object().into_iter().flatten() {
                let party = m.find_party(party).unwrap_or_else(|error| panic!("{error}"));
                said.extend(Said::read(cell).map(|cell| ((party, demand), cell)));
            }
        }
        Cells { s, m, scope, said }
    }

    fn of(&self, party: PartyIx, demand: DemandIx) -> Option<&Said> {
        self.said.get(&(party, demand))
    }

    fn parties(&self) -> Vec<PartyIx> {
        self.m.parties.indices().collect()
    }

    fn pairs(&self) -> Vec<[PartyIx; 2]> {
        let all = self.parties();
        all.iter().enumerate().flat_map(|(at, a)| all[at + 1..].iter().map(|b| [*a, *b])).collect()
    }

    fn at(&self, parties: &[PartyIx], demand: DemandIx) -> String {
        let names: Vec<&str> = parties.iter().map(|ix| self.m.parties[*ix].id.as_str()).collect();
        format!("{names:?} on {}, {:?}", self.m.demands[demand].id, self.scope)
    }
}

/// One clause for each demand, each in a document of its own.
fn with_documents(text: &str, demands: usize) -> String {
    let document =
        |at: usize| format!("  doc{at}: {{title: T, role: mediators-text, clauses: {{c: {{demand: d{at}}}}}}}\n");
    format!("{text}documents:\n{}", (0..demands).map(document).collect::<String>())
}

fn agree(m: &Model) {
    let s = situation(m);
    for scope in [Scope::Direct, Scope::Derived] {
        let cells = Cells::new(&s, scope);
        cells.compared();
        cells.contested();
        cells.counted();
        cells.agreed_on();
        cells.read();
        if scope == Scope::Derived {
            cells.explained();
            cells.asked_and_tested();
        } else {
            cells.changed();
        }
    }
}

/// This holds whatever a model says, so an edit of those that ship breaks nothing.
#[test]
fn all_commands_agree_on_every_cell_of_the_shipped_models() {
    for path in ["positions.yaml", "examples/selvar-basin.yaml"] {
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        agree(&model(&[&text]));
    }
}

#[test]
fn all_commands_agree_on_every_cell_of_random_models() {
    for seed in 0..2_000 {
        let mut talks = Talks::random(seed);
        talks.draft.clear();
        let text = with_documents(&talks.yaml(), talks.demands.len());
        let m = load_texts(&[&text]).model;
        let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| agree(&m)));
        assert!(told.is_ok(), "talks {seed}:\n{text}");
    }
}
