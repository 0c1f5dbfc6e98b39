//! `why` as text.

use super::{frame, single};
use crate::analysis::{Argument, Explanation, Footing, Scope, Side, Situation};
use crate::graph::RelationKind;
use crate::id::{DemandIx, PartyIx};
use crate::model::Stance;
use crate::report::page::{Page, clean};

/// Both sides with their arguments, each traced to quotations and to the curator's reasons.
pub fn why(page: &mut Page, situation: &Situation<'_>, answer: &Explanation, footing: &Footing<'_>) {
    let model = situation.model;
    let demand = &model.demands[answer.demand];
    let names = frame::names(model, &answer.sides.each_ref().map(|side| side.party));
    frame::head(page, situation, &format!("{names} on {}", clean(demand.id.as_str())));
    page.line(0, &clean(&demand.text));
    single::everything(page, model, footing);
    for side in &answer.sides {
        let position = single::position(situation, footing, side.party, answer.demand, side.cell.as_ref());
        page.heading(&format!("{}: {position}", frame::party(model, side.party)));
        explain(page, situation, answer.demand, side);
    }
    page.gap();
    page.line(
        0,
        if answer.is_conflict() && !answer.is_opposite_now() {
            "So the two are in conflict on it once a condition holds; for now they are not on opposite sides."
        } else if answer.is_conflict() {
            "So the two are in conflict on it."
        } else if answer.is_conflict_for_now() {
            "So the two are on opposite sides of it for now; what they say changes with a condition."
        } else if answer.is_conflict_by_others() {
            "So the two are not on opposite sides of it for now; by another word or reading of theirs, they are."
        } else {
            "So no conflict between the two is known on it."
        },
    );
    frame::foot(page, situation, &answer.sides.each_ref().map(|side| side.party));
}

fn explain(page: &mut Page, situation: &Situation<'_>, demand: DemandIx, side: &Side) {
    if side.arguments.is_empty() && side.opposite.is_empty() {
        page.line(2, "no statement of it is known, and none follows from its other positions");
    }
    let wanted = side.cell.and_then(|cell| cell.levels.polarity()) != Some(crate::model::Polarity::Against);
    for (wanted, arguments) in [(wanted, &side.arguments), (!wanted, &side.opposite)] {
        for argument in arguments {
            page.line(2, &argument_line(situation, side.party, demand, wanted, argument));
        }
    }
    // Of its own position both words are told, on whichever side the other one is.
    if let Some(own) = situation.position(side.party, demand, Scope::Direct) {
        for at in [own.current(), 1 - own.current()].into_iter().filter(|at| own.words[*at].is_some()) {
            let is_it = |argument: &&Argument| argument.steps.is_empty() && argument.word == at;
            if side.arguments.iter().chain(&side.opposite).any(|argument| is_it(&argument)) {
                continue;
            }
            let argument = Argument { origin: demand, word: at, waits: at != own.current(), steps: Vec::new() };
            page.line(2, &argument_line(situation, side.party, demand, wanted, &argument));
        }
    }
    if situation.unfit().contains(&(side.party, demand)) {
        let origins = side.opposite.iter().filter(|argument| !argument.waits).map(|argument| argument.origin);
        let mut own = origins.chain([demand]).filter_map(|on| situation.position(side.party, on, Scope::Direct));
        let for_now = if own.any(|own| !own.conditions.is_empty()) { " for now" } else { "" };
        let text = format!("These positions do not fit together{for_now}; what the party said itself is kept.");
        page.line(2, &text);
    } else if side.cell.is_some_and(|cell| cell.waiting) && side.opposite.iter().any(|argument| !argument.waits) {
        page.line(2, "Once its condition holds, either of the two would do.");
    }
    for argument in side.opposite.iter().filter(|argument| argument.waits && !argument.steps.is_empty()) {
        let origin = situation.position(side.party, argument.origin, Scope::Direct);
        let hangs = origin.map(|own| frame::conditions(situation.model, own.conditions.iter().copied()));
        let origin = frame::id(&situation.model.demands[argument.origin].id);
        let text =
            format!("Its position on {origin} would not fit once its condition holds: {}.", hangs.unwrap_or_default());
        page.line(2, &text);
    }
}

/// One argument as a sentence without its subject: the stated position with its quotations, each relation with its reason, the conclusion.
pub fn argument_line(
    situation: &Situation<'_>,
    party: PartyIx,
    demand: DemandIx,
    wanted: bool,
    argument: &Argument,
) -> String {
    let model = situation.model;
    let origin = frame::id(&model.demands[argument.origin].id);
    let position = situation.position(party, argument.origin, Scope::Direct);
    let word = position.and_then(|position| position.words[argument.word]);
    let says = word.map_or(String::new(), |word| frame::stance_on(word.levels, &origin));
    let mut parts = vec![format!("{says}{}", sources(situation, party, argument.origin, argument.word))];
    for step in &argument.steps {
        let relation = match step.kind {
            RelationKind::Implies => "implies",
            RelationKind::Excludes => "excludes",
        };
        parts.push(format!(
            "{} {relation} {} (curator: {})",
            frame::id(&model.demands[step.left].id),
            frame::id(&model.demands[step.right].id),
            clean(&step.reason)
        ));
    }
    if !argument.steps.is_empty() {
        let side = if wanted { "for" } else { "against" };
        parts.push(format!("so it is {side} {}", frame::id(&model.demands[demand].id)));
    }
    format!("{}.", parts.join("; "))
}

fn sources(situation: &Situation<'_>, party: PartyIx, demand: DemandIx, word: usize) -> String {
    let position = situation.position(party, demand, Scope::Direct);
    let stances: Vec<&Stance> = position
        .into_iter()
        .flat_map(|position| position.stances_of(word))
        .map(|ix| &situation.model.stances[ix])
        .collect();
    let (Some(position), Some(first)) = (position, stances.first()) else { return " (assumed)".to_owned() };
    let pieces: Vec<String> = stances
        .iter()
        .flat_map(|stance| situation.filter().evidence(stance))
        .map(|piece| frame::evidence(situation.model, piece))
        .collect();
    let on = frame::on_conditions(situation.model, position, word);
    let wait = if on.is_empty() { on } else { format!(",{on}") };
    let said = first.said.map_or(String::new(), |said| format!("{said} "));
    let evidence = if pieces.is_empty() { "no evidence".to_owned() } else { pieces.join("; ") };
    format!("{wait} [{said}{evidence}]")
}
