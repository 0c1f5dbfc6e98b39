//! Words, figures and order of answers.

use super::{answer, output};
use crate::support::{demand_ids, model, party, situation, small_text, sources};
use demarche::analysis::{conflicts, pair_counts, restatements};
use demarche::answer::{Register, Stances};
use demarche::graph::Filter;
use demarche::model::Act;
use demarche::search::patience::{Counted, Patience};
use demarche::situation::{Scope, Situation};
use serde_json::{Value, json};

#[test]
fn half_an_overlap_with_both_comes_before_a_whole_one_with_one() {
    let stances = [
        "a d supports",
        "b d supports",
        "x d supports, if: it rains",
        "a e supports",
        "a f supports",
        "a g supports",
        "y e supports",
        "y f supports",
        "y g supports",
    ];
    let told = output(&small_text("a b x y", "d; e; f; g", &stances), &["brokers", "a", "b"]);
    let order: Vec<&str> = told.lines().filter(|line| ["x", "y"].contains(line)).collect();
    assert_eq!(order, ["x", "y"], "{told}");
}

#[test]
fn a_condition_more_is_a_change_of_conditions() {
    let stances =
        ["a d supports, if: it rains, said: 2025-01", "a d supports, if: it rains, unless: it snows, said: 2025-02"];
    let told = output(&small_text("a", "d", &stances), &["diff", "2025-01-31", "2025-04"]);
    assert!(told.contains("d: condition changed"), "{told}");
}

#[test]
fn a_delivery_of_which_another_voice_speaks_is_left_out() {
    let text = "sources: {s: {publisher: P, title: T, date: 2025-03-01}}\nparties: {a: {}, b: {}}\nissues: {i: {}}\n\
                demands: {d: {issue: i, text: T}}\nstances: []\ndocuments:\n  one:\n    author: a\n    delivery: \
                [{to: b, status: claimed, date: 2025-02, voice: reported, evidence: {s: has it}}]\n";
    let told = |voice: &str| output(text, &["timeline", "--voice", voice]).contains("claimed by one side");
    assert_eq!((told("reported"), told("stated")), (true, false));
}

#[test]
fn a_part_with_a_value_is_on_other_terms_than_a_whole_without_or_with_more() {
    let head = |first: &str| {
        let text = format!(
            "parties: {{a: {{}}, b: {{}}}}\nissues: {{i: {{parameters: {{p: number}}}}}}\nstances: []\ndemands:\n  \
             d: {{issue: i, text: T, implies: {{e: part of it}}}}\n  e: {{issue: i, text: E}}\ndocuments:\n  \
             one: {{author: a, clauses: {{c: {{demand: d{first}}}}}}}\n  \
             two: {{author: b, clauses: {{c: {{demand: e, sets: {{p: {{min: 10}}}}}}}}}}\n"
        );
        output(&text, &["text", "one", "two"]).lines().nth(2).unwrap_or_default().to_owned()
    };
    let other = "With other terms, or another word: 1";
    assert_eq!(head(""), other);
    assert_eq!(head(", sets: {p: {min: 2, max: 20}}"), other);
    assert_eq!(head(", sets: {p: {max: 5}}"), "Contradicting: 1");
    assert_eq!(head(", sets: {p: {min: 10, max: 20}}"), "What “one” says contains what “two” says: 1");
}

#[test]
fn what_ran_out_after_a_dropped_position_is_told_with_it() {
    let stances = ["a d supports, said: 2025-01, until: 2025-03", "a d opposes, said: 2025-02, until: 2025-03"];
    let told = |from: &str| output(&small_text("a", "d", &stances), &["diff", from, "2025-04"]);
    let then = |told: String| told.contains("then\n        opposes · February 2025 · ran out March 2025");
    assert_eq!((then(told("2025-01-31")), then(told("2025-02-28"))), (true, false));
}

#[test]
fn a_figure_outside_its_range_is_explained() {
    let told = |stances: &[&str]| {
        output(&small_text("a b", "d; e", stances), &["compare", "a", "b"]).contains("outside its range")
    };
    assert!(told(&["a d demands", "b d rejects", "b e opposes"]), "a distance that is larger");
    assert!(told(&["a d demands", "b d demands", "b e neutral"]), "Pawlak’s distance, which is smaller");
    assert!(!told(&["a d demands", "b d rejects"]), "at either end");
    assert!(!told(&["a d demands", "b d demands"]), "at either end");
}

#[test]
fn what_is_assumed_is_no_change() {
    let stances = ["a d supports, said: 2025-01", "a d opposes, said: 2025-02"];
    let told = |more: &[&str]| {
        let told = output(&small_text("a", "d", &stances), &[&["diff", "2025-01-31", "2025-04"], more].concat());
        told.contains("No position is known at both dates.")
    };
    assert_eq!((told(&[]), told(&["--assume", "a:d=neutral"])), (false, true));
}

