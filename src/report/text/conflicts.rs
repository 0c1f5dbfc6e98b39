//! `conflicts` as text.

use super::why::argument_line;
use super::{frame, single};
use crate::analysis::{Argument, Clash, Conflicts, Footing, Situation};
use crate::graph::Cell;
use crate::id::{DemandIx, PartyIx};
use crate::report::page::{FAINT, Page, paint};
use crate::words::listed;

/// Contested demands with both sides, impasses first, then positions that do not fit together.
pub fn conflicts(
    page: &mut Page,
    situation: &Situation<'_>,
    parties: &[PartyIx],
    answer: &Conflicts,
    footing: &Footing<'_>,
) {
    frame::head(page, situation, &format!("Conflicts among {}", frame::names(situation.model, parties)));
    single::everything(page, situation.model, footing);
    let (impasses, others): (Vec<&Clash>, Vec<&Clash>) = answer.clashes.iter().partition(|clash| clash.is_impasse());
    let (derived, direct): (Vec<&Clash>, Vec<&Clash>) = others.into_iter().partition(|clash| clash.is_derived());
    let groups =
        [("Impasse, red line against red line", impasses), ("Direct", direct), ("Derived through relations", derived)];
    for (title, clashes) in groups {
        if clashes.is_empty() {
            page.heading(&format!("{title}: none"));
            continue;
        }
        page.heading(&format!("{title}: {}", clashes.len()));
        for clash in clashes {
            frame::demand(page, situation.model, clash.demand);
            page.line(6, &format!("for: {}", side(situation, footing, clash.demand, &clash.wanted)));
            page.line(6, &format!("against: {}", side(situation, footing, clash.demand, &clash.refused)));
            if clash.pairs() > 1 {
                page.line(6, &pairs(situation, clash));
            }
            if !clash.turning.is_empty() {
                page.line(6, &format!("on either side: {}", side(situation, footing, clash.demand, &clash.turning)));
            }
        }
    }
    if !answer.incoherent.is_empty() {
        page.heading("Positions of one party that do not fit together");
        for one in &answer.incoherent {
            let ids: Vec<String> = one.positions.iter().map(|ix| frame::id(&situation.model.demands[*ix].id)).collect();
            page.line(2, &format!("{} on {}", frame::party(situation.model, one.party), listed(&ids)));
            both(page, situation, one.party, one.demand, [&one.wanted, &one.refused]);
        }
    }
    if !answer.unfit.is_empty() {
        page.heading("What follows from positions of one party, for and against");
        for one in &answer.unfit {
            let id = frame::id(&situation.model.demands[one.demand].id);
            page.line(2, &format!("{} on {id}", frame::party(situation.model, one.party)));
            both(page, situation, one.party, one.demand, [&one.wanted, &one.refused]);
        }
    }
    if answer.clashes.iter().any(|clash| clash.pairs() > 1) {
        page.gap();
        let text = "Counting pairs points at whoever is outnumbered; how many stand on a side is the curator's choice.";
        page.line(0, &paint(FAINT, text));
    }
    frame::foot(page, situation, parties);
}

/// The arguments of one party for and against a demand.
fn both(page: &mut Page, situation: &Situation<'_>, party: PartyIx, demand: DemandIx, sides: [&Vec<Argument>; 2]) {
    for (wanted, arguments) in [true, false].into_iter().zip(sides) {
        for argument in arguments {
            page.line(6, &argument_line(situation, party, demand, wanted, argument));
        }
    }
}

/// What each side would have to do alone, in the same words for both.
fn pairs(situation: &Situation<'_>, clash: &Clash) -> String {
    let mut sides = [&clash.wanted, &clash.refused].map(|side| {
        let parties: Vec<PartyIx> = side.iter().map(|(party, _)| *party).collect();
        frame::names(situation.model, &parties)
    });
    sides.sort();
    format!("{} opposed pairs; none if {} were neutral, or {}", clash.pairs(), sides[0], sides[1])
}

fn side(situation: &Situation<'_>, footing: &Footing<'_>, demand: DemandIx, cells: &[(PartyIx, Cell)]) -> String {
    let one = |(party, cell): &(PartyIx, Cell)| {
        let position = single::position(situation, footing, *party, demand, Some(cell));
        format!("{}: {position}", frame::party(situation.model, *party))
    };
    cells.iter().map(one).collect::<Vec<_>>().join(", ")
}
