//! The log of moves: toward and away are seen from where the other stood before, so nobody's own move counts as another's.

use std::collections::BTreeMap;

use demarche::analysis::{Diff, Direction, diff};
use demarche::model::Model;
use demarche::situation::Situation;
use proptest::prelude::*;

use super::{at, between};
use crate::brute_force::spec::{Order, Said, Spec, Terms, date_of, specs};
use crate::support::{ISTANBUL, assuming, model, small};

/// Every move as `a d toward b 1`, its parameters behind it.
fn lines(m: &Model, found: &Diff) -> Vec<String> {
    let line = |each: &demarche::analysis::Move| {
        let levels = each.levels.map_or(String::new(), |levels| format!(" {levels}"));
        let parameters: String = each.gaps.iter().map(|gap| format!(" {}", gap.parameter)).collect();
        let (who, other) = (&m.parties[each.party].id, &m.parties[each.other].id);
        format!("{who} {} {} {other}{levels}{parameters}", m.demands[each.demand].id, each.direction.word())
    };
    found.log.iter().map(line).collect()
}

/// The log between 2024 and 2025 of parties `a b c` on `d` and `e`.
fn log(stances: &[&str]) -> Vec<String> {
    let m = small("a b c", "d; e", stances);
    lines(&m, &between(&m, "2024", "2025"))
}

#[test]
fn a_move_is_measured_against_where_the_other_stood() {
    // a goes from +2 to −1; b stood at −2 and goes to +3, which is b's move and not a's.
    assert_eq!(
        log(&[
            "a d supports, said: 2024",
            "a d reluctant, said: 2025",
            "b d opposes, said: 2024",
            "b d demands, said: 2025",
            "c d neutral, said: 2024",
        ]),
        ["a d toward b 3", "a d toward c 1", "b d toward a 3", "b d away c 1"]
    );
}

#[test]
fn passing_the_other_counts_by_what_is_left() {
    let from_to = |before: &str, now: &str, other: &str| {
        log(&[&format!("a d {before}, said: 2024"), &format!("a d {now}, said: 2025"), &format!("b d {other}")])
    };
    assert_eq!(from_to("demands", "open", "supports"), [""; 0], "as far behind as it was ahead");
    assert_eq!(from_to("demands", "rejects", "opposes"), ["a d toward b 4"]);
    assert_eq!(from_to("supports", "demands", "supports"), ["a d away b 1"], "firmer than the other, on the same side");
    assert_eq!(from_to("demands", "rejects", "rejects"), ["a d toward b 6"]);
    assert_eq!(from_to("[open, supports]", "open", "rejects"), [""; 0], "it may have been there");
    assert_eq!(from_to("[supports, demands]", "open", "rejects"), ["a d toward b 1.5"], "an interval by its middle");
    assert_eq!(from_to("open", "open", "rejects"), [""; 0]);
    assert_eq!(from_to("supports", "open, if: e, otherwise: reluctant", "rejects"), ["a d toward b 3"]);
}

#[test]
fn what_is_not_known_at_both_ends_is_no_move() {
    let moved = ["a d supports, said: 2024", "a d open, said: 2025"];
    let with = |more: &[&str]| log(&[&moved[..], more].concat());
    assert_eq!(with(&["b d rejects, said: 2025"]), [""; 0], "b was not heard before");
    assert_eq!(with(&["b d rejects, said: 2024, until: 2024-12-01"]), [""; 0], "it ran out before either end");
    assert_eq!(with(&["b d [open, reluctant]"]), [""; 0], "b's side is open");
    assert_eq!(with(&["b e rejects"]), [""; 0]);
    assert_eq!(with(&["b d rejects"]), ["a d toward b 1"], "undated, so always known");
    assert_eq!(log(&["a d open, said: 2025", "b d rejects"]), [""; 0], "a appeared");
    assert_eq!(log(&["a d supports, said: 2024", "a d [open, reluctant], said: 2025", "b d rejects"]), [""; 0]);
}

