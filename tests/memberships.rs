//! Members of blocs and parties of people with dates: what holds on a day is judged by that day, and what was said by the
//! day on which it was said.

use demarche::analysis::inferred;
use demarche::date::Date;
use demarche::graph::KnowledgeGraph;
use demarche::model::{Belongs, Model};
use demarche::situation::Situation;

use crate::support::{load_texts, model, party, party_ids};

/// Borv leaves the League at the end of February 2025, when Corin joins it.
const LEAGUE: &str = "\
model: {title: Valley talks, as_of: 2025-06-10}
sources: {post: {title: Valley Post, date: 2025-06-01}}
parties:
  league: {name: Hill League, kind: bloc, members: {arlen: {}, borv: {until: 2025-02}, corin: {from: 2025-03-01}}}
  arlen: {name: Arlen}
  borv: {name: Borv}
  corin: {name: Corin}
people:
  mira: {name: Mira Toll, party: {borv: {until: 2025-02}, arlen: {from: 2025-03}}}
issues: {lake: {name: Lake}}
demands: {fleet: {issue: lake, text: Both fleets use the lake}}
";

fn day(text: &str) -> Option<Date> {
    Some(text.parse().expect("a date"))
}

/// What `check` finds in the League with these stances: names of rules.
fn found(stances: &str) -> Vec<&'static str> {
    let text = format!("{LEAGUE}stances:\n{stances}");
    let interesting = ["bloc-with-member", "foreign-speaker", "membership-cycle", "until-before-said"];
    let found = load_texts(&[&text]).diagnostics.into_iter().map(|found| found.rule.name);
    found.filter(|name| interesting.contains(name)).collect()
}

fn said(who: &str, day: &str) -> String {
    format!("  - {{party: {who}, demand: fleet, stance: supports, {day}evidence: {{post: yes}}}}\n")
}

fn talks() -> Model {
    model(&[&format!("{LEAGUE}stances:\n{}", said("league", "said: 2025-01-04, "))])
}

#[test]
fn the_day_of_the_question_decides_who_is_a_member() {
    let m = talks();
    let [league, arlen, borv, corin] = ["league", "arlen", "borv", "corin"].map(|id| party(&m, id));
    // Before the last day, on it, and after it; a month and a year are taken at their end.
    for (on, members) in [
        ("2025-02-27", vec![arlen, borv]),
        ("2025-02-28", vec![arlen, borv]),
        ("2025-02", vec![arlen, borv]),
        ("2025-03-01", vec![arlen, corin]),
        ("2025-03", vec![arlen, corin]),
        ("2025", vec![arlen, corin]),
    ] {
        let situation = Situation::of(&m).on(day(on)).build();
        let all = [arlen, borv, corin, league];
        assert_eq!(situation.blocs(&all), [(league, members.clone())], "{on}");
        for one in [arlen, borv, corin] {
            let is_member = members.contains(&one);
            assert_eq!(situation.graph.blocs_of(one), if is_member { vec![league] } else { vec![] }, "{on}");
            assert_eq!(situation.is_bloc_with_member([one, league]), is_member, "{on}");
            assert_eq!(situation.is_bloc_with_member([league, one]), is_member, "{on}");
            assert_eq!(inferred(&situation, one).len(), usize::from(is_member), "{on}");
        }
    }
    let always = KnowledgeGraph::new(&m);
    assert_eq!([arlen, borv, corin].map(|one| always.blocs_of(one).len()), [1, 1, 1], "without a day, all");
    let periods = always.memberships_of(borv);
    assert_eq!(periods.iter().map(|(bloc, time)| (*bloc, time.until)).collect::<Vec<_>>(), [(league, day("2025-02"))]);
}

#[test]
fn the_day_of_the_question_decides_who_speaks_for_whom() {
    let m = talks();
    let speaks_for = |on: &str| -> Vec<String> {
        let situation = Situation::of(&m).on(day(on)).build();
        let parties = m.parties.indices().filter(|ix| !situation.graph.people_of(*ix).is_empty());
        party_ids(&m, &parties.collect::<Vec<_>>())
    };
    assert_eq!([speaks_for("2025-02-28"), speaks_for("2025-03-01")], [["borv"], ["arlen"]]);
    let (_, mira) = m.people.iter().next().expect("there is one");
    let states = |on: &str| mira.parties.iter().map(|one| one.period.on(day(on))).collect::<Vec<_>>();
    assert_eq!(states("2025-02-28"), [Belongs::Later, Belongs::Now]);
    assert_eq!(states("2025-03-01"), [Belongs::Now, Belongs::Formerly]);
}

#[test]
fn a_bloc_and_a_member_are_one_voice_if_it_was_a_member_when_the_later_was_said() {
    for (member, of_member, of_league, expected) in [
        ("borv", "said: 2025-01-10, ", "said: 2025-01-04, ", 1),
        ("borv", "said: 2025-02-28, ", "said: 2025-01-04, ", 1),
        ("borv", "said: 2025-03-01, ", "said: 2025-01-04, ", 0),
        ("borv", "said: 2025-01-04, ", "said: 2025-03-01, ", 0),
        ("borv", "said: 2025-01-04, ", "said: 2025-02, ", 1),
        // What has no date was said before everything else; of two without one, the day of the model decides.
        ("borv", "", "said: 2025-02-28, ", 1),
        ("borv", "", "said: 2025-03, ", 0),
        ("borv", "", "", 0),
        ("corin", "", "", 1),
        ("corin", "said: 2025-01-04, ", "said: 2025-05-20, ", 1),
        ("corin", "said: 2025-01-04, ", "said: 2025-02-28, ", 0),
        ("arlen", "said: 2025-05-20, ", "said: 2025-01-04, ", 1),
    ] {
        let stances = said(member, of_member) + &said("league", of_league);
        let expected = vec!["bloc-with-member"; expected];
        assert_eq!(found(&stances), expected, "{member} {of_member} league {of_league}");
    }
}

