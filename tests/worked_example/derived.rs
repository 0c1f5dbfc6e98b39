//! (b) What follows from positions, and the arguments for it.

use demarche::analysis::{conflicts, incoherent, pairs, why};
use demarche::graph::{Basis, RelationKind};
use demarche::model::{Level, LevelRange};
use demarche::situation::Scope;

use super::{ALL, Row, TABLE, WD, assert_row, fixture};
use crate::support::{
    MINI_ISTANBUL, assuming, counts_of, demand, demand_ids, levels, model, parties, party, situation, six, small,
};

fn word(text: &str) -> LevelRange {
    Level::from_word(text).unwrap_or_else(|| panic!("{text}")).into()
}

#[test]
fn one_position_is_derived() {
    let m = fixture();
    let s = situation(&m);
    let derived: Vec<(String, String, i8)> = m
        .parties
        .indices()
        .flat_map(|p| m.demands.indices().map(move |d| (p, d)))
        .filter_map(|(p, d)| {
            let cell = s.matrix(Scope::Derived).cell(p, d)?;
            (cell.basis == Basis::Derived)
                .then(|| (m.parties[p].id.to_string(), m.demands[d].id.to_string(), cell.levels.low().value()))
        })
        .collect();
    assert_eq!(derived, [("ukraine".to_owned(), WD.to_owned(), -3)]);
    assert!(s.unfit().is_empty());
    assert_eq!(levels(&s, Scope::Direct, "ukraine", WD), None);
}

#[test]
fn what_follows_changes_the_figures_of_ukraine_and_russia_only() {
    let m = fixture();
    let s = situation(&m);
    let changed: Row =
        ("ukraine", "russia", [0, 0, 2, 5, 0, 1], (Some(5.0 / 7.0), 0.625, 0.75), (Some(0.6905), 0.6042, 0.7292));
    assert_row(&s, Scope::Derived, changed);
    for row in &TABLE[1..] {
        let found = counts_of(&s, row.0, row.1, Scope::Derived);
        assert_eq!(six(&found), row.2, "{} and {}", row.0, row.1);
        let direct = counts_of(&s, row.0, row.1, Scope::Direct);
        let figures =
            |c: &demarche::analysis::PairCounts| (c.conflict_share.known, c.distance.known, c.pawlak.distance.known);
        assert_eq!(figures(&found), figures(&direct), "{} and {}", row.0, row.1);
    }
}

#[test]
fn no_other_bound_is_wider_than_without_what_follows() {
    let m = fixture();
    let s = situation(&m);
    for (direct, derived) in pairs(&s, Scope::Direct).iter().zip(pairs(&s, Scope::Derived)) {
        assert!(derived.conflict_share.low >= direct.conflict_share.low);
        assert!(derived.conflict_share.high <= direct.conflict_share.high);
        assert!(derived.distance.low >= direct.distance.low && derived.distance.high <= direct.distance.high);
    }
}

#[test]
fn the_derived_conflict_is_explained_by_origin_and_relation() {
    let m = fixture();
    let s = situation(&m);
    let found = why(&s, party(&m, "ukraine"), party(&m, "russia"), demand(&m, WD));
    assert!(found.is_conflict());
    let [ukraine, russia] = &found.sides;
    assert_eq!(ukraine.arguments.len(), 1);
    assert_eq!(ukraine.arguments[0].origin, demand(&m, "cede-occupied"));
    let [step] = ukraine.arguments[0].steps.as_slice() else { panic!("{:?}", ukraine.arguments) };
    assert_eq!(
        (step.kind, step.left, step.right),
        (RelationKind::Implies, demand(&m, WD), demand(&m, "cede-occupied"))
    );
    assert_eq!((step.from.demand, step.from.wanted), (demand(&m, "cede-occupied"), false));
    assert_eq!((step.to.demand, step.to.wanted), (demand(&m, WD), false));
    assert_eq!(step.reason, "leaving the regions includes giving up their occupied part");
    assert!(ukraine.opposite.is_empty() && russia.opposite.is_empty());
    assert_eq!(russia.arguments.len(), 1);
    assert!(russia.arguments[0].steps.is_empty());
}

#[test]
fn russias_own_word_on_the_occupied_territory_has_a_second_argument() {
    let m = fixture();
    let s = situation(&m);
    let found = why(&s, party(&m, "ukraine"), party(&m, "russia"), demand(&m, "cede-occupied"));
    let origins: Vec<_> = found.sides[1].arguments.iter().map(|argument| argument.origin).collect();
    assert_eq!(demand_ids(&m, &origins), ["cede-occupied", WD]);
}

