//! What a finding fails without: the deadlock of the worked example, and the smallest case of each kind.

use demarche::analysis::{Finding, Footing, Robust, Tested, locked, robust};
use demarche::graph::Filter;
use demarche::model::{End, Model, Voice};
use demarche::situation::{Scope, Situation};

use crate::support::{ISTANBUL, MINI_ISTANBUL, day, demand, model, parties, party_ids, situation};

/// Parties `a` and `b`, demands `d` and `e`, sources `s` and `t`, and stances.
fn two(relations: &str, stances: &[&str]) -> Model {
    let mut text = format!(
        "sources: {{s: {{}}, t: {{}}}}\nissues: {{i: {{}}}}\nparties: {{a: {{}}, b: {{}}}}\n\
         demands:\n  d: {{issue: i, text: T}}\n  e: {{issue: i, text: T{relations}}}\n  f: {{issue: i, text: T{relations}}}\n\
         stances:\n"
    );
    for stance in stances {
        let mut words = stance.splitn(4, ' ');
        let mut next = || words.next().unwrap_or_default();
        let (party, demand, word, rest) = (next(), next(), next().replace("..", ", "), next());
        text.push_str(&format!("- {{party: {party}, demand: {demand}, stance: {word}, {rest}}}\n"));
    }
    model(&[&text])
}

fn answer(m: &Model) -> Robust {
    robust(&situation(m), &parties(m, &["a", "b"]), Scope::Derived)
}

/// The finding on `d`, if it is one.
fn on_d(m: &Model) -> Option<Tested> {
    let on = demand(m, "d");
    let about = |one: &Tested| match one.finding {
        Finding::Conflict { demand, .. } | Finding::Ground { demand, .. } => demand == on,
        _ => false,
    };
    answer(m).findings.into_iter().find(about)
}

fn without(m: &Model) -> Vec<&str> {
    let one = on_d(m).unwrap_or_else(|| panic!("nothing on d"));
    one.without.iter().map(|ix| m.sources[*ix].id.as_str()).collect()
}

