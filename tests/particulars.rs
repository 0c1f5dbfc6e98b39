//! Words of answers and messages that one sign of the code decides, and of which nothing else here would notice that it is another.

use demarche::analysis::{restatements, roadmap};
use demarche::search::minimal_sets::minimal_sets;
use demarche::search::patience::Endless;
use demarche::search::solver::{BatSat, Literal, Solver};
use demarche::situation::Scope;
use serde_json::{Value, json};

mod answers;
mod messages;
mod positions;
mod timeline;

use crate::support::{counts_of, model, party_ids, situation, six, small, small_text, sources};

/// What is found in a file, each with its help.
fn found(text: &str) -> Vec<(String, String)> {
    let told = |found: demarche::diagnostic::Diagnostic| (found.message, found.help.unwrap_or_default());
    demarche::understand(&sources(&[text]), &[]).diagnostics.into_iter().map(told).collect()
}

/// What a command prints of a file.
fn output(text: &str, command: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(folder.path().join("talks.yaml"), text).expect("the file can be written");
    let (told, errors, status) = crate::check::run(folder.path(), &[command, &["--file", "talks.yaml"]].concat());
    assert_eq!(status, 0, "{command:?}: {errors}");
    told
}

/// The answer to a question, as JSON.
fn answer(text: &str, question: &str) -> Value {
    let command: Vec<&str> = question.split(' ').chain(["--format", "json"]).collect();
    serde_json::from_str(&output(text, &command)).expect("it is JSON")
}

#[test]
fn who_declines_has_no_place_in_an_interval() {
    let [(message, _)] = &found(&small_text("a", "d", &["a d [declined, opposes]"]))[..] else { panic!("one finding") };
    assert_eq!(message, "`declined` is no word of the scale, so it has no place in an interval");
}

#[test]
fn a_person_in_place_of_something_else_than_a_party_is_not_sent_to_the_speaker() {
    let text =
        "parties: {a: {}}\npeople: {elch: {party: a}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\nstances:\n";
    let asked = |entry: &str| found(&format!("{text}- {entry}\n"));
    let help = &asked("{party: a, demand: elch, stance: open}")[0].1;
    assert_eq!(help, "`elch` is a person; write the id of a demand here");
    let help = &asked("{party: elch, demand: d, stance: open}")[0].1;
    assert_eq!(help, "`elch` is a person; write `party: a` and `speaker: elch`");
    let help = &asked("{party: d, demand: d, stance: open}")[0].1;
    assert_eq!(help, "`d` is a demand; write the id of a party here");
}

#[test]
fn a_condition_that_is_called_otherwise_is_told_its_id() {
    let text = "parties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}, e: {issue: i, text: Ceasefire}}\n\
                stances: [{party: a, demand: d, stance: open, if: ceasefire}]";
    let help = &found(text)[0].1;
    assert_eq!(help, "`ceasefire` is another name; write the id `e`");
}

#[test]
fn a_word_of_two_letters_is_no_part_of_a_name() {
    let text = "parties: {karsa: {name: Republic of Karsa}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\n\
                stances: [{party: of, demand: d, stance: open}]";
    let help = &found(text)[0].1;
    assert!(help.starts_with("define it under `parties:`"), "{help}");
}

#[test]
fn conditions_of_which_one_is_enough_stand_without_brackets_around_the_whole() {
    let text = small_text("a", "d; e", &["a d supports, if: {any_of: [e, {all_of: [it rains, day by day]}]}"]);
    let page = output(&text, &["brief", "--format", "md", "--out", "-"]);
    assert!(
        page.contains("(if “T” or (day by day and it rains))")
            || page.contains("(if (day by day and it rains) or “T”)"),
        "{page}"
    );
}

#[test]
fn a_refusal_of_every_way_names_each_of_its_origins() {
    let text = "parties: {a: {}, b: {}}\nissues: {i: {}}\ndemands: {whole: {issue: i, text: Whole, only_by: {one: r, other: r}},\n  \
                one: {issue: i, text: First}, other: {issue: i, text: Second}}\nstances:\n\
                - {party: a, demand: one, stance: rejects}\n- {party: a, demand: other, stance: rejects}\n\
                - {party: b, demand: whole, stance: demands}\n";
    let page = output(text, &["brief", "--format", "md", "--out", "-"]);
    let followed = page.lines().find(|line| line.starts_with("- Follows from")).unwrap_or_else(|| panic!("{page}"));
    assert!(followed.contains("“First”") && followed.contains("“Second”"), "{followed}");
}

