//! Packages by the utilities that parties gave, as text.

use super::words;
use crate::answer::{Bargaining, Picked, WeighedPackage};
use crate::model::{Number, Value};
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::count;

/// Whose numbers they are, the packages that no other beats, what each solution picks, and where two could trade.
pub fn bargaining(page: &mut Page, answer: &Bargaining<'_>, shown: usize) {
    page.heading("By the numbers that parties give");
    for (party, without) in &answer.disagreement.0 {
        let Some(own) = answer.given.iter().find(|one| one.party == *party) else { continue };
        let (name, given) = (clean(party.name), clean(own.given_by));
        page.line(2, &format!("{name}: given by {given}; no deal {}", number(*without)));
        words::evidence(page, &own.evidence, 6);
    }
    let packages = count(answer.packages.len(), "package", "packages");
    page.line(2, &format!("{packages}, {} at least as good as no deal for everybody.", answer.rational.len()));
    page.heading(&format!(
        "Packages of which no other is better for one and at least as good for all (Pareto frontier): {}",
        answer.frontier.len()
    ));
    list(page, answer, &answer.frontier, shown, 2);
    page.heading("Packages that stand out, by four measures, each with all ties");
    let each = [
        ("The largest product of what each party gains over no deal (Nash solution)", &answer.nash),
        (
            "Of the most that each could gain, the party with the smallest share gets the largest one (Kalai–Smorodinsky solution)",
            &answer.kalai_smorodinsky,
        ),
        ("The party that gains least over no deal gains most (egalitarian solution)", &answer.egalitarian),
        ("The largest sum of what it is worth to all (utilitarian solution)", &answer.utilitarian),
    ];
    for (name, picked) in each {
        solution(page, answer, name, picked, shown);
    }
    trades(page, answer);
}

fn number(Number(value): Number) -> String {
    // Sums of decimals are not exact, and products of small numbers are small: six digits, wherever they begin.
    let written = format!("{value:.5e}");
    Value::Number(written.parse().unwrap_or(value)).to_string()
}

fn solution(page: &mut Page, answer: &Bargaining<'_>, name: &str, picked: &Picked, shown: usize) {
    let Some(value) = picked.value else {
        page.line(2, &format!("{name}: none, since no package is at least as good as no deal for everybody"));
        return;
    };
    page.line(2, &format!("{name}: {}", number(value)));
    list(page, answer, &picked.packages, shown, 4);
}

fn list(page: &mut Page, answer: &Bargaining<'_>, places: &[usize], shown: usize, indent: usize) {
    for package in places.iter().take(shown).filter_map(|at| answer.packages.get(*at)) {
        page.line(indent, &self::package(package));
    }
    if places.len() > shown {
        page.line(indent, &paint(FAINT, format!("and {} more", places.len() - shown)));
    }
}

/// `Water: half · Ports: open – North 60, South 80`.
fn package(package: &WeighedPackage<'_>) -> String {
    let options = package.options.0.iter().map(|(issue, option)| format!("{}: {}", clean(issue.name), clean(option)));
    let worth = package.utilities.0.iter().map(|(party, value)| format!("{} {}", clean(party.name), number(*value)));
    format!("{} – {}", options.collect::<Vec<_>>().join(" · "), worth.collect::<Vec<_>>().join("; "))
}

fn trades(page: &mut Page, answer: &Bargaining<'_>) {
    if answer.trades.is_empty() {
        return;
    }
    page.heading("Trades, in which each gives where less is at stake for it");
    for trade in &answer.trades {
        let gives = trade.iter().map(|one| format!("{} on {}", clean(one.party.name), clean(one.gives.name)));
        page.line(2, &gives.collect::<Vec<_>>().join("; "));
    }
}
