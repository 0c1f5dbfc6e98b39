//! Parties are treated alike: if two parties change places, every picture has the same words, colours, frames and heads with the
//! two names exchanged. Only places differ, since parties stand by name.

mod drawn;

use std::collections::BTreeMap;

use demarche::answer::Register;
use demarche::id::PartyIx;
use demarche::model::Model;
use demarche::picture::choice::{Choice, Parties};
use demarche::picture::page::Page;
use demarche::picture::{PICTURES, Plate, Request};
use demarche::situation::Scope;

use crate::oracle::around::Around;
use crate::support::{load_texts, party, situation, sources};
use drawn::{Bag, Part, bag};

/// The two that change places, with their ids: the letters are the same, so that their names are equally wide and lines break
/// alike.
const TWO: [(&str, &str); 2] = [("alner", "Alner"), ("arnel", "Arnel")];

/// A text with whole words exchanged for others.
fn with_words(text: &str, words: &dyn Fn(&str) -> Option<&'static str>) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let mut found = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if is_word(first) { rest.find(|c| !is_word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (word, after) = rest.split_at(end);
        found.push_str(words(word).unwrap_or(word));
        rest = after;
    }
    found
}

/// The other of the two, for a word that is one of their ids or names.
fn other(word: &str) -> Option<&'static str> {
    let [a, b] = TWO;
    [(a.0, b.0), (b.0, a.0), (a.1, b.1), (b.1, a.1)].into_iter().find(|(from, _)| *from == word).map(|(_, to)| to)
}

/// Files in which two parties are called as the two of this test. What texts say of them stays as it is.
fn renamed(texts: &[&str], ids: [&str; 2], names: [&str; 2]) -> Vec<String> {
    let one = |text: &str| {
        let text = (0..2).fold(text.to_owned(), |text, at| {
            text.replace(&format!("name: {}", names[at]), &format!("name: {}", TWO[at].1))
        });
        with_words(&text, &|word| ids.iter().position(|id| *id == word).map(|at| TWO[at].0))
    };
    texts.iter().map(|text| one(text)).collect()
}

fn mirrored(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| with_words(text, &other)).collect()
}

fn model(texts: &[String]) -> Model {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let loaded = load_texts(&texts);
    assert!(!loaded.incomplete, "{:#?}", loaded.diagnostics);
    loaded.model
}

/// The pages of each picture, of what it is of by itself, and of one party and of the two where it can be, on a sheet that splits
/// nothing.
fn pictures(model: &Model, [a, b]: [&str; 2]) -> Vec<(String, Vec<Plate>)> {
    let (s, empty) = (situation(model), sources(&[""; 4]));
    let register = Register::new(&s, &empty);
    let two = [a, b].map(|id| party(model, id));
    let asked: [(&str, Vec<PartyIx>); 3] = [("", Vec::new()), (" of one", vec![two[0]]), (" of two", two.to_vec())];
    let mut found = Vec::new();
    for picture in &PICTURES {
        // A dispute is of the two by itself.
        let is_of = |parties: &[PartyIx]| {
            parties.is_empty() || picture.parties != Parties::Two && picture.parties.take(parties.len())
        };
        for (of, parties) in asked.iter().filter(|(_, parties)| is_of(parties)) {
            let plates = (picture.draw)(&Request {
                register: &register,
                scope: Scope::Derived,
                choice: Choice { parties: parties.clone(), ..Choice::default() },
                between: Some(two),
                papers: Vec::new(),
                page: Page::Natural,
            });
            found.push((format!("{}{of}", picture.name), plates));
        }
    }
    found
}

/// What is in one bag and not as often in another one.
fn only(bag: &Bag, other: &Bag) -> Vec<String> {
    let more = bag.iter().filter(|(what, number)| other.get(*what).is_none_or(|own| own < number));
    more.map(|(what, _)| what.clone()).collect()
}

fn all(plates: &[Plate], part: Part, words: &dyn Fn(&str) -> String) -> Bag {
    let mut all = Bag::new();
    let bags = plates.iter().flat_map(|plate| &plate.pages).flat_map(|page| bag(page, part, words));
    bags.for_each(|(what, number)| *all.entry(what).or_default() += number);
    all
}

/// Holds the pictures of some files against those of the same files with the two exchanged, and counts what was compared of each.
fn differences(place: &str, texts: &[String], seen: &mut BTreeMap<String, usize>) -> Vec<String> {
    let (first, second) = (model(texts), model(&mirrored(texts)));
    let [a, b] = TWO.map(|(id, _)| id);
    let exchanged = |word: &str| other(word).unwrap_or(word).to_owned();
    let mut wrong = Vec::new();
    for ((name, one), (_, two)) in pictures(&first, [a, b]).into_iter().zip(pictures(&second, [b, a])) {
        let part = one.iter().chain(&two).map(Part::of).fold(Part::Whole, Part::and);
        let (expected, found) = (all(&one, part, &exchanged), all(&two, part, &str::to_owned));
        let (missing, more) = (only(&expected, &found), only(&found, &expected));
        if !missing.is_empty() || !more.is_empty() {
            let some = |list: &[String]| list.iter().take(3).cloned().collect::<Vec<_>>().join("\n    ");
            wrong.push(format!("{place}, {name}:\n  missing\n    {}\n  instead\n    {}", some(&missing), some(&more)));
        }
        *seen.entry(name).or_default() += if part == Part::Whole { expected.len() } else { 0 };
    }
    wrong
}

#[test]
fn two_parties_that_change_places_get_the_mirrored_picture() {
    let models = [
        ("positions.yaml", include_str!("../positions.yaml"), ["russia", "ukraine"], ["Russia", "Ukraine"]),
        (
            "selvar-basin.yaml",
            include_str!("../examples/selvar-basin.yaml"),
            ["orveth", "tamolin"],
            ["Orveth", "Tamolin"],
        ),
        ("two-papers.yaml", include_str!("../examples/two-papers.yaml"), ["aubrey", "corvel"], ["Aubrey", "Corvel"]),
        (
            "pay-talks.yaml",
            include_str!("../examples/pay-talks.yaml"),
            ["operators", "union"],
            ["Port Operators", "Dockers' Union"],
        ),
    ];
    let (mut wrong, mut seen) = (Vec::new(), BTreeMap::new());
    for (place, text, ids, names) in models {
        wrong.extend(differences(place, &renamed(&[text], ids, names), &mut seen));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // What is hardly drawn is hardly compared.
    assert!(seen.values().all(|number| *number > 60), "{seen:?}");
}

#[test]
fn two_parties_of_random_talks_that_change_places_get_the_mirrored_picture() {
    let (mut wrong, mut seen) = (Vec::new(), BTreeMap::new());
    for seed in 0..30 {
        let around = Around::random(seed);
        let texts = renamed(&around.texts(), ["p0", "p1"], ["Aland", "Bland"]);
        wrong.extend(differences(&format!("talks {seed}"), &texts, &mut seen));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // What is hardly drawn is hardly compared.
    assert!(seen.values().all(|number| *number > 60), "{seen:?}");
}
