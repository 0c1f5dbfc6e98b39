//! What stands in a line of the timeline.

use super::output;
use crate::support::small_text;

/// The lines of the timeline of a text, without the breaks of long ones.
fn lines(text: &str, arguments: &[&str]) -> Vec<String> {
    let told = output(text, &[&["timeline"], arguments].concat()).replace("\n    ", " ");
    told.lines().map(str::to_owned).collect()
}

#[test]
fn a_line_says_what_became_of_the_conditions() {
    let stances = [
        "a d supports, said: 2025-01",
        "a d supports, if: it rains, said: 2025-02",
        "a d supports, said: 2025-03",
        "a d opposes, if: it snows, said: 2025-04",
        "a d opposes, if: it hails, said: 2025-05",
    ];
    let told = lines(&small_text("a", "d", &stances), &[]);
    let said: Vec<&str> = told.iter().filter_map(|line| Some(line.split_once("supersedes ")?.1)).collect();
    let expected = [
        "January 2025: the same word; with a condition",
        "February 2025: the same word; without its condition",
        "March 2025: supports → opposes; with a condition",
        "April 2025: the same word; on other conditions",
    ];
    assert_eq!(said, expected);
}

#[test]
fn a_line_names_those_against_whom_and_to_whom_something_is_said() {
    let threat = "threats: [{by: a, against: [b, c], to: c, if: it snows, then: war comes, said: 2025-05}]\n";
    let told = lines(&(small_text("a b c", "d", &["a d open"]) + threat), &[]);
    let line = "  threat · a · against b and c to c: if this comes about: it snows – then: war comes";
    assert!(told.iter().any(|one| one == line), "{told:#?}");
}

#[test]
fn the_last_month_of_a_position_is_still_to_come_while_it_lasts() {
    let text = small_text("a", "d", &["a d opposes, said: 2025-05, until: 2025-06"]);
    let planned = |day: &str| lines(&text, &["--as-of", day]).iter().any(|line| line.contains("runs out (planned)"));
    assert_eq!([planned("2025-06-15"), planned("2025-07-01")], [true, false]);
}

#[test]
fn a_quantity_is_left_out_with_the_voice_that_gives_it() {
    let figure = "figures: {boats: {what: boats sunk, min: 5, unit: hulls, said: 2025-02-03, voice: reported}}\n";
    let text = small_text("a", "d", &["a d open, said: 2025-01"]) + figure;
    let told = |voice: &str| lines(&text, &["--voice", voice]).iter().any(|line| line.contains("boats sunk"));
    assert_eq!([told("reported"), told("stated")], [true, false]);
}

#[test]
fn a_line_names_who_claims_and_who_gives_a_quantity_and_says_at_least_once() {
    let more = "claims: [{by: a, about: b, kind: accusation, text: they took it, said: 2025-05}]\nfigures:\n  \
                boats: {what: boats sunk, min: 5, unit: hulls, qualifier: at least, by: b, said: 2025-05}\n  \
                nets: {what: nets lost, min: 5, qualifier: about, said: 2025-05}\n";
    let told = lines(&(small_text("a b", "d", &["a d open"]) + more), &[]);
    for line in [
        "  claim · a · accusation about b: they took it",
        "  figure · b · boats sunk: at least 5 hulls (boats)",
        "  figure · the source · nets lost: about at least 5 (nets)",
    ] {
        assert!(told.iter().any(|one| one == line), "{line}: {told:#?}");
    }
}

#[test]
fn a_claim_is_left_out_with_its_only_source() {
    let text = "sources: {s: {title: S}}\n".to_owned()
        + &small_text("a b", "d", &["a d open"])
        + "claims: [{by: a, about: b, text: they took it, voice: stated, evidence: {s: q}}]\n";
    let told = |arguments: &[&str]| lines(&text, arguments).iter().any(|line| line.contains("they took it"));
    assert_eq!([told(&["--undated"]), told(&["--undated", "--without", "s"])], [true, false]);
}
