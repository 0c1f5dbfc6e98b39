//! What shows only exactly at a limit, with two files, over two lines, or where something fails: the places at which a wrong
//! sign would go unnoticed.

use std::collections::BTreeSet;

use demarche::analysis::{Asked, Footing, ask, brokers, coalitions, roadmap};
use demarche::answer::{Large, Register, Relations};
use demarche::diagnostic::Treatment;
use demarche::id::Ix;
use demarche::levels::Selector;
use demarche::load;
use demarche::model::{Act, Element, LevelRange, Waiver};
use demarche::picture::look::tone;
use demarche::picture::palette::Tone;
use demarche::report::diagnostics::{github, sarif};
use demarche::search::feedback_sets::{self, Need, WaysOut, ways_out};
use demarche::search::frustration::{SignedEdge, frustration};
use demarche::search::minimal_sets::minimal_sets;
use demarche::search::patience::Endless;
use demarche::search::solver::{BatSat, Literal, Solver, Verdict};
use demarche::situation::{Scope, Situation, Supposed};
use demarche::source::Sources;
use serde_json::json;

use crate::support::{TWO_SHORES, demand, load_texts, model, party, party_ids, situation, small, sources};

#[test]
fn whoever_is_in_conflict_with_neither_comes_before_whoever_shares_more() {
    let m = small(
        "a b far friend",
        "d; e; f; g",
        &[
            "a d demands",
            "a e demands",
            "a f demands",
            "a g demands",
            "b d demands",
            "b e demands",
            "b f demands",
            "b g demands",
            "far d demands",
            "far e demands",
            "far f demands",
            "far g rejects",
            "friend d demands",
        ],
    );
    let found = brokers(&situation(&m), [party(&m, "a"), party(&m, "b")], Scope::Direct);
    let order: Vec<_> = found.iter().map(|broker| broker.party).collect();
    assert_eq!(party_ids(&m, &order), ["friend", "far"], "one demand without a conflict goes before three with one");
    assert!(found[1].conflicts() > 0 && found[1].overlap()[0] > found[0].overlap()[0]);
}

#[test]
fn sources_are_left_out_one_by_one_up_to_the_limit_and_not_beyond() {
    // Two sources × (statements + 757 parties × 1,321 demands) is exactly two million with three statements.
    let each = |number: usize, line: fn(usize) -> String| (0..number).map(line).collect::<String>();
    let talks = |statements: usize| {
        format!(
            "issues: {{i: {{}}}}\nsources: {{s: {{}}, t: {{}}}}\nparties:\n{}demands:\n{}stances:\n  \
             - {{party: p0, demand: d0, stance: open, evidence: {{t: q}}}}\n{}",
            each(757, |at| format!("  p{at}: {{}}\n")),
            each(1321, |at| format!("  d{at}: {{issue: i, text: T}}\n")),
            (1..statements).fold(String::new(), |all, at| {
                all + &format!("  - {{party: p0, demand: d{at}, stance: open, evidence: {{s: q}}}}\n")
            }),
        )
    };
    for (statements, withheld) in [(3, false), (4, true)] {
        let m = model(&[&talks(statements)]);
        let footing = Footing::of_parties(&situation(&m), &[party(&m, "p0")], Scope::Direct);
        assert_eq!((footing.withheld, footing.each().count()), (withheld, if withheld { 0 } else { 2 }));
    }
}

#[test]
fn a_step_that_waits_for_itself_is_a_deadlock_of_one() {
    let text = "parties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\nstances: []\nsteps:\n  \
                s: {text: S, after: {s: a}}\n  t: {text: T}\n";
    let loaded = load_texts(&[text]);
    let m = &loaded.model;
    let found = roadmap(&Situation::of(m).build(), &Endless);
    let locked: Vec<Vec<Act>> = found.deadlocks.iter().map(|deadlock| deadlock.steps.clone()).collect();
    let s = m.steps.indices().find(|ix| m.steps[*ix].id.as_str() == "s").expect("it is there");
    assert_eq!(locked, [vec![Act::Step(s)]]);
    let need = |unit| Need { step: 0, any_of: vec![0], unit };
    assert_eq!(ways_out(2, &[need(Some(0))], &Endless), WaysOut::All(vec![vec![0]]));
    assert_eq!(
        ways_out(2, &[need(None)], &Endless),
        WaysOut::All(Vec::new()),
        "what lies in the matter cannot be waived"
    );
}

