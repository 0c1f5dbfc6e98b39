//! `coalitions` as text.

use super::{frame, single};
use crate::analysis::{Coalition, Coalitions, Misfits, Scope, Situation};
use crate::id::PartyIx;
use crate::report::page::{FAINT, Page, clean, paint};
use crate::words::{count, listed};

/// Each group with what it shares, then how many there are in all.
pub fn coalitions(page: &mut Page, situation: &Situation<'_>, found: &Coalitions, least: [usize; 2], scope: Scope) {
    let model = situation.model;
    frame::head(page, situation, "Groups of parties with everything that they share");
    let misfits = Misfits::new(situation);
    for coalition in &found.list {
        let names = if coalition.parties.is_empty() {
            "No party".to_owned()
        } else {
            coalition.parties.iter().map(|ix| frame::party(model, *ix)).collect::<Vec<_>>().join(", ")
        };
        page.heading(&names);
        for shared in &coalition.shared {
            let side = if shared.wanted { "for" } else { "against" };
            let demand = &model.demands[shared.demand];
            let behind = coalition.parties.iter().flat_map(|party| {
                let cell = situation.matrix(scope).cell(*party, shared.demand);
                cell.map_or(Vec::new(), |cell| situation.behind(*party, shared.demand, cell))
            });
            let rests = single::of_evidence(situation, behind.flat_map(|stance| &stance.evidence));
            page.entry(2, &frame::id(&demand.id), 32, &format!("{side}: {}{rests}", clean(&demand.text)));
            if !shared.waiting.is_empty() {
                page.line(6, &format!("conditional for {}", frame::names(model, &shared.waiting)));
            }
            for party in misfits.of(&coalition.parties, shared.demand) {
                page.line(6, &frame::unfit(model, party));
            }
        }
        if coalition.shared.is_empty() {
            page.line(2, "nothing that all share");
        }
        around(page, situation, coalition);
    }
    page.gap();
    let [parties, shared] = least;
    let at_least = if found.complete { "" } else { "at least " };
    let groups = count(found.number, "group", "groups");
    let asked = format!(
        "{} of {at_least}{groups} shown, with {} or more that share {} or more.",
        found.list.len(),
        count(parties, "party", "parties"),
        count(shared, "position", "positions")
    );
    page.line(0, &paint(FAINT, asked));
    if found.equal > 0 {
        let left = if found.equal == 1 { "is left out that is" } else { "are left out that are" };
        let groups = count(found.equal, "group", "groups");
        page.line(0, &paint(FAINT, format!("{groups} {left} as large as the last one shown.")));
    }
    frame::foot(page, situation, &situation.parties_heard(Scope::Direct));
}

/// Who could belong to a group, and where one voice may stand behind two of its parties.
fn around(page: &mut Page, situation: &Situation<'_>, coalition: &Coalition) {
    let model = situation.model;
    if coalition.shared.is_empty() {
        return;
    }
    let parties = &coalition.parties;
    for (at, a) in parties.iter().enumerate() {
        for b in parties[at + 1..].iter().filter(|b| situation.is_bloc_with_member([*a, **b])) {
            let pair = frame::names(model, &[*a, *b]);
            page.line(2, &paint(FAINT, format!("{pair}: a bloc and its member, perhaps one voice")));
        }
    }
    let heard = situation.parties_heard(Scope::Direct);
    let (known, silent): (Vec<PartyIx>, Vec<PartyIx>) = coalition.possible.iter().partition(|ix| heard.contains(ix));
    let mut could: Vec<String> = known.iter().map(|ix| frame::party(model, *ix)).collect();
    if !silent.is_empty() {
        could.push(count(silent.len(), "party of which no position is known", "parties of which no position is known"));
    }
    if !could.is_empty() {
        page.line(2, &paint(FAINT, format!("could belong to it, as far as is known: {}", listed(&could))));
    }
}