#[test]
fn terms_move_when_the_gap_becomes_smaller_or_larger() {
    let terms = |before: &str, now: &str, other: &str| {
        let said = |terms: &str, year: u16| format!("a d open, accepts: {{{terms}}}, said: {year}");
        log(&[&said(before, 2024), &said(now, 2025), &format!("b d open, accepts: {{{other}}}")])
    };
    assert_eq!(terms("cap: {min: 700}", "cap: {min: 500}", "cap: {max: 600}"), ["a d toward b cap"]);
    assert_eq!(terms("cap: {min: 500}", "cap: {min: 700}", "cap: {max: 600}"), ["a d away b cap"]);
    assert_eq!(terms("cap: {min: 700}", "cap: {min: 650}", "cap: {max: 600}"), ["a d toward b cap"], "by half");
    assert_eq!(terms("cap: {min: 700}", "cap: {min: 700, max: 800}", "cap: {max: 600}"), [""; 0], "as far as before");
    assert_eq!(terms("cap: 5, lead: us", "cap: [5, 7], lead: un", "cap: 6, lead: bilateral"), [""; 0], "other words");
    assert_eq!(terms("cap: 5", "cap: 5, lead: us", "cap: 5, lead: us"), [""; 0], "no terms were known before");
    assert_eq!(
        terms("cap: 5, lead: us", "cap: 6, lead: un", "cap: 5, lead: un"),
        ["a d toward b lead", "a d away b cap"]
    );
    assert_eq!(terms("cap: 5, lead: us", "cap: 6, lead: un", "cap: 6, lead: un"), ["a d toward b lead cap"]);
    // Levels one way and terms the other are two lines.
    assert_eq!(
        log(&[
            "a d open, accepts: {cap: 5}, said: 2024",
            "a d supports, accepts: {cap: 6}, said: 2025",
            "b d demands, accepts: {cap: 5}",
        ]),
        ["a d toward b 1", "a d away b cap"]
    );
    // The other's new terms are the other's move.
    assert_eq!(
        log(&[
            "a d open, accepts: {cap: 5}, said: 2024",
            "a d open, accepts: {cap: 7}, said: 2025",
            "b d open, accepts: {cap: 6}, said: 2024",
            "b d open, accepts: {cap: 7}, said: 2025",
        ]),
        ["b d away a cap"],
        "from 5, where a stood"
    );
}

#[test]
fn only_what_was_stated_is_logged() {
    let m = small(
        "a b",
        "d; e implies: {d: because}",
        &["a e supports, said: 2024", "a e open, said: 2025", "b d rejects"],
    );
    assert_eq!(lines(&m, &between(&m, "2024", "2025")), [""; 0], "a's position on d is derived");
    let m = small("a b", "d", &["a d supports, said: 2024", "a d open, said: 2025", "b d rejects"]);
    for who in ["a", "b"] {
        let level = demarche::model::Level::MIN.into();
        let assumption = assuming(&m, who, "d", level).assumptions;
        let at = |date: &str| Situation::of(&m).on(date.parse().ok()).assuming(assumption.clone()).build();
        assert!(diff(&at("2024"), &at("2025")).log.is_empty(), "{who} is assumed");
    }
}

#[test]
fn toward_one_way_is_away_the_other() {
    // On each demand one party moves only, so what the others hold is the same at both ends.
    let m = small(
        "a b c",
        "d; e",
        &[
            "a d supports, accepts: {cap: 5}, said: 2024",
            "a d reluctant, accepts: {cap: 6}, said: 2025",
            "b d rejects, accepts: {cap: 6}",
            "c d demands, accepts: {cap: 5}",
            "b e neutral, said: 2024",
            "b e opposes, said: 2025",
            "c e open",
        ],
    );
    let there = lines(&m, &between(&m, "2024", "2025"));
    assert_eq!(there, ["a d toward b 3 cap", "a d away c 3 cap", "b e away c 2"]);
    let swapped = |line: &String| match line.contains("toward") {
        true => line.replace("toward", "away"),
        false => line.replace("away", "toward"),
    };
    let back = lines(&m, &between(&m, "2025", "2024"));
    assert_eq!(back, there.iter().map(swapped).collect::<Vec<_>>());
}

