//! The invented cases: a demand that can come about by certain options only.
//!
//! Demand 0 is a watched strait; it comes about only by 1, a third party, or 2, both. Further demands as each case says.

use super::case_tests::{deals, on, talks};
use super::draft::Standing;
use super::meaning::{Held, Meaning};
use super::talks::{Clause, Cond, Demand, Issue, Statement, Talks, Word};

fn strait(demands: usize, statements: Vec<Statement>) -> Talks {
    let mut strait = talks(1, demands, statements);
    strait.demands[0].only_by = vec![1, 2];
    strait
}

fn says(demand: usize, level: i8) -> Statement {
    Statement::plain(0, demand, level)
}

fn held(talks: &Talks, demand: usize) -> Option<Held> {
    Meaning::of(talks).held(0, demand)
}

/// The word that holds now or waits, and whether it waits.
fn word(talks: &Talks, demand: usize) -> Option<(Word, bool)> {
    held(talks, demand).map(|held| (held.now.expect("it has one"), held.waits))
}

fn packages(talks: &Talks, issues: &[usize]) -> Vec<Vec<usize>> {
    deals(talks, issues).into_iter().map(|outcome| outcome.package).collect()
}

#[test]
fn an_option_implies_the_demand() {
    // For one option, for the demand; against the demand, against each option. The other option stays unknown.
    let wants = strait(3, vec![says(1, 2)]);
    assert_eq!(word(&wants, 0), Some(((2, 2), false)));
    assert_eq!(word(&wants, 2), None);
    let refuses = strait(3, vec![says(0, -3)]);
    assert_eq!((word(&refuses, 1), word(&refuses, 2)), (Some(((-3, -3), false)), Some(((-3, -3), false))));
}

#[test]
fn against_all_options_is_against_the_demand() {
    // The least firm word of rejects and opposes; a red line only if both are.
    let mut both = strait(3, vec![Statement { red: true, ..says(1, -3) }, says(2, -2)]);
    let joint = held(&both, 0).expect("it follows");
    assert_eq!((joint.now, joint.red, joint.derived, joint.other), (Some((-2, -2)), false, true, None));
    both.statements[1].red = true;
    assert!(held(&both, 0).expect("it follows").red);
    // Reluctant is less firm still, and an interval by its weaker end.
    both.statements[1].word = (-3, -1);
    assert_eq!(word(&both, 0), Some(((-3, -1), false)));
    both.statements[0].word = (-1, -1);
    assert_eq!(word(&both, 0), Some(((-1, -1), false)));
}

#[test]
fn one_unknown_option_leaves_it_unknown() {
    assert_eq!(word(&strait(3, vec![says(1, -3)]), 0), None);
    assert_eq!(word(&strait(3, vec![says(1, -3), says(2, 0)]), 0), None);
    let unclear = strait(3, vec![says(1, -3), Statement { word: (-1, 1), ..says(2, 0) }]);
    assert_eq!(word(&unclear, 0), None);
    // For one of them: for the demand, whatever it says of the other.
    assert_eq!(word(&strait(3, vec![says(1, -3), says(2, 1)]), 0), Some(((1, 1), false)));
}

#[test]
fn nothing_follows_by_elimination() {
    let wants = strait(3, vec![says(0, 3), says(1, -3)]);
    assert_eq!(word(&wants, 2), None);
    // Nor is that incoherent: the other option is left. With both refused it is.
    assert_eq!(Meaning::of(&wants).incoherent(0), Vec::<Vec<usize>>::new());
    let all = strait(3, vec![says(0, 3), says(1, -2), says(2, -2)]);
    assert_eq!(word(&all, 0), Some(((3, 3), false)));
    assert_eq!(Meaning::of(&all).incoherent(0), [vec![0, 1, 2]]);
}