#[test]
fn a_condition_of_alternatives_falls_only_with_all_of_them() {
    let text = "parties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\nsteps: {s: {text: S}, t: {text: T}}\n\
                stances: [{party: a, demand: d, stance: open, only_after: {any_of: [s, t]}}]\n";
    let m = model(&[text]);
    let (a, d) = (party(&m, "a"), demand(&m, "d"));
    let act =
        |id: &str| m.steps.indices().find(|ix| m.steps[*ix].id.as_str() == id).map(Act::Step).expect("it is there");
    let waits = |waived: &[&str]| {
        let waivers = waived.iter().map(|id| Waiver { before: act(id), after: Act::Demand(d) }).collect();
        let supposed = Supposed { waivers, ..Supposed::default() };
        let situation = Situation::of(&m).supposing(supposed).build();
        situation.matrix(Scope::Direct).cell(a, d).is_some_and(|cell| cell.waiting)
    };
    // Of alternatives one is enough: with one of them waived, nothing has to be waited for.
    assert_eq!([waits(&[]), waits(&["s"]), waits(&["t"]), waits(&["s", "t"])], [true, false, false, false]);
}

#[test]
fn names_are_found_in_any_case_and_ids_first() {
    let m =
        model(&["parties: {uk: {name: United Kingdom, also: [Britain]}, us: {name: Uk}}\ndemands: {}\nstances: []"]);
    for name in ["uk", "UNITED KINGDOM", "united kingdom", "bRITAIN"] {
        assert_eq!(m.find(name), Ok(vec![Element::Party(party(&m, "uk"))]), "{name}");
    }
    assert_eq!(m.find("UK").map(|found| found.len()), Ok(2), "both are called so, but for case");
    assert_eq!(m.find("US"), Ok(vec![Element::Party(party(&m, "us"))]));
}

#[test]
fn an_interval_with_neutral_at_one_end_is_of_no_side() {
    let between = |low: &str, high: &str| {
        let level = |word: &str| demarche::model::Level::from_word(word).expect("a word of the scale");
        tone(LevelRange::between(level(low), level(high)), false)
    };
    assert_eq!((between("open", "open"), between("reluctant", "reluctant")), (Tone::For, Tone::Against));
    assert_eq!(between("neutral", "neutral"), Tone::Neutral);
    for (low, high) in [("neutral", "open"), ("neutral", "demands"), ("reluctant", "neutral"), ("rejects", "neutral")] {
        let found = between(low, high);
        assert!(![Tone::For, Tone::Against, Tone::Neutral].contains(&found), "{low} to {high}: {found:?}");
    }
}

#[test]
fn the_party_map_holds_sixteen_parties_and_says_how_many_more_there_are() {
    for (number, more) in [(16, None), (17, Some("1 more")), (18, Some("2 more"))] {
        let names: Vec<String> = (0..number).map(|at| format!("p{at:02}")).collect();
        let stances: Vec<String> = names.iter().map(|name| format!("{name} d demands")).collect();
        let stances: Vec<&str> = stances.iter().map(String::as_str).collect();
        let m = small(&names.join(" "), "d", &stances);
        let s = situation(&m);
        let found = Relations::new(&Register::new(&s, &Sources::default()));
        assert_eq!(found.parties.len(), number.min(16));
        let words = found.left_out.map(|left| left.more);
        assert_eq!(words.is_some(), more.is_some(), "{number}: {words:?}");
        assert!(
            more.is_none_or(|more| words.is_some_and(|words| words.contains(more.split(' ').next().unwrap_or(""))))
        );
    }
}