#[test]
fn clauses_with_one_word_on_a_demand_are_one_position() {
    let text = "parties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\nstances: []\ndocuments:\n  \
                one: {author: a, positions: true, date: 2025-01, clauses: {x: {demand: d}, y: {demand: d}, \
                z: {demand: d, until: 2025-06}}}\n";
    let stances = &answer(text, "show a d")["statements"];
    let clauses: Vec<&Value> = stances.as_array().expect("a list").iter().map(|one| &one["clause"]["name"]).collect();
    assert_eq!(clauses, [&json!("x, y"), &json!("z")], "{stances:#}");
}

#[test]
fn an_overview_counts_each_red_line_and_each_condition() {
    let text = "parties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: D}, e: {issue: i, text: E}, f: {issue: i, text: F}}\n\
                stances:\n- {party: a, demand: d, stance: rejects, red_line: {judge: curator, why: never}}\n\
                - {party: a, demand: e, stance: supports, if: it rains}\n\
                - {party: a, demand: f, stance: supports, only_after: e, otherwise: rejects}\n";
    let overview = &answer(text, "show a")["overview"];
    assert_eq!((&overview["red_lines"], &overview["conditional"]), (&json!(1), &json!(2)), "{overview:#}");
}

#[test]
fn a_channel_that_is_not_public_is_told_of_papers_and_of_what_is_insisted_on() {
    let text = "parties: {a: {}, b: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\nstances:\n\
                - {party: a, demand: d, stance: demands, channel: closed-door}\n- {party: b, demand: d, stance: rejects}\n\
                documents:\n  one: {author: a, date: 2025-01, channel: leaked, clauses: {c: {demand: d}}}\n";
    let insisted = output(text, &["deal"]);
    let told = ["r1   for: T (d) – a (from behind closed doors)", "r2   against: T (d) – b\n"];
    assert!(told.iter().all(|line| insisted.contains(line)), "{insisted}");
    let timeline = output(text, &["timeline"]);
    assert!(timeline.contains("document · a · one (one) · leaked"), "{timeline}");
}

#[test]
fn a_picture_of_some_parties_counts_what_they_said_themselves() {
    let m = model(&[&small_text(
        "a b",
        "d implies: {e: part of it}; e; f",
        &["a d supports", "a f supports", "b d supports", "b e supports"],
    )]);
    let (s, empty) = (situation(&m), sources(&[""; 1]));
    let register = Register::new(&s, &empty);
    let part = Stances::new(&register).of(&[register.party(party(&m, "a"))]);
    assert_eq!((part.basis.stated, part.basis.possible), (2, 3));
}

#[test]
fn patience_that_is_counted_ends() {
    let patience = Counted::new(2);
    assert_eq!([(); 4].map(|()| patience.go_on(0)), [true, true, false, false]);
}

#[test]
fn red_lines_against_one_another_come_before_more_pairs() {
    let text = "parties: {a: {}, b: {}, c: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: D}, e: {issue: i, text: E}}\nstances:\n\
                - {party: a, demand: d, stance: supports}\n- {party: b, demand: d, stance: opposes}\n\
                - {party: c, demand: d, stance: opposes}\n\
                - {party: a, demand: e, stance: demands, red_line: {judge: curator, why: never}}\n\
                - {party: b, demand: e, stance: rejects, red_line: {judge: curator, why: never}}\n";
    let m = model(&[text]);
    let s = situation(&m);
    let found = conflicts(&s, &m.parties.indices().collect::<Vec<_>>(), Scope::Derived);
    assert_eq!(demand_ids(&m, &found.clashes.iter().map(|clash| clash.demand).collect::<Vec<_>>()), ["e", "d"]);
}

#[test]
fn of_many_old_positions_six_are_named() {
    let demands = "d; e; f; g; h; j; k";
    let stances: Vec<String> =
        demands.split("; ").map(|demand| format!("a {demand} supports, said: 2020-01-01")).collect();
    let told = |count: usize| {
        let stances: Vec<&str> = stances.iter().take(count).map(String::as_str).collect();
        let text = format!("model: {{as_of: 2025-01-01}}\n{}", small_text("a", demands, &stances));
        let told = output(&text, &["matrix"]).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("perhaps out of date: a on d ("), "{told}");
        told.contains("and 1 more.")
    };
    assert_eq!((told(6), told(7)), (false, true));
}

