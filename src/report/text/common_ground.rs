//! `common-ground` as text.

use super::{frame, single};
use crate::analysis::{Class, Footing, Ground, Misfits, Scope, Situation};
use crate::id::PartyIx;
use crate::report::page::Page;
use crate::words::count;

/// The classes with their demands, conditions, terms, and whom to ask.
pub fn common_ground(
    page: &mut Page,
    situation: &Situation<'_>,
    parties: &[PartyIx],
    grounds: &[Ground],
    scope: Scope,
    footing: &Footing<'_>,
) {
    frame::head(page, situation, &format!("Common ground of {}", frame::names(situation.model, parties)));
    single::everything(page, situation.model, footing);
    let unfit = Misfits::new(situation);
    for (_, class) in Class::ALL {
        let of_class: Vec<&Ground> = grounds.iter().filter(|ground| ground.class == *class).collect();
        let title = title(*class);
        if of_class.is_empty() {
            page.heading(&format!("{title}: none"));
            continue;
        }
        page.heading(&format!("{title}: {}", of_class.len()));
        for ground in of_class {
            frame::demand(page, situation.model, ground.demand);
            details(page, situation, (parties, ground), scope, &unfit, footing);
            rests_on(page, situation, parties, ground, footing);
        }
    }
    frame::foot(page, situation, parties);
}

fn title(class: Class) -> &'static str {
    match class {
        Class::Agreed => "Agreed",
        Class::AgreedInPrinciple => "Agreed in principle",
        Class::TermsDiffer => "Agreed, but terms differ",
        Class::Conditional => "Conditional",
        Class::AllAgainst => "All against",
        Class::Opposed => "Opposed",
        Class::NoKnownObjection => "No known objection",
    }
}

/// The label of what several have in common. Where some are against, each of their positions has its own.
fn rests_on(page: &mut Page, situation: &Situation<'_>, parties: &[PartyIx], ground: &Ground, footing: &Footing<'_>) {
    if ground.class != Class::Opposed
        && let Some(label) = single::ground_label(situation, footing, parties, ground.demand)
    {
        page.line(6, &label);
    }
}

fn details(
    page: &mut Page,
    situation: &Situation<'_>,
    (parties, ground): (&[PartyIx], &Ground),
    scope: Scope,
    unfit: &Misfits,
    footing: &Footing<'_>,
) {
    let model = situation.model;
    frame::zones(page, model, &ground.zones);
    if ground.class == Class::Opposed && ground.supporters.is_empty() {
        page.line(6, "nobody is known to be for it");
    }
    for one in &ground.waits {
        let Some(position) = situation.position(one.party, ground.demand, scope) else { continue };
        let what = frame::turning(model, position, one.now, one.then);
        let colon = if what.starts_with("waits:") { "" } else { ":" };
        page.line(6, &format!("{}{colon} {}", frame::party(model, one.party), what));
    }
    for party in &ground.ending {
        if let Some(position) = situation.position(*party, ground.demand, scope) {
            let ends = frame::on_conditions(model, position, position.shown());
            page.line(6, &format!("{}:{ends}", frame::party(model, *party)));
        }
    }
    for party in unfit.of(parties, ground.demand) {
        page.line(6, &frame::unfit(model, party));
    }
    if ground.class == Class::Opposed {
        for opponent in &ground.opponents {
            let cell = situation.matrix(scope).cell(opponent.party, ground.demand);
            let steps = count(usize::from(opponent.steps), "step", "steps");
            let name = frame::party(model, opponent.party);
            let position = single::position(situation, footing, opponent.party, ground.demand, cell);
            let against = cell.filter(|cell| cell.levels.low().value() >= 0).and_then(|cell| cell.against());
            match against {
                Some(word) => {
                    let label = single::position_label(situation, footing, opponent.party, ground.demand);
                    let label = label.map_or(String::new(), |label| format!(" ({label})"));
                    page.line(6, &format!("{name}: {} on a condition{label}, {steps} from open", frame::levels(word)))
                }
                None => page.line(6, &format!("{name}: {position}, {steps} from open")),
            }
        }
    }
    if !ground.neutral.is_empty() {
        page.line(6, &format!("neutral: {}", frame::names(model, &ground.neutral)));
    }
    if !ground.ask.is_empty() {
        page.line(6, &format!("ask {}", frame::names(model, &ground.ask)));
    }
    if ground.near_miss {
        let line = if situation.filter().no_red_lines { "" } else { " and without a red line" };
        let text = format!("near miss: one party, close{line}, is all that keeps it from being agreed in principle");
        page.line(6, &text);
    }
}
