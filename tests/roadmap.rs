//! The order of steps: the numbers of the worked example, and ways out that equal those of trying every set.

use std::collections::BTreeSet;

use demarche::analysis::{Deadlock, Roadmap, roadmap};
use demarche::answer::StepNumbers;
use demarche::id::StepIx;
use demarche::model::Model;
use demarche::model::{Act, Waiver};
use demarche::search::feedback_sets::{Need, WaysOut, doable, ways_out};
use demarche::search::patience::Endless;
use demarche::situation::{Situation, Supposed};
use proptest::prelude::*;

use crate::support::{day, model, party_ids, situation};

/// Steps as `"talks after: {memo: ua}"`, beside the parties of the worked example.
fn steps(list: &[&str]) -> Model {
    let mut text = String::from("parties: {ru: {}, ua: {}, us: {}}\ndemands: {}\nstances: []\nsteps:\n");
    for step in list {
        let (id, keys) = step.split_once(' ').unwrap_or((step, ""));
        let keys = if keys.is_empty() { String::new() } else { format!(", {keys}") };
        text.push_str(&format!("  {id}: {{text: T{keys}}}\n"));
    }
    model(&[&text])
}

const EXAMPLE: [&str; 5] = [
    "agr after: {talk: structural}",
    "memo after: {talk: ru}",
    "peace after: {sum: us}",
    "sum after: {agr: ru}",
    "talk after: {memo: ua}",
];

fn ids(model: &Model, steps: &[StepIx]) -> Vec<String> {
    steps.iter().map(|ix| model.steps[*ix].id.to_string()).collect()
}

fn acts(model: &Model, acts: &[Act]) -> Vec<String> {
    acts.iter().map(|act| act.id(model).to_owned()).collect()
}

fn stages(model: &Model, answer: &Roadmap) -> Vec<Vec<String>> {
    answer.stages.iter().map(|stage| ids(model, stage)).collect()
}

/// The parties of every way out.
fn ways(model: &Model, deadlock: &Deadlock) -> Vec<Vec<String>> {
    let WaysOut::All(ways) = &deadlock.ways_out else { panic!("not exact: {deadlock:?}") };
    let owners = |way: &Vec<usize>| {
        let owners: Vec<_> = way.iter().filter_map(|unit| deadlock.orders[*unit].insists).collect();
        party_ids(model, &owners)
    };
    ways.iter().map(owners).collect()
}

fn step(model: &Model, id: &str) -> StepIx {
    model.steps.iter().find(|(_, step)| step.id.as_str() == id).map(|(ix, _)| ix).unwrap_or_else(|| panic!("{id}"))
}

#[test]
fn the_worked_example_has_one_deadlock_with_two_ways_out() {
    let m = steps(&EXAMPLE);
    let answer = roadmap(&situation(&m), &Endless);
    assert!(answer.stages.is_empty());
    let [deadlock] = answer.deadlocks.as_slice() else { panic!("{answer:#?}") };
    assert_eq!(acts(&m, &deadlock.steps), ["memo", "talk"]);
    assert_eq!(ways(&m, deadlock), [["ru"], ["ua"]]);
    assert_eq!(party_ids(&m, &deadlock.sufficient), ["ru", "ua"]);
    assert!(deadlock.necessary.is_empty());
    assert_eq!(ids(&m, &answer.behind), ["agr", "peace", "sum"]);
}

#[test]
fn either_waiver_opens_the_worked_example() {
    let m = steps(&EXAMPLE);
    let waive = |before, after| {
        let waivers = vec![Waiver { before: Act::Step(step(&m, before)), after: Act::Step(step(&m, after)) }];
        let supposed = Supposed { waivers, ..Supposed::default() };
        roadmap(&Situation::of(&m).supposing(supposed).build(), &Endless)
    };
    let ua = waive("memo", "talk");
    assert_eq!(stages(&m, &ua), [vec!["talk"], vec!["agr", "memo"], vec!["sum"], vec!["peace"]]);
    let ru = waive("talk", "memo");
    assert_eq!(stages(&m, &ru), [["memo"], ["talk"], ["agr"], ["sum"], ["peace"]]);
    let other = waive("talk", "agr");
    assert_eq!(other.deadlocks.len(), 1, "what lies in the matter is not waived");
}

#[test]
fn two_steps_taken_for_one_make_a_second_deadlock() {
    let m = steps(&[
        "agr after: {talk: structural, sum: us}",
        "memo after: {talk: ru}",
        "sum after: {agr: ru}",
        EXAMPLE[4],
    ]);
    let answer = roadmap(&situation(&m), &Endless);
    let found: Vec<Vec<String>> = answer.deadlocks.iter().map(|deadlock| acts(&m, &deadlock.steps)).collect();
    assert_eq!(found, [["agr", "sum"], ["memo", "talk"]]);
    let all: usize = answer.deadlocks.iter().map(|deadlock| ways(&m, deadlock).len()).product();
    assert_eq!(all, 4, "four smallest sets of two waivers in all");
}