#[test]
fn a_red_line_of_a_bloc_is_told_once() {
    let text = "parties: {u: {members: [a]}, a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}, e: {issue: i, text: E}}\n\
                stances:\n- {party: u, demand: d, stance: rejects, red_line: {judge: curator, why: never}}\n\
                - {party: u, demand: e, stance: supports, only_after: d, otherwise: rejects}\n";
    let told = output(text, &["show", "a"]);
    for words in ["rejects (red line) (u)", "rejects (while conditions are open) (u)"] {
        assert!(told.contains(words), "{told}");
    }
}

#[test]
fn those_on_one_side_are_in_no_conflict_by_other_words() {
    let stances =
        ["a d supports, if: it rains, otherwise: open", "b d demands", "c d rejects, if: it rains, otherwise: open"];
    let text = small_text("a b c", "d", &stances);
    let other = |pair: &str| answer(&text, &format!("why {pair} d"))["conflict_by_other_words"].clone();
    assert_eq!([other("a b"), other("b c")], [json!(false), json!(true)]);
}

#[test]
fn a_position_that_was_given_up_did_not_run_out() {
    let stances = ["a d supports, said: 2025-01-01, until: 2026-01-01", "a d opposes, said: 2025-02-01"];
    let text = format!("model: {{as_of: 2025-06-01}}\n{}", small_text("a", "d", &stances));
    assert!(output(&text, &["show", "a"]).contains("no longer in force"));
}

#[test]
fn of_positions_without_a_date_only_those_that_count_are_counted() {
    let stances = ["a d supports, said: 2025-01-01", "a e opposes", "a f opposes, until: 2025-02-01"];
    let told = |day: &str| output(&(day.to_owned() + &small_text("a", "d; e; f", &stances)), &["matrix"]);
    let undated = "1 position has no date and counts on every day.";
    assert_eq!(told("model: {as_of: 2025-06-01}\n").matches(undated).count(), 1);
    assert!(!told("").contains("no date"), "no day, nothing that counts on all of them");
}

/// What is claimed by one party about another, in two voices.
const CLAIMS: &str = "model: {as_of: 2025-06-01}\nsources: {s: {publisher: P, title: T, date: 2025-03-01}}\n\
                      parties: {a: {}, b: {}, c: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: D}}\nstances:\n\
                      - {party: a, demand: d, stance: supports, said: 2025-01, voice: reported, evidence: {s: one}}\n\
                      - {party: c, demand: d, stance: supports, said: 2025-01, voice: reported, evidence: {s: three}}\n\
                      claims:\n\
                      - {by: a, about: b, text: took it, voice: stated, evidence: {s: two}}\n\
                      - {by: b, about: a, text: lost it, voice: reported, evidence: {s: four}}\n";

#[test]
fn a_claim_is_told_of_whom_it_is_about_and_in_the_voice_asked_for() {
    let told = |arguments: &[&str]| {
        let told = output(CLAIMS, arguments);
        ["took it", "lost it"].map(|words| told.contains(words))
    };
    assert_eq!(told(&["show", "a"]), [true, true]);
    assert_eq!(told(&["show", "a", "--voice", "reported"]), [false, true]);
    assert_eq!(told(&["show", "c"]), [false, false]);
}

#[test]
fn what_is_said_in_one_voice_is_tried_without_its_source_and_in_no_other_voice() {
    let told = output(CLAIMS, &["robust", "--voice", "reported"]);
    assert!(told.contains("Tried: without s.\n"), "{told}");
}

#[test]
fn a_clause_that_hangs_on_something_is_not_the_same_as_one_that_does_not() {
    let text = "parties: {a: {}, b: {}}\nissues: {i: {}}\nstances: []\ndemands: {e: {issue: i, text: E}}\ndocuments:\n  \
                one: {author: a, clauses: {c: {demand: e, if: it rains}}}\n  two: {author: b, clauses: {c: {demand: e}}}\n";
    let told = output(text, &["text", "one", "two"]);
    assert_eq!(told.lines().nth(2), Some("With other terms, or another word: 1"), "{told}");
}

#[test]
fn a_conflict_is_tried_by_itself_among_others() {
    let said = [("a d supports", "s"), ("b d opposes", "s"), ("a e supports", "t"), ("c e opposes", "t")];
    let stances = said.map(|(stance, source)| format!("{stance}, voice: stated, evidence: {{{source}: q}}"));
    let text = "sources: {s: {title: S}, t: {title: T}}\n".to_owned()
        + &small_text("a b c", "d; e", &stances.each_ref().map(String::as_str));
    let told = output(&text, &["robust"]).split_whitespace().collect::<Vec<_>>().join(" ");
    let expected = "2 Conflict of a and b d single source: s Conflict of a and c e single source: t";
    assert!(told.contains(expected), "{told}");
}

#[test]
fn one_step_that_can_be_taken_is_told_as_one() {
    let text = small_text("a", "d", &["a d open"]) + "steps: {one: {text: First, fulfils: d}}\n";
    assert!(output(&text, &["roadmap"]).contains("1 step: it can be taken as positions stand; there is no deadlock."));
}