#[test]
fn two_parties_that_change_places_mirror_the_log() {
    let stances =
        ["a d supports, said: 2024", "a d reluctant, said: 2025", "b d opposes, said: 2024", "b d open, said: 2025"];
    let mirrored = |text: &&str| match text.strip_prefix("a ") {
        Some(rest) => format!("b {rest}"),
        None => text.replacen("b ", "a ", 1),
    };
    let others: Vec<String> = stances.iter().map(mirrored).collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let renamed = |line: &String| -> String {
        line.split(' ')
            .map(|word| match word {
                "a" => "b",
                "b" => "a",
                word => word,
            })
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (mut one, mut other) = (log(&stances).iter().map(renamed).collect::<Vec<_>>(), log(&others));
    one.sort();
    other.sort();
    assert_eq!(one, other);
    assert_eq!(one.len(), 2);
}

#[test]
fn the_talks_of_2_june_have_three_changes() {
    let m = model(&[ISTANBUL]);
    let found = between(&m, "2025-05-28", "2025-06-02");
    assert_eq!(lines(&m, &found), ["ukraine hold-talks-2-june toward russia 1"]);
    assert_eq!((found.substantive(), found.unchanged), (3, 26));
}

/// The statement of a party on a demand that is in force on a day, by looking at each.
fn in_force(spec: &Spec, (party, on): (usize, usize), day: u8) -> Option<Said> {
    let mut last: Option<&Said> = None;
    for said in &spec.stances {
        if (said.party, said.demand) == (party, on) && said.said.is_none_or(|date| date <= day) {
            last = last.filter(|known| known.said > said.said).or(Some(said));
        }
    }
    let said = last?.clone();
    if said.until.is_none_or(|until| day <= until) {
        return Some(said);
    }
    // What holds after the last day.
    let level = said.otherwise?;
    Some(Said { low: level, high: level, link: None, otherwise: None, ..said })
}

/// The levels that count.
fn ends(said: &Said) -> (i8, i8) {
    let waits = matches!(said.link, Some("if" | "only_after"));
    match said.otherwise {
        Some(level) if waits => (level, level),
        _ => (said.low, said.high),
    }
}

/// Whether each level of one is a level of the other, one way or the other.
fn stays(before: &Said, now: &Said) -> bool {
    let within = |a: (i8, i8), b: (i8, i8)| (a.0..=a.1).all(|level| (b.0..=b.1).contains(&level));
    within(ends(before), ends(now)) || within(ends(now), ends(before))
}

/// Their middle, if they lie on one side.
fn level(said: &Said) -> Option<f64> {
    let (low, high) = ends(said);
    (low.signum() == high.signum()).then(|| (f64::from(low) + f64::from(high)) / 2.0)
}

/// How far apart two sets of numbers are at least, number by number; none if one of them is not stated.
fn gap(one: &Said, other: &Said) -> Option<u8> {
    let accepts = |terms: &Terms, n: i8| match terms {
        Terms::List(list) => list.contains(&n),
        Terms::Range(min, max) => min.is_none_or(|min| min <= n) && max.is_none_or(|max| n <= max),
    };
    let (one, other) = (one.terms.as_ref()?, other.terms.as_ref()?);
    let of = |terms| (-1..=12).filter(move |n| accepts(terms, *n));
    of(one).flat_map(|n| of(other).map(move |m| n.abs_diff(m))).min()
}

/// Party, demand and other party, with levels (toward above 0, away below) and terms (+1 nearer now, −1 nearer before).
type Log = BTreeMap<(usize, usize, usize), (f64, i8)>;

fn naive(spec: &Spec, from: u8, to: u8) -> Log {
    let mut log = Log::new();
    for (party, on) in spec.cells() {
        for other in (0..spec.parties).filter(|other| *other != party) {
            let at = |who, day| in_force(spec, (who, on), day);
            let all = [at(party, from), at(party, to), at(other, from), at(other, to)];
            let levels = all.each_ref().map(|said| said.as_ref().and_then(level));
            let [Some(before), Some(now), Some(theirs), Some(later)] = &all else { continue };
            let [Some(was), Some(is), Some(stood), Some(_)] = levels else { continue };
            let nearer = if stays(before, now) { 0.0 } else { (was - stood).abs() - (is - stood).abs() };
            let terms = match (gap(before, theirs), gap(now, theirs)) {
                (Some(was), Some(is)) if later.terms.is_some() => was.cmp(&is) as i8,
                _ => 0,
            };
            if nearer != 0.0 || terms != 0 {
                log.insert((party, on, other), (nearer, terms));
            }
        }
    }
    log
}

fn by_numbers(spec: &Spec, m: &Model, found: &Diff) -> Log {
    let mut log = Log::new();
    for each in &found.log {
        let number = |id: &str| id[1..].parse::<usize>().unwrap_or_else(|_| panic!("{id}"));
        let key = [&m.parties[each.party].id, &m.parties[each.other].id].map(|id| number(id.as_str()));
        let entry = log.entry((key[0], number(m.demands[each.demand].id.as_str()), key[1])).or_insert((0.0, 0));
        let sign = if each.direction == Direction::Toward { 1 } else { -1 };
        entry.0 += f64::from(sign) * each.levels.unwrap_or(0.0);
        assert!(each.levels.is_none_or(|levels| levels > 0.0 && levels <= 6.0));
        assert!(each.levels.is_some() || !each.gaps.is_empty(), "an empty move");
        if let [gap, more @ ..] = each.gaps.as_slice() {
            assert_eq!((entry.1, gap.parameter.as_str(), more.len()), (0, "cap", 0));
            entry.1 = sign;
        }
    }
    // Every index is one that the text names.
    assert!(log.keys().all(|(party, on, other)| *party < spec.parties && *on < spec.demands && *other < spec.parties));
    log
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_log_is_that_of_the_definition(spec in specs(), from in 0u8..10, to in 0u8..10) {
        let m = model(&[&spec.text(&Order::as_made(&spec))]);
        let at = |day| Situation::of(&m).on(date_of(day)).build();
        prop_assert_eq!(by_numbers(&spec, &m, &diff(&at(from), &at(to))), naive(&spec, from, to));
    }

    #[test]
    fn a_log_between_two_models_is_that_of_the_definition(spec in specs(), from in 0u8..10, to in 0u8..10) {
        // Each model holds what was said by its day, and knows nothing of the other's order.
        let of = |day: u8| {
            let mut known = spec.clone();
            known.stances.retain(|said| said.said.is_none_or(|date| date <= day));
            known
        };
        let turned = |order: Order| Order { parties: order.parties.into_iter().rev().collect(), ..order };
        let (old, new) = (of(from), of(to));
        let old = model(&[&old.text(&Order::as_made(&old))]);
        let new = model(&[&new.text(&turned(Order::as_made(&new)))]);
        let at = |m, day| Situation::of(m).on(date_of(day)).build();
        prop_assert_eq!(by_numbers(&spec, &new, &diff(&at(&old, from), &at(&new, to))), naive(&spec, from, to));
    }
}

#[test]
fn the_order_of_the_log_is_that_of_the_ids() {
    let m = small("z a m", "e; d", &["z d open, said: 2024", "z d rejects, said: 2025", "a d open", "m d rejects"]);
    assert_eq!(lines(&m, &between(&m, "2024", "2025")), ["z d away a 4", "z d toward m 4"]);
    assert!(diff(&at(&m, "2024"), &at(&m, "2024")).log.is_empty());
}
