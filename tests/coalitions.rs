//! Coalitions: the numbers of the worked example, and concepts that equal those of trying every set of parties.

use std::collections::BTreeSet;

use demarche::analysis::{Asked, Coalition, coalitions};
use demarche::model::Model;
use demarche::search::concepts::FormalContext;
use demarche::search::patience::{Endless, Patience};
use demarche::situation::Scope;
use fixedbitset::FixedBitSet;
use proptest::prelude::*;

use crate::support::{MINI_ISTANBUL, model, party_ids, situation};

/// Parties and signed demands of every group, as in `"russia turkey: talks+"`.
fn lines(model: &Model, found: &[Coalition]) -> Vec<String> {
    let line = |coalition: &Coalition| {
        let side = |shared: &demarche::analysis::Shared| {
            format!("{}{}", model.demands[shared.demand].id, if shared.wanted { "+" } else { "-" })
        };
        let shared: Vec<String> = coalition.shared.iter().map(side).collect();
        format!("{}: {}", party_ids(model, &coalition.parties).join(" "), shared.join(" "))
    };
    found.iter().map(line).collect()
}

#[test]
fn the_worked_example_has_eight_concepts() {
    let m = model(&[MINI_ISTANBUL]);
    let s = situation(&m);
    assert_eq!(coalitions(&s, Scope::Direct, Asked { limit: Some(0), ..Asked::default() }, &Endless).number, 8);
    let found = lines(&m, &coalitions(&s, Scope::Direct, Asked::default(), &Endless).list);
    assert_eq!(
        found[..5],
        [
            "eu russia turkey ukraine us: ",
            "russia turkey ukraine us: leaders-meeting+",
            "russia turkey ukraine: leaders-meeting+ talks-2-june+",
            "eu ukraine us: ceasefire-unconditional+",
            "ukraine us: ceasefire-unconditional+ leaders-meeting+",
        ]
    );
    let counts: Vec<usize> = found[5..].iter().map(|line| line.matches(['+', '-']).count()).collect();
    assert_eq!(counts.len(), 3);
    assert!(
        found[5].starts_with("russia:") && found[6].starts_with("ukraine:") && found[7].starts_with(":"),
        "{found:#?}"
    );
}

#[test]
fn least_numbers_and_the_limit_cut_the_same_list() {
    let m = model(&[MINI_ISTANBUL]);
    let s = situation(&m);
    let all = lines(&m, &coalitions(&s, Scope::Direct, Asked { parties: 2, shared: 1, limit: None }, &Endless).list);
    assert_eq!(all.len(), 4);
    for limit in 0..5 {
        let some = lines(
            &m,
            &coalitions(&s, Scope::Direct, Asked { parties: 2, shared: 1, limit: Some(limit) }, &Endless).list,
        );
        assert_eq!(some, all[..limit.min(4)]);
    }
    let two = coalitions(&s, Scope::Direct, Asked { parties: 0, shared: 2, limit: None }, &Endless).list;
    assert!(two.iter().all(|coalition| coalition.shared.len() >= 2));
}

#[test]
fn who_waits_and_who_could_belong_is_said() {
    let m = model(&[MINI_ISTANBUL]);
    let found = coalitions(&situation(&m), Scope::Direct, Asked { parties: 4, shared: 1, limit: None }, &Endless).list;
    let [summit] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!(party_ids(&m, &summit.shared[0].waiting), ["russia", "ukraine"]);
    assert_eq!(party_ids(&m, &summit.possible), ["eu"]);
}

#[test]
fn shared_rejection_is_common_ground() {
    let m = crate::support::small("a b c", "d", &["a d rejects", "b d opposes", "c d open"]);
    let found = coalitions(&situation(&m), Scope::Direct, Asked { parties: 2, shared: 1, limit: None }, &Endless).list;
    assert_eq!(lines(&m, &found), ["a b: d-"]);
}