#[test]
fn whole_numbers_are_digits_as_a_text_from_two_to_the_53rd_on() {
    let json = |number: u128| serde_json::to_string(&Large(number)).expect("a number");
    assert_eq!(json((1 << 53) - 1), "9007199254740991");
    assert_eq!(json(1 << 53), "\"9007199254740992\"");
    assert_eq!(json(u128::MAX), format!("\"{}\"", u128::MAX));
    assert_eq!([9_999, 10_000, 1_234_567].map(|number| Large(number).grouped()), ["9999", "10,000", "1,234,567"]);
}

#[test]
fn related_places_of_sarif_are_numbered_from_one() {
    let texts = sources(&["parties: {a: {}}\ndemands: {}\nstances: []", "parties: {a: {}}"]);
    let log = sarif(&load(&texts).diagnostics, &texts, "");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let twice = results.iter().find(|one| one["ruleId"] == "D0202").expect("an id that is defined twice");
    let related = twice["relatedLocations"].as_array().expect("the other place");
    assert_eq!(related.iter().map(|place| place["id"].as_u64()).collect::<Vec<_>>(), [Some(1)]);
    let file = |place: &serde_json::Value| place["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert_eq!((file(&twice["locations"][0]), file(&related[0])), ("1.yaml".into(), "0.yaml".into()));
}

#[test]
fn columns_for_github_belong_to_one_line() {
    let texts =
        sources(&["parties: {a: {}}\ndemands: {}\nstances:\n  - party: a\n    said: 2025-01-01\n", "parties: {B: {}}"]);
    let lines = github(&load(&texts).diagnostics, &texts, "");
    let of = |line: &str, key: &str| -> Option<usize> {
        let (_, rest) = line.split_once(&format!("{key}="))?;
        rest.split([',', ':']).next()?.parse().ok()
    };
    let (over, within): (Vec<&str>, Vec<&str>) =
        lines.lines().partition(|line| of(line, ",line") != of(line, ",endLine"));
    assert!(!over.is_empty() && !within.is_empty(), "{lines}");
    assert!(over.iter().all(|line| !line.contains("col=") && !line.contains("endColumn=")), "{over:?}");
    assert!(within.iter().all(|line| of(line, ",col").is_some() && of(line, ",endColumn").is_some()), "{within:?}");
}

#[test]
fn a_named_rule_beats_its_group_whatever_is_said_first() {
    let text = format!("{TWO_SHORES}\n");
    let more = "sources: {leaflet: {title: A leaflet}}\nstances:\n  \
                - {party: south, demand: open-border, stance: open, evidence: {leaflet: yes}}\n";
    let left = |asked: &[(&str, Treatment)]| {
        let mut loaded = load_texts(&[&text, more]);
        let asked: Vec<_> = asked.iter().map(|(name, how)| (Selector::find(name).expect("a name"), *how)).collect();
        loaded.treat(&asked);
        loaded.diagnostics.iter().any(|found| found.rule.name == "undated-source")
    };
    use Treatment::{Allow, Warn};
    assert!(left(&[]) && !left(&[("evidence", Allow)]));
    for asked in [[("evidence", Allow), ("undated-source", Warn)], [("undated-source", Warn), ("evidence", Allow)]] {
        assert!(left(&asked), "{asked:?}");
    }
    for asked in [[("warnings", Warn), ("evidence", Allow)], [("evidence", Allow), ("warnings", Warn)]] {
        assert!(!left(&asked), "a group beats all warnings: {asked:?}");
    }
}

#[test]
fn a_comment_allows_nothing_in_another_file() {
    let with = |comment: &str| format!("sources:\n{comment}  leaflet: {{title: A leaflet}}\n");
    let stance = "stances:\n  - {party: south, demand: open-border, stance: open, evidence: {leaflet: yes}}\n";
    let names = |texts: &[&str]| {
        let found = load_texts(texts).diagnostics;
        found.iter().map(|found| found.rule.name).collect::<Vec<_>>()
    };
    let (own, plain) = (with("  # allow(undated-source): none\n"), with(""));
    assert_eq!(names(&[TWO_SHORES, &own, stance]), [""; 0]);
    // The same bytes of another file are covered there, if files are not told apart.
    let elsewhere = "sources:\n  # allow(undated-source): none\n  other: {title: Another, date: 2025-01-01}\n";
    let cited = stance.replace("leaflet: yes", "leaflet: yes, other: yes");
    assert_eq!(names(&[TWO_SHORES, &plain, elsewhere, &cited]), ["undated-source", "unused-allow"]);
}

#[test]
fn each_search_is_exact_up_to_its_limit_and_says_so_beyond() {
    for (number, exact) in [(feedback_sets::MOST, true), (feedback_sets::MOST + 1, false)] {
        // A circle in which everybody waits for the one before.
        let needs: Vec<Need> =
            (0..number).map(|step| Need { step, any_of: vec![(step + 1) % number], unit: Some(step) }).collect();
        assert_eq!(matches!(ways_out(number, &needs, &Endless), WaysOut::All(_)), exact, "{number}");
    }
    for (nodes, exact) in [(30, true), (31, false)] {
        let edges: Vec<SignedEdge> =
            (1..nodes).map(|node| SignedEdge { nodes: [node - 1, node], positive: node % 2 == 0 }).collect();
        let found = frustration(nodes, &edges, &Endless);
        assert_eq!((found.exact, found.index == 0), (exact, exact), "{nodes}");
    }
}

/// A solver that gives up at its `fails`-th question.
struct Failing {
    solver: BatSat,
    asked: usize,
    fails: usize,
}

impl Solver for Failing {
    fn variable(&mut self) -> usize {
        self.solver.variable()
    }

    fn clause(&mut self, literals: &[Literal]) {
        self.solver.clause(literals);
    }

    fn at_most(&mut self, literals: &[Literal]) -> Vec<Vec<Literal>> {
        self.solver.at_most(literals)
    }

    fn solve(&mut self, assumed: &[Literal]) -> Verdict {
        self.asked += 1;
        if self.asked >= self.fails { Verdict::Undecided } else { self.solver.solve(assumed) }
    }
}

#[test]
fn a_solver_that_fails_claims_nothing() {
    // Of three variables, of which no two can be true, each is wanted.
    let sets = |fails_here: usize, fails_there: usize| {
        let failing = |fails| Failing { solver: BatSat::default(), asked: 0, fails };
        let (mut solver, mut map) = (failing(fails_here), failing(fails_there));
        let wanted: Vec<Literal> = (0..3).map(|_| (solver.variable(), true)).collect();
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            solver.clause(&[(wanted[one].0, false), (wanted[other].0, false)]);
        }
        minimal_sets(&mut solver, &mut map, &wanted, 100, &Endless)
    };
    let whole = sets(usize::MAX, usize::MAX);
    assert!(whole.complete && whole.obstacles.len() == 3 && whole.corrections.len() == 3);
    for fails in 1..200 {
        for found in [sets(fails, usize::MAX), sets(usize::MAX, fails)] {
            let known: BTreeSet<&Vec<usize>> = whole.corrections.iter().collect();
            assert!(found.corrections.iter().all(|set| known.contains(set) || !found.complete), "{fails}: {found:?}");
            assert!(found == whole || !found.complete, "{fails}: {found:?}");
        }
    }
}