#[test]
fn a_position_that_waits_is_an_order() {
    let m = model(&[
        "parties: {a: {}, b: {}}\nissues: {i: {}}\ndemands: {d: {issue: i, text: T}, e: {issue: i, text: T}}\n\
        stances:\n  - {party: a, demand: d, stance: supports, only_after: e}\n  \
        - {party: b, demand: e, stance: open, only_after: {any_of: [first, other]}}\n\
        steps: {first: {text: T, fulfils: d}, second: {text: T, fulfils: e}, other: {text: T, after: {second: b}}}\n",
    ]);
    let answer = roadmap(&situation(&m), &Endless);
    let [deadlock] = answer.deadlocks.as_slice() else { panic!("{answer:#?}") };
    assert_eq!(acts(&m, &deadlock.steps), ["first", "other", "second"]);
    // b wants the first or the other before the second: waived as one; or one of the two is freed.
    assert_eq!(ways(&m, deadlock), [["a"], ["b"], ["b"]]);
}

#[test]
fn a_step_with_an_alternative_outside_is_in_no_deadlock() {
    let m = model(&["parties: {a: {}, b: {}}\nissues: {i: {}}\ndemands: {d0: {issue: i, text: T}}\n\
        stances: [{party: b, demand: d0, stance: open, only_after: {any_of: [s2, s3]}}]\nsteps:\n  \
        s0: {text: T, fulfils: d0}\n  s1: {text: T, after: {s0: a}}\n  s2: {text: T, after: {s1: a}}\n  \
        s3: {text: T, after: {s4: a}}\n  s4: {text: T, after: {s3: b}}\n"]);
    let answer = roadmap(&situation(&m), &Endless);
    let found: Vec<Vec<String>> = answer.deadlocks.iter().map(|deadlock| acts(&m, &deadlock.steps)).collect();
    assert_eq!(found, [["s3", "s4"]], "once one of these is done, s0 can be");
    assert_eq!(ids(&m, &answer.behind), ["s0", "s1", "s2"]);
}

#[test]
fn what_has_a_way_around_is_taken_out_of_a_deadlock() {
    // b waits for a, and a for b and c; c for a or d, which waits for e and e for it.
    let m = model(&["parties: {x: {}, y: {}}\nissues: {i: {}}\ndemands: {dc: {issue: i, text: T}}\n\
        stances: [{party: y, demand: dc, stance: open, only_after: {any_of: [a, d]}}]\nsteps:\n  \
        a: {text: T, after: {b: x, c: x}}\n  b: {text: T, after: {a: y}}\n  c: {text: T, fulfils: dc}\n  \
        d: {text: T, after: {e: x}}\n  e: {text: T, after: {d: y}}\n"]);
    let answer = roadmap(&situation(&m), &Endless);
    let found: Vec<Vec<String>> = answer.deadlocks.iter().map(|deadlock| acts(&m, &deadlock.steps)).collect();
    assert_eq!(found, [["a", "b"], ["d", "e"]]);
    assert_eq!(ids(&m, &answer.behind), ["c"]);
}

#[test]
fn structure_alone_has_no_way_out_and_a_step_after_itself_is_one() {
    let m = steps(&["memo after: {talk: structural}", "talk after: {memo: structural}"]);
    let answer = roadmap(&situation(&m), &Endless);
    assert_eq!(answer.deadlocks[0].ways_out, WaysOut::All(Vec::new()));
    assert!(answer.deadlocks[0].necessary.is_empty() && answer.deadlocks[0].sufficient.is_empty());
}

#[test]
fn steps_count_once_they_are_known() {
    let text = "sources: {early: {date: 2025-05-01}, late: {date: 2025-06-01}}\nparties: {a: {}, b: {}}\ndemands: {}\n\
        stances: []\nsteps:\n  x: {text: T, after: {y: a}, evidence: {early: q}}\n  \
        y: {text: T, after: {x: b}, evidence: {late: q}}\n";
    let m = model(&[text]);
    let at = |date: &str| roadmap(&Situation::of(&m).on(day(date)).build(), &Endless);
    assert_eq!(stages(&m, &at("2025-05-20")), [["x"]]);
    assert_eq!(at("2025-06-01").deadlocks.len(), 1);
}

