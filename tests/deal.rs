//! Packages: the numbers of the worked example, and obstacles, concession sets and counts that equal those of trying
//! everything.

mod edges;

use std::collections::BTreeSet;

use demarche::analysis::Acceptable;
use demarche::analysis::{Deal, DealQuery, deal};
use demarche::model::{Accepted, Domain, Model, Target};
use demarche::packages::{Insistence, Reason, value_classes};
use demarche::search::formula::{Formula, count_packages};
use demarche::search::minimal_sets::minimal_sets;
use demarche::search::patience::Endless;
use demarche::search::solver::{BatSat, Encoding};
use demarche::situation::{Scope, Situation};
use proptest::prelude::*;

use crate::support::{demand, model, party, party_ids, situation, small, small_text};

const MINI_DEAL: &str = include_str!("fixtures/mini-deal.yaml");

fn ask<'m>(situation: &Situation<'m>) -> Deal<'m> {
    let model = situation.model;
    let query = DealQuery {
        issues: model.issues.indices().collect(),
        parties: model.parties.indices().collect(),
        fixed: Vec::new(),
        scope: Scope::Derived,
        most: 1000,
    };
    deal(situation, &query, &Endless)
}

/// Each constraint as `for ceasefire: eu ua`.
fn words(model: &Model, answer: &Deal<'_>) -> Vec<String> {
    let one = |constraint: &demarche::packages::Constraint| {
        let how = match &constraint.insistence {
            Insistence::For => "for ".to_owned(),
            Insistence::Against => "against ".to_owned(),
            Insistence::Terms(parameter, accepted) => format!("{parameter} {accepted} of "),
        };
        format!("{how}{}: {}", model.target_id(constraint.on), party_ids(model, &constraint.parties).join(" "))
    };
    answer.constraints.iter().map(one).collect()
}

fn options(packages: &[Acceptable]) -> Vec<Vec<String>> {
    packages
        .iter()
        .map(|package| package.settlements.iter().map(|one| one.option.clone().unwrap_or_default()).collect())
        .collect()
}

#[test]
fn the_worked_example_has_three_obstacles_and_eight_concession_sets() {
    let m = model(&[MINI_DEAL]);
    let answer = ask(&situation(&m));
    assert_eq!((answer.packages, answer.acceptable_number), (Some(18), Some(0)));
    assert_eq!(
        words(&m, &answer),
        [
            "for ceasefire-unconditional: eu ukraine us",
            "against ceasefire-unconditional: russia",
            "for nato-renounce: russia",
            "against nato-renounce: ukraine",
            "against cede-occupied: ukraine",
            "for leave-four-regions: russia",
        ]
    );
    assert_eq!(answer.obstacles, [[0, 1], [2, 3], [4, 5]]);
    assert_eq!(answer.most_satisfied, Some(3));
    assert_eq!((answer.concessions.len(), answer.concessions_number), (8, 8));
    assert!(answer.concessions.iter().all(|set| set.len() == 3), "one of each pair: {:?}", answer.concessions);
    let own: Vec<Option<u128>> = answer.own.iter().map(|(_, left)| *left).collect();
    assert_eq!(own, [Some(6), Some(2), Some(1), Some(6)], "eu, russia, ukraine, us");
    assert!(answer.complete && answer.acceptable.is_empty());
    let tied = answer.tied.iter().map(|tied| (tied.issues.len(), tied.packages, tied.acceptable));
    let tied: Vec<(usize, Option<u128>, Option<u128>)> = tied.collect();
    assert_eq!(tied, [(1, Some(3), Some(0)), (1, Some(2), Some(0)), (1, Some(3), Some(0))], "3 × 2 × 3 packages");
}

