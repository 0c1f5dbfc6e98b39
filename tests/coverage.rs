//! Whether the shipped model carries every fact and every disagreement of its sources, counted by matching quotations.

use demarche::model::{Evidence, Model};

use crate::support::model;

const FACTS: &str = include_str!("fixtures/facts.tsv");

/// Straight quotes and single spaces: what typesetting changes does not matter here.
fn folded(text: &str) -> String {
    let straight = text.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The evidence of one kind of entry.
fn evidence<'m>(m: &'m Model, kind: &str) -> Vec<&'m Evidence> {
    match kind {
        "stance" => m.stances.iter().flat_map(|(_, stance)| &stance.evidence).collect(),
        "step" => m.steps.iter().flat_map(|(_, step)| &step.evidence).collect(),
        "document" => m
            .papers
            .iter()
            .flat_map(|(_, paper)| paper.evidence.iter().chain(paper.deliveries.iter().flat_map(|d| &d.evidence)))
            .collect(),
        "event" => m
            .events
            .iter()
            .flat_map(|(_, event)| {
                let attendance = event.attendance.iter().flat_map(|attendance| &attendance.evidence);
                let outcomes = event.outcomes.iter().flat_map(|outcome| &outcome.evidence);
                event.evidence.iter().chain(attendance).chain(outcomes)
            })
            .collect(),
        "threat" => m.threats.iter().flat_map(|(_, threat)| &threat.attribution.evidence).collect(),
        "claim" => m.claims.iter().flat_map(|(_, claim)| &claim.attribution.evidence).collect(),
        "figure" => m.figures.iter().flat_map(|(_, figure)| &figure.attribution.evidence).collect(),
        other => panic!("no kind of entry is called {other}"),
    }
}

fn is_carried(m: &Model, kind: &str, words: &str) -> bool {
    match kind {
        "dispute" => m.disputes.iter().any(|(_, dispute)| dispute.id.as_str() == words && !dispute.answers.is_empty()),
        "alias" => m.people.iter().any(|(_, person)| person.also.iter().any(|name| name == words)),
        _ => {
            let wanted = folded(words);
            let quotes = evidence(m, kind).into_iter().filter_map(|piece| piece.quote.as_deref());
            quotes.map(folded).any(|quote| quote.contains(&wanted))
        }
    }
}

#[test]
fn every_fact_and_every_disagreement_of_the_sources_is_in_the_model() {
    let text = std::fs::read_to_string("positions.yaml").unwrap();
    let m = model(&[&text]);
    let mut counts = [(0, 0); 2];
    let mut missing = Vec::new();
    for line in FACTS.lines().filter(|line| !line.starts_with('#')) {
        let [number, kind, words] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {line}") };
        let count = &mut counts[usize::from(number.starts_with('D'))];
        count.1 += 1;
        if is_carried(&m, kind, words) {
            count.0 += 1;
        } else {
            missing.push(line);
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert_eq!(counts, [(136, 136), (21, 21)]);
}
