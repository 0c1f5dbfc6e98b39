//! The pictures of steps and of what stands in the way of a deal say the numbers of their answers.

use demarche::analysis::{Footing, roadmap};
use demarche::answer::{Register, Roadmap, StepNumbers};
use demarche::date::Date;
use demarche::picture::choice::Choice;
use demarche::picture::page::Page;
use demarche::picture::{Picture, Plate, Request};
use demarche::search::patience::Impatient;
use demarche::situation::{Scope, Situation};

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

fn roadmap_of(text: &str, on: Option<Date>) -> (String, String, StepNumbers) {
    let model = model(&[text]);
    let s = Situation::of(&model).on(on).build();
    let empty = sources(&[""; 4]);
    let register = Register::new(&s, &empty);
    let answer = Roadmap::new(&register, &roadmap(&s, &Impatient), &Footing::of_steps(&s, Scope::Derived));
    let plate = plate(&s, "roadmap").expect("there are steps");
    let dot = plate.pages.concat();
    (plate.head.headline, dot, answer.numbers)
}

#[test]
fn the_roadmap_counts_what_waits_for_one_another() {
    let (headline, dot, StepNumbers { all, locked, .. }) = roadmap_of(ISTANBUL, Some(day("2025-05-30")));
    assert!(headline.starts_with(&format!("{all} steps: none can be taken")), "{headline}");
    assert!(headline.contains(&format!("; {locked} wait for one another, in 1 deadlock;")), "{headline}");
    assert!(dot.contains("Ways out: one of these is enough"), "{dot}");
    assert!(dot.contains("can open the deadlock alone"), "{dot}");
    let (headline, dot, numbers) = roadmap_of(SELVAR, None);
    let StepNumbers { all, can_be_taken, refused, after_refused, exclusive, locked, behind, .. } = numbers;
    assert_eq!(can_be_taken + refused + after_refused + exclusive + locked + behind, all, "the numbers add up");
    assert_eq!((can_be_taken, refused, after_refused), (0, 1, 3), "three come after what the Reed Guard refuses");
    assert!(headline.contains("1 leads to what a party refuses; 3 come after what a party refuses;"), "{headline}");
    for words in ["leads to what is refused", "comes after what is refused", "insisted on by", "waited for by"] {
        assert!(dot.contains(words), "{words}: {dot}");
    }
    assert!(!dot.contains("dashed"), "dashes mean a condition in other pictures");
    assert!(plate(&situation(&model(&[CLEAN])), "roadmap").is_none(), "without steps and orders there is no roadmap");
}

#[test]
fn one_step_is_told_as_one() {
    let step = |after: &str| {
        let text =
            format!("{{parties: {{a: {{}}}}, demands: {{}}, stances: [], steps: {{one: {{text: One{after}}}}}}}");
        roadmap_of(&text, None).0
    };
    assert_eq!(step(""), "1 step: it can be taken as positions stand; there is no deadlock.");
}

#[test]
fn why_no_deal_counts_the_obstacles_and_shows_packages_where_there_are_some() {
    let istanbul = model(&[ISTANBUL]);
    let headline = plate(&situation(&istanbul), "why-no-deal").expect("positions are known").head.headline;
    assert!(headline.starts_with("0 of 796,262,400 packages are acceptable to all; "), "{headline}");
    assert!(headline.ends_with("obstacles in 3 groups; a deal takes at least 5 moves."), "{headline}");
    let clean = model(&[CLEAN]);
    let plate = plate(&situation(&clean), "why-no-deal").expect("a position is known");
    assert!(plate.head.headline.ends_with("acceptable to all."), "{}", plate.head.headline);
    assert!(plate.pages[0].contains("None of them provides for"), "{}", plate.pages[0]);
}

#[test]
fn sets_of_moves_say_what_is_given_up_and_what_they_share_once() {
    let pages = plate(&situation(&model(&[SELVAR])), "why-no-deal").expect("positions are known").pages;
    // The text between tags, in one line.
    let plain = |dot: &String| {
        let pieces = dot.split('<').map(|piece| piece.split_once('>').map_or("", |(_, said)| said));
        pieces.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let pages: Vec<String> = pages.iter().map(plain).collect();
    assert!(pages[0].contains("A move means that a party gives up a point;"), "at the beginning: {}", pages[0]);
    assert!(
        pages[0].contains("(6 obstacles are drawn; at least 92 more, none of them smaller, are not)"),
        "{}",
        pages[0]
    );
    let all = pages.concat();
    assert!(all.contains("at least 630,000, each of at least 16 moves"), "{all}");
    for verb in ["no longer insists on", "no longer insist on", "no longer refuses", "no longer accepts only"] {
        assert!(all.contains(verb), "{verb}: {all}");
    }
    assert_eq!(all.matches("In each set below").count(), 1, "sets of one group alone have moves in common");
    assert_eq!(
        all.matches("Inland Waters Fund and Tamolin no longer insist on").count(),
        1,
        "what is in each is said once"
    );
    assert!(all.contains("– continued, each with the moves that stand under “all” before"), "{all}");
    assert!(!all.contains("knot") && !all.contains("such point"), "{all}");
}

#[test]
fn one_package_is_told_as_one() {
    let text = "{parties: {a: {}, b: {}}, issues: {i: {options: {only: x}}}, demands: {x: {issue: i, text: X}},\
                stances: [{party: a, demand: x, stance: demands}, {party: b, demand: x, stance: rejects}]}";
    let headline = plate(&situation(&model(&[text])), "why-no-deal").expect("positions are known").head.headline;
    assert!(headline.starts_with("0 of 1 package is acceptable to all; 1 obstacle; "), "{headline}");
}

/// Who is only open to something, and that on a condition, insists on nothing but the condition.
#[test]
fn a_condition_is_no_demand() {
    let text = |waits: &str| {
        let text = format!(
            "{{parties: {{low: {{name: Lowland}}, up: {{name: Upland}}}}, issues: {{i: {{name: I}}, j: {{name: J}}}},\
             demands: {{high: {{issue: i, text: The dam is high}}, share: {{issue: j, text: Lowland gets power}}}},\
             stances: [{{party: low, demand: share, stance: {waits}, only_after: high}},\
             {{party: up, demand: share, stance: demands}}, {{party: up, demand: high, stance: rejects}}]}}"
        );
        plate(&situation(&model(&[&text])), "why-no-deal").expect("positions are known").pages.concat()
    };
    let plain = |dot: String| {
        let pieces = dot.split('<').map(|piece| piece.split_once('>').map_or("", |(_, said)| said));
        pieces.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let open = plain(text("open"));
    for said in [
        "Lowland ± accepts only on a condition Lowland gets power, only after “The dam is high”",
        "Lowland no longer holds to its condition on “Lowland gets power” (only after “The dam is high”)",
        "each a demand, a refusal, terms or a condition of it",
    ] {
        assert!(open.contains(said), "{said}: {open}");
    }
    assert!(!open.contains("Lowland no longer insists") && !open.contains("Lowland insists"), "{open}");
    let firm = plain(text("demands"));
    assert!(firm.contains("Lowland no longer"), "{firm}");
}

#[test]
fn pages_are_as_many_as_they_take() {
    let selvar = model(&[SELVAR]);
    for name in ["roadmap", "why-no-deal"] {
        let pages = drawn(&situation(&selvar), Picture::named(name).expect("it is there"));
        assert!(pages.len() > 1, "{name}: {}", pages.len());
    }
}