#[test]
fn issues_that_have_to_do_with_one_another_are_one_group() {
    let text = "parties: {a: {}, b: {}}\nissues: {i: {}, j: {}, k: {}}\n\
        demands: {d: {issue: i, text: T}, e: {issue: j, text: T, implies: {f: because}}, f: {issue: k, text: T}}\n\
        stances: [{party: a, demand: e, stance: demands}, {party: b, demand: f, stance: rejects}]\n";
    let m = model(&[text]);
    let answer = ask(&situation(&m));
    let ids =
        |issues: &[demarche::id::IssueIx]| -> Vec<&str> { issues.iter().map(|ix| m.issues[*ix].id.as_str()).collect() };
    let tied: Vec<(Vec<&str>, Option<u128>, Option<u128>)> =
        answer.tied.iter().map(|tied| (ids(&tied.issues), tied.packages, tied.acceptable)).collect();
    assert_eq!(tied, [(vec!["i"], Some(2), Some(2)), (vec!["j", "k"], Some(3), Some(0))], "nothing, f, e with f");
    assert_eq!(ids(&answer.groups[0].issues), ["j", "k"]);
}

#[test]
fn a_concession_set_opens_a_deal() {
    let m = model(&[MINI_DEAL]);
    let neutral = |of: &[(&str, &str)]| {
        let assume = |(holder, on): &(&str, &str)| demarche::model::Assumption {
            party: party(&m, holder),
            demand: demand(&m, on),
            levels: Some(demarche::model::Level::NEUTRAL.into()),
        };
        ask(&Situation::of(&m).assuming(of.iter().map(assume).collect()).build())
    };
    let two = [("russia", "ceasefire-unconditional"), ("ukraine", "nato-renounce")];
    assert_eq!(neutral(&two).acceptable_number, Some(0), "one short");
    let answer = neutral(&[two[0], two[1], ("russia", "leave-four-regions")]);
    assert_eq!(answer.acceptable_number, Some(1));
    assert_eq!(options(&answer.acceptable), [["unconditional", "renounce", "front-line-baseline"]]);
    let settled: Vec<(String, bool)> =
        answer.settled.iter().map(|(ix, with)| (m.demands[*ix].id.to_string(), *with)).collect();
    assert!(settled.contains(&("nato-renounce".to_owned(), true)));
    assert!(settled.contains(&("cede-occupied".to_owned(), false)));
}

#[test]
fn without_options_every_combination_that_relations_allow_is_a_package() {
    let m = small("a b", "d implies: {e: x}; e; f excludes: {e: x}", &["a d demands", "b f supports"]);
    let answer = ask(&situation(&m));
    assert_eq!(answer.packages, Some(4), "nothing, e, d with e, f");
    assert_eq!(answer.obstacles, [[0, 1]]);
}

#[test]
fn whether_and_how_are_insisted_on_apart() {
    let cap = "a d supports, accepts: {cap: {max: 600}}";
    let m = small("a b", "d", &[cap, "b d supports, accepts: {cap: {max: 800}}"]);
    let answer = ask(&situation(&m));
    assert_eq!(answer.packages, Some(4), "none, at most 600, over 600 to 800, over 800");
    assert_eq!(answer.acceptable_number, Some(1));
    assert_eq!(
        answer.acceptable[0].settlements[0].values,
        [(Target::Demand(demand(&m, "d")), "cap".into(), "at most 600".into())]
    );
    let m = small("a b", "d", &[cap, "b d supports, accepts: {cap: {min: 700}}"]);
    let answer = ask(&situation(&m));
    assert_eq!(words(&m, &answer), ["for d: a b", "cap at most 600 of d: a", "cap at least 700 of d: b"]);
    assert_eq!(answer.obstacles, [[0, 1, 2]], "without the demand there would be no cap to differ on");
    assert!(answer.values[0].zone.common.is_none());
}

#[test]
fn whose_terms_are_not_known_keeps_the_zone_unknown() {
    let m = small("a b c", "d", &["a d supports, accepts: {lead: us}", "b d supports", "c d rejects"]);
    let answer = ask(&situation(&m));
    assert_eq!(party_ids(&m, &answer.values[0].ask), ["b"]);
}

