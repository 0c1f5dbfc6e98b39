//! Small talks on which answers were wrong once, each with what is right of it. What is behind each case is said in
//! `docs/methods.md`, under "A position".

use std::path::Path;

use demarche::analysis::{
    Deal, DealQuery, Likeness, Standing, ask, compare_texts, deal, incoherent, read_text, roadmap,
};
use demarche::answer::{Diff, Matrix, Register};
use demarche::id::PaperIx;
use demarche::model::Class;
use demarche::model::Model;
use demarche::search::patience::Endless;
use demarche::situation::{Scope, Situation};

use crate::support::{counts_of, ground_on, levels, load_texts, party_ids, situation, six, told};

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name).with_extension("yaml");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

/// A case is loaded whatever `check` says of it: some are cases of that.
fn case(name: &str) -> Model {
    load_texts(&[&text(name)]).model
}

fn deal_of<'m>(s: &Situation<'m>, issues: &[&str]) -> Deal<'m> {
    let chosen = |id: &str| issues.is_empty() || issues.contains(&id);
    let query = DealQuery {
        issues: s.model.issues.iter().filter(|(_, issue)| chosen(issue.id.as_str())).map(|(ix, _)| ix).collect(),
        parties: s.model.parties.indices().collect(),
        fixed: Vec::new(),
        scope: Scope::Derived,
        most: 100,
    };
    deal(s, &query, &Endless)
}

#[test]
fn packages_that_are_acceptable() {
    for (name, issues, right) in [
        ("ot", &["i"][..], 0),
        ("ot2", &["i"], 0),
        ("ot3", &["i"], 0),
        ("t2b", &["i"], 0),
        ("t2c", &["i"], 0),
        ("e4o", &["i"], 0),
        ("nt", &["i"], 0),
        ("e4u", &["i"], 1),
        ("e4u", &[], 1),
        ("unless", &[], 1),
        ("unless2", &[], 0),
        ("closed-choice", &[], 0),
        ("arguments-without-a-common-value", &[], 0),
    ] {
        let m = case(name);
        assert_eq!(deal_of(&situation(&m), issues).acceptable_number, Some(right), "{name} on {issues:?}");
    }
}

/// However a position of two words is spelled, it is one constraint, that names both; and two of which either would do are
/// one as well.
#[test]
fn what_is_insisted_on_by_which_word() {
    let m = case("insisting-by-two-words");
    let s = situation(&m);
    let answer = deal_of(&s, &[]);
    let ids = |ixs: &[demarche::id::DemandIx]| crate::support::demand_ids(&m, ixs).join(" ");
    let each = answer.constraints.iter().map(|one| {
        let ways = one.ways.iter().map(|way| format!("{} {}", way.wanted, ids(&way.instead)).trim_end().to_owned());
        (party_ids(&m, &one.parties).join(" "), ways.collect::<Vec<_>>().join(", "))
    });
    let right = [("pc", "true"), ("pa pb", "false, true"), ("pd", "true south"), ("pc", "false")];
    assert_eq!(each.collect::<Vec<_>>(), right.map(|(who, how)| (who.to_owned(), how.to_owned())));
}

/// What waits gives way to what the same party wants elsewhere; a package says so, since its constraint seems to forbid it.
#[test]
fn a_package_says_what_overtakes_a_condition() {
    let m = case("overtaken-by-another-position");
    let s = situation(&m);
    let [list, rules] = ["list", "rules"].map(|id| crate::support::demand(&m, id));
    let packages = deal_of(&s, &[]).acceptable;
    assert_eq!(packages.len(), 2);
    for package in packages {
        let is_met = package.settlements[0].demands.contains(&rules);
        let right = if is_met { vec![] } else { vec![(crate::support::party(&m, "pa"), list)] };
        assert_eq!(package.overtaken, right);
    }
}

/// A support that waits, and one that holds and excludes it, are what the party wants by turns; they do not contradict.
#[test]
fn a_support_that_waits_fits_beside_one_that_holds() {
    let unfit = |text: &str| conflicts_of(&load_texts(&[text]).model);
    let written = text("support-that-waits-beside-one-that-holds");
    assert_eq!(unfit(&written), Vec::<String>::new());
    let demanded = written.replace("demand: mend, stance: supports", "demand: mend, stance: demands");
    assert_ne!(written, demanded);
    assert_eq!(unfit(&demanded), ["pa decide"], "what it insists on rules out the other one for good");
}