/// The concepts of a context by trying every set of objects.
fn naive(objects: usize, columns: &[FixedBitSet]) -> BTreeSet<(Vec<usize>, Vec<usize>)> {
    let of_set = |mask: usize| {
        let chosen: Vec<usize> = (0..objects).filter(|object| mask & (1 << object) != 0).collect();
        let shares = |at: &usize| chosen.iter().all(|object| columns[*at].contains(*object));
        let intent: Vec<usize> = (0..columns.len()).filter(shares).collect();
        let has = |object: &usize| intent.iter().all(|at| columns[*at].contains(*object));
        ((0..objects).filter(has).collect(), intent)
    };
    (0..1 << objects).map(of_set).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn concepts_are_those_of_trying_every_set(
        objects in 0usize..7,
        cells in prop::collection::vec(prop::collection::vec(any::<bool>(), 7), 0..9),
        least in 0usize..4,
    ) {
        let column = |cells: &Vec<bool>| {
            let mut column = FixedBitSet::with_capacity(objects);
            (0..objects).for_each(|object| column.set(object, cells[object]));
            column
        };
        let columns: Vec<FixedBitSet> = cells.iter().map(column).collect();
        let mut found = Vec::new();
        FormalContext::new(objects, &columns)
            .concepts(least, |extent, intent| {
                found.push((extent.to_vec(), intent.to_vec()));
                Some(least)
            });
        let number = found.len();
        let found: BTreeSet<_> = found.into_iter().collect();
        prop_assert_eq!(found.len(), number, "none twice");
        let mut expected = naive(objects, &columns);
        expected.retain(|(extent, _)| extent.len() >= least);
        prop_assert_eq!(found, expected);
    }
}

/// So many parties, each of which wants all of so many demands but its own: every set of parties shares something else.
fn apart(number: usize) -> String {
    let list = |line: &dyn Fn(usize) -> String| (0..number).map(line).collect::<Vec<_>>().join(", ");
    let parties = list(&|at| format!("p{at}: {{}}"));
    let demands = list(&|at| format!("d{at}: {{issue: i, text: T}}"));
    let of = |party: usize| {
        let wants = |demand| format!("{{party: p{party}, demand: d{demand}, stance: supports}}");
        (0..number).filter(|demand| *demand != party).map(wants).collect::<Vec<_>>().join(", ")
    };
    format!("issues: {{i: {{}}}}\nparties: {{{parties}}}\ndemands: {{{demands}}}\nstances: [{}]", list(&of))
}

#[test]
fn of_very_many_groups_the_largest_are_found_and_the_rest_is_not_counted() {
    let m = model(&[&apart(18)]);
    let s = situation(&m);
    let asked = |limit| Asked { parties: 0, shared: 0, limit: Some(limit) };
    let found = coalitions(&s, Scope::Direct, asked(20), &Endless);
    let sizes: Vec<usize> = found.list.iter().map(|group| group.parties.len()).collect();
    assert_eq!((sizes[0], &sizes[1..19], sizes[19]), (18, &[17; 18][..], 16));
    assert!(!found.complete && (100_000..1 << 18).contains(&found.number), "{}", found.number);
    let counted = coalitions(&s, Scope::Direct, asked(0), &Endless);
    assert_eq!((counted.number, counted.complete), (1 << 18, true), "counting keeps none");
}

/// Somebody who has seen enough after so many groups.
struct Until(usize);

impl Patience for Until {
    fn go_on(&self, found: usize) -> bool {
        found < self.0
    }
}

#[test]
fn whoever_does_not_wait_gets_the_largest_of_what_was_found() {
    let m = model(&[&apart(12)]);
    let asked = Asked { parties: 0, shared: 0, limit: None };
    let found = coalitions(&situation(&m), Scope::Direct, asked, &Until(1000));
    assert_eq!((found.number, found.list.len(), found.complete), (1000, 100, false));
}
