//! (d) Filters: which voices and sources count, and what is left without red lines.

use demarche::analysis::{common_ground, conflicts, statements};
use demarche::answer::{Register, Supposed};
use demarche::graph::Filter;
use demarche::model::{Element, Model, Voice};
use demarche::picture::{PICTURES, Picture};
use demarche::situation::{Scope, Situation};

use super::fixture;
use crate::support::{MINI_ISTANBUL, counts_of, day, drawn, levels, model, parties, party, six, small, sources};

/// The delegation arrives: Ukraine's condition for the talks is dropped, in the curator's words and from a new source.
const ARRIVAL: &str = "\
sources: {arrival: {title: At the airport, date: 2025-06-02}}
stances: [{party: ukraine, demand: talks-2-june, stance: supports, said: 2025-06-02, voice: inferred,
           evidence: {arrival: the delegation has landed}}]";

fn without(model: &Model, ids: &[&str]) -> Filter {
    let find = |id: &&str| model.find_source(id).unwrap_or_else(|error| panic!("{error}"));
    Filter { without: ids.iter().map(find).collect(), ..Filter::default() }
}

fn only(voices: &[Voice]) -> Filter {
    Filter { voices: voices.iter().copied().collect(), ..Filter::default() }
}

fn no_red_lines() -> Filter {
    Filter { no_red_lines: true, ..Filter::default() }
}

fn through(model: &Model, filter: Filter) -> Situation<'_> {
    Situation::of(model).filtered(filter).build()
}

fn known(situation: &Situation<'_>) -> usize {
    situation.coverage(&situation.model.parties.indices().collect::<Vec<_>>()).0
}

#[test]
fn nothing_left_out_changes_nothing() {
    let m = fixture();
    let s = through(&m, Filter::default());
    assert!(s.filter().is_empty());
    assert_eq!(six(&counts_of(&s, "ukraine", "russia", Scope::Direct)), [0, 0, 2, 4, 0, 2]);
    assert_eq!(known(&s), 19);
}

#[test]
fn without_its_only_source_nothing_is_known() {
    let m = fixture();
    let s = through(&m, without(&m, &["worked-example"]));
    assert_eq!(known(&s), 0);
    assert_eq!(six(&counts_of(&s, "ukraine", "russia", Scope::Derived)), [0, 0, 0, 0, 0, 8]);
    assert!(s.parties_heard(Scope::Derived).is_empty());
}

#[test]
fn a_statement_without_a_voice_counts_only_if_no_voice_is_asked_for() {
    let m = fixture();
    let all: Vec<Voice> = Voice::ALL.iter().map(|(_, voice)| *voice).collect();
    assert_eq!(known(&through(&m, only(&all))), 0);
}

#[test]
fn without_the_later_source_the_earlier_statement_is_in_force_again() {
    let m = model(&[MINI_ISTANBUL, ARRIVAL]);
    let on = Some(day("2025-06-02"));
    let counts = |filter| {
        let s = Situation::of(&m).on(on).filtered(filter).build();
        six(&counts_of(&s, "ukraine", "russia", Scope::Direct))
    };
    assert_eq!(counts(Filter::default()), [1, 0, 1, 4, 0, 2], "Ukraine comes without a condition");
    assert_eq!(counts(without(&m, &["arrival"])), [0, 0, 2, 4, 0, 2], "its condition is back");
    assert_eq!(counts(without(&m, &["worked-example"])), [0, 0, 0, 0, 0, 8], "Russia has said nothing");
    let inferred = Situation::of(&m).on(on).filtered(only(&[Voice::Inferred])).build();
    assert_eq!((known(&inferred), levels(&inferred, Scope::Direct, "ukraine", "talks-2-june")), (1, Some((2, 2))));
    assert_eq!(inferred.coverage(&parties(&m, &["russia"])), (0, 8));
}

