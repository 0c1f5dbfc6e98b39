//! What is allowed is left out, where it is allowed and nowhere else; and every allowance has to earn its place.

use demarche::diagnostic::{Severity, Treatment};
use demarche::levels::Selector;
use demarche::load;
use demarche::source::Sources;

use crate::support::TWO_SHORES;

/// The names of the findings in a text beside the small model.
fn found(text: &str) -> Vec<&'static str> {
    let mut sources = Sources::default();
    sources.add("two-shores.yaml", TWO_SHORES);
    sources.add("more.yaml", text);
    load(&sources).diagnostics.iter().map(|found| found.rule.name).collect()
}

fn stance(note: &str) -> String {
    format!("stances:\n{note}  - {{party: south, demand: open-border, stance: open, evidence: {{leaflet: yes}}}}\n")
}

#[test]
fn a_comment_allows_for_its_line_or_for_the_entry_below_it() {
    let with =
        |above: &str, behind: &str| format!("sources:\n{above}  leaflet: {{title: A leaflet}}{behind}\n{}", stance(""));
    assert_eq!(found(&with("", "")), ["undated-source"]);
    assert!(found(&with("  # allow(undated-source): no date on it\n", "")).is_empty());
    assert!(found(&with("", "  # allow(undated-source): no date on it")).is_empty());
    assert!(
        found(&with("  #allow( D0445 ) : by its code\n\n  # another comment\n", "")).is_empty(),
        "blank lines between"
    );
    let long =
        "sources:\n  # allow(undated-source): none\n  leaflet:\n    title: A leaflet\n    note: In the harbour.\n";
    assert!(found(&format!("{long}{}", stance(""))).is_empty());
    let below = "sources:\n  # allow(undated-source): none\n  other: {date: 2025}\n  leaflet: {title: A leaflet}\n";
    let left = found(&format!(
        "{below}{}",
        stance("  # cited: the other one\n").replace("leaflet: yes", "leaflet: yes, other: yes")
    ));
    assert_eq!(left, ["unused-allow", "undated-source"], "the next entry is not meant");
}

#[test]
fn an_entry_with_a_dash_is_covered_to_its_end() {
    let text = "stances:\n  # allow(quotation-too-long): the whole sentence matters\n  - party: south\n    demand: open-border\n    \
                stance: open\n    evidence:\n      envoy: a b c d e f g h i j k l m n o p q r s t u v w x y z a b c\n";
    assert!(found(text).is_empty());
    assert_eq!(
        found(&text.replace("  # allow(quotation-too-long): the whole sentence matters\n", "")),
        ["quotation-too-long"]
    );
}

#[test]
fn what_looks_like_a_comment_in_a_text_is_none() {
    for note in [
        "\"# allow(undated-source): in quotation marks\"",
        "a word # allow(undated-source): a comment, but elsewhere",
        "|-\n      # allow(undated-source): in a block\n      of text",
        ">-\n      folded\n      # allow(undated-source): as well",
    ] {
        let text = format!("sources:\n  leaflet:\n    title: A leaflet\n    note: {note}\n{}", stance(""));
        let names = found(&text);
        assert!(names.contains(&"undated-source"), "{note}: {names:?}");
        assert_eq!(names.contains(&"unused-allow"), note.starts_with("a word"), "{note}: {names:?}");
    }
}

#[test]
fn what_is_lost_to_the_model_cannot_be_allowed() {
    let text =
        stance("  # allow(unknown-party): it will come\n").replace("south", "west").replace("leaflet", "gazette");
    assert_eq!(found(&text), ["unknown-rule", "unknown-party"]);
    assert_eq!(found("checks: {allow: {unknown-party: because}, warn: bad-date}"), ["unknown-rule", "unknown-rule"]);
    assert_eq!(found("checks: {allow: {unusd-party: because}}"), ["unknown-rule"]);
}

#[test]
fn the_section_sets_levels_and_the_user_has_the_last_word() {
    let level = |checks: &str, asked: &[(&str, Treatment)]| {
        let mut sources = Sources::default();
        sources.add("two-shores.yaml", TWO_SHORES);
        sources.add("more.yaml", format!("{checks}\nsources: {{leaflet: {{title: A leaflet}}}}\n{}", stance("")));
        let mut loaded = load(&sources);
        let select = |name| Selector::find(name).unwrap_or_else(|help| panic!("{name}: {help}"));
        let asked: Vec<(Selector, Treatment)> = asked.iter().map(|(name, how)| (select(name), *how)).collect();
        loaded.treat(&asked);
        let found: Vec<_> = loaded.diagnostics.iter().filter(|found| found.rule.name == "undated-source").collect();
        found.first().map(|found| found.severity)
    };
    use Severity::{Error, Warning};
    use Treatment::{Allow, Deny, Warn};
    let allow = "checks: {allow: {undated-source: a leaflet has no date}}";
    assert_eq!(level("", &[]), Some(Warning));
    assert_eq!(level("checks: {deny: undated-source}", &[]), Some(Error));
    assert_eq!(level("checks: {deny: evidence}", &[]), Some(Error));
    assert_eq!(level("checks: {deny: evidence, warn: undated-source}", &[]), Some(Warning), "the rule beats the group");
    assert_eq!(level(allow, &[]), None);
    assert_eq!(level(allow, &[("warnings", Deny)]), None, "what is allowed for a reason stays allowed");
    assert_eq!(level("", &[("warnings", Deny)]), Some(Error));
    assert_eq!(level("", &[("warnings", Deny), ("undated-source", Warn)]), Some(Warning));
    assert_eq!(level("", &[("evidence", Deny), ("D0445", Allow)]), None);
    assert_eq!(
        level("checks: {deny: undated-source}", &[("evidence", Warn)]),
        Some(Warning),
        "the user beats the file"
    );
}

#[test]
fn an_allowance_without_use_is_not_reported_where_nobody_could_know() {
    assert_eq!(found("checks: {allow: {stale-stance: a river moves slowly}}"), ["unused-allow"]);
    // The texts of the sources are not at hand.
    assert!(found("checks: {allow: {quotation-not-found: the transcript is rough}}").is_empty());
    // A part of the file is not understood.
    let names = found("checks: {allow: {stale-stance: a river moves slowly}}\nparties: {harbour: {nmae: Harbour}}");
    assert_eq!(names, ["unknown-key"]);
    assert!(
        found("checks: {allow: {stale-stance: slow, unused-allow: the list is the same for all our models}}")
            .is_empty()
    );
}
