//! The pictures of steps and of what stands in the way of a deal say the numbers of their answers.

use demarche::analysis::{Footing, Impatient, Scope, Situation, roadmap};
use demarche::answer::{Register, Roadmap};
use demarche::date::Date;
use demarche::picture::choice::Choice;
use demarche::picture::page::Page;
use demarche::picture::{Picture, Plate, Request};

use crate::support::{CLEAN, ISTANBUL, SELVAR, day, drawn, model, situation, sources};

fn plate(s: &Situation<'_>, name: &str) -> Option<Plate> {
    let empty = sources(&[""; 4]);
    let register = Register::new(s, &empty);
    let picture = Picture::named(name).expect("it is there");
    let request = Request {
        register: &register,
        scope: Scope::Derived,
        choice: Choice::default(),
        between: None,
        papers: Vec::new(),
        page: Page::A4,
    };
    (picture.draw)(&request).pop()
}

fn roadmap_of(text: &str, on: Option<Date>) -> (String, String, usize, usize) {
    let model = model(&[text]);
    let s = Situation::new(&model, on, Vec::new());
    let empty = sources(&[""; 4]);
    let register = Register::new(&s, &empty);
    let answer = Roadmap::new(&register, &roadmap(&s, &Impatient), &Footing::of_steps(&s, Scope::Derived));
    let plate = plate(&s, "roadmap").expect("there are steps");
    let dot = plate.pages.concat();
    (plate.head.headline, dot, answer.numbers.locked, answer.numbers.all)
}

#[test]
fn the_roadmap_counts_what_waits_for_one_another() {
    let (headline, dot, locked, all) = roadmap_of(ISTANBUL, Some(day("2025-05-30")));
    assert!(headline.starts_with(&format!("{locked} of {all} steps wait for one another")), "{headline}");
    assert!(dot.contains("Ways out: one of these is enough"), "{dot}");
    let (headline, dot, locked, all) = roadmap_of(SELVAR, None);
    assert!(headline.starts_with(&format!("{locked} of {all} steps wait for one another")), "{headline}");
    assert!(dot.contains("leads to what is refused"), "{dot}");
    assert!(plate(&situation(&model(&[CLEAN])), "roadmap").is_none(), "without steps and orders there is no roadmap");
}

#[test]
fn why_no_deal_counts_the_obstacles_and_shows_packages_where_there_are_some() {
    let istanbul = model(&[ISTANBUL]);
    let headline = plate(&situation(&istanbul), "why-no-deal").expect("positions are known").head.headline;
    assert!(headline.starts_with("0 of 796,262,400 packages are acceptable to all; "), "{headline}");
    assert!(headline.ends_with("obstacles in 3 groups; no single move opens a deal."), "{headline}");
    let clean = model(&[CLEAN]);
    let plate = plate(&situation(&clean), "why-no-deal").expect("a position is known");
    assert!(plate.head.headline.ends_with("acceptable to all."), "{}", plate.head.headline);
    assert!(plate.pages[0].contains("None of them provides for"), "{}", plate.pages[0]);
}

#[test]
fn pages_are_as_many_as_they_take() {
    let selvar = model(&[SELVAR]);
    for name in ["roadmap", "why-no-deal"] {
        let pages = drawn(&situation(&selvar), Picture::named(name).expect("it is there"));
        assert!(pages.len() > 1, "{name}: {}", pages.len());
    }
}
