//! `diff` as text: what changed, old and new words side by side, and what happened meanwhile.

use super::{frame, timeline};
use crate::analysis::{
    Change, Convergence, Diff, Difference, Direction, Entry, Move, Scope, Situation, Unmatched, as_written,
};
use crate::date::Date;
use crate::graph::Cell;
use crate::id::{PartyIx, StanceIx};
use crate::model::{Model, Target};
use crate::report::Ends;
use crate::report::page::{Page, clean};
use crate::words::{count, listed};

/// The whole answer, between two dates of one model or between two models.
pub fn diff(page: &mut Page, ends: &Ends<'_>, answer: &Diff, meanwhile: &[Entry]) {
    let Ends { from, to, names } = *ends;
    frame::about(page, to, &question(ends));
    let (end, both_ends) = if names.is_some() { ("end", "both ends") } else { ("date", "both dates") };
    let both = answer.unchanged + answer.substantive();
    let sentence = match answer.substantive() {
        _ if both == 0 => format!("No position is known at {both_ends}."),
        0 => format!("No substantive position changed, of {both} known at {both_ends}."),
        changed => {
            let edited = answer.changed.iter().filter(|difference| difference.edited).count();
            let edited = if edited > 0 { format!("; edited entries among them: {edited}") } else { String::new() };
            format!("{changed} of {} known at {both_ends} changed{edited}.", count(both, "position", "positions"))
        }
    };
    page.line(0, &sentence);
    let known = |difference: &&Difference| difference.old.is_some() && difference.new.is_some();
    section(page, ends, "Changed", answer.changed.iter().filter(known));
    log(page, to.model, answer, end);
    let of = |change: Change| answer.changed.iter().filter(move |difference| difference.changes == [change]);
    let dropped = match names {
        None => "Dropped: nothing that was said of it holds now",
        Some(_) => "Dropped: known at the earlier end only; nothing that was said of it holds at the later",
    };
    section(page, ends, dropped, of(Change::Dropped));
    let appeared = format!("Appeared: none known at the earlier {end}, so no change of mind is known either");
    section(page, ends, &appeared, of(Change::Appeared));
    section(page, ends, "Said again, without change", answer.said_again.iter());
    unmatched(page, from, "Removed from the model", &answer.removed);
    unmatched(page, to, "Added to the model", &answer.added);
    reworded(page, ends, answer);
    if !meanwhile.is_empty() {
        page.heading("Meanwhile");
        timeline::lines(page, to, 2, meanwhile);
    }
    distances(page, to.model, &answer.convergence, both_ends);
    page.gap();
    frame::caveats(page, to, &to.parties_heard(Scope::Direct));
}

/// Between which dates, or between which models as of which dates.
fn question(ends: &Ends<'_>) -> String {
    let Some([first, last]) = ends.names else {
        let from = ends.from.day.map_or(String::new(), |day| format!(" from {day}"));
        let to = ends.to.day.map_or(String::new(), |day| format!(" to {day}"));
        return format!("What changed{from}{to}");
    };
    let of = |name: &str, day: Option<Date>| {
        let day = day.map_or(String::new(), |day| format!(" as of {day}"));
        format!("{}{day}", clean(name))
    };
    format!("What changed from {} to {}", of(first, ends.from.day), of(last, ends.to.day))
}

fn section<'d>(page: &mut Page, ends: &Ends<'_>, heading: &str, differences: impl Iterator<Item = &'d Difference>) {
    let mut before: Option<PartyIx> = None;
    for difference in differences {
        if before.is_none() {
            page.heading(heading);
        }
        if before != Some(difference.party) {
            page.line(2, &frame::party(ends.to.model, difference.party));
        }
        before = Some(difference.party);
        one(page, ends, difference);
    }
}