fn conflicts_of(m: &Model) -> Vec<String> {
    let parties: Vec<_> = m.parties.indices().collect();
    let found = demarche::analysis::conflicts(&situation(m), &parties, Scope::Derived).unfit;
    found.iter().map(|one| format!("{} {}", m.parties[one.party].id, m.demands[one.demand].id)).collect()
}

/// A waiver lifts the order on which somebody insists, in either spelling, and nobody's other conditions.
#[test]
fn a_waiver_lifts_an_order_and_nothing_else() {
    let written = text("waiving-an-order-only");
    let other = written.replace("supports, only_after: truce", "rejects, until: truce, otherwise: supports");
    assert_ne!(written, other);
    for text in [written, other] {
        let m = load_texts(&[&text]).model;
        let waive = |id: &str| demarche::model::Act::Demand(crate::support::demand(&m, id));
        let waiver = demarche::model::Waiver { before: waive("truce"), after: waive("ports") };
        let supposed = demarche::situation::Supposed { waivers: vec![waiver], ..Default::default() };
        let s = Situation::of(&m).supposing(supposed).build();
        let packages: Vec<_> =
            deal_of(&s, &[]).acceptable.into_iter().map(|one| one.settlements[0].demands.clone()).collect();
        assert_eq!(packages, [[crate::support::demand(&m, "ports")]]);
    }
}

#[test]
fn a_package_that_ends_a_position_says_so() {
    for (name, issues, right) in [
        ("e4u", &["i"][..], vec![("pb", "leave")]),
        ("e4u", &[], vec![("pb", "leave"), ("pb", "line")]),
        ("unless", &[], vec![("pa", "dues")]),
        ("r1", &[], vec![]),
    ] {
        let m = case(name);
        let answer = deal_of(&situation(&m), issues);
        let ended = answer.acceptable[0].ended.iter();
        let ended: Vec<(&str, &str)> =
            ended.map(|(p, d)| (m.parties[*p].id.as_str(), m.demands[*d].id.as_str())).collect();
        assert_eq!(ended, right, "{name} on {issues:?}");
    }
    let m = case("nt");
    assert!(deal_of(&situation(&m), &[]).set_aside.is_empty(), "who is neutral insists on nothing");
}

#[test]
fn classes_and_who_is_behind_them() {
    let m = case("ot3");
    assert_eq!(
        ground_on(&situation(&m), &["pa", "pb"], "cap").class,
        Class::TermsDiffer,
        "terms hold with either word"
    );
    let m = case("arguments-without-a-common-value");
    assert_eq!(ground_on(&situation(&m), &["pa", "pb"], "d").class, Class::TermsDiffer, "no value is left of d");
    let m = case("unless");
    let found = ground_on(&situation(&m), &["pa", "pb"], "dues");
    assert_eq!((found.class, party_ids(&m, &found.ending)), (Class::Agreed, vec!["pa".to_owned()]));
    let m = case("open1");
    assert_eq!(six(&counts_of(&situation(&m), "pa", "pb", Scope::Derived)), [0, 0, 0, 0, 0, 2]);
    let m = case("v6b");
    assert_eq!(six(&counts_of(&situation(&m), "pa", "pc", Scope::Derived)), [1, 0, 0, 0, 0, 3]);
    let m = case("ask1");
    assert!(ask(&situation(&m)).gaps.is_empty(), "what follows is known");
}

#[test]
fn positions_that_do_not_fit() {
    let sets = |name: &str| {
        let m = case(name);
        let found = incoherent(&situation(&m));
        found.iter().map(|one| crate::support::demand_ids(&m, &one.positions)).collect::<Vec<_>>()
    };
    assert!(sets("open2").is_empty(), "open to both of two that exclude one another");
    assert_eq!(sets("two-statements-that-do-not-fit"), [["closed-lake", "joint-patrols"]]);
}

