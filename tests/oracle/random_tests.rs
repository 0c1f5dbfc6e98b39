//! What must hold of any talks.

use super::conditions::Setting;
use super::meaning::Meaning;
use super::position::{in_force, latest};
use super::talks::Talks;
use std::collections::BTreeSet;

const SEEDS: u64 = 400;

#[test]
fn nothing_breaks_and_pairs_are_symmetric() {
    for seed in 0..SEEDS {
        let talks = Talks::wide(seed);
        let meaning = Meaning::of(&talks);
        assert!(talks.yaml().contains("parties:"));
        for derived in [false, true] {
            for a in 0..talks.parties {
                for b in 0..talks.parties {
                    let (one, two) = (meaning.compare(a, b, derived), meaning.compare(b, a, derived));
                    assert_eq!(one, two, "seed {seed}");
                    let count = [&one.agree, &one.terms, &one.conditional, &one.conflict, &one.neutral, &one.unknown];
                    assert_eq!(count.iter().map(|l| l.len()).sum::<usize>(), talks.demands.len());
                    assert!(one.conflict_share.low <= one.conflict_share.high);
                    for d in 0..talks.demands.len() {
                        let (class, waits) = meaning.common_ground(&[a, b], d, derived);
                        let other = meaning.common_ground(&[b, a], d, derived);
                        assert_eq!(class, other.0);
                        assert!(waits.is_empty() || !["agreed", "agreed-in-principle", "all-against"].contains(&class));
                    }
                }
            }
        }
        let _ = (meaning.text(), meaning.roadmap(), meaning.doubts(0, 0));
    }
}

#[test]
fn numbers_make_no_difference() {
    for seed in 0..SEEDS {
        let talks = Talks::wide(seed);
        let (other, to) = talks.renumbered(seed + 1);
        let (one, two) = (Meaning::of(&talks), Meaning::of(&other));
        let parties: Vec<usize> = (0..talks.parties).collect();
        for p in 0..talks.parties {
            for d in 0..talks.demands.len() {
                assert_eq!(
                    one.held(p, d),
                    two.held(to.parties[p], to.demands[d]),
                    "seed {seed}, party {p}, demand {d}"
                );
            }
            let sets =
                |all: Vec<Vec<usize>>| all.into_iter().map(BTreeSet::from_iter).collect::<BTreeSet<BTreeSet<usize>>>();
            let moved = one.incoherent(p).into_iter().map(|s| s.into_iter().map(|d| to.demands[d]).collect()).collect();
            assert_eq!(sets(moved), sets(two.incoherent(to.parties[p])), "seed {seed}");
        }
        let moved: Vec<usize> = parties.iter().map(|p| to.parties[*p]).collect();
        for d in 0..talks.demands.len() {
            let (class, waits) = one.common_ground(&parties, d, true);
            let (class2, waits2) = two.common_ground(&moved, to.demands[d], true);
            assert_eq!(
                (class, waits.iter().map(|p| to.parties[*p]).collect::<Vec<_>>()),
                (class2, waits2),
                "seed {seed}"
            );
        }
        let pairs =
            |all: &[(usize, usize)]| all.iter().map(|(p, d)| (to.parties[*p], to.demands[*d])).collect::<BTreeSet<_>>();
        let deal: BTreeSet<_> = one
            .deal(&[0], &parties)
            .into_iter()
            .map(|o| {
                (
                    o.package.iter().map(|d| to.demands[*d]).collect::<BTreeSet<_>>(),
                    o.acceptable,
                    pairs(&o.ended),
                    pairs(&o.aside),
                )
            })
            .collect();
        let deal2: BTreeSet<_> = two
            .deal(&[0], &moved)
            .into_iter()
            .map(|o| {
                (
                    o.package.into_iter().collect(),
                    o.acceptable,
                    o.ended.into_iter().collect(),
                    o.aside.into_iter().collect(),
                )
            })
            .collect();
        assert_eq!(deal, deal2, "seed {seed}");
        assert_eq!(one.roadmap().deadlocks.len(), two.roadmap().deadlocks.len(), "seed {seed}");
        let text = |m: &Meaning<'_>| m.text().len();
        assert_eq!(text(&one), text(&two));
    }
}

#[test]
fn the_order_of_statements_makes_no_difference() {
    for seed in 0..SEEDS {
        let talks = Talks::wide(seed);
        let mut other = talks.clone();
        other.statements.reverse();
        for p in 0..talks.parties {
            for d in 0..talks.demands.len() {
                assert_eq!(in_force(&talks, p, d), in_force(&other, p, d), "seed {seed}");
            }
        }
    }
}

#[test]
fn the_feature_mix_is_wide() {
    let mut seen = BTreeSet::new();
    let mut counts = [0_usize; 10];
    for seed in 0..SEEDS {
        let talks = Talks::wide(seed);
        let meaning = Meaning::of(&talks);
        let parties: Vec<usize> = (0..talks.parties).collect();
        for d in 0..talks.demands.len() {
            seen.insert(meaning.common_ground(&parties[..2], d, true).0);
        }
        let issues: Vec<usize> = (0..talks.issues.len()).collect();
        let deal = meaning.deal(&issues, &parties[..2]);
        counts[0] += usize::from(deal.iter().any(|o| o.acceptable));
        counts[1] += usize::from(deal.iter().any(|o| !o.ended.is_empty()));
        counts[2] += usize::from(!meaning.roadmap().deadlocks.is_empty());
        counts[3] += usize::from((0..talks.parties).any(|p| !meaning.incoherent(p).is_empty()));
        let held = || parties.iter().flat_map(|p| (0..talks.demands.len()).filter_map(|d| meaning.held(*p, d)));
        counts[4] += usize::from(held().any(|h| h.derived));
        counts[5] += usize::from(held().any(|h| h.derived && (h.waits || h.other.is_some())));
        let today = Setting::today(&talks);
        let cells = || parties.iter().flat_map(|p| (0..talks.demands.len()).map(|d| (*p, d)));
        let joint = |(p, d): (usize, usize)| !meaning.joint_lines(p, d, &today, &[]).is_empty();
        counts[6] += usize::from(cells().any(|(p, d)| meaning.position(p, d).is_none() && joint((p, d))));
        let by_paper = |(p, d): (usize, usize)| talks.by_paper(p, d).iter().any(|s| latest(&talks, p, d).contains(s));
        counts[7] += usize::from(cells().any(by_paper));
        counts[8] +=
            usize::from(cells().any(|(p, d)| !talks.dropped(p, d).is_empty() && latest(&talks, p, d).is_empty()));
        counts[9] += usize::from(talks.statements.iter().any(|s| s.declined));
    }
    assert_eq!(seen.len(), 7, "{seen:?}");
    assert!(counts.iter().all(|n| *n > 15), "{counts:?}");
}