/// One position: in which respects it changed, then each statement with its words.
fn one(page: &mut Page, ends: &Ends<'_>, difference: &Difference) {
    let target = frame::id(&ends.to.model.target_id(difference.target));
    if let (Some(old), Some(new), false) = (difference.old, difference.new, difference.changes.is_empty()) {
        let words: Vec<String> = difference.changes.iter().map(|change| change.word().replace('-', " ")).collect();
        page.line(4, &format!("{target}: {}", words.join(", ")));
        if difference.edited {
            page.line(6, EDITED);
        }
        statement(page, ends.from, old, 6, "was ");
        statement(page, ends.to, new, 6, "now ");
        return;
    }
    // Of what was said again, the later words.
    let label = format!("{target}: ");
    match (difference.old, difference.new) {
        (_, Some(new)) => statement(page, ends.to, new, 4, &label),
        (Some(old), None) => {
            statement(page, ends.from, old, 4, &label);
            since(page, ends, difference, old);
        }
        (None, None) => {}
    }
}

/// What became of a position that was dropped: what was said of it later and ran out as well, and what follows from others.
fn since(page: &mut Page, ends: &Ends<'_>, difference: &Difference, old: StanceIx) {
    let (situation, model) = (ends.to, ends.to.model);
    let mut said = situation.graph.stances_of(difference.party);
    said.retain(|ix| model.stances[*ix].target == difference.target && model.stances[*ix].is_said_by(situation.day));
    let last = said.into_iter().max_by_key(|ix| model.stances[*ix].said);
    let earlier = ends.from.model.stances[old].said;
    if let Some(last) = last.filter(|last| model.stances[*last].said > earlier) {
        statement(page, situation, last, 6, "then ");
    }
    if let Target::Demand(demand) = difference.target
        && let cell @ Some(_) = situation.matrix(Scope::Derived).cell(difference.party, demand)
    {
        let follows = frame::told(situation, difference.party, demand, cell, None);
        page.line(6, &format!("what follows from its other positions: {follows}"));
    }
}

/// What two models say differently of a statement of one date.
const EDITED: &str = "the entry was edited: both are of one date, which shows no change of mind";

/// Moves by party and demand; others in whose direction, or away from whom, a position moved alike stand in one line.
fn log(page: &mut Page, model: &Model, answer: &Diff, end: &str) {
    if !answer.log.is_empty() {
        page.heading(&format!("Toward and away from others, by where they stood at the earlier {end}"));
    }
    let moved = answer.log.chunk_by(|a, b| a.party == b.party);
    for moves in moved {
        page.line(2, &frame::party(model, moves[0].party));
        for on_one in moves.chunk_by(|a, b| a.demand == b.demand) {
            let edited =
                if answer.is_edited(moves[0].party, on_one[0].demand) { " (the entry was edited)" } else { "" };
            page.line(4, &format!("{}{edited}", frame::id(&model.demands[on_one[0].demand].id)));
            let mut kinds: Vec<(Move, Vec<PartyIx>)> = Vec::new();
            for each in on_one {
                let like = |(kind, _): &&mut (Move, Vec<PartyIx>)| Move { other: each.other, ..kind.clone() } == *each;
                match kinds.iter_mut().find(like) {
                    Some((_, others)) => others.push(each.other),
                    None => kinds.push((each.clone(), vec![each.other])),
                }
            }
            for (kind, others) in &kinds {
                page.line(6, &way(model, kind, others));
            }
        }
    }
}

/// `toward Aland and Bland: 1.5 levels; a common value of days, none before`.
fn way(model: &Model, kind: &Move, others: &[PartyIx]) -> String {
    let levels = kind.levels.map(|levels| match levels {
        1.0 => "1 level".to_owned(),
        levels => format!("{levels} levels"),
    });
    let names: Vec<String> = kind.parameters.iter().map(|name| clean(name)).collect();
    let (way, terms) = match kind.direction {
        Direction::Toward => ("toward", format!("a common value of {}, none before", listed(&names))),
        Direction::AwayFrom => ("away from", format!("no common value of {}, one before", listed(&names))),
    };
    let facts: Vec<String> = levels.into_iter().chain((!names.is_empty()).then_some(terms)).collect();
    format!("{way} {}: {}", frame::names(model, others), facts.join("; "))
}

