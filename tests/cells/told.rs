//! What is told of single positions: `why`, `show`, pictures, `ask`, `robust`, `diff`.

use std::collections::BTreeSet;

use demarche::analysis::{Change, Finding, ask, diff, robust, why};
use demarche::answer::Show;
use demarche::id::{DemandIx, PartyIx};
use demarche::model::Target;
use demarche::situation::{Scope, Situation};

use super::{Cells, Said};
use crate::support::{day, positions_for_pictures, told};

impl Cells<'_, '_> {
    /// `why`, `show` and `conflicts` of two; what follows counts in the first always.
    pub fn explained(&self) {
        for two in self.pairs() {
            for demand in self.m.demands.indices() {
                let found = why(self.s, two[0], two[1], demand);
                assert_eq!(found.is_conflict(), self.list(two, demand) == "conflict", "why {}", self.at(&two, demand));
                for (ix, side) in two.iter().zip(&found.sides) {
                    let said = self.of(*ix, demand);
                    let at = format!("why {}", self.at(&[*ix], demand));
                    assert_eq!(side.cell.is_some(), said.is_some(), "{at}");
                    assert!(said.is_none() || !side.arguments.is_empty(), "{at}: no argument");
                }
            }
        }
        for ((ix, demand), said) in &self.said {
            let (_, shown) = told(self.s, &[], 80, |register| Show::position(register, *ix, *demand));
            assert_eq!(Said::read(&shown["position"]).as_ref(), Some(said), "show {}", self.at(&[*ix], *demand));
        }
        let drawn = positions_for_pictures(self.s);
        for party in self.parties() {
            for demand in self.m.demands.indices() {
                let (own, on) = (self.m.parties[party].id.as_str(), self.m.demands[demand].id.as_str());
                let all = drawn["issues"].as_array().expect("a list").iter();
                let mut all = all.flat_map(|issue| issue["demands"].as_array().expect("a list"));
                let found = all.find(|one| one["demand"]["demand"] == on).expect("every demand is there");
                let words = Said::read(&found["positions"][own]["position"]);
                assert_eq!(words.as_ref(), self.of(party, demand), "pictures {}", self.at(&[party], demand));
            }
        }
    }

    pub fn asked_and_tested(&self) {
        let known = |ix: PartyIx, demand: DemandIx| self.of(ix, demand).is_some();
        let stated = |ix: &PartyIx| self.said.iter().any(|((own, _), said)| own == ix && !said.derived);
        let heard: Vec<PartyIx> = self.parties().into_iter().filter(stated).collect();
        let mut gaps: BTreeSet<(PartyIx, DemandIx, usize)> = BTreeSet::new();
        for demand in self.m.demands.indices() {
            let speak = heard.iter().filter(|ix| known(**ix, demand)).count();
            let silent = heard.iter().filter(|ix| !known(**ix, demand) && speak > 0);
            gaps.extend(silent.map(|ix| (*ix, demand, speak)));
        }
        let found = ask(self.s).gaps.into_iter().map(|gap| (gap.party, gap.demand, gap.pairs)).collect();
        assert_eq!(gaps, found, "ask");
        for one in robust(self.s, &self.parties(), self.scope).findings.iter().filter(|one| one.as_read) {
            match &one.finding {
                Finding::Conflict { parties, demand } => {
                    assert_eq!(
                        self.list([parties[0], parties[1]], *demand),
                        "conflict",
                        "robust {}",
                        self.at(parties, *demand)
                    );
                }
                Finding::Ground { parties, demand, .. } => {
                    let class = self.class(parties, *demand);
                    assert!(class.starts_with("agreed"), "robust {}: {class}", self.at(parties, *demand));
                }
                _ => {}
            }
        }
    }

    /// `diff` from before anything dated was said, and from the same day.
    pub fn changed(&self) {
        let before = Situation::of(self.m).on(day("1900-01-01")).build();
        let earlier = Cells::new(&before, Scope::Direct);
        for (from, cells) in [(&before, &earlier), (self.s, self)] {
            let found = diff(from, self.s);
            for (ix, demand) in self.parties().into_iter().flat_map(|ix| self.m.demands.indices().map(move |d| (ix, d)))
            {
                let (old, new) = (cells.of(ix, demand), self.of(ix, demand));
                let own = found.changed.iter().find(|one| (one.party, one.target) == (ix, Target::Demand(demand)));
                let changes = own.map_or(&[][..], |own| own.changes.as_slice());
                let at = format!("diff {}: {old:?} to {new:?}, {changes:?}", self.at(&[ix], demand));
                assert_eq!(changes == [Change::Appeared], old.is_none() && new.is_some(), "{at}");
                assert_eq!(changes == [Change::Dropped], old.is_some() && new.is_none(), "{at}");
                assert!(old != new || changes.is_empty() || !std::ptr::eq(from, self.s), "{at}");
            }
        }
    }
}
