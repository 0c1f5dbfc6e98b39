//! A filter gives the answers of a file from which everything that it leaves out was deleted by hand.

use demarche::analysis::balance;
use demarche::answer::{Balance, Known, Register};
use demarche::graph::Filter;
use demarche::model::{Element, Model, Voice};
use demarche::situation::Situation;
use proptest::prelude::*;
use serde_json::Value;

use super::spec::{Cut, cuts, date_of, specs};
use super::{answers, at, load, settings};

fn filter(model: &Model, cut: &Cut) -> Filter {
    let without = model.sources.indices().enumerate().filter(|(at, _)| cut.without >> at & 1 == 1);
    Filter {
        voices: cut.voices.iter().filter_map(|word| Voice::from_word(word)).collect(),
        without: without.map(|(_, ix)| ix).collect(),
        no_red_lines: cut.no_red_lines,
        end: cut.end,
    }
}

/// Everything that `show` knows: each statement with its evidence and red line, and whether it is in force.
fn shown(s: &Situation<'_>) -> Vec<Value> {
    let m = s.model;
    let parties = m.parties.indices().map(Element::Party);
    let demands = m.demands.indices().map(Element::Demand);
    let sources = m.sources.indices().map(Element::Source);
    let texts = crate::support::sources(&[""; 4]);
    let register = Register::new(s, &texts);
    let shown = |element| serde_json::json!(Known::new(&register, element));
    let mut all: Vec<Value> = parties.chain(demands).chain(sources).map(shown).collect();
    all.push(serde_json::json!(Balance::new(&register, &balance(s))));
    for answer in all.iter_mut().filter_map(Value::as_object_mut) {
        // Only this says that something was left out.
        answer.shift_remove("left_out");
    }
    all
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn a_filter_is_deleting_by_hand(spec in specs(), cut in cuts(), day in proptest::option::of(0u8..10)) {
        let (whole, deleted) = (load(&spec), load(&spec.cut(&cut)));
        let filtered = Situation::of(&whole).on(day.map(date_of)).filtered(filter(&whole, &cut)).build();
        let by_hand = at(&deleted, day);
        let same = |id: &str| id.to_owned();
        prop_assert_eq!(answers(&filtered, &same), answers(&by_hand, &same));
        prop_assert_eq!(shown(&filtered), shown(&by_hand));
    }
}
