//! Two drafts beside each other, against all the worlds in which the relations hold.

use std::collections::BTreeMap;

use demarche::analysis::{Beside, Likeness, compare_texts};
use demarche::id::PaperIx;

use crate::agreement::number;
use crate::oracle::rng::Rng;
use crate::oracle::talks::Talks;
use crate::support::{load_texts, situation};

/// Clauses on different demands: the demand, its word, and the values of its parameter.
type Draft = BTreeMap<usize, (&'static str, Option<Range>)>;

/// The lowest and the highest value.
type Range = (i32, i32);

const WORDS: [&str; 8] = ["supports", "supports", "supports", "demands", "rejects", "reluctant", "open", "neutral"];

fn draft(rng: &mut Rng, of: usize) -> Draft {
    let mut draft = Draft::new();
    for demand in 0..of {
        if rng.chance(60) {
            let low = rng.below(4) as i32;
            let sets = rng.chance(60).then(|| (low, low + rng.below(3) as i32));
            draft.insert(demand, (rng.pick(&WORDS), sets));
        }
    }
    draft
}

fn written(id: &str, draft: &Draft) -> String {
    let clause = |(demand, (word, sets)): (&usize, &(&str, Option<Range>))| {
        let sets = sets.map_or(String::new(), |(low, high)| format!(", sets: {{b0: {{min: {low}, max: {high}}}}}"));
        format!("c{demand}: {{demand: d{demand}, stance: {word}{sets}}}")
    };
    let clauses: Vec<String> = draft.iter().map(clause).collect();
    format!("  {id}: {{title: T, role: mediators-text, clauses: {{{}}}}}\n", clauses.join(", "))
}

/// The side that a clause takes, if it takes one.
fn side(word: &str) -> Option<bool> {
    match word {
        "supports" | "demands" => Some(true),
        "rejects" | "reluctant" => Some(false),
        _ => None,
    }
}

/// The sets of demands that hold together.
fn worlds(talks: &Talks) -> Vec<u32> {
    let has = |world: u32, demand: usize| world >> demand & 1 == 1;
    let holds = |world: &u32| {
        talks.demands.iter().enumerate().all(|(at, demand)| {
            let fits = demand.implies.iter().all(|to| has(*world, *to))
                && demand.excludes.iter().all(|other| !has(*world, *other));
            !has(*world, at) || fits
        })
    };
    (0..1_u32 << talks.demands.len()).filter(holds).collect()
}

/// How two clauses are alike, from the definition.
fn expected(worlds: &[u32], a: (usize, &Draft), b: (usize, &Draft)) -> Option<Likeness> {
    let ((at, first), (other, second)) = (a, b);
    let ((word, sets), (other_word, other_sets)) = (first[&at], second[&other]);
    let sides = (side(word), side(other_word));
    if at != other {
        let (Some(one), Some(two)) = sides else { return None };
        let is = |world: u32, demand: usize, wanted: bool| (world >> demand & 1 == 1) == wanted;
        let all = |demand: usize, wanted: bool, then: usize, other: bool| {
            let mut inside = worlds.iter().filter(|world| is(**world, demand, wanted));
            inside.all(|world| is(*world, then, other))
        };
        return if all(at, one, other, !two) {
            Some(Likeness::Contradicting)
        } else if all(at, one, other, two) {
            Some(Likeness::Contains)
        } else {
            all(other, two, at, one).then_some(Likeness::Contained)
        };
    }
    if sides.0.is_some() && sides.1.is_some() && sides.0 != sides.1 {
        return Some(Likeness::Contradicting);
    }
    if sides.0 != sides.1 || (sides.0.is_none() && word != other_word) {
        return Some(Likeness::OtherTerms);
    }
    let values = |sets: Option<Range>| (-1..9).filter(move |n| sets.is_none_or(|(low, high)| low <= *n && *n <= high));
    let within = |inner, outer| values(inner).all(|n| values(outer).any(|own| own == n));
    Some(match (within(sets, other_sets), within(other_sets, sets)) {
        (true, true) => Likeness::Same,
        (true, false) => Likeness::Narrower,
        (false, true) => Likeness::Wider,
        (false, false) => Likeness::OtherTerms,
    })
}

fn reversed(likeness: Likeness) -> Likeness {
    match likeness {
        Likeness::Narrower => Likeness::Wider,
        Likeness::Wider => Likeness::Narrower,
        Likeness::Contains => Likeness::Contained,
        Likeness::Contained => Likeness::Contains,
        Likeness::OnlyFirst => Likeness::OnlySecond,
        Likeness::OnlySecond => Likeness::OnlyFirst,
        Likeness::Same | Likeness::OtherTerms | Likeness::Contradicting => likeness,
    }
}

#[test]
fn every_demand_of_two_drafts_stands_under_the_one_heading_that_fits() {
    let mut related = 0;
    for seed in 0..1_000 {
        let mut talks = Talks::random(seed);
        talks.draft.clear();
        talks.statements.clear();
        talks.steps.clear();
        talks.demands.iter_mut().for_each(|demand| demand.params = 1);
        let worlds = worlds(&talks);
        let of = talks.demands.len();
        if (0..of).any(|demand| worlds.iter().all(|world| world >> demand & 1 == 0)) {
            continue; // A demand that cannot come about leads everywhere.
        }
        let mut rng = Rng::new(seed);
        let drafts = [draft(&mut rng, of), draft(&mut rng, of)];
        let text = format!("{}documents:\n{}{}", talks.yaml(), written("x", &drafts[0]), written("y", &drafts[1]));
        let m = load_texts(&[&text]).model;
        let s = situation(&m);
        let paper = |id: &str| -> PaperIx {
            m.papers.iter().find(|(_, paper)| paper.id.as_str() == id).map(|(ix, _)| ix).expect(id)
        };
        // Every demand with its heading, and the demand on which the clause beside it is.
        let read = |two: [PaperIx; 2]| {
            let mut headings = BTreeMap::new();
            for Beside { demand, other, elsewhere, likeness, .. } in compare_texts(&s, two) {
                let beside = other.filter(|_| !elsewhere).map(|other| (other, Some(demand)));
                for (own, other) in [(demand, other)].into_iter().chain(beside) {
                    let own = number(m.demands[own].id.as_str());
                    let other = other.map(|other| number(m.demands[other].id.as_str()));
                    let twice = headings.insert(own, (likeness, other));
                    assert_eq!(twice, None, "draft {seed}: d{own} stands under two headings\n{text}");
                }
            }
            headings
        };
        let [forth, back] = [read([paper("x"), paper("y")]), read([paper("y"), paper("x")])];
        for demand in 0..of {
            let at = format!("drafts {seed}, d{demand}\n{text}");
            let found = forth.get(&demand).copied();
            let likeness = back.get(&demand).map(|(likeness, other)| (reversed(*likeness), *other));
            assert_eq!(found, likeness, "whichever draft is the first: {at}");
            let likeness = found.map(|(likeness, _)| likeness);
            let only = match [0, 1].map(|of| drafts[of].contains_key(&demand)) {
                [false, false] => {
                    assert_eq!(found, None, "{at}");
                    continue;
                }
                [true, true] => {
                    assert_eq!(likeness, expected(&worlds, (demand, &drafts[0]), (demand, &drafts[1])), "{at}");
                    continue;
                }
                [true, false] => 0,
                [false, true] => 1,
            };
            let relation = |other: usize| {
                let of = if only == 0 { [demand, other] } else { [other, demand] };
                expected(&worlds, (of[0], &drafts[0]), (of[1], &drafts[1]))
            };
            let relations: Vec<Likeness> = drafts[1 - only].keys().filter_map(|other| relation(*other)).collect();
            if let Some((_, Some(other))) = found {
                assert_eq!(likeness, relation(other), "beside d{other}: {at}");
                related += 1;
            } else {
                assert_eq!(likeness, Some([Likeness::OnlyFirst, Likeness::OnlySecond][only]), "{at}");
                assert!(relations.is_empty(), "{relations:?}: {at}");
            }
            let contradicts = relations.contains(&Likeness::Contradicting);
            assert_eq!(contradicts, likeness == Some(Likeness::Contradicting), "{at}");
        }
    }
    assert!(related > 500, "only {related} clauses that have to do with one of the other draft");
}
