//! The numbers of `common-ground` and `timeline` are those of their answers, on two models, and two parties that change places
//! change nothing but their places.

use demarche::analysis::{self, Asked, Window};
use demarche::answer::{Coalitions, EntryKind, Groups, Register, Timeline};
use demarche::model::Model;
use demarche::picture::Picture;
use demarche::search::patience::Endless;
use demarche::situation::Scope;

use super::{dots, mirrored};
use crate::support::{ISTANBUL, MINI_ISTANBUL, SELVAR, drawn, model, situation, sources};

fn models() -> [Model; 2] {
    [model(&[ISTANBUL]), model(&[SELVAR])]
}

/// The text of all pages, without tags, one line for each that is drawn.
pub fn text(model: &Model, picture: &str) -> String {
    let drawings = drawn(&situation(model), Picture::named(picture).expect("it is there"));
    let mut text = String::new();
    for dot in drawings.iter().map(|drawing| &drawing.dot) {
        let table = dot.split("  node[").next().unwrap_or_default();
        for piece in table.split('<') {
            let broken = piece.starts_with("BR") || piece.starts_with("/TD");
            text.push_str(if broken { " " } else { "" });
            text.push_str(piece.split_once('>').map_or("", |(_, said)| said));
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn groups<T>(model: &Model, read: impl FnOnce(&Groups<'_>) -> T) -> T {
    let (s, empty) = (situation(model), sources(&[""; 8]));
    let asked = Asked { parties: 2, shared: 1, limit: None };
    let found = analysis::coalitions(&s, Scope::Derived, asked, &Endless);
    match Coalitions::new(&Register::new(&s, &empty), asked, &found, Scope::Derived) {
        Coalitions::Listed(groups) => read(&groups),
        Coalitions::Counted(_) => unreachable!("they are listed"),
    }
}

#[test]
fn the_headline_of_common_ground_has_the_numbers_of_the_answer() {
    for model in models() {
        let text = text(&model, "common-ground");
        let mut two = analysis::between(&situation(&model)).expect("there are two").parties;
        model.sort_by_name(&mut two);
        let names = two.map(|ix| model.parties[ix].name.as_str());
        groups(&model, |groups| {
            let most = groups.coalitions[0].parties.len();
            assert!(text.contains(&format!(" {most} parties and share")), "{text}");
            let both = groups
                .coalitions
                .iter()
                .filter(|group| names.iter().all(|name| group.parties.iter().any(|party| party.name == *name)));
            let shared = both.map(|group| group.shared.len()).max().expect("they share something");
            let [a, b] = names;
            assert!(text.contains(&format!("; {a} and {b} share {shared}")), "{text}");
            let number = groups.number;
            assert!(text.contains(&format!("{number} groups of at least")), "{number}: {text}");
        });
    }
}

const TERMS: &str = "\
parties: {a: {name: A}, b: {name: B}, c: {name: C}}
model: {between: [a, b]}
issues: {i: {name: I}}
demands:
  filling: {issue: i, text: The lake is filled, parameters: {years: number}}
  gate: {issue: i, text: The gate is open}
  later: {issue: i, text: The road is built}
stances:
  - {party: a, demand: filling, stance: supports, accepts: {years: {max: 5}}}
  - {party: b, demand: filling, stance: supports, accepts: {years: {min: 4}}}
  - {party: c, demand: filling, stance: supports, accepts: {years: {min: 8}}}
  - {party: a, demand: gate, stance: rejects}
  - {party: b, demand: gate, stance: opposes}
  - {party: a, demand: later, stance: supports, only_after: the lake is full}
  - {party: b, demand: later, stance: supports}
";

/// All three are for the filling, and no number of years suits all of them: an entry without that would make a minister wrong.
#[test]
fn what_is_shared_with_terms_that_do_not_meet_says_so() {
    let text = text(&model(&[TERMS]), "common-ground");
    let entries = [
        "≈ The lake is filled (terms do not meet: years)",
        "+ The lake is filled",
        "− The gate is open",
        "± The road is built (waits: A)",
    ];
    entries.iter().for_each(|entry| assert!(text.contains(entry), "{entry}: {text}"));
    // Of the two alone, four or five years suit both.
    assert!(text.contains("; A and B share 3, 1 of them on a condition."), "{text}");
    for meaning in ["≈ for, but what they accept has no value in common.", "“Waits” names", "+ for", "− against"]
    {
        assert!(text.contains(meaning), "{meaning}: {text}");
    }
    assert!(!text.contains("≈ The gate"), "{text}");
    let apart = self::text(&model(&[&TERMS.replace("min: 4", "min: 6")]), "common-ground");
    let headline = "A and B share 3, 1 of them on a condition, 1 with terms that do not meet.";
    assert!(apart.contains(headline), "{apart}");
}

#[test]
fn the_headline_of_the_timeline_has_the_numbers_of_the_answer() {
    for model in models() {
        let text = text(&model, "timeline");
        let (s, empty) = (situation(&model), sources(&[""; 8]));
        let window = Window::default();
        let answer = Timeline::new(&Register::new(&s, &empty), &window, &analysis::timeline(&s, &window), false);
        let all = |kind, planned| {
            answer.entries.iter().filter(|entry| entry.kind == kind && entry.planned == planned).count()
        };
        for (number, what) in [
            (all(EntryKind::Event, false), "event"),
            (all(EntryKind::Claim, false), "claim"),
            (all(EntryKind::Figure, false), "figure"),
            (answer.undated, "entr"),
        ] {
            assert!(number == 0 || text.contains(&format!("{number} {what}")), "{number} {what}: {text}");
        }
    }
}

/// What an entry rests on is behind it: every quotation that a cell's entries have, with what its source is called.
#[test]
fn what_the_timeline_tells_has_its_words_and_sources_behind_it() {
    for model in models() {
        let (dot, (s, empty)) = (dots(&model, "timeline"), (situation(&model), sources(&[""; 8])));
        let window = Window::default();
        let answer = Timeline::new(&Register::new(&s, &empty), &window, &analysis::timeline(&s, &window), false);
        let events = answer.entries.iter().filter(|entry| entry.kind == EntryKind::Event);
        let pieces: Vec<_> = events.flat_map(|entry| &entry.evidence).collect();
        assert!(pieces.len() > 5, "{pieces:?}");
        for piece in pieces {
            let source = model.source_name(model.find_source(piece.source.id).expect("a source"));
            let told = match (piece.quote, piece.at) {
                (Some(quote), _) => format!("{source}: “{quote}”"),
                (None, at) => format!("{source}: ({})", at.expect("words or a place")),
            };
            assert!(dot.contains(&told.replace('"', "&quot;").replace('\'', "&#39;")), "{told}");
        }
    }
}

/// Who prepares the meeting of tomorrow needs to read who may stay away, and what comes next.
#[test]
fn the_timeline_names_what_comes_next_and_who_may_not_come() {
    let text = text(&model(&[SELVAR]), "timeline");
    for said in [
        "Next: Meeting of ministers on the Selvar, 21 May 2024.",
        "Attendance of “Meeting of ministers on the Selvar” is uncertain for Kelvast and Tamolin.",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn parties_that_change_places_share_the_same() {
    let words = |text: &str| {
        let text = self::text(&model(&[text]), "common-ground");
        // Where a name stands in a list, and so what stands behind it, goes by the alphabet.
        let words = text.split(' ').map(|word| word.trim_matches(['(', ')', ',', ';', '.']));
        let mut words: Vec<String> = words.map(str::to_owned).collect();
        words.sort();
        words
    };
    let mut swapped: Vec<String> = words(&mirrored(MINI_ISTANBUL)).iter().map(|word| mirrored(word)).collect();
    swapped.sort();
    assert_eq!(words(MINI_ISTANBUL), swapped);
}
