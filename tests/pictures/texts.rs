//! What a cell of `text` says of a party beside a clause, in words that can be understood on paper.

use demarche::model::Model;

use super::groups_and_days::text;
use crate::support::{SELVAR, model};

const TALKS: &str = "\
parties: {a: {name: A}, b: {name: B}, c: {name: C}, d: {name: D}, e: {name: E}}
issues: {i: {name: I}, j: {name: J}}
demands:
  wide: {issue: i, text: The strait is open}
  free: {issue: i, text: Fishing is free, implies: {wide: nobody fishes in a closed strait}}
  watch: {issue: j, text: Boats are watched}
  tax: {issue: j, text: Boats are taxed}
stances:
  - {party: a, demand: tax, stance: supports, only_after: watch}
  - {party: b, demand: free, stance: reluctant}
  - {party: c, demand: free, stance: open}
  - {party: d, demand: free, stance: demands, red_line: {judge: curator, why: said never}}
  - {party: e, demand: free, stance: supports}
  - {party: e, demand: wide, stance: rejects}
documents:
  paper: {author: a, title: P, clauses: {one: {demand: tax}, two: {demand: free, stance: rejects}, three: {demand: watch}}}
";

fn drawn(model: &Model) -> String {
    text(model, "text")
}

#[test]
fn a_cell_says_what_a_reader_of_the_page_learns() {
    let text = drawn(&model(&[TALKS]));
    for said in [
        // The draft itself brings what the support waits for.
        "agrees as this text decides: only after “Boats are watched”",
        "reluctant about what the clause refuses",
        "open to what the clause refuses",
        "− disagrees red line",
        "− ≠ disagrees",
        "≠ does not fit another position of the same party.",
        "“As this text decides”: the word hangs on what the text itself brings about or rules out.",
        "Of 3 clauses, 1 meets a red line, 2 have no word from anybody but its author.",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("on the outcome"), "{text}");
}

#[test]
fn the_reed_guard_is_marked_beside_the_clause_that_does_not_fit_its_other_positions() {
    assert!(drawn(&model(&[SELVAR])).contains("+ ≠ agrees"));
}

#[test]
fn an_amendment_says_what_it_changes_and_what_it_leaves_out() {
    let weir = std::fs::read_to_string("tests/cli/weir.yaml").expect("it is there");
    let text = drawn(&model(&[&weir]));
    for said in [
        "by Upland, of 26 February 2026, amends “First paper”.",
        "Left out: 1 “First paper” has it, and this text does not",
        "c3 The weir is built to its full height",
        // The words of the curator, beside those of the demand.
        "A third of the power for six years",
        "A third of the power for eight years",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(text.contains("? unknown"), "in the legend: {text}");
    let twice = weir.replace("for eight years", &"for eight years and so on to the end of it ".repeat(9));
    let text = drawn(&model(&[&twice]));
    assert!(text.contains('…'), "what is long is cut: {text}");
}

/// Whoever reads the page on paper has no tooltip: it is said how much is not there.
#[test]
fn a_cell_that_is_cut_says_how_many_lines_are_left_out() {
    let long = format!("only_after: {}", "the boats of all three have come home and been counted ".repeat(12));
    let text = drawn(&model(&[&TALKS.replace("only_after: watch", &long)]));
    let (_, after) = text.split_once("only after the boats").expect("its condition");
    let told: Vec<&str> = after.split(" more lines").next().unwrap_or_default().rsplit("… ").collect();
    let left_out: usize = told[0].parse().unwrap_or_else(|_| panic!("{text}"));
    assert!(left_out > 1 && after.contains(&format!("… {left_out} more lines")), "{text}");
}