#[test]
fn an_earlier_word_of_the_bloc_is_found_where_a_later_one_is_past_the_membership() {
    let league = ["2025-01-04", "2025-05-20"].map(|day| said("league", &format!("said: {day}, "))).concat();
    assert_eq!(found(&(league.clone() + &said("borv", "said: 2025-01-10, "))), ["bloc-with-member"]);
    assert_eq!(found(&(league + &said("borv", "said: 2025-05-30, "))), [""; 0]);
}

#[test]
fn a_person_speaks_for_the_party_of_the_day() {
    for (party, on, expected) in [
        ("borv", "said: 2025-02-28, ", 0),
        ("borv", "said: 2025-02, ", 0),
        ("borv", "said: 2025, ", 0),
        ("borv", "said: 2025-03-01, ", 1),
        ("arlen", "said: 2025-02-28, ", 1),
        ("arlen", "said: 2025-03-01, ", 0),
        ("corin", "said: 2025-03-01, ", 1),
        ("arlen", "", 0),
        ("borv", "", 0),
    ] {
        let stances = said(party, &format!("speaker: mira, {on}"));
        assert_eq!(found(&stances), vec!["foreign-speaker"; expected], "{party} {on}");
    }
    let both = "people: {mira: {party: {north: {}, south: {}}}}\nparties: {north: {}, south: {}}\nissues: {i: {}}\n\
                demands: {d: {issue: i, text: T}}\nstances: [{party: north, speaker: mira, demand: d, stance: open, said: 2025},\
                {party: south, speaker: mira, demand: d, stance: open, said: 2025}]\n";
    assert!(load_texts(&[both]).diagnostics.iter().all(|found| found.rule.name != "foreign-speaker"), "two at a time");
}

#[test]
fn a_membership_that_ends_before_it_begins_is_an_error_and_the_same_day_is_none() {
    for (dates, expected) in [
        ("from: 2025-03-01, until: 2025-02", 1),
        ("from: 2025-02-28, until: 2025-02", 0),
        ("from: 2025-03-01, until: 2025-03-01", 0),
        ("from: 2025-03, until: 2025-03-01", 0),
    ] {
        let text = format!(
            "parties: {{a: {{}}, b: {{kind: bloc, members: {{a: {{{dates}}}}}}}}}\npeople: {{p: {{party: {{a: {{{dates}}}}}}}}}\n\
             demands: {{}}\nstances: []\n"
        );
        let found = load_texts(&[&text]).diagnostics.into_iter().filter(|found| found.rule.name == "until-before-said");
        assert_eq!(found.count(), 2 * expected, "{dates}");
    }
}

#[test]
fn a_circle_is_one_if_it_holds_on_some_day() {
    for (of_first, of_second, expected) in [
        ("{}", "{}", 1),
        ("{until: 2020}", "{from: 2021}", 0),
        ("{until: 2021}", "{from: 2021}", 1),
        ("{until: 2021-03-10}", "{from: 2021-03-15}", 0),
        ("{from: 2030}", "{from: 2025-02, until: 2031}", 1),
        ("{from: 2025-02-10, until: 2025-02-11}", "{from: 2025-02}", 1),
    ] {
        let text = format!(
            "model: {{as_of: 2024-01-01}}\nparties: {{a: {{kind: bloc, members: {{b: {of_first}}}}}, \
             b: {{kind: bloc, members: {{a: {of_second}}}}}}}\ndemands: {{}}\nstances: []\n"
        );
        let found = load_texts(&[&text]).diagnostics.into_iter().filter(|found| found.rule.name == "membership-cycle");
        assert_eq!(found.count(), expected, "{of_first} {of_second}");
    }
}

#[test]
fn a_list_and_a_mapping_without_dates_say_the_same() {
    let text = |members: &str, person: &str| {
        format!(
            "parties: {{a: {{}}, b: {{}}, u: {{kind: bloc, members: {members}}}}}\npeople: {{p: {{party: {person}}}}}\n\
             demands: {{}}\nstances: []\n"
        )
    };
    let read = |members: &str, person: &str| {
        let loaded = load_texts(&[&text(members, person)]);
        let of =
            |list: &[demarche::model::Affiliation]| list.iter().map(|one| (one.party, one.period)).collect::<Vec<_>>();
        let members = loaded.model.parties.iter().flat_map(|(_, party)| of(&party.members)).collect::<Vec<_>>();
        let people = loaded.model.people.iter().flat_map(|(_, person)| of(&person.parties)).collect::<Vec<_>>();
        (members, people, loaded.diagnostics.iter().filter(|found| found.rule.code < "D0220").count())
    };
    assert_eq!(read("[a, b]", "a"), read("{b: {}, a: {}}", "{a: {}}"));
    assert_eq!(read("a", "a").0.len(), 1);
    // What is half wrong is half understood, and the numbers of people stay those of their names.
    let (members, people, wrong) = read("{a: {until: never}, b: 5, c: {}}", "{c: {}, a: {since: 2025}}");
    assert_eq!((members.len(), people.len(), wrong), (2, 1, 4));
    assert_eq!(read("{a: {}, a: {}}", "{a: 5, a: {}}"), (read("a", "a").0, read("a", "a").1, 3));
    assert_eq!(read("[a]", "[a, b]").1, [], "a list of parties says nothing of when");
    assert_eq!(read("[a]", "{}").1, []);
}
