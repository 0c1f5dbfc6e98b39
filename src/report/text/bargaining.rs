//! Packages by the utilities that parties gave, as text.

use super::frame;
use crate::analysis::{Bargaining, Picked, Situation};
use crate::model::Value;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::count;

/// Whose numbers they are, the packages that no other beats, what each solution picks, and where two could trade.
pub fn bargaining(page: &mut Page, situation: &Situation<'_>, answer: &Bargaining, shown: usize) {
    let model = situation.model;
    let solutions = &answer.solutions;
    page.heading("By the numbers that parties give");
    for (ix, without) in answer.parties.iter().zip(&answer.bargain.disagreement) {
        let Some(own) = model.utilities.iter().find(|utility| utility.party == *ix) else { continue };
        let (name, given) = (frame::party(model, *ix), clean(&own.given_by));
        page.line(2, &format!("{name}: given by {given}; no deal {}", number(*without)));
        situation.filter().pieces(&own.evidence).for_each(|piece| page.line(6, &frame::evidence(model, piece)));
    }
    let packages = count(answer.packages.len(), "package", "packages");
    let rational = solutions.rational.len();
    page.line(2, &format!("{packages}, {rational} at least as good as no deal for everybody."));
    page.heading(&format!("Packages that no other beats: {}", solutions.frontier.len()));
    for at in solutions.frontier.iter().take(shown) {
        package(page, situation, answer, *at, 2);
    }
    if solutions.frontier.len() > shown {
        page.line(2, &paint(FAINT, format!("and {} more", solutions.frontier.len() - shown)));
    }
    page.heading("Solutions, with all ties");
    let each = [
        ("Nash: largest product of gains", &solutions.nash),
        ("Kalai–Smorodinsky: largest smallest share of the ideal gain", &solutions.kalai_smorodinsky),
        ("Egalitarian: largest smallest gain", &solutions.egalitarian),
        ("Utilitarian: largest sum", &solutions.utilitarian),
    ];
    for (name, picked) in each {
        solution(page, situation, answer, name, picked, shown);
    }
    trades(page, situation, answer);
}

fn number(value: f64) -> String {
    // Sums of decimals are not exact, and products of small numbers are small: six digits, wherever they begin.
    let written = format!("{value:.5e}");
    Value::Number(written.parse().unwrap_or(value)).to_string()
}

fn solution(
    page: &mut Page,
    situation: &Situation<'_>,
    answer: &Bargaining,
    name: &str,
    picked: &Picked,
    shown: usize,
) {
    let Some(value) = picked.value else {
        page.line(2, &format!("{name}: none, since no package is at least as good as no deal for everybody"));
        return;
    };
    page.line(2, &format!("{name}, {}", number(value)));
    for at in picked.outcomes.iter().take(shown) {
        package(page, situation, answer, *at, 4);
    }
    if picked.outcomes.len() > shown {
        page.line(4, &paint(FAINT, format!("and {} more", picked.outcomes.len() - shown)));
    }
}

/// `Water: half · Ports: open – North 60, South 80`.
fn package(page: &mut Page, situation: &Situation<'_>, answer: &Bargaining, at: usize, indent: usize) {
    let model = situation.model;
    let option = |(ix, option): (&crate::id::IssueIx, &usize)| {
        let issue = &model.issues[*ix];
        format!("{}: {}", clean(&issue.name), clean(&issue.options[*option].name))
    };
    let options: Vec<String> = answer.issues.iter().zip(&answer.packages[at]).map(option).collect();
    let worth = |(ix, value): (&crate::id::PartyIx, &f64)| format!("{} {}", frame::party(model, *ix), number(*value));
    let worth: Vec<String> = answer.parties.iter().zip(&answer.bargain.outcomes[at]).map(worth).collect();
    page.line(indent, &format!("{} – {}", options.join(" · "), worth.join("; ")));
}

fn trades(page: &mut Page, situation: &Situation<'_>, answer: &Bargaining) {
    let model = situation.model;
    if answer.trades.is_empty() {
        return;
    }
    page.heading("Trades, in which each gives where less is at stake for it");
    for trade in &answer.trades {
        let each = trade.parties.iter().zip(&trade.gives);
        let gives = |(ix, on): (&crate::id::PartyIx, &crate::id::IssueIx)| {
            format!("{} on {}", frame::party(model, *ix), clean(&model.issues[*on].name))
        };
        page.line(2, &each.map(gives).collect::<Vec<_>>().join("; "));
    }
}