#[test]
fn a_step_is_not_refused_by_who_waits_for_an_earlier_one() {
    let text = small_text("a b", "d; e; f", &["a d supports", "b f supports, only_after: d, otherwise: rejects"])
        + "steps:\n  s1: {text: First, fulfils: d}\n  s2: {text: Second, fulfils: e, after: {s1: structural}}\n  \
           s3: {text: Third, fulfils: f, after: {s2: structural}}\n";
    assert!(output(&text, &["roadmap"]).contains("3 steps: all can be taken as positions stand, in 3 stages"));
}

#[test]
fn of_two_of_whom_nothing_is_asked_everything_is_possible() {
    let m = model(&["parties: {a: {}, b: {}}\nissues: {i: {}}\ndemands: {}\nstances: []\n"]);
    let s = situation(&m);
    let found = pair_counts(&s, party(&m, "a"), party(&m, "b"), Scope::Derived);
    let ranges = [found.conflict_share, found.pawlak.distance, found.distance].map(|one| (one.low, one.high));
    assert_eq!(ranges, [(0.0, 1.0); 3]);
}

#[test]
fn who_hangs_on_the_same_as_a_clause_accepts_it() {
    let text = small_text("a b c", "d; e", &["b d supports, if: it rains", "c d supports, if: it snows"])
        + "documents:\n  one: {author: a, clauses: {c1: {demand: d, if: it rains}, c2: {demand: e}}}\n";
    let told = output(&text, &["text", "one"]);
    for line in
        ["  accepts: b (supports; as this draft decides: if it rains)", "  conditional: c (supports, if it snows)"]
    {
        assert!(told.lines().any(|one| one == line), "{line}: {told}");
    }
    assert_eq!(told.matches("nobody’s position on it is known").count(), 1, "of the second clause: {told}");
}

#[test]
fn of_two_words_that_turn_on_one_condition_either_may_be_written_first() {
    let told = |first: &str, second: &str| {
        let stances = [format!("a d {first}, said: 2025-01"), format!("a d {second}, said: 2025-02")];
        let text = small_text("a", "d; e", &stances.each_ref().map(String::as_str));
        output(&text, &["diff", "2025-01-31", "2025-04"]).contains("condition changed")
    };
    assert!(!told("supports, until: e, otherwise: opposes", "opposes, only_after: e, otherwise: supports"));
    assert!(told("supports, until: e", "supports, only_after: e"), "one ends with it, the other begins");
}

#[test]
fn terms_that_differ_are_found_beyond_the_first_words_of_a_row() {
    let demands: Vec<String> = (0..70).map(|at| format!("d{at}")).collect();
    let value = |party: &str, at: usize| if at > 66 && party == "a" { 1 } else { 2 };
    let stances = ["a", "b"].into_iter().flat_map(|party| {
        (0..70).map(move |at| format!("{party} d{at} supports, accepts: {{cap: {}}}", value(party, at)))
    });
    let stances: Vec<String> = stances.collect();
    let text = small_text("a b", &demands.join("; "), &stances.iter().map(String::as_str).collect::<Vec<_>>());
    let m = model(&[text.as_str()]);
    let found = pair_counts(&situation(&m), party(&m, "a"), party(&m, "b"), Scope::Direct).counts;
    assert_eq!((found.terms, found.agree), (3, 67));
}

#[test]
fn what_a_filter_leaves_out_is_not_lost_by_saying_it_again() {
    let said = ["if: it rains, said: 2025-01, evidence: {s: q}", "said: 2025-02, evidence: {t: q}"];
    let stances = said.map(|one| format!("a d supports, {one}"));
    let text = "sources: {s: {title: S}, t: {title: T}}\n".to_owned()
        + &small_text("a", "d", &stances.each_ref().map(String::as_str));
    let m = model(&[&text]);
    let mut filter = Filter::default();
    filter.without.extend(m.find_source("s"));
    assert_eq!(restatements(&situation(&m)).len(), 1);
    assert!(restatements(&Situation::of(&m).filtered(filter).build()).is_empty());
}

#[test]
fn of_a_step_and_a_demand_with_one_id_the_step_is_waived() {
    let text = small_text("a", "d", &["a d supports"])
        + "steps:\n  d: {text: First}\n  t: {text: Second, after: {d: a}}\n\
           scenarios:\n  x: {text: Nobody insists, waive: [{before: d, after: t}]}\n";
    let m = model(&[&text]);
    let waived: Vec<_> = m.scenarios.iter().flat_map(|(_, one)| &one.waive).map(|(one, _)| one.before).collect();
    assert!(matches!(waived[..], [Act::Step(_)]), "{waived:?}");
}
