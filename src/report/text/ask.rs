//! `ask` and `brokers` as text.

use super::frame;
use crate::analysis::{Ask, Broker, Scope, Situation};
use crate::id::PartyIx;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, left_off};

/// What to ask first, then how much is known of each party, on each issue, from each source and in each voice.
pub fn ask(page: &mut Page, situation: &Situation<'_>, answer: &Ask, top: usize) {
    frame::head(page, situation, "What to ask");
    page.heading("Answers that would narrow what is possible for most pairs");
    for gap in answer.gaps.iter().take(top) {
        let pairs = count(gap.pairs, "pair", "pairs");
        let text = format!("{}: {pairs}", frame::party(situation.model, gap.party));
        page.entry(2, &frame::id(&situation.model.demands[gap.demand].id), 32, &text);
    }
    if answer.gaps.is_empty() {
        page.line(2, "every party that is heard has a position on every demand that is spoken of");
    }
    if let Some(rest) = left_off(answer.gaps.iter().map(|gap| gap.pairs), top) {
        page.line(2, &paint(FAINT, format!("and {rest}")));
    }
    known(page, situation, answer);
}

/// How much is known, without what to ask.
pub fn coverage(page: &mut Page, situation: &Situation<'_>, answer: &Ask) {
    frame::head(page, situation, "How much is known");
    known(page, situation, answer);
}

fn known(page: &mut Page, situation: &Situation<'_>, answer: &Ask) {
    let model = situation.model;
    let mut table = |title: &str, rows: Vec<(String, String)>| {
        page.heading(title);
        rows.iter().for_each(|(label, text)| page.entry(2, label, 34, text));
    };
    let (all, stated) = (model.demands.len(), answer.stated);
    let by_party = answer.by_party.iter().map(|(ix, known)| (frame::party(model, *ix), format!("{known} of {all}")));
    table("Known by party", by_party.collect());
    let by_issue = answer.by_issue.iter();
    let by_issue = by_issue.map(|(ix, known, of)| (clean(&model.issues[*ix].name), format!("{known} of {of}")));
    table("Known by issue", by_issue.collect());
    let by_source = answer.by_source.iter().map(|(source, known, alone)| match source {
        Some(ix) => (frame::id(&model.sources[*ix].id), format!("{known} of {stated}, {alone} on it alone")),
        None => ("without evidence".to_owned(), format!("{known} of {stated}")),
    });
    table("Known by source", by_source.collect());
    let by_voice = answer.by_voice.iter().map(|(voice, known)| {
        (voice.map_or("none given", |voice| voice.word()).to_owned(), format!("{known} of {stated}"))
    });
    table("Known by voice", by_voice.collect());
    page.gap();
    let text =
        "Of stated positions in force; `show --balance` counts all statements. Asking much of one says nothing of it.";
    page.line(0, &paint(FAINT, text));
    frame::caveats(page, situation, &situation.parties_heard(Scope::Direct));
}

/// Third parties with their counts beside both, in the same words for all.
pub fn brokers(page: &mut Page, situation: &Situation<'_>, two: [PartyIx; 2], found: &[Broker]) {
    let model = situation.model;
    frame::head(page, situation, &format!("Who overlaps with {}", frame::names(model, &two)));
    if found.is_empty() {
        page.line(0, "No other party is known to share anything with one of the two.");
    }
    for broker in found {
        page.heading(&frame::party(model, broker.party));
        for (counts, other) in broker.counts.iter().zip(two) {
            let text = format!(
                "with {}: agree {}, terms {}, conditional {}, conflict {}, neutral {}; unknown {} of {}",
                frame::party(model, other),
                counts.agree,
                counts.terms,
                counts.conditional,
                counts.conflict,
                counts.neutral,
                counts.unknown,
                counts.of()
            );
            page.line(2, &text);
        }
        let [a, b] = broker.overlap();
        let conflict = match broker.conflicts() {
            _ if broker.known() == 0 => "nothing is known of it together with one of the two; ",
            0 => "in conflict with neither; ",
            _ => "",
        };
        page.line(2, &format!("{conflict}overlap {a:.1} and {b:.1}"));
        for (event, role) in &broker.roles {
            page.line(2, &format!("{} of {}", role.word(), frame::id(&model.events[*event].id)));
        }
        for one in &broker.acceptability {
            let each = two
                .iter()
                .zip(&one.cells)
                .map(|(ix, cell)| format!("{}: {}", frame::party(model, *ix), frame::short(cell.as_ref())));
            let each: Vec<String> = each.collect();
            page.line(2, &format!("as mediator ({}): {}", frame::id(&model.demands[one.demand].id), each.join(", ")));
            let refused: Vec<PartyIx> = one.refused().map(|at| two[at]).collect();
            if !refused.is_empty() {
                page.line(2, &format!("not accepted as mediator by {}", frame::names(model, &refused)));
            }
        }
    }
    page.gap();
    page.line(0, &paint(FAINT, "Overlap: demands on which both agree, and half of those on which one waits."));
    page.line(
        0,
        &paint(FAINT, "Counts are by the words that hold now; `demarche compare A B` lists them by every word."),
    );
    frame::foot(page, situation, &situation.parties_heard(Scope::Direct));
}