#[test]
fn a_package_has_an_option() {
    let free = strait(3, Vec::new());
    assert_eq!(packages(&free, &[0]), [vec![], vec![0, 1], vec![0, 2], vec![0, 1, 2]]);
    // An option in an issue that was not chosen: nothing forbids it.
    let mut apart = free.clone();
    apart.issues.push(Issue { params: 0 });
    apart.demands[2].issue = 1;
    assert_eq!(packages(&apart, &[0]), [vec![], vec![0], vec![0, 1]]);
    assert_eq!(packages(&apart, &[0, 1]), packages(&free, &[0]));
    // What implies the demand needs an option as well, also if the demand lies elsewhere.
    let mut implied = strait(4, Vec::new());
    implied.issues.push(Issue { params: 0 });
    implied.demands[0].issue = 1;
    implied.demands[3].implies = vec![0];
    assert_eq!(packages(&implied, &[0]), [vec![], vec![1], vec![2], vec![1, 2], vec![1, 3], vec![2, 3], vec![1, 2, 3]]);
}

#[test]
fn exactly_one_option() {
    let mut one = strait(3, vec![says(0, 3)]);
    one.demands[2].excludes = vec![1];
    assert_eq!(packages(&one, &[0]), [vec![0, 1], vec![0, 2]]);
    // Supported options that exclude one another are alternatives: either will do, and from each follows the demand.
    one.statements = vec![says(1, 2), says(2, 2)];
    assert_eq!(packages(&one, &[0]), [vec![0, 1], vec![0, 2]]);
    assert_eq!(word(&one, 0), Some(((2, 2), false)));
}

#[test]
fn conditions_are_joined() {
    // rejects 1 once it rains, opposes 2 as long as no bell rings: against the demand once it rains, as long as no bell
    // rings. It waits.
    let (rain, bell) = (Some(Cond::Text(0)), Some(Cond::Text(2)));
    let waits = Statement { only_after: rain.clone(), ..says(1, -3) };
    let ends = Statement { unless: bell, ..says(2, -2) };
    let mut both = strait(3, vec![waits, ends]);
    assert_eq!(word(&both, 0), Some(((-2, -2), true)));
    // With a word otherwise that is against it too, it is against it on every mix: reluctant until then.
    both.statements[1] = says(2, -2);
    both.statements[0].otherwise = Some((-1, -1));
    let joint = held(&both, 0).expect("it follows");
    assert_eq!((joint.now, joint.other, joint.waits), (Some((-1, -1)), Some((-2, -2)), false));
    // Otherwise open: not against it until it rains; for it, rather.
    both.statements[0].otherwise = Some((1, 1));
    assert_eq!(word(&both, 0), Some(((1, 1), false)));
    // Otherwise neutral: nothing is known until it rains, and it waits.
    both.statements[0].otherwise = Some((0, 0));
    assert_eq!(word(&both, 0), Some(((-2, -2), true)));
}

#[test]
fn an_exception_ends_it_together() {
    // rejects 1 unless 3, opposes 2: in a package with 3 the refusal of the demand has ended as well. The demand itself
    // needs an option; 2 is opposed. So with 3 there are: 3 alone, and 3 with 0 and 1.
    let mut ends = strait(4, vec![Statement { unless: on(3), ..says(1, -3) }, says(2, -2)]);
    assert_eq!(word(&ends, 0), Some(((-2, -2), false)));
    let found = deals(&ends, &[0]);
    let shown: Vec<_> = found.iter().map(|o| (o.package.clone(), o.ended.clone())).collect();
    assert_eq!(shown, [(vec![], vec![]), (vec![3], vec![]), (vec![0, 1, 3], vec![(0, 0), (0, 1)])]);
    ends.draft = vec![
        Clause { demand: 0, stance: None, sets: Vec::new() },
        Clause { demand: 3, stance: None, sets: Vec::new() },
    ];
    assert_eq!(Meaning::of(&ends).text()[0].standing, Standing::Ended((-2, -2)));
    ends.draft.pop();
    assert_eq!(Meaning::of(&ends).text()[0].standing, Standing::Refuses);
}