#[test]
fn what_is_too_large_to_search_has_bounds_that_hold() {
    // Thirty pairs that wait for one another, tied into one circle by the matter.
    let needs: Vec<Need> = (0..30)
        .flat_map(|at| {
            let (a, b) = (2 * at, 2 * at + 1);
            let need = |step, before, unit| Need { step, any_of: vec![before], unit };
            [need(a, b, Some(2 * at)), need(b, a, Some(2 * at + 1)), need(a, (a + 58) % 60, Some(100 + at))]
        })
        .collect();
    let WaysOut::Between(least, most) = ways_out(60, &needs, &Endless) else { panic!("it is searched") };
    assert!(1 <= least && least <= most && most >= 30, "{least} {most}");
}

/// Every smallest set, by trying all.
fn naive(steps: usize, needs: &[Need]) -> Vec<Vec<usize>> {
    let units: Vec<usize> = needs.iter().filter_map(|need| need.unit).collect::<BTreeSet<_>>().into_iter().collect();
    let set = |mask: usize| -> BTreeSet<usize> {
        (0..units.len()).filter(|at| mask & (1 << at) != 0).map(|at| units[at]).collect()
    };
    let opening: Vec<BTreeSet<usize>> = (0..1 << units.len())
        .map(set)
        .filter(|waived| doable(steps, needs, waived).into_iter().all(|done| done))
        .collect();
    let smallest = opening.iter().map(BTreeSet::len).min().unwrap_or_default();
    let mut found: Vec<Vec<usize>> =
        opening.into_iter().filter(|set| set.len() == smallest).map(|set| set.into_iter().collect()).collect();
    found.sort();
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn ways_out_are_those_of_trying_every_set(
        steps in 1usize..6,
        raw in prop::collection::vec((0usize..6, prop::collection::vec(0usize..6, 1..3), prop::option::of(0usize..8)), 0..12),
    ) {
        let need = |(step, any_of, unit): (usize, Vec<usize>, Option<usize>)| Need {
            step: step % steps,
            any_of: any_of.into_iter().map(|before| before % steps).collect(),
            unit,
        };
        let needs: Vec<Need> = raw.into_iter().map(need).collect();
        let WaysOut::All(found) = ways_out(steps, &needs, &Endless) else { panic!("small") };
        let expected = naive(steps, &needs);
        let nothing_to_open = expected == [Vec::<usize>::new()];
        prop_assert!(found == expected || (nothing_to_open && found == [Vec::<usize>::new()]), "{:?} {:?}", found, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// A deadlock is one by itself, and there is none besides those that are listed.
    #[test]
    fn deadlocks_block_themselves_and_all_else_waits_for_them(
        after in prop::collection::vec((0usize..6, 0usize..6), 0..9),
        any_of in prop::collection::vec((0usize..6, prop::collection::btree_set(0usize..6, 2..4)), 0..3),
    ) {
        let before = |step: usize| {
            let own: BTreeSet<usize> =
                after.iter().filter(|(s, before)| *s == step && s != before).map(|(_, before)| *before).collect();
            own.into_iter().map(|before| format!("s{before}: a")).collect::<Vec<_>>().join(", ")
        };
        let mut text = String::from("parties: {a: {}, b: {}}\nissues: {i: {}}\ndemands:\n");
        (0..6).for_each(|at| text.push_str(&format!("  d{at}: {{issue: i, text: T}}\n")));
        text.push_str("stances:\n  - {party: a, demand: d0, stance: open}\n");
        let mut seen = BTreeSet::new();
        for (step, list) in any_of.iter().filter(|(step, list)| !list.contains(step) && seen.insert(*step)) {
            let list: Vec<String> = list.iter().map(|at| format!("s{at}")).collect();
            text.push_str(&format!("  - {{party: b, demand: d{step}, stance: open, only_after: {{any_of: [{}]}}}}\n", list.join(", ")));
        }
        text.push_str("steps:\n");
        (0..6).for_each(|at| text.push_str(&format!("  s{at}: {{text: T, fulfils: d{at}, after: {{{}}}}}\n", before(at))));
        let m = crate::support::load_texts(&[&text]).model;
        let answer = roadmap(&situation(&m), &Endless);
        // What can be done if some steps are done whatever they need.
        let done_with = |given: &BTreeSet<StepIx>| {
            let mut done = given.clone();
            loop {
                let met = |step: &StepIx| answer.orders.iter().filter(|order| order.step == Act::Step(*step))
                    .all(|order| order.any_of.iter().filter_map(|act| act.step()).any(|before| done.contains(&before)));
                let next: Vec<StepIx> = m.steps.indices().filter(|step| !done.contains(step) && met(step)).collect();
                if next.is_empty() { return done; }
                done.extend(next);
            }
        };
        let locked: BTreeSet<StepIx> = answer.deadlocks.iter().flat_map(|deadlock| deadlock.steps.iter().filter_map(|act| act.step())).collect();
        for deadlock in &answer.deadlocks {
            let outside: BTreeSet<StepIx> = m.steps.indices().filter(|step| !deadlock.steps.contains(&Act::Step(*step))).collect();
            prop_assert_eq!(done_with(&outside).len(), outside.len(), "{}", text);
            let WaysOut::All(ways) = &deadlock.ways_out else { panic!("small") };
            prop_assert!(ways.iter().all(|way| !way.is_empty()), "nothing opens by itself: {}", text);
        }
        prop_assert_eq!(done_with(&locked).len(), m.steps.len(), "{}", text);
        let stages: usize = answer.stages.iter().map(Vec::len).sum();
        prop_assert_eq!(stages + locked.len() + answer.behind.len(), m.steps.len());
    }
}

/// A party that refuses until something has come about does not refuse what comes after it.
#[test]
fn a_step_is_not_refused_by_a_word_that_an_earlier_step_ends() {
    let text = |after: &str| {
        format!(
            "{{parties: {{a: {{}}}}, issues: {{i: {{}}}}, demands: {{first: {{issue: i, text: F}}, then: {{issue: i, text: T}}}},\
             stances: [{{party: a, demand: then, stance: open, only_after: first, otherwise: rejects}}],\
             steps: {{one: {{text: One, fulfils: first}}, two: {{text: Two, fulfils: then{after}}}}}}}"
        )
    };
    let refused = |text: &str| {
        let m = crate::support::model(&[text]);
        let found = roadmap(&Situation::of(&m).build(), &Endless);
        found.refused.iter().map(|(act, _)| act.id(&m).to_string()).collect::<Vec<_>>()
    };
    assert!(refused(&text(", after: {one: structural}")).is_empty());
    assert!(refused(&text("")).is_empty(), "its own condition puts it after the other step");
    let locked = text("")
        .replace("fulfils: first}", "fulfils: first, after: {three: structural}}")
        .replace("steps: {", "steps: {three: {text: Three, after: {four: a}}, four: {text: Four, after: {three: a}}, ");
    assert!(refused(&locked).is_empty(), "nor after a deadlock");
    assert_eq!(refused(&text("").replace("only_after", "if")), ["two"], "an `if` puts nothing in order");
}

/// What comes after a refused step or demand, directly or through others, is told apart, with what of that is refused.
#[test]
fn steps_after_what_is_refused_are_told_apart() {
    let late = |steps: &str| {
        let m = model(&[&format!(
            "{{parties: {{a: {{}}, b: {{}}}}, issues: {{i: {{}}}},\
             demands: {{bad: {{issue: i, text: B}}, good: {{issue: i, text: G}}, far: {{issue: i, text: F}}}},\
             stances: [{{party: a, demand: bad, stance: rejects}}, {{party: b, demand: good, stance: supports}},\
             {{party: b, demand: far, stance: open, only_after: bad}}], steps: {{{steps}}}}}"
        )]);
        let found = roadmap(&situation(&m), &Endless);
        let numbers = StepNumbers::new(&found);
        let late = found.after_refused.iter().map(|(step, refused)| {
            let refused: Vec<&str> = refused.iter().map(|act| act.id(&m)).collect();
            format!("{} after {}", m.steps[*step].id, refused.join(" "))
        });
        (
            late.collect::<Vec<_>>(),
            [numbers.all, numbers.can_be_taken, numbers.refused, numbers.after_refused, numbers.locked],
        )
    };
    let first =
        "one: {text: One, fulfils: bad}, two: {text: Two, after: {one: b}}, three: {text: Three, after: {two: b}}";
    assert_eq!(late(first), (vec!["three after one".to_owned(), "two after one".to_owned()], [3, 0, 1, 2, 0]));
    let free = format!("{first}, four: {{text: Four, fulfils: good}}");
    assert_eq!(late(&free).1, [4, 1, 1, 2, 0]);
    let locked = format!("{first}, x: {{text: X, after: {{y: a}}}}, y: {{text: Y, after: {{x: b, one: b}}}}");
    assert_eq!(late(&locked).1, [5, 0, 1, 2, 2], "what is in a deadlock is counted there");
    // A demand that no step fulfils stands in the way as a step would.
    assert_eq!(late("five: {text: Five, fulfils: far}"), (vec!["five after bad".to_owned()], [1, 0, 0, 1, 0]));
    // A step to the same demand that nobody has to wait for changes nothing; one of several is enough.
    assert_eq!(late("one: {text: One, fulfils: good}, two: {text: Two, after: {one: b}}").0, Vec::<String>::new());
}