#[test]
fn orders_and_deadlocks() {
    let deadlocks = |name: &str| -> Vec<Vec<String>> {
        let m = case(name);
        let answer = roadmap(&situation(&m), &Endless);
        let ids = |steps: &[demarche::model::Act]| steps.iter().map(|act| act.id(&m).to_owned()).collect();
        answer.deadlocks.iter().map(|one| ids(&one.steps)).collect()
    };
    for name in ["neg", "neg2", "f7", "g7"] {
        assert!(deadlocks(name).is_empty(), "{name}");
    }
    assert_eq!(deadlocks("c1"), [["x", "y"]], "demands without steps");
    assert_eq!(deadlocks("r1"), [["sx", "sy"]]);
    for name in ["c1", "r1"] {
        let m = case(name);
        let answer = deal_of(&situation(&m), &[]);
        assert!(answer.acceptable.iter().any(|one| one.deadlocks.len() == 1), "`deal` points to it: {name}");
    }
    let m = case("road1");
    let answer = roadmap(&situation(&m), &Endless);
    let refused: Vec<&str> = answer.refused.iter().map(|(act, _)| act.id(&m)).collect();
    assert_eq!((refused, answer.exclusive.len()), (vec!["go", "hold"], 1));
}

fn paper(m: &Model, id: &str) -> PaperIx {
    let found = m.papers.iter().find(|(_, paper)| paper.id.as_str() == id).map(|(ix, _)| ix);
    found.unwrap_or_else(|| panic!("no document {id}"))
}

/// The standings to a clause of a document, by the ids of the parties.
fn standings(m: &Model, id: &str, clause: usize) -> Vec<(String, Standing)> {
    let readings = read_text(&situation(m), paper(m, id), Scope::Derived);
    readings[clause].voices.iter().map(|one| (m.parties[one.party].id.to_string(), one.standing)).collect()
}

#[test]
fn drafts_clause_by_clause() {
    use Standing::{Accepts, Author, Ended, InPart, Open, OtherTerms, Rejects, Reluctant, SourcesDiffer, Unknown};
    for (name, document, clause, right) in [
        ("wage", "paper", 0, vec![("employers", InPart), ("mediator", Unknown), ("union", InPart)]),
        ("p1", "b", 0, vec![("league", Unknown), ("pa", InPart), ("pb", Accepts), ("pc", Unknown)]),
        ("p1", "c", 0, vec![("league", Unknown), ("pa", OtherTerms), ("pb", InPart), ("pc", Unknown)]),
        ("unless", "d", 0, vec![("pa", Ended), ("pb", Accepts)]),
        ("unless2", "d", 0, vec![("pa", Rejects), ("pb", Accepts)]),
        ("i3", "f", 0, vec![("pa", Open), ("pb", Reluctant), ("pc", SourcesDiffer)]),
        ("i2", "d", 0, vec![("pa", Accepts), ("pb", Author)]),
        ("t5", "a", 0, vec![("pa", Rejects), ("pb", Accepts)]),
        ("t5", "a", 1, vec![("pa", Author), ("pb", Unknown)]),
        ("clause-that-rejects", "paper", 0, vec![("a", Author), ("b", Accepts)]),
    ] {
        let m = case(name);
        let right: Vec<(String, Standing)> =
            right.into_iter().map(|(id, standing)| (id.to_owned(), standing)).collect();
        assert_eq!(standings(&m, document, clause), right, "{document} of {name}");
    }
    let m = case("i2");
    let readings = read_text(&situation(&m), paper(&m, "d"), Scope::Derived);
    assert!(readings[0].voices[0].here.as_ref().is_some_and(|here| here.by_draft), "the draft meets the condition");
}

/// A condition that a draft does not decide leaves the word that holds, and text and JSON name the other one.
#[test]
fn a_word_that_would_turn_is_named() {
    let m = case("word-that-would-turn");
    let s = situation(&m);
    let voice = &read_text(&s, paper(&m, "t"), Scope::Derived)[0].voices[0];
    let here = voice.here.as_ref().expect("a position");
    assert_eq!((voice.standing, here.turns.map(|word| word.levels.low().value())), (Standing::Rejects, Some(2)));
}

/// With only what was said, what a draft ends is said to be over, although something else would follow in its place.
#[test]
fn a_position_that_a_draft_ends_is_not_unknown() {
    let m = case("ended-where-something-follows");
    let found = |scope: Scope| read_text(&situation(&m), paper(&m, "t"), scope)[0].voices[0].standing;
    assert_eq!([Scope::Direct, Scope::Derived].map(found), [Standing::Ended, Standing::Reluctant]);
}

