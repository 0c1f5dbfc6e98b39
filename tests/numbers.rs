//! What pictures say in words is what the answers have in JSON: every number and every name above and below every picture, on
//! many random models, counted from the entries and not read from a total.

mod asked;
mod json;
mod positions;
mod sentence;
mod talks;
mod told;

use std::collections::BTreeMap;

use demarche::answer::Register;
use demarche::id::{DemandIx, Ix, PartyIx};
use demarche::model::Assumption;
use demarche::model::{Level, LevelRange, Model};
use demarche::picture::choice::Choice;
use demarche::picture::page::Page;
use demarche::picture::{PICTURES, Picture, Plate, Request};
use demarche::situation::{Scope, Situation};
use demarche::source::Sources;
use serde_json::Value;

use crate::oracle::around::Around;
use crate::support::{ISTANBUL, MINI_ISTANBUL, SELVAR, load_texts, sources};
use asked::Asked;
use json::rows;
use sentence::{Facts, Pattern};
use told::Told;

/// How many random models pictures are compared on.
const MODELS: u64 = 200;

/// The patterns of a picture, read once.
struct Patterns {
    question: Pattern,
    headline: Vec<Pattern>,
    notes: Pattern,
}

impl Patterns {
    fn new(told: &Told) -> Patterns {
        Patterns {
            question: Pattern::new(told.question),
            headline: told.headline.iter().map(|one| Pattern::sentences(&[one])).collect(),
            notes: Pattern::sentences(told.notes),
        }
    }
}

/// All patterns, and what was found with them.
struct Reader {
    of: BTreeMap<&'static str, Patterns>,
    foot: Pattern,
    as_of: Pattern,
    /// Whether the drawings are looked into as well, which takes longer.
    looks_into_pages: bool,
    wrong: Vec<String>,
    read: BTreeMap<&'static str, usize>,
}

impl Reader {
    fn new(looks_into_pages: bool) -> Reader {
        Reader {
            looks_into_pages,
            of: told::PICTURES.iter().map(|told| (told.picture, Patterns::new(told))).collect(),
            foot: Pattern::new(told::FOOT),
            as_of: Pattern::new(told::AS_OF),
            wrong: Vec::new(),
            read: BTreeMap::new(),
        }
    }

    /// Reads what stands above and below a picture.
    fn read(&mut self, place: &str, picture: &'static str, plate: &Plate, facts: &Facts) {
        *self.read.entry(picture).or_default() += 1;
        let (head, of) = (&plate.head, &self.of[picture]);
        // Which parties or sources stand on a sheet is a matter of its width.
        let question = head.question.split(" · ").next().unwrap_or_default();
        let (notes, as_of) = (head.notes.join(" "), std::slice::from_ref(&self.as_of));
        let texts = [
            ("question", question, std::slice::from_ref(&of.question)),
            ("day", &head.as_of, as_of),
            ("headline", &head.headline, &of.headline),
            ("notes", &notes, std::slice::from_ref(&of.notes)),
            ("foot", &head.foot, std::slice::from_ref(&self.foot)),
        ];
        for (what, text, patterns) in texts {
            let found: Vec<_> = patterns.iter().map(|pattern| pattern.check(text, facts)).collect();
            let known = found.into_iter().find(|found| *found != Err(None));
            let wrong = match known {
                Some(Ok(())) => continue,
                Some(Err(wrong)) => wrong.unwrap_or_default().join("; "),
                None => "no pattern of the picture fits; if the wording was changed, change tests/numbers/told.rs"
                    .to_owned(),
            };
            self.wrong.push(format!("{place}, {what} of {picture}: {wrong}\n    {text}"));
        }
        let pages = plate.pages.iter().enumerate().filter(|_| self.looks_into_pages);
        for (at, drawn) in pages.map(|(at, dot)| (at, words_of(dot))) {
            // The notes are read once, on the first page.
            let notes = if at == 0 { notes.as_str() } else { "" };
            for text in [head.title.as_str(), question, &head.headline, notes, &head.foot] {
                // A line may end after a hyphen, too.
                if !unspaced(&drawn).contains(&unspaced(text)) {
                    self.wrong.push(format!("{place}, page {} of {picture} does not say: {text}", at + 1));
                }
            }
        }
    }

