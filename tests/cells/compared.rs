//! Two or more parties side by side: `compare`, `pairs`, `common-ground`, `conflicts`, `camps`, `coalitions`, `brokers`.

use std::collections::BTreeSet;

use demarche::analysis::{Asked, Counts, brokers, camps, coalitions, common_ground, compare, conflicts, pair_counts};
use demarche::id::{DemandIx, PartyIx};
use demarche::model::Class;
use demarche::search::patience::Endless;

use super::{Cells, Said, side};

impl Cells<'_, '_> {
    /// The list of `compare` that a demand stands in, agreement and terms together.
    pub fn list(&self, two: [PartyIx; 2], demand: DemandIx) -> &'static str {
        let known = two.map(|ix| self.of(ix, demand).filter(|said| said.sides().iter().any(Option::is_some)));
        let [Some(a), Some(b)] = known else { return "unknown" };
        let both = [a, b];
        let all = |sign| both.iter().all(|said| !said.waits && said.sides().iter().all(|own| *own == Some(sign)));
        let some = |sign| both.iter().all(|said| said.may_be(sign));
        match () {
            () if both.iter().any(|said| !said.may_be(1) && !said.may_be(-1)) => "neutral",
            () if all(1) || all(-1) => "agree",
            () if some(1) || some(-1) => "conditional",
            () => "conflict",
        }
    }

    /// The class of `common-ground` without terms: of every combination of words, and of all of them.
    pub fn class(&self, parties: &[PartyIx], demand: DemandIx) -> &'static str {
        let held: Vec<Option<&Said>> = parties.iter().map(|ix| self.of(*ix, demand)).collect();
        let known: Vec<&Said> = held.iter().flatten().copied().collect();
        let against = known.iter().any(|said| said.words.iter().any(|[low, _]| *low < 0));
        let mut combinations: Vec<Vec<[i64; 2]>> = vec![Vec::new()];
        for said in &known {
            let with = |list: &Vec<[i64; 2]>| {
                said.words.iter().map(|word| [list.as_slice(), &[*word]].concat()).collect::<Vec<_>>()
            };
            combinations = combinations.iter().flat_map(with).collect();
        }
        let class = |words: &Vec<[i64; 2]>| match () {
            () if words.iter().all(|[low, _]| *low >= 2) => Some("agreed"),
            () if words.iter().all(|[low, _]| *low > 0) => Some("agreed-in-principle"),
            () if words.iter().all(|[_, high]| *high < 0) => Some("all-against"),
            () => None,
        };
        let classes: BTreeSet<Option<&str>> = combinations.iter().map(class).collect();
        let waits = known.iter().any(|said| said.waits);
        let every = |wanted: &[&str]| classes.iter().all(|one| one.is_some_and(|one| wanted.contains(&one)));
        let complete = known.len() == parties.len();
        match () {
            () if complete && !waits && every(&["agreed"]) => "agreed",
            () if complete && !waits && every(&["agreed", "agreed-in-principle"]) => "agreed-in-principle",
            () if complete && !waits && every(&["all-against"]) => "all-against",
            () if complete && classes.iter().any(Option::is_some) => "conditional",
            () if against => "opposed",
            () => "no-known-objection",
        }
    }

    pub fn compared(&self) {
        for two in self.pairs() {
            let found = compare(self.s, two[0], two[1], self.scope);
            let conflict: Vec<DemandIx> = found.conflict.iter().map(|one| one.demand).collect();
            let lists = [
                ("agree", &found.agree),
                ("agree", &found.terms),
                ("conditional", &found.conditional),
                ("conflict", &conflict),
                ("neutral", &found.neutral),
                ("unknown", &found.unknown),
            ];
            for demand in self.m.demands.indices() {
                let of: Vec<&str> =
                    lists.iter().filter(|(_, own)| own.contains(&demand)).map(|(name, _)| *name).collect();
                assert_eq!(of, [self.list(two, demand)], "compare {}", self.at(&two, demand));
            }
            let number = |list: &str| self.m.demands.indices().filter(|demand| self.list(two, *demand) == list).count();
            let five = ["agree", "conditional", "conflict", "neutral", "unknown"].map(number);
            let counts = pair_counts(self.s, two[0], two[1], self.scope).counts;
            assert_eq!(five_of(counts), five, "pairs {two:?}, {:?}", self.scope);
            for one in &found.conflict {
                let derived = two.iter().any(|ix| self.of(*ix, one.demand).is_some_and(|said| said.derived));
                assert_eq!(one.derived, derived, "compare {}", self.at(&two, one.demand));
            }
            let grounds = common_ground(self.s, &two, self.scope);
            grounds.iter().for_each(|ground| self.ground(&two, ground.demand, ground.class));
        }
        let all = self.parties();
        for ground in common_ground(self.s, &all, self.scope) {
            self.ground(&all, ground.demand, ground.class);
            let opposed: BTreeSet<PartyIx> = ground.opponents.iter().map(|one| one.party).collect();
            let may_not = |ix: &PartyIx| {
                self.of(*ix, ground.demand).is_some_and(|said| said.words.iter().any(|[low, _]| *low < 0))
            };
            if ground.class == Class::Opposed {
                assert_eq!(opposed, all.iter().copied().filter(may_not).collect(), "{}", self.at(&all, ground.demand));
            }
        }
    }

    pub fn ground(&self, parties: &[PartyIx], demand: DemandIx, class: Class) {
        let expected = self.class(parties, demand);
        // Whether terms meet is not said in the matrix; where they do not, everybody may be for it.
        let may_all_want = parties
            .iter()
            .all(|ix| self.of(*ix, demand).is_some_and(|said| said.words.iter().any(|[_, high]| *high > 0)));
        let terms = class == Class::TermsDiffer && may_all_want && expected != "all-against";
        assert!(
            terms || class.word() == expected,
            "common-ground {}: {} not {expected}",
            self.at(parties, demand),
            class.word()
        );
    }

    pub fn contested(&self) {
        let all = self.parties();
        let found = conflicts(self.s, &all, self.scope);
        for demand in self.m.demands.indices() {
            let on = |wanted: Option<i64>| -> BTreeSet<PartyIx> {
                all.iter()
                    .copied()
                    .filter(|ix| self.of(*ix, demand).is_some_and(|said| said.leans() == wanted))
                    .collect()
            };
            let (wanted, refused) = (on(Some(1)), on(Some(-1)));
            let clash = found.clashes.iter().find(|clash| clash.demand == demand);
            assert_eq!(
                clash.is_some(),
                !wanted.is_empty() && !refused.is_empty(),
                "conflicts {}",
                self.at(&all, demand)
            );
            let Some(clash) = clash else { continue };
            let turning =
                all.iter().copied().filter(|ix| self.of(*ix, demand).is_some_and(|s| s.may_be(1) && s.may_be(-1)));
            let ids =
                |list: &[(PartyIx, demarche::graph::Cell)]| list.iter().map(|(ix, _)| *ix).collect::<BTreeSet<_>>();
            assert_eq!(ids(&clash.wanted), wanted, "conflicts {}", self.at(&all, demand));
            assert_eq!(ids(&clash.refused), refused, "conflicts {}", self.at(&all, demand));
            assert_eq!(ids(&clash.turning), turning.collect(), "conflicts {}", self.at(&all, demand));
        }
    }

    /// `pairs`, `camps`, `coalitions` and `brokers` take the word that holds now.
    pub fn counted(&self) {
        let now = |ix: PartyIx, demand: DemandIx| self.of(ix, demand).map(|said| (side(&said.words[0]), said.waits));
        let counts = |two: [PartyIx; 2]| {
            let mut counts = [0; 5];
            for demand in self.m.demands.indices() {
                let known = two.map(|ix| now(ix, demand));
                counts[match known {
                    [Some((Some(a), waits)), Some((Some(b), also))] => match a * b {
                        0 => 3,
                        1 if waits || also => 1,
                        1 => 0,
                        _ => 2,
                    },
                    _ => 4,
                }] += 1;
            }
            counts
        };
        for two in self.pairs() {
            assert_eq!(five_of(pair_counts(self.s, two[0], two[1], self.scope).now), counts(two), "pairs {two:?}");
        }
        for edge in camps(self.s, self.scope, &Endless).edges {
            let [_, _, conflict, ..] = counts(edge.parties);
            let agree = pair_counts(self.s, edge.parties[0], edge.parties[1], self.scope).now.agree;
            assert_eq!(edge.positive, agree > conflict, "camps {:?}", edge.parties);
        }
        let asked = Asked { parties: 0, shared: 0, limit: None };
        let groups = coalitions(self.s, self.scope, asked, &Endless).list;
        for group in &groups {
            for (ix, shared) in group.parties.iter().flat_map(|ix| group.shared.iter().map(move |shared| (ix, shared)))
            {
                let sign = if shared.wanted { 1 } else { -1 };
                let said = now(*ix, shared.demand);
                assert_eq!(said.and_then(|(own, _)| own), Some(sign), "coalitions {}", self.at(&[*ix], shared.demand));
                assert_eq!(shared.waiting.contains(ix), said.is_some_and(|(_, waits)| waits));
            }
        }
        for ((ix, demand), said) in &self.said {
            let Some(sign @ (1 | -1)) = side(&said.words[0]) else { continue };
            let is_in = groups.iter().any(|group| {
                group.parties.contains(ix)
                    && group.shared.iter().any(|one| one.demand == *demand && one.wanted == (sign == 1))
            });
            assert!(is_in, "coalitions {}: in no group", self.at(&[*ix], *demand));
        }
        for two in self.pairs() {
            for broker in brokers(self.s, two, self.scope) {
                for (other, found) in two.iter().zip(broker.counts) {
                    assert_eq!(five_of(found), counts([broker.party, *other]), "brokers");
                }
            }
        }
    }
}

fn five_of(counts: Counts) -> [usize; 5] {
    [counts.agree + counts.terms, counts.conditional, counts.conflict, counts.neutral, counts.unknown]
}
