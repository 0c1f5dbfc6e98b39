//! (c) Common ground in seven classes, terms, and near misses.

use demarche::analysis::common_ground;
use demarche::model::Accepted;
use demarche::model::Class;
use demarche::situation::Scope;

use super::{ALL, WD, fixture};
use crate::support::{counts_of, demand, ground_on, model, parties, party_ids, situation, six, small};

/// Demand; class; who waits; opponents with steps and whether derived; whom to ask.
type GroundRow =
    (&'static str, Class, &'static [&'static str], &'static [(&'static str, u8, bool)], &'static [&'static str]);

fn assert_grounds(ids: &[&str], expected: &[GroundRow]) {
    let m = fixture();
    let s = situation(&m);
    for (on, class, waits, opponents, ask) in expected {
        let found = ground_on(&s, ids, on);
        assert_eq!(found.class, *class, "{on} of {ids:?}");
        assert_eq!(party_ids(&m, &crate::support::waiting(&found)), *waits, "who waits on {on}");
        let opposed: Vec<(String, u8, bool)> =
            found.opponents.iter().map(|o| (m.parties[o.party].id.to_string(), o.steps, o.derived)).collect();
        let wanted: Vec<(String, u8, bool)> = opponents.iter().map(|(id, n, d)| ((*id).to_owned(), *n, *d)).collect();
        assert_eq!(opposed, wanted, "opponents of {on}");
        assert_eq!(party_ids(&m, &found.ask), *ask, "whom to ask on {on}");
        assert!(!found.near_miss && found.neutral.is_empty() && found.zones.is_empty(), "{on}");
    }
    let answered = common_ground(&s, &parties(&m, ids), Scope::Derived);
    assert_eq!(answered.len(), 8);
    let order: Vec<String> = answered.iter().map(|ground| m.demands[ground.demand].id.to_string()).collect();
    assert_eq!(order, expected.iter().map(|row| row.0).collect::<Vec<_>>(), "by class, fewest unknown, id");
}

#[test]
fn the_common_ground_of_ukraine_and_russia() {
    use Class::{Conditional, NoKnownObjection, Opposed};
    assert_grounds(
        &["ukraine", "russia"],
        &[
            ("leaders-meeting", Conditional, &["ukraine", "russia"], &[], &[]),
            ("talks-2-june", Conditional, &["ukraine"], &[], &[]),
            ("ceasefire-unconditional", Opposed, &[], &[("russia", 4, false)], &[]),
            ("cede-occupied", Opposed, &[], &[("ukraine", 4, false)], &[]),
            (WD, Opposed, &[], &[("ukraine", 4, true)], &[]),
            ("memo-before-talks", Opposed, &[], &[("russia", 3, false)], &[]),
            ("nato-renounce", Opposed, &[], &[("ukraine", 4, false)], &[]),
            ("reparations", NoKnownObjection, &[], &[], &["russia"]),
        ],
    );
}

#[test]
fn the_common_ground_of_ukraine_the_us_and_the_allies() {
    use Class::{Agreed, NoKnownObjection, Opposed};
    assert_grounds(
        &["ukraine", "us", "eu"],
        &[
            ("ceasefire-unconditional", Agreed, &[], &[], &[]),
            ("cede-occupied", Opposed, &[], &[("ukraine", 4, false)], &["us", "eu"]),
            (WD, Opposed, &[], &[("ukraine", 4, true)], &["us", "eu"]),
            ("nato-renounce", Opposed, &[], &[("ukraine", 4, false)], &["us", "eu"]),
            ("leaders-meeting", NoKnownObjection, &["ukraine"], &[], &["eu"]),
            ("memo-before-talks", NoKnownObjection, &[], &[], &["us", "eu"]),
            ("reparations", NoKnownObjection, &[], &[], &["us", "eu"]),
            ("talks-2-june", NoKnownObjection, &["ukraine"], &[], &["us", "eu"]),
        ],
    );
}

#[test]
fn the_common_ground_of_all_five() {
    use Class::{NoKnownObjection, Opposed};
    assert_grounds(
        &ALL,
        &[
            ("ceasefire-unconditional", Opposed, &[], &[("russia", 4, false)], &["turkey"]),
            ("cede-occupied", Opposed, &[], &[("ukraine", 4, false)], &["us", "turkey", "eu"]),
            (WD, Opposed, &[], &[("ukraine", 4, true)], &["us", "turkey", "eu"]),
            ("memo-before-talks", Opposed, &[], &[("russia", 3, false)], &["us", "turkey", "eu"]),
            ("nato-renounce", Opposed, &[], &[("ukraine", 4, false)], &["us", "turkey", "eu"]),
            ("leaders-meeting", NoKnownObjection, &["ukraine", "russia"], &[], &["eu"]),
            ("talks-2-june", NoKnownObjection, &["ukraine"], &[], &["us", "eu"]),
            ("reparations", NoKnownObjection, &[], &[], &["russia", "us", "turkey", "eu"]),
        ],
    );
}

#[test]
fn without_what_follows_the_four_regions_look_like_a_question() {
    let m = fixture();
    let s = situation(&m);
    let grounds = common_ground(&s, &parties(&m, &["ukraine", "russia"]), Scope::Direct);
    let found = grounds.iter().find(|ground| ground.demand == demand(&m, WD)).unwrap_or_else(|| panic!("{WD}"));
    assert_eq!(found.class, Class::NoKnownObjection);
    assert_eq!(party_ids(&m, &found.ask), ["ukraine"]);
}

#[test]
fn classes_of_two_parties() {
    use Class::{Agreed, AgreedInPrinciple, AllAgainst, Conditional, NoKnownObjection, Opposed};
    let cases = [
        ("supports", "demands", Agreed),
        ("open", "demands", AgreedInPrinciple),
        ("[open, demands]", "demands", AgreedInPrinciple),
        ("[supports, demands]", "supports", Agreed),
        ("demands, if: it rains", "demands", Conditional),
        ("demands, only_after: it rains", "open", Conditional),
        ("demands, unless: it rains", "demands", Agreed),
        ("demands, until: it rains", "demands", Agreed),
        ("demands, if: it rains, otherwise: rejects", "demands", Conditional),
        ("demands, if: it rains, otherwise: open", "demands", AgreedInPrinciple),
        ("reluctant", "rejects", AllAgainst),
        ("rejects, if: it rains", "opposes", Conditional),
        ("neutral", "rejects", Opposed),
        ("open", "reluctant", Opposed),
        ("neutral", "demands", NoKnownObjection),
        ("neutral", "neutral", NoKnownObjection),
        ("[open, rejects]", "demands", Opposed),
        ("[open, rejects]", "rejects", Opposed),
    ];
    for (a, b, expected) in cases {
        let m = small("a b", "d", &[&format!("a d {a}"), &format!("b d {b}")]);
        assert_eq!(ground_on(&situation(&m), &["a", "b"], "d").class, expected, "{a} / {b}");
        assert_eq!(ground_on(&situation(&m), &["b", "a"], "d").class, expected, "{b} / {a}");
    }
}

// (c) Terms

/// Two supporters of one demand with terms: class, zones by parameter, whom to ask, the six counts.
type OfTerms = (Class, Vec<(String, Option<Accepted>)>, Vec<String>, [usize; 6]);

fn ground_of_terms(a: &str, b: &str) -> OfTerms {
    let m = small("a b", "d", &[&format!("a d supports{a}"), &format!("b d supports{b}")]);
    let s = situation(&m);
    let found = ground_on(&s, &["a", "b"], "d");
    let zones = found.zones.into_iter().map(|zone| (zone.parameter, zone.common)).collect();
    (found.class, zones, party_ids(&m, &found.ask), six(&counts_of(&s, "a", "b", Scope::Derived)))
}

#[test]
fn terms_have_a_zone_or_differ() {
    let words = |list: &[&str]| Some(Accepted::list(list.iter().copied()));
    let range = |min, max| Some(Accepted::Range { min, max });
    let cases = [
        ("lead: [us]", "lead: [bilateral]", "lead", None),
        ("lead: [us]", "lead: [bilateral, us]", "lead", words(&["us"])),
        ("lead: us", "lead: us", "lead", words(&["us"])),
        ("cap: {max: 600000}", "cap: {max: 800000}", "cap", range(None, Some(600e3))),
        ("cap: {min: 700000}", "cap: {max: 600000}", "cap", None),
        ("cap: {min: 600000}", "cap: {max: 600000}", "cap", range(Some(600e3), Some(600e3))),
        ("cap: {min: 1, max: 5}", "cap: {min: 3, max: 9}", "cap", range(Some(3.0), Some(5.0))),
        ("cap: [30, 50, 100]", "cap: {min: 40}", "cap", words(&["50", "100"])),
        ("cap: [30, 50]", "cap: [60]", "cap", None),
        ("cap: 600_000", "cap: 600000", "cap", words(&["600000"])),
    ];
    for (a, b, parameter, zone) in cases {
        for (a, b) in [(a, b), (b, a)] {
            let (class, zones, ask, counts) =
                ground_of_terms(&format!(", accepts: {{{a}}}"), &format!(", accepts: {{{b}}}"));
            let expected = if zone.is_some() { Class::Agreed } else { Class::TermsDiffer };
            assert_eq!(class, expected, "{a} / {b}");
            assert_eq!(zones, [(parameter.to_owned(), zone.clone())], "{a} / {b}");
            assert!(ask.is_empty(), "{a} / {b}");
            let differ = usize::from(zone.is_none());
            assert_eq!(counts, [1 - differ, differ, 0, 0, 0, 0], "{a} / {b}: terms are not a conflict");
        }
    }
}

#[test]
fn a_party_without_terms_does_not_empty_the_zone_and_is_asked() {
    let (class, zones, ask, counts) = ground_of_terms(", accepts: {lead: [us]}", "");
    assert_eq!(class, Class::Agreed);
    assert_eq!(zones, [("lead".to_owned(), Some(Accepted::list(["us"])))]);
    assert_eq!(ask, ["b"]);
    assert_eq!(counts[0], 1);
}

#[test]
fn one_parameter_without_a_common_value_is_enough_to_differ() {
    let (class, zones, ..) =
        ground_of_terms(", accepts: {lead: [us], cap: {max: 5}}", ", accepts: {lead: [us], cap: {min: 6}}");
    assert_eq!(class, Class::TermsDiffer);
    let common: Vec<bool> = zones.iter().map(|(_, common)| common.is_some()).collect();
    assert_eq!(common, [true, false]);
}

#[test]
fn terms_come_before_conditions_among_several_and_after_them_in_a_pair() {
    let conditional = ", if: it rains, accepts: {lead: [us]}";
    assert_eq!(ground_of_terms(conditional, ", accepts: {lead: [un]}").0, Class::TermsDiffer);
    assert_eq!(ground_of_terms(conditional, ", accepts: {lead: [un]}").3, [0, 0, 1, 0, 0, 0]);
    let m = small("a b", "d", &["a d open, accepts: {lead: us}", "b d open, accepts: {lead: un}"]);
    assert_eq!(ground_on(&situation(&m), &["a", "b"], "d").class, Class::TermsDiffer, "not agreed in principle");
    let m = small("a b", "d", &["a d rejects, accepts: {lead: us}", "b d rejects, accepts: {lead: un}"]);
    assert_eq!(ground_on(&situation(&m), &["a", "b"], "d").class, Class::AllAgainst, "how is moot if nobody wants it");
    assert_eq!(six(&counts_of(&situation(&m), "a", "b", Scope::Direct)), [1, 0, 0, 0, 0, 0]);
}

#[test]
fn three_parties_can_lack_what_each_two_have() {
    let m = small(
        "a b c",
        "d",
        &[
            "a d demands, accepts: {lead: [us, un]}",
            "b d demands, accepts: {lead: [un, bilateral]}",
            "c d demands, accepts: {lead: [bilateral, us]}",
        ],
    );
    let s = situation(&m);
    assert_eq!(ground_on(&s, &["a", "b", "c"], "d").class, Class::TermsDiffer);
    for pair in [["a", "b"], ["b", "c"], ["a", "c"]] {
        assert_eq!(ground_on(&s, &pair, "d").class, Class::Agreed);
    }
}

// (c) Near misses

#[test]
fn a_near_miss_is_one_party_at_most_two_levels_away_without_a_red_line() {
    let red = ", red_line: {judge: curator, why: said so}";
    let cases: [(&[&str], bool); 12] = [
        (&["a d demands", "b d supports", "c d reluctant"], true),
        (&["a d demands", "b d supports", "c d neutral"], true),
        (&["a d open", "b d supports, if: it rains", "c d reluctant"], true),
        (&["a d demands", "b d supports", "c d opposes"], false),
        (&["a d demands", "b d supports", "c d [reluctant, opposes]"], false),
        (&["a d demands", "b d supports", "c d rejects"], false),
        (&["a d demands", "b d neutral", "c d reluctant"], false),
        (&["a d demands", "b d neutral", "c d neutral"], false),
        (&["a d demands", "b d supports"], false),
        (&["a d demands", "b d reluctant"], false),
        (&["a d demands", "b d supports", "c d supports"], false),
        (&["a d reluctant", "b d reluctant", "c d reluctant"], false),
    ];
    for (stances, expected) in cases {
        let m = small("a b c", "d", stances);
        assert_eq!(ground_on(&situation(&m), &["a", "b", "c"], "d").near_miss, expected, "{stances:?}");
    }
    for level in ["reluctant", "neutral"] {
        let m = small("a b", "d", &["a d demands", &format!("b d {level}{red}")]);
        assert!(!ground_on(&situation(&m), &["a", "b"], "d").near_miss, "a red line is not near");
    }
}

#[test]
fn a_party_whose_side_is_not_known_is_asked_and_no_near_miss() {
    let m = small("a b", "d", &["a d demands", "b d [supports, reluctant]"]);
    let found = ground_on(&situation(&m), &["a", "b"], "d");
    assert_eq!((found.class, party_ids(&m, &found.ask)), (Class::Opposed, vec!["b".to_owned()]));
    assert!(!found.near_miss);
}

#[test]
fn a_number_among_words_meets_the_same_number() {
    let text = "issues: {i: {}}\nparties: {a: {}, b: {}}\n\
                demands: {d: {issue: i, text: T, parameters: {days: [30, 50, unlimited]}}}\n\
                stances:\n- {party: a, demand: d, stance: supports, accepts: {days: [30]}}\n\
                - {party: b, demand: d, stance: supports, accepts: {days: [30, unlimited]}}\n";
    let m = model(&[text]);
    assert_eq!(ground_on(&situation(&m), &["a", "b"], "d").class, Class::Agreed);
}
