//! What positions decide on: `deal`, `text`, `roadmap`.

use std::collections::BTreeSet;

use demarche::analysis::{DealQuery, Standing, deal, read_text, roadmap};
use demarche::id::PartyIx;
use demarche::model::Target;
use demarche::packages::Insistence;
use demarche::search::patience::Endless;
use demarche::situation::Scope;

use super::Cells;

impl Cells<'_, '_> {
    /// Whether nothing that a party says depends on anything: then a draft or a package changes nothing of it.
    pub fn is_plain(&self, ix: PartyIx) -> bool {
        let said = self.m.demands.indices().filter_map(|demand| self.s.position(ix, demand, Scope::Derived));
        said.into_iter().all(|own| own.conditions.is_empty() && own.words[1].is_none())
    }

    /// `deal`, `text` and `roadmap`, where they judge by the same words.
    pub fn agreed_on(&self) {
        let decided = self.m.issues.indices().filter(|ix| self.m.demands.iter().any(|(_, d)| d.issue == *ix));
        let (issues, parties) = (decided.collect(), self.parties());
        let query = DealQuery { issues, parties, fixed: Vec::new(), scope: self.scope, most: 20 };
        let found = deal(self.s, &query, &Endless);
        for ix in self.parties().into_iter().filter(|ix| self.is_plain(*ix)) {
            for demand in self.m.demands.indices() {
                let own = found
                    .constraints
                    .iter()
                    .filter(|one| one.about().contains(&Target::Demand(demand)) && one.parties.contains(&ix));
                let own: Vec<&Insistence> = own.map(|one| &one.insistence).collect();
                let said = self.of(ix, demand);
                let [low, high] = said.map_or([0, 0], |said| said.words[0]);
                let red = said.is_some_and(|said| said.red_line);
                let at = format!("deal {}", self.at(&[ix], demand));
                let (wants, refuses) = (low >= 2, high <= -2 || (red && high < 0));
                for (insistence, expected) in [(Insistence::For, wants), (Insistence::Against, refuses)] {
                    // What follows from the demands is in every package that meets what it follows from.
                    let is_silent = said.is_some_and(|said| said.derived) && !own.contains(&&insistence);
                    assert!(is_silent || own.contains(&&insistence) == expected, "{at}: {said:?}");
                }
            }
        }
        for (act, by) in roadmap(self.s, &Endless).refused.into_iter().filter(|_| self.scope == Scope::Derived) {
            let demand = act.demand(self.m).unwrap_or_else(|| panic!("it leads to nothing"));
            let refuses = |ix: &PartyIx| {
                self.of(*ix, demand).is_some_and(|said| {
                    let [_, high] = said.words[0];
                    !said.waits && (high <= -2 || (said.red_line && high < 0))
                })
            };
            // What turns on a condition may have turned by then.
            let stays = |ix: &PartyIx| self.of(*ix, demand).is_none_or(|said| said.words.len() == 1 && !said.waits);
            let expected: BTreeSet<PartyIx> = self.parties().into_iter().filter(stays).filter(refuses).collect();
            assert_eq!(
                by.iter().map(|(ix, _)| *ix).filter(stays).collect::<BTreeSet<_>>(),
                expected,
                "roadmap {}",
                act.id(self.m)
            );
        }
    }

    /// `text`, for documents of one clause each, where nothing depends on what a draft holds.
    pub fn read(&self) {
        for (ix, paper) in self.m.papers.iter() {
            let [clause] = paper.clauses.as_slice() else { continue };
            let readings = read_text(self.s, ix, self.scope);
            for voice in readings.iter().flat_map(|reading| &reading.voices).filter(|voice| self.is_plain(voice.party))
            {
                let said = self.of(voice.party, clause.demand);
                let expected = match said.map(|said| (said.words[0], said.red_line)) {
                    None if voice.is_author => continue,
                    None => Standing::Unknown,
                    Some(([low, high], _)) if low != high => continue,
                    Some(([2 | 3, _], _)) => Standing::Accepts,
                    Some(([1, _], _)) => Standing::Open,
                    Some(([0, _], _)) => Standing::Neutral,
                    Some((_, true)) => Standing::RedLine,
                    Some(([-1, _], _)) => Standing::Reluctant,
                    Some(_) => Standing::Rejects,
                };
                assert_eq!(voice.standing, expected, "text {}: {said:?}", self.at(&[voice.party], clause.demand));
            }
        }
    }
}
