//! `conflicts` as text.

use super::answer::{self, Text};
use super::{arguments, words};
use crate::answer::{Argument, Caveats, Clash, Conflicts, Demand, Head, Incoherent, Opposed, Party, Source};
use crate::model::Polarity;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::count;

impl Text for Conflicts<'_> {
    fn title(&self) -> String {
        match self.everybody {
            true => "Conflicts among all parties of which a position is known".to_owned(),
            false => format!("Conflicts among {}", words::names(&self.parties)),
        }
    }

    /// Contested demands with both sides, impasses first, then positions that do not fit together.
    fn body(&self, page: &mut Page, _: &Head<'_>) {
        words::everything(page, self.everything_rests_on);
        let (impasses, others): (Vec<&Clash<'_>>, Vec<&Clash<'_>>) =
            self.conflicts.iter().partition(|clash| clash.impasse);
        let (derived, direct): (Vec<&Clash<'_>>, Vec<&Clash<'_>>) = others.into_iter().partition(|clash| clash.derived);
        page.line(0, &sentence(self.conflicts.len(), impasses.len(), derived.len()));
        let groups = [
            ("Red line against red line", impasses),
            ("By what both sides hold themselves", direct),
            ("One side only by what follows", derived),
        ];
        for (title, clashes) in groups.into_iter().filter(|(_, clashes)| !clashes.is_empty()) {
            page.heading(&format!("{title}: {}", clashes.len()));
            clashes.into_iter().for_each(|clash| self::clash(page, clash, self.everything_rests_on));
        }
        if !self.incoherent.is_empty() {
            page.heading("Positions of one party that do not fit together");
        }
        for Incoherent { positions, misfit: one } in &self.incoherent {
            page.line(2, &format!("{} on {}", clean(one.party.name), words::ids(positions)));
            both(page, &one.demand, [&one.wanted, &one.refused]);
        }
        if !self.unfit.is_empty() {
            page.heading("What follows from positions of one party, for and against");
        }
        for one in &self.unfit {
            page.line(2, &format!("{} on {}", clean(one.party.name), words::id(one.demand.id)));
            both(page, &one.demand, [&one.wanted, &one.refused]);
        }
    }

    fn foot(&self, page: &mut Page, caveats: &Caveats<'_>) {
        if self.conflicts.iter().any(|clash| clash.pairs > 1) {
            let text =
                "Counting pairs points at whoever is outnumbered; how many stand on a side is the curator's choice.";
            page.line(0, &paint(FAINT, text));
        }
        answer::known(page, caveats);
        // They stand above, with the reasons.
        answer::caveats(page, &Caveats { unfit: Vec::new(), ..caveats.clone() });
    }
}

/// `On 11 demands some stand on opposite sides; on 1 of them red line against red line, on 4 only by what follows.`
fn sentence(all: usize, impasses: usize, derived: usize) -> String {
    if all == 0 {
        return "On no demand are they known to stand on opposite sides.".to_owned();
    }
    let mut parts = Vec::new();
    parts.extend((impasses > 0).then(|| format!("on {impasses} of them a red line stands against a red line")));
    parts.extend((derived > 0).then(|| format!("on {derived} of them one side only follows from other positions")));
    let rest = if parts.is_empty() { String::new() } else { format!("; {}", parts.join("; ")) };
    format!("On {} some stand on opposite sides{rest}.", count(all, "demand", "demands"))
}

fn clash(page: &mut Page, clash: &Clash<'_>, everything: Option<Source<'_>>) {
    let side = |list: &[Opposed<'_>]| {
        let one = |one: &Opposed<'_>| {
            let label = words::label(&one.rests, everything);
            format!("{}: {}", clean(one.party.name), words::told(one.position.as_ref(), label.as_deref()))
        };
        list.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    words::demand(page, &clash.demand);
    page.line(6, &format!("for: {}", side(&clash.wanted)));
    page.line(6, &format!("against: {}", side(&clash.refused)));
    if clash.pairs > 1 {
        page.line(6, &pairs(clash));
    }
    if !clash.turning.is_empty() {
        page.line(6, &format!("on either side: {}", side(&clash.turning)));
    }
}

/// What each side would have to do alone, in the same words for both.
fn pairs(clash: &Clash<'_>) -> String {
    let mut sides = [&clash.wanted, &clash.refused].map(|side| {
        let parties: Vec<Party<'_>> = side.iter().map(|one| one.party).collect();
        words::names(&parties)
    });
    sides.sort();
    format!("{} opposed pairs; none if {} were neutral, or {}", clash.pairs, sides[0], sides[1])
}

/// The arguments of one party for and against a demand.
fn both(page: &mut Page, demand: &Demand<'_>, [wanted, refused]: [&Vec<Argument<'_>>; 2]) {
    arguments::list(page, 6, wanted, demand, Polarity::For);
    arguments::list(page, 6, refused, demand, Polarity::Against);
}