#[test]
fn a_condition_is_part_of_the_package() {
    // b takes d only together with e, which a refuses.
    let m = small("a b", "d; e", &["a d demands", "a e rejects", "b d open, only_after: e"]);
    let answer = ask(&situation(&m));
    assert_eq!(words(&m, &answer), ["for d: a", "for d: b", "against e: a"]);
    assert_eq!(answer.obstacles, [[0, 1, 2]]);
    assert!(answer.constraints[1].conditional);
    // Without what it waits for, a refusal does not count yet; with it, it does.
    let m = small("a b", "d; e", &["a d demands", "b d rejects, if: e"]);
    let answer = ask(&situation(&m));
    assert_eq!(answer.acceptable_number, Some(1));
    assert!(answer.settled.contains(&(demand(&m, "e"), false)));
}

#[test]
fn what_no_package_decides_is_set_aside() {
    let m = small("a b", "d; e", &["a d demands, if: the weather allows", "b d [reluctant, rejects]", "b e open"]);
    let answer = ask(&situation(&m));
    assert!(answer.constraints.is_empty());
    let found: Vec<(String, Reason)> =
        answer.set_aside.iter().map(|one| (m.parties[one.party].id.to_string(), one.reason)).collect();
    assert_eq!(found, [("a".to_owned(), Reason::Waits), ("b".to_owned(), Reason::SourcesDiffer)]);
}

/// A position whose end nobody decides binds, and it is said that it may end.
#[test]
fn what_may_end_counts_and_is_named() {
    let m = small(
        "a b",
        "d; e",
        &["a d supports, unless: it rains", "b d open, unless: it snows", "b e supports, until: d"],
    );
    let answer = ask(&situation(&m));
    assert_eq!(answer.constraints.len(), 2);
    let found: Vec<(&str, Reason)> =
        answer.set_aside.iter().map(|one| (m.parties[one.party].id.as_str(), one.reason)).collect();
    assert_eq!(found, [("a", Reason::Ends)], "who is open insists on nothing, and the package decides d");
}

#[test]
fn what_follows_from_a_position_on_another_issue_counts() {
    let text = "parties: {a: {}, b: {}}\nissues: {i: {}, j: {}}\n\
        demands: {whole: {issue: i, text: T, implies: {part: because}}, part: {issue: j, text: T}}\n\
        stances: [{party: a, demand: whole, stance: demands}, {party: b, demand: part, stance: rejects}]\n";
    let m = model(&[text]);
    let query = |issues: Vec<usize>, scope| DealQuery {
        issues: issues.iter().filter_map(|at| m.issues.indices().nth(*at)).collect(),
        parties: m.parties.indices().collect(),
        fixed: Vec::new(),
        scope,
        most: 10,
    };
    let on = |issues, scope| deal(&situation(&m), &query(issues, scope), &Endless);
    assert_eq!(on(vec![0], Scope::Derived).obstacles, [[0, 1]], "b is against the whole because of its part");
    assert!(on(vec![0], Scope::Direct).obstacles.is_empty());
    assert_eq!(on(vec![0, 1], Scope::Derived).constraints.len(), 2, "said once if both issues are decided");
}

#[test]
fn what_is_too_much_to_list_is_cut_and_said() {
    let demands: Vec<String> = (0..12).map(|at| format!("d{at}")).collect();
    let stances: Vec<String> =
        demands.iter().flat_map(|d| [format!("a {d} demands"), format!("b {d} rejects")]).collect();
    let m = small("a b", &demands.join("; "), &stances.iter().map(String::as_str).collect::<Vec<_>>());
    let answer = ask(&situation(&m));
    assert_eq!((answer.concessions_number, answer.concessions.len()), (4096, 1000));
    assert!(!answer.complete && answer.obstacles.len() == 12);
    assert_eq!(answer.most_satisfied, Some(12));
}