#[test]
fn a_second_relation_gives_a_second_independent_argument() {
    let f67 = "demands: {front-line-baseline: {issue: territory, text: Talks start from the line of contact, \
               excludes: {leave-four-regions: the baseline would lie elsewhere}}}\n\
               stances: [{party: ukraine, demand: front-line-baseline, stance: demands, said: 2025-05-29, \
               evidence: {worked-example: from where we stand}}]";
    let m = model(&[MINI_ISTANBUL, f67]);
    let s = situation(&m);
    assert_eq!(levels(&s, Scope::Derived, "ukraine", WD), Some((-3, -3)));
    let found = why(&s, party(&m, "ukraine"), party(&m, "russia"), demand(&m, WD));
    let mut arguments: Vec<(String, RelationKind)> = found.sides[0]
        .arguments
        .iter()
        .map(|argument| (m.demands[argument.origin].id.to_string(), argument.steps[0].kind))
        .collect();
    arguments.sort();
    assert_eq!(
        arguments,
        [
            ("cede-occupied".to_owned(), RelationKind::Implies),
            ("front-line-baseline".to_owned(), RelationKind::Excludes)
        ]
    );
    // Russia wants the regions, so it is against the baseline, and the two parties clash on it too.
    assert_eq!(levels(&s, Scope::Derived, "russia", "front-line-baseline"), Some((-3, -3)));
}

#[test]
fn the_contested_demands_of_all_five() {
    let m = fixture();
    let s = situation(&m);
    let found = |scope| -> Vec<(String, usize, bool)> {
        let answer = conflicts(&s, &parties(&m, &ALL), scope);
        assert!(answer.incoherent.is_empty());
        answer.clashes.iter().map(|c| (m.demands[c.demand].id.to_string(), c.pairs(), c.is_derived())).collect()
    };
    let direct = [("ceasefire-unconditional", 3), ("cede-occupied", 1), ("memo-before-talks", 1), ("nato-renounce", 1)];
    let with_id = |(id, pairs): (&str, usize)| (id.to_owned(), pairs, false);
    assert_eq!(found(Scope::Direct), direct.map(with_id));
    // Six pairwise conflicts, and the derived one.
    let mut all: Vec<_> = direct.map(with_id).to_vec();
    all.insert(2, (WD.to_owned(), 1, true));
    assert_eq!(found(Scope::Derived), all);
}

#[test]
fn a_derived_position_inherits_condition_firmness_and_red_line() {
    let m = small(
        "a",
        "d implies: {e: because}; e excludes: {f: because}; f",
        &["a d supports, only_after: [the rain stops], red_line: {judge: curator, why: said so}"],
    );
    let s = situation(&m);
    for (id, level) in [("e", 2), ("f", -2)] {
        let cell = s.matrix(Scope::Derived).cell(party(&m, "a"), demand(&m, id)).copied();
        let cell = cell.unwrap_or_else(|| panic!("{id}"));
        assert_eq!(cell.levels.low().value(), level, "{id}");
        assert!(cell.waiting && cell.red_line && cell.basis == Basis::Derived, "{id}");
    }
}

#[test]
fn a_direct_word_beats_what_follows_and_the_clash_is_reported() {
    let m = small("a", "d implies: {e: because}; e implies: {f: because}; f", &["a d demands", "a e opposes"]);
    let s = situation(&m);
    assert_eq!(levels(&s, Scope::Derived, "a", "e"), Some((-2, -2)));
    assert_eq!(levels(&s, Scope::Derived, "a", "d"), Some((3, 3)));
    // e is where the wish for d stops: nothing follows from there.
    assert_eq!(levels(&s, Scope::Derived, "a", "f"), None);
    let on: Vec<_> = s.unfit().iter().map(|(_, demand)| *demand).collect();
    assert_eq!(demand_ids(&m, &on), ["d", "e"]);
    let own = incoherent(&s);
    let clash = &own[0];
    assert_eq!(demand_ids(&m, &clash.positions), ["d", "e"]);
    assert_eq!((own.len(), clash.wanted.len(), clash.refused.len()), (1, 1, 1));
}

#[test]
fn nothing_is_derived_where_two_paths_meet_on_opposite_sides() {
    let m = small("a", "d implies: {f: one}; e excludes: {f: other}; f", &["a d demands", "a e demands"]);
    let s = situation(&m);
    assert_eq!(levels(&s, Scope::Derived, "a", "f"), None);
    let on: Vec<_> = s.unfit().iter().map(|(_, demand)| *demand).collect();
    assert!(demand_ids(&m, &on).contains(&"f".to_owned()));
}

#[test]
fn an_assumption_takes_the_place_of_what_was_said() {
    let m = fixture();
    let s = assuming(&m, "ukraine", "cede-occupied", word("open"));
    assert_eq!(levels(&s, Scope::Derived, "ukraine", WD), None, "nothing follows from being open to the smaller");
    assert_eq!(six(&counts_of(&s, "ukraine", "russia", Scope::Derived)), [1, 0, 2, 3, 0, 2]);
}
