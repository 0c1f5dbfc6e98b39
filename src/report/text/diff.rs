//! `diff` as text: what changed, old and new words side by side, and what happened meanwhile.

use super::{frame, timeline};
use crate::analysis::{Change, Convergence, Diff, Difference, Entry, Situation};
use crate::graph::Cell;
use crate::id::{PartyIx, StanceIx};
use crate::model::Model;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::count;

/// The whole answer, between two situations of one model.
pub fn diff(page: &mut Page, from: &Situation<'_>, to: &Situation<'_>, answer: &Diff, meanwhile: &[Entry]) {
    let model = to.model;
    let first = from.day.map_or(String::new(), |day| format!(" from {day}"));
    let last = to.day.map_or(String::new(), |day| format!(" to {day}"));
    frame::about(page, to, &format!("What changed{first}{last}"));
    let both = answer.unchanged + answer.substantive();
    let sentence = match answer.substantive() {
        _ if both == 0 => "No position is known at both dates.".to_owned(),
        0 => format!("No substantive position changed, of {both} known at both dates."),
        changed => format!("{changed} of {} known at both dates changed.", count(both, "position", "positions")),
    };
    page.line(0, &sentence);
    let known = |difference: &&Difference| difference.old.is_some() && difference.new.is_some();
    section(page, to, "Changed", answer.changed.iter().filter(known));
    let of = |change: Change| answer.changed.iter().filter(move |difference| difference.changes == [change]);
    section(page, to, "Dropped: it ran out, and what holds now is not known", of(Change::Dropped));
    section(
        page,
        to,
        "Appeared: none known at the earlier date, so no change of mind is known either",
        of(Change::Appeared),
    );
    section(page, to, "Said again, without change", answer.said_again.iter());
    if !meanwhile.is_empty() {
        page.heading("Meanwhile");
        meanwhile.iter().for_each(|entry| timeline::line(page, model, 2, entry));
    }
    distances(page, model, &answer.convergence);
    page.gap();
    page.line(0, &paint(FAINT, frame::NOT_ADVICE));
}

fn section<'d>(
    page: &mut Page,
    situation: &Situation<'_>,
    heading: &str,
    differences: impl Iterator<Item = &'d Difference>,
) {
    let mut before: Option<PartyIx> = None;
    for difference in differences {
        if before.is_none() {
            page.heading(heading);
        }
        if before != Some(difference.party) {
            page.line(2, &frame::party(situation.model, difference.party));
        }
        before = Some(difference.party);
        one(page, situation, difference);
    }
}

/// One position: in which respects it changed, then each statement with its words.
fn one(page: &mut Page, situation: &Situation<'_>, difference: &Difference) {
    let model = situation.model;
    let target = frame::id(&model.target_id(difference.target));
    let sides = [difference.old, difference.new];
    if let ([Some(old), Some(new)], false) = (sides, difference.changes.is_empty()) {
        let words: Vec<String> = difference.changes.iter().map(|change| change.word().replace('-', " ")).collect();
        page.line(4, &format!("{target}: {}", words.join(", ")));
        statement(page, situation, old, 6, "was ");
        statement(page, situation, new, 6, "now ");
        return;
    }
    // Of what was said again, the later words.
    if let Some(ix) = difference.new.or(difference.old) {
        statement(page, situation, ix, 4, &format!("{target}: "));
    }
}

fn statement(page: &mut Page, situation: &Situation<'_>, ix: StanceIx, indent: usize, label: &str) {
    let model = situation.model;
    let stance = &model.stances[ix];
    let cell = Cell::stated(ix, stance, situation.filter());
    let mut facts = vec![format!("{label}{}", frame::short(Some(&cell)))];
    facts.extend(stance.said.map(|said| said.to_string()));
    facts.extend(stance.until.map(|until| format!("until {until}")));
    facts.extend(stance.voice.map(|voice| voice.word().to_owned()));
    facts.extend(stance.speaker.map(|speaker| clean(&model.people[speaker].name)));
    page.line(indent, &facts.join(" · "));
    if !stance.conditions.is_empty() {
        let after = stance.otherwise.map_or(String::new(), |_| format!(": then {}", stance.levels));
        page.line(8, &format!("{}{after}", frame::conditions(model, &stance.conditions)));
    }
    for term in &stance.terms {
        page.line(8, &clean(&format!("accepts {}: {}", term.parameter, term.accepted)));
    }
    for (parameter, value) in &stance.ideal {
        page.line(8, &clean(&format!("prefers {parameter}: {value}")));
    }
    for piece in situation.filter().evidence(stance) {
        page.line(8, &frame::evidence(model, piece));
    }
}

/// The pairs that came nearer or moved apart; of the others, how many.
fn distances(page: &mut Page, model: &Model, pairs: &[Convergence]) {
    if pairs.is_empty() {
        return;
    }
    page.heading("Distance, on what is known of both at both dates");
    for pair in pairs.iter().filter(|pair| pair.from != pair.to) {
        let names = frame::names(model, &pair.parties);
        let way = if pair.to < pair.from { "nearer" } else { "further apart" };
        let on = count(pair.common, "demand", "demands");
        page.line(2, &format!("{names}: {:.2} → {:.2}, {way}, on {on}", pair.from, pair.to));
    }
    let same = pairs.iter().filter(|pair| pair.from == pair.to).count();
    if same > 0 {
        page.line(2, &format!("{}: no change", count(same, "pair", "pairs")));
    }
}