#[test]
fn two_drafts_through_relations() {
    let m = case("t1");
    for (other, right) in [("b", Likeness::Contradicting), ("c", Likeness::Contradicting), ("d", Likeness::Contains)] {
        let found = compare_texts(&situation(&m), [paper(&m, "a"), paper(&m, other)]);
        assert_eq!(found.iter().map(|one| one.likeness).collect::<Vec<_>>(), [right], "a and {other}");
    }
}

#[test]
fn findings_of_what_cannot_be_meant() {
    for (name, rule) in [
        ("g7", "condition-on-itself"),
        ("g8", "condition-on-itself"),
        ("h2", "bare-restatement"),
        ("drop1", "bare-restatement"),
        ("t5", "own-paper"),
    ] {
        let found = load_texts(&[&text(name)]).diagnostics;
        assert!(found.iter().any(|one| one.rule.name == rule), "{name}: {found:#?}");
    }
}

#[test]
fn two_curators_in_either_order() {
    let [shared, ana, ben] = ["curators-shared", "curators-ana", "curators-ben"].map(text);
    for texts in [[&shared, &ana, &ben], [&shared, &ben, &ana]] {
        let loaded = load_texts(&texts.map(String::as_str));
        assert!(loaded.diagnostics.iter().any(|one| one.rule.name == "same-date"));
        let s = situation(&loaded.model);
        assert_eq!(levels(&s, Scope::Direct, "arlen", "shared-fleet"), Some((1, 2)), "an interval of both words");
    }
}

/// Said three times: the last is beside the one that had terms, whatever lies between; not beyond a change of sides.
#[test]
fn what_a_bare_restatement_drops_is_told_by_every_answer() {
    let talks = |stances: &str| {
        format!(
            "sources: {{g: {{}}}}\nparties: {{a: {{}}}}\nissues: {{i: {{}}}}\n\
             demands: {{d: {{issue: i, text: T, parameters: {{n: number}}}}}}\nstances:\n{stances}"
        )
    };
    let one = |day: &str, rest: &str| format!("  - {{party: a, demand: d, said: {day}, evidence: {{g: w}}, {rest}}}\n");
    let lost = |stances: &str| {
        let m = load_texts(&[&talks(stances)]).model;
        let found = demarche::analysis::restatements(&situation(&m));
        found.iter().map(|one| (one.terms.len(), one.conditions.len(), one.red_line)).collect::<Vec<_>>()
    };
    let firm = one("2025-01-01", "stance: demands, accepts: {n: 5}, unless: rain falls, red_line: {judge: c, why: w}");
    let bare = [one("2025-02-01", "stance: supports"), one("2025-03-01", "stance: supports")];
    assert_eq!(lost(&firm), []);
    assert_eq!(lost(&format!("{firm}{}", bare[0])), [(1, 1, true)]);
    assert_eq!(lost(&format!("{}{firm}{}", bare[1], bare[0])), [(1, 1, true)], "in whatever order, however often");
    let turned = one("2025-01-15", "stance: opposes");
    assert_eq!(lost(&format!("{firm}{turned}{}", bare[0])), [], "it had changed its mind");
    let anew = one("2025-02-01", "stance: demands, accepts: {n: 6}");
    assert_eq!(lost(&format!("{firm}{anew}")), [(0, 1, true)], "who states terms anew has thought of them");
    let text = talks(&format!("{firm}{}", bare[0]));
    let m = load_texts(&[&text]).model;
    let s = situation(&m);
    let parties: Vec<_> = m.parties.indices().collect();
    let (page, _) = told(&s, &parties, 200, |register| Matrix::new(register, &parties, Scope::Derived));
    assert!(
        page.contains("a on d: said again (1 February 2025) without n 5, “unless rain falls” and the red line of"),
        "{page}"
    );
}

