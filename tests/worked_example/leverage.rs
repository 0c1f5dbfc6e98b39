//! How many pairs are opposed, and how many would be less if one party were neutral: the numbers of the worked example.

use demarche::analysis::conflicts;
use demarche::model::Level;
use demarche::situation::Scope;

use crate::support::{MINI_ISTANBUL, assuming, model, situation};

#[test]
fn six_pairs_are_opposed_and_only_the_lone_side_of_the_ceasefire_would_free_three() {
    let m = model(&[MINI_ISTANBUL]);
    let all: Vec<_> = m.parties.indices().collect();
    let found = conflicts(&situation(&m), &all, Scope::Direct).clashes;
    assert_eq!(found.iter().map(|clash| clash.pairs()).sum::<usize>(), 6);
    let mut cells = Vec::new();
    for clash in &found {
        for (party, _) in clash.wanted.iter().chain(&clash.refused) {
            cells.push((m.parties[*party].id.as_str(), m.demands[clash.demand].id.as_str(), clash.leverage(*party)));
        }
    }
    assert_eq!(cells.len(), 10);
    let (large, small): (Vec<_>, Vec<_>) = cells.iter().copied().partition(|(_, _, leverage)| *leverage > 1);
    assert_eq!(large, [("russia", "ceasefire-unconditional", 3)]);
    assert!(small.iter().all(|(_, _, leverage)| *leverage == 1));
    // The same by asking again with that party neutral.
    for (party, demand, leverage) in cells {
        let without = assuming(&m, party, demand, Level::NEUTRAL.into());
        let pairs: usize = conflicts(&without, &all, Scope::Direct).clashes.iter().map(|clash| clash.pairs()).sum();
        assert_eq!(6 - pairs, leverage, "{party} on {demand}");
    }
}