#[test]
fn nothing_follows_on_what_a_condition_names() {
    // 3 implies the demand, and 4 excludes an option: the refusal of 1 depends on 3, so nothing follows on 3 and 0, not
    // even jointly.
    let mut names = strait(6, vec![Statement { unless: on(3), ..says(4, 3) }, says(2, -2)]);
    names.demands[3].implies = vec![0];
    names.demands[4].excludes = vec![1];
    let words = |talks: &Talks| [1, 0, 3].map(|demand| word(talks, demand));
    assert_eq!(words(&names), [Some(((-3, -3), false)), None, None]);
    // Another argument, which does not depend on it, is enough.
    names.demands[5].excludes = vec![1];
    names.statements.push(says(5, 3));
    assert_eq!(words(&names), [-3, -2, -2].map(|level| Some(((level, level), false))));
}

#[test]
fn an_option_may_be_refused_by_what_follows() {
    // 3 excludes 1, and 2 implies 4, which is opposed: both options are refused, and so are the demand and what implies it.
    let mut follows = strait(6, vec![says(3, 3), says(4, -2)]);
    follows.demands[3].excludes = vec![1];
    follows.demands[2].implies = vec![4];
    follows.demands[5].implies = vec![0];
    let words = [1, 2, 0, 5].map(|demand| word(&follows, demand));
    assert_eq!(words, [-3, -2, -2, -2].map(|level| Some(((level, level), false))));
    // Not through a demand on which the party said something itself.
    follows.statements.push(says(0, 1));
    assert_eq!((word(&follows, 0), word(&follows, 5)), (Some(((1, 1), false)), None));
}

#[test]
fn options_of_options() {
    // 3 comes about only by 0 or 4: against 1, 2 and 4 is against 0, and so against 3, by the least firm word.
    let mut deep = strait(5, vec![says(1, -3), says(2, -3), says(4, -1)]);
    deep.demands[3].only_by = vec![0, 4];
    assert_eq!((word(&deep, 0), word(&deep, 3)), (Some(((-3, -3), false)), Some(((-1, -1), false))));
    assert_eq!(packages(&deep, &[0]), [vec![], vec![3, 4]]);
}

#[test]
fn it_is_one_argument_among_others() {
    // 3 is demanded and implies the demand: firm against firm is unknown; reluctance gives way.
    let mut opposed = strait(4, vec![says(1, -3), says(2, -2), says(3, 3)]);
    opposed.demands[3].implies = vec![0];
    assert_eq!(word(&opposed, 0), None);
    opposed.statements[1].word = (-1, -1);
    assert_eq!(word(&opposed, 0), Some(((3, 3), false)));
    // On the same side the firmest counts: 3 excludes the demand, and then the options too.
    opposed.demands[3] = Demand { excludes: vec![0], ..Demand::plain(0) };
    assert_eq!(word(&opposed, 0), Some(((-3, -3), false)));
}

#[test]
fn a_waiting_word_gives_way_in_a_package() {
    // reluctant on 1 only after 4, demands 3, which excludes 1: in a package without 4, 1 is refused by what follows, and with
    // 2 refused so is the demand. Today what was said of 1 stands, and waits.
    let waits = Statement { only_after: on(4), ..says(1, -1) };
    let mut gives_way = strait(5, vec![waits, says(2, -3), says(3, 3)]);
    gives_way.demands[3].excludes = vec![1];
    assert_eq!(word(&gives_way, 0), Some(((-1, -1), true)));
    gives_way.draft = vec![Clause { demand: 0, stance: None, sets: Vec::new() }];
    assert_eq!(Meaning::of(&gives_way).text()[0].standing, Standing::Refuses);
    assert_eq!(packages(&gives_way, &[0]), [vec![3], vec![3, 4]]);
}