#[test]
fn numbers_fall_into_what_is_told_apart() {
    let classes = |accepted: &[Accepted]| -> Vec<String> {
        value_classes(&Domain::Number, accepted).into_iter().map(|class| class.words).collect()
    };
    let range = |min, max| Accepted::Range { min, max };
    assert_eq!(classes(&[range(None, Some(6.0)), range(Some(6.0), None)]), ["under 6", "6", "over 6"]);
    assert_eq!(classes(&[range(Some(1.0), Some(2.0))]), ["under 1 or over 2", "1 to 2"]);
    assert_eq!(classes(&[Accepted::list(["30", "50", "100"])]), ["another number", "30 or 50 or 100"]);
    assert_eq!(classes(&[range(None, None)]), ["any number"]);
}

/// Every set of constraints, as a mask, that some package meets: by trying all packages.
fn possible(sizes: &[usize], rules: &[Formula], constraints: &[Formula]) -> BTreeSet<u32> {
    let mut packages: Vec<Vec<usize>> = vec![Vec::new()];
    for size in sizes {
        packages = packages.iter().flat_map(|p| (0..*size).map(|at| p.iter().copied().chain([at]).collect())).collect();
    }
    let feasible = packages.iter().filter(|package| rules.iter().all(|rule| rule.holds(package)));
    let met = |package: &Vec<usize>| {
        (0..constraints.len()).filter(|at| constraints[*at].holds(package)).fold(0_u32, |mask, at| mask | 1 << at)
    };
    feasible.map(met).collect()
}

fn sets(number: usize, masks: impl Iterator<Item = u32>) -> Vec<Vec<usize>> {
    let set = |mask: u32| (0..number).filter(|at| mask & 1 << at != 0).collect::<Vec<usize>>();
    let mut sets: Vec<Vec<usize>> = masks.map(set).collect();
    sets.sort_by_key(|set| (set.len(), set.clone()));
    sets
}

/// Minimal sets that cannot hold, and minimal sets without which the rest can, by trying every set.
fn naive(number: usize, possible: &BTreeSet<u32>) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let all = (1_u32 << number) - 1;
    let can: Vec<bool> = (0..=all).map(|set| possible.iter().any(|met| met & set == set)).collect();
    let minimal = |is: &dyn Fn(u32) -> bool| {
        let smaller = |set: u32| (0..number).filter(move |at| set & 1 << at != 0).map(move |at| set & !(1 << at));
        let picked: Vec<u32> = (0..=all).filter(|set| is(*set) && smaller(*set).all(|less| !is(less))).collect();
        sets(number, picked.into_iter())
    };
    (minimal(&|set| !can[set as usize]), minimal(&|set| can[(all & !set) as usize]))
}

fn formula() -> impl Strategy<Value = Formula> {
    let leaf = (0..4_usize, prop::collection::btree_set(0..3_usize, 0..3)).prop_map(|(at, set)| Formula::In(at, set));
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(Formula::negated),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Formula::All),
            prop::collection::vec(inner, 0..3).prop_map(Formula::Any),
        ]
    })
}