#[test]
fn a_filter_acts_before_the_statement_in_force_is_picked() {
    let m = model(&["\
sources: {s: {}, t: {}}
issues: {i: {}}
parties: {a: {}}
demands: {d: {issue: i, text: T}}
stances:
- {party: a, demand: d, stance: rejects, said: 2025-05-01, voice: stated, evidence: {s: no}}
- {party: a, demand: d, stance: reluctant, said: 2025-05-02, evidence: {s: hardly}}
- {party: a, demand: d, stance: supports, said: 2025-05-03, until: 2025-05-04, voice: reported, evidence: {s: yes, t: yes}}
"]);
    let level = |on: &str, filter: Filter| {
        let s = Situation::of(&m).on(day(on)).filtered(filter).build();
        levels(&s, Scope::Direct, "a", "d").map(|(low, _)| low)
    };
    assert_eq!(level("2025-05-03", Filter::default()), Some(2));
    assert_eq!(level("2025-05-03", only(&[Voice::Stated])), Some(-3));
    assert_eq!(level("2025-05-03", only(&[Voice::Stated, Voice::Reported])), Some(2));
    assert_eq!(level("2025-05-03", without(&m, &["s"])), Some(2), "the other source is left");
    assert_eq!(level("2025-05-03", without(&m, &["s", "t"])), None);
    assert_eq!(level("2025-05-02", without(&m, &["s"])), None, "not yet said");
    // What ran out superseded the others only if it counts.
    assert_eq!(level("2025-05-05", Filter::default()), None);
    assert_eq!(level("2025-05-05", only(&[Voice::Stated])), Some(-3));
}

#[test]
fn a_statement_that_never_had_evidence_stays() {
    let m =
        model(&["{sources: {s: {}}, issues: {i: {}}, parties: {a: {}, b: {}}, demands: {d: {issue: i, text: T}},\n\
                     stances: [{party: a, demand: d, stance: open},\n\
                     {party: b, demand: d, stance: open, evidence: {s: yes}}]}"]);
    let s = through(&m, without(&m, &["s"]));
    assert_eq!(s.parties_heard(Scope::Direct), parties(&m, &["a"]));
}

/// What the head of every answer says is left out.
fn left_out(s: &Situation<'_>) -> Vec<String> {
    let empty = sources(&[""; 4]);
    Supposed::new(&Register::new(s, &empty), Scope::Derived).map_or_else(Vec::new, |supposed| supposed.left_out())
}

#[test]
fn what_is_left_out_is_counted_and_named() {
    let m = model(&[MINI_ISTANBUL, ARRIVAL]);
    let s = through(&m, Filter { no_red_lines: true, ..without(&m, &["arrival"]) });
    assert_eq!(left_out(&s), ["without arrival", "red lines left out"]);
    let confirmed = through(&m, only(&[Voice::Confirmed, Voice::Stated]));
    assert_eq!(left_out(&confirmed), ["only stated, confirmed"], "in their own order");
    let on = |names: &[&str]| {
        let about: Vec<Element> = names.iter().flat_map(|name| m.find(name).unwrap_or_default()).collect();
        let found = statements(&s, &about);
        (found.list.len(), found.left_out)
    };
    assert_eq!(on(&["ukraine"]), (7, 1));
    assert_eq!(on(&["ukraine", "talks-2-june"]), (1, 1));
    assert_eq!(on(&["ukraine", "memo-before-talks"]), (1, 0));
    assert_eq!(on(&["russia"]), (7, 0));
    assert_eq!(on(&["arrival"]), (0, 1));
}

#[test]
fn evidence_of_a_source_left_out_is_not_shown_elsewhere() {
    let text = MINI_ISTANBUL
        .replace("{worked-example: on Monday as proposed}", "{worked-example: on Monday, wire: it stands}");
    let m = model(&[&text, "sources: {wire: {}}"]);
    let s = through(&m, without(&m, &["worked-example"]));
    assert_eq!(known(&s), 1);
    let all = PICTURES.iter().flat_map(|picture| drawn(&s, picture));
    let dots: String = all.map(|drawing| drawing.dot).collect();
    assert!(dots.contains("it stands") && !dots.contains("on Monday"));
    assert!(dots.contains("without worked-example") && dots.contains("1 source"), "the basis says so");
}

const RED: &str = ", red_line: {judge: curator, why: said so}";

#[test]
fn an_impasse_is_a_conflict_when_red_lines_are_left_out() {
    let m = small("a b", "d; e implies: {d: because}", &[&format!("a e demands{RED}"), &format!("b d rejects{RED}")]);
    let impasses = |filter| {
        let s = through(&m, filter);
        let found = conflicts(&s, &parties(&m, &["a", "b"]), Scope::Derived);
        (found.clashes.iter().filter(|clash| clash.is_impasse()).count(), found.clashes.len())
    };
    assert_eq!(impasses(Filter::default()), (2, 2), "on e, and on d, which follows");
    assert_eq!(impasses(no_red_lines()), (0, 2));
    let red_lines = |filter| {
        let s = through(&m, filter);
        let cells = m.parties.indices().flat_map(|p| s.matrix(Scope::Derived).cells(p).to_vec());
        cells.flatten().filter(|cell| cell.red_line).count()
    };
    assert_eq!((red_lines(Filter::default()), red_lines(no_red_lines())), (4, 0), "derived ones too");
    let drawing = |filter| drawn(&through(&m, filter), Picture::named("matrix").expect("it is there")).remove(0);
    assert!(drawing(Filter::default()).dot.contains("Red line: as judged by curator"));
    let drawing = drawing(no_red_lines());
    assert!(!drawing.dot.contains("Red line: ") && drawing.dot.contains("left out"));
}

#[test]
fn a_near_miss_can_lie_behind_a_red_line() {
    let m = small("a b", "d", &["a d supports", &format!("b d reluctant{RED}")]);
    let near = |filter| common_ground(&through(&m, filter), &parties(&m, &["a", "b"]), Scope::Derived)[0].near_miss;
    assert_eq!((near(Filter::default()), near(no_red_lines())), (false, true));
}

#[test]
fn what_is_assumed_is_not_filtered() {
    let m = fixture();
    let assumption = demarche::model::Assumption {
        party: party(&m, "russia"),
        demand: crate::support::demand(&m, "reparations"),
        levels: Some(demarche::model::Level::MAX.into()),
    };
    let s = Situation::of(&m).assuming(vec![assumption]).filtered(only(&[Voice::Stated])).build();
    assert_eq!(levels(&s, Scope::Direct, "russia", "reparations"), Some((3, 3)));
    assert_eq!(known(&s), 0, "it is not stated");
}
