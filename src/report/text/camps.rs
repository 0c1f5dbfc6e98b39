//! `camps` as text.

use super::frame;
use crate::analysis::{Camps, Situation};
use crate::report::page::{FAINT, Page, paint};
use crate::words::count;

/// Below this share of known demands the partitions are held back: they would rest on next to nothing.
pub const LEAST_COVERAGE: f64 = 0.5;

/// The partitions with the edges against them, if enough is known or the user wants them all the same.
pub fn camps(page: &mut Page, situation: &Situation<'_>, answer: &Camps, all_the_same: bool) {
    let model = situation.model;
    frame::head(page, situation, "Pairs by what outweighs: agreement or conflict");
    for (title, positive) in [("More agreement than conflict", true), ("More conflict than agreement", false)] {
        let edges: Vec<_> = answer.edges.iter().filter(|edge| edge.positive == positive).collect();
        page.heading(&format!("{title}: {}", edges.len()));
        for edge in edges {
            let text = format!("known of both: {} of {}", edge.known, model.demands.len());
            page.entry(2, &frame::names(model, &edge.parties), 40, &text);
        }
    }
    match answer.coverage {
        Some(coverage) if coverage < LEAST_COVERAGE && !all_the_same => {
            page.gap();
            page.line(
                0,
                &format!(
                    "Of all demands, {} are known of both parties of a pair, on average. A partition would say more about \
                     what is missing than about the parties; --anyway prints it.",
                    frame::percent(coverage)
                ),
            );
        }
        Some(_) => partitions(page, situation, answer),
        None => {}
    }
    page.gap();
    page.line(
        0,
        &paint(FAINT, "`demarche compare A B` lists what a pair rests on, and `why A B DEMAND` in which words."),
    );
    frame::foot(page, situation, &situation.parties_heard(crate::analysis::Scope::Direct));
}

fn partitions(page: &mut Page, situation: &Situation<'_>, answer: &Camps) {
    let model = situation.model;
    let pairs = match count(answer.frustration, "pair", "pairs") {
        pairs if answer.at_least < answer.frustration => format!("{} to {pairs}", answer.at_least),
        pairs => pairs,
    };
    let (number, exact) = (answer.partitions.len(), if answer.exact { "" } else { "; not every one was tried" });
    page.heading(&format!("Partitions into two with {pairs} against them{exact}: {number}"));
    for partition in &answer.partitions {
        let [a, b] = partition.camps.each_ref().map(|camp| frame::names(model, camp));
        let text = if partition.camps[1].is_empty() { format!("{a} together") } else { format!("{a} | {b}") };
        page.line(2, &text);
        for at in &partition.against {
            let edge = &answer.edges[*at];
            page.line(6, &paint(FAINT, format!("against it: {}", frame::names(model, &edge.parties))));
        }
    }
}