const PLACES: [&str; 4] = ["d", "e", "f", "g"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn minimal_sets_and_counts_are_those_of_trying_everything(
        sizes in prop::collection::vec(1..4_usize, 4),
        rules in prop::collection::vec(formula(), 0..3),
        constraints in prop::collection::vec(formula(), 0..7),
    ) {
        let possible = possible(&sizes, &rules, &constraints);
        let mut solver = BatSat::default();
        let mut encoding = Encoding::new(&mut solver, sizes.iter().copied().enumerate());
        rules.iter().for_each(|rule| encoding.require(rule));
        let literals: Vec<_> = constraints.iter().map(|formula| encoding.literal(formula)).collect();
        let found = minimal_sets(&mut solver, &mut BatSat::default(), &literals, usize::MAX, &Endless);
        let (obstacles, corrections) = naive(constraints.len(), &possible);
        prop_assert_eq!(&found.obstacles, &obstacles);
        prop_assert_eq!(&found.corrections, &corrections);
        prop_assert!(found.complete);
        for formula in rules.iter().chain(&constraints) {
            let plain = formula.clone().simplified();
            prop_assert_eq!(possible_number(&sizes, std::slice::from_ref(formula)), possible_number(&sizes, &[plain]));
        }
        let all: Vec<&Formula> = rules.iter().chain(&constraints).collect();
        let number = possible_number(&sizes, &rules.iter().chain(&constraints).cloned().collect::<Vec<_>>());
        prop_assert_eq!(count_packages(&sizes, &all, &Endless), Some(number));
    }

    #[test]
    fn deals_are_those_of_trying_every_package(
        stances in prop::collection::vec((0..3_usize, 0..4_usize, 0..7_usize, prop::option::of(0..4_usize)), 0..9),
        relations in prop::collection::vec((0..4_usize, 0..4_usize, any::<bool>()), 0..3),
    ) {
        // What follows from other positions, and what would do in place of a support, is compared in `agreement`: with
        // relations, all words are firm and unconditional here.
        let plain = |(party, demand, word, _): (usize, usize, usize, Option<usize>)| (party, demand, [0, 5, 6][word % 3], None);
        let stances: Vec<_> =
            if relations.is_empty() { stances } else { stances.into_iter().map(plain).collect() };
        let text = text(&stances, &relations);
        let m = model(&[&text]);
        let answer = ask(&situation(&m));
        let expected = Naive::new(&stances, &relations);
        prop_assert_eq!(answer.packages, Some(expected.packages.len() as u128), "{}", text);
        let heard = !once(&stances).is_empty();
        prop_assert_eq!(answer.acceptable_number, heard.then_some(expected.acceptable() as u128), "{}", text);
        prop_assert_eq!(answer.acceptable.len(), if heard { expected.acceptable() } else { 0 });
        let number = answer.constraints.len();
        prop_assert_eq!(number, expected.constraints.len(), "{}", text);
        // The order of constraints is that of the answer; the sets are compared by what they consist of.
        let key = |at: usize| {
            let constraint = &answer.constraints[at];
            let Target::Demand(on) = constraint.on else { panic!("{constraint:?}") };
            let side = matches!(constraint.insistence, Insistence::For);
            (m.demands[on].id.to_string(), side, constraint.conditional, party_ids(&m, &constraint.parties))
        };
        let place = |at: usize| expected.constraints.iter().position(|(own, _)| *own == key(at)).unwrap();
        let mapped = |sets: &[Vec<usize>]| {
            let mut sets: Vec<Vec<usize>> = sets.iter().map(|set| {
                let mut set: Vec<usize> = set.iter().map(|at| place(*at)).collect();
                set.sort_unstable();
                set
            }).collect();
            sets.sort_by_key(|set| (set.len(), set.clone()));
            sets
        };
        let (obstacles, corrections) = naive(number, &expected.possible());
        prop_assert_eq!(mapped(&answer.obstacles), obstacles, "{}", text);
        // With nothing in the way, there is nothing to concede.
        let corrections = if corrections == [Vec::<usize>::new()] { Vec::new() } else { corrections };
        prop_assert_eq!(mapped(&answer.concessions), corrections);
        let most = expected.possible().iter().map(|mask| mask.count_ones() as usize).max();
        prop_assert_eq!(answer.most_satisfied, most);
    }
}

fn possible_number(sizes: &[usize], formulas: &[Formula]) -> u128 {
    let mut packages: Vec<Vec<usize>> = vec![Vec::new()];
    for size in sizes {
        packages = packages.iter().flat_map(|p| (0..*size).map(|at| p.iter().copied().chain([at]).collect())).collect();
    }
    packages.iter().filter(|package| formulas.iter().all(|formula| formula.holds(package))).count() as u128
}

const WORDS: [&str; 7] = ["demands", "supports", "open", "neutral", "reluctant", "opposes", "rejects"];
const PARTIES: [&str; 3] = ["a", "b", "c"];

/// Whose, on what, which word, and what it waits for.
type Said = (usize, usize, usize, Option<usize>);

/// The first position of a party on a demand counts, and demands wait for others only.
fn once(stances: &[Said]) -> Vec<Said> {
    let mut seen = BTreeSet::new();
    stances.iter().copied().filter(|(p, d, _, when)| *when != Some(*d) && seen.insert((*p, *d))).collect()
}