#[test]
fn a_translation_without_its_original_is_told_as_one() {
    let text = |piece: &str| {
        format!(
            "parties: {{a: {{}}}}\nsources: {{s: {{}}}}\nissues: {{i: {{}}}}\ndemands: {{d: {{issue: i, text: T}}}}\n\
             stances: [{{party: a, demand: d, stance: open, evidence: {{s: {piece}}}}}]"
        )
    };
    let languages = |piece: &str| {
        let texts = sources(&[&text(piece)]);
        let m = demarche::load(&texts).model;
        let s = situation(&m);
        let register = demarche::answer::Register::new(&s, &texts);
        let pieces = m.stances.iter().flat_map(|(_, stance)| stance.evidence.to_vec()).collect::<Vec<_>>();
        demarche::answer::evidence(&register, &pieces).iter().map(|piece| piece.language()).collect::<Vec<_>>()
    };
    assert_eq!(languages("{quote: q, lang: uk}"), [Some("in uk".to_owned())]);
    assert_eq!(languages("{quote: q, lang: uk, translation: {by: X}}"), [Some("translated by X".to_owned())]);
    assert_eq!(languages("{quote: q, translation: {by: X}}"), [Some("translated by X".to_owned())]);
    assert_eq!(languages("{quote: q}"), [None]);
}