#[test]
fn nobody_is_asked_what_follows_from_what_is_known() {
    // Of eight variables, no two neighbours can be true: seven obstacles, each of which is found with one question to the map, and
    // then that there is no other; nine of all sets that can hold cannot be made larger.
    let counted = || Failing { solver: BatSat::default(), asked: 0, fails: usize::MAX };
    let (mut solver, mut map) = (counted(), counted());
    let wanted: Vec<Literal> = (0..8).map(|_| (solver.variable(), true)).collect();
    for pair in wanted.windows(2) {
        solver.clause(&[(pair[0].0, false), (pair[1].0, false)]);
    }
    let found = minimal_sets(&mut solver, &mut map, &wanted, 100, &Endless);
    assert_eq!((found.obstacles.len(), found.corrections.len(), found.complete), (7, 9, true));
    assert!(map.asked <= found.obstacles.len() + found.corrections.len() + 1, "{} questions to the map", map.asked);
    let each = solver.asked.div_ceil(found.obstacles.len() + found.corrections.len());
    assert!(each < wanted.len() / 2, "{} questions to the solver", solver.asked);
}

#[test]
fn an_index_is_the_position_at_which_it_stands() {
    let mut texts = Sources::default();
    texts.add("a.yaml", "parties: {b: {}, a: {}}\ndemands: {}\nstances: []");
    let m = load(&texts).model;
    let all: Vec<(usize, &str)> = m.parties.iter().map(|(ix, party)| (ix.position(), party.id.as_str())).collect();
    assert_eq!(all, [(0, "a"), (1, "b")]);
}