/// A last day, two spellings of one position, and two statements of one day, between two dates.
#[test]
fn a_difference_shows_the_word_that_holds_at_each_end() {
    let m = case("words-in-time");
    let at = |date: &str| Situation::of(&m).on(crate::support::day(date)).build();
    let (from, to) = (at("2025-02-01"), at("2025-06-30"));
    let found = demarche::analysis::diff(&from, &to);
    let changed: Vec<_> =
        found.changed.iter().map(|one| (m.parties[one.party].id.as_str(), &one.changes[..])).collect();
    use demarche::analysis::Change;
    assert_eq!(changed, [("pa", &[Change::Turned][..]), ("pc", &[Change::Appeared])], "nothing changed for pb");
    let texts = crate::support::sources(&[&text("words-in-time")]);
    let registers = [&Register::new(&from, &texts), &Register::new(&to, &texts)];
    let answer = Diff::new(registers, None, &found, &[]).answer(registers);
    let json = serde_json::to_value(&answer).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        (&json["changes"][0]["was"]["stance"], &json["changes"][0]["is"]["stance"]),
        (&"supports".into(), &"opposes".into())
    );
    let mut page = demarche::report::Page::new(120);
    demarche::report::text::print(&mut page, &answer);
    let page = page.finish();
    for line in ["ran out 1 March 2025, since then", "(sources differ)", "until b; then"] {
        assert!(page.contains(line), "{line} in {page}");
    }
}

/// Who is against every way in which a demand can come about is against it, with the least firm of these words and by both of
/// them; whoever has spoken of one way only, of that nothing follows.
#[test]
fn a_choice_that_is_closed_to_its_ways() {
    let m = case("closed-choice");
    let s = situation(&m);
    let choice = m.find_demand("choice").expect("it is there");
    let [bland, cland] = ["pb", "pc"].map(|id| m.find_party(id).expect("it is there"));
    assert_eq!(levels(&s, Scope::Derived, "pb", "choice"), Some((-2, -2)));
    assert_eq!(s.position(cland, choice, Scope::Derived), None);
    let arguments = s.arguments(bland, choice, false);
    assert_eq!(arguments.iter().map(|one| one.origins().len()).collect::<Vec<_>>(), [2]);
    // Wanting the choice and refusing one way says nothing of the other: there is no conclusion by elimination.
    let aland = m.find_party("pa").expect("it is there");
    let opt1 = m.find_demand("opt1").expect("it is there");
    assert_eq!(s.position(aland, opt1, Scope::Derived), None);
    assert_eq!(deal_of(&s, &[]).packages, Some(3));
}

/// A clause is a position from the date of its paper on; the party's own word of that day comes first; what a later paper neither
/// replaces nor drops is said again; what it drops is no longer known.
#[test]
fn papers_that_are_positions() {
    let m = case("papers");
    let held = |day: &str, demand: &str| {
        let s = Situation::of(&m).on(day.parse().ok()).build();
        levels(&s, Scope::Direct, "north", demand)
    };
    assert_eq!(held("2025-05-01", "border"), None);
    assert_eq!([held("2025-05-02", "border"), held("2025-06-01", "border")], [Some((2, 2)); 2]);
    // Its own stance of the day on which the first paper is dated.
    assert_eq!([held("2025-05-02", "truce"), held("2025-05-20", "truce")], [Some((3, 3)), Some((2, 2))]);
    assert_eq!([held("2025-05-19", "fleet"), held("2025-05-20", "fleet")], [Some((-3, -3)), None]);
    // What it rejected before its papers does not come back.
    assert_eq!([held("2025-04-30", "maps"), held("2025-05-02", "maps")], [Some((-3, -3)), Some((2, 2))]);
    let second = m.papers.iter().nth(1).map(|(_, paper)| paper).expect("there are two");
    let clauses: Vec<(&str, bool)> =
        second.clauses.iter().map(|clause| (clause.name.as_str(), clause.taken_from.is_some())).collect();
    assert_eq!(clauses, [("c1", false), ("c2", true), ("c4", true)]);
}

/// Who would not say has no position, and keeps the one that it had; it is not asked again before that is old.
#[test]
fn a_question_that_was_declined() {
    let m = case("papers");
    let s = situation(&m);
    assert_eq!(levels(&s, Scope::Derived, "south", "maps"), None);
    assert_eq!(levels(&s, Scope::Derived, "south", "border"), Some((1, 1)));
    let asked = |day: &str| {
        let found = ask(&Situation::of(&m).on(day.parse().ok()).build());
        let (south, maps) = (m.find_party("south").ok(), m.find_demand("maps").ok());
        let gap = found.gaps.iter().any(|gap| (Some(gap.party), Some(gap.demand)) == (south, maps));
        (gap, found.declined.len())
    };
    assert_eq!(asked("2025-05-31"), (true, 0));
    assert_eq!(asked("2025-06-01"), (false, 1));
    assert_eq!(asked("2027-06-01"), (false, 1));
    assert_eq!(asked("2027-06-02"), (true, 0));
}
