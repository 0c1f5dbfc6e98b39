//! `ask` and `brokers` as text.

use super::frame;
use crate::analysis::{Ask, Broker, Scope, Situation};
use crate::id::PartyIx;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::count;

/// What to ask first, then how much is known of each party and on each issue.
pub fn ask(page: &mut Page, situation: &Situation<'_>, answer: &Ask, top: usize) {
    let model = situation.model;
    frame::head(page, situation, "What to ask");
    page.heading("Answers that would narrow what is possible for most pairs");
    for gap in answer.gaps.iter().take(top) {
        let pairs = count(gap.pairs, "pair", "pairs");
        let text = format!("{}: {pairs}", frame::party(model, gap.party));
        page.entry(2, &frame::id(&model.demands[gap.demand].id), 32, &text);
    }
    if answer.gaps.is_empty() {
        page.line(2, "every party that is heard has a position on every demand that is spoken of");
    } else if answer.gaps.len() > top {
        page.line(2, &paint(FAINT, format!("and {} more", answer.gaps.len() - top)));
    }
    page.heading("Known by party");
    let all = model.demands.len();
    for (party, known) in &answer.by_party {
        page.entry(2, &frame::party(model, *party), 32, &format!("{known} of {all}"));
    }
    page.heading("Known by issue");
    for (issue, known, of) in &answer.by_issue {
        page.entry(2, &clean(&model.issues[*issue].name), 32, &format!("{known} of {of}"));
    }
    page.gap();
    page.line(
        0,
        &paint(FAINT, "`show --balance` counts what each source gives. Asking much of one says nothing of it."),
    );
    page.line(0, &paint(FAINT, frame::NOT_ADVICE));
}

/// Third parties with their counts beside both, in the same words for all.
pub fn brokers(page: &mut Page, situation: &Situation<'_>, two: [PartyIx; 2], found: &[Broker]) {
    let model = situation.model;
    frame::head(page, situation, &format!("Who overlaps with {}", frame::names(model, &two)));
    if found.is_empty() {
        page.line(0, "Nothing is known of any other party together with one of the two.");
    }
    for broker in found {
        page.heading(&frame::party(model, broker.party));
        for (counts, other) in broker.counts.iter().zip(two) {
            let text = format!(
                "with {}: agree {}, conditional {}, conflict {}, terms {}; unknown {} of {}",
                frame::party(model, other),
                counts.agree,
                counts.conditional,
                counts.conflict,
                counts.terms,
                counts.unknown,
                counts.of()
            );
            page.line(2, &text);
        }
        let [a, b] = broker.overlap();
        let conflict = if broker.conflicts() == 0 { "in conflict with neither; " } else { "" };
        page.line(2, &format!("{conflict}overlap {a:.1} and {b:.1}"));
        for (event, role) in &broker.roles {
            page.line(2, &format!("{} of {}", role.word(), frame::id(&model.events[*event].id)));
        }
    }
    page.gap();
    page.line(0, &paint(FAINT, "Overlap: demands on which both agree, and half of those on which one waits."));
    frame::foot(page, situation, &situation.parties_heard(Scope::Direct));
}