#[test]
fn a_refusal_of_all_ways_waits_if_that_of_any_way_does() {
    let m = small(
        "p",
        "a implies: {c: because}; b implies: {c: because}; c only_by: {a: one way, b: the other way}",
        &["p a rejects", "p b rejects, only_after: [the rain stops]"],
    );
    let s = situation(&m);
    let found = s.arguments(party(&m, "p"), demand(&m, "c"), false);
    assert_eq!(found.iter().map(|argument| argument.waits).collect::<Vec<_>>(), [true]);
}

#[test]
fn what_follows_ends_with_what_it_follows_from() {
    let text = |other: &str| {
        small(
            "p",
            "a implies: {c: because}; b implies: {c: because}; c",
            &["p a demands, unless: [the rain stops]", other],
        )
    };
    let number =
        |m: &demarche::model::Model| situation(m).exceptions(party(m, "p"), demand(m, "c"), Scope::Derived).len();
    assert_eq!(number(&text("p b rejects")), 1, "nothing else leads there");
    assert_eq!(number(&text("p b demands")), 0, "another reason stays");
    assert!(number(&text("p b demands, unless: [the wind turns]")) > 0, "each reason can end");
}

/// What is said of the only finding in these parties and stances.
fn help(parties: &str, stances: &str) -> String {
    let text = format!(
        "parties: {{{parties}}}\nissues: {{i: {{}}}}\ndemands: {{d: {{issue: i, text: T}}}}\nsources: {{s: {{}}}}\n\
         stances: [{stances}]"
    );
    let understood = demarche::understand(&sources(&[&text]), &[]);
    let [found] = understood.diagnostics.as_slice() else { panic!("{:#?}", understood.diagnostics) };
    found.help.clone().unwrap_or_default()
}

#[test]
fn ids_that_are_equally_near_are_listed_up_to_five() {
    let stance = "{party: cax, demand: d, stance: open}";
    assert_eq!(help("car: {}, cat: {}", stance), "did you mean `car` or `cat`?");
    let five = "caa: {}, cab: {}, cac: {}, cad: {}, cae: {}";
    assert_eq!(help(five, stance), "did you mean `caa` or `cab` or `cac` or `cad` or `cae`?");
    assert_eq!(help(&format!("{five}, caf: {{}}"), stance), "did you mean `caa`?");
}

#[test]
fn a_part_of_a_name_tells_something_if_it_has_a_word_of_three_letters() {
    let party = "childrens-fund: {name: Childrens Fund of UN}";
    assert_eq!(help(party, "{party: fund of un, demand: d, stance: open}"), "did you mean `childrens-fund`?");
    let alone = help(party, "{party: un, demand: d, stance: open}");
    assert!(alone.starts_with("define it under `parties:`"), "{alone}");
}

#[test]
fn a_source_may_be_called_like_a_part_of_a_quotation() {
    let text = "parties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\nsources: {quote: {}, at: {}}\n\
                stances: [{party: a, demand: d, stance: open, evidence: {quote: words, at: page 3}}]";
    let understood = demarche::understand(&sources(&[text]), &[]);
    assert!(understood.diagnostics.is_empty(), "{:#?}", understood.diagnostics);
    assert_eq!(understood.model.stances.iter().map(|(_, stance)| stance.evidence.len()).sum::<usize>(), 2);
}