#[test]
fn a_range_over_listed_numbers_means_those_that_lie_in_it() {
    let text = |accepts: &str| {
        format!(
            "parties: {{a: {{}}}}\nissues: {{i: {{}}}}\ndemands: {{d: {{issue: i, text: T, parameters: {{p: [10, 20, 30]}}}}}}\n\
             stances: [{{party: a, demand: d, stance: open, accepts: {{p: {accepts}}}}}]"
        )
    };
    let accepted = |accepts: &str| {
        let m = model(&[&text(accepts)]);
        m.stances.iter().flat_map(|(_, one)| one.terms.iter().map(|term| term.accepted.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(accepted("{min: 15}"), ["20 or 30"]);
    assert_eq!(accepted("{min: 10, max: 20}"), ["10 or 20"]);
    let [(message, _)] = &found(&text("{min: 11, max: 19}"))[..] else { panic!("one finding") };
    assert_eq!(message, "no value of `p` lies in this range");
    let [(message, _)] = &found(&text("{min: 30, max: 20}"))[..] else { panic!("one finding") };
    assert_eq!(message, "the range is empty: `min` is larger than `max`");
}

#[test]
fn a_clause_with_a_place_cites_that_place_of_the_sources_of_its_document() {
    let text = "parties: {a: {}}\nsources: {s: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\nstances: []\n\
                documents:\n  p:\n    author: a\n    role: own-position\n    positions: true\n    date: 2025-01-01\n    \
                evidence: {s: {quote: all of it}}\n    clauses: {c: {demand: d, stance: supports, at: article 3}}\n";
    let m = model(&[text]);
    let pieces: Vec<_> = m.stances.iter().flat_map(|(_, stance)| stance.evidence.iter()).collect();
    let [piece] = pieces[..] else { panic!("{pieces:?}") };
    assert_eq!((piece.quote.as_deref(), piece.at.as_deref()), (None, Some("article 3")));
}

#[test]
fn what_both_wait_for_is_no_agreement_yet() {
    let counted = |words: [&str; 2]| {
        let m = small("a b", "d; e", &[&format!("a d {}", words[0]), &format!("b d {}", words[1])]);
        six(&counts_of(&situation(&m), "a", "b", Scope::Direct))
    };
    let (agree, conditional) = ([1, 0, 0, 0, 0, 1], [0, 0, 1, 0, 0, 1]);
    assert_eq!(counted(["supports", "demands"]), agree);
    // Of both, of one, of the other.
    for more in [
        "supports, only_after: e",
        "supports, if: e, otherwise: neutral",
        "supports, if: e, otherwise: '[open, reluctant]'",
    ]
    .map(|more| more.replace('\'', ""))
    {
        assert_eq!(counted([&more, &more]), conditional, "{more}");
        assert_eq!(counted([&more, "supports"]), conditional, "{more}");
        assert_eq!(counted(["supports", &more]), conditional, "{more}");
    }
    // One refuses by its second word.
    for second in ["rejects", "opposes"] {
        let more = format!("supports, if: e, otherwise: {second}");
        assert_eq!(counted([&more, "supports"]), conditional, "{more}");
        assert_eq!(counted([&more, &more]), conditional, "{more}");
    }
}

#[test]
fn the_same_words_at_another_date_set_aside_nobody_else() {
    let text = "parties: {a: {}, b: {}}\nsources: {s: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\nstances:\n\
                - {party: a, demand: d, stance: opposes, said: 2025-01-01, evidence: {s: the same words}}\n\
                - {party: a, demand: d, stance: rejects, said: 2025-03-01, evidence: {s: the same words}}\n\
                - {party: b, demand: d, stance: opposes, said: 2025-01-01, evidence: {s: no}}\n\
                - {party: b, demand: d, stance: supports, said: 2025-03-01, evidence: {s: why not}}\n";
    let told = answer(text, "diff 2025-02 2025-04");
    let of =
        |list: &str| told[list].as_array().into_iter().flatten().map(|one| one["party"].clone()).collect::<Vec<_>>();
    assert_eq!(["changes", "same_words", "log"].map(of), [[json!("b")], [json!("a")], [json!("b")]], "{told:#}");
    assert_eq!(told["convergence"], json!([]), "of a pair, both have to be left");
}

#[test]
fn one_more_alternative_is_a_change() {
    let said = |more: &str, day: &str| format!("a d supports, said: {day}, if: {{any_of: [e, f{more}]}}");
    for (first, second) in [("", ", g"), (", g", "")] {
        let text = small_text("a", "d; e; f; g", &[&said(first, "2025-01-01"), &said(second, "2025-03-01")]);
        let told = answer(&text, "diff 2025-02 2025-04");
        assert_eq!((&told["changed"], &told["unchanged"]), (&json!(1), &json!(0)), "{told:#}");
    }
}

#[test]
fn a_waiver_opens_a_deadlock_alone_if_all_circles_wait_for_its_party() {
    // a insists within both circles, b and c within one each.
    let text = "parties: {a: {}, b: {}, c: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\nstances: []\nsteps:\n  \
                s: {text: S, after: {t: a, u: c}}\n  t: {text: T, after: {s: b}}\n  u: {text: U, after: {s: a}}\n";
    let m = model(&[text]);
    let found = roadmap(&situation(&m), &Endless);
    let [deadlock] = &found.deadlocks[..] else { panic!("{found:?}") };
    assert_eq!(party_ids(&m, &deadlock.sufficient), ["a"]);
    assert!(deadlock.necessary.is_empty(), "b and c open it together");
}

#[test]
fn the_least_corrections_end_at_the_limit() {
    let sets = |most: usize| {
        let (mut solver, mut map) = (BatSat::default(), BatSat::default());
        let wanted: Vec<Literal> = (0..4).map(|_| (solver.variable(), true)).collect();
        for (one, other) in [(0, 1), (2, 3)] {
            solver.clause(&[(wanted[one].0, false), (wanted[other].0, false)]);
        }
        minimal_sets(&mut solver, &mut map, &wanted, most, &Endless)
    };
    let (all, few) = (sets(100), sets(3));
    assert_eq!((all.corrections.len(), all.obstacles.len(), all.complete), (4, 2, true));
    assert_eq!((few.corrections.len(), few.complete), (3, false));
}

#[test]
fn where_nothing_can_be_wanted_a_distance_may_be_anything() {
    let text = "parties: {a: {}, b: {}}\ndemands: {}\nstances: []\n";
    let distance = &answer(text, "pairs")["pairs"][0]["distance"];
    assert_eq!((&distance["low"], &distance["high"]), (&json!(0.0), &json!(1.0)), "{distance}");
}

#[test]
fn no_days_and_no_words_are_no_limit() {
    let help = found("checks: {stale_after: 0}\nparties: {a: {}}\ndemands: {}\nstances: []\n").remove(0);
    assert_eq!(help, ("`0` is not a whole number above 0".to_owned(), "write digits only, as in 365".to_owned()));
}

#[test]
fn where_a_statement_was_made_is_told_with_it() {
    let text = "model: {as_of: 2025-05-03}\nparties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\n\
                stances: [{party: a, demand: d, stance: open, said: 2025-05-01, channel: leaked}]\n";
    let happening = &answer(text, "timeline")["entries"][0];
    assert_eq!(happening["channel"], "leaked", "{happening}");
    assert_eq!(answer(text, "show a")["caveats"]["channels"], json!(["leaked"]));
}

#[test]
fn a_paper_without_clauses_has_none_to_leave_out() {
    let text = "parties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\ndocuments:\n  first: {author: a, date: 2025-05-01}\n  \
                second: {author: a, date: 2025-05-02, amends: first, drops: [c1], clauses: {c2: {demand: d}}}\n";
    let told = found(text);
    assert!(told.contains(&("`first` has no clause `c1`".to_owned(), "`first` has no clauses".to_owned())), "{told:?}");
}

#[test]
fn what_was_promised_is_ahead_and_what_was_confirmed_is_not() {
    let text = |status: &str| {
        format!(
            "model: {{as_of: 2025-05-03}}\nparties: {{a: {{}}, b: {{}}}}\nissues: {{i: {{}}}}\ndemands: {{d: {{issue: i, text: T}}}}\nstances: []\n\
             documents: {{paper: {{author: a, clauses: {{c: {{demand: d}}}}, delivery: [{{to: b, status: {status}, date: 2025-06-01}}]}}}}\n"
        )
    };
    let entries = |status| answer(&text(status), "timeline")["entries"].as_array().map_or(0, Vec::len);
    assert_eq!((entries("promised"), entries("confirmed")), (1, 0));
}

#[test]
fn a_comment_about_comments_allows_nothing() {
    let text = |rule: &str| format!("parties:\n  # allow({rule}): a reason\n  a: {{}}\n");
    for rule in ["unused-allow", "allow-without-reason"] {
        let told = found(&text(rule));
        assert!(told.iter().any(|(message, _)| message == &format!("a comment cannot allow `{rule}`")), "{told:?}");
    }
}

#[test]
fn a_red_line_that_is_drawn_again_is_not_left_out() {
    let text = |second: &str| {
        format!(
            "model: {{as_of: 2025-05-03}}\nparties: {{a: {{}}}}\nissues: {{i: {{}}}}\ndemands: {{d: {{issue: i, text: T}}}}\nstances:\n\
             - {{party: a, demand: d, stance: rejects, said: 2025-05-01, red_line: {{judge: curator, why: never}}}}\n\
             - {{party: a, demand: d, stance: rejects, said: 2025-05-02{second}}}\n"
        )
    };
    let left_out = |second: &str| {
        let m = model(&[&text(second)]);
        restatements(&situation(&m)).iter().filter(|one| one.red_line).count()
    };
    assert_eq!((left_out(", red_line: {judge: curator, why: still never}"), left_out("")), (0, 1));
}

#[test]
fn what_still_follows_of_a_position_that_ran_out_is_told() {
    let text = "parties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T, implies: {e: part of it}}, e: {issue: i, text: E}}\n\
                stances:\n- {party: a, demand: d, stance: supports, said: 2025-01-01}\n\
                - {party: a, demand: e, stance: supports, said: 2025-01-01, until: 2025-03}\n";
    let change = &answer(text, "diff 2025-02 2025-05")["changes"][0];
    assert_eq!((&change["demand"], &change["follows"]["stance"]), (&json!("e"), &json!("supports")), "{change:#}");
}

#[test]
fn each_that_has_a_name_is_told_once() {
    let text = "parties: {a: {name: North}, b: {also: [North, north]}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\n\
                stances: [{party: North, demand: d, stance: supports}]\n";
    let told = found(text);
    let help = "several have this name; write one of the ids `a`, `b`";
    assert!(told.contains(&("no party has the id `North`".to_owned(), help.to_owned())), "{told:?}");
}

#[test]
fn a_parameter_of_a_demand_is_no_value_of_another_demand() {
    // Both have a `p`, and one of them is the issue's.
    let own = |own: &str| {
        let text = format!(
            "parties: {{a: {{}}, b: {{}}}}\nissues: {{i: {{parameters: {{p: number}}}}}}\nstances: []\ndemands:\n  \
             d: {{issue: i, text: T, implies: {{e: part of it}}}}\n  e: {{issue: i, text: E{own}}}\ndocuments:\n  \
             one: {{author: a, clauses: {{c: {{demand: d, sets: {{p: {{max: 5}}}}}}}}}}\n  \
             two: {{author: b, clauses: {{c: {{demand: e, sets: {{p: {{min: 10}}}}}}}}}}\n"
        );
        output(&text, &["text", "one", "two"]).contains("What “one” says contains what “two” says: 1")
    };
    assert_eq!((own(", parameters: {p: number}"), own("")), (true, false));
}

#[test]
fn a_roadmap_without_steps_says_what_there_is_instead() {
    let sentence = |stances: &[&str]| {
        let told = output(&small_text("a b", "d; e", stances), &["roadmap"]);
        let lines: Vec<&str> = told.lines().skip(1).take_while(|line| !line.is_empty()).map(str::trim).collect();
        lines.join(" ")
    };
    assert_eq!(sentence(&[]), "No step is known.");
    let one = sentence(&["a d supports, only_after: e"]);
    assert_eq!(one, "No step is known; in 1 case one demand waits for another, and there is no deadlock.");
    let both = sentence(&["a d supports, only_after: e", "b e supports, only_after: d"]);
    assert_eq!(both, "No step is known; demands without steps wait for one another, in 1 deadlock.");
}

#[test]
fn an_empty_list_of_values_is_told_what_to_write_instead() {
    let help = |parameter: &str| {
        let text = format!(
            "parties: {{a: {{}}}}\nissues: {{i: {{parameters: {{n: number, s: set}}}}}}\ndemands: {{d: {{issue: i, text: T}}}}\n\
             stances: [{{party: a, demand: d, stance: supports, accepts: {{{parameter}: []}}}}]\n"
        );
        found(&text)
            .into_iter()
            .find(|(message, _)| message == "a list of accepted values is empty")
            .map(|(_, help)| help)
    };
    let left_out = "leave the parameter out if the terms are not known";
    assert_eq!(help("n"), Some(format!("give at least one accepted value, or {left_out}")));
    assert_eq!(help("s"), Some(format!("write `{{exactly: []}}` if nothing is to be in it, or {left_out}")));
}

#[test]
fn an_option_of_an_issue_without_options_has_to_be_listed_there() {
    let help = |options: &str| {
        let text = format!(
            "parties: {{a: {{}}}}\nissues: {{i: {{{options}}}}}\ndemands: {{d: {{issue: i, text: T}}}}\nstances: []\n\
             utilities: [{{party: a, given_by: itself, weights: {{i: 1}}, values: {{i: {{sideways: 1}}}}}}]\n"
        );
        found(&text).into_iter().find(|(message, _)| message == "`i` has no option `sideways`").map(|(_, help)| help)
    };
    assert_eq!(help("").as_deref(), Some("list the options of the issue under `options:` there"));
    assert_eq!(help("options: {left: d, right: []}").as_deref(), Some("its options are: left, right"));
}

#[test]
fn what_waits_for_the_same_event_or_has_the_same_ideal_in_two_files_is_the_same() {
    let text = |more: &str| {
        format!(
            "parties: {{a: {{}}}}\nissues: {{i: {{parameters: {{n: number, m: number}}}}}}\ndemands: {{d: {{issue: i, text: T}}}}\n\
             events: {{talks: {{kind: talks, text: They meet}}, more-talks: {{kind: talks, text: They meet}}}}\n\
             stances: [{{party: a, demand: d, stance: supports, {more}}}]\n"
        )
    };
    let changed = |one: &str, other: &str| {
        let folder = tempfile::tempdir().expect("a folder can be made");
        std::fs::write(folder.path().join("one.yaml"), text(one)).expect("it can be written");
        std::fs::write(folder.path().join("other.yaml"), text(other)).expect("it can be written");
        let (told, errors, _) =
            crate::check::run(folder.path(), &["diff", "one.yaml", "other.yaml", "--format", "json"]);
        serde_json::from_str::<Value>(&told).unwrap_or_else(|_| panic!("{errors}"))["changed"].clone()
    };
    for (was, is) in [
        ("only_after: talks", "only_after: more-talks"),
        ("ideal: {n: 5}", "ideal: {n: 6}"),
        ("ideal: {n: 5}", "ideal: {m: 5}"),
    ] {
        assert_eq!((changed(was, was), changed(was, is)), (json!(0), json!(1)), "{was} and {is}");
    }
}

#[test]
fn several_parties_with_the_written_part_are_proposed_unless_they_are_many() {
    let help = |ids: &[&str]| {
        let text = format!(
            "parties: {{{}: {{}}}}\nissues: {{i: {{}}}}\ndemands: {{d: {{issue: i, text: T}}}}\n\
             stances: [{{party: isles, demand: d, stance: open}}]\n",
            ids.join(": {}, ")
        );
        found(&text).into_iter().find(|(message, _)| message == "no party has the id `isles`").map(|(_, help)| help)
    };
    let two = help(&["northern-isles", "southern-isles", "other"]);
    assert_eq!(two.as_deref(), Some("did you mean `northern-isles` or `southern-isles`?"));
    let six = ["northern", "southern", "eastern", "western", "outer", "inner"].map(|which| format!("{which}-isles"));
    let six = help(&six.each_ref().map(String::as_str)).unwrap_or_default();
    assert!(six.starts_with("define it under `parties:`"), "{six}");
}

#[test]
fn a_clause_that_is_nearly_called_so_is_proposed() {
    let text = "parties: {a: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}}\nstances: []\ndocuments:\n  \
                first: {author: a, date: 2025-05-01, clauses: {border: {demand: d}}}\n  \
                second: {author: a, date: 2025-05-02, amends: first, drops: [bordr]}\n";
    let told = found(text);
    let help = "did you mean `border`?".to_owned();
    assert!(told.contains(&("`first` has no clause `bordr`".to_owned(), help)), "{told:?}");
}