/// Relations from a demand to a later one: no circles, and nothing both implied and excluded.
fn acyclic(relations: &[(usize, usize, bool)]) -> Vec<(usize, usize, bool)> {
    let mut seen = BTreeSet::new();
    relations.iter().copied().filter(|(a, b, _)| a < b && seen.insert((*a, *b))).collect()
}

fn text(stances: &[Said], relations: &[(usize, usize, bool)]) -> String {
    let of = |at: usize, implies: bool| {
        let own = acyclic(relations).into_iter().filter(|(a, _, kind)| *a == at && *kind == implies);
        let list: Vec<String> = own.map(|(_, b, _)| format!("{}: because", PLACES[b])).collect();
        format!("{}: {{{}}}", if implies { "implies" } else { "excludes" }, list.join(", "))
    };
    let demands: Vec<String> = (0..4).map(|at| format!("{} {}, {}", PLACES[at], of(at, true), of(at, false))).collect();
    let stance = |(p, d, word, when): Said| {
        let waits = when.map_or(String::new(), |when| format!(", if: {}", PLACES[when]));
        format!("{} {} {}{waits}", PARTIES[p], PLACES[d], WORDS[word])
    };
    let stances: Vec<String> = once(stances).into_iter().map(stance).collect();
    small_text("a b c", &demands.join("; "), &stances.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Who insists on the same: on what, on which side, waiting for what, whether firmly.
type Group = (usize, bool, Option<usize>, bool);

/// What names a constraint: the demand, whether for it, whether conditional, and whose it is.
type Key = (String, bool, bool, Vec<String>);

/// The same, written down once more without formulas and solvers.
struct Naive {
    packages: Vec<[bool; 4]>,
    constraints: Vec<(Key, Vec<bool>)>,
}

impl Naive {
    fn new(stances: &[Said], relations: &[(usize, usize, bool)]) -> Naive {
        let relations = acyclic(relations);
        let all = (0..16_usize).map(|mask| [0, 1, 2, 3].map(|at| mask & (1 << at) != 0));
        let fits = |p: &[bool; 4]| relations.iter().all(|(a, b, implies)| !p[*a] || p[*b] == *implies);
        let packages: Vec<[bool; 4]> = all.filter(fits).collect();
        let mut constraints: Vec<(Key, Vec<bool>)> = Vec::new();
        // Who insists on the same is one; what is met has to be the same in every package that could be made.
        let mut groups: Vec<(Group, Vec<String>)> = Vec::new();
        for (p, d, word, when) in once(stances) {
            let level = 3 - word as i32;
            let firm = level.abs() >= 2;
            let counts = match when {
                None => firm,
                Some(_) => level > 0 || (level < 0 && firm),
            };
            if counts {
                let key = (d, level > 0, when, firm);
                match groups.iter_mut().find(|(own, _)| *own == key) {
                    Some((_, names)) => names.push(PARTIES[p].to_owned()),
                    None => groups.push((key, vec![PARTIES[p].to_owned()])),
                }
            }
        }
        for ((d, wanted, when, firm), mut names) in groups {
            names.sort();
            let met = |p: &[bool; 4]| match when {
                None => p[d] == wanted,
                Some(when) if wanted => (!p[d] || p[when]) && (!firm || !p[when] || p[d]),
                Some(when) => !p[when] || !p[d],
            };
            constraints
                .push(((PLACES[d].to_owned(), wanted, when.is_some(), names), packages.iter().map(met).collect()));
        }
        Naive { packages, constraints }
    }

    fn acceptable(&self) -> usize {
        (0..self.packages.len()).filter(|at| self.constraints.iter().all(|(_, met)| met[*at])).count()
    }

    fn possible(&self) -> BTreeSet<u32> {
        let mask = |at: usize| {
            (0..self.constraints.len()).filter(|c| self.constraints[*c].1[at]).fold(0_u32, |mask, c| mask | 1 << c)
        };
        (0..self.packages.len()).map(mask).collect()
    }
}