    /// Every picture of a situation.
    fn read_all(&mut self, place: &str, situation: &Situation<'_>, sources: &Sources) {
        let asked = Asked::new(situation, sources);
        let register = Register::new(situation, sources);
        let two = demarche::analysis::between(situation).map(|found| found.parties);
        for picture in &PICTURES {
            let plates = |parties: Vec<PartyIx>| {
                (picture.draw)(&Request {
                    register: &register,
                    scope: Scope::Derived,
                    choice: Choice { parties, ..Choice::default() },
                    between: two,
                    papers: Vec::new(),
                    page: Page::A4,
                })
            };
            for plate in plates(Vec::new()) {
                let facts = counted(&asked, picture, &plate, two.map_or(Vec::new(), |two| two.to_vec()));
                self.read(place, picture.name, &plate, &facts);
            }
            if let ("stance-map", Some([one, _])) = (picture.name, two) {
                for plate in plates(vec![one]) {
                    self.read(place, picture.name, &plate, &counted(&asked, picture, &plate, vec![one]));
                }
            }
        }
    }
}

/// The text of a page, without tags, in one line.
fn words_of(dot: &str) -> String {
    let pieces = dot.split('<').map(|piece| match piece.split_once('>') {
        Some((tag, said)) if tag.starts_with("BR") || tag.starts_with("/TD") => format!(" {said}"),
        Some((_, said)) => said.to_owned(),
        None => String::new(),
    });
    pieces.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").replace("&#93;", "]")
}

/// What the answer of a picture comes to.
fn counted(asked: &Asked<'_>, picture: &Picture, plate: &Plate, parties: Vec<PartyIx>) -> Facts {
    let two = <[PartyIx; 2]>::try_from(parties.as_slice()).ok();
    let entries = |answer: &Value, key: &str| rows(answer, key).to_vec();
    let (answer, facts) = match picture.name {
        "dispute" | "dispute-words" => {
            let mut two = two.expect("a picture of two");
            asked.situation.model.sort_by_name(&mut two);
            positions::dispute(asked, two)
        }
        "common-ground" => {
            let has_columns = !plate.pages[0].contains("who belongs to it");
            talks::groups(asked, two, has_columns)
        }
        "roadmap" => talks::roadmap(asked),
        "why-no-deal" => talks::deal(asked),
        "timeline" => talks::timeline(asked),
        "sources" => talks::disputes(asked),
        "text" => {
            let papers = &asked.situation.model.papers;
            let is_own = |id: &str| plate.about == id || plate.about.starts_with(&format!("{id}-parties-"));
            let paper = papers.iter().find(|(_, paper)| is_own(paper.id.as_str())).expect("a document").0;
            positions::document(asked, paper)
        }
        "matrix" => positions::matrix(asked),
        "stance-map" => positions::stance_map(asked, &parties),
        "party-map" => positions::party_map(asked),
        other => panic!("nobody counts for `{other}`"),
    };
    let listed: Option<Vec<Value>> = match picture.name {
        "timeline" => Some(entries(&answer, "entries").into_iter().filter(|entry| !entry["date"].is_null()).collect()),
        "sources" => Some(entries(&answer, "disputes").iter().flat_map(|one| entries(one, "answers")).collect()),
        _ => None,
    };
    let shared = talks::shared(&answer, listed.as_ref().map(|all| all.iter().collect()));
    facts.into_iter().chain(shared).collect()
}

/// On every fifth model something is assumed.
fn situation(model: &Model, seed: u64) -> Situation<'_> {
    let supports = Level::from_word("supports").expect("a word of the scale");
    let assumption = Assumption {
        party: PartyIx::new(0),
        demand: DemandIx::new(0),
        levels: Some(LevelRange::between(supports, supports)),
    };
    Situation::of(model).assuming(if seed % 5 == 4 { vec![assumption] } else { Vec::new() }).build()
}

fn unspaced(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_number_and_name_in_words_is_that_of_the_answer() {
    let mut reader = Reader::new(false);
    for seed in 0..MODELS {
        let around = Around::random(seed);
        let loaded = load_texts(&around.texts());
        assert!(!loaded.incomplete, "{seed}: {:#?}", loaded.diagnostics);
        let texts = sources(&around.texts());
        reader.read_all(&format!("talks {seed}"), &situation(&loaded.model, seed), &texts);
        assert!(reader.wrong.len() < 8, "{}", reader.wrong.join("\n"));
    }
    assert!(reader.wrong.is_empty(), "{}", reader.wrong.join("\n"));
    // Whatever is drawn of few models only is hardly tested.
    let seldom: Vec<_> = PICTURES.iter().filter(|one| reader.read.get(one.name).is_none_or(|n| *n < 100)).collect();
    assert!(seldom.is_empty(), "{:?}", reader.read);
}

#[test]
fn every_number_and_name_in_words_is_that_of_the_answer_of_larger_models() {
    let mut reader = Reader::new(true);
    for (place, text) in [("istanbul", ISTANBUL), ("selvar", SELVAR), ("mini-istanbul", MINI_ISTANBUL)] {
        let model = load_texts(&[text]).model;
        reader.read_all(place, &Situation::of(&model).build(), &sources(&[text]));
    }
    assert!(reader.wrong.is_empty(), "{}", reader.wrong.join("\n"));
}