/// What only one of two models has, and the positions that have to do with it.
fn unmatched(page: &mut Page, situation: &Situation<'_>, heading: &str, only: &Unmatched) {
    let model = situation.model;
    let parties = only.parties.iter().map(|ix| ("party", model.parties[*ix].id.as_str(), &model.parties[*ix].name));
    let issues = only.issues.iter().map(|ix| ("issue", model.issues[*ix].id.as_str(), &model.issues[*ix].name));
    let demands = only.demands.iter().map(|ix| ("demand", model.demands[*ix].id.as_str(), &model.demands[*ix].text));
    for (at, (kind, id, text)) in parties.chain(issues).chain(demands).enumerate() {
        if at == 0 {
            page.heading(heading);
        }
        page.entry(2, &format!("{kind} {}", frame::id(&id)), 32, &clean(text));
    }
    let mut before: Option<PartyIx> = None;
    for ix in &only.positions {
        let stance = &model.stances[*ix];
        if before != Some(stance.party) {
            page.line(2, &frame::party(model, stance.party));
        }
        before = Some(stance.party);
        statement(page, situation, *ix, 4, &format!("{}: ", frame::id(&model.target_id(stance.target))));
    }
}

/// Demands whose sentence is another one; what was said of the one may not be on the other.
fn reworded(page: &mut Page, ends: &Ends<'_>, answer: &Diff) {
    if !answer.reworded.is_empty() {
        page.heading("Reworded demands: positions on them may not be on the same thing");
    }
    for (old, new) in &answer.reworded {
        let (old, new) = (&ends.from.model.demands[*old], &ends.to.model.demands[*new]);
        page.line(2, &frame::id(&new.id));
        page.line(4, &format!("was {}", clean(&old.text)));
        page.line(4, &format!("now {}", clean(&new.text)));
    }
}

fn statement(page: &mut Page, situation: &Situation<'_>, ix: StanceIx, indent: usize, label: &str) {
    let model = situation.model;
    let stance = &model.stances[ix];
    // Several of one day are one position, and after its last day a statement has another word.
    let held = situation.position_on(stance.party, stance.target, Scope::Direct);
    let held = held.filter(|own| own.stances().any(|one| one == ix)).cloned();
    let position = held.unwrap_or_else(|| as_written(model, ix));
    let written = position.cell();
    let cell = Cell {
        levels: situation.filter().levels(written.levels),
        red_line: written.red_line && situation.filter().red_line(stance).is_some(),
        ..written
    };
    let mut facts = vec![format!("{label}{}", frame::short(Some(&cell)))];
    facts.extend(stance.said.map(|said| said.to_string()));
    let ran_out = !stance.lasts_to(situation.day);
    facts.extend(stance.until.map(|until| if ran_out { format!("after {until}") } else { format!("until {until}") }));
    facts.extend(stance.voice.map(|voice| voice.word().to_owned()));
    facts.extend(stance.speaker.map(|speaker| clean(&model.people[speaker].name)));
    page.line(indent, &facts.join(" · "));
    if !position.conditions.is_empty() {
        let after = position.other().map_or(String::new(), |other| format!(": then {}", other.levels));
        page.line(8, &format!("{}{after}", frame::conditions(model, position.conditions.iter().copied())));
    }
    for term in &position.terms {
        page.line(8, &clean(&format!("accepts {}: {}", term.parameter, term.accepted)));
    }
    for (parameter, value) in &stance.ideal {
        page.line(8, &clean(&format!("prefers {parameter}: {value}")));
    }
    for own in position.stances().map(|ix| &model.stances[ix]) {
        situation.filter().evidence(own).for_each(|piece| page.line(8, &frame::evidence(model, piece)));
    }
}

/// The pairs that came nearer or moved apart; of the others, how many.
fn distances(page: &mut Page, model: &Model, pairs: &[Convergence], both_ends: &str) {
    if pairs.is_empty() {
        return;
    }
    page.heading(&format!("Distance, on what is known of both at {both_ends}"));
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