#[test]
fn listed_values_that_look_like_one_number_are_two_values() {
    let text = "parties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T, parameters: {form: ['01', '1']}}}\n\
                stances: [{party: a, demand: d, stance: open, accepts: {form: ['01', '1']}}]";
    let m = model(&[text]);
    let accepted: Vec<String> = m.stances.iter().map(|(_, stance)| stance.terms[0].accepted.to_string()).collect();
    assert_eq!(accepted, ["01 or 1"]);
}

#[test]
fn a_limit_leaves_coalitions_out_and_counts_them_all_the_same() {
    let m = small(
        "a b c d",
        "p; q; r; s",
        &["a p open", "b p open", "b q open", "c q open", "c r open", "d r open", "d s open", "a s open"],
    );
    let asked = |limit| coalitions(&situation(&m), Scope::Direct, Asked { parties: 1, shared: 1, limit }, &Endless);
    let (all, one) = (asked(None), asked(Some(1)));
    assert_eq!((one.number, one.complete, one.list.len()), (all.number, true, 1));
    assert_eq!(all.list.len(), all.number);
}

#[test]
fn a_position_of_a_change_tells_that_it_was_not_taken_before_everybody() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let text = "parties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\nstances:\n\
                - {party: a, demand: d, stance: supports, said: 2025-01-01, channel: public}\n\
                - {party: a, demand: d, stance: rejects, said: 2025-02-01, channel: closed-door}\n";
    std::fs::write(folder.path().join("talks.yaml"), text)?;
    let question = ["diff", "2025-01-15", "2025-02-15", "--file", "talks.yaml", "--format", "json"];
    let (answer, errors, status) = crate::check::run(folder.path(), &question);
    assert_eq!((errors.as_str(), status), ("", 0));
    let answer: serde_json::Value = serde_json::from_str(&answer)?;
    let [was, is] = ["was", "is"].map(|end| answer["changes"][0][end]["channel"].clone());
    assert_eq!((was, is), (serde_json::Value::Null, "closed-door".into()));
    Ok(())
}

#[test]
fn a_month_without_a_number_behind_it_is_no_date_without_a_year() {
    let said = |text: &str| help("a: {}", &format!("{{party: a, demand: d, stance: open, said: {text}}}"));
    assert!(said("june 2").starts_with("the year is missing"), "{}", said("june 2"));
    for text in ["june talks", "day 2"] {
        assert!(!said(text).contains("the year is missing"), "{text}: {}", said(text));
    }
}

#[test]
fn the_last_time_that_a_party_declined_is_told() {
    let m = small(
        "a b",
        "d",
        &[
            "b d open",
            "a d declined, said: 2025-01-10",
            "a d declined, said: 2025-02-20",
            "a d declined, said: 2025-02-10",
        ],
    );
    let found = ask(&situation(&m));
    let said: Vec<_> = found.declined.iter().map(|ix| m.stances[*ix].said.map(|day| day.to_string())).collect();
    assert_eq!(said, [Some("2025-02-20".to_owned())]);
}

#[test]
fn two_words_that_turn_on_one_condition_are_the_same_in_either_order() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let text = "parties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}, e: {issue: i, text: U}}\nstances:\n\
                - {party: a, demand: d, stance: supports, until: e, otherwise: rejects, said: 2025-01-01}\n\
                - {party: a, demand: d, stance: rejects, only_after: e, otherwise: supports, said: 2025-02-01}\n";
    std::fs::write(folder.path().join("talks.yaml"), text)?;
    let question = ["diff", "2025-01-15", "2025-02-15", "--file", "talks.yaml", "--format", "json"];
    let (answer, errors, status) = crate::check::run(folder.path(), &question);
    assert_eq!((errors.as_str(), status), ("", 0));
    let answer: serde_json::Value = serde_json::from_str(&answer)?;
    assert_eq!((&answer["changed"], &answer["unchanged"]), (&json!(0), &json!(1)), "{answer:#}");
    Ok(())
}
