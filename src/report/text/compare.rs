//! `compare` as text.

use super::{frame, single};
use crate::analysis::{Bounded, Comparison, Footing, Misfits, Scope, Situation, pair_counts, zones};
use crate::id::DemandIx;
use crate::model::Target;
use crate::report::page::Page;

/// The six counts with coverage and bounds, then the six lists.
pub fn compare(page: &mut Page, situation: &Situation<'_>, answer: &Comparison, scope: Scope, footing: &Footing<'_>) {
    let [a, b] = answer.parties;
    let model = situation.model;
    frame::head(page, situation, &format!("{} and {}", frame::party(model, a), frame::party(model, b)));
    single::everything(page, model, footing);
    let (counts, six) = (&answer.counts, &answer.counts.counts);
    let direct = pair_counts(situation, a, b, Scope::Direct);
    let derived = answer.conflict.iter().filter(|conflict| conflict.derived).count();
    let more = if derived > 0 { format!(" ({derived} derived)") } else { String::new() };
    page.line(
        0,
        &format!(
            "agree {} · terms {} · conditional {} · conflict {}{more} · neutral {} · unknown {} of {}",
            six.agree,
            six.terms,
            six.conditional,
            six.conflict,
            six.neutral,
            six.unknown,
            six.of()
        ),
    );
    page.line(0, &format!("known of both: {} of {}", six.known(), six.of()));
    let now = &counts.now;
    if (now.conflict, now.known()) != (six.conflict, six.known()) {
        let text =
            format!("by the words that hold now, which the figures take: conflict {} of {}", now.conflict, now.known());
        page.line(0, &text);
    }
    let only_direct = if scope == Scope::Derived && direct != *counts {
        format!("; without derived positions {}", share(&direct.conflict_share))
    } else {
        String::new()
    };
    page.line(0, &format!("conflict among known: {}{only_direct}", share(&counts.conflict_share)));
    page.line(0, &format!("distance: {} (the steps of the scale taken as equally wide)", decimals(&counts.distance)));
    let relation = counts.pawlak.relation().map_or(String::new(), |relation| format!(", {}", relation.word()));
    page.line(0, &format!("Pawlak's distance: {}{relation}", decimals(&counts.pawlak.distance)));
    let figures = [&counts.conflict_share, &counts.distance, &counts.pawlak.distance];
    if figures.iter().any(|figure| figure.is_outside()) {
        page.line(
            0,
            "A figure outside its range is no error: it counts what is known of both, the range every demand.",
        );
    }
    let unfit = Misfits::new(situation);
    let conflict: Vec<DemandIx> = answer.conflict.iter().map(|conflict| conflict.demand).collect();
    let lists = [
        ("Agree", &answer.agree),
        ("Same side, terms differ", &answer.terms),
        ("Same side, on a condition", &answer.conditional),
        ("Conflict", &conflict),
        ("Neutral", &answer.neutral),
        ("Unknown", &answer.unknown),
    ];
    for (title, demands) in lists {
        if demands.is_empty() {
            continue;
        }
        page.heading(title);
        for demand in demands {
            let findings = [&answer.agree, &answer.conditional, &conflict];
            let is_finding = findings.iter().any(|finding| std::ptr::eq(demands, *finding));
            let [a, b] = answer.parties.map(|party| {
                let cell = situation.matrix(scope).cell(party, *demand);
                if is_finding {
                    single::position(situation, footing, party, *demand, cell)
                } else {
                    frame::told(situation, party, *demand, cell, None)
                }
            });
            page.entry(2, &frame::id(&model.demands[*demand].id), 32, &format!("{a} / {b}"));
            for party in unfit.of(&answer.parties, *demand) {
                page.line(6, &frame::unfit(model, party));
            }
            let conditional = std::ptr::eq(demands, &answer.conditional);
            if std::ptr::eq(demands, &answer.terms) || conditional {
                let mut zones = zones(situation, &answer.parties, Target::Demand(*demand), scope);
                // A condition may bring both to one side and leave them without a common value.
                zones.retain(|zone| !conditional || zone.common.is_none());
                frame::zones(page, model, &zones);
            }
        }
    }
    frame::foot(page, situation, &answer.parties);
}

fn share(figure: &Bounded) -> String {
    let known = figure.known.map_or("–".to_owned(), frame::percent);
    format!("{known}, possible range {} to {}", frame::percent(figure.low), frame::percent(figure.high))
}

fn decimals(figure: &Bounded) -> String {
    let known = figure.known.map_or("–".to_owned(), |known| format!("{known:.2}"));
    format!("{known}, possible range {:.2} to {:.2}", figure.low, figure.high)
}