#[test]
fn the_deadlock_rests_on_the_one_source_that_has_the_refusal() {
    let m = model(&["\
sources: {one: {}, two: {}, four: {}}
parties: {ru: {}, ua: {}}
demands: {}
stances: []
steps:
  memo: {text: T, after: {talk: {insists: ru, evidence: {four: only in person}}}}
  talk: {text: T, after: {memo: {insists: ua, evidence: {one: in advance, two: before}}}}
"]);
    let s = situation(&m);
    let found = robust(&s, &[], Scope::Derived);
    let [deadlock] = found.findings.as_slice() else { panic!("{found:#?}") };
    let ids: Vec<&str> = deadlock.without.iter().map(|ix| m.sources[*ix].id.as_str()).collect();
    assert_eq!(ids, ["four"]);
    assert_eq!(found.sources, deadlock.without, "nothing else rests on one source, so nothing else was left out");
    assert!(deadlock.voices.is_empty() && deadlock.ends.is_empty());
    assert!(
        locked(&s.under(Filter { without: deadlock.without.iter().copied().collect(), ..Filter::default() }))
            .is_empty()
    );
}

#[test]
fn the_deadlock_of_the_talks_rests_on_each_of_two_sources() {
    let m = model(&[ISTANBUL]);
    let before = Situation::of(&m).on(day("2025-05-30")).build();
    let found = robust(&before, &parties(&m, &["russia", "ukraine"]), Scope::Derived);
    let Finding::Deadlock { steps } = &found.findings[0].finding else { panic!("deadlocks come first") };
    let ids: Vec<&str> = steps.iter().map(|act| act.id(&m)).collect();
    assert_eq!(ids, ["memo-handover", "talks-2-june"]);
    assert_eq!(found.findings[0].without, ["commentary", "kyiv-dateline"].map(|id| m.find_source(id).unwrap()));
}

#[test]
fn everything_in_the_worked_example_rests_on_its_only_source() {
    let m = model(&[MINI_ISTANBUL]);
    let s = situation(&m);
    let all = parties(&m, &["eu", "russia", "turkey", "ukraine", "us"]);
    let found = robust(&s, &all, Scope::Derived);
    let of = |kind: fn(&Finding) -> bool| found.findings.iter().filter(|one| kind(&one.finding)).count();
    // 4 and a derived one of Russia and Ukraine, one each of Russia with the United States and the European allies.
    assert_eq!(of(|finding| matches!(finding, Finding::Conflict { .. })), 7);
    assert_eq!(of(|finding| matches!(finding, Finding::Ground { .. })), 5);
    let only = m.find_source("worked-example").unwrap();
    assert!(found.findings.iter().all(|one| one.without == [only] && one.needs.is_none()));
    assert_eq!(found.findings.iter().filter(|one| one.derived).count(), 1);
    assert!(found.ends.is_empty() && found.voices.is_empty(), "there are no intervals and no voices");
    assert_eq!(Footing::of_parties(&s, &all, Scope::Derived).everything, Some(only));
}

#[test]
fn pairs_are_those_of_the_parties_that_are_asked_for() {
    let m = model(&[MINI_ISTANBUL]);
    let found = robust(&situation(&m), &parties(&m, &["us", "russia"]), Scope::Derived);
    let [one] = found.findings.as_slice() else { panic!("{found:#?}") };
    let Finding::Conflict { parties, .. } = &one.finding else { panic!("{one:#?}") };
    assert_eq!(party_ids(&m, parties), ["us", "russia"], "in the order of the question");
}

#[test]
fn a_finding_needs_a_source_that_is_alone_behind_one_side() {
    let both = "evidence: {s: yes, t: yes}";
    assert!(without(&two("", &[&format!("a d open {both}"), &format!("b d rejects {both}")])).is_empty());
    assert_eq!(without(&two("", &[&format!("a d open {both}"), "b d rejects evidence: {t: no}"])), ["t"]);
    let each = two("", &["a d open evidence: {s: yes}", "b d rejects evidence: {t: no}"]);
    assert_eq!(without(&each), ["s", "t"], "each side has its own");
    assert!(
        without(&two("", &["a d open note: none", "b d rejects note: none"])).is_empty(),
        "no evidence is no source"
    );
}

#[test]
fn an_earlier_word_of_the_same_side_is_enough() {
    let earlier = |word: &str| {
        let stance = format!("b d {word} said: 2025-05-01, evidence: {{s: no}}");
        let m = two("", &["a d open note: none", &stance, "b d rejects said: 2025-05-02, evidence: {t: never}"]);
        without(&m).len()
    };
    assert_eq!((earlier("opposes"), earlier("supports")), (0, 1));
}

#[test]
fn a_derived_position_rests_on_all_its_arguments_together() {
    let relations = ", implies: {d: because}";
    let arguments = |e: &str, f: &str| {
        let (e, f) = (format!("a e demands evidence: {{{e}: yes}}"), format!("a f demands evidence: {{{f}: yes}}"));
        let m = two(relations, &[&e, &f, "b d rejects note: none"]);
        let one = on_d(&m).unwrap_or_else(|| panic!("nothing on d"));
        assert!(one.derived);
        one.without.len()
    };
    assert_eq!((arguments("s", "s"), arguments("s", "t")), (1, 0));
}

#[test]
fn voices_are_added_until_the_finding_holds_for_good() {
    let with = |voice: &str| {
        let stance = format!("b d rejects voice: {voice}");
        on_d(&two("", &["a d open voice: stated", &stance])).unwrap_or_else(|| panic!("nothing on d")).needs
    };
    assert_eq!(with("confirmed"), None);
    assert_eq!(with("reported"), Some([Voice::Reported].into()));
    let rest = Some([Voice::Claimed, Voice::Inferred, Voice::Editorial].into());
    assert_eq!(with("inferred"), rest);
    let silent = two("", &["a d open voice: stated", "b d rejects note: none"]);
    assert_eq!(on_d(&silent).and_then(|one| one.needs), Some([].into()), "a word without a voice");
    // It holds with the firm words, is gone with a reported one, and comes back with what is inferred.
    let m = two(
        "",
        &[
            "a d open voice: stated",
            "b d rejects voice: stated, said: 2025-05-01",
            "b d supports voice: reported, said: 2025-05-02",
            "b d rejects voice: inferred, said: 2025-05-03",
        ],
    );
    let one = on_d(&m).unwrap();
    assert_eq!((one.voices.len(), one.needs), (1, rest));
}

#[test]
fn voices_that_are_asked_for_limit_those_that_are_tried() {
    let m = two("", &["a d open voice: stated", "b d rejects voice: reported"]);
    let filter = Filter { voices: [Voice::Stated, Voice::Reported].into(), ..Filter::default() };
    let s = Situation::of(&m).filtered(filter).build();
    let found = robust(&s, &parties(&m, &["a", "b"]), Scope::Derived);
    assert_eq!(found.voices, [[Voice::Stated].into()]);
    assert_eq!(found.findings[0].needs, Some([Voice::Reported].into()));
}

#[test]
fn an_interval_on_one_side_changes_nothing_and_one_across_both_everything() {
    let m = two("", &["a d demands voice: stated", "b d [reluctant..rejects] voice: stated"]);
    assert!(on_d(&m).is_some_and(|one| one.holds_throughout()));
    let m = two("", &["a d demands voice: stated", "b d [reluctant..open] voice: stated"]);
    let found = answer(&m);
    let rows: Vec<_> = found
        .findings
        .iter()
        .map(|one| (matches!(one.finding, Finding::Conflict { .. }), one.as_read, one.ends.clone()))
        .collect();
    assert_eq!(rows, [(true, false, vec![End::Upper]), (false, false, vec![End::Lower])]);
    assert_eq!(found.ends, [End::Lower, End::Upper]);
    let neutral = two("", &["a d demands voice: stated", "b d [neutral..open] voice: stated"]);
    assert_eq!(on_d(&neutral).map(|one| (one.as_read, one.ends)), Some((false, vec![End::Lower])));
}

#[test]
fn an_agreement_that_becomes_firmer_is_the_same_agreement() {
    let m = two("", &["a d demands voice: stated", "b d [open..supports] voice: stated"]);
    let found = answer(&m);
    assert!(found.findings.len() == 1 && found.findings[0].holds_throughout(), "{found:#?}");
}
