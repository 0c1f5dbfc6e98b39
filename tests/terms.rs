//! Dates and sets as terms: what they allow is what trying every day and every set says, in packages too.

use std::collections::BTreeSet;

use demarche::analysis::{Deal, DealQuery, deal};
use demarche::date::Date;
use demarche::model::{Accepted, DateRange, Domain, Members, Model, Target};
use demarche::packages::value_classes;
use demarche::search::patience::Endless;
use demarche::situation::{Scope, Situation, zones};
use proptest::prelude::*;

use crate::support::{demand, model, party, situation};

/// Terms of a date or a set as they are written, and what they mean.
type Written = (String, Meant);

#[derive(Clone, Debug)]
enum Meant {
    /// Dates, each with the days that begin with its text.
    Days(Vec<String>),
    /// From the first day of a date to the last day of another.
    Between(Option<String>, Option<String>),
    /// A set with the first, without the second, and with nothing else or not.
    Set(BTreeSet<char>, BTreeSet<char>, bool),
}

/// What a party holds on a demand: its word, and its terms of a date and a set if they count.
type Held = (usize, &'static str, Option<Meant>, Option<Meant>);

/// Every day from before the earliest to after the latest that a test names.
fn days() -> Vec<String> {
    let first = day_number("2023-12-30");
    (first..=day_number("2025-03-02")).map(|number| Date::of_day(number).expect("a day").to_string()).collect()
}

fn day_number(text: &str) -> i32 {
    text.parse::<Date>().expect("a date").days().0
}

/// Whether a day is meant, by its text alone: a month is what its days begin with.
fn is_meant(day: &str, meant: &Meant) -> bool {
    match meant {
        Meant::Days(dates) => dates.iter().any(|date| day.starts_with(date.trim_end_matches('~'))),
        Meant::Between(min, max) => {
            let plain = |end: &Option<String>| end.as_ref().map(|end| end.trim_end_matches('~').to_owned());
            let from = plain(min).is_none_or(|min| *day >= *min);
            from && plain(max).is_none_or(|max| *day <= *max || day.starts_with(&max))
        }
        Meant::Set(..) => false,
    }
}

/// Which of the days are accepted.
fn accepted_days(accepted: Option<&Accepted>) -> Vec<bool> {
    let Some(Accepted::Dates(periods)) = accepted else { return vec![false; days().len()] };
    let holds = |period: &DateRange, n: i32| {
        period.min.is_none_or(|min| min.number() <= n) && period.max.is_none_or(|max| n <= max.number())
    };
    let number = |day: &String| day_number(day);
    days().iter().map(number).map(|n| periods.iter().any(|period| holds(period, n))).collect()
}

/// A year, a month or a day that is not at the edge of [`days`].
fn a_date() -> impl Strategy<Value = String> {
    let dates = [
        "2024-02-28",
        "2024-02",
        "2024-02-29~",
        "2024-03-01",
        "2024-12",
        "2024-12-31",
        "2024",
        "2025-01-01",
        "2025-01~",
        "2025-01-31",
        "2025-02",
        "2025-02-28",
        "2025-02-27~",
    ];
    prop::sample::select(dates.to_vec()).prop_map(str::to_owned)
}

fn date_terms() -> impl Strategy<Value = Written> {
    let list = prop::collection::btree_set(a_date(), 1..4).prop_map(|dates| {
        let dates: Vec<String> = dates.into_iter().collect();
        (format!("[{}]", dates.join(", ")), Meant::Days(dates))
    });
    let range = (prop::option::of(a_date()), prop::option::of(a_date())).prop_filter_map("a range", |(min, max)| {
        let ends: Vec<String> = [("min", &min), ("max", &max)]
            .into_iter()
            .filter_map(|(key, end)| Some(format!("{key}: {}", end.as_ref()?)))
            .collect();
        let meant = Meant::Between(min, max);
        let holds = days().iter().any(|day| is_meant(day, &meant));
        (!ends.is_empty() && holds).then(|| (format!("{{{}}}", ends.join(", ")), meant))
    });
    prop_oneof![list, range]
}

/// The members that terms name. `x` stands for whatever nobody names.
const NAMED: [char; 3] = ['k', 'l', 'm'];

fn set_terms() -> impl Strategy<Value = Written> {
    let list = |names: &BTreeSet<char>| names.iter().map(char::to_string).collect::<Vec<_>>().join(", ");
    (prop::array::uniform3(0u8..3), any::<bool>()).prop_filter_map("something is said", move |(wants, only)| {
        let of =
            |wanted: u8| NAMED.into_iter().zip(wants).filter(|(_, own)| *own == wanted).map(|(name, _)| name).collect();
        let (with, without): (BTreeSet<char>, BTreeSet<char>) = (of(1), of(2));
        if only {
            return Some((format!("{{exactly: [{}]}}", list(&with)), Meant::Set(with, BTreeSet::new(), true)));
        }
        let text = format!("{{with: [{}], without: [{}]}}", list(&with), list(&without));
        (wants != [0; 3]).then_some((text, Meant::Set(with, without, false)))
    })
}

/// Every set of some members.
fn sets(members: &[char]) -> Vec<BTreeSet<char>> {
    (0..1u32 << members.len())
        .map(|mask| (0..members.len()).filter(|at| mask & 1 << at != 0).map(|at| members[at]).collect())
        .collect()
}

fn is_meant_set(set: &BTreeSet<char>, meant: &Meant) -> bool {
    let Meant::Set(with, without, only) = meant else { return false };
    with.is_subset(set) && without.is_disjoint(set) && (!only || set == with)
}

fn accepted_sets(accepted: Option<&Accepted>) -> Vec<bool> {
    let every = sets(&['k', 'l', 'm', 'x']);
    let Some(Accepted::Set(Members { with, without, only })) = accepted else { return vec![false; every.len()] };
    let holds = |set: &BTreeSet<char>| {
        let set: BTreeSet<String> = set.iter().map(char::to_string).collect();
        with.is_subset(&set) && without.is_disjoint(&set) && (!only || set == *with)
    };
    every.iter().map(holds).collect()
}

/// A model in which two parties want a treaty on terms.
fn two(one: &str, other: &str) -> Model {
    model(&[&text("{treaty: {issue: i, text: T, parameters: {p: KIND}}}", &[("a", one), ("b", other)])])
}

fn text(demands: &str, terms: &[(&str, &str)]) -> String {
    let stances: Vec<String> = terms
        .iter()
        .map(|(party, terms)| {
            format!("  - {{party: {party}, demand: treaty, stance: supports, accepts: {{p: {terms}}}}}\n")
        })
        .collect();
    let is_set = terms.iter().any(|(_, terms)| terms.contains("with") || terms.contains("exactly"));
    let demands = demands.replace("KIND", if is_set { "set" } else { "date" });
    format!("parties: {{a: {{}}, b: {{}}}}\nissues: {{i: {{}}}}\ndemands: {demands}\nstances:\n{}", stances.concat())
}

fn terms(m: &Model) -> [Accepted; 2] {
    let of = |id: &str| {
        let own = m.stances.iter().find(|(_, stance)| m.parties[stance.party].id.as_str() == id);
        own.expect("a stance").1.terms[0].accepted.clone()
    };
    ["a", "b"].map(of)
}

/// What two terms accept and have in common is what each value says, and nobody is treated otherwise than the other.
fn agrees(
    one: &Written,
    other: &Written,
    meant: &[[bool; 2]],
    tried: fn(Option<&Accepted>) -> Vec<bool>,
) -> Result<(), TestCaseError> {
    let m = two(&one.0, &other.0);
    let [a, b] = terms(&m);
    let both = a.and(&b);
    prop_assert_eq!(tried(Some(&a)), meant.iter().map(|[own, _]| *own).collect::<Vec<_>>(), "{} is {}", one.0, a);
    prop_assert_eq!(tried(both.as_ref()), meant.iter().map(|[own, other]| *own && *other).collect::<Vec<_>>());
    prop_assert_eq!(both.is_some(), meant.contains(&[true, true]));
    prop_assert_eq!(a.is_within(&b), !meant.contains(&[true, false]), "{} within {}", a, b);
    prop_assert_eq!(a.gap(&b) == 0.0, both.is_some());
    prop_assert_eq!(a.identity() == b.identity(), meant.iter().all(|[own, other]| own == other));
    // The other way round, in the same words.
    let shown = |accepted: &Option<Accepted>| accepted.as_ref().map(|one| (one.to_string(), serde_json::json!(one)));
    prop_assert_eq!(shown(&b.and(&a)), shown(&both));
    prop_assert_eq!(b.gap(&a), a.gap(&b));
    let zone =
        zones(&situation(&m), &["a", "b"].map(|id| party(&m, id)), Target::Demand(demand(&m, "treaty")), Scope::Direct);
    prop_assert_eq!(&zone[0].common, &both);
    // What answers give is what a file can say.
    if let Some(both) = &both {
        let json = serde_json::json!(both).to_string();
        if !json.contains("[{") && !json.contains(",{") {
            prop_assert_eq!(&terms(&two(&json, &json))[0], both);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn dates_accept_what_their_days_say(one in date_terms(), other in date_terms()) {
        let days = days();
        let meant: Vec<[bool; 2]> = days.iter().map(|day| [&one, &other].map(|terms| is_meant(day, &terms.1))).collect();
        agrees(&one, &other, &meant, accepted_days)?;
        // The least distance, day by day.
        let of = |side: usize| (0..days.len()).filter(|at| meant[*at][side]).collect::<Vec<usize>>();
        let (mine, theirs) = (of(0), of(1));
        let least = mine.iter().flat_map(|own| theirs.iter().map(|other| own.abs_diff(*other))).min();
        let [a, b] = terms(&two(&one.0, &other.0));
        prop_assert_eq!(Some(a.gap(&b)), least.map(|least| least as f64));
    }

    #[test]
    fn sets_accept_what_their_members_say(one in set_terms(), other in set_terms()) {
        let every = sets(&['k', 'l', 'm', 'x']);
        let meant: Vec<[bool; 2]> =
            every.iter().map(|set| [&one, &other].map(|terms| is_meant_set(set, &terms.1))).collect();
        agrees(&one, &other, &meant, accepted_sets)?;
    }

    /// Packages are every combination of the days that somebody tells apart and of the named members, and acceptable are those
    /// that break nothing.
    #[test]
    fn packages_are_every_combination(
        words in prop::array::uniform3(prop::array::uniform2(0usize..6)),
        start in prop::array::uniform3(prop::array::uniform2(prop::option::of(date_terms()))),
        who in prop::array::uniform3(prop::array::uniform2(prop::option::of(set_terms()))),
    ) {
        const WORDS: [Option<&str>; 6] = [None, Some("supports"), Some("open"), Some("opposes"), Some("demands"), Some("supports")];
        let mut text = "parties: {a: {}, b: {}, c: {}}\nissues: {i: {parameters: {start: date, who: set}}}\n\
            demands: {d: {issue: i, text: T}, e: {issue: i, text: T}}\nstances:\n".to_owned();
        let mut held: Vec<Held> = Vec::new();
        for (party, name) in ["a", "b", "c"].into_iter().enumerate() {
            for (on, demand) in ["d", "e"].into_iter().enumerate() {
                let Some(word) = WORDS[words[party][on]] else { continue };
                let (start, who) = (&start[party][on], &who[party][on]);
                let terms: Vec<String> = [("start", start), ("who", who)]
                    .into_iter()
                    .filter_map(|(key, terms)| Some(format!("{key}: {}", terms.as_ref()?.0)))
                    .collect();
                text.push_str(&format!(
                    "  - {{party: {name}, demand: {demand}, stance: {word}, accepts: {{{}}}}}\n", terms.join(", ")
                ));
                let terms = |written: &Option<Written>| written.clone().filter(|_| word != "opposes").map(|(_, meant)| meant);
                held.push((on, word, terms(start), terms(who)));
            }
        }
        prop_assume!(!held.is_empty());
        let m = model(&[&text]);
        let answer = ask(&situation(&m));
        // By trying: each demand with or without; one day of each kind that is told apart; each set of the named members.
        let kinds: BTreeSet<Vec<bool>> = days()
            .iter()
            .map(|day| held.iter().map(|(.., start, _)| start.as_ref().is_some_and(|start| is_meant(day, start))).collect())
            .collect();
        let named: BTreeSet<char> = held
            .iter()
            .filter_map(|(.., who)| match who { Some(Meant::Set(with, without, _)) => Some((with, without)), _ => None })
            .flat_map(|(with, without)| with.union(without).copied().collect::<Vec<_>>())
            .collect();
        let named: Vec<char> = named.into_iter().collect();
        let (mut packages, mut acceptable) = (0, 0);
        for with in [[false, false], [false, true], [true, false], [true, true]] {
            let some = with.contains(&true);
            let values = if some { kinds.iter().cloned().collect() } else { vec![vec![]] };
            for value in &values {
                for set in if some { sets(&named) } else { vec![BTreeSet::new()] } {
                    let fits = |(at, (on, word, start, who)): (usize, &Held)| {
                        let provided = with[*on];
                        let how = || {
                            (start.is_none() || value[at]) && who.as_ref().is_none_or(|who| is_meant_set(&set, who))
                        };
                        match *word {
                            "open" => !provided || how(),
                            "opposes" => !provided,
                            _ => provided && how(),
                        }
                    };
                    packages += 1;
                    acceptable += u128::from(held.iter().enumerate().all(fits));
                }
            }
        }
        prop_assert_eq!(answer.packages, Some(packages));
        prop_assert_eq!(answer.acceptable_number, Some(acceptable), "{}", text);
        let listed: BTreeSet<String> = answer.acceptable.iter().map(|one| format!("{:?}", one.settlements)).collect();
        prop_assert_eq!(listed.len() as u128, acceptable.min(1000), "each is told apart");
    }
}

fn ask<'m>(situation: &Situation<'m>) -> Deal<'m> {
    let m = situation.model;
    let query = DealQuery {
        issues: m.issues.indices().collect(),
        parties: m.parties.indices().collect(),
        fixed: Vec::new(),
        scope: Scope::Derived,
        most: 1000,
    };
    deal(situation, &query, &Endless)
}

#[test]
fn terms_are_told_as_they_are_written() {
    let told = |one: &str, other: &str| {
        let [a, b] = terms(&two(one, other));
        a.and(&b).map_or("nothing".to_owned(), |both| both.to_string())
    };
    let alone = |terms: &str| told(terms, terms);
    assert_eq!(alone("2025-05~"), "2025-05~");
    assert_eq!(alone("{max: 2025-07-01}"), "by 2025-07-01");
    assert_eq!(alone("{min: 2025-05~, max: 2025-07}"), "2025-05~ to 2025-07");
    assert_eq!(alone("[2025, 2025-05, 2024-12-24]"), "2024-12-24 or 2025", "a month of the year adds nothing");
    assert_eq!(told("2025-05", "{min: 2025-05-15}"), "2025-05-15 to 2025-05-31");
    assert_eq!(told("2025-05", "{min: 2025-05-01~}"), "2025-05~");
    assert_eq!(told("2025", "{min: 2025-12}"), "2025-12");
    assert_eq!(told("[2025-05, 2025-07]", "{min: 2025-05-31}"), "2025-05-31 or 2025-07");
    assert_eq!(told("2025-05", "2025-06-01"), "nothing");
    assert_eq!(alone("{with: [us, uk], without: pb}"), "with uk and us, without pb");
    assert_eq!(alone("{exactly: []}"), "no member");
    assert_eq!(told("{with: us}", "{exactly: [uk, us]}"), "exactly uk and us");
    assert_eq!(told("{with: us}", "{without: us}"), "nothing");
}

#[test]
fn days_fall_into_what_is_told_apart() {
    let classes = |terms: &[&str]| -> Vec<String> {
        let accepted: Vec<Accepted> = terms.iter().map(|one| terms_of(one)).collect();
        value_classes(&Domain::Date, &accepted).into_iter().map(|class| class.words).collect()
    };
    fn terms_of(text: &str) -> Accepted {
        let [accepted, _] = terms(&two(text, text));
        accepted
    }
    assert_eq!(classes(&["{max: 2025-07}", "{min: 2025-08}"]), ["by 2025-07", "from 2025-08"]);
    assert_eq!(
        classes(&["{max: 2025-07-01~}", "{min: 2025-09}"]),
        ["by 2025-07-01~", "2025-07-02~ to 2025-08-31", "from 2025-09"]
    );
    assert_eq!(classes(&["2025-05"]), ["by 2025-04-30 or from 2025-06-01", "2025-05"]);
    assert_eq!(classes(&["[2025-05, 2025-07-04]"]), ["another date", "2025-05 or 2025-07-04"]);
    assert_eq!(
        classes(&["{min: 0000}", "{max: 9999-12-31}"]),
        ["0000-01-01 to 9999-12-31"],
        "beyond the calendar there is no day"
    );
    assert_eq!(classes(&[]), ["any date"]);
}

#[test]
fn the_same_days_are_one_thing_that_is_insisted_on() {
    let answer_of = |one: &str, other: &str| {
        let m = two(one, other);
        let answer = ask(&situation(&m));
        let told: Vec<String> =
            answer.constraints.iter().map(|one| format!("{:?} {}", one.insistence, one.parties.len())).collect();
        (told.len(), told.iter().filter(|text| text.ends_with(" 2")).count())
    };
    assert_eq!(answer_of("2025-05", "{min: 2025-05-01, max: 2025-05-31}"), (2, 2), "for it, and on its terms");
    assert_eq!(answer_of("2025-05", "{min: 2025-05-01, max: 2025-05-30}"), (3, 1));
}

#[test]
fn a_set_that_many_name_costs_a_choice_for_each_member() {
    let members: Vec<String> = (0..40).map(|at| format!("m{at}")).collect();
    let m = two(
        &format!("{{with: [{}]}}", members[..30].join(", ")),
        &format!("{{without: [{}]}}", members[30..].join(", ")),
    );
    let answer = ask(&situation(&m));
    assert_eq!((answer.packages, answer.acceptable_number), (Some((1 << 40) + 1), Some(1)));
    let value = &answer.acceptable[0].settlements[0].values[0].2;
    assert_eq!(value.split([',', ' ']).filter(|word| word.starts_with('m')).count(), 30, "{value}");
}
